"""Which attribution's words hold a figure, and which one runs on into the next sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from workbench.lexicon import listed
from workbench.values.attribution import Attribution, Polarity
from workbench.values.figure import Figure
from workbench.values.span import Span


class Sayings:
    """The attributions of an article, asked for by place. `in_sentence` gives those with content in a
    sentence, by its number from 0."""

    def __init__(self, text: str, sentences: Sequence[Span], attributions: Sequence[Attribution]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._attributions = attributions
        self.in_sentence = self._by_sentence()

    def _by_sentence(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, said in enumerate(self._attributions):
            numbers = {
                number
                for piece in said.content
                for number in range(
                    self._number_of(piece.start), self._number_of(max(piece.start, piece.end - 1)) + 1
                )
            }
            for number in numbers:
                found.setdefault(number, []).append(index)
        return found

    def in_same(self, sentence: Span) -> list[int]:
        """Indexes of the attributions with content in the sentence."""
        return self.in_sentence.get(self._number_of(sentence.start), [])

    def of_figure(self, figure: Figure) -> int | None:
        """The attribution with a source whose words hold the figure, the narrowest of several."""
        holding = [
            (sum(map(len, self._attributions[index].content)), index)
            for index in self.in_same(figure.span)
            if self.names_source(index)
            and any(figure.span in piece for piece in self._attributions[index].content)
        ]
        if not holding:
            return None
        narrowest = min(holding)[1]
        return None if self._in_hearsay_of_an_aside(figure, narrowest) else narrowest

    def names_source(self, index: int) -> bool:
        """It asserts or denies, and its source is somebody or something: not "the figure" before."""
        said = self._attributions[index]
        if said.source is None or said.polarity is Polarity.NOT_SAID:
            return False
        return said.source.resolved is not None or not _pointer().fullmatch(said.source.span.of(self._text))

    def before(self, sentence: Span) -> int | None:
        """The last attribution of the sentence before, in the same paragraph."""
        place = self._number_of(sentence.start)
        if place < 1 or "\n" in self._text[self._sentences[place - 1].end : sentence.start]:
            return None
        running = [
            index
            for index in self.in_sentence.get(place - 1, ())
            if self._attributions[index].polarity is Polarity.ASSERTED and self.names_source(index)
        ]
        return running[-1] if running else None

    def _in_hearsay_of_an_aside(self, figure: Figure, outer: int) -> bool:
        """ "denied meeting the dealer, who is said to own 14 flats": what is said of him is not denied."""
        denied = self._attributions[outer]
        return denied.polarity is Polarity.DENIED and any(
            said.source is None
            and any(said.cue.span in piece for piece in denied.content)
            and any(figure.span in piece for piece in said.content)
            and any(piece.of(self._text).lower() in ("which", "who", "that") for piece in said.content)
            for said in (self._attributions[index] for index in self.in_same(figure.span))
        )

    def _number_of(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1


def source_name(said: Attribution | None, text: str) -> str | None:
    """Who is said to have said it: the full name, else the words of the article."""
    if said is None or said.source is None:
        return None
    return said.source.resolved or said.source.span.of(text)


@cache
def _pointer() -> re.Pattern[str]:
    """ "The figure" as a source: it points back and names nobody."""
    nouns = "|".join(sorted(listed("subjects", "back_nouns")))
    return re.compile(rf"(?:The|That|This|These|Those|It)(?:[ ](?:{nouns})s?)?", re.IGNORECASE)
