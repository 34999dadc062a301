"""What follows a number, asked before it is read: a unit, money, a scale or a noun to count."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.extract.figures.counted import people_after
from workbench.extract.figures.currencies import money_after
from workbench.extract.figures.nouns import STOP, plural
from workbench.extract.figures.numerals import read_numeral, short_scale
from workbench.extract.figures.tokens import WORD, Tokens
from workbench.extract.figures.units import unit_after


@dataclass(frozen=True, slots=True)
class Block:
    """Tokens `first` to `end` hold no figure, and why, in plain words."""

    first: int
    end: int
    reason: str
    year: bool = False


def takes_unit(tokens: Tokens, i: int) -> bool:
    """A unit, money, scale or counted noun follows the number at token `i`."""
    numeral = read_numeral(tokens, i)
    if numeral is None:
        return False
    end = numeral.end
    digits = not numeral.spelled
    return (
        numeral.scale != 1
        or unit_after(tokens, end, digits=digits, one=numeral.value <= 1) is not None
        or money_after(tokens, end, digits=digits, value=numeral.value) is not None
        or (short_scale(tokens, numeral) is not None and tokens.glued(end))
        or plural_follows(tokens, end)
        or people_after(tokens, end) is not None
    )


def plural_follows(tokens: Tokens, at: int) -> bool:
    """A plural noun follows, at most two words away."""
    for i in range(at, at + 3):
        if plural(tokens, i):
            return True
        if tokens.kinds[i] != WORD or (tokens.lows[i] in STOP and tokens.words[i] != "US"):
            return False
    return False
