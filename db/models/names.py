"""The speakers and the measures that claims of all articles share."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, index_of_some


class Speaker(Base):
    """A name that articles give to a person or an organisation. One that was merged stands for another
    name's speaker; the others are the speakers of the desk.

    `kind` and `claims` are told by the claims: made anew they are the same.
    """

    __tablename__ = "speaker"
    __table_args__ = (
        Index("ix_speaker_order", text("claims DESC"), "label", "id"),
        index_of_some("ix_speaker_merged_into", "merged_into IS NOT NULL", "merged_into"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)  # as readings give it
    label: Mapped[str] = mapped_column(server_default="")  # what the desk calls the speaker
    kind: Mapped[str | None] = mapped_column(String(20))  # person, organisation: what most claims say
    kind_decided: Mapped[bool] = mapped_column(server_default=false())  # by a person: then it stays
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("speaker.id"))
    row_version: Mapped[int] = mapped_column(server_default="1")  # raised by each decision of a person
    claims: Mapped[int] = mapped_column(server_default="0")  # without those of withdrawn articles


class SpeakerAlias(Base):
    """Another name of a speaker; a merge or a split is a newer row."""

    __tablename__ = "speaker_alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    alias: Mapped[str] = mapped_column(index=True)
    merged: Mapped[bool] = mapped_column(server_default=true())  # false: split off again
    reason: Mapped[str] = mapped_column(server_default="")
    by: Mapped[str]
    at: Mapped[datetime]


class SpeakerPair(Base):
    """What a person decided of two names: the newest row of a pair holds."""

    __tablename__ = "speaker_pair"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id", "version"),
        CheckConstraint("first_id < second_id", name="in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("speaker.id"), index=True)
    decision: Mapped[str] = mapped_column(String(20))  # same, different
    version: Mapped[int]  # from 1
    reason: Mapped[str]
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
