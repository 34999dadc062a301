"""What an export knows of one claim: the row of the lists, and all that stands behind its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.values.listing import ClaimRow
from workbench.values.review import DecisionOrigin
from workbench.values.source import Evidence, Source
from workbench.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source, and what was taken from it."""

    source: Source
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim with its article, speaker, verdicts and sources; texts that are not known are empty."""

    row: ClaimRow
    language: str  # of the article, BCP 47
    article_url: str
    text_sha256: str  # of the article's text
    speaker_role: str
    speaker_type: str  # person, organisation
    metric_label: str
    verdicts: tuple[Verdict, ...]  # of the current round, oldest first
    deciding: Verdict | None  # the final one, else the newest that may be shown
    origin: DecisionOrigin | None
    verdict_label: str  # as this desk names the code of `deciding`
    used: tuple[UsedSource, ...]  # for `deciding`, in its order
    last_changed: datetime | None
