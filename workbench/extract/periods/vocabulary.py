"""The words of dates as numbers and as pieces of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from workbench.extract.periods.intervals import Grain
from workbench.lexicon import entries, listed

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "half a dozen": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "dozen": 12, "a dozen": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "hundred": 100, "a hundred": 100,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "opening": 1,
    "last": -1, "final": -1, "closing": -1,
}  # fmt: skip
CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip
_SMALL = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
DAYS_IN_WORDS = {
    **{word: number for number, word in enumerate(_SMALL, 1)},
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_SMALL, 1)},
    "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
_GRAINS = {
    "day": Grain.DAY, "hour": Grain.DAY, "night": Grain.DAY,
    "morning": Grain.DAY, "afternoon": Grain.DAY, "evening": Grain.DAY,
    "week": Grain.WEEK, "fortnight": Grain.WEEK,
    "month": Grain.MONTH, "quarter": Grain.QUARTER, "half": Grain.HALF, "year": Grain.YEAR,
    "decade": Grain.DECADE, "century": Grain.CENTURY,
}  # fmt: skip

YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
TH = r"(?:st|nd|rd|th)?"


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def as_printed(surfaces: Iterable[str]) -> str:
    """The surfaces with their capital, or in capitals; in any other case they are other words."""
    return f"(?-i:{any_of({form for word in surfaces for form in (word, word.upper())})})"


COUNT = rf"\d{{1,3}}|{any_of(NUMBERS)}"


@cache
def months() -> dict[str, int]:
    return {surface.lower(): m["number"] for m in entries("periods", "month") for surface in m["surfaces"]}


@cache
def doubtful_months() -> frozenset[int]:
    """Those that are also a verb or a first name."""
    return frozenset(m["number"] for m in entries("periods", "month") if m.get("ambiguous"))


@cache
def month_pattern() -> str:
    return as_printed(surface for month in entries("periods", "month") for surface in month["surfaces"])


@cache
def month_words() -> frozenset[str]:
    """The first word of each surface of a month, as it is printed."""
    return _printed(surface for month in entries("periods", "month") for surface in month["surfaces"])


@cache
def weekday_words() -> frozenset[str]:
    """The first word of each surface of a weekday, as it is printed."""
    return _printed(surface for day in entries("periods", "weekday") for surface in day["surfaces"])


def _printed(surfaces: Iterable[str]) -> frozenset[str]:
    return first_words(form for word in surfaces for form in (word, word.upper()))


def first_words(surfaces: Iterable[str]) -> frozenset[str]:
    """The word with which each of them begins."""
    return frozenset(re.findall(r"\w+", surface)[0] for surface in surfaces)


@cache
def weekdays() -> dict[str, int]:
    return {surface.lower(): d["number"] for d in entries("periods", "weekday") for surface in d["surfaces"]}


@cache
def weekday_pattern() -> str:
    return as_printed(surface for day in entries("periods", "weekday") for surface in day["surfaces"])


def grain_of(unit: str) -> Grain:
    """Of "weeks", "month" …"""
    unit = unit.lower()
    return Grain.CENTURY if unit == "centuries" else _GRAINS[unit.rstrip("s")]


def count_of(word: str | None) -> int:
    """Of "three", "24", "a couple of"; 1 where there is none."""
    word = (word or "one").lower()
    return int(word) if word.isdecimal() else NUMBERS[word]


def month_of(word: str) -> int:
    return months()[word.lower()]


def counts_something(text: str, end: int) -> bool:
    """The number that ends at `end` is an amount: "2,000 people", "May 15 people"."""
    after = re.compile(r"[ -](?:[ap]\.m|[\w’']+(?:[ ]a[ ]half)?)").match(text, end)
    if not after:
        return False
    word = after[0][1:].lower()
    return word in listed("periods", "counted") or word in ("a.m", "p.m")
