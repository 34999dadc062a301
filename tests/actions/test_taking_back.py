"""What saving a corrected page would take back is told before, and is then what happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db import articles
from tests.actions.town_page import ACTOR, FERRY, FLOOD, MARKET
from workbench.actions import adding, article_corrections, drafting, reviewing
from workbench.actions.taking_back import TakesBack, takes_back
from workbench.commands.articles import preview_lines
from workbench.values.page import EditKind, PageEdit
from workbench.values.review import Actor

if TYPE_CHECKING:
    from conftest import Reader

    from db.engine import Database

PAGE = f"{FLOOD}\n{FERRY}\n{MARKET}"


@pytest.fixture(autouse=True)
def _plain_reader(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about storing: the plain reader stands for the extractor."""
    monkeypatch.setattr(adding, "read_article", lambda article, _parser: read(article))


def _seen(text: str, *edits: tuple[EditKind, str]) -> adding.PagePreview:
    """The page as a person corrected it."""
    found = adding.read_input("page.txt", text)
    made = []
    for kind, starts in edits:
        line = next(each for each in found.page.lines if each.text.startswith(starts))
        made.append(PageEdit(kind, line.number, line.text))
    return adding.edited(found, made)


def _stored(database: Database, preview: adding.PagePreview) -> list[str]:
    report = adding.add_page(database, ACTOR, preview, None)
    assert report.skipped == ()
    return [each.id for each in report.added]


def _withdrawn(database: Database, ids: list[str]) -> list[str]:
    with database.reading() as store:
        return [each for each in ids if articles.standing(store, each).withdrawn]


JOIN = (EditKind.JOIN, "Ferry carries")


def test_an_article_that_will_be_withdrawn_is_told_beside_those_that_stay(database: Database) -> None:
    first, second, third = _stored(database, adding.read_input("page.txt", PAGE))
    told = takes_back(database, _seen(PAGE, JOIN))
    assert str(told) == "1 article that this page gave before will be withdrawn, 2 stay"
    assert [each.headline for each in told.withdrawn] == ["Ferry carries more people than ever"]
    assert {each.article_id for each in told.staying} == {first, third}
    assert _withdrawn(database, [first, second, third]) == []
    _stored(database, _seen(PAGE, JOIN))
    assert _withdrawn(database, [first, second, third]) == [each.article_id for each in told.withdrawn]


def test_what_comes_back_and_what_is_set_back_is_told(database: Database) -> None:
    first, second, _ = _stored(database, adding.read_input("page.txt", PAGE))
    _stored(database, _seen(PAGE, JOIN))
    told = takes_back(database, _seen(PAGE))
    assert str(told) == (
        "1 article that this page gave before goes back to an earlier text, 1 comes back, 1 stays"
    )
    assert [(each.article_id, each.version) for each in told.set_back] == [(first, 1)]
    assert [each.article_id for each in told.brought_back] == [second]
    _stored(database, _seen(PAGE))
    with database.reading() as store:
        standing = [articles.standing(store, each) for each in (first, second)]
    assert [(each.version, each.withdrawn) for each in standing] == [(1, False), (1, False)]


def test_the_same_corrections_again_take_nothing_back(database: Database) -> None:
    _stored(database, adding.read_input("page.txt", PAGE))
    _stored(database, _seen(PAGE, JOIN))
    told = takes_back(database, _seen(PAGE, JOIN))
    assert (bool(told), str(told), len(told.staying)) == (False, "", 2)


def test_a_page_that_nobody_corrected_takes_nothing_back(database: Database) -> None:
    _stored(database, _seen(PAGE, JOIN))
    other = replace(_seen(PAGE), corrected=False, sha256="0" * 64)
    assert takes_back(database, other) == TakesBack()


def test_a_page_that_was_never_stored_takes_nothing_back(database: Database) -> None:
    assert takes_back(database, _seen(PAGE, JOIN)) == TakesBack()


def test_nothing_is_taken_back_where_an_article_can_not_be_kept(database: Database) -> None:
    _stored(database, adding.read_input("page.txt", PAGE))
    found = _seen(PAGE, JOIN)
    broken = replace(found.page.articles[0], text="\0")
    found = replace(found, page=replace(found.page, articles=(broken, *found.page.articles[1:])))
    assert takes_back(database, found) == TakesBack()


def test_what_another_page_gave_and_what_a_person_wants_stays(database: Database) -> None:
    _stored(database, adding.read_input("ferry.txt", FERRY))
    _stored(database, adding.read_input("page.txt", PAGE))
    assert not takes_back(database, _seen(PAGE, JOIN)).withdrawn
    leave_out = tuple((EditKind.LEAVE_OUT, line) for line in ("Market square", "The town", "The trees"))
    (gone,) = takes_back(database, _seen(PAGE, *leave_out)).withdrawn
    _stored(database, _seen(PAGE, *leave_out))
    ann = reviewing.local_reviewer(database, "Ann")
    person = Actor(ann.name, ann.role.value, ann.id)
    article_corrections.restore_article(database, person, gone.article_id, "it is wanted", seen=2)
    assert not takes_back(database, _seen(PAGE, *leave_out))


def test_a_page_under_way_tells_it_at_each_step(database: Database) -> None:
    _stored(database, adding.read_input("page.txt", PAGE))
    draft = drafting.begin(database, adding.read_input("page.txt", PAGE))
    assert str(takes_back(database, draft.preview)) == ""
    line = next(each for each in draft.lines if each.text.startswith("Ferry carries"))
    draft = drafting.take(database, draft, PageEdit(EditKind.JOIN, line.number, line.text))
    assert "1 article that this page gave before will be withdrawn" in str(
        takes_back(database, draft.preview)
    )


def test_a_dry_run_names_what_is_taken_back(database: Database) -> None:
    first, second, third = _stored(database, adding.read_input("page.txt", PAGE))
    found = adding.mark_known(database, _seen(PAGE, JOIN))
    assert list(preview_lines(found, takes_back(database, found))) == [
        f"update   {first}  River floods lower town",
        "         a newer version: the same outlet and title with another text",
        f"already  {third}  Market square gets new trees",
        "page.txt: 1 article that this page gave before will be withdrawn, 2 stay",
        f"withdrawn {second}  Ferry carries more people than ever",
    ]
