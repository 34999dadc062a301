"""An address -> what stands there, or one line on why it was not taken. Off by default.

Nothing inside this machine or its network can be asked for: every name is resolved once, each of its
addresses is held against the ranges that are not public, and the connection goes to the very address that
was checked, at each redirect anew. Plain http is asked for as https. `robots.txt` is respected (RFC 9309),
that of the address and that of where its redirects end.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit, urlunsplit

from workbench import __version__
from workbench.errors import AddressRefused, UnusableInput

if TYPE_CHECKING:
    from protego import Protego
    from requests import Response, Session

AGENT = f"claim-workbench/{__version__}"
TYPES = (
    "application/atom+xml",
    "application/feed+json",
    "application/pdf",
    "application/rdf+xml",
    "application/rss+xml",
    "application/xhtml+xml",
    "application/xml",
    "text/",
)
"""What is read, by the beginning of its media type."""
PORTS = frozenset({None, 443, 8443})
ROBOTS_BYTES = 500_000
"""RFC 9309, 2.5: at least 500 kibibytes of a robots.txt are read; more is left unread."""
CONNECT, READ = 5.0, 10.0
"""Seconds to wait for a connection, and for the next bytes of an answer."""
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one request, its redirects and its body together."""

    megabytes: int = 25
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `landed` is where its redirects ended."""

    address: str
    landed: str
    raw: bytes
    media_type: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """The server asks to be left alone for so many seconds (status 429 or 503); None: it does not say."""

    seconds: float | None


def is_address(text: str) -> bool:
    """The text is a web address and no path."""
    return text.lower().startswith(("http://", "https://"))


class Fetcher:
    """Gets pages through the guard; one for a run, so that each robots.txt is asked for once.

    `open_for` are networks that the guard lets through all the same, with plain http and on any port:
    the tests' own server, nothing else. Raises UnusableInput where the `fetch` extra is not installed.
    """

    def __init__(self, limits: Limits | None = None, *, open_for: tuple[str, ...] = ()) -> None:
        self.limits = limits or Limits()
        self.open = bool(open_for)
        self._session = _guarded_session(self.limits, open_for)
        self._robots: dict[str, Protego | str] = {}

    def get(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched | Later | None:
        """What stands there; None where it has not changed since `etag` or `last_modified`.

        Raises AddressRefused: an address that is not public, robots.txt, a status, a limit, no answer.
        """
        asked = self._checked(address)
        self._ask_robots(asked, address)
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._within_time(
            address, lambda: self._get(asked, address, {k: v for k, v in headers.items() if v})
        )

    def pause(self, address: str) -> float:
        """Seconds that the site's robots.txt asks for between two requests; 0 where it does not."""
        rules = self._robots.get(_site(self._checked(address)))
        return (rules.crawl_delay(AGENT) or 0.0) if rules and not isinstance(rules, str) else 0.0

    def _checked(self, address: str) -> str:
        """The address as it is asked for. What the guard can't see is refused here."""
        try:
            parts = urlsplit(address.strip())
            port = parts.port
        except ValueError as error:
            raise AddressRefused(address, f"not a web address ({error})") from error
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            raise AddressRefused(address, "not a web address; it begins with https://")
        if parts.username or parts.password:
            raise AddressRefused(address, "a name and password in the address; they are never sent")
        if self.open:
            return address.strip()
        if parts.scheme.lower() == "http" and port == 80:
            parts, port = parts._replace(netloc=parts.hostname), None
        if port not in PORTS:
            raise AddressRefused(address, f"port {port}; pages are read from port 443 or 8443")
        return urlunsplit(parts._replace(scheme="https"))

    def _ask_robots(self, asked: str, address: str) -> None:
        site = _site(asked)
        if site not in self._robots:
            self._robots[site] = self._within_time(address, lambda: self._rules_of(site, address))
        rules = self._robots[site]
        if isinstance(rules, str):
            raise AddressRefused(address, rules)
        if not rules.can_fetch(asked, AGENT):
            raise AddressRefused(address, f"{site}/robots.txt asks machines not to read it; paste it instead")

    def _rules_of(self, site: str, address: str) -> Protego | str:
        """The rules of the site, or why nothing may be read there. RFC 9309, 2.3.1: a robots.txt that is
        not there (4xx) allows all, one that can't be reached allows nothing."""
        from protego import Protego

        with self._open(f"{site}/robots.txt", address, {}) as answer:
            if answer.status_code >= 500:
                return f"{site}/robots.txt answers with {answer.status_code}, so nothing is read; try later"
            text = "" if answer.status_code >= 400 else _body(answer, ROBOTS_BYTES).decode("utf-8", "replace")
            return Protego.parse(text)

    def _get(self, asked: str, address: str, headers: Mapping[str, str]) -> Fetched | Later | None:
        with self._open(asked, address, headers) as answer:
            if answer.status_code == 304:
                return None
            if answer.status_code in (429, 503):
                return Later(_seconds_to_wait(answer.headers.get("Retry-After", "")))
            if answer.url and answer.url != asked:
                self._ask_robots(answer.url, address)  # where a redirect led, before its body is read
            if answer.status_code != 200:
                raise AddressRefused(address, f"the server answers with {answer.status_code} {answer.reason}")
            media_type = answer.headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
            if not media_type.startswith(TYPES):
                raise AddressRefused(address, f"{media_type}: not a page, a feed or a PDF")
            most = self.limits.megabytes * 1_000_000
            raw = _body(answer, most + 1)
            if len(raw) > most:
                raise AddressRefused(
                    address,
                    f"more than {self.limits.megabytes} MB; WORKBENCH_MAX_MEGABYTES is the limit",
                )
            return Fetched(
                address,
                answer.url or asked,
                raw,
                media_type,
                answer.headers.get("ETag", ""),
                answer.headers.get("Last-Modified", ""),
            )

    def _open(self, asked: str, address: str, headers: Mapping[str, str]) -> Response:
        """The answer with its body unread. Every way in which there is none is told in words."""
        import requests
        from AntiSSRF import AntiSSRFError

        try:
            return self._session.get(asked, headers=dict(headers), timeout=(CONNECT, READ), stream=True)
        except AntiSSRFError as error:
            raise AddressRefused(address, _why_guarded(str(error))) from error
        except requests.TooManyRedirects as error:
            raise AddressRefused(address, f"more than {self.limits.redirects} redirects") from error
        except requests.Timeout as error:
            raise AddressRefused(address, "no answer in time; try later") from error
        except requests.exceptions.SSLError as error:
            raise AddressRefused(address, "its certificate does not hold") from error
        except (requests.RequestException, OSError, ValueError) as error:
            raise AddressRefused(
                address, f"no answer ({type(error).__name__}); is it spelled right?"
            ) from error

    def _within_time(self, address: str, work: Callable[[], Answer]) -> Answer:
        """What the work gives. It is given up when its time is over, whatever the server drips."""
        import requests

        found: list[Answer] = []
        failed: list[Exception] = []

        def run() -> None:
            try:
                found.append(work())
            except Exception as error:
                failed.append(error)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(self.limits.seconds)
        if thread.is_alive():
            raise AddressRefused(address, f"not done after {self.limits.seconds:.0f} seconds; given up")
        for error in failed:
            if isinstance(error, requests.RequestException):
                raise AddressRefused(address, f"it broke off ({type(error).__name__}); try later") from error
            raise error
        return found[0]


