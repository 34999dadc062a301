"""One way to read a region of a page, and the evidence for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

ABOVE = "a byline or time stamp before the heading"
BELOW = "a byline or time stamp before the text"
BELOW_DECK = "a byline or time stamp below its deck"
DATELINE = "a dateline"
OWN_ELEMENT = "an <article> of its own"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for (or, below zero, against) a reading, and what they are given for."""

    points: float
    because: str


@dataclass(slots=True)
class Reading:
    """One way to read a region."""

    start: int | None  # the line at which a new article begins; None: the text goes on
    evidence: list[Evidence] = field(default_factory=list)
    rejected: dict[int, str] = field(default_factory=dict)
    by_deck: bool = False  # the paragraph at `start` is a deck with a full stop, not yet the text

    @property
    def score(self) -> float:
        return sum(each.points for each in self.evidence)

    def add(self, points: float, because: str) -> None:
        if points:
            self.evidence.append(Evidence(round(points, 2), because))


def points_along(steps: Sequence[tuple[float, float]], share: float) -> float:
    """The points at `share` on the line through the steps."""
    for (low, first), (high, last) in pairwise(steps):
        if share <= high:
            return first + (last - first) * (share - low) / (high - low)
    return steps[-1][1]
