"""Adding pages: what is told of what was read, saved, stopped, or could not be used."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from db.engine import Database
from pages.parts import article_messages
from pages.parts.article_saving import Done, Saving, Stopped
from tests.journeys.sample_page import PASTED
from tests.local_server import LocalServer, QuietHandler
from tests.pages import sample_desk
from workbench.actions import browsing, drafting
from workbench.actions.adding import AddedArticle, AddReport, PagePreview
from workbench.intake.fetching import Fetcher
from workbench.values.article_history import ChangeKind, FigureChange, LinkStatus, OriginLink
from workbench.values.page import EditKind, PageEdit

Open = Callable[..., AppTest]


def read(open_page: Open, text: str) -> AppTest:
    app = open_page("articles")
    app.text_area(key="pasted").set_value(text)
    return app.button(key="read").click().run()


def told(app: AppTest) -> str:
    kinds = (app.error, app.success, app.info, app.warning)
    return "\n".join(str(each.value) for kind in kinds for each in kind).replace("\\", "")


def test_what_was_saved_is_told(empty_desk: Database, open_page: Open) -> None:
    app = read(open_page, sample_desk.SUMMER.text)
    app.button(key="save").click().run()
    if app.session_state["saving"] is not None:
        app.session_state["saving"].wait(60)
        app.run()

    assert not app.exception
    assert "Saved 1 article with" in told(app)
    assert len(browsing.list_articles(empty_desk)) == 1
    assert app.text_area(key="pasted").value == ""


def test_while_it_saves_the_page_says_how_far_it_is(empty_desk: Database, open_page: Open) -> None:
    app = read(open_page, sample_desk.SUMMER.text)
    app.session_state["saving"] = _UnderWay()
    app.run()

    assert not app.exception
    assert [button.key for button in app.button] == ["stop"]


class _UnderWay:
    """A saving that has done 3 of 8 articles; the run of the page ends where it would wait."""

    done, total, under_way, stopping = 3, 8, True, False

    def wait(self, seconds: float) -> bool:
        st.stop()

    def stop(self) -> None:
        self.stopping = True


def test_what_was_stopped_can_be_gone_on_with(empty_desk: Database, open_page: Open) -> None:
    def stopped(preview: PagePreview, goes_on: Done) -> AddReport:
        goes_on(0)
        raise Stopped

    app = read(open_page, sample_desk.SUMMER.text)
    saving = Saving(tuple(draft.preview for _, draft in app.session_state["drafts"]), stopped)
    saving.start()
    saving.stop()
    assert saving.wait(10)
    app.session_state["saving"] = saving
    app.run()

    assert "Stopped with 0 of 1 saved. Save goes on with the rest." in told(app)
    assert app.button(key="save").label == "Save 1 article"


def test_of_several_pages_one_is_looked_at_and_one_left_out(empty_desk: Database, open_page: Open) -> None:
    app = read(open_page, sample_desk.SUMMER.text)
    drafts = app.session_state["drafts"]
    other = read(open_page, sample_desk.EARLIER.text).session_state["drafts"]
    app.session_state["drafts"] = [*drafts, *other]
    app.run()
    assert app.button(key="save").label == "Save 2 articles"

    app.button(key="page-next").click().run()
    assert app.session_state["looked-at"] == other[0][0]
    app.button(key="leave-page").click().run()

    assert not app.exception
    assert app.session_state["drafts"] == drafts
    assert app.button(key="save").label == "Save 1 article"


def test_what_was_pasted_is_there_again_after_discarding(empty_desk: Database, open_page: Open) -> None:
    app = read(open_page, sample_desk.SUMMER.text)
    assert not app.text_area
    app.button(key="discard").click().run()

    assert not app.exception
    assert not app.warning
    assert app.text_area(key="pasted").value == sample_desk.SUMMER.text
    assert app.checkbox(key="split").value


def test_a_fault_while_reading_is_shown_once(
    empty_desk: Database, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("pages.parts.article_form.read_inputs", broken)
        assert read(open_page, sample_desk.SUMMER.text).exception
        app = read(open_page, sample_desk.SUMMER.text)
    assert not app.run().exception


def test_nothing_to_read_is_told(empty_desk: Database, open_page: Open) -> None:
    assert "There is nothing to read: paste a page, or choose a file." in told(read(open_page, "  "))


PAGE = """<html lang="en"><title>Tolls fall</title><body><article><h1>Tolls fall</h1>
<p>The coast road cost 2 euros a day in June, the road board said on Friday.</p>
<p>It had cost 3 euros since the spring, and most drivers paid it by card.</p></article></body></html>"""


class _Site(QuietHandler):
    def do_GET(self) -> None:  # noqa: N802 (the name is http.server's)
        found = self.path == "/tolls"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode() if found else b"")


def test_pasted_addresses_are_read_where_that_is_allowed(
    empty_desk: Database, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the guard lets this test's own server through, and nothing else
    monkeypatch.setattr(
        "workbench.actions.fetching.make_fetcher", lambda _: Fetcher(open_for=("127.0.0.0/8",))
    )
    site = LocalServer(_Site)
    with site.running():
        app = read(open_page, f"{site.address('/tolls')}\n{site.address('/gone')}")

    assert not app.exception
    ((_, draft),) = app.session_state["drafts"]
    (article,) = draft.preview.page.articles
    assert (article.title, article.url) == ("Tolls fall", site.address("/tolls"))
    assert "404" in told(app)


def test_a_pasted_address_is_not_asked_for_where_that_is_off(empty_desk: Database, open_page: Open) -> None:
    app = read(open_page, "https://coast.example/tolls")

    assert not app.session_state["drafts"]
    assert "set WORKBENCH_FETCH=on" in told(app)
    assert "or paste what the page shows." in told(app)


TABLE = """Nr,Head,Wording,Day
1,Tolls fall,The coast road cost 2 euros a day in June.,2026-06-05
2,Fees rise,The board put the fee at 4 euros on Friday.,2026-06-06
"""


def test_what_the_columns_of_a_table_hold_can_be_said(empty_desk: Database, open_page: Open) -> None:
    app = read(open_page, TABLE)
    assert "pasted text: it is not told which of its columns holds the articles' text." in told(app)
    assert not app.session_state["drafts"]

    choices = {each.label: each for each in app.selectbox if each.label != "Order"}
    assert list(choices) == ["Text", "Headline", "Published", "Publisher", "Address"]
    assert choices["Text"].options == ["Nr", "Head", "Wording", "Day"]
    choices["Text"].set_value("Wording")
    choices["Headline"].set_value("Head")
    choices["Published"].set_value("Day")
    app.button(key="read").click().run()

    assert not app.exception
    found = [article for _, draft in app.session_state["drafts"] for article in draft.preview.page.articles]
    assert [(each.title, str(each.published)) for each in found] == [
        ("Tolls fall", "2026-06-05"),
        ("Fees rise", "2026-06-06"),
    ]


def test_what_a_correction_takes_back_is_told_before_it_is_saved(
    empty_desk: Database, open_page: Open
) -> None:
    app = read(open_page, PASTED)
    assert "Saving this" not in told(app)
    app.button(key="save").click().run()
    if app.session_state["saving"] is not None:
        app.session_state["saving"].wait(60)
        app.run()

    app = read(open_page, PASTED)
    ((name, draft),) = app.session_state["drafts"]
    joined = next(line for line in draft.lines if line.text.startswith("New reservoir fills"))
    act = PageEdit(EditKind.JOIN, joined.number, joined.text)
    app.session_state["drafts"] = [(name, drafting.take(empty_desk, draft, act))]
    app.run()

    assert not app.exception
    assert re.search(r"Saving this: \d articles? that this page gave before .*will be withdrawn", told(app))


def test_a_line_of_saving_counts_what_came() -> None:
    one = AddedArticle("a1", "Tolls fall", 3)
    report = AddReport(added=(one, one), already=(one,), updated=(one,))

    assert article_messages.saved_line(report) == (
        "Saved 2 articles with 6 claims. 1 article came in a newer version. "
        "1 article was there already and stays as it is."
    )


def test_a_newer_version_tells_the_figures_that_changed() -> None:
    change = FigureChange(ChangeKind.CHANGED, "toll on the coast road", "€4", "€5", "The toll is €5.")
    added = AddedArticle(
        "a1", "Tolls rise", 3, version=2, changes=(change,), because="the same address with another text"
    )

    assert article_messages.told_of(added) == [
        "“Tolls rise” is version 2 of an article that was there: the same address with another text. "
        "Figures that changed: toll on the coast road: €4 → €5."
    ]


def test_a_copy_tells_of_what() -> None:
    link = OriginLink(
        1, "a2", "Tolls fall", "Coast Wire", date(2026, 2, 3), Decimal("0.79"), LinkStatus.PROPOSED, "1"
    )

    assert article_messages.told_of(AddedArticle("a1", "Toll drops", 3, same_origin=link)) == [
        "“Toll drops” shares 79% of its text with “Tolls fall” of Coast Wire. "
        "Both are kept, linked as one origin."
    ]


def test_a_file_s_name_is_told_as_it_is_written(empty_desk: Database, open_page: Open) -> None:
    app = open_page("articles")
    app.session_state["problems"] = ["stadt.txt: looks like German: nothing was read."]
    app.run()

    assert "stadt.txt: looks like German" in told(app)
