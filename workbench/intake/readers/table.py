"""CSV and TSV -> an article a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.document import Document
from workbench.intake.readers.columns import find_columns, has_day_first, is_called, row_document
from workbench.intake.readers.plain import text_of
from workbench.intake.readers.source import Context, Source

DELIMITERS = ",;\t|"
ABOVE = 10
"""Rows among which the one of the headings is looked for."""
_ANY_SIZE = 2**31 - 1
_SAID = re.compile(r"sep=([,;\t|])[ \t]*\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty, and its number in the file, from 1."""

    number: int
    cells: Sequence[str]


def read(source: Source, context: Context) -> Iterator[Document | ItemSkipped]:
    """A document a row, in order; the first row names the columns. A row without a text is told.

    Raises UnreadableInput for a table whose last quotation mark is not closed: it may have swallowed rows.
    """
    text, _ = text_of(source)
    csv.field_size_limit(_ANY_SIZE)  # the file's own size is the limit
    table = _rows(text, source.origin, context.limits.rows)
    form = "tsv" if source.form == "tsv" else "csv"
    yield from documents_of(table, source.origin, form, context)


def documents_of(
    table: Sequence[Row], origin: str, form: str, context: Context
) -> Iterator[Document | ItemSkipped]:
    """The articles of the rows below the headings, each with the number of its row."""
    place, columns = find_headings(table, origin, context)
    headings, rows = table[place].cells, table[place + 1 :]
    if not rows:
        raise UnreadableInput(origin, "a table without rows below its headings")
    dates = columns.get("published")
    days = [row.cells[dates] for row in rows if dates is not None and dates < len(row.cells)]
    day_first = has_day_first(days)
    for row in rows:
        where = f"{origin}, row {row.number}"
        beyond = sum(bool(cell.strip()) for cell in row.cells[len(headings) :])
        if beyond and form != "xlsx":  # a sheet keeps its cells apart itself
            yield UnreadableInput(
                where,
                f"{len(headings) + beyond} cells under {len(headings)} headings: put quotation marks around "
                "a cell that has the mark between cells in it",
            )
            continue
        cells = {field: row.cells[at] for field, at in columns.items() if at < len(row.cells)}
        try:
            yield row_document(cells, where, form, day_first=day_first)
        except ItemSkipped as error:
            yield error


def find_headings(table: Sequence[Row], origin: str, context: Context) -> tuple[int, dict[str, int]]:
    """The place of the row of headings, and what its columns hold. A few rows may stand above it: what
    the table is, when it was made. Then one of its cells is a name for the text, and nothing but that.

    Raises UnreadableInput where none of them has a column that holds the text.
    """
    for place, row in enumerate(table[:ABOVE]):
        filled = [cell for cell in row.cells if cell.strip()]
        told = any(is_called(cell) == "text" for cell in filled)
        if told or (place == 0 and len(filled) > 1) or (context.columns and len(filled) > 1):
            with suppress(UnreadableInput):
                return place, find_columns(row.cells, context.columns, origin)
    first = next((row for row in table[:ABOVE] if sum(map(bool, map(str.strip, row.cells))) > 1), None)
    return 0, find_columns(first.cells if first else [], context.columns, origin)


def gathered(rows: Iterable[Sequence[str]], origin: str, most: int) -> list[Row]:
    """The rows that are not empty. Raises UnreadableInput for more than may be, and reads no further."""
    table: list[Row] = []
    for number, cells in enumerate(rows, 1):
        if any(cell.strip() for cell in cells):
            table.append(Row(number, cells))
            if len(table) > most + 1:  # the headings are one of them
                raise UnreadableInput(
                    origin, f"more than {most:,} rows: split the table, or raise WORKBENCH_MAX_ROWS"
                )
    return table


def delimiter_of(text: str) -> str:
    """The mark that stands oftenest in the first line that has one, outside quotation marks; or the one
    that a first line names ("sep=;", as spreadsheets understand it)."""
    lines = [line for line in islice(io.StringIO(text), 2 * ABOVE) if line.strip()]
    first = lines[0] if lines else ""
    said = _SAID.match(first)
    if said:
        return said[1]
    if not is_called(first):
        first = next((line for line in lines if any(mark in line for mark in DELIMITERS)), first)
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (outside.count(mark), -DELIMITERS.index(mark)))


def below_said(text: str) -> str:
    """The text below a first line that only names the mark between cells."""
    said = _SAID.match(text)
    return text[said.end() :] if said else text


def _rows(text: str, origin: str, most: int) -> list[Row]:
    """The rows, read by the strictest of the rules for quotation marks that fit the table."""
    delimiter, text = delimiter_of(text), below_said(text)

    def read_by(*, strict: bool = True, escaped: bool = False) -> list[Row]:
        rows = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=delimiter,
            strict=strict,
            escapechar="\\" if escaped else None,
            doublequote=not escaped,
        )
        return gathered(rows, origin, most)

    try:
        return read_by()
    except csv.Error as error:
        if "unexpected end" in str(error):
            line = text.count("\n", 0, text.rindex('"')) + 1
            raise UnreadableInput(
                origin, f"a quotation mark is not closed; the last one stands in line {line}"
            ) from error
    if '\\"' in text:
        with suppress(csv.Error):
            return read_by(escaped=True)
    try:
        return read_by(strict=False)
    except csv.Error as error:
        raise UnreadableInput(origin, f"it can't be read as rows of a table ({error})") from error
