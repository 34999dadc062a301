"""How the desk says things: dates, amounts, states and verdicts in plain words."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from workbench.report.dates import day_words
from workbench.report.figure_words import grouped
from workbench.report.marks import mark_of
from workbench.report.plurals import plural
from workbench.values.attribution import AttributionClass, AttributionKind, Polarity
from workbench.values.claim import ClaimKind
from workbench.values.figure import Change
from workbench.values.listing import ClaimRow
from workbench.values.review import DecisionOrigin, State
from workbench.values.source import EvidenceRole, SourceKind
from workbench.values.verdict import (
    AttributionVerdict,
    Confidence,
    ExtractionVerdict,
    ReasonCode,
    VerdictCode,
)

USE_WHEN = {
    VerdictCode.ACCURATE: "Holds within the stated rounding; nothing that matters is missing.",
    VerdictCode.MOSTLY_ACCURATE: "The main point holds; a detail or a qualifier is off.",
    VerdictCode.MISLEADING: "The figure can be reproduced, but its base, its period or what it leaves out "
    "changes the conclusion.",
    VerdictCode.MOSTLY_INACCURATE: "There is something true in it; the main point fails.",
    VerdictCode.INACCURATE: "The best source there is says otherwise.",
    VerdictCode.UNPROVEN: "Searched and written down; the evidence does not suffice or contradicts itself.",
    VerdictCode.NOT_CHECKABLE: "An opinion, a forecast, or a measure that is not defined.",
}
NOT_REVIEWED = mark_of(None).label

KINDS = {
    ClaimKind.NUMERIC: "Figure",
    ClaimKind.ATTRIBUTED: "Reported speech",
    ClaimKind.BOTH: "Reported figure",
}
STATES = {
    State.OPEN: "Waiting",
    State.IN_REVIEW: "In review",
    State.SECOND_REVIEW: "Second review",
    State.DISPUTED: "Disputed",
    State.FINAL: "Decided",
    State.DISMISSED: "Dismissed",
}
ORIGINS = {
    DecisionOrigin.SINGLE: "by one reviewer",
    DecisionOrigin.UNANIMOUS: "all reviewers agree",
    DecisionOrigin.RECONCILED: "reconciled by the reviewers",
    DecisionOrigin.ADJUDICATED: "by an adjudicator",
}
CHANGES = {Change.UP: "a rise by this much", Change.DOWN: "a fall by this much"}
SPEECH = {
    AttributionKind.DIRECT: "in their own words",
    AttributionKind.INDIRECT: "in the article’s words",
    AttributionKind.MIXED: "partly in their own words",
}
SPEECH_CLASSES = {
    AttributionClass.SPEECH: "said",
    AttributionClass.WRITING: "wrote",
    AttributionClass.DOCUMENT: "in a document or data",
    AttributionClass.BELIEF: "believes",
    AttributionClass.INTENTION: "intends",
}
POLARITIES = {
    Polarity.ASSERTED: "",
    Polarity.DENIED: "denied",
    Polarity.NOT_SAID: "reported as not said",
}
ATTRIBUTION_VERDICTS = {
    AttributionVerdict.CONFIRMED: ("Said it", "A source shows that they said it."),
    AttributionVerdict.ALTERED: ("Altered", "They said something else, or more, or less."),
    AttributionVerdict.NOT_SAID: ("Not said", "A source shows that they did not say it."),
    AttributionVerdict.UNESTABLISHED: ("Can’t tell", "Nothing shows whether they said it."),
}
EXTRACTION_VERDICTS = {
    ExtractionVerdict.OK: "Read right",
    ExtractionVerdict.WRONG_SPAN: "Wrong words marked",
    ExtractionVerdict.WRONG_VALUE: "Wrong value",
    ExtractionVerdict.WRONG_SPEAKER: "Wrong speaker",
    ExtractionVerdict.NOT_A_CLAIM: "Not a claim",
}
REASONS = {
    ReasonCode.ARITHMETIC: "Sums don’t add up",
    ReasonCode.UNIT_OR_SCALE: "Wrong unit or scale",
    ReasonCode.PERCENT_VS_POINTS: "Percent for points",
    ReasonCode.WRONG_PERIOD: "Wrong period",
    ReasonCode.WRONG_POPULATION: "Wrong group counted",
    ReasonCode.CHERRY_PICKED_BASE: "Convenient base",
    ReasonCode.STALE: "Out of date",
    ReasonCode.DOUBLE_COUNT: "Counted twice",
    ReasonCode.CURRENCY_CONVERSION: "Currency conversion",
    ReasonCode.TRANSLATION: "Translation",
    ReasonCode.HEADLINE_VS_BODY: "Headline says more",
    ReasonCode.SOURCE_MISREAD: "Source misread",
    ReasonCode.NO_MARGIN_OF_ERROR: "No margin of error",
    ReasonCode.ALLEGATION_AS_FACT: "Allegation as fact",
    ReasonCode.MISSING_CONTEXT: "Context missing",
}
CONFIDENCES = {Confidence.LOW: "Low", Confidence.MEDIUM: "Medium", Confidence.HIGH: "High"}
SOURCE_KINDS = {
    SourceKind.PRIMARY_DATA: "Primary data",
    SourceKind.OFFICIAL_RELEASE: "Official release",
    SourceKind.COURT_RECORD: "Court record",
    SourceKind.TRANSCRIPT: "Transcript",
    SourceKind.EXPERT: "Expert",
    SourceKind.NEWS_REPORT: "News report",
    SourceKind.FACT_CHECK: "Another fact-check",
}
EVIDENCE_ROLES = {
    EvidenceRole.FOR: "Supports the claim",
    EvidenceRole.AGAINST: "Contradicts the claim",
    EvidenceRole.CONTEXT: "Gives context",
    EvidenceRole.APPEARANCE: "Shows where it was said",
}


_SCORE = re.compile(r"\s\([+\-\u2212]?[0-9.]+\)\Z")  # " (+0.30)" at the end


def day(when: date | None) -> str:
    """As in "6 Feb 2026"; empty for no day."""
    return day_words(when) if when else ""


def moment(when: datetime | None, zone: ZoneInfo) -> str:
    """As in "6 Feb 2026, 14:05 CET"; empty for none."""
    if when is None:
        return ""
    local = when.astimezone(zone)
    return f"{day_words(local.date())}, {local:%H:%M %Z}"


def digits(row: ClaimRow) -> str:
    """The figure of a claim in full: "402,700,000,000", "1,200,000 to 1,500,000"; empty for none."""
    if row.value is None:
        return ""
    return grouped(row.value) if row.high is None else f"{grouped(row.value)} to {grouped(row.high)}"


def unit_code(row: ClaimRow) -> str:
    """The unit as tables have it: "USD", "% per month"."""
    unit = row.unit or ""
    return f"{unit} per {row.per}".strip() if row.per else unit


def counted(count: int, noun: str, many: str = "") -> str:
    """ "1 claim", "12 claims", "no claims"."""
    if count == 0:
        return f"no {many or plural(noun)}"
    return f"{count:,} {noun if count == 1 else many or plural(noun)}"


def reason(why: str) -> str:
    """One reason why a claim is worth checking, without its score: "a named source says it"."""
    return _SCORE.sub("", why).rstrip(". ")


def verdict_label(code: VerdictCode | None) -> str:
    return mark_of(code).label


def standing(row: ClaimRow) -> str:
    """Where a claim is, in a word or two: its state, and what is special about it."""
    if row.state in (State.OPEN, State.IN_REVIEW) and row.verdict is not None and not row.complete:
        return "Incomplete"
    if not row.found and row.state is State.FINAL:
        return "Decided, no longer found"
    return STATES[row.state]
