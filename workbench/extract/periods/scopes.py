"""What the words before a date make of it: a part of it, an open end, or the way from one date to another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from workbench.extract.periods import intervals
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.vocabulary import COUNT, ORDINALS, any_of, count_of, grain_of
from workbench.lexicon import listed

REACH = 60
"""How many characters before a date its scope words may begin."""


def narrowed(text: str, start: int, interval: Interval) -> tuple[int, Interval]:
    """The start of the words and the part that they name: "late January", "the first 11 days of 2026"."""
    before = text[max(0, start - REACH) : start]
    match = _part().search(before)
    if not match:
        return start, interval
    found: Interval | None
    if match["third"]:
        found = intervals.third(interval, match["third"].lower())
    elif match["edge"]:
        found = _edge(interval, match["edge"].lower(), surely=not match["about"])
    else:
        place = ORDINALS[match["ordinal"].lower()]
        unit = match["unit"].lower()
        if unit.startswith(("half", "quarter")) and not match["count"]:
            found = _fraction(interval, place, 2 if unit.startswith("half") else 4)
        elif match["count"]:
            count = count_of(match["count"])
            at_an_end = abs(place) == 1
            found = (
                intervals.stretch(interval, grain_of(unit), count, from_end=place < 0) if at_an_end else None
            )
        else:
            found = _nth(interval, grain_of(unit), place)
    return (start, interval) if found is None else (start - len(before) + match.start(), found)


def _edge(interval: Interval, edge: str, *, surely: bool) -> Interval | None:
    """The last or first day; with "around" or "towards" the last or first third."""
    if interval.first is None or interval.last is None or interval.grain == Grain.DAY:
        return None
    if interval.loose:
        return interval  # on which day it ends is not told
    at_end = edge in ("end", "close")
    if edge == "middle":
        return intervals.third(interval, "mid")
    if not surely or interval.grain in (Grain.DECADE, Grain.CENTURY):
        return intervals.third(interval, "late" if at_end else "early")
    return intervals.day(interval.last if at_end else interval.first)


def _fraction(interval: Interval, place: int, parts: int) -> Interval | None:
    number = parts if place < 0 else place
    if interval.first is None or interval.last is None or number > parts:
        return None
    if interval.grain == Grain.YEAR:
        of = intervals.half if parts == 2 else intervals.quarter
        return of(interval.first.year, number)
    if interval.grain == Grain.MONTH and parts == 2:
        middle = interval.first.replace(day=15)
        return (
            Interval(interval.first, middle, Grain.SPAN)
            if number == 1
            else Interval(middle + timedelta(days=1), interval.last, Grain.SPAN)
        )
    return intervals.stretch(
        interval, Grain.YEAR, ((interval.last.year - interval.first.year) + 1) // parts, from_end=place < 0
    )


def _nth(interval: Interval, grain: Grain, place: int) -> Interval | None:
    """The nth day, week or month of it."""
    if interval.first is None or interval.last is None:
        return None
    if place < 0:
        return intervals.stretch(interval, grain, 1, from_end=True)
    whole = intervals.stretch(interval, grain, place, from_end=False)
    if whole is None or whole.last is None:
        return None
    return Interval(intervals.shifted(interval.first, grain, place - 1), whole.last, Grain.SPAN)


def opened(text: str, start: int, interval: Interval, published: date | None = None) -> tuple[int, Interval]:
    """The start of the words, and what "since", "before" or "until" leaves open."""
    before = text[max(0, start - REACH) : start]
    to_come = published is not None and interval.first is not None and interval.first > published
    if to_come and interval.grain != Grain.SPAN and _BEGINS.search(before):
        return start - len("from "), Interval(interval.first, None, Grain.SPAN)
    counted = _so_long_before().search(before)
    if counted and interval.grain == Grain.DAY:
        count = count_of(counted["count"]) * (-1 if counted["way"].lower() == "before" else 1)
        grain = grain_of(counted["unit"])
        return start - len(before) + counted.start(), intervals.moved(interval, grain, count)
    begun = _since_it_began().search(before)
    if begun and interval.first is not None and not to_come:
        return start - len(before) + begun.start(), Interval(interval.first, None, Grain.SPAN)
    match = _opening().search(before)
    if not match:
        return start, interval
    at, way = start - len(before) + match.start(), match["way"].lower()
    first, last = interval.first, interval.last
    if way in ("since", "ever since", "from") and first is not None:
        return at, Interval(first, None, Grain.SPAN)
    if way in ("before", "prior to", "ahead of", "up until", "pre-") and first is not None:
        end = last if way == "up until" else first - timedelta(days=1)
        return at, Interval(None, end, Grain.SPAN)
    if way in ("until", "till", "up to", "through to") and last is not None:
        return at, Interval(None, last, Grain.SPAN)
    if way == "after" and last is not None:
        begin = last if interval.grain == Grain.DAY else last + timedelta(days=1)
        return at, Interval(begin, None, Grain.SPAN)
    return at, interval


def joined(text: str, first: tuple[int, int, Interval], second: tuple[int, int, Interval]) -> Interval | None:
    """From the one to the other, where the words between say so: "from 2018 to 2023", "May–June"."""
    between = text[first[1] : second[0]]
    if len(between) > 12 or first[2].first is None or second[2].last is None:
        return None
    gap = between.strip().lower()
    before = text[max(0, first[0] - 10) : first[0]].lower()
    runs = gap in ("to", "until", "till", "through", "–", "—", "-", "and until", "up to")
    runs = runs or (gap == "and" and before.endswith("between "))
    if not runs or first[2].first > second[2].last:
        return None
    return Interval(first[2].first, second[2].last, Grain.SPAN)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \b(?:
          (?:the[ ])?(?:very[ ])?(?P<third>early|mid|late)(?:[ ](?:in|on)[ ]|[ -])(?:the[ ])?
        | (?:(?P<about>around|towards?|near|about)[ ])?(?:the[ ])?(?:very[ ])?
          (?P<edge>beginning|start|end|close|middle)[ ]of[ ](?:the[ ])?
        | (?:the[ ])?(?P<ordinal>{any_of(ORDINALS)})[ ](?:(?P<count>{COUNT})[ ])?(?:full[ ])?
          (?P<unit>days?|weeks?|months?|quarters?|half|years?|decades?)[ ](?:of|in)[ ](?:the[ ])?
        )$
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_BEGINS = re.compile(
    r"(?<!forward )(?<!postponed )(?<!delayed )(?<!moved )(?<!rescheduled )\bfrom[ ]$", re.IGNORECASE
)
"""What is to be so "from 1 April" is so from then on; what is moved from that day is not."""


@cache
def _so_long_before() -> re.Pattern[str]:
    """ "two weeks before the 13 November deadline": the day that it is."""
    return re.compile(
        rf"""
        \b(?P<count>{COUNT})[ ](?P<unit>days?|weeks?|months?|years?)[ ](?P<way>before|after)[ ](?:the[ ])?$
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _since_it_began() -> re.Pattern[str]:
    """ "since the rains began on 3 January"."""
    return re.compile(
        rf"""
        \bsince[ ][^.;:,\n]{{1,40}}?[ ](?:{any_of(listed("periods", "begun"))})
        [ ](?:(?:on|in)[ ])?(?:the[ ])?$
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"""
        \b(?P<way>ever[ ]since|since|as[ ]of|as[ ]at|as[ ]from|before|prior[ ]to|up[ ]until|until|till|up[ ]to
        |after|by)
        [ ](?:the[ ])?$
        """,
        re.VERBOSE | re.IGNORECASE,
    )
