"""A price handed on: what the second of two prices is for, where only the first one tells it."""

from __future__ import annotations

import itertools
from typing import Final

from workbench.extract.figures.draft import Draft, same_sentence
from workbench.extract.figures.tokens import WORD, Tokens
from workbench.extract.figures.units import BY_NAME
from workbench.values.figure import UnitKind

_ALIKE: Final = 3  # times: prices of one thing
_OF_PRICES: Final = frozenset(
    ["in", "for", "at", "on", "last", "this", "a", "during", "before", "earlier", "when"]
)
_PRICE_JOINS: Final = frozenset(["and", "to", "from", "against", "versus", "than", "or"])


def prices_onwards(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "$2.11 a litre in Brisbane and $2.04 in Perth": a price of the same size is one for the same."""
    for a, b in itertools.pairwise(drafts):
        if a.kind is not UnitKind.CURRENCY or a.unit != b.unit or a.per is None or b.per is not None:
            continue
        if a.per in BY_NAME and BY_NAME[a.per].kind is UnitKind.TIME:
            continue  # "£350m a week, up from £300m"
        alike = b.value < a.value * _ALIKE and a.value < b.value * _ALIKE
        ends = tokens.kinds[b.end] != WORD or tokens.lows[b.end] in _OF_PRICES
        joined = tokens.lows[b.limit - 1] in _PRICE_JOINS and tokens.lows[a.limit - 1] not in ("by", "of")
        if alike and ends and joined and same_sentence(tokens, a.end, b.first):
            b.per = a.per
