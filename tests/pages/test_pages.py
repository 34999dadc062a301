"""Every page runs, on a desk with something on it and on an empty one, and says what it should."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from tests.pages import sample_desk
from workbench.actions import browsing, reviewing

Open = Callable[..., AppTest]
PAGES = ("desk", "articles", "review", "claims", "trends", "export", "guideline")


def words_of(app: AppTest) -> str:
    """Everything that the page says in Streamlit's own elements."""
    kinds = (app.title, app.header, app.markdown, app.caption, app.error, app.success, app.info, app.text)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs_on_a_desk(name: str, desk: Database, open_page: Open) -> None:
    app = open_page(name)

    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs_on_an_empty_desk(name: str, empty_desk: Database, open_page: Open) -> None:
    app = open_page(name)

    assert not app.exception
    assert not app.error


def test_the_desk_tells_what_waits_and_what_was_decided(desk: Database, open_page: Open) -> None:
    said = words_of(open_page("desk"))

    assert "22 claims in 3 articles: 16 waiting for a verdict, 1 incomplete, 4 decided, 1 dismissed." in said


def test_an_empty_desk_says_what_to_do(empty_desk: Database, open_page: Open) -> None:
    assert "Add a page of text" in words_of(open_page("desk"))


def test_an_article_that_is_not_there_is_told(desk: Database, open_page: Open) -> None:
    app = open_page("review", article="a0000")

    assert not app.exception
    assert "There is no article at this address" in app.error[0].value


def test_a_claim_that_is_not_there_is_told(desk: Database, open_page: Open) -> None:
    app = open_page("review", claim="c0000")

    assert not app.exception
    assert len(app.error) == 1


def test_filters_of_the_address_are_shown_and_hold(desk: Database, open_page: Open) -> None:
    app = open_page("claims", verdict="accurate", publisher="Harbour Herald")

    assert "1 claim found" in words_of(app)
    assert app.selectbox(key="filter-verdict").value == "accurate"
    assert app.selectbox(key="filter-publisher").value == "Harbour Herald"


def test_a_filter_goes_to_the_address(desk: Database, open_page: Open) -> None:
    app = open_page("claims")

    app.selectbox(key="filter-verdict").set_value("unreviewed").run()

    assert not app.exception
    assert app.query_params["verdict"] == "unreviewed"
    assert "16 claims found" in words_of(app)


def test_a_filter_value_that_is_gone_finds_nothing_and_says_so(desk: Database, open_page: Open) -> None:
    app = open_page("claims", publisher="The Gone Gazette")

    assert not app.exception
    assert "No claims found" in words_of(app)


def test_a_cursor_that_is_none_shows_the_first_page(desk: Database, open_page: Open) -> None:
    app = open_page("claims", after="nonsense")

    assert not app.exception
    assert "22 claims" in words_of(app)


def test_a_measure_of_the_address_is_charted(desk: Database, open_page: Open) -> None:
    app = open_page("trends", metric=sample_desk.SHARE)

    assert not app.exception
    assert app.selectbox(key="metric").value == sample_desk.SHARE


def test_the_export_counts_its_rows_before_it_is_made(desk: Database, open_page: Open) -> None:
    app = open_page("export")
    assert "4 rows in the file." in words_of(app)

    app.toggle(key="all-states").set_value(True).run()
    assert "22 rows in the file." in words_of(app)


def test_what_can_not_be_read_is_told_and_nothing_is_stored(empty_desk: Database, open_page: Open) -> None:
    app = open_page("articles")
    app.text_area(key="pasted").set_value(
        "Это длинный русский текст о деньгах и о людях, которые их считают. " * 9
    )
    app.button(key="read").click().run()

    assert not app.exception
    assert "Russian" in app.error[0].value
    assert browsing.desk(empty_desk).articles == 0


def test_nothing_pasted_is_told(empty_desk: Database, open_page: Open) -> None:
    app = open_page("articles")
    app.button(key="read").click().run()

    assert "nothing to read" in app.error[0].value


def test_a_page_is_shown_before_it_is_saved(empty_desk: Database, open_page: Open) -> None:
    app = open_page("articles")
    app.text_area(key="pasted").set_value(sample_desk.SUMMER.text)
    app.text_input(key="publisher").set_value("Harbour Herald")
    app.button(key="read").click().run()

    assert not app.exception
    assert app.button(key="save").label == "Save 1 article"
    assert browsing.desk(empty_desk).articles == 0


def test_a_page_that_is_there_already_adds_nothing(desk: Database, open_page: Open) -> None:
    app = open_page("articles")
    app.text_area(key="pasted").set_value(sample_desk.EARLIER.text)
    app.button(key="read").click().run()

    assert app.button(key="save").label == "Nothing new to save"
    assert app.button(key="save").disabled


def test_a_discarded_page_is_gone(empty_desk: Database, open_page: Open) -> None:
    app = open_page("articles")
    app.text_area(key="pasted").set_value(sample_desk.SUMMER.text)
    app.button(key="read").click().run()
    app.button(key="discard").click().run()

    assert not app.exception
    assert browsing.desk(empty_desk).articles == 0


def test_review_opens_the_article_in_which_something_waits(desk: Database, open_page: Open) -> None:
    person = reviewing.local_reviewer(desk, sample_desk.REVIEWER)

    assert reviewing.next_article(desk, person, None) == sample_desk.FUND.id
    assert not open_page("review").exception
