"""A text -> its tokens, with their places; nothing is rewritten and nothing is lost but white space.

Numbers, words, marks and line breaks, as parallel tuples. PAD empty tokens stand before the first
and after the last, so that a look a few tokens to either side needs no check of bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

PAD: Final = 8

EDGE: Final = 0  # the empty tokens around the text
NUMBER: Final = 1  # a run of digits with the commas and points inside it
WORD: Final = 2
MARK: Final = 3  # any other single character
BREAK: Final = 4  # one or more line ends
ADDRESS: Final = 5  # of a web page or a person

_TOKEN: Final = re.compile(
    r"""
      ( [0-9]+ (?: [.,][0-9]+ )* | (?<![\w.]) \.[0-9]+ | [½⅓⅔¼¾⅕-⅞] )   # 1: 1,234.5  .534  ½
    | ( (?: [A-Za-z]\. ){2,}                                             # 2: U.S.  a.m.
      | [^\W\d_½⅓⅔¼¾⅕-⅞]+ (?: ['’] [^\W\d_]+ )* )                        #    word  don't  km²
    | (?! (?<=[0-9\r]) [\t\r\n]{1,2} (?:thousand|million|billion|trillion)\b )
      # a line end or tab never parts a number from its scale word: it is left out like a space
      (?: ( [\r\n\u2028\u2029]+ )                                        # 3: line ends
        | ( (?<=\S)\t+(?=\S) | \S ) )                                    # 4: a new cell, any other mark
    """,
    re.VERBOSE,
)
# A token never starts inside another and each alternative eats what it looks at: linear in the text.

_KINDS: Final = (EDGE, NUMBER, WORD, BREAK, MARK)
_ALIKE: Final = {
    "‐": "-", "‑": "-", "‒": "–", "％": "%", "﹪": "%", "٪": "%", "º": "°", "’": "'", "‘": "'",
    "“": '"', "”": '"', "＄": "$", "（": "(", "）": ")",
}  # fmt: skip
_ADDRESS_AHEAD: Final = re.compile(r"https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """`lows` are the words in lower case with plain apostrophes and hyphens; the text stays as it is."""

    text: str
    kinds: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lows: tuple[str, ...]

    @property
    def last(self) -> int:
        """One past the last real token."""
        return len(self.kinds) - PAD

    def glued(self, i: int) -> bool:
        """Token `i` touches the one before it."""
        return self.starts[i] == self.ends[i - 1] and self.kinds[i - 1] != EDGE

    def of(self, first: int, end: int) -> str:
        """The text from token `first` to before token `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def phrase(self, first: int, end: int) -> str:
        """The same in lower case with single spaces where there was any."""
        return " ".join(self.lows[first:end])

    def capital(self, i: int) -> bool:
        return self.kinds[i] == WORD and self.words[i][0].isupper()

    def opens(self, i: int) -> bool:
        """Token `i` is the first word of a line, a sentence or a quotation."""
        before = self.kinds[i - 1]
        if before in (EDGE, BREAK):
            return True
        return before == MARK and self.lows[i - 1] in _OPENING


_OPENING: Final = frozenset(".!?:;\"'([{•·*—|«…") | {"‹", "„"}


def tokenise(text: str) -> Tokens:
    """The tokens of `text` in reading order."""
    kinds, starts, ends = [EDGE] * PAD, [0] * PAD, [0] * PAD
    words, lows = [""] * PAD, [""] * PAD
    skip_to = _addresses(text)
    past = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < past:
            continue
        kind = _KINDS[match.lastindex or 0]
        word = match[0]
        if start in skip_to:
            past = end = skip_to[start]
            kind, word = ADDRESS, text[start:end]
        low = word
        if kind == WORD:
            low = word.lower()
            if "’" in low:
                low = low.replace("’", "'")
        elif kind == MARK:
            low = _ALIKE.get(word, word)
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
        words.append(word)
        lows.append(low)
    size = len(text)
    return Tokens(
        text,
        (*kinds, *[EDGE] * PAD),
        (*starts, *[size] * PAD),
        (*ends, *[size] * PAD),
        (*words, *[""] * PAD),
        (*lows, *[""] * PAD),
    )


def _addresses(text: str) -> dict[int, int]:
    if "://" not in text and "www." not in text:
        return {}
    return {match.start(): match.end() for match in _ADDRESS_AHEAD.finditer(text)}
