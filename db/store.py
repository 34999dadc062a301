"""One unit of work, as the functions of `db/` see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Executable
from sqlalchemy.orm import Session

from workbench.values.review import Actor

Id = TypeVar("Id")


@dataclass(slots=True)
class Store:
    """A unit of work: the first argument of every function that reads or writes.

    `session` is used inside `db/` only. All that one unit of work writes carries the same moment.
    """

    session: Session
    actor: Actor
    at: datetime  # UTC
    dialect: str  # "sqlite" or "postgresql"
    recorded_at: datetime | None = None  # of its events, where `at` is a day gone by: what is seeded
    chain: tuple[int, str] | None = None  # the newest event's sequence and hash, once it has been read

    def write(
        self, statement: Executable, rows: Sequence[Mapping[str, Any]] | Mapping[str, Any] | None = None
    ) -> CursorResult[Any]:
        """Run an insert, update or delete, past the bookkeeping that objects would need."""
        return self.session.connection().execute(statement, rows)

    def rows(self, statement: Executable) -> CursorResult[Any]:
        """What a query of columns finds, past the bookkeeping that objects would need."""
        return self.session.connection().execute(statement)

    @property
    def by(self) -> str:
        """Who writes, as rows name it: people by number, so that a name can be forgotten."""
        person = self.actor.reviewer_id
        return self.actor.name if person is None else f"reviewer {person}"


def in_pieces(ids: Iterable[Id], size: int = 5000) -> Iterator[list[Id]]:
    """The ids in lists that fit into one statement: an engine takes some ten thousand values at most."""
    rest = iter(ids)
    while piece := list(islice(rest, size)):
        yield piece


NOBODY = Actor(name="system: reader", role="viewer")
"""Who reads; a reading unit of work leaves no trace."""
