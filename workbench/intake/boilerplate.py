"""What a page says again and again: promotion, menus, and what a paper or a company says of itself."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise

from workbench.intake.label import Label
from workbench.intake.lines import Line
from workbench.intake.wording import learnt, wording

OFTEN = 3
"""Times that a page says what is its own, at least."""
LONGEST = 150
"""Words of a paragraph that a page puts below each of its articles, at most."""
SHORT = 25
"""Words of a line that is no sentence, at most."""
LONG = 15
"""Words of a paragraph that tells one article from another, more than."""
LIKE_NEWS = -1.0
"""Log-odds by its own words up to which a sentence may be of a text, though it is repeated."""
UNLIKE_TEXT = 1.0
"""Log-odds by its wording of a line of few words that may be the page's own, at least."""
_ABOUT = re.compile(r"About (?:[A-Z]|the [A-Z]|us\b)")
"""The heading above what a paper or a company says of itself."""
ITEM = 60
"""Lines of an item that are compared, at most."""
TITLE = 2
"""Words that a title has more than."""


def boilerplate(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    """Sentences that stand three times or oftener on the page, and in no item that is told again: promotion.

    Headings are left alone: a related headline is repeated, and so is the title it names.
    """
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if 4 < line.words <= LONGEST and line.is_prose:
            places.setdefault(line.text, []).append(index)
    often = [each for each in places.values() if len(each) >= OFTEN]
    long = _long_texts(lines, labels) if often else []
    return [
        index
        for each in often
        if not _is_below_title(lines, labels, each[0], each[1]) or _is_of_page(lines, long, each)
        for index in each
    ]


def _is_of_page(lines: Sequence[Line], long: Sequence[int], places: Sequence[int]) -> bool:
    """It comes often, or is not worded like news, and each time another text follows."""
    often = len(places) > OFTEN or wording(lines[places[0]].text, learnt()) > LIKE_NEWS
    return often and _have_own_texts(lines, long, places)


def repeated_lines(lines: Sequence[Line], labels: Mapping[int, Label], odds: Sequence[float]) -> list[int]:
    """Lines that are no sentences, three times or oftener below the same line and above the same: menus,
    offers. They are worded somewhat like furniture, and each time another text follows."""
    places: dict[tuple[str, str], list[int]] = {}
    for index, (line, below) in enumerate(pairwise(lines)):
        if index not in labels or index + 1 not in labels:
            places.setdefault((line.text, below.text), []).append(index)
    long = _long_texts(lines, labels)
    often = [each for each in places.values() if len(each) >= OFTEN and _have_own_texts(lines, long, each)]
    first = {index for each in often for index in each}
    return [
        index
        for index in sorted(first)
        if index - 1 in first
        and index not in labels
        and odds[index] > UNLIKE_TEXT
        and _is_brief(lines[index])
    ]


def _is_brief(line: Line) -> bool:
    return line.words <= SHORT and not (line.is_prose or line.level or line.kept or line.named)


def _long_texts(lines: Sequence[Line], labels: Mapping[int, Label]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.words > LONG and i not in labels and line.is_prose]


def _have_own_texts(lines: Sequence[Line], long: Sequence[int], places: Sequence[int]) -> bool:
    """Behind each place but the last stands another long paragraph, one of `long`; behind an item that is
    told again, or a page that was pasted again, stands the same."""
    texts = {lines[long[rank]].text for index in places[:-1] if (rank := bisect(long, index)) < len(long)}
    return len(texts) == len(places) - 1


def _is_below_title(lines: Sequence[Line], labels: Mapping[int, Label], one: int, other: int) -> bool:
    """A title stands above both places, and the same lines between: an item that is told again."""
    for above in range(1, min(one, ITEM) + 1):
        line = lines[one - above]
        if line.text != lines[other - above].text:
            return False
        if one - above not in labels and not line.is_prose and line.words > TITLE:
            return _ABOUT.match(line.text) is None
    return False
