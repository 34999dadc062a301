"""What becomes of an article that is there: corrections, newer texts, withdrawal.

Each change names the row version that was seen, and is refused where another came between.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update

from db import articles, claims, events, mapping, models
from db.store import Store
from workbench.errors import NotFound, Refused, StaleWrite
from workbench.values.article import Article
from workbench.values.article_history import ArticleCorrection, ArticleField


def lay_over(store: Store, article_id: str, article: Article) -> Article:
    """The article of a version with the corrections of it, the newest of each field."""
    rows = store.session.scalars(
        select(models.ArticleCorrection)
        .where(models.ArticleCorrection.article_id == article_id)
        .order_by(models.ArticleCorrection.id)
    )
    for row in rows:
        article = mapping.article_corrected(article, row.field, row.value, row.reason)
    return article


def with_text(store: Store, article_id: str, article: Article) -> Article:
    """The article as it would stand with this text: one it had before comes back as it came then."""
    kept = store.session.scalar(
        select(models.ArticleVersion).where(
            models.ArticleVersion.article_id == article_id,
            models.ArticleVersion.text_sha256 == article.text_sha256,
        )
    )
    return lay_over(store, article_id, mapping.article_version(kept) if kept else article)


def correct(
    store: Store,
    article_id: str,
    seen: int,
    field: str,
    value: str | None,
    reason: str,
    *,
    address: str | None,
) -> int:
    """The article's new row version, with one field as a person says it is.

    `value` as JSON has it, `address` as the url that then holds is compared. Raises StaleWrite. The
    event is the caller's: it tells what became of the claims too.
    """
    assert store.actor.reviewer_id is not None
    before = articles.get(store, article_id)
    after = mapping.article_corrected(before, field, value, reason)
    version = _move(store, article_id, seen, {**mapping.article_fields(after), "address": address})
    store.write(
        insert(models.ArticleCorrection).values(
            article_id=article_id,
            field=field,
            value=value,
            reason=reason,
            reviewer_id=store.actor.reviewer_id,
            at=store.at,
        )
    )
    return version


def take_text(
    store: Store,
    article_id: str,
    seen: int,
    article: Article,
    *,
    address: str | None,
    reason: str = "",
    page_id: int | None = None,
) -> tuple[int, int]:
    """The article's new row version, and the number of the row that holds the text from now on.

    The text is a new version, or one that the article had before. Corrections stay over it. `page_id`
    is the page that gave a new one. Raises StaleWrite; Refused where another article holds the text.
    """
    holder = articles.known(store, (article.text_sha256,)).get(article.text_sha256)
    if holder not in (None, article_id):
        raise Refused(f"article {holder} holds this text already: withdraw one of the two")
    row, held = articles.holding(store, article_id)
    if holder == article_id:
        kept = store.session.scalars(
            select(models.ArticleVersion).where(models.ArticleVersion.text_sha256 == article.text_sha256)
        ).one()
        if kept.number == row.version:
            raise Refused(f"article {article_id} has this text already")
        number, version_id = kept.number, kept.id
    else:
        newest = select(func.max(models.ArticleVersion.number)).where(
            models.ArticleVersion.article_id == article_id
        )
        number = store.session.scalars(newest).one() + 1
        version_id = articles.insert_version(store, article_id, number, article)
    current = with_text(store, article_id, article)
    after: dict[str, Any] = {"version": number, "text_sha256": article.text_sha256, "title": article.title}
    if holder is None and page_id is not None:
        after["page"] = page_id
    moved = _move(
        store,
        article_id,
        seen,
        {**mapping.article_fields(current), "address": address, "version": number, "sketched": None},
    )
    events.record(
        store,
        "new version" if holder is None else "back to a version",
        "article",
        article_id,
        version_before=seen,
        version_after=moved,
        before={"version": held.number},
        after=after,
        reason=reason,
    )
    return moved, version_id


def withdraw(store: Store, article_id: str, seen: int, reason: str) -> int:
    """The article's new row version; its text, claims and verdicts stay, out of lists and queues.

    Raises NotFound, StaleWrite; Refused where it is withdrawn.
    """
    row, _ = articles.holding(store, article_id)
    if row.withdrawn_at is not None:
        raise Refused(f"article {article_id} is withdrawn already: {row.withdrawn_why}")
    return _stand(store, article_id, seen, reason, withdrawn=True)


def restore(store: Store, article_id: str, seen: int, reason: str) -> int:
    """The article's new row version; its claims wait, stand and are drawn as they did before.

    Raises NotFound, StaleWrite; Refused where it is not withdrawn.
    """
    row, _ = articles.holding(store, article_id)
    if row.withdrawn_at is None:
        raise Refused(f"article {article_id} is not withdrawn")
    return _stand(store, article_id, seen, reason, withdrawn=False)


def _stand(store: Store, article_id: str, seen: int, reason: str, *, withdrawn: bool) -> int:
    fields = (store.at, reason) if withdrawn else (None, None)
    moved = _move(store, article_id, seen, dict(zip(("withdrawn_at", "withdrawn_why"), fields, strict=True)))
    claims.set_withdrawn(store, article_id, withdrawn=withdrawn)
    events.record(
        store,
        "withdrawn" if withdrawn else "restored",
        "article",
        article_id,
        version_before=seen,
        version_after=moved,
        reason=reason,
    )
    return moved


def corrections(store: Store, article_id: str) -> tuple[ArticleCorrection, ...]:
    """What people corrected of the article, newest first."""
    original = store.session.scalar(
        select(models.ArticleVersion)
        .where(models.ArticleVersion.article_id == article_id)
        .order_by(models.ArticleVersion.number)
        .limit(1)
    )
    if original is None:
        raise NotFound(f"there is no article {article_id}")
    rows = store.session.execute(
        select(models.ArticleCorrection, models.Reviewer.name)
        .join(models.Reviewer, models.Reviewer.id == models.ArticleCorrection.reviewer_id)
        .where(models.ArticleCorrection.article_id == article_id)
        .order_by(models.ArticleCorrection.id)
    ).all()
    held: dict[str, str] = {}
    found: list[ArticleCorrection] = []
    for row, name in rows:
        before = held.get(row.field, _text(getattr(original, row.field)))
        held[row.field] = row.value or ""
        found.append(
            ArticleCorrection(ArticleField(row.field), before, row.value or "", row.reason, name, row.at)
        )
    return tuple(reversed(found))


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def _move(store: Store, article_id: str, seen: int, changes: mapping.Fields) -> int:
    moved = store.write(
        update(models.Article)
        .where(models.Article.id == article_id, models.Article.row_version == seen)
        .values(row_version=seen + 1, **changes)
    )
    if moved.rowcount != 1:
        row, _ = articles.holding(store, article_id)
        raise StaleWrite(f"article {article_id}", seen, row.row_version)
    return seen + 1
