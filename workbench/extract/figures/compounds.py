"""Several units for one measure: "5 ft 10 in", "2 hours and 30 minutes", "3 days, 4 hours and 5 minutes"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.draft import Draft, gap_between
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.numeral import Numeral, decimal_of, small_number
from workbench.extract.figures.tokens import NUMBER, Tokens
from workbench.extract.figures.units import unit_after
from workbench.values.figure import UnitKind

_FOOT: Final = frozenset(["'", "′"])
_INCH: Final = frozenset(['"', "″"])
_BY: Final = frozenset(["x", "×", "by"])
_INCHES: Final = Decimal(12)
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


def feet_and_inches(tokens: Tokens, numeral: Numeral) -> Draft | None:
    """ "5'10"" in inches, and "12' x 14'" in feet; quotation marks around a number are none."""
    at = numeral.end
    if numeral.spelled or tokens.lows[at] not in _FOOT or not tokens.glued(at) or not numeral.whole:
        return None
    if tokens.lows[numeral.first - 1] in _FOOT:
        return None
    small = decimal_of(tokens.words[at + 1]) if tokens.kinds[at + 1] == NUMBER else None
    if small is not None and tokens.glued(at + 1) and small < _INCHES:
        end = at + 2 + (tokens.lows[at + 2] in _INCH and tokens.glued(at + 2))
        value = EXACT.add(EXACT.multiply(numeral.value, _INCHES), small)
        draft = Draft(numeral.first, end, numeral, value, "inch", UnitKind.PHYSICAL, rule="feet and inches")
        draft.digits = (numeral.digits[0], tokens.ends[at + 1])
    elif tokens.lows[at + 1] in _BY or tokens.lows[numeral.first - 1] in _BY:
        draft = Draft(numeral.first, at + 1, numeral, numeral.value, "foot", UnitKind.PHYSICAL)
        draft.rule = "sign of feet"
    else:
        return None
    draft.dimension = "metre"
    return draft


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


def with_cents(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """ "2 dollars and 50 cents" is one amount."""
    made: list[Draft] = []
    for draft in drafts:
        whole = made[-1] if made else draft
        if _cents_of(tokens, whole, draft):
            whole.value, whole.end = EXACT.add(whole.value, draft.value), draft.end
            whole.per, whole.digits = draft.per, (whole.digits[0], draft.digits[1])
            continue
        made.append(draft)
    return made


def _cents_of(tokens: Tokens, whole: Draft, part: Draft) -> bool:
    """The second amount is the cents of the first."""
    if not part.kind is whole.kind is UnitKind.CURRENCY or part.unit != whole.unit:
        return False
    if whole.sign_left or whole.per or not whole.numeral.whole or not part.value < 1 <= whole.value:
        return False
    return gap_between(tokens, whole, part) in (("and",), (",",), ()) and tokens.lows[part.end] != "of"
