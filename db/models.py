"""The tables. What each row is, and what always holds, is in `docs/data_dictionary.md`.

Everything a person decides is appended. Of the tables here only these are ever updated in place:
`claim` and `article` (their current values are derived; withdrawn), `source` (withdrawn), `round`
(closed), `lease`, `draft`, `reviewer`, `match` and `article_link` (confirmed or refused),
`article_sketch`, `feed` and `data_version`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.columns import ExactDecimal, UtcDateTime

Json = Any


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Decimal: ExactDecimal,
        datetime: UtcDateTime,
        Json: JSON(none_as_null=True),
        str: Text,
    }


_LIST_ORDER: tuple[Any, ...] = (text("published DESC"), "article_id", "span_start", "id")


def _index_of_some(name: str, condition: str, *columns: Any) -> Index:
    """An index of the rows for which the condition holds."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


# --- intake ------------------------------------------------------------------------------------


class Page(Base):
    """One input as it came: a file, a paste, a feed item."""

    __tablename__ = "page"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)  # of the raw bytes
    kind: Mapped[str] = mapped_column(String(20))  # text, html, jsonl …
    origin: Mapped[str]  # file name, address or "pasted"
    reader_version: Mapped[str] = mapped_column(String(40))
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(ForeignKey("reviewer.id"))
    boundaries: Mapped[Json]  # [{"article": id, "line": n}, …]
    rejected: Mapped[Json]  # [{"text": …, "reason": …}, …]
    corrected: Mapped[Json | None]  # {"edits": …, "by": …, "at": …}: a person's, for the same input again


class Article(Base):
    """An article through all its versions: the identity that addresses and claims point to.

    The columns from `title` to `dated_because` are its current values: the version that holds, with
    a person's corrections over it; making them anew changes nothing.
    """

    __tablename__ = "article"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"), index=True)
    position: Mapped[int]  # on its page, from 0
    version: Mapped[int]  # number of the version that holds: the one that lists, pages and claims go by
    headline: Mapped[str] = mapped_column(index=True)  # what lists call it, at most 500 characters
    added_at: Mapped[datetime] = mapped_column(index=True)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None]
    row_version: Mapped[int] = mapped_column(server_default=text("1"))  # raised by each change of a person
    title: Mapped[str | None]
    publisher: Mapped[str | None]
    published: Mapped[date | None]
    published_from: Mapped[str | None] = mapped_column(String(20))
    dated_because: Mapped[str] = mapped_column(server_default="")  # how `published` is known, in words
    url: Mapped[str | None]
    address: Mapped[str | None] = mapped_column(
        index=True
    )  # `url` in the form that addresses are compared in
    sketched: Mapped[str | None] = mapped_column(String(40), index=True)  # rule of its `article_sketch`


class ArticleVersion(Base):
    """The text of an article at one time; never changed."""

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]  # from 1
    text: Mapped[str]
    text_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str | None]
    deck: Mapped[str | None]
    url: Mapped[str | None]
    publisher: Mapped[str | None]
    published: Mapped[date | None]
    published_from: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    added_at: Mapped[datetime]
    dated_because: Mapped[str] = mapped_column(server_default="")  # how `published` is known, in words


class ArticleCorrection(Base):
    """One field of an article mended by one person; the newest of a field holds, over every version."""

    __tablename__ = "article_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))  # published, publisher, title, url
    value: Mapped[Json | None]  # None: there is none
    reason: Mapped[str]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"))
    at: Mapped[datetime]


class ArticleLink(Base):
    """Two articles that tell the same text: `article_id` came after `other_id`."""

    __tablename__ = "article_link"
    __table_args__ = (UniqueConstraint("article_id", "other_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    other_id: Mapped[str] = mapped_column(ForeignKey("article.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # same_origin
    score: Mapped[Decimal]  # of the shorter text's runs of five words, the share that both have
    rule_version: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))  # proposed, confirmed, refused
    by: Mapped[str]
    at: Mapped[datetime]


class ArticleSketch(Base):
    """A sample of the runs of five words of an article's text, to find texts that have many in common."""

    __tablename__ = "article_sketch"
    __table_args__ = (
        Index("ix_article_sketch_article", "article_id"),
        {"sqlite_with_rowid": False},
    )

    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"), primary_key=True)


class Reading(Base):
    """One reading of one article version: everything found, as the contract's JSON. The newest of an
    article holds; it is read again by a newer extractor, and when a person corrects its date."""

    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_version_id: Mapped[int] = mapped_column(ForeignKey("article_version.id"), index=True)
    extractor_version: Mapped[str] = mapped_column(String(40))
    lexicon_version: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    found: Mapped[Json]


