"""A feed that is polled, and the pages of its items."""

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


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The page of an item of a feed, as it stood when it was last asked for.

    `stamp` is what the feed said of its last change, `etag` and `last_modified` what its server gave.
    """

    feed: str  # its address
    address: str  # of the page, in the form that addresses are compared in
    url: str  # of the page, as the feed has it
    stamp: str
    first_at: datetime
    asked_at: datetime
    etag: str = ""
    last_modified: str = ""
