"""One article: how each thing is known, its numbers, mending it; and the list it comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from pages.parts import article_text, article_view
from tests.pages import sample_desk
from workbench.actions import article_corrections, article_versions, explaining
from workbench.serving import installation
from workbench.values.article_history import ArticleField, ArticleHistory

Open = Callable[..., AppTest]
ID = sample_desk.FUND.id


def said(app: AppTest) -> str:
    kinds = (app.title, app.header, app.markdown, app.caption, app.error, app.success, app.warning)
    return "\n".join(str(each.value) for kind in kinds for each in kind).replace("\\", "")


def history(database: Database) -> ArticleHistory:
    return article_versions.history(database, ID)


def test_an_article_has_a_page(desk: Database, open_page: Open) -> None:
    app = open_page("articles", article=ID)

    assert not app.exception
    assert str(sample_desk.FUND.title) in said(app)
    assert "Harbour Herald · 6 Feb 2026 · 18 claims" in said(app)
    assert "numerals:" in said(app)


def test_an_article_that_is_not_there_is_told(desk: Database, open_page: Open) -> None:
    app = open_page("articles", article="a0000")

    assert not app.exception
    assert "There is no article at this address" in said(app)


def test_what_is_known_says_how(desk: Database) -> None:
    known = {name: (value, how) for name, value, how in article_view.known_of(history(desk))}

    assert known["Published"] == ("6 Feb 2026", "the page says so")
    assert known["Title"][1] == "as printed"
    assert known["Address"] == ("https://herald.example/fund", "")


def test_a_correction_is_told_with_who_made_it_and_why(desk: Database) -> None:
    article_corrections.correct_article(
        desk,
        installation.actor(),
        ID,
        ArticleField.PUBLISHER,
        "Harbour Herald on Sunday",
        "its imprint says so",
        seen=history(desk).row_version,
        parser=None,
    )
    known = {name: (value, how) for name, value, how in article_view.known_of(history(desk))}

    assert known["Publisher"] == (
        "Harbour Herald on Sunday",
        f"corrected by {sample_desk.REVIEWER}: its imprint says so",
    )


def test_a_withdrawn_article_says_why_and_is_not_reviewed(desk: Database, open_page: Open) -> None:
    article_corrections.withdraw_article(
        desk, installation.actor(), ID, "it is a hoax", seen=history(desk).row_version
    )
    app = open_page("articles", article=ID)

    assert "it is a hoax" in said(app)
    assert app.button(key="review").disabled
    assert [button.key for button in app.button if button.key in ("withdraw", "restore")] == ["restore"]


def test_withdrawn_articles_are_listed_when_they_are_asked_for(desk: Database, open_page: Open) -> None:
    article_corrections.withdraw_article(
        desk, installation.actor(), ID, "a hoax", seen=history(desk).row_version
    )
    app = open_page("articles", withdrawn="1", order="date")

    assert not app.exception
    assert app.checkbox(key="withdrawn").value
    assert app.selectbox(key="order").value == "date"

    app.checkbox(key="withdrawn").uncheck().run()
    assert "withdrawn" not in app.query_params


def test_the_pieces_of_a_text_are_the_text(desk: Database) -> None:
    article = history(desk).article
    numbers = explaining.why_read(desk, ID).numerals
    found = list(article_text.paragraphs(article, numbers))
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    marked = [words for _, pieces in found for words, kind, _ in pieces if kind]

    assert ["".join(words for words, _, _ in pieces).strip() for _, pieces in found] == lines
    assert [kind for kind, _ in found[:2]] == ["title", "deck"]
    assert marked == [each.text for each in numbers]


@pytest.mark.parametrize("order", ["", "date"])
def test_the_list_is_asked_for_in_the_address(order: str, desk: Database, open_page: Open) -> None:
    app = open_page("articles", words="harbour", order=order)

    assert not app.exception
    assert app.text_input(key="find").value == "harbour"
    assert app.selectbox(key="order").value == order
