"""Claims through all readings: their current values, and what people mended over the machine."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from db import events, mapping, metrics, models, speakers
from db.store import Store
from workbench.contract import reading_from_json
from workbench.errors import NotFound, StaleWrite
from workbench.values.listing import ClaimRow
from workbench.values.reading import Reading
from workbench.values.review import State

# --- reading -----------------------------------------------------------------------------------


def get(store: Store, claim_id: str) -> ClaimRow:
    """The claim with its current values. Raises NotFound."""
    row = find(store, claim_id)
    if row is None:
        raise NotFound(f"there is no claim {claim_id}: its article may have been read again")
    return row


def find(store: Store, claim_id: str) -> ClaimRow | None:
    """The claim with its current values, or None."""
    found = store.session.execute(
        select(models.Claim, models.Article.headline)
        .join(models.Article, models.Article.id == models.Claim.article_id)
        .where(models.Claim.id == claim_id)
    ).first()
    return mapping.claim_row(found[0], found[1]) if found else None


def of_article(store: Store, article_id: str) -> tuple[ClaimRow, ...]:
    """The claims of an article in reading order."""
    rows = store.session.execute(
        select(models.Claim, models.Article.headline)
        .join(models.Article, models.Article.id == models.Claim.article_id)
        .where(models.Claim.article_id == article_id)
        .order_by(models.Claim.span_start, models.Claim.span_end, models.Claim.id)
    )
    return tuple(mapping.claim_row(row, headline) for row, headline in rows)


def of_metric(store: Store, metric: str, *, near: date, not_in: str, size: int) -> tuple[ClaimRow, ...]:
    """Claims of one measure in other articles, nearest in time to `near` first."""
    found: list[ClaimRow] = []
    wanted = (
        select(models.Claim, models.Article.headline)
        .join(models.Article, models.Article.id == models.Claim.article_id)
        .where(models.Claim.metric == metric, models.Claim.article_id != not_in)
        .limit(size)
    )
    earlier = wanted.where(models.Claim.published <= near).order_by(
        models.Claim.published.desc(), models.Claim.id.desc()
    )
    later = wanted.where(models.Claim.published > near).order_by(models.Claim.published, models.Claim.id)
    for statement in (earlier, later):
        for row, headline in store.session.execute(statement):
            found.append(mapping.claim_row(row, headline))
    found.sort(key=lambda row: (abs(((row.published or near) - near).days), row.id))
    return tuple(found[:size])


def has_failed_check(store: Store, claim_id: str) -> bool:
    """Whether a check that the claim took part in does not hold."""
    return bool(
        store.session.scalar(
            select(models.CheckOperand.id)
            .join(models.CheckResult, models.CheckResult.id == models.CheckOperand.check_id)
            .where(models.CheckOperand.claim_id == claim_id, models.CheckResult.result == "fails")
            .limit(1)
        )
    )


def is_in_headline(store: Store, row: ClaimRow) -> bool:
    """Whether the claim stands in the title of its article."""
    title = store.session.scalar(
        select(models.ArticleVersion.title)
        .where(models.ArticleVersion.article_id == row.article_id)
        .order_by(models.ArticleVersion.number.desc())
        .limit(1)
    )
    return title is not None and row.span.end <= len(title)


def count(store: Store) -> int:
    return store.session.scalar(select(func.count()).select_from(models.Claim)) or 0


# --- adding and reading again ------------------------------------------------------------------


def add(
    store: Store,
    article_id: str,
    reading_id: int,
    reading: Reading,
    positions: Iterable[int],
    day_added: date,
) -> tuple[str, ...]:
    """The ids of new claims: those at `positions` in the reading, none of them decided."""
    rows = _as_read(store, reading, positions, day_added)
    ids = _free_ids(store, article_id, [reading.claims[position].id for position in rows])
    added = [
        {
            **fields,
            "id": claim_id,
            "article_id": article_id,
            "row_version": 1,
            "state": State.OPEN.value,
            "round": 1,
            "origin": "machine",
            "found": True,
            "verdict": None,
            "complete": False,
            "decided_at": None,
            "dismissed_why": None,
        }
        for claim_id, fields in zip(ids, rows.values(), strict=True)
    ]
    if added:
        store.write(insert(models.Claim), added)
        store.write(
            insert(models.ClaimReading),
            [
                {"claim_id": claim_id, "reading_id": reading_id, "position": position}
                for claim_id, position in zip(ids, rows, strict=True)
            ],
        )
    return tuple(ids)


def take_reading(
    store: Store,
    article_id: str,
    reading_id: int,
    reading: Reading,
    *,
    kept: Mapping[str, int],
    lost: Sequence[str],
    day_added: date,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What a newer reading of the article did: ids of claims added, flagged and removed.

    `kept` says at which position of the reading each known claim stands now, `lost` which known
    claims it no longer finds. One that a person has worked on is flagged and stays; any other is
    removed.
    """
    if kept:
        store.write(
            insert(models.ClaimReading),
            [
                {"claim_id": claim_id, "reading_id": reading_id, "position": position}
                for claim_id, position in kept.items()
            ],
        )
        as_read = _as_read(store, reading, kept.values(), day_added)
        _bring_up_to_date(store, {claim_id: as_read[position] for claim_id, position in kept.items()})
    worked_on = _worked_on(store, lost)
    flagged = tuple(claim_id for claim_id in lost if claim_id in worked_on)
    removed = tuple(claim_id for claim_id in lost if claim_id not in worked_on)
    _set_found(store, flagged, found=False)
    _set_found(store, tuple(kept), found=True)
    _remove(store, removed)
    taken = set(kept.values())
    new = [position for position in range(len(reading.claims)) if position not in taken]
    added = add(store, article_id, reading_id, reading, new, day_added)
    events.record(
        store,
        "read again",
        "article",
        article_id,
        after={
            "reading": reading_id,
            "kept": len(kept),
            "added": list(added),
            "flagged": list(flagged),
            "removed": list(removed),
        },
    )
    return added, flagged, removed


