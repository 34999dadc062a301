"""What a verdict does to its round."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.errors import Refused
from workbench.review.roles import Act, may
from workbench.review.scale import one_step_apart
from workbench.review.states import Happening
from workbench.values.review import State
from workbench.values.reviewer import Reviewer
from workbench.values.verdict import Judgement, VerdictCode

Codes = Mapping[int, VerdictCode]
"""The complete verdicts of a round: each reviewer's newest, by reviewer."""


def what_happens(
    state: State, reviewer: Reviewer, judgement: Judgement, given: Codes, *, complete: bool, needed: int
) -> Happening:
    """What the reviewer's verdict makes happen to a claim in `state`, `given` being all verdicts before.

    Raises Refused where this person can't settle a dispute, and for taking back what was submitted.
    """
    if not complete:
        if reviewer.id in given and state is not State.DISPUTED:
            raise Refused("your verdict is submitted: to change it, give one that is complete")
        return Happening.FALLS_SHORT
    assert judgement.code is not None
    if state is State.DISPUTED:
        return _settle(reviewer, judgement, given)
    codes = {**given, reviewer.id: judgement.code}
    if len(codes) < needed:
        return Happening.ASKS_FOR_ANOTHER
    if len(codes) == 1:
        return Happening.DECIDES
    return Happening.AGREES if len(set(codes.values())) == 1 else Happening.DIFFERS


def _settle(reviewer: Reviewer, judgement: Judgement, given: Codes) -> Happening:
    if reviewer.id in given:
        own = given[reviewer.id]
        others = {code for person, code in given.items() if person != reviewer.id}
        if judgement.code not in others:
            raise Refused("the claim is disputed: adopt the other's verdict, or let an adjudicator decide")
        if not one_step_apart(own, judgement.code):
            raise Refused(
                "the two verdicts are more than one step apart: an adjudicator decides, none of the reviewers"
            )
        if not judgement.rationale.strip():
            raise Refused("say in the rationale why you adopt the other's verdict")
        return Happening.ADOPTS
    if not may(reviewer, Act.ADJUDICATE):
        raise Refused("the claim is disputed: its reviewers agree, or an adjudicator decides")
    if not judgement.rationale.strip() or not judgement.reasons:
        raise Refused("to decide between reviewers, give a rationale and a reason code for the cause")
    return Happening.ADJUDICATES
