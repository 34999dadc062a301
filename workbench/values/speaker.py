"""Who is said to have said something, over all articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbench.values.attribution import SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """A speaker as lists name it."""

    number: int
    label: str
    kind: SpeakerKind | None
    claims: int  # without those of withdrawn articles
    row_version: int


@dataclass(frozen=True, slots=True)
class Title:
    """An office as articles print it, between the first and the last article that does."""

    role: str
    first: date
    last: date
    claims: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker in a list; without claims there are no days."""

    name: SpeakerName
    articles: int
    first: date | None
    last: date | None
    role: str | None  # of the newest article that prints one


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that was merged into the speaker, with the decision that did it."""

    number: int
    name: str
    claims: int  # of this name and those merged into it
    row_version: int
    by: str
    at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class SpeakerCase:
    """All that is known of one speaker."""

    row: SpeakerRow
    kind_decided: bool
    titles: tuple[Title, ...]  # newest first
    names: tuple[OtherName, ...]


@dataclass(frozen=True, slots=True)
class SpeakerDetail:
    """What else tells two speakers apart, or together."""

    titles: tuple[Title, ...] = ()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SamePair:
    """Two names that may be of one speaker: `name` would be merged into `into`."""

    name: SpeakerName
    into: SpeakerName
    score: int
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()
