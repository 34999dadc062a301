"""The verdict scale and one judgement on it. Source: the desk's guideline, `docs/guideline.md`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.values.source import Evidence


class VerdictCode(StrEnum):
    """What the evidence says of the content. No verdict at all means "not yet reviewed"."""

    ACCURATE = "accurate"
    MOSTLY_ACCURATE = "mostly_accurate"
    MISLEADING = "misleading"
    MOSTLY_INACCURATE = "mostly_inaccurate"
    INACCURATE = "inaccurate"
    UNPROVEN = "unproven"
    NOT_CHECKABLE = "not_checkable"

    @property
    def rating(self) -> int | None:
        """5 (accurate) to 1 (inaccurate); None where the outcome is not a step of truth."""
        return RATINGS.get(self)


RATINGS = {
    VerdictCode.ACCURATE: 5,
    VerdictCode.MOSTLY_ACCURATE: 4,
    VerdictCode.MISLEADING: 3,
    VerdictCode.MOSTLY_INACCURATE: 2,
    VerdictCode.INACCURATE: 1,
}


class AttributionVerdict(StrEnum):
    """Of reported speech: did that source say it?"""

    CONFIRMED = "confirmed"
    ALTERED = "altered"
    NOT_SAID = "not_said"
    UNESTABLISHED = "unestablished"


class ExtractionVerdict(StrEnum):
    """Did the machine read the article right?"""

    OK = "ok"
    WRONG_SPAN = "wrong_span"
    WRONG_VALUE = "wrong_value"
    WRONG_SPEAKER = "wrong_speaker"
    NOT_A_CLAIM = "not_a_claim"


class ReasonCode(StrEnum):
    ARITHMETIC = "arithmetic"
    UNIT_OR_SCALE = "unit_or_scale"
    PERCENT_VS_POINTS = "percent_vs_points"
    WRONG_PERIOD = "wrong_period"
    WRONG_POPULATION = "wrong_population"
    CHERRY_PICKED_BASE = "cherry_picked_base"
    STALE = "stale"
    DOUBLE_COUNT = "double_count"
    CURRENCY_CONVERSION = "currency_conversion"
    TRANSLATION = "translation"
    HEADLINE_VS_BODY = "headline_vs_body"
    SOURCE_MISREAD = "source_misread"
    NO_MARGIN_OF_ERROR = "no_margin_of_error"
    ALLEGATION_AS_FACT = "allegation_as_fact"
    MISSING_CONTEXT = "missing_context"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer has decided of a claim; what is left open is None or empty."""

    code: VerdictCode | None = None
    attribution: AttributionVerdict | None = None
    extraction: ExtractionVerdict | None = None
    reasons: tuple[ReasonCode, ...] = ()
    rationale: str = ""
    known_gaps: str = ""
    confidence: Confidence | None = None
    checked_value: str = ""  # what the evidence says, a decimal as typed
    checked_unit: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One appended row: a judgement by one reviewer in one round."""

    id: str
    claim_id: str
    round: int
    reviewer: str  # name
    at: datetime  # UTC
    judgement: Judgement
    complete: bool
    guideline_version: str
    supersedes: str | None = None
