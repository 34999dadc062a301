"""The log of what happened, and where polling and the data stand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Json


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


class FeedItem(Base):
    """The page of an item of a polled feed, as it stood when it was last asked for."""

    __tablename__ = "feed_item"

    feed: Mapped[str] = mapped_column(ForeignKey("feed.address"), primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)  # in the form that addresses are compared in
    url: Mapped[str]  # as the feed has it
    stamp: Mapped[str]  # what the feed says of its last change
    etag: Mapped[str]
    last_modified: Mapped[str]
    first_at: Mapped[datetime]  # when it was first seen in the feed
    asked_at: Mapped[datetime]  # when its page was last asked for


class DataVersion(Base):
    """One row; raised in every writing transaction. It also says where the log of events ends, so that
    a log that was cut off is told."""

    __tablename__ = "data_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    counter: Mapped[int]
    events: Mapped[int] = mapped_column(server_default=text("0"))  # how many there are
    newest_hash: Mapped[str] = mapped_column(String(64), server_default="0" * 64)  # of the last one
