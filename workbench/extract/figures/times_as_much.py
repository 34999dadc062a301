"""Multiples said in one word: "doubled", "twice as many", "a fourfold rise"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from workbench.extract.figures.change import change_noun_at
from workbench.extract.figures.dates import year_like
from workbench.extract.figures.draft import Draft
from workbench.extract.figures.nouns import STOP
from workbench.extract.figures.numeral import Numeral
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.lexicon import entries
from workbench.values.figure import Change, UnitKind


@dataclass(frozen=True, slots=True)
class _Multiple:
    value: Decimal
    change: Change | None
    followed_by: frozenset[str]


MULTIPLES: Final = {
    word: _Multiple(
        Decimal(value),
        Change(entry["change"]) if "change" in entry else None,
        frozenset(entry.get("followed_by", ())),
    )
    for entry in entries("numbers", "multiple", ("values", "example"))
    for word, value in entry["values"].items()
}


_BEFORE_VERB: Final = frozenset(["to", "will", "would", "could", "should", "may", "might", "can"])
_NOT_COMPARED: Final = STOP - {"many", "much", "few"}


def multiple_at(tokens: Tokens, i: int) -> Draft | None:
    """The multiple that token `i` is, in times as much; None where the word is something else."""
    multiple = MULTIPLES[tokens.lows[i]]
    verb = multiple.change is None and tokens.lows[i - 1] in _BEFORE_VERB  # "is to double again"
    if verb:
        multiple = replace(multiple, change=Change.UP, followed_by=frozenset())
    if multiple.followed_by and tokens.lows[i + 1] not in multiple.followed_by:
        return None
    if tokens.lows[i + 1] == "as" and multiple.followed_by and not _compares(tokens, i + 2):
        return None
    if tokens.lows[i + 1] == "-" and tokens.glued(i + 1):
        return None
    numeral = Numeral(i, i + 1, multiple.value, Decimal(1), (tokens.starts[i], tokens.ends[i]), True)
    draft = Draft(i, i + 1, numeral, multiple.value, "time", UnitKind.RATIO, rule="times as much")
    draft.digits = numeral.digits
    draft.change = multiple.change or (change_noun_at(tokens, i + 1) if not multiple.followed_by else None)
    told = _level_behind(tokens, i + 1) or any(
        tokens.kinds[at] == NUMBER and not year_like(tokens, at) for at in range(i + 1, i + 4)
    )
    if told and multiple.change is not None:
        draft.reason = "the figures beside it say so"
    return draft


def _compares(tokens: Tokens, i: int) -> bool:
    """ "twice as many", and not "scored twice as he left"."""
    return tokens.kinds[i] == WORD and tokens.lows[i] not in _NOT_COMPARED and not tokens.capital(i)


def _level_behind(tokens: Tokens, at: int) -> bool:
    """ "doubled to 40", "doubled, to 40", "has tripled since 2010, to 45%": the levels are told."""
    if tokens.lows[at] in ("since", "in", "over", "by") and year_like(tokens, at + 1):
        at += 2
    if tokens.lows[at] == ",":
        at += 1
    return tokens.lows[at] in ("to", "from") and not year_like(tokens, at + 1)
