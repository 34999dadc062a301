"""Completeness, the scale, the policy, roles and what a verdict does to its round."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from workbench.errors import Refused
from workbench.review import policy, scale
from workbench.review.amounts import decimal_of
from workbench.review.completeness import missing
from workbench.review.roles import Act, may, require
from workbench.review.rounds import what_happens
from workbench.review.states import Happening
from workbench.values.review import State
from workbench.values.reviewer import Reviewer, Role
from workbench.values.source import Evidence
from workbench.values.verdict import (
    Judgement,
    ReasonCode,
    VerdictCode,
)

SOURCE = (Evidence("s1"),)
A, M, X = VerdictCode.ACCURATE, VerdictCode.MOSTLY_ACCURATE, VerdictCode.MISLEADING
ANN = Reviewer(1, "Ann", Role.REVIEWER)
BEN = Reviewer(2, "Ben", Role.REVIEWER)
EVA = Reviewer(3, "Eva", Role.ADJUDICATOR)


@pytest.mark.parametrize(
    ("judgement", "lacks"),
    [
        (Judgement(), ("a verdict",)),
        (Judgement(rationale="because", evidence=SOURCE), ("a verdict",)),
        (Judgement(A), ("a rationale or a reason code", "a source")),
        (Judgement(A, rationale="  "), ("a rationale or a reason code", "a source")),
        (Judgement(A, rationale="because"), ("a source",)),
        (Judgement(A, reasons=(ReasonCode.STALE,)), ("a source",)),
        (Judgement(A, evidence=SOURCE), ("a rationale or a reason code",)),
        (Judgement(A, rationale="because", evidence=SOURCE), ()),
        (Judgement(A, reasons=(ReasonCode.STALE,), evidence=SOURCE), ()),
        (Judgement(VerdictCode.NOT_CHECKABLE), ()),
        (Judgement(VerdictCode.UNPROVEN), ("what is not known",)),
        (Judgement(VerdictCode.UNPROVEN, rationale="because", evidence=SOURCE), ("what is not known",)),
        (Judgement(VerdictCode.UNPROVEN, known_gaps="no count was published"), ()),
    ],
)
def test_what_a_verdict_lacks(judgement: Judgement, lacks: tuple[str, ...]) -> None:
    assert missing(judgement) == lacks


def test_every_code_is_a_step_of_the_scale() -> None:
    assert [step.code for step in scale.SCALE] == list(VerdictCode)


def test_outcomes_that_are_no_step_of_truth_carry_no_rating() -> None:
    assert [step.rating for step in scale.SCALE] == [5, 4, 3, 2, 1, None, None]


def test_the_scale_is_the_guideline_s() -> None:
    guideline = (Path(__file__).parents[2] / "docs" / "guideline.md").read_text("utf-8")
    assert f"version {scale.GUIDELINE_VERSION}\n" in guideline
    for step in scale.SCALE:
        rating = "none" if step.rating is None else step.rating
        assert f"| `{step.code}` | {step.label} | {rating} | {step.use_when} |" in guideline


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (A, M, True),
        (M, A, True),
        (A, A, False),
        (A, X, False),
        (A, VerdictCode.UNPROVEN, False),
        (VerdictCode.UNPROVEN, VerdictCode.NOT_CHECKABLE, False),
        (None, A, False),
    ],
)
def test_neighbours_on_the_scale(one: VerdictCode | None, other: VerdictCode, near: bool) -> None:
    assert scale.one_step_apart(one, other) is near


@pytest.mark.parametrize(
    ("asked", "judging", "local", "needed"),
    [(2, 5, False, 2), (2, 1, False, 1), (1, 5, False, 1), (2, 0, False, 1), (2, 5, True, 1)],
)
def test_never_more_verdicts_than_reviewers_and_one_alone_is_never_stuck(
    asked: int, judging: int, local: bool, needed: int
) -> None:
    assert policy.needed(asked, judging=judging, local=local) == needed


def test_costly_claims_and_a_random_tenth_get_two_verdicts() -> None:
    plain = {"failed_check": False, "accusation": False, "headline": False}
    for fact in plain:
        assert policy.asked_for("c1", **{**plain, fact: True}) == 2
    drawn = sum(policy.asked_for(f"c{number}", **plain) == 2 for number in range(5000))
    assert 400 < drawn < 600
    assert policy.asked_for("c7", **plain) == policy.asked_for("c7", **plain)


ALLOWED = [
    (Role.VIEWER, {Act.READ}),
    (Role.REVIEWER, {Act.READ, Act.JUDGE}),
    (Role.ADJUDICATOR, {Act.READ, Act.JUDGE, Act.ADJUDICATE}),
    (Role.ADMIN, {Act.READ, Act.MANAGE}),
]


@pytest.mark.parametrize(("role", "acts"), ALLOWED)
def test_who_may_do_what(role: Role, acts: set[Act]) -> None:
    assert {act for act in Act if may(Reviewer(1, "Ann", role), act)} == acts


def test_a_role_that_may_not_is_told_and_so_is_one_who_left() -> None:
    with pytest.raises(Refused, match="Ann is an admin and may not give verdicts: ask an admin"):
        require(Reviewer(1, "Ann", Role.ADMIN), Act.JUDGE)
    with pytest.raises(Refused, match="Ann is no longer active"):
        require(Reviewer(1, "Ann", Role.REVIEWER, active=False), Act.READ)


def _complete(code: VerdictCode, *reasons: ReasonCode) -> Judgement:
    return Judgement(code, rationale="because", reasons=reasons, evidence=SOURCE)


HAPPENINGS = [
    # state, who, judgement, given before, needed -> what happens
    (State.IN_REVIEW, ANN, _complete(A), {}, 1, Happening.DECIDES),
    (State.IN_REVIEW, ANN, _complete(A), {}, 2, Happening.ASKS_FOR_ANOTHER),
    (State.SECOND_REVIEW, BEN, _complete(A), {1: A}, 2, Happening.AGREES),
    (State.SECOND_REVIEW, BEN, _complete(M), {1: A}, 2, Happening.DIFFERS),
    (State.SECOND_REVIEW, ANN, _complete(M), {1: A}, 2, Happening.ASKS_FOR_ANOTHER),
    (State.SECOND_REVIEW, BEN, _complete(A), {1: A}, 3, Happening.ASKS_FOR_ANOTHER),
    (State.DISPUTED, ANN, _complete(M), {1: A, 2: M}, 2, Happening.ADOPTS),
    (State.DISPUTED, EVA, _complete(X, ReasonCode.STALE), {1: A, 2: M}, 2, Happening.ADJUDICATES),
]


@pytest.mark.parametrize(("state", "who", "judgement", "given", "needed", "happening"), HAPPENINGS)
def test_what_a_complete_verdict_does(
    state: State,
    who: Reviewer,
    judgement: Judgement,
    given: dict[int, VerdictCode],
    needed: int,
    happening: Happening,
) -> None:
    assert what_happens(state, who, judgement, given, complete=True, needed=needed) is happening


REFUSED = [
    (ANN, _complete(X), {1: A, 2: M}, "adopt the other's verdict, or let an adjudicator"),
    (ANN, _complete(X), {1: A, 2: X}, "more than one step apart"),
    (ANN, _complete(VerdictCode.UNPROVEN), {1: A, 2: VerdictCode.UNPROVEN}, "more than one step apart"),
    (ANN, Judgement(M, reasons=(ReasonCode.STALE,), evidence=SOURCE), {1: A, 2: M}, "say in the rationale"),
    (Reviewer(9, "Cem", Role.REVIEWER), _complete(M), {1: A, 2: M}, "or an adjudicator decides"),
    (EVA, _complete(M), {1: A, 2: M}, "a rationale and a reason code"),
    (EVA, _complete(M, ReasonCode.STALE), {1: A, 3: X}, "adopt the other's verdict"),
]


@pytest.mark.parametrize(("who", "judgement", "given", "told"), REFUSED)
def test_a_dispute_is_settled_by_neighbours_or_by_an_adjudicator_who_is_none_of_them(
    who: Reviewer, judgement: Judgement, given: dict[int, VerdictCode], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        what_happens(State.DISPUTED, who, judgement, given, complete=True, needed=2)


def test_what_is_submitted_is_not_taken_back_by_an_incomplete_one() -> None:
    with pytest.raises(Refused, match="your verdict is submitted"):
        what_happens(State.SECOND_REVIEW, ANN, Judgement(M), {1: A}, complete=False, needed=2)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1234.50", "1234.50"),
        (" 1,234,567 ", "1234567"),
        ("1 234.5", "1234.5"),
        ("−5", "-5"),
        ("12345678901234567890.123", "12345678901234567890.123"),
        (7, "7"),
    ],
)
def test_amounts_are_kept_as_typed(typed: object, amount: str) -> None:
    assert decimal_of(typed, "the value") == Decimal(amount)
    assert str(decimal_of(typed, "the value")) == amount


@pytest.mark.parametrize("typed", ["about 5", "5%", "1,23", "", "1e5", "NaN", "Infinity", "1.", "9" * 61])
def test_what_is_no_amount_is_told(typed: str) -> None:
    with pytest.raises(Refused, match=r"the value .* is no amount"):
        decimal_of(typed, "the value")
