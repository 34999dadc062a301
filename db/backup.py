"""A copy of the database, taken while it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from db.engine import Database
from workbench.errors import DatabaseUnusable, Refused


def copy_to(database: Database, path: Path) -> int:
    """Bytes of the copy at `path`: one moment of the database, whole, compacted and checked.

    Raises Refused where something is at `path` already, or where the database is no file, and
    DatabaseUnusable where the copy can't be written or is not sound. Then nothing stays at `path`.
    """
    if database.path is None:
        raise Refused(
            f"{database.shown} is PostgreSQL: save it with its own tool, "
            "pg_dump --format=custom --file=workbench.dump ADDRESS"
        )
    if path.exists():
        raise Refused(f"{path} is there already: choose another name")
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(database.path, isolation_level=None)) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        with closing(sqlite3.connect(unfinished)) as connection:
            (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        if answer != "ok":
            raise DatabaseUnusable(f"{database.shown} is damaged: {answer}")
        unfinished.rename(path)
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnusable(f"the copy {path} can't be written: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size
