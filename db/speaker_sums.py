"""How many claims a speaker has, and what most of them say it is: kept beside the name for lists.

They are told by the claims alone; making them anew changes nothing. Claims of withdrawn articles do not
count. What a person said of the kind holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select, update

from db.models import Claim, Speaker
from db.store import Store, in_pieces


def bring_up_to_date(store: Store, numbers: Iterable[int | None]) -> tuple[int, ...]:
    """The numbers of the speakers whose sums were not what their claims tell."""
    wanted = sorted({number for number in numbers if number is not None})
    return tuple(number for piece in in_pieces(wanted) for number in _bring_up_to_date(store, piece))


def make_anew(store: Store) -> tuple[int, ...]:
    """The same for every speaker; on a sound database nothing changes."""
    return bring_up_to_date(store, store.session.scalars(select(Speaker.id)).all())


def of_article(store: Store, article_id: str) -> tuple[int, ...]:
    """The speakers of the article's claims."""
    found = select(Claim.speaker_id).where(Claim.article_id == article_id, Claim.speaker_id.is_not(None))
    return tuple(number for number in store.session.scalars(found.distinct()) if number is not None)


def _bring_up_to_date(store: Store, numbers: list[int]) -> list[int]:
    claims: Counter[int] = Counter()
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    counted = (
        select(Claim.speaker_id, Claim.speaker_kind, func.count().label("claims"))
        .where(Claim.speaker_id.in_(numbers), Claim.withdrawn.is_(False))
        .group_by(Claim.speaker_id, Claim.speaker_kind)
    )
    for row in store.rows(counted).all():
        claims[row.speaker_id] += row.claims
        if row.speaker_kind is not None:
            kinds[row.speaker_id][row.speaker_kind] += row.claims
    changed = []
    for row in store.rows(
        select(Speaker.id, Speaker.claims, Speaker.kind, Speaker.kind_decided).where(Speaker.id.in_(numbers))
    ).all():
        kind = row.kind if row.kind_decided else _most(kinds[row.id])
        if (row.claims, row.kind) != (claims[row.id], kind):
            store.write(update(Speaker).where(Speaker.id == row.id).values(claims=claims[row.id], kind=kind))
            changed.append(row.id)
    return changed


def _most(counts: Counter[str]) -> str | None:
    """What most say; None where as many say another."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
