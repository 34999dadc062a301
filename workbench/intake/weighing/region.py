"""What stands between two paragraphs of a page, and beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.intake.cohesion import Vocabulary
from workbench.intake.decks import text_below_head
from workbench.intake.label import RELATED, Role
from workbench.intake.layout import Layout
from workbench.intake.weighing.reading import Reading

SECOND = 0.85
"""What a word in the second paragraph below a heading counts beside one in the first."""
BACK = 6
"""Paragraphs of the article under way that are looked at."""


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from `first` to `after`, which is the paragraph below them (or the page's end)."""

    layout: Layout
    first: int
    after: int
    body: tuple[int, ...]  # the last `BACK` paragraphs of the article under way; empty where none is
    signed: bool = False  # it is the page's first, and began with a byline or a time stamp
    headings: tuple[int, ...] = field(init=False)
    attached: dict[int, float] = field(init=False)  # lines that a marker may bring with it -> what that costs
    _known: dict[tuple[str, int], Reading] = field(init=False, default_factory=dict)
    _follows: dict[tuple[int, int], float] = field(init=False, default_factory=dict)

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

    def text_below_deck(self, start: int) -> int | None:
        """Where one heading and a deck begin an article at `start`: the text below the deck's byline."""
        return text_below_head(self.layout, self.after) if start == self.after - 1 else None

    def follows(self, index: int, below: int | None = None) -> float:
        """How many of the line's words stand in the paragraph below (or at `below`), 0 to 1."""
        first = self.after if below is None else below
        found = self._follows.get((index, first))
        if found is None:
            found = self._follows[index, first] = self._words_below(index, first)
        return found

    def _words_below(self, index: int, first: int) -> float:
        terms, overlap = self.vocabulary.terms, self.vocabulary.overlap
        own, next_ = terms(index), self.layout.text_behind(first)
        near = overlap(own, terms(first))
        if next_ is None or near > SECOND:
            return near
        return max(near, SECOND * overlap(own, terms(first) | terms(next_)))

    def once(self, weigh: Weigher, at: int) -> Reading:
        """What `weigh` finds at a line, for all readings of the region: to be taken over, not changed."""
        key = (weigh.__name__, at)
        if key not in self._known:
            self._known[key] = Reading(None)
            weigh(self, at, self._known[key])
        return self._known[key]

    def reason_of_attached(self, index: int) -> str:
        return RELATED if self.layout.is_heading_like(index) else "caption"


Weigher = Callable[[Region, int, Reading], None]


class Regions:
    """The regions of a page, each made once: a page is read twice, and most of it alike."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._made: dict[tuple[int, int, tuple[int, ...], bool], Region] = {}

    def region(self, first: int, after: int, body: Sequence[int], *, signed: bool) -> Region:
        """That from `first` to `after` behind the paragraphs of `body`."""
        key = (first, after, tuple(body[-BACK:]), signed)
        if key not in self._made:
            self._made[key] = Region(self.layout, *key)
        return self._made[key]
