"""How much a line is worded like a picture's caption, and not like a title, a deck or a paragraph.

`benchmarks/learn_captions.py` learns the weights, a logistic regression, from the pages in `benchmarks/pages`
and the captions in `benchmarks/captions`. They stand in `words/caption_weights.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import fsum

from workbench.intake.dating import WEEKDAYS
from workbench.intake.wording import signs
from workbench.lexicon import table

FEWEST, LONGEST = 3, 50
"""Words of a caption."""
KEPT = 4096
"""Lines whose odds are remembered, the latest ones: each is asked about up to three times."""
OPENING = 8
"""Words among which a line's first verb is sought."""
_VERB = re.compile(r"[a-z]{2,}(?P<ending>s|ing|ed)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATE = re.compile(
    r"\b(?:\d{1,2}[ ])? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ ]\d", re.VERBOSE
)
_SIDE = re.compile(
    r"""
    \( (?: left | right | L | R | C | centre | center | second | pictured | front | back | above ) \b
    | ,[ ] (?: left | right | pictured | centre | center ) [,.]
    | L-R | \b pictured \b | seen[ ](?:here|in|on)
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"[.!?] [A-Z]")
_SMALL = re.compile(r"[a-z]+")
_STOPS = frozenset(".!?”\"’')")


@lru_cache(maxsize=KEPT)
def caption_odds(text: str) -> float:
    """Log-odds that a line with these words tells of a picture; below -3 for most other lines."""
    weights = _learnt()
    return fsum((weights[""], *(weights.get(sign, 0.0) for sign in signs_of_captions(text))))


def signs_of_captions(text: str) -> set[str]:
    """What the regression sees of a line: its words, pairs of them and, each behind a #, its marks."""
    return signs(text) | set(_marks(text))


def _marks(text: str) -> Iterator[str]:
    """How its first verb ends, days and sides, how it opens and stops."""
    words = text.split()
    plain = [word.strip(".,:;!?()[]“”\"’'").casefold() for word in words]
    verbs = (_VERB.fullmatch(word) for word in plain[1:OPENING])
    verb = next(filter(None, verbs), None)
    if verb is not None:
        yield f"#first verb in {verb['ending']}"
    if any(len(word) > 4 and word.endswith("ed") for word in plain):
        yield "#ed"
    if any(len(word) > 5 and word.endswith("ing") for word in plain):
        yield "#ing"
    if any(day in plain for day in WEEKDAYS):
        yield "#day"
    if _YEAR.search(text):
        yield "#year"
    if _DATE.search(text):
        yield "#date"
    if _SIDE.search(text):
        yield "#side"
    if _BREAK.search(text):
        yield "#two sentences"
    if text[-1:] not in _STOPS:
        yield "#no stop"
    if all(word[:1].isupper() for word in words[:2]):
        yield "#two capitals first"
    small = next(filter(_SMALL.fullmatch, words[1:]), None)
    if small:
        yield f"#first small {small}"


@cache
def _learnt() -> Mapping[str, float]:
    return dict(table("caption_weights", "words"))
