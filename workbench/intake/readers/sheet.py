"""A spreadsheet -> an article a row, of every sheet that has a column of texts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.document import Document
from workbench.intake.readers.columns import find_columns
from workbench.intake.readers.office import check_package
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.table import documents_of, too_many_rows


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
        headings = table[0][1] if table else []
        try:
            find_columns(headings, context.columns, origin)
        except UnreadableInput as error:
            problems.append(error if table else UnreadableInput(origin, "an empty sheet"))
            continue
        found = True
        yield from documents_of(table[1:], headings, origin, "xlsx", context)
    if not found:
        raise problems[0] if problems else UnreadableInput(source.origin, "a spreadsheet without sheets")
    yield from problems


def _rows(sheet: Any, origin: str, context: Context) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, each with its number."""
    sheet.reset_dimensions()  # what the file claims of its size is not to be believed
    table: list[tuple[int, list[str]]] = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_shown(value) for value in row]
        if any(cells):
            table.append((number, cells))
            if len(table) > context.limits.rows + 1:
                raise too_many_rows(origin, len(table), context.limits.rows)
    return table


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value).strip()
