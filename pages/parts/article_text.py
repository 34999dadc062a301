"""The text of an article with its numbers marked: those that were read, and those that were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from workbench.values.article import Article
from workbench.values.explanation import NumeralSeen

HERE = Path(__file__).parent
SHOWN = 14
"""Paragraphs; the rest of a longer text is folded."""

_text = st.components.v2.component(
    "claim_workbench.article_text",
    html='<div class="text"></div>',
    css=(HERE / "article_text.css").read_text("utf-8"),
    js="\n".join((HERE / name).read_text("utf-8") for name in ("review_js/drawing.js", "article_text.js")),
)


def article_text(key: str, article: Article, numerals: Sequence[NumeralSeen]) -> None:
    """Draw the text."""
    _text(key=key, data={"paragraphs": list(paragraphs(article, numerals)), "folded": SHOWN})


def paragraphs(article: Article, numerals: Sequence[NumeralSeen]) -> Iterator[list[Any]]:
    """Each paragraph as [what it is, its pieces], a piece as [words, "read", "not" or "", why]."""
    heads = {article.title: "title", article.deck: "deck"}
    start = 0
    place = 0
    for line in article.text.splitlines(keepends=True):
        end = start + len(line)
        inside: list[NumeralSeen] = []
        while place < len(numerals) and numerals[place].span.start < end:
            inside.append(numerals[place])
            place += 1
        text = line.strip()
        if text:
            yield [heads.pop(text, ""), _pieces(article.text, start, start + len(line.rstrip()), inside)]
        start = end


def _pieces(text: str, start: int, end: int, numerals: Sequence[NumeralSeen]) -> list[list[str]]:
    found = []
    at = start
    for each in numerals:
        if each.span.start < at:
            continue  # inside one that is marked already
        if each.span.start > at:
            found.append([text[at : each.span.start], "", ""])
        at = min(end, each.span.end)
        found.append([text[each.span.start : at], "read" if each.read else "not", each.because])
    if at < end:
        found.append([text[at:end], "", ""])
    return found
