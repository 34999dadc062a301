"""Adding an input again with other corrections makes exactly the articles that are now seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db import article_history, articles, audit, claims, events
from tests.actions.town_page import ACTOR, FERRY, FLOOD
from workbench.actions import adding, article_corrections, reviewing
from workbench.actions.leaving_pages import GONE
from workbench.values.page import EditKind, PageEdit
from workbench.values.review import Actor

if TYPE_CHECKING:
    from conftest import Reader

    from db.engine import Database

PAGE = f"{FLOOD}\n{FERRY}"


@pytest.fixture(autouse=True)
def _plain_reader(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about storing: the plain reader stands for the extractor."""
    monkeypatch.setattr(adding, "read_article", lambda article, _parser: read(article))


def _edit(found: adding.PagePreview, kind: EditKind, starts: str) -> PageEdit:
    line = next(each for each in found.page.lines if each.text.startswith(starts))
    return PageEdit(kind, line.number, line.text)


def _add(
    database: Database, text: str, *edits: tuple[EditKind, str], corrected: bool = True
) -> adding.AddReport:
    found = adding.read_input("page.txt", text)
    if corrected:
        found = adding.edited(found, [_edit(found, *each) for each in edits])
    return adding.add_page(database, ACTOR, found, None)


def _standing(database: Database, *ids: str) -> list[tuple[int, bool]]:
    """The version that holds, and whether the article is withdrawn."""
    with database.reading() as store:
        assert audit.verify(store) == ()
        return [(each.version, each.withdrawn) for each in (articles.stored(store, one) for one in ids)]


def _claims_shown(database: Database, *ids: str) -> list[str]:
    with database.reading() as store:
        rows = [row for one in ids for row in claims.of_article(store, one)]
        shown = {one for one in ids if not articles.stored(store, one).withdrawn}
    return sorted(row.text for row in rows if row.found and row.article_id in shown)


JOIN = (EditKind.JOIN, "Ferry carries")


def test_a_join_that_is_taken_back_leaves_the_articles_as_they_were(database: Database) -> None:
    first, second = (each.id for each in _add(database, PAGE, corrected=False).added)
    before = _claims_shown(database, first, second)
    _add(database, PAGE, JOIN)
    assert _standing(database, first, second) == [(2, False), (1, True)]
    report = _add(database, PAGE)
    assert _standing(database, first, second) == [(1, False), (1, False)]
    assert _claims_shown(database, first, second) == before
    (updated,) = report.updated
    assert (updated.id, updated.version, updated.because) == (first, 1, f"its other text is {GONE}")
    assert report.notes == (
        f"'Ferry carries more people than ever' ({second}) is on a page again: it was brought back",
    )


def test_corrections_can_go_to_and_fro(database: Database) -> None:
    first, second = (each.id for each in _add(database, PAGE, corrected=False).added)
    for _ in range(2):
        _add(database, PAGE, JOIN)
        assert _standing(database, first, second) == [(2, False), (1, True)]
        _add(database, PAGE)
        assert _standing(database, first, second) == [(1, False), (1, False)]


def test_a_page_that_is_parted_after_it_was_joined_has_each_claim_once(database: Database) -> None:
    (joined,) = (each.id for each in _add(database, PAGE, JOIN).added)
    once = _claims_shown(database, joined)
    report = _add(database, PAGE)
    (other,) = (each.id for each in report.added)
    assert _claims_shown(database, joined, other) == once
    _add(database, PAGE, JOIN)
    assert _standing(database, joined, other) == [(1, False), (1, True)]
    assert _claims_shown(database, joined, other) == once


def test_the_same_corrections_again_change_nothing(database: Database) -> None:
    _add(database, PAGE, corrected=False)
    _add(database, PAGE, JOIN)
    with database.reading() as store:
        before = events.count(store)
    report = _add(database, PAGE, corrected=False)
    assert (report.added, report.updated, report.notes) == ((), (), ())
    with database.reading() as store:
        assert events.count(store) == before


