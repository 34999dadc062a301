"""Claims and articles a page at a time: newest first, each page found through one index."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, or_, select, true

from db import fulltext
from db.claim_filter import IS_INCOMPLETE, IS_WAITING, conditions
from db.claim_order import BACKWARDS, NEWEST_FIRST, Place, cursor, place_of
from db.mapping import claim_row
from db.models import Article, Claim
from db.store import Store
from workbench.values.listing import ArticleRow, ClaimFilter, ClaimRow, Listing
from workbench.values.review import State

LARGEST_PAGE = 200
MANY = 2000
"""Claims that hold the searched words; from there on the list is walked in its order."""


def list_claims(
    store: Store,
    wanted: ClaimFilter,
    *,
    after: str | None = None,
    before: str | None = None,
    size: int = 50,
) -> Listing:
    """The page that follows `after`, or that ends before `before`; the first one without a cursor.

    Raises NotFound for a cursor that is none of ours.
    """
    total = _count(store, wanted)
    limits = conditions(wanted, store.dialect, many=total > MANY)
    size = max(1, min(size, LARGEST_PAGE))
    order, parts = NEWEST_FIRST, (true(),) if after is None else place_of(after).following()
    if before is not None:
        order, parts = BACKWARDS, place_of(before).preceding()
    found: list[Row[Any]] = []
    for part in parts:
        query = claim_rows().where(*limits, part).order_by(*order)
        found += store.rows(query.limit(size + 1 - len(found)))
        if len(found) > size:
            break
    more, found = len(found) > size, found[:size]
    if before is not None:
        found.reverse()
    earlier, later = (more, True) if before is not None else (after is not None, more)
    return Listing(
        rows=row_values(found),
        total=total,
        after=_cursor(found[-1]) if found and later else None,
        before=_cursor(found[0]) if found and earlier else None,
    )


def _cursor(row: Row[Any]) -> str:
    return cursor(Place(row.published, row.article_id, row.span_start, row.id))


_COLUMNS = tuple(column.name for column in Claim.__table__.columns)
_Columns = namedtuple("_Columns", _COLUMNS)  # type: ignore[misc]  # names are read faster than off a Row


def _count(store: Store, wanted: ClaimFilter) -> int:
    """Those of withdrawn articles are counted and taken off: the index of a list knows nothing of them."""
    every = replace(wanted, withdrawn=True)
    limits = conditions(every, store.dialect)
    counted = select(func.count()).select_from(Claim).where(*limits)
    query = counted
    if every == ClaimFilter(words=wanted.words, withdrawn=True):
        query = _from_index(wanted, store.dialect, counted)
    if not wanted.withdrawn:
        withdrawn = counted.where(Claim.withdrawn.is_(True))
        query = select(query.scalar_subquery() - withdrawn.scalar_subquery())
    return store.session.scalar(query) or 0


def _from_index(wanted: ClaimFilter, dialect: str, counted: Select[int]) -> Select[int]:
    found = fulltext.counting(wanted.words, dialect)
    return counted if found is None else found


def claim_rows(*more: Any) -> Select[Any]:
    """Claims with their headline, as `row_value` reads them; `more` columns come after."""
    query = select(Claim.__table__, Article.headline, *more)
    return query.join(Article, Article.id == Claim.article_id)


def row_value(row: Row[Any]) -> ClaimRow:
    return claim_row(_Columns._make(row[: len(_COLUMNS)]), row[len(_COLUMNS)])  # type: ignore[arg-type]


def row_values(rows: Iterable[Row[Any]]) -> tuple[ClaimRow, ...]:
    return tuple(map(row_value, rows))


def list_articles(
    store: Store,
    *,
    words: str = "",
    skip: int = 0,
    limit: int = 200,
    withdrawn: bool = False,
    by_date: bool = False,
) -> tuple[ArticleRow, ...]:
    """The articles added last, each with its counts; `words` are all in headline or publisher.

    The first `skip` of them are left out. Withdrawn ones only where `withdrawn` asks for them too. With
    `by_date` those published last come first, and those without a date at the end.
    """
    order = [Article.added_at.desc(), Article.position, Article.id]
    if by_date:
        order = [Article.published.is_(None), Article.published.desc(), *order]
    query = _articles().order_by(*order).offset(skip).limit(limit)
    if not withdrawn:
        query = query.where(Article.withdrawn_at.is_(None))
    for word in words.replace("\0", "").split()[:16]:
        query = query.where(
            or_(
                Article.headline.icontains(word, autoescape=True),
                Article.publisher.icontains(word, autoescape=True),
            )
        )
    return _with_counts(store, store.session.execute(query).all())


def some_articles(store: Store, ids: Sequence[str]) -> tuple[ArticleRow, ...]:
    """These articles with their counts, in the order of `ids`."""
    found = _with_counts(store, store.session.execute(_articles().where(Article.id.in_(ids))).all())
    return tuple(sorted(found, key=lambda row: ids.index(row.id)))


def _articles() -> Select[str, str, datetime, str | None, date | None, datetime | None]:
    return select(
        Article.id,
        Article.headline,
        Article.added_at,
        Article.publisher,
        Article.published,
        Article.withdrawn_at,
    )


def _with_counts(
    store: Store, articles: Sequence[Row[str, str, datetime, str | None, date | None, datetime | None]]
) -> tuple[ArticleRow, ...]:
    def counted(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    counts = {
        row.article_id: row
        for row in store.session.execute(
            select(
                Claim.article_id,
                func.count().label("claims"),
                counted(IS_WAITING).label("waiting"),
                counted(IS_INCOMPLETE).label("incomplete"),
                counted(Claim.state == State.FINAL.value).label("decided"),
                counted(Claim.state == State.DISMISSED.value).label("dismissed"),
            )
            .where(Claim.article_id.in_([row.id for row in articles]))
            .group_by(Claim.article_id)
        )
    }
    rows = []
    for article in articles:
        count = counts.get(article.id)
        rows.append(
            ArticleRow(
                id=article.id,
                title=article.headline,
                publisher=article.publisher,
                published=article.published,
                added_at=article.added_at,
                claims=count.claims if count else 0,
                waiting=count.waiting if count else 0,
                incomplete=count.incomplete if count else 0,
                decided=count.decided if count else 0,
                dismissed=count.dismissed if count else 0,
                withdrawn=article.withdrawn_at is not None,
            )
        )
    return tuple(rows)
