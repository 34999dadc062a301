"""Look after the database: bring it to this version, save it, prove its record."""

from __future__ import annotations

import hashlib
from pathlib import Path

from db import articles, claims, events
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

    Every event follows from the one before, every verdict has its event, and the text of every
    article is the one that was added.
    """
    with database.reading() as store:
        problems = list(events.verify(store))
        for article_id, text, sha256 in articles.texts(store):
            if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
                problems.append(f"the text of article {article_id} was changed after it was added")
    return tuple(problems)
