"""One document of an input: its lines as its format has them, before it is split into articles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from workbench.intake.lines import Line
from workbench.values.article import Article


@dataclass(frozen=True, slots=True)
class Told:
    """What a page's head, JSON-LD or its container says of one article. Each field as it is written there."""

    headline: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""


NOTHING_TOLD = Told()
_WEB_ADDRESS = re.compile(r"https?://[^\s\0-\x1f/?#@]+(?:[/?#][^\s\0-\x1f]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file, or a part of one, holds.

    It has `lines`, a page to be split into articles or, where `whole`, one article; or it is an
    `article` whose text is taken as given. `is_item` says that the container holds several such, so
    that what it tells of this one comes before what a person gave for all.
    """

    origin: str  # "archive.zip › a/b.html", "mail.mbox, message 3"
    form: str  # the form it was read by
    lines: tuple[Line, ...] = ()
    told: Told = NOTHING_TOLD  # of the document as a whole
    items: tuple[Told, ...] = ()  # of each article that JSON-LD names
    article: Article | None = None
    whole: bool = False
    is_item: bool = False
    changed: str = ""  # when its container says it was last changed, as written there
    made: date | None = None  # when the file says that it was made: the last resort for a date
    notes: tuple[str, ...] = ()  # what a person should know of it, each without the origin


def web_address(text: str) -> str:
    """The text where it is a whole address of a page on the web, else nothing."""
    text = text.strip()
    return text if _WEB_ADDRESS.fullmatch(text) else ""


def with_web_address(document: Document) -> Document:
    """The document without an address that is none of the web ("javascript:…", a formula, a part of an
    address), which its notes name. What a page tells of itself stays: its path may hold the day."""
    article = document.article
    stated = ((article.url or "") if article else document.told.url).strip()
    if not stated or web_address(stated):
        return document
    note = f"its address {stated[:60]!r} is left out: one of the web starts with https://"
    return replace(document, article=article and replace(article, url=None), notes=(*document.notes, note))
