"""The claims of `workbench extract --to csv`: a row a claim, as safe to open as the export of verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from workbench.contract import Json
from workbench.report.safe_csv import Cell, Column, Kind, SafeCsv

COLUMNS = (
    Column("article_id", Kind.TEXT, "as in the JSON"),
    Column("article_title", Kind.TEXT, "title, else deck"),
    Column("published", Kind.DATE, "publication date"),
    Column("claim_id", Kind.ID, "the same for the same text extracted again by the same version"),
    Column("claim_kind", Kind.ENUM, "numeric, attributed, both"),
    Column("sentence", Kind.TEXT, "the sentence that makes the claim"),
    Column("figure", Kind.TEXT, "the figure as printed"),
    Column("value", Kind.DECIMAL, "in full, in `unit`"),
    Column("value_high", Kind.DECIMAL, "upper end of a range"),
    Column("unit", Kind.TEXT, "%, ISO 4217, unit name or counted noun"),
    Column("per", Kind.TEXT, "the denominator"),
    Column("modifier", Kind.ENUM, "about, at_least …"),
    Column("change", Kind.ENUM, "up, down"),
    Column("subject", Kind.TEXT, "what the figure measures, or what the statement is about"),
    Column("entity", Kind.TEXT, "whose figure it is"),
    Column("metric", Kind.TEXT, "normal form of the measure"),
    Column("as_of_text", Kind.TEXT, "the words of the date"),
    Column("as_of_from", Kind.DATE, "first day"),
    Column("as_of_to", Kind.DATE, "last day"),
    Column("speaker", Kind.TEXT, "the source: full name where the article tells, else the words"),
    Column("cue", Kind.TEXT, "said, according to …"),
    Column("hedged", Kind.BOOL, "allegedly, suspected of …"),
    Column("check_worthiness", Kind.DECIMAL, "0 to 1"),
)

_FORM = SafeCsv(COLUMNS)


def claims_csv(articles: Iterable[Json], *, header: bool = True) -> str:
    """The rows of all claims in reading order, of articles as `contract.reading_json` gives them."""
    lines = [_FORM.header()] if header else []
    lines += [_FORM.row(_cells(article, claim)) for article in articles for claim in article["claims"]]
    return "".join(lines)


def _cells(article: Json, claim: Json) -> list[Cell]:
    figure = article["figures"][claim["figure"]] if claim["figure"] is not None else {}
    said = article["attributions"][claim["attribution"]] if claim["attribution"] is not None else {}
    source = said.get("source") or {}
    as_of = claim["as_of"] or {}
    return [
        article["id"],
        article["title"] or article["deck"],
        _day(article["published"]),
        claim["id"],
        claim["kind"],
        claim["sentence"]["text"],
        figure.get("text"),
        _decimal(figure.get("value")),
        _decimal(figure.get("value_high")),
        figure.get("unit"),
        figure.get("per"),
        figure.get("modifier"),
        figure.get("change"),
        claim["subject"],
        claim["entity"],
        claim["metric"],
        as_of.get("text"),
        _day(as_of.get("from")),
        _day(as_of.get("to")),
        source.get("resolved") or source.get("text"),
        said.get("cue", {}).get("text"),
        claim["hedged"],
        _decimal(claim["check_worthiness"]),
    ]


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
