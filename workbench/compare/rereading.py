"""Claims that outlive the extractor: which claim of a newer reading is which known one. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from workbench.values.claim import Claim
from workbench.values.listing import ClaimRow
from workbench.values.reading import Reading
from workbench.values.span import Span

_WORDS = re.compile(r"\w+|\W")
"""Words, and each character between them; together they are the whole text."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """`kept`: the position in the new reading of each known claim that it still has.
    `lost`: known claims that it no longer has. `new`: positions that are no known claim.
    """

    kept: dict[str, int]
    lost: tuple[str, ...]
    new: tuple[int, ...]


def match(known: Sequence[ClaimRow], reading: Reading) -> Rereading:
    """Each known claim with the claim of the reading that is the same one.

    The same is: in the same sentence (they overlap), with or without a figure as before, and at
    overlapping words; among several, the same id, then the same value in the same unit, then the
    greater overlap, then the nearer one. What is left pairs up where a sentence states the same
    value once more. One to one; the order of the input does not matter.
    """
    nearby = _Nearby(reading)
    pairs = [
        (strength, row.id, position)
        for row in known
        for position in nearby.positions(row.sentence)
        if (strength := _strength(row, reading, position)) is not None
    ]
    # strongest first; ids and positions make the answer the same every time
    pairs.sort(key=lambda pair: (tuple(-each for each in pair[0]), pair[1], pair[2]))
    kept: dict[str, int] = {}
    taken: set[int] = set()
    for _, claim_id, position in pairs:
        if claim_id not in kept and position not in taken:
            kept[claim_id] = position
            taken.add(position)
    return Rereading(
        kept=dict(sorted(kept.items())),
        lost=tuple(sorted(row.id for row in known if row.id not in kept)),
        new=tuple(position for position in range(len(reading.claims)) if position not in taken),
    )


def carried_over(known: Sequence[ClaimRow], before: str, after: str) -> tuple[ClaimRow, ...]:
    """The claims with their places in a new version of the text; one whose words are gone is left out."""
    if before == after:
        return tuple(known)
    moves = tuple(_unchanged(before, after))
    moved: list[ClaimRow] = []
    for row in known:
        span, sentence = _moved(row.span, moves), _moved(row.sentence, moves)
        if span is not None:
            moved.append(replace(row, span=span, sentence=span.joined(sentence) if sentence else span))
    return tuple(moved)


class _Nearby:
    """Positions of the claims whose sentences may overlap a span, without looking at all of them."""

    def __init__(self, reading: Reading) -> None:
        places = sorted((claim.sentence.start, position) for position, claim in enumerate(reading.claims))
        self._starts = [start for start, _ in places]
        self._positions = [position for _, position in places]
        self._longest = max((len(claim.sentence) for claim in reading.claims), default=0)

    def positions(self, span: Span) -> list[int]:
        first = bisect_left(self._starts, span.start - self._longest)
        return self._positions[first : bisect_left(self._starts, span.end)]


def _strength(row: ClaimRow, reading: Reading, position: int) -> tuple[float, ...] | None:
    """How surely the two are one claim, best first in each place; None where they can't be."""
    claim = reading.claims[position]
    if not row.sentence.overlaps(claim.sentence) or (row.value is None) != (claim.figure is None):
        return None
    span = _place(reading, claim)
    common = row.span.overlap(span)
    same_value = False
    if claim.figure is not None:
        figure = reading.figures[claim.figure]
        same_value = (figure.value, figure.high, figure.unit) == (row.value, row.high, row.unit)
    if common == 0 and not same_value:
        return None
    share = common / max(1, len(row.span.joined(span)))
    return (
        float(common > 0),
        float(row.id == claim.id),
        float(same_value),
        share,
        -float(abs(row.span.start - span.start)),
    )


def _place(reading: Reading, claim: Claim) -> Span:
    """Where the claim stands: its figure, else what is attributed, else its sentence."""
    if claim.figure is not None:
        return reading.figures[claim.figure].span
    if claim.attribution is not None and reading.attributions[claim.attribution].content:
        content = reading.attributions[claim.attribution].content
        return Span(content[0].start, content[-1].end)
    return claim.sentence


def _unchanged(before: str, after: str) -> Iterator[tuple[Span, int]]:
    """The stretches of `before` that stand in `after` too, and how far each has moved.

    Compared line by line first, then word by word inside lines that changed, so that long articles
    stay quick.
    """
    yield from _common(before.splitlines(True), after.splitlines(True), 0, 0, by_word=True)


def _common(
    before: list[str], after: list[str], at_before: int, at_after: int, *, by_word: bool
) -> Iterator[tuple[Span, int]]:
    starts_before, starts_after = _starts(before, at_before), _starts(after, at_after)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            start = starts_before[i]
            yield Span(start, starts_before[i_end]), starts_after[j] - start
        elif tag == "replace" and by_word:
            yield from _common(
                _WORDS.findall("".join(before[i:i_end])),
                _WORDS.findall("".join(after[j:j_end])),
                starts_before[i],
                starts_after[j],
                by_word=False,
            )


def _starts(pieces: list[str], at: int) -> list[int]:
    starts = [at]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _moved(span: Span, moves: Sequence[tuple[Span, int]]) -> Span | None:
    """Where what is left of the span stands now; None where nothing of it is left."""
    found: Span | None = None
    for stretch, by in moves:
        if stretch.overlaps(span):
            start, end = max(span.start, stretch.start) + by, min(span.end, stretch.end) + by
            piece = Span(start, end)
            found = piece if found is None else found.joined(piece)
    return found
