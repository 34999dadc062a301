"""Exchange rates: "the peso fell past 100 to the dollar", "trading at 92.4 against the euro"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.currencies import money_after, resolve
from workbench.extract.figures.draft import Draft, sentence_first
from workbench.extract.figures.numeral import Numeral
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import WORD, Tokens
from workbench.values.figure import UnitKind

_JOINS: Final = (("to",), ("against",), ("per",), ("for", "one"), ("to", "one"), ("for", "1"), ("to", "1"))
_BASES: Final = ("GBP", "EUR", "USD")
_ARTICLES: Final = frozenset(["the", "one", "a"])
_FAR: Final = 30  # tokens back to the currency that is traded


def rate_end(tokens: Tokens, at: int, around: Surroundings) -> tuple[int, str] | None:
    """End and code of "to the dollar" at token `at`."""
    for join in _JOINS:
        if tokens.lows[at : at + len(join)] != join:
            continue
        start = at + len(join)
        if tokens.lows[start] in _ARTICLES:
            start += 1
        elif join != ("per",) and len(join) == 1:
            continue
        named = money_after(tokens, start, digits=False, value=Decimal(1))
        if named is not None and not tokens.lows[named.edge - 1].endswith("s"):
            code, _ = resolve(named.money, around, start, after=named.edge, large=True, joined=False)
            return named.edge, code
    return None


def exchange_rate(tokens: Tokens, numeral: Numeral, around: Surroundings) -> Draft | None:
    """The rate that a bare number tells, in the currency that the sentence named before it."""
    hit = rate_end(tokens, numeral.end, around)
    if hit is None:
        return None
    end, per = hit
    draft = Draft(
        numeral.first, end, numeral, numeral.value, rule="exchange rate", kind=UnitKind.OTHER, per=per
    )
    for i in range(numeral.first - 1, sentence_first(tokens, numeral.first, _FAR) - 1, -1):
        if tokens.kinds[i] != WORD:
            continue
        named = money_after(tokens, i, digits=False, value=Decimal(1))
        if named is None:
            continue
        code, _ = resolve(named.money, around, i, after=named.edge, large=True, joined=False)
        if code != per:
            draft.kind = UnitKind.CURRENCY
            draft.unit, draft.per = _quoted(code, per, numeral.value)
            break
    return draft


def _quoted(named: str, other: str, value: Decimal) -> tuple[str, str]:
    """Unit and denominator: markets quote what one pound, one euro or one dollar buys, in this order."""
    if {named, other} == {"GBP", "EUR"}:
        base = "GBP" if value > 1 else "EUR"
    else:
        base = next((code for code in _BASES if code in (named, other)), other)
    return (other, named) if base == named else (named, other)
