"""Days in words: "6 Feb 2026"."""

from __future__ import annotations

from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """The same in every locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_words(first: date | None, last: date | None) -> str:
    """Days from first to last: "6 Feb 2026", "from 1 Jan 2026", "1 to 11 Jan 2026", "2025"; "" for none."""
    if first is None or last is None:
        if first:
            return f"from {day_words(first)}"
        return f"until {day_words(last)}" if last else ""
    if first == last:
        return day_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"
