"""Quotations that a page shows a second time, in large letters: their words stand in the text too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.intake.lines import Line, squashed

PULL_QUOTE = "pull quote"
RUN = 3
"""Words in a row."""
SHARED = 0.6
"""Share of its runs of words that stand elsewhere, from which on a quotation is a pull quote."""
FEWEST, LONGEST = 3, 60
"""Words."""
PLAIN = 8
"""Words at least of one that no class calls so."""
MOST = 100
"""Quotations of a page: where there are more they are its text."""


def pull_quotes(lines: Sequence[Line], quotes: Mapping[int, bool]) -> list[Line]:
    """The lines, those in quotations marked that come again; `quotes` is their places -> called so by class.

    Where the class says so a few words may differ; the lines before and behind are compared, not quotations.
    """
    if not 0 < len(quotes) <= MOST:
        return list(lines)
    others = [line.text for index, line in enumerate(lines) if index not in quotes and not line.hint]
    whole = "".join(map(squashed, others))
    runs = {run for text in others for run in _runs(text)} if any(quotes.values()) else set()
    return [
        replace(line, hint=PULL_QUOTE)
        if index in quotes and _comes_again(line, whole, runs if quotes[index] else None)
        else line
        for index, line in enumerate(lines)
    ]


def _comes_again(line: Line, whole: str, runs: set[tuple[str, ...]] | None) -> bool:
    if not FEWEST <= line.words <= LONGEST:
        return False
    if (runs is not None or line.words >= PLAIN) and squashed(line.text) in whole:
        return True
    own = _runs(line.text)
    return runs is not None and bool(own) and sum(run in runs for run in own) >= SHARED * len(own)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = [bare for word in text.split() if (bare := squashed(word))]
    return [tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)]
