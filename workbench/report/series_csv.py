"""A series as CSV: what the chart shows and what it leaves out, one row a claim."""

from __future__ import annotations

from workbench.report.safe_csv import Cell, Column, Kind, SafeCsv
from workbench.values.listing import Series, SeriesPoint

COLUMNS = (
    Column("claim_id", Kind.ID, "the claim"),
    Column("day", Kind.DATE, "where it stands on the chart"),
    Column("day_is", Kind.ENUM, "as_of: the middle of the days it speaks of; published: of publication"),
    Column("as_of_from", Kind.DATE, "first day the figure speaks of; empty for an open end"),
    Column("as_of_to", Kind.DATE, "last day, included; empty for an open end"),
    Column("published", Kind.DATE, "day of publication"),
    Column("value", Kind.DECIMAL, "in full, in unit; the lower end of a range"),
    Column("value_high", Kind.DECIMAL, "upper end of a range"),
    Column("unit", Kind.TEXT, "as in verdicts.csv"),
    Column("per", Kind.TEXT, "the denominator"),
    Column("modifier", Kind.ENUM, "as in verdicts.csv"),
    Column("change", Kind.ENUM, "up or down: a change and not a level"),
    Column("drawn", Kind.BOOL, "false: in another unit, or a change among levels, so not on the chart"),
    Column("verdict_code", Kind.ENUM, "empty: not yet reviewed"),
    Column("review_state", Kind.ENUM, "as in verdicts.csv"),
    Column("metric", Kind.TEXT, "normal form of the measure"),
    Column("publisher", Kind.TEXT, "who published it"),
    Column("article_title", Kind.TEXT, "the article's title, else its deck or first line"),
    Column("claim_text", Kind.TEXT, "the sentence that makes the claim"),
)

_FORM = SafeCsv(COLUMNS)


def series_csv(series: Series) -> str:
    """The claims drawn, oldest first, then those left out; the header always."""
    rows = [_values(series, point, drawn=True) for point in series.points]
    rows += [_values(series, point, drawn=False) for point in series.left_out]
    return _FORM.header() + "".join(map(_FORM.row, rows))


def _values(series: Series, point: SeriesPoint, *, drawn: bool) -> tuple[Cell, ...]:
    claim = point.claim
    return (
        claim.id,
        point.day,
        "as_of" if point.day_from_as_of else "published",
        claim.as_of_from,
        claim.as_of_to,
        claim.published,
        claim.value,
        claim.high,
        claim.unit,
        claim.per,
        claim.modifier,
        claim.change,
        drawn,
        claim.verdict,
        claim.state,
        series.metric,
        claim.publisher,
        claim.article_title,
        claim.text,
    )
