"""A database is brought up to date, saved and proved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from workbench.actions import reviewing, upkeep
from workbench.actions.opening import open_database
from workbench.errors import Refused

if TYPE_CHECKING:
    from conftest import Desk


def test_upgrading_says_what_was_done(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/desk.sqlite"
    assert upkeep.upgrade(url) == f"made {tmp_path}/desk.sqlite"
    assert upkeep.upgrade(url) == f"nothing to do: {tmp_path}/desk.sqlite is of this version"


def test_a_backup_holds_everything_and_can_be_used(sqlite_desk: Desk, tmp_path: Path) -> None:
    sqlite_desk.decide("accurate")
    path = tmp_path / "saved.sqlite"
    line = upkeep.backup(sqlite_desk.database, path)
    assert line.startswith(f"saved {path}: 1 articles, 4 claims, ")
    copy = open_database(f"sqlite:///{path}", create=False)
    assert reviewing.article_case(copy, sqlite_desk.reviewer, sqlite_desk.article_id) == (
        reviewing.article_case(sqlite_desk.database, sqlite_desk.reviewer, sqlite_desk.article_id)
    )
    assert upkeep.verify_audit(copy) == ()
    with copy.reading() as store:  # full-text search came along
        found = store.session.execute(
            text("SELECT claim_id FROM claim_words WHERE claim_words MATCH 'grain'")
        ).scalars()
        assert set(found) == {sqlite_desk.claim().id}
    copy.close()


def test_a_backup_never_writes_over_a_file(sqlite_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(Refused, match="is there already: choose another name"):
        upkeep.backup(sqlite_desk.database, path)
    assert path.read_text() == "mine"


def test_a_backup_that_can_not_be_written_leaves_nothing(sqlite_desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="can't be written"):
        upkeep.backup(sqlite_desk.database, tmp_path / "no such folder" / "saved.sqlite")
    assert not list(tmp_path.glob("**/*.unfinished"))


def test_postgresql_is_saved_with_its_own_tool(desk: Desk, tmp_path: Path) -> None:
    if desk.database.dialect == "sqlite":
        assert upkeep.backup(desk.database, tmp_path / "saved.sqlite").startswith("saved ")
    else:
        with pytest.raises(Refused, match="pg_dump"):
            upkeep.backup(desk.database, tmp_path / "saved.sqlite")


def test_a_sound_record_is_proved(desk: Desk) -> None:
    desk.decide("accurate")
    assert upkeep.verify_audit(desk.database) == ()


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE article_version SET text = text || ' '", "was changed after it was added"),
        ("UPDATE event SET reason = 'other' WHERE sequence = 1", "event 1 was changed"),
        ("DELETE FROM event WHERE action = 'judged'", "has no event"),
        ("DELETE FROM evidence", "has 0 sources; event"),
        (
            "UPDATE verdict SET claim_id = (SELECT max(id) FROM claim WHERE id <> verdict.claim_id)",
            "is not as event",
        ),
        ("UPDATE verdict SET reviewer_id = 2", "is not as event"),
        ("UPDATE verdict SET at = '2020-01-01 00:00:00'", "is not as event"),
        ("UPDATE evidence SET quote = 'They said so.'", "the evidence of verdict"),
        ("UPDATE evidence SET locator = 'page 9'", "the evidence of verdict"),
        ("UPDATE claim SET state = 'final' WHERE state = 'open'", "is final; by the log it is open"),
        ("UPDATE claim SET state = 'open' WHERE state = 'final'", "is open; by the log it is final"),
        ("UPDATE claim SET verdict = 'inaccurate' WHERE verdict IS NOT NULL", "shows the verdict inaccurate"),
        ("DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)", "the log was cut off: "),
        ("DELETE FROM event", "the log was cut off: "),
        ("UPDATE data_version SET newest_hash = 'x'", "does not end with the event that was written last"),
        ("UPDATE correction SET reason = 'other'", "that the log tells of are gone or were changed"),
        ("DELETE FROM correction", "1 corrections of claims that the log tells of are gone"),
        (
            "UPDATE article SET publisher = 'Other'",
            "does not stand as its text and corrections say: publisher",
        ),
        (
            "UPDATE article SET headline = 'Other'",
            "does not stand as its text and corrections say: headline",
        ),
        ("UPDATE article SET withdrawn_at = '2020-01-01 00:00:00'", "is withdrawn; the log says otherwise"),
        ("UPDATE claim SET withdrawn = true", "4 claims are withdrawn, or not, against their article"),
        (
            "UPDATE article_version SET text = 'other', text_sha256 = "
            "'d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa'",
            "was changed after it was added",
        ),
    ],
)
def test_a_change_behind_the_desk_s_back_is_told(desk: Desk, statement: str, problem: str) -> None:
    desk.do("correct", desk.claim(1), field="unit", value="t", reason="as printed")
    desk.decide("accurate")
    desk.person("Bea")
    assert upkeep.verify_audit(desk.database) == ()
    with desk.database.connected() as connection:
        if desk.database.dialect == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            for table in ("article_version", "event", "verdict", "evidence", "correction"):
                for act in ("update", "delete"):
                    connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_never_{act}"))
        connection.execute(text(statement))
    assert any(problem in line for line in upkeep.verify_audit(desk.database))


def test_a_verdict_that_was_rewritten_is_told(desk: Desk) -> None:
    desk.decide("accurate")
    with desk.database.connected() as connection:
        if desk.database.dialect == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER verdict_never_update"))
        connection.execute(text("UPDATE verdict SET code = 'inaccurate'"))
    (problem,) = upkeep.verify_audit(desk.database)
    assert problem.startswith("verdict v")
    assert problem.endswith("says it was given")


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE event SET after = '{\"verdict\": ' WHERE action = 'judged'", "its JSON is broken"),
        ("UPDATE event SET after = '[1, 2' WHERE sequence = 1", "event 1 was changed after it was written"),
        ("UPDATE event SET at = 'soon' WHERE sequence = 2", "the log can't be read behind event 1"),
        ("UPDATE verdict SET reasons = '[\"x'", "is not as event"),
        ("UPDATE evidence SET figure_value = 'many'", "rows of the verdicts can't be read"),
    ],
)
def test_rows_that_were_broken_by_hand_are_told(sqlite_desk: Desk, statement: str, problem: str) -> None:
    sqlite_desk.decide("accurate")
    with sqlite_desk.database.connected() as connection:
        for table in ("event", "verdict", "evidence"):
            connection.execute(text(f"DROP TRIGGER {table}_never_update"))
        connection.execute(text(statement))
    assert any(problem in line for line in upkeep.verify_audit(sqlite_desk.database))
