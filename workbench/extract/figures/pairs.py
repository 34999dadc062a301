"""Numbers joined to numbers: scores and votes, telephone numbers, "9/11"."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.following import Block, takes_unit
from workbench.extract.figures.numeral import small_number
from workbench.extract.figures.numerals import above_below
from workbench.extract.figures.tokens import BREAK, EDGE, NUMBER, Tokens
from workbench.lexicon import entries, gathered

_SCORE_AFTER: Final = gathered("blockers", "score_after")
_SCORE_BEFORE: Final = gathered("blockers", "score_before")
_VOTE: Final = entries("blockers", "vote", ("words", "sure", "after", "example"))[0]
_VOTE_BEFORE: Final = frozenset(_VOTE["words"])
_VOTE_SURE: Final = frozenset(_VOTE["sure"])
_VOTE_AFTER: Final = frozenset(_VOTE["after"])
_GOES_ON: Final = frozenset(["to", "over", "on", "against", "up", "down", "majority", "margin"])
_CUE: Final = 7  # tokens before the pair in which a word of winning or voting tells what it is
_NO_SCORE: Final = frozenset(["range", "between", "from", "about", "around", "aged", "ages"])


def score_at(tokens: Tokens, i: int) -> Block | None:
    """3-1, 6-4, 51-49 beside a word of winning or voting; falling pairs without a noun."""
    joiner = tokens.lows[i + 1]
    if joiner not in ("-", "–") or tokens.kinds[i + 2] != NUMBER or not tokens.words[i].isdigit():
        return None
    if not tokens.words[i + 2].isdigit() or tokens.glued(i + 1) != tokens.glued(i + 2):
        return None
    if tokens.lows[i - 1] in _NO_SCORE:
        return None
    low, high = int(tokens.words[i]), int(tokens.words[i + 2])
    if max(low, high) > 1000:
        return None
    end = i + 3
    if votes_beside(tokens, i, end):
        return None
    after = tokens.lows[end]
    if after == "-" and tokens.glued(end):
        after = tokens.lows[end + 1]
    if after in _SCORE_AFTER and after not in _GOES_ON - {"majority", "margin"}:
        return Block(i, end, "a score or a vote")
    if takes_unit(tokens, i + 2) and after not in ("sets", "points", "games", "runs"):
        return None
    if low > high or after in _SCORE_AFTER or any(tokens.lows[at] in _SCORE_BEFORE for at in range(i - 7, i)):
        return Block(i, end, "a score or a vote")
    if tokens.glued(i + 1) and (tokens.capital(i - 1) or high <= 6):
        return Block(i, end, "a score or a vote")
    return None


def votes_beside(tokens: Tokens, first: int, end: int) -> bool:
    """The pair of numbers from token `first` to `end` tells the votes of two sides: "voted 17-4"."""
    after = end + 1 if tokens.lows[end] == "-" and tokens.glued(end) else end
    if tokens.lows[after] in _VOTE_AFTER:
        return True
    if tokens.lows[after] in _SCORE_AFTER and tokens.lows[after] not in _GOES_ON:
        return False
    for at in range(first - 1, first - 1 - _CUE, -1):
        if tokens.lows[at] in _VOTE_BEFORE:
            falls = _whole(tokens, first) > _whole(tokens, end - 1)
            return tokens.lows[at] in _VOTE_SURE or (falls and tokens.lows[first - 1] != "the")
        if tokens.lows[at] in _SCORE_BEFORE or tokens.kinds[at] in (BREAK, EDGE):
            return False
    return False


def _whole(tokens: Tokens, i: int) -> int:
    return int(tokens.words[i]) if tokens.words[i].isdecimal() else 0


def pair_at(tokens: Tokens, i: int) -> Block | None:
    """9/11, 4/20: a part of a whole only where the second number is a common denominator."""
    if tokens.lows[i + 1] != "/" or not tokens.glued(i + 1) or tokens.kinds[i + 2] != NUMBER:
        return None
    if above_below(tokens, i + 3):
        return None
    above, below = small_number(tokens, i), small_number(tokens, i + 2)
    if above and below and above < below and below in (2, 3, 4, 5, 8, 10) and tokens.lows[i + 3] != "/":
        return None
    return Block(i, i + 3, "two numbers with a stroke: a date, a score or a name")


def groups_at(tokens: Tokens, i: int) -> Block | None:
    """Telephone numbers, results of several digits groups."""
    end, groups, digits = i + 1, 1, len(tokens.words[i])
    while (
        tokens.lows[end] in ("-", ".", "–")
        and tokens.kinds[end + 1] == NUMBER
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and groups < 8
    ):
        groups, digits, end = groups + 1, digits + len(tokens.words[end + 1]), end + 2
    if groups >= 3:
        return Block(i, end, "a telephone number" if digits >= 7 else "a run of numbers, not one figure")
    if groups == 2 and len(tokens.words[i]) == 3 and len(tokens.words[i + 2]) == 4:
        return Block(i, end, "a telephone number")
    if tokens.lows[i - 1] in (
        "call",
        "dial",
        "phone",
        "tel",
        "telephone",
        "hotline",
        "line",
    ) and not takes_unit(tokens, i):
        return Block(i, phone_end(tokens, i), "a telephone number")
    if (
        tokens.lows[i + 1] == ":"
        and tokens.glued(i + 1)
        and tokens.kinds[i + 2] == NUMBER
        and tokens.glued(i + 2)
    ):
        end = i + 3
        if tokens.lows[end] == ":" and tokens.kinds[end + 1] == NUMBER:
            end += 2
        return Block(i, end, "a time or a ratio of two numbers")
    return None


def phone_end(tokens: Tokens, i: int) -> int:
    end = i + 1
    while tokens.kinds[end] == NUMBER or (
        tokens.lows[end] in ("-", "(", ")") and tokens.kinds[end + 1] == NUMBER and end < i + 16
    ):
        end += 1
    return end
