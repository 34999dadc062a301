"""Official figures, as they were published on a day. A revised release is a new vintage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import insert, select

from db import events, models
from db.store import Store
from workbench.errors import Refused
from workbench.values.listing import ReferencePoint


def add(
    store: Store,
    name: str,
    *,
    metric: str | None,
    unit: str,
    publisher: str,
    url: str,
    published: date,
    points: Sequence[ReferencePoint],
) -> bool:
    """Whether anything was added; the same release again adds nothing.

    Raises Refused where the release of that day is kept with other figures.
    """
    series_id = store.session.scalar(
        select(models.ReferenceSeries.id).where(models.ReferenceSeries.name == name)
    )
    if series_id is None:
        series_id = store.write(
            insert(models.ReferenceSeries)
            .values(name=name, metric=metric, unit=unit, publisher=publisher, url=url)
            .returning(models.ReferenceSeries.id)
        ).scalar_one()
    vintage_id = store.session.scalar(
        select(models.ReferenceVintage.id).where(
            models.ReferenceVintage.series_id == series_id, models.ReferenceVintage.published == published
        )
    )
    wanted = {(point.first, point.last): point.value for point in points}
    if vintage_id is not None:
        kept = store.session.scalars(
            select(models.ReferencePoint).where(models.ReferencePoint.vintage_id == vintage_id)
        )
        if {(point.first, point.last): point.value for point in kept} != wanted:
            raise Refused(
                f"{name} as published on {published} is kept with other figures; "
                "give the revised release its own date"
            )
        return False
    vintage_id = store.write(
        insert(models.ReferenceVintage)
        .values(series_id=series_id, published=published, added_at=store.at)
        .returning(models.ReferenceVintage.id)
    ).scalar_one()
    if wanted:
        store.write(
            insert(models.ReferencePoint),
            [
                {"vintage_id": vintage_id, "first": first, "last": last, "value": value}
                for (first, last), value in sorted(wanted.items())
            ],
        )
    events.record(
        store,
        "added",
        "reference series",
        str(series_id),
        after={"name": name, "published": published.isoformat(), "points": len(wanted)},
    )
    return True


def releases(store: Store, name: str) -> frozenset[date]:
    """The days of which a release of the series is kept."""
    return frozenset(
        store.session.scalars(
            select(models.ReferenceVintage.published)
            .join(models.ReferenceSeries, models.ReferenceSeries.id == models.ReferenceVintage.series_id)
            .where(models.ReferenceSeries.name == name)
        )
    )
