"""A feed that is polled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """Where polling a feed stands. `etag` and `last_modified` are what its server gave last, so that it
    need not send again what has not changed."""

    address: str
    etag: str = ""
    last_modified: str = ""
    polled_at: datetime | None = None
    due_at: datetime | None = None  # not to be asked before
    failures: int = 0  # since it last answered
