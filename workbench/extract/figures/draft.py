"""A figure on its way: what the steps of the grammar fill in before it becomes a `Figure`.

The one value of this package that changes: it never leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from workbench.extract.figures.numeral import Numeral
from workbench.extract.figures.tokens import BREAK, EDGE, MARK, Tokens
from workbench.values.figure import Change, Modifier, UnitKind

_ENDS: Final = frozenset(".!?")
_NEAR: Final = 8  # tokens between two figures that may belong together
_FAR: Final = 40  # tokens; two figures further apart are not read together


@dataclass(slots=True, eq=False)
class Draft:
    """Tokens `first` to `end` hold the figure with its unit, the modifier left out."""

    first: int
    end: int
    numeral: Numeral
    value: Decimal
    unit: str = ""
    kind: UnitKind = UnitKind.COUNT
    high: Decimal | None = None
    per: str | None = None
    modifier: Modifier | None = None
    modifier_first: int = -1  # token where the words that limit it begin
    change: Change | None = None
    equivalent_of: Draft | None = None
    from_draft: Draft | None = None
    reason: str | None = None  # why no one would check it
    digits: tuple[int, int] = (0, 0)
    rule: str = ""
    bare: bool = False  # no unit and no noun
    sign_left: bool = False  # money whose sign stands before the number
    bare_dollar: bool = False  # money by a "$" with no country to it
    dimension: str = ""  # what the unit measures, by its base unit
    age: bool = False
    compared: bool = False  # the figure that another one changed from
    part_of_many: bool = False  # the "seven" of "seven of the 10"
    choices: list[str] = field(default_factory=list)  # what was ambiguous, what was chosen and why

    @property
    def limit(self) -> int:
        """The first token of the figure with its modifier."""
        return self.modifier_first if self.modifier_first >= 0 else self.first

    def take_unit(self, other: Draft) -> None:
        """Count the same thing as `other`."""
        self.unit, self.kind, self.dimension = other.unit, other.kind, other.dimension
        self.per = self.per or other.per
        self.bare = False


def same_sentence(tokens: Tokens, first: int, end: int) -> bool:
    """No end of a sentence or line stands between the two tokens, and they are near."""
    if end - first > _FAR:
        return False
    for i in range(first, end):
        kind = tokens.kinds[i]
        if kind in (BREAK, EDGE) or cell_end(tokens, i):
            return False
        if kind == MARK and tokens.lows[i] in _ENDS and not tokens.glued(i + 1):
            return False
    return True


def cell_end(tokens: Tokens, i: int) -> bool:
    """Token `i` divides the cells of a table: a pipe or tabs."""
    return tokens.kinds[i] == MARK and tokens.words[i].strip() in ("", "|")


def sentence_first(tokens: Tokens, i: int, far: int) -> int:
    """The first token of the sentence of token `i`, at most `far` tokens back."""
    at = i
    while at > i - far and at > 0:
        kind = tokens.kinds[at - 1]
        if kind in (BREAK, EDGE) or cell_end(tokens, at - 1):
            break
        if kind == MARK and tokens.lows[at - 1] in _ENDS and not tokens.glued(at):
            break
        at -= 1
    return at


def gap_between(tokens: Tokens, a: Draft, b: Draft) -> tuple[str, ...]:
    """The words between two figures, modifiers of the second included."""
    return tokens.lows[a.end : b.first] if b.first - a.end <= _NEAR else ("", "far", "")
