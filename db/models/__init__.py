"""The tables. What each row is, and what always holds, is in `docs/data_dictionary.md`.

Everything a person decides is appended. Of the tables here only these are ever updated in place:
`claim` and `article` (their current values are derived; withdrawn), `source` (withdrawn), `round`
(closed), `lease`, `draft`, `reviewer`, `match` and `article_link` (confirmed or refused), `speaker`
(merged, named; the decision itself is a row of `speaker_alias` and `speaker_pair`),
`article_sketch`, `feed`, `feed_item` (scratch paper, whose rows also go) and `data_version`.
"""

from __future__ import annotations

from db.models.articles import (
    HOLDS,
    Article,
    ArticleCorrection,
    ArticleLink,
    ArticleSketch,
    ArticleVersion,
    Page,
    Reading,
)
from db.models.base import Base
from db.models.claims import CheckOperand, CheckResult, Claim, ClaimReading, Correction, Match
from db.models.names import Metric, MetricAlias, Speaker, SpeakerAlias, SpeakerPair
from db.models.record import CommandSeen, DataVersion, Event, Feed, FeedItem
from db.models.reviewing import Draft, Lease, Reviewer, Round, Verdict, VerdictLabel
from db.models.sources import Evidence, ReferencePoint, ReferenceSeries, ReferenceVintage, Source

__all__ = (
    "HOLDS",
    "Article",
    "ArticleCorrection",
    "ArticleLink",
    "ArticleSketch",
    "ArticleVersion",
    "Base",
    "CheckOperand",
    "CheckResult",
    "Claim",
    "ClaimReading",
    "CommandSeen",
    "Correction",
    "DataVersion",
    "Draft",
    "Event",
    "Evidence",
    "Feed",
    "FeedItem",
    "Lease",
    "Match",
    "Metric",
    "MetricAlias",
    "Page",
    "Reading",
    "ReferencePoint",
    "ReferenceSeries",
    "ReferenceVintage",
    "Reviewer",
    "Round",
    "Source",
    "Speaker",
    "SpeakerAlias",
    "SpeakerPair",
    "Verdict",
    "VerdictLabel",
)
