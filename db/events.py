"""The record of what happened: appended in the same unit of work as the change, chained by hashes.

There is no way to change or delete an event; the database refuses it too. Drafts, leases that are
only prolonged, seen commands and the data version are the desk's scratch paper and leave no event.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

import simplejson
from sqlalchemy import func, insert, select

from db import models
from db.store import Store
from workbench import __version__
from workbench.values.review import Actor

NO_HASH = "0" * 64
"""What stands for the hash before the first event."""

_MOST_PROBLEMS = 20


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
    """What does not hold, in words; empty where the whole record does.

    Each event covers the one before it, without a gap, and each verdict has the event of its
    transaction and is as that says. Stops at twenty problems.
    """
    problems: list[str] = []
    expected, previous = 1, NO_HASH
    judged: dict[str, _Given] = {}
    table = models.Event.__table__
    events = store.session.execute(
        select(table).order_by(table.c.sequence).execution_options(yield_per=1000)
    ).mappings()
    for row in events:
        if row["sequence"] != expected:
            problems.append(f"event {expected} is missing: the next one is {row['sequence']}")
        elif row["previous_hash"] != previous:
            problems.append(f"event {row['sequence']} does not follow the one before it")
        if row["hash"] != _hash(row):
            problems.append(f"event {row['sequence']} was changed after it was written")
        if len(problems) >= _MOST_PROBLEMS:
            return (*problems, "… and perhaps more")
        if row["action"] == "judged" and isinstance(row["after"], dict):
            given = row["after"]
            judged[str(given.get("verdict"))] = _Given(
                row["sequence"], row["object_id"], _digest(given), len(given.get("evidence") or ())
            )
        expected, previous = row["sequence"] + 1, row["hash"]
    problems += _against_verdicts(store, judged)
    return tuple(problems[:_MOST_PROBLEMS])


class _Given(NamedTuple):
    """What an event says of its verdict; a digest of the rest, so that 200,000 verdicts fit."""

    sequence: int
    claim_id: str
    digest: bytes
    evidence: int  # how many sources


def _against_verdicts(store: Store, judged: dict[str, _Given]) -> list[str]:
    """Verdicts that have no event, are gone, or differ from what theirs says they were given as."""
    problems: list[str] = []
    counted = select(models.Evidence.verdict_id, func.count()).group_by(models.Evidence.verdict_id)
    kept: dict[str, int] = dict(store.session.execute(counted).all())
    rows = store.session.scalars(
        select(models.Verdict).order_by(models.Verdict.id).execution_options(yield_per=1000)
    )
    for row in rows:
        given = judged.pop(row.id, None)
        fields = {name: _plain(getattr(row, name)) for name in _JUDGED}
        if given is None:
            problems.append(f"verdict {row.id} has no event")
        elif (given.claim_id, given.digest) != (row.claim_id, _digest(fields)):
            problems.append(f"verdict {row.id} is not as event {given.sequence} says it was given")
        elif (found := kept.get(row.id, 0)) != given.evidence:
            problems.append(
                f"verdict {row.id} has {found} sources; event {given.sequence} says {given.evidence}"
            )
    problems += [f"verdict {name} of event {given.sequence} is gone" for name, given in judged.items()]
    return problems


def _digest(fields: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(_canonical({name: fields.get(name) for name in _JUDGED})).digest()


_JUDGED = (
    "round",
    "code",
    "attribution_code",
    "extraction_code",
    "reasons",
    "rationale",
    "known_gaps",
    "confidence",
    "checked_value",
    "checked_unit",
)


def _plain(value: Any) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value


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
    return hashlib.sha256(_canonical(covered)).hexdigest()


def _canonical(fields: Mapping[str, Any]) -> bytes:
    text: str = simplejson.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True, use_decimal=True
    )
    return text.encode("ascii")
