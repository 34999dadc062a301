"""Lines below a title that their class calls a deck, whether they end with a full stop or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from workbench.intake.cohesion import has_dateline
from workbench.intake.furniture import label_of
from workbench.intake.lines import Line

LOWEST = 6
"""The level that it has among the page's headings."""
LONGEST = 60
"""Words."""
SECTION = "section label"
FEW = 3
"""Words of a line that may stand between a title and its deck."""
AHEAD = 40
"""Lines among which the text is sought."""


def with_decks(lines: Sequence[Line], called: Container[int]) -> list[Line]:
    """The lines, those at the places `called` a heading of the lowest level where they stand below a title.

    A title is a heading of a level that comes again: that of a lone article may be followed by
    sub-headings. A text follows: what stands alone below its title is the text.
    """
    levels = Counter(line.level for line in lines if line.level and not line.hint)
    found: list[Line] = []
    title = False
    between: list[int] = []  # a place or a section, of a few words, since the title
    for index, line in enumerate(lines):
        deck = (
            title
            and index in called
            and _may_be_deck(line)
            and _has_text(islice(lines, index + 1, index + 1 + AHEAD))
        )
        found.append(replace(line, level=LOWEST) if deck else line)
        if line.level and not line.hint:
            title, between = line.level < LOWEST and levels[line.level] > 1, []
        elif deck:
            title = False
            for place in between:
                found[place] = replace(found[place], hint=SECTION)
        elif title and not line.hint and label_of(line) is None:
            title = not line.is_prose and line.words <= FEW
            between.append(index)
    return found


def _may_be_deck(line: Line) -> bool:
    return not (line.level or line.hint or line.words > LONGEST or has_dateline(line.text))


def _has_text(behind: Iterable[Line]) -> bool:
    """A paragraph comes before the next heading."""
    for line in behind:
        if not line.hint and (line.level or line.is_prose):
            return not line.level
    return False
