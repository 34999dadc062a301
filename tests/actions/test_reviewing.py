"""What commands do at the desk, on both engines."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update

from db import articles, events, leases, models, sources, verdicts
from workbench.actions import charting, reviewing
from workbench.errors import NotFound, Refused
from workbench.values.review import DecisionOrigin, Outcome, State
from workbench.values.reviewer import Role
from workbench.values.verdict import VerdictCode

if TYPE_CHECKING:
    from conftest import Desk, Reader

# --- one reviewer ------------------------------------------------------------------------------


def test_a_key_appends_a_verdict_that_says_what_it_lacks(desk: Desk) -> None:
    answer = desk.do("judge", code="accurate")
    assert (answer.outcome, answer.version, answer.state) == (Outcome.APPLIED, 2, State.IN_REVIEW)
    assert answer.missing == ("a rationale or a reason code", "a source")
    row = desk.claim()
    assert (row.verdict, row.complete, row.decided_at) == (VerdictCode.ACCURATE, False, None)


def test_a_complete_verdict_is_final_where_one_is_enough(desk: Desk) -> None:
    answer = desk.decide("misleading", checked_value="12,480", checked_unit="tonnes")
    assert (answer.outcome, answer.state, answer.complete) == (Outcome.APPLIED, State.FINAL, True)
    row = desk.claim()
    assert (row.verdict, row.complete) == (VerdictCode.MISLEADING, True)
    assert row.decided_at is not None
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims[0]
    assert case.origin is DecisionOrigin.SINGLE
    assert case.judgement is not None
    assert case.judgement.checked_value == "12480"
    assert case.missing == ()
    assert [source.title for source in reviewing.sources(desk.database)] == ["Harbour statistics"]


def test_a_verdict_is_completed_by_a_newer_one_that_supersedes_it(desk: Desk) -> None:
    desk.do("judge", code="accurate")
    desk.decide("accurate")
    with desk.database.reading() as store:
        newest, first = verdicts.of_claims(store, [desk.claim().id])[desk.claim().id]
    assert (first.complete, first.supersedes) == (False, None)
    assert (newest.complete, newest.supersedes) == (True, first.id)
    assert newest.guideline_version == "1"


def test_not_checkable_is_final_by_one_key(desk: Desk) -> None:
    assert desk.do("judge", code="not_checkable").state is State.FINAL


def test_several_commands_without_waiting_count_versions_on(desk: Desk) -> None:
    row = desk.claim()
    first = desk.command("judge", row, code="accurate")
    second = desk.command("judge", row, code="accurate", reasons=["stale"]) | {"version": 2}
    third = desk.command("correct", row, field="unit", value="t", reason="as printed") | {"version": 3}
    answers = desk.send(first, second, third)
    assert [answer.outcome for answer in answers] == [Outcome.APPLIED] * 3
    assert [answer.version for answer in answers] == [2, 3, 4]


def test_the_same_command_twice_is_applied_once(desk: Desk) -> None:
    command = desk.command("judge", desk.claim(), code="accurate")
    (first,) = desk.send(command)
    (again,) = desk.send(command)
    assert (first.outcome, again.outcome) == (Outcome.APPLIED, Outcome.REPEATED)
    assert (again.version, again.state, again.missing) == (first.version, first.state, first.missing)
    with desk.database.reading() as store:
        assert len(verdicts.of_claims(store, [desk.claim().id])[desk.claim().id]) == 1
        assert store.session.execute(text("SELECT count(*) FROM command_seen")).scalar() == 1


def test_the_same_number_of_another_boot_is_another_command(desk: Desk) -> None:
    row = desk.claim()
    command = desk.command("judge", row, code="accurate")
    desk.send(command)
    (answer,) = desk.send(command | {"version": 2}, boot="after reload")
    assert (answer.outcome, answer.version) == (Outcome.APPLIED, 3)


def test_a_stale_command_is_refused_and_says_both_versions(desk: Desk) -> None:
    row = desk.claim()
    desk.do("judge", code="accurate")
    (answer,) = desk.send(desk.command("judge", row, code="inaccurate"))
    assert (answer.outcome, answer.version) == (Outcome.REFUSED, 2)
    assert "you saw version 1, it is 2" in answer.why
    assert desk.claim().verdict is VerdictCode.ACCURATE


def test_a_refused_command_leaves_nothing_and_the_others_go_on(desk: Desk) -> None:
    one, two = desk.claims()[:2]
    bad = desk.command("judge", one, code="true", evidence=[{"source": {"title": "Made up"}}])
    good = desk.command("judge", two, code="accurate")
    answers = desk.send(bad, good)
    assert [answer.outcome for answer in answers] == [Outcome.REFUSED, Outcome.APPLIED]
    assert "is none of: accurate" in answers[0].why
    assert reviewing.sources(desk.database) == ()
    assert desk.claim(0).state is State.OPEN


def test_an_unknown_claim_is_refused(desk: Desk) -> None:
    command = desk.command("judge", desk.claim(), code="accurate") | {"claim": "c0"}
    (answer,) = desk.send(command)
    assert (answer.outcome, answer.state) == (Outcome.REFUSED, None)
    assert "there is no claim c0" in answer.why


def test_a_decided_claim_is_read_only(desk: Desk) -> None:
    desk.decide("accurate")
    for kind, body in (
        ("judge", {"code": "inaccurate"}),
        ("correct", {"field": "value", "value": "1", "reason": "x"}),
        ("dismiss", {"reason": "furniture"}),
    ):
        answer = desk.do(kind, **body)
        assert answer.outcome is Outcome.REFUSED
        assert "reopen it first" in answer.why
    assert desk.claim().row_version == 2


def test_reopening_begins_a_new_round_and_keeps_the_old_one(desk: Desk) -> None:
    desk.decide("accurate")
    answer = desk.do("reopen", reason="The ministry revised the figure.")
    assert (answer.outcome, answer.state, answer.version) == (Outcome.APPLIED, State.OPEN, 3)
    row = desk.claim()
    assert (row.round, row.verdict, row.complete, row.decided_at) == (2, None, False, None)
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims[0]
    assert case.judgement is None
    assert [verdict.round for verdict in case.verdicts] == [1]
    desk.decide("inaccurate")
    with desk.database.reading() as store:
        one, two = verdicts.rounds(store, [row.id])[row.id]
    assert (one.code, one.origin) == (VerdictCode.ACCURATE, DecisionOrigin.SINGLE)
    assert (two.code, two.opened_why) == (VerdictCode.INACCURATE, "The ministry revised the figure.")


def test_dismissing_and_taking_it_back(desk: Desk) -> None:
    assert desk.do("dismiss").why == "give a reason"
    assert desk.do("dismiss", reason="A caption.").state is State.DISMISSED
    assert "take that back first" in desk.do("judge", code="accurate").why
    assert desk.do("restore", reason="It is a claim after all.").state is State.OPEN
    assert desk.claim().row_version == 3


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("value", "12,600.50", Decimal("12600.50")),
        ("value", 12345678901234567890, Decimal("12345678901234567890")),
        ("high", "13000", Decimal(13000)),
        ("unit", "metric ton", "metric ton"),
        ("speaker", "Mara Lund", "Mara Lund"),
        ("metric", "grain shipped|mass", "grain shipped|mass"),
        ("modifier", "about", "about"),
        ("hedged", True, True),
        ("entity", "", None),
        ("speaker", "\0", None),
        ("subject", "grain \ud83d", "grain ?"),
    ],
)
def test_a_correction_lies_over_what_the_machine_read(
    desk: Desk, field: str, value: object, expected: object
) -> None:
    answer = desk.do("correct", field=field, value=value, reason="As printed.")
    assert (answer.outcome, answer.version) == (Outcome.APPLIED, 2)
    assert getattr(desk.claim(), field) == expected


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("x" * 1_000_000, "x", f"'{'x' * 40}' can't be corrected"),
        ("value", float("nan"), "value 'nan' is no amount"),
        ("text", "x", "'text' can't be corrected; these can: value"),
        ("value", "many", "value 'many' is no amount"),
        ("high", "1", "runs backwards"),
        ("modifier", "roughly", "modifier 'roughly' is none of: about"),
        ("as_of_from", "January", "as of from 'January' is no day"),
        ("subject", " ", "subject can't be empty"),
        ("hedged", "yes", "hedged is yes or no"),
    ],
)
def test_a_correction_that_can_not_be_is_told(desk: Desk, field: str, value: object, told: str) -> None:
    answer = desk.do("correct", field=field, value=value, reason="As printed.")
    assert (answer.outcome, answer.version) == (Outcome.REFUSED, 1)
    assert told in answer.why


def test_the_newest_correction_of_a_field_holds(desk: Desk) -> None:
    desk.do("correct", field="value", value="1", reason="first look")
    desk.do("correct", field="value", value="2", reason="second look")
    assert desk.claim().value == Decimal(2)


def test_what_was_typed_is_kept_and_raises_no_version(desk: Desk) -> None:
    answer = desk.do("draft", rationale="The stat", nested={"a": [1, None]})
    assert (answer.outcome, answer.version, answer.state) == (Outcome.APPLIED, 1, State.IN_REVIEW)
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims[0]
    assert case.draft == {"rationale": "The stat", "nested": {"a": [1, None]}}
    desk.do("draft")
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims[0]
    assert case.draft is None


def test_a_draft_is_kept_even_when_the_claim_has_moved_on(desk: Desk) -> None:
    row = desk.claim()
    desk.do("judge", code="accurate")
    (answer,) = desk.send(desk.command("draft", row, rationale="typed meanwhile"))
    assert (answer.outcome, answer.version) == (Outcome.APPLIED, 2)


def test_two_tabs_of_one_reviewer_give_one_verdict(desk: Desk) -> None:
    row = desk.claim()
    command = desk.command("judge", row, code="not_checkable")
    (first,) = desk.send(command, boot="one tab")
    (second,) = desk.send(command, boot="another tab")
    assert (first.outcome, second.outcome) == (Outcome.APPLIED, Outcome.REFUSED)
    assert "you saw version 1, it is 2" in second.why
    (case, *_) = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims
    assert len(case.verdicts) == 1


def test_a_draft_of_a_dismissed_claim_is_kept_and_leaves_it_dismissed(desk: Desk) -> None:
    desk.do("dismiss", reason="a list number")
    answer = desk.do("draft", rationale="but perhaps")
    assert (answer.outcome, answer.state) == (Outcome.APPLIED, State.DISMISSED)
    assert desk.claim().state is State.DISMISSED
    answer = desk.do("restore", reason="a claim after all")
    assert answer.state is State.OPEN
    (case, *_) = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims
    assert case.draft == {"rationale": "but perhaps"}


def test_a_claim_that_is_moved_to_another_measure_is_found_there_alone(desk: Desk) -> None:
    before = desk.claim().metric
    desk.do("correct", field="metric", value="grain shipped|physical", reason="the measure of the port")
    assert desk.claim().metric == "grain shipped|physical"
    keys = {choice.key for choice in charting.metrics(desk.database)}
    assert "grain shipped|physical" in keys
    (point,) = charting.series(desk.database, "grain shipped|physical").points
    assert point.claim.id == desk.claim().id
    assert before is not None
    assert desk.claim().id not in {each.claim.id for each in charting.series(desk.database, before).points}


@pytest.mark.parametrize("source_id", ["s0123456789abcdef", "\0", "\ud83d", "x" * 1000])
def test_evidence_of_an_unknown_source_is_refused_and_leaves_no_trace(desk: Desk, source_id: str) -> None:
    answer = desk.do("judge", code="accurate", rationale="Why.", evidence=[{"source_id": source_id}])
    assert (answer.outcome, answer.version, answer.state) == (Outcome.REFUSED, 1, State.OPEN)
    assert "source" in answer.why
    assert desk.claim().verdict is None


@pytest.mark.parametrize("claim_id", ["\0", "\ud83d", "x" * 100_000, "c1'; --"])
def test_a_claim_id_that_can_be_none_is_refused(desk: Desk, claim_id: str) -> None:
    (answer,) = desk.send(desk.command("judge", desk.claim(), code="accurate") | {"claim": claim_id})
    assert (answer.outcome, answer.state) == (Outcome.REFUSED, None)
    assert len(answer.claim_id) <= 60


def test_a_rationale_longer_than_an_export_holds_is_refused_and_never_cut(desk: Desk) -> None:
    answer = desk.decide("accurate", rationale="x" * 10_000)
    assert answer.outcome is Outcome.REFUSED
    assert answer.why == "rationale has 10,000 characters: 1,000 at most"
    desk.decide("accurate", rationale="x" * 1000)
    (case, *_) = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims
    assert case.judgement is not None
    assert len(case.judgement.rationale) == 1000


def test_what_a_command_does_not_know_is_left_out(desk: Desk) -> None:
    answer = desk.decide("accurate", verdict="inaccurate", reviewer="Eve", state="open")
    assert (answer.outcome, answer.state) == (Outcome.APPLIED, State.FINAL)
    assert desk.claim().verdict is VerdictCode.ACCURATE


def test_a_withdrawn_source_takes_no_new_verdict(desk: Desk) -> None:
    desk.decide("accurate")
    (source,) = reviewing.sources(desk.database)
    with desk.database.writing(reviewing.SYSTEM) as store:
        sources.withdraw(store, source.id, "The page was forged.")
    assert reviewing.sources(desk.database) == ()
    evidence = [{"source_id": source.id}]
    answer = desk.do("judge", desk.claim(1), code="accurate", rationale="x", evidence=evidence)
    assert "was withdrawn (The page was forged.)" in answer.why
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims[0]
    assert case.judgement is not None
    assert case.judgement.evidence[0].source_id == source.id


def test_the_same_source_is_kept_once(desk: Desk) -> None:
    for row in desk.claims():
        desk.decide("accurate", row)
    assert len(reviewing.sources(desk.database)) == 1


# --- several reviewers -------------------------------------------------------------------------


def _two_needed(desk: Desk) -> None:
    """Every claim of this desk asks for two verdicts."""
    desk.person("Ben")
    with desk.database.writing(reviewing.SYSTEM) as store:
        store.session.execute(update(models.Claim).values(why=["accuses a person of a crime"]))


def test_two_who_agree_are_unanimous(desk: Desk) -> None:
    _two_needed(desk)
    ben = desk.person("Ben")
    assert desk.decide("accurate", local=False).state is State.SECOND_REVIEW
    assert desk.decide("accurate", by=ben, local=False).state is State.FINAL
    case = reviewing.article_case(desk.database, ben, desk.article_id).claims[0]
    assert case.origin is DecisionOrigin.UNANIMOUS


def test_the_verdicts_of_others_are_hidden_until_one_s_own_is_submitted(desk: Desk) -> None:
    _two_needed(desk)
    ben = desk.person("Ben")
    desk.decide("accurate", local=False)
    before = reviewing.article_case(desk.database, ben, desk.article_id).claims[0]
    assert (before.verdicts, before.row.verdict) == ((), None)
    own = reviewing.article_case(desk.database, desk.reviewer, desk.article_id).claims[0]
    assert [verdict.reviewer for verdict in own.verdicts] == ["Ann"]
    desk.do("judge", by=ben, local=False, code="inaccurate")
    half = reviewing.article_case(desk.database, ben, desk.article_id).claims[0]
    assert [verdict.reviewer for verdict in half.verdicts] == ["Ben"]
    desk.decide("inaccurate", by=ben, local=False)
    after = reviewing.article_case(desk.database, ben, desk.article_id).claims[0]
    assert {verdict.reviewer for verdict in after.verdicts} == {"Ann", "Ben"}


def test_neighbours_reconcile(desk: Desk) -> None:
    _two_needed(desk)
    ben = desk.person("Ben")
    desk.decide("accurate", local=False)
    assert desk.decide("mostly_accurate", by=ben, local=False).state is State.DISPUTED
    assert desk.decide("mostly_accurate", local=False).state is State.FINAL
    with desk.database.reading() as store:
        (settled,) = verdicts.rounds(store, [desk.claim().id])[desk.claim().id]
    assert (settled.origin, settled.needed) == (DecisionOrigin.RECONCILED, 2)


def test_an_adjudicator_who_is_none_of_the_two_decides(desk: Desk) -> None:
    _two_needed(desk)
    ben, cem = desk.person("Ben"), desk.person("Cem")
    eva = desk.person("Eva", Role.ADJUDICATOR)
    desk.decide("accurate", by=cem, local=False)
    desk.decide("inaccurate", by=ben, local=False)
    assert "more than one step apart" in desk.decide("inaccurate", by=cem, local=False).why
    seen = reviewing.article_case(desk.database, eva, desk.article_id).claims[0]
    assert {verdict.reviewer for verdict in seen.verdicts} == {"Ben", "Cem"}
    answer = desk.decide("misleading", by=eva, local=False, reasons=["wrong_period"])
    assert answer.state is State.FINAL
    assert desk.claim().verdict is VerdictCode.MISLEADING


def test_who_is_at_a_claim_keeps_it_for_fifteen_minutes(desk: Desk) -> None:
    ben = desk.person("Ben")
    desk.do("judge", code="accurate")
    refused = desk.decide("inaccurate", by=ben)
    assert "Ann is at this claim until" in refused.why
    with desk.database.writing(reviewing.SYSTEM) as store:
        store.session.execute(update(models.Lease).values(until=store.at - timedelta(seconds=1)))
    assert desk.decide("inaccurate", by=ben).state is State.FINAL
    with desk.database.reading() as store:
        actions = [event.action for event in events.about(store, "claim", desk.claim().id)]
    assert actions == ["judged", "opened", "let go", "judged", "opened"]


def test_a_lease_lasts_fifteen_minutes_from_the_last_command(desk: Desk) -> None:
    desk.do("judge", code="accurate")
    with desk.database.reading() as store:
        lease = leases.of(store, desk.claim().id)
        assert lease is not None
        assert timedelta(minutes=14) < lease.until - store.at <= timedelta(minutes=15)


def test_a_viewer_and_one_who_left_can_not_judge(desk: Desk) -> None:
    vic = desk.person("Vic", Role.VIEWER)
    assert "may not give verdicts" in desk.do("judge", by=vic, code="accurate").why
    ben = desk.person("Ben")
    with desk.database.writing(reviewing.SYSTEM) as store:
        store.session.execute(
            update(models.Reviewer).where(models.Reviewer.id == ben.id).values(active=False)
        )
    assert "no longer active" in desk.do("judge", by=ben, code="accurate").why


# --- finding work ------------------------------------------------------------------------------


def test_a_case_shows_the_article_and_its_claims_in_reading_order(desk: Desk) -> None:
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id)
    assert case.text == desk.reading.article.text
    assert [case.text[each.row.span.start : each.row.span.end] for each in case.claims] == [
        each.row.verbatim for each in case.claims
    ]
    assert [each.row.digits for each in case.claims] == ["12,500", "9,800", "42", "0.1"]
    with pytest.raises(NotFound, match="there is no article a0"):
        reviewing.article_case(desk.database, desk.reviewer, "a0")


def test_other_articles_with_the_same_measure_are_shown_nearest_first(desk: Desk, read: Reader) -> None:
    with desk.database.writing(reviewing.SYSTEM) as store:
        for number in range(7):
            articles.add(
                store, read(f"Then {number} tonnes came."), extractor_version="1", lexicon_version="w"
            )
    case = reviewing.article_case(desk.database, desk.reviewer, desk.article_id)
    assert [len(each.appearances) for each in case.claims] == [5, 5, 0, 0]
    assert all(row.article_id != desk.article_id for row in case.claims[0].appearances)


def test_the_next_article_is_one_with_something_waiting(desk: Desk, read: Reader) -> None:
    assert reviewing.next_article(desk.database, desk.reviewer, None) == desk.article_id
    assert reviewing.next_article(desk.database, desk.reviewer, desk.article_id) is None
    with desk.database.writing(reviewing.SYSTEM) as store:
        more = [
            articles.add(
                store, read(f"Then {number} tonnes came."), extractor_version="1", lexicon_version="w"
            ).id
            for number in range(3)
        ]
    seen, at = [], desk.article_id
    for _ in range(4):
        found = reviewing.next_article(desk.database, desk.reviewer, at)
        assert found is not None
        seen.append(found)
        at = found
    assert seen[-1] == desk.article_id
    assert sorted(seen[:-1]) == sorted(more)
    with desk.database.reading() as store:
        from db import claims

        for article_id in more:
            for row in claims.of_article(store, article_id):
                desk.decide("accurate", row)
    assert reviewing.next_article(desk.database, desk.reviewer, more[0]) == desk.article_id


def test_what_is_no_message_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no message of a review desk"):
        reviewing.apply_commands(desk.database, desk.reviewer, {"boot": 1})


def test_the_local_reviewer_is_added_once(desk: Desk) -> None:
    assert reviewing.local_reviewer(desk.database, "Ann") == desk.reviewer
