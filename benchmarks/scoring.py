"""Right, missed and false, one to one: the counting behind `docs/accuracy.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

ACCURACY = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"


@dataclass(frozen=True, slots=True)
class Score:
    """How many answers are right, how many were given and how many there are."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 1.0

    def __str__(self) -> str:
        return f"{self.f1:.1%} ({self.precision:.1%} / {self.recall:.1%})"


def one_to_one(given: Iterable[Hashable], wanted: Iterable[Hashable]) -> Score:
    """Equal answers, each used once."""
    left, right = Counter(given), Counter(wanted)
    return Score((left & right).total(), left.total(), right.total())


def write_table(name: str, rows: Iterable[tuple[str, ...]]) -> str:
    """The table as Markdown, the first row its head; it takes its place in `docs/accuracy.md`.

    Its place is what stands between `<!-- NAME -->` and `<!-- /NAME -->`.
    """
    head, *body = rows
    lines = [head, tuple("---" for _ in head), *body]
    table = "\n".join("| " + " | ".join(row) + " |" for row in lines)
    before, opening, rest = ACCURACY.read_text("utf-8").partition(f"<!-- {name} -->\n")
    _, closing, after = rest.partition(f"\n<!-- /{name} -->")
    if not opening or not closing:
        raise SystemExit(f"{ACCURACY.name} has no place <!-- {name} --> … <!-- /{name} -->")
    ACCURACY.write_text(before + opening + table + closing + after, "utf-8")
    return table
