"""A page or an article in, everything found in it out: what the command and the library share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workbench.extract.parser import Parser, load_parser
from workbench.extract.pipeline import read_article as _read_article
from workbench.intake.pages import read_page as _split_page
from workbench.values.article import Article, RejectedLine
from workbench.values.reading import Reading


@dataclass(frozen=True, slots=True)
class PageReading:
    """The readings of a page's articles in reading order, and every line that is in none of them."""

    readings: tuple[Reading, ...]
    rejected: tuple[RejectedLine, ...]

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)


def read_page(
    raw: bytes | str,
    *,
    origin: str = "text",
    form: str = "auto",
    published: date | None = None,
    publisher: str | None = None,
    split: bool = True,
    parser: Parser | None = None,
) -> PageReading:
    """Everything found in the articles of a page of text or HTML.

    `origin` names the page in messages. Without `parser` the English one is loaded. Raises
    UnreadableInput where the page holds no text, NotEnglish where it is of another language.
    """
    page = _split_page(raw, origin=origin, form=form, published=published, publisher=publisher, split=split)
    parser = parser or load_parser()
    return PageReading(tuple(_read_article(article, parser) for article in page.articles), page.rejected)


def read_article(
    article: Article | str, *, published: date | None = None, parser: Parser | None = None
) -> Reading:
    """Everything found in one article, given as a value or as its text."""
    if isinstance(article, str):
        article = Article(article, published=published)
    return _read_article(article, parser or load_parser())
