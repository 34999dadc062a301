"""A page as it came, and the articles on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workbench.values.page import PageLine
from workbench.values.span import Span


class DateOrigin(StrEnum):
    """How the publication date is known."""

    GIVEN = "given"  # by the person who added the page
    METADATA = "metadata"  # the page says so itself
    INFERRED = "inferred"  # from the text's own evidence


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` opens with title and deck, each on a line of its own, where it has them.

    The text is never rewritten: `article[span]` is what the reader saw. Paragraphs are lines of
    `text` (split by one or more line breaks).
    """

    text: str
    title: str | None = None
    deck: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_from: DateOrigin | None = None
    language: str = "en"  # BCP 47
    given_id: str | None = None  # the id a bulk line came with
    dated_because: str = field(default="", compare=False)
    """How `published` is known, in words: "the address says 2026/02/06"."""

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def id(self) -> str:
        """The id it came with, else one made from its text: the same text, the same id."""
        return self.given_id or "a" + self.text_sha256[:16]

    @property
    def text_sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def headline(self) -> str:
        """What lists call it: the title, else the deck, else its first line."""
        return self.title or self.deck or self.text.strip().partition("\n")[0][:120]


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line of the page that is in no article. `line` counts from 1."""

    text: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where an article of the page begins, and why there: points for and against, in words."""

    line: int  # of its first line, from 1
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: its articles in reading order, and every other line with a reason.

    `lines` are all of the input in order, in an article or not.
    """

    articles: tuple[Article, ...]
    rejected: tuple[RejectedLine, ...] = ()
    boundaries: tuple[Boundary, ...] = ()  # one an article, where the reader tells
    lines: tuple[PageLine, ...] = ()  # where the reader tells
    form: str = ""  # how it was read: "text", "html" …