def test_what_is_gone_is_withdrawn_by_the_desk_with_its_reason_and_keeps_its_verdicts(
    database: Database,
) -> None:
    _, second = (each.id for each in _add(database, PAGE, corrected=False).added)
    with database.reading() as store:
        row = claims.of_article(store, second)[0]
    ann = reviewing.local_reviewer(database, "Ann")
    judged = {"number": 1, "kind": "judge", "claim": row.id, "version": 1, "body": {"code": "accurate"}}
    reviewing.apply_commands(database, ann, {"boot": "b", "queue": [judged]})
    _add(database, PAGE, JOIN)
    with database.reading() as store:
        newest = events.about(store, "article", second)[0]
        assert (newest.action, newest.actor, newest.reason) == ("withdrawn", "system: workbench", GONE)
    _add(database, PAGE)
    with database.reading() as store:
        assert claims.of_article(store, second)[0].verdict is not None


def test_a_text_that_another_input_gave_too_stays(database: Database) -> None:
    other = adding.add_page(database, ACTOR, adding.read_input("ferry.txt", FERRY), None).added[0].id
    report = _add(database, PAGE, corrected=False)
    assert [each.id for each in report.already] == [other]
    _add(database, PAGE, JOIN)
    assert _standing(database, other) == [(1, False)]


def test_an_article_of_another_input_gets_its_own_text_back(database: Database) -> None:
    first = adding.add_page(database, ACTOR, adding.read_input("flood.txt", FLOOD), None).added[0].id
    ferry = _add(database, PAGE, JOIN)
    assert [(each.id, each.version) for each in ferry.updated] == [(first, 2)]
    report = _add(
        database, PAGE, (EditKind.LEAVE_OUT, "The mayor asked"), (EditKind.LEAVE_OUT, "The river Orrel")
    )
    assert _standing(database, first) == [(1, False)]
    assert report.notes == (f"'River floods lower town' ({first}) is {GONE}: version 1 of it holds again",)


def test_what_a_person_withdrew_or_brought_back_stays_so(database: Database) -> None:
    ann = reviewing.local_reviewer(database, "Ann")
    person = Actor(ann.name, ann.role.value, ann.id)
    first, second = (each.id for each in _add(database, PAGE, corrected=False).added)
    _add(database, PAGE, JOIN)
    article_corrections.restore_article(database, person, second, "it is wanted", seen=2)
    report = _add(database, PAGE, JOIN)
    assert _standing(database, second) == [(1, False)]
    assert report.notes == (
        f"'Ferry carries more people than ever' ({second}) is {GONE}, and stays: a person brought it back",
    )
    article_corrections.withdraw_article(database, person, second, "not ours", seen=3)
    _add(database, PAGE)
    assert _standing(database, first, second) == [(1, False), (1, True)]


def test_a_newer_text_of_another_input_is_not_set_back(database: Database) -> None:
    first = _add(database, PAGE, corrected=False).added[0].id
    newer = FLOOD.replace("40 houses", "46 houses")
    (updated,) = adding.add_page(database, ACTOR, adding.read_input("newer.txt", newer), None).updated
    assert updated.id == first
    report = _add(database, PAGE)
    assert _standing(database, first) == [(2, False)]
    assert report.already[0].left_aside == ("text of version 1 (kept: version 2)",)


def test_a_version_names_the_input_that_gave_it(database: Database) -> None:
    found = adding.read_input("page.txt", PAGE)
    first = _add(database, PAGE, corrected=False).added[0].id
    newer = adding.read_input("newer.txt", FLOOD.replace("40 houses", "46 houses"))
    adding.add_page(database, ACTOR, newer, None)
    with database.reading() as store:
        assert article_history.givers(store, first) == {1: found.sha256, 2: newer.sha256}


def test_nothing_is_taken_back_where_an_article_could_not_be_stored(database: Database) -> None:
    _, second = (each.id for each in _add(database, PAGE, corrected=False).added)
    joined = adding.read_input("page.txt", PAGE)
    joined = adding.edited(joined, [_edit(joined, *JOIN)])
    (article,) = joined.page.articles
    broken = replace(joined, page=replace(joined.page, articles=(replace(article, text="\0"),)))
    assert len(adding.add_page(database, ACTOR, broken, None).skipped) == 1
    assert _standing(database, second) == [(1, False)]
