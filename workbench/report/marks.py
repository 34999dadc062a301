"""How each verdict is drawn, as data: told apart by shape first, by a blue-red scale second."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.values.verdict import VerdictCode

INK, INK_DARK = "#1B1F23", "#E8E6E1"
PAPER, PAPER_DARK = "#FCFBF8", "#16181B"
RULE, RULE_DARK = "#D9D6CE", "#34383D"
MUTED, MUTED_DARK = "#5C6166", "#A7ACB2"  # at least 4.5:1 on paper


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict's mark. `symbol` is plotly's; `quarters` of a circle are filled, clockwise from the top."""

    code: VerdictCode | None  # None: not yet reviewed
    label: str
    shape: str
    glyph: str
    symbol: str
    quarters: int
    light: str
    dark: str

    def colour(self, *, dark: bool) -> str:
        return self.dark if dark else self.light


MARKS = (
    Mark(VerdictCode.ACCURATE, "Accurate", "filled circle", "●", "circle", 4, "#2166AC", "#6BAED6"),
    Mark(
        VerdictCode.MOSTLY_ACCURATE,
        "Mostly accurate",
        "three-quarter circle",
        "◕",
        "circle-open",
        3,
        "#4393C3",
        "#9ECAE1",
    ),
    Mark(VerdictCode.MISLEADING, "Misleading", "half circle", "◑", "circle-open", 2, "#B07D00", "#F2C14E"),
    Mark(
        VerdictCode.MOSTLY_INACCURATE,
        "Mostly inaccurate",
        "quarter circle",
        "◔",
        "circle-open",
        1,
        "#D6604D",
        "#F4A582",
    ),
    Mark(VerdictCode.INACCURATE, "Inaccurate", "cross", "✕", "x-thin-open", 0, "#B2182B", "#EF6A6A"),
    Mark(VerdictCode.UNPROVEN, "Unproven", "hollow diamond", "◇", "diamond-open", 0, "#6A51A3", "#B8A6E0"),
    Mark(VerdictCode.NOT_CHECKABLE, "Not checkable", "dash", "–", "line-ew-open", 0, "#6B7075", "#A7ACB2"),
    Mark(None, "Not yet reviewed", "hollow circle", "○", "circle-open", 0, "#75787A", "#949390"),
)
"""Every verdict, in the order of legends: the scale, then what is outside it. The last is ink at 60 %."""

_BY_CODE = {mark.code: mark for mark in MARKS}


def mark_of(code: VerdictCode | None) -> Mark:
    return _BY_CODE[code]
