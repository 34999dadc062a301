"""The words of one name -> its head, what only stands after it, the gender it tells."""

from __future__ import annotations

import re
from functools import cache

from workbench.extract.names.runs import Word
from workbench.extract.names.words import (
    after_names,
    body_words,
    gender_of_words,
    given_of,
    peoples,
    places,
    titles,
    told_bodies,
)

_FEMALE_SURNAME = re.compile(r"(?:ova|eva|[ns]kaya|naya)$")


def head_of(full: str) -> list[str]:
    """The words of a name up to "of" or "for": "army corps" of "Army Corps of Engineers"."""
    words = full.lower().split()
    return next((words[:at] for at, word in enumerate(words) if at and word in ("of", "for")), words)


def without_honours(words: list[Word]) -> list[Word]:
    """The words up to what only stands after a name: "Ada Lund KC", "Lee Ash MP"."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].low in after_names():
        kept.pop()
    named = kept[-1].bare
    if len(kept) < 2 or named.lower() in titles() | body_words() or named in peoples() | places():
        return words
    return kept


@cache
def trades() -> frozenset[str]:
    """What firms are called by what they do, and no word that a name may begin with."""
    return told_bodies() - {"group", "trust", "foundation", "police", "giant", "corporation", "constabulary"}


def singular_of(word: str) -> str:
    """Without a plural ending: "brewers" is "brewer"."""
    return word[:-1] if word.endswith("rs") else word


def gender_of(full: str, roles: set[str]) -> str:
    told = gender_of_words(roles)
    if told:
        return told
    given = full.split()[0].split("-")[0]  # "Jean-Jacques"
    male, female = given in given_of("male"), given in given_of("female")
    if male != female:
        return "male" if male else "female"
    surname = full.split()[-1].lower()
    if _FEMALE_SURNAME.search(surname) and len(full.split()) > 1:
        return "female"
    return ""
