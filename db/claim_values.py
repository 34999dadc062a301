"""The current values of claims: the newest reading that finds each one, with its corrections over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import func, select, update

from db import mapping, metrics, models, speaker_sums, speakers
from db.store import Store, in_pieces
from workbench.contract import reading_from_json
from workbench.errors import NotFound
from workbench.values.reading import Reading
from workbench.values.span import Span

NOWHERE = {"span_start": 0, "span_end": 0, "sentence_start": 0, "sentence_end": 0}
"""The place of a claim whose words the article's text no longer has."""


def make_anew(store: Store, article_id: str) -> tuple[str, ...]:
    """The ids of the article's claims whose current values were not what they should be.

    They are made again from the newest reading that has each claim, with its corrections over it; a
    claim that was last found in another text than the one that holds has no place in it. On a sound
    database nothing changes and nothing is returned.
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
    article = store.session.get(models.Article, article_id)
    if article is None:
        raise NotFound(f"there is no article {article_id}")
    versions = dict(
        store.session.execute(
            select(models.ArticleVersion.id, models.ArticleVersion.number).where(
                models.ArticleVersion.article_id == article_id
            )
        ).all()
    )
    changed: list[str] = []
    for reading_id, positions in sorted(by_reading.items()):
        row = store.session.get_one(models.Reading, reading_id)
        read = as_read(store, reading_from_json(row.found), positions.values(), article.added_at.date())
        place = {} if versions[row.article_version_id] == article.version else NOWHERE
        changed += bring_up_to_date(
            store, {claim_id: {**read[position], **place} for claim_id, position in positions.items()}
        )
    return tuple(changed)


def last_places(store: Store, article_id: str) -> dict[str, tuple[str, Span, Span]]:
    """Where each claim that is no longer found stood last: the text, its place and its sentence."""
    newest = (
        select(models.ClaimReading.claim_id, func.max(models.ClaimReading.reading_id).label("reading_id"))
        .join(models.Claim, models.Claim.id == models.ClaimReading.claim_id)
        .where(models.Claim.article_id == article_id, models.Claim.found.is_(False))
        .group_by(models.ClaimReading.claim_id)
        .subquery()
    )
    rows = store.session.execute(
        select(
            models.ClaimReading.claim_id, models.ClaimReading.reading_id, models.ClaimReading.position
        ).join(
            newest,
            (newest.c.claim_id == models.ClaimReading.claim_id)
            & (newest.c.reading_id == models.ClaimReading.reading_id),
        )
    ).all()
    readings = {
        number: reading_from_json(store.session.get_one(models.Reading, number).found)
        for number in {reading_id for _, reading_id, _ in rows}
    }
    found: dict[str, tuple[str, Span, Span]] = {}
    for claim_id, reading_id, position in rows:
        reading = readings[reading_id]
        claim = reading.claims[position]
        found[claim_id] = (reading.article.text, mapping.place_of(reading, claim), claim.sentence)
    return found


def as_read(
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
        fields["speaker_name_id"] = fields["speaker_id"] = None
        name = names[position]
        if name and name in known:
            fields["speaker_name_id"], fields["speaker_id"], fields["speaker"] = known[name]
    return rows


def bring_up_to_date(store: Store, wanted: Mapping[str, mapping.Fields]) -> list[str]:
    """The ids of claims whose columns differed from `wanted` with their corrections over it.

    A claim that changes gets a new row version: whoever looked at the old values has to look again.
    """
    return [claim_id for ids in in_pieces(wanted) for claim_id in _bring_up_to_date(store, wanted, ids)]


def _bring_up_to_date(store: Store, wanted: Mapping[str, mapping.Fields], ids: list[str]) -> list[str]:
    corrections: dict[str, mapping.Fields] = defaultdict(dict)
    for row in store.session.scalars(
        select(models.Correction).where(models.Correction.claim_id.in_(ids)).order_by(models.Correction.id)
    ):
        corrections[row.claim_id][row.field] = mapping.corrected(row.field, row.value)
    changed: list[str] = []
    touched: set[int | None] = set()
    current = store.session.connection().execute(
        select(models.Claim.__table__).where(models.Claim.id.in_(ids)).order_by(models.Claim.id)
    )
    for found in current.mappings().all():
        mended = corrections.get(found["id"], {})
        fields = {**wanted[found["id"]], **mended}
        point_to_names(store, fields, mended)
        differing = {name: value for name, value in fields.items() if found[name] != value}
        if differing:
            store.write(
                update(models.Claim)
                .where(models.Claim.id == found["id"])
                .values(row_version=found["row_version"] + 1, **differing)
            )
            changed.append(found["id"])
            touched |= {found["speaker_id"], fields["speaker_id"]}
    speaker_sums.bring_up_to_date(store, touched)
    return changed


def point_to_names(store: Store, fields: mapping.Fields, mended: Collection[str]) -> None:
    """Fill in the numbers of metric and speaker where a person mended those; of a speaker whom the
    article does not tell, it tells neither office nor kind."""
    if "metric" in mended:
        key = fields["metric"]
        fields["metric_id"] = None
        if key is not None:
            fields["metric_id"] = metrics.ensure(store, {key: (key, "other")})[key]
    if "speaker" in mended:
        name = fields["speaker"]
        fields |= dict.fromkeys(("speaker_name_id", "speaker_id", "speaker_role", "speaker_kind"))
        if name is not None and (found := speakers.ensure(store, (name,)).get(name)):
            fields["speaker_name_id"], fields["speaker_id"], fields["speaker"] = found
