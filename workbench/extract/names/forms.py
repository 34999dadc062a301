"""The words of one name -> its head, what only stands after it, the gender it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from workbench.extract.names.runs import Word
from workbench.extract.names.words import (
    after_names,
    body_words,
    demonyms,
    gender_of_words,
    given,
    given_of,
    lands,
    peoples,
    places,
    portfolios,
    ranks,
    surname_titles,
    titles,
    told_bodies,
)

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_FEMALE_SURNAME = re.compile(r"(?:ova|eva|[ns]kaya|naya)$")


def head_of(full: str) -> list[str]:
    """The words of a name up to "of", "for" or "on": "army corps" of "Army Corps of Engineers"."""
    words = full.lower().split()
    return next((words[:at] for at, word in enumerate(words) if at and word in ("of", "for", "on")), words)


def without_honours(words: list[Word]) -> list[Word]:
    """The words up to what only stands after a name: "Ada Lund KC", "Lee Ash MP"."""
    kept = list(words)
    while len(kept) > 1 and kept[-1].low in after_names():
        kept.pop()
    named = kept[-1].bare
    low = named.lower()
    if len(kept) < 2 or low in titles() or low in body_words() or named in peoples() or named in places():
        return words
    return kept


def title_place(words: list[Word]) -> int:
    """Where the last word of the title stands that leads the name; -1 where none does."""
    place = max((i for i, word in enumerate(words) if word.plain in titles()), default=-1)
    if len(words) > 2 and words[1].text == "Sri" and place < 1:
        place = 1  # "Tan Sri Lee Ash"
    if place == len(words) - 1 and _is_surname(words):
        place = max((i for i, word in enumerate(words[:-1]) if word.plain in titles()), default=-1)
    if 0 < place == len(words) - 2 and words[place].bare in given() and _is_office_holder(words[place - 1]):
        return place - 1  # "Sgt Dean Ash": the title is a first name here
    given_at = next((i for i in range(1, len(words) - 1) if _opens_name(words[i])), 0)
    if given_at > place + 1 and _is_office(words[:given_at]):
        return given_at - 1  # "Speaker of the House Lee Ash"
    led = words[place + 1 :]
    if place >= 0 and led and (led[0].text in ("of", "for") or _names_body_of(words, place)):
        return -1  # "Ministry of Foreign Affairs"
    return place


def _is_office_holder(word: Word) -> bool:
    return word.plain in titles() and word.plain not in ranks()


def _opens_name(word: Word) -> bool:
    """Whether the name of a person begins with the word: "Lee", "K."."""
    return word.bare in given() or _INITIALS.fullmatch(word.text) is not None


def _is_office(words: list[Word]) -> bool:
    return any(word.text in ("of", "for") or word.plain in body_words() for word in words)


def _names_body_of(words: list[Word], place: int) -> bool:
    """Whether the title is only a part of what a body is for."""
    if words[place].plain not in portfolios():
        return False
    return any(
        word.plain in body_words() and after.text in ("of", "for") for word, after in pairwise(words[:place])
    )


def _is_surname(words: list[Word]) -> bool:
    """Whether a title that ends the words is a surname: "Lee Pope"."""
    return len(words) == 2 and words[1].plain in surname_titles() and words[0].bare in given()


@cache
def trades() -> frozenset[str]:
    """What firms are called by what they do, and no word that a name may begin with."""
    return told_bodies() - {
        "union",
        "tank",
        "guild",
        "group",
        "trust",
        "foundation",
        "police",
        "giant",
        "corporation",
        "constabulary",
    }


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


def comes_from(words: Sequence[Word], before: str) -> bool:
    """Whether a land stands before the name of a person: "Belgian Lee Ash", "Minister of Norvane Lee Ash"."""
    if _INITIALS.fullmatch(words[0].text):
        return False
    first, second = words[0].bare, words[1]
    named = second.bare in given() or _INITIALS.fullmatch(second.text) is not None
    return first in peoples() or first in demonyms() or (named and (first in places() or before == "of"))


def is_demonym(word: Word) -> bool:
    """Whether the word is for a people and not for their country: "the Belgian"."""
    return word.bare in demonyms() or (word.low in lands() and word.bare not in places())


def is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and not _INITIALS.fullmatch(word)
