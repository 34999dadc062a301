"""A verb that may report, with what surrounds it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extract.cues import Frame
from workbench.values.attribution import Polarity


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that may report, with what surrounds it."""

    verb: int
    last: int  # the last word of a phrasal verb
    lemma: str
    frames: tuple[Frame, ...]
    subject: int | None
    passive: bool
    polarity: Polarity | None  # None where the frame's own holds
    governor: int | None  # "declined" of "declined to say"
