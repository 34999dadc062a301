"""Poll feeds and add what is new: polite, and without asking twice for what has not changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from db import feeds, origins
from db.engine import Database
from workbench.actions.adding import AddReport, add_page
from workbench.actions.fetching import Busy, FeedItem, read_feed, read_item
from workbench.compare.addresses import comparable
from workbench.errors import ItemSkipped
from workbench.extract.parser import Parser
from workbench.intake.fetching import Fetched, Fetcher, Later
from workbench.intake.limits import Limits
from workbench.values.feed import Feed
from workbench.values.review import Actor

LONGEST = timedelta(days=1)
"""A feed that keeps failing is asked at least once a day."""
DOUBLINGS = 8
"""How often the time to the next poll is doubled while a feed fails."""
MOST_NEW = 50
"""Items that one poll takes from a feed; the others come with the next."""
WATCHER = Actor("system: watch", "system")


@dataclass(frozen=True, slots=True)
class Poll:
    """What asking one feed brought. `problems` are a line each; `changed` false: the feed is as it was."""

    feed: Feed
    reports: tuple[AddReport, ...] = ()
    known: int = 0  # items that were there already
    problems: tuple[str, ...] = ()
    changed: bool = True


class Watch:
    """The feeds that are watched by this run. `now` and `pause` are the clock's."""

    def __init__(
        self,
        database: Database,
        actor: Actor,
        fetcher: Fetcher,
        parser: Parser | None,
        *,
        every: timedelta,
        limits: Limits | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self.database, self.actor, self.fetcher, self.parser = database, actor, fetcher, parser
        self.every, self.limits, self.now, self.pause = every, limits, now, pause

    def due(self, address: str) -> datetime:
        """When the feed is to be asked next."""
        with self.database.reading() as store:
            feed = feeds.of(store, address)
        return feed.due_at or self.now()

    def poll(self, address: str) -> Poll:
        """Ask the feed once and add what is new. Nothing is raised for a feed or an item that fails:
        it is told, and asked again later."""
        with self.database.reading() as store:
            feed = feeds.of(store, address)
        try:
            found = self.fetcher.get(address, etag=feed.etag, last_modified=feed.last_modified)
            if isinstance(found, Later):
                return self._kept(self._failed(feed, found.seconds), "the server asks to be left alone")
            if found is None:
                return replace(self._kept(self._answered(feed)), changed=False)
            items = list(read_feed(found, self.limits))
        except ItemSkipped as error:
            return self._kept(self._failed(feed, None), error.reason)
        return self._take(feed, found, items)

    def run(
        self, addresses: Sequence[str], tell: Callable[[Poll], object], *, once: bool = False
    ) -> tuple[Poll, ...]:
        """Poll each feed when it is due, and tell each poll, until stopped; with `once`, each feed one
        time, due or not: the polls."""
        if once:
            polls = tuple(self.poll(address) for address in addresses)
            for each in polls:
                tell(each)
            return polls
        while True:
            due_at, address = min((self.due(address), address) for address in addresses)
            wait = (due_at - self.now()).total_seconds()
            if wait > 0:
                self.pause(wait)
            tell(self.poll(address))

    def _take(self, feed: Feed, found: Fetched, items: Sequence[FeedItem | ItemSkipped]) -> Poll:
        """Add the items that are not there yet. A feed of which something is left is not marked as
        seen, so that its server sends it again."""
        reports: list[AddReport] = []
        problems = [str(each) for each in items if isinstance(each, ItemSkipped)]
        fresh = [each for each in items if isinstance(each, FeedItem) and not self._is_known(each)]
        known = sum(isinstance(each, FeedItem) for each in items) - len(fresh)
        complete = len(fresh) <= MOST_NEW
        if not complete:
            problems.append(
                f"{found.address}: {len(fresh)} new items, {MOST_NEW} taken now, the others later"
            )
        for item in fresh[:MOST_NEW]:
            try:
                preview = read_item(self.fetcher, item, self.pause, self.limits)
                reports.append(add_page(self.database, self.actor, preview, self.parser))
            except Busy as error:
                complete = False
                problems.append(str(error))
            except ItemSkipped as error:
                problems.append(str(error))
        seen = replace(feed, etag=found.etag, last_modified=found.last_modified) if complete else feed
        poll = self._kept(self._answered(seen))
        return replace(poll, reports=tuple(reports), known=known, problems=tuple(problems))

    def _is_known(self, item: FeedItem) -> bool:
        address = comparable(item.address)
        if address is None:
            return False  # its text tells whether it is there
        with self.database.reading() as store:
            return bool(origins.at_address(store, address))

    def _answered(self, feed: Feed) -> Feed:
        now = self.now()
        return replace(feed, polled_at=now, due_at=now + self.every, failures=0)

    def _failed(self, feed: Feed, seconds: float | None) -> Feed:
        """Back off: twice as long after each failure, or as long as the server asks, a day at most."""
        wait = self.every * 2 ** min(feed.failures + 1, DOUBLINGS)
        if seconds is not None:
            wait = max(self.every, timedelta(seconds=min(seconds, LONGEST.total_seconds())))
        now = self.now()
        return replace(
            feed, polled_at=now, due_at=now + max(self.every, min(wait, LONGEST)), failures=feed.failures + 1
        )

    def _kept(self, feed: Feed, problem: str = "") -> Poll:
        with self.database.writing(self.actor) as store:
            feeds.keep(store, feed)
        if not problem:
            return Poll(feed)
        return Poll(feed, problems=(f"{feed.address}: {problem}",), changed=False)
