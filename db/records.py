"""Claims with all that stands behind their verdicts, one after the other, for exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select

from db import labels, mapping
from db.claim_filter import conditions
from db.listing import claim_rows, row_values
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
from workbench.values.listing import ClaimFilter, ClaimRow
from workbench.values.record import ClaimRecord, UsedSource
from workbench.values.review import DecisionOrigin, State

BATCH = 1000
"""Claims that are held at once."""

_OfArticle = tuple[str, str, str]  # language, address, hash of the text


def records(store: Store, wanted: ClaimFilter, *, all_states: bool) -> Iterator[ClaimRecord]:
    """The claims in the order of their ids; without `all_states` only those with a final verdict."""
    named = {code: label for code, (label, _) in labels.all_of(store).items()}
    limits = conditions(wanted, store.dialect)
    if not all_states:
        limits.append(Claim.state == State.FINAL.value)
    query = (
        claim_rows(
            Speaker.role.label("speaker_role"),
            Speaker.kind.label("speaker_kind"),
            Metric.label.label("metric_label"),
        )
        .outerjoin(Speaker, Speaker.id == Claim.speaker_id)
        .outerjoin(Metric, Metric.id == Claim.metric_id)
        .where(*limits)
        .order_by(Claim.id)
        .limit(BATCH)
    )
    articles: dict[str, _OfArticle] = {}
    last = ""
    while rows := store.session.execute(query.where(Claim.id > last)).all():
        claims = row_values(rows)
        last = claims[-1].id
        _read_articles(store, {claim.article_id for claim in claims} - articles.keys(), articles)
        yield from _batch(store, claims, [row[-3:] for row in rows], articles, named)


def _read_articles(store: Store, ids: set[str], articles: dict[str, _OfArticle]) -> None:
    """Add what is said of these articles. It stands behind a long text, so each is read once."""
    found = store.session.execute(
        select(Article.id, ArticleVersion.language, ArticleVersion.url, ArticleVersion.text_sha256)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.version),
        )
        .where(Article.id.in_(ids))
    )
    articles |= {article: (language, url or "", sha256) for article, language, url, sha256 in found}


def _batch(
    store: Store,
    claims: Sequence[ClaimRow],
    beside: Sequence[tuple[str | None, ...]],
    articles: dict[str, _OfArticle],
    named: dict[values.VerdictCode, str],
) -> Iterator[ClaimRecord]:
    verdicts = _verdicts(store, claims)
    rounds = _rounds(store, claims)
    sources = _sources(store, [each for found in verdicts.values() for each in found])
    changed = _last_changed(store, [claim.id for claim in claims])
    for claim, (role, kind, metric_label) in zip(claims, beside, strict=True):
        found = verdicts.get(claim.id, ())
        final, origin = rounds.get(claim.id, (None, None))
        deciding = next((each for each in found if each.id == final), None)
        if deciding is None and claim.verdict is not None and found:
            deciding = found[-1]
        code = deciding.judgement.code if deciding else None
        language, url, sha256 = articles[claim.article_id]
        yield ClaimRecord(
            row=claim,
            language=language,
            article_url=url,
            text_sha256=sha256,
            speaker_role=role or "",
            speaker_type=kind or "",
            metric_label=metric_label or "",
            verdicts=found,
            deciding=deciding,
            origin=DecisionOrigin(origin) if origin and claim.state is State.FINAL else None,
            verdict_label=named.get(code, "") if code else "",
            used=tuple(
                UsedSource(sources[each.source_id], each)
                for each in (deciding.judgement.evidence if deciding else ())
            ),
            last_changed=changed.get(claim.id),
        )


def _verdicts(store: Store, claims: Sequence[ClaimRow]) -> dict[str, tuple[values.Verdict, ...]]:
    """The verdicts of each claim's current round, oldest first."""
    current = {claim.id: claim.round for claim in claims}
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


def _rounds(store: Store, claims: Sequence[ClaimRow]) -> dict[str, tuple[str | None, str | None]]:
    """Final verdict and origin of each final claim's current round."""
    current = {claim.id: claim.round for claim in claims if claim.state is State.FINAL}
    found = store.session.execute(
        select(Round.claim_id, Round.number, Round.final_verdict_id, Round.decision_origin).where(
            Round.claim_id.in_(current)
        )
    )
    return {
        claim_id: (final, origin) for claim_id, number, final, origin in found if number == current[claim_id]
    }


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
    return {claim_id: at for claim_id, at in rows}  # noqa: C416 -- rows are tuples only at run time
