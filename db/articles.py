"""Articles as they stand, and what each reading found in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, insert, select

from db import claims, events, mapping, models
from db.store import Store, in_pieces
from workbench.contract import kept_json, reading_from_json
from workbench.errors import NotFound
from workbench.values.article import Article
from workbench.values.reading import Reading


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the store has it. `is_new` is false where its text was there already."""

    id: str
    headline: str
    claims: int
    is_new: bool = True
    published: date | None = None
    publisher: str | None = None
    version: int = 1  # the one that holds
    withdrawn: bool = False
    asked_for: int = 1  # the version that has the text by which it was found


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands, without its text."""

    headline: str
    version: int  # the one that holds
    row_version: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it stands, and the newest reading of it."""

    article: Article  # its id is the store's
    added_at: datetime
    row_version: int
    withdrawn: bool
    version_id: int
    reading_id: int
    reading: Reading
    extractor_version: str
    lexicon_version: str

    @property
    def text_read(self) -> str:
        """The text that the newest reading read."""
        return self.reading.article.text

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


def add(
    store: Store,
    reading: Reading,
    *,
    extractor_version: str,
    lexicon_version: str,
    page_id: int | None = None,
    position: int = 0,
    address: str | None = None,
) -> StoredArticle:
    """The article with its first reading and its claims, stored whole.

    A text that is there already adds nothing. Ids come from the text, whatever id a line came with.
    `address` is its url in the form that addresses are compared in.
    """
    article = reading.article
    article_id = article_id_of(article)
    kept = known(store, (article.text_sha256,)).get(article.text_sha256)
    if kept is not None:
        return stored(store, kept)
    store.write(
        insert(models.Article).values(
            id=article_id,
            page_id=page_id,
            position=position,
            added_at=store.at,
            version=1,
            row_version=1,
            address=address,
            **mapping.article_fields(article),
        )
    )
    version_id = insert_version(store, article_id, 1, article)
    reading_id = add_reading(store, version_id, reading, extractor_version, lexicon_version)
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


def add_reading(
    store: Store, version_id: int, reading: Reading, extractor_version: str, lexicon_version: str
) -> int:
    """The number of the reading: from now on the one that holds."""
    number: int = store.write(
        insert(models.Reading)
        .values(
            article_version_id=version_id,
            extractor_version=extractor_version,
            lexicon_version=lexicon_version,
            at=store.at,
            found=kept_json(reading),
        )
        .returning(models.Reading.id)
    ).scalar_one()
    return number


def get(store: Store, article_id: str) -> Article:
    """The article as it stands: the text that holds, a person's corrections over it. Raises NotFound."""
    row, version = holding(store, article_id)
    return mapping.article(row, version)


def by_text(store: Store, text_sha256: str) -> StoredArticle:
    """The article that holds this text, in any version. Raises NotFound."""
    article_id = known(store, (text_sha256,)).get(text_sha256)
    if article_id is None:
        raise NotFound(f"no article holds the text {text_sha256[:12]}…")
    number = store.session.scalars(
        select(models.ArticleVersion.number).where(models.ArticleVersion.text_sha256 == text_sha256)
    ).one()
    return replace(stored(store, article_id), asked_for=number)


def read(store: Store, article_id: str) -> ReadArticle:
    """The article as it stands, with its newest reading. Raises NotFound."""
    row, version = holding(store, article_id)
    reading = store.session.scalars(
        select(models.Reading)
        .join(models.ArticleVersion, models.ArticleVersion.id == models.Reading.article_version_id)
        .where(models.ArticleVersion.article_id == article_id)
        .order_by(models.Reading.id.desc())
        .limit(1)
    ).one()
    return ReadArticle(
        mapping.article(row, version),
        row.added_at,
        row.row_version,
        row.withdrawn_at is not None,
        version.id,
        reading.id,
        reading_from_json(reading.found),
        reading.extractor_version,
        reading.lexicon_version,
    )


def standing(store: Store, article_id: str) -> Standing:
    """How the article stands. Raises NotFound."""
    row = store.session.get(models.Article, article_id)
    if row is None:
        raise NotFound(f"there is no article {article_id}")
    return Standing(row.headline, row.version, row.row_version, row.withdrawn_at is not None)


def state(store: Store, article_id: str) -> tuple[int, int]:
    """The article's row version and the number of its newest reading. Raises NotFound."""
    found = store.session.execute(
        select(models.Article.row_version, func.max(models.Reading.id))
        .join(models.ArticleVersion, models.ArticleVersion.article_id == models.Article.id)
        .join(models.Reading, models.Reading.article_version_id == models.ArticleVersion.id)
        .where(models.Article.id == article_id)
        .group_by(models.Article.row_version)
    ).first()
    if found is None:
        raise NotFound(f"there is no article {article_id}")
    return found[0], found[1]


def not_read_by(store: Store, extractor_version: str, lexicon_version: str) -> tuple[str, ...]:
    """Ids of the articles whose text these versions have not read, oldest first; withdrawn ones left out."""
    newest = select(models.ArticleVersion.id).where(models.HOLDS).correlate(models.Article).scalar_subquery()
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


def count(store: Store) -> int:
    return store.session.scalar(select(func.count()).select_from(models.Article)) or 0


def insert_version(store: Store, article_id: str, number: int, article: Article) -> int:
    """The number of the new row in `article_version`."""
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


def holding(store: Store, article_id: str) -> tuple[models.Article, models.ArticleVersion]:
    """The rows of the article and of the version that holds. Raises NotFound."""
    found = store.session.execute(
        select(models.Article, models.ArticleVersion)
        .join(models.ArticleVersion, models.HOLDS)
        .where(models.Article.id == article_id)
    ).first()
    if found is None:
        raise NotFound(f"there is no article {article_id}")
    return found[0], found[1]


def stored(store: Store, article_id: str) -> StoredArticle:
    """An article that was there before, with how many claims it has."""
    row, found = store.session.execute(
        select(models.Article, func.count(models.Claim.id))
        .outerjoin(models.Claim, models.Claim.article_id == models.Article.id)
        .where(models.Article.id == article_id)
        .group_by(models.Article.id)
    ).one()
    return StoredArticle(
        article_id,
        row.headline,
        found,
        is_new=False,
        published=row.published,
        publisher=row.publisher,
        version=row.version,
        withdrawn=row.withdrawn_at is not None,
    )
