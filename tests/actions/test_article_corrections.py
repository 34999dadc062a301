"""A person corrects what is kept of an article, withdraws it and brings it back."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db import articles, audit, claim_values, models
from workbench.actions import (
    article_corrections,
    article_versions,
    browsing,
    charting,
    exporting,
    rereading,
    reviewing,
)
from workbench.actions.article_corrections import ArticleChange
from workbench.errors import NotFound, Refused, StaleWrite
from workbench.extract import pipeline
from workbench.values.listing import ClaimFilter
from workbench.values.review import Actor, Outcome, State
from workbench.values.reviewer import Role

if TYPE_CHECKING:
    from conftest import Desk, Reader

    from db.engine import Database

METRIC = "number of tonnes|count"


@pytest.fixture(autouse=True)
def _plain_reader(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about storing: the plain reader stands for the extractor."""
    for module in (article_corrections, rereading):
        monkeypatch.setattr(module, "read_article", lambda article, _parser: read(article))


def actor(desk: Desk) -> Actor:
    return Actor(desk.reviewer.name, desk.reviewer.role.value, desk.reviewer.id)


def correct(desk: Desk, field: str, value: str | None, *, seen: int | None = None) -> ArticleChange:
    now = article_versions.history(desk.database, desk.article_id).row_version
    return article_corrections.correct_article(
        desk.database,
        actor(desk),
        desk.article_id,
        field,
        value,
        "as printed",
        seen=now if seen is None else seen,
        parser=None,
    )


def withdraw(desk: Desk) -> int:
    now = article_versions.history(desk.database, desk.article_id).row_version
    return article_corrections.withdraw_article(
        desk.database, actor(desk), desk.article_id, "a hoax", seen=now
    )


def assert_sound(database: Database, article_id: str) -> None:
    with database.writing(Actor("system: test", "system")) as store:
        assert claim_values.make_anew(store, article_id) == ()
        assert audit.verify(store) == ()


# --- metadata ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("published", "2026-03-01", date(2026, 3, 1)),
        ("published", None, None),
        ("publisher", "  The   Mill Post ", "The Mill Post"),
        ("publisher", "", None),
        ("title", "Harbour ships less", "Harbour ships less"),
        ("url", "https://example.org/harbour", "https://example.org/harbour"),
    ],
)
def test_a_field_is_corrected_and_the_first_value_stays_on_record(
    desk: Desk, field: str, value: str | None, kept: object
) -> None:
    before = getattr(desk.reading.article, field)
    change = correct(desk, field, value)
    assert (change.kept, change.added, change.flagged, change.removed) == (4, (), (), ())
    found = article_versions.history(desk.database, desk.article_id)
    assert getattr(found.article, field) == kept
    assert found.article.text == desk.reading.article.text
    (correction,) = found.corrections
    assert (correction.field, correction.before, correction.by) == (field, str(before or ""), "Ann")
    assert correction.reason == "as printed"
    with desk.database.reading() as store:
        original = store.session.scalars(select(models.ArticleVersion)).one()
    assert getattr(original, field) == before
    assert_sound(desk.database, desk.article_id)


def test_claims_follow_the_date_and_keep_ids_verdicts_and_corrections(desk: Desk) -> None:
    desk.decide("accurate")
    desk.do("correct", desk.claim(1), field="unit", value="t", reason="as printed")
    before = desk.claims()
    correct(desk, "published", "2026-03-01")
    after = desk.claims()
    assert [row.id for row in after] == [row.id for row in before]
    assert {row.published for row in after} == {date(2026, 3, 1)}
    assert (after[0].state, after[0].verdict) == (before[0].state, before[0].verdict)
    assert after[1].unit == "t"


def test_the_days_that_claims_speak_of_follow_the_date_and_the_change_is_recorded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_corrections, "read_article", pipeline.read_article)
    correct(desk, "text", "Grain in the port\nThe port shipped 12,500 tonnes of grain last month, it said.")
    change = correct(desk, "published", "2026-05-10")
    (moved,) = change.as_of
    assert moved.after == (date(2026, 4, 1), date(2026, 4, 30))
    assert moved.before == (date(2026, 1, 1), date(2026, 1, 31))
    assert str(change).endswith("1 claim speaks of other days now")
    (entry, *_) = [
        each for each in browsing.history(desk.database, moved.claim_id) if each.action == "article corrected"
    ]
    assert "2026-02-06 → 2026-05-10" in entry.detail
    assert "2026-01-01 to 2026-01-31 → 2026-04-01 to 2026-04-30" in entry.detail


def test_a_correction_holds_over_a_newer_text(desk: Desk) -> None:
    correct(desk, "publisher", "The Mill Post")
    correct(desk, "text", desk.reading.article.text + "\nIt was 7 degrees cold.")
    found = article_versions.history(desk.database, desk.article_id)
    assert found.article.publisher == "The Mill Post"
    assert {row.publisher for row in desk.claims()} == {"The Mill Post"}


