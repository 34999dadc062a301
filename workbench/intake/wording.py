"""How much a line is worded like a page's furniture, from weights learnt on marked pages.

`benchmarks/learn_lines.py` learns them from the pages in `benchmarks/pages` and the lines in
`benchmarks/lines`, two logistic regressions one upon the other: the words of a line, then its place
among its neighbours. They stand in `words/line_weights.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from workbench.intake.lines import Line
from workbench.lexicon import table

LONG = 180
"""Characters of a line from which on it is weighed only where it has two telling words."""
MUCH = 1.0
"""Weight of a word that tells."""
CAP = 4.0
"""Log-odds are cut off here, so that no single line outweighs its neighbours."""
BESIDE_THE_PAGE = 2.0
"""Log-odds of what stands before the first line and behind the last: furniture mostly."""
AMONG_TEXT = -1.0
"""Log-odds of the lines above and below, at most, by which a line stands in running text."""
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[^\w\s]")
_MARK = re.compile(r"#[a-z]")
_COUNTRY = re.compile(r"\bU\.?S\.?(?=\W|$)(?![a-z])")
"""The country, and not "us"."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_LENGTHS = (1, 2, 3, 4, 6, 8, 10, 13, 17, 22, 30, 45)  # words
_STOPS = frozenset(".!?")
_BEHIND_STOP = "”\"’').]"


def signs(text: str) -> set[str]:
    """What the first regression sees of a line: words, pairs of them and, each behind a #, its marks."""
    tokens, pairs, marks = _read(text)
    return {*tokens, *(" ".join(pair) for pair in pairs), *marks}


def _read(text: str) -> tuple[set[str], set[tuple[str, str]], list[str]]:
    named = _COUNTRY.sub("america", text) if "U" in text else text
    plain = named.casefold().translate(_PLAIN)
    tokens = ["0" if token[0].isdigit() else token for token in _TOKEN.findall(plain)]
    return set(tokens), set(pairwise(tokens)), list(_marks(text, tokens))


def _marks(text: str, tokens: Sequence[str]) -> Iterator[str]:
    """First and last word, length, quotation marks, capitals, and how it stops."""
    words = text.split()
    count = len(words)
    if tokens:
        yield f"#first {tokens[0]}"
        yield f"#last {tokens[-1]}"
    yield f"#longer than {bisect_left(_LENGTHS, count)}"
    if '"' in tokens:
        yield "#quoted"
    if count > 1 and text.isupper():
        yield "#in capitals"
    capitals = sum(map(str.isupper, (word[0] for word in words))) / max(1, count)
    yield f"#capitals {round(capitals * 4)} of {'five or more' if count > 4 else 'few'}"
    if text[-1:] in _STOPS:
        yield f"#stops at {min(3, count // 8)}"


@dataclass(frozen=True)
class Weights:
    """What the signs of a line's words and of its place count for; "" is where each sum begins."""

    words: Mapping[str, float]
    places: Mapping[str, float]

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], float]:
        """Of the words, the pairs."""
        split = {sign: tuple(sign.split(" ")) for sign in self.words if not _MARK.match(sign)}
        return {(each[0], each[1]): self.words[sign] for sign, each in split.items() if len(each) == 2}

    @cached_property
    def telling(self) -> frozenset[str]:
        """Single words that say much for furniture."""
        return frozenset(word for word, weight in self.words.items() if weight > MUCH and " " not in word)


def wording(text: str, weights: Weights) -> float:
    """Log-odds that a line with these words is furniture, -4 to 4 as far as the words alone tell."""
    if len(text) > LONG and len(weights.telling.intersection(text.casefold().split())) < 2:
        return -CAP
    tokens, pairs, marks = _read(text)
    words, paired = weights.words, weights.pairs
    single = (words[sign] for sign in (*(tokens & words.keys()), *marks) if sign in words)
    double = (paired[pair] for pair in pairs & paired.keys())
    score = fsum((words[""], *single, *double))  # sets come in any order, and a plain sum hangs on it
    return max(-CAP, min(CAP, score))


def places(texts: Sequence[str], scores: Sequence[float]) -> Iterator[Place]:
    """For each line what the second regression sees of it."""
    often = Counter(texts)
    around = [BESIDE_THE_PAGE] * 2 + list(scores) + [BESIDE_THE_PAGE] * 2
    for number, text in enumerate(texts):
        stopped = text[-1:] in _STOPS or text.rstrip(_BEHIND_STOP)[-1:] in _STOPS
        kind = _kind(text.count(" ") + 1, stopped)
        before, above, own, below, behind = around[number : number + 5]
        yield Place(before, above, own, below, behind, often[text], kind)


class Place(NamedTuple):
    """The log-odds of a line by its words and those of the lines beside it, how often it comes, its kind."""

    second_above: float
    above: float
    own: float
    below: float
    second_below: float
    often: int
    kind: str

    def signs(self) -> dict[str, float]:
        """As the second regression sees it."""
        return {
            "own": self.own,
            "own above zero": max(0.0, self.own),
            "line above": self.above,
            "line below": self.below,
            "second above": self.second_above,
            "second below": self.second_below,
            "lower beside": min(self.above, self.below),
            "higher beside": max(self.above, self.below),
            "twice": float(self.often > 1),
            "thrice": float(self.often > 2),
            self.kind: 1.0,
            f"{self.kind} among text": float(max(self.above, self.below) < AMONG_TEXT),
        }


def _kind(words: int, stopped: bool) -> str:
    if words > 25:
        return "long"
    if words > 12:
        return "sentence" if stopped else "long without a stop"
    if words > 3:
        return "short sentence" if stopped else "headline"
    return "few words with a stop" if stopped else "few words"


def furniture_odds(texts: Sequence[str], weights: Weights | None = None) -> list[float]:
    """For each line of a page the log-odds that it is furniture, by its words and its neighbours."""
    weights = weights or learnt()
    scores = {text: wording(text, weights) for text in dict.fromkeys(texts)}
    known: dict[Place, float] = {}  # of running text most places are alike
    odds = []
    for place in places(texts, [scores[text] for text in texts]):
        if place not in known:
            weighed = (value * weights.places.get(sign, 0.0) for sign, value in place.signs().items())
            known[place] = weights.places[""] + sum(weighed)
        odds.append(known[place])
    return odds


def odds_of_lines(lines: Sequence[Line]) -> list[float]:
    """As `furniture_odds`, of a page's lines without the marks of agencies behind their last stop."""
    return furniture_odds([line.unsigned for line in lines])


@cache
def learnt() -> Weights:
    """The weights in `words/line_weights.toml`."""
    return Weights(dict(table("line_weights", "words")), dict(table("line_weights", "places")))
