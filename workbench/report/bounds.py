"""Which values the words of a claim allow, so that "more than 400" and "402.7" are no contradiction.

A figure as printed stands for every value that rounds to its digits: 402.7 billion for 402.65 to
402.75 billion. Claims differ only where no value fits them all (the rule of AggChecker, SIGMOD 2019).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from workbench.values.figure import Change, Modifier
from workbench.values.listing import ClaimRow

ABOUT = Decimal("0.05")
"""How far "about" may be off, as a share of the figure; ours, wide enough for newspaper rounding."""

_FROM_BELOW = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN})
_FROM_ABOVE = frozenset({Modifier.UP_TO, Modifier.LESS_THAN})
_ROUGHLY = frozenset({Modifier.ABOUT, Modifier.NEARLY})


@dataclass(frozen=True, slots=True)
class Bounds:
    """Both ends belong to it; infinite where the words leave that end open."""

    low: Decimal
    high: Decimal

    @property
    def width(self) -> Decimal:
        return self.high - self.low


def bounds(claim: ClaimRow) -> Bounds:
    """The values that the claim's figure, range, rounding and modifier allow; a fall is negative."""
    low = claim.value or Decimal(0)
    high = claim.high if claim.high is not None else low
    slack = half_of_last_digit(claim)
    if claim.modifier in _ROUGHLY:
        slack = max(slack, ABOUT * abs(high))
    low, high = low - slack, high + slack
    if claim.modifier in _FROM_BELOW:
        high = Decimal("Infinity")
    elif claim.modifier in _FROM_ABOVE:
        low = Decimal("-Infinity")
    return Bounds(-high, -low) if claim.change is Change.DOWN else Bounds(low, high)


def half_of_last_digit(claim: ClaimRow) -> Decimal:
    """Half a unit of the last decimal printed, in full: 50,000,000 for "402.7 billion"; else 0."""
    try:
        printed = Decimal((claim.digits or "").replace(",", ""))
    except InvalidOperation:
        return Decimal(0)
    exponent = printed.as_tuple().exponent
    if not printed or claim.value is None or not isinstance(exponent, int) or exponent >= 0:
        return Decimal(0)  # whole numbers are taken as they are: 45 dead is not 44.6
    return abs(claim.value / printed) * Decimal(10) ** exponent / 2


def agree(claims: Iterable[ClaimRow]) -> bool:
    """Some value fits them all."""
    allowed = [bounds(claim) for claim in claims]
    return not allowed or max(each.low for each in allowed) <= min(each.high for each in allowed)


def sharpest(claims: Iterable[ClaimRow]) -> ClaimRow:
    """The claim that says most exactly what the value is; the first of equals."""
    return min(claims, key=lambda claim: bounds(claim).width)
