"""What the rest of the article says of an ambiguous sign or word: its places, its money, its metal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from workbench.extract.figures.tokens import BREAK, EDGE, WORD, Tokens

_AMOUNT: Final = re.compile(
    r"""
    (?<!\w) ([A-Z]{1,2})                                    # one or two letters, and no word before them
    [0-9]{1,3}                                              # the digits that touch them
    (?: (?: ,[0-9]{3} )+                                    #    in groups: R250,000
      | (?: [.,][0-9]{1,3} )? [ ]? (?: [mb]n | million | billion | trillion ) \b   # R1.2bn
    )
    """,
    re.VERBOSE,
)
METALS: Final = frozenset(["gold", "silver", "platinum", "palladium", "bullion"])


class Surroundings:
    """Looks at the whole text once, when first asked; the answers are kept."""

    __slots__ = ("_amounts", "_counts", "_titled", "dollar", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.dollar: tuple[str, str] | None = None  # what company.py found, kept here; ("", "") for nothing
        self._counts: Counter[str] | None = None
        self._amounts: frozenset[str] | None = None
        self._titled: dict[int, bool] = {}

    @property
    def counts(self) -> Counter[str]:
        if self._counts is None:
            self._counts = Counter(self.tokens.lows)
        return self._counts

    def has(self, words: Iterable[str]) -> str | None:
        """The first of `words` that stands somewhere in the text."""
        return next((word for word in words if word in self.counts), None)

    def commonest(self, places: Mapping[str, str]) -> tuple[str, str] | None:
        """The code whose places the text names most, and the word that says so."""
        found = Counter[str]()
        said: dict[str, str] = {}
        for word, code in places.items():
            if word in self.counts:
                found[code] += self.counts[word]
                said.setdefault(code, word)
        if not found:
            return None
        code = found.most_common(1)[0][0]
        return code, said[code]

    def amounts(self, letter: str) -> bool:
        """An amount that is written as only money is stands behind `letter` somewhere: "R1.2 billion"."""
        if self._amounts is None:
            self._amounts = frozenset(match[1] for match in _AMOUNT.finditer(self.tokens.text))
        return letter in self._amounts

    def near(self, i: int, far: int, words: frozenset[str]) -> str | None:
        """One of `words` within `far` tokens of token `i`, on the same line."""
        for step in (-1, 1):
            at = i
            for _ in range(far):
                at += step
                if self.tokens.kinds[at] in (BREAK, EDGE):
                    break
                if self.tokens.lows[at] in words:
                    return self.tokens.lows[at]
        return None

    def of_metal(self, i: int) -> str | None:
        """A precious metal that the ounces at token `i` are of: named near, or what the text is about."""
        near = self.near(i, 60, METALS)
        if near:
            return near
        return next((metal for metal in sorted(METALS) if self.counts[metal] >= 3), None)

    def titled(self, i: int) -> bool:
        """Token `i` stands in a line set as a title (Most Words Capitalised), where capitals name nothing."""
        first = i
        while self.tokens.kinds[first - 1] not in (BREAK, EDGE) and i - first < 30:
            first -= 1
        if first not in self._titled:
            at, words, capitals = first, 0, 0
            while self.tokens.kinds[at] not in (BREAK, EDGE) and at - first < 40:
                if self.tokens.kinds[at] == WORD and len(self.tokens.words[at]) > 3:
                    words += 1
                    capitals += self.tokens.words[at][0].isupper()
                at += 1
            self._titled[first] = words >= 3 and capitals >= 0.8 * words
        return self._titled[first]
