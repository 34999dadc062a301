"""Days, weekdays and months: "February 1", "last Friday", "in December", "13/2/2026"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from workbench.extract.periods import intervals
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.surroundings import Rule, Surroundings, rule
from workbench.extract.periods.vocabulary import (
    DAY,
    TH,
    YEAR,
    any_of,
    counts_something,
    doubtful_months,
    month_of,
    month_pattern,
    weekday_pattern,
    weekdays,
)
from workbench.lexicon import entries


@cache
def rules() -> tuple[Rule, ...]:
    month, weekday = month_pattern(), weekday_pattern()
    holiday = any_of(_holidays())
    of_year = rf"""
        (?:,?[ ](?:of[ ]|in[ ])?
           (?:(?P<year>{YEAR})|(?P<which_year>(?:this|last|next|the[ ]same|that)[ ]year)))
    """
    return (
        rule(
            "ISO date",
            r"(?<![\d-])(?P<year>\d{4})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]\d)(?!\d)",
            _iso,
        ),
        rule(
            "numeric date",
            rf"""
            (?<![\d./])(?P<one>{DAY})(?P<mark>[./])(?P<two>3[01]|[12]\d|0?[1-9])(?P=mark)
            (?P<year>(?:19|20)\d\d)(?![\d/])
            """,
            _numeric,
        ),
        rule(
            "month and day",
            rf"""
            (?:\b{weekday},?[ ])?                                      # "Friday, "
            \b(?P<month>{month})[ ](?:the[ ])?
            (?P<day>{DAY}){TH}(?![\d%]|[.,:]\d)
            (?:(?:[ ]?[-–—][ ]?|[ ]to[ ]|[ ]and[ ])(?P<day2>{DAY}){TH}(?![\d%]|[.,:]\d|[ ]{month}))?
            {of_year}?
            """,
            _day_of_month,
        ),
        rule(
            "day and month",
            rf"""
            (?:\b{weekday},?[ ])?(?:\bthe[ ])?                         # "Friday, the "
            (?<![\d.,$€£-])(?P<day>{DAY}){TH}
            (?:(?:[ ]?[-–—][ ]?|[ ]to[ ]|[ ]and[ ])(?P<day2>{DAY}){TH})?
            [ ](?:of[ ])?(?P<month>{month})(?!\w){of_year}?
            """,
            _day_of_month,
        ),
        rule("month", rf"(?:\b(?P<which>last|next|this)[ ])?\b(?P<month>{month})(?!\w){of_year}?", _month),
        rule(
            "weekday",
            rf"""
            \b(?:(?:the[ ])?
                (?P<which>last|next|this[ ]coming|this[ ]past|this|past|coming|previous|following)[ ])?
            (?P<weekday>{weekday})(?:[ ](?:morning|afternoon|evening|night|lunchtime))?(?!\w)
            """,
            _weekday,
        ),
        rule(
            "near day",
            r"""
            \b(?:earlier[ ]today|later[ ]today|today|tonight|this[ ](?:morning|afternoon|evening)
            |the[ ]day[ ]before[ ]yesterday|the[ ]day[ ]after[ ]tomorrow
            |(?:early[ ]|late[ ])?(?:yesterday|tomorrow)(?:[ ](?:morning|afternoon|evening|night))?
            |last[ ]night|overnight)\b(?![ -](?:bag|train|stay|success))
            """,
            _near_day,
        ),
        rule(
            "weekend",
            r"""
            \b(?P<which>last|this[ ]past|this[ ]coming|this|next|over[ ]the|at[ ]the|on[ ]the|during[ ]the)
            [ ]weekend\b
            """,
            _weekend,
        ),
        rule("holiday", rf"\b(?P<holiday>{holiday})(?!\w)(?:,?[ ](?P<year>{YEAR}))?", _holiday),
    )


def _iso(match: re.Match[str], _around: Surroundings) -> Interval | None:
    return intervals.day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], _around: Surroundings) -> Interval | None:
    """13/2/2026 and 2/13/2026 are plain, 3/2/2026 could be either day: none. 3.2.2026 is day first."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["mark"] == "." or one > 12:
        return intervals.day(date(year, two, one))
    if two > 12 or one == two:
        return intervals.day(date(year, one, two))
    return None


