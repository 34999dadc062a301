"""Whether a text of which no name says so is a table of articles: told by its first rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import UnknownColumns, UnreadableInput
from workbench.intake.readers.columns import find_columns, is_called, listed
from workbench.intake.readers.table import below_said, delimiter_of

_WORD = re.compile(r"[^\W\d_][\w-]{0,30}")
_LONGEST, _MOST_WORDS = 40, 5
"""Of a heading: characters and words. A line of prose has more between its commas, sooner or later."""


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first rows of what may be a table: whole ones, that are not empty."""

    delimiter: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def form(self) -> str:
        return "tsv" if self.delimiter == "\t" else "csv"

    def is_even(self) -> bool:
        """Each row has a cell for each heading, and the headings look like such."""
        names = [heading.strip() for heading in self.headings]
        return (
            len(names) > 1
            and bool(self.rows)
            and all(len(row) == len(names) for row in self.rows)
            and all(names[1:])  # the first may be empty: a column of numbers
            and len({name.casefold() for name in names}) == len(names)
            and not any(_is_prose(name) for name in names)
        )

    def holds_articles(self, named: Mapping[str, str]) -> bool:
        """One heading is a name for the text, and the others are names too: of fields, or single words."""
        if named:
            try:
                find_columns(self.headings, named, "")
            except UnreadableInput:
                return False
            return True
        told = [is_called(heading) for heading in self.headings]
        return "text" in told and all(
            field or not heading.strip() or _WORD.fullmatch(heading.strip())
            for field, heading in zip(told, self.headings, strict=True)
        )


def find_table(text: str, *, whole: bool, named: Mapping[str, str], origin: str, strict: bool) -> str:
    """ "csv" or "tsv" for a table of articles, nothing for what is no table.

    `whole` is false where the text goes on beyond what is given, `named` are the columns that a person
    named. Where `strict`, raises UnknownColumns for a table of which no column is said to hold the text.
    """
    first = _first_rows(text, whole=whole)
    if first is None or not first.is_even():
        return ""
    if first.holds_articles(named):
        return first.form
    if strict and len(first.headings) > 2 and len(first.rows) > 1:
        raise UnknownColumns(
            origin,
            f"it looks like a table of {len(first.headings)} columns, none of which is told to hold the "
            f"articles' text: name it, as in --columns text=NAME; there are {listed(first.headings)}. "
            "If it is no table, add --from text",
            tuple(first.headings),
        )
    return ""


def _first_rows(text: str, *, whole: bool) -> FirstRows | None:
    text = text.removeprefix("\ufeff").lstrip("\r\n")
    delimiter, text = delimiter_of(text), below_said(text)
    if delimiter not in text.partition("\n")[0]:
        return None
    try:
        found = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return None
    if not whole:
        found = found[:-1]  # it goes on
    rows = [row for row in found if any(cell.strip() for cell in row)]
    return FirstRows(delimiter, rows[0], rows[1:]) if rows else None


def _is_prose(heading: str) -> bool:
    return (
        len(heading) > _LONGEST
        or len(heading.split()) > _MOST_WORDS
        or heading.endswith((".", "!", "?", ":", ";"))
        or heading[:1].isdigit()
    )
