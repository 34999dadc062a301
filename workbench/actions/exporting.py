"""Taking verdicts out of the desk. Every export is an event: who, what, how much, which bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db import events
from db import records as stored
from workbench.report.manifest import Manifest, Tally, filter_fields
from workbench.report.marks import mark_of
from workbench.report.rows import VerdictRow, build_row
from workbench.report.verdict_csv import verdict_csv
from workbench.values.listing import ClaimFilter
from workbench.values.record import ClaimRecord
from workbench.values.review import Actor

if TYPE_CHECKING:
    from db.engine import Database


def export_verdicts(
    database: Database,
    actor: Actor,
    wanted: ClaimFilter,
    *,
    all_states: bool,
    write: Callable[[str], object],
    separator: str = ",",
    byte_order_mark: bool = False,
) -> Manifest:
    """What was written: verdicts.csv of the claims that are wanted, sorted by claim id.

    Only final verdicts, and none of withdrawn articles, unless `all_states`. The file is one moment of
    the database, and is written as it is read; the event is recorded when all of it is written.
    """
    tally, rows = Tally(write), -1  # the header is a line, and no row
    with database.reading() as store:
        found = (_named(record) for record in stored.records(store, wanted, all_states=all_states))
        for line in verdict_csv(_rows(found), separator=separator, byte_order_mark=byte_order_mark):
            tally(line)
            rows += 1
        left_out = 0 if all_states else stored.withdrawn(store, wanted)
    manifest = Manifest(
        rows=rows,
        sha256=tally.sha256,
        filter=filter_fields(wanted, all_states=all_states),
        by=actor.name,
        at=datetime.now(UTC),
        withdrawn=left_out,
    )
    with database.writing(actor) as store:
        events.record(store, "exported", "export", manifest.sha256[:40], after=manifest.told())
    return manifest


def _rows(records: Iterator[ClaimRecord]) -> Iterator[VerdictRow]:
    return (build_row(record) for record in records)


def _named(record: ClaimRecord) -> ClaimRecord:
    """A code that this desk has not named is called as the guideline calls it."""
    code = record.deciding.judgement.code if record.deciding else None
    if code is None or record.verdict_label:
        return record
    return replace(record, verdict_label=mark_of(code).label)
