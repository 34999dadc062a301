"""A person's corrections of how a page was split."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import EditRefused, UnreadableInput
from workbench.intake.page_edits import (
    ABOVE_ALL,
    BEGUN,
    LEFT_OUT,
    WITHOUT_TEXT,
    placed,
)
from workbench.intake.pages import read_page
from workbench.values.article import Page
from workbench.values.page import EditKind, LinePart, PageEdit

TWO = """Harbour fees rise for a third year

By Ada Field

The fee for a berth rose to €12 a tonne on Friday, the harbour authority said.

Ship owners called the rise a mistake, and 14 of them signed a letter.

Read more

Cranes stand still in the north

Museum finds a lost painting

By Tom Reed

A painting of 1891 was found behind a cupboard, the museum of the town said.

It will be shown from May, and 3,000 visitors are expected in the first week.
"""


def lines(page: Page) -> dict[str, tuple[int, int | None, LinePart]]:
    """By its first word: number, article and part of each line."""
    return {line.text.split()[0]: (line.number, line.article, line.part) for line in page.lines}


def edit(page: Page, kind: EditKind, starts: str) -> PageEdit:
    line = next(line for line in page.lines if line.text.startswith(starts))
    return PageEdit(kind, line.number, line.text)


def after(text: str, *said: tuple[EditKind, str]) -> Page:
    page = read_page(text, origin="page")
    return read_page(text, origin="page", edits=[edit(page, kind, starts) for kind, starts in said])


def titles(page: Page) -> list[str | None]:
    return [article.title for article in page.articles]


def test_every_line_tells_its_article_its_part_and_why_it_is_left_out() -> None:
    page = read_page(TWO, origin="page")
    assert titles(page) == ["Harbour fees rise for a third year", "Museum finds a lost painting"]
    assert [line.number for line in page.lines] == [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
    assert [(line.article, line.part.value) for line in page.lines] == [
        (0, "title"),
        (None, "left_out"),
        (0, "body"),
        (0, "body"),
        (None, "left_out"),
        (None, "left_out"),
        (1, "title"),
        (None, "left_out"),
        (1, "body"),
        (1, "body"),
    ]
    assert [bool(line.reason) for line in page.lines] == [line.article is None for line in page.lines]
    assert [line.number for line in page.lines if line.reasons] == [each.line for each in page.boundaries]
    assert page.form == "text"


def test_without_corrections_nothing_changes() -> None:
    assert read_page(TWO, origin="page", edits=()) == read_page(TWO, origin="page")


def test_an_article_begins_where_a_person_says() -> None:
    page = after(TWO, (EditKind.BEGIN, "Ship owners"))
    assert [article.text.split()[0] for article in page.articles] == ["Harbour", "Ship", "Museum"]
    assert page.articles[1].title is None
    assert page.boundaries[1].reasons == (BEGUN,)
    assert page.boundaries[1].line == 7


def test_a_heading_on_which_an_article_is_begun_is_its_title() -> None:
    text = TWO.replace("Ship owners", "Owners write a letter\n\nShip owners")
    page = read_page(text, origin="page")
    owners = edit(page, EditKind.BEGIN, "Owners write")
    page = read_page(text, origin="page", edits=[owners])
    assert titles(page)[1] == "Owners write a letter"
    assert page.articles[0].text.endswith("authority said.")


def test_an_article_begun_on_a_heading_right_above_another_is_that_one_beginning_further_up() -> None:
    page = after(TWO, (EditKind.BEGIN, "Cranes stand"))
    assert titles(page) == ["Harbour fees rise for a third year", "Cranes stand still in the north"]
    assert page.articles[1].deck == "Museum finds a lost painting"
    assert page.boundaries[1].line == 11


def test_no_article_begins_where_a_person_says() -> None:
    page = after(TWO, (EditKind.JOIN, "Museum finds"))
    (article,) = page.articles
    assert article.title == "Harbour fees rise for a third year"
    assert "Museum finds a lost painting" in article.text
    assert article.text.endswith("first week.")


def test_a_line_is_left_out_and_told() -> None:
    page = after(TWO, (EditKind.LEAVE_OUT, "Ship owners"))
    assert "Ship owners" not in page.articles[0].text
    assert [line.text[:11] for line in page.rejected if line.reason == LEFT_OUT] == ["Ship owners"]


def test_a_line_that_was_left_out_is_taken_into_the_article_around_it() -> None:
    page = after(TWO, (EditKind.TAKE_IN, "Cranes stand"))
    assert page.articles[0].text.endswith("a letter.\n\nCranes stand still in the north")
    assert "Cranes stand still in the north" not in {line.text for line in page.rejected}


def test_a_line_above_the_first_article_is_taken_into_it() -> None:
    text = "Home | News | Sport | Weather\n\n" + TWO
    page = after(text, (EditKind.TAKE_IN, "Home"))
    assert page.articles[0].text.startswith("Home | News | Sport | Weather\n\nHarbour fees")
    assert page.boundaries[0].line == 1


def test_an_article_left_without_text_disappears_and_its_lines_are_told() -> None:
    page = after(TWO, (EditKind.LEAVE_OUT, "A painting"), (EditKind.LEAVE_OUT, "It will be"))
    assert titles(page) == ["Harbour fees rise for a third year"]
    reasons = {line.text: line.reason for line in page.rejected}
    assert reasons["Museum finds a lost painting"] == WITHOUT_TEXT
    assert len(page.boundaries) == 1


def test_a_title_that_is_left_out_leaves_its_deck() -> None:
    text = TWO.replace("Museum finds a lost painting", "Museum finds a lost painting\n\nIt hung in a cellar")
    page = after(text, (EditKind.LEAVE_OUT, "Museum"))
    assert (page.articles[1].title, page.articles[1].deck) == (None, "It hung in a cellar")


def test_the_first_article_joined_to_nothing_is_left_out_and_told() -> None:
    page = after(TWO, (EditKind.JOIN, "Harbour fees"))
    assert titles(page) == ["Museum finds a lost painting"]
    assert {line.reason for line in page.rejected if line.line in (1, 5, 7)} == {ABOVE_ALL}


def test_corrections_that_leave_no_article_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="no article in it"):
        after(TWO, (EditKind.JOIN, "Harbour fees"), (EditKind.JOIN, "Museum"))


def test_of_several_corrections_of_one_line_the_later_wins() -> None:
    back = after(TWO, (EditKind.JOIN, "Museum"), (EditKind.BEGIN, "Museum"))
    assert [article.text for article in back.articles] == [
        article.text for article in read_page(TWO, origin="page").articles
    ]
    again = after(TWO, (EditKind.LEAVE_OUT, "Ship"), (EditKind.TAKE_IN, "Ship"))
    assert "Ship owners" in again.articles[0].text


def test_an_article_that_begins_on_a_line_left_out_begins_at_the_next_one() -> None:
    page = after(TWO, (EditKind.LEAVE_OUT, "Museum"))
    assert [article.text.split()[0] for article in page.articles] == ["Harbour", "A"]


@pytest.mark.parametrize(
    ("line", "text", "told"),
    [
        (
            1,
            "Harbour fees fall",
            "line 1: you corrected 'Harbour fees fall', and it reads 'Harbour fees rise",
        ),
        (2, "Harbour", "line 2: you corrected 'Harbour', and no line of text begins there"),
        (900, "x", "line 900: "),
        (0, "x", "line 0: "),
    ],
)
def test_a_correction_of_a_line_that_reads_otherwise_is_refused(line: int, text: str, told: str) -> None:
    with pytest.raises(EditRefused, match=told):
        read_page(TWO, origin="page", edits=[PageEdit(EditKind.BEGIN, line, text)])


def test_lines_of_html_can_be_corrected() -> None:
    html = (
        "<html><body><article><h1>Harbour fees rise for a third year</h1>"
        "<p>The fee for a berth rose to 12 euros a tonne on Friday, the harbour authority said.</p>"
        "<p>Ship owners called the rise a mistake, and 14 of them signed a letter to the mayor.</p>"
        "<p>A painting of 1891 was found behind a cupboard, the museum of the town said on Friday.</p>"
        "</article></body></html>"
    )
    page = read_page(html, origin="page")
    assert (len(page.articles), page.form) == (1, "html")
    parted = read_page(html, origin="page", edits=[edit(page, EditKind.BEGIN, "A painting")])
    assert [article.text.split()[0] for article in parted.articles] == ["Harbour", "A"]


def test_an_article_of_another_language_stays_unread_whatever_is_taken_in() -> None:
    german = (
        "Der Hafen der Stadt wird teurer\n\nvon Eva Stein\n\n"
        "Die Gebühren für einen Liegeplatz sind am Freitag auf zwölf Euro je Tonne gestiegen, sagte die "
        "Behörde. Die Reeder nennen das einen Fehler und haben einen Brief an die Stadt geschrieben.\n"
    )
    text = TWO + "\n* * *\n\n" + german
    page = after(text, (EditKind.TAKE_IN, "Die Gebühren"))
    assert len(page.articles) == 2
    assert {line.article for line in page.lines if line.text.startswith(("Der", "Die"))} == {None}


def test_corrections_are_led_to_where_their_words_stand_now() -> None:
    page = read_page("A new first line that is not long\n\n" + TWO, origin="page")
    old = PageEdit(EditKind.JOIN, 13, "Museum finds a lost painting")
    gone = PageEdit(EditKind.LEAVE_OUT, 1, "A line that is gone")
    kept, lost = placed(page.lines, [old, gone])
    assert kept == (PageEdit(EditKind.JOIN, 15, "Museum finds a lost painting"),)
    assert lost == (gone,)


SAID = st.lists(st.tuples(st.sampled_from(list(EditKind)), st.integers(0, 40)), min_size=1, max_size=12)


@settings(max_examples=150, deadline=None)
@given(SAID, st.booleans())
def test_whatever_a_person_says_no_line_is_lost_and_none_is_twice(
    said: list[tuple[EditKind, int]], split: bool
) -> None:
    before = read_page(TWO, origin="page", split=split)
    edits = [
        PageEdit(kind, line.number, line.text)
        for kind, place in said
        for line in [before.lines[place % len(before.lines)]]
    ]
    try:
        page = read_page(TWO, origin="page", split=split, edits=edits)
    except UnreadableInput:
        return
    assert [(line.number, line.text) for line in page.lines] == [
        (line.number, line.text) for line in before.lines
    ]
    for place, article in enumerate(page.articles):
        own = [line.text for line in page.lines if line.article == place]
        assert article.text == "\n\n".join(own)
    told = [(line.line, line.text, line.reason) for line in page.rejected]
    assert told == [(line.number, line.text, line.reason) for line in page.lines if line.article is None]
