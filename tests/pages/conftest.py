"""A desk for tests of pages: the sample articles in a database file, installed in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from tests.pages import sample_desk
from workbench.home import PAGES
from workbench.serving import installation
from workbench.settings import Settings

Open = Callable[..., AppTest]


@pytest.fixture
def empty_desk(sqlite_database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A desk without articles; it is this process's desk during the test."""
    settings = Settings(
        sqlite_database.url, reviewer=sample_desk.REVIEWER, timezone="Europe/Berlin", base_path=""
    )
    monkeypatch.setattr(installation, "_installed", installation.Installation(settings, sqlite_database))
    return sqlite_database


@pytest.fixture
def desk(empty_desk: Database) -> Database:
    """A desk with three articles: four claims decided, one incomplete, one dismissed."""
    person = sample_desk.fill(empty_desk)
    sample_desk.decide_some(empty_desk, person)
    return empty_desk


@pytest.fixture
def open_page() -> Open:
    """Runs a page of the app as a browser would that comes to its address."""

    def run(name: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(PAGES / "app.py"), default_timeout=30)
        for key, value in parameters.items():
            app.query_params[key] = value
        if name != "desk":
            app.switch_page(str(PAGES / f"{name}.py"))
        return app.run()

    return run
