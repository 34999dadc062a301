"""Names of people and organisations that are said to have said something, and whose names they are.

Each name that a reading gives is a row; a name that a person merged into another stands for that one's
speaker. A claim keeps both, so that a split gives it back the name that its reading gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import insert, select

from db import mapping, models
from db.store import Store, in_pieces
from workbench.errors import NotFound


class Speaker(NamedTuple):
    """A name and whom it stands for."""

    name_id: int
    id: int  # of the speaker
    label: str  # what the desk calls the speaker


Known = dict[str, Speaker]
"""Name as read -> whom it stands for."""


def ensure(store: Store, names: Iterable[str]) -> Known:
    """Each name with its speaker; a new one is added. Merges hold: another name leads to its speaker."""
    wanted = {mapping.cut(name) or "" for name in names if name.strip()}
    if not wanted:
        return {}
    found = _known(store, wanted)
    missing = sorted(wanted - found.keys())
    if missing:
        store.write(insert(models.Speaker), [{"name": name, "label": name} for name in missing])
        found |= _known(store, set(missing))
    return found


def head(store: Store, number: int) -> models.Speaker:
    """The speaker that the name stands for. Raises NotFound."""
    row = get(store, number)
    found = above(store, row)
    return get(store, found[-1]) if found else row


def group(store: Store, number: int) -> tuple[int, ...]:
    """The name itself and all that were merged into it, through others too."""
    found = [number]
    waiting = [number]
    while waiting:
        rows = store.session.scalars(
            select(models.Speaker.id)
            .where(models.Speaker.merged_into.in_(waiting))
            .order_by(models.Speaker.id)
        )
        waiting = [each for each in rows if each not in found]
        found += waiting
    return tuple(found)


def get(store: Store, number: int) -> models.Speaker:
    """The row of the name. Raises NotFound."""
    row = store.session.get(models.Speaker, number)
    if row is None:
        raise NotFound(f"there is no speaker number {number}")
    return row


def above(store: Store, row: models.Speaker) -> tuple[int, ...]:
    """What the name is merged into, and that again, up to the speaker."""
    found: list[int] = []
    while row.merged_into is not None and row.merged_into not in found:
        found.append(row.merged_into)
        row = get(store, row.merged_into)
    return tuple(found)


def _known(store: Store, names: set[str]) -> Known:
    heads: dict[int, tuple[int, str]] = {}
    found: Known = {}
    for piece in in_pieces(sorted(names)):
        rows = store.rows(
            select(
                models.Speaker.id, models.Speaker.name, models.Speaker.label, models.Speaker.merged_into
            ).where(models.Speaker.name.in_(piece))
        )
        for row in rows.all():
            found[row.name] = Speaker(row.id, *_head_of(store, row, heads))
    return found


def _head_of(store: Store, row: Any, heads: dict[int, tuple[int, str]]) -> tuple[int, str]:
    if row.merged_into is None:
        return row.id, row.label
    if row.merged_into not in heads:
        target = head(store, row.merged_into)
        heads[row.merged_into] = target.id, target.label
    return heads[row.merged_into]
