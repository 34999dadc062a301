"""Claims through all readings: their current values, and what people mended over the machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from db import claim_values, events, mapping, models, speaker_sums
from db.claim_filter import STANDS
from db.claim_order import BACKWARDS, NEWEST_FIRST
from db.store import Store, in_pieces
from workbench.errors import NotFound, StaleWrite
from workbench.values.listing import ClaimRow
from workbench.values.reading import Reading
from workbench.values.review import State

_WITH_HEADLINE = select(models.Claim, models.Article.headline).join(
    models.Article, models.Article.id == models.Claim.article_id
)

# --- reading -----------------------------------------------------------------------------------


def get(store: Store, claim_id: str) -> ClaimRow:
    """The claim with its current values. Raises NotFound."""
    row = find(store, claim_id)
    if row is None:
        raise NotFound(f"there is no claim {claim_id}: its article may have been read again")
    return row


def find(store: Store, claim_id: str) -> ClaimRow | None:
    """The claim with its current values, or None."""
    found = store.session.execute(_WITH_HEADLINE.where(models.Claim.id == claim_id)).first()
    return mapping.claim_row(found[0], found[1]) if found else None


def of_article(store: Store, article_id: str) -> tuple[ClaimRow, ...]:
    """The claims of an article in reading order."""
    rows = store.session.execute(
        _WITH_HEADLINE.where(models.Claim.article_id == article_id).order_by(
            models.Claim.span_start, models.Claim.span_end, models.Claim.id
        )
    )
    return tuple(mapping.claim_row(row, headline) for row, headline in rows)


def of_metric(store: Store, metric: str, *, near: date, not_in: str, size: int) -> tuple[ClaimRow, ...]:
    """Claims of one measure in other articles, nearest in time to `near` first."""
    found: list[ClaimRow] = []
    wanted = _WITH_HEADLINE.where(
        models.Claim.metric == metric, models.Claim.article_id != not_in, STANDS
    ).limit(size)
    earlier = wanted.where(models.Claim.published <= near).order_by(*NEWEST_FIRST)
    later = wanted.where(models.Claim.published > near).order_by(*BACKWARDS)
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
        .join(models.Article, models.HOLDS)
        .where(models.Article.id == row.article_id)
    )
    return title is not None and row.found and row.span.end <= len(title)


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
    rows = claim_values.as_read(store, reading, positions, day_added)
    withdrawn = store.session.scalar(
        select(models.Article.withdrawn_at).where(models.Article.id == article_id)
    )
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
            "withdrawn": withdrawn is not None,
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
        speaker_sums.bring_up_to_date(store, {each["speaker_id"] for each in added})
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
    other_text: bool = False,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What a newer reading of the article did: ids of claims added, flagged and removed.

    `kept` says at which position of the reading each known claim stands now, `lost` which known
    claims it no longer finds. One that a person has worked on is flagged and stays; any other is
    removed. `other_text` says that the article's text is another one, so that a claim which is not
    found has no place in it.
    """
    if kept:
        store.write(
            insert(models.ClaimReading),
            [
                {"claim_id": claim_id, "reading_id": reading_id, "position": position}
                for claim_id, position in kept.items()
            ],
        )
        read = claim_values.as_read(store, reading, kept.values(), day_added)
        claim_values.bring_up_to_date(store, {claim_id: read[place] for claim_id, place in kept.items()})
    worked_on = _worked_on(store, lost)
    flagged = tuple(claim_id for claim_id in lost if claim_id in worked_on)
    removed = tuple(claim_id for claim_id in lost if claim_id not in worked_on)
    _set_found(store, flagged, found=False)
    if other_text:
        for piece in in_pieces(flagged):
            store.write(update(models.Claim).where(models.Claim.id.in_(piece)).values(claim_values.NOWHERE))
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


def set_withdrawn(store: Store, article_id: str, *, withdrawn: bool) -> None:
    """Take the article's claims out of queues, lists and charts, or put them back.

    Whoever looked at one has to look again: each gets a new row version.
    """
    store.write(
        update(models.Claim)
        .where(models.Claim.article_id == article_id)
        .values(withdrawn=withdrawn, row_version=models.Claim.row_version + 1)
    )
    speaker_sums.bring_up_to_date(store, speaker_sums.of_article(store, article_id))
    of_it = select(models.Claim.id).where(models.Claim.article_id == article_id)
    store.write(delete(models.Lease).where(models.Lease.claim_id.in_(of_it)))


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
    claim_values.point_to_names(store, fields, (field,))
    before = store.session.scalar(select(models.Claim.speaker_id).where(models.Claim.id == claim_id))
    store.write(update(models.Claim).where(models.Claim.id == claim_id).values(**fields))
    if "speaker_id" in fields:
        speaker_sums.bring_up_to_date(store, (before, fields["speaker_id"]))


# --- inside ------------------------------------------------------------------------------------


def _free_ids(store: Store, article_id: str, wanted: Sequence[str]) -> list[str]:
    """The extractor's ids; one that another claim has already is made anew from it and the article."""
    taken: set[str] = set()
    for ids in in_pieces(wanted):
        taken |= set(store.session.scalars(select(models.Claim.id).where(models.Claim.id.in_(ids))))
    free: list[str] = []
    for claim_id in wanted:
        turn = 0
        while claim_id in taken:
            turn += 1
            made_from = f"{article_id}\0{claim_id}\0{turn}"
            claim_id = "c" + hashlib.sha256(made_from.encode()).hexdigest()[:16]
            if store.session.scalar(select(models.Claim.id).where(models.Claim.id == claim_id)):
                taken.add(claim_id)
        taken.add(claim_id)
        free.append(claim_id)
    return free


def _worked_on(store: Store, ids: Sequence[str]) -> set[str]:
    """Those that a person has judged, mended, matched, dismissed or begun to type about."""
    found: set[str] = set()
    for piece in in_pieces(ids):
        for column in (
            models.Verdict.claim_id,
            models.Correction.claim_id,
            models.Match.claim_id,
            models.Match.other_id,
            models.Draft.claim_id,
            models.Round.claim_id,
        ):
            found |= set(store.session.scalars(select(column).where(column.in_(piece)).distinct()))
        moved = models.Claim.id.in_(piece) & (models.Claim.state != State.OPEN.value)
        found |= set(store.session.scalars(select(models.Claim.id).where(moved)))
    return found


def _set_found(store: Store, ids: Sequence[str], *, found: bool) -> None:
    for piece in in_pieces(ids):
        changed = models.Claim.id.in_(piece) & (models.Claim.found != found)
        store.write(update(models.Claim).where(changed).values(found=found))


def _remove(store: Store, ids: Sequence[str]) -> None:
    for piece in in_pieces(ids):
        theirs = select(models.Claim.speaker_id).where(models.Claim.id.in_(piece)).distinct()
        touched = store.session.scalars(theirs).all()
        for column in (
            models.CheckOperand.claim_id,
            models.Lease.claim_id,
            models.ClaimReading.claim_id,
            models.Claim.id,
        ):
            store.write(delete(column.class_).where(column.in_(piece)))
        speaker_sums.bring_up_to_date(store, touched)
