"""Open the database of the desk."""

from __future__ import annotations

from db.engine import Database
from db.upgrade import SchemaState, state, upgrade
from workbench.errors import DatabaseUnusable


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
