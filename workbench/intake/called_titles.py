"""Titles of pages without heading elements: lines in larger letters, or whose class says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.intake.lines import Line
from workbench.lexicon import listed

FEWEST = 2
"""Titles of one kind."""
LONGEST = 34
"""Words of a title."""
LEVEL = 2
"""Of the titles among the page's headings."""
_LARGE = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})
"""Sizes of the old <font>, of which 3 is that of the text."""
_LAST = re.compile(r"(?:(?<=[a-z0-9])(?=[A-Z])|[-_])(?=[A-Za-z0-9]*$)")


def title_of(element: Any, tag: str) -> str:
    """How it is marked as a title that is no heading element: its class, or the size of its letters."""
    if tag == "font":
        size = (element.get("size") or "").strip()
        return f"letters {size}" if size in _LARGE else ""
    known = listed("markup", "titles")
    for name in (element.get("class") or "").split():
        if name.casefold() in known or _LAST.split(name)[-1].casefold() in known:
            return str(name)
    return ""


def with_titles(lines: Sequence[Line], called: Mapping[int, str]) -> list[Line]:
    """The lines, those titles that a page without headings of its own has marked in one way.

    `called` is the place of each line that may be one -> how it is marked. Most of those marked alike
    have a text below them before the next.
    """
    if not called or _has_headings(lines):
        return list(lines)
    kinds: dict[str, list[int]] = {}
    for index, kind in called.items():
        if not lines[index].hint and 1 < lines[index].words <= LONGEST:
            kinds.setdefault(kind, []).append(index)
    alike = [each for each in kinds.values() if _open_texts(lines, each)]
    titles = frozenset(sorted(alike, key=len)[-1]) if alike else frozenset[int]()
    return [replace(line, level=LEVEL) if index in titles else line for index, line in enumerate(lines)]


def _has_headings(lines: Sequence[Line]) -> bool:
    levels = [line.level for line in lines if line.level and not line.hint]
    return len(levels) != len(set(levels))


def _open_texts(lines: Sequence[Line], places: Sequence[int]) -> bool:
    if len(places) < FEWEST:
        return False
    ends = [*places[1:], len(lines)]
    told = sum(
        any(line.is_prose and not line.hint and line.words > 8 for line in lines[place + 1 : end])
        for place, end in zip(places, ends, strict=True)
    )
    return told * 10 >= len(places) * 8
