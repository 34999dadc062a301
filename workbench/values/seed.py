"""What an admin puts into a desk at once: people, words, sources, articles, reference figures, verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from workbench.values.listing import ReferencePoint
from workbench.values.reviewer import Role
from workbench.values.source import Source
from workbench.values.verdict import Judgement, VerdictCode


@dataclass(frozen=True, slots=True)
class SeedReviewer:
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class SeedLabel:
    """How the desk names a verdict code."""

    code: VerdictCode
    label: str
    use_when: str


@dataclass(frozen=True, slots=True)
class SeedSource:
    """A source; `key` is its name inside the seed file."""

    key: str
    source: Source


@dataclass(frozen=True, slots=True)
class SeedPage:
    """A page of one or more articles as it lies in its file."""

    path: str  # as the seed file names it
    raw: bytes
    published: date | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim named by what is printed: the figure or words of it, and where that is not one claim
    alone, words of its sentence or which one it is in reading order (from 1)."""

    page: str  # path of its page
    words: str
    sentence: str = ""
    occurrence: int | None = None

    def __str__(self) -> str:
        which = f", occurrence {self.occurrence}" if self.occurrence else ""
        where = f" in “… {self.sentence} …”" if self.sentence else ""
        return f"“{self.words}”{where}{which} ({self.page})"


@dataclass(frozen=True, slots=True)
class SeedVintage:
    """The figures of a series as published on one day, oldest first."""

    published: date
    points: tuple[ReferencePoint, ...]


@dataclass(frozen=True, slots=True)
class SeedSeries:
    """Official figures. They belong to the measure `metric`, or to that of the claim `like`."""

    name: str
    unit: str
    publisher: str
    url: str
    metric: str | None
    like: ClaimWords | None
    vintages: tuple[SeedVintage, ...]


@dataclass(frozen=True, slots=True)
class SeedVerdict:
    """A judgement; its evidence names sources by their key in the seed file."""

    entry: str  # where it stands in the seed file, for messages
    claim: ClaimWords
    reviewer: str
    at: datetime  # UTC
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class SeedDismissal:
    entry: str
    claim: ClaimWords
    reviewer: str
    at: datetime  # UTC
    reason: str


@dataclass(frozen=True, slots=True)
class Seed:
    """A seed file, read and checked. `samples`: made up, so it is kept away from real claims."""

    path: Path
    sha256: str  # of the file
    samples: bool
    reviewers: tuple[SeedReviewer, ...]
    labels: tuple[SeedLabel, ...]
    sources: tuple[SeedSource, ...]
    pages: tuple[SeedPage, ...]
    series: tuple[SeedSeries, ...]
    verdicts: tuple[SeedVerdict, ...]
    dismissals: tuple[SeedDismissal, ...]
