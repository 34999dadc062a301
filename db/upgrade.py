"""Bring a database to the tables of this version. Migrations only go forward.

A migration is a file `versions/NNNN_what_it_does.py`; its revision is those four digits, so what a
database lacks is told without reading them.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, inspect, text

from db.engine import Database
from workbench.errors import DatabaseUnusable
from workbench.home import MIGRATIONS


class SchemaState(StrEnum):
    EMPTY = "empty"  # no tables, or no file yet
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"  # a later workbench has upgraded it


def newest_revision() -> str:
    """The revision that this version of the workbench works with: "0001"."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def state(database: Database) -> SchemaState:
    """How the database stands to this version; nothing is created.

    Raises DatabaseUnusable where it can't be opened or holds tables of something else.
    """
    if database.path is not None and not database.path.exists():
        return SchemaState.EMPTY
    with database.reading() as store:
        return _state(store.session.connection(), database.shown)


def upgrade(database: Database) -> SchemaState:
    """The state it was in. Afterwards it is current; all of the upgrade is done or nothing.

    Raises DatabaseUnusable where the state can't be brought to current.
    """
    from alembic import command
    from alembic.config import Config

    if database.path is not None:
        _make_folder(database)
    with database.migrating() as connection:
        if database.dialect == "postgresql":  # two upgrades at once would both find it empty
            connection.execute(text("SELECT pg_advisory_xact_lock(7233419)"))
        before = _state(connection, database.shown)
        if before is SchemaState.NEWER:
            raise DatabaseUnusable(
                f"{database.shown} was upgraded by a newer workbench (its version is "
                f"{_revision(connection)}, this one knows {newest_revision()}): install the newer one"
            )
        if before is not SchemaState.CURRENT:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    return before


def _make_folder(database: Database) -> None:
    assert database.path is not None
    folder = database.path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(
            f"{folder} can't be made: {error.strerror}; choose another place (WORKBENCH_DATABASE_URL)"
        ) from error


def _state(connection: Connection, shown: str) -> SchemaState:
    found = _revision(connection)
    if found is None:
        names = inspect(connection).get_table_names()
        if names and names != ["alembic_version"]:
            raise DatabaseUnusable(
                f"{shown} holds tables that are not the workbench's ({', '.join(sorted(names)[:3])} …): "
                "choose another place (WORKBENCH_DATABASE_URL)"
            )
        return SchemaState.EMPTY
    newest = newest_revision()
    if found == newest:
        return SchemaState.CURRENT
    known = len(found) == len(newest) and found.isdigit() and found < newest
    return SchemaState.OLDER if known else SchemaState.NEWER


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
