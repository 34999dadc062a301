"""What a person decides of speakers: one and the same, not the same, what to call them, what they are.

Each decision is a row of its own and an event, names the row versions that were seen, and outlives
every reading: a name leads to its speaker, whenever it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from db import events, mapping, models, speaker_sums, speakers
from db.store import Store
from workbench.errors import Refused, StaleWrite


def merge(store: Store, number: int, into: int, reason: str, *, seen: tuple[int, int]) -> int:
    """How many claims go over: what the one said is from now on said by the other.

    `seen` are the row versions of both. Raises NotFound, StaleWrite; Refused where they are one already,
    or where a person said of names of theirs that they are not the same.
    """
    name, other = _seen(store, number, seen[0]), _seen(store, into, seen[1])
    source, target = speakers.head(store, number), speakers.head(store, into)
    if source.id == target.id:
        raise Refused(f"{name.name} and {other.name} are one speaker already")
    _refuse_against(store, (number, into), speakers.group(store, source.id), speakers.group(store, target.id))
    source_id, target_id, version = source.id, target.id, source.row_version
    _decide(store, number, into, "same", reason)
    store.write(_alias(store, target_id, source.name, reason, merged=True))
    _touch(store, {source_id, target_id, number, into}, {source_id: {"merged_into": target_id}})
    moved = _move(store, source_id, target_id, speakers.get(store, target_id).label, None)
    _record(
        store,
        "merged",
        source_id,
        version,
        reason,
        before={"into": None},
        after={"into": target_id, "names": [number, into], "claims": moved},
    )
    return moved


def split(store: Store, number: int, reason: str, *, seen: int) -> int:
    """How many claims go back to the name that their reading gives; names merged into it go with it.

    Raises NotFound, StaleWrite; Refused where the name is not merged.
    """
    row = _seen(store, number, seen)
    if row.merged_into is None:
        raise Refused(f"{row.name} is not merged into another speaker")
    into, above = row.merged_into, speakers.above(store, row)
    names = speakers.group(store, number)
    _decide(store, number, into, "different", reason)
    store.write(_alias(store, into, row.name, reason, merged=False))
    _touch(store, {number, *above}, {number: {"merged_into": None}})
    moved = _move(store, above[-1], number, speakers.get(store, number).label, names)
    leaving = {speakers.get(store, each).name for each in names}
    relabelled = {}
    for each in above:
        if speakers.get(store, each).label in leaving:  # a label goes with its name
            relabelled[str(each)] = speakers.get(store, each).name
            _relabel(store, each, speakers.get(store, each).name)
    _record(
        store,
        "split",
        number,
        seen,
        reason,
        before={"into": into},
        after={"into": None, "claims": moved, "labels": relabelled},
    )
    return moved


def differ(store: Store, number: int, other: int, reason: str, *, seen: tuple[int, int]) -> None:
    """The two are not the same, and are not proposed again.

    Raises NotFound, StaleWrite; Refused where they are one speaker, or where that was said already.
    """
    first, second = _seen(store, number, seen[0]), _seen(store, other, seen[1])
    if speakers.head(store, number).id == speakers.head(store, other).id:
        raise Refused(f"{first.name} and {second.name} are one speaker: split them")
    if decision(store, number, other) == "different":
        raise Refused(f"that {first.name} and {second.name} are not the same was said already")
    _decide(store, number, other, "different", reason)
    _touch(store, {number, other})
    _record(
        store,
        "told apart",
        number,
        seen[0],
        reason,
        after={"other": other, "decision": "different"},
    )


def rename(store: Store, number: int, label: str, reason: str, *, seen: int) -> int:
    """How many claims show the new label. The label is a name of the speaker from then on.

    Raises NotFound, StaleWrite; Refused where the speaker is called so, or another one is.
    """
    row = _seen(store, number, seen)
    if row.merged_into is not None:
        raise Refused(f"{row.name} is merged into {speakers.head(store, number).label}: rename that one")
    label = mapping.cut(label) or ""
    if label == row.label:
        raise Refused(f"{row.label} is called so already")
    named = store.session.scalar(select(models.Speaker).where(models.Speaker.name == label))
    if named is not None and speakers.head(store, named.id).id != row.id:
        raise Refused(f"there is another speaker of the name {label}: merge the two")
    before = row.label
    added = None
    if named is None:
        added = store.write(
            insert(models.Speaker)
            .values(name=label, label=label, merged_into=number)
            .returning(models.Speaker.id)
        ).scalar_one()
        store.write(_alias(store, number, label, reason, merged=True))
    _touch(store, {number})
    moved = _relabel(store, number, label)
    _record(
        store,
        "renamed",
        number,
        seen,
        reason,
        before={"label": before},
        after={"label": label, "claims": moved, "name": added},
    )
    return moved


def decide_kind(store: Store, number: int, kind: str, reason: str, *, seen: int) -> None:
    """The speaker is a person or an organisation, whatever readings say.

    Raises NotFound, StaleWrite; Refused where that was decided already.
    """
    row = _seen(store, number, seen)
    if kind not in _KINDS:
        raise Refused(f"{kind[:40]!r} is no kind of speaker: {' or '.join(_KINDS)}")
    if row.kind == kind and row.kind_decided:
        raise Refused(f"that {row.label} is {_KINDS[kind]} was said already")
    before = row.kind
    _touch(store, {number}, {number: {"kind": kind, "kind_decided": True}})
    _record(
        store,
        "kind told",
        number,
        seen,
        reason,
        before={"kind": before},
        after={"kind": kind},
    )


_KINDS = {"person": "a person", "organisation": "an organisation"}


def decision(store: Store, number: int, other: int) -> str | None:
    """What a person decided last of the two names: "same", "different" or nothing."""
    pair = models.SpeakerPair
    return store.session.scalar(
        select(pair.decision)
        .where(pair.first_id == min(number, other), pair.second_id == max(number, other))
        .order_by(pair.version.desc())
        .limit(1)
    )


def told_apart(store: Store) -> frozenset[tuple[int, int]]:
    """Speakers of which names were said to be not the same, the lower number first."""
    found = set()
    for first, second in _different(store):
        one, two = speakers.head(store, first).id, speakers.head(store, second).id
        found.add((min(one, two), max(one, two)))
    return frozenset(found)


# --- inside ------------------------------------------------------------------------------------


def _seen(store: Store, number: int, seen: int) -> models.Speaker:
    """The row, if it still is at that version."""
    row = speakers.get(store, number)
    if row.row_version != seen:
        raise StaleWrite(f"the speaker {row.label}", seen, row.row_version)
    return row


def _touch(store: Store, numbers: set[int], changes: Mapping[int, Mapping[str, Any]] | None = None) -> None:
    """Whoever looked at one of these has to look again; `changes` are columns of some of them."""
    rows = models.Speaker.id.in_(numbers)
    store.write(update(models.Speaker).where(rows).values(row_version=models.Speaker.row_version + 1))
    for number, columns in (changes or {}).items():
        store.write(update(models.Speaker).where(models.Speaker.id == number).values(**columns))
    store.session.expire_all()


def _decide(store: Store, number: int, other: int, answer: str, reason: str) -> None:
    first, second = min(number, other), max(number, other)
    pair = models.SpeakerPair
    newest = store.session.scalar(
        select(func.max(pair.version)).where(pair.first_id == first, pair.second_id == second)
    )
    store.write(
        insert(pair).values(
            first_id=first,
            second_id=second,
            decision=answer,
            version=(newest or 0) + 1,
            reason=reason,
            by=store.by,
            at=store.at,
        )
    )


def _record(
    store: Store,
    action: str,
    number: int,
    seen: int,
    reason: str,
    *,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    events.record(
        store,
        action,
        "speaker",
        str(number),
        version_before=seen,
        version_after=seen + 1,
        before=before,
        after=after,
        reason=reason,
    )


def _refuse_against(
    store: Store, named: tuple[int, int], ours: tuple[int, ...], theirs: tuple[int, ...]
) -> None:
    """Raises Refused where other names of the two were said to be not the same."""
    pair = models.SpeakerPair
    both = (*ours, *theirs)
    for first, second in _different(store, pair.first_id.in_(both), pair.second_id.in_(both)):
        if {first, second} != set(named) and (first in ours) != (second in ours):
            one, two = speakers.get(store, first).name, speakers.get(store, second).name
            raise Refused(f"{one} and {two} were said to be not the same: merge those two, if that was wrong")


def _different(store: Store, *conditions: ColumnElement[bool]) -> list[tuple[int, int]]:
    """The pairs of names of which the newest decision is that they are not the same."""
    pair = models.SpeakerPair
    newest = (
        select(pair.first_id, pair.second_id, func.max(pair.version).label("version"))
        .where(*conditions)
        .group_by(pair.first_id, pair.second_id)
        .subquery()
    )
    rows = store.session.execute(
        select(pair.first_id, pair.second_id)
        .join(
            newest,
            (newest.c.first_id == pair.first_id)
            & (newest.c.second_id == pair.second_id)
            & (newest.c.version == pair.version),
        )
        .where(pair.decision == "different")
        .order_by(pair.id)
    )
    return [(first, second) for first, second in rows]


def _alias(store: Store, number: int, name: str, reason: str, *, merged: bool) -> Any:
    return insert(models.SpeakerAlias).values(
        speaker_id=number, alias=name, merged=merged, reason=reason, by=store.by, at=store.at
    )


def _move(store: Store, number: int, to: int, label: str, names: tuple[int, ...] | None) -> int:
    """How many claims go from one speaker to another: all, or those of some names."""
    claims = models.Claim.speaker_id == number
    if names is not None:
        claims &= models.Claim.speaker_name_id.in_(names)
    moved = store.write(
        update(models.Claim)
        .where(claims)
        .values(speaker_id=to, speaker=label, row_version=models.Claim.row_version + 1)
    ).rowcount
    speaker_sums.bring_up_to_date(store, (number, to))
    store.session.expire_all()
    return moved


def _relabel(store: Store, number: int, label: str) -> int:
    store.write(update(models.Speaker).where(models.Speaker.id == number).values(label=label))
    moved = store.write(
        update(models.Claim)
        .where(models.Claim.speaker_id == number)
        .values(speaker=label, row_version=models.Claim.row_version + 1)
    ).rowcount
    store.session.expire_all()
    return moved