# --- claims ------------------------------------------------------------------------------------


class Claim(Base):
    """A claim through all readings. The columns from `kind` to `publisher` are its current values: the
    newest reading that finds it with corrections over it; making them anew changes nothing.

    `id` is what everything else points to; `number` is the row of the full-text index (SQLite needs
    an integer there). A second opinion is given blind, so `verdict` stays empty while a round that
    needs more than one verdict is not closed.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("span_start <= span_end", name="span_in_order"),
        # one index for each list that pages offer: the filter, then the order of `db/claim_order.py`;
        # rows that no such filter can find are left out of it
        Index("ix_claim_order", *_LIST_ORDER),
        Index("ix_claim_state_order", "state", *_LIST_ORDER),
        Index("ix_claim_publisher_order", "publisher", *_LIST_ORDER),
        _index_of_some("ix_claim_verdict_order", "verdict IS NOT NULL", "verdict", *_LIST_ORDER),
        _index_of_some("ix_claim_speaker_order", "speaker IS NOT NULL", "speaker", *_LIST_ORDER),
        _index_of_some("ix_claim_metric_order", "metric IS NOT NULL", "metric", *_LIST_ORDER),
        _index_of_some("ix_claim_unit_order", "unit IS NOT NULL", "unit", *_LIST_ORDER),
        _index_of_some("ix_claim_decided", "decided_at IS NOT NULL", "decided_at", "id"),
        _index_of_some("ix_claim_undecided", "verdict IS NULL", *_LIST_ORDER),
        Index(
            "ix_claim_incomplete",
            *_LIST_ORDER,
            sqlite_where=text("verdict IS NOT NULL AND complete IS 0"),
            postgresql_where=text("verdict IS NOT NULL AND complete IS false"),
        ),
        Index("ix_claim_worthiness", "state", "worthiness", "id"),
        Index("ix_claim_article", "article_id", "span_start"),
        Index(
            "ix_claim_withdrawn",
            "article_id",
            sqlite_where=text("withdrawn IS 1"),
            postgresql_where=text("withdrawn IS true"),
        ),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(40), unique=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    row_version: Mapped[int]  # raised by each command of a person
    state: Mapped[str] = mapped_column(String(20))
    round: Mapped[int]
    origin: Mapped[str] = mapped_column(String(20))  # machine or person
    found: Mapped[bool] = mapped_column(Boolean)  # false: the newest reading no longer finds it

    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]  # the sentence
    verbatim: Mapped[str]
    span_start: Mapped[int]
    span_end: Mapped[int]
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    subject: Mapped[str]
    entity: Mapped[str | None]
    metric: Mapped[str | None]
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metric.id"))
    value: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    unit: Mapped[str | None]
    unit_kind: Mapped[str | None] = mapped_column(String(20))
    per: Mapped[str | None]
    modifier: Mapped[str | None] = mapped_column(String(20))
    change: Mapped[str | None] = mapped_column(String(20))
    digits: Mapped[str | None]
    equivalents: Mapped[Json]  # as printed
    as_of_text: Mapped[str | None]
    as_of_from: Mapped[date | None]
    as_of_to: Mapped[date | None]
    speaker: Mapped[str | None]
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))
    cue: Mapped[str | None]
    attribution_kind: Mapped[str | None] = mapped_column(String(20))
    attribution_class: Mapped[str | None] = mapped_column(String(20))
    polarity: Mapped[str | None] = mapped_column(String(20))
    hedged: Mapped[bool]
    check_worthiness: Mapped[Decimal]  # two places
    worthiness: Mapped[int]  # the same in hundredths, so that SQL can order by it
    why: Mapped[Json]

    # of its article, so that a list touches one index
    published: Mapped[date]  # the day it was added, where the article has no date
    dated: Mapped[bool]  # the article has a date
    publisher: Mapped[str | None]

    # of its round
    verdict: Mapped[str | None] = mapped_column(String(20))  # the final one, else the newest
    complete: Mapped[bool]
    decided_at: Mapped[datetime | None]
    dismissed_why: Mapped[str | None]

    withdrawn: Mapped[bool] = mapped_column(server_default=false())  # its article is


class ClaimReading(Base):
    """Where one reading has one claim; absent where it no longer finds it. What it says of the claim
    is in `reading.found`, so that nothing is kept twice."""

    __tablename__ = "claim_reading"
    __table_args__ = ({"sqlite_with_rowid": False},)

    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("reading.id"), primary_key=True)
    position: Mapped[int]  # in the reading's claims, from 0


class Correction(Base):
    """One field mended by one person; the newest holds."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    value: Mapped[Json | None]  # None: there is none
    reason: Mapped[str]
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"))
    at: Mapped[datetime]