def make_anew(store: Store, article_id: str) -> tuple[str, ...]:
    """The ids of the article's claims whose current values were not what they should be.

    They are made again from the newest reading that has each claim, with its corrections over it.
    On a sound database nothing changes and nothing is returned.
    """
    newest = (
        select(models.ClaimReading.claim_id, func.max(models.ClaimReading.reading_id).label("reading_id"))
        .join(models.Claim, models.Claim.id == models.ClaimReading.claim_id)
        .where(models.Claim.article_id == article_id)
        .group_by(models.ClaimReading.claim_id)
        .subquery()
    )
    places = store.session.execute(
        select(models.ClaimReading.claim_id, models.ClaimReading.reading_id, models.ClaimReading.position)
        .join(
            newest,
            (newest.c.claim_id == models.ClaimReading.claim_id)
            & (newest.c.reading_id == models.ClaimReading.reading_id),
        )
        .order_by(models.ClaimReading.claim_id)
    ).all()
    by_reading: dict[int, dict[str, int]] = defaultdict(dict)
    for claim_id, reading_id, position in places:
        by_reading[reading_id][claim_id] = position
    added_at = store.session.scalar(select(models.Article.added_at).where(models.Article.id == article_id))
    if added_at is None:
        raise NotFound(f"there is no article {article_id}")
    changed: list[str] = []
    for reading_id, positions in sorted(by_reading.items()):
        row = store.session.get_one(models.Reading, reading_id)
        as_read = _as_read(store, reading_from_json(row.found), positions.values(), added_at.date())
        changed += _bring_up_to_date(
            store, {claim_id: as_read[position] for claim_id, position in positions.items()}
        )
    return tuple(changed)


# --- a person's work ---------------------------------------------------------------------------


def move(store: Store, row: ClaimRow, changes: mapping.Fields) -> int:
    """The claim's new row version; `changes` are columns of state and round.

    Raises StaleWrite where the row is no longer at the version of `row`.
    """
    moved = store.write(
        update(models.Claim)
        .where(models.Claim.id == row.id, models.Claim.row_version == row.row_version)
        .values(row_version=row.row_version + 1, **changes)
    )
    if moved.rowcount != 1:
        raise StaleWrite(f"the claim {row.id}", row.row_version, get(store, row.id).row_version)
    return row.row_version + 1


def set_state(store: Store, claim_id: str, state: State) -> None:
    """Move a claim that nobody has changed: it is looked at, or let go. Raises no version."""
    store.write(update(models.Claim).where(models.Claim.id == claim_id).values(state=state.value))


def correct(store: Store, row: ClaimRow, field: str, value: Any, reason: str) -> int:
    """The claim's new row version, with one field mended over what the machine read.

    `value` as JSON has it. Raises StaleWrite.
    """
    assert store.actor.reviewer_id is not None
    before = getattr(row, field)
    version = move(store, row, {})
    store.write(
        insert(models.Correction).values(
            claim_id=row.id,
            field=field,
            value=value,
            reason=reason,
            reviewer_id=store.actor.reviewer_id,
            at=store.at,
        )
    )
    _lay_over(store, row.id, field, value)
    events.record(
        store,
        "corrected",
        "claim",
        row.id,
        version_before=row.row_version,
        version_after=version,
        before={field: mapping.as_json(before)},
        after={field: value},
        reason=reason,
    )
    return version


def _lay_over(store: Store, claim_id: str, field: str, value: Any) -> None:
    fields = {field: mapping.corrected(field, value)}
    _point_to_names(store, fields, resolved=fields.get("speaker"))
    store.write(update(models.Claim).where(models.Claim.id == claim_id).values(**fields))


