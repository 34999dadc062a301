"""What a figure is told for: "per month", "a barrel", "-a-year", "/day", "per 100,000 people"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.counted import PEOPLE
from workbench.extract.figures.currencies import money_after
from workbench.extract.figures.nouns import STOP, plural, singular
from workbench.extract.figures.numerals import read_numeral
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import time_unit, unit_name
from workbench.lexicon import entries, gathered
from workbench.values.figure import UnitKind

_NOUNS: Final = gathered("units", "denominator")
EVERY: Final[dict[str, str]] = {
    word: unit
    for entry in entries("units", "adverb", ("words", "example"))
    for word, unit in entry["words"].items()
}
_PART_OF: Final = frozenset(["of", "on", "in", "from", "to"])
_EACH: Final = frozenset(["every", "each", "the"])
_DEDUCTED: Final = frozenset(
    ["tax", "taxes", "deductions", "costs", "expenses", "interest", "tips", "overtime"]
)
_PLACES_IN_TIME: Final = frozenset(["after", "before", "later", "earlier", "ago"])


def rate_after(tokens: Tokens, at: int, around: Surroundings) -> tuple[int, str] | None:
    """End and denominator of the rate at token `at`; a second one joins it: "person per day"."""
    first = _one_rate(tokens, at, around)
    if first is None:
        return None
    end, said = first
    second = _one_rate(tokens, end, around)
    if second is not None and second[1] != said:
        end, said = second[0], f"{said} per {second[1]}"
    return end, said


def part_of_each(tokens: Tokens, at: int) -> tuple[int, str] | None:
    """End and denominator of "on the dollar", "of every pound", "in the euro" after cents and pence."""
    if tokens.lows[at : at + 2] == ("out", "of"):
        at += 1
    if tokens.lows[at] not in _PART_OF or tokens.lows[at + 1] not in _EACH:
        return None
    whole = money_after(tokens, at + 2, digits=False, value=Decimal(1))
    if whole is None or whole.money.factor != 1 or tokens.lows[whole.edge - 1].endswith("s"):
        return None
    return whole.edge, whole.money.code


def rate_of_thing(tokens: Tokens, at: int, around: Surroundings) -> str | None:
    """The denominator behind what is measured: "1.2 metres of ice per year", "40 tonnes of it an hour"."""
    for i in range(at + 1, at + 5):
        if tokens.lows[i] == "per":
            hit = _one_rate(tokens, i, around)
            return hit[1] if hit else None
        if tokens.lows[i] in ("a", "an") and i > at + 1 and time_unit(tokens, i + 1):
            hit = _one_rate(tokens, i, around)
            return hit[1] if hit else None
        if tokens.kinds[i] == NUMBER and tokens.glued(i):
            continue  # "95g of CO2 per kilometre"
        if tokens.kinds[i] != WORD or tokens.lows[i] in STOP:
            return None
    return None


def _one_rate(tokens: Tokens, at: int, around: Surroundings) -> tuple[int, str] | None:
    start = at
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        start = at + 1
    word = tokens.lows[start]
    if start == at and word in EVERY:
        return at + 1, EVERY[word]
    after = start + 1
    if tokens.lows[after] == "-" and tokens.glued(after):
        after += 1
    if word == "per":
        return _denominator(tokens, after, around)
    if word == "/" and tokens.kinds[after] == WORD:
        return _denominator(tokens, after, around)
    if word in ("for", "in") and tokens.lows[after] in ("every", "each") and start == at:
        many = read_numeral(tokens, after + 1)
        return _denominator(tokens, after + 1, around) if many is not None and many.value > 1 else None
    if word in ("a", "an", "each", "every"):
        return _named(tokens, after, around, time_only=word in ("each", "every"))
    return None


def _named(tokens: Tokens, at: int, around: Surroundings, *, time_only: bool) -> tuple[int, str] | None:
    hit = unit_name(tokens, at)
    if hit is not None:
        end, unit = hit
        paid = tokens.lows[end] == "before" and tokens.lows[end + 1] in _DEDUCTED
        if tokens.lows[end] in _PLACES_IN_TIME and unit.kind is UnitKind.TIME and not paid:
            return None
        if unit.kind is UnitKind.TIME or (unit.kind is UnitKind.PHYSICAL and not time_only):
            return end, _ounce(unit.name, at, around)
        return None
    if tokens.lows[at] in ("pound", "ounce") and not time_only:
        return at + 1, tokens.lows[at]
    if tokens.lows[at] in _NOUNS and not time_only and not _describes(tokens, at + 1):
        return at + 1, tokens.lows[at]
    return None


def _denominator(tokens: Tokens, at: int, around: Surroundings) -> tuple[int, str] | None:
    if tokens.lows[at] in ("capita", "head"):
        return at + 1, "person"
    numeral = read_numeral(tokens, at)
    if numeral is not None:
        end = numeral.end
        while tokens.kinds[end] == WORD and tokens.lows[end] not in STOP and end < numeral.end + 3:
            end += 1
            if plural(tokens, end - 1):
                break
        return end, " ".join(tokens.words[at:end])
    hit = unit_name(tokens, at)
    if hit is not None:
        return hit[0], _ounce(hit[1].name, at, around)
    paid = money_after(tokens, at, digits=False, value=Decimal(1))
    if paid is not None:
        return paid.edge, paid.money.code
    if tokens.kinds[at] != WORD or tokens.lows[at] in STOP:
        return None
    end = at + 1
    if _describes(tokens, end) and tokens.lows[at] not in PEOPLE and not plural(tokens, end):
        end += 1
    name = singular(tokens.words[end - 1]) if plural(tokens, end - 1) else tokens.lows[end - 1]
    return end, " ".join([*tokens.lows[at : end - 1], name])


def _describes(tokens: Tokens, i: int) -> bool:
    """The word at `i` goes on with the noun phrase."""
    return (
        tokens.kinds[i] == WORD
        and tokens.lows[i] not in STOP
        and not tokens.capital(i)
        and not tokens.lows[i].endswith(("ed", "ing", "ly"))
    )


def _ounce(name: str, at: int, around: Surroundings) -> str:
    """An ounce of precious metal is a troy ounce."""
    return "troy ounce" if name == "ounce" and around.of_metal(at) else name
