"""Pages come in whole, once, and are read again without losing a person's work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from db import article_changes, articles, audit, claims, models
from db.engine import Database
from workbench.actions import adding, rereading, reviewing
from workbench.errors import UnreadableInput
from workbench.values.article import Article, Boundary, Page, RejectedLine
from workbench.values.reading import Reading
from workbench.values.review import Actor
from workbench.values.verdict import VerdictCode

if TYPE_CHECKING:
    from conftest import Reader

ACTOR = Actor("system: test", "system")
ONE = Article("Mill sells flour\nThe mill sold 300 sacks in May.", title="Mill sells flour")
TWO = Article("Ferry carries more\nThe ferry carried 1,200 people in May.", title="Ferry carries more")


@pytest.fixture(autouse=True)
def _plain_reader(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about storing: the plain reader stands for the extractor."""
    for module in (adding, rereading):
        monkeypatch.setattr(module, "read_article", lambda article, _parser: read(article))


def _preview(*found: Article, origin: str = "page.txt") -> adding.PagePreview:
    page = Page(found, (RejectedLine("Read more", "teaser", 3),), (Boundary(1, ("first line",)),))
    return adding.PagePreview(origin, "5" * 64, "text", page)


def _count(database: Database, model: type[models.Base]) -> int:
    with database.reading() as store:
        return store.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_page_becomes_articles_and_what_is_left_out_is_kept(database: Database) -> None:
    report = adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    assert [(each.title, each.claims) for each in report.added] == [
        ("Mill sells flour", 1),
        ("Ferry carries more", 1),
    ]
    assert (report.already, report.skipped) == ((), ())
    assert [line.text for line in report.rejected] == ["Read more"]
    with database.reading() as store:
        page = store.session.scalars(select(models.Page)).one()
        rows = store.session.scalars(select(models.Article).order_by(models.Article.position)).all()
    assert page.rejected == [{"text": "Read more", "reason": "teaser", "line": 3}]
    assert page.boundaries[0] == {"article": rows[0].id, "line": 1, "reasons": ["first line"]}
    assert [(row.page_id, row.position) for row in rows] == [(page.id, 0), (page.id, 1)]


def test_the_same_page_again_adds_nothing_and_says_so(database: Database) -> None:
    first = adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    before = _count(database, models.Event)
    again = adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    assert (again.added, again.already) == ((), first.added)
    assert _count(database, models.Event) == before
    assert _count(database, models.Page) == 1


def test_the_same_text_with_another_date_and_publisher_is_there_already_and_stays_as_it_is(
    database: Database,
) -> None:
    first = replace(ONE, published=date(2026, 2, 6), publisher="The Mill Post")
    (added,) = adding.add_page(database, ACTOR, _preview(first), None).added
    second = replace(ONE, published=date(2020, 1, 1), publisher="Copy & Paste")
    report = adding.add_page(database, ACTOR, _preview(second), None)
    assert report.added == ()
    (there,) = report.already
    assert (there.id, there.claims) == (added.id, added.claims)
    assert there.left_aside == (
        "published 2020-01-01 (kept: 2026-02-06)",
        "publisher Copy & Paste (kept: The Mill Post)",
    )
    with database.reading() as store:
        kept = articles.get(store, added.id)
        (claim,) = claims.of_article(store, added.id)
    assert (kept.published, kept.publisher) == (first.published, first.publisher)
    assert (claim.published, claim.publisher) == (first.published, first.publisher)


def test_a_claim_id_that_another_article_has_is_made_anew(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def alike(article: Article, _parser: object) -> Reading:
        found = read(article)
        return replace(found, claims=tuple(replace(claim, id="c1") for claim in found.claims))

    monkeypatch.setattr(adding, "read_article", alike)
    report = adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    with database.reading() as store:
        ids = [row.id for each in report.added for row in claims.of_article(store, each.id)]
    assert ids[0] == "c1"
    assert len(set(ids)) == 2


def test_what_is_known_is_marked_before_anything_is_stored(database: Database) -> None:
    (added,) = adding.add_page(database, ACTOR, _preview(ONE), None).added
    preview = adding.mark_known(database, _preview(TWO, ONE))
    assert preview.known == (None, added.id)
    assert _count(database, models.Article) == 1


def test_the_same_article_twice_on_a_page_is_stored_once(database: Database) -> None:
    report = adding.add_page(database, ACTOR, _preview(ONE, ONE), None)
    assert (len(report.added), len(report.already)) == (1, 1)
    assert report.added[0].id == report.already[0].id


def test_the_id_comes_from_the_text_whatever_id_a_line_came_with(database: Database) -> None:
    report = adding.add_page(database, ACTOR, _preview(replace(ONE, given_id="=1+1")), None)
    assert report.added[0].id == "a" + ONE.text_sha256[:16]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mill sold\0 300 sacks.", "a null character at 13"),
        ("The mill \ud800 sold 300 sacks.", "half a surrogate pair at 9"),
        (" \n ", "it has no text"),
    ],
)
def test_a_text_that_no_database_keeps_is_skipped_and_the_rest_goes_on(
    database: Database, text: str, told: str
) -> None:
    report = adding.add_page(database, ACTOR, _preview(Article(text), ONE), None)
    assert [each.title for each in report.added] == ["Mill sells flour"]
    ((place, reason),) = report.skipped
    assert place.startswith("page.txt")
    assert told in reason


