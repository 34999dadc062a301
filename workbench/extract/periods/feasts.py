"""The days of feasts: fixed ones, those counted from Easter, and nth weekdays of a month."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from workbench.lexicon import Entry, entries


@cache
def feasts() -> dict[str, Entry]:
    """Each surface in lower case with its entry."""
    return {
        surface.lower(): entry
        for entry in entries("periods", "holiday", ("surfaces", "example"))
        for surface in entry["surfaces"]
    }


def feast_day(surface: str, year: int) -> date:
    """The day of the feast in that year."""
    entry = feasts()[surface.lower()]
    if "from_easter" in entry:
        return easter(year) + timedelta(days=entry["from_easter"])
    if "nth" in entry:
        first = date(year, entry["month"], 1)
        to_first = (entry["weekday"] - first.weekday()) % 7
        day = first + timedelta(days=to_first + 7 * (entry["nth"] - 1))
        return day + timedelta(days=entry.get("days_later", 0))
    return date(year, entry["month"], entry["day"])


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
