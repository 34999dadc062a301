"""An input of any format -> its pages, read and split, one by one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.dating import read_date
from workbench.intake.document import Document, Told
from workbench.intake.encodings import check_characters, without_invisible
from workbench.intake.limits import Limits
from workbench.intake.pages import read_lines
from workbench.intake.readers import documents
from workbench.intake.readers.plain import MOST_LINES
from workbench.values.article import Article, DateOrigin, Page
from workbench.values.page import PageEdit

BY_FILE = "the day on which the file says it was made"
_OVERRIDE = re.compile("[\u202d\u202e]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class PageRead:
    """One document of an input, split into its articles. `notes` are what a person should know of it."""

    document: Document
    sha256: str  # of the input; where it holds several, of the text of this one
    page: Page
    notes: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        return self.document.origin


class Asked(TypedDict, total=False):
    """How an input is to be read, and what a person says of it; each may be left out."""

    form: str  # "auto": as it looks
    published: date | None
    publisher: str | None
    split: bool  # false: a page is one article
    limits: Limits | None
    columns: Mapping[str, str] | None  # of a table: field -> heading


def read_contents(origin: str, raw: bytes | str, **asked: Unpack[Asked]) -> Iterator[PageRead | ItemSkipped]:
    """Each page of the input in its order; where one can't be read, why stands in its place.

    `published` and `publisher` hold for the pages that do not say so themselves where the input holds
    several texts (a feed, a mailbox, a table); else they hold as in `pages.read_page`.
    """
    if isinstance(raw, str):
        try:
            check_characters(raw, origin)
        except ItemSkipped as error:
            yield error
            return
        raw = raw.removeprefix("\ufeff").encode("utf-8")
    found_in = documents(
        origin,
        raw,
        form=asked.get("form", "auto"),
        limits=asked.get("limits"),
        columns=asked.get("columns"),
    )
    for found in found_in:
        if isinstance(found, ItemSkipped):
            yield found
            continue
        try:
            page = read_document(
                found,
                published=asked.get("published"),
                publisher=asked.get("publisher"),
                split=asked.get("split", True),
            )
        except ItemSkipped as error:
            yield error
        else:
            sha256 = _sha256(found, raw if found.origin == origin else None)
            yield PageRead(found, sha256, page, (*found.notes, *_told_of(page)))


def read_document(
    document: Document,
    *,
    published: date | None = None,
    publisher: str | None = None,
    split: bool = True,
    edits: Sequence[PageEdit] = (),
) -> Page:
    """The articles of a document, and every line that is in none of them, with why.

    Raises UnreadableInput where it holds no article, NotEnglish for another language, EditRefused for
    a correction of a line that reads otherwise.
    """
    if len(document.lines) > MOST_LINES:
        raise UnreadableInput(
            document.origin, f"{len(document.lines):,} lines, more than {MOST_LINES:,}: split it"
        )
    for line in document.lines:
        check_characters(line.text, document.origin)
    document = _visible(document)
    if document.article is not None:
        return Page((_given(document.article, published, publisher),), form=document.form)
    if document.is_item:
        published = None if read_date(document.told.published) else published
        publisher = document.told.publisher or publisher
    page = read_lines(document, published=published, publisher=publisher, split=split, edits=edits)
    return _dated_by_file(page, document)


def _visible(document: Document) -> Document:
    """The document without marks that nobody sees, in its lines and in what is told of it."""
    lines = tuple(
        line if (text := without_invisible(line.text)) == line.text else replace(line, text=text)
        for line in document.lines
    )
    article = document.article
    if article is not None:
        article = replace(
            article,
            text=without_invisible(article.text),
            title=without_invisible(article.title or "") or None,
            publisher=without_invisible(article.publisher or "") or None,
            url=without_invisible(article.url or "") or None,
        )
    return replace(
        document,
        lines=tuple(line for line in lines if line.text.strip()),
        article=article,
        told=_visible_told(document.told),
        items=tuple(map(_visible_told, document.items)),
    )


def _visible_told(told: Told) -> Told:
    return Told(*map(without_invisible, (told.headline, told.published, told.publisher, told.url)))


def _sha256(document: Document, raw: bytes | None) -> str:
    """Of the bytes, where the document is all of them; else of its own text, wherever that came from."""
    if raw is None:
        texts = [document.article.text] if document.article else [line.text for line in document.lines]
        raw = "\n".join((document.form, *texts)).encode("utf-8", "replace")
    return hashlib.sha256(raw).hexdigest()


def _given(article: Article, published: date | None, publisher: str | None) -> Article:
    """The article; what it leaves open is as it was given for all."""
    if published is not None and article.published is None:
        article = replace(article, published=published, published_from=DateOrigin.GIVEN)
    return replace(article, publisher=article.publisher or publisher)


def _dated_by_file(page: Page, document: Document) -> Page:
    """The day on which the file was made dates an article that nothing else does, unless its text
    speaks of another year: templates and printed web pages carry days of their own."""
    made = document.made
    if made is None or len(page.articles) != 1 or page.articles[0].published is not None:
        return page
    (article,) = page.articles
    years = {int(year) for year in _YEAR.findall(article.text)}
    if years and not made.year - 1 <= max(years) <= made.year:
        return page
    dated = replace(article, published=made, published_from=DateOrigin.METADATA, dated_because=BY_FILE)
    return replace(page, articles=(dated,))


def _told_of(page: Page) -> Iterator[str]:
    """Marks in the text that turn its writing around: kept, and told."""
    for article in page.articles:
        found = _OVERRIDE.search(article.text)
        if found is not None:
            line = article.text.count("\n", 0, found.start()) + 1
            yield (
                f"{article.headline[:40]!r} has a mark that turns the writing around (U+{ord(found[0]):04X}, "
                f"line {line}): the text is kept as it is, and may be shown in another order"
            )
