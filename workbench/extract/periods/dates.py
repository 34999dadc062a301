"""Days of a month and months: "February 1", "the eighth of May", "in December", "13/2/2026"."""

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
    DAYS_IN_WORDS,
    TH,
    YEAR,
    any_of,
    counts_something,
    doubtful_months,
    month_of,
    month_pattern,
    month_words,
    weekday_pattern,
)
from workbench.lexicon import listed


@cache
def rules() -> tuple[Rule, ...]:
    month, weekday = month_pattern(), weekday_pattern()
    of_year = rf"""
        (?:,?[ ](?:of[ ]|in[ ])?
           (?:(?P<year>{YEAR})|(?P<which_year>(?:this|last|next|the[ ]same|that)[ ]year)))
    """
    return (
        rule(
            "ISO date",
            r"(?<![\d-])(?P<year>[12]\d{3})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]\d)(?!\d)",
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
            month_words(),
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
            month_words(),
        ),
        rule(
            "day in words",
            rf"""
            \b(?:{weekday},?[ ])?(?:the[ ])?
            (?: (?P<day>{any_of(DAYS_IN_WORDS)})[ ](?:day[ ])?of[ ](?P<month>{month})(?!\w)
              | (?P<month_first>{month})[ ]the[ ](?P<day_after>{any_of(DAYS_IN_WORDS)})(?![\w-]) )
            {of_year}?
            """,
            _day_in_words,
            month_words(),
        ),
        rule(
            "day of a near month",
            rf"\b(?:the[ ])?(?P<day>{DAY})(?:st|nd|rd|th)[ ]of[ ](?P<which>this|last|next)[ ]month\b",
            _day_of_near_month,
            ("month",),
        ),
        rule(
            "month",
            rf"(?:\b(?P<which>last|next|this)[ ])?\b(?P<month>{month})(?!\w){of_year}?",
            _month,
            month_words(),
        ),
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


def _day_in_words(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "the eighth of December", "December the eighth"."""
    said = match["day"] or match["day_after"]
    number, day = month_of(match["month"] or match["month_first"]), DAYS_IN_WORDS[said.lower()]
    year = _year_of(match, around, lambda of_year: _day_near(of_year, number, day))
    return None if year is None else intervals.day(date(year, number, day))


def _day_of_near_month(match: re.Match[str], around: Surroundings) -> Interval | None:
    if around.published is None:
        return None
    by = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    year, number = intervals.months_from(around.published.year, around.published.month, by)
    return intervals.day(date(year, number, int(match["day"])))


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
    if _named_after().match(text, match.end()):
        return False
    if number not in doubtful_months() and len(match["month"]) > 3:
        return True
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 3]
    if re.match(r"[ ][A-Z][a-z]", after):
        return _SURELY_BEFORE_MONTH.search(before) is not None
    return _BEFORE_MONTH.search(before) is not None or (after[:2] in ("’s", "'s") and number != 5)


@cache
def _named_after() -> re.Pattern[str]:
    """ "the October Revolution", "May Day"."""
    return re.compile(rf"[ ](?:{any_of(listed('periods', 'named_after_months'))})\b")


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
        year, number = int(borrowed["year"]), day_in(int(borrowed["year"])).month
        return year if month_of(borrowed["month"]) >= number else year - 1
    opened = _YEAR_OPENS.match(around.text, around.sentence.start)
    if opened and opened.end() <= match.start():
        return int(opened["year"])
    if around.published is None:
        return None
    year, published = around.published.year, around.published
    if _UNTIL.search(around.text[max(0, match.start() - 8) : match.start()]):  # the nearest one
        begun = _begun_in(around, match.start())
        if begun is not None:
            return begun.year if day_in(begun.year) >= begun else begun.year + 1
        return min((year - 1, year, year + 1), key=lambda of_year: abs((day_in(of_year) - published).days))
    if around.ahead(match):  # a plan of which the day has just passed keeps its day
        return year if day_in(year) >= published - JUST_PASSED else year + 1
    return year if day_in(year) <= around.published else year - 1


_YEAR_OPENS = re.compile(
    r"[“\"]?(?:In|During)[ ](?:the[ ])?(?P<year>(?:19|20)\d\d)(?=,|[ ](?!,)[^,;:]{1,60},)"
)
"""The year that opens a sentence is that of its months: "In the 2016 election, he stayed until June"."""
_UNTIL = re.compile(r"\b(?:until|till)[ ]$", re.IGNORECASE)


def _begun_in(around: Surroundings, start: int) -> date | None:
    """The day with its year that stands before "until" in the same clause: "of 3 March 2022 … until"."""
    latest = around.latest
    if latest is None or latest.first is None or around.latest_end <= around.sentence.start:
        return None
    between = around.text[around.latest_end : start]
    printed = re.search(rf"{YEAR}$", around.text[max(0, around.latest_end - 4) : around.latest_end])
    return latest.first if printed and not re.search(r"[,;:—–]", between) else None


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
