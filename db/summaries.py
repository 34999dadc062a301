"""Numbers for the start page, and what lists can be filtered by."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from db import metrics
from db.claim_filter import IS_INCOMPLETE, STANDS
from db.claim_order import NEWEST_FIRST
from db.listing import claim_rows, row_values, some_articles
from db.models import Article, Claim, DataVersion
from db.store import Store
from workbench.values.listing import Choices, ClaimRow, DeskNumbers, MetricChoice
from workbench.values.review import State
from workbench.values.verdict import VerdictCode

SHOWN = 8
"""Claims in each of the short lists, and articles in the queue."""

_LOOKED_THROUGH = 1000
"""Open claims that are looked through for the queue: enough for eight articles of any length."""


def desk_numbers(store: Store) -> DeskNumbers:
    """The start page. The counts of claims add up: waiting + incomplete + decided + dismissed = claims.

    Withdrawn articles and their claims do not count.
    """
    session = store.session
    by_state = _counted(store, Claim.state)
    claims = sum(by_state.values())
    decided, dismissed = by_state.get(State.FINAL.value, 0), by_state.get(State.DISMISSED.value, 0)
    incomplete = sum(_counted(store, Claim.state, IS_INCOMPLETE).values())
    final = Claim.state == State.FINAL.value
    verdicts = _counted(store, Claim.verdict, final, Claim.verdict.is_not(None))
    return DeskNumbers(
        articles=session.scalar(
            select(func.count()).select_from(Article).where(Article.withdrawn_at.is_(None))
        )
        or 0,
        claims=claims,
        waiting=claims - incomplete - decided - dismissed,
        incomplete=incomplete,
        decided=decided,
        dismissed=dismissed,
        flagged=session.scalar(
            select(func.count()).select_from(Claim).where(final, Claim.found.is_(False), STANDS)
        )
        or 0,
        by_verdict=tuple((code, verdicts[code.value]) for code in VerdictCode if code.value in verdicts),
        next_claims=_claims(
            store,
            (Claim.state == State.OPEN.value, Claim.found, Claim.verdict.is_(None), STANDS),
            (Claim.worthiness.desc(), Claim.id.desc()),
        ),
        incomplete_claims=_claims(store, (IS_INCOMPLETE, STANDS), NEWEST_FIRST),
        recent_decisions=_claims(
            store, (final, Claim.decided_at.is_not(None), STANDS), (Claim.decided_at.desc(), Claim.id.desc())
        ),
        queue=some_articles(store, _articles_waiting(store)),
    )


def choices(store: Store) -> Choices:
    """What there is to filter by. A metric without a label has an empty one."""
    keys = _distinct(store, Claim.metric)
    labels = metrics.labels(store)
    return Choices(
        publishers=_alphabetical(_distinct(store, Claim.publisher)),
        speakers=_alphabetical(_distinct(store, Claim.speaker)),
        units=_alphabetical(unit for unit in _distinct(store, Claim.unit) if unit),
        metrics=tuple((key, labels.get(key, "")) for key in _alphabetical(keys)),
    )


def metric_choices(store: Store) -> tuple[MetricChoice, ...]:
    """The measures that can be charted, those with most claims first; a label may be empty.

    `unit` is the one that most of a measure's claims have.
    """
    charted = (
        Claim.metric.is_not(None),
        Claim.value.is_not(None),
        Claim.state != State.DISMISSED.value,
        STANDS,
    )
    units: dict[str, tuple[int, str]] = {}
    for metric, unit, count in store.session.execute(
        select(Claim.metric, Claim.unit, func.count()).where(*charted).group_by(Claim.metric, Claim.unit)
    ):
        units[metric or ""] = max(units.get(metric or "", (0, "")), (count, unit or ""))
    labels = metrics.labels(store)
    found = (
        MetricChoice(metric or "", labels.get(metric or "", ""), units[metric or ""][1], claims, articles)
        for metric, claims, articles in store.session.execute(
            select(Claim.metric, func.count(), func.count(Claim.article_id.distinct()))
            .where(*charted)
            .group_by(Claim.metric)
        )
    )
    return tuple(sorted(found, key=lambda choice: (-choice.claims, choice.key)))


def data_version(store: Store) -> int:
    """A number that rises with every change, for caches."""
    return store.session.scalar(select(DataVersion.counter)) or 0


def _counted(store: Store, column: InstrumentedAttribute[Any], *where: ColumnElement[bool]) -> dict[Any, int]:
    """How many claims have each value; those of withdrawn articles are taken off."""
    query = select(column, func.count()).where(*where).group_by(column)
    counts: Counter[Any] = Counter()
    for value, count in store.session.execute(query):
        counts[value] += count
    for value, count in store.session.execute(query.where(Claim.withdrawn.is_(True))):
        counts[value] -= count
    return {value: count for value, count in counts.items() if count}


def _claims(store: Store, where: tuple[Any, ...], order: tuple[Any, ...]) -> tuple[ClaimRow, ...]:
    return row_values(store.rows(claim_rows().where(*where).order_by(*order).limit(SHOWN)))


def _articles_waiting(store: Store) -> tuple[str, ...]:
    """The newest articles that have an open claim."""
    found = store.session.scalars(
        select(Claim.article_id)
        .where(Claim.state == State.OPEN.value, STANDS)
        .order_by(*NEWEST_FIRST)
        .limit(_LOOKED_THROUGH)
    )
    return tuple(dict.fromkeys(found))[:SHOWN]


def _distinct(store: Store, column: InstrumentedAttribute[str | None]) -> list[str]:
    """Every value of an indexed column: a jump a value through the index, however many rows there are."""
    first = (
        select(func.min(column).label("value"))
        .where(column.is_not(None))
        .cte("values_of_column", recursive=True)
    )
    following = select(func.min(column)).where(column > first.c.value).scalar_subquery()
    every = first.union_all(select(following).where(first.c.value.is_not(None)))
    return [value for value in store.session.scalars(select(every.c.value)) if value is not None]


def _alphabetical(values: Any) -> tuple[str, ...]:
    return tuple(sorted(values, key=lambda value: (value.casefold(), value)))
