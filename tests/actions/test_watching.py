"""Feeds are polled politely, and what is new is added once.

The server of these tests stands on 127.0.0.1; the guard is opened for that one address here alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from db import articles, feeds
from db.engine import Database
from tests.local_server import LocalServer, QuietHandler
from workbench.actions import browsing, watching
from workbench.actions.adding import add_page
from workbench.actions.fetching import make_fetcher, read_address
from workbench.actions.page_previews import PagePreview
from workbench.actions.watching import Again, Poll, Watch
from workbench.errors import UnusableInput
from workbench.intake.fetching import Fetcher, Limits
from workbench.settings import load_settings

START = datetime(2026, 2, 6, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SENTENCES = (
    "The harbour board said on Friday that cargo rose 12 per cent to 3.1 million tonnes.",
    "Its chair, Ida Krog, told members that the new quay would cost 40 million crowns.",
    "Work is to begin in the spring and to take two years, according to the plan.",
)


def page(number: int) -> bytes:
    body = "".join(f"<p>{each} Part {number} of the report has more on it.</p>" for each in SENTENCES)
    return f"<html><body><article><h1>Harbour report {number}</h1>{body}</article></body></html>".encode()


class Site(LocalServer):
    """A feed of the pages in `pages`; `asked` keeps the paths that were asked for.

    `updated` is when the feed says that a page was changed, `etags` what the server names it by.
    """

    def __init__(self) -> None:
        super().__init__(Handler)
        self.pages: dict[str, bytes] = {}
        self.status: dict[str, int] = {}
        self.retry_after = ""
        self.full_text = False
        self.updated: dict[str, str] = {}
        self.etags: dict[str, str] = {}
        self.heeds_etags = True
        self.elsewhere: tuple[str, ...] = ()  # addresses of further items, on other sites

    def feed(self) -> bytes:
        text = "<![CDATA[" + "".join(f"<p>{each}</p>" for each in SENTENCES) + "]]>"
        content = f"<content:encoded>{text}</content:encoded>" if self.full_text else ""
        items = "".join(
            f"<item><title>Item {path[1:]}</title><link>{link}</link>{content}"
            f"<description>In short.</description><pubDate>Thu, 05 Feb 2026 09:00:00 GMT</pubDate>"
            f"<atom:updated>{self.updated.get(path, '2026-02-05T09:00:00Z')}</atom:updated></item>"
            for path, link in [
                *((path, self.address(path)) for path in self.pages),
                *((f"/{address}", address) for address in self.elsewhere),
            ]
        )
        return (
            '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:atom="http://www.w3.org/2005/Atom">'
            f"<channel><title>Coast Gazette</title>{items}</channel></rss>"
        ).encode()


class Handler(QuietHandler):
    server: Site

    def do_GET(self) -> None:  # noqa: N802 (the name is http.server's)
        site, path = self.server, self.path
        site.asked.append(path)
        status = site.status.get(path, 200)
        if path == "/feed":
            body, kind = site.feed(), "application/rss+xml"
            mark = f'"{len(site.pages)}{"".join(site.updated.values())}"'
        else:
            body, kind = site.pages.get(path, b""), "text/html"
            mark = site.etags.get(path, "")
            status = status if path in site.pages else 404
        heeded = path == "/feed" or site.heeds_etags
        if status == 200 and mark and heeded and self.headers["If-None-Match"] == mark:
            body, status = b"", 304
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if status == 200 else 0))
        if mark:
            self.send_header("ETag", mark)
        if site.retry_after:
            self.send_header("Retry-After", site.retry_after)
        self.end_headers()
        if status == 200:
            self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    with server.running():
        yield server


class Clock:
    """A time that only goes on when someone waits."""

    def __init__(self) -> None:
        self.now = START
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(database: Database, clock: Clock) -> Watch:
    fetcher = Fetcher(Limits(seconds=10), open_for=("127.0.0.1/32",))
    return Watch(
        database,
        watching.WATCHER,
        fetcher,
        None,
        every=HOUR,
        now=lambda: clock.now,
        pause=clock.wait,
    )


def added(poll: Poll) -> list[str]:
    return [each.title for report in poll.reports for each in report.added]


def test_new_items_are_added_from_their_own_pages(site: Site, watch: Watch, database: Database) -> None:
    site.pages = {"/1": page(1), "/2": page(2)}
    poll = watch.poll(site.address("/feed"))
    assert (added(poll), poll.problems) == (["Harbour report 1", "Harbour report 2"], ())
    stored = browsing.list_articles(database)
    assert {each.publisher for each in stored} == {"Coast Gazette"}
    assert {str(each.published) for each in stored} == {"2026-02-05"}


def test_what_has_not_changed_is_asked_for_and_not_read(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1)}
    watch.poll(site.address("/feed"))
    site.asked.clear()
    poll = watch.poll(site.address("/feed"))
    assert (poll.changed, poll.reports, site.asked) == (False, (), ["/feed"])


def test_only_the_new_item_of_a_changed_feed_is_fetched(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1)}
    watch.poll(site.address("/feed"))
    site.pages["/2"] = page(2)
    site.asked.clear()
    poll = watch.poll(site.address("/feed"))
    assert (added(poll), poll.known, site.asked) == (["Harbour report 2"], 1, ["/feed", "/2"])


def test_a_new_run_knows_what_an_earlier_one_has_seen(
    site: Site, watch: Watch, database: Database, clock: Clock
) -> None:
    site.pages = {"/1": page(1)}
    watch.poll(site.address("/feed"))
    again = Watch(database, watch.actor, watch.fetcher, None, every=HOUR, now=lambda: clock.now)
    assert again.due(site.address("/feed")) == START + timedelta(hours=1, seconds=1)
    assert again.poll(site.address("/feed")).changed is False


def test_pages_of_one_run_are_asked_for_with_pauses(site: Site, watch: Watch, clock: Clock) -> None:
    site.pages = {"/1": page(1), "/2": page(2)}
    watch.poll(site.address("/feed"))
    assert clock.waits == [1.0, 1.0]


def test_an_item_whose_page_is_gone_is_told_and_the_others_are_added(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1), "/2": page(2)}
    site.status["/1"] = 500
    poll = watch.poll(site.address("/feed"))
    assert added(poll) == ["Harbour report 2"]
    assert [each for each in poll.problems if "500" in each and "/1" in each]


def test_a_feed_that_has_the_whole_text_needs_no_page(site: Site, watch: Watch) -> None:
    site.pages, site.full_text = {"/1": page(1)}, True
    site.status["/1"] = 500
    assert added(watch.poll(site.address("/feed"))) == ["Item 1"]


def test_a_busy_server_is_left_alone_and_its_item_is_not_lost(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1)}
    site.status["/1"] = 503
    assert "left alone" in watch.poll(site.address("/feed")).problems[0]
    site.status.clear()
    assert added(watch.poll(site.address("/feed"))) == ["Harbour report 1"]


def test_a_feed_that_fails_is_asked_ever_less_often_and_once_a_day_at_least(
    site: Site, watch: Watch, clock: Clock
) -> None:
    site.status["/feed"] = 500
    waits = []
    for _ in range(12):
        poll = watch.poll(site.address("/feed"))
        assert poll.feed.due_at is not None
        waits.append(poll.feed.due_at - clock.now)
    assert waits[:4] == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR]
    assert set(waits[4:]) == {timedelta(days=1)}
    assert "500" in poll.problems[0]
    site.status.clear()
    assert watch.poll(site.address("/feed")).feed.failures == 0


def test_a_server_says_when_to_come_back(site: Site, watch: Watch, clock: Clock) -> None:
    site.status["/feed"], site.retry_after = 429, "7200"
    poll = watch.poll(site.address("/feed"))
    assert poll.feed.due_at == clock.now + 2 * HOUR


def updated(poll: Poll) -> list[tuple[str, int]]:
    return [(each.title, each.version) for report in poll.reports for each in report.updated]


def changed(number: int) -> bytes:
    return page(number).replace(b"40 million", b"46 million")


def test_an_item_that_the_feed_calls_changed_becomes_a_new_version(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1), "/2": page(2)}
    watch.poll(site.address("/feed"))
    site.pages["/2"], site.updated["/2"] = changed(2), "2026-02-06T08:00:00Z"
    site.asked.clear()
    poll = watch.poll(site.address("/feed"))
    assert (updated(poll), added(poll), poll.known) == ([("Harbour report 2", 2)], [], 1)
    assert [str(each) for each in poll.reports[0].updated[0].changes] != []
    assert site.asked == ["/feed", "/2"]


def test_a_changed_item_whose_text_is_the_same_is_known(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1)}
    watch.poll(site.address("/feed"))
    site.updated["/1"] = "2026-02-06T08:00:00Z"
    assert (watch.poll(site.address("/feed")).reports, watch.poll(site.address("/feed")).changed) == (
        (),
        False,
    )


def test_a_page_that_its_server_calls_changed_becomes_a_new_version_though_the_feed_is_as_it_was(
    site: Site, watch: Watch, clock: Clock
) -> None:
    site.pages, site.etags = {"/1": page(1)}, {"/1": '"a"'}
    watch.poll(site.address("/feed"))
    site.pages["/1"], site.etags["/1"] = changed(1), '"b"'
    clock.now += HOUR
    poll = watch.poll(site.address("/feed"))
    assert (poll.changed, updated(poll)) == (False, [("Harbour report 1", 2)])


@pytest.mark.parametrize("heeds", [True, False])
def test_a_page_that_is_as_its_server_named_it_is_not_read_again(
    heeds: bool, site: Site, watch: Watch, clock: Clock
) -> None:
    site.pages, site.etags, site.heeds_etags = {"/1": page(1)}, {"/1": '"a"'}, heeds
    watch.poll(site.address("/feed"))
    site.pages["/1"] = changed(1)
    clock.now += HOUR
    assert watch.poll(site.address("/feed")).reports == ()
    assert site.asked.count("/1") == 2


def test_a_page_is_asked_for_again_ever_less_often_and_for_some_days_only(
    site: Site, watch: Watch, clock: Clock
) -> None:
    site.pages, site.etags = {"/1": page(1)}, {"/1": '"a"'}
    watch.poll(site.address("/feed"))
    asked = []
    for hour in range(1, 100):
        clock.now = START + timedelta(hours=hour, seconds=1)
        site.asked.clear()
        watch.poll(site.address("/feed"))
        asked += [hour] * site.asked.count("/1")
    assert asked == [1, 3, 7, 15, 31, 63]  # each time as long as it has been there by then, and the pause


def test_a_page_of_which_its_server_says_nothing_is_not_asked_for_again(
    site: Site, watch: Watch, clock: Clock
) -> None:
    site.pages = {"/1": page(1)}
    watch.poll(site.address("/feed"))
    site.pages["/1"] = changed(1)
    clock.now += HOUR
    assert watch.poll(site.address("/feed")).reports == ()
    assert site.asked.count("/1") == 1


@pytest.mark.parametrize(("most", "asked"), [(0, 0), (2, 2), (9, 4)])
def test_only_so_many_pages_are_asked_for_again_in_one_poll(
    most: int, asked: int, site: Site, watch: Watch, clock: Clock
) -> None:
    paths = [f"/{number}" for number in range(4)]
    site.pages = {path: page(number) for number, path in enumerate(paths)}
    site.etags = dict.fromkeys(paths, '"a"')
    watch.again = Again(pages=most)
    watch.poll(site.address("/feed"))
    site.asked.clear()
    clock.now += HOUR
    watch.poll(site.address("/feed"))
    assert len(site.asked) - 1 == asked


def test_the_pages_that_waited_longest_are_asked_for_first(site: Site, watch: Watch, clock: Clock) -> None:
    site.pages = {"/1": page(1), "/2": page(2), "/3": page(3)}
    site.etags = dict.fromkeys(site.pages, '"a"')
    watch.again = Again(pages=1)
    watch.poll(site.address("/feed"))
    site.asked.clear()
    for _ in range(3):
        clock.now += HOUR
        watch.poll(site.address("/feed"))
    assert [path for path in site.asked if path != "/feed"] == ["/1", "/2", "/3"]


def test_a_page_that_is_gone_is_told_when_it_is_due_and_its_article_stays(
    site: Site, watch: Watch, clock: Clock, database: Database
) -> None:
    site.pages, site.etags = {"/1": page(1)}, {"/1": '"a"'}
    watch.poll(site.address("/feed"))
    site.status["/1"] = 410
    clock.now += HOUR
    (problem,) = watch.poll(site.address("/feed")).problems
    assert "/1: the server answers with 410" in problem
    clock.now += timedelta(minutes=30)
    assert watch.poll(site.address("/feed")).problems == ()
    assert len(browsing.list_articles(database)) == 1


def test_a_site_that_asks_for_time_is_asked_for_no_more_pages_in_that_poll(site: Site, watch: Watch) -> None:
    site.pages = {f"/{number}": page(number) for number in range(3)}
    site.status = dict.fromkeys(site.pages, 503)
    watch.poll(site.address("/feed"))
    assert len(site.asked) == 3  # robots.txt, the feed and one page
    site.status.clear()
    assert len(added(watch.poll(site.address("/feed")))) == 3


def test_an_article_that_was_there_before_its_feed_was_watched_is_known(
    site: Site, watch: Watch, database: Database
) -> None:
    site.pages = {"/1": page(1)}
    (found,) = read_address(watch.fetcher, site.address("/1"))
    assert isinstance(found, PagePreview)
    add_page(database, watch.actor, found, None)
    poll = watch.poll(site.address("/feed"))
    assert (poll.known, poll.reports) == (1, ())
    site.pages["/1"], site.updated["/1"] = changed(1), "2026-02-06T08:00:00Z"
    assert updated(watch.poll(site.address("/feed"))) == [("Harbour report 1", 2)]


def test_an_item_that_can_not_be_used_is_not_asked_for_until_it_changes(site: Site, watch: Watch) -> None:
    site.pages = {"/1": b"<html><body></body></html>"}
    assert "a page without text" in watch.poll(site.address("/feed")).problems[0]
    site.pages["/2"] = page(2)
    site.asked.clear()
    assert added(watch.poll(site.address("/feed"))) == ["Harbour report 2"]
    assert "/1" not in site.asked
    site.pages["/1"], site.updated["/1"] = page(1), "2026-02-06T08:00:00Z"
    assert added(watch.poll(site.address("/feed"))) == ["Harbour report 1"]


def test_a_page_under_another_address_than_the_feed_has_is_fetched_once(site: Site, watch: Watch) -> None:
    head = b'<head><link rel="canonical" href="https://gazette.example/harbour/1"></head><body>'
    site.pages = {"/1": page(1).replace(b"<body>", head)}
    watch.poll(site.address("/feed"))
    site.pages["/2"] = page(2)
    watch.poll(site.address("/feed"))
    assert site.asked.count("/1") == 1


def test_what_is_old_and_gone_from_the_feed_is_forgotten(
    site: Site, watch: Watch, database: Database, clock: Clock
) -> None:
    site.pages = {"/1": page(1), "/2": page(2)}
    watch.poll(site.address("/feed"))
    clock.now += timedelta(days=4)
    site.pages = {"/2": page(2), "/3": page(3), "/4": page(4)}
    watch.poll(site.address("/feed"))
    with database.reading() as store:
        since = feeds.pages_since(store, site.address("/feed"), START)
    assert sorted(each.url[-2:] for each in since) == ["/2", "/3", "/4"]


def teaser(number: int) -> bytes:
    body = f"<p>{SENTENCES[0]} Part {number} of the report has more on it.</p><p>Subscribe to read on.</p>"
    return f"<html><body><article><h1>Harbour report {number}</h1>{body}</article></body></html>".encode()


def kept_texts(database: Database) -> list[str]:
    with database.reading() as store:
        return [articles.get(store, each.id).text for each in browsing.list_articles(database)]


@pytest.mark.parametrize("by_feed", [True, False])
def test_a_teaser_is_told_once_and_does_not_replace_the_whole_article(
    by_feed: bool, site: Site, watch: Watch, database: Database, clock: Clock
) -> None:
    site.pages, site.etags = {"/1": page(1)}, {"/1": '"a"'}
    watch.poll(site.address("/feed"))
    whole = kept_texts(database)
    site.pages["/1"], site.etags["/1"] = teaser(1), '"b"'
    if by_feed:
        site.updated["/1"] = "2026-02-06T08:00:00Z"
    clock.now += HOUR
    poll = watch.poll(site.address("/feed"))
    (problem,) = poll.problems
    assert "/1: shorter than what is kept (" in problem
    assert f" of {len(whole[0]):,} characters); add it by hand if it is right" in problem
    assert (poll.reports, kept_texts(database)) == ((), whole)
    clock.now += timedelta(hours=5)
    assert watch.poll(site.address("/feed")).problems == ()
    site.pages["/1"], site.etags["/1"] = changed(1), '"c"'
    clock.now += timedelta(hours=12)
    assert updated(watch.poll(site.address("/feed"))) == [("Harbour report 1", 2)]


def test_a_text_of_more_than_half_the_words_becomes_a_new_version(
    site: Site, watch: Watch, clock: Clock
) -> None:
    site.pages, site.etags = {"/1": page(1)}, {"/1": '"a"'}
    watch.poll(site.address("/feed"))
    without = page(1).replace(f"<p>{SENTENCES[2]} Part 1 of the report has more on it.</p>".encode(), b"")
    site.pages["/1"], site.etags["/1"] = without, '"b"'
    clock.now += HOUR
    poll = watch.poll(site.address("/feed"))
    assert (updated(poll), poll.problems) == ([("Harbour report 1", 2)], ())


def test_a_page_that_goes_back_to_an_earlier_text_is_told_once(
    site: Site, watch: Watch, database: Database, clock: Clock
) -> None:
    site.pages, site.etags = {"/1": page(1)}, {"/1": '"a"'}
    watch.poll(site.address("/feed"))
    site.pages["/1"], site.etags["/1"] = changed(1), '"b"'
    clock.now += HOUR
    assert watch.poll(site.address("/feed")).problems == ()
    site.pages["/1"], site.etags["/1"] = page(1), '"c"'
    clock.now += 3 * HOUR
    (problem,) = watch.poll(site.address("/feed")).problems
    (article,) = browsing.list_articles(database)
    assert "/1: the page has gone back to an earlier text, kept as version 1" in problem
    assert f"workbench article correct {article.id} text FILE --reason" in problem
    clock.now += 9 * HOUR
    assert watch.poll(site.address("/feed")).problems == ()


def test_items_behind_many_that_are_refused_are_taken(
    site: Site, watch: Watch, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_NEW", 3)
    site.pages = {f"/{number}": page(number) for number in range(5)}
    site.status = dict.fromkeys(["/0", "/1", "/2"], 403)
    first = watch.poll(site.address("/feed"))
    assert (added(first), "5 new or changed items, 3 taken now" in first.problems[-1]) == ([], True)
    clock.now += HOUR
    second = watch.poll(site.address("/feed"))
    assert added(second) == ["Harbour report 3", "Harbour report 4"]
    assert not [each for each in second.problems if "taken now" in each]
    clock.now += HOUR
    assert watch.poll(site.address("/feed")).changed is False


def test_refused_items_are_asked_for_again_in_turn_when_the_feed_changes(
    site: Site, watch: Watch, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_NEW", 2)
    site.pages = {"/0": page(0), "/1": page(1)}
    site.status = dict.fromkeys(site.pages, 403)
    watch.poll(site.address("/feed"))
    asked = []
    for number in range(2, 5):
        site.pages[f"/{number}"] = page(number)
        site.asked.clear()
        clock.now += HOUR
        watch.poll(site.address("/feed"))
        asked.append(site.asked[1:])
    assert asked == [["/2", "/0"], ["/3", "/1"], ["/4", "/0"]]
    site.status.clear()
    site.pages["/5"] = page(5)
    assert added(watch.poll(site.address("/feed"))) == ["Harbour report 5", "Harbour report 1"]


def test_items_of_a_site_that_asks_for_time_take_no_place_from_others(
    site: Site, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_NEW", 2)
    other = Site()
    with other.running():
        other.pages = {"/9": page(9)}
        site.pages = {"/0": page(0), "/1": page(1), "/2": page(2)}
        site.status = dict.fromkeys(site.pages, 503)
        site.elsewhere = (other.address("/9"),)
        poll = watch.poll(site.address("/feed"))
    assert added(poll) == ["Harbour report 9"]


def test_an_item_without_an_address_takes_no_place_from_others(
    site: Site, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_NEW", 1)
    site.pages, site.elsewhere, site.full_text = {"/1": page(1)}, ("",), True
    poll = watch.poll(site.address("/feed"))
    assert (added(poll), poll.problems) == (["Harbour report 1", "Item"], ())


def test_a_page_is_no_feed(site: Site, watch: Watch, database: Database) -> None:
    site.pages = {"/1": page(1)}
    poll = watch.poll(site.address("/1"))
    assert "no feed: this is html" in poll.problems[0]
    assert browsing.list_articles(database) == ()


def test_the_feed_that_is_due_first_is_asked_first(site: Site, watch: Watch, clock: Clock) -> None:
    site.pages = {"/1": page(1)}
    polls: list[Poll] = []

    class Enough(Exception):
        pass

    def tell(poll: Poll) -> None:
        polls.append(poll)
        if len(polls) == 3:
            raise Enough

    with pytest.raises(Enough):
        watch.run([site.address("/feed"), site.address("/gone")], tell)
    assert [each.feed.address.rpartition("/")[2] for each in polls] == ["feed", "gone", "feed"]
    assert clock.now >= START + HOUR


def test_a_page_at_an_address_keeps_it(site: Site, watch: Watch) -> None:
    site.pages = {"/1": page(1)}
    (found,) = read_address(watch.fetcher, site.address("/1"))
    assert isinstance(found, PagePreview)
    assert found.page.articles[0].url == site.address("/1")


def test_addresses_are_off_until_they_are_switched_on(tmp_path) -> None:
    with pytest.raises(UnusableInput, match="WORKBENCH_FETCH=on"):
        make_fetcher(load_settings({}, tmp_path))
    assert make_fetcher(load_settings({"WORKBENCH_FETCH": "on"}, tmp_path)).open is False
