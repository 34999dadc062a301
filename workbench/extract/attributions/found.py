"""What the finders hand to each other: an attribution whose source is not yet resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as its sentence tells it. `content` is in reading order."""

    source: Span | None
    cue: Span
    lemma: str
    content: tuple[Span, ...]
    rule: str
    speech_class: AttributionClass = AttributionClass.SPEECH
    polarity: Polarity = Polarity.ASSERTED
    hedges: tuple[Span, ...] = ()
    via: Span | None = None
    clause: Span | None = None  # the clause of the cue, source included: "Volk said on Friday"


_EDGE = " \t\u00a0,;:–—-…"
_OPENING = "“\"„«‘'`(["
_CLOSING = "”\"“»’')]"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space, commas and dashes at its ends; None where nothing is left.

    A full stop at the end goes too, unless a quotation closes after it.
    """
    while start < end and (text[start] in _EDGE or text[start] in ".!?"):
        start += 1
    while start < end and (text[end - 1] in _EDGE or text[end - 1] in "."):
        if text[end - 1] == "." and end - 3 >= start and text[end - 3] == ".":
            break  # "U.S."
        end -= 1
    if (
        start < end
        and text[end : end + 1] == ")"
        and text.count("(", start, end) > text.count(")", start, end)
    ):
        end += 1
    return Span(start, end) if start < end else None


def merged(pieces: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The pieces in reading order, those that touch or overlap (white space between) made one."""
    found: list[Span] = []
    for piece in sorted(pieces):
        if found and not text[found[-1].end : piece.start].strip():
            found[-1] = found[-1].joined(piece)
        else:
            found.append(piece)
    return tuple(found)


def without(pieces: Iterable[Span], hole: Span) -> tuple[Span, ...]:
    """The pieces with `hole` cut out of them."""
    found: list[Span] = []
    for piece in pieces:
        if not piece.overlaps(hole):
            found.append(piece)
            continue
        if piece.start < hole.start:
            found.append(Span(piece.start, hole.start))
        if hole.end < piece.end:
            found.append(Span(hole.end, piece.end))
    return tuple(found)