class Speaker(Base):
    """A person or an organisation."""

    __tablename__ = "speaker"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None] = mapped_column(String(20))  # person, organisation
    role: Mapped[str | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))


class SpeakerAlias(Base):
    """Another name of a speaker; a merge or a split is a newer row."""

    __tablename__ = "speaker_alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    alias: Mapped[str] = mapped_column(index=True)
    by: Mapped[str]
    at: Mapped[datetime]


class Metric(Base):
    """A measure that can be charted as one series."""

    __tablename__ = "metric"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # as the contract's `metric`
    label: Mapped[str]
    unit_kind: Mapped[str] = mapped_column(String(20))
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("metric.id"))


class MetricAlias(Base):
    """Another key of a metric; a merge or a split is a newer row."""

    __tablename__ = "metric_alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    metric_id: Mapped[int] = mapped_column(ForeignKey("metric.id"), index=True)
    key: Mapped[str] = mapped_column(index=True)
    by: Mapped[str]
    at: Mapped[datetime]


class Match(Base):
    """A proposed relation of two claims."""

    __tablename__ = "match"
    __table_args__ = (UniqueConstraint("claim_id", "other_id", "relation"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"))
    other_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), index=True)
    relation: Mapped[str] = mapped_column(String(20))
    score: Mapped[Decimal | None]
    rule_version: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))  # proposed, confirmed, refused
    by: Mapped[str | None]
    at: Mapped[datetime]


class CheckResult(Base):
    """One rule on some figures."""

    __tablename__ = "check_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(40))
    rule_version: Mapped[int]
    stated: Mapped[Decimal | None]
    computed: Mapped[Decimal | None]
    tolerance: Mapped[Decimal | None]
    result: Mapped[str] = mapped_column(String(20))
    working: Mapped[str]
    at: Mapped[datetime]


