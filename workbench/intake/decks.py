"""Decks with a full stop, told by their place: short paragraphs between a title and byline or dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.intake.bylines import is_names_only
from workbench.intake.label import SUMMARY, Role

if TYPE_CHECKING:
    from workbench.intake.layout import Layout

LONGEST_DECK = 45
"""Words."""
LONGEST_STOPPED = 24
"""Words of a title that ends with a full stop."""
BETWEEN_ARTICLES = frozenset({Role.END, Role.LABEL, Role.NOISE})
"""What furniture above a title with a full stop may be."""
AHEAD, FAR = 16, 40
"""Lines from a byline on among which the text is sought, and where the title above it is sure."""
POINTS = 5
"""Points of a summary, at most."""
BETWEEN = 3
"""Labels and buttons between a deck and the byline below it, at most."""


def text_below_deck(layout: Layout, index: int) -> int | None:
    """The text below a short paragraph that could begin an article: no title stands right above it."""
    return None if layout.is_titled(index) or _sums_up(layout, index) else text_below_head(layout, index)


def _sums_up(layout: Layout, index: int) -> bool:
    """The label of a summary stands above it, and nothing between but the summary's other points."""
    above = index - 1
    while above >= max(0, index - POINTS) and layout.is_text[above]:
        above -= 1
    label = layout.labels.get(above)
    return label is not None and label.reason == SUMMARY


def text_below_head(layout: Layout, index: int) -> int | None:
    """The first paragraph below a short one that stands right above a byline or a time stamp."""
    title = layout.titles.get(index - 1)
    line, head = layout.lines[index], title.head if title else _head_below(layout, index)
    if head is None and _may_be_above_deck(layout, index):
        head = _head_below(layout, index + 1)
    if line.words > LONGEST_DECK or line.is_item or head is None:
        return None
    ahead = range(head, min(len(layout.lines), head + (FAR if title else AHEAD)))
    below = next((i for i in ahead if layout.is_text[i]), None)
    if below is None or layout.lines[below].unit != line.unit:
        return None
    headings = (i for i in range(index + 1, below) if layout.is_heading(i))
    between = sum(not is_names_only(layout.lines[i]) and layout.lines[i].words > 1 for i in headings)
    captions = 1 if layout.is_titled(index) else 0  # else it is the next article's title
    return below if between <= captions else None


def _may_be_above_deck(layout: Layout, index: int) -> bool:
    """A short line that looks like a paragraph, furniture right above it and another one below."""
    above, below = layout.labels.get(index - 1), index + 1
    closed = above is not None and above.role in BETWEEN_ARTICLES
    if not closed or below >= len(layout.lines) or not layout.is_text[below]:
        return False
    return layout.lines[index].words <= LONGEST_STOPPED and layout.lines[below].words <= LONGEST_DECK


def _head_below(layout: Layout, index: int) -> int | None:
    """The byline or time stamp below a line: right below, or below names, labels and buttons."""
    for below in range(index + 1, min(len(layout.lines), index + 2 + BETWEEN)):
        label = layout.labels.get(below)
        line = layout.lines[below]
        few = is_names_only(line) or (line.words <= 2 and not layout.is_text[below])
        if label is None and few and not line.text.isupper():
            continue
        if label is None or label.role not in {Role.HEAD, Role.LABEL, Role.NOISE, Role.END}:
            return None
        if label.role is Role.HEAD:
            return below
    return None


def is_deck_by_place(layout: Layout, index: int, below: int) -> bool:
    """A short paragraph under a title, above the dateline or below the label of a summary."""
    line, above = layout.lines[index], layout.labels.get(index - 1)
    if line.words > LONGEST_DECK or line.is_item or layout.has_dateline(index):
        return False
    called = above is not None and above.reason == SUMMARY
    return layout.has_dateline(below) or (called and line.words < layout.lines[below].words)
