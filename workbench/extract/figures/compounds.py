"""Several units for one measure: "5 ft 10 in", "2 hours and 30 minutes", "3 days, 4 hours and 5 minutes"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.draft import Draft
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.numeral import decimal_of, small_number
from workbench.extract.figures.tokens import NUMBER, Tokens
from workbench.extract.figures.units import unit_after

_SMALLER: Final = {
    ("foot", "inch"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("pound", "ounce"): 16,
    ("year", "month"): 12,
}


def add_smaller(tokens: Tokens, draft: Draft) -> None:
    """Take the smaller units that go on with this measure; it is told in the smallest of them."""
    while _add_one(tokens, draft):
        pass


def _add_one(tokens: Tokens, draft: Draft) -> bool:
    at = draft.end
    if tokens.lows[at] == "," and tokens.lows[at + 1] == "and":
        at += 2
    elif tokens.lows[at] in ("and", ",") or (tokens.lows[at] == "-" and draft.unit == "foot"):
        at += 1
    small = decimal_of(tokens.words[at]) if tokens.kinds[at] == NUMBER else small_number(tokens, at)
    if small is None or not draft.numeral.whole or draft.per:
        return False
    found = unit_after(tokens, at + 1, digits=tokens.kinds[at] == NUMBER, one=small <= 1)
    if found is None and draft.unit == "foot" and tokens.lows[at + 1] in ("in", "in."):
        end, name = at + 2, "inch"
    elif found is not None:
        end, name = found.end, found.unit.name
    elif draft.unit == "foot" and tokens.lows[at - 1] == "-":
        end, name = at + 1, "inch"  # "a 5-foot-10 suspect"
    else:
        return False
    ratio = _SMALLER.get((draft.unit, name))
    if ratio is None or small >= ratio:
        return False
    draft.value = EXACT.add(EXACT.multiply(draft.value, Decimal(ratio)), small)
    draft.unit, draft.end = name, end
    draft.digits = (draft.numeral.digits[0], tokens.ends[at])
    draft.rule = "several units for one measure"
    return True
