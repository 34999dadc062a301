"""Is the line above an article its title or its deck? Its manner tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ARTICLE = re.compile(r"\b(?:the|a|an)\b")
_FINITE = re.compile(
    r"""\b(?: is|are|was|were|has|have|had|will|would|could|should|may|might|can
        | said|says[ ]that|took|came|made|saw|told|called|issued|valued )\b""",
    re.VERBOSE,
)
_HEADLINE_SIGN = re.compile(r"[:|]\s|\s[–—-]\s|[‘'][^’']{3,40}[’'](?!\w)|^(?:How|Why|What|Who|Where)\b")


def deck_points(text: str) -> int:
    """Above zero for a sentence that sums up (a deck), below for a headline.

    Headlines drop articles and auxiliaries, are short, and stand in capitals or with a colon.
    """
    words = text.split()
    points = min(2, len(_ARTICLE.findall(text))) + min(2, len(_FINITE.findall(text)))
    points += 1 if len(words) >= 14 else -1 if len(words) <= 10 else 0
    if text.rstrip('”"’').endswith("."):
        points += 2
    longer = [word for word in words[1:] if len(word) > 3]
    if longer and sum(word[0].isupper() for word in longer) > 0.7 * len(longer):
        points -= 3
    if _HEADLINE_SIGN.search(text):
        points -= 1
    return points - 1


def are_decks(lone: Sequence[str]) -> bool:
    """Whether the lone first lines of a page's articles are decks: a page keeps to one manner.

    One or two lines must be clear; headlines have -2 in the middle, decks 2.
    """
    enough = 0.7 if len(lone) > 2 else 2.9
    return bool(lone) and sum(map(deck_points, lone)) > enough * len(lone)
