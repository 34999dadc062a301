"""Row <-> value, both ways, here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from db import models
from workbench.values.article import Article, DateOrigin
from workbench.values.attribution import AttributionClass, AttributionKind, Mention, Polarity
from workbench.values.claim import Claim, ClaimKind
from workbench.values.figure import Change, Modifier, UnitKind
from workbench.values.listing import ClaimRow
from workbench.values.page import EditKind, PageEdit
from workbench.values.reading import Reading
from workbench.values.review import State
from workbench.values.reviewer import Reviewer, Role
from workbench.values.source import Evidence, EvidenceRole, Source, SourceKind
from workbench.values.span import Span
from workbench.values.verdict import (
    AttributionVerdict,
    Confidence,
    ExtractionVerdict,
    Judgement,
    ReasonCode,
    Verdict,
    VerdictCode,
)

Fields = dict[str, Any]
"""Columns of a row by name."""

LONGEST_NAME = 300
"""Names that are looked up are cut there: an index entry of PostgreSQL has to fit on a page."""


# --- articles ----------------------------------------------------------------------------------


def article_version_fields(article: Article) -> Fields:
    """The columns of `article_version` that the article itself gives."""
    return {
        "text": article.text,
        "text_sha256": article.text_sha256,
        "title": article.title,
        "deck": article.deck,
        "url": article.url,
        "publisher": cut(article.publisher),
        "published": article.published,
        "published_from": article.published_from and article.published_from.value,
        "dated_because": article.dated_because,
        "language": article.language,
    }


LONGEST_HEADLINE = 500


def article_fields(article: Article) -> Fields:
    """The columns of `article` that hold its current values."""
    return {
        "headline": article.headline[:LONGEST_HEADLINE],
        "title": article.title,
        "publisher": cut(article.publisher),
        "published": article.published,
        "published_from": article.published_from and article.published_from.value,
        "dated_because": article.dated_because,
        "url": article.url,
    }


def article_version(row: models.ArticleVersion) -> Article:
    """The article as this version came, under the id that the store gave it."""
    return Article(
        text=row.text,
        title=row.title,
        deck=row.deck,
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        published_from=DateOrigin(row.published_from) if row.published_from else None,
        language=row.language,
        given_id=row.article_id,
        dated_because=row.dated_because,
    )


def article(row: models.Article, version: models.ArticleVersion) -> Article:
    """The article as it stands: the version that holds, with a person's corrections over it."""
    return replace(
        article_version(version),
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        published_from=DateOrigin(row.published_from) if row.published_from else None,
        dated_because=row.dated_because,
    )


def article_corrected(article: Article, field: str, value: str | None, reason: str) -> Article:
    """The article with one field as a person corrected it; `value` as JSON has it."""
    match field:
        case "published":
            day = date.fromisoformat(value) if value else None
            return replace(
                article,
                published=day,
                published_from=DateOrigin.GIVEN if day else None,
                dated_because=f"corrected by a person: {reason}",
            )
        case "publisher":
            return replace(article, publisher=cut(value))
        case "title":
            return replace(article, title=value)
        case "url":
            return replace(article, url=value)
    raise ValueError(f"{field} is no field that is laid over an article")


def page_edits(found: Sequence[Fields]) -> tuple[PageEdit, ...]:
    """A person's corrections of a page, from the JSON of its row."""
    return tuple(PageEdit(EditKind(each["kind"]), each["line"], each["text"]) for each in found)


def page_edits_json(edits: Sequence[PageEdit]) -> list[Fields]:
    return [{"kind": edit.kind.value, "line": edit.line, "text": edit.text} for edit in edits]


# --- claims ------------------------------------------------------------------------------------


def place_of(reading: Reading, claim: Claim) -> Span:
    """Where the claim stands: its figure, else what is attributed, else its sentence."""
    if claim.figure is not None:
        return reading.figures[claim.figure].span
    if claim.attribution is not None and reading.attributions[claim.attribution].content:
        content = reading.attributions[claim.attribution].content
        return Span(content[0].start, content[-1].end)
    return claim.sentence


