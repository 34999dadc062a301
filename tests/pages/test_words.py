"""The words that pages show for codes."""

from __future__ import annotations

from enum import StrEnum

import pytest

from pages.parts import words
from workbench.values.source import EvidenceRole, SourceKind
from workbench.values.verdict import AttributionVerdict, Confidence, ExtractionVerdict, ReasonCode


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        (words.ATTRIBUTION_VERDICTS, AttributionVerdict),
        (words.EXTRACTION_VERDICTS, ExtractionVerdict),
        (words.REASONS, ReasonCode),
        (words.CONFIDENCES, Confidence),
        (words.SOURCE_KINDS, SourceKind),
        (words.EVIDENCE_ROLES, EvidenceRole),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_every_code_has_words_of_its_own(told: dict[StrEnum, object], codes: type[StrEnum]) -> None:
    assert set(told) == set(codes)
    assert len(set(map(str, told.values()))) == len(codes)
