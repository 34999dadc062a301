"""The one row builder: what CSV, JSON and the desk's table say of a claim, they say from here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from itertools import combinations
from typing import NamedTuple

from workbench.values.listing import ClaimRow
from workbench.values.record import ClaimRecord, UsedSource
from workbench.values.review import DecisionOrigin, State
from workbench.values.source import EvidenceRole, SourceKind
from workbench.values.verdict import Verdict, VerdictCode

EXPORT_VERSION = "1.0"
"""Raised when a column is added or its meaning changes; columns are never renamed."""


class VerdictRow(NamedTuple):
    """One claim as a row. The fields are the columns, in order; `verdict_columns` tells each one's rule."""

    export_version: str = EXPORT_VERSION
    claim_id: str = ""
    claim_text: str | None = None
    claim_verbatim: str | None = None
    claim_language: str | None = None
    claim_kind: str | None = None
    speaker_name: str | None = None
    speaker_role: str | None = None
    speaker_type: str | None = None
    attribution_kind: str | None = None
    attribution_class: str | None = None
    polarity: str | None = None
    hedged: bool | None = None
    spoken_at: date | None = None
    spoken_at_precision: str | None = None
    article_id: str | None = None
    article_title: str | None = None
    publisher: str | None = None
    article_url: str | None = None
    article_published_at: date | None = None
    appearance_count: int | None = None
    independent_origin_count: int | None = None
    span_start: int | None = None
    span_end: int | None = None
    text_sha256: str | None = None
    metric: str | None = None
    metric_label: str | None = None
    subject: str | None = None
    entity: str | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    unit_kind: str | None = None
    per: str | None = None
    modifier: str | None = None
    change: str | None = None
    as_of_text: str | None = None
    as_of_from: date | None = None
    as_of_to: date | None = None
    checked_value: Decimal | None = None
    checked_unit: str | None = None
    difference_abs: Decimal | None = None
    difference_pct: Decimal | None = None
    verdict_code: str | None = None
    verdict_label: str | None = None
    rating_value: int | None = None
    attribution_verdict: str | None = None
    reason_codes: str | None = None
    rationale: str | None = None
    known_gaps: str | None = None
    primary_source_title: str | None = None
    primary_source_url: str | None = None
    primary_source_archive_url: str | None = None
    primary_source_accessed_at: date | None = None
    evidence_count: int | None = None
    evidence_against_count: int | None = None
    review_state: str | None = None
    decision_origin: str | None = None
    reviewer_count: int | None = None
    agreement_pct: Decimal | None = None
    reviewers: str | None = None
    adjudicator: str | None = None
    confidence: str | None = None
    judged_as_of: datetime | None = None
    final_at: datetime | None = None
    last_changed_at: datetime | None = None
    round: int | None = None
    valid_until: date | None = None
    superseded_by: str | None = None
    consistency_flags: str | None = None
    conflicts_with: str | None = None
    same_claim_as: str | None = None
    public_url: str | None = None
    guideline_version: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """How far a stated figure is from the checked one: in the claim's unit, and in percent of the checked."""

    amount: Decimal
    percent: Decimal | None  # None where the checked value is zero or negative: there is no baseline


