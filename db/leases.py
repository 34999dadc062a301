"""Who is at a claim, until when; and what they have typed and not decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from db import models
from db.store import Store, in_pieces

LEASE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Lease:
    reviewer_id: int
    reviewer: str  # name
    until: datetime


def of(store: Store, claim_id: str) -> Lease | None:
    """Who is at the claim now; a lease that has run out is none."""
    row = store.session.execute(
        select(models.Lease.reviewer_id, models.Reviewer.name, models.Lease.until)
        .join(models.Reviewer, models.Reviewer.id == models.Lease.reviewer_id)
        .where(models.Lease.claim_id == claim_id, models.Lease.until > store.at)
    ).first()
    return Lease(row.reviewer_id, row.name, row.until) if row else None


def take(store: Store, claim_id: str, reviewer_id: int) -> None:
    """The claim is this reviewer's for fifteen minutes from now."""
    until = store.at + LEASE
    prolonged = store.write(
        update(models.Lease)
        .where(models.Lease.claim_id == claim_id)
        .values(reviewer_id=reviewer_id, until=until)
    )
    if prolonged.rowcount == 0:
        lease = {"claim_id": claim_id, "reviewer_id": reviewer_id, "until": until}
        store.write(insert(models.Lease), lease)


def drop(store: Store, claim_ids: Sequence[str]) -> None:
    if claim_ids:
        store.write(delete(models.Lease).where(models.Lease.claim_id.in_(claim_ids)))


def run_out(store: Store) -> tuple[str, ...]:
    """Claims whose lease has ended and still stands."""
    return tuple(
        store.session.scalars(
            select(models.Lease.claim_id)
            .where(models.Lease.until <= store.at)
            .order_by(models.Lease.claim_id)
            .limit(500)
        )
    )


def keep_draft(store: Store, claim_id: str, reviewer_id: int, body: Mapping[str, Any]) -> None:
    """Keep what the reviewer has typed, in place of what was kept before; nothing typed, nothing kept."""
    where = (models.Draft.claim_id == claim_id) & (models.Draft.reviewer_id == reviewer_id)
    if not body:
        store.write(delete(models.Draft).where(where))
        return
    changed = store.write(update(models.Draft).where(where).values(body=dict(body), at=store.at))
    if changed.rowcount == 0:
        store.write(
            insert(models.Draft).values(
                claim_id=claim_id, reviewer_id=reviewer_id, body=dict(body), at=store.at
            )
        )


def drafts(store: Store, claim_ids: Sequence[str], reviewer_id: int) -> dict[str, dict[str, object]]:
    """What this reviewer has typed, by claim."""
    found: dict[str, dict[str, object]] = {}
    for ids in in_pieces(claim_ids):
        rows = store.session.execute(
            select(models.Draft.claim_id, models.Draft.body).where(
                models.Draft.claim_id.in_(ids), models.Draft.reviewer_id == reviewer_id
            )
        )
        found |= dict(rows.all())
    return found
