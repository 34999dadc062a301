"""A number -> what it counts: people, things, times; or nothing, where neither noun nor unit is beside it."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.counted import OTHERS, counted_noun, people_after
from workbench.extract.figures.currencies import unknown_dollar
from workbench.extract.figures.draft import Draft
from workbench.extract.figures.exchange import exchange_rate
from workbench.extract.figures.numeral import Numeral, decimal_comma
from workbench.extract.figures.people import CROWD, harmed
from workbench.extract.figures.rates import EVERY
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import Tokens
from workbench.extract.figures.units import BY_NAME, DESCRIBED, Unit
from workbench.values.figure import UnitKind

_AS_MUCH: Final = frozenset([
    "as", "more", "the", "higher", "greater", "larger", "less", "faster", "farther", "further",
    "fainter", "brighter", "heavier", "denser", "stronger", "cheaper", "wider", "taller", "smaller", "richer",
    "hotter", "deadlier", "thicker", "older", "bigger", "that", "its", "their",
    "longer",
])  # fmt: skip


def measured(numeral: Numeral, end: int, unit: Unit, rule: str) -> Draft:
    """The figure with the unit that ends before token `end`."""
    draft = Draft(numeral.first, end, numeral, numeral.value, unit.name, unit.kind, per=unit.per, rule=rule)
    draft.dimension = unit.dimension
    return draft


def count_of(tokens: Tokens, numeral: Numeral, at: int) -> Draft | None:
    """The people, things or times that stand at token `at`, behind the number."""
    if numeral.vague and tokens.lows[at] == "of":
        at += 1
    if numeral.vague and tokens.lows[at] in ("the", "its", "their", "his", "these", "those"):
        at += 1
    one = numeral.value == 1 and not numeral.vague
    if tokens.lows[at] == "x" and tokens.glued(at) and not numeral.spelled:
        return Draft(numeral.first, at + 1, numeral, numeral.value, "time", UnitKind.RATIO, rule="times")
    if tokens.lows[at] in ("fold",) or tokens.lows[at : at + 2] == ("-", "fold"):
        end = at + (2 if tokens.lows[at] == "-" else 1)
        return Draft(numeral.first, end, numeral, numeral.value, "time", UnitKind.RATIO, rule="times")
    hurt = people_after(tokens, at) if numeral.whole else None
    if hurt is not None:
        return Draft(
            numeral.first, hurt.end, numeral, numeral.value, hurt.noun, UnitKind.COUNT, rule=hurt.rule
        )
    if tokens.lows[at] == "others":
        return None
    if tokens.lows[at] == "strong" and not one:
        return Draft(
            numeral.first, at + 1, numeral, numeral.value, "person", UnitKind.COUNT, rule="so many strong"
        )
    found = counted_noun(tokens, at, one=one)
    if found is None:
        return None
    unit = BY_NAME.get(found.noun)
    if unit is not None and unit.name in DESCRIBED and found.rule == "counted noun":
        return measured(numeral, found.end, unit, "unit word")  # "510,000 sprawling acres"
    per = EVERY.get(tokens.lows[at]) if found.end > at + 1 else None  # "50 weekly flights"
    kind = UnitKind.COUNT
    if found.noun == "time" and tokens.lows[found.end] in _AS_MUCH:
        kind = UnitKind.RATIO
    return Draft(numeral.first, found.end, numeral, numeral.value, found.noun, kind, per=per, rule=found.rule)


def crowd(tokens: Tokens, numeral: Numeral) -> Draft | None:
    """ "Thousands fled", "killing dozens": people without a noun."""
    if numeral.of_one or tokens.lows[numeral.first - 1] in ("by", "in", "the", "into"):
        return None
    more = numeral.end + (tokens.lows[numeral.end] in OTHERS)
    if tokens.lows[more] not in CROWD and not harmed(tokens, numeral.first, more):
        return None
    return Draft(
        numeral.first, numeral.end, numeral, numeral.value, "person", UnitKind.COUNT, rule="people in a crowd"
    )


def bare(tokens: Tokens, numeral: Numeral, around: Surroundings) -> Draft | None:
    """The number with neither unit nor noun beside it; an exchange rate or a factor where it is one."""
    traded = exchange_rate(tokens, numeral, around)
    if traded is not None:
        return traded
    if tokens.lows[numeral.first - 2 : numeral.first] == ("factor", "of"):
        return Draft(numeral.first, numeral.end, numeral, numeral.value, "time", UnitKind.RATIO, rule="times")
    if not numeral.spelled and decimal_comma(tokens.words[numeral.first]):
        return None
    draft = Draft(numeral.first, numeral.end, numeral, numeral.value, rule="bare number", bare=True)
    sign = None if numeral.spelled else unknown_dollar(tokens, numeral.first)
    if sign is not None:
        draft.choices.append(f"“{sign}” is left out: it is the sign of no currency that is known here")
    if tokens.lows[numeral.end] in OTHERS and tokens.lows[numeral.end + 1] not in ("than",):
        draft.rule = "others of the same"
    return draft
