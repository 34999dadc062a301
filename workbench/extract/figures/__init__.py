"""Text -> its figures: a grammar in one pass, without parser, model or network.

`find_figures` gives the figures, `explain` also the numbers that are none, each with its reason. The
text is never rewritten: every span is a place in it. Words are data, in `words/`: numbers, units,
currencies, money, counts, modifiers, changes, blockers, ages, checkable.
"""

from __future__ import annotations

from workbench.extract.figures.reading import Found, read
from workbench.values.figure import Figure

__all__ = ["Found", "explain", "find_figures", "read_figures"]


def find_figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the text in reading order, checkable or not."""
    return tuple(found.figure for found in read(text) if found.figure is not None)


def read_figures(text: str) -> tuple[Figure, ...]:
    """The same as `find_figures`: the name under which `workbench` offers it."""
    return find_figures(text)


def explain(text: str) -> tuple[Found, ...]:
    """Every figure and every number that is none, in reading order, with rules and reasons."""
    return read(text)
