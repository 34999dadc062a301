"""From an address: what is taken, what is refused and how that is told.

The server of these tests stands on 127.0.0.1; the guard is opened for that one address in `fetcher`
and nowhere else.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.local_server import LocalServer, QuietHandler
from workbench.errors import AddressRefused, UnusableInput
from workbench.intake import fetching
from workbench.intake.fetching import Fetched, Fetcher, Later, Limits, is_address

HERE = ("127.0.0.1/32",)
PAGE = b"<html><body><p>The ferry sails at noon.</p></body></html>"


class Site(LocalServer):
    """Paths and what they answer: a function of the handler. What was asked is kept in `asked`."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.answers: dict[str, Callable[[Handler], None]] = {}


class Handler(QuietHandler):
    server: Site

    def do_GET(self) -> None:  # noqa: N802 (the name is http.server's)
        self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path)
        if answer is None:
            self.send_error(404)
        else:
            answer(self)

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    with server.running():
        yield server


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Limits(megabytes=1, seconds=5, redirects=3), open_for=HERE)


def why(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(AddressRefused) as refused:
        fetcher.get(address)
    assert refused.value.place == address
    return refused.value.reason


def test_a_page_is_taken_with_its_type_and_its_marks(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = lambda h: h.give(PAGE, ETag='"1"', Last_Modified="Mon, 02 Feb 2026 10:00:00 GMT")
    found = fetcher.get(site.address("/a"))
    assert found == Fetched(
        site.address("/a"),
        site.address("/a"),
        PAGE,
        "text/html",
        '"1"',
        "Mon, 02 Feb 2026 10:00:00 GMT",
    )


def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    def answer(handler: Handler) -> None:
        same = handler.headers["If-None-Match"] == '"1"'
        handler.give(b"" if same else PAGE, 304 if same else 200)

    site.answers["/a"] = answer
    assert fetcher.get(site.address("/a"), etag='"1"') is None
    assert isinstance(fetcher.get(site.address("/a"), etag='"2"'), Fetched)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "localhost",
     "10.0.0.1", "192.168.1.1", "169.254.169.254", "[fd00::1]", "100.64.0.1"],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_that_is_not_public_is_never_asked(scheme: str, host: str) -> None:
    closed = Fetcher(Limits(seconds=5))
    reason = why(closed, f"{scheme}://{host}/secret")
    assert "not public" in reason


def test_a_closed_guard_asks_nothing_of_a_server_that_listens(site: Site) -> None:
    closed = Fetcher(Limits(seconds=5))
    for address in (site.address("/a"), f"https://127.0.0.1:{site.server_port}/a", "https://127.0.0.1/a"):
        why(closed, address)
    assert site.asked == []


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: inside)
    assert "not public" in why(Fetcher(), "https://news.example/a")


def test_a_redirect_to_the_inside_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = lambda h: h.give(b"", 302, Location="http://10.0.0.1/secret")
    assert "not public" in why(fetcher, site.address("/a"))


def test_a_chain_of_redirects_ends(site: Site, fetcher: Fetcher) -> None:
    for number in range(9):
        site.answers[f"/{number}"] = lambda h, n=number: h.give(b"", 302, Location=f"/{n + 1}")
    assert why(fetcher, site.address("/0")) == "more than 3 redirects"


