"""The record can't be changed unseen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db import events
from db.engine import Database
from workbench.values.review import Actor

SYSTEM = Actor("system: test", "system")


def _record_three(database: Database) -> None:
    with database.writing(SYSTEM) as store:
        events.record(store, "added", "article", "a1", after={"title": "Grain – Zürich ✓", "figures": 3})
        events.record(store, "corrected", "claim", "c1", before={"value": Decimal("0.10")}, reason="misread")
    with database.writing(SYSTEM) as store:
        events.record(store, "dismissed", "claim", "c1", version_before=1, version_after=2)


def _without_guards(database: Database, statement: str) -> None:
    """What someone with the database in hand could do, past the guards of the workbench."""
    with database.connected() as connection:
        if database.dialect == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER event_never_update"))
            connection.execute(text("DROP TRIGGER event_never_delete"))
        connection.execute(text(statement))


def test_each_event_follows_the_one_before(database: Database) -> None:
    _record_three(database)
    with database.reading() as store:
        assert events.verify(store) == ()
        assert events.count(store) == 3
        rows = store.session.execute(text("SELECT hash, previous_hash FROM event ORDER BY sequence")).all()
    assert [row.previous_hash for row in rows] == [events.NO_HASH, rows[0].hash, rows[1].hash]


def test_the_events_of_one_thing_come_newest_first(database: Database) -> None:
    _record_three(database)
    with database.reading() as store:
        found = events.about(store, "claim", "c1")
    assert [event.action for event in found] == ["dismissed", "corrected"]
    assert found[1].before == {"value": Decimal("0.10")}
    assert found[1].actor == "system: test"


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE event SET reason = 'other' WHERE sequence = 2", "event 2 was changed after it was written"),
        ("UPDATE event SET actor = 'nobody' WHERE sequence = 1", "event 1 was changed after it was written"),
        ("DELETE FROM event WHERE sequence = 2", "event 2 is missing: the next one is 3"),
        ("DELETE FROM event WHERE sequence = 1", "event 1 is missing: the next one is 2"),
        (
            "UPDATE event SET previous_hash = 'x' WHERE sequence = 3",
            "event 3 does not follow the one before it",
        ),
    ],
)
def test_a_change_past_the_guards_is_seen(database: Database, statement: str, problem: str) -> None:
    _record_three(database)
    _without_guards(database, statement)
    with database.reading() as store:
        assert problem in events.verify(store)


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET reason = 'other'", "DELETE FROM event WHERE sequence = 3"]
)
def test_the_database_refuses_to_change_an_event(database: Database, statement: str) -> None:
    _record_three(database)
    with (
        pytest.raises(DBAPIError, match="event rows are never changed or deleted"),
        database.writing(SYSTEM) as store,
    ):
        store.session.execute(text(statement))
    with database.reading() as store:
        assert events.verify(store) == ()


def test_what_is_undone_leaves_no_event_and_no_gap(database: Database) -> None:
    _record_three(database)

    def stop_half_way() -> None:
        with database.writing(SYSTEM) as store:
            events.record(store, "added", "article", "a2")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    with database.writing(SYSTEM) as store:
        events.record(store, "added", "article", "a3")
    with database.reading() as store:
        assert events.verify(store) == ()
        assert events.count(store) == 4
