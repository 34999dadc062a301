"""The noun of a number that its sentence tallies: "the death toll rose to 45", "the number of women, 102"."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.counted import STOP, TOLL, counted_noun, plural, singular
from workbench.extract.figures.draft import Draft, sentence_first
from workbench.extract.figures.tokens import MARK, WORD, Tokens
from workbench.lexicon import entries

COUNTS_AT: Final = frozenset([
    "to", "at", "is", "was", "of", "from", "reached", "stands", "stood", "by", "exceeded", "hit", "passed",
    "has", "totaled", "totalled", ":", "were", "are", "be",
])  # fmt: skip
_VOTING: Final = frozenset(["vote", "votes", "voted", "voting", "ballot", "division"])
_SET_OFF: Final = frozenset(["(", "[", ",", ";", ":", "with", "a", "an", "total", "–", "—", ""])
_TALLY: Final = entries("counts", "tally", ("words", "not", "example"))[0]
_TALLIES: Final = frozenset(_TALLY["words"])
_NO_TALLY: Final = frozenset(_TALLY["not"])
_PASSES: Final = frozenset([
    "passed", "topped", "surpassed", "exceeded", "crossed", "exceeds", "exceeding", "surpassing", "topping",
])  # fmt: skip
_SENTENCE: Final = 60  # tokens


def set_off(tokens: Tokens, draft: Draft) -> str | None:
    """ "(population 1,200)", "attendance: 9,000": the noun stands right before its number, set off."""
    beside = TOLL.before(tokens, draft.first - (tokens.lows[draft.first - 1] == ":"))
    return beside[1] if beside is not None and tokens.lows[beside[0] - 1] in _SET_OFF else None


def with_many(tokens: Tokens, draft: Draft) -> str | None:
    """ "had the most seats, with 60"."""
    at = draft.limit - 1
    if tokens.lows[at] not in ("with", "at") or tokens.lows[at - 1] != "," or not plural(tokens, at - 2):
        return None
    many = {"most", "fewest", "more", "fewer", "number"} & set(tokens.lows[at - 6 : at - 2])
    return singular(tokens.words[at - 2]) if many else None


def toll(tokens: Tokens, draft: Draft) -> str | None:
    """The noun of "the number of cases rose to" or "the death toll is"."""
    if tokens.lows[draft.limit - 1] not in COUNTS_AT and tokens.lows[draft.limit] not in _PASSES:
        return None
    first = sentence_first(tokens, draft.first, 24)
    for i in range(draft.first - 1, first - 1, -1):
        if tokens.lows[i : i + 2] == ("number", "of"):
            counted = counted_noun(tokens, i + 2, one=False)
            return counted.noun if counted else None
    for i in range(draft.first - 1, first - 1, -1):
        hit = TOLL.at(tokens, i)
        if hit is not None:
            noun: str = hit[1]
            return noun
        if tokens.lows[i] in _TALLIES and _counts_kind(tokens, i - 1):
            return tokens.lows[i - 1]
    return None


def _counts_kind(tokens: Tokens, i: int) -> bool:
    """The word at `i` names what a tally is of: the "delegate" of "delegate total"."""
    low = tokens.lows[i]
    return tokens.kinds[i] == WORD and low not in STOP and low not in _NO_TALLY and not low.endswith("'s")


def for_or_against(tokens: Tokens, draft: Draft) -> bool:
    """ "The vote was 217 in favour, 203 against"."""
    sides = tokens.lows[draft.end : draft.end + 2]
    if sides[0] != "against" and sides not in (("in", "favour"), ("in", "favor"), ("to", "none")):
        return False
    first = sentence_first(tokens, draft.first, _SENTENCE)
    return not _VOTING.isdisjoint(tokens.lows[first : draft.first])


def number_of(tokens: Tokens, draft: Draft) -> str | None:
    """ "the greatest number of women, 102,": the number is told behind its noun."""
    if tokens.lows[draft.limit - 1] != "," or tokens.kinds[draft.end] != MARK:
        return None
    for i in range(draft.limit - 3, draft.limit - 7, -1):
        if tokens.lows[i - 1 : i + 1] == ("number", "of"):
            counted = counted_noun(tokens, i + 1, one=False)
            return counted.noun if counted and counted.end == draft.limit - 1 else None
    return None
