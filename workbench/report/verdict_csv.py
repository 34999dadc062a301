"""verdicts.csv: one row a claim, sorted by claim id, the same bytes for the same data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from workbench.errors import UnreadableInput
from workbench.report.rows import VerdictRow
from workbench.report.safe_csv import SafeCsv, parsed
from workbench.report.verdict_columns import COLUMNS


def verdict_csv(
    rows: Iterable[VerdictRow], *, separator: str = ",", byte_order_mark: bool = False
) -> Iterator[str]:
    """The lines of the file, header first. A stream: no more than a row is held.

    Raises ValueError where the rows are not in the order of their claim ids.
    """
    form = SafeCsv(COLUMNS, separator=separator, byte_order_mark=byte_order_mark)
    yield form.header()
    before = ""
    for row in rows:
        if row.claim_id <= before:
            raise ValueError(f"claim {row.claim_id} comes after {before}: rows are sorted by claim id")
        before = row.claim_id
        yield form.row(row)


def read_verdict_csv(text: str, *, place: str = "the file", separator: str = ",") -> Iterator[VerdictRow]:
    """The rows of a file that `verdict_csv` wrote: writing them again gives the same text.

    Raises UnreadableInput with row and column where a cell is not what its column holds.
    """
    form = SafeCsv(COLUMNS, separator=separator)
    for number, cells in enumerate(form.read(text, place), 2):
        values = []
        for column, cell in zip(COLUMNS, cells, strict=True):
            try:
                values.append(parsed(column.kind, cell))
            except ValueError:
                raise UnreadableInput(
                    f"{place}, row {number}, column {column.name}",
                    f"{cell[:80]!r} is no {column.kind}: {column.rule}",
                ) from None
        yield VerdictRow(*values)  # type: ignore[arg-type]


def file_name(day: date, *, separator: str = ",", byte_order_mark: bool = False) -> str:
    """What the file is called: its day, and what is unusual about it."""
    marks = {",": "", ";": "-semicolon", "\t": "-tab"}[separator] + ("-bom" if byte_order_mark else "")
    return f"verdicts-{day.isoformat()}{marks}.csv"
