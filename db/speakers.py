"""People and organisations that are said to have said something."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, select, update

from db import events, mapping, models
from db.store import Store, in_pieces
from workbench.errors import Refused

Known = dict[str, tuple[int, str]]
"""Name as read -> number of the speaker, and the name the desk uses."""


def ensure(store: Store, names: Iterable[str]) -> Known:
    """Each name with its speaker; a new one is added. Merges hold: an alias leads to its speaker."""
    wanted = {mapping.cut(name) or "" for name in names if name.strip()}
    if not wanted:
        return {}
    found = _known(store, wanted)
    missing = sorted(wanted - found.keys())
    if missing:
        store.write(insert(models.Speaker), [{"name": name} for name in missing])
        found |= _known(store, set(missing))
    return found


def merge(store: Store, name: str, into: str, reason: str) -> tuple[str, ...]:
    """The ids of the claims that go over: what `name` said is from now on said by `into`."""
    both = ensure(store, (name, into))
    (number, _), (target, label) = both[name], both[into]
    if number == target:
        raise Refused(f"{name} and {into} are one speaker already")
    store.write(update(models.Speaker).where(models.Speaker.id == number).values(merged_into=target))
    store.write(
        insert(models.SpeakerAlias).values(
            speaker_id=target, alias=mapping.cut(name), by=store.by, at=store.at
        )
    )
    moved = tuple(
        store.session.scalars(
            select(models.Claim.id).where(models.Claim.speaker_id == number).order_by(models.Claim.id)
        )
    )
    store.write(
        update(models.Claim).where(models.Claim.speaker_id == number).values(speaker_id=target, speaker=label)
    )
    events.record(
        store, "merged", "speaker", str(number), after={"into": target, "claims": len(moved)}, reason=reason
    )
    return moved


def _known(store: Store, names: set[str]) -> Known:
    by_number: dict[int, models.Speaker] = {}
    found: Known = {}
    for piece in in_pieces(sorted(names)):
        rows = store.session.scalars(select(models.Speaker).where(models.Speaker.name.in_(piece))).all()
        for row in rows:
            found[row.name] = _head(store, row, by_number)
    return found


def _head(store: Store, row: models.Speaker, seen: dict[int, models.Speaker]) -> tuple[int, str]:
    """Whoever the speaker has been merged into, in the end."""
    visited = {row.id}
    while row.merged_into is not None and row.merged_into not in visited:
        target = seen.get(row.merged_into) or store.session.get(models.Speaker, row.merged_into)
        if target is None:
            break
        seen[target.id] = row = target
        visited.add(row.id)
    return row.id, row.name
