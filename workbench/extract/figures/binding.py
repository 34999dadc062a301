"""A number -> a draft: what it counts or measures, read off the words right beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.ages import age_at
from workbench.extract.figures.company import dollar_of
from workbench.extract.figures.compounds import add_smaller, feet_and_inches
from workbench.extract.figures.counted import counted_noun
from workbench.extract.figures.counts import bare, count_of, crowd, measured
from workbench.extract.figures.currencies import (
    WEIGHT,
    Money,
    MoneyFound,
    money_after,
    money_again,
    money_before,
    resolve,
)
from workbench.extract.figures.draft import Draft, same_sentence, sentence_first
from workbench.extract.figures.exchange import rate_end
from workbench.extract.figures.modifiers import modifier_after
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.numeral import Numeral
from workbench.extract.figures.numerals import short_scale
from workbench.extract.figures.parts import one_in_five, part_of_whole, year_on_year
from workbench.extract.figures.rates import part_of_each, rate_after, rate_of_thing
from workbench.extract.figures.scale_letters import is_scale
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import BY_NAME, unit_after, unit_before
from workbench.lexicon import entries
from workbench.values.figure import Change, Modifier, UnitKind

_STRONGEST: Final = 10  # magnitude
_LARGE: Final = Decimal(1_000_000)
_LETTERS: Final = (WORD, NUMBER)
_MOVING: Final = frozenset(["%", "percentage point", "point", "basis point"])
_QUAKES: Final = frozenset(entries("units", "quake", ("words", "example"))[0]["words"])
_SHAKEN: Final = frozenset([
    "was", "is", "at", "as", "of", "to", "reached", "measuring", "measured", "registering", "registered",
])  # fmt: skip
_RATES: Final = entries("units", "rate", ("words", "moves", "example"))[0]
_RATE_WORDS: Final = frozenset(_RATES["words"])
_RATE_MOVES: Final = frozenset(_RATES["moves"])
_RATE_NEAR: Final = 12  # tokens


def bind(tokens: Tokens, numeral: Numeral, around: Surroundings) -> Draft | None:
    """The figure that this number makes; None where it makes none ("the third man")."""
    draft = _bound(tokens, numeral, around)
    if draft is None:
        return None
    if draft.digits == (0, 0):
        draft.digits = numeral.digits
    if numeral.vague and draft.modifier is None:
        draft.modifier = Modifier.MORE_THAN
    if numeral.a_few and draft.modifier is None:
        draft.modifier = Modifier.ABOUT
    _rate(tokens, draft, around)
    after = modifier_after(tokens, draft.end)
    if after is not None and draft.modifier is None:
        draft.modifier = after[1]
    return draft


def _bound(tokens: Tokens, numeral: Numeral, around: Surroundings) -> Draft | None:
    if numeral.share:
        return _part(tokens, numeral, around)
    ratio = one_in_five(tokens, numeral)
    if ratio is not None:
        return ratio
    if not numeral.spelled:
        before = money_before(tokens, numeral.first, around)
        if before is not None:
            return _money_left(tokens, numeral, before, around)
    age = age_at(tokens, numeral)
    if age is not None:
        draft = Draft(numeral.first, age.end, numeral, numeral.value, age.unit, UnitKind.TIME, rule="age")
        draft.age = not age.claim
        draft.dimension = "month"
        return draft
    tall = feet_and_inches(tokens, numeral)
    if tall is not None:
        return tall
    left = unit_before(tokens, numeral.first)
    if left is not None and unit_after(tokens, numeral.end, digits=not numeral.spelled, one=False) is None:
        draft = measured(numeral, numeral.end, left[1], "unit before the number")
        draft.first = left[0]
        return draft
    if (
        tokens.lows[numeral.end] in _QUAKES
        and not numeral.spelled
        and numeral.value < 10
        and "." in tokens.words[numeral.first]
    ):
        return Draft(
            numeral.first, numeral.end, numeral, numeral.value, "magnitude", UnitKind.OTHER, rule="magnitude"
        )
    if _is_magnitude(tokens, numeral):
        return Draft(
            numeral.first, numeral.end, numeral, numeral.value, "magnitude", UnitKind.OTHER, rule="magnitude"
        )
    after = modifier_after(tokens, numeral.end)
    end = after[0] if after is not None and _goes_on(tokens, after[0]) else numeral.end
    found = _unit_right(tokens, numeral, end, around)
    if found is None and not numeral.of_one:
        found = count_of(tokens, numeral, end)
    if found is None:
        return crowd(tokens, numeral) if numeral.vague or numeral.of_one else bare(tokens, numeral, around)
    if end != numeral.end and after is not None:
        found.modifier = after[1]
    return found


def _is_magnitude(tokens: Tokens, numeral: Numeral) -> bool:
    """ "the magnitude of the earthquake was 6.6": a decimal below ten, the word before it in the clause."""
    if numeral.spelled or not numeral.value < _STRONGEST or "." not in tokens.words[numeral.first]:
        return False
    if tokens.lows[numeral.first - 1] not in _SHAKEN:
        return False
    near = tokens.lows[numeral.first - 8 : numeral.first - 1]
    return ("magnitude" in near and "," not in near) or not _QUAKES.isdisjoint(near)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """After "or more" the noun or unit still follows: "500 or more people"."""
    return (
        unit_after(tokens, at, digits=True, one=False) is not None
        or counted_noun(tokens, at, one=False) is not None
        or money_after(tokens, at, digits=True, value=_LARGE) is not None
    )


# --- money ---------------------------------------------------------------------------------------


def _money_left(tokens: Tokens, numeral: Numeral, found: MoneyFound, around: Surroundings) -> Draft:
    shorter = short_scale(tokens, numeral)
    if shorter is not None and not (tokens.glued(shorter.end) and tokens.kinds[shorter.end] in _LETTERS):
        gap = tokens.starts[numeral.end] - tokens.ends[numeral.end - 1]
        if gap == 0 or shorter.short in ("m", "M", "b", "B"):
            numeral = shorter
    end = money_again(tokens, numeral.end)
    draft = _paid(tokens, numeral, found, end, around, after=end)
    draft.first = found.edge
    draft.sign_left = True
    return draft


def _paid(
    tokens: Tokens, numeral: Numeral, found: MoneyFound, end: int, around: Surroundings, *, after: int
) -> Draft:
    money: Money = found.money
    place = found.edge if found.edge <= numeral.first else end - 1
    code, why = resolve(
        money,
        around,
        place,
        after=after,
        large=numeral.value >= _LARGE,
        joined=tokens.lows[numeral.end] == "-",
    )
    value = EXACT.multiply(numeral.value, money.factor)
    if code == WEIGHT:
        draft = measured(numeral, end, BY_NAME[WEIGHT], "unit word")
    else:
        draft = Draft(numeral.first, end, numeral, value, code, UnitKind.CURRENCY, rule=found.rule)
        draft.bare_dollar = money.shared == "$" and code == "USD"
        told = dollar_of(around) if draft.bare_dollar else None
        if told is not None:
            draft.unit, draft.bare_dollar = told[0], False
            why = f"“$” is {told[0]}: {told[1]}"
    if why:
        draft.choices.append(why)
    return draft


# --- units ---------------------------------------------------------------------------------------


def _unit_right(tokens: Tokens, numeral: Numeral, at: int, around: Surroundings) -> Draft | None:
    if numeral.vague and tokens.lows[at] == "of":
        at += 1
    digits = not numeral.spelled
    one = numeral.value <= 1
    shorter = short_scale(tokens, numeral) if at == numeral.end else None
    if shorter is not None and is_scale(tokens, shorter):
        numeral, at = shorter, shorter.end
    found = unit_after(tokens, at, digits=digits, one=one)
    if found is not None and found.unit.name == "magnitude" and numeral.value > _STRONGEST:
        found = None  # "400 magnitude 2 quakes"
    money = money_after(tokens, at, digits=digits, value=numeral.value)
    if money is not None and (found is None or money.edge > found.end):
        return _paid(tokens, numeral, money, money.edge, around, after=money.edge)
    if found is not None:
        unit, end = found.unit, found.end
        draft = measured(numeral, end, unit, found.rule)
        if unit.name == "ounce" and around.of_metal(numeral.first):
            draft.unit = "troy ounce"
            draft.choices.append(
                f"“ounce” is a troy ounce: the text is about {around.of_metal(numeral.first)}"
            )
        add_smaller(tokens, draft)
        _sign(tokens, draft)
        return _points(tokens, draft)
    if shorter is not None and numeral is shorter:
        return count_of(tokens, numeral, at) or bare(tokens, numeral, around)
    return None


def _points(tokens: Tokens, draft: Draft) -> Draft:
    """A part of a point is a percentage point beside a rate or a percent: "half a point to 4%"."""
    if draft.unit != "point" or draft.value.is_signed() or not draft.value < 1:
        return draft
    end = draft.end
    while end < draft.end + _RATE_NEAR and same_sentence(tokens, draft.end, end + 1):
        end += 1
    near = range(sentence_first(tokens, draft.first, _RATE_NEAR), end)
    joined = "-" in tokens.lows[draft.first : draft.end] and tokens.kinds[draft.first] == WORD
    joined = joined and tokens.lows[draft.end] in _RATE_MOVES
    if joined or any(tokens.lows[i] in _RATE_WORDS for i in near):
        unit = BY_NAME["percentage point"]
        draft.unit, draft.kind, draft.dimension = unit.name, unit.kind, unit.dimension
        draft.choices.append("a part of a “point” is a percentage point: a rate stands beside it")
    return draft


def _sign(tokens: Tokens, draft: Draft) -> None:
    """A sign before the digits: a temperature is negative, a percent has fallen."""
    before = draft.first - 1
    mark = tokens.lows[before]
    touching = tokens.glued(draft.first) and not tokens.glued(before)
    if mark == "minus" and tokens.lows[before - 1] == "or":
        return  # "plus or minus"
    minus = mark in ("−", "minus") or (mark in ("-", "–") and touching)
    if draft.unit in _MOVING:
        if minus or (mark == "+" and touching):
            draft.change = Change.DOWN if minus else Change.UP
    elif minus and tokens.kinds[before - 1] != NUMBER:
        draft.value = -draft.value
        draft.first = before


def _part(tokens: Tokens, numeral: Numeral, around: Surroundings) -> Draft | None:
    """ "three-quarters of a mile" is 0.75 mile, "two-thirds of the seats" is 66.67 %."""
    at = numeral.end
    one_more = _one_and_a_half(tokens, numeral)
    if one_more is not None:
        return one_more
    of_one = tokens.lows[at] == "of" and tokens.lows[at + 1] in ("a", "an", "one", "1")
    direct = unit_after(tokens, at + 2 if of_one else at, digits=False, one=True)
    if direct is not None and not of_one and _ordinal(tokens, numeral) and not year_on_year(tokens, at):
        return None
    if direct is not None and (of_one or not year_on_year(tokens, at)):
        return _points(tokens, measured(numeral, direct.end, direct.unit, "part of a unit"))
    money = money_after(tokens, at + 2, digits=False, value=_LARGE) if of_one else None
    if money is not None:
        return _paid(tokens, numeral, money, money.edge, around, after=money.edge)
    return part_of_whole(tokens, numeral)


def _one_and_a_half(tokens: Tokens, numeral: Numeral) -> Draft | None:
    """ "an hour and a half", "a metre and a half": one of the unit and the part."""
    unit_at = numeral.first - 2
    if tokens.lows[numeral.first] != "a" or tokens.lows[numeral.first - 1] != "and":
        return None
    if tokens.lows[unit_at - 1] not in ("a", "an"):
        return None
    unit = unit_after(tokens, unit_at, digits=False, one=True)
    if unit is None or unit.end != numeral.first - 1:
        return None
    draft = measured(numeral, numeral.end, unit.unit, "one and a part of a unit")
    draft.first, draft.value = unit_at - 1, EXACT.add(numeral.value, Decimal(1))
    return draft


def _ordinal(tokens: Tokens, numeral: Numeral) -> bool:
    """ "for a third day": before a unit the word tells which one it is, and no part."""
    return tokens.lows[numeral.first] == "a" and tokens.lows[numeral.end - 1] not in ("half", "quarter")


def _rate(tokens: Tokens, draft: Draft, around: Surroundings) -> None:
    if draft.per or draft.age or draft.unit in ("magnitude",):
        return
    if draft.kind is UnitKind.TIME and tokens.lows[draft.end] not in ("per", "a", "each", "-", "/", "every"):
        return
    hit = rate_after(tokens, draft.end, around)
    if hit is None and draft.kind is UnitKind.CURRENCY and draft.value < 1:
        hit = part_of_each(tokens, draft.end)
    if hit is None and draft.kind is UnitKind.CURRENCY:
        hit = rate_end(tokens, draft.end, around) if tokens.lows[draft.end] == "to" else None
    if hit is None and tokens.lows[draft.end] == "of":
        draft.per = rate_of_thing(tokens, draft.end, around)
    if hit is None or (draft.bare and tokens.lows[draft.end] in ("a", "an")):
        return
    if draft.kind is UnitKind.TIME and hit[1] == draft.unit:
        return
    draft.end, draft.per = hit
