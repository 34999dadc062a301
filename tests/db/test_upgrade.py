"""A database is brought to the tables of this version, or refused in one line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from db.engine import Database
from db.models import Base
from db.upgrade import SchemaState, newest_revision, state, upgrade
from workbench.actions.opening import open_database
from workbench.errors import DatabaseUnusable


def _belongs_to_models(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """Full-text search is not in the models; the migration says how it is kept."""
    return "words" not in (name or "")


def _but_for_indexes(found: object, name: str | None, kind: str, *more: object) -> bool:
    return kind != "index" and _belongs_to_models(found, name, kind, *more)


def test_the_migrations_make_the_tables_of_the_models(database: Database) -> None:
    # SQLite does not tell in which direction an index goes: the next test reads its statements
    included = _but_for_indexes if database.dialect == "sqlite" else _belongs_to_models
    with database.connected() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": included})
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_make_the_indexes_of_the_models(sqlite_database: Database, tmp_path: Path) -> None:
    statements = text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    made_of_models = create_engine(f"sqlite:///{tmp_path / 'models.sqlite'}")
    Base.metadata.create_all(made_of_models)
    with sqlite_database.connected() as connection, made_of_models.connect() as other:
        migrated = set(connection.scalars(statements))
        assert migrated == set(other.scalars(statements))
    made_of_models.dispose()
    assert any("published DESC" in statement for statement in migrated)


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    assert state(database) is SchemaState.CURRENT
    assert upgrade(database) is SchemaState.CURRENT


def test_a_folder_is_made_for_a_new_file(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/new/folder/desk.sqlite")
    assert state(database) is SchemaState.CURRENT
    database.close()


def test_a_missing_file_is_not_made_when_none_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(DatabaseUnusable, match="there is no workbench database at"):
        open_database(f"sqlite:///{path}", create=False)
    assert not path.exists()


def test_a_newer_database_is_refused_and_left_as_it_was(database: Database) -> None:
    with database.connected() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert state(database) is SchemaState.NEWER
    with pytest.raises(DatabaseUnusable, match=r"was upgraded by a newer workbench .*9999.*: install"):
        open_database(database.url.render_as_string(hide_password=False))
    with database.connected() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("These are my notes.\n" * 100)
    with pytest.raises(DatabaseUnusable, match="is not a database: move that file away"):
        open_database(f"sqlite:///{path}")
    assert path.read_text() == "These are my notes.\n" * 100


def test_a_database_of_something_else_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseUnusable, match=r"holds tables that are not the workbench's \(photo"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "is no database address"),
        ("mysql://localhost/desk", "keeps its data in SQLite or PostgreSQL"),
        ("sqlite://", "give a file"),
        ("sqlite:///:memory:", "give a file"),
        ("postgresql://me:secret@127.0.0.1:1/desk", "can't be reached: is the server running"),
    ],
)
def test_an_address_that_can_not_be_used_is_told_in_one_line(address: str, told: str) -> None:
    with pytest.raises(DatabaseUnusable, match=told) as caught:
        open_database(address)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_place_where_no_folder_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnusable, match=r"can't be made: .*; choose another place"):
        open_database(f"sqlite:///{tmp_path}/file/desk.sqlite")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="can't be opened"):
        open_database(f"sqlite:///{tmp_path}")


def test_an_upgrade_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import command

    def fail_at_the_end(config: object, revision: str) -> None:
        run(config, revision)
        raise KeyboardInterrupt

    run = command.upgrade
    monkeypatch.setattr(command, "upgrade", fail_at_the_end)
    database = Database(f"sqlite:///{tmp_path}/desk.sqlite")
    with pytest.raises(KeyboardInterrupt):
        upgrade(database)
    assert state(database) is SchemaState.EMPTY
    database.close()


def test_revisions_are_the_numbers_of_their_files() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from workbench.home import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [newest_revision()]
