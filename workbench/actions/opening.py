"""Open the database of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import Database
from db.upgrade import SchemaState, state, upgrade
from workbench.errors import DatabaseUnusable


@contextmanager
def open_unchanged(url: str) -> Iterator[Database]:
    """The database at `url` to be looked at; where there is none yet, an empty one that is gone afterwards.

    Raises DatabaseUnusable as `open_database` does, and for one of an older version.
    """
    database = Database(url)
    try:
        found = state(database)
        if found is SchemaState.CURRENT:
            yield database
            return
    finally:
        database.close()
    if found is not SchemaState.EMPTY:
        raise DatabaseUnusable(f"{database.shown} is of an older version: run `workbench upgrade` first")
    with TemporaryDirectory() as folder:
        empty = open_database(f"sqlite:///{Path(folder) / 'empty.sqlite'}")
        try:
            yield empty
        finally:
            empty.close()


def open_database(url: str, *, create: bool = True) -> Database:
    """The database at `url`, with the tables of this version: an empty or older one is migrated.

    With `create=False` an empty one is refused. Raises DatabaseUnusable with one line that says
    what to do: no permission, unreachable, no database, or one of a newer workbench.
    """
    database = Database(url)
    try:
        found = state(database)
        if found is SchemaState.EMPTY and not create:
            raise DatabaseUnusable(
                f"there is no workbench database at {database.shown}: `workbench add` makes one"
            )
        if found is not SchemaState.CURRENT:
            upgrade(database)
    except BaseException:
        database.close()
        raise
    return database
