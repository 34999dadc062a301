"""Where a reading has the claims that are kept."""

from __future__ import annotations

from sqlalchemy import select

from db import models
from db.store import Store


def of_claims(store: Store, reading_id: int) -> dict[str, int]:
    """Claim id -> its place in the reading's claims, from 0; without the claims it no longer finds."""
    rows = store.session.execute(
        select(models.ClaimReading.claim_id, models.ClaimReading.position).where(
            models.ClaimReading.reading_id == reading_id
        )
    )
    return {row.claim_id: row.position for row in rows}
