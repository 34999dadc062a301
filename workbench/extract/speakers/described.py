"""A source told by what it is ("the spokesman", "the ministry", "the paper") -> who of those named it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from workbench.extract.cues import documents
from workbench.extract.names.name import Name, NameMention
from workbench.extract.names.words import (
    common_nouns,
    demonyms,
    firms,
    gender_of_words,
    kinds_of_body,
    outlets,
    papers,
    parties,
    people_words,
    ranks,
    roles,
    same_roles,
    things,
    titles,
    told_anew,
)
from workbench.extract.source_words import (
    DEFINITE,
    NEWS_WORDS,
    OTHERS,
    before_preposition,
    is_one_person,
    singular,
)
from workbench.extract.speakers.passage import REACH, Passage
from workbench.values.span import Span

_AGED = re.compile(r"\b(\d{1,3})-year-old$")
_PAPERS_OF = frozenset({"Daily", "Sunday", "Evening", "Morning"})
_SUBJECT = 3.0  # what a subject weighs at least


def _only(names: Sequence[Name], source: Span) -> str | None:
    """The one of the names that is told before the source."""
    full = {name.full for name in names if name.first < source.start}
    return full.pop() if len(full) == 1 else None


class Described:
    """Resolves sources by what they are."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def full_name(self, source: Span, low: str) -> str | None:
        """ "the spokesman", "the ministry", "the news agency": who of those named before it is."""
        if not low.startswith(DEFINITE):
            return self._single_name(source)
        words = before_preposition(low.split()[1:])
        if not words or _tells_apart(low.split()[len(words) + 1 :]):
            return None
        if " ".join(words[-2:]) in NEWS_WORDS or words[-1] in NEWS_WORDS:
            outlet = self._last_outlet(source)
            if outlet:
                return outlet
        head = singular(words[-1]).removeprefix("ex-")
        if (aged := _AGED.search(" ".join(words))) is not None:
            return _only(self._passage.names.people_aged(int(aged[1])), source)
        if len(words) == 1 and source.of(self._passage.text).split()[-1] in demonyms():
            return self._only_one_told(source)
        people: list[Name] = []
        if head in people_words():
            find = self._passage.names.people_called
            called = {*find(head), *find(words[-1])}
            if not called and words[-1] in (head, f"ex-{head}"):
                called = {name for role in same_roles(head) for name in find(role)}
            people = sorted((n for n in called if n.first < source.start), key=lambda name: name.first)
        if people:
            return self._best_described(people, {head, *words})
        bodies = [name for name in self._passage.names.bodies_called(head) if name.first < source.start]
        if bodies:
            return self._best_body(bodies, words, source)
        if len(words) == 1 and (kinds := kinds_of_body(head)):
            return self._only_body(kinds, source)
        if head in told_anew():
            return self._only_one_told(source)
        if len(words) == 1 and words[0] == head:
            return self._only_speaker(head, source)
        return None

    def _only_body(self, kinds: frozenset[str], source: Span) -> str | None:
        """ "the company": the one that was told to be an airline, or bears the name of a firm.

        Of several, the one that a sentence before is about.
        """
        here = self._passage
        fitting = [
            body
            for body in here.names.bodies()
            if body.first < source.start
            and (
                not kinds.isdisjoint(body.roles)
                or not kinds.isdisjoint(body.full.lower().split())
                or ("company" in kinds and body.full.split()[-1] in firms())
            )
        ]
        if len({body.full for body in fitting}) == 1:
            return fitting[0].full
        place = bisect_left(here.mention_starts, source.start)
        near = [
            mention
            for mention in here.mentions[max(0, place - 12) : place]
            if mention.name in fitting
            and here.sentence_of(source.start) - here.sentence_of(mention.span.start) <= 1
        ]
        about = {mention.name.full for mention in near if here.weight(mention) >= _SUBJECT}
        return about.pop() if len(about) == 1 else None

    def _only_one_told(self, source: Span) -> str | None:
        """The one person that the sentences before tell of; None where there are two, or none."""
        here = self._passage
        place = bisect_left(here.mention_starts, source.start)
        sentence = here.sentence_of(source.start)
        told = {
            mention.name
            for mention in here.mentions[max(0, place - 40) : place]
            if mention.name.kind in ("person", "name")
            and sentence - here.sentence_of(mention.span.start) <= REACH
            and " " in mention.name.full
            and mention.name.full.split()[-1] not in things()
        }
        people = [name for name in told if name.kind == "person"]
        if len(told) != 1 or not people:
            return None
        gender = gender_of_words({source.of(here.text).lower().split()[1]})
        return people[0].full if not gender or people[0].gender in ("", gender) else None

    def _only_speaker(self, role: str, source: Span) -> str | None:
        """ "the economist": the one person who spoke just before, if nothing tells that it is another."""
        if role not in roles() | parties() or role in OTHERS:
            return None
        sentence = self._passage.sentence_of(source.start)
        near = [
            said
            for said in self._passage.said
            if said.place < source.start
            and sentence - said.sentence <= (2 if role not in parties() else REACH)
        ]
        people = {said.full for said in near if said.name is not None and said.name.kind == "person"}
        unknown = [said for said in near if said.full is None and is_one_person(said.words)]
        if len(people) != 1 or unknown:
            return None
        name = next(said.name for said in near if said.name is not None and said.name.kind == "person")
        gender = gender_of_words({role})
        if gender and name.gender not in ("", gender):
            return None
        if role not in parties() and (name.roles & roles() - {"person"} or self._introduced(role, source)):
            return None
        return name.full

    def _introduced(self, role: str, source: Span) -> bool:
        """Whether an unnamed one was told of before: "a pilot"."""
        before = self._passage.text[max(0, source.start - 3000) : source.start].lower()
        return (
            re.search(rf"\b(?:an?|another|one)\s(?:[\w’'-]+\s){{0,3}}{re.escape(role)}\b", before) is not None
        )

    def _best_described(self, people: list[Name], words: set[str]) -> str | None:
        gender = gender_of_words(words)
        fitting = [name for name in people if not gender or name.gender in ("", gender)]
        scores = sorted(((len(words & name.roles), name.full) for name in fitting), reverse=True)
        if not scores:
            return None
        wanted = words & ranks() - {"ex", "former", "then"}
        same = [name for name in fitting if wanted <= name.roles and (wanted or not ranks() & name.roles)]
        if wanted and not same:
            same = [name for rank in wanted for name in self._passage.names.people_called(rank)]
        if same:
            fitting = same
            scores = sorted(((len(words & name.roles), name.full) for name in fitting), reverse=True)
        best = [name for name in fitting if len(words & name.roles) == scores[0][0]]
        if len(best) == 1:
            return best[0].full
        recent = [said for said in self._passage.said[-3:] if said.name in best]
        return recent[-1].full if recent and len({said.full for said in recent}) == 1 else None

    def _best_body(self, bodies: list[Name], words: list[str], source: Span) -> str | None:
        if len({body.full for body in bodies}) == 1:
            return bodies[0].full
        wanted = set(words[:-1])
        fitting = [body for body in bodies if wanted and wanted <= set(body.full.lower().split())]
        if len(fitting) == 1:
            return fitting[0].full
        place = bisect_left(self._passage.mention_starts, source.start)
        for mention in reversed(self._passage.mentions[max(0, place - 12) : place]):
            if mention.name in bodies and not wanted:
                return mention.name.full if self._is_alone(mention, bodies) else None
        return None

    def _is_alone(self, mention: NameMention, bodies: list[Name]) -> bool:
        """Whether no other of the bodies is named in the same sentence."""
        sentence = self._passage.sentence_around(mention.span.start)
        others = self._passage.names.inside(sentence)
        return not any(other.name in bodies and other.name is not mention.name for other in others)

    def _last_outlet(self, source: Span) -> str | None:
        place = bisect_left(self._passage.mention_starts, source.start)
        for mention in reversed(self._passage.mentions[max(0, place - 40) : place]):
            full = mention.name.full
            named = full.split()[-1] in papers() or full.split()[0] in _PAPERS_OF
            if full in outlets() or f"The {full}" in outlets() or named:
                return mention.name.full
        return None

    def _single_name(self, source: Span) -> str | None:
        """A name that the table does not hold: its own words, titles left out."""
        words = source.of(self._passage.text).strip().split()
        while words and words[0].lower().rstrip(".") in titles() and len(words) > 1:
            words.pop(0)
        if words and words[-1].lower() in documents() | common_nouns():
            return None
        bearers = self._passage.names.all_called(" ".join(words))
        if len(bearers) > 1:  # of two who share a surname neither, of one with two forms the plain one
            one = len({name.full.split()[0] for name in bearers}) == 1
            return min((name.full for name in bearers), key=len) if one else None
        if words and all(word[:1].isupper() for word in words) and len(words) <= 4:
            return " ".join(words).removesuffix("’s").removesuffix("'s").rstrip(",.")
        return None


def _tells_apart(tail: list[str]) -> bool:
    """Whether the words after the noun tell of another one: "the judge in that case"."""
    return not {"that", "another", "other", "first", "second", "earlier", "previous"}.isdisjoint(tail)
