"""The database at an address, and units of work on it.

SQLite and PostgreSQL behave alike: one writer at a time, readers see one moment and never wait.
The SQLite settings are measured: WAL with NORMAL and BEGIN IMMEDIATE lost nothing under thirty
threads; without BEGIN IMMEDIATE a read that becomes a write fails as soon as two do it at once.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, update
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from db import models
from db.store import NOBODY, Store
from workbench.contract import from_text, to_text
from workbench.errors import DatabaseUnusable
from workbench.values.review import Actor

BUSY_SECONDS = 10
"""How long a writer waits for another program on the same SQLite file."""

WAITING_SECONDS = 60
"""How long a writer waits for the other threads of this program."""

WRITES_BETWEEN_STATISTICS = 500

ROWS_LOOKED_AT = 1000
"""Of each index, for its statistics: with 50,000 claims that takes a twentieth of a second."""


class Database:
    """The database at a SQLAlchemy address. Nothing is opened until it is used."""

    def __init__(self, url: str) -> None:
        """Raises DatabaseUnusable for an address that is none, or of another kind of database."""
        self.url = _checked_url(url)
        self._engines: dict[str, Engine] = {}
        self._opening = threading.RLock()
        self._written = 0  # units of work since statistics were taken
        self._turn = threading.Lock()  # one writer of this process at a time, without polling the file

    @property
    def shown(self) -> str:
        """The address as people may see it: a path, or the address without its password."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    @property
    def dialect(self) -> str:
        return self.url.get_backend_name()

    @property
    def path(self) -> Path | None:
        """The file, where it is SQLite."""
        return Path(self.url.database or "") if self.dialect == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """A unit of work that sees one moment of the database and writes nothing."""
        with self.telling(), self._session(self._reader) as session:
            yield Store(session, NOBODY, datetime.now(UTC), self.dialect)

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Store]:
        """A unit of work that is stored whole at its end, or not at all: any exception undoes it.

        It raises the counter that tells caches to read again; that also makes it the only writer
        until it ends.
        """
        with (
            self.telling(),
            self._my_turn(),
            self._session(self._writer) as session,
            session.begin(),
        ):
            session.execute(_RAISE_DATA_VERSION)
            store = Store(session, actor, datetime.now(UTC), self.dialect)
            yield store
            if store.chain is not None:
                _keep_the_end(store, *store.chain)
        self._written += 1
        if self._written >= WRITES_BETWEEN_STATISTICS:
            self._take_statistics()

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A bare connection in a writing transaction."""
        with self.telling(), self._my_turn(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A bare connection in a writing transaction, for migrations.

        SQLite makes a table anew to change it, which its foreign keys would forbid: they are checked
        at the end instead, and what does not hold undoes all of it.
        """
        if self.dialect != "sqlite":
            with self.connected() as connection:
                yield connection
            return
        engine = self._engine()
        _set_up_sqlite(engine, begin="BEGIN IMMEDIATE", query_only=False, foreign_keys=False)
        try:
            with self.telling(), self._my_turn(), engine.begin() as connection:
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    tables = ", ".join(sorted({str(row[0]) for row in broken}))
                    raise DatabaseUnusable(
                        f"{self.shown} can't be upgraded: rows of {tables} point to rows that are gone; "
                        "bring back a backup"
                    )
        finally:
            engine.dispose()

    def close(self) -> None:
        """Let go of every connection; the next use opens new ones."""
        if self._written:
            self._take_statistics()
        with self._opening:
            while self._engines:
                _, engine = self._engines.popitem()
                engine.dispose()

    def _take_statistics(self) -> None:
        """Have SQLite look at a sample of each index, so that it knows which one to take; PostgreSQL
        does so by itself. A file that is in use is left for the next time."""
        self._written = 0
        if self.dialect != "sqlite":
            return
        with suppress(DBAPIError, PoolTimeout), self._writer.connect() as connection:
            driver: Any = connection.connection
            with suppress(sqlite3.Error), closing(driver.cursor()) as cursor:
                cursor.execute("PRAGMA busy_timeout=100")
                cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
                cursor.execute("ANALYZE")
            with closing(driver.cursor()) as cursor:
                cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What the driver raises about the database as a whole, as DatabaseUnusable in one line."""
        try:
            yield
        except (DBAPIError, PoolTimeout) as error:
            line = _what_is_wrong(self.shown, str(getattr(error, "orig", None) or error))
            if line is None:
                raise
            raise DatabaseUnusable(line) from error

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self.dialect != "sqlite":
            yield
            return
        if not self._turn.acquire(timeout=WAITING_SECONDS):
            raise DatabaseUnusable(
                f"{self.shown}: another write has not ended for {WAITING_SECONDS} seconds; try again"
            )
        try:
            yield
        finally:
            self._turn.release()

    def _session(self, engine: Engine) -> Session:
        """Rows are changed by statements, never through objects; so what is read is always read afresh."""
        return Session(engine, expire_on_commit=False, execution_options={"populate_existing": True})

    @property
    def _writer(self) -> Engine:
        with self._opening:
            if "writer" not in self._engines:
                self._engines["writer"] = self._engine()
                if self.dialect == "sqlite":
                    _set_up_sqlite(self._engines["writer"], begin="BEGIN IMMEDIATE", query_only=False)
            return self._engines["writer"]

    @property
    def _reader(self) -> Engine:
        with self._opening:
            if "reader" not in self._engines:
                if self.dialect == "sqlite":
                    self._engines["reader"] = self._engine()
                    _set_up_sqlite(self._engines["reader"], begin="BEGIN", query_only=True)
                else:
                    self._engines["reader"] = self._writer.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
            return self._engines["reader"]

    def _engine(self) -> Engine:
        options: dict[str, Any] = {"json_serializer": to_text, "json_deserializer": from_text}
        if self.dialect == "sqlite":
            options["connect_args"] = {"timeout": BUSY_SECONDS}
            options["pool_size"], options["max_overflow"], options["pool_timeout"] = 5, 60, WAITING_SECONDS
        else:
            options["connect_args"] = {"connect_timeout": 10, "options": "-c timezone=UTC"}
            options["pool_pre_ping"] = True
        try:
            return create_engine(self.url, **options)
        except ImportError as error:
            raise DatabaseUnusable(
                f"{self.shown}: the PostgreSQL driver is missing; pip install 'claim-workbench[postgres]'"
            ) from error


_RAISE_DATA_VERSION = (
    update(models.DataVersion)
    .where(models.DataVersion.id == 1)
    .values(counter=models.DataVersion.counter + 1)
    .execution_options(synchronize_session=False)
)


def _keep_the_end(store: Store, events: int, newest_hash: str) -> None:
    """Where the log ends now: one that is cut off behind the desk's back is told."""
    store.write(
        update(models.DataVersion)
        .where(models.DataVersion.id == 1)
        .values(events=events, newest_hash=newest_hash)
    )