def test_a_redirect_tells_where_it_landed(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = lambda h: h.give(b"", 301, Location="/b")
    site.answers["/b"] = lambda h: h.give(PAGE)
    found = fetcher.get(site.address("/a"))
    assert isinstance(found, Fetched)
    assert found.landed == site.address("/b")


def test_a_page_over_the_limit_is_not_read_on(site: Site, fetcher: Fetcher) -> None:
    site.answers["/a"] = lambda h: h.give(b"x" * 1_000_001)
    assert why(fetcher, site.address("/a")).startswith("more than 1 MB")


def test_a_packed_bomb_is_measured_unpacked(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    site.answers["/a"] = lambda h: h.give(bomb, Content_Encoding="gzip")
    assert why(fetcher, site.address("/a")).startswith("more than 1 MB")


def test_a_server_that_drips_is_given_up(site: Site) -> None:
    done = threading.Event()

    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(100):
            if done.wait(0.05):
                return
            handler.wfile.write(b"x")
            handler.wfile.flush()

    site.answers["/a"] = drip
    assert "given up" in why(Fetcher(Limits(seconds=0.5), open_for=HERE), site.address("/a"))
    done.set()


@pytest.mark.parametrize("media_type", ["image/jpeg", "video/mp4", "application/zip"])
def test_what_is_no_page_is_refused_by_its_type(site: Site, fetcher: Fetcher, media_type: str) -> None:
    site.answers["/a"] = lambda h: h.give(PAGE, Content_Type=media_type)
    assert why(fetcher, site.address("/a")) == f"{media_type}: not a page, a feed or a PDF"


def test_a_status_is_told(site: Site, fetcher: Fetcher) -> None:
    assert why(fetcher, site.address("/gone")) == "the server answers with 404 Not Found"


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120.0),
        (" 120 ", 120.0),
        ("Fri, 06 Feb 2026 12:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("\u00b2", None),  # a digit that is no number
        ("Fri, 31 Dec 9999 23:59:59 -0100", None),  # beyond the last year there is
    ],
)
def test_a_server_that_asks_for_time_is_given_it(
    site: Site, fetcher: Fetcher, told: str, seconds: float | None
) -> None:
    site.answers["/a"] = lambda h: h.give(b"", 429, Retry_After=told)
    assert fetcher.get(site.address("/a")) == Later(seconds)


def test_robots_txt_is_respected_and_asked_for_once(site: Site, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n"
    site.answers["/robots.txt"] = lambda h: h.give(rules, Content_Type="text/plain")
    site.answers["/a"] = site.answers["/private/b"] = lambda h: h.give(PAGE)
    assert isinstance(fetcher.get(site.address("/a")), Fetched)
    assert "robots.txt asks machines not to read it" in why(fetcher, site.address("/private/b"))
    assert fetcher.pause(site.address("/a")) == 3.0
    assert site.asked == ["/robots.txt", "/a"]


def test_robots_txt_is_respected_where_a_redirect_ends(site: Site, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /private/"
    site.answers["/robots.txt"] = lambda h: h.give(rules, Content_Type="text/plain")
    site.answers["/a"] = lambda h: h.give(b"", 302, Location="/private/b")
    site.answers["/private/b"] = lambda h: h.give(b"<p>Not for machines.</p>")
    assert "robots.txt asks machines not to read it" in why(fetcher, site.address("/a"))


def test_a_robots_txt_that_fails_allows_nothing(site: Site, fetcher: Fetcher) -> None:
    site.answers["/robots.txt"] = lambda h: h.give(b"", 500)
    site.answers["/a"] = lambda h: h.give(PAGE)
    assert "robots.txt answers with 500" in why(fetcher, site.address("/a"))
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("ftp://news.example/a", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("https://", "not a web address"),
        ("https://news.example:notaport/", "not a web address"),
        ("https://me:secret@news.example/a", "name and password"),
        ("https://news.example:22/a", "port 22"),
    ],
)
def test_an_address_that_no_page_has_is_refused_unasked(address: str, part: str) -> None:
    assert part in why(Fetcher(), address)


def test_a_server_that_is_not_there_is_told(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "no answer" in why(fetcher, f"http://127.0.0.1:{port}/a")


def test_no_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    site.answers["/a"] = lambda h: h.give(PAGE)
    assert isinstance(Fetcher(open_for=HERE).get(site.address("/a")), Fetched)


def test_without_the_extra_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "AntiSSRF", None)
    with pytest.raises(UnusableInput, match=r"claim-workbench\[fetch\]"):
        Fetcher()


def test_a_date_to_come_back_is_turned_into_seconds() -> None:
    in_a_minute = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 60))
    assert 50 < (fetching._seconds_to_wait(in_a_minute) or 0) <= 60


def test_an_address_is_no_path() -> None:
    assert is_address("HTTPS://news.example/a")
    assert not is_address("page.html")
