"""What came in: pages, articles with their versions, and what each reading found in them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Json


class Page(Base):
    """One input as it came: a file, a paste, a feed item."""

    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)  # of the raw bytes
    kind: Mapped[str] = mapped_column(String(20))  # text, html, jsonl …
    origin: Mapped[str]  # file name, address or "pasted"
    reader_version: Mapped[str] = mapped_column(String(40))
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("reviewer.id"))
    boundaries: Mapped[Json]  # [{"article": id, "line": n}, …]
    rejected: Mapped[Json]  # [{"text": …, "reason": …}, …]
    corrected: Mapped[Json | None]  # {"edits": …, "by": …, "at": …}: a person's, for the same input again


class Article(Base):
    """An article through all its versions: the identity that addresses and claims point to.

    The columns from `title` to `dated_because` are its current values: the version that holds, with
    a person's corrections over it; making them anew changes nothing.
    """

    __tablename__ = "article"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"), index=True)
    position: Mapped[int]  # on its page, from 0
    version: Mapped[int]  # number of the version that holds: the one that lists, pages and claims go by
    headline: Mapped[str] = mapped_column(index=True)  # what lists call it, at most 500 characters
    added_at: Mapped[datetime] = mapped_column(index=True)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None]
    row_version: Mapped[int] = mapped_column(server_default=text("1"))  # raised by each change of a person
    title: Mapped[str | None]
    publisher: Mapped[str | None]
    published: Mapped[date | None]
    published_from: Mapped[str | None] = mapped_column(String(20))
    dated_because: Mapped[str] = mapped_column(server_default="")  # how `published` is known, in words
    url: Mapped[str | None]
    address: Mapped[str | None] = mapped_column(
        index=True
    )  # `url` in the form that addresses are compared in
    sketched: Mapped[str | None] = mapped_column(String(40), index=True)  # rule of its `article_sketch`


class ArticleVersion(Base):
    """The text of an article at one time; never changed."""

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]  # from 1
    text: Mapped[str]
    text_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str | None]
    deck: Mapped[str | None]
    url: Mapped[str | None]
    publisher: Mapped[str | None]
    published: Mapped[date | None]
    published_from: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    added_at: Mapped[datetime]
    dated_because: Mapped[str] = mapped_column(server_default="")  # how `published` is known, in words


class ArticleCorrection(Base):
    """One field of an article mended by one person; the newest of a field holds, over every version."""

    __tablename__ = "article_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))  # published, publisher, title, url
    value: Mapped[Json | None]  # None: there is none
    reason: Mapped[str]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"))
    at: Mapped[datetime]


class ArticleLink(Base):
    """Two articles that tell the same text: `article_id` came after `other_id`."""

    __tablename__ = "article_link"
    __table_args__ = (UniqueConstraint("article_id", "other_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    other_id: Mapped[str] = mapped_column(ForeignKey("article.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # same_origin
    score: Mapped[Decimal]  # of the shorter text's runs of five words, the share that both have
    rule_version: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))  # proposed, confirmed, refused
    by: Mapped[str]
    at: Mapped[datetime]


class ArticleSketch(Base):
    """A sample of the runs of five words of an article's text, to find texts that have many in common."""

    __tablename__ = "article_sketch"
    __table_args__ = (
        Index("ix_article_sketch_article", "article_id"),
        {"sqlite_with_rowid": False},
    )

    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"), primary_key=True)


class Reading(Base):
    """One reading of one article version: everything found, as the contract's JSON. The newest of an
    article holds; it is read again by a newer extractor, and when a person corrects its date."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    extractor_version: Mapped[str] = mapped_column(String(40))
    lexicon_version: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    found: Mapped[Json]


HOLDS = (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.version)
"""Joins an article to that of its versions which holds."""
