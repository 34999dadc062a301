"""What the browser gets of a page under way, and what becomes of the commands it sends."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.engine import Database
from pages.parts import page_lines
from workbench.actions import adding, drafting
from workbench.actions.drafting import About, Draft
from workbench.errors import Refused
from workbench.values.article import Article, DateOrigin
from workbench.values.page import EditKind, PageEdit
from workbench.values.review import Outcome

PAGE = """Bakers of Selm raise the price of bread

9 February 2026

The bakers of Selm will ask for 4.20 a loaf from March, up from 3.90, their guild said on Monday.

Flour has become 11% dearer in a year, guild master Orla Finn told reporters.

Share this page
"""


def draft_of(database: Database, text: str = PAGE) -> Draft:
    return drafting.begin(database, adding.read_input("page.txt", text))


def command(number: int, kind: str, **body: Any) -> dict[str, Any]:
    return {"number": number, "kind": kind, "claim": body.get("line", 0), "version": 0, "body": body}


def test_every_line_of_the_page_is_shown_with_what_became_of_it(sqlite_database: Database) -> None:
    data = page_lines.page_data("p", draft_of(sqlite_database), None)

    assert [(number, part, starts) for number, _, part, _, starts in data["lines"]] == [
        (1, "title", True),
        (3, "left_out", False),
        (5, "body", False),
        (7, "body", False),
        (9, "left_out", False),
    ]
    assert all(reason for _, _, part, reason, _ in data["lines"] if part == "left_out")
    assert data["counts"] == "1 article, 2 lines left out"


def test_the_head_tells_how_the_date_is_known(sqlite_database: Database) -> None:
    (head,) = page_lines.page_data("p", draft_of(sqlite_database), None)["articles"]

    assert head["date"] == "9 Feb 2026"
    assert head["how"] == "the page says “9 February 2026”"
    assert not head["inferred"]


def test_an_inferred_date_is_marked() -> None:
    article = Article("x", published=date(2026, 2, 6), published_from=DateOrigin.INFERRED)

    assert page_lines.how_dated(article) == "inferred: from the text"
    assert page_lines.how_dated(Article("x")) == ""


def test_of_a_very_long_page_the_first_letters_go_and_corrections_still_fit(
    sqlite_database: Database,
) -> None:
    long = "The guild counted 1,200 loaves. " * 30
    text = PAGE + "\n".join(f"{long}And {number} more." for number in range(700))
    draft = draft_of(sqlite_database, text)
    data = page_lines.page_data("p", draft, None)
    number, shown, *_, letters = data["lines"][-1]
    act = page_lines.act_of(command(1, "leave_out", line=number, text=shown), draft)

    assert len(shown) == page_lines.CLIPPED < letters
    assert isinstance(act, PageEdit)
    assert len(act.text) == letters


def test_each_command_is_taken_once(sqlite_database: Database) -> None:
    taken: list[int] = []
    message = {"boot": "b", "queue": [command(1, "undo"), command(2, "undo")]}

    def take(each: Any) -> None:
        taken.append(each["number"])

    ack = page_lines.apply(take, message, None)
    again = page_lines.apply(take, {"boot": "b", "queue": [*message["queue"], command(3, "undo")]}, ack)

    assert taken == [1, 2, 3]
    assert again.number == 3
    assert [answer.outcome for answer in again.answers] == [Outcome.APPLIED] * 3


def test_a_refused_command_is_told_and_the_next_one_is_taken() -> None:
    def take(each: Any) -> None:
        if each["number"] == 1:
            raise Refused("line 4 reads otherwise")

    ack = page_lines.apply(take, {"boot": "b", "queue": [command(1, "begin"), command(2, "begin")]}, None)

    assert [answer.outcome for answer in ack.answers] == [Outcome.REFUSED, Outcome.APPLIED]
    assert ack.answers[0].why == "Line 4 reads otherwise"


def test_commands_become_corrections(sqlite_database: Database) -> None:
    draft = draft_of(sqlite_database)
    line = draft.lines[2]

    assert page_lines.act_of(command(1, "begin", line=line.number, text=line.text), draft) == PageEdit(
        EditKind.BEGIN, line.number, line.text
    )
    assert page_lines.act_of(
        command(2, "about", line=1, published="2026-02-10", publisher=" "), draft
    ) == About(1, date(2026, 2, 10), None)


def test_a_corrected_line_is_marked(sqlite_database: Database) -> None:
    draft = draft_of(sqlite_database)
    line = draft.lines[-1]
    taken = drafting.take(sqlite_database, draft, PageEdit(EditKind.TAKE_IN, line.number, line.text))
    data = page_lines.page_data("p", taken, None)

    assert data["mended"] == [line.number]
    assert data["acts"] == 1
    assert data["counts"] == "1 article, 1 line left out, 1 correction"


def test_an_article_that_is_there_already_leads_to_it(desk: Database) -> None:
    from tests.pages import sample_desk

    (head,) = page_lines.page_data("p", draft_of(desk, sample_desk.EARLIER.text), None)["articles"]

    assert head["becomes"] == "There already; it stays as it is."
    assert head["href"] == f"/articles?article={sample_desk.EARLIER.id}"
