"""Tables of the desk: claims, articles and counts as real tables, each row a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts import addresses, words
from pages.parts.marks import DISMISSED, drawn_marks
from workbench.report.figure_words import short
from workbench.values.listing import ArticleRow, ClaimRow
from workbench.values.review import State

HERE = Path(__file__).parent
MOST_BOLD = 60
"""Letters of a claim that are set bold in its sentence; a longer one is nearly all of it."""

_ledger = st.components.v2.component(
    "claim_workbench.ledger",
    html='<div class="ledger"></div>',
    css=(HERE / "ledger.css").read_text("utf-8"),
    js="\n".join((HERE / name).read_text("utf-8") for name in ("review_js/drawing.js", "ledger.js")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is how its cells are drawn: a name of CELLS in `ledger.js`."""

    kind: str
    label: str
    width: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`place` is where its link leads: {"article": id, "claim": id}."""

    cells: tuple[Any, ...]
    place: dict[str, str] | None = None


def ledger(
    key: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    *,
    empty: str,
    caption: str = "",
    kind: str = "",
    headless: bool = False,
    target: str = "review",
    choose: Callable[[dict[str, str]], None] | None = None,
) -> None:
    """Draw the table; a click on a row leads to the page `target` at its claim or article, or is
    handed to `choose`."""
    found = _ledger(
        key=key,
        data={
            "columns": [{"kind": each.kind, "label": each.label, "width": each.width} for each in columns],
            "rows": [
                {
                    "cells": list(row.cells),
                    "place": row.place,
                    "href": ("#" if choose else addresses.address(target, row.place)) if row.place else None,
                }
                for row in rows
            ],
            "empty": empty,
            "caption": caption,
            "kind": kind,
            "headless": headless,
            "marks": drawn_marks(),
        },
        on_open_change=_nothing,
    )
    if found.open and choose:
        choose(found.open)
        st.rerun()
    if found.open:
        st.switch_page(addresses.page(target), query_params=found.open)


def claim_table(
    key: str,
    rows: Iterable[ClaimRow],
    *,
    empty: str,
    caption: str = "",
    verdict: bool = True,
    standing: bool = True,
) -> None:
    """Claims with their sentence and figure, and their verdict unless all have none."""
    columns = [Column("claim", "Claim"), Column("figure", "Figure"), Column("mark", "Verdict", "11rem")]
    ledger(
        key,
        columns if verdict else columns[:2],
        (Row((_claim(row), _figure(row), verdict_cell(row, standing=standing)), _place(row)) for row in rows),
        empty=empty,
        caption=caption,
        kind="claims",
    )


def article_table(
    key: str, rows: Iterable[ArticleRow], *, empty: str, caption: str = "", target: str = "review"
) -> None:
    """Articles with how far their review has come."""
    ledger(
        key,
        [Column("title", "Article"), Column("number", "Claims"), Column("bar", "Reviewed", "38%")],
        (
            Row(
                (
                    {
                        "title": row.title,
                        "about": " · ".join(
                            filter(
                                None,
                                (row.publisher, words.day(row.published), "withdrawn" * row.withdrawn),
                            )
                        ),
                    },
                    f"{row.claims:,}",
                    _progress(row),
                ),
                {"article": row.id},
            )
            for row in rows
        ),
        empty=empty,
        caption=caption,
        kind="articles",
        target=target,
    )


def verdict_cell(row: ClaimRow, *, standing: bool = True) -> dict[str, str]:
    """Mark and label of the verdict, and where the claim stands when that is not plain from it."""
    if row.state is State.DISMISSED:
        return {"code": DISMISSED, "label": "Dismissed", "note": ""}
    where = words.standing(row)
    plain = not standing or (row.verdict is None and row.state is State.OPEN) or where == "Decided"
    return {
        "code": row.verdict.value if row.verdict else "",
        "label": words.verdict_label(row.verdict),
        "note": "" if plain else where,
    }


def _claim(row: ClaimRow) -> dict[str, str]:
    before, words_of_claim, after = clipped(row)
    if len(words_of_claim) > MOST_BOLD:
        before, words_of_claim, after = before + words_of_claim + after, "", ""
    about = [row.publisher, words.day(row.published), row.speaker and f"said by {row.speaker}"]
    return {
        "before": before,
        "words": words_of_claim,
        "after": after,
        "about": " · ".join(filter(None, about)),
    }


def clipped(row: ClaimRow, room: int = 90) -> tuple[str, str, str]:
    """The sentence around the claim's words, cut at a space where it is long: before, words, after."""
    start = row.span.start - row.sentence.start
    end = row.span.end - row.sentence.start
    if not 0 <= start <= end <= len(row.text):
        return row.text, "", ""
    before, said, after = row.text[:start], row.text[start:end], row.text[end:]
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    if len(said) > 2 * room:
        said = said[: 2 * room].rpartition(" ")[0] + " …"
    return " ".join(before.split()) + " " * before.endswith((" ", "\n")), said, after


def _figure(row: ClaimRow) -> dict[str, str] | None:
    if row.value is None:
        return None
    found = short(row)
    return {"limit": found.limit, "number": found.number, "unit": found.unit}


def _progress(row: ArticleRow) -> dict[str, Any]:
    parts = [
        f"{count:,} {name}"
        for count, name in (
            (row.decided, "decided"),
            (row.incomplete, "incomplete"),
            (row.waiting, "waiting"),
            (row.dismissed, "dismissed"),
        )
        if count
    ]
    return {
        "decided": row.decided,
        "incomplete": row.incomplete,
        "waiting": row.waiting,
        "dismissed": row.dismissed,
        "line": ", ".join(parts) or "no claims found",
    }


def _place(row: ClaimRow) -> dict[str, str]:
    return {"article": row.article_id, "claim": row.id}


def _nothing() -> None:
    """The click is read where the table is drawn."""
