"""What a series says, in words: the finding for the chart's title, and the whole of it as text.

A finding is computed, and says no more than the claims do: a claim that was found wrong makes no
headline, and articles that differ on the same day are told as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.report.bounds import agree, sharpest
from workbench.report.dates import day_words, span_words
from workbench.report.figure_words import MODIFIERS, ends, number, scale_of, spelt_out, unit_words
from workbench.report.marks import mark_of
from workbench.report.plurals import counted
from workbench.values.figure import Change
from workbench.values.listing import ClaimRow, Series, SeriesPoint
from workbench.values.verdict import VerdictCode

REFUTED = frozenset({VerdictCode.INACCURATE, VerdictCode.MOSTLY_INACCURATE})

_MOST_TOLD = 12
"""Claims told one by one in the text alternative; of more, the ends of the series are told."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one claim states, as numbers on the axis: low == high unless it is a range."""

    low: Decimal
    high: Decimal


def stated(claim: ClaimRow) -> Stated:
    """The ends of the figure; a fall is negative among changes."""
    low = claim.value if claim.value is not None else Decimal(0)
    high = low if claim.high is None else claim.high
    if claim.change is Change.DOWN:
        return Stated(-high, -low)
    return Stated(low, high)


def finding(series: Series) -> str:
    """The title: what the standing claims say, in one line."""
    points = [point for point in series.points if point.claim.verdict not in REFUTED]
    if not series.points:
        return "No claims to draw"
    if not points:
        return "No claim of this measure has stood up to review"
    first = [point for point in points if point.day == points[0].day]
    last = [point for point in points if point.day == points[-1].day]
    if len({stated(point.claim) for point in points}) == 1:
        return _only_value(series, points)
    if not agree(point.claim for point in last):
        low = min(stated(point.claim).low for point in last)
        high = max(stated(point.claim).high for point in last)
        return f"Claims differ for {day_words(points[-1].day)}: {with_unit(series, ends(low, high))}"
    end = sharpest(point.claim for point in last)
    if first == last or not agree(point.claim for point in first):  # no one starting point
        return f"{_capital(spelt_out(end))}{_when(next(point for point in last if point.claim is end))}"
    start = sharpest(point.claim for point in first)
    return f"{_from_to(series, start, end)}, {span_words(points[0].day, points[-1].day)}"


def _when(point: SeriesPoint) -> str:
    """ " on 5 Feb 2026", or the span that the words give: ", 1 to 10 Feb 2026"."""
    first, last = point.claim.as_of_from, point.claim.as_of_to
    if point.day_from_as_of and first and last and first != last:
        return f", {span_words(first, last)}"
    return f" on {day_words(point.day)}"


def _from_to(series: Series, start: ClaimRow, end: ClaimRow) -> str:
    """Two figures with their unit said once: "From 21 to 48.3 %", "From about 380 billion to …"."""
    one, other = stated(start), stated(end)
    plain = (
        start.modifier is None and end.modifier is None and one.low == one.high and other.low == other.high
    )
    if plain:
        return with_unit(series, f"From {ends(one.low, other.low)}")
    return f"From {_amount(start)} to {with_unit(series, _amount(end))}"


def _amount(claim: ClaimRow) -> str:
    """Modifier and number, a range in brackets."""
    found = stated(claim)
    shown = number(found.low) if found.low == found.high else f"({ends(found.low, found.high)})"
    return f"{MODIFIERS[claim.modifier]} {shown}" if claim.modifier else shown


def measure(series: Series) -> str:
    """The subtitle: the measure and its unit, the scale of the axis included."""
    _, scale = scale_of(largest(series))
    unit = " ".join(filter(None, (scale, unit_words(series.unit, series.unit_kind))))
    if series.unit == "%":
        unit = "percent"
    if series.per:
        unit = f"{unit} per {series.per}".strip()
    change = "change, " if any(point.claim.change for point in series.points) else ""
    return f"{series.label or series.metric}, {change}{unit}" if unit else series.label or series.metric


def coverage(series: Series, days: Sequence[date] = ()) -> tuple[str, ...]:
    """The footer: how many claims of how many articles over which days; what is left out and why."""
    if not series.points:
        return ("No claims.",)
    days = days or [point.day for point in series.points]
    articles = len({point.claim.article_id for point in series.points})
    said = (
        f"{counted(len(series.points), 'claim')} in {counted(articles, 'article')}, "
        f"{span_words(min(days), max(days))}."
    )
    if not series.left_out:
        return (said,)
    left_out = counted(len(series.left_out), "claim")
    return said, f"Not drawn: {left_out} in another unit or of another kind."


def series_words(series: Series) -> str:
    """The chart as a paragraph, for a screen reader or where no picture can be shown."""
    if not series.points:
        return f"{series.label or series.metric}: no claims to draw."
    told = series.points if len(series.points) <= _MOST_TOLD else (*series.points[:3], *series.points[-3:])
    parts = [f"{finding(series)}.", f"{measure(series)}.", *coverage(series)]
    if len(told) < len(series.points):
        lowest = min(series.points, key=lambda point: stated(point.claim).low)
        highest = max(series.points, key=lambda point: stated(point.claim).high)
        parts.append(f"Lowest: {_told(lowest)}. Highest: {_told(highest)}.")
        parts.append("The first three and the last three:")
    parts.append("; ".join(_told(point) for point in told) + ".")
    for line in series.references:
        if line.points:
            first, last = line.points[0], line.points[-1]
            parts.append(
                f"Official figures: {line.name} ({line.publisher}), from "
                f"{with_unit(series, number(first.value))} ({day_words(first.last)}) to "
                f"{with_unit(series, number(last.value))} ({day_words(last.last)})."
            )
    return " ".join(parts)


def largest(series: Series) -> Decimal:
    """The number farthest from zero that the axis has to show."""
    numbers = [
        abs(end) for point in series.points for end in (stated(point.claim).low, stated(point.claim).high)
    ]
    numbers += [abs(point.value) for line in series.references for point in line.points]
    return max(numbers, default=Decimal(0))


def with_unit(series: Series, amount: str) -> str:
    unit = unit_words(series.unit, series.unit_kind)
    per = f"per {series.per}" if series.per else ""
    return " ".join(filter(None, (amount, unit, per)))


def _only_value(series: Series, points: Sequence[SeriesPoint]) -> str:
    said = _capital(spelt_out(points[0].claim))
    if len(points) == 1:
        return f"{said}{_when(points[0])}"
    if len({point.claim.modifier for point in points}) > 1:
        one = stated(points[0].claim)
        amount = number(one.low) if one.low == one.high else ends(one.low, one.high)
        return f"{_capital(_all_of(points))} name {with_unit(series, amount)}"
    return f"{said} in {_all_of(points)}"


def _all_of(points: Sequence[SeriesPoint]) -> str:
    return "both claims" if len(points) == 2 else f"all {len(points)} claims"


def _told(point: SeriesPoint) -> str:
    claim = point.claim
    publisher = f"{claim.publisher}, " if claim.publisher else ""
    return f"{day_words(point.day)}: {spelt_out(claim)} ({publisher}{mark_of(claim.verdict).label.lower()})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
