"""What a page says again and again: promotion, and what a paper or a company says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.intake.label import Label
from workbench.intake.lines import Line

LONGEST = 150
"""Words of a paragraph that a page puts below each of its articles, at most."""
_ABOUT = re.compile(r"About (?:[A-Z]|the [A-Z]|us\b)")
"""The heading above what a paper or a company says of itself."""
ITEM = 60
"""Lines of an item that are compared, at most."""
TITLE = 2
"""Words that a title has more than."""


def boilerplate(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Sentences that stand three times or oftener on the page, and not below the same title: promotion.

    Headings are left alone: a related headline is repeated, and so is the title it names.
    """
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if 4 < line.words <= LONGEST and line.is_prose:
            places.setdefault(line.text, []).append(index)
    often = [each for each in places.values() if len(each) > 2]
    return [index for each in often if not _is_below_title(lines, labels, each[0], each[1]) for index in each]


def _is_below_title(lines: Sequence[Line], labels: Mapping[int, Label], one: int, other: int) -> bool:
    """A title stands above both places, and the same lines between: an item that is told again."""
    for above in range(1, min(one, ITEM) + 1):
        line = lines[one - above]
        if line.text != lines[other - above].text:
            return False
        if one - above not in labels and not line.is_prose and line.words > TITLE:
            return _ABOUT.match(line.text) is None
    return False
