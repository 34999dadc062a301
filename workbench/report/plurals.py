"""A counted noun -> its plural: "troy ounce" to "troy ounces", "prisoner of war" to "prisoners of war"."""

from __future__ import annotations

import re
from functools import cache

from workbench.lexicon import entries


@cache
def plural(noun: str) -> str:
    """The noun for any number but one; only its head changes, the words after "of" and the like stay."""
    found = _TAIL.search(noun)
    head, tail = (noun[: found.start()], noun[found.start() :]) if found else (noun, "")
    before, gap, word = head.rpartition(" ")
    return before + gap + _plural_word(word) + tail


def counted(number: int, noun: str) -> str:
    """ "1 claim", "0 claims", "1,200 claims"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def _plural_word(word: str) -> str:
    lowered = word.lower()
    if lowered in _irregular():
        return word[:1] + _irregular()[lowered][1:]
    for one in _COMPOUNDED:
        if lowered.endswith(one):
            return word[: len(word) - len(one)] + _irregular()[one]
    if not lowered or not lowered[-1].isalpha():
        return word
    if word.isupper():  # MPs, NGOs
        return word if word.endswith("S") else word + "s"
    if lowered.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if lowered.endswith("y") and lowered[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + "s"


@cache
def _irregular() -> dict[str, str]:
    return {str(each["one"]): str(each["many"]) for each in entries("plurals", "plural", ("one", "many"))}


_COMPOUNDED = ("woman", "man", "child")  # servicewoman, policeman, grandchild
_TAIL = re.compile(
    r"""
    [ ](?: of | in | at | on | to | for | from | with | without | under | over | per | by | a
         | who | which | that | celsius | fahrenheit )(?=[ ]|\Z)   # what follows the head of the noun
    """,
    re.VERBOSE | re.IGNORECASE,
)
