"""What the heading of a table's cell says of the bare number in it: "Price, $ per tonne", "Share (%)",
"Population (millions)", "Seats", "Year".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from workbench.extract.figures.binding import bind
from workbench.extract.figures.change import change_noun_at
from workbench.extract.figures.counted import HURT, counted_noun
from workbench.extract.figures.draft import Draft
from workbench.extract.figures.following import Block
from workbench.extract.figures.nouns import STOP
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.numeral import decimal_of
from workbench.extract.figures.numerals import read_numeral
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import NUMBER, PAD, WORD, Tokens, tokenise
from workbench.extract.tables import Cell, Tables, year_heading
from workbench.lexicon import entries
from workbench.values.figure import Change, UnitKind
from workbench.values.span import Span

_ENTRY: Final = entries("counts", "heading", ("nouns", "amounts", "example"))[0]
_NOUNS: Final[Phrases[str]] = Phrases(_ENTRY["nouns"])
_AMOUNTS: Final = frozenset(_ENTRY["amounts"])
_NUMBERED: Final[dict[str, str]] = entries("counts", "numbered_column", ("reasons", "example"))[0]["reasons"]
_INSIDE: Final = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")  # "(millions)"
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]{0,60}[)\]]")
_THOUSANDS: Final = re.compile(r"['’]?000s?\b(?:\s+of)?|[Tt]housands?\b(?:\s+of)?")
_SCALES: Final = re.compile(r"\b([MmBb]illion|[Tt]rillion)s\b(?:\s+of\b)?")
_SIGN: Final = re.compile(r"[A-Z]{0,3}[$€£¥₽₹₴₺₩]|[A-Z]{3}\b|Rs\b|RM\b")
_IN: Final = re.compile(r"\bin\s+")
_OF_WHAT: Final = frozenset(
    ["of", "on", "change", "share", "growth", "yoy", "y", "vs", "from", "over", "year"]
)
_NUMBER_OF: Final = re.compile(r"(?:[Tt]otal|[Nn]umber|[Nn]o\.?|[Cc]ount)\s+(?:of\s+)?")
_LETTERS: Final = {"m": 10**6, "M": 10**6, "k": 1000, "K": 1000, "b": 10**9, "B": 10**9}
_TWO: Final = Decimal(2)
_ONE: Final = Decimal(1)
_LONGEST_CAPTION: Final = 120
_MINUS: Final = frozenset(["-", "−", "–"])


@dataclass(frozen=True, slots=True)
class Heading:
    """What a bare number under it counts or measures; `blocks` where it is no figure, and why."""

    unit: str = ""
    kind: UnitKind = UnitKind.COUNT
    per: str | None = None
    scale: Decimal = _ONE
    dimension: str = ""
    change: Change | None = None
    age: bool = False
    counted: bool = False  # a noun, and no unit
    blocks: str = ""


@dataclass(frozen=True, slots=True)
class Headed:
    """The tokens `first` to `end` of a cell that holds a number, and the heading over or beside it."""

    first: int
    end: int
    heading: Heading


class Headings:
    """The cells of one text whose headings say what their bare numbers are."""

    __slots__ = ("_around", "_cells", "_read", "_themselves", "_tokens")

    def __init__(self, tokens: Tokens, around: Surroundings) -> None:
        self._tokens = tokens
        self._around = around
        self._read: dict[tuple[str, bool], Heading | None] = {}
        self._cells: dict[int, Headed] = {}
        self._themselves: dict[int, int] = {}
        tables = Tables(tokens.text)
        for place in tables.headers:
            first, end = self._range(place)
            self._themselves.update(dict.fromkeys(range(first, end), end))
        for cell in tables.cells:
            first, end = self._range(cell.span)
            number = next((i for i in range(first, min(end, first + 4)) if tokens.kinds[i] == NUMBER), None)
            if number is None:
                continue
            heading = self._of(cell, tokens.text)
            if heading is not None:
                self._cells[number] = Headed(number, end, heading)

    def at(self, i: int) -> Headed | None:
        """The headed cell whose first number is token `i`."""
        return self._cells.get(i)

    def block(self, i: int) -> Block | None:
        """Why the number at token `i` is none: it stands in a heading, or only numbers or dates its row."""
        if i in self._themselves:
            return Block(i, self._themselves[i], "part of a table's heading")
        headed = self._cells.get(i)
        blocks = headed.heading.blocks if headed else ""
        return Block(i, headed.end, blocks) if headed and blocks else None

    def counts(self, i: int) -> bool:
        """The cell holds one plain number, and its heading says of what: "1985" under "Votes"."""
        headed = self._cells.get(i)
        return headed is not None and headed.end == i + 1 and decimal_of(self._tokens.words[i]) is not None

    def _range(self, place: Span) -> tuple[int, int]:
        starts, last = self._tokens.starts, self._tokens.last
        first = bisect_left(starts, place.start, PAD, last)
        return first, bisect_left(starts, place.end, first, last)

    def _of(self, cell: Cell, text: str) -> Heading | None:
        """From the heading of the column, of the row, or of the whole table: the first that tells."""
        column = cell.column.of(text) if cell.column else ""
        found = self._reading(column, noun=True) if column else None
        if found is None and cell.row is not None:
            found = self._reading(cell.row.of(text), noun=not column or year_heading(column))
        if found is None and cell.caption is not None and len(cell.caption) < _LONGEST_CAPTION:
            caption = cell.caption.of(text)
            found = None if caption.endswith(".") else self._reading(caption, noun=False)
        return found

    def _reading(self, heading: str, *, noun: bool) -> Heading | None:
        key = heading, noun
        if key not in self._read:
            self._read[key] = _heading(heading, self._around, noun=noun)
        return self._read[key]


def measure_of(heading: str) -> str:
    """What a heading measures, its unit left out: "Price" of "Price, $ per tonne", nothing of "%"."""
    plain = _BRACKETS.sub(" ", heading).strip()
    alone = Surroundings(tokenise(plain))
    for mark in (", ", ": ", " in "):
        before, _, piece = plain.rpartition(mark)
        if before and _unit(piece, alone) is not None:
            plain = before
            break
    plain = " ".join(plain.split()).strip(" ,:")
    unit = _unit(plain, alone)
    named = unit is not None and unit.kind is UnitKind.OTHER and not _SIGN.match(plain)
    return plain if unit is None or named else ""


def head_cells(tokens: Tokens, drafts: list[Draft], headings: Headings) -> None:
    """Give each bare number that a cell holds alone what its heading says."""
    for draft in drafts:
        headed = headings.at(draft.numeral.first)
        if headed is None or headed.end < draft.end:
            continue
        heading = headed.heading
        if not draft.bare:
            if draft.per is None and heading.unit in ("", draft.unit) and draft.kind is heading.kind:
                draft.per = heading.per
            continue
        _take(tokens, draft, heading)


def _take(tokens: Tokens, draft: Draft, heading: Heading) -> None:
    if not heading.unit:
        return
    draft.unit, draft.kind, draft.per, draft.dimension = (
        heading.unit,
        heading.kind,
        heading.per,
        heading.dimension,
    )
    draft.bare, draft.age, draft.rule = False, heading.age, "heading of the table"
    if draft.numeral.scale == 1:
        draft.value = EXACT.multiply(draft.value, heading.scale)
    before = draft.first - 1
    signed = tokens.glued(draft.first) and tokens.lows[before] in _MINUS | {"+"}
    down = signed and tokens.lows[before] in _MINUS
    if heading.kind is UnitKind.PERCENT:
        if signed:
            draft.change = Change.DOWN if down else Change.UP
        else:
            draft.change = heading.change
    elif down:
        draft.value, draft.first = -draft.value, before


# --- what a heading says --------------------------------------------------------------------------


def _heading(printed: str, around: Surroundings, *, noun: bool) -> Heading | None:
    """What the words of a heading say; None where they tell neither a unit nor a noun."""
    if year_heading(printed):
        return None
    low = printed.lower().rstrip(".")
    if noun and low in _NUMBERED:
        return Heading(blocks=_NUMBERED[low])
    words = _BRACKETS.sub(" ", printed).strip()
    scale = _ONE
    for piece in _pieces(printed):
        letter = _LETTERS.get(piece)
        counted = _noun(words) if letter else None
        if counted is not None:
            return replace(counted, scale=Decimal(letter or 1))
        found = _unit(piece, around)
        if found is None:
            continue
        if found.unit:
            return replace(found, change=_change(words))
        scale = found.scale
    if not noun and scale == 1:
        return None
    counted = _noun(words)
    return None if counted is None else replace(counted, scale=scale)


def _pieces(printed: str) -> list[str]:
    """Where a unit can stand: in brackets, behind the last comma or "in", or it is the whole heading."""
    found = [match[1].strip() for match in _INSIDE.finditer(printed)]
    plain = _BRACKETS.sub(" ", printed).strip()
    for mark in (", ", ": ", " in ", " – ", " - "):
        if mark in plain:
            found.append(plain.rpartition(mark)[2].strip())
    return [_IN.sub("", piece, count=1) if piece.startswith("in ") else piece for piece in [*found, plain]]


def _unit(piece: str, around: Surroundings) -> Heading | None:
    """The unit and scale that the words are, read as if a number stood before them (or inside: "$bn")."""
    sign = _SIGN.match(piece)
    rest = piece[sign.end() :] if sign else piece
    times = _ONE
    thousands = _THOUSANDS.search(rest)
    if thousands and (thousands.start() == 0 or not rest[: thousands.start()].strip()):
        times, rest = Decimal(1000), rest[thousands.end() :]
    rest = _SCALES.sub(lambda match: match[1], rest)
    glued = bool(rest) and not rest[0].isspace()
    joined = f"{sign[0]}2{rest}" if sign and glued else f"{sign[0] if sign else ''}2 {rest.strip()}"
    tokens = tokenise(joined)
    at = next((i for i in range(PAD, tokens.last) if tokens.kinds[i] == NUMBER), None)
    numeral = None if at is None else read_numeral(tokens, at)
    draft = None if numeral is None else bind(tokens, numeral, around)
    if draft is None or draft.high is not None or draft.age:
        return None
    scale = EXACT.multiply(EXACT.divide(draft.value, _TWO), times)
    if draft.bare:
        return Heading(scale=scale) if draft.end >= tokens.last and scale != 1 else None
    if draft.kind in (UnitKind.COUNT, UnitKind.RATIO):
        return None
    whole = draft.end >= tokens.last
    if not whole and not (draft.kind is UnitKind.PERCENT and tokens.lows[draft.end] in _OF_WHAT):
        return None
    return Heading(draft.unit, draft.kind, draft.per, scale, draft.dimension)


def _noun(words: str) -> Heading | None:
    """The noun that the heading names in the plural: "Seats", "Votes cast", "Number of homes"."""
    words = _NUMBER_OF.sub("", words, count=1).strip()
    if not words:
        return None
    tokens = tokenise(f"2 {words[0].lower()}{words[1:]}" if words[1:].islower() else f"2 {words}")
    start = PAD + 1
    if tokens.lows[start] == "age" and start + 1 == tokens.last:
        return Heading("year", UnitKind.TIME, age=True, dimension="month")
    hit = _NOUNS.at(tokens, start)
    if hit is None and tokens.kinds[start] == WORD:
        hit = _NOUNS.at(tokens, start + 1)
    if hit is not None:
        return Heading(hit[1], counted=True)
    if tokens.lows[start] in HURT and start + 1 == tokens.last:
        return Heading("person", counted=True)
    found = counted_noun(tokens, start, one=False)
    if found is None or found.noun == "time" or tokens.lows[found.end - 1] in _AMOUNTS:
        return None
    last = tokens.lows[found.end]
    ends = found.end == tokens.last or last in STOP or last in HURT or last.endswith("ed")
    return Heading(found.noun, counted=True) if ends else None


def _change(words: str) -> Change | None:
    """ "Growth", "Fall in price": a plain number under it is a change."""
    tokens = tokenise(words.lower())
    found = (change_noun_at(tokens, i) for i in range(PAD, tokens.last))
    return next((change for change in found if change is not None), None)
