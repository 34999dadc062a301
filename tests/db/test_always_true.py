"""The ten things of the data model that always hold, each on both engines."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from db import article_changes, articles, audit, claim_values, claims, events, models, verdicts
from db.engine import Database
from workbench.compare.rereading import match
from workbench.errors import Refused
from workbench.review.states import MOVES
from workbench.values.article import Article
from workbench.values.review import Actor, Outcome, State

if TYPE_CHECKING:
    from conftest import Desk, Reader

    from workbench.values.reading import Reading

SYSTEM = Actor("system: test", "system")


def _read_again(desk: Desk, reading: Reading, version: str = "2") -> tuple[tuple[str, ...], ...]:
    with desk.database.writing(SYSTEM) as store:
        before = articles.read(store, desk.article_id)
        number = articles.add_reading(store, before.version_id, reading, version, "w")
        assert number is not None
        found = match(claims.of_article(store, desk.article_id), reading)
        return claims.take_reading(
            store,
            desk.article_id,
            number,
            reading,
            kept=found.kept,
            lost=found.lost,
            day_added=before.day_added,
        )


def _count(database: Database, model: type[models.Base]) -> int:
    with database.reading() as store:
        return store.session.scalar(select(func.count()).select_from(model)) or 0


# 1


def test_the_text_of_an_article_never_changes_and_spans_lie_in_it(desk: Desk) -> None:
    with desk.database.reading() as store:
        found = articles.read(store, desk.article_id)
    assert found.article.text == desk.reading.article.text
    for row in desk.claims():
        assert row.span in row.sentence
        assert found.article[row.span] == row.verbatim
        assert found.article[row.sentence] == row.text
    for statement in ("UPDATE article_version SET text = 'other'", "DELETE FROM article_version"):
        with (
            pytest.raises(DBAPIError, match="article_version rows are never changed"),
            desk.database.writing(SYSTEM) as store,
        ):
            store.session.execute(text(statement))


# 2


def test_current_values_are_the_newest_reading_with_corrections_over_it(desk: Desk, read: Reader) -> None:
    desk.do("correct", field="value", value="12600", reason="A digit is blurred in print.")
    desk.do("correct", field="speaker", value="Mara Lund", reason="Named in the caption.")
    _read_again(desk, read(desk.reading.article, widen=2))
    row = desk.claim()
    assert (row.value, row.speaker, row.digits) == (Decimal(12600), "Mara Lund", "12,500")
    assert row.span.start == desk.reading.figures[0].span.start - 2
    before = desk.claims()
    with desk.database.writing(SYSTEM) as store:
        assert claim_values.make_anew(store, desk.article_id) == ()
    assert desk.claims() == before


def test_values_that_were_tampered_with_are_made_anew(desk: Desk) -> None:
    before = desk.claims()
    with desk.database.writing(SYSTEM) as store:
        store.session.execute(text("UPDATE claim SET subject = 'other' WHERE digits = '42'"))
    with desk.database.writing(SYSTEM) as store:
        assert claim_values.make_anew(store, desk.article_id) == (before[2].id,)
    assert [row.subject for row in desk.claims()] == [row.subject for row in before]


# 3


def test_reading_again_never_deletes_what_a_person_worked_on(desk: Desk, read: Reader) -> None:
    judged, corrected, drafted, untouched = desk.claims()
    desk.decide("accurate", judged)
    desk.do("correct", corrected, field="unit", value="t", reason="as printed")
    desk.do("draft", drafted, rationale="to be looked up")
    nothing = read(desk.reading.article, without=("12,500", "9,800", "42", "0.1"))
    added, flagged, removed = _read_again(desk, nothing)
    assert added == ()
    assert set(flagged) == {judged.id, corrected.id, drafted.id}
    assert removed == (untouched.id,)
    assert [(row.id, row.found) for row in desk.claims()] == [
        (judged.id, False),
        (corrected.id, False),
        (drafted.id, False),
    ]
    assert desk.claim().verdict is not None


def test_a_flagged_claim_that_is_found_again_loses_its_flag(desk: Desk, read: Reader) -> None:
    judged = desk.claim()
    desk.decide("accurate", judged)
    _read_again(desk, read(desk.reading.article, without=("12,500",)))
    assert desk.claim().found is False
    _read_again(desk, read(desk.reading.article, widen=1), version="3")
    assert (desk.claim().id, desk.claim().found) == (judged.id, True)


def test_verdicts_stay_when_spans_shift(desk: Desk, read: Reader) -> None:
    for code, row in zip(
        ("accurate", "misleading", "inaccurate", "not_checkable"), desk.claims(), strict=True
    ):
        desk.decide(code, row)
    before = {row.id: row.verdict for row in desk.claims()}
    shifted = read(desk.reading.article, widen=3)
    assert before.keys().isdisjoint(claim.id for claim in shifted.claims)
    added, flagged, removed = _read_again(desk, shifted)
    assert (added, flagged, removed) == ((), (), ())
    assert {row.id: row.verdict for row in desk.claims()} == before


def test_whoever_saw_the_values_before_a_new_reading_has_to_look_again(desk: Desk, read: Reader) -> None:
    row = desk.claim()
    _read_again(desk, read(desk.reading.article, widen=3))
    assert "you saw version 1, it is 2" in desk.do("judge", row, code="accurate").why


# 4


@pytest.mark.parametrize("table", ["verdict", "evidence", "correction", "reading"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_a_person_decided_is_never_updated_or_deleted(desk: Desk, table: str, statement: str) -> None:
    desk.do("correct", field="unit", value="t", reason="as printed")
    desk.decide("accurate")
    with (
        pytest.raises(DBAPIError, match=f"{table} rows are never changed or deleted"),
        desk.database.writing(SYSTEM) as store,
    ):
        store.session.execute(text(statement.format(table)))


def test_the_final_verdict_can_be_told_from_the_rows(desk: Desk) -> None:
    desk.do("judge", code="inaccurate")
    desk.decide("accurate")
    row = desk.claim()
    with desk.database.reading() as store:
        (settled,) = verdicts.rounds(store, [row.id])[row.id]
        newest = verdicts.of_claims(store, [row.id])[row.id][0]
    assert settled.verdict_id == newest.id
    assert settled.code is newest.judgement.code is row.verdict
    assert (settled.origin, settled.needed) == ("single", 1)


# 5


def test_state_and_round_change_only_along_the_table_and_with_their_event(desk: Desk) -> None:
    desk.do("draft", rationale="t")
    desk.do("judge", code="accurate")
    desk.decide("accurate")
    desk.do("reopen", reason="revised")
    desk.do("dismiss", reason="a caption")
    desk.do("restore", reason="no, it is not")
    desk.decide("inaccurate")
    allowed = {(move.start.value, move.end.value) for move in MOVES}
    with desk.database.reading() as store:
        told = list(reversed(events.about(store, "claim", desk.claim().id)))
    moves = [(event.before, event.after) for event in told if event.before and "state" in event.before]
    steps = [(before["state"], after["state"]) for before, after in moves if before and after]
    assert set(steps) <= allowed
    assert [step[0] for step in steps[1:]] == [step[1] for step in steps[:-1]]
    assert steps[-1][1] == desk.claim().state is State.FINAL
    versions = [(event.version_before, event.version_after) for event in told if event.version_after]
    assert versions == [(number, number + 1) for number in range(1, len(versions) + 1)]


# 6


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("judge", {"code": "inaccurate"}),
        ("dismiss", {"reason": "a caption"}),
        ("correct", {"field": "unit", "value": "t", "reason": "as printed"}),
    ],
)
def test_a_stale_write_is_refused(desk: Desk, kind: str, body: dict[str, Any]) -> None:
    row = desk.claim()
    desk.do("judge", row, code="accurate")
    answer = desk.do(kind, row, **body)
    assert (answer.outcome, answer.version) == (Outcome.REFUSED, 2)
    assert desk.claim().row_version == 2


# 7


def test_nothing_is_written_without_its_event(desk: Desk, read: Reader) -> None:
    acts = [
        lambda: desk.decide("accurate"),
        lambda: desk.do("judge", desk.claim(1), code="accurate"),
        lambda: desk.do("correct", desk.claim(1), field="unit", value="t", reason="as printed"),
        lambda: desk.do("dismiss", desk.claim(2), reason="a caption"),
        lambda: desk.do("restore", desk.claim(2), reason="it is none"),
        lambda: desk.do("reopen", desk.claim(0), reason="revised"),
        lambda: desk.person("Ben"),
        lambda: _read_again(desk, read(desk.reading.article, widen=1)),
    ]
    for act in acts:
        before = _count(desk.database, models.Event)
        act()
        assert _count(desk.database, models.Event) > before
    with desk.database.reading() as store:
        assert audit.verify(store) == ()


def test_a_refused_command_leaves_no_event(desk: Desk) -> None:
    before = _count(desk.database, models.Event)
    desk.do("reopen", reason="not decided yet")
    assert _count(desk.database, models.Event) == before


# 8


def test_amounts_are_exact_beside_what_was_printed(desk: Desk, read: Reader) -> None:
    with desk.database.writing(SYSTEM) as store:
        stored = articles.add(
            store,
            read("It cost 12345678901234567890.123 crowns, 0.10 percent more."),
            extractor_version="1",
            lexicon_version="w",
        )
        rows = claims.of_article(store, stored.id)
    assert [(row.value, row.unit, row.digits) for row in rows] == [
        (Decimal("12345678901234567890.123"), "crowns", "12345678901234567890.123"),
        (Decimal("0.10"), "percent", "0.10"),
    ]


# 9


def test_a_command_applied_twice_is_applied_once_even_at_the_same_moment(desk: Desk) -> None:
    command = desk.command("judge", desk.claim(), code="accurate")
    with ThreadPoolExecutor(6) as pool:
        answers = [each[0] for each in pool.map(lambda _: desk.send(command), range(6))]
    assert sorted(answer.outcome for answer in answers) == [Outcome.APPLIED] + [Outcome.REPEATED] * 5
    assert _count(desk.database, models.Verdict) == 1
    assert desk.claim().row_version == 2


# 10 is that each of these runs on both; and at the store:


def test_the_same_text_again_adds_nothing(desk: Desk) -> None:
    before = _count(desk.database, models.Event)
    with desk.database.writing(SYSTEM) as store:
        again = articles.add(store, desk.reading, extractor_version="2", lexicon_version="x")
    assert (again.id, again.claims, again.is_new) == (desk.article_id, 4, False)
    assert _count(desk.database, models.Event) == before
    assert _count(desk.database, models.ArticleVersion) == 1


def test_an_article_is_stored_whole_or_not_at_all(
    database: Database, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(claims, "add", fail)
    with pytest.raises(RuntimeError), database.writing(SYSTEM) as store:
        articles.add(store, read("It sold 5 boats."), extractor_version="1", lexicon_version="w")
    for model in (models.Article, models.ArticleVersion, models.Reading, models.Claim, models.Event):
        assert _count(database, model) == 0


def test_a_new_version_of_a_text_keeps_the_article(desk: Desk, read: Reader) -> None:
    newer = Article(desk.reading.article.text + "\nIt was 7 degrees cold.", title="Harbour, updated")
    with desk.database.writing(SYSTEM) as store:
        row_version, _ = article_changes.take_text(store, desk.article_id, 1, newer, address=None)
        assert row_version == 2
        with pytest.raises(Refused, match="has this text already"):
            article_changes.take_text(store, desk.article_id, 2, newer, address=None)
        assert articles.not_read_by(store, "1", "w") == (desk.article_id,)
        assert articles.get(store, desk.article_id).text == newer.text
        assert articles.known(store, [desk.reading.article.text_sha256, newer.text_sha256]) == {
            desk.reading.article.text_sha256: desk.article_id,
            newer.text_sha256: desk.article_id,
        }


def test_two_claims_never_share_an_id(desk: Desk, read: Reader) -> None:
    """Two articles in which the extractor gives a claim the same id."""
    from dataclasses import replace

    other = read("Another text with 12,500 tonnes.")
    twin = replace(other, claims=(replace(other.claims[0], id=desk.claim().id),))
    with desk.database.writing(SYSTEM) as store:
        stored = articles.add(store, twin, extractor_version="1", lexicon_version="w")
        (row,) = claims.of_article(store, stored.id)
    assert row.id != desk.claim().id
    assert row.id.startswith("c")


def test_an_article_whose_claims_need_several_statements(sqlite_desk: Desk, read: Reader) -> None:
    text = "\n".join(f"Row {number} boats." for number in range(6_000))
    with sqlite_desk.database.writing(SYSTEM) as store:
        stored = articles.add(store, read(text), extractor_version="1", lexicon_version="w")
        assert stored.claims == 6_000
        assert articles.add(store, read(text), extractor_version="2", lexicon_version="w").claims == 6_000
        assert claim_values.make_anew(store, stored.id) == ()
        ids = [row.id for row in claims.of_article(store, stored.id)]
        assert verdicts.of_claims(store, ids) == {}
