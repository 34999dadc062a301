"""Speakers a page at a time, one with its offices and names, and what tells two of them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select

from db import speakers
from db.models import Claim, Reviewer, Speaker, SpeakerAlias
from db.store import Store, in_pieces
from workbench.errors import NotFound
from workbench.values.attribution import SpeakerKind
from workbench.values.speaker import (
    OtherName,
    SpeakerCase,
    SpeakerDetail,
    SpeakerName,
    SpeakerRow,
    Title,
)

LARGEST_PAGE = 200
MOST_WORDS = 16
MOST_OTHER_NAMES = 500
"""Merged names that hold the searched words."""

STANDS = and_(Speaker.merged_into.is_(None), Speaker.claims > 0)


def list_speakers(
    store: Store, *, words: str = "", skip: int = 0, limit: int = 100
) -> tuple[SpeakerRow, ...]:
    """The speakers with the most claims first; `words` are all in one of their names."""
    query = select(*_NAME).where(STANDS).order_by(Speaker.claims.desc(), Speaker.label, Speaker.id)
    searched = _searched(words)
    if searched:
        merged = select(Speaker.id).where(Speaker.merged_into.is_not(None), *searched).limit(MOST_OTHER_NAMES)
        heads = {speakers.head(store, number).id for number in store.session.scalars(merged).all()}
        query = query.where(or_(and_(*searched), Speaker.id.in_(heads)))
    found = store.rows(query.offset(skip).limit(min(limit, LARGEST_PAGE))).all()
    return _rows(store, [_name(row) for row in found])


def count(store: Store) -> int:
    """How many speakers have claims."""
    return store.session.scalar(select(func.count()).select_from(Speaker).where(STANDS)) or 0


def newest(store: Store) -> int:
    """The highest number of a name, 0 where there is none."""
    return store.session.scalar(select(func.max(Speaker.id))) or 0


def find(store: Store, name: str) -> int:
    """The number of the name; small and capital letters are one, where that leaves one name.

    Raises NotFound.
    """
    exact = store.session.scalar(select(Speaker.id).where(Speaker.name == name))
    if exact is not None:
        return exact
    alike = store.session.scalars(select(Speaker.id).where(func.lower(Speaker.name) == name.lower())).all()
    if len(alike) == 1:
        return alike[0]
    raise NotFound(f"there is no speaker {name[:80]!r}: search the list of speakers for a part of the name")


def case(store: Store, number: int) -> SpeakerCase:
    """The speaker that the name stands for. Raises NotFound."""
    head = speakers.head(store, number)
    name = SpeakerName(head.id, head.label, _kind(head.kind), head.claims, head.row_version)
    (row,) = _rows(store, [name])
    return SpeakerCase(
        row, head.kind_decided, _titles(store, [head.id])[head.id], _other_names(store, head.id)
    )


def versions(store: Store, number: int) -> tuple[str, int]:
    """The name and its row version. Raises NotFound."""
    row = speakers.get(store, number)
    return row.name, row.row_version


def names(store: Store) -> tuple[SpeakerName, ...]:
    """Every speaker with claims, in the order of their numbers."""
    return tuple(_name(row) for row in store.rows(select(*_NAME).where(STANDS).order_by(Speaker.id)).all())


def details(
    store: Store, numbers: Collection[int], *, with_articles: Collection[int]
) -> dict[int, SpeakerDetail]:
    """The offices of each speaker, and of some the articles too."""
    titles = _titles(store, sorted(numbers))
    articles: dict[int, set[str]] = defaultdict(set)
    for piece in in_pieces(sorted(with_articles)):
        found = select(Claim.speaker_id, Claim.article_id).where(Claim.speaker_id.in_(piece)).distinct()
        for row in store.rows(found).all():
            articles[row.speaker_id].add(row.article_id)
    return {number: SpeakerDetail(titles[number], frozenset(articles.get(number, ()))) for number in numbers}


_NAME = (Speaker.id, Speaker.label, Speaker.kind, Speaker.claims, Speaker.row_version)


def _name(row: Any) -> SpeakerName:
    return SpeakerName(row.id, row.label, _kind(row.kind), row.claims, row.row_version)


def _kind(kind: str | None) -> SpeakerKind | None:
    return SpeakerKind(kind) if kind else None


def _searched(words: str) -> list[ColumnElement[bool]]:
    return [
        or_(Speaker.name.icontains(word, autoescape=True), Speaker.label.icontains(word, autoescape=True))
        for word in words.replace("\0", "").split()[:MOST_WORDS]
    ]


def _rows(store: Store, found: Sequence[SpeakerName]) -> tuple[SpeakerRow, ...]:
    numbers = [each.number for each in found]
    counted = {
        row.speaker_id: row
        for row in store.rows(
            select(
                Claim.speaker_id,
                func.count(Claim.article_id.distinct()).label("articles"),
                func.min(Claim.published).label("first"),
                func.max(Claim.published).label("last"),
            )
            .where(Claim.speaker_id.in_(numbers), Claim.withdrawn.is_(False))
            .group_by(Claim.speaker_id)
        ).all()
    }
    titles = _titles(store, numbers)
    return tuple(
        SpeakerRow(
            each,
            articles=counted[each.number].articles if each.number in counted else 0,
            first=counted[each.number].first if each.number in counted else None,
            last=counted[each.number].last if each.number in counted else None,
            role=titles[each.number][0].role if titles[each.number] else None,
        )
        for each in found
    )


def _titles(store: Store, numbers: Sequence[int]) -> dict[int, tuple[Title, ...]]:
    """The offices of each, newest first."""
    found: dict[int, list[Title]] = {number: [] for number in numbers}
    for piece in in_pieces(numbers):
        rows = store.rows(
            select(
                Claim.speaker_id,
                Claim.speaker_role,
                func.min(Claim.published).label("first"),
                func.max(Claim.published).label("last"),
                func.count().label("claims"),
            )
            .where(Claim.speaker_id.in_(piece), Claim.speaker_role.is_not(None), Claim.withdrawn.is_(False))
            .group_by(Claim.speaker_id, Claim.speaker_role)
        )
        for row in rows.all():
            found[row.speaker_id].append(Title(row.speaker_role, row.first, row.last, row.claims))
    return {number: _joined(titles) for number, titles in found.items()}


def _joined(titles: Sequence[Title]) -> tuple[Title, ...]:
    """Newest first; capitals make no other office, and are those of the newest article."""
    one: dict[str, Title] = {}
    for title in sorted(titles, key=_newest):
        kept = one.setdefault(title.role.casefold(), title)
        if kept is not title:
            first, claims = min(kept.first, title.first), kept.claims + title.claims
            one[title.role.casefold()] = Title(kept.role, first, kept.last, claims)
    return tuple(one.values())


def _newest(title: Title) -> tuple[int, int, str]:
    return -title.last.toordinal(), -title.first.toordinal(), title.role


class _Decided(NamedTuple):
    by: str
    at: datetime | None
    reason: str


def _other_names(store: Store, number: int) -> tuple[OtherName, ...]:
    """The names merged into the speaker, with the claims of each."""
    merged = store.rows(
        select(Speaker.id, Speaker.name, Speaker.row_version, Speaker.merged_into)
        .where(Speaker.id.in_(speakers.group(store, number)), Speaker.merged_into.is_not(None))
        .order_by(Speaker.name)
    ).all()
    if not merged:
        return ()
    decided = _decisions(store, [row.name for row in merged])
    counts = {
        row.speaker_name_id: row.claims
        for row in store.rows(
            select(Claim.speaker_name_id, func.count().label("claims"))
            .where(Claim.speaker_id == number, Claim.withdrawn.is_(False))
            .group_by(Claim.speaker_name_id)
        ).all()
    }
    return tuple(
        OtherName(
            row.id,
            row.name,
            sum(counts.get(each, 0) for each in speakers.group(store, row.id)),
            row.row_version,
            *decided.get(row.name, _Decided("", None, "")),
        )
        for row in merged
    )


def _decisions(store: Store, merged: Sequence[str]) -> dict[str, _Decided]:
    people = {f"reviewer {row.id}": row.name for row in store.rows(select(Reviewer.id, Reviewer.name)).all()}
    rows = store.rows(
        select(SpeakerAlias.alias, SpeakerAlias.by, SpeakerAlias.at, SpeakerAlias.reason)
        .where(SpeakerAlias.alias.in_(merged), SpeakerAlias.merged.is_(True))
        .order_by(SpeakerAlias.id)
    ).all()
    return {row.alias: _Decided(people.get(row.by, row.by), row.at, row.reason) for row in rows}
