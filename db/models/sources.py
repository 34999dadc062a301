"""What verdicts rest on: sources, and official figures as they were published."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


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
