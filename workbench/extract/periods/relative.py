"""Spans counted from the day of publication or from a date named before: "last month", "three years ago",
"the same month", "prior to the conflict"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from workbench.extract.periods import intervals
from workbench.extract.periods.dates import said_year
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.surroundings import Rule, Surroundings, rule
from workbench.extract.periods.vocabulary import COUNT, YEAR, any_of, count_of, grain_of
from workbench.lexicon import Entry, entries, listed


@cache
def rules() -> tuple[Rule, ...]:
    return (
        rule(
            "last or this",
            r"""
            \b(?P<lead>earlier[ ]|later[ ]|so[ ]far[ ]|already[ ])?(?:the[ ])?
            (?P<which>last|this|next|past|current|coming)[ ](?:calendar[ ]|financial[ ]|fiscal[ ])?
            (?P<unit>week|month|quarter|year|decade|century)(?!\w|-|[’']s[ ]?end)
            """,
            _last_or_this,
        ),
        rule(
            "past or next",
            rf"""
            \b(?:the[ ])?(?P<which>past|last|next|coming|recent)[ ]
            (?:(?P<vague>few|several|many|some)[ ]|(?P<count>{COUNT})[ -])?
            (?:full[ ]|consecutive[ ]|straight[ ])?
            (?P<unit>hours|days|weeks|fortnight|fortnights|months|quarters|years|decades|century)\b
            """,
            _past_or_next,
            ("past", "last", "next", "coming", "recent"),
        ),
        rule(
            "ago",
            rf"""
            \b(?P<count>{COUNT})[ ]
            (?P<unit>hours?|days?|weeks?|fortnights?|months?|years?|decades?)[ ]ago\b
            """,
            _ago,
            ("ago",),
        ),
        rule(
            "time from now",
            rf"""
              \bin[ ](?P<count>{COUNT})[ ](?P<unit>days?|weeks?|months?|years?)[’']s?[ ]time\b
            | \b(?P<count_first>{COUNT})[ ](?P<unit_after>days?|weeks?|months?|years?)
              [ ]from[ ](?:now|today)\b
            """,
            _from_now,
            ("time", "now", "today"),
        ),
        rule(
            "earlier or later",
            rf"""
            \b(?P<count>{COUNT})[ ](?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?)[ ]
            (?P<way>earlier|previously|later|afterwards
              |before(?![ ](?:the|a|an|its|his|her|their|it|he|she|they|any|(?-i:[A-Z0-9]))))\b
            """,
            _earlier_or_later,
            ("earlier", "previously", "later", "afterwards", "before"),
        ),
        rule(
            "same",
            r"""
            \b(?P<lead>later[ ]|earlier[ ])?
            (?:the[ ](?P<which>same|previous|preceding|following|next|next[ ]calendar)|that(?:[ ]same)?)[ ]
            (?P<unit>day|morning|afternoon|evening|night|week|month|quarter|year|decade)(?![\w-])
            """,
            _same,
        ),
        rule(
            "same period",
            rf"""
            \b(?:the[ ])?(?:same|corresponding|equivalent)[ ](?P<unit>period|month|quarter|week|day|time)[ ]
            (?:of[ ]|in[ ])?(?:the[ ])?
            (?:(?P<which_year>last[ ]year|a[ ]year[ ](?:earlier|ago|before)|previous[ ]year|year[ ]before
                |this[ ]year)
              |(?P<back>{COUNT})[ ]years?[ ](?:earlier|before|previously|ago)
              |(?P<year>{YEAR}))\b
            """,
            _same_period,
            ("same", "corresponding", "equivalent"),
        ),
        rule(
            "year-ago period",
            r"""
            \b(?:the[ ])?(?:year-ago|year[ ]ago|prior-year|year-earlier)[ ]
            (?P<unit>period|month|quarter|week|half)\b
            """,
            _year_ago_period,
            ("ago", "prior", "earlier"),
        ),
        rule("since then", r"\bsince[ ]then\b", _since_then, ("since",)),
        rule(
            "year to date",
            r"""
            \byear[ -]to[ -]date\b
            | \bsince[ ]the[ ](?:start|beginning)[ ]of[ ](?:the|this)[ ]year\b
            """,
            _year_to_date,
            ("date", "start", "beginning"),
        ),
        rule(
            "year now",
            r"""
            (?<=of[ ])(?:the[ ](?:current[ ])?)(?P<unit>year|month|quarter|decade|century)
            (?![\w-])(?![ ]of[ ])
            """,
            _year_now,
        ),
        rule(
            "known event",
            rf"""
            \b(?P<way>prior[ ]to|before|since|after|following|during|throughout|ahead[ ]of|pre-)[ ]?
            (?:the[ ])?(?:(?:start|beginning|outbreak|onset|escalation|outset|launch)[ ]of[ ])?(?:the[ ])?
            (?:Russian[ ]|Russia[’']s[ ])?(?P<event>{any_of(_events())})(?!\w)
            """,
            _known_event,
        ),
        rule(
            "some event",
            rf"""
            \b(?:prior[ ]to|before|since)[ ]the[ ]
            (?:(?:start|beginning|outbreak|onset|escalation|launch)[ ]of[ ](?:the[ ])?)?
            (?:[a-z][a-z-]{{1,19}}[ ]){{0,2}}?(?:{any_of(listed("periods", "events"))})\b
            (?![ ](?:in|of)[ ]|[ ]?[’'])
            """,
            _some_event,
            ("prior", "before", "since"),
        ),
    )


@cache
def _events() -> dict[str, Entry]:
    return {
        surface.lower(): event
        for event in entries("periods", "event", needs=("surfaces", "first", "source"))
        for surface in event["surfaces"]
    }


def _last_or_this(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A whole week, month, year …; "the past year" is counted back from the day of publication."""
    if around.published is None:
        return None
    which, grain, lead = match["which"].lower(), grain_of(match["unit"]), (match["lead"] or "").lower()
    if which == "past":
        return Interval(intervals.shifted(around.published, grain, -1), around.published, Grain.SPAN)
    by = {"last": -1, "next": 1, "coming": 1, "this": 0, "current": 0}[which]
    if which == "last" and re.match(r"(?:earlier|later)?[ ]?the[ ]", match[0], re.IGNORECASE):
        return Interval(intervals.shifted(around.published, grain, -1), around.published, Grain.SPAN)
    found = intervals.holding(intervals.shifted(around.published, grain, by), grain)
    if by == 0 and lead.startswith(("earlier", "so far", "already")):
        return Interval(found.first, around.published, Grain.SPAN)
    if by == 0 and lead.startswith("later"):
        return Interval(around.published, found.last, Grain.SPAN)
    return found


def _past_or_next(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "the past four years", "the next six months": counted from the day of publication."""
    if around.published is None:
        return None
    ahead, unit = match["which"].lower() in ("next", "coming"), match["unit"].lower()
    if match["vague"] or (match["count"] is None and unit.endswith("s")):
        if match["which"].lower() in ("last", "next"):
            return None if not match["vague"] else _open(around.published, ahead=ahead)
        return _open(around.published, ahead=ahead)
    grain, count = grain_of(unit), count_of(match["count"])
    if unit.startswith("hour"):
        count = max(1, round(count / 24))
    if unit.startswith("fortnight"):
        count *= 2
    if ahead:
        return Interval(around.published, intervals.shifted(around.published, grain, count), Grain.SPAN)
    return Interval(intervals.shifted(around.published, grain, -count), around.published, Grain.SPAN)


def _open(published: date, *, ahead: bool) -> Interval:
    return Interval(published, None, Grain.SPAN) if ahead else Interval(None, published, Grain.SPAN)


def _ago(match: re.Match[str], around: Surroundings) -> Interval | None:
    """As wide as the unit: "three years ago" is that year, "two weeks ago" that week."""
    if around.published is None:
        return None
    unit, grain, count = match["unit"].lower(), grain_of(match["unit"]), count_of(match["count"])
    if unit.startswith("hour"):
        return Interval(around.published - timedelta(days=(count + 23) // 24), around.published, Grain.SPAN)
    count *= 2 if unit.startswith("fortnight") else 1
    at = intervals.shifted(around.published, grain, -count)
    return intervals.holding(at, Grain.YEAR if grain == Grain.DECADE else grain)


def _from_now(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "in two weeks' time", "three years from now": as wide as the unit."""
    if around.published is None:
        return None
    grain = grain_of(match["unit"] or match["unit_after"])
    count = count_of(match["count"] or match["count_first"])
    return intervals.holding(intervals.shifted(around.published, grain, count), grain)


def _earlier_or_later(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "a year earlier": the date named last, moved; none where that is wider than the unit or vague."""
    latest, grain = around.latest, grain_of(match["unit"])
    if latest is None or latest.first is None or latest.last is None or latest.grain == Grain.SPAN:
        return None
    if grain < latest.grain:
        return None
    count = count_of(match["count"]) * (2 if match["unit"].lower().startswith("fortnight") else 1)
    by = count if match["way"].lower() in ("later", "afterwards") else -count
    found = intervals.moved(latest, grain, by)
    wider = found.first is not None and latest.grain < grain and grain in (Grain.WEEK, Grain.MONTH)
    return intervals.holding(found.first, grain) if wider and found.first else found


def _same(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "the same month", "that year", "the previous day", "later that week": from the last one named."""
    grain, which = grain_of(match["unit"]), (match["which"] or "same").lower()
    named = around.named.get(grain)
    if named is None:
        if which == "previous" and around.published is not None and grain != Grain.DAY:
            return intervals.holding(intervals.shifted(around.published, grain, -1), grain)
        return None
    if which in ("previous", "preceding"):
        return intervals.moved(named, grain, -1)
    if which.startswith(("following", "next")):
        return intervals.moved(named, grain, 1)
    lead, latest = (match["lead"] or "").lower(), around.latest
    if lead and latest and latest.first and latest.last and named.first and named.last:
        if lead.startswith("later") and named.first <= latest.last < named.last:
            left = latest.last if latest.grain == Grain.DAY else latest.last + timedelta(days=1)
            return Interval(left, named.last, Grain.SPAN)
        if lead.startswith("earlier") and named.first < latest.first <= named.last:
            return Interval(named.first, latest.first, Grain.SPAN)
    return named


def _same_period(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "the same period last year": what was named, moved to that year."""
    unit = match["unit"].lower()
    named = around.latest if unit in ("period", "time") else around.named.get(grain_of(unit))
    if named is None or named.first is None or named.last is None:
        return None
    if match["year"]:
        year: int | None = int(match["year"])
    elif match["back"]:
        year = named.first.year - count_of(match["back"])
    elif match["which_year"].lower() in ("last year", "this year"):
        year = said_year(match["which_year"], around)
    else:
        year = named.first.year - 1
    return None if year is None else intervals.moved(named, Grain.YEAR, year - named.first.year)


def _year_ago_period(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "the year-ago quarter": what was named, a year before."""
    unit = match["unit"].lower()
    named = around.latest if unit == "period" else around.named.get(grain_of(unit))
    if named is None or named.first is None or named.last is None or named.grain == Grain.DAY:
        return None
    return intervals.moved(named, Grain.YEAR, -1)


_NEAR = 200
"""Characters back to the date that "then" stands for."""


def _since_then(_match: re.Match[str], around: Surroundings) -> Interval | None:
    """From the date that the sentence, or the one before, named last."""
    latest = around.latest
    if latest is None or latest.first is None or around.sentence.start - around.latest_end > _NEAR:
        return None
    return Interval(latest.first, None, Grain.SPAN)


def _year_to_date(_match: re.Match[str], around: Surroundings) -> Interval | None:
    if around.published is None:
        return None
    return Interval(date(around.published.year, 1, 1), around.published, Grain.SPAN)


def _year_now(match: re.Match[str], around: Surroundings) -> Interval | None:
    """The year of "the end of the year": the one of the news."""
    if around.published is None:
        return None
    return intervals.holding(around.published, grain_of(match["unit"]))


def _known_event(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A known event, open at the end that its preposition leaves open; none of a later day than the news."""
    event, way = _events()[match["event"].lower()], match["way"].lower()
    first, last = event["first"], event.get("last")
    if around.published is not None and first > around.published:
        return None
    if way.startswith(("before", "prior", "ahead", "pre")):
        return Interval(None, first - timedelta(days=1), Grain.SPAN)
    if way in ("during", "throughout"):
        return Interval(first, last, Grain.SPAN)
    return Interval(last + timedelta(days=1) if last else first, None, Grain.SPAN)


def _some_event(_match: re.Match[str], _around: Surroundings) -> Interval:
    """A time of which the text gives no day: both ends stay open."""
    return Interval(None, None, Grain.SPAN)
