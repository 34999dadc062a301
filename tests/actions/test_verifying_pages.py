"""What was changed of a page, or of how an article was dated, behind the desk's back is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from workbench.actions import adding, upkeep
from workbench.values.page import EditKind, PageEdit
from workbench.values.review import Actor

if TYPE_CHECKING:
    from conftest import Reader

    from db.engine import Database

ACTOR = Actor("system: test", "system")
PAGE = """River floods lower town

By Ada Field

Friday, February 6, 2026

The river Orrel rose by 12 centimetres on Friday and flooded 40 houses in the lower town.

The mayor asked people to stay with friends and said that 200 beds were ready in two schools.
"""


@pytest.fixture
def added(database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database with one corrected page."""
    monkeypatch.setattr(adding, "read_article", lambda article, _parser: read(article))
    found = adding.read_input("page.txt", PAGE)
    line = next(each for each in found.page.lines if each.text.startswith("The mayor"))
    edits = [PageEdit(EditKind.LEAVE_OUT, line.number, line.text)]
    adding.add_page(database, ACTOR, adding.edited(found, edits), None)
    assert upkeep.verify_audit(database) == ()
    return database


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE page SET rejected = '[]'", "the lines of page 1 that are in no article were changed"),
        (
            "UPDATE page SET rejected = CAST(REPLACE(CAST(rejected AS TEXT), 'mayor', 'count') AS {json})",
            "the lines of page 1 that are in no article were changed",
        ),
        ("UPDATE page SET corrected = NULL", "the corrections of page 1 are not as the log says"),
        (
            "UPDATE page SET corrected = CAST(REPLACE(CAST(corrected AS TEXT), 'test', 'other') AS {json})",
            "the corrections of page 1 are not as the log says",
        ),
        (
            "UPDATE page SET corrected = CAST(REPLACE(CAST(corrected AS TEXT), 'leave', 'take') AS {json})",
            "the corrections of page 1 are not as the log says",
        ),
        ("UPDATE page SET sha256 = 'x'", "page 1 names another input than the log does"),
        ("UPDATE article SET published_from = 'given'", "corrections say: published_from"),
        ("UPDATE article SET dated_because = 'so it was'", "corrections say: dated_because"),
    ],
)
def test_a_change_of_a_page_or_of_a_dating_is_told(added: Database, statement: str, problem: str) -> None:
    kind = "TEXT" if added.dialect == "sqlite" else "JSON"
    with added.connected() as connection:
        if added.dialect == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER IF EXISTS page_never_update"))
        connection.execute(text(statement.format(json=kind)))
    assert any(problem in line for line in upkeep.verify_audit(added)), upkeep.verify_audit(added)


def test_a_page_from_before_its_lines_were_proved_is_sound(added: Database) -> None:
    """Its event has the number of the lines alone; the log itself is what then fails to hold."""
    with added.connected() as connection:
        if added.dialect == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER IF EXISTS event_never_update"))
        row = connection.execute(
            text(
                "SELECT sequence, CAST(after AS TEXT) FROM event WHERE object_type='page' AND action='added'"
            )
        ).one()
        before = row[1]
        after = before[: before.index(', "rejected_sha256"')] + "}"
        kind = "TEXT" if added.dialect == "sqlite" else "JSON"
        connection.execute(
            text(f"UPDATE event SET after = CAST(:after AS {kind}) WHERE sequence = :number"),
            {"after": after, "number": row[0]},
        )
    assert not any("page 1" in line for line in upkeep.verify_audit(added))