def claim_fields(reading: Reading, claim: Claim, day_added: date) -> Fields:
    """The current values of a claim as one reading has them: columns of `claim`.

    `day_added` stands for the publication date where the article has none, so that lists can be
    ordered by it.
    """
    article = reading.article
    text = article.text
    figure = None if claim.figure is None else reading.figures[claim.figure]
    attribution = None if claim.attribution is None else reading.attributions[claim.attribution]
    span = place_of(reading, claim)
    source = attribution.source if attribution else None
    return {
        "kind": claim.kind.value,
        "text": claim.sentence.of(text),
        "verbatim": span.of(text),
        "span_start": span.start,
        "span_end": span.end,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "subject": claim.subject,
        "entity": cut(claim.entity),
        "metric": cut(claim.metric),
        "value": figure and figure.value,
        "high": figure and figure.high,
        "unit": cut(figure.unit) if figure else None,
        "unit_kind": figure and figure.unit_kind.value,
        "per": figure and cut(figure.per),
        "modifier": figure and figure.modifier and figure.modifier.value,
        "change": figure and figure.change and figure.change.value,
        "digits": figure and (figure.digits or None),
        "equivalents": [reading.figures[index].span.of(text) for index in claim.equivalents],
        "as_of_text": claim.as_of and claim.as_of.span.of(text),
        "as_of_from": claim.as_of and claim.as_of.first,
        "as_of_to": claim.as_of and claim.as_of.last,
        "speaker": source and cut(_named(source, text)),
        "speaker_role": source and cut(source.role),
        "speaker_kind": source and source.kind and source.kind.value,
        "cue": attribution and attribution.cue.span.of(text),
        "attribution_kind": attribution and attribution.kind.value,
        "attribution_class": attribution and attribution.speech_class.value,
        "polarity": attribution and attribution.polarity.value,
        "hedged": claim.hedged,
        "check_worthiness": claim.check_worthiness,
        "worthiness": int(claim.check_worthiness * 100),
        "why": list(claim.why),
        "published": article.published or day_added,
        "dated": article.published is not None,
        "publisher": cut(article.publisher),
    }


def resolved_speaker(reading: Reading, claim: Claim) -> str | None:
    """The full name that the source of the claim stands for, where the article tells it."""
    if claim.attribution is None:
        return None
    source = reading.attributions[claim.attribution].source
    return cut(source.resolved) if source else None


Member = TypeVar("Member", bound=StrEnum)


def _members(kind: type[Member]) -> dict[str, Member]:
    """The members by their values: a look into it takes a third of the time of a call of the enum."""
    return {member.value: member for member in kind}


_CLAIM_KINDS = _members(ClaimKind)
_STATES = _members(State)
_UNIT_KINDS = _members(UnitKind)
_MODIFIERS = _members(Modifier)
_CHANGES = _members(Change)
_ATTRIBUTION_KINDS = _members(AttributionKind)
_ATTRIBUTION_CLASSES = _members(AttributionClass)
_POLARITIES = _members(Polarity)
_VERDICT_CODES = _members(VerdictCode)


def claim_row(row: models.Claim, headline: str) -> ClaimRow:
    """The claim with its current values; `headline` is that of its article."""
    return ClaimRow(
        id=row.id,
        article_id=row.article_id,
        article_title=headline,
        publisher=row.publisher,
        published=row.published if row.dated else None,
        kind=_CLAIM_KINDS[row.kind],
        text=row.text,
        verbatim=row.verbatim,
        span=Span(row.span_start, row.span_end),
        sentence=Span(row.sentence_start, row.sentence_end),
        subject=row.subject,
        entity=row.entity,
        metric=row.metric,
        value=row.value,
        high=row.high,
        unit=row.unit,
        unit_kind=_UNIT_KINDS[row.unit_kind] if row.unit_kind else None,
        per=row.per,
        modifier=_MODIFIERS[row.modifier] if row.modifier else None,
        change=_CHANGES[row.change] if row.change else None,
        digits=row.digits,
        equivalents=tuple(row.equivalents),
        as_of_text=row.as_of_text,
        as_of_from=row.as_of_from,
        as_of_to=row.as_of_to,
        speaker=row.speaker,
        cue=row.cue,
        attribution_kind=_ATTRIBUTION_KINDS[row.attribution_kind] if row.attribution_kind else None,
        attribution_class=_ATTRIBUTION_CLASSES[row.attribution_class] if row.attribution_class else None,
        polarity=_POLARITIES[row.polarity] if row.polarity else None,
        hedged=row.hedged,
        check_worthiness=row.check_worthiness,
        why=tuple(row.why),
        state=_STATES[row.state],
        round=row.round,
        row_version=row.row_version,
        found=row.found,
        verdict=_VERDICT_CODES[row.verdict] if row.verdict else None,
        complete=row.complete,
        decided_at=row.decided_at,
        withdrawn=row.withdrawn,
    )


