"""One way to read a region of a page, and the evidence for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from workbench.lexicon import table

ABOVE = "a byline or time stamp before the heading"
BELOW = "a byline or time stamp before the text"
BELOW_DECK = "a byline or time stamp below its deck"
DATELINE = "a dateline"
OWN_ELEMENT = "an <article> of its own"
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?%?")


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
        """Points as they are set by hand, times the weight that was learnt for this kind of evidence.

        Too few pages have decks for titles to learn from: for them the points count as they are.
        """
        if points:
            weight = 1.0 if self.by_deck else weight_of(because)
            self.evidence.append(Evidence(round(points * weight, 2), because))

    def take(self, other: Reading) -> None:
        """The evidence of another reading, and what it leaves out."""
        self.evidence += other.evidence
        self.rejected |= other.rejected


@lru_cache(maxsize=4096)
def weight_of(because: str) -> float:
    """What the points for it count, from `words/boundary_weights.toml`; 1 where nothing was learnt."""
    weight: float = table("boundary_weights", "weights").get(kind_of(because), 1.0)
    return weight


def kind_of(because: str) -> str:
    """The reason without its figures: "12% of its words" and "40% of its words" are one kind."""
    return _FIGURE.sub("N", because)


def points_along(steps: Sequence[tuple[float, float]], share: float) -> float:
    """The points at `share` on the line through the steps."""
    for (low, first), (high, last) in pairwise(steps):
        if share <= high:
            return first + (last - first) * (share - low) / (high - low)
    return steps[-1][1]
