"""One measure over time, from all articles, with the official figures that belong to it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import func, select

from db import metrics
from db.claim_filter import STANDS
from db.claim_order import NEWEST_FIRST
from db.listing import claim_rows, row_values
from db.models import Claim, ReferencePoint, ReferenceSeries, ReferenceVintage
from db.store import Store
from workbench.errors import NotFound
from workbench.values import listing
from workbench.values.listing import ClaimRow, ReferenceLine, Series, SeriesPoint
from workbench.values.review import State

MOST_POINTS = 5000
"""Of a measure with more claims, the newest are drawn: a browser draws no more at once."""


def series(store: Store, metric: str) -> Series:
    """The measure's claims, oldest first; dismissed ones and those of withdrawn articles are left out.

    What most of them state is the series: a level or a change, in one unit, per one thing. The others
    are `left_out`. The label may be empty. Raises NotFound where no claim has the measure.
    """
    query = (
        claim_rows()
        .where(Claim.metric == metric, Claim.value.is_not(None), Claim.state != State.DISMISSED.value, STANDS)
        .order_by(*NEWEST_FIRST)
        .limit(MOST_POINTS)
    )
    found = store.rows(query).all()
    if not found:
        raise NotFound(f"no claim has a figure for {metric[:80]!r}: choose another measure")
    points = sorted(
        (_point(claim, row.published) for claim, row in zip(row_values(found), found, strict=True)),
        key=lambda point: (point.day, point.claim.article_id, point.claim.span, point.claim.id),
    )
    (what, _), *_ = Counter(_what(point.claim) for point in points).most_common(1)
    drawn = tuple(point for point in points if _what(point.claim) == what)
    unit, per, is_change = what
    return Series(
        metric=metric,
        label=metrics.labels(store).get(metric, ""),
        unit=unit,
        unit_kind=drawn[0].claim.unit_kind,
        per=per,
        points=drawn,
        references=() if is_change else _references(store, metric, unit),
        left_out=tuple(point for point in points if _what(point.claim) != what),
    )


def _what(claim: ClaimRow) -> tuple[str, str | None, bool]:
    return claim.unit or "", claim.per, claim.change is not None


def _point(claim: ClaimRow, published: date) -> SeriesPoint:
    first, last = claim.as_of_from, claim.as_of_to
    if first is not None and last is not None:
        return SeriesPoint(claim, first + timedelta(days=(last - first).days // 2), True)
    if last is not None:  # "until the end of 2025"
        return SeriesPoint(claim, last, True)
    return SeriesPoint(claim, published, False)  # "since 2016" speaks of the day it is said


def _references(store: Store, metric: str, unit: str) -> tuple[ReferenceLine, ...]:
    """The newest vintage of each official series of the measure in this unit, by name."""
    newest = (
        select(ReferenceVintage.series_id, func.max(ReferenceVintage.published).label("published"))
        .group_by(ReferenceVintage.series_id)
        .subquery()
    )
    query = (
        select(
            ReferenceSeries.name,
            ReferenceSeries.publisher,
            ReferencePoint.first,
            ReferencePoint.last,
            ReferencePoint.value,
        )
        .join(ReferenceVintage, ReferenceVintage.series_id == ReferenceSeries.id)
        .join(
            newest,
            (newest.c.series_id == ReferenceVintage.series_id)
            & (newest.c.published == ReferenceVintage.published),
        )
        .join(ReferencePoint, ReferencePoint.vintage_id == ReferenceVintage.id)
        .where(ReferenceSeries.metric == metric, ReferenceSeries.unit == unit)
        .order_by(ReferenceSeries.name, ReferencePoint.first)
    )
    lines: dict[tuple[str, str], list[listing.ReferencePoint]] = {}
    for name, publisher, first, last, value in store.session.execute(query):
        lines.setdefault((name, publisher), []).append(listing.ReferencePoint(first, last, value))
    return tuple(
        ReferenceLine(name, publisher, unit, tuple(points)) for (name, publisher), points in lines.items()
    )
