"""The record of what happened: appended in the same unit of work as the change, chained by hashes.

There is no way to change or delete an event; the database refuses it too. Drafts, leases that are
only prolonged, seen commands and the data version are the desk's scratch paper and leave no event.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import simplejson
from sqlalchemy import Text, cast, insert, select

from db import models
from db.store import Store
from workbench import __version__
from workbench.contract import from_text
from workbench.values.review import Actor

NO_HASH = "0" * 64
"""What stands for the hash before the first event."""

MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `actor` is the name as it is now, or what did it."""

    sequence: int
    at: datetime
    actor: str
    role: str
    action: str
    object_type: str
    object_id: str
    version_before: int | None
    version_after: int | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    reason: str


def record(
    store: Store,
    action: str,
    object_type: str,
    object_id: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    version_before: int | None = None,
    version_after: int | None = None,
    reason: str = "",
    actor: Actor | None = None,
) -> None:
    """Append one event. `before` and `after` are the fields that changed; people stand in them by id."""
    if store.chain is None:
        store.chain = _newest(store)
    sequence, previous = store.chain
    actor = actor or store.actor
    by = actor.name if actor.reviewer_id is None else f"reviewer {actor.reviewer_id}"
    row: dict[str, Any] = {
        "sequence": sequence + 1,
        "at": store.recorded_at or store.at,
        "actor": by,
        "reviewer_id": actor.reviewer_id,
        "role": actor.role,
        "session": actor.session,
        "action": action,
        "object_type": object_type,
        "object_id": object_id,
        "version_before": version_before,
        "version_after": version_after,
        "before": before,
        "after": after,
        "reason": reason,
        "app_version": __version__,
        "previous_hash": previous,
    }
    row["hash"] = _hash(row)
    store.write(insert(models.Event), row)
    store.chain = (row["sequence"], row["hash"])


def about(store: Store, object_type: str, object_id: str) -> tuple[Event, ...]:
    """What happened to one thing, newest first."""
    found = store.session.execute(
        select(models.Event, models.Reviewer.name)
        .outerjoin(models.Reviewer, models.Reviewer.id == models.Event.reviewer_id)
        .where(models.Event.object_type == object_type, models.Event.object_id == object_id)
        .order_by(models.Event.sequence.desc())
    )
    return tuple(
        Event(
            row.sequence,
            row.at,
            name or row.actor,
            row.role,
            row.action,
            row.object_type,
            row.object_id,
            row.version_before,
            row.version_after,
            row.before,
            row.after,
            row.reason,
        )
        for row, name in found
    )


def verify(store: Store) -> tuple[str, ...]:
    """What does not hold of the log, in words; empty where all of it does.

    Each event covers the one before it, without a gap, up to the one that was written last. Stops at
    twenty problems. What else the record proves is in `db.audit`.
    """
    problems: list[str] = []
    for _ in walk(store, problems):
        if len(problems) >= MOST_PROBLEMS:
            break
    return tuple(problems)


def walk(store: Store, problems: list[str]) -> Iterator[Mapping[str, Any]]:
    """Each event in its order, as far as it can be read; what does not hold is added to `problems`."""
    expected, previous = 1, NO_HASH
    columns = [
        cast(column, Text).label(column.name) if column.name in _JSON else column for column in _TABLE.c
    ]
    rows = store.session.execute(
        select(*columns).order_by(_TABLE.c.sequence).execution_options(yield_per=1000)
    ).mappings()
    while True:
        try:
            row = next(rows, None)
        except (ValueError, TypeError) as error:  # a moment that is none
            problems.append(f"the log can't be read behind event {expected - 1}: {error}")
            return
        if row is None:
            break
        if row["sequence"] != expected:
            problems.append(f"event {expected} is missing: the next one is {row['sequence']}")
        elif row["previous_hash"] != previous:
            problems.append(f"event {row['sequence']} does not follow the one before it")
        expected, previous = row["sequence"] + 1, row["hash"]
        try:
            event = {**row, **{name: row[name] and from_text(row[name]) for name in _JSON}}
        except ValueError:
            problems.append(f"event {row['sequence']} was changed after it was written: its JSON is broken")
            continue
        if event["hash"] != _hash(event):
            problems.append(f"event {row['sequence']} was changed after it was written")
        yield event
    kept = store.session.execute(select(models.DataVersion.events, models.DataVersion.newest_hash)).first()
    if kept is not None and kept.events > expected - 1:
        problems.append(f"the log was cut off: {kept.events} events were written, {expected - 1} are left")
    elif kept is not None and kept.newest_hash != previous:
        problems.append("the log does not end with the event that was written last")


_TABLE = models.Event.__table__
_JSON = ("before", "after")


def count(store: Store) -> int:
    """How many events there are."""
    return _newest(store)[0]


def _newest(store: Store) -> tuple[int, str]:
    found = store.session.execute(_NEWEST).first()
    return (found.sequence, found.hash) if found else (0, NO_HASH)


_NEWEST = select(models.Event.sequence, models.Event.hash).order_by(models.Event.sequence.desc()).limit(1)

_COVERED = (
    "sequence",
    "actor",
    "reviewer_id",
    "role",
    "session",
    "action",
    "object_type",
    "object_id",
    "version_before",
    "version_after",
    "before",
    "after",
    "reason",
    "app_version",
    "previous_hash",
)


def _hash(row: Mapping[Any, Any]) -> str:
    """SHA-256 of the event as JSON in one fixed form: keys in order, no spaces, ASCII."""
    covered = {name: row[name] for name in _COVERED}
    covered["at"] = row["at"].isoformat(timespec="microseconds")
    return hashlib.sha256(canonical(covered)).hexdigest()


def canonical(fields: Mapping[str, Any]) -> bytes:
    text: str = simplejson.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True, use_decimal=True
    )
    return text.encode("ascii")


def digest(value: Any) -> str:
    """SHA-256 of what an event does not keep whole, so that it is proved all the same."""
    return hashlib.sha256(canonical({"value": value})).hexdigest()
