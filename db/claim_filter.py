"""ClaimFilter -> conditions on `claim`, for lists, counts and exports alike."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_

from db import fulltext
from db.models import Claim
from workbench.values.listing import ClaimFilter
from workbench.values.review import State

WAITING_STATES = tuple(state.value for state in State if state not in (State.FINAL, State.DISMISSED))

IS_INCOMPLETE = and_(
    Claim.verdict.is_not(None), Claim.complete.is_(False), Claim.state != State.DISMISSED.value
)
"""A verdict that lacks something: still in somebody's hands. One index holds just these."""

IS_WAITING = and_(Claim.state.in_(WAITING_STATES), or_(Claim.verdict.is_(None), Claim.complete.is_(True)))
"""No verdict yet, or one more is needed: what is neither incomplete, decided nor dismissed."""


STANDS = Claim.withdrawn.is_(False)
"""Its article is not withdrawn. Few are: where claims are counted, theirs are counted and taken off."""


def conditions(wanted: ClaimFilter, dialect: str, *, many: bool = False) -> list[ColumnElement[bool]]:
    """All of these hold for a claim that is wanted.

    `many` says that many claims are, so that their order is the better way to the first of them.
    """
    found: list[ColumnElement[bool]] = []
    words = fulltext.matching(wanted.words, dialect, many=many)
    if words is not None:
        found.append(words)
    equal = (
        (Claim.kind, wanted.kind),
        (Claim.publisher, wanted.publisher),
        (Claim.speaker, wanted.speaker),
        (Claim.metric, wanted.metric),
        (Claim.unit, wanted.unit),
        (Claim.verdict, wanted.verdict),
        (Claim.article_id, wanted.article_id),
    )
    found += [column == str(value) for column, value in equal if value is not None]
    if wanted.state is not None:
        found.append(_in_state(wanted.state, alone=not found))
    if wanted.unreviewed:
        found += [Claim.verdict.is_(None), Claim.state != State.DISMISSED.value]
    if wanted.incomplete:
        found.append(IS_INCOMPLETE)
    if wanted.first is not None:
        found.append(Claim.published >= wanted.first)
    if wanted.last is not None:
        found.append(Claim.published <= wanted.last)
    if not wanted.withdrawn:
        found.append(STANDS)
    return found


def _in_state(state: State, *, alone: bool) -> ColumnElement[bool]:
    """Most claims are in one state. Beside another filter it is told as what is left out, so that the
    index of the other filter is taken."""
    if alone:
        return Claim.state == state.value
    return Claim.state.not_in([other.value for other in State if other is not state])
