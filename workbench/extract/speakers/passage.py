"""An article as far as its sources are resolved: names, sentences, and who has spoken to whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.names import NameTable
from workbench.extract.names.name import Name, NameMention
from workbench.extract.names.words import common_nouns, peoples, places
from workbench.extract.parser import Parse
from workbench.extract.quotations import Quotation
from workbench.extract.source_words import HE, SHE
from workbench.values.span import Span

_LEADS = frozenset(
    {"the", "meanwhile", "however", "but", "and", "yet", "still", "then", "so", "instead", "later", "today"}
)
"""What may open a sentence before its subject and leaves that at the beginning."""
REACH = 4  # sentences back that a pronoun may look
_MOST_BEFORE = 200
_BESIDE = 12  # characters between a quotation and who said it
_INTRODUCED = 3000  # characters back to where an unnamed one was told of


@dataclass(frozen=True, slots=True)
class Said:
    """A source that was resolved already, for what comes after it."""

    place: int
    sentence: int
    words: str
    full: str | None
    name: Name | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one person told another."""

    content: Span
    speaker: Name | None
    listener: Name

    def meant_by(self, gender: str) -> str | None:
        """Whom "he" or "she" in it means: of speaker and listener the one that fits; None where both may."""
        listens = self.listener.gender in ("", gender)
        speaks = self.speaker is not None and self.speaker.gender in ("", gender)
        if listens and speaks and self.speaker is not None and not self.speaker.gender:
            speaks = not self.listener.gender
        if listens == speaks:
            return None
        return self.listener.full if listens or self.speaker is None else self.speaker.full


class Passage:
    """What the article tells up to a source that is to be resolved."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        parses: Sequence[Parse],
        quotations: Sequence[Quotation],
        names: NameTable,
    ) -> None:
        self.text = text
        self.starts = [sentence.start for sentence in sentences]
        self.names = names
        self._quotations = quotations
        self._quote_starts = [quotation.span.start for quotation in quotations]
        self.mentions = [mention for mention in names.mentions if not self._quoted(mention.span)]
        self.mention_starts = [mention.span.start for mention in self.mentions]
        self._subjects = _subject_places(parses)
        self.said: list[Said] = []
        self.told: list[Told] = []
        self.pronouns: dict[str, str] = {}  # full name -> the gender of the pronoun that stood for it

    def note(
        self, source: Span, full: str | None, *, cue: Span | None = None, content: Span | None = None
    ) -> None:
        """Remember a resolved source: pronouns and "the ministry" may stand for it later.

        With `cue` and `content`, who is named between them was told it.
        """
        low = source.of(self.text).lower()
        if full and low in HE | SHE:
            self.pronouns.setdefault(full, "male" if low in HE else "female")
        inside = self.names.inside(source)
        name = next((mention.name for mention in inside if mention.name.full == full), None)
        if name is None and full:
            name = self.names.known(full) or _person_alone(full)
        if cue is not None and content is not None and cue.end < content.start:
            listeners = [
                m.name for m in self.names.inside(Span(cue.end, content.start)) if m.name.kind != "body"
            ]
            if listeners:
                self.told.append(Told(content, name, listeners[-1]))
        self.said.append(Said(source.start, self.sentence_of(source.start), source.of(self.text), full, name))

    def weight(self, mention: NameMention) -> float:
        """Subjects weigh more, and what opens its sentence."""
        weight = 0.0
        if any(mention.span.start <= place < mention.span.end for place in self._subjects_near(mention.span)):
            weight += 3
        start = self.starts[self.sentence_of(mention.span.start)]
        lead = self.text[start : mention.span.start]
        if "," not in lead and len(lead.split()) <= 5:
            weight += 1
        if _LEADS.issuperset(lead.lower().replace(",", "").split()):
            weight += 2  # "Meanwhile the board"
        return weight

    def introduces(self, role: str, source: Span) -> bool:
        """Whether an unnamed one was told of before: "a pilot"."""
        before = self.text[max(0, source.start - _INTRODUCED) : source.start].lower()
        pattern = rf"\b(?:an?|another|one)\s(?:[\w’'-]+\s){{0,3}}{re.escape(role)}\b"
        return re.search(pattern, before) is not None

    def _subjects_near(self, span: Span) -> list[int]:
        return self._subjects[
            bisect_left(self._subjects, span.start) : bisect_right(self._subjects, span.end)
        ]

    def mentions_before(self, source: Span) -> list[NameMention]:
        """The last names before the source, in reading order; of a long article not all."""
        end = bisect_left(self.mention_starts, source.start)
        return self.mentions[max(0, end - _MOST_BEFORE) : end]

    def sentence_of(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_around(self, offset: int) -> Span:
        number = self.sentence_of(offset)
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[number], end)

    def is_quoted(self, span: Span) -> bool:
        """Whether the words stand in a quotation that is longer than they."""
        return self._quoted(span)

    def quotation_beside(self, source: Span) -> Span | None:
        """The quotation that ends right before "she said", or opens right behind it."""
        place = bisect_right(self._quote_starts, source.start) - 1
        if place >= 0:
            before = self._quotations[place].span
            if (
                before.end <= source.start <= before.end + _BESIDE
                and "." not in self.text[before.end : source.start]
            ):
                return before
        if place + 1 < len(self._quotations):
            after = self._quotations[place + 1].span
            if after.start <= source.end + 2 * _BESIDE and ". " not in self.text[source.end : after.start]:
                return after
        return None

    def _quoted(self, span: Span) -> bool:
        place = bisect_right(self._quote_starts, span.start) - 1
        if place < 0:
            return False
        quotation = self._quotations[place]
        return span in quotation.inner and len(quotation.inner) > len(span) + 1


def _subject_places(parses: Sequence[Parse]) -> list[int]:
    places = [
        token.span.start
        for parse in parses
        for token in parse.tokens
        if token.dep in ("nsubj", "nsubjpass") and token.pos in ("PROPN", "NOUN")
    ]
    return sorted(places)


def _person_alone(full: str) -> Name | None:
    """A surname that the table can't tell apart, as a person of its own."""
    one_word = full.isalpha() and full[:1].isupper() and not full.isupper()
    if not one_word or full in peoples() or full in places():
        return None
    return None if full.lower() in common_nouns() else Name(full, "person")
