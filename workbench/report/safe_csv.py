"""Typed columns -> CSV that no spreadsheet can take for a formula, and back again.

Typed cells (ids, numbers, dates …) are checked by pattern and written bare: -5 stays a number. Text
is always quoted; text that a spreadsheet could run is given one apostrophe, and the last column,
`neutralised`, names the columns this happened to. `read` strips those and no others, so writing what
was read gives the same bytes. Rules: OWASP "CSV Injection", ASVS 1.2.10, RFC 4180.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

from workbench.errors import UnreadableInput

ROW_END = "\r\n"
BYTE_ORDER_MARK = "\ufeff"
SEPARATORS = (",", ";", "\t")
NEUTRALISED = "neutralised"


class Kind(StrEnum):
    """What a column holds, and so how its cells are written."""

    ID = "id"
    ENUM = "enum"
    BOOL = "bool"
    INT = "int"
    DECIMAL = "decimal"
    DATE = "date"
    DATE_TIME = "date-time"
    TEXT = "text"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `rule` says in plain words what its cells mean and when they are empty."""

    name: str
    kind: Kind
    rule: str


Cell = str | int | Decimal | date | None
"""A value as it is given to a writer; `datetime` is a `date`, `bool` is an `int`, enums are `str`."""


class SafeCsv:
    """A CSV form: its columns (`neutralised` is added as the last) and its separator."""

    def __init__(
        self, columns: Sequence[Column], *, separator: str = ",", byte_order_mark: bool = False
    ) -> None:
        if separator not in SEPARATORS:
            raise ValueError(f"{separator!r} separates no cells; there are {SEPARATORS}")
        self.columns = tuple(columns)
        self.names = (*(column.name for column in columns), NEUTRALISED)
        self._separator = separator
        self._opening = BYTE_ORDER_MARK if byte_order_mark else ""
        self._writers = tuple((column.name, *_WRITERS[column.kind]) for column in columns)
        # most columns say the same few things again and again: value -> cell, for each column
        self._written: tuple[dict[Cell, str | None], ...] = tuple(
            dict.fromkeys((None, ""), '""' if column.kind in (Kind.TEXT, Kind.URL) else "")
            for column in columns
        )
        self._cell = re.compile(_CELL.replace("SEPARATOR", separator), re.VERBOSE)

    def header(self) -> str:
        """The first line: the names of the columns, always written."""
        return self._opening + self._separator.join(self.names) + ROW_END

    def row(self, values: Sequence[Cell]) -> str:
        """One line: a value for each column, None for an empty cell."""
        if len(values) != len(self.columns):
            raise ValueError(f"{len(values)} values for {len(self.columns)} columns")
        cells = list(map(_SAID_BEFORE, self._written, values))
        touched = []
        for _ in range(cells.count(None)):  # what was not written before
            place = cells.index(None)
            cell, apostrophe = self._write(place, values[place])
            if apostrophe:
                touched.append(self.names[place])
            elif len(cell) <= _SHORT and len(self._written[place]) < _REMEMBERED:
                self._written[place][values[place]] = cell
            cells[place] = cell
        cells.append(f'"{";".join(touched)}"')
        return self._separator.join(cells) + ROW_END  # type: ignore[arg-type]  # none is None now

    def _write(self, place: int, value: Cell) -> tuple[str, bool]:
        """The cell, and whether it was neutralised."""
        name, plain, pattern = self._writers[place]
        if pattern is not None and not (pattern is _ID and not _ID.match(str(value))):
            return _checked(plain(value), pattern, name), False
        text = clean(str(value))
        apostrophe = is_dangerous(text) or (plain is _link and text != "" and not _LINK.match(text))
        quoted = text.replace('"', '""')
        return (f'"\'{quoted}"', True) if apostrophe else (f'"{quoted}"', False)

    def read(self, text: str, place: str = "the file") -> Iterator[tuple[str, ...]]:
        """The cells of each row as text, apostrophes of neutralised cells taken off, `neutralised` left out.

        Raises UnreadableInput where the header is another, a quote is left open or a row has too
        many or too few cells.
        """
        rows = self._cells(text.removeprefix(BYTE_ORDER_MARK), place)
        header = next(rows, [])
        if header != list(self.names):
            raise UnreadableInput(place, f"the header is {_short(header)}, not {_short(list(self.names))}")
        for number, cells in enumerate(rows, 2):
            if len(cells) != len(self.names):
                raise UnreadableInput(
                    f"{place}, row {number}", f"{len(cells)} cells where the header names {len(self.names)}"
                )
            touched = set(filter(None, cells.pop().split(";")))
            yield tuple(
                cell.removeprefix("'") if name in touched else cell
                for name, cell in zip(self.names[:-1], cells, strict=True)
            )

    def _cells(self, text: str, place: str) -> Iterator[list[str]]:
        at, row, number = 0, list[str](), 1
        while at < len(text):
            found = self._cell.match(text, at)
            if found is None:
                raise UnreadableInput(
                    f"{place}, row {number}", f"a quote is left open or stands inside cell {len(row) + 1}"
                )
            quoted, bare, end = found.groups()
            row.append(bare if quoted is None else quoted.replace('""', '"'))
            at = found.end()
            if end != self._separator:
                if row != [""]:
                    yield row
                row, number = [], number + 1
        if row:  # the text ends with a separator
            yield [*row, ""]


