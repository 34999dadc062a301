"""Columns of a page whose lines are drawn straight across them: told apart, and put one behind the other.

Most programs draw a column to its end. Where the lines of two columns come as one, the right half of each
begins at the same place across the page; so do the cells of a table, which are shorter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

FEWEST = 5
"""Lines across two columns that make them columns."""
WORDS = 4
"""In the middle line of each of two columns; a cell of a table has fewer."""
MOST = 6
"""Columns of a page."""
_WIDTH = 0.5
"""Of a letter, in sizes of the type: a guess, enough to tell a line across the page from one of a column."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text as it is drawn: where it begins, in points from the page's lower left, and its size."""

    text: str
    x: float
    y: float
    size: float


Drawn = Sequence[Piece]
"""The pieces of one printed line, from left to right."""


def in_columns(lines: Sequence[Drawn], most: int = MOST) -> Iterator[Drawn]:
    """The printed lines; those of columns that were drawn together, column by column."""
    place = _second_column(lines) if most > 1 else None
    if place is None:
        yield from lines
        return
    left: list[Drawn] = []
    right: list[Drawn] = []
    for line in lines:
        if _is_across(line, place):
            yield from left
            yield from in_columns(right, most - 1)
            left, right = [], []
            yield line
            continue
        for found, part in ((left, _part(line, place, False)), (right, _part(line, place, True))):
            if part:
                found.append(part)
    yield from left
    yield from in_columns(right, most - 1)


def _second_column(lines: Sequence[Drawn]) -> float | None:
    """Where the second column begins: the first place at which enough lines go on, with words enough on
    both sides; None for one column."""
    starts: Counter[int] = Counter()
    for line in lines:
        inked = [piece for piece in line if piece.text.strip()]
        starts.update({round(piece.x) for piece in inked[1:] if piece.x > inked[0].x + 4 * piece.size})
    for place in sorted(place for place, count in starts.items() if count >= FEWEST):
        halves = [(_words(line, place, False), _words(line, place, True)) for line in lines]
        both = [(a, b) for a, b in halves if a and b]
        if (
            len(both) >= FEWEST
            and median(a for a, _ in both) >= WORDS
            and median(b for _, b in both) >= WORDS
            and _count_at(lines, place) * 4 >= 3 * len(both)
        ):
            return place - 1.5
    return None


def _count_at(lines: Sequence[Drawn], place: int) -> int:
    """How many lines go on at the very place."""
    return sum(any(abs(piece.x - place) <= 1 and piece.text.strip() for piece in line) for line in lines)


def _is_across(line: Drawn, place: float) -> bool:
    """The line is of no column: it runs over the place at which the second one begins."""
    before = [piece for piece in line if piece.x < place and piece.text.strip()]
    if not before or any(abs(piece.x - place - 1.5) <= 1.5 for piece in line):
        return False
    last = before[-1]
    return last.x + _WIDTH * last.size * len(last.text.strip()) > place + 3 * last.size or any(
        piece.x >= place and piece.text.strip() for piece in line
    )


def _part(line: Drawn, place: float, right: bool) -> Drawn:
    part = [piece for piece in line if (piece.x >= place) == right]
    return part if any(piece.text.strip() for piece in part) else []


def _words(line: Drawn, place: float, right: bool) -> int:
    return sum(len(piece.text.split()) for piece in _part(line, place - 1.5, right))
