"""Spans that a date ends, years that begin in April, and the quarter that an article reports on:
"the year to June", "FY26", "quarter ended 31 December"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from workbench.extract.periods import intervals
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.surroundings import Surroundings
from workbench.extract.periods.vocabulary import (
    COUNT,
    DAY,
    TH,
    YEAR,
    any_of,
    count_of,
    grain_of,
    month_of,
    month_pattern,
)
from workbench.lexicon import listed

REACH = 48
"""How many characters before a date the span that ends with it may begin."""
_QUARTER_NAME = re.compile(r"\bQ(?P<number>[1-4])\b|\b(?P<number_first>[1-4])Q\b")


def april_year(text: str, named: int, count: int = 1) -> Interval | None:
    """April to March of the year that ends in `named`, where the article counts so; else None."""
    if not _from_april(text):
        return None
    return Interval(date(named - count, 4, 1), date(named, 3, 31), Grain.YEAR)


def april_quarter(text: str, named: int, number: int) -> Interval | None:
    """The quarter of such a year: the third of FY26 is October to December 2025."""
    whole = april_year(text, named)
    if whole is None or whole.first is None:
        return None
    first = intervals.shifted(whole.first, Grain.QUARTER, number - 1)
    return intervals.holding(first, Grain.QUARTER)


def reported_quarter(around: Surroundings) -> Interval | None:
    """The one quarter that the article says ended on a day, where it names one quarter by its number."""
    return _reported_quarter(around.text, around.published)


def ending_with(text: str, start: int, interval: Interval) -> tuple[int, Interval]:
    """The start of the words and the whole span that the date ends: "the quarter ended", "the year to"."""
    before = text[max(0, start - REACH) : start]
    match = _ending().search(before)
    if not match or interval.last is None or interval.first is None:
        return start, interval
    grain = Grain.YEAR if match["unit"].lower().startswith("fiscal") else grain_of(match["unit"].split()[-1])
    if interval.grain > max(grain, Grain.MONTH):
        return start, interval
    count = count_of(match["count"])
    first = intervals.shifted(interval.last + timedelta(days=1), grain, -count)
    whole = Interval(first, interval.last, grain if count == 1 else Grain.SPAN)
    return start - len(before) + match.start(), whole


@lru_cache(maxsize=8)
def _from_april(text: str) -> bool:
    return _cue().search(text) is not None


@lru_cache(maxsize=8)
def _reported_quarter(text: str, published: date | None) -> Interval | None:
    if len({match["number"] or match["number_first"] for match in _QUARTER_NAME.finditer(text)}) > 1:
        return None
    found = set()
    for match in _ended().finditer(text):
        number = month_of(match["month"])
        if match["year"]:
            of_year = int(match["year"])
        elif published is not None:
            of_year = published.year - (number > published.month)
        else:
            continue
        last = intervals.end_of_month(of_year, number)
        first = intervals.shifted(last + timedelta(days=1), Grain.QUARTER, -1)
        found.add(Interval(first, last, Grain.QUARTER))
    return found.pop() if len(found) == 1 else None


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(listed('periods', 'april_years'))})(?!\w)")


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \bquarter[ ](?:that[ ])?(?:ended|ending)[ ](?:on[ ])?(?:the[ ])?
        (?:{DAY}{TH}[ ])?(?P<month>{month_pattern()})(?:[ ]{DAY}{TH})?(?:,?[ ](?P<year>{YEAR}))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \b(?:the[ ])?
        (?:(?P<count>{COUNT})[ -](?:full[ ])?)?                          # "three months", "12-month"
        (?P<unit>(?:fiscal[ ]|financial[ ])?(?:weeks?|months?|quarters?|half|years?))
        (?:[ ]period)?
        [ ](?:that[ ])?(?:ended|ending|to|up[ ]to|through)
        [ ](?:(?:on|in)[ ])?(?:the[ ])?(?:end[ ]of[ ])?$
        """,
        re.VERBOSE | re.IGNORECASE,
    )
