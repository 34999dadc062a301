"""Units of work: whole or not at all, exact, and in turn."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, text

from db import events, models, references
from db.engine import Database
from workbench.errors import DatabaseUnusable, Refused
from workbench.values.listing import ReferencePoint
from workbench.values.review import Actor

if TYPE_CHECKING:
    from conftest import Desk

SYSTEM = Actor("system: test", "system")
ROOT = Path(__file__).parents[2]


def _counter(database: Database) -> int:
    with database.reading() as store:
        return store.session.scalars(select(models.DataVersion.counter)).one()


def test_every_write_raises_the_data_version(database: Database) -> None:
    before = _counter(database)
    for _ in range(3):
        with database.writing(SYSTEM):
            pass
    assert _counter(database) == before + 3


def test_reading_can_not_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read-only|can't be written"), database.reading() as store:
        store.session.execute(text("UPDATE data_version SET counter = 99"))
    assert _counter(database) != 99


class Stopped(BaseException):
    """As Streamlit stops a run: not an Exception."""


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, Stopped])
def test_any_exception_inside_undoes_all_of_it(database: Database, kind: type[BaseException]) -> None:
    before = _counter(database)

    def stop_half_way() -> None:
        with database.writing(SYSTEM) as store:
            store.session.execute(
                insert(models.VerdictLabel).values(code="accurate", label="Right", use_when="")
            )
            events.record(store, "named", "verdict label", "accurate")
            raise kind

    with pytest.raises(kind):
        stop_half_way()
    with database.reading() as store:
        assert store.session.scalar(select(func.count()).select_from(models.VerdictLabel)) == 0
        assert events.count(store) == 0
    assert _counter(database) == before
    with database.writing(SYSTEM) as store:  # and the next one can write
        events.record(store, "named", "verdict label", "accurate")


def test_a_process_killed_inside_leaves_nothing(sqlite_database: Database) -> None:
    script = textwrap.dedent(
        """
        import sys
        from sqlalchemy import insert
        from db import events, models
        from db.engine import Database
        from workbench.values.review import Actor
        with Database(sys.argv[1]).writing(Actor("system: test", "system")) as store:
            for number in range(500):
                events.record(store, "added", "article", f"a{number}", after={"text": "x" * 2000})
            print("inside", flush=True)
            sys.stdin.read()
        """
    )
    url = sqlite_database.url.render_as_string()
    with subprocess.Popen(
        [sys.executable, "-c", script, url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    with sqlite_database.reading() as store:
        assert events.count(store) == 0
        assert store.session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    with sqlite_database.writing(SYSTEM) as store:
        events.record(store, "added", "article", "a1")


def test_threads_write_one_after_the_other_and_the_chain_holds(database: Database) -> None:
    start = threading.Barrier(8)

    def write(name: int) -> None:
        start.wait()
        for number in range(10):
            with database.writing(SYSTEM) as store:
                events.record(store, "added", "article", f"a{name}x{number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    with database.reading() as store:
        assert events.count(store) == 80
        assert events.verify(store) == ()


def test_a_reader_sees_one_moment(database: Database) -> None:
    with database.reading() as store:
        before = events.count(store)
        with database.writing(SYSTEM) as writer:
            events.record(writer, "added", "article", "a1")
        assert events.count(store) == before
    with database.reading() as store:
        assert events.count(store) == before + 1


def test_another_program_that_holds_the_file_is_told(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.BUSY_SECONDS", 0)
    second = Database(sqlite_database.url.render_as_string())

    def write_at_once() -> None:
        with sqlite_database.writing(SYSTEM), second.writing(SYSTEM):
            pass

    with pytest.raises(DatabaseUnusable, match="is held by another program: stop it, or try again"):
        write_at_once()
    second.close()


def test_tables_that_are_missing_are_told(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/empty.sqlite")
    with pytest.raises(DatabaseUnusable, match="has no tables of this workbench: run `workbench upgrade`"):
        _counter(database)
    database.close()


@pytest.mark.parametrize("amount", ["0.1", "12345678901234567890.123", "-0.50", "0", "1E+30", "1E-30", "100"])
def test_an_amount_comes_back_with_every_digit(database: Database, amount: str) -> None:
    point = ReferencePoint(date(2026, 1, 1), date(2026, 1, 31), Decimal(amount))
    _add_point(database, "x", point)
    with database.reading() as store:
        (kept,) = store.session.scalars(select(models.ReferencePoint.value))
    assert kept == Decimal(amount)
    assert format(kept, "f") == format(Decimal(amount), "f")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amount=st.decimals(allow_nan=False, allow_infinity=False, places=9))
def test_any_amount_comes_back_as_it_went_in(sqlite_database: Database, amount: Decimal) -> None:
    point = ReferencePoint(date(2026, 1, 1), date(2026, 1, 31), amount)
    _add_point(sqlite_database, str(amount), point)
    with sqlite_database.reading() as store:
        kept = store.session.scalars(
            select(models.ReferencePoint.value).order_by(models.ReferencePoint.id.desc()).limit(1)
        ).one()
    assert kept == amount


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
def test_what_is_no_amount_is_never_kept(database: Database, amount: str) -> None:
    point = ReferencePoint(date(2026, 1, 1), date(2026, 1, 31), Decimal(amount))
    with pytest.raises(Exception, match="is no amount"):
        _add_point(database, "x", point)


def _add_point(database: Database, name: str, point: ReferencePoint) -> None:
    with database.writing(SYSTEM) as store:
        references.add(
            store,
            name,
            metric=None,
            unit="tonne",
            publisher="Harbour office",
            url="",
            published=date(2026, 2, 1),
            points=[point],
        )


def test_a_release_is_kept_once_and_never_rewritten(database: Database) -> None:
    point = ReferencePoint(date(2026, 1, 1), date(2026, 1, 31), Decimal("1.10"))
    _add_point(database, "x", point)
    _add_point(database, "x", point)
    with database.reading() as store:
        assert store.session.scalar(select(func.count()).select_from(models.ReferencePoint)) == 1
        assert events.count(store) == 1
    with pytest.raises(Refused, match="is kept with other figures; give the revised release its own date"):
        _add_point(database, "x", ReferencePoint(point.first, point.last, Decimal("1.2")))


def test_times_are_kept_in_utc(database: Database) -> None:
    berlin = timezone(timedelta(hours=1))
    moment = datetime(2026, 2, 6, 0, 30, 15, 123456, tzinfo=berlin)
    with database.writing(SYSTEM) as store:
        store.session.execute(
            insert(models.Reviewer).values(name="Ann", role="reviewer", active=True, added_at=moment)
        )
    with database.reading() as store:
        kept = store.session.scalars(select(models.Reviewer.added_at)).one()
        raw = store.session.execute(text("SELECT CAST(added_at AS TEXT) FROM reviewer")).scalar_one()
    assert kept == moment
    assert kept.tzinfo is UTC
    assert str(raw).startswith("2026-02-05 23:30:15.123456")


def test_the_hour_that_a_clock_shows_twice_is_kept_as_two_hours(database: Database) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)  # the clock goes back from 3 to 2
    winter = summer.replace(fold=1)
    with database.writing(SYSTEM) as store:
        for name, moment in (("Ann", summer), ("Bea", winter)):
            store.write(
                insert(models.Reviewer).values(name=name, role="reviewer", active=True, added_at=moment)
            )
    with database.reading() as store:
        first, second = store.session.scalars(
            select(models.Reviewer.added_at).order_by(models.Reviewer.added_at)
        )
    assert second - first == timedelta(hours=1)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    row = {"name": "Ann", "role": "reviewer", "active": True, "added_at": datetime(2026, 2, 6)}  # noqa: DTZ001
    with pytest.raises(Exception, match="has no time zone"), database.writing(SYSTEM) as store:
        store.session.execute(insert(models.Reviewer).values(**row))


def _statistics(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'").fetchall()
        return {idx for (idx,) in connection.execute("SELECT idx FROM sqlite_stat1")} if names else set()


def test_what_was_written_is_counted_for_the_choice_of_an_index_when_it_is_closed(
    sqlite_desk: Desk,
) -> None:
    path = sqlite_desk.database.path
    assert path is not None
    assert _statistics(path) == set()
    sqlite_desk.database.close()
    assert {"ix_claim_order", "ix_claim_undecided"} <= _statistics(path)


def test_and_after_many_writes(sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sqlite_desk.database.path
    assert path is not None
    monkeypatch.setattr("db.engine.WRITES_BETWEEN_STATISTICS", 3)
    for row in sqlite_desk.claims()[:3]:
        sqlite_desk.do("dismiss", row, reason="a list number")
    assert "ix_claim_order" in _statistics(path)


def test_a_file_that_another_program_holds_is_closed_all_the_same(sqlite_desk: Desk) -> None:
    path = sqlite_desk.database.path
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        sqlite_desk.database.close()
        other.execute("ROLLBACK")
    assert len(sqlite_desk.claims()) == 4
