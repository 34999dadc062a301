"""States of a claim, rounds of judgement, and the commands a reviewer's browser sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a claim is on its way; never mixed with the verdict."""

    OPEN = "open"
    IN_REVIEW = "in_review"
    SECOND_REVIEW = "second_review"
    DISPUTED = "disputed"
    FINAL = "final"
    DISMISSED = "dismissed"


class DecisionOrigin(StrEnum):
    """How a final verdict came about."""

    SINGLE = "single"
    UNANIMOUS = "unanimous"
    RECONCILED = "reconciled"
    ADJUDICATED = "adjudicated"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, in which role, for the event log."""

    name: str  # a reviewer's name, or "system: seed script"
    role: str
    reviewer_id: int | None = None
    session: str = ""


class CommandKind(StrEnum):
    JUDGE = "judge"  # append a verdict: the whole judgement as it now stands
    DISMISS = "dismiss"  # with a reason
    RESTORE = "restore"  # take a dismissal back
    REOPEN = "reopen"  # a final claim, with a reason
    CORRECT = "correct"  # one field of the machine's reading, with a reason
    DRAFT = "draft"  # what is typed and not yet decided; raises no version


@dataclass(frozen=True, slots=True)
class Command:
    """One act in one browser. It names its claim and the row version it saw.

    An applied command (other than `draft`) raises the claim's row version by exactly one, so a
    browser that sends several without waiting can count on.
    """

    number: int  # rises by one with each command of a boot
    kind: CommandKind
    claim_id: str
    version: int
    body: Mapping[str, Any] = field(default_factory=dict)  # as JSON; by kind, see `actions/reviewing.py`


class Outcome(StrEnum):
    APPLIED = "applied"
    REPEATED = "repeated"  # seen before: nothing changed
    REFUSED = "refused"  # `why` says what to do


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    number: int
    claim_id: str
    outcome: Outcome
    version: int  # the claim's row version now
    state: State | None = None
    complete: bool = False
    missing: tuple[str, ...] = ()  # what a verdict still lacks, in plain words
    why: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """All commands up to `number` of this `boot` are dealt with."""

    boot: str
    number: int
    answers: tuple[CommandAnswer, ...]
