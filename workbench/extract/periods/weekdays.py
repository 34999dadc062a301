"""Days told without a month: "last Friday", "yesterday", "a week on Saturday", "at the weekend", feasts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from workbench.extract.periods import intervals
from workbench.extract.periods.feasts import feast_day, feasts
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.surroundings import Rule, Surroundings, rule
from workbench.extract.periods.vocabulary import (
    YEAR,
    any_of,
    first_words,
    weekday_pattern,
    weekday_words,
    weekdays,
)
from workbench.lexicon import listed

_WEEK = timedelta(days=7)


@cache
def rules() -> tuple[Rule, ...]:
    weekday, feast, named = weekday_pattern(), any_of(feasts()), first_words(feasts())
    return (
        rule(
            "weekday",
            rf"""
            \b(?:(?:the[ ])?
                (?P<which>last|next|this[ ]coming|this[ ]past|this|past|coming|previous|following)[ ])?
            (?P<weekday>{weekday})(?:[ ](?:morning|afternoon|evening|night|lunchtime))?(?!\w)
            """,
            _weekday,
            weekday_words(),
        ),
        rule(
            "weekday after next",
            rf"""
              \ba[ ]week[ ]on[ ](?P<weekday>{weekday})(?!\w)
            | \b(?P<weekday_first>{weekday})[ ]week\b
            """,
            _after_next,
            ("week",),
        ),
        rule(
            "weekday by a feast",
            rf"""
            \b(?:the[ ])?(?P<weekday>{weekday})[ ](?P<way>before|after)[ ]
            (?P<feast>{feast})(?!\w)(?:,?[ ](?P<year>{YEAR}))?
            """,
            _by_a_feast,
            needs=named,
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
            (
                "today",
                "tonight",
                "yesterday",
                "tomorrow",
                "morning",
                "afternoon",
                "evening",
                "night",
                "overnight",
            ),
        ),
        rule(
            "weekend",
            r"""
            \b(?P<which>last|this[ ]past|this[ ]coming|this|next|over[ ]the|at[ ]the|on[ ]the|during[ ]the)
            [ ]weekend\b
            """,
            _weekend,
            needs=("weekend",),
        ),
        rule("feast", rf"\b(?P<feast>{feast})(?!\w)(?:,?[ ](?P<year>{YEAR}))?", _feast, named),
    )


def _weekday(match: re.Match[str], around: Surroundings) -> Interval | None:
    """The last such day up to the day of publication; the next one where the sentence looks ahead."""
    if around.published is None or _in_a_name(match, around.text):
        return None
    number = weekdays()[match["weekday"].lower()]
    back = (around.published.weekday() - number) % 7
    which = (match["which"] or "").lower().split(" ")[-1]
    if which in ("previous", "following"):
        beside = _beside_the_last_day(number, around, later=which == "following")
        if beside is not None:
            return beside
    if which in ("last", "past", "previous"):
        return intervals.day(around.published - timedelta(days=back or 7))
    if which in ("next", "coming", "following"):
        return intervals.day(around.published + timedelta(days=(7 - back) % 7 or 7))
    if which == "this":
        monday = around.published - timedelta(days=around.published.weekday())
        return intervals.day(monday + timedelta(days=number))
    if around.ahead(match) and back:
        return intervals.day(around.published + timedelta(days=7 - back))
    return intervals.day(around.published - timedelta(days=back))


def _in_a_name(match: re.Match[str], text: str) -> bool:
    """ "Bloody Sunday", "the Sunday Courier": no day of this week."""
    if match["which"]:
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    word = re.search(r"(?P<word>[\w’']+)[ ]$", before)
    if word and word["word"] in listed("periods", "named_days"):
        return True
    after = re.compile(r"[ ][A-Z][a-z]").match(text, match.end())
    return bool(after and word and word["word"].lower() == "the")


def _beside_the_last_day(number: int, around: Surroundings, *, later: bool) -> Interval | None:
    """ "the previous Thursday": counted from the day that the sentence names."""
    named = around.latest
    if named is None or named.first is None or named.grain != Grain.DAY:
        return None
    if around.latest_end <= around.sentence.start:
        return None
    if later:
        return intervals.day(named.first + timedelta(days=(number - named.first.weekday()) % 7 or 7))
    return intervals.day(named.first - timedelta(days=(named.first.weekday() - number) % 7 or 7))


def _after_next(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "a week on Saturday", "Saturday week": a week after the next one."""
    if around.published is None:
        return None
    number = weekdays()[(match["weekday"] or match["weekday_first"]).lower()]
    ahead = (number - around.published.weekday()) % 7 or 7
    return intervals.day(around.published + timedelta(days=ahead) + _WEEK)


def _by_a_feast(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "the Saturday before Christmas"."""
    number = weekdays()[match["weekday"].lower()]
    day = _nearest(match, around)
    if day is None:
        return None
    if match["way"].lower() == "before":
        return intervals.day(day - timedelta(days=(day.weekday() - number) % 7 or 7))
    return intervals.day(day + timedelta(days=(number - day.weekday()) % 7 or 7))


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
        saturday += _WEEK
    return Interval(saturday, saturday + timedelta(days=1), Grain.SPAN)


def _feast(match: re.Match[str], around: Surroundings) -> Interval | None:
    day = _nearest(match, around)
    return None if day is None else intervals.day(day)


@cache
def _of_a_feast() -> re.Pattern[str]:
    """What makes the feast a name of something else: "the Good Friday Agreement", "the Easter break"."""
    return re.compile(rf"[ ](?:[A-Z][a-z]|(?:{any_of(listed('periods', 'feast_things'))})\b)")


def _nearest(match: re.Match[str], around: Surroundings) -> date | None:
    """The feast of the printed year, else the last one, or the next where the sentence looks ahead."""
    if _of_a_feast().match(around.text, match.end("feast")):
        return None
    if match["year"]:
        return feast_day(match["feast"], int(match["year"]))
    if around.published is None:
        return None
    year = around.published.year
    found = feast_day(match["feast"], year)
    if around.ahead(match):
        return found if found >= around.published else feast_day(match["feast"], year + 1)
    return found if found <= around.published else feast_day(match["feast"], year - 1)
