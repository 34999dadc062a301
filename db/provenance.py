"""Where claims came from: who put their article in."""

from __future__ import annotations

from sqlalchemy import func, select

from db import models
from db.store import Store


def claims_not_added_by(store: Store, actor: str) -> int:
    """How many claims stand in articles that someone other than `actor` put in."""
    theirs = select(models.Event.object_id).where(
        models.Event.action == "added",
        models.Event.object_type == "article",
        models.Event.actor == actor,
    )
    found = select(func.count()).select_from(models.Claim).where(models.Claim.article_id.not_in(theirs))
    return store.session.scalar(found) or 0
