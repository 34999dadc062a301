"""Claims with all that stands behind their verdicts, one after the other, for exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from db import labels, sources, verdicts
from db.claim_filter import conditions
from db.listing import claim_rows, row_values
from db.models import HOLDS, Article, ArticleVersion, Claim, Event, Metric, Speaker
from db.store import Store
from workbench.values.listing import ClaimFilter, ClaimRow
from workbench.values.record import ClaimRecord, UsedSource
from workbench.values.review import State
from workbench.values.source import Source
from workbench.values.verdict import Verdict, VerdictCode

BATCH = 1000
"""Claims that are held at once; of the others only their ids."""

_OfArticle = tuple[str, str, str]  # language, address, hash of the text


def records(store: Store, wanted: ClaimFilter, *, all_states: bool) -> Iterator[ClaimRecord]:
    """The claims in the order of their ids; without `all_states` only those with a final verdict, and
    none of a withdrawn article."""
    wanted = replace(wanted, withdrawn=wanted.withdrawn or all_states)
    named = {code: label for code, (label, _) in labels.all_of(store).items()}
    limits = conditions(wanted, store.dialect)
    if not all_states:
        limits.append(Claim.state == State.FINAL.value)
    ids = store.session.scalars(select(Claim.id).where(*limits).order_by(Claim.id)).all()
    query = (
        claim_rows(
            Claim.speaker_role.label("printed_role"),
            Speaker.kind.label("speaker_kind"),
            Metric.label.label("metric_label"),
        )
        .outerjoin(Speaker, Speaker.id == Claim.speaker_id)
        .outerjoin(Metric, Metric.id == Claim.metric_id)
        .order_by(Claim.id)
    )
    articles: dict[str, _OfArticle] = {}
    for start in range(0, len(ids), BATCH):
        rows = store.rows(query.where(Claim.id.in_(ids[start : start + BATCH]))).all()
        claims = row_values(rows)
        _read_articles(store, {claim.article_id for claim in claims} - articles.keys(), articles)
        yield from _batch(store, claims, [row[-3:] for row in rows], articles, named)


def withdrawn(store: Store, wanted: ClaimFilter) -> int:
    """How many final verdicts are left out because their article is withdrawn."""
    if wanted.withdrawn:
        return 0
    limits = conditions(replace(wanted, withdrawn=True), store.dialect)
    return store.session.scalar(
        select(func.count())
        .select_from(Claim)
        .where(*limits, Claim.withdrawn.is_(True), Claim.state == State.FINAL.value)
    ) or 0  # fmt: skip


def _read_articles(store: Store, ids: set[str], articles: dict[str, _OfArticle]) -> None:
    """Add what is said of these articles. It stands behind a long text, so each is read once."""
    found = store.session.execute(
        select(Article.id, ArticleVersion.language, Article.url, ArticleVersion.text_sha256)
        .join(ArticleVersion, HOLDS)
        .where(Article.id.in_(ids))
    )
    articles |= {article: (language, url or "", sha256) for article, language, url, sha256 in found}


def _batch(
    store: Store,
    claims: Sequence[ClaimRow],
    beside: Sequence[tuple[str | None, ...]],
    articles: dict[str, _OfArticle],
    named: dict[VerdictCode, str],
) -> Iterator[ClaimRecord]:
    ids = [claim.id for claim in claims]
    given, rounds, changed = (
        verdicts.of_claims(store, ids),
        verdicts.rounds(store, ids),
        _last_changed(store, ids),
    )
    wanted = {each.source_id for all_ in given.values() for one in all_ for each in one.judgement.evidence}
    kept = sources.by_id(store, wanted)
    for claim, (role, kind, metric_label) in zip(claims, beside, strict=True):
        found: tuple[Verdict, ...] = ()
        now = None
        if claim.id in rounds:  # most claims are not judged yet
            found = tuple(each for each in reversed(given.get(claim.id, ())) if each.round == claim.round)
            now = next((each for each in rounds[claim.id] if each.number == claim.round), None)
        deciding = _deciding(claim, found, now)
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
            origin=now.origin if now and claim.state is State.FINAL else None,
            verdict_label=named.get(code, "") if code else "",
            used=_used(deciding, kept) if deciding else (),
            last_changed=changed.get(claim.id),
        )


def _used(verdict: Verdict, kept: Mapping[str, Source]) -> tuple[UsedSource, ...]:
    return tuple(UsedSource(kept[each.source_id], each) for each in verdict.judgement.evidence)


def _deciding(claim: ClaimRow, found: Sequence[Verdict], now: verdicts.Round | None) -> Verdict | None:
    """The final verdict; before that the newest, once it may be shown."""
    if now is not None and now.verdict_id is not None:
        return next((each for each in found if each.id == now.verdict_id), None)
    return found[-1] if found and claim.verdict is not None else None


def _last_changed(store: Store, ids: Sequence[str]) -> dict[str, Any]:
    """When the newest event of each claim was."""
    rows = store.rows(
        select(Event.object_id, func.max(Event.at).label("newest"))
        .where(Event.object_type == "claim", Event.object_id.in_(ids))
        .group_by(Event.object_id)
    )
    return {row.object_id: row.newest for row in rows}