def _point_to_names(store: Store, fields: mapping.Fields, *, resolved: str | None) -> None:
    """Fill in the numbers of metric and speaker for the names in `fields`."""
    if "metric" in fields:
        key = fields["metric"]
        fields["metric_id"] = None
        if key is not None:
            fields["metric_id"] = metrics.ensure(store, {key: (key, "other")})[key]
    if "speaker" in fields:
        fields["speaker_id"] = None
        if resolved is not None:
            fields["speaker_id"], fields["speaker"] = speakers.ensure(store, (resolved,))[resolved]


# --- inside ------------------------------------------------------------------------------------


def _as_read(
    store: Store, reading: Reading, positions: Iterable[int], day_added: date
) -> dict[int, mapping.Fields]:
    """Current values as the reading has them, by position, names led to their speaker and metric."""
    rows = {
        position: mapping.claim_fields(reading, reading.claims[position], day_added) for position in positions
    }
    names = {position: mapping.resolved_speaker(reading, reading.claims[position]) for position in rows}
    known = speakers.ensure(store, {name for name in names.values() if name})
    measures: dict[str, tuple[str, str]] = {}
    for fields in rows.values():
        if fields["metric"] is not None:
            measures.setdefault(fields["metric"], (fields["subject"], fields["unit_kind"] or "other"))
    numbers = metrics.ensure(store, measures)
    for position, fields in rows.items():
        fields["metric_id"] = numbers.get(fields["metric"]) if fields["metric"] is not None else None
        fields["speaker_id"] = None
        name = names[position]
        if name and name in known:
            fields["speaker_id"], fields["speaker"] = known[name]
    return rows


def _bring_up_to_date(store: Store, wanted: Mapping[str, mapping.Fields]) -> list[str]:
    """The ids of claims whose columns differed from `wanted` with their corrections over it.

    A claim that changes gets a new row version: whoever looked at the old values has to look again.
    """
    corrections: dict[str, mapping.Fields] = defaultdict(dict)
    for row in store.session.scalars(
        select(models.Correction).where(models.Correction.claim_id.in_(wanted)).order_by(models.Correction.id)
    ):
        corrections[row.claim_id][row.field] = mapping.corrected(row.field, row.value)
    changed: list[str] = []
    current = store.session.connection().execute(
        select(models.Claim.__table__).where(models.Claim.id.in_(wanted)).order_by(models.Claim.id)
    )
    for found in current.mappings().all():
        mended = corrections.get(found["id"], {})
        fields = {**wanted[found["id"]], **mended}
        if mended:
            _point_to_names(
                store,
                fields,
                resolved=mended["speaker"]
                if "speaker" in mended
                else (fields["speaker"] if fields["speaker_id"] is not None else None),
            )
        differing = {name: value for name, value in fields.items() if found[name] != value}
        if differing:
            store.write(
                update(models.Claim)
                .where(models.Claim.id == found["id"])
                .values(row_version=found["row_version"] + 1, **differing)
            )
            changed.append(found["id"])
    return changed


def _free_ids(store: Store, article_id: str, wanted: Sequence[str]) -> list[str]:
    """The extractor's ids; one that another claim has already is made anew from it and the article."""
    taken = set(store.session.scalars(select(models.Claim.id).where(models.Claim.id.in_(wanted))))
    ids: list[str] = []
    for claim_id in wanted:
        turn = 0
        while claim_id in taken:
            turn += 1
            made_from = f"{article_id}\0{claim_id}\0{turn}"
            claim_id = "c" + hashlib.sha256(made_from.encode()).hexdigest()[:16]
            if store.session.scalar(select(models.Claim.id).where(models.Claim.id == claim_id)):
                taken.add(claim_id)
        taken.add(claim_id)
        ids.append(claim_id)
    return ids


def _worked_on(store: Store, ids: Sequence[str]) -> set[str]:
    """Those that a person has judged, mended, matched, dismissed or begun to type about."""
    if not ids:
        return set()
    found: set[str] = set()
    for column in (
        models.Verdict.claim_id,
        models.Correction.claim_id,
        models.Match.claim_id,
        models.Match.other_id,
        models.Draft.claim_id,
        models.Round.claim_id,
    ):
        found |= set(store.session.scalars(select(column).where(column.in_(ids)).distinct()))
    moved = select(models.Claim.id).where(models.Claim.id.in_(ids), models.Claim.state != State.OPEN.value)
    return found | set(store.session.scalars(moved))


def _set_found(store: Store, ids: Sequence[str], *, found: bool) -> None:
    if ids:
        store.write(
            update(models.Claim)
            .where(models.Claim.id.in_(ids), models.Claim.found != found)
            .values(found=found)
        )


def _remove(store: Store, ids: Sequence[str]) -> None:
    if not ids:
        return
    for model, column in (
        (models.CheckOperand, models.CheckOperand.claim_id),
        (models.Lease, models.Lease.claim_id),
        (models.ClaimReading, models.ClaimReading.claim_id),
        (models.Claim, models.Claim.id),
    ):
        store.write(delete(model).where(column.in_(ids)))