def build_row(record: ClaimRecord) -> VerdictRow:
    """The claim as a row; what is not known, or not found out by this version, is None."""
    claim, verdict = record.row, record.deciding
    judgement = verdict.judgement if verdict else None
    code = judgement.code if judgement else None
    checked = checked_value(judgement.checked_value) if judgement else None
    apart = difference(claim, checked, judgement.checked_unit) if judgement and checked is not None else None
    best = best_source(record.used)
    reviewers = sorted({each.reviewer for each in record.verdicts})
    adjudicated = record.origin is DecisionOrigin.ADJUDICATED
    return VerdictRow(
        claim_id=claim.id,
        claim_text=claim.text,
        claim_verbatim=claim.verbatim,
        claim_language=record.language,
        claim_kind=claim.kind,
        speaker_name=claim.speaker,
        speaker_role=record.speaker_role,
        speaker_type=record.speaker_type or None,
        attribution_kind=claim.attribution_kind,
        attribution_class=claim.attribution_class,
        polarity=claim.polarity,
        hedged=claim.hedged,
        article_id=claim.article_id,
        article_title=claim.article_title,
        publisher=claim.publisher,
        article_url=record.article_url,
        article_published_at=claim.published,
        span_start=claim.span.start,
        span_end=claim.span.end,
        text_sha256=record.text_sha256,
        metric=claim.metric,
        metric_label=record.metric_label,
        subject=claim.subject,
        entity=claim.entity,
        value=claim.value,
        value_high=claim.high,
        unit=claim.unit,
        unit_kind=claim.unit_kind,
        per=claim.per,
        modifier=claim.modifier,
        change=claim.change,
        as_of_text=claim.as_of_text,
        as_of_from=claim.as_of_from,
        as_of_to=claim.as_of_to,
        checked_value=checked,
        checked_unit=judgement.checked_unit if judgement else None,
        difference_abs=apart.amount if apart else None,
        difference_pct=apart.percent if apart else None,
        verdict_code=code,
        verdict_label=record.verdict_label if code else None,
        rating_value=code.rating if code else None,
        attribution_verdict=judgement.attribution if judgement else None,
        reason_codes=";".join(sorted(judgement.reasons)) if judgement else None,
        rationale=judgement.rationale if judgement else None,
        known_gaps=judgement.known_gaps if judgement else None,
        primary_source_title=best.source.title if best else None,
        primary_source_url=best.source.url if best else None,
        primary_source_archive_url=best.source.archive_url if best else None,
        primary_source_accessed_at=best.source.accessed if best else None,
        evidence_count=len(record.used),
        evidence_against_count=sum(each.evidence.role is EvidenceRole.AGAINST for each in record.used),
        review_state="withdrawn" if claim.withdrawn else claim.state,
        decision_origin=record.origin,
        reviewer_count=len(reviewers),
        agreement_pct=agreement(record.verdicts) if claim.state in _SETTLED else None,
        reviewers=";".join(name.replace(";", ",") for name in reviewers),
        adjudicator=verdict.reviewer if verdict and adjudicated else None,
        confidence=judgement.confidence if judgement else None,
        judged_as_of=verdict.at if verdict else None,
        final_at=claim.decided_at if claim.state is State.FINAL else None,
        last_changed_at=record.last_changed,
        round=claim.round,
        guideline_version=verdict.guideline_version if verdict else None,
    )


def difference(claim: ClaimRow, checked: Decimal, unit: str) -> Difference | None:
    """Stated less checked; from the nearer end of a range, zero inside it.

    None where the claim has no figure or the checked value is in another unit. An empty `unit` is the
    claim's own. The percentage is given to two places.
    """
    if claim.value is None or (unit and unit != (claim.unit or "")):
        return None
    low, high = claim.value, claim.value if claim.high is None else claim.high
    stated = min(max(checked, low), high)
    with localcontext(prec=200):  # a page may print any number of digits
        amount = stated - checked
        percent = (amount / checked * 100).quantize(Decimal("0.01")) if checked > 0 else None
    return Difference(amount, percent)


def checked_value(typed: str) -> Decimal | None:
    """The decimal as a reviewer typed it, thousands grouped or not; None where it is none."""
    text = typed.strip()
    if not _TYPED.match(text):
        return None
    return Decimal(text.replace(",", ""))


def best_source(used: tuple[UsedSource, ...]) -> UsedSource | None:
    """The best source: one that speaks to the point, primary before others; never a confidential one."""
    shown = [each for each in used if not each.source.confidential]
    return min(shown, key=_rank, default=None)


def agreement(verdicts: tuple[Verdict, ...]) -> Decimal | None:
    """Percent of the pairs of reviewers whose newest complete verdicts are the same; None below two."""
    newest: dict[str, VerdictCode | None] = {
        each.reviewer: each.judgement.code for each in verdicts if each.complete
    }
    pairs = list(combinations(newest.values(), 2))
    if not pairs:
        return None
    return (Decimal(sum(one == other for one, other in pairs)) / len(pairs) * 100).quantize(Decimal("0.1"))


_SETTLED = {State.FINAL, State.DISPUTED}  # before that, agreement would tell one reviewer of the other
_TYPED = re.compile(
    r"""
    -?
    (?: [0-9]{1,3}(?:,[0-9]{3})+   # 1,234,567
      | [0-9]+                     # or without commas
    )
    (?:\.[0-9]+)?\Z
    """,
    re.VERBOSE,
)
_ROLES = (EvidenceRole.FOR, EvidenceRole.AGAINST, EvidenceRole.CONTEXT, EvidenceRole.APPEARANCE)
_KINDS = (
    SourceKind.PRIMARY_DATA,
    SourceKind.OFFICIAL_RELEASE,
    SourceKind.COURT_RECORD,
    SourceKind.TRANSCRIPT,
    SourceKind.EXPERT,
    SourceKind.FACT_CHECK,
    SourceKind.NEWS_REPORT,
)


def _rank(used: UsedSource) -> tuple[int, bool, int]:
    to_the_point = used.evidence.role in (EvidenceRole.FOR, EvidenceRole.AGAINST)
    role = 0 if to_the_point else _ROLES.index(used.evidence.role)
    return role, not used.source.is_primary, _KINDS.index(used.source.kind)
