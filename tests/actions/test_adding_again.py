"""What comes again: a newer text of an article, a copy of it, the same page with corrections."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db import articles, audit, claims, models, pages
from db.engine import Database
from workbench.actions import (
    adding,
    article_corrections,
    article_versions,
    becoming,
    drafting,
    reviewing,
)
from workbench.actions.becoming import Becoming
from workbench.errors import EditRefused
from workbench.values.article import Article, Boundary, Page
from workbench.values.article_history import LinkStatus
from workbench.values.page import EditKind, PageEdit
from workbench.values.review import Actor

if TYPE_CHECKING:
    from conftest import Reader

ACTOR = Actor("system: test", "system")
BODY = (
    "The river Orrel rose by 12 centimetres on Friday and flooded 40 houses in the lower town.\n"
    "The mayor asked people to stay with friends and said that 200 beds were ready in two schools.\n"
    "Rain is expected until Sunday evening, and the gauge at the old bridge is read every hour now.\n"
    "Last year the river flooded 15 houses in the same streets after a storm in the hills."
)
FLOOD = Article(
    f"River floods lower town\n{BODY}",
    title="River floods lower town",
    url="https://example.org/2026/02/06/flood",
    publisher="The Orrel Post",
    published=date(2026, 2, 6),
)


@pytest.fixture(autouse=True)
def _plain_reader(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about storing: the plain reader stands for the extractor."""
    monkeypatch.setattr(adding, "read_article", lambda article, _parser: read(article))


def preview(*found: Article, origin: str = "page.txt", sha: str = "5") -> adding.PagePreview:
    page = Page(found, (), tuple(Boundary(place) for place, _ in enumerate(found, 1)))
    return adding.PagePreview(origin, sha * 64, "text", page)


def add(database: Database, *found: Article, **named: str) -> adding.AddReport:
    return adding.add_page(database, ACTOR, preview(*found, **named), None)


def count(database: Database, model: type[models.Base]) -> int:
    with database.reading() as store:
        return store.session.scalar(select(func.count()).select_from(model)) or 0


def newer(article: Article = FLOOD, **fields: object) -> Article:
    text = article.text.replace("40 houses", "46 houses") + "\nA school was closed on Monday."
    return replace(article, text=text, **fields)  # type: ignore[arg-type]


# --- newer texts -------------------------------------------------------------------------------


