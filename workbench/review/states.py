"""The way of a claim through review, as a table. Nothing else moves a claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.errors import Refused
from workbench.values.review import DecisionOrigin, State


class Happening(StrEnum):
    """What can happen to a claim; the value reads after "can't be …" in a refusal."""

    OPENS = "opened"
    LETS_GO = "let go"
    FALLS_SHORT = "judged"  # a verdict that lacks something
    DECIDES = "decided"  # a complete verdict, and no other is needed
    ASKS_FOR_ANOTHER = "submitted"  # a complete verdict, and another is needed
    AGREES = "confirmed"
    DIFFERS = "disputed"
    ADOPTS = "reconciled"
    ADJUDICATES = "adjudicated"
    DISMISSES = "dismissed"
    RESTORES = "taken back"
    REOPENS = "reopened"


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table. `origin` is how the final verdict came about."""

    start: State
    happening: Happening
    end: State
    origin: DecisionOrigin | None = None
    next_round: bool = False


MOVES: tuple[Move, ...] = (
    Move(State.OPEN, Happening.OPENS, State.IN_REVIEW),
    Move(State.OPEN, Happening.DISMISSES, State.DISMISSED),
    Move(State.IN_REVIEW, Happening.DISMISSES, State.DISMISSED),
    Move(State.IN_REVIEW, Happening.LETS_GO, State.OPEN),
    Move(State.IN_REVIEW, Happening.FALLS_SHORT, State.IN_REVIEW),
    Move(State.IN_REVIEW, Happening.DECIDES, State.FINAL, DecisionOrigin.SINGLE),
    Move(State.IN_REVIEW, Happening.ASKS_FOR_ANOTHER, State.SECOND_REVIEW),
    Move(State.SECOND_REVIEW, Happening.FALLS_SHORT, State.SECOND_REVIEW),
    # the first reviewer mends their own verdict, or more than two are needed
    Move(State.SECOND_REVIEW, Happening.ASKS_FOR_ANOTHER, State.SECOND_REVIEW),
    Move(State.SECOND_REVIEW, Happening.AGREES, State.FINAL, DecisionOrigin.UNANIMOUS),
    Move(State.SECOND_REVIEW, Happening.DIFFERS, State.DISPUTED),
    Move(State.DISPUTED, Happening.FALLS_SHORT, State.DISPUTED),
    Move(State.DISPUTED, Happening.ADOPTS, State.FINAL, DecisionOrigin.RECONCILED),
    Move(State.DISPUTED, Happening.ADJUDICATES, State.FINAL, DecisionOrigin.ADJUDICATED),
    Move(State.FINAL, Happening.REOPENS, State.OPEN, next_round=True),
    Move(State.DISMISSED, Happening.RESTORES, State.OPEN),
)

_BY_START = {(move.start, move.happening): move for move in MOVES}

_INSTEAD = {
    State.FINAL: "it is decided; reopen it first, with a reason",
    State.DISMISSED: "it is dismissed; take that back first",
    State.OPEN: "it is open",
    State.IN_REVIEW: "it is in review",
    State.SECOND_REVIEW: "it waits for a second verdict",
    State.DISPUTED: "its reviewers differ; one of them adopts the other's verdict, or an adjudicator decides",
}


def next_state(state: State, happening: Happening) -> Move:
    """The line of the table for what happens in `state`.

    Raises Refused, in words that say what can be done, where the table has none.
    """
    move = _BY_START.get((state, happening))
    if move is None:
        raise Refused(f"the claim can't be {happening.value}: {_INSTEAD[state]}")
    return move
