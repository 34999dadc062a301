"""The name of a speaker in parts that can be compared: accents, capitals and courtesies apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from workbench.extract.names.words import after_names, given_of, particles
from workbench.lexicon import table

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ђ": "d"}
)
_APART = re.compile(r"[\s\-–‑.,/]+")
_MARKS = re.compile(r"[’'‘`´“”\"()]")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person, folded. `given` is empty where the surname stands alone."""

    given: str
    middle: tuple[str, ...]
    surname: str
    junior: str

    @property
    def is_initial(self) -> bool:
        return len(self.given) == 1


def folded(name: str) -> tuple[str, ...]:
    """The words of the name in small letters without accents: "Zoé Brandt-Lund" is zoe, brandt, lund."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).casefold().translate(_LETTERS)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(word for word in _APART.split(_MARKS.sub("", plain)) if word)


def person_name(name: str) -> PersonName | None:
    """The name in parts; None for what is no name of one person."""
    words = list(folded(name))
    while len(words) > 1 and words[0] in _words("courtesies"):
        del words[0]
    junior = ""
    while len(words) > 1 and (words[-1] in _words("juniors") or words[-1] in after_names()):
        junior = words[-1] if words[-1] in _words("juniors") else junior
        del words[-1]
    if not words or len(words) > 6 or "and" in words or not words[-1].isalpha() or len(words[-1]) < 2:
        return None
    middle = tuple(word for word in words[1:-1] if len(word) == 1 or word not in particles())
    return PersonName(words[0] if len(words) > 1 else "", middle, words[-1], _JUNIORS.get(junior, junior))


_JUNIORS = {"junior": "jr", "senior": "sr"}


def body_name(name: str) -> tuple[str, ...]:
    """The words that tell the body: without "the", legal forms at the end, and with one spelling."""
    words = [_spellings().get(word, word) for word in folded(name)]
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    while len(words) > 1 and words[-1] in _words("legal_forms"):
        del words[-1]
    return tuple(words)


def first_letters(name: str) -> str:
    """ "nha" of "Norvane Harbour Authority"; empty for a name of less than two words that count."""
    words = [word for word in folded(name) if word not in _words("small_words")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def short_form(name: str) -> str:
    """ "nha" of "NHA" and "N.H.A."; empty for what is no row of capitals."""
    bare = name.removeprefix("the ").removeprefix("The ").replace(".", "")
    return bare.casefold() if bare.isalpha() and bare.isupper() and 2 <= len(bare) <= 7 else ""


def gender_of_given(given: str) -> str:
    """ "male" or "female" where the first name tells; else empty."""
    told = [gender for gender in ("male", "female") if given in _given(gender)]
    return told[0] if len(told) == 1 else ""


def letters_apart(one: str, other: str, most: int = 2) -> int:
    """How many letters have to be put in, left out or changed; `most` + 1 for more than `most`."""
    if (
        abs(len(one) - len(other)) > most
        or max(len(set(one) - set(other)), len(set(other) - set(one))) > most
    ):
        return most + 1
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row = row, [at]
        for place, against in enumerate(other, 1):
            row.append(min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != against)))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("speakers", name)["words"])


@cache
def _spellings() -> dict[str, str]:
    return dict(table("speakers", "spellings")["words"])


@cache
def _given(gender: str) -> frozenset[str]:
    return frozenset(word for name in given_of(gender) for word in folded(name))
