"""Whether the claims of its figures say all that a statement says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from workbench.extract.parser import Parse
from workbench.values.attribution import Attribution
from workbench.values.span import Span

LONG_CLAUSE = 10
"""Words of a clause that says something of its own."""
_WORD = re.compile(r"\w+")
_CLAUSE_MARK = re.compile(r"[,;:–—][ ]|[ ](?:but|while|whereas|and that)[ ]")


class Covering:
    """The figures of an article that make a claim, held against its statements. `starts` are those of its
    sentences, `parses` are by the start of their sentence, `figures` in reading order."""

    def __init__(
        self, text: str, starts: Sequence[int], parses: Mapping[int, Parse], figures: Sequence[Span]
    ) -> None:
        self._text = text
        self._starts = starts
        self._parses = parses
        self._figures = figures
        self._figure_starts = [figure.start for figure in figures]

    def covers(self, said: Attribution) -> bool:
        """The figures stand for the statement: no longer clause with a verb of its own is without one."""
        figures = [span for piece in said.content for span in self._figures_in(piece)]
        if not figures:
            return False
        return not any(
            len(_WORD.findall(clause.of(self._text))) >= LONG_CLAUSE
            and not any(figure.overlaps(clause) for figure in figures)
            and self._has_verb(clause)
            for piece in said.content
            for clause in _clauses(self._text, piece)
        )

    def _figures_in(self, piece: Span) -> Iterator[Span]:
        for span in self._figures[bisect_right(self._figure_starts, piece.start - 1) :]:
            if span.start >= piece.end:
                return
            if span in piece:
                yield span

    def _has_verb(self, clause: Span) -> bool:
        """A finite verb; without a parse it is taken for granted."""
        at = bisect_right(self._starts, clause.start) - 1
        parse = self._parses.get(self._starts[at] if at >= 0 else clause.start)
        if parse is None:
            return True
        return any(
            token.tag in ("VBD", "VBP", "VBZ", "MD") and token.span in clause for token in parse.tokens
        )


def _clauses(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for match in _CLAUSE_MARK.finditer(text, piece.start, piece.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, piece.end)