def test_a_page_without_an_article_is_skipped_and_stores_nothing(database: Database) -> None:
    report = adding.add_page(database, ACTOR, _preview(), None)
    assert report.skipped == (("page.txt", "no article was found on it"),)
    assert _count(database, models.Event) == 0


def test_an_article_that_fails_leaves_those_before_it_and_nothing_of_itself(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_the_second(article: Article, _parser: object) -> object:
        if article.title == TWO.title:
            raise KeyboardInterrupt
        return read(article)

    monkeypatch.setattr(adding, "read_article", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    assert _count(database, models.Article) == 1
    monkeypatch.setattr(adding, "read_article", lambda article, _parser: read(article))
    report = adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    assert ([each.title for each in report.already], [each.title for each in report.added]) == (
        ["Mill sells flour"],
        ["Ferry carries more"],
    )


def test_an_input_that_can_not_be_read_is_told() -> None:
    with pytest.raises(UnreadableInput, match=r"empty\.txt"):
        adding.read_input("empty.txt", b"")


def test_an_input_is_read_and_named_by_its_bytes() -> None:
    preview = adding.read_input("mill.txt", ONE.text.encode(), published=date(2026, 2, 6), split=False)
    assert (preview.origin, len(preview.sha256), preview.known) == ("mill.txt", 64, ())
    assert [article.published for article in preview.page.articles] == [date(2026, 2, 6)]


def test_reading_again_by_a_newer_extractor_keeps_verdicts(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    ann = reviewing.local_reviewer(database, "Ann")
    article_id = articles.article_id_of(ONE)
    with database.reading() as store:
        (row,) = claims.of_article(store, article_id)
    command = {"number": 1, "kind": "judge", "claim": row.id, "version": 1, "body": {"code": "accurate"}}
    reviewing.apply_commands(database, ann, {"boot": "b", "queue": [command]})
    monkeypatch.setattr(rereading, "read_article", lambda article, _parser: read(article, widen=4))
    report = rereading.read_again(database, ACTOR, None, extractor_version="next")
    assert (report.articles, report.kept, report.added, report.flagged, report.removed) == (2, 2, 0, (), 0)
    assert str(report) == "2 articles read again: 2 claims kept, 0 added, 0 removed"
    with database.reading() as store:
        (after,) = claims.of_article(store, article_id)
        assert audit.verify(store) == ()
    assert (after.id, after.verdict, after.span.start) == (row.id, VerdictCode.ACCURATE, row.span.start - 4)
    again = rereading.read_again(database, ACTOR, None, extractor_version="next")
    assert str(again) == "nothing to do: every article was read by this version"


def test_reading_again_says_which_claims_are_no_longer_found(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding.add_page(database, ACTOR, _preview(ONE, TWO), None)
    ann = reviewing.local_reviewer(database, "Ann")
    with database.reading() as store:
        (row,) = claims.of_article(store, articles.article_id_of(ONE))
    command = {"number": 1, "kind": "judge", "claim": row.id, "version": 1, "body": {"code": "accurate"}}
    reviewing.apply_commands(database, ann, {"boot": "b", "queue": [command]})
    monkeypatch.setattr(
        rereading, "read_article", lambda article, _parser: read(article, without=("300", "1,200"))
    )
    report = rereading.read_again(database, ACTOR, None, extractor_version="next")
    assert (report.flagged, report.removed) == ((row.id,), 1)
    assert str(report).endswith(f"1 claim no longer found and kept, because someone worked on them: {row.id}")


def test_a_newer_text_carries_its_claims_over(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding.add_page(database, ACTOR, _preview(ONE), None)
    article_id = articles.article_id_of(ONE)
    with database.reading() as store:
        (row,) = claims.of_article(store, article_id)
    newer = replace(ONE, text="Mill sells flour\nIn May, she says, the mill sold 300 sacks and 20 more.")
    with database.writing(ACTOR) as store:
        article_changes.take_text(store, article_id, 1, newer, address=None)
    report = rereading.read_again(database, ACTOR, None)
    assert (report.articles, report.kept, report.added, report.removed) == (1, 1, 1, 0)
    with database.reading() as store:
        kept = claims.of_article(store, article_id)
        assert articles.get(store, article_id).text == newer.text
    assert kept[0].id == row.id
    assert [each.verbatim for each in kept] == ["300 sacks", "20 more"]
