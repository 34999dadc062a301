"""A page or an article in, everything found in it out: what the command and the library share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from workbench.errors import ItemSkipped
from workbench.extract.parser import Parser, load_parser
from workbench.extract.pipeline import read_article as _read_article
from workbench.intake.contents import Asked, PageRead, read_contents
from workbench.values.article import Article, RejectedLine
from workbench.values.reading import Reading


@dataclass(frozen=True, slots=True)
class PageReading:
    """The readings of a page's articles in reading order, and every line that is in none of them.

    Where the input holds several pages (an archive, a feed, a table), of all of them.
    """

    readings: tuple[Reading, ...]
    rejected: tuple[RejectedLine, ...]
    skipped: tuple[ItemSkipped, ...] = ()  # parts of the input that can't be read
    notes: tuple[str, ...] = ()  # what a person should know, with its place

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)


def read_page(
    raw: bytes | str,
    *,
    origin: str = "text",
    parser: Parser | None = None,
    **asked: Unpack[Asked],
) -> PageReading:
    """Everything found in the articles of an input of any format.

    `origin` names the input in messages. `form` is one of `workbench extract --from`; `published`,
    `publisher`, `split`, `limits` and `columns` are as in `intake.contents.Asked`. Without `parser` the
    English one is loaded. Raises UnreadableInput where nothing can be read, NotEnglish where it is
    of another language.
    """
    pages: list[PageRead] = []
    skipped: list[ItemSkipped] = []
    for found in read_contents(origin, raw, **asked):
        if isinstance(found, PageRead):
            pages.append(found)
        else:
            skipped.append(found)
    if not pages and skipped:
        raise skipped[0]
    parser = parser or load_parser()
    return PageReading(
        tuple(_read_article(article, parser) for each in pages for article in each.page.articles),
        tuple(line for each in pages for line in each.page.rejected),
        tuple(skipped),
        tuple(f"{each.origin}: {note}" for each in pages for note in each.notes),
    )


def read_article(
    article: Article | str, *, published: date | None = None, parser: Parser | None = None
) -> Reading:
    """Everything found in one article, given as a value or as its text."""
    if isinstance(article, str):
        article = Article(article, published=published)
    return _read_article(article, parser or load_parser())
