"""Verdicts leave the desk whole, once each, and with an event that says so."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db import audit, events, labels, models
from db import records as stored
from workbench.actions import browsing, exporting
from workbench.report.manifest import filter_fields
from workbench.report.rows import VerdictRow
from workbench.report.verdict_csv import read_verdict_csv
from workbench.values.listing import ClaimFilter
from workbench.values.review import Actor, State
from workbench.values.reviewer import Role
from workbench.values.verdict import VerdictCode

if TYPE_CHECKING:
    from conftest import Desk

    from workbench.report.manifest import Manifest

EVERYTHING = ClaimFilter()


def export(desk: Desk, wanted: ClaimFilter = EVERYTHING, *, all_states: bool = False) -> tuple[str, Manifest]:
    written: list[str] = []
    actor = Actor(desk.reviewer.name, desk.reviewer.role.value, desk.reviewer.id)
    manifest = exporting.export_verdicts(
        desk.database, actor, wanted, all_states=all_states, write=written.append
    )
    return "".join(written), manifest


def rows(desk: Desk, wanted: ClaimFilter = EVERYTHING, *, all_states: bool = False) -> list[VerdictRow]:
    return list(read_verdict_csv(export(desk, wanted, all_states=all_states)[0]))


def test_only_final_verdicts_are_exported_unless_all_are_asked_for(desk: Desk) -> None:
    decided, incomplete, *_ = desk.claims()
    desk.decide("misleading", decided)
    desk.do("judge", incomplete, code="accurate")
    assert [row.claim_id for row in rows(desk)] == [decided.id]
    every = rows(desk, all_states=True)
    assert [row.claim_id for row in every] == sorted(claim.id for claim in desk.claims())
    states = {row.claim_id: (row.review_state, row.verdict_code) for row in every}
    assert states[decided.id] == ("final", "misleading")
    assert states[incomplete.id] == ("in_review", "accurate")
    assert sorted(states.values(), key=str)[-2:] == [("open", None), ("open", None)]


def test_a_decided_claim_is_exported_with_its_verdict_source_and_figure(desk: Desk) -> None:
    desk.decide("misleading", checked_value="12,480", checked_unit="tonnes", reasons=["stale"])
    (row,) = rows(desk)
    assert (row.claim_text, row.value, row.unit) == (
        "The port shipped 12,500 tonnes of grain in January.",
        Decimal(12500),
        "tonnes",
    )
    assert (row.checked_value, row.difference_abs, row.difference_pct) == (12480, 20, Decimal("0.16"))
    assert (row.verdict_label, row.rating_value, row.reason_codes) == ("Misleading", 3, "stale")
    assert (row.primary_source_title, row.evidence_count) == ("Harbour statistics", 1)
    assert (row.decision_origin, row.reviewers, row.reviewer_count, row.round) == ("single", "Ann", 1, 1)
    assert row.text_sha256 == desk.reading.article.text_sha256
    assert row.article_published_at == date(2026, 2, 6)
    assert row.last_changed_at is not None
    assert (row.span_start or 0) < (row.span_end or 0)
    assert desk.reading.article.text[row.span_start : row.span_end] == row.claim_verbatim


def test_a_change_of_mind_exports_the_newest_verdict_of_the_newest_round(desk: Desk) -> None:
    desk.decide("accurate")
    desk.do("reopen", reason="a new release")
    (reopened,) = (row for row in rows(desk, all_states=True) if row.claim_id == desk.claim().id)
    assert (reopened.round, reopened.verdict_code, reopened.decision_origin) == (2, None, None)
    desk.decide("inaccurate")
    (row,) = rows(desk)
    assert (row.round, row.verdict_code) == (2, "inaccurate")


def test_a_verdict_is_called_as_this_desk_names_it(desk: Desk) -> None:
    desk.decide("accurate")
    with desk.database.writing(Actor("system: test", "system")) as store:
        labels.name(store, VerdictCode.ACCURATE, "True", "holds")
    assert [row.verdict_label for row in rows(desk)] == ["True"]


def test_a_verdict_given_blind_is_not_exported_before_the_round_is_decided(desk: Desk) -> None:
    other = desk.person("Ben")
    claim = next(each for each in desk.claims() if _needs_two(desk, each.id))
    desk.decide("accurate", claim, local=False)
    (row,) = (row for row in rows(desk, all_states=True) if row.claim_id == claim.id)
    assert (row.review_state, row.verdict_code, row.agreement_pct) == ("second_review", None, None)
    entry = browsing.history(desk.database, claim.id)[0]
    assert entry.detail == "shown when the round is decided"
    current = browsing.claim(desk.database, claim.id)
    desk.decide("accurate", current, by=other, local=False)
    (row,) = rows(desk)
    assert (row.verdict_code, row.decision_origin, row.agreement_pct, row.reviewers) == (
        "accurate",
        "unanimous",
        100,
        "Ann;Ben",
    )


def _needs_two(desk: Desk, claim_id: str) -> bool:
    """Make it a claim of which a check has failed: the policy then asks for two verdicts."""
    with desk.database.writing(Actor("system: test", "system")) as store:
        check = models.CheckResult(
            rule="sum", rule_version=1, result="fails", working="1 + 1 = 3", at=store.at
        )
        store.session.add(check)
        store.session.flush()
        store.session.add(models.CheckOperand(check_id=check.id, claim_id=claim_id, role="total", text="3"))
    return True


def test_a_filter_limits_the_export_and_stands_in_its_manifest(desk: Desk) -> None:
    for claim in desk.claims()[:3]:
        desk.decide("accurate", claim)
    wanted = ClaimFilter(words="ships", first=date(2026, 1, 1))
    text, manifest = export(desk, wanted)
    assert manifest.rows == len(list(read_verdict_csv(text))) == 1
    assert manifest.filter == (("words", "ships"), ("first", "2026-01-01"), ("only", "final"))
    assert filter_fields(ClaimFilter(state=State.OPEN, unreviewed=True), all_states=True) == (
        ("unreviewed", "true"),
        ("state", "open"),
    )


def test_two_exports_of_the_same_data_are_the_same_bytes(desk: Desk) -> None:
    for claim in desk.claims():
        desk.decide("accurate", claim)
    (one, first), (other, second) = export(desk), export(desk)
    assert one == other
    assert first.sha256 == second.sha256 == hashlib.sha256(one.encode()).hexdigest()


def test_an_export_is_an_event_with_who_filter_rows_and_hash(desk: Desk) -> None:
    desk.decide("accurate")
    _, manifest = export(desk)
    with desk.database.reading() as store:
        row = store.session.scalars(select(models.Event).order_by(models.Event.sequence.desc())).first()
        assert audit.verify(store) == ()
    assert row is not None
    assert (row.action, row.object_type, row.reviewer_id) == ("exported", "export", desk.reviewer.id)
    assert row.after == manifest.told()
    assert (row.after["rows"], row.after["sha256"]) == (1, manifest.sha256)


def test_the_manifest_beside_the_file_is_json(desk: Desk) -> None:
    _, manifest = export(desk)
    told = json.loads(manifest.text())
    assert (told["what"], told["rows"], told["by"], told["filter"]) == (
        "verdicts",
        0,
        "Ann",
        {"only": "final"},
    )
    assert told["at"].endswith("Z")


def test_an_export_that_can_not_be_written_leaves_no_event(desk: Desk) -> None:
    def full(_: str) -> None:
        raise OSError("no space left")

    with desk.database.reading() as store:
        before = events.count(store)
    actor = Actor("Ann", Role.REVIEWER.value, desk.reviewer.id)
    with pytest.raises(OSError, match="no space left"):
        exporting.export_verdicts(desk.database, actor, EVERYTHING, all_states=True, write=full)
    with desk.database.reading() as store:
        assert events.count(store) == before


def test_records_go_on_where_a_batch_ends(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "BATCH", 3)
    assert len(rows(desk, all_states=True)) == 4


# --- history ------------------------------------------------------------------------------------------


def test_the_history_of_a_claim_is_told_in_plain_words(desk: Desk) -> None:
    desk.do("judge", code="mostly_accurate")
    desk.decide("misleading", reasons=["wrong_period"], checked_value="12480")
    desk.do("correct", desk.claim(1), field="unit", value="t", reason="as printed")
    newest, first, *_, added = browsing.history(desk.database, desk.claim().id)
    assert (newest.actor, newest.action) == ("Ann", "verdict given")
    assert "state: in review → final" in newest.detail
    assert "verdict: misleading" in newest.detail
    assert "reasons: wrong period" in newest.detail
    assert "rationale: As the statistics say." in newest.detail
    assert newest.detail.endswith("1 source")
    assert "verdict: mostly accurate" in first.detail
    assert (added.action, added.actor) == ("article added", "system: test")
    assert newest.at >= first.at >= added.at


def test_a_correction_tells_before_after_and_why(desk: Desk) -> None:
    desk.do("correct", field="unit", value="metric tonne", reason="as printed")
    entry = next(
        each for each in browsing.history(desk.database, desk.claim().id) if each.action == "corrected"
    )
    assert (entry.detail, entry.reason) == ("unit: tonnes → metric tonne", "as printed")


def test_no_id_or_hash_is_told_to_a_reader(desk: Desk) -> None:
    desk.decide("accurate")
    told = " ".join(entry.detail for entry in browsing.history(desk.database, desk.claim().id))
    assert desk.claim().id not in told
    assert desk.reading.article.text_sha256 not in told
