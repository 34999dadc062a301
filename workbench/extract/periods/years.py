"""Quarters, seasons, years and more: "Q3 2024", "last winter", "2018–2023", "the early 1990s"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from workbench.extract.periods import intervals
from workbench.extract.periods.dates import said_year
from workbench.extract.periods.fiscal import april_quarter, april_year, reported_quarter
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.surroundings import Rule, Surroundings, rule
from workbench.extract.periods.vocabulary import (
    CENTURIES,
    ORDINALS,
    YEAR,
    any_of,
    counts_something,
    first_words,
)
from workbench.lexicon import entries, listed


@cache
def rules() -> tuple[Rule, ...]:
    return (
        rule(
            "quarter",
            rf"""
            \b(?:(?:the[ ])?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th|last|final)[ -]
                 (?:(?P<half>half)|quarter)
               |(?:Q(?=[1-4])|(?P<h>H(?=[12])))(?P<number>[1-4]))
            (?:,?[ ](?:of[ ]|in[ ])?(?:(?P<fiscal>fiscal[ ]|financial[ ]|FY[ ]?)?(?:year[ ])?(?P<year>{YEAR})
                |FY[ ]?(?P<short>\d\d)
                |(?P<which_year>(?:this|last|next|the[ ]same|that|the|the[ ]current)[ ]year)))?
            (?!\w)
            """,
            _quarter,
            ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
        ),
        rule(
            "quarter understood",
            r"""
            (?<=\bin[ ])the[ ](?P<ordinal>first|second|third|fourth)
            (?=[ ]?(?:[,.;:)–—-]|$)|[ ](?:and|but|while|as|after|when|from)[ ])
            """,
            _quarter_understood,
        ),
        rule("short quarter", r"\b(?P<number>[1-4])Q[ ]?(?P<year>20\d\d|\d\d)\b", _short_quarter),
        rule(
            "season",
            rf"""
            \b(?:(?P<which>last|this|next|this[ ]past|this[ ]coming)[ ]
               |(?<=\bin[ ])the[ ]|(?<=\bover[ ])the[ ]|(?<=\bduring[ ])the[ ])?
            (?P<season>{any_of(_seasons())})
            (?:(?:[ ](?:of[ ])?)(?P<year>{YEAR})(?:[-–/](?:\d\d|20\d\d)(?!\d))?)?(?!\w)
            """,
            _season,
            first_words(_seasons()),
        ),
        rule(
            "years",
            r"""
            (?<![\d.,/$€£-])(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-–—/])(?P<to>(?:1[5-9]|20)\d\d|\d\d)
            (?![\d/%]|-\d|[.,]\d)
            """,
            _years,
        ),
        rule(
            "financial year",
            r"""
            \b(?:(?:(?:fiscal|financial|tax)(?:[ ]year)?[ ]|FY[ ]?)(?P<year>20\d\d)|FY[ ]?(?P<short>\d\d))
            (?:[-–/](?P<to>20\d\d|\d\d))?(?!\d)
            """,
            _financial_year,
        ),
        rule(
            "year",
            rf"""
            (?:(?<![\d.,/$€£¥:-])|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-))
            (?P<year>{YEAR})(?![\d/%]|[-–—]\d)\b
            (?P<alone>[ ](?:alone|as[ ]a[ ]whole)\b)?
            """,
            _year,
        ),
        rule(
            "decade",
            r"""
              \bthe[ ](?:(?P<decade>(?:1[5-9]|20)\d0)|[’'‘]?(?P<short>[2-9]0))[’']?s\b
            | (?<=[ -])(?P<bare>(?:1[5-9]|20)\d0)s\b
            """,
            _decade,
        ),
        rule(
            "century",
            rf"\b(?:the[ ])?(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{any_of(CENTURIES)})[ -]century\b",
            _century,
            ("century",),
        ),
    )


@cache
def _seasons() -> dict[str, int]:
    return {season["name"]: season["first_month"] for season in entries("periods", "season")}


def _quarter(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A quarter or half of a year; a bare quarter is the last one, a bare half may be one of a match."""
    word = (match["ordinal"] or match["number"]).lower()
    number = int(word) if word.isdecimal() else ORDINALS[word]
    halves = match["half"] is not None or match["h"] is not None
    of, parts = (intervals.half, 2) if halves else (intervals.quarter, 4)
    bare = not (match["year"] or match["which_year"] or match["short"])
    if bare and (halves or number == -1 or around.published is None):
        return _last_quarter(match, around) if number == -1 and not halves else None
    number = parts if number == -1 else number
    if not 1 <= number <= parts:
        return None
    if match["year"] or match["short"]:
        named = int(match["year"] or 2000 + int(match["short"]))
        fiscal = bool(match["fiscal"] or match["short"]) and not halves
        return (april_quarter(around.text, named, number) if fiscal else None) or of(named, number)
    if match["which_year"]:
        said = said_year(match["which_year"], around)
        return None if said is None else of(said, number)
    reported = reported_quarter(around) if match["number"] else None
    if reported is not None:
        return reported
    assert around.published is not None  # held above
    year = around.published.year
    found = of(year, number)
    if around.ahead(match):
        return found if found.last and found.last >= around.published else of(year + 1, number)
    return found if found.first and found.first <= around.published else of(year - 1, number)


def _quarter_understood(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "in the third" after "in the fourth quarter" of the same sentence."""
    latest = around.latest
    if latest is None or latest.first is None or latest.grain != Grain.QUARTER:
        return None
    if around.latest_end <= around.sentence.start:
        return None
    number, of_year = ORDINALS[match["ordinal"].lower()], latest.first.year
    found = intervals.quarter(of_year, number)
    to_come = around.published is not None and found.first is not None and found.first > around.published
    return intervals.quarter(of_year - 1, number) if to_come else found


def _last_quarter(match: re.Match[str], around: Surroundings) -> Interval | None:
    """ "last quarter" is the one before the news; "the last quarter" of something unnamed is none."""
    if around.published is None or match[0].lower().startswith("the ") or match["ordinal"].lower() == "final":
        return None
    return intervals.holding(intervals.shifted(around.published, Grain.QUARTER, -1), Grain.QUARTER)


def _short_quarter(match: re.Match[str], _around: Surroundings) -> Interval | None:
    year = int(match["year"])
    return intervals.quarter(year if year > 99 else 2000 + year, int(match["number"]))


def _season(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A season with its year, or with a word such as "last" or "in the"; alone it may be another word."""
    first_month = _seasons()[match["season"].lower()]
    if match["year"]:
        return intervals.season(int(match["year"]), first_month)
    which = (match["which"] or "").lower()
    with_article = match[0].lower().startswith("the ")
    doubtful = not which and (not with_article or match["season"].lower() == "fall")
    if around.published is None or doubtful:
        return None
    year = around.published.year
    before, this, after = (intervals.season(year + by, first_month) for by in (-1, 0, 1))
    assert this.first is not None
    assert before.last is not None
    if which in ("next", "this coming") or (with_article and around.ahead(match)):
        return this if this.first > around.published else after
    if which == "this":
        return before if first_month == 12 and around.published.month <= 8 else this
    begun = this if this.first <= around.published else before
    if which == "last" and begun.last and begun.last >= around.published:  # it is going on
        return intervals.moved(begun, Grain.YEAR, -1)
    return begun


_JOINTS = frozenset(
    ["and", "or", "to", ",", "-", "–", "—", "&", ", and", "through", "until", "and in", "or in"]
)


def _year(match: re.Match[str], around: Surroundings) -> Interval | None:
    """A bare year, where what stands around it says that it is one and no amount."""
    text, number = around.text, int(match["year"])
    if around.published is not None and number > around.published.year + 80:
        return None
    marked = text[match.end() : match.end() + 1] in ("%", "°", "$", "€", "£")
    if marked or counts_something(text, match.end("year")):
        return None
    if match["alone"] or _is_year(match.start("year"), match.end("year"), text):
        return intervals.year(number)
    beside = 0 <= match.start() - around.latest_end <= 8 and around.latest is not None
    if beside and around.latest and around.latest.grain in (Grain.YEAR, Grain.SPAN):
        return intervals.year(number) if text[around.latest_end : match.start()].strip() in _JOINTS else None
    return None


_MORE_YEARS = re.compile(rf"(?:,[ ]{YEAR})*,?[ ](?:and|or)[ ]{YEAR}")
_WORD_BEFORE = re.compile(r"(?P<word>[\w’'-]*?)(?P<marks>[ (\[-]*)$")


def _is_year(start: int, end: int, text: str) -> bool:
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    word, marks = (before["word"].lower(), before["marks"]) if before else ("", "")
    after = re.compile(r"[ -]?([\w’']+)").match(text, end)
    following = after[1].lower() if after else ""
    if text[end : end + 1] in (")", "]") and marks.endswith(("(", "[")):
        return True
    if word == "of" and _total_of().search(text[max(0, start - 40) : start]):
        return False
    if word in listed("periods", "before_year") and not marks.strip(" -"):
        return True
    if word in listed("periods", "owners") or word.endswith(("'s", "’s")):
        return (bool(following) and text[end : end + 1] in " -") or _MORE_YEARS.match(text, end) is not None
    opens = (not word and not marks.strip(' “"')) or word in ("while", "but", "and")
    if opens and following in listed("periods", "year_verbs"):
        return True
    return following in listed("periods", "after_years") or text[end : end + 2] in ("’s", "'s")


@cache
def _total_of() -> re.Pattern[str]:
    """ "a total of" before 2000: an amount."""
    return re.compile(rf"\b(?:{any_of(listed('periods', 'totals'))})\s+of\s*$", re.IGNORECASE)


def _years(match: re.Match[str], around: Surroundings) -> Interval | None:
    """2018–2023, 2023/24: both years whole; 2026-02 is a month."""
    first, tail = int(match["year"]), match["to"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if (
        len(tail) == 2
        and match["mark"] == "-"
        and last != first + 1
        and 1 <= int(tail) <= 12
        and last < first
    ):
        return intervals.month(first, int(tail))
    if counts_something(around.text, match.end()) or not first < last <= first + 120:
        return None
    return intervals.years(first, last)


def _financial_year(match: re.Match[str], around: Surroundings) -> Interval | None:
    """April to March where the article counts so; else as wide as the years in its name."""
    first = int(match["year"]) if match["year"] else 2000 + int(match["short"])
    tail = match["to"]
    if not tail:
        return april_year(around.text, first) or replace(intervals.year(first), loose=True)
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 2:
        return None
    return april_year(around.text, last, last - first) or intervals.years(first, last)


def _decade(match: re.Match[str], _around: Surroundings) -> Interval | None:
    if match["short"]:
        return intervals.decade((1900 if int(match["short"]) >= 30 else 2000) + int(match["short"]))
    return intervals.decade(int(match["decade"] or match["bare"]))


def _century(match: re.Match[str], _around: Surroundings) -> Interval | None:
    word = match["century"].lower()
    number = CENTURIES.get(word) or int(re.sub(r"\D", "", word) or 0)
    return intervals.century(number) if 1 <= number <= 30 else None
