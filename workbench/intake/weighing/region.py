"""What stands between two paragraphs of a page, and beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.intake.cohesion import Vocabulary
from workbench.intake.furniture import Role
from workbench.intake.layout import Layout


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from `first` to `after`, which is the paragraph below them (or the page's end)."""

    layout: Layout
    first: int
    after: int
    body: Sequence[int]  # the paragraphs of the article under way; empty where none is
    headings: tuple[int, ...] = field(init=False)
    attached: dict[int, float] = field(init=False)  # lines that a marker may bring with it -> what that costs

    def __post_init__(self) -> None:
        headings = tuple(i for i in range(self.first, self.after) if self.layout.is_heading(i))
        object.__setattr__(self, "headings", headings)
        object.__setattr__(self, "attached", self.layout.attached(self.first, self.after))

    @property
    def vocabulary(self) -> Vocabulary:
        return self.layout.vocabulary

    def roles(self, first: int, after: int) -> set[Role]:
        """Of the furniture among these lines."""
        labels = self.layout.labels
        return {labels[i].role for i in range(first, after) if i in labels}

    def follows(self, index: int, below: int | None = None) -> float:
        """How many of the line's words stand in the paragraph below (or at `below`), 0 to 1."""
        terms = self.vocabulary.terms
        return self.vocabulary.overlap(terms(index), terms(self.after if below is None else below))

    def reason_of_attached(self, index: int) -> str:
        return "related headline" if self.layout.is_heading_like(index) else "caption"
