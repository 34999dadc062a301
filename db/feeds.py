"""Where polling each feed stands: scratch paper, without an event; what it brings is logged as articles."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from db import models
from db.store import Store
from workbench.values.feed import Feed


def of(store: Store, address: str) -> Feed:
    """Where polling the feed stands; a feed that was never polled has nothing but its address."""
    row = store.session.get(models.Feed, address)
    if row is None:
        return Feed(address)
    return Feed(address, row.etag, row.last_modified, row.polled_at, row.due_at, row.failures)


def keep(store: Store, feed: Feed) -> None:
    """The feed stands where this says, whatever was kept of it before."""
    values = {
        "etag": feed.etag,
        "last_modified": feed.last_modified,
        "polled_at": feed.polled_at,
        "due_at": feed.due_at,
        "failures": feed.failures,
    }
    there = store.session.scalar(select(models.Feed.address).where(models.Feed.address == feed.address))
    if there is None:
        store.write(insert(models.Feed).values(address=feed.address, **values))
    else:
        store.write(update(models.Feed).where(models.Feed.address == feed.address).values(**values))
