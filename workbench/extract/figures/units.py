"""The unit after (or before) a number: percent, points, time and all that is measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.tokens import BREAK, EDGE, MARK, NUMBER, WORD, Tokens
from workbench.lexicon import entries, gathered
from workbench.values.figure import UnitKind


@dataclass(frozen=True, slots=True)
class Unit:
    """`dimension` is the base unit that it is a multiple of: two units of one dimension convert."""

    name: str
    kind: UnitKind
    per: str | None
    dimension: str
    plural_only: bool
    alone: bool  # nothing may follow it that it could describe ("stone walls")


_BASES: Final[dict[str, str]] = {
    entry["name"]: str(entry["base"]["unit"])
    for entry in entries("units", "unit", ("name", "kind"))
    if "base" in entry and "per" not in entry
}
_UNITS: Final = tuple(
    (
        entry,
        Unit(
            entry["name"],
            UnitKind(entry["kind"]),
            entry.get("per"),
            str(entry["base"]["unit"] if "base" in entry else _BASES.get(entry["name"], entry["name"])),
            entry.get("plural_only", False),
            entry.get("alone", False),
        ),
    )
    for entry in entries("units", "unit", ("name", "kind", "surfaces", "symbols", "example"))
)
_SURFACES: Final = Phrases({surface: unit for entry, unit in _UNITS for surface in entry["surfaces"]})
_SYMBOLS: Final = Phrases({symbol: unit for entry, unit in _UNITS for symbol in entry["symbols"]}, exact=True)
_GLUED: Final = {symbol: unit for entry, unit in _UNITS for symbol in entry.get("glued", ())}
BY_NAME: Final = {unit.name: unit for _, unit in reversed(_UNITS) if unit.per is None}
_BETWEEN: Final = gathered("units", "between")
_TIME_WORDS: Final = frozenset(
    surface for entry, unit in _UNITS if unit.kind is UnitKind.TIME for surface in entry["surfaces"]
)
DESCRIBED: Final = frozenset(entries("units", "described", ("words", "example"))[0]["words"])


@dataclass(frozen=True, slots=True)
class UnitFound:
    end: int
    unit: Unit
    rule: str


def unit_after(tokens: Tokens, at: int, *, digits: bool, one: bool) -> UnitFound | None:
    """The unit that begins at token `at`, right after a number. `one`: the number is 1 or less."""
    signed = _symbol(tokens, at) if digits or len(tokens.words[at]) > 1 else None
    joined = tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if joined:
        at += 1
    hit = _SURFACES.at(tokens, at)
    if signed is not None and (hit is None or hit[0] <= signed.end):
        return signed
    if hit is not None and _fits(tokens, at, hit[0], hit[1], one or joined):
        return UnitFound(hit[0], hit[1], "unit word")
    if signed is not None:
        return signed
    if joined or tokens.lows[at] not in _BETWEEN:
        return None
    over = at + 1
    if tokens.lows[over] in _BETWEEN:
        over += 1
    hit = _SURFACES.at(tokens, over)
    if hit is not None and hit[1].kind is UnitKind.TIME and _fits(tokens, over, hit[0], hit[1], one):
        return UnitFound(hit[0], hit[1], "unit word")
    return None


def unit_before(tokens: Tokens, first: int) -> tuple[int, Unit] | None:
    """A unit said before its number: "magnitude 6.4", "a magnitude of 6.4", "Mach 3"."""
    at = first
    if tokens.lows[at - 1] in ("of", "-", "is", "was", "between", "from"):
        at -= 1
    if tokens.lows[at - 1] in ("level", "value", "levels") and tokens.words[at - 2] == "pH":
        at -= 1
    if tokens.words[at - 1] == "pH":
        return (at - 1 if at == first else first), BY_NAME["pH"]
    word = tokens.lows[at - 1]
    if word == "magnitudes" and at < first:
        return first, BY_NAME["magnitude"]
    if word in ("magnitude", "mach") and tokens.lows[first - 1] != "is":
        return (at - 1 if at == first or tokens.lows[at] == "-" else first), BY_NAME[word]
    return None


def time_unit(tokens: Tokens, i: int) -> bool:
    return tokens.lows[i] in _TIME_WORDS


def unit_name(tokens: Tokens, at: int) -> tuple[int, Unit] | None:
    """A unit named without a number, as a denominator is: end and unit."""
    found = _SURFACES.at(tokens, at) or _SYMBOLS.at(tokens, at)
    if found is None and tokens.words[at] in _GLUED and tokens.glued(at):
        return at + 1, _GLUED[tokens.words[at]]  # "mg/L", "MB/s"
    return found


def _symbol(tokens: Tokens, at: int) -> UnitFound | None:
    glued = tokens.glued(at)
    if glued and tokens.words[at] in _GLUED and not _runs_on(tokens, at + 1):
        return UnitFound(at + 1, _GLUED[tokens.words[at]], "unit sign")
    start = at
    if tokens.lows[at] == "-" and glued and tokens.glued(at + 1):
        start = at + 1
    hit = _SYMBOLS.at(tokens, start)
    if hit is None:
        return None
    end, unit = hit
    if not glued and tokens.starts[start] - tokens.ends[start - 1] > 1:
        return None
    ends = tokens.kinds[end] in (BREAK, EDGE) or tokens.capital(end)
    if tokens.lows[end - 1] == "." and end - 1 > start and ends:
        end -= 1  # "It weighs 154lb." ends the sentence
    if tokens.kinds[end - 1] == WORD and _runs_on(tokens, end):
        return None
    return UnitFound(end, unit, "percent sign" if unit.name == "%" else "unit sign")


def _runs_on(tokens: Tokens, end: int) -> bool:
    """The letters before token `end` are only the beginning of something longer."""
    return tokens.glued(end) and tokens.kinds[end] in (WORD, NUMBER)


def _fits(tokens: Tokens, at: int, end: int, unit: Unit, one: bool) -> bool:
    last = tokens.lows[end - 1]
    if last.endswith("s") and tokens.lows[end : end + 2] == ("-", "old"):
        return False  # "three centuries-old trees"
    if unit.plural_only and not one and not last.endswith("s"):
        # "two second chances" are no seconds, "a 30 second film" is
        return tokens.kinds[at - 1] == NUMBER and tokens.kinds[end] == WORD
    if unit.alone and tokens.kinds[end] == WORD and tokens.lows[end] not in ("and", "in", "of", "or"):
        return False
    if unit.name == "point" and tokens.lows[end] == "of":  # "points of law"
        return False
    return not (tokens.kinds[end] == MARK and tokens.lows[end] == "'" and unit.kind is not UnitKind.TIME)
