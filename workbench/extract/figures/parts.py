"""Parts of a whole, in percent: "two-thirds of the seats", "one in five", "9 out of 10"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.change import verb_before
from workbench.extract.figures.draft import Draft
from workbench.extract.figures.nouns import STOP, plural
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.numeral import Numeral, percent_of, small_number
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import unit_after
from workbench.values.figure import UnitKind

_PART_NEXT: Final = frozenset(
    ["of", "the", "its", "their", "his", "her", "our", "all", "as", "those", "these"]
)
_PART_BEFORE: Final = frozenset([
    "by", "nearly", "about", "almost", "over", "than", "around", "roughly", "least", "under", "approximately",
    "to", "some", "up", "down",
])  # fmt: skip
_PART_ENDS: Final = frozenset([
    "in", "from", "since", "to", "and", "that", "were", "on", "over", "this", "last", "compared", "against",
    "within", "between", "after", "before", "when", "while", "as", "versus", "at", "during", "but", "by",
    "annually", "overnight", "today", "yesterday", "year", "if", "or",
])  # fmt: skip
_MORE_OR_LESS: Final = frozenset(["more", "less", "fewer", "higher", "lower", "cheaper", "dearer"])
_AGAINST_WHAT: Final = frozenset(
    ["the", "its", "their", "his", "her", "last", "that", "what", "normal", "average"]
)
_ROUND: Final = frozenset(
    Decimal(whole)
    for whole in (
        *range(2, 11),
        12,
        15,
        20,
        25,
        30,
        40,
        50,
        60,
        70,
        80,
        90,
        100,
        200,
        250,
        300,
        400,
        500,
        1000,
        10_000,
        100_000,
        1_000_000,
    )
)
_LARGE: Final = Decimal(1_000_000)


def part_of_whole(tokens: Tokens, numeral: Numeral) -> Draft | None:
    """ "two-thirds of the seats" is 66.67 %."""
    at = numeral.end
    if tokens.kinds[numeral.first] == NUMBER and tokens.lows[at] in ("", ",", "."):
        return None
    counting = small_number(tokens, numeral.first)
    if counting is None or not numeral.spelled:
        sure = tokens.lows[at] in _PART_NEXT or _more_by_a_part(tokens, numeral.first, at)
        before = tokens.lows[numeral.first - 1]
        ends = tokens.kinds[at] != WORD or tokens.lows[at] in _PART_ENDS or year_on_year(tokens, at)
        moved = verb_before(tokens, numeral.first)
        if not sure and not ((moved or before in _PART_BEFORE) and ends):
            return None
    value = numeral.value
    whole = EXACT.divide(Decimal(1), value) if value else Decimal(1)
    near = whole.quantize(Decimal(1))
    percent = (
        percent_of(Decimal(1), near)
        if abs(whole - near) < Decimal("1e-40")
        else percent_of(value, Decimal(1))
    )
    if percent == EXACT.multiply(value, Decimal(100)) and len(percent.as_tuple().digits) > 20:
        percent = percent_of(EXACT.multiply(value, Decimal(100)), Decimal(100))
    if len(percent.as_tuple().digits) > 20:
        percent = percent.quantize(Decimal("0.01"))
    return Draft(numeral.first, at, numeral, percent, "%", UnitKind.PERCENT, rule="part of a whole")


def _more_by_a_part(tokens: Tokens, first: int, at: int) -> bool:
    """ "a tenth more than in May", "a fifth below its peak"; not "a third more serious case"."""
    if tokens.lows[first] != "a" or tokens.kinds[at] != WORD:
        return False
    then = tokens.lows[at + 1]
    if tokens.lows[at] in _MORE_OR_LESS:
        return then == "than" or tokens.kinds[at + 1] != WORD
    return tokens.lows[at] in ("above", "below") and then in _AGAINST_WHAT


def year_on_year(tokens: Tokens, at: int) -> bool:
    """ "year-on-year", "month over month", "quarter on quarter": what it is compared with, and no unit."""
    join = at + 1 + (tokens.lows[at + 1] == "-")
    again = join + 1 + (tokens.lows[join + 1] == "-")
    return (
        tokens.kinds[at] == WORD
        and tokens.lows[join] in ("on", "over", "to")
        and tokens.lows[again] == tokens.lows[at]
    )


def one_in_five(tokens: Tokens, numeral: Numeral) -> Draft | None:
    """ "one in five", "9 out of 10", "one of every 200": the share in percent."""
    at = numeral.end
    above = numeral.value
    if numeral.scale != 1 or not numeral.whole or above < 1:
        return None
    out_of = False
    at = _past_hyphen(tokens, at)
    if tokens.lows[at] == "out" and tokens.lows[at + 1] == "of":
        at, out_of = at + 2, True
    elif tokens.lows[at] in ("in", "of"):
        needs_every = tokens.lows[at] == "of"
        at = _past_hyphen(tokens, at + 1)
        if needs_every and tokens.lows[at] != "every":
            return None
    else:
        return None
    if tokens.lows[at] == "every":
        at, out_of = at + 1, True
    below = small_number(tokens, at)
    if below is None or above >= below:
        return None
    counted = above == 1 and below < 100 and plural(tokens, at + 1) and tokens.lows[numeral.first - 1] in STOP
    if below not in _ROUND and not counted:
        return None  # but "yet one in 19 children"
    end = at + 1
    if tokens.lows[end] in ("million", "thousand", "billion") and tokens.kinds[end] == WORD:
        below = EXACT.multiply(
            below, {"thousand": Decimal(1000), "million": _LARGE}.get(tokens.lows[end], Decimal(10) ** 9)
        )
        end += 1
    if unit_after(tokens, end, digits=True, one=False) is not None or (not out_of and above > 9):
        return None
    if out_of and above >= 10 and below not in (Decimal(100), Decimal(1000)):
        return None
    percent = percent_of(above, below)
    draft = Draft(numeral.first, end, numeral, percent, "%", UnitKind.PERCENT, rule="so many in so many")
    draft.digits = (numeral.digits[0], tokens.ends[end - 1])
    return draft


def _past_hyphen(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.lows[at] == "-" and tokens.glued(at) else at
