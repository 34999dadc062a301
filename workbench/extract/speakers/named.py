"""A source in whose words a name stands -> that name in full, where it is the source and not its owner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.extract.cues import documents
from workbench.extract.names.name import NameMention
from workbench.extract.names.told import is_led
from workbench.extract.names.words import (
    after_names,
    common_nouns,
    gender_of_words,
    peoples,
    places,
    things,
    young,
)
from workbench.extract.source_words import PREPOSITIONS, listed, plain_words
from workbench.extract.speakers.issued import issued
from workbench.extract.speakers.passage import Passage
from workbench.values.span import Span

_TITLES_LAST = re.compile(
    r"(?<=\s)(?P<way>of|for|to|by|with|from|against|about)\s"
    r"(?:(?:the|mr|mrs|ms|miss|dr|sir|president|chancellor|premier|prime|minister|senator|"
    r"governor|mayor|judge|king|queen|prince|princess|general|former)\.?\s)+$"
)
"""Titles between a preposition and a name: "a spokesman for Chancellor Lund", "signed by the Pope"."""


_BELONGING = (" of", " for", " to", " by", " with", " from", " against", " about", " at", " in")


class Named:
    """Resolves sources by the names in them."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def full_name(self, source: Span) -> str | None:
        mentions = self._passage.names.inside(source)
        if not mentions:
            return self._by_courtesy(source)
        text = self._passage.text
        chosen = []
        for mention in mentions:
            rest = text[mention.span.end : source.end]
            if rest.startswith(("’s ", "'s ")):
                continue  # "Norvane’s mayor": only the owner
            if mention.name.kind == "person" or self._ends_with(mention, source):
                chosen.append(mention)
            elif mention.span.start == source.start and self._is_of(mention, rest):
                return mention.name.full
        people = [mention for mention in chosen if mention.name.kind == "person"]
        if people:
            if len(people) > 1 and self._joined(people, source):
                return listed([mention.name.full for mention in people])
            if len(people) > 1 and self._has_preposition(people[0], people[-1]):
                return people[0].name.full if self._is_head(people[0], source) else None
            if self._is_issued_by(people[-1], source):
                return people[-1].name.full
            return self._with_others(people[-1], source) if self._is_head(people[-1], source) else None
        if not chosen:
            return self._issuer(mentions, source)
        if not self._heads(chosen[0], source):
            return chosen[-1].name.full if self._is_issued_by(chosen[-1], source) else None
        if len({mention.name.full for mention in chosen}) == 1:
            chosen = chosen[:1]  # "the National Fish Board (NFB)"
        if len(chosen) > 1 and self._joined(chosen, source):
            return listed(dict.fromkeys(mention.name.full for mention in chosen))
        last = chosen[-1]
        before = text[source.start : last.span.start].strip().lower()
        return (
            last.name.full
            if before in ("", "the") or self._only_peoples(before)
            else self._whole(source, last)
        )

    def _is_of(self, mention: NameMention, rest: str) -> bool:
        """Whether a body or a place is told of someone whose name nothing else tells to be a person’s."""
        words = mention.name.full.split()
        if mention.name.kind != "name" or len(words) != 2 or not rest.startswith((" of the ", " from the ")):
            return False
        return not (places() | peoples() | things()).intersection(words) and (
            common_nouns().isdisjoint(word.lower() for word in words)
        )

    def _is_issued_by(self, mention: NameMention, source: Span) -> bool:
        """Whether the words are for what the named one issued: "a statement released by Norvex"."""
        before = self._passage.text[source.start : mention.span.start].lower().split()
        nouns = issued() & set(before[:4])
        return bool(nouns) and (
            before[-1] in ("by", "from") or before[-2:] in (["by", "the"], ["from", "the"])
        )

    def _with_others(self, mention: NameMention, source: Span) -> str:
        """ "Ada Lund and her team", for "Lund and her team"."""
        rest = self._passage.text[mention.span.end : source.end]
        others = rest.startswith(" and ") and rest.split()[1] not in ("himself", "herself")
        return f"{mention.name.full}{rest.rstrip()}" if others else mention.name.full

    def _by_courtesy(self, source: Span) -> str | None:
        """ "Mrs Ames", where a couple share the name: of them the one of that gender, or of that title."""
        title, _, surname = source.of(self._passage.text).partition(" ")
        gender = gender_of_words({title.lower().rstrip(".")})
        bearers = self._passage.names.all_called(surname)
        if not gender:  # "Dr Ames": the one of them whom the text calls so
            called = [name for name in bearers if title.lower().rstrip(".") in name.roles]
            return called[0].full if len(called) == 1 else None
        fitting = [name for name in bearers if name.gender == gender and name.roles.isdisjoint(young())]
        return fitting[0].full if len(fitting) == 1 else None

    def _ends_with(self, mention: NameMention, source: Span) -> bool:
        rest = self._passage.text[mention.span.end : source.end].strip()
        if rest.startswith("("):
            rest = rest[rest.find(")") + 1 :].strip() if ")" in rest else ""  # "the Fish Board (NFB"
        return rest in ("", "’s", "'s") or rest.startswith(("and ", ", ", "& "))

    def _is_head(self, mention: NameMention, source: Span) -> bool:
        """Whether the person is who speaks, and not one whom the words only mention ("Lund's lawyer")."""
        before = _TITLES_LAST.sub(r"\g<way>", self._passage.text[source.start : mention.span.start].lower())
        rest = self._passage.text[mention.span.end : source.end].strip().lower()
        if before.rstrip().endswith(_BELONGING):
            return False
        return (
            not rest
            or not rest[0].isalpha()
            or rest.split()[0] in ("of", "from", "and", "who", "in", "at", "himself", "herself")
            or rest.split()[0].rstrip(".,") in after_names()
        )

    def _has_preposition(self, first: NameMention, last: NameMention) -> bool:
        """Whether the second only tells more of the first: "Lund of Berg’s party"."""
        return not PREPOSITIONS.isdisjoint(
            self._passage.text[first.span.end : last.span.start].lower().split()
        )

    def _heads(self, mention: NameMention, source: Span) -> bool:
        """Whether the name itself is the source, and not where it comes from: "a spokesman for Norvane"."""
        before = self._passage.text[source.start : mention.span.start].lower().split()
        return PREPOSITIONS.isdisjoint(before)

    def _joined(self, mentions: Sequence[NameMention], source: Span) -> bool:
        between = [self._passage.text[a.span.end : b.span.start].lower() for a, b in pairwise(mentions)]
        return all(" and " in f" {gap} " or ", " in gap for gap in between) and " and " in source.of(
            self._passage.text
        )

    def _only_peoples(self, before: str) -> bool:
        """Whether only a country stands before: "Russia’s central bank" is left whole."""
        return all(word.strip("’s'") in peoples() for word in before.removeprefix("the ").split())

    def _whole(self, source: Span, last: NameMention) -> str | None:
        before = self._passage.text[source.start : last.span.start].strip()
        words = before.split()
        if all(word.lower().strip(",.") in plain_words() or word in peoples() for word in words):
            return last.name.full
        if is_led(words[-1]):
            return last.name.full  # "the Norvane-based Fish Board"
        told = words[-1]  # "the oil company Norvex"
        noun = (
            told.islower() and told.isalpha() and told not in PREPOSITIONS | {"and", "or", "the", "a", "an"}
        )
        return last.name.full if noun else None

    def _issuer(self, mentions: Sequence[NameMention], source: Span) -> str | None:
        """The body whose data it is: "Bank of Norvane data", "a report by the ministry"."""
        words = source.of(self._passage.text).lower().split()
        if not words:
            return None
        text, first = self._passage.text, mentions[0]
        owns = text[first.span.end : first.span.end + 2] in ("’s", "'s")
        leads = text[source.start : first.span.start].lower() in ("", "the ")
        leads = leads and not any(
            word.endswith(("’s", "'s", "s’", "s'")) for word in text[first.span.end + 2 : source.end].split()
        )
        if words[-1] in issued() and len(mentions) == 1 and owns and leads:
            return first.name.full  # "Lund’s written statement"
        if documents().isdisjoint(words):
            return None
        bodies = [mention for mention in mentions if mention.name.kind == "body"]
        return bodies[0].name.full if len(bodies) == 1 else None
