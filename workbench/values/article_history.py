"""What became of an article: its versions, what people corrected, and the articles of the same origin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from workbench.values.article import Article


class ArticleField(StrEnum):
    """What a person can correct of an article."""

    PUBLISHED = "published"  # an ISO date; empty: not known
    PUBLISHER = "publisher"  # empty: not known
    TITLE = "title"  # what it is called; the text keeps the printed one
    URL = "url"  # empty: it has none
    TEXT = "text"  # a new version of the article


@dataclass(frozen=True, slots=True)
class ArticleCorrection:
    """One field mended by one person; the newest of a field holds. Empty: there is none."""

    field: ArticleField
    before: str
    after: str
    reason: str
    by: str  # name
    at: datetime


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that two versions of an article give differently, or that only one of them has.

    `before` and `after` are the figures as printed, empty where there is none.
    """

    kind: ChangeKind
    subject: str  # what it measures
    before: str
    after: str
    sentence: str  # in the newer version; of a dropped figure in the older one

    def __str__(self) -> str:
        if self.kind is ChangeKind.CHANGED:
            return f"{self.subject}: {self.before} → {self.after}"
        return f"{self.subject}: {self.before or self.after} ({self.kind})"


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """The text of an article at one time. `changes` are figures that differ from the version before."""

    number: int  # from 1
    at: datetime
    title: str
    text: str
    by: str  # who added it; empty where it is not known
    why: str  # the reason that a person gave
    holds: bool  # it is the text that lists, pages and claims go by
    changes: tuple[FigureChange, ...] = ()


class LinkStatus(StrEnum):
    PROPOSED = "proposed"  # by the machine
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class OriginLink:
    """Another article that tells the same text: wire copy, or the same article from another file."""

    number: int  # of the link, to confirm or refuse it
    article_id: str  # the other one
    title: str
    publisher: str | None
    published: date | None
    score: Decimal  # of the shorter text's runs of five words, the share that the other has too
    status: LinkStatus
    rule_version: str


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """One article with all that became of it; each list newest first.

    `row_version` rises with every change that a person makes: a change names the one it saw.
    """

    article: Article  # as it stands now; its id is the store's
    row_version: int
    claims: int
    added_at: datetime
    origin: str  # the file or address it came from; empty where it is not known
    versions: tuple[ArticleVersion, ...]
    corrections: tuple[ArticleCorrection, ...]
    links: tuple[OriginLink, ...]
    withdrawn_at: datetime | None
    withdrawn_why: str | None
