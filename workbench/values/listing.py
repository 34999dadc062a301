"""What lists, charts and exports read: claims with their article and verdict, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from workbench.values.attribution import AttributionClass, AttributionKind, Polarity
from workbench.values.claim import ClaimKind
from workbench.values.figure import Change, Modifier, UnitKind
from workbench.values.review import DecisionOrigin, State
from workbench.values.span import Span
from workbench.values.verdict import Judgement, Verdict, VerdictCode


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its current values: the newest reading, a person's corrections laid over it."""

    id: str
    article_id: str
    article_title: str
    publisher: str | None
    published: date | None
    kind: ClaimKind
    text: str  # the sentence that makes the claim
    verbatim: str  # the figure as printed, or the attributed words
    span: Span  # of `verbatim` in the article's text
    sentence: Span
    subject: str
    entity: str | None
    metric: str | None
    value: Decimal | None
    high: Decimal | None
    unit: str | None
    unit_kind: UnitKind | None
    per: str | None
    modifier: Modifier | None
    change: Change | None
    digits: str | None
    equivalents: tuple[str, ...]  # as printed
    as_of_text: str | None
    as_of_from: date | None
    as_of_to: date | None
    speaker: str | None  # resolved where the article tells, else as printed
    cue: str | None
    attribution_kind: AttributionKind | None
    attribution_class: AttributionClass | None
    polarity: Polarity | None
    hedged: bool
    check_worthiness: Decimal
    why: tuple[str, ...]
    state: State
    round: int
    row_version: int
    found: bool  # false: the newest reading no longer finds it
    verdict: VerdictCode | None  # of the current round: the final one, else the newest
    complete: bool  # that verdict is complete
    decided_at: datetime | None  # when it became final
    withdrawn: bool = False  # its article is


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Empty fields do not filter. `first` and `last` bound the publication date, both included."""

    words: str = ""
    kind: ClaimKind | None = None
    publisher: str | None = None
    speaker: str | None = None
    metric: str | None = None
    unit: str | None = None
    verdict: VerdictCode | None = None
    unreviewed: bool = False  # no verdict yet
    incomplete: bool = False  # a verdict that lacks something
    state: State | None = None
    article_id: str | None = None
    first: date | None = None
    last: date | None = None
    withdrawn: bool = False  # those of withdrawn articles too


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of claims, newest article first; `after` and `before` are cursors, None at an end."""

    rows: tuple[ClaimRow, ...]
    total: int
    after: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be filtered by, each in alphabetical order; metrics as (key, label)."""

    publishers: tuple[str, ...]
    speakers: tuple[str, ...]
    units: tuple[str, ...]
    metrics: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list. waiting + incomplete + decided + dismissed = claims."""

    id: str
    title: str
    publisher: str | None
    published: date | None
    added_at: datetime
    claims: int
    waiting: int  # no verdict yet
    incomplete: int  # a verdict that lacks something
    decided: int  # final
    dismissed: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a claim, newest first in lists."""

    at: datetime
    actor: str
    action: str
    reason: str
    detail: str  # before and after, in plain words


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """All that a reviewer needs of one claim."""

    row: ClaimRow
    judgement: Judgement | None  # the reviewer's newest in this round
    draft: dict[str, object] | None  # what this reviewer has typed and not decided
    missing: tuple[str, ...]  # what that judgement still lacks
    verdicts: tuple[Verdict, ...]  # those this reviewer may see, newest first
    origin: DecisionOrigin | None
    appearances: tuple[ClaimRow, ...]  # other claims of the same metric, nearest in time first


@dataclass(frozen=True, slots=True)
class ArticleCase:
    """An article with its claims in reading order."""

    id: str
    title: str
    deck: str | None
    text: str
    url: str | None
    publisher: str | None
    published: date | None
    published_from: str | None
    text_sha256: str
    claims: tuple[ClaimCase, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One claim on a chart. `day` is the middle of its as-of span, else the publication date."""

    claim: ClaimRow
    day: date
    day_from_as_of: bool


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    first: date
    last: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    name: str
    publisher: str
    unit: str
    points: tuple[ReferencePoint, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over time from all articles, oldest first: levels or changes in one unit."""

    metric: str
    label: str
    unit: str
    unit_kind: UnitKind | None
    per: str | None
    points: tuple[SeriesPoint, ...]
    references: tuple[ReferenceLine, ...] = ()
    left_out: tuple[SeriesPoint, ...] = ()  # in another unit, or changes among levels


@dataclass(frozen=True, slots=True)
class MetricChoice:
    key: str
    label: str
    unit: str
    claims: int
    articles: int


@dataclass(frozen=True, slots=True)
class DeskNumbers:
    """The start page: what waits, what is incomplete, what was decided."""

    articles: int
    claims: int
    waiting: int
    incomplete: int
    decided: int
    dismissed: int
    flagged: int  # decided, but the newest reading no longer finds it
    by_verdict: tuple[tuple[VerdictCode, int], ...]
    next_claims: tuple[ClaimRow, ...]  # most check-worthy first
    incomplete_claims: tuple[ClaimRow, ...]
    recent_decisions: tuple[ClaimRow, ...]
    queue: tuple[ArticleRow, ...]  # articles with something waiting, newest first
