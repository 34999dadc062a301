""" "Norvane’s governor", and "the ministry" after "Norvane’s defence ministry" -> who or what it is."""

from __future__ import annotations

import re

from workbench.extract.names.name import Name
from workbench.extract.names.words import (
    body_modifiers,
    body_words,
    lands,
    people_words,
    portfolios,
    ranks,
    speaking,
)
from workbench.extract.source_words import DEFINITE
from workbench.extract.speakers.passage import Passage
from workbench.lexicon import table
from workbench.values.span import Span

_FARTHEST = 3000  # characters to where it is told
_OWNED = re.compile(
    r"(?:[Tt]he\s)?(?P<owner>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})[’']s?\s(?P<what>[a-z][a-z -]*)"
)
_OWNER_BEFORE = re.compile(
    r"""
    (?:
        \b(?P<owner>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3})[’']s?   # "Norvane’s"
      | \b[Tt]he\s(?P<land>[A-Z][\w-]+)                        # "the Norvanian"
    )
    (?P<middle>(?:\s[a-z-]+){0,2})\s$
    """,
    re.VERBOSE,
)

_OF_HERE = frozenset({"regional", "provincial", "local"})
"""What tells that an office is that of the place told of: "Regional governor Lee Ash"."""
_MODIFIES = re.compile(
    r"\s(?:[a-z]{2,}(?:ing|tion|ment|paper|house|tax)s?|club|budget|vote|seat|election|elections|bonds?)\b"
)
"""What makes the noun before it tell only of what kind something is: "university newspaper"."""


class Owned:
    """Resolves people and bodies by whose they are."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def holder(self, source: Span) -> str | None:
        """The one who holds the office of a place or a body: "Norvane’s governor" is Governor Ada Lund."""
        told = _OWNED.fullmatch(source.of(self._passage.text))
        if told is None:
            return None
        words = set(told["what"].split())
        head = told["what"].split()[-1]
        if head not in people_words():
            return None
        fitting = [
            name
            for name in self._passage.names.people_called(head)
            if words <= name.roles
            and words & ranks() == name.roles & ranks()
            and abs(name.first - source.start) < _FARTHEST
            and not _is_of_another(name, told["owner"])
        ]
        of_owner = [
            name
            for name in fitting
            if _is_of(name, told["owner"]) or self._is_told_of(name, f"{told['what']} of {told['owner']}")
        ]
        of_here = [name for name in fitting if not name.roles.isdisjoint(_OF_HERE)]
        one = of_owner or (of_here if len(fitting) == 1 else [])
        return one[0].full if len(one) == 1 else None

    def _is_told_of(self, name: Name, office: str) -> bool:
        """Whether the words stand right before the name: "the mayor of Norvane, Ada Lund"."""
        here = self._passage
        return any(
            mention.name is name and here.text.endswith((f"{office} ", f"{office}, "), 0, mention.span.start)
            for mention in here.mentions
        )

    def body(self, source: Span) -> str | None:
        """The only such body that the text names by whose it is: "Norvane’s defence ministry"."""
        low = source.of(self._passage.text).lower()
        words = low.split()[1:]
        if not low.startswith(DEFINITE) or not words or words[-1] not in body_words() | speaking():
            return None
        if self._passage.is_quoted(source):
            return None  # whose government it is only the one knows who is quoted
        if words[-1] in table("speakers", "not_owned")["words"]:
            return None
        if not all(word in portfolios() | body_modifiers() for word in words[:-1]):
            return None
        told = {full.lower(): full for full in self._told(words, source)}
        return next(iter(told.values())) if len(told) == 1 else None

    def _told(self, words: list[str], source: Span) -> list[str]:
        here = self._passage
        first = max(0, source.start - _FARTHEST)
        found = []
        for match in re.finditer(rf"\b{re.escape(words[-1])}\b", here.text[first : source.start]):
            at = first + match.start()
            before = _OWNER_BEFORE.search(here.text, max(0, at - 70), at)
            if (
                before is None
                or here.is_quoted(Span(at, at + len(words[-1])))
                or (before["land"] and before["land"].lower() not in lands())
                or _tells_when(before["owner"] or "")
                or _MODIFIES.match(here.text, at + len(words[-1]))
            ):
                continue
            middle = set(before["middle"].split())
            asked, known = set(words) & portfolios(), middle & portfolios()
            if not asked <= known and known:
                continue
            start = before.start("owner") if before["owner"] else before.start("land")
            found.append(here.text[start : at + len(words[-1])])
        return found


def _tells_when(owner: str) -> bool:
    """Whether the words are a day or a month, which own nothing: "Monday’s council"."""
    return not {day.lower() for day in owner.split()}.isdisjoint(table("speakers", "never_owners")["words"])


def _is_of(name: Name, owner: str) -> bool:
    """Whether the text tells that the person belongs to the owner: the mayor of another town does not."""
    told = {word.removesuffix("’s").removesuffix("'s") for word in name.roles}
    land = lands().get(owner.lower())
    if land is not None and land in {lands().get(word) for word in told}:
        return True
    return {*owner.lower().split()} <= told


def _is_of_another(name: Name, owner: str) -> bool:
    """Whether the text tells that the person belongs to another country than the owner."""
    of = {word.removesuffix("’s").removesuffix("'s") for word in name.roles}
    told = {lands()[word] for word in of if word in lands()}
    return bool(told) and lands().get(owner.lower()) not in told