def _named(mention: Mention, text: str) -> str:
    return mention.resolved or mention.span.of(text)


def cut(name: str | None) -> str | None:
    """The name as far as an index can hold it."""
    return None if name is None else name[:LONGEST_NAME]


# --- review ------------------------------------------------------------------------------------


def reviewer(row: models.Reviewer) -> Reviewer:
    return Reviewer(row.id, row.name, Role(row.role), row.active)


def judgement_fields(judgement: Judgement) -> Fields:
    """The columns of `verdict` that a judgement fills; its evidence has rows of its own."""
    return {
        "code": judgement.code and judgement.code.value,
        "attribution_code": judgement.attribution and judgement.attribution.value,
        "extraction_code": judgement.extraction and judgement.extraction.value,
        "reasons": [reason.value for reason in judgement.reasons],
        "rationale": judgement.rationale,
        "known_gaps": judgement.known_gaps,
        "confidence": judgement.confidence and judgement.confidence.value,
        "checked_value": Decimal(judgement.checked_value) if judgement.checked_value else None,
        "checked_unit": judgement.checked_unit or None,
    }


def verdict(row: models.Verdict, reviewer_name: str, evidence: Sequence[models.Evidence]) -> Verdict:
    """The verdict; `evidence` are its rows in their order."""
    return Verdict(
        id=row.id,
        claim_id=row.claim_id,
        round=row.round,
        reviewer=reviewer_name,
        at=row.at,
        judgement=Judgement(
            code=VerdictCode(row.code) if row.code else None,
            attribution=AttributionVerdict(row.attribution_code) if row.attribution_code else None,
            extraction=ExtractionVerdict(row.extraction_code) if row.extraction_code else None,
            reasons=tuple(ReasonCode(reason) for reason in row.reasons),
            rationale=row.rationale,
            known_gaps=row.known_gaps,
            confidence=Confidence(row.confidence) if row.confidence else None,
            checked_value="" if row.checked_value is None else format(row.checked_value, "f"),
            checked_unit=row.checked_unit or "",
            evidence=tuple(_evidence(each) for each in evidence),
        ),
        complete=row.complete,
        guideline_version=row.guideline_version,
        supersedes=row.supersedes,
    )


def evidence_fields(evidence: Evidence) -> Fields:
    """The columns of `evidence` that the value fills."""
    return {
        "source_id": evidence.source_id,
        "role": evidence.role.value,
        "locator": evidence.locator,
        "quote": evidence.quote,
        "figure_value": evidence.figure_value,
        "figure_unit": evidence.figure_unit,
        "anchor": evidence.anchor,
    }


def _evidence(row: models.Evidence) -> Evidence:
    return Evidence(
        source_id=row.source_id,
        role=EvidenceRole(row.role),
        locator=row.locator,
        quote=row.quote,
        figure_value=row.figure_value,
        figure_unit=row.figure_unit,
        anchor=row.anchor,
    )


# --- sources -----------------------------------------------------------------------------------

_SOURCE_FIELDS = tuple(Source.__dataclass_fields__)


def source_fields(source: Source) -> Fields:
    """The columns of `source` that the value fills."""
    return {name: getattr(source, name) for name in _SOURCE_FIELDS} | {"kind": source.kind.value}


def source(row: models.Source) -> Source:
    found = {name: getattr(row, name) for name in _SOURCE_FIELDS}
    return Source(**{**found, "kind": SourceKind(row.kind)})


# --- corrections -------------------------------------------------------------------------------

_CORRECTED: dict[str, Callable[[Any], Any]] = {
    "value": lambda value: Decimal(str(value)),
    "high": lambda value: Decimal(str(value)),
    "as_of_from": date.fromisoformat,
    "as_of_to": date.fromisoformat,
    "hedged": bool,
    "entity": cut,
    "metric": cut,
    "unit": cut,
    "per": cut,
    "speaker": cut,
}
"""How a corrected field comes back from JSON; the others are text as it stands."""


def corrected(field: str, value: Any) -> Any:
    """The value of a column, from the JSON of its correction."""
    if value is None:
        return None
    return _CORRECTED.get(field, str)(value)


def as_json(value: Any) -> Any:
    """A field of a claim as events and corrections keep it: text, a truth value or None."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