class CheckOperand(Base):
    """A claim that took part in a check, and its role."""

    __tablename__ = "check_operand"

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("check_result.id"), index=True)
    claim_id: Mapped[str | None] = mapped_column(ForeignKey("claim.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    text: Mapped[str]


# --- review ------------------------------------------------------------------------------------


class Reviewer(Base):
    """A person of the desk; never deleted, pseudonymised when they leave."""

    __tablename__ = "reviewer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool]
    added_at: Mapped[datetime]
    pseudonymised_at: Mapped[datetime | None]


class VerdictLabel(Base):
    """How this desk names a verdict code; the codes themselves are fixed."""

    __tablename__ = "verdict_label"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    label: Mapped[str]
    use_when: Mapped[str]


class Round(Base):
    """One pass of judgement on a claim."""

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("claim_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"))
    number: Mapped[int]
    needed: Mapped[int]  # verdicts
    opened_at: Mapped[datetime]
    opened_why: Mapped[str]
    closed_at: Mapped[datetime | None]
    final_verdict_id: Mapped[str | None] = mapped_column(ForeignKey("verdict.id"))
    final_code: Mapped[str | None] = mapped_column(String(20))
    decision_origin: Mapped[str | None] = mapped_column(String(20))


class Lease(Base):
    """Who is at a claim, until when."""

    __tablename__ = "lease"

    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"))
    until: Mapped[datetime] = mapped_column(index=True)


class Draft(Base):
    """What a reviewer has typed and not decided."""

    __tablename__ = "draft"

    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"), primary_key=True)
    body: Mapped[Json]
    at: Mapped[datetime]


class Verdict(Base):
    """One judgement by one reviewer in one round; never updated, never deleted."""

    __tablename__ = "verdict"
    __table_args__ = (Index("ix_verdict_claim_round", "claim_id", "round", "sequence"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"))
    round: Mapped[int]
    sequence: Mapped[int]  # of the claim's verdicts, from 1
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"))
    at: Mapped[datetime]
    code: Mapped[str | None] = mapped_column(String(20))
    attribution_code: Mapped[str | None] = mapped_column(String(20))
    extraction_code: Mapped[str | None] = mapped_column(String(20))
    reasons: Mapped[Json]
    rationale: Mapped[str]
    known_gaps: Mapped[str]
    confidence: Mapped[str | None] = mapped_column(String(20))
    checked_value: Mapped[Decimal | None]
    checked_unit: Mapped[str | None]
    guideline_version: Mapped[str] = mapped_column(String(20))
    complete: Mapped[bool]
    supersedes: Mapped[str | None] = mapped_column(ForeignKey("verdict.id"))


class Source(Base):
    """A document, release, person or data set; never deleted."""

    __tablename__ = "source"
    __table_args__ = (Index("ix_source_url", "url", postgresql_using="hash"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str]
    publisher: Mapped[str]
    author: Mapped[str]
    url: Mapped[str]
    identifier: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    is_primary: Mapped[bool]
    independence_group: Mapped[str]
    interest_note: Mapped[str]
    published: Mapped[date | None]
    as_of: Mapped[date | None]
    accessed: Mapped[date | None]
    archive_url: Mapped[str]
    content_sha256: Mapped[str]
    capture_note: Mapped[str] = mapped_column(default="")
    link_status: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[datetime | None]
    confidential: Mapped[bool]
    confidential_why: Mapped[str]
    added_by: Mapped[str]
    added_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_why: Mapped[str | None]


class Evidence(Base):
    """A source used for a verdict."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    verdict_id: Mapped[str] = mapped_column(ForeignKey("verdict.id"), index=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    position: Mapped[int]  # in the verdict's evidence, from 0
    role: Mapped[str] = mapped_column(String(20))
    locator: Mapped[str]
    quote: Mapped[str]
    figure_value: Mapped[Decimal | None]
    figure_unit: Mapped[str]
    anchor: Mapped[str]


# --- reference figures -------------------------------------------------------------------------


class ReferenceSeries(Base):
    """Official figures of one measure."""

    __tablename__ = "reference_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    metric: Mapped[str | None] = mapped_column(index=True)  # the key of the measure it belongs to
    unit: Mapped[str]
    publisher: Mapped[str]
    url: Mapped[str]


class ReferenceVintage(Base):
    """The figures as published on one day; a revised release is a new vintage."""

    __tablename__ = "reference_vintage"
    __table_args__ = (UniqueConstraint("series_id", "published"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("reference_series.id"))
    published: Mapped[date]
    added_at: Mapped[datetime]


class ReferencePoint(Base):
    __tablename__ = "reference_point"
    __table_args__ = (UniqueConstraint("vintage_id", "first"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vintage_id: Mapped[int] = mapped_column(ForeignKey("reference_vintage.id"))
    first: Mapped[date]
    last: Mapped[date]  # both days included
    value: Mapped[Decimal]


# --- the record --------------------------------------------------------------------------------


class Event(Base):
    """One thing that happened; its hash covers the one before. Never updated, never deleted.

    A person stands here by id, so that a name can be pseudonymised and the chain still holds;
    `events.about` gives the name of the day.
    """

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_object", "object_type", "object_id", "sequence"),)

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from 1, no gap
    at: Mapped[datetime]
    actor: Mapped[str]  # "reviewer 7", or what did it: "system: seed script"
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("reviewer.id"))
    role: Mapped[str] = mapped_column(String(20))  # at that time
    session: Mapped[str]
    action: Mapped[str] = mapped_column(String(40))
    object_type: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str]
    version_before: Mapped[int | None]
    version_after: Mapped[int | None]
    before: Mapped[Json | None]
    after: Mapped[Json | None]
    reason: Mapped[str]
    app_version: Mapped[str] = mapped_column(String(20))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class CommandSeen(Base):
    """One command of one browser; the same again changes nothing."""

    __tablename__ = "command_seen"

    reviewer_id: Mapped[int] = mapped_column(ForeignKey("reviewer.id"), primary_key=True)
    boot: Mapped[str] = mapped_column(String(60), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    answer: Mapped[Json]


class Feed(Base):
    """A feed that is polled: what its server gave last, and when to ask again."""

    __tablename__ = "feed"

    address: Mapped[str] = mapped_column(primary_key=True)
    etag: Mapped[str]
    last_modified: Mapped[str]
    polled_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]  # not to be asked before
    failures: Mapped[int]  # since it last answered


class DataVersion(Base):
    """One row; raised in every writing transaction. It also says where the log of events ends, so that
    a log that was cut off is told."""

    __tablename__ = "data_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    counter: Mapped[int]
    events: Mapped[int] = mapped_column(server_default=text("0"))  # how many there are
    newest_hash: Mapped[str] = mapped_column(String(64), server_default="0" * 64)  # of the last one
