"""Which article a reviewer takes next."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, tuple_

from db import models
from db.store import Store
from workbench.values.review import State

_NOTHING_TO_DO = (State.DISPUTED.value, State.FINAL.value, State.DISMISSED.value)
"""Told as what is left out, so that the index of undecided claims is taken and not that of states."""


def next_article(store: Store, reviewer_id: int, after: str | None) -> str | None:
    """The article after `after`, newest first and then from the top again, in which a claim waits for
    this reviewer: it has no verdict that they could see, none of their own in this round, and nobody
    else is at it. None where no other article has one."""
    start: tuple[date, str] | None = None
    if after is not None:
        published = store.session.scalar(
            select(models.Claim.published).where(models.Claim.article_id == after).limit(1)
        )
        start = (published, after) if published else None
    found = _first(store, reviewer_id, start, after)
    return found or (None if start is None else _first(store, reviewer_id, None, after))


def _first(store: Store, reviewer_id: int, start: tuple[date, str] | None, but: str | None) -> str | None:
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
    place = tuple_(claim.published, claim.article_id)
    statement = select(claim.article_id).where(
        claim.verdict.is_(None), claim.state.not_in(_NOTHING_TO_DO), ~at_it.exists(), ~judged.exists()
    )
    if but is not None:
        statement = statement.where(claim.article_id != but)
    if start is not None:
        statement = statement.where(place < tuple_(*start))
    return store.session.scalar(statement.order_by(claim.published.desc(), claim.article_id.desc()).limit(1))
