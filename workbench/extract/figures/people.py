"""People without a noun, told by what befell them or where they were: "killing seven", "all 189 aboard"."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.counted import OTHERS
from workbench.extract.figures.tokens import Tokens
from workbench.lexicon import entries, gathered

_GROUPS: Final[dict[str, str]] = entries("counts", "group", ("members", "example"))[0]["members"]
_HARM: Final = entries("counts", "harm", ("before", "after", "between", "example"))[0]
_HARM_BEFORE: Final = frozenset(_HARM["before"])
_HARM_AFTER: Final = frozenset(_HARM["after"])
_HARM_BETWEEN: Final = frozenset(_HARM["between"])
_HANDLED: Final = entries("counts", "handled", ("words", "between", "example"))[0]
_HANDLED_WORDS: Final = frozenset(_HANDLED["words"])
_HANDLED_BETWEEN: Final = frozenset(_HANDLED["between"])
_CARRIERS: Final = gathered("counts", "carrier")
CROWD: Final = gathered("counts", "crowd")


def harmed(tokens: Tokens, first: int, end: int) -> bool:
    """A bare number of people, told by what befell them: "killing seven", "20 were injured"."""
    if tokens.lows[first - 1] in _HARM_BEFORE:
        return True
    if tokens.lows[first - 1] == "by" and tokens.lows[first - 2] in ("watched", "attended"):
        return True
    at = end
    while tokens.lows[at] in _HARM_BETWEEN and at < end + 4:
        at += 1
    return tokens.lows[at] in _HARM_AFTER


def handled(tokens: Tokens, end: int) -> bool:
    """What befell them is told right after the number: "64 were released"."""
    at = end
    while tokens.lows[at] in _HANDLED_BETWEEN and at < end + 4:
        at += 1
    return tokens.lows[at] in _HANDLED_WORDS


def aboard(tokens: Tokens, first: int, end: int) -> bool:
    """ "all 189 on the aircraft", "the 16 on board"."""
    at = end
    at += tokens.lows[at] in OTHERS
    if tokens.lows[at] not in ("on", "in"):
        return False
    at += 1
    if tokens.lows[at] in ("-", "the", "a", "each"):
        at += 1
    on_board = tokens.lows[at] == "board"
    return tokens.lows[at] in _CARRIERS and (on_board or tokens.lows[first - 1] in ("all", "those", "the"))


def group_before(tokens: Tokens, first: int) -> str | None:
    """What "a crew of" is made of, where these words end before token `first`."""
    return _GROUPS.get(tokens.lows[first - 2]) if tokens.lows[first - 1] == "of" else None