def test_another_text_at_the_same_address_is_a_version_of_the_article(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    again = newer(
        url="http://www.example.org/2026/02/06/flood/?utm_source=mail", title="River: 46 houses flooded"
    )
    report = add(database, again, sha="6")
    assert (report.added, report.already) == ((), ())
    (updated,) = report.updated
    assert (updated.id, updated.version) == (first.id, 2)
    assert updated.because == "the same address with another text"
    assert [str(each) for each in updated.changes] == ["number of houses: 40 houses → 46 houses"]
    found = article_versions.history(database, first.id)
    assert [(each.number, each.title) for each in found.versions] == [
        (2, "River: 46 houses flooded"),
        (1, "River floods lower town"),
    ]
    assert count(database, models.Article) == 1
    with database.reading() as store:
        assert audit.verify(store) == ()


def test_another_text_of_one_outlet_and_title_is_a_version(database: Database) -> None:
    (first,) = add(database, replace(FLOOD, url=None)).added
    (updated,) = add(database, newer(url=None), sha="6").updated
    assert (updated.id, updated.because) == (first.id, "the same outlet and title with another text")


def test_a_column_with_one_title_and_another_text_each_week_is_no_version(database: Database) -> None:
    add(database, replace(FLOOD, url=None))
    other = Article(
        "River floods lower town\nA reader asks how 3 cats can live with 2 dogs in one small house.",
        title=FLOOD.title,
        publisher=FLOOD.publisher,
    )
    assert len(add(database, other, sha="6").added) == 1


def test_a_page_that_is_filled_anew_at_its_address_is_no_version(database: Database) -> None:
    add(database, FLOOD)
    other = Article(
        "Ferry carries more\nThe ferry carried 1,200 people in May, which was a record for the line. "
        "The company wants to buy two more boats and asks the town for 3 million euros.",
        title="Ferry carries more",
        url=FLOOD.url,
    )
    assert len(add(database, other, sha="6").added) == 1


def test_claims_of_a_newer_text_keep_their_ids_and_verdicts(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    ann = reviewing.local_reviewer(database, "Ann")
    with database.reading() as store:
        before = claims.of_article(store, first.id)
    command = {
        "number": 1,
        "kind": "judge",
        "claim": before[0].id,
        "version": 1,
        "body": {"code": "accurate"},
    }
    reviewing.apply_commands(database, ann, {"boot": "b", "queue": [command]})
    add(database, newer(), sha="6")
    with database.reading() as store:
        after = claims.of_article(store, first.id)
    assert [row.id for row in after] == [row.id for row in before]
    assert after[0].verdict is not None
    assert {row.published for row in after} == {date(2026, 2, 6)}


def test_what_a_newer_text_does_not_say_of_itself_stays(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    add(database, newer(published=None, publisher=None), sha="6")
    found = article_versions.history(database, first.id).article
    assert (found.published, found.publisher) == (FLOOD.published, FLOOD.publisher)


def test_a_persons_correction_holds_over_a_newer_text(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_corrections, "read_article", adding.read_article)
    (first,) = add(database, FLOOD).added
    ann = reviewing.local_reviewer(database, "Ann")
    person = Actor(ann.name, ann.role.value, ann.id)
    article_corrections.correct_article(
        database, person, first.id, "published", "2026-02-05", "misprint", seen=1, parser=None
    )
    add(database, newer(published=date(2026, 2, 8)), sha="6")
    assert article_versions.history(database, first.id).article.published == date(2026, 2, 5)


def test_the_former_text_again_changes_nothing(database: Database) -> None:
    add(database, FLOOD)
    add(database, newer(), sha="6")
    report = add(database, FLOOD, sha="7")
    assert (len(report.already), report.updated) == (1, ())
    assert report.already[0].version == 2


def test_two_items_of_one_page_are_no_versions_of_each_other(database: Database) -> None:
    report = add(database, FLOOD, newer())
    assert (len(report.added), report.updated) == (2, ())
    assert report.added[1].same_origin is None


# --- copies ------------------------------------------------------------------------------------


def test_wire_copy_of_another_outlet_is_kept_and_linked_to_the_first(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    copy = Article(
        f"Flood in Orrel\nORREL (Wire) - {BODY}", title="Flood in Orrel", publisher="The Hill Times"
    )
    (second,) = add(database, copy, sha="6").added
    third = replace(copy, text=f"Houses under water\n{BODY}", title="Houses under water", publisher="Daily")
    (last,) = add(database, third, sha="7").added
    assert second.same_origin is not None
    assert last.same_origin is not None
    assert {second.same_origin.article_id, last.same_origin.article_id} == {first.id}
    assert second.same_origin.score >= becoming.SAME_ORIGIN
    found = article_versions.history(database, first.id)
    assert {each.article_id for each in found.links} == {second.id, last.id}
    assert {each.status for each in found.links} == {LinkStatus.PROPOSED}


def test_another_story_is_linked_to_none(database: Database) -> None:
    add(database, FLOOD)
    other = "The ferry carried 1,200 people in May, which was a record for the line between the two islands. "
    (added,) = add(database, Article(other * 3), sha="6").added
    assert added.same_origin is None


def test_a_person_refuses_a_link_and_it_is_on_record(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    (second,) = add(database, replace(FLOOD, text=BODY, title=None, url=None), sha="6").added
    assert second.same_origin is not None
    ann = reviewing.local_reviewer(database, "Ann")
    person = Actor(ann.name, ann.role.value, ann.id)
    article_corrections.answer_link(
        database, person, second.same_origin.number, confirmed=False, reason="another flood"
    )
    (link,) = article_versions.history(database, first.id).links
    assert (link.status, link.article_id) == (LinkStatus.REFUSED, second.id)
    with pytest.raises(Exception, match="is refused already"):
        article_corrections.answer_link(database, person, link.number, confirmed=False)
    with pytest.raises(Exception, match="there is no link number 99"):
        article_corrections.answer_link(database, person, 99, confirmed=True)


def test_articles_from_before_there_were_samples_are_found_too(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    with database.writing(ACTOR) as store:
        store.session.execute(models.ArticleSketch.__table__.delete())
        store.session.execute(models.Article.__table__.update().values(sketched=None))
    (second,) = add(database, replace(FLOOD, text=BODY, title=None, url=None), sha="6").added
    assert second.same_origin is not None
    assert second.same_origin.article_id == first.id


def test_what_an_article_will_become_is_told_before_it_is_stored(database: Database) -> None:
    (first,) = add(database, FLOOD).added
    other = Article("Mill sells flour\nThe mill sold 300 sacks in May.", title="Mill sells flour")
    seen = adding.mark_known(database, preview(FLOOD, other, sha="6"))
    assert [each.kind for each in seen.becomes] == [Becoming.ALREADY, Becoming.NEW]
    seen = adding.mark_known(database, preview(newer(), sha="7"))
    assert [(each.kind, each.article_id) for each in seen.becomes] == [(Becoming.UPDATE, first.id)]


# --- corrected pages ---------------------------------------------------------------------------

PAGE = """River floods lower town

By Ada Field

The river Orrel rose by 12 centimetres on Friday and flooded 40 houses in the lower town.

The mayor asked people to stay with friends and said that 200 beds were ready in two schools.

Ferry carries more people than ever

By Tom Reed

The ferry carried 1,200 people in May, which was a record for the line, the company said.

The company wants to buy 2 more boats and asks the town for help with the money.
"""


def _edit(found: adding.PagePreview, kind: EditKind, starts: str) -> PageEdit:
    line = next(each for each in found.page.lines if each.text.startswith(starts))
    return PageEdit(kind, line.number, line.text)


def test_a_corrected_page_is_stored_as_corrected_and_says_so_again(database: Database) -> None:
    found = adding.read_input("page.txt", PAGE)
    assert len(found.page.articles) == 2
    changed = adding.edited(
        found,
        [_edit(found, EditKind.JOIN, "Ferry carries"), _edit(found, EditKind.LEAVE_OUT, "The company wants")],
    )
    report = adding.add_page(database, ACTOR, changed, None)
    (added,) = report.added
    with database.reading() as store:
        text = articles.get(store, added.id).text
        row = store.session.scalars(select(models.Page)).one()
    assert "Ferry carries more people than ever" in text
    assert "The company wants" not in text
    assert [each["kind"] for each in row.corrected["edits"]] == ["join", "leave_out"]
    assert row.corrected["by"] == "system: test"
    # the same input again: the person's corrections hold
    again = adding.mark_known(database, adding.read_input("copy.txt", PAGE.encode()))
    assert again.edits == changed.edits
    assert again.known == (added.id,)
    report = adding.add_page(database, ACTOR, adding.read_input("page.txt", PAGE), None)
    assert ([each.id for each in report.already], report.added) == ([added.id], ())


def test_corrections_that_are_taken_back_are_forgotten(database: Database) -> None:
    found = adding.read_input("page.txt", PAGE)
    changed = adding.edited(found, [_edit(found, EditKind.LEAVE_OUT, "The company wants")])
    adding.add_page(database, ACTOR, changed, None)
    adding.add_page(database, ACTOR, adding.edited(changed, ()), None)
    with database.reading() as store:
        assert pages.edits_of(store, found.sha256) == ()
    assert adding.mark_known(database, adding.read_input("page.txt", PAGE)).edits == ()


def test_a_page_corrected_after_it_was_added_updates_its_articles_and_withdraws_those_gone(
    database: Database,
) -> None:
    found = adding.read_input("page.txt", PAGE)
    first, second = adding.add_page(database, ACTOR, found, None).added
    changed = adding.edited(found, [_edit(found, EditKind.LEAVE_OUT, "The company wants")])
    report = adding.add_page(database, ACTOR, changed, None)
    assert ([each.id for each in report.already], [each.id for each in report.updated]) == (
        [first.id],
        [second.id],
    )
    joined = adding.edited(found, [_edit(found, EditKind.JOIN, "Ferry carries")])
    report = adding.add_page(database, ACTOR, joined, None)
    assert report.notes == (
        f"'Ferry carries more people than ever' ({second.id}) is no longer on this page as it was "
        "corrected: it was withdrawn, and can be brought back",
    )


def test_what_was_told_of_a_page_is_told_of_it_with_corrections_too() -> None:
    found = replace(adding.read_input("page.txt", PAGE), notes=("read as cp1252",))
    changed = adding.edited(found, [_edit(found, EditKind.JOIN, "Ferry carries")])
    assert adding.edited(changed, ()).notes == changed.notes == ("read as cp1252",)


def test_corrections_whose_lines_are_gone_are_told_and_the_others_hold(database: Database) -> None:
    found = adding.read_input("page.txt", PAGE)
    kept = _edit(found, EditKind.LEAVE_OUT, "The company wants")
    with database.writing(ACTOR) as store:
        pages.add(
            store,
            sha256=found.sha256,
            kind="text",
            origin="page.txt",
            reader_version="0",
            boundaries=(),
            rejected=(),
            edits=(replace(kept, line=900), PageEdit(EditKind.JOIN, 3, "A line of an older reader")),
        )
    again = adding.mark_known(database, adding.read_input("page.txt", PAGE))
    assert again.edits == (kept,)
    assert again.notes == (
        "line 3, 'A line of an older reader': corrected before, and no longer to be found",
    )


def test_that_every_correction_is_gone_is_told_once_however_often_the_page_is_looked_up(
    database: Database,
) -> None:
    found = adding.read_input("page.txt", PAGE)
    with database.writing(ACTOR) as store:
        pages.add(
            store,
            sha256=found.sha256,
            kind="text",
            origin="page.txt",
            reader_version="0",
            boundaries=(),
            rejected=(),
            edits=(PageEdit(EditKind.JOIN, 3, "A line of an older reader"),),
        )
    draft = drafting.marked(database, drafting.begin(database, found))
    told = ("line 3, 'A line of an older reader': corrected before, and no longer to be found",)
    assert draft.preview.notes == told
    assert adding.add_page(database, ACTOR, draft.preview, None).notes == told


def test_a_correction_of_another_line_is_refused_and_nothing_is_stored(database: Database) -> None:
    found = adding.read_input("page.txt", PAGE)
    with pytest.raises(EditRefused, match="line 1"):
        adding.edited(found, [PageEdit(EditKind.JOIN, 1, "Ferry")])
    assert count(database, models.Page) == 0


def test_the_form_that_was_found_is_stored(database: Database) -> None:
    adding.add_page(database, ACTOR, adding.read_input("page.txt", PAGE), None)
    html = f"<html><body><h1>{FLOOD.title}</h1>" + "".join(f"<p>{each}</p>" for each in BODY.split("\n"))
    adding.add_page(database, ACTOR, adding.read_input("page.html", html), None)
    with database.reading() as store:
        assert store.session.scalars(select(models.Page.kind).order_by(models.Page.id)).all() == [
            "text",
            "html",
        ]


# --- many, and at once -------------------------------------------------------------------------


def test_progress_is_told_article_by_article(database: Database) -> None:
    told: list[tuple[int, int, str]] = []
    found = adding.read_input("page.txt", PAGE)
    adding.add_page(database, ACTOR, found, None, progress=lambda *each: told.append(each))
    assert told == [
        (0, 2, "River floods lower town"),
        (1, 2, "Ferry carries more people than ever"),
        (2, 2, ""),
    ]


def test_a_run_that_was_stopped_goes_on_without_doing_work_twice(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, _total: int, _title: str) -> None:
        if done == 1:
            raise KeyboardInterrupt

    done: list[str | None] = []

    def reader(article: Article, _parser: object) -> object:
        done.append(article.title)
        return read(article)

    monkeypatch.setattr(adding, "read_article", reader)
    found = adding.read_input("page.txt", PAGE)
    with pytest.raises(KeyboardInterrupt):
        adding.add_page(database, ACTOR, found, None, progress=stop)
    adding.add_page(database, ACTOR, found, None)
    assert done == ["River floods lower town", "Ferry carries more people than ever"]
    assert count(database, models.Page) == 1
    assert count(database, models.Article) == 2


def test_two_adds_of_one_page_at_once_store_it_once(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = threading.Barrier(2, timeout=20)

    def reader(article: Article, _parser: object) -> object:
        together.wait()
        return read(article)

    monkeypatch.setattr(adding, "read_article", reader)
    reports: list[adding.AddReport] = []
    threads = [threading.Thread(target=lambda: reports.append(add(database, FLOOD))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((len(each.added), len(each.already)) for each in reports) == [(0, 1), (1, 0)]
    assert count(database, models.Page) == 1
    with database.reading() as store:
        assert audit.verify(store) == ()


def test_the_text_of_an_earlier_version_is_told_as_left_aside(database: Database) -> None:
    newer = replace(FLOOD, text=FLOOD.text.replace("40 houses", "55 houses"))
    add(database, FLOOD)
    assert len(add(database, newer, sha="6").updated) == 1
    (there,) = add(database, FLOOD, sha="7").already
    assert there.left_aside == ("text of version 1 (kept: version 2)",)
    (there,) = add(database, newer, sha="8").already
    assert there.left_aside == ()
