"""The days that words speak of: "late January", "as of February 1", "the same month", "since 2016".

Intervals hold both ends and are as wide as the words are. Words that hang on the day of publication
resolve only where it is known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache

from workbench.extract.periods import dates, relative, weekdays, years
from workbench.extract.periods.fiscal import ending_with
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.scopes import joined, narrowed, opened
from workbench.extract.periods.surroundings import Rule, Surroundings, words_of
from workbench.extract.periods.tense import Tense
from workbench.values.claim import Period
from workbench.values.span import Span

__all__ = ["find_periods"]

_SAME_LENGTH_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"})


def find_periods(text: str, sentences: Sequence[Span], published: date | None) -> tuple[Period, ...]:
    """Every period named in `text`, in reading order, none overlapping another.

    `published` is the day the article came out; without it only dates that name their year resolve.
    """
    around = Surroundings(text.translate(_SAME_LENGTH_SPACES), published)
    found: list[tuple[int, int, Interval]] = []
    for start, end, interval in _expressions(around, sentences):
        narrow_start, narrow = narrowed(around.text, start, interval)
        if found and narrow_start < found[-1][1]:
            narrow_start, narrow = start, interval
        if found:
            both = joined(around.text, found[-1], (narrow_start, end, narrow))
            if both is not None:
                found[-1] = (found[-1][0], end, both)
                around.remember(both, end)
                continue
        found.append((narrow_start, end, narrow))
    periods: list[Period] = []
    for start, end, interval in found:
        open_start, whole = opened(around.text, start, interval, published)
        if periods and open_start < periods[-1].span.end:
            open_start = start
        periods.append(Period(Span(open_start, end), whole.first, whole.last))
    return tuple(periods)


def _expressions(around: Surroundings, sentences: Sequence[Span]) -> list[tuple[int, int, Interval]]:
    """The words that name a span by themselves; of two at one place the longer one."""
    words = words_of(around.text)
    candidates = sorted(
        (
            (match.start(), -match.end(), number, match, rule)
            for number, rule in enumerate(_rules())
            if not (rule.needs and rule.needs.isdisjoint(words))
            for match in rule.pattern.finditer(around.text)
        ),
        key=lambda candidate: candidate[:3],
    )
    starts = [sentence.start for sentence in sentences]
    found: list[tuple[int, int, Interval]] = []
    done, sentence_at = 0, -2
    for start, _, _, match, rule in candidates:
        if start < done:
            continue
        at = bisect_right(starts, start) - 1
        if at != sentence_at:
            sentence_at = at
            around.sentence = sentences[at] if at >= 0 else Span(0, len(around.text))
            around.tense = Tense(around.sentence.of(around.text))
        try:
            interval = rule.resolve(match, around)
        except (ValueError, OverflowError):  # no such day: 31 April, year 10000
            continue
        if interval is None:
            continue
        whole_start, whole = ending_with(around.text, start, interval)
        if whole_start >= done:
            start, interval = whole_start, whole
        done = match.end()
        if not _of_report(around, start, interval):
            around.remember(interval, done)
        found.append((start, done, interval))
    return found


_REPORTED = re.compile(
    r"""
    \b(?:said|says|reported|announced|showed|told[ ]\w+|wrote|published|released)   # it was said
    [ ](?:(?:on|late|early|this)[ ]){0,2}$                                          # on the day
    """,
    re.VERBOSE,
)


def _of_report(around: Surroundings, start: int, interval: Interval) -> bool:
    """The day of the report, beside a date of what is told: "a year earlier" is not counted from it."""
    if around.latest is None or around.latest_end <= around.sentence.start or interval.grain != Grain.DAY:
        return False
    return _REPORTED.search(around.text[max(0, start - 40) : start]) is not None


def rule_of(words: str) -> str:
    """Name of the rule that reads most of the words of a date; "" where none does alone."""
    widest = max(
        (
            (match.end() - match.start(), -number, rule.name)
            for number, rule in enumerate(_rules())
            for match in rule.pattern.finditer(words)
        ),
        default=(0, 0, ""),
    )
    return widest[2]


@cache
def _rules() -> tuple[Rule, ...]:
    return (*dates.rules(), *weekdays.rules(), *years.rules(), *relative.rules())
