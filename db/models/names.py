"""The speakers and the measures that claims of all articles share."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


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
