"""A second opinion on web pages: which lines stand outside the main text of a page of one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.element_hints import HIDDEN
from workbench.intake.furniture import label_of
from workbench.intake.lines import Line, squashed
from workbench.intake.pull_quotes import PULL_QUOTE

REASON = "outside the article's text"
_KEPT = frozenset({HIDDEN, PULL_QUOTE, "about the author", "comments", "embedded post", "footnote"})
"""Reasons that stay where the reader of web pages takes the line for text."""


def outside_main_text(page: str, lines: Sequence[Line], *, several: bool = True) -> tuple[Line, ...]:
    """The lines, those that a reader of web pages (trafilatura) leaves out before, behind and between marked.

    Its opinion counts only for a page of one article and where it agrees on most of the running text.
    """
    units = {line.unit for line in lines if line.unit and not line.hint}
    titles = [line for line in lines if line.level and not line.hint and line.level <= 2 and line.words > 3]
    if several and (len(units) > 1 or len(titles) > 1):
        return _outside_units(lines) if len(units) > 1 else tuple(lines)
    main = _main_text(page)
    texts = [i for i, line in enumerate(lines) if line.is_prose and not line.hint]
    inside = [i for i, line in enumerate(lines) if squashed(line.text)[:80] in main and line.is_prose]
    if not inside or sum(lines[i].words for i in inside) < 0.6 * sum(lines[i].words for i in texts):
        return tuple(lines)
    first, last = inside[0], inside[-1]
    known = set(inside)
    return tuple(
        replace(line, hint=_hint(line, index in known, outside=not first <= index <= last))
        if index >= first or (line.is_prose and not _may_be_deck(lines, index, first))
        else line
        for index, line in enumerate(lines)
    )


def _outside_units(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Where nearly all text stands in elements of an article each, what stands beside them is marked."""
    inside = sum(line.words for line in lines if line.unit and line.is_prose and not line.hint)
    beside = sum(line.words for line in lines if not line.unit and line.is_prose and not line.hint)
    if inside < 4 * beside:
        return tuple(lines)
    return tuple(
        line if line.unit or line.hint or label_of(line) else replace(line, hint=REASON) for line in lines
    )


def _hint(line: Line, known: bool, *, outside: bool) -> str:
    """A long paragraph that both take for text is text, whatever its class says."""
    if known and line.hint not in _KEPT:
        return "" if line.words > 12 else line.hint
    return line.hint or (REASON if outside else "")


def _may_be_deck(lines: Sequence[Line], index: int, first: int) -> bool:
    """It stands between the title and the first paragraph."""
    return any(line.level and not line.hint for line in lines[:index]) and first - index < 12


def _main_text(page: str) -> str:
    import trafilatura

    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=True, fast=True)
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        AssertionError,
    ):  # its parser gave up on the page
        return ""
    return squashed(found or "")
