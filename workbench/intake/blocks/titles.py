"""Lines that stand where titles do: above a byline or a stamp, with running text below."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.intake.blocks.labelled import Labelled
from workbench.intake.decks import BETWEEN_ARTICLES, LONGEST_STOPPED
from workbench.intake.label import Role

FEWEST, LONGEST = 4, 40
"""Words of a title."""
SECTION = 3
"""Words of the name of a section, a button or a person, at most."""
NEAR = 8
"""Lines below a byline among which running text stands."""


def title_places(page: Labelled) -> Iterator[int]:
    """Lines right above a byline or a stamp with running text below, and where a deck stands between, the
    line above the deck: they may be titles."""
    for head, label in page.labels.items():
        if label.role is not Role.HEAD or page.role(head - 1) is not None or not _is_above_text(page, head):
            continue
        title, above = page.line(head - 1), page.line(head - 2)
        if title is None or title.words < FEWEST or title.words > LONGEST:
            continue
        closed = above is None or above.words <= SECTION or page.role(head - 2) in BETWEEN_ARTICLES
        if title.starts_lower and page.role(head - 2) is Role.HEAD:
            continue  # "in Court news" between two stamps
        if not title.is_prose or (closed and title.words <= LONGEST_STOPPED):
            yield head - 1
        if above is not None and page.role(head - 2) is None and not above.is_prose and above.words >= FEWEST:
            yield head - 2


def _is_above_text(page: Labelled, head: int) -> bool:
    """Running text is the first below that is no furniture and no label with a colon."""
    below = range(head + 1, min(head + NEAR, len(page.lines)))
    for line in (page.lines[i] for i in below if i not in page.labels):
        if line.is_prose:
            return True
        if not (line.words <= SECTION and line.text.endswith(":")):
            return False
    return False
