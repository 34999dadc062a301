"""Which dollar a bare "$" is, by the dollars that the text prints beside it: "C$40 million … $12 million"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from workbench.extract.figures.currencies import MoneyFound, local_dollar, money_before
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import NUMBER, PAD, Tokens
from workbench.lexicon import entries

_AMERICAN: Final = frozenset(entries("money", "american", ("words", "example"))[0]["words"])
_NEAR: Final = 3  # tokens from the sign to its number: "US $ 40"


@dataclass(slots=True)
class _Printed:
    """The dollar amounts of a text: how often each is marked, and where the first of each kind stands."""

    marked: Counter[str] = field(default_factory=Counter)
    bare: int = 0
    first_marked: int = -1
    first_bare: int = -1
    restated: bool = False  # "A$30 million ($20 million)"


def dollar_of(around: Surroundings) -> tuple[str, str] | None:
    """The currency of a bare "$" in this text, and why; None where nothing beside it tells."""
    if around.dollar is None:
        around.dollar = _told(around) or ("", "")
    return around.dollar if around.dollar[0] else None


def _told(around: Surroundings) -> tuple[str, str] | None:
    tokens = around.tokens
    if "$" not in around.counts:
        return None
    printed = _printed(tokens, around)
    american = printed.marked.pop("USD", 0)
    if not printed.bare:
        return None
    if american:
        place = None if printed.marked else local_dollar(around)
        return place and (place[0], f"US dollars are marked, and the text speaks of “{place[1]}”")
    if len(printed.marked) != 1 or printed.restated:
        return None
    code, times = printed.marked.most_common()[0]
    first_only = printed.first_marked < printed.first_bare and times <= printed.bare
    if not first_only or around.has(_AMERICAN) or "US" in tokens.words:
        return None
    return code, "the first amount is marked so, and those after it are bare"


def _printed(tokens: Tokens, around: Surroundings) -> _Printed:
    printed = _Printed()
    for i in range(PAD, tokens.last):
        if tokens.kinds[i] != NUMBER or "$" not in tokens.lows[i - _NEAR : i]:
            continue
        found = money_before(tokens, i, around)
        if found is None:
            continue
        if found.money.shared == "$":
            printed.bare += 1
            printed.first_bare = i if printed.first_bare < 0 else printed.first_bare
        elif _is_dollar(tokens, found, i):
            printed.marked[found.money.code] += 1
            printed.first_marked = i if printed.first_marked < 0 else printed.first_marked
        else:
            continue
        if tokens.lows[found.edge - 1] in ("(", "[") and tokens.kinds[found.edge - 2] != NUMBER:
            printed.restated = printed.restated or _amount_before(tokens, found.edge - 1)
        elif tokens.lows[found.edge - 1] in ("(", "["):
            printed.restated = True
    return printed


def _is_dollar(tokens: Tokens, found: MoneyFound, i: int) -> bool:
    return "$" in tokens.lows[found.edge : i]


def _amount_before(tokens: Tokens, bracket: int) -> bool:
    """A dollar amount stands right before the bracket, with a scale word or a denominator at most."""
    return "$" in tokens.lows[bracket - 6 : bracket]
