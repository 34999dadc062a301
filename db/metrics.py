"""Measures that can be charted as one series."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert, select

from db import mapping, models
from db.store import Store, in_pieces


def ensure(store: Store, measures: Mapping[str, tuple[str, str]]) -> dict[str, int]:
    """Number of the metric of each key; `measures` gives label and unit kind for one that is new."""
    if not measures:
        return {}
    found = _known(store, set(measures))
    missing = sorted(measures.keys() - found.keys())
    if missing:
        store.write(
            insert(models.Metric),
            [
                {"key": key, "label": mapping.cut(measures[key][0]), "unit_kind": measures[key][1]}
                for key in missing
            ],
        )
        found |= _known(store, set(missing))
    return found


def labels(store: Store) -> dict[str, str]:
    """What lists call each metric, by its key."""
    rows = store.session.execute(select(models.Metric.key, models.Metric.label))
    return dict(rows.all())


def _known(store: Store, keys: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for piece in in_pieces(sorted(keys)):
        rows = store.session.execute(
            select(models.Metric.key, models.Metric.id).where(models.Metric.key.in_(piece))
        )
        found |= dict(rows.all())
    return found
