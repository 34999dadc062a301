"""A source, and its use as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class SourceKind(StrEnum):
    PRIMARY_DATA = "primary_data"
    OFFICIAL_RELEASE = "official_release"
    COURT_RECORD = "court_record"
    TRANSCRIPT = "transcript"
    EXPERT = "expert"
    NEWS_REPORT = "news_report"
    FACT_CHECK = "fact_check"


class EvidenceRole(StrEnum):
    APPEARANCE = "appearance"
    FOR = "evidence_for"
    AGAINST = "evidence_against"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Source:
    """A document, release, person or data set. Never deleted; withdrawn with a reason."""

    title: str
    id: str = ""  # given by the store
    publisher: str = ""
    author: str = ""
    url: str = ""
    identifier: str = ""  # DOI or docket number
    kind: SourceKind = SourceKind.OFFICIAL_RELEASE
    is_primary: bool = False
    independence_group: str = ""  # sources of one origin count once
    interest_note: str = ""
    published: date | None = None
    as_of: date | None = None
    accessed: date | None = None
    archive_url: str = ""
    content_sha256: str = ""
    confidential: bool = False
    confidential_why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source used for a verdict: where in it, and what it says there."""

    source_id: str
    role: EvidenceRole = EvidenceRole.FOR
    locator: str = ""  # page, table, cell, time stamp
    quote: str = ""
    figure_value: Decimal | None = None
    figure_unit: str = ""
    anchor: str = ""  # the words of the rationale that it supports
