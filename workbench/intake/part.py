"""One article of a page, as indexes into its lines."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.intake.weighing.reading import Evidence


@dataclass(frozen=True, slots=True)
class Part:
    """One article, as indexes into the page's lines. `header` is what stands before its text."""

    header: tuple[int, ...]
    body: tuple[int, ...]
    score: float
    evidence: tuple[Evidence, ...]
