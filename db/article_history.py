"""The versions of an article with what each reading found in them, for looking back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db import articles, events, mapping, models
from db.store import Store
from workbench.contract import reading_from_json
from workbench.errors import NotFound
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


def number_held(store: Store, article_id: str) -> int:
    """The number of the version that holds. Raises NotFound."""
    row, _ = articles.holding(store, article_id)
    return row.version


def text_of(store: Store, article_id: str, number: int) -> Article:
    """The article as this version of it came. Raises NotFound."""
    version = store.session.scalar(
        select(models.ArticleVersion).where(
            models.ArticleVersion.article_id == article_id, models.ArticleVersion.number == number
        )
    )
    if version is None:
        raise NotFound(f"article {article_id} has no version {number}")
    return mapping.article_version(version)


def givers(store: Store, article_id: str) -> dict[int, str | None]:
    """The hash of the input that gave each version, by its number; None where a person wrote it, or
    where it came before the log told of inputs. Raises NotFound."""
    row, _ = articles.holding(store, article_id)
    numbers = store.session.scalars(
        select(models.ArticleVersion.number)
        .where(models.ArticleVersion.article_id == article_id)
        .order_by(models.ArticleVersion.number)
    ).all()
    pages = {1: row.page_id}
    for event in events.about(store, "article", article_id):
        if event.action == "new version" and event.after:
            pages[event.after["version"]] = event.after.get("page")
    asked = [page for page in pages.values() if page is not None]
    inputs = dict(
        store.session.execute(
            select(models.Page.id, models.Page.sha256).where(models.Page.id.in_(asked))
        ).all()
    )
    return {number: inputs.get(page) if (page := pages.get(number)) else None for number in numbers}
