"""The table of states, line by line."""

from __future__ import annotations

import pytest

from workbench.errors import Refused
from workbench.review.states import MOVES, Happening, next_state
from workbench.values.review import DecisionOrigin, State

TABLE = [
    (State.OPEN, Happening.OPENS, State.IN_REVIEW, None),
    (State.OPEN, Happening.DISMISSES, State.DISMISSED, None),
    (State.IN_REVIEW, Happening.DISMISSES, State.DISMISSED, None),
    (State.IN_REVIEW, Happening.LETS_GO, State.OPEN, None),
    (State.IN_REVIEW, Happening.FALLS_SHORT, State.IN_REVIEW, None),
    (State.IN_REVIEW, Happening.DECIDES, State.FINAL, DecisionOrigin.SINGLE),
    (State.IN_REVIEW, Happening.ASKS_FOR_ANOTHER, State.SECOND_REVIEW, None),
    (State.SECOND_REVIEW, Happening.FALLS_SHORT, State.SECOND_REVIEW, None),
    (State.SECOND_REVIEW, Happening.ASKS_FOR_ANOTHER, State.SECOND_REVIEW, None),
    (State.SECOND_REVIEW, Happening.AGREES, State.FINAL, DecisionOrigin.UNANIMOUS),
    (State.SECOND_REVIEW, Happening.DIFFERS, State.DISPUTED, None),
    (State.DISPUTED, Happening.FALLS_SHORT, State.DISPUTED, None),
    (State.DISPUTED, Happening.ADOPTS, State.FINAL, DecisionOrigin.RECONCILED),
    (State.DISPUTED, Happening.ADJUDICATES, State.FINAL, DecisionOrigin.ADJUDICATED),
    (State.FINAL, Happening.REOPENS, State.OPEN, None),
    (State.DISMISSED, Happening.RESTORES, State.OPEN, None),
]


@pytest.mark.parametrize(("start", "happening", "end", "origin"), TABLE)
def test_a_claim_moves_along_the_table(
    start: State, happening: Happening, end: State, origin: DecisionOrigin | None
) -> None:
    move = next_state(start, happening)
    assert (move.end, move.origin) == (end, origin)


@pytest.mark.parametrize(
    ("start", "happening"),
    [
        (start, happening)
        for start in State
        for happening in Happening
        if (start, happening) not in {(line[0], line[1]) for line in TABLE}
    ],
)
def test_every_other_move_is_refused_with_what_can_be_done(start: State, happening: Happening) -> None:
    with pytest.raises(Refused, match="the claim can't be"):
        next_state(start, happening)


def test_the_table_has_each_line_once() -> None:
    assert len({(move.start, move.happening) for move in MOVES}) == len(MOVES) == len(TABLE)


def test_only_reopening_begins_a_new_round() -> None:
    assert [move.happening for move in MOVES if move.next_round] == [Happening.REOPENS]


def test_a_final_verdict_says_how_it_came_about() -> None:
    assert all((move.end is State.FINAL) == (move.origin is not None) for move in MOVES)
