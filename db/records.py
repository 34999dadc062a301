"""Claims with all that stands behind their verdicts, one after the other, for exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, func, select, tuple_

from db import labels, mapping
from db.claim_filter import conditions
from db.models import (
    Article,
    ArticleVersion,
    Claim,
    Event,
    Evidence,
    Metric,
    Reviewer,
    Round,
    Source,
    Speaker,
    Verdict,
)
from db.store import Store
from workbench.values import verdict as values
from workbench.values.listing import ClaimFilter
from workbench.values.record import ClaimRecord, UsedSource
from workbench.values.review import DecisionOrigin, State

BATCH = 1000
"""Claims that are held at once."""


def records(store: Store, wanted: ClaimFilter, *, all_states: bool) -> Iterator[ClaimRecord]:
    """The claims in the order of their ids; without `all_states` only those with a final verdict."""
    named = {code: label for code, (label, _) in labels.all_of(store).items()}
    limits = conditions(wanted, store.dialect)
    if not all_states:
        limits.append(Claim.state == State.FINAL.value)
    query = (
        select(
            Claim.__table__,
            Article.headline,
            ArticleVersion.language,
            ArticleVersion.url,
            ArticleVersion.text_sha256,
            Speaker.role.label("speaker_role"),
            Speaker.kind.label("speaker_kind"),
            Metric.label.label("metric_label"),
        )
        .join(Article, Article.id == Claim.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.version),
        )
        .outerjoin(Speaker, Speaker.id == Claim.speaker_id)
        .outerjoin(Metric, Metric.id == Claim.metric_id)
        .where(*limits)
        .order_by(Claim.id)
        .limit(BATCH)
    )
    last = ""
    while rows := store.session.execute(query.where(Claim.id > last)).all():
        last = rows[-1].id
        yield from _batch(store, rows, named)


def _batch(
    store: Store, rows: Sequence[Row[Any]], named: dict[values.VerdictCode, str]
) -> Iterator[ClaimRecord]:
    verdicts = _verdicts(store, rows)
    rounds = _rounds(store, rows)
    sources = _sources(store, [each for found in verdicts.values() for each in found])
    changed = _last_changed(store, [row.id for row in rows])
    for row in rows:
        claim = mapping.claim_row(row, row.headline)  # type: ignore[arg-type]  # the same names
        found = verdicts.get(row.id, ())
        final, origin = rounds.get(row.id, (None, None))
        deciding = next((each for each in found if each.id == final), None)
        if deciding is None and claim.verdict is not None and found:
            deciding = found[-1]
        code = deciding.judgement.code if deciding else None
        yield ClaimRecord(
            row=claim,
            language=row.language,
            article_url=row.url or "",
            text_sha256=row.text_sha256,
            speaker_role=row.speaker_role or "",
            speaker_type=row.speaker_kind or "",
            metric_label=row.metric_label or "",
            verdicts=found,
            deciding=deciding,
            origin=DecisionOrigin(origin) if origin and claim.state is State.FINAL else None,
            verdict_label=named.get(code, "") if code else "",
            used=tuple(
                UsedSource(sources[each.source_id], each)
                for each in (deciding.judgement.evidence if deciding else ())
            ),
            last_changed=changed.get(row.id),
        )


def _verdicts(store: Store, rows: Sequence[Row[Any]]) -> dict[str, tuple[values.Verdict, ...]]:
    """The verdicts of each claim's current round, oldest first."""
    current = {row.id: row.round for row in rows}
    found = [
        (row, name)
        for row, name in store.session.execute(
            select(Verdict, Reviewer.name)
            .join(Reviewer, Reviewer.id == Verdict.reviewer_id)
            .where(Verdict.claim_id.in_(current))
            .order_by(Verdict.claim_id, Verdict.sequence)
        )
        if row.round == current[row.claim_id]
    ]
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for each in store.session.scalars(
        select(Evidence)
        .where(Evidence.verdict_id.in_([row.id for row, _ in found]))
        .order_by(Evidence.verdict_id, Evidence.position)
    ):
        evidence[each.verdict_id].append(each)
    by_claim: dict[str, list[values.Verdict]] = defaultdict(list)
    for row, name in found:
        by_claim[row.claim_id].append(mapping.verdict(row, name, evidence[row.id]))
    return {claim_id: tuple(verdicts) for claim_id, verdicts in by_claim.items()}


def _rounds(store: Store, rows: Sequence[Row[Any]]) -> dict[str, tuple[str | None, str | None]]:
    """Final verdict and origin of each claim's current round."""
    current = [(row.id, row.round) for row in rows if row.state == State.FINAL.value]
    if not current:
        return {}
    found = store.session.execute(
        select(Round.claim_id, Round.final_verdict_id, Round.decision_origin).where(
            tuple_(Round.claim_id, Round.number).in_(current)
        )
    )
    return {claim_id: (final, origin) for claim_id, final, origin in found}


def _sources(store: Store, verdicts: Sequence[values.Verdict]) -> dict[str, Any]:
    wanted = {each.source_id for verdict in verdicts for each in verdict.judgement.evidence}
    if not wanted:
        return {}
    rows = store.session.scalars(select(Source).where(Source.id.in_(wanted)))
    return {row.id: mapping.source(row) for row in rows}


def _last_changed(store: Store, ids: Sequence[str]) -> dict[str, Any]:
    """When the newest event of each claim was."""
    rows = store.session.execute(
        select(Event.object_id, func.max(Event.at))
        .where(Event.object_type == "claim", Event.object_id.in_(ids))
        .group_by(Event.object_id)
    )
    return dict(rows.tuples().all())
