"""The printed lines of a PDF's pages -> paragraphs, headings, running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.intake.lines import Line
from workbench.intake.wrapping import join, words_of

HEAD, NUMBER, PRINTED = "running head", "page number", "print mark of a browser"
EDGE = 2
"""Lines at the top and at the foot of a page that may be running heads."""
WIDER = 1.3
"""Times the usual distance of two lines: a paragraph ends."""
LARGER = 1.12
"""Times the size of the text: a heading."""
SHORT = 0.8
"""Of the longest lines: one that ends a sentence ends a paragraph too."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"""
    (?: [-–—|•\s]* (?:page|p\.)? \s*   # "Page 3", "- 3 -"
        \d{1,4}
        (?: \s* (?:of|/) \s* \d{1,4} )?     # "3 of 12"
        [-–—|•\s]* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRINTED = re.compile(
    r"""
    \d{1,2}[/.]\d{1,2}[/.]\d{2,4}, [ ] \d{1,2}:\d\d   # "2/6/26, 10:15 AM", and the page's name
    | (?: https? | file ) :// \S+ (?: \s+ \d{1,4} / \d{1,4} )? $   # its address, "1/3"
    """,
    re.VERBOSE,
)
_ITEM = re.compile(r"(?:[•▪●■◦‣–—*-]|\(?\d{1,2}[.)])\s+\S")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: where it begins, in points from the page's lower left, and its size."""

    text: str
    x: float
    y: float
    size: float
    hint: str = ""


def paragraphs(pages: Sequence[Sequence[Row]]) -> Iterator[Line]:
    """The paragraphs and headings in reading order. A paragraph goes on over a page's end; what stands
    between its halves comes behind it, with its reason."""
    marked = _with_hints(pages)
    rows = [row for page in marked for row in page if not row.hint]
    if not rows:
        rows = [row for page in marked for row in page]
        marked = [[replace(row, hint="") for row in page] for page in marked]
    page = _Page(rows)
    open_rows: list[Row] = []
    waiting: list[tuple[int, Row]] = []
    first = number = 0
    for row in (row for each in marked for row in each):
        number += 1
        if row.hint:
            waiting.append((number, row))
            continue
        if open_rows and not page.belongs(open_rows[-1], row):
            yield page.line(first, open_rows)
            yield from _hinted(waiting)
            open_rows, waiting = [], []
        if not open_rows:
            yield from _hinted(waiting)
            waiting = []
            first = number
        open_rows.append(row)
    if open_rows:
        yield page.line(first, open_rows)
    yield from _hinted(waiting)


def _hinted(waiting: Sequence[tuple[int, Row]]) -> Iterator[Line]:
    for number, row in waiting:
        yield Line(number, row.text, 1, hint=row.hint)


class _Page:
    """What is usual on the pages: the size of the text, the distance of its lines, how long they are."""

    def __init__(self, rows: Sequence[Row]) -> None:
        sizes: Counter[float] = Counter()
        for row in rows:
            sizes[round(row.size * 2) / 2] += len(row.text)
        self.size = sizes.most_common(1)[0][0] or 1.0
        body = [row for row in rows if self._is_text(row)]
        steps = [a.y - b.y for a, b in pairwise(body) if 0 < a.y - b.y < 4 * self.size]
        self.step = _usual(steps) if steps else 1.2 * self.size
        lengths = sorted(len(row.text) for row in body)
        self.longest = lengths[(len(lengths) - 1) * 9 // 10] if lengths else 1
        self.words = words_of(row.text for row in rows)
        self.levels = {
            size: level
            for level, size in enumerate(
                sorted({self._heading(row) for row in rows} - {0.0}, reverse=True), 1
            )
        }

    def _is_text(self, row: Row) -> bool:
        return abs(row.size - self.size) < 0.1 * self.size

    def _heading(self, row: Row) -> float:
        """The size of a heading, in half points; 0 for other lines."""
        return round(row.size * 2) / 2 if row.size > LARGER * self.size else 0.0

    def belongs(self, a: Row, b: Row) -> bool:
        """`b` stands in the same paragraph, or heading, as the line before it."""
        if abs(a.size - b.size) > 0.1 * max(a.size, b.size) or _ITEM.match(b.text):
            return False
        step = a.y - b.y
        runs_on = not a.text.rstrip("”\"'’)").endswith((".", "!", "?", ":"))
        if self._heading(a):
            return 0 < step < 1.5 * a.size
        if step <= 0 or step > 8 * self.step:  # the next column or page
            return runs_on and len(a.text) > SHORT * self.longest and not _opens(b.text)
        if step > WIDER * self.step:
            return False
        if b.x > a.x + 0.6 * self.size and not runs_on and not _ITEM.match(a.text):
            return False  # set in: a paragraph begins
        return runs_on or len(a.text) >= SHORT * self.longest

    def line(self, number: int, rows: Sequence[Row]) -> Line:
        size = self._heading(rows[0])
        level = min(6, self.levels.get(size, 0)) if size else 0
        return Line(number, join((row.text for row in rows), self.words), 1, level=level)


def _usual(steps: Sequence[float]) -> float:
    """The distance of the lines inside paragraphs: the smallest that is met often."""
    counts = Counter(round(step * 2) / 2 for step in steps)
    return min(
        step for step, count in counts.items() if count * 7 >= len(steps) or count == max(counts.values())
    )


def _opens(text: str) -> bool:
    """It reads like the beginning of a heading or paragraph of its own, not like the middle of one."""
    first = text.lstrip("“\"'‘(")[:1]
    return first.isupper() and len(text.split()) < 6


def _with_hints(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows, those that are repeated at the edges of the pages told as running heads."""
    edges = [_edge_places(rows) for rows in pages]
    counts: Counter[str] = Counter()
    offsets: Counter[int] = Counter()
    for number, (rows, places) in enumerate(zip(pages, edges, strict=True)):
        counts.update({_masked(rows[place].text) for place in places})
        offsets.update({each - number for place in places for each in _numbers_at_ends(rows[place].text)})
    needed = max(2, -(-len(pages) * 2 // 5))
    counted = {offset for offset, count in offsets.items() if count >= max(3, needed)}
    sizes = Counter(row.size for rows in pages for row in rows for _ in row.text.split())
    largest = LARGER * sizes.most_common(1)[0][0] if sizes else 0.0
    found = []
    for number, (rows, places) in enumerate(zip(pages, edges, strict=True)):
        hints = {}
        for place in places:
            if _PAGE_NUMBER.fullmatch(rows[place].text):
                hints[place] = NUMBER
            elif _PRINTED.match(rows[place].text):
                hints[place] = PRINTED
            elif counts[_masked(rows[place].text)] >= needed and len(rows[place].text) < 160:
                hints[place] = HEAD
            elif rows[place].size <= largest and any(
                each - number in counted for each in _numbers_at_ends(rows[place].text)
            ):
                hints[place] = HEAD  # it counts the pages, whatever else it says
        found.append([replace(row, hint=hints.get(place, "")) for place, row in enumerate(rows)])
    return found


def _edge_places(rows: Sequence[Row]) -> set[int]:
    """Of a page's lines, those at its top and its foot."""
    by_height = sorted(range(len(rows)), key=lambda place: -rows[place].y)
    return {*by_height[:EDGE], *by_height[-EDGE:]}


def _numbers_at_ends(text: str) -> set[int]:
    """The whole numbers that a short line begins or ends with."""
    words = text.split()
    if len(words) > 14 or not words:
        return set()
    return {int(word) for word in (words[0], words[-1]) if word.isdecimal() and len(word) < 5}


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())
