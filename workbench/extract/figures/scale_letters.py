"""Letters behind a number: "5m users" are five million, "a 5m wall" is five metres high."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.counted import PEOPLE
from workbench.extract.figures.currencies import money_after
from workbench.extract.figures.draft import same_sentence, sentence_first
from workbench.extract.figures.nouns import plural
from workbench.extract.figures.number_words import STARTS
from workbench.extract.figures.numeral import Numeral
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.lexicon import entries

_LARGE: Final = Decimal(1_000_000)
_METRES: Final = entries("units", "metres", ("words", "lengths", "beside", "races", "example"))[0]
_MEASURED_M: Final = frozenset(_METRES["words"])
_LENGTH_WORDS: Final = frozenset(_METRES["lengths"])
_LENGTH_SIGNS: Final = frozenset(_METRES["beside"])
_RACED: Final = frozenset(_METRES["races"])
_CLAUSE: Final = 25  # tokens to either side in which a word of length tells metres from millions


def is_scale(tokens: Tokens, shorter: Numeral) -> bool:
    """The letter is a million or a thousand, not metres or a name: a noun or money follows it."""
    letter = shorter.end - 1
    if tokens.glued(shorter.end) and tokens.kinds[shorter.end] == WORD:
        return False
    after = shorter.end
    follows_money = money_after(tokens, after, digits=False, value=_LARGE) is not None
    if shorter.short in ("m", "t"):
        if tokens.lows[after] in _MEASURED_M and not _goes_elsewhere(tokens, after):
            return False
        if follows_money or plural(tokens, after):
            return True
        return shorter.short == "m" and tokens.glued(letter) and not _long(tokens, letter)
    if not tokens.glued(letter):
        return shorter.short == "mil" and (follows_money or plural(tokens, after))
    return True


def _goes_elsewhere(tokens: Tokens, after: int) -> bool:
    """ "1.2m in 2024", "1.4m from 900k": what stands at token `after` says nothing of length."""
    word, then = tokens.lows[after], after + 1
    if word == "in":
        return tokens.lows[then] not in _LENGTH_WORDS
    return word == "from" and (tokens.kinds[then] == NUMBER or tokens.lows[then] in STARTS)


def _long(tokens: Tokens, letter: int) -> bool:
    """The sentence of the "m" at token `letter` speaks of length, or the number is a race's."""
    if (
        tokens.lows[letter - 1] in _RACED
        or tokens.lows[letter - 2] in ("x", "×")
        or tokens.lows[letter + 1] in ("x", "×", "by", "²", "³", "/")
    ):
        return True
    if tokens.lows[letter + 1] == "-" and tokens.lows[letter + 2] not in PEOPLE | {"strong"}:
        return True  # "a 12m-high mast", "a 30m-long queue"
    if tokens.lows[letter - 2] == "by" and tokens.lows[letter - 3] in ("m", "metres", "meters"):
        return True
    first = sentence_first(tokens, letter, _CLAUSE)
    end = letter + 1
    while end < letter + _CLAUSE and same_sentence(tokens, letter, end + 1):
        end += 1
    return any(
        tokens.lows[i] in _LENGTH_WORDS
        or (i != letter and tokens.kinds[i - 1] == NUMBER and tokens.lows[i] in _LENGTH_SIGNS)
        for i in range(first, end)
    )
