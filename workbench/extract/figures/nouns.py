"""Nouns in the plural, and their singular: by spelling, or from `words/counts.toml`."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.tokens import WORD, Tokens
from workbench.lexicon import entries, gathered

_IRREGULAR: Final[dict[str, str]] = {
    plural: singular
    for entry in entries("counts", "irregular", ("plurals", "example"))
    for plural, singular in entry["plurals"].items()
}
_INVARIANT: Final[dict[str, str]] = {
    word: name
    for entry in entries("counts", "invariant", ("singulars", "example"))
    for word, name in entry["singulars"].items()
}
_ENDINGS: Final[dict[str, str]] = entries("counts", "ending", ("plurals", "example"))[0]["plurals"]
_NATIONALS: Final = {word.lower(): word for word in gathered("counts", "national")}
_NO_PLURAL: Final = gathered("counts", "no_plural")
STOP: Final = gathered("counts", "stop")
_COMPOUNDED: Final = tuple(_ENDINGS)
_S_KEPT: Final = ("ss", "us", "is")
_PEOPLES: Final = ("an", "ese", "ite")  # Cubans, Maltese, Muscovites
_ES: Final = ("ches", "shes", "xes", "sses", "zzes")


def plural(tokens: Tokens, i: int) -> bool:
    """Token `i` looks like a noun in the plural."""
    low = tokens.lows[i]
    if tokens.kinds[i] != WORD or low in STOP:
        return False
    if low in _IRREGULAR or low in _INVARIANT:
        return True
    if low.endswith(_COMPOUNDED) and low not in _NO_PLURAL:
        return True
    if low in _NO_PLURAL or len(low) < 3 or low[-1] != "s" or "'" in low:
        return False
    if tokens.words[i].isupper():
        return len(low) > 4 and low[-2:] not in _S_KEPT
    return low[-2:] not in _S_KEPT or tokens.words[i][-2].isupper()


def singular(word: str) -> str:
    """The singular of a plural noun; names and short forms keep their capitals."""
    low = word.lower()
    known = _IRREGULAR.get(low) or _INVARIANT.get(low)
    if known:
        return known
    ending = next((ending for ending in _ENDINGS if low.endswith(ending)), None)
    if ending is not None and low not in _NO_PLURAL:
        one = low.removesuffix(ending) + _ENDINGS[ending]
        return word[0] + one[1:] if word[0].isupper() and not word.isupper() else one
    one = _without_s(low)
    if one in _NATIONALS:
        return _NATIONALS[one]
    if word[:1].isupper() and one.endswith(_PEOPLES):
        return word[:1] + one[1:]
    if (word.isupper() and len(word) <= 5) or (word[-1:] == "s" and word[:-1].isupper()):
        return word.removesuffix("s")  # "MPs"
    return one


def _without_s(low: str) -> str:
    if low in _NO_PLURAL or low[-1:] != "s" or low.endswith(_S_KEPT):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(_ES) else low[:-1]


def unchanging(tokens: Tokens, i: int) -> bool:
    """Token `i` is the same in singular and plural ("crew"), so that a plural may still follow it."""
    return tokens.lows[i] in _INVARIANT