def clean(text: str) -> str:
    """The text without nulls; half of a surrogate pair, which no UTF-8 file can hold, becomes U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "")
    if not text.isascii():
        text = _LONE_SURROGATE.sub("\ufffd", text)
    return text


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet could take the cell for a formula: by its first character that can be seen.

    Tab, carriage return and line feed count wherever they stand before it.
    """
    for character in text:
        if character in _PLAIN:
            return False
        if character in _DANGEROUS:
            return True
        if not _is_unseen(character):
            return False
    return False


def is_link(text: str) -> bool:
    """Whether it is an address that may be written as a link: http or https, with a host, no white space."""
    return _LINK.match(text) is not None


def plain_decimal(value: Decimal) -> str:
    """The decimal in full: no exponent, no separators, no zeros after the last digit of a fraction."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def utc_text(moment: datetime) -> str:
    """The moment in UTC to the second: 2026-02-06T10:00:00Z."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


_SAID_BEFORE: Callable[[dict[Cell, str | None], Cell], str | None] = dict.get  # mapped, it needs no loop here
_REMEMBERED, _SHORT = 2000, 100  # cells of each column, and their length: memory stays small

_DANGEROUS = frozenset("=+-@\t\r\n" + "＝＋－＠" + "﹦﹢﹣﹫")  # also full-width and small forms
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {chr(c) for c in range(0xFE00, 0xFE10)}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINK = re.compile(
    r"""
    https?://                # nothing but the web: no javascript:, data:, file:
    [^\s\x00-\x20/?\#"<>]+   # a host
    [^\s\x00-\x20"<>]*\Z     # the rest, without white space
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ID = re.compile(
    r"""
    (?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[0-9]{1,4}\Z)   # not read as a date
    (?=[a-z]*[0-9])          # a digit somewhere, so it is no word such as "true" or "nan"
    [a-z][a-z0-9]*\Z
    """,
    re.VERBOSE,
)
_CELL = r"""
    (?: "([^"]*(?:""[^"]*)*)"                 # a quoted cell: inner quotes are doubled
      | ([^"\r\n\SEPARATOR][^\r\n\SEPARATOR]*|)   # a bare one
    )
    (\SEPARATOR|\r\n|\n|\r|\Z)                # what ends it
"""

Plain = Callable[..., str]


def _link(value: str) -> str:
    return value


_WRITERS: dict[Kind, tuple[Plain, re.Pattern[str] | None]] = {
    Kind.ID: (str, _ID),
    Kind.ENUM: (str, re.compile(r"[a-z]+(?:_[a-z]+)*\Z")),
    Kind.BOOL: (lambda value: "true" if value else "false", re.compile(r"(?:true|false)\Z")),
    Kind.INT: (lambda value: format(value, "d"), re.compile(r"-?[0-9]+\Z")),
    Kind.DECIMAL: (plain_decimal, re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")),
    Kind.DATE: (lambda value: value.isoformat(), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")),
    Kind.DATE_TIME: (utc_text, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")),
    Kind.TEXT: (str, None),
    Kind.URL: (_link, None),
}


def parsed(kind: Kind, cell: str) -> Cell:
    """The value of a cell as it was read; None for an empty typed cell.

    Raises ValueError where a typed cell is not of its kind; an id that is none is text, as on the way out.
    """
    pattern = _WRITERS[kind][1]
    if pattern is None or kind is Kind.ID:
        return cell if pattern is None else cell or None
    if cell == "":
        return None
    _checked(cell, pattern, kind.value)
    if kind is Kind.BOOL:
        return cell == "true"
    if kind is Kind.INT:
        return int(cell)
    if kind is Kind.DECIMAL:
        return Decimal(cell)
    if kind is Kind.DATE:
        return date.fromisoformat(cell)
    if kind is Kind.DATE_TIME:
        return datetime.fromisoformat(cell)
    return cell


def _checked(text: str, pattern: re.Pattern[str], name: str) -> str:
    if not pattern.match(text):
        raise ValueError(f"{name}: {text[:80]!r} can't be written as a bare cell")
    return text


def _is_unseen(character: str) -> bool:
    """White space, control and format characters, and letters that show nothing."""
    return (
        character.isspace()
        or character in _UNSEEN
        or unicodedata.category(character) in {"Cc", "Cf", "Zs", "Zl", "Zp"}
    )


def _short(names: list[str]) -> str:
    return ",".join(names)[:80] + ("…" if len(",".join(names)) > 80 else "")
