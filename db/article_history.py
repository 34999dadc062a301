"""The versions of an article with what each reading found in them, for looking back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import articles, events, mapping, models
from db.store import Store
from workbench.contract import reading_from_json
from workbench.values.article import Article
from workbench.values.reading import Reading


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version and the newest reading of it."""

    number: int
    at: datetime
    article: Article  # as this version came
    reading: Reading
    by: str  # empty where it is not known
    why: str
    holds: bool


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as it stands, with what lists know of it."""

    article: Article
    row_version: int
    claims: int
    added_at: datetime
    origin: str
    withdrawn_at: datetime | None
    withdrawn_why: str | None


def kept(store: Store, article_id: str) -> KeptArticle:
    """Raises NotFound."""
    row, version = articles.holding(store, article_id)
    origin = store.session.scalar(select(models.Page.origin).where(models.Page.id == row.page_id))
    count = store.session.scalar(
        select(func.count()).select_from(models.Claim).where(models.Claim.article_id == article_id)
    )
    return KeptArticle(
        mapping.article(row, version),
        row.row_version,
        count or 0,
        row.added_at,
        origin or "",
        row.withdrawn_at,
        row.withdrawn_why,
    )


def versions(store: Store, article_id: str) -> tuple[KeptVersion, ...]:
    """Oldest first. Raises NotFound."""
    row, _ = articles.holding(store, article_id)
    came = {
        event.after["version"]: event
        for event in events.about(store, "article", article_id)
        if event.action in ("added", "new version") and event.after
    }
    newest = (
        select(func.max(models.Reading.id))
        .join(models.ArticleVersion, models.ArticleVersion.id == models.Reading.article_version_id)
        .where(models.ArticleVersion.article_id == article_id)
        .group_by(models.Reading.article_version_id)
    )
    found = store.session.execute(
        select(models.ArticleVersion, models.Reading.found)
        .join(models.Reading, models.Reading.article_version_id == models.ArticleVersion.id)
        .where(models.Reading.id.in_(newest))
        .order_by(models.ArticleVersion.number)
    )
    return tuple(
        KeptVersion(
            version.number,
            version.added_at,
            mapping.article_version(version),
            reading_from_json(read),
            by=came[version.number].actor if version.number in came else "",
            why=came[version.number].reason if version.number in came else "",
            holds=version.number == row.version,
        )
        for version, read in found
    )
