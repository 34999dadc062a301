"""What the figure of a table's cell measures: the headings of its row and column, without their units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.extract.figures.headings import measure_of
from workbench.extract.tables import Tables, year_heading
from workbench.values.span import Span


@dataclass(frozen=True, slots=True)
class CellSubject:
    """`text` is what the cell's figure measures, `row` the heading that may name whose it is."""

    text: str
    row: Span | None


class CellSubjects:
    """The subjects of one text's tables; `is_name` says which capitalised words are names in it."""

    def __init__(self, text: str, is_name: Callable[[str], bool]) -> None:
        self._text = text
        self._tables = Tables(text)
        self._is_name = is_name

    def of(self, place: Span) -> CellSubject | None:
        """ "Oslo, population" for a number in the row of Oslo under "Population (millions)"; None for what
        stands in no table, or in one without headings.
        """
        cell = self._tables.at(place)
        if cell is None or (cell.row is None and cell.column is None):
            return None
        row = measure_of(cell.row.of(self._text)) if cell.row else ""
        column = measure_of(cell.column.of(self._text)) if cell.column else ""
        if not column or year_heading(column):
            caption = cell.caption.of(self._text) if cell.caption else ""
            whole = "" if caption.endswith((".", ":")) else measure_of(caption)
            parts = [row, self._plain(whole), column]
        else:
            parts = [row, self._plain(column) if row else column]
        text = ", ".join(part for part in parts if part)
        return CellSubject(text, cell.row) if text else None

    def _plain(self, heading: str) -> str:
        """The heading as it stands behind a comma: in lower case where it is no name."""
        first = heading.partition(" ")[0]
        if len(first) < 2 or not first[1:].islower() or self._is_name(first):
            return heading
        return heading[0].lower() + heading[1:]
