"""Spans of days, and the calendar arithmetic that periods need."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Grain(IntEnum):
    """How wide the words are."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    SEASON = 5
    HALF = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9
    SPAN = 10  # of no unit of its own: "the first 11 days of 2026"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both included; None for an open end.

    `loose`: a year of accounts whose first and last day the text does not tell.
    """

    first: date | None
    last: date | None
    grain: Grain
    loose: bool = False


def day(of: date) -> Interval:
    return Interval(of, of, Grain.DAY)


def week_of(of: date) -> Interval:
    """Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return Interval(monday, monday + timedelta(days=6), Grain.WEEK)


def month(year: int, number: int) -> Interval:
    return Interval(date(year, number, 1), end_of_month(year, number), Grain.MONTH)


def quarter(year: int, number: int) -> Interval:
    return Interval(date(year, 3 * number - 2, 1), end_of_month(year, 3 * number), Grain.QUARTER)


def half(year: int, number: int) -> Interval:
    return Interval(date(year, 6 * number - 5, 1), end_of_month(year, 6 * number), Grain.HALF)


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


def years(first: int, last: int) -> Interval:
    return Interval(date(first, 1, 1), date(last, 12, 31), Grain.SPAN)


def decade(first: int) -> Interval:
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), Grain.DECADE)


def century(number: int) -> Interval:
    """The 20th is 1901 to 2000."""
    return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), Grain.CENTURY)


def season(of_year: int, first_month: int) -> Interval:
    """Three months; a winter is named after the year it begins in."""
    first = date(of_year, first_month, 1)
    last_year, last_month = months_from(of_year, first_month, 2)
    return Interval(first, end_of_month(last_year, last_month), Grain.SEASON)


def end_of_month(of_year: int, number: int) -> date:
    return date(of_year, number, calendar.monthrange(of_year, number)[1])


def months_from(of_year: int, number: int, by: int) -> tuple[int, int]:
    """Year and month `by` months later (earlier where negative)."""
    count = of_year * 12 + number - 1 + by
    return count // 12, count % 12 + 1


def shifted(of: date, grain: Grain, by: int) -> date:
    """The same day `by` weeks, months, years … later; the last of the month where it has no such day."""
    if grain == Grain.DAY:
        return of + timedelta(days=by)
    if grain == Grain.WEEK:
        return of + timedelta(weeks=by)
    months = by * {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.HALF: 6}.get(grain, 12)
    if grain == Grain.DECADE:
        months = by * 120
    if grain == Grain.CENTURY:
        months = by * 1200
    to_year, to_month = months_from(of.year, of.month, months)
    return date(to_year, to_month, min(of.day, calendar.monthrange(to_year, to_month)[1]))


def holding(of: date, grain: Grain) -> Interval:
    """The calendar unit that holds the day: its week, month, quarter, year …"""
    match grain:
        case Grain.DAY:
            return day(of)
        case Grain.WEEK:
            return week_of(of)
        case Grain.MONTH:
            return month(of.year, of.month)
        case Grain.QUARTER:
            return quarter(of.year, (of.month + 2) // 3)
        case Grain.HALF:
            return half(of.year, (of.month + 5) // 6)
        case Grain.DECADE:
            return decade(of.year // 10 * 10)
        case Grain.CENTURY:
            return century((of.year + 99) // 100)
        case _:
            return year(of.year)


def moved(interval: Interval, grain: Grain, by: int) -> Interval:
    """The interval `by` units later, whole months staying whole."""
    first = None if interval.first is None else shifted(interval.first, grain, by)
    last = None
    if interval.last is not None:
        last = shifted(interval.last, grain, by)
        whole = interval.last == end_of_month(interval.last.year, interval.last.month)
        if whole and grain >= Grain.MONTH:
            last = end_of_month(last.year, last.month)
    return Interval(first, last, interval.grain)


_THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


def third(of: Interval, which: str) -> Interval | None:
    """Early, mid or late part: of a month 1–10, 11–20, 21–end; of anything else its thirds.

    None where the interval has an open end or is shorter than three days.
    """
    if of.first is None or of.last is None:
        return None
    if of.grain == Grain.MONTH:
        low, high = _THIRDS_OF_MONTH[which]
        return Interval(of.first.replace(day=low), of.first.replace(day=min(high, of.last.day)), Grain.SPAN)
    if of.grain == Grain.YEAR:
        low, high = _THIRDS_OF_YEAR[which]
        return Interval(date(of.first.year, low, 1), end_of_month(of.first.year, high), Grain.SPAN)
    length = (of.last - of.first).days + 1
    if length < 3:
        return None
    place = ("early", "mid", "late").index(which)
    first = of.first + timedelta(days=length * place // 3)
    last = of.first + timedelta(days=length * (place + 1) // 3 - 1)
    if of.grain in (Grain.DECADE, Grain.CENTURY):  # whole years
        return Interval(date(first.year, 1, 1), date(last.year, 12, 31), Grain.SPAN)
    return Interval(first, last, Grain.SPAN)


def stretch(of: Interval, grain: Grain, count: int, *, from_end: bool) -> Interval | None:
    """The first (or last) `count` days, weeks, months … of the interval; None where it does not fit."""
    if of.first is None or of.last is None or count < 1:
        return None
    if from_end:
        first = shifted(of.last + timedelta(days=1), grain, -count)
        found = Interval(first, of.last, Grain.SPAN)
    else:
        found = Interval(of.first, shifted(of.first, grain, count) - timedelta(days=1), Grain.SPAN)
    inside = found.first is not None and found.last is not None
    return found if inside and found.first >= of.first and found.last <= of.last else None  # type: ignore[operator]
