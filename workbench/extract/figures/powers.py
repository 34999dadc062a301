"""Powers of ten behind a number: "3.2 × 10⁵", "3.2 x 10^5", "10⁻³", "1.5e6"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.numeral import LONGEST
from workbench.extract.figures.tokens import NUMBER, Tokens

_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_DIGITS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_TIMES: Final = frozenset(["×", "x", "·", "*"])
_MINUS: Final = frozenset(["-", "−", "⁻"])
_TEN: Final = Decimal(10)


def power_after(tokens: Tokens, at: int, value: Decimal) -> tuple[int, Decimal | None] | None:
    """End and factor of the power of ten at token `at`, behind a number of this value; None where none
    stands. The factor is None where no figure has so many digits ("$1e400").
    """
    if tokens.lows[at] == "e" and tokens.glued(at):
        found = _exponent(tokens, at + 1)
    elif tokens.lows[at] in _TIMES and tokens.words[at + 1] == "10":
        found = _raised(tokens, at + 2)
    elif value == _TEN:
        found = _raised(tokens, at)
        return None if found is None else (found[0], _power(found[1] - 1))
    else:
        return None
    return None if found is None else (found[0], _power(found[1]))


def _raised(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """ "^5", "^-5", "⁵", "⁻⁵" glued to the ten."""
    if not tokens.glued(at):
        return None
    if tokens.lows[at] == "^":
        return _exponent(tokens, at + 1)
    minus = tokens.lows[at] == "⁻"
    digits = tokens.words[at + minus]
    if not digits or not _RAISED_DIGITS.issuperset(digits) or len(digits) > LONGEST:
        return None
    exponent = int(digits.translate(_RAISED))
    return at + minus + 1, -exponent if minus else exponent


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The whole number glued on, with its sign."""
    minus = tokens.lows[at] in _MINUS
    digits = at + (minus or tokens.lows[at] == "+")
    glued = all(tokens.glued(i) for i in range(at, digits + 1))
    if tokens.kinds[digits] != NUMBER or not glued or not tokens.words[digits].isdigit():
        return None
    exponent = int(tokens.words[digits][: LONGEST + 1])
    return digits + 1, -exponent if minus else exponent


def _power(exponent: int) -> Decimal | None:
    return _TEN**exponent if abs(exponent) <= LONGEST else None
