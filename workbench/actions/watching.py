"""Poll feeds and add what is new or was changed: polite, and without reading twice what is as it was.

An item that is there is read again where the feed says that it changed. Beyond that its page is asked for
again for some days, ever less often, where its server says by ETag or Last-Modified what has changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from db import articles, feeds, origins
from db.engine import Database
from workbench.actions.adding import AddReport, add_page
from workbench.actions.becoming import Becoming
from workbench.actions.fetching import Busy, FeedItem, ItemRead, read_feed, read_item
from workbench.actions.page_previews import PagePreview, mark_known
from workbench.compare.addresses import comparable
from workbench.errors import AddressRefused, ItemSkipped
from workbench.extract.parser import Parser
from workbench.intake.fetching import Fetched, Fetcher, Later
from workbench.intake.limits import Limits
from workbench.values.feed import Feed, FeedPage
from workbench.values.review import Actor

LONGEST = timedelta(days=1)
"""A feed that keeps failing is asked at least once a day."""
DOUBLINGS = 8
"""How often the time to the next poll is doubled while a feed fails."""
MOST_NEW = 50
"""Items that one poll takes from a feed, new ones and changed ones; the others come with the next."""
SHORTEST = 0.5
"""A newer text with a smaller share of the words of the one that is kept is left to a person: it is as a
rule the teaser before a paywall."""
NEVER = datetime.min.replace(tzinfo=UTC)
WATCHER = Actor("system: watch", "system")


@dataclass(frozen=True, slots=True)
class Again:
    """How often the pages of items that are there are asked for again."""

    pages: int = 10  # of one feed in one poll; 0: never
    days: int = 3  # from when an item was first seen

    def is_due(self, page: FeedPage, now: datetime, every: timedelta) -> bool:
        """Its server says what has changed, and as much time has gone by since it was last asked for as
        had then since it was first seen: ever less often."""
        if not (page.etag or page.last_modified):
            return False
        return now - page.asked_at >= max(every, page.asked_at - page.first_at)


@dataclass(frozen=True, slots=True)
class Poll:
    """What asking one feed brought. `problems` are a line each; `changed` false: the feed is as it was."""

    feed: Feed
    reports: tuple[AddReport, ...] = ()
    known: int = 0  # items that were there already, and are as they were
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
        again: Again | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self.database, self.actor, self.fetcher, self.parser = database, actor, fetcher, parser
        self.every, self.limits, self.again = every, limits, again or Again()
        self.now, self.pause = now, pause

    def due(self, address: str) -> datetime:
        """When the feed is to be asked next."""
        with self.database.reading() as store:
            feed = feeds.of(store, address)
        return feed.due_at or self.now()

    def poll(self, address: str) -> Poll:
        """Ask the feed once and add what is new or was changed. Nothing is raised for a feed or an item that
        fails: it is told, and asked again later."""
        with self.database.reading() as store:
            feed = feeds.of(store, address)
        try:
            found = self.fetcher.get(address, etag=feed.etag, last_modified=feed.last_modified)
            if isinstance(found, Later):
                return self._kept(self._failed(feed, found.seconds), "the server asks to be left alone")
            if found is None:
                visit = _Visit(self, feed)
                visit.ask_again()
                return visit.poll(self._kept(self._answered(feed)), changed=False)
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
        """Add the items that are not there as the feed has them. A feed of which something is left is not
        marked as seen, so that its server sends it again."""
        if feed.polled_at is None:
            self._kept(feed)  # its pages are kept as of it
        visit = _Visit(self, feed)
        visit.problems.extend(str(each) for each in items if isinstance(each, ItemSkipped))
        whole = visit.take([each for each in items if isinstance(each, FeedItem)])
        visit.ask_again()
        seen = replace(feed, etag=found.etag, last_modified=found.last_modified) if whole else feed
        return visit.poll(self._kept(self._answered(seen)), changed=True)

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


@dataclass(slots=True)
class _Visit:
    """One poll of one feed, as far as it has come."""

    watch: Watch
    feed: Feed
    reports: list[AddReport] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    known: int = 0
    asked: set[str] = field(default_factory=set)  # pages, in the form that addresses are compared in
    busy: set[str] = field(default_factory=set)  # sites that ask to be left alone

    def take(self, items: Sequence[FeedItem]) -> bool:
        """Whether nothing of the feed is left: its new items are added, its changed ones read again."""
        addresses = {address for item in items if (address := comparable(item.address))}
        with self.watch.database.reading() as store:
            seen = feeds.pages(store, self.feed.address, addresses)
            had = {each for each, page in seen.items() if page.stamp}
            there = {each for each in addresses - had if origins.at_address(store, each)}
        waiting: list[tuple[FeedItem, FeedPage | None]] = []
        for item in items:
            address = comparable(item.address)
            page = seen.get(address) if address else None
            if address in there and (page := self._page_of(item)):
                page = replace(page, stamp=item.stamp)
                self._keep(page)
            if page is not None and page.stamp == item.stamp:
                self.known += 1
            else:
                waiting.append((item, page))
        whole = self._take_waiting(waiting)
        with self.watch.database.writing(self.watch.actor) as store:
            feeds.forget_pages(store, self.feed.address, self._since(), but=addresses)
        return whole

    def _take_waiting(self, waiting: list[tuple[FeedItem, FeedPage | None]]) -> bool:
        """Whether nothing of these is left but what was refused before: what was never asked for comes
        first, then what was asked for longest ago."""
        waiting.sort(key=lambda each: each[1].asked_at if each[1] else NEVER)
        whole, asked, left = True, 0, 0
        for item, page in waiting:
            address = comparable(item.address)
            asks = address is not None and address not in self.asked and not self._is_busy(item)
            if asks and asked == MOST_NEW:
                left += page is None or bool(page.stamp)
                continue
            asked += asks
            whole = self._read(item, page, item.stamp) and whole
        if left:
            self.problems.append(
                f"{self.feed.address}: {asked + left} new or changed items, {asked} taken now, "
                "the others later"
            )
        return whole and not left

    def ask_again(self) -> None:
        """Ask again for the pages of items that are there, of those that are due as many as may be."""
        watch = self.watch
        if not watch.again.pages:
            return
        with watch.database.reading() as store:
            pages = feeds.pages_since(store, self.feed.address, self._since())
        now = watch.now()
        due = (
            page
            for page in pages
            if page.address not in self.asked and watch.again.is_due(page, now, watch.every)
        )
        for page in islice(due, watch.again.pages):
            self._read(FeedItem.at(page.url), page, page.stamp)

    def poll(self, kept: Poll, *, changed: bool) -> Poll:
        """What this visit brought, of a feed that is kept now."""
        return replace(
            kept,
            reports=tuple(self.reports),
            known=self.known,
            problems=(*kept.problems, *self.problems),
            changed=changed,
        )

    def _read(self, item: FeedItem, page: FeedPage | None, stamp: str) -> bool:
        """Whether the item is done with; not where its server asks for time. `page` is what was known of
        it. What was not to be had is asked for again when the feed changes, or when it is due again."""
        address = comparable(item.address)
        if address in self.asked:
            return True
        if self._is_busy(item):
            return False
        if page is not None and not page.stamp:
            page = None  # it was refused, each time: nothing is known of it
        asked = page or self._page_of(item)
        found = report = None
        try:
            found = self._fetched(item, asked)
            if found is not None:
                report = self._added(item, found.preview)
        except Busy as error:
            self.busy.add(urlsplit(item.address).netloc)
            self.problems.append(str(error))
            return False
        except AddressRefused as error:
            self.problems.append(str(error))
            if asked is not None:
                self._keep(asked)
            return True
        except ItemSkipped as error:  # it is there, and is of no use as it stands
            self.problems.append(str(error))
        if asked is not None:
            given = found or asked
            self._keep(replace(asked, stamp=stamp, etag=given.etag, last_modified=given.last_modified))
        if report is not None and (page is None or report.added or report.updated or report.skipped):
            self.reports.append(report)
        elif page is not None and stamp != page.stamp:
            self.known += 1
        return True

    def _added(self, item: FeedItem, preview: PagePreview) -> AddReport:
        """What adding the page did; a page that has gone back to an earlier text is told.

        Raises ItemSkipped where it would put much less in the place of a text that is kept.
        """
        watch = self.watch
        preview = mark_known(watch.database, preview)
        for article, will_be in zip(preview.page.articles, preview.becomes, strict=True):
            if will_be.kind is not Becoming.UPDATE:
                continue
            with watch.database.reading() as store:
                kept = articles.get(store, will_be.article_id).text
            if len(article.text.split()) < SHORTEST * len(kept.split()):
                raise ItemSkipped(
                    item.address or preview.origin,
                    f"shorter than what is kept ({len(article.text):,} of {len(kept):,} characters); "
                    "add it by hand if it is right",
                )
        report = add_page(watch.database, watch.actor, preview, watch.parser)
        for article in preview.page.articles:
            self._tell_if_earlier(item.address or preview.origin, article.text_sha256)
        return report

    def _tell_if_earlier(self, origin: str, text_sha256: str) -> None:
        with self.watch.database.reading() as store:
            if not articles.known(store, (text_sha256,)):
                return
            there = articles.by_text(store, text_sha256)
        if there.asked_for == there.version or there.withdrawn:
            return
        self.problems.append(
            f"{origin}: the page has gone back to an earlier text, kept as version {there.asked_for} of "
            f"article {there.id}, of which version {there.version} holds; to take it: "
            f"workbench article correct {there.id} text FILE --reason R"
        )

    def _is_busy(self, item: FeedItem) -> bool:
        return urlsplit(item.address).netloc in self.busy

    def _fetched(self, item: FeedItem, page: FeedPage | None) -> ItemRead | None:
        watch = self.watch
        etag, last_modified = (page.etag, page.last_modified) if page else ("", "")
        return read_item(
            watch.fetcher, item, watch.pause, watch.limits, etag=etag, last_modified=last_modified
        )

    def _page_of(self, item: FeedItem) -> FeedPage | None:
        """The page of an item that is seen for the first time, without the stamp that it has once its page
        was had; None for one without an address."""
        address = comparable(item.address)
        now = self.watch.now()
        return FeedPage(self.feed.address, address, item.address, "", now, now) if address else None

    def _keep(self, page: FeedPage) -> None:
        """Keep how the page stands: it was asked for now."""
        self.asked.add(page.address)
        with self.watch.database.writing(self.watch.actor) as store:
            feeds.keep_page(store, replace(page, asked_at=self.watch.now()))

    def _since(self) -> datetime:
        return self.watch.now() - timedelta(days=self.watch.again.days)
