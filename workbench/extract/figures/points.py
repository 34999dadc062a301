"""Points that are percentage points, because the level that they moved is a percent."""

from __future__ import annotations

import itertools
from typing import Final

from workbench.extract.figures.draft import Draft, same_sentence
from workbench.extract.figures.tokens import Tokens
from workbench.extract.figures.units import BY_NAME

_MOST: Final = 50  # points that a percent moves by
_NEAR: Final = 8  # tokens between the level and the points


def points_of_percent(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "on 34%, down two points": the points of a percent; "fell 1.2%, down 88 points" are an index's."""
    for a, b in itertools.pairwise(drafts):
        if b.unit == "%" and _moves(a) and tokens.lows[a.end : b.limit] == ("to",):
            _rename(a)  # "dropped 11 points to 24%"
        beside = a.unit == "%" and a.change is None and b.limit - a.end <= _NEAR
        if beside and _moves(b) and same_sentence(tokens, a.end, b.first):
            _rename(b)


def _moves(draft: Draft) -> bool:
    return draft.unit == "point" and draft.change is not None and draft.value <= _MOST


def _rename(draft: Draft) -> None:
    unit = BY_NAME["percentage point"]
    draft.unit, draft.kind, draft.dimension = unit.name, unit.kind, unit.dimension
    draft.choices.append("a “point” is a percentage point: it is what a percent beside it moved by")
