"""The marks of verdicts as pieces of SVG, for components to draw. Shapes and colours: `report.marks`."""

from __future__ import annotations

from workbench.report.marks import MARKS, Mark
from workbench.values.verdict import VerdictCode

DISMISSED = "dismissed"

_CIRCLE = "M8 1.75a6.25 6.25 0 1 0 0 12.5a6.25 6.25 0 1 0 0-12.5z"
_WEDGES = {  # quarters, clockwise from the top
    1: "M8 8V1.75A6.25 6.25 0 0 1 14.25 8z",
    2: "M8 1.75a6.25 6.25 0 0 1 0 12.5z",
    3: "M8 8V1.75A6.25 6.25 0 1 1 1.75 8z",
    4: _CIRCLE,
}
_LINES = {
    VerdictCode.INACCURATE: ("M3 3L13 13M13 3L3 13", "thick"),
    VerdictCode.UNPROVEN: ("M8 1.5L14.5 8L8 14.5L1.5 8z", "line"),
    VerdictCode.NOT_CHECKABLE: ("M2.5 8H13.5", "thick"),
}


def pieces(mark: Mark) -> list[list[str]]:
    """The mark in a box of 16 by 16, as (path, "fill", "line" or "thick")."""
    if mark.code in _LINES:
        return [list(_LINES[mark.code])]
    wedge = [[_WEDGES[mark.quarters], "fill"]] if mark.quarters else []
    return [*wedge, [_CIRCLE, "line"]]


def drawn_marks() -> dict[str, dict[str, object]]:
    """Every mark by its verdict's code; "" is not yet reviewed."""
    found: dict[str, dict[str, object]] = {
        mark.code.value if mark.code else "": {
            "label": mark.label,
            "light": mark.light,
            "dark": mark.dark,
            "pieces": pieces(mark),
        }
        for mark in MARKS
    }
    open_mark = found[""]
    found[DISMISSED] = {**open_mark, "label": "Dismissed", "pieces": [["M4 12L12 4", "line"]]}
    return found