def _guarded_session(limits: Limits, open_for: tuple[str, ...]) -> Session:
    try:
        from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions
    except ImportError as error:
        raise UnusableInput(
            "reading from an address needs more: pip install 'claim-workbench[fetch]'"
        ) from error
    policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
    policy.add_xff_header = False
    if open_for:
        policy.add_allowed_addresses(list(open_for))
        policy.allow_plain_text_http = True
    session: Session = policy.get_antissrf_session()
    session.trust_env = False  # a proxy would connect to an address that nobody checked
    session.max_redirects = limits.redirects
    session.headers["User-Agent"] = AGENT
    session.headers["Accept-Encoding"] = "gzip, deflate"
    return session


def _body(answer: Response, most: int) -> bytes:
    """At most so many bytes of the unpacked body: what a bomb would give beyond them is never asked for."""
    found = bytearray()
    for piece in answer.iter_content(65_536):
        found += piece
        if len(found) >= most:
            break
    return bytes(found[:most])


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _why_guarded(told: str) -> str:
    if "denied by policy" in told:
        return "it leads to an address that is not public (this machine, its network or a reserved range)"
    if "not allowed by policy" in told:
        return "it leads on to plain http; only https is read"
    return "its name leads to no address"


def _seconds_to_wait(told: str) -> float | None:
    """Of a Retry-After header: seconds or a date (RFC 9110, 10.2.3); None where it is neither."""
    seconds = told.strip()
    if seconds.isascii() and seconds.isdecimal():
        return float(seconds)
    try:
        until = parsedate_to_datetime(told)
        return max(0.0, (until.astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError, TypeError):
        return None
