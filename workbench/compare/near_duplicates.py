"""Texts that are nearly the same: how much of one stands in another. Pure.

A text is taken as its runs of five words. What two texts have in common is measured on the shorter
one, so that wire copy that was cut at the end is still a copy. Measured on archive pages: two
outlets that rewrite one event share .17 to .42, copies more than .6.

To find such texts among many, each keeps a sample of its runs: those whose hash can be divided by
sixteen. The same run is in every sample or in none.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

RULE = "1"
"""Raised when the sample or the measure changes: what was sampled by another rule is sampled anew."""

RUN = 5
"""Words."""

SAME_ORIGIN = Decimal("0.6")
SAME_STORY = Decimal("0.15")
"""At one address, texts with less in common are different articles: a page that is filled anew."""
SAME_TITLE = Decimal("0.5")
"""Of one outlet under one title; a weekly column has a title and another text each time."""

SHORTEST = 20
"""Runs: a text of fewer is too short to say."""

_SAMPLED = 16
_WORD = re.compile(r"\w+")


def runs(text: str) -> frozenset[int]:
    """The text's runs of five words as numbers of 64 bits; capitals and punctuation do not count."""
    words = _WORD.findall(text.casefold())
    return frozenset(_number(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def sample(found: frozenset[int]) -> tuple[int, ...]:
    """Those of the runs that are kept to find the text by, in order."""
    if len(found) < SHORTEST:
        return ()
    return tuple(sorted(each for each in found if each % _SAMPLED == 0))


def containment(one: frozenset[int], other: frozenset[int]) -> Decimal:
    """Of the shorter text's runs, the share that stands in the other: 0 to 1, two places down.

    Zero where the shorter one is too short to say.
    """
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return Decimal(0)
    return Decimal(len(one & other) * 100 // shorter) / 100


def _number(words: str) -> int:
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
