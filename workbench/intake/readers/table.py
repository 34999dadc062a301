"""CSV and TSV -> an article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.document import Document
from workbench.intake.readers.columns import find_columns, has_day_first, row_document
from workbench.intake.readers.plain import text_of
from workbench.intake.readers.source import Context, Source

DELIMITERS = ",;\t|"
_ANY_SIZE = 2**31 - 1


def read(source: Source, context: Context) -> Iterator[Document | ItemSkipped]:
    """A document a row, in order; the first row names the columns. A row without a text is told."""
    text, _ = text_of(source)
    csv.field_size_limit(_ANY_SIZE)  # the file's own size is the limit
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        table = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnreadableInput(
            source.origin, f"line {rows.line_num} is no row of a table ({error})"
        ) from error
    if len(table) > context.limits.rows + 1:
        raise too_many_rows(source.origin, len(table) - 1, context.limits.rows)
    form = "tsv" if source.form == "tsv" else "csv"
    headings = [] if not table else table[0][1]
    yield from documents_of(table[1:], headings, source.origin, form, context)


def documents_of(
    table: list[tuple[int, list[str]]], headings: list[str], origin: str, form: str, context: Context
) -> Iterator[Document | ItemSkipped]:
    """The articles of the rows, each with the number of its line."""
    columns = find_columns(headings, context.columns, origin)
    if not table:
        raise UnreadableInput(origin, "a table without rows below its headings")
    place = columns.get("published")
    days = [row[place] for _, row in table if place is not None and place < len(row)]
    day_first = has_day_first(days)
    for number, row in table:
        cells = {field: row[at] for field, at in columns.items() if at < len(row)}
        try:
            yield row_document(cells, f"{origin}, row {number}", form, day_first=day_first)
        except ItemSkipped as error:
            yield error


def too_many_rows(origin: str, found: int, most: int) -> UnreadableInput:
    return UnreadableInput(
        origin, f"{found:,} rows, more than {most:,}: split the table, or raise WORKBENCH_MAX_ROWS"
    )


def delimiter_of(text: str) -> str:
    """The mark that stands oftenest in the line of the headings, outside quotation marks."""
    heading = next((line for line in io.StringIO(text) if line.strip()), "")
    outside = "".join(heading.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (outside.count(mark), -DELIMITERS.index(mark)))
