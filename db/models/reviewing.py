"""The desk: its people, and how they judge claims."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Json


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
