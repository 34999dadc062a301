"""Points that are percentage points, because the level that they moved is a percent."""

from __future__ import annotations

import itertools
from typing import Final

from workbench.extract.figures.draft import Draft, same_sentence
from workbench.extract.figures.tokens import Tokens
from workbench.extract.figures.units import BY_NAME
from workbench.values.figure import UnitKind

_MOST: Final = 50  # points that a percent moves by
_NEAR: Final = 8  # tokens between the level and the points


def points_of_percent(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "on 34%, down two points": the points of a percent; "fell 1.2%, down 88 points" are an index's."""
    for level, draft in itertools.pairwise(drafts):
        if draft.unit != "point" or draft.change is None or draft.value > _MOST:
            continue
        beside = level.kind is UnitKind.PERCENT and level.change is None and draft.limit - level.end <= _NEAR
        if level.unit == "%" and beside and same_sentence(tokens, level.end, draft.first):
            unit = BY_NAME["percentage point"]
            draft.unit, draft.kind, draft.dimension = unit.name, unit.kind, unit.dimension
            draft.choices.append("a “point” is a percentage point: it is what a percent beside it moved by")
