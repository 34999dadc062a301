"""One document of an input: its lines as its format has them, before it is split into articles."""

from __future__ import annotations

from dataclasses import dataclass
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
    made: date | None = None  # when the file says that it was made: the last resort for a date
    notes: tuple[str, ...] = ()  # what a person should know of it, each without the origin
