"""The number words of `words/numbers.toml`, as tables of exact values."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from workbench.lexicon import entries

EXACT: Final = Context(prec=60)
"""Wide enough that no figure of a newspaper is rounded; longer digit runs are no figures at all."""

SMALL: dict[str, int] = {}
TENS: dict[str, int] = {}
SCALES: dict[str, Decimal] = {}
for _entry in entries("numbers", "word", ("kind", "values", "example")):
    if _entry["kind"] in ("unit", "teen"):
        SMALL.update(_entry["values"])
    elif _entry["kind"] == "ten":
        TENS.update(_entry["values"])
    elif _entry["kind"] == "scale":
        SCALES.update({word: Decimal(value) for word, value in _entry["values"].items()})
SURE_SHORT: dict[str, Decimal] = {}
SHORT: dict[str, Decimal] = {}
for _entry in entries("numbers", "short", ("alone", "values", "example")):
    (SURE_SHORT if _entry["alone"] else SHORT).update(
        {word: Decimal(value) for word, value in _entry["values"].items()}
    )


def _all(table: str) -> dict[str, Decimal]:
    return {
        word: Decimal(value)
        for entry in entries("numbers", table, ("values", "example"))
        for word, value in entry["values"].items()
    }


VAGUE: Final = _all("vague")
MULTI: Final = _all("multi")
FRACTIONS: Final = _all("fraction")
VULGAR: Final = {
    sign: EXACT.divide(*map(Decimal, parts.split("/")))
    for entry in entries("numbers", "vulgar", ("values", "example"))
    for sign, parts in entry["values"].items()
}
ORDINALS: Final = frozenset(FRACTIONS) | frozenset(["first", "second"])
WIDE_PARTS: Final = frozenset(["half", "halves", "quarter", "quarters"])  # also of a match or a year
GROUPS: Final = {"dozen": Decimal(12), "hundred": Decimal(100)}

STARTS: Final = (
    frozenset(SMALL)
    | frozenset(TENS)
    | frozenset(VAGUE)
    | frozenset(SCALES)
    | frozenset(FRACTIONS)
    | frozenset(["hundred", "dozen", "couple", "multi"])
    | frozenset(f"multi{scale}" for scale in MULTI)
)
"""Words at which a number can begin; an article before them is looked at from there."""
