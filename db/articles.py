"""Pages as they came, articles with their versions, and what each reading found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from db import claims, events, mapping, models
from db.store import Store, in_pieces
from workbench.contract import reading_from_json, reading_json
from workbench.errors import NotFound
from workbench.values.article import Article, RejectedLine
from workbench.values.page import PageEdit
from workbench.values.reading import Reading


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the store has it. `is_new` is false where its text was there already."""

    id: str
    headline: str
    claims: int
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The newest version of an article, and the newest reading of it."""

    article: Article  # its id is the store's
    added_at: datetime
    version_id: int
    reading_id: int
    reading: Reading
    extractor_version: str
    lexicon_version: str

    @property
    def day_added(self) -> date:
        return self.added_at.date()


def known(store: Store, sha256s: Iterable[str]) -> dict[str, str]:
    """Ids of the articles that hold a text of one of these hashes, by the hash."""
    found: dict[str, str] = {}
    for piece in in_pieces(sorted(set(sha256s))):
        rows = store.session.execute(
            select(models.ArticleVersion.text_sha256, models.ArticleVersion.article_id).where(
                models.ArticleVersion.text_sha256.in_(piece)
            )
        )
        found |= dict(rows.all())
    return found


def add_page(
    store: Store,
    *,
    sha256: str,
    kind: str,
    origin: str,
    reader_version: str,
    boundaries: Sequence[dict[str, Any]],
    rejected: Sequence[RejectedLine],
) -> int:
    """The number of the page: the input as it came, with what of it is in no article."""
    number: int = store.write(
        insert(models.Page)
        .values(
            sha256=sha256,
            kind=kind[:20],
            origin=origin,
            reader_version=reader_version,
            added_at=store.at,
            added_by=store.actor.reviewer_id,
            boundaries=list(boundaries),
            rejected=[{"text": line.text, "reason": line.reason, "line": line.line} for line in rejected],
        )
        .returning(models.Page.id)
    ).scalar_one()
    events.record(
        store,
        "added",
        "page",
        str(number),
        after={"origin": origin, "sha256": sha256, "articles": len(boundaries), "rejected": len(rejected)},
    )
    return number


def edits_of(store: Store, sha256: str) -> tuple[PageEdit, ...]:
    """What a person corrected in how the input of this hash was split; of several times the last."""
    found = store.session.scalar(
        select(models.Page.corrected)
        .where(models.Page.sha256 == sha256, models.Page.corrected.is_not(None))
        .order_by(models.Page.id.desc())
        .limit(1)
    )
    return mapping.page_edits(found["edits"]) if found else ()


def add(
    store: Store,
    reading: Reading,
    *,
    extractor_version: str,
    lexicon_version: str,
    page_id: int | None = None,
    position: int = 0,
) -> StoredArticle:
    """The article with its first reading and its claims, stored whole.

    A text that is there already adds nothing. Ids come from the text, whatever id a line came with.
    """
    article = reading.article
    article_id = article_id_of(article)
    kept = known(store, (article.text_sha256,)).get(article.text_sha256)
    if kept is not None:
        return _stored(store, kept)
    store.write(
        insert(models.Article).values(
            id=article_id,
            page_id=page_id,
            position=position,
            added_at=store.at,
            version=1,
            headline=article.headline[:500],
        )
    )
    version_id = _add_version(store, article_id, 1, article)
    reading_id = add_reading(store, version_id, reading, extractor_version, lexicon_version)
    assert reading_id is not None
    ids = claims.add(store, article_id, reading_id, reading, range(len(reading.claims)), store.at.date())
    events.record(
        store,
        "added",
        "article",
        article_id,
        after={
            "version": 1,
            "text_sha256": article.text_sha256,
            "title": article.title,
            "extractor": extractor_version,
            "lexicon": lexicon_version,
            "claims": list(ids),
        },
    )
    return StoredArticle(article_id, article.headline, len(ids))


def article_id_of(article: Article) -> str:
    """The id an article gets when it is stored: made from its text alone."""
    return "a" + article.text_sha256[:16]


def add_version(store: Store, article_id: str, article: Article) -> int | None:
    """The id of the new version, or None where its text is kept already; it still has to be read."""
    if known(store, (article.text_sha256,)):
        return None
    newest = store.session.scalar(
        select(func.max(models.ArticleVersion.number)).where(models.ArticleVersion.article_id == article_id)
    )
    if newest is None:
        raise NotFound(f"there is no article {article_id}")
    version_id = _add_version(store, article_id, newest + 1, article)
    store.write(
        update(models.Article)
        .where(models.Article.id == article_id)
        .values(version=newest + 1, headline=article.headline[:500])
    )
    events.record(
        store,
        "new version",
        "article",
        article_id,
        after={"version": newest + 1, "text_sha256": article.text_sha256, "title": article.title},
    )
    return version_id


def add_reading(
    store: Store, version_id: int, reading: Reading, extractor_version: str, lexicon_version: str
) -> int | None:
    """The number of the reading, or None where these versions have read this text already."""
    found = store.session.scalar(
        select(models.Reading.id).where(
            models.Reading.article_version_id == version_id,
            models.Reading.extractor_version == extractor_version,
            models.Reading.lexicon_version == lexicon_version,
        )
    )
    if found is not None:
        return None
    number: int = store.write(
        insert(models.Reading)
        .values(
            article_version_id=version_id,
            extractor_version=extractor_version,
            lexicon_version=lexicon_version,
            at=store.at,
            found=reading_json(reading),
        )
        .returning(models.Reading.id)
    ).scalar_one()
    return number


def get(store: Store, article_id: str) -> Article:
    """The newest version. Raises NotFound."""
    return mapping.article(_version(store, article_id))


def by_text(store: Store, text_sha256: str) -> StoredArticle:
    """The article that holds this text. Raises NotFound."""
    article_id = known(store, (text_sha256,)).get(text_sha256)
    if article_id is None:
        raise NotFound(f"no article holds the text {text_sha256[:12]}…")
    return _stored(store, article_id)


def newest_version(store: Store, article_id: str) -> int:
    """The number of the row that holds the newest text. Raises NotFound."""
    return _version(store, article_id).id


def read(store: Store, article_id: str) -> ReadArticle:
    """The newest version with the newest reading. Raises NotFound."""
    version = _version(store, article_id)
    row = store.session.scalars(
        select(models.Reading)
        .join(models.ArticleVersion, models.ArticleVersion.id == models.Reading.article_version_id)
        .where(models.ArticleVersion.article_id == article_id)
        .order_by(models.Reading.id.desc())
        .limit(1)
    ).one()
    added_at = store.session.scalars(
        select(models.Article.added_at).where(models.Article.id == article_id)
    ).one()
    return ReadArticle(
        mapping.article(version),
        added_at,
        version.id,
        row.id,
        reading_from_json(row.found),
        row.extractor_version,
        row.lexicon_version,
    )


def not_read_by(store: Store, extractor_version: str, lexicon_version: str) -> tuple[str, ...]:
    """Ids of the articles whose newest version these versions have not read, oldest first."""
    newest = (
        select(models.ArticleVersion.id)
        .where(
            models.ArticleVersion.article_id == models.Article.id,
            models.ArticleVersion.number == models.Article.version,
        )
        .correlate(models.Article)
        .scalar_subquery()
    )
    was_read = (
        select(models.Reading.id)
        .where(
            models.Reading.article_version_id == newest,
            models.Reading.extractor_version == extractor_version,
            models.Reading.lexicon_version == lexicon_version,
        )
        .correlate(models.Article)
        .exists()
    )
    return tuple(
        store.session.scalars(
            select(models.Article.id)
            .where(models.Article.withdrawn_at.is_(None), ~was_read)
            .order_by(models.Article.added_at, models.Article.id)
        )
    )


def withdraw(store: Store, article_id: str, reason: str) -> None:
    """Mark the article as withdrawn; its text, claims and verdicts stay."""
    get(store, article_id)
    store.write(
        update(models.Article)
        .where(models.Article.id == article_id)
        .values(withdrawn_at=store.at, withdrawn_why=reason)
    )
    events.record(store, "withdrawn", "article", article_id, reason=reason)


def texts(store: Store) -> Iterator[tuple[str, str, str]]:
    """Article id, text and kept hash of every version, in the order they came."""
    rows = store.session.execute(
        select(
            models.ArticleVersion.article_id, models.ArticleVersion.text, models.ArticleVersion.text_sha256
        )
        .order_by(models.ArticleVersion.id)
        .execution_options(yield_per=200)
    )
    yield from rows


def count(store: Store) -> int:
    return store.session.scalar(select(func.count()).select_from(models.Article)) or 0


def _add_version(store: Store, article_id: str, number: int, article: Article) -> int:
    version_id: int = store.write(
        insert(models.ArticleVersion)
        .values(
            article_id=article_id,
            number=number,
            added_at=store.at,
            **mapping.article_version_fields(article),
        )
        .returning(models.ArticleVersion.id)
    ).scalar_one()
    return version_id


def _version(store: Store, article_id: str) -> models.ArticleVersion:
    row = store.session.scalar(
        select(models.ArticleVersion)
        .where(models.ArticleVersion.article_id == article_id)
        .order_by(models.ArticleVersion.number.desc())
        .limit(1)
    )
    if row is None:
        raise NotFound(f"there is no article {article_id}")
    return row


def _stored(store: Store, article_id: str) -> StoredArticle:
    headline, found = store.session.execute(
        select(models.Article.headline, func.count(models.Claim.id))
        .outerjoin(models.Claim, models.Claim.article_id == models.Article.id)
        .where(models.Article.id == article_id)
        .group_by(models.Article.headline)
    ).one()
    return StoredArticle(article_id, headline, found, is_new=False)