def test_reading_again_keeps_corrections_of_the_article(desk: Desk) -> None:
    correct(desk, "published", "2026-03-01")
    report = rereading.read_again(desk.database, actor(desk), None, extractor_version="next")
    assert report.articles == 1
    assert {row.published for row in desk.claims()} == {date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("published", "6 February", "'6 February' is no date; write it as 2026-02-06"),
        ("published", "2026-02-06", "has this published already"),
        ("language", "de", "'language' of an article can't be corrected; these can: published, publisher"),
        ("url", "harbour", "'harbour' is no address; it starts with https://"),
        ("publisher", "x" * 2001, "2,001 characters: 2,000 at most"),
        ("text", " \n", "an article needs a text; withdraw it if it has none"),
        ("text", "The mill sold\0 300 sacks.", "the text holds what no database keeps"),
        (
            "text",
            "Die Gebühren für einen Liegeplatz sind am Freitag auf zwölf Euro je Tonne gestiegen, sagte die "
            "Behörde. Die Reeder nennen das einen Fehler und haben einen Brief an die Stadt geschrieben.",
            "the text looks like German",
        ),
    ],
)
def test_a_value_that_can_not_be_is_refused_and_changes_nothing(
    sqlite_desk: Desk, field: str, value: str, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        correct(sqlite_desk, field, value)
    assert article_versions.history(sqlite_desk.database, sqlite_desk.article_id).row_version == 1


def test_a_correction_without_a_reason_is_refused(sqlite_desk: Desk) -> None:
    with pytest.raises(Refused, match="give a reason"):
        article_corrections.correct_article(
            sqlite_desk.database,
            actor(sqlite_desk),
            sqlite_desk.article_id,
            "publisher",
            "x",
            " ",
            seen=1,
            parser=None,
        )


def test_a_correction_of_what_has_changed_since_is_refused(desk: Desk) -> None:
    correct(desk, "publisher", "The Mill Post")
    with pytest.raises(StaleWrite, match=f"article {desk.article_id} was changed by someone else"):
        correct(desk, "publisher", "The Quay News", seen=1)
    with pytest.raises(StaleWrite):
        article_corrections.withdraw_article(desk.database, actor(desk), desk.article_id, "a hoax", seen=1)
    assert article_versions.history(desk.database, desk.article_id).article.publisher == "The Mill Post"


def test_who_may_not_judge_may_not_correct(desk: Desk) -> None:
    viewer = desk.person("Vic", Role.VIEWER)
    for who in (Actor("Vic", "viewer", viewer.id), Actor("system: test", "system")):
        with pytest.raises(Refused):
            article_corrections.withdraw_article(desk.database, who, desk.article_id, "a hoax", seen=1)


def test_an_article_that_is_not_there_is_told(sqlite_desk: Desk) -> None:
    with pytest.raises(NotFound, match="there is no article a0"):
        article_versions.history(sqlite_desk.database, "a0")


# --- text --------------------------------------------------------------------------------------


def test_a_new_text_is_a_version_and_carries_its_claims(desk: Desk) -> None:
    desk.decide("accurate")
    ids = [row.id for row in desk.claims()]
    text = desk.reading.article.text.replace("The port shipped", "In all, the port shipped")
    correct(desk, "text", text)
    rows = desk.claims()
    assert [row.id for row in rows] == ids
    assert all(text[row.span.start : row.span.end] == row.verbatim for row in rows)
    assert rows[0].state is State.FINAL
    found = article_versions.history(desk.database, desk.article_id)
    assert [(each.number, each.holds) for each in found.versions] == [(2, True), (1, False)]
    assert (found.versions[0].by, found.versions[0].why) == ("Ann", "as printed")
    assert_sound(desk.database, desk.article_id)


def test_figures_that_changed_between_versions_are_told(desk: Desk) -> None:
    correct(desk, "text", desk.reading.article.text.replace("42 ships", "45 ships"))
    found = article_versions.history(desk.database, desk.article_id)
    assert [str(each) for each in found.versions[0].changes] == ["number of ships: 42 ships → 45 ships"]
    assert found.versions[1].changes == ()


def test_a_claim_whose_words_are_gone_is_flagged_if_someone_worked_on_it(desk: Desk) -> None:
    judged, drafted, *_ = desk.claims()
    desk.decide("accurate", judged)
    desk.do("draft", drafted, rationale="to be looked up")
    change = correct(desk, "text", "Harbour ships more grain\nThe harbour master counted 42 ships.")
    assert set(change.flagged) == {judged.id, drafted.id}
    assert len(change.removed) == 1
    kept = {row.id: row for row in desk.claims()}
    assert not kept[judged.id].found
    assert kept[judged.id].verdict is not None
    assert (kept[judged.id].verbatim, kept[judged.id].span.end) == (judged.verbatim, 0)
    assert_sound(desk.database, desk.article_id)


def test_a_claim_is_found_again_when_the_former_text_comes_back(desk: Desk) -> None:
    before = desk.claims()
    desk.decide("accurate", before[0])
    correct(desk, "text", "Harbour ships more grain\nThe harbour master counted 42 ships.")
    correct(desk, "text", desk.reading.article.text)
    after = {row.id: row for row in desk.claims()}
    assert (after[before[0].id].found, after[before[0].id].span) == (True, before[0].span)
    assert len(after) == 4
    found = article_versions.history(desk.database, desk.article_id)
    assert [(each.number, each.holds) for each in found.versions] == [(2, False), (1, True)]
    assert_sound(desk.database, desk.article_id)


def test_a_text_that_another_article_has_is_refused(sqlite_desk: Desk, read: Reader) -> None:
    other = read("Another text with 9 boats.")
    with sqlite_desk.database.writing(actor(sqlite_desk)) as store:
        stored = articles.add(store, other, extractor_version="1", lexicon_version="w")
    with pytest.raises(Refused, match=f"article {stored.id} holds this text already"):
        correct(sqlite_desk, "text", other.article.text)


# --- withdrawal --------------------------------------------------------------------------------


def test_a_withdrawn_article_leaves_queues_lists_charts_and_exports(desk: Desk) -> None:
    desk.decide("accurate")
    assert reviewing.next_article(desk.database, desk.reviewer, None) == desk.article_id
    withdraw(desk)
    numbers = browsing.desk(desk.database)
    assert (numbers.articles, numbers.claims, numbers.waiting, numbers.decided) == (0, 0, 0, 0)
    assert (numbers.next_claims, numbers.recent_decisions, numbers.queue, numbers.by_verdict) == (
        (),
        (),
        (),
        (),
    )
    assert reviewing.next_article(desk.database, desk.reviewer, None) is None
    assert browsing.list_claims(desk.database, ClaimFilter()).total == 0
    assert browsing.list_claims(desk.database, ClaimFilter(words="grain")).rows == ()
    assert browsing.list_articles(desk.database) == ()
    assert charting.metrics(desk.database) == ()
    with pytest.raises(NotFound):
        charting.series(desk.database, METRIC)
    lines: list[str] = []
    manifest = exporting.export_verdicts(
        desk.database, actor(desk), ClaimFilter(), all_states=False, write=lines.append
    )
    assert (manifest.rows, manifest.withdrawn) == (0, 1)


def test_what_is_withdrawn_is_shown_where_it_is_asked_for(desk: Desk) -> None:
    withdraw(desk)
    listing = browsing.list_claims(desk.database, ClaimFilter(withdrawn=True))
    assert (listing.total, {row.withdrawn for row in listing.rows}) == (4, {True})
    (row,) = browsing.list_articles(desk.database, withdrawn=True)
    assert (row.withdrawn, row.claims) == (True, 4)
    assert reviewing.article_case(desk.database, desk.reviewer, desk.article_id).withdrawn
    lines: list[str] = []
    manifest = exporting.export_verdicts(
        desk.database, actor(desk), ClaimFilter(), all_states=True, write=lines.append
    )
    assert (manifest.rows, manifest.withdrawn) == (4, 0)
    rows = list(csv.DictReader(io.StringIO("".join(lines))))
    assert {row["review_state"] for row in rows} == {"withdrawn"}


def test_nobody_decides_a_claim_of_a_withdrawn_article(desk: Desk) -> None:
    stale = desk.command("judge", desk.claim(), code="accurate")
    withdraw(desk)
    assert desk.send(stale)[0].outcome is Outcome.REFUSED
    answer = desk.decide("accurate")
    assert (answer.outcome, answer.why[:25]) == (Outcome.REFUSED, "its article was withdrawn")


def test_an_article_that_is_brought_back_is_as_it_was(desk: Desk) -> None:
    desk.decide("accurate")
    before = browsing.desk(desk.database)
    seen = withdraw(desk)
    with pytest.raises(Refused, match="is withdrawn already: a hoax"):
        withdraw(desk)
    article_corrections.restore_article(desk.database, actor(desk), desk.article_id, "no hoax", seen=seen)
    after = browsing.desk(desk.database)
    assert (after.claims, after.decided, after.waiting) == (before.claims, before.decided, before.waiting)
    history = browsing.history(desk.database, desk.claim().id)
    assert [each.action for each in history[:2]] == ["article brought back", "article withdrawn"]
    with pytest.raises(Refused, match="is not withdrawn"):
        article_corrections.restore_article(
            desk.database, actor(desk), desk.article_id, "no hoax", seen=seen + 1
        )
    with desk.database.reading() as store:
        assert audit.verify(store) == ()


def test_claims_found_in_a_withdrawn_article_are_withdrawn_too(desk: Desk) -> None:
    withdraw(desk)
    correct(desk, "text", desk.reading.article.text + "\nIt was 7 degrees cold.")
    assert len(desk.claims()) == 5
    assert browsing.list_claims(desk.database, ClaimFilter()).total == 0


def test_a_withdrawn_article_is_not_read_again(desk: Desk) -> None:
    withdraw(desk)
    report = rereading.read_again(desk.database, actor(desk), None, extractor_version="next")
    assert report.articles == 0
