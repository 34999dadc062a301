""" "The latter", "her rival", "the younger Lund" -> which of two named before they are."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.extract.names.name import Name, NameMention
from workbench.extract.speakers.passage import Passage
from workbench.extract.speakers.pronouns import Pronouns
from workbench.lexicon import table
from workbench.values.span import Span

_REACH = 2  # sentences back to where the two are named
_OWNERS = {"his": "male", "her": "female"}
_SUCCEEDS = re.compile(
    r"""
    (?:,[^,.;]{1,60},)?\s(?:who\s)?(?:has\s|had\s)?
    (?:succeeded|succeeds|replaced|replaces|took\sover\sfrom|takes\sover\sfrom|unseated|ousted)
    \s(?:(?:the|former|outgoing|[Mm]r|[Mm]s|[Mm]rs|[Dd]r|president|mayor|minister)\.?\s){0,3}
    """,
    re.VERBOSE,
)
_AGE = re.compile(r"the\s(?P<which>younger|elder|older)\s(?P<surname>[\w’'-]+)")


class OfTwo:
    """Resolves words that choose between two."""

    def __init__(self, passage: Passage, pronouns: Pronouns) -> None:
        self._passage = passage
        self._pronouns = pronouns

    def full_name(self, source: Span) -> str | None:
        """The one of the two that the words choose; None where there are more, or fewer."""
        low = source.of(self._passage.text).lower()
        if low in ("the former", "the latter"):
            return self._by_order(source, low)
        if (aged := _AGE.fullmatch(low)) is not None:
            return self._by_age(aged["surname"], aged["which"], source)
        owner, _, noun = low.partition(" ")
        if owner in _OWNERS and noun in ("predecessor", "successor"):
            whose = self._pronouns.person(Span(source.start, source.start + len(owner)), _OWNERS[owner])
            return self._by_succession(noun, source, whose) if whose is not None else None
        if owner in _OWNERS and noun in table("titles", "opposites")["words"]:
            return self._opposite(_OWNERS[owner], source)
        return None

    def _by_order(self, source: Span, which: str) -> str | None:
        """Of the two in the nearest sentence that names any the first, or the last."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        for back in range(1, _REACH + 1):
            if back > sentence:
                break
            named = self._named_in(sentence - back)
            if not named:
                continue
            people = [mention for mention in named if mention.name.kind == "person"]
            full = list(dict.fromkeys(mention.name.full for mention in people or named))
            return full[0 if which == "the former" else 1] if len(full) == 2 else None
        return None

    def _by_succession(self, noun: str, source: Span, whose: str) -> str | None:
        """Who came before or after that person, where one such change is told: "Lund succeeded Ash"."""
        here = self._passage
        found = set()
        for first, second in pairwise(here.mentions_before(source)):
            verb = here.text[first.span.end : second.span.start]
            if first.name.kind == second.name.kind == "person" and _SUCCEEDS.fullmatch(verb):
                asked, other = (second, first) if noun == "predecessor" else (first, second)
                if other.name.full == whose:
                    found.add(asked.name.full)
        return found.pop() if len(found) == 1 else None

    def _opposite(self, gender: str, source: Span) -> str | None:
        """The one of two people near who is not "he", or "she"."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        near = [m for n in range(max(0, sentence - _REACH), sentence + 1) for m in self._named_in(n)]
        mentions = [mention for mention in near if mention.span.start < source.start]
        people = list({mention.name: None for mention in mentions if mention.name.kind == "person"})
        if len(people) != 2:
            return None
        spoke = next((each.name for each in reversed(here.said) if each.name is not None), None)
        fitting = [name for name in people if name.gender in ("", gender)]
        owner = spoke if spoke in fitting else fitting[0] if len(fitting) == 1 else None
        return next(name.full for name in people if name is not owner) if owner else None

    def _by_age(self, surname: str, which: str, source: Span) -> str | None:
        """Of two who share the surname the one who is told to be younger, or has fewer years."""
        bearers = [
            name
            for name in self._passage.names.all_called(surname)
            if name.kind == "person" and name.first < source.start and " " in name.full
        ]
        if len(bearers) != 2:
            return None
        told = {name.full: self._rank(name, bearers, source) for name in bearers}
        wanted = "younger" if which == "younger" else "elder"
        fitting = [full for full, rank in told.items() if rank == wanted]
        return fitting[0] if len(fitting) == 1 else None

    def _rank(self, name: Name, bearers: list[Name], source: Span) -> str:
        other = next(each for each in bearers if each is not name)
        if len(name.ages) == len(other.ages) == 1 and name.ages != other.ages:
            return "younger" if min(name.ages) < min(other.ages) else "elder"
        for one, turned in ((name, False), (other, True)):
            first = re.escape(one.full.split()[0])
            said = re.search(
                rf"\b{first}\s(?:is|was)\sthe\s(younger|elder|older)\b|\bthe\s(younger|elder|older),\s{first}\b",
                self._passage.text[: source.start],
                re.IGNORECASE,
            )
            if said is not None:
                young = "younger" in (said[1] or said[2]).lower()
                return "younger" if young is not turned else "elder"
        return ""

    def _named_in(self, sentence: int) -> list[NameMention]:
        here = self._passage
        around = here.sentence_around(here.starts[sentence])
        return [mention for mention in here.names.inside(around) if mention in here.mentions]
