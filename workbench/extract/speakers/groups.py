""" "They", "both", "the pair" as a source -> which of those named or told before they are."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from workbench.extract.cues import plural_of, verb_forms
from workbench.extract.names.name import NameMention
from workbench.extract.names.words import roles
from workbench.extract.source_words import FIRST, HE, IT, PREPOSITIONS, PRONOUNS, SHE, listed, without_article
from workbench.extract.speakers.passage import Passage
from workbench.values.span import Span

PAIRS = frozenset(
    {"both", "the pair", "the two", "the duo", "the couple", "both men", "both women", "the two men"}
    | {"the two women", "the brothers", "the sisters", "the siblings", "the twins", "the newlyweds"}
)
_SIBLINGS = frozenset({"brother", "sister", "sibling", "twin", "brothers", "sisters", "siblings", "twins"})
_WED = frozenset(
    {"wed", "weds", "married", "marry", "wedding", "husband", "wife", "bride", "groom", "couple"}
)
_KIN = {
    "the brothers": _SIBLINGS,
    "the sisters": _SIBLINGS,
    "the siblings": _SIBLINGS,
    "the twins": _SIBLINGS,
    "the newlyweds": _WED,
}
"""What two are to each other -> the words that tell it beside their names."""
THREES = frozenset({"the trio", "the three", "the three men", "the three women"})
_GENDERS = {"brothers": "male", "sisters": "female", "men": "male", "women": "female"}
_JOINED = re.compile(r"(?:, [^,.;:]{1,70},)? and ([^,.;:()]{0,60})")
_PEOPLE = re.compile(
    r"""
    (?:The\ |Some\ |Many\ |Most\ )?
    (?P<group>
        (?:[\w’'-]+\ ){0,2}?(?P<noun>[A-Za-z-]+s|[Pp]olice)
        (?:\ (?:at|from|in|of|with|for)\                            # "at the University of Norvane"
           (?:the\ )?[A-Z][\w’'-]*(?:\ (?:of\ |for\ )?(?:the\ )?[A-Z][\w’'-]*)*
        )?
    )\ (?!and\b|[A-Z])                                             # a name is nearer: "ministers Lund"
    """,
    re.VERBOSE,
)

_OTHERS = re.compile(r" and (?:his|her|their|its|other|several|two|three|four)((?: [\w’'-]+,?){1,7})")
_FARTHEST_PAIR = 4  # sentences back
_TEAMS = frozenset({"team", "group", "family", "crew", "staff", "party"})

_SEVERAL = frozenset({"people", "men", "women", "children", "families", "couples", "staff", "crews", "some"})
_ENDS = ("ees", "ers", "ors", "ants", "ists", "ians", "men", "women", "people")
"""How nouns for several people end; "printers" are none, and then the answer is only left open."""


class Groups:
    """Resolves words for several people."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def full_name(self, source: Span) -> str | None:
        """ "They": the group that spoke last, else the people whom the sentence before is about."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        if (with_others := self._with_others(source, 0)) is not None:
            return with_others
        for said in reversed(here.said[-2:]):
            if said.place >= source.start or sentence - said.sentence > 2:
                continue
            if said.name is not None and said.name.kind == "person" and " and " not in (said.full or ""):
                continue
            if said.words.lower() in HE | SHE | IT | FIRST or (
                said.full is None and said.words.lower() in PRONOUNS
            ):
                continue
            since = Span(said.place + len(said.words), source.start)
            body = said.name is not None and said.name.kind == "body"
            if body and source.of(here.text) == "They" and self._tells_of_people(since):
                return None  # "The board said it had dismissed two porters": they may be meant
            return said.full or without_article(said.words)
        return (
            self.pair(source)
            or self._with_others(source, 1)
            or self._people_before(source)
            or self._with_others(source, 2)
            or self._body_before(source)
        )

    def _body_before(self, source: Span) -> str | None:
        """ "They": the body that opens the sentence before, which names no other."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        if not sentence or source.of(here.text) != "They":
            return None  # what stands between may be meant
        start = here.starts[sentence - 1]
        named = here.names.inside(Span(start, here.starts[sentence]))
        bodies = {mention.name.full for mention in named if mention.name.kind == "body"}
        if self._tells_of_people(Span(start, here.starts[sentence])):
            return None  # "The ministry arrested two doctors": they may be meant
        first = named[0] if named else None
        if first is None or len(bodies) != 1 or first.name.kind != "body" or not self._opens(first, start):
            return None
        lead = here.text[start : first.span.start].lower().split()
        owns = here.text[first.span.end : first.span.end + 2] in ("’s", "'s")
        return first.name.full if not owns and PREPOSITIONS.isdisjoint(lead) else None

    def _tells_of_people(self, span: Span) -> bool:
        """Whether the words tell of several people, by a noun or by their names."""
        here = self._passage
        people = {mention.name.full for mention in here.names.inside(span) if mention.name.kind == "person"}
        return len(people) > 1 or any(_are_people(word) for word in _words(span.of(here.text)))

    def _with_others(self, source: Span, distance: int) -> str | None:
        """ "Ada Lund and her two deputies", where they open the sentence so far before."""
        here = self._passage
        number = here.sentence_of(source.start) - distance
        if number < 0:
            return None
        start = here.starts[number]
        end = min(here.sentence_around(start).end, source.start)
        for mention in here.names.inside(Span(start, end))[:2]:
            others = _OTHERS.match(here.text, mention.span.end, end)
            if others is None or mention.name.kind != "person" or not self._opens(mention, start):
                continue
            for word in re.finditer(r"[\w’'-]+", others[1]):
                if word.group().lower() in _plural_people() | roles() | _TEAMS:  # "his Greek counterparts"
                    last = others.start(1) + word.end()
                    return mention.name.full + here.text[mention.span.end : last]
        return None

    def pair(self, source: Span) -> str | None:
        """ "Both": the two people that open a sentence not far before, joined by "and"."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        since = set[str]()  # who was named after the pair
        for distance in range(_FARTHEST_PAIR + 1):
            if distance > sentence:
                break
            start = here.starts[sentence - distance]
            around = here.sentence_around(start)
            end = min(around.end, source.start)
            people = [
                mention
                for mention in here.names.inside(Span(start, end))
                if mention.name.kind != "body" and mention in here.mentions
            ]
            for first, second in pairwise(people):
                if self._opens(first, start) and self._is_joined(first, second):
                    third = people[people.index(second) + 1 :]
                    joined = {first.name.full, second.name.full}
                    gender = _GENDERS.get(source.of(here.text).lower().split()[-1], "")
                    if gender and any(m.name.gender not in ("", gender) for m in (first, second)):
                        return None
                    if (kin := _KIN.get(source.of(here.text).lower())) is not None:
                        surnames = {m.name.full.split()[-1] for m in (first, second)}
                        if len(surnames) > 1 and kin.isdisjoint(_words(Span(start, end).of(here.text))):
                            return None  # of two who only stand in court together nothing tells it
                    if (third and self._is_joined(second, third[0])) or not since <= joined:
                        return None
                    return listed([first.name.full, second.name.full])
            since |= {mention.name.full for mention in people if distance}
        return None

    def of_role(self, source: Span) -> str | None:
        """ "The ministers": the two people whom the text calls so, "ministers Ada Lund and Lee Ash"."""
        here = self._passage
        plural = source.of(here.text).lower().removeprefix("the ")
        if plural not in _plural_people():
            return None
        found = set()
        for first, second in pairwise(here.mentions_before(source)):
            before = here.text[max(0, first.span.start - 40) : first.span.start].lower()
            if before.endswith(f"{plural} ") and self._is_joined(first, second):
                found.add(listed([first.name.full, second.name.full]))
        return found.pop() if len(found) == 1 else None

    def three(self, source: Span) -> str | None:
        """ "The trio": the three people that open the sentence before, or the one before that."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        for number in range(sentence, max(-1, sentence - 3), -1):
            start = here.starts[number]
            end = min(here.sentence_around(start).end, source.start)
            people = [m for m in here.names.inside(Span(start, end)) if m.name.kind == "person"]
            if not people:
                continue
            gaps = [here.text[a.span.end : b.span.start] for a, b in pairwise(people[:3])]
            joined = len(people) == 3 and gaps[0] == ", " and gaps[1] in (" and ", ", and ")
            return listed([m.name.full for m in people]) if joined and self._opens(people[0], start) else None
        return None

    def _opens(self, mention: NameMention, start: int) -> bool:
        return len(self._passage.text[start : mention.span.start].split()) <= 5

    def _is_joined(self, first: NameMention, second: NameMention) -> bool:
        """Whether only "and" and a title stand between: "minister Ada Lund and mayor Lee Ash"."""
        told = first.name.kind == second.name.kind == "person"
        between = _JOINED.fullmatch(self._passage.text[first.span.end : second.span.start])
        return told and between is not None and verb_forms().keys().isdisjoint(between[1].split())

    def _people_before(self, source: Span) -> str | None:
        """ "They": the people that open the sentence before, where it names no one else."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        if not sentence:
            return None
        start = here.starts[sentence - 1]
        found = _PEOPLE.match(here.text, start, here.starts[sentence])
        if found is None or found["noun"].lower() not in _plural_people():
            return None
        words = found["group"]
        return words[:1].upper() + words[1:] if found.start("group") == start else words


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)}


def _are_people(word: str) -> bool:
    """Whether the noun is for several people, by what the lists hold or by how it ends: "detainees"."""
    return word in _plural_people() or word in _SEVERAL or word.endswith(_ENDS)


@cache
def _plural_people() -> frozenset[str]:
    return frozenset(plural_of(role) for role in roles()) | {"police"}
