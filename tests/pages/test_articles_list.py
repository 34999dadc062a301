"""The list of all articles: a hundred at a time, and which page of it is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database

Open = Callable[..., AppTest]


def pager(app: AppTest) -> dict[str, bool]:
    """The buttons that turn the page, and whether each can be pressed."""
    return {each.label: not each.disabled for each in app.button if each.label in ("Newer", "Older")}


def test_a_short_list_has_nothing_to_turn(desk: Database, open_page: Open) -> None:
    assert pager(open_page("articles")) == {}


def test_a_long_list_is_turned_and_keeps_the_search(
    desk: Database, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.article_list.ON_A_PAGE", 1)
    app = open_page("articles", withdrawn="1")
    assert pager(app) == {"Newer": False, "Older": True}

    next(each for each in app.button if each.label == "Older").click().run()
    assert app.query_params["page"] == "2"
    assert app.query_params["withdrawn"] == "1"
    assert pager(app) == {"Newer": True, "Older": True}

    app.text_input(key="find").set_value("reservoir").run()
    assert "page" not in app.query_params


@pytest.mark.parametrize("page", ["", "0", "-3", "x", "99999999999", "２"])
def test_a_page_that_is_none_is_the_first(desk: Database, open_page: Open, page: str) -> None:
    app = open_page("articles", page=page)

    assert not app.exception
    assert pager(app) == {}


def test_a_page_behind_the_end_can_be_turned_back(desk: Database, open_page: Open) -> None:
    app = open_page("articles", page="7")

    assert not app.exception
    assert pager(app) == {"Newer": True, "Older": False}
