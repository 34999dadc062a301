"""Read what stands at an address: one page, or a feed with the pages of its items."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Unpack

from workbench.actions.page_previews import PagePreview
from workbench.actions.previewing import each_preview
from workbench.errors import AddressRefused, ItemSkipped, UnreadableInput, UnusableInput
from workbench.intake.contents import Asked, read_document
from workbench.intake.document import Document, Told
from workbench.intake.fetching import Fetched, Fetcher, Later, Limits, is_address
from workbench.intake.limits import Limits as ReadingLimits
from workbench.intake.readers import documents
from workbench.intake.readers.feed import SUMMARY
from workbench.intake.readers.web import filled
from workbench.settings import Settings

POLITE = 1.0
"""Seconds between two pages of one run, where robots.txt does not ask for more."""
Pause = Callable[[float], object]


def make_fetcher(settings: Settings) -> Fetcher:
    """What gets pages for this installation.

    Raises UnusableInput where reading from addresses is off, or the `fetch` extra is not installed.
    """
    if not settings.fetch:
        raise UnusableInput(
            "reading from an address is off: set WORKBENCH_FETCH=on (or fetch = true in workbench.toml)"
        )
    return Fetcher(Limits(megabytes=settings.max_megabytes, seconds=float(settings.max_seconds)))


def only_addresses(text: str) -> tuple[str, ...]:
    """The addresses of a text that holds nothing else, each once; else none."""
    found = text.split()
    return tuple(dict.fromkeys(found)) if all(map(is_address, found)) else ()


def each_at(
    settings: Settings, addresses: Sequence[str], **asked: Unpack[Asked]
) -> Iterator[PagePreview | ItemSkipped]:
    """The pages of these addresses, one by one; where one can't be had or read, why stands in its place.

    Raises UnusableInput as `make_fetcher` does.
    """
    fetcher = make_fetcher(settings)
    for address in addresses:
        try:
            yield from read_address(fetcher, address, **asked)
        except ItemSkipped as error:
            yield error


def read_address(
    fetcher: Fetcher, address: str, **asked: Unpack[Asked]
) -> Iterator[PagePreview | ItemSkipped]:
    """The pages of what stands there, as `previewing.each_preview` gives those of a file.

    Of a feed they are its items as it holds them. Raises AddressRefused where nothing was taken.
    """
    found = fetcher.get(address)
    if not isinstance(found, Fetched):
        raise AddressRefused(address, "the server asks to be left alone for now; try later")
    for each in each_preview(address, found.raw, **asked):
        yield each if isinstance(each, ItemSkipped) else _addressed(each, found.landed)


def _addressed(preview: PagePreview, landed: str) -> PagePreview:
    """The preview whose one article has an address, if only that of the page."""
    articles = preview.page.articles
    if len(articles) != 1 or articles[0].url is not None:
        return preview
    return replace(preview, page=replace(preview.page, articles=(replace(articles[0], url=landed),)))


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed as the feed has it."""

    document: Document

    @classmethod
    def at(cls, address: str) -> FeedItem:
        """An item of which nothing is at hand but where its page stands."""
        return cls(Document(address, "feed", told=Told(url=address), notes=(SUMMARY,)))

    @property
    def address(self) -> str:
        return self.document.told.url

    @property
    def stamp(self) -> str:
        """What changes where the feed says that the item was changed: its time, and its headline."""
        told = f"{self.document.changed} {self.document.told.headline}"
        return "".join(filter(str.isprintable, told))[:400]

    @property
    def is_summary(self) -> bool:
        """The feed has less than the article's text."""
        return SUMMARY in self.document.notes


@dataclass(frozen=True, slots=True)
class ItemRead:
    """The article of an item, and what its page's server said of the page; nothing where the text is
    the feed's own."""

    preview: PagePreview
    etag: str = ""
    last_modified: str = ""


def read_feed(found: Fetched, limits: ReadingLimits | None = None) -> Iterator[FeedItem | ItemSkipped]:
    """The items of a feed, in its order. Raises AddressRefused for what is no feed."""
    read = list(documents(found.address, found.raw, limits=limits))
    for each in read:
        if isinstance(each, Document) and each.form != "feed":
            raise AddressRefused(
                found.address,
                f"no feed: this is {each.form}; add it as a page, and give watch the address of the feed",
            )
    for each in read:
        yield FeedItem(each) if isinstance(each, Document) else each


def read_item(
    fetcher: Fetcher,
    item: FeedItem,
    pause: Pause,
    limits: ReadingLimits | None = None,
    *,
    etag: str = "",
    last_modified: str = "",
) -> ItemRead | None:
    """The article of an item: its own page, else what the feed has of it, where that is the whole text.

    None where the page has not changed since `etag` or `last_modified`. Raises AddressRefused or
    UnreadableInput where there is neither, Busy where its server asks for time.
    """
    if not item.address:
        return ItemRead(_preview(item.document))
    try:
        pause(max(POLITE, fetcher.pause(item.address)))
        found = fetcher.get(item.address, etag=etag, last_modified=last_modified)
        if isinstance(found, Later):
            raise Busy(item.address, found)
        if found is None or _is_as_it_was(found, etag, last_modified):
            return None
        page = next(iter(documents(item.address, found.raw, limits=limits)), None)
        if not isinstance(page, Document):
            raise page or UnreadableInput(item.address, "there is no text on it")
        preview = _preview(replace(page, told=filled(page.told, item.document.told)))
        return ItemRead(preview, found.etag, found.last_modified)
    except Busy:
        raise
    except ItemSkipped:
        if item.is_summary:
            raise
        return ItemRead(_preview(item.document))


def _is_as_it_was(found: Fetched, etag: str, last_modified: str) -> bool:
    """Its server sends the page whole, asked only for a newer one, and names it as it did before."""
    if etag or found.etag:
        return etag == found.etag
    return bool(last_modified) and last_modified == found.last_modified


class Busy(AddressRefused):
    """The server asks to be left alone; `later` says for how long, where it does."""

    def __init__(self, address: str, later: Later) -> None:
        super().__init__(address, "its server asks to be left alone for now; asked again at the next poll")
        self.seconds = later.seconds


def _preview(document: Document) -> PagePreview:
    page = read_document(document, split=False)
    text = "\n".join(line.text for line in document.lines)
    digest = hashlib.sha256(f"{document.origin}\n{text}".encode("utf-8", "replace")).hexdigest()
    return PagePreview(document.origin, digest, page.form, page, notes=document.notes)
