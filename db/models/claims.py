"""Claims with their current values, what people mended of them, and how they hold against each other."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Json, index_of_some

_LIST_ORDER: tuple[Any, ...] = (text("published DESC"), "article_id", "span_start", "id")


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
        index_of_some("ix_claim_verdict_order", "verdict IS NOT NULL", "verdict", *_LIST_ORDER),
        index_of_some("ix_claim_speaker_order", "speaker IS NOT NULL", "speaker", *_LIST_ORDER),
        index_of_some("ix_claim_metric_order", "metric IS NOT NULL", "metric", *_LIST_ORDER),
        index_of_some("ix_claim_unit_order", "unit IS NOT NULL", "unit", *_LIST_ORDER),
        index_of_some("ix_claim_decided", "decided_at IS NOT NULL", "decided_at", "id"),
        index_of_some("ix_claim_undecided", "verdict IS NULL", *_LIST_ORDER),
        Index(
            "ix_claim_incomplete",
            *_LIST_ORDER,
            sqlite_where=text("verdict IS NOT NULL AND complete IS 0"),
            postgresql_where=text("verdict IS NOT NULL AND complete IS false"),
        ),
        Index("ix_claim_worthiness", "state", "worthiness", "id"),
        Index("ix_claim_article", "article_id", "span_start"),
        index_of_some(  # all that is told of a speaker in a list
            "ix_claim_of_speaker",
            "speaker_id IS NOT NULL",
            "speaker_id",
            "withdrawn",
            "speaker_kind",
            "published",
            "article_id",
            "speaker_role",
        ),
        index_of_some("ix_claim_speaker_name", "speaker_name_id IS NOT NULL", "speaker_name_id"),
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
    speaker_name_id: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))  # as read, before merges
    speaker_role: Mapped[str | None]  # as printed in this article
    speaker_kind: Mapped[str | None] = mapped_column(String(20))  # person, organisation: as read
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
