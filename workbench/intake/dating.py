"""The day an article was published: from the page, else from the text's own evidence, else unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbench.values.article import DateOrigin

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}
WITHIN = 31
"""Days within which the articles of one page appeared, where their stamps leave day and month open."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?:\b|(?-i:(?<=[a-z])(?=[A-Z]))){_MONTH}\s+"  # a name may be glued to it
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>(?:19|20)\d\d)"
    r"(?:(?!\d)|(?=\d{1,2}:\d\d))",  # or the time
    re.I,
)
_SLASHED = re.compile(
    r"(?<!\d)(?P<a>\d{1,2})(?:[/-]|\. ?)(?P<b>\d{1,2})(?:[/-]|\. ?)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(
    r"""
    (?<![\d/.]) (?P<year> (?:19|20)\d\d )
    (?P<mark> [/.] ) (?P<month> \d{1,2} ) (?P=mark) (?P<day> \d{1,2} )   # "2026/02/13", "2026.2.13"
    (?! [/.]? \d )                                                       # no part of a longer number
    """,
    re.VERBOSE,
)
_DATE_TIME_GROUP = re.compile(r"\b(?P<day>\d\d)\d{4}[ZJ] (?P<month>[A-Z]{3}) (?:20)?(?P<year>\d\d)\b")
"""041512Z MAR 26, of military and wire messages (ACP 121)."""
_SHORT_AMERICAN = re.compile(
    r"""
    (?<!\d) (?P<month>\d{1,2}) / (?P<day>\d{1,2}) / (?P<year>\d\d)      # 03/04/26
    ,? \s+ (?: at \s+ )? \d{1,2}:\d\d \s* [ap]\.?m\.? \s+ [ECMP][DS]?T\b   # 12:15 PM ET
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEADING_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]?\s+", re.I)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/-]|$)", re.I
)
_WEEKDAY_AND_DAY = re.compile(
    rf"""
    \b (?P<weekday> (?: mon|tues|wednes|thurs|fri|satur|sun ) day ) ,? \s+
    (?: {_MONTH} \s+ (?P<day>\d{{1,2}})
      | (?P<day2>\d{{1,2}}) \s+ {_MONTH.replace("?P<month>", "?P<month2>")} )
    \b (?! ,? \s+ \d{{4}} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOT_NEWS = re.compile(
    r"\b(?:until|by|before|since|from|till|starting|beginning|scheduled\s+for|due\s+on|as\s+of|expires?\s+on|born)\s*(?:on\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dating:
    """A publication date, how it is known, and the words it was read from."""

    day: date
    origin: DateOrigin
    because: str


def find_date(
    *,
    given: date | None = None,
    one_of_several: bool = False,
    stamps: Iterable[str] = (),
    url: str | None = None,
    paragraphs: Sequence[str] = (),
    order: Order | None = None,
) -> Dating | None:
    """When it was published; None where nothing tells.

    Tried in order: what was given, the article's own stamps, the dateline, the address, and at last
    the text itself. What is given with a page of several articles is the page's day, so that an
    article's own stamp, dateline or address comes before it. `order` is that of the page's stamps, where
    they tell it (`order_of`).
    """
    told = Dating(given, DateOrigin.GIVEN, "given with the page") if given is not None else None
    if told is not None and not one_of_several:
        return told
    return _stamped(stamps, url, paragraphs, order) or told or _inferred(paragraphs)


def _stamped(
    stamps: Iterable[str], url: str | None, paragraphs: Sequence[str], order: Order | None
) -> Dating | None:
    """From what states the day in full: a stamp, the dateline, the address."""
    for stamp in stamps:
        day = read_date(stamp)
        if day is not None:
            return Dating(day, DateOrigin.METADATA, f"the page says {stamp.strip()[:80]!r}")
        match = _SLASHED.search(stamp) if order is not None else None
        if match is not None and order is not None:
            day = _day(
                match["year"], *((match["b"], match["a"]) if order.day_first else (match["a"], match["b"]))
            )
            if day is not None:
                because = f"the page says {stamp.strip()[:60]!r}; {order.because}"
                origin = DateOrigin.METADATA if order.sure else DateOrigin.INFERRED
                return Dating(day, origin, because if order.sure else f"inferred: {because}")
    if paragraphs:
        dateline = re.split(r"[—–:]|--| - ", paragraphs[0][:90], maxsplit=1)[0]
        day = read_date(dateline) if dateline != paragraphs[0][:90] else None
        if day is not None:
            return Dating(day, DateOrigin.METADATA, f"the text opens with {dateline.strip()!r}")
    match = _IN_ADDRESS.search(url) if url else None
    day = _day(match["year"], match["month"], match["day"]) if match else None
    if match is None or day is None:
        return None
    return Dating(day, DateOrigin.METADATA, f"the address says {match[0].strip('/')}")


@dataclass(frozen=True, slots=True)
class Order:
    """Whether "04/03/2026" is the fourth of March on a page, and how that is known."""

    day_first: bool
    because: str
    sure: bool  # a stamp of the page has a number above 12


def order_of(stamps: Iterable[str]) -> Order | None:
    """What the page's stamps tell of the order of day and month; None where they leave it open.

    One of them has a number above 12, or in one order they lie within a month and in the other
    within a time four times as long; where they are too few for that, with the stamps that are clear.
    """
    stamps = list(stamps)
    found = {(int(m["a"]), int(m["b"]), m["year"]) for each in stamps for m in _SLASHED.finditer(each)}
    clear = {day for each in stamps if (day := read_date(each)) is not None}
    day_first, month_first = any(a > 12 for a, _, _ in found), any(b > 12 for _, b, _ in found)
    if day_first != month_first:
        shown = next(f"{a:02}/{b:02}/{year}" for a, b, year in sorted(found) if max(a, b) > 12)
        return Order(day_first, f"another stamp of the page is {shown}", sure=True)
    if day_first:
        return None
    day_firsts, month_firsts = [_day(y, b, a) for a, b, y in found], [_day(y, a, b) for a, b, y in found]
    for beside in (set[date](), clear):
        spans = _span([*day_firsts, *beside]), _span([*month_firsts, *beside])
        short, long = sorted(spans)
        if 0 <= short <= WITHIN and long >= 4 * max(short, 7):
            because = f"so read, the page's stamps lie within {short} days, else within {long}"
            return Order(spans[0] < spans[1], because, sure=False)
    return None


def _span(days: Sequence[date | None]) -> int:
    """Days between the first and the last; -1 for a single day, and where one is no day."""
    known = [day for day in days if day is not None]
    return (max(known) - min(known)).days if len(known) == len(days) > 1 else -1


def day_of_page(stamps: Iterable[str]) -> Dating | None:
    """The one day that the stamps above a page's first article name; None where they name several or none.

    It is that of the articles without a day of their own, as on a live page, and only inferred: some
    papers print the day on which they are read.
    """
    found = {day: stamp for stamp in stamps if (day := read_date(stamp)) is not None}
    if len(found) != 1:
        return None
    day, stamp = found.popitem()
    return Dating(
        day, DateOrigin.INFERRED, f"inferred: above the page's articles stands {stamp.strip()[:80]!r}"
    )


def is_day_alone(text: str) -> bool:
    """A whole date, perhaps with its weekday, and nothing else: what parts the items of a page by day."""
    bare = _LEADING_WEEKDAY.sub("", text.strip(" .|•·—–-"))
    return any(pattern.fullmatch(bare) for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _SLASHED, _YEAR_FIRST))


def is_date_time_group(text: str) -> bool:
    """ "041512Z MAR 26" and nothing else."""
    return _DATE_TIME_GROUP.fullmatch(text.upper()) is not None


def read_date(text: str) -> date | None:
    """The one day that a stamp names: "Updated Feb 6, 2026", "2026-02-06T10:00Z", "06.02.2026",
    "2026/02/06".

    None where day and month can't be told apart ("06/02/2026").
    """
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        match = pattern.search(text)
        if match:
            return _day(match["year"], match["month"], match["day"])
    match = _DATE_TIME_GROUP.search(text)
    if match:
        return _day(f"20{match['year']}", match["month"], match["day"])
    match = _SHORT_AMERICAN.search(text)
    if match:
        return _day(f"20{match['year']}", match["month"], match["day"])
    match = _SLASHED.search(text)
    if match is None:
        return None
    a, b = int(match["a"]), int(match["b"])
    if a > 12 or a == b or "." in match[0]:
        return _day(match["year"], b, a)
    return _day(match["year"], a, b) if b > 12 else None


def untold(stated: str) -> str:
    """What to tell of a date that was written and is none that can be told."""
    return f"its date {stated.strip()[:40]!r} can't be told: write it as YYYY-MM-DD"


def _inferred(paragraphs: Sequence[str]) -> Dating | None:
    """From the first paragraphs: a full date they give as news, or a weekday with its day and a year.

    A date that is a limit ("until", "as of", "since") is none of publication, nor is one of a year
    before the latest that the text names.
    """
    years = [int(year) for text in paragraphs for year in _YEAR.findall(text[:4000])]
    if not years:
        return None
    latest = max(years)
    opening = [paragraph[:1500] for paragraph in paragraphs[:3]]
    found: list[tuple[date, str]] = []
    for text in opening:
        for pattern in (_DAY_FIRST, _MONTH_FIRST):
            for match in pattern.finditer(text):
                day = _day(match["year"], match["month"], match["day"])
                if (
                    day is not None
                    and day.year == latest
                    and not _NOT_NEWS.search(text[: match.start()][-24:])
                ):
                    found.append((day, match[0]))
    if found:
        day, words = max(found)
        return Dating(day, DateOrigin.INFERRED, f"inferred: the text speaks of {words}")
    for text in opening:
        named = _WEEKDAY_AND_DAY.search(text)
        if named is None:
            continue
        weekday = WEEKDAYS.index(named["weekday"].casefold())
        month, number = named["month"] or named["month2"], named["day"] or named["day2"]
        days = [_day(year, month, number) for year in (latest, latest + 1)]
        fitting = [day for day in days if day is not None and day.weekday() == weekday]
        if len(fitting) == 1:
            year = fitting[0].year
            because = f"inferred: {named[0]!r} fits the calendar of {year}, and the text speaks of {latest}"
            return Dating(fitting[0], DateOrigin.INFERRED, because)
    return None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    number = MONTHS.get(str(month).casefold().rstrip("."))
    try:
        return date(int(year), number if number else int(month), int(day))
    except ValueError:
        return None
