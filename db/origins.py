"""Articles that tell the same text: samples to find them by, and links between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import delete, func, insert, or_, select, update

from db import events, mapping, models
from db.store import Store, in_pieces
from workbench.errors import NotFound, Refused
from workbench.values.article_history import LinkStatus, OriginLink

SAME_ORIGIN = "same_origin"

_MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Known:
    """An article that another may be a version or a copy of."""

    id: str
    title: str | None
    publisher: str | None
    text: str


def candidates(store: Store, sample: Sequence[int]) -> tuple[str, ...]:
    """Ids of the articles that share most of the sample, those with most in common first."""
    counts: dict[str, int] = {}
    for piece in in_pieces(sample):
        rows = store.session.execute(
            select(models.ArticleSketch.article_id, func.count())
            .where(models.ArticleSketch.hash.in_(piece))
            .group_by(models.ArticleSketch.article_id)
        )
        for article_id, count in rows:
            counts[article_id] = counts.get(article_id, 0) + count
    least = max(1, len(sample) // 20)
    found = sorted((-count, article_id) for article_id, count in counts.items() if count >= least)
    return tuple(article_id for _, article_id in found[:_MOST_CANDIDATES])


def at_address(store: Store, address: str) -> tuple[str, ...]:
    """Ids of the articles at the address, oldest first."""
    return tuple(
        store.session.scalars(
            select(models.Article.id)
            .where(models.Article.address == address)
            .order_by(models.Article.added_at, models.Article.id)
            .limit(_MOST_CANDIDATES)
        )
    )


def with_headline(store: Store, headline: str, publisher: str | None) -> tuple[str, ...]:
    """Ids of the articles of one publisher under one headline, newest first."""
    of_it = models.Article.publisher == publisher if publisher else models.Article.publisher.is_(None)
    return tuple(
        store.session.scalars(
            select(models.Article.id)
            .where(models.Article.headline == headline[: mapping.LONGEST_HEADLINE], of_it)
            .order_by(models.Article.added_at.desc(), models.Article.id)
            .limit(_MOST_CANDIDATES)
        )
    )


def known(store: Store, ids: Sequence[str]) -> tuple[Known, ...]:
    """These articles with the text that holds, in the order of `ids`."""
    rows = store.session.execute(
        select(models.Article.id, models.Article.title, models.Article.publisher, models.ArticleVersion.text)
        .join(models.ArticleVersion, models.HOLDS)
        .where(models.Article.id.in_(ids))
    )
    found = {row.id: Known(row.id, row.title, row.publisher, row.text) for row in rows}
    return tuple(found[each] for each in dict.fromkeys(ids) if each in found)


def came_first(store: Store, ids: Sequence[str]) -> str:
    """Of these articles the one that was added first."""
    return store.session.scalars(
        select(models.Article.id)
        .where(models.Article.id.in_(ids))
        .order_by(models.Article.added_at, models.Article.id)
        .limit(1)
    ).one()


def not_sampled(store: Store, size: int) -> tuple[tuple[str, str], ...]:
    """Id and text of some articles that have no sample yet."""
    rows = store.session.execute(
        select(models.Article.id, models.ArticleVersion.text)
        .join(models.ArticleVersion, models.HOLDS)
        .where(models.Article.sketched.is_(None))
        .limit(size)
    )
    return tuple((article_id, text) for article_id, text in rows)


def keep_sample(store: Store, article_id: str, sample: Sequence[int], rule: str) -> None:
    """The sample of the text that holds now, in place of the one before."""
    store.write(delete(models.ArticleSketch).where(models.ArticleSketch.article_id == article_id))
    if sample:
        store.write(
            insert(models.ArticleSketch), [{"hash": each, "article_id": article_id} for each in sample]
        )
    store.write(update(models.Article).where(models.Article.id == article_id).values(sketched=rule))


def link(store: Store, article_id: str, other_id: str, score: Decimal, rule: str) -> int | None:
    """The number of the new link, proposed by the machine; None where the two are linked already."""
    there = select(models.ArticleLink.id).where(
        or_(
            (models.ArticleLink.article_id == article_id) & (models.ArticleLink.other_id == other_id),
            (models.ArticleLink.article_id == other_id) & (models.ArticleLink.other_id == article_id),
        )
    )
    if article_id == other_id or store.session.scalar(there) is not None:
        return None
    number: int = store.write(
        insert(models.ArticleLink)
        .values(
            article_id=article_id,
            other_id=other_id,
            kind=SAME_ORIGIN,
            score=score,
            rule_version=rule,
            status=LinkStatus.PROPOSED.value,
            by=store.by,
            at=store.at,
        )
        .returning(models.ArticleLink.id)
    ).scalar_one()
    events.record(
        store,
        "linked",
        "article",
        article_id,
        after={"same_origin": other_id, "score": format(score, "f"), "link": number, "rule": rule},
    )
    return number


def links(store: Store, article_id: str) -> tuple[OriginLink, ...]:
    """Articles of the same origin, newest link first: whichever of the two came first."""
    other = models.Article
    rows = store.session.execute(
        select(models.ArticleLink, other.id, other.headline, other.publisher, other.published)
        .join(
            other,
            or_(
                (models.ArticleLink.article_id == article_id) & (other.id == models.ArticleLink.other_id),
                (models.ArticleLink.other_id == article_id) & (other.id == models.ArticleLink.article_id),
            ),
        )
        .order_by(models.ArticleLink.id.desc())
    )
    return tuple(
        OriginLink(
            number=row.id,
            article_id=other_id,
            title=headline,
            publisher=publisher,
            published=published,
            score=row.score,
            status=LinkStatus(row.status),
            rule_version=row.rule_version,
        )
        for row, other_id, headline, publisher, published in rows
    )


def answer(store: Store, number: int, status: LinkStatus, reason: str) -> None:
    """Confirm or refuse a link. Raises NotFound; Refused where it has that answer already."""
    row = store.session.get(models.ArticleLink, number)
    if row is None:
        raise NotFound(f"there is no link number {number}")
    if row.status == status.value:
        raise Refused(f"the link number {number} is {row.status} already")
    before = row.status
    store.write(
        update(models.ArticleLink)
        .where(models.ArticleLink.id == number)
        .values(status=status.value, by=store.by, at=store.at)
    )
    events.record(
        store,
        "link " + status.value,
        "article",
        row.article_id,
        before={"same_origin": row.other_id, "status": before},
        after={"same_origin": row.other_id, "status": status.value, "link": number},
        reason=reason,
    )
