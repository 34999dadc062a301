"""A spreadsheet -> an article a row, of every sheet that has a column of texts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.document import Document
from workbench.intake.readers.office import check_package
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.table import Row, documents_of, find_headings, gathered

_DAYS = re.compile(r"[1-8]\d{4}(?:\.\d{1,12})?")
"""From the year 1927 to 2146."""


def read(source: Source, context: Context) -> Iterator[Document | ItemSkipped]:
    """A document a row; formulas give the value that was saved with them. Other sheets are told."""
    import openpyxl

    check_package(source, context, "spreadsheet")
    book = openpyxl.load_workbook(io.BytesIO(source.raw), read_only=True, data_only=True, keep_links=False)
    several = len(book.sheetnames) > 1
    found = False
    problems: list[ItemSkipped] = []
    for sheet in book.worksheets:
        origin = f"{source.origin}, sheet {sheet.title!r}" if several else source.origin
        table = _rows(sheet, origin, context)
        try:
            place, columns = find_headings(table, origin, context)
        except UnreadableInput as error:
            problems.append(error if table else UnreadableInput(origin, "an empty sheet"))
            continue
        found = True
        if "published" in columns:
            table = [_with_day(row, columns["published"], book.epoch) for row in table]
        yield from documents_of(table[place:], origin, "xlsx", context)
    if not found:
        raise problems[0] if problems else UnreadableInput(source.origin, "a spreadsheet without sheets")
    yield from problems


def _rows(sheet: Any, origin: str, context: Context) -> list[Row]:
    """The rows that are not empty, each with its number."""
    sheet.reset_dimensions()  # what the file claims of its size is not to be believed
    rows = ([_shown(value) for value in row] for row in sheet.iter_rows(values_only=True))
    return gathered(rows, origin, context.limits.rows)


def _with_day(row: Row, place: int, epoch: datetime) -> Row:
    """The row, its day told where the cell has it as a number of days, as sheets keep dates."""
    cell = row.cells[place] if place < len(row.cells) else ""
    if not _DAYS.fullmatch(cell):
        return row
    day = (epoch + timedelta(days=int(cell[:5]))).date().isoformat()
    return replace(row, cells=[*row.cells[:place], day, *row.cells[place + 1 :]])


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value).strip()