def _checked_url(address: str) -> URL:
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        raise DatabaseUnusable(
            f"{address!r} is no database address; write sqlite:////path/file.sqlite or postgresql://…"
        ) from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
            raise DatabaseUnusable(f"{address}: give a file, as in sqlite:////path/file.sqlite")
        return url.set(drivername="sqlite+pysqlite")
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseUnusable(
        f"{url.render_as_string(hide_password=True)}: the workbench keeps its data in SQLite or PostgreSQL"
    )


def _set_up_sqlite(engine: Engine, *, begin: str, query_only: bool, foreign_keys: bool = True) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself; we do
        connection.create_function("lower", 1, _lower, deterministic=True)
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA cache_size=-65536")  # KiB: the indexes of a large desk
        if query_only:  # the mode of the journal is in the file; a reader changes nothing
            cursor.execute("PRAGMA query_only=ON")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _lower(text: object) -> object:
    """As PostgreSQL does it: SQLite's own `lower` knows no letters beyond ASCII."""
    return text.lower() if isinstance(text, str) else text


_TOLD = (
    ("unable to open database file", "can't be opened: the folder is missing or you may not write there"),
    ("readonly database", "can't be written: ask for write permission, or choose another place"),
    ("file is not a database", "is not a database: move that file away, or choose another place"),
    ("disk image is malformed", "is damaged: bring back a backup"),
    ("disk is full", "can't grow: the disk is full"),
    ("database is locked", "is held by another program: stop it, or try again"),
    ("no such table", "has no tables of this workbench: run `workbench upgrade`"),
    ("queuepool limit", "is too busy: try again"),
    ("connection refused", "can't be reached: is the server running?"),
    ("connection failed", "can't be reached: check the address, the name and the password"),
    ("connection timeout", "can't be reached: the server does not answer"),
    ("failed to resolve host", "can't be reached: the host name is unknown"),
    ("server closed the connection", "went away in the middle: nothing of this was stored, try again"),
    ("terminating connection", "was stopped in the middle: nothing of this was stored, try again"),
    ("permission denied", "refuses this user: ask for the right to create and write tables"),
)
"""What a driver says, and what to tell a person; places to choose are set by WORKBENCH_DATABASE_URL."""


def _what_is_wrong(shown: str, said: str) -> str | None:
    """One line for a fault of the database as a whole; None for any other."""
    lowered = said.lower()
    if "relation" in lowered and "does not exist" in lowered:
        lowered = "no such table"
    for words, told in _TOLD:
        if words in lowered:
            place = " (WORKBENCH_DATABASE_URL)" if "another place" in told or "you may not" in told else ""
            return f"{shown} {told}{place}"
    return None
