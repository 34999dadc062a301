"""Commands that were applied: the same again changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select

from db import models
from db.store import Store


def seen(store: Store, reviewer_id: int, boot: str, number: int) -> Mapping[str, Any] | None:
    """The answer that was given, or None for a command not applied before."""
    found: Mapping[str, Any] | None = store.session.scalar(
        select(models.CommandSeen.answer).where(
            models.CommandSeen.reviewer_id == reviewer_id,
            models.CommandSeen.boot == boot,
            models.CommandSeen.number == number,
        )
    )
    return found


def remember(store: Store, reviewer_id: int, boot: str, number: int, answer: Mapping[str, Any]) -> None:
    """Keep the answer, in the unit of work that applies the command."""
    seen_now = {"reviewer_id": reviewer_id, "boot": boot, "number": number, "at": store.at, "answer": answer}
    store.write(insert(models.CommandSeen), seen_now)
