"""Tables inside a text: lines whose cells stand apart by tabs or pipes, with the headings of each cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.extract.sentences import LINE
from workbench.values.span import Span

_RULE = re.compile(r"[\s|:+=_-]+")
"""A line of a Markdown table that only draws a rule."""
_CELL = {"\t": re.compile(r"[^\t]*"), "|": re.compile(r"[^|]*")}
_NUMBER = re.compile(
    r"""
    [~≈<>≤≥+±−–-]? \s?          # a sign or a limit
    (?: [^\w\s]{0,2} \s? )       # $ € £
    \d [\d.,\u00a0\u202f]*       # the digits
    (?: \s? [–-] \s? \d [\d.,]* )?   # the upper end of a range
    [^\d\n]{0,12}                # a unit, a star, a scale
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_FEWEST = 2  # cells of a row, and rows of a table
_LONGEST = 60  # characters of a heading


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and what it stands under and beside; `span` without white space at its ends.

    `caption` is the line before the table.
    """

    span: Span
    row: Span | None
    column: Span | None
    caption: Span | None


class Tables:
    """The cells of a text and the headings over them, in reading order, found once.

    A text without tabs and pipes costs nothing.
    """

    __slots__ = ("_starts", "cells", "headers")

    def __init__(self, text: str) -> None:
        cells: list[Cell] = []
        headers: list[Span] = []
        if "\t" in text or "|" in text:
            for rows, before in _tables(text):
                header = rows[0] if _is_header(text, rows) else None
                headers.extend(header or ())
                cells.extend(_headed(text, header, rows[1:] if header else rows, before))
        self.cells, self.headers = tuple(cells), tuple(headers)
        self._starts = [cell.span.start for cell in self.cells]

    def at(self, place: Span) -> Cell | None:
        """The cell that holds the place."""
        index = bisect_right(self._starts, place.start) - 1
        if index < 0 or place not in self.cells[index].span:
            return None
        return self.cells[index]


def year_heading(text: str) -> bool:
    """The heading is a year or a season: "2024", "2023-24"."""
    return _YEAR.fullmatch(text) is not None


def _tables(text: str) -> Iterator[tuple[list[tuple[Span, ...]], Span | None]]:
    """The rows of each table, and the line before it."""
    rows: list[tuple[Span, ...]] = []
    before: Span | None = None
    mark = ""
    for line in LINE.finditer(text):
        place = _trimmed(text, line.start(), line.end())
        if len(place) == 0 or (rows and _RULE.fullmatch(text, place.start, place.end)):
            continue
        wanted = "\t" if "\t" in place.of(text) else "|"
        row = _row(text, place, wanted)
        if rows and (len(row) < _FEWEST or wanted != mark):
            if len(rows) >= _FEWEST:
                yield rows, before
            rows, before = [], None
        if len(row) >= _FEWEST:
            rows.append(row)
            mark = wanted
        else:
            before = place
    if len(rows) >= _FEWEST:
        yield rows, before


def _row(text: str, place: Span, mark: str) -> tuple[Span, ...]:
    """The cells of a line; the pipes around a whole line open and close nothing."""
    start, end = place.start, place.end
    if mark == "|":
        start += text[start] == "|"
        end -= end > start and text[end - 1] == "|"
    if mark not in text[start:end]:
        return ()
    cells: list[Span] = []
    at = start
    while at <= end:
        match = _CELL[mark].match(text, at, end)
        close = match.end() if match else end
        cells.append(_trimmed(text, at, close))
        at = close + 1
    return tuple(cells)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    return Span(start, end)


def _headed(
    text: str, header: tuple[Span, ...] | None, rows: list[tuple[Span, ...]], caption: Span | None
) -> Iterator[Cell]:
    """The cells under the header, each with its headings."""
    for row in rows:
        side = next((cell for cell in row if cell and _is_words(text, cell)), None)
        for column, cell in enumerate(row):
            if cell:
                beside = None if cell == side else side
                yield Cell(cell, beside, _over(header, row, column, text), caption)


def _is_header(text: str, rows: list[tuple[Span, ...]]) -> bool:
    """The first row has no numbers but years, and a row under it has."""
    cells = [cell.of(text) for cell in rows[0] if cell]
    if not cells or any(len(cell) > _LONGEST for cell in cells):
        return False
    plain = [cell for cell in cells[1:] or cells if _NUMBER.fullmatch(cell) and not year_heading(cell)]
    below = any(_NUMBER.fullmatch(cell.of(text)) for row in rows[1:4] for cell in row if cell)
    return not plain and below


def _over(header: tuple[Span, ...] | None, row: tuple[Span, ...], column: int, text: str) -> Span | None:
    """The heading of the column; a header may leave out the corner. A row with a hole has none."""
    if header is None:
        return None
    if len(row) == len(header):
        return header[column] if header[column] else None
    corner = len(row) == len(header) + 1 and not _NUMBER.fullmatch(row[0].of(text))
    return header[column - 1] if corner and column > 0 else None


def _is_words(text: str, cell: Span) -> bool:
    """A cell that can name its row: it has a letter and is no number, or it is a year."""
    printed = cell.of(text)
    if len(printed) > _LONGEST:
        return False
    return year_heading(printed) or (any(c.isalpha() for c in printed) and not _NUMBER.fullmatch(printed))
