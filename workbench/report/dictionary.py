"""The columns of the exports as Markdown: the part of `docs/data_dictionary.md` that is about files."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.report import claims_csv
from workbench.report.rows import EXPORT_VERSION
from workbench.report.safe_csv import NEUTRALISED, Column, Kind
from workbench.report.series_csv import COLUMNS as SERIES_COLUMNS
from workbench.report.verdict_columns import COLUMNS, NEUTRALISED_RULE


def csv_dictionary() -> str:
    """Every CSV that leaves the desk, column by column, in their order."""
    return "\n\n".join(
        (
            "## verdicts.csv",
            f"Version {EXPORT_VERSION}. One row a claim, sorted by `claim_id`; only claims with a final "
            "verdict, unless all are asked for. Columns are added, never renamed.",
            _table(COLUMNS),
            "## claims.csv",
            "What `workbench extract --to csv` prints: one row a claim, in reading order.",
            _table(claims_csv.COLUMNS),
            "## series.csv",
            "The claims of one measure, oldest first, as the chart shows them.",
            _table(SERIES_COLUMNS),
            "## How cells are written",
            "\n".join(f"- **{kind.value}**: {rule}." for kind, rule in _KINDS.items()),
            "UTF-8; rows end with CR LF; the header is always there. A text cell whose first visible "
            "character is one of `= + - @` (full-width and small forms too), or that has a tab or line "
            "break before it, gets one apostrophe, and the row's last column names it. Null characters "
            "are left out.",
        )
    )


_KINDS = {
    Kind.ID: "letters and digits, a letter first, bare; never what a spreadsheet reads as a date or number",
    Kind.ENUM: "one of a closed list of words, bare",
    Kind.BOOL: "`true` or `false`, bare",
    Kind.INT: "a whole number, bare",
    Kind.DECIMAL: "in full, with a point, no exponent, no separators, bare; negative numbers stay numbers",
    Kind.DATE: "ISO 8601, `2026-02-06`, bare",
    Kind.DATE_TIME: "ISO 8601 in UTC to the second, `2026-02-06T10:00:00Z`, bare",
    Kind.TEXT: "always in quotes, inner quotes doubled, line breaks kept",
    Kind.URL: "http and https in quotes; any other address is text with an apostrophe",
}


def _table(columns: Sequence[Column]) -> str:
    rows = [(column.name, column.kind.value, column.rule) for column in columns]
    rows.append((NEUTRALISED, Kind.TEXT.value, NEUTRALISED_RULE))
    return "\n".join(
        ("| column | type | rule |", "| --- | --- | --- |", *(f"| `{n}` | {k} | {r} |" for n, k, r in rows))
    )