def _day_of_month(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A day, or the days between two, of a month that is named; the year from the words or the news."""
    number, first_day = month_of(match["month"]), int(match["day"])
    last_day = int(match["day2"]) if match["day2"] else first_day
    day_follows = match.end("day") > match.end("month")
    if day_follows and not match["year"] and counts_something(around.text, match.end("day")):
        return None  # "In March 15 people left"
    year = _year_of(match, around, lambda of_year: _day_near(of_year, number, last_day))
    if year is None:
        return None
    first, last = date(year, number, first_day), date(year, number, last_day)
    return None if last < first else Interval(first, last, Grain.DAY if first == last else Grain.SPAN)


def _month(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A month with its year, or the last one of that name (the next one where the sentence looks ahead)."""
    number, which = month_of(match["month"]), (match["which"] or "").lower()
    plain = not (match["year"] or match["which_year"] or which)
    if plain and not _is_month(match, around.text):
        return None
    if which and around.published is not None:
        year = around.published.year
        if which == "last":
            year -= number >= around.published.month
        elif which == "next":
            year += number <= around.published.month
        return intervals.month(year, number)
    ahead = around.ahead(match)

    def deciding_day(of_year: int) -> date:
        return intervals.end_of_month(of_year, number) if ahead else date(of_year, number, 1)

    found = _year_of(match, around, deciding_day)
    return None if found is None else intervals.month(found, number)


JUST_PASSED = timedelta(days=31)
_BEFORE_MONTH = re.compile(
    r"""
    \b(?:in|since|until|till|by|during|of|from|to|through|before|after|for|between|throughout|early|mid|late|last|next
    |this|previous|every|each|and|or|on|the|a)[ -]$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SURELY_BEFORE_MONTH = re.compile(r"\b(?:in|since|until|by|during|of|from|last|next)[ ]$", re.IGNORECASE)


def _is_month(match: re.Match[str], text: str) -> bool:
    """Not "may", "June Brown", "the March Hare", "Jan Kowalski"."""
    number = month_of(match["month"])
    if number not in doubtful_months() and len(match["month"]) > 3:
        return True
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 3]
    if re.match(r"[ ][A-Z][a-z]", after):
        return _SURELY_BEFORE_MONTH.search(before) is not None
    return _BEFORE_MONTH.search(before) is not None or (after[:2] in ("’s", "'s") and number != 5)


def _year_of(match: re.Match[str], around: Surroundings, day_in: Callable[[int], date]) -> int | None:
    """The year that is printed, that the date beside it has, or that makes it the last (or next) one.

    `day_in` gives, for a year, the day that decides: it may not be past where the sentence looks
    ahead, nor to come where it looks back.
    """
    if match["year"]:
        return int(match["year"])
    if match["which_year"]:
        return said_year(match["which_year"], around)
    borrowed = _date_beside().match(around.text, match.end())
    if borrowed:
        year = int(borrowed["year"])
        return year if month_of(borrowed["month"]) >= month_of(match["month"]) else year - 1
    if around.published is None:
        return None
    year, published = around.published.year, around.published
    if _UNTIL.search(around.text[max(0, match.start() - 8) : match.start()]):  # the nearest one
        return min((year - 1, year, year + 1), key=lambda of_year: abs((day_in(of_year) - published).days))
    if _LOOKS_BACK.search(around.text[max(0, match.start() - 24) : match.start()]):
        return year if day_in(year) <= published else year - 1
    if around.ahead(match):  # a plan of which the day has just passed keeps its day
        return year if day_in(year) >= published - JUST_PASSED else year + 1
    return year if day_in(year) <= around.published else year - 1


_LOOKS_BACK = re.compile(
    r"\b(?:than|since|(?:up|down)[ ]from|compared[ ](?:with|to))[ ](?:(?:in|on|it[ ]was|the)[ ]){0,2}$",
    re.IGNORECASE,
)
"""However the sentence looks ahead, what it compares with has been."""
_UNTIL = re.compile(r"\b(?:until|till)[ ]$", re.IGNORECASE)


def _day_near(year: int, number: int, day: int) -> date:
    """The day, or the last of its month where the year has none (29 February)."""
    return min(date(year, number, 1) + timedelta(days=day - 1), intervals.end_of_month(year, number))


def said_year(words: str, around: Surroundings) -> int | None:
    """Of "this year", "last year", "next year", "of that year", "the same year"."""
    words = words.lower()
    if "same" in words or "that" in words:
        named = around.named.get(Grain.YEAR)
        return named.first.year if named and named.first else None
    if around.published is None:
        return None
    return around.published.year + (-1 if "last" in words else 1 if "next" in words else 0)


@cache
def _date_beside() -> re.Pattern[str]:
    """ "– May 2020" and "and 3 May, 2020" after "March": its year is the year of both."""
    return re.compile(
        rf"""
        (?:[ ]?[-–—][ ]?|,?[ ](?:to|and|or|until|till|through|&)[ ](?:the[ ])?)
        (?:early[ -]|mid[ -]|late[ -]|the[ ]end[ ]of[ ])?
        (?:{DAY}{TH}[ ](?:of[ ])?)?(?P<month>{month_pattern()})(?:[ ]{DAY}{TH})?,?[ ](?P<year>{YEAR})
        """,
        re.VERBOSE,
    )


def _weekday(match: re.Match[str], around: Surroundings) -> Interval | None:
    """The last such day up to the day of publication; the next one where the sentence looks ahead."""
    if around.published is None:
        return None
    back = (around.published.weekday() - weekdays()[match["weekday"].lower()]) % 7
    which = (match["which"] or "").lower().split(" ")[-1]
    if which in ("last", "past", "previous"):
        return intervals.day(around.published - timedelta(days=back or 7))
    if which in ("next", "coming", "following"):
        return intervals.day(around.published + timedelta(days=(7 - back) % 7 or 7))
    if which == "this":
        monday = around.published - timedelta(days=around.published.weekday())
        return intervals.day(monday + timedelta(days=weekdays()[match["weekday"].lower()]))
    if around.ahead(match) and back:
        return intervals.day(around.published + timedelta(days=7 - back))
    return intervals.day(around.published - timedelta(days=back))


def _near_day(match: re.Match[str], around: Surroundings) -> Interval | None:
    if around.published is None:
        return None
    words = match[0].lower()
    if "the day before yesterday" in words:
        by = -2
    elif "the day after tomorrow" in words:
        by = 2
    elif "yesterday" in words or words == "last night":
        by = -1
    else:
        by = 1 if "tomorrow" in words else 0
    if words == "overnight":
        return Interval(around.published - timedelta(days=1), around.published, Grain.DAY)
    return intervals.day(around.published + timedelta(days=by))


def _weekend(match: re.Match[str], around: Surroundings) -> Interval | None:
    if around.published is None:
        return None
    saturday = around.published - timedelta(days=(around.published.weekday() - 5) % 7)
    which = match["which"].lower()
    if which in ("next", "this coming") or (which not in ("last", "this past") and around.ahead(match)):
        saturday += timedelta(days=7)
    return Interval(saturday, saturday + timedelta(days=1), Grain.SPAN)


def _holiday(match: re.Match[str], around: Surroundings) -> Interval | None:
    number, day = _holidays()[match["holiday"].lower()]
    if match["year"]:
        return intervals.day(date(int(match["year"]), number, day))
    if around.published is None:
        return None
    found = date(around.published.year, number, day)
    if around.ahead(match):
        return intervals.day(found if found >= around.published else found.replace(year=found.year + 1))
    return intervals.day(found if found <= around.published else found.replace(year=found.year - 1))


@cache
def _holidays() -> dict[str, tuple[int, int]]:
    return {
        surface.lower(): (holiday["month"], holiday["day"])
        for holiday in entries("periods", "holiday")
        for surface in holiday["surfaces"]
    }
