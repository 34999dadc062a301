"""A page under way: corrections, dates and publishers laid over what was read, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from db.engine import Database
from workbench.actions import adding, drafting
from workbench.actions.drafting import WHOLE_PAGE, About, Draft
from workbench.errors import EditRefused, Refused
from workbench.values.article import Article, DateOrigin, Page
from workbench.values.page import EditKind, LinePart, PageEdit
from workbench.values.review import Actor

ACTOR = Actor("Mara Feld", "reviewer")
PAGE = """Bakers of Selm raise the price of bread

9 February 2026

The bakers of Selm will ask for 4.20 a loaf from March, up from 3.90, their guild said on Monday.

Flour has become 11% dearer in a year, guild master Orla Finn told reporters.

Share this page

A third crane arrives in the harbour

The harbour of Brenna unloaded its third crane on Sunday. It weighs 640 tonnes and cost 9 million.

Harbour master Per Aune said that 70 people will work in two shifts.
"""


@pytest.fixture
def draft(sqlite_database: Database) -> Draft:
    return drafting.begin(sqlite_database, adding.read_input("page.txt", PAGE))


def edit(draft: Draft, kind: EditKind, words: str) -> PageEdit:
    line = next(line for line in draft.lines if words in line.text)
    return PageEdit(kind, line.number, line.text)


def titles(draft: Draft) -> list[str | None]:
    return [article.title for article in draft.preview.page.articles]


def test_a_correction_is_seen_and_is_undone(sqlite_database: Database, draft: Draft) -> None:
    before = titles(draft)
    joined = drafting.take(sqlite_database, draft, edit(draft, EditKind.JOIN, "A third crane"))
    back = drafting.undo(sqlite_database, joined)

    assert len(before) == 2
    assert len(titles(joined)) == 1
    assert "crane" in joined.preview.page.articles[0].text
    assert back.preview == draft.preview


def test_undo_takes_back_the_last_act_alone(sqlite_database: Database, draft: Draft) -> None:
    once = drafting.take(sqlite_database, draft, edit(draft, EditKind.TAKE_IN, "Share this page"))
    twice = drafting.take(sqlite_database, once, edit(once, EditKind.LEAVE_OUT, "Flour"))

    assert drafting.undo(sqlite_database, twice) == once
    assert drafting.undo_all(sqlite_database, twice) == draft


def test_what_a_person_sets_is_known_as_given(sqlite_database: Database, draft: Draft) -> None:
    first = drafting.first_lines(draft.lines)[1]
    told = drafting.take(sqlite_database, draft, About(first, date(2026, 2, 8), "Brenna Post"))
    other, article = told.preview.page.articles

    assert (article.published, article.published_from) == (date(2026, 2, 8), DateOrigin.GIVEN)
    assert (article.publisher, other.publisher) == ("Brenna Post", None)
    assert other.published_from is DateOrigin.METADATA


def test_a_date_left_as_it_was_is_known_as_it_was(sqlite_database: Database, draft: Draft) -> None:
    article = draft.preview.page.articles[0]
    first = drafting.first_lines(draft.lines)[0]
    told = drafting.take(sqlite_database, draft, About(first, article.published, "Selm Daily"))

    assert told.preview.page.articles[0].published_from is DateOrigin.METADATA
    assert told.preview.page.articles[0].publisher == "Selm Daily"


def test_a_wrong_date_can_be_taken_away(sqlite_database: Database, draft: Draft) -> None:
    first = drafting.first_lines(draft.lines)[0]
    told = drafting.take(sqlite_database, draft, About(first, None, None))

    assert told.preview.page.articles[0].published is None
    assert told.preview.page.articles[0].published_from is None


def test_the_page_s_date_leaves_an_article_its_own_stamp(sqlite_database: Database, draft: Draft) -> None:
    told = drafting.take(sqlite_database, draft, About(WHOLE_PAGE, date(2026, 2, 10), "Coast Archive"))

    assert [article.published for article in told.preview.page.articles] == [
        date(2026, 2, 9),
        date(2026, 2, 10),
    ]
    assert {article.publisher for article in told.preview.page.articles} == {"Coast Archive"}
    assert told.whole == About(WHOLE_PAGE, date(2026, 2, 10), "Coast Archive")


def test_what_was_set_stays_when_the_page_is_split_otherwise(sqlite_database: Database, draft: Draft) -> None:
    first = drafting.first_lines(draft.lines)[1]
    told = drafting.take(sqlite_database, draft, About(first, date(2026, 2, 8), "Brenna Post"))
    moved = drafting.take(sqlite_database, told, edit(told, EditKind.BEGIN, "Flour"))

    assert len(moved.preview.page.articles) == 3
    assert moved.preview.page.articles[2].publisher == "Brenna Post"


def test_a_correction_of_another_line_is_refused(sqlite_database: Database, draft: Draft) -> None:
    with pytest.raises(EditRefused, match=r"page\.txt, line 1"):
        drafting.take(sqlite_database, draft, PageEdit(EditKind.LEAVE_OUT, 1, "Nothing of the kind"))


def test_articles_that_came_one_by_one_are_not_split(sqlite_database: Database) -> None:
    article = Article("Tolls fall\nThe toll fell by 5 percent.", title="Tolls fall")
    draft = drafting.begin(sqlite_database, adding.PagePreview("table.csv", "0", "csv", Page((article,))))

    assert not draft.can_be_split
    assert [line.part for line in draft.lines] == [LinePart.TITLE, LinePart.BODY]
    with pytest.raises(Refused, match="one by one"):
        drafting.take(sqlite_database, draft, PageEdit(EditKind.BEGIN, 2, "The toll fell by 5 percent."))


def test_a_date_for_articles_that_came_one_by_one(sqlite_database: Database) -> None:
    dated = Article("A\nOne.", published=date(2025, 1, 1), published_from=DateOrigin.METADATA)
    draft = drafting.begin(
        sqlite_database, adding.PagePreview("table.csv", "0", "csv", Page((dated, Article("B\nTwo."))))
    )
    told = drafting.take(sqlite_database, draft, About(WHOLE_PAGE, date(2026, 3, 1), "Toll Gazette"))

    assert [article.published for article in told.preview.page.articles] == [
        date(2025, 1, 1),
        date(2026, 3, 1),
    ]
    assert {article.publisher for article in told.preview.page.articles} == {"Toll Gazette"}


def test_only_what_is_not_stored_is_fresh(sqlite_database: Database, draft: Draft) -> None:
    assert draft.fresh == 2

    adding.add_page(sqlite_database, ACTOR, draft.preview, None)

    assert drafting.marked(sqlite_database, draft).fresh == 0


def test_corrections_of_an_earlier_time_are_there_again(sqlite_database: Database, draft: Draft) -> None:
    joined = drafting.take(sqlite_database, draft, edit(draft, EditKind.JOIN, "A third crane"))
    adding.add_page(sqlite_database, ACTOR, joined.preview, None)

    again = drafting.begin(sqlite_database, adding.read_input("page.txt", PAGE))

    assert again.preview.edits == joined.preview.edits
    assert titles(again) == titles(joined)
    assert again.fresh == 0
    assert len(titles(drafting.undo_all(sqlite_database, again))) == 2
