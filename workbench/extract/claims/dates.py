"""The date of each claim: the one that governs its clause, or that of the figure which it points back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from workbench.extract.parser import Parse
from workbench.extract.periods.governing import governing_period
from workbench.extract.subjects import Subject
from workbench.lexicon import listed
from workbench.values.attribution import Attribution
from workbench.values.claim import Claim, Period
from workbench.values.figure import Figure, UnitKind
from workbench.values.span import Span

OPENING = 400
"""Characters of a statement that are looked at for its date and its hedges."""
REACH = 600
"""Characters on either side of a figure or a cue in which its date and its hedges are looked for."""
LONG = timedelta(days=27)
"""A time of saying that is as long as a month dates what was said, where nothing else does."""
_BESIDE = re.compile(r"[ ,]{0,2}(?:(?:in|on|at|as of|of|for|during|over|the|back in)[ ]){0,3}", re.IGNORECASE)
"""What may stand between a figure and its own date."""


class Dates:
    """The periods of one article, asked for figure by figure in reading order."""

    def __init__(
        self, text: str, starts: Sequence[int], figures: Sequence[Figure], periods: Sequence[Period]
    ) -> None:
        self._text = text
        self._starts = starts
        self._figures = figures
        self._periods = periods
        self._period_starts = [period.span.start for period in periods]
        self._compared = _compared(text, figures)
        # the date of the last figure, and of the last of each kind, with the number of its sentence
        self._latest: tuple[Period, int] | None = None
        self._running: dict[UnitKind, tuple[Period, int] | None] = {}

    def only_names_one(self, figure: Figure) -> bool:
        """The figure is part of a date: "the first 11 days of 2026"."""
        return any(figure.span in period.span for period in self.near(figure.span))

    def of_figure(
        self,
        index: int,
        sentence: Span,
        parse: Parse | None,
        subject: Subject,
        said: Attribution | None,
    ) -> Period | None:
        """The date that governs the clause; where the text points back, that of the figure before.

        What a figure is compared with has only the date beside it, and lends it to no other figure; the day
        on which something was said is not the day of the figure.
        """
        figure = self._figures[index]
        number = bisect_right(self._starts, sentence.start)
        if index in self._compared:
            return self._beside(figure.span, sentence)
        around = reach(figure.span, sentence)
        lent = [
            self._beside(self._figures[other].span, sentence) for other in self._compared_in(index, around)
        ]
        near = [
            period
            for period in self.near(around)
            if period not in lent
            and (said is None or self._is_own(period) or not self._is_day_of(said, period, parse))
        ]
        own = governing_period(figure.span, near, sentence, self._text, parse)
        if own is None:
            last = self._latest if self._points_back(sentence) else self._running.get(figure.unit_kind)
            if last is not None and number - last[1] <= 1 and self.runs_on(subject, sentence):
                own = last[0]
        self._latest = None if own is None else (own, number)
        self._running[figure.unit_kind] = self._latest
        return own

    def only_compared(self, index: int) -> bool:
        """The figure is only what another one changed from or is set against."""
        return index in self._compared

    def of_statement(
        self, content: Span, said: Attribution, sentence: Span, parse: Parse | None
    ) -> Period | None:
        """A date inside the statement, else the day it was said."""
        head = opening(content)
        near = self.near(reach(said.cue.span, sentence))
        inside = [period for period in self.near(reach(head, sentence)) if period.span in content]
        return governing_period(head, inside, sentence, self._text, parse) or governing_period(
            said.cue.span, near, sentence, self._text, parse
        )

    def runs_on(self, subject: Subject, sentence: Span) -> bool:
        """The sentence is about the measure of the figure before."""
        return subject.back or self._points_back(sentence)

    def _points_back(self, sentence: Span) -> bool:
        return _points_back().match(self._text, sentence.start) is not None

    def near(self, place: Span) -> list[Period]:
        """Periods that overlap the place."""
        at = max(0, bisect_right(self._period_starts, place.start) - 1)
        found = []
        for period in self._periods[at:]:
            if period.span.start >= place.end:
                break
            if period.span.overlaps(place):
                found.append(period)
        return found

    def _beside(self, figure: Span, sentence: Span) -> Period | None:
        """The date right after the figure, or right before it: "58 % in June", "June’s 58 %"."""
        for period in self.near(
            Span(max(sentence.start, figure.start - 12), min(sentence.end, figure.end + 30))
        ):
            first, second = sorted((figure, period.span))
            if first.end <= second.start and _BESIDE.fullmatch(self._text, first.end, second.start):
                return period
        return None

    def _compared_in(self, index: int, around: Span) -> list[int]:
        return [
            other
            for other in range(max(0, index - 6), min(len(self._figures), index + 7))
            if other != index and other in self._compared and self._figures[other].span in around
        ]

    def _is_own(self, period: Period) -> bool:
        return _AS_OF.match(self._text, period.span.start) is not None

    def _is_day_of(self, said: Attribution, period: Period, parse: Parse | None) -> bool:
        """The day, or days, of the words that say that something was said, outside of what was."""
        if period.first is not None and period.last is not None and period.last - period.first >= LONG:
            return False  # "said in December that": it was so in December
        if any(period.span in piece for piece in said.content):
            return False
        cue = said.cue.span
        first, second = sorted((cue, period.span))
        if parse is None:
            return first.end <= second.start <= first.end + 12
        at, verb = parse.at(period.span.start), parse.at(cue.start)
        for _ in range(8):
            if at is None or at == parse.tokens[at].head:
                return False
            at = parse.tokens[at].head
            if at == verb:
                return True
            if parse.tokens[at].pos in ("VERB", "AUX"):
                return False
        return False


_AS_OF = re.compile(r"(?:as[ ](?:of|at)|by)\b", re.IGNORECASE)
"""Never the day of saying: "As of Thursday, the agency reported"."""

_COMPARED = re.compile(
    r"""
    \b(?:compared[ ](?:with|to)|against|versus|(?:up|down)[ ]from)
    [ ](?:(?:the|a|an|about|around|roughly|nearly|just|only|some|almost)[ ])*$
    """,
    re.VERBOSE | re.IGNORECASE,
)


@cache
def _changed_from() -> re.Pattern[str]:
    """ "a 93 % increase from 88 deaths in May": the 88 were in May."""
    nouns = "|".join(sorted(listed("subjects", "change_nouns")))
    return re.compile(
        rf"\b(?:{nouns})s?[ ](?:from|on|over)[ ](?:(?:the|about|around|roughly|nearly|just|only|some)[ ])*$"
    )


def _compared(text: str, figures: Sequence[Figure]) -> frozenset[int]:
    """Indexes of the figures that another one changed from or is set against."""
    found = {figure.from_figure for figure in figures if figure.from_figure is not None}
    for index, figure in enumerate(figures):
        if index and _changed_from().search(text, max(0, figure.span.start - 50), figure.span.start):
            found.add(index)
        if any(other.unit_kind is figure.unit_kind for other in figures[max(0, index - 4) : index]):
            before = text[max(0, figure.span.start - 50) : figure.span.start]
            if "\n" not in before and _COMPARED.search(before):
                found.add(index)
    return frozenset(found)


def reach(place: Span, sentence: Span) -> Span:
    """The sentence, or of a very long one what is near the place."""
    return Span(
        max(sentence.start, place.start - REACH), max(place.end, min(sentence.end, place.end + REACH))
    )


def opening(content: Span) -> Span:
    """The statement, or where it begins: a long one is not gone through to its end."""
    return content if len(content) <= OPENING else Span(content.start, content.start + OPENING)


@cache
def _points_back() -> re.Pattern[str]:
    """A sentence that begins with "The figure", "That number" or "This is"."""
    nouns = "|".join(sorted(listed("subjects", "back_nouns")))
    return re.compile(
        rf"""
          [“"]?(?:The|That|This|These|Those)[ ](?:{nouns})s?\b(?![ ](?:of|for|in)\b)
        | [“"]?(?:That|This)[ ]
          (?:is|was|compares|showed|shows|marks|marked|means|meant|represents|represented)\b
        """,
        re.VERBOSE,
    )


NEXT_SENTENCES = 3


def dated_alike(claims: Sequence[Claim], figures: Sequence[Figure], starts: Sequence[int]) -> list[Claim]:
    """With the date of the same measure of nearly the same size that one of the next sentences dates."""
    found = list(claims)
    for place, claim in enumerate(claims):
        if claim.as_of is not None or claim.figure is None or claim.metric is None:
            continue
        figure = figures[claim.figure]
        here = bisect_right(starts, figure.span.start)
        for later in claims[place + 1 : place + 4]:
            other = figures[later.figure or 0]
            near = bisect_right(starts, other.span.start) - here <= NEXT_SENTENCES
            alike = later.metric == claim.metric and other.unit == figure.unit
            if near and alike and later.as_of is not None and _close(figure, other):
                found[place] = replace(claim, as_of=later.as_of)
                break
    return found


def _close(one: Figure, other: Figure) -> bool:
    """Within a twentieth of each other."""
    return abs(one.value - other.value) * 20 <= max(abs(one.value), abs(other.value))
