"""Lines of a document in the order in which its reader finds them."""

from __future__ import annotations

import re

from workbench.intake.lines import Line, squashed

_SPACE = re.compile(r"[^\S\t]+")


class Gathered:
    """The lines so far, numbered from 1. White space inside them is one blank, at their ends none."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(
        self,
        text: str,
        *,
        gap: int = 1,
        level: int = 0,
        hint: str = "",
        kept: bool = False,
        url: str = "",
        number: int | None = None,
    ) -> None:
        """One more line, unless it is blank. `gap` counts the blank lines before it."""
        words = _SPACE.sub(" ", text).strip()
        if words:
            place = len(self.lines) + 1 if number is None else number
            self.lines.append(
                Line(place, words, gap, level=level, hint=hint, kept=kept, linked=bool(url), url=url)
            )

    def titled(self, headline: str) -> tuple[Line, ...]:
        """The lines under this headline, which is put above them unless they open with it."""
        words = " ".join(headline.split())
        if not words or (self.lines and squashed(self.lines[0].text) == squashed(words)):
            return tuple(self.lines)
        return (Line(0, words, level=1), *self.lines)
