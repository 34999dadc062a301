"""Which article a reviewer takes next."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select, true

from db import models
from db.claim_filter import STANDS
from db.claim_order import NEWEST_FIRST
from db.store import Store
from workbench.values.review import State

_NOTHING_TO_DO = (State.DISPUTED.value, State.FINAL.value, State.DISMISSED.value)
"""Told as what is left out, so that the index of undecided claims is taken and not that of states."""


def next_article(store: Store, reviewer_id: int, after: str | None) -> str | None:
    """The article after `after`, newest first and then from the top again, in which a claim waits for
    this reviewer: it has no verdict that they could see, none of their own in this round, and nobody
    else is at it. None where no other article has one."""
    if after is None:
        return _first(store, reviewer_id, None, true())
    published = store.session.scalar(
        select(models.Claim.published).where(models.Claim.article_id == after).limit(1)
    )
    ranges: tuple[ColumnElement[bool], ...] = (true(),)
    if published is not None:
        day = models.Claim.published
        ranges = ((day == published) & (models.Claim.article_id > after), day < published, true())
    found = (_first(store, reviewer_id, after, part) for part in ranges)
    return next((article_id for article_id in found if article_id), None)


def _first(store: Store, reviewer_id: int, but: str | None, part: ColumnElement[bool]) -> str | None:
    """The first such article in the order of lists, of those in one range of it."""
    claim = models.Claim
    at_it = select(models.Lease.claim_id).where(
        models.Lease.claim_id == claim.id,
        models.Lease.reviewer_id != reviewer_id,
        models.Lease.until > store.at,
    )
    judged = select(models.Verdict.id).where(
        models.Verdict.claim_id == claim.id,
        models.Verdict.round == claim.round,
        models.Verdict.reviewer_id == reviewer_id,
    )
    statement = select(claim.article_id).where(
        claim.verdict.is_(None),
        STANDS,
        claim.state.not_in(_NOTHING_TO_DO),
        ~at_it.exists(),
        ~judged.exists(),
        part,
    )
    if but is not None:
        statement = statement.where(claim.article_id != but)
    return store.session.scalar(statement.order_by(*NEWEST_FIRST).limit(1))
