"""Which sentences go to the parser: those with a figure, a quotation mark or a word that can report."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from workbench.extract.cues import reporting_words
from workbench.values.figure import Figure
from workbench.values.span import Span

_WORD = re.compile(r"[^\W\d_]+")
_QUOTE = re.compile(r"[\"“”„«»‘]|''|``|(?<!\w)['’](?=\w)")
_LONGEST = 2500
"""Characters; what is longer is no sentence (a table, a list, a lost page) and is read by word order."""


def sentences_worth_parsing(
    text: str, sentences: Sequence[Span], figures: Sequence[Figure]
) -> tuple[Span, ...]:
    """Those of `sentences` whose structure matters, in their order."""
    starts = sorted(figure.span.start for figure in figures)
    return tuple(span for span in sentences if len(span) <= _LONGEST and _is_worth_it(text, span, starts))


def _is_worth_it(text: str, sentence: Span, figure_starts: list[int]) -> bool:
    place = bisect_left(figure_starts, sentence.start)
    if place < len(figure_starts) and figure_starts[place] < sentence.end:
        return True
    return is_worth_reading(text, sentence)


def is_worth_reading(text: str, sentence: Span) -> bool:
    """Whether the sentence holds a quotation mark or a word that can report."""
    if _QUOTE.search(text, sentence.start, sentence.end):
        return True
    words = {word.lower() for word in _WORD.findall(text, sentence.start, sentence.end)}
    return not words.isdisjoint(reporting_words())
