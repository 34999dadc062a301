"""A measure over time: which there are, and the claims of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import series as stored
from db import summaries
from workbench.values.listing import MetricChoice, Series

if TYPE_CHECKING:
    from db.engine import Database


def metrics(database: Database) -> tuple[MetricChoice, ...]:
    """The measures that can be charted, those with most claims first."""
    with database.reading() as store:
        return summaries.metric_choices(store)


def series(database: Database, metric_key: str) -> Series:
    """The claims of one measure, oldest first, with its official figures.

    Raises NotFound where no claim has the measure.
    """
    with database.reading() as store:
        return stored.series(store, metric_key)
