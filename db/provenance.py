"""Where claims and sources came from: who put them in."""

from __future__ import annotations

from sqlalchemy import func, select

from db import mapping, models
from db.store import Store
from workbench.values.source import Source


def claims_not_added_by(store: Store, actor: str) -> int:
    """How many claims stand in articles that someone other than `actor` put in."""
    theirs = select(models.Event.object_id).where(
        models.Event.action == "added",
        models.Event.object_type == "article",
        models.Event.actor == actor,
    )
    found = select(func.count()).select_from(models.Claim).where(models.Claim.article_id.not_in(theirs))
    return store.session.scalar(found) or 0


def sources_added_by(store: Store, actor: str) -> tuple[Source, ...]:
    """The sources that something other than a person put in, withdrawn ones too, oldest first."""
    rows = store.session.scalars(
        select(models.Source)
        .where(models.Source.added_by == actor)
        .order_by(models.Source.added_at, models.Source.id)
    )
    return tuple(mapping.source(row) for row in rows)
