"""What a figure measures, as it was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """`text` is what the figure measures, `entity` whose it is; `back` where the text only points back to
    the figure before; `rule` is how it was read; `measure` is false where the words only say what the
    clause is about."""

    text: str
    entity: str | None
    rule: str
    back: bool = False
    measure: bool = True
