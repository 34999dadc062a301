"""The verdict scale in words. The codes are fixed; what a desk calls them may differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.values.source import EvidenceRole, SourceKind
from workbench.values.verdict import (
    AttributionVerdict,
    Confidence,
    ExtractionVerdict,
    ReasonCode,
    VerdictCode,
)

GUIDELINE_VERSION = "1"
"""The version of `docs/guideline.md` that verdicts given today follow."""


@dataclass(frozen=True, slots=True)
class Step:
    """A code with its label and when to use it; `rating` is None where it is no step of truth."""

    code: VerdictCode
    label: str
    use_when: str

    @property
    def rating(self) -> int | None:
        return self.code.rating


SCALE: tuple[Step, ...] = (
    Step(
        VerdictCode.ACCURATE,
        "Accurate",
        "it holds within the rounding that is stated; nothing material is missing",
    ),
    Step(
        VerdictCode.MOSTLY_ACCURATE,
        "Mostly accurate",
        "the main point holds; a detail or a qualifier is off",
    ),
    Step(
        VerdictCode.MISLEADING,
        "Misleading",
        "the figure can be reproduced, but its baseline, period or an omission changes the conclusion",
    ),
    Step(
        VerdictCode.MOSTLY_INACCURATE,
        "Mostly inaccurate",
        "there is a true element; the main point fails",
    ),
    Step(VerdictCode.INACCURATE, "Inaccurate", "the best available source contradicts it"),
    Step(
        VerdictCode.UNPROVEN,
        "Unproven",
        "searched and documented; the evidence is not enough, or conflicts. Say what is not known",
    ),
    Step(
        VerdictCode.NOT_CHECKABLE,
        "Not checkable",
        "opinion, forecast, or a measure that is not defined",
    ),
)

LABELS: Mapping[VerdictCode, str] = {step.code: step.label for step in SCALE}

ATTRIBUTION_LABELS: Mapping[AttributionVerdict, str] = {
    AttributionVerdict.CONFIRMED: "Said so",
    AttributionVerdict.ALTERED: "Said it differently",
    AttributionVerdict.NOT_SAID: "Did not say it",
    AttributionVerdict.UNESTABLISHED: "Not established",
}

EXTRACTION_LABELS: Mapping[ExtractionVerdict, str] = {
    ExtractionVerdict.OK: "Read right",
    ExtractionVerdict.WRONG_SPAN: "Wrong words marked",
    ExtractionVerdict.WRONG_VALUE: "Wrong value",
    ExtractionVerdict.WRONG_SPEAKER: "Wrong speaker",
    ExtractionVerdict.NOT_A_CLAIM: "Not a claim",
}

REASON_LABELS: Mapping[ReasonCode, str] = {
    ReasonCode.ARITHMETIC: "Arithmetic",
    ReasonCode.UNIT_OR_SCALE: "Unit or scale",
    ReasonCode.PERCENT_VS_POINTS: "Percent and points mixed up",
    ReasonCode.WRONG_PERIOD: "Wrong period",
    ReasonCode.WRONG_POPULATION: "Wrong population",
    ReasonCode.CHERRY_PICKED_BASE: "Cherry-picked base",
    ReasonCode.STALE: "Out of date",
    ReasonCode.DOUBLE_COUNT: "Counted twice",
    ReasonCode.CURRENCY_CONVERSION: "Currency conversion",
    ReasonCode.TRANSLATION: "Translation",
    ReasonCode.HEADLINE_VS_BODY: "Headline against body",
    ReasonCode.SOURCE_MISREAD: "Source misread",
    ReasonCode.NO_MARGIN_OF_ERROR: "No margin of error",
    ReasonCode.ALLEGATION_AS_FACT: "Allegation told as fact",
    ReasonCode.MISSING_CONTEXT: "Missing context",
}

CONFIDENCE_LABELS: Mapping[Confidence, str] = {
    Confidence.LOW: "Low",
    Confidence.MEDIUM: "Medium",
    Confidence.HIGH: "High",
}

SOURCE_KIND_LABELS: Mapping[SourceKind, str] = {
    SourceKind.PRIMARY_DATA: "Primary data",
    SourceKind.OFFICIAL_RELEASE: "Official release",
    SourceKind.COURT_RECORD: "Court record",
    SourceKind.TRANSCRIPT: "Transcript",
    SourceKind.EXPERT: "Expert",
    SourceKind.NEWS_REPORT: "News report",
    SourceKind.FACT_CHECK: "Other fact-check",
}

EVIDENCE_ROLE_LABELS: Mapping[EvidenceRole, str] = {
    EvidenceRole.FOR: "Supports the claim",
    EvidenceRole.AGAINST: "Contradicts the claim",
    EvidenceRole.CONTEXT: "Gives context",
    EvidenceRole.APPEARANCE: "Where the claim appears",
}


def one_step_apart(one: VerdictCode | None, other: VerdictCode | None) -> bool:
    """Whether the two are neighbours on the scale; a code without rating has no neighbour."""
    if one is None or other is None or one.rating is None or other.rating is None:
        return False
    return abs(one.rating - other.rating) == 1
