"""Look after the database: bring it to this version, save it, prove its record."""

from __future__ import annotations

from pathlib import Path

from db import articles, audit, claims
from db import backup as copies
from db.engine import Database
from db.upgrade import SchemaState
from db.upgrade import upgrade as bring_up_to_date


def upgrade(url: str) -> str:
    """One line about what was done. Raises DatabaseUnusable as `open_database` does."""
    database = Database(url)
    try:
        before = bring_up_to_date(database)
    finally:
        database.close()
    if before is SchemaState.CURRENT:
        return f"nothing to do: {database.shown} is of this version"
    done = "made" if before is SchemaState.EMPTY else "upgraded"
    return f"{done} {database.shown}"


def backup(database: Database, path: str | Path) -> str:
    """One line about the copy. Raises Refused or DatabaseUnusable; then there is none."""
    target = Path(path)
    size = copies.copy_to(database, target)
    with database.reading() as store:
        found = f"{articles.count(store):,} articles, {claims.count(store):,} claims"
    return f"saved {target}: {found}, {size / 1_000_000:.1f} MB"


def verify_audit(database: Database) -> tuple[str, ...]:
    """What does not hold of the record, in words; empty where all of it does.

    Every event follows from the one before, up to the last that was written; verdicts, evidence,
    states, corrections, texts and articles are as the events say.
    """
    with database.reading() as store:
        return audit.verify(store)
