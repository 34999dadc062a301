"""Where polling each feed stands: scratch paper, without an event; what it brings is logged as articles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from db import models
from db.store import Store, in_pieces
from workbench.values.feed import Feed, FeedPage


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


def pages(store: Store, feed: str, addresses: Iterable[str]) -> dict[str, FeedPage]:
    """What is known of the pages at these addresses as items of this feed, by the address."""
    found: dict[str, FeedPage] = {}
    for piece in in_pieces(sorted(set(addresses))):
        rows = store.session.scalars(
            select(models.FeedItem).where(models.FeedItem.feed == feed, models.FeedItem.address.in_(piece))
        )
        found |= {row.address: _page(row) for row in rows}
    return found


def pages_since(store: Store, feed: str, since: datetime) -> tuple[FeedPage, ...]:
    """The pages of the items first seen since then, the one asked for longest ago first."""
    rows = store.session.scalars(
        select(models.FeedItem)
        .where(models.FeedItem.feed == feed, models.FeedItem.first_at >= since)
        .order_by(models.FeedItem.asked_at, models.FeedItem.address)
    )
    return tuple(map(_page, rows))


def keep_page(store: Store, page: FeedPage) -> None:
    """The page stands as this says, whatever was kept of it before. Its feed is kept already."""
    of_it = (models.FeedItem.feed == page.feed, models.FeedItem.address == page.address)
    values = {
        "url": page.url,
        "stamp": page.stamp,
        "etag": page.etag,
        "last_modified": page.last_modified,
        "first_at": page.first_at,
        "asked_at": page.asked_at,
    }
    if store.write(update(models.FeedItem).where(*of_it).values(**values)).rowcount == 0:
        store.write(insert(models.FeedItem).values(feed=page.feed, address=page.address, **values))


def forget_pages(store: Store, feed: str, before: datetime, *, but: Iterable[str]) -> None:
    """Forget the pages of items first seen before then, but for those at the addresses that are named."""
    old = store.session.scalars(
        select(models.FeedItem.address).where(models.FeedItem.feed == feed, models.FeedItem.first_at < before)
    )
    for piece in in_pieces(sorted(set(old) - set(but))):
        store.write(
            delete(models.FeedItem).where(models.FeedItem.feed == feed, models.FeedItem.address.in_(piece))
        )


def _page(row: models.FeedItem) -> FeedPage:
    return FeedPage(
        row.feed, row.address, row.url, row.stamp, row.first_at, row.asked_at, row.etag, row.last_modified
    )
