"""The words of a parsed sentence -> what kind of name, date or amount each is part of.

By rule, from parts of speech and the words that tell names apart (`words/names.toml`,
`words/titles.toml`): a model for names alone takes as long as all the rest of the parsing. The kinds
are called as in the English models of spaCy: PERSON, ORG, GPE, DATE, MONEY, PERCENT, CARDINAL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from workbench.extract.names.words import (
    body_words,
    given,
    of_bodies,
    outlets,
    papers,
    particles,
    places,
    titles,
)
from workbench.lexicon import entries, listed, table

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–/](?:\d\d)?\d\d)?")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}s?")
_HYPHEN = ("-", "–")


class Spoken(NamedTuple):
    """A word with its part of speech, and whether it touches the word before."""

    text: str
    low: str
    pos: str
    tag: str
    touches: bool


def kinds_of(words: Sequence[Spoken]) -> list[str]:
    """The kind of each word, "" for most."""
    kinds = [""] * len(words)
    _mark_amounts(words, kinds)
    _mark_dates(words, kinds)
    for first, last in _runs(words, kinds):
        _mark_names(words, kinds, first, last)
    return kinds


# --- amounts and dates -------------------------------------------------------------------------


def _mark_amounts(words: Sequence[Spoken], kinds: list[str]) -> None:
    for at, word in enumerate(words):
        if word.tag == "CD":
            money = at > 0 and kinds[at - 1] == "MONEY"
            kinds[at] = "MONEY" if money else "CARDINAL"
        elif word.tag == "$":
            kinds[at] = "MONEY"
        elif word.low in listed("kinds", "rough_numbers"):
            kinds[at] = "CARDINAL"
        elif word.low in ("%", "percent", "pct") or (
            word.low == "cent" and at and words[at - 1].low == "per"
        ):
            _mark_percent(words, kinds, at)


def _mark_percent(words: Sequence[Spoken], kinds: list[str], at: int) -> None:
    first = at
    while first and (kinds[first - 1] == "CARDINAL" or words[first - 1].low in ("per", "-", "–")):
        first -= 1
    if first < at:
        kinds[first : at + 1] = ["PERCENT"] * (at + 1 - first)


def _mark_dates(words: Sequence[Spoken], kinds: list[str]) -> None:
    for at, word in enumerate(words):
        if _is_year(words, at) or (word.pos in ("PROPN", "NOUN") and _names_a_time(words, at)):
            first, last = at, at + 1
            while first and _belongs_before(words[first - 1], kinds[first - 1]):
                first -= 1
            if word.pos == "PROPN":
                last = _after_month(words, last)
            if last < len(words) and words[last].low in ("ago", "earlier", "later"):
                last += 1
            kinds[first:last] = ["DATE"] * (last - first)


def _after_month(words: Sequence[Spoken], at: int) -> int:
    """Past the day and the year: ", 2021" of "May 3, 2021"."""
    if at < len(words) and (words[at].tag == "CD" or words[at].low[-2:] in ("st", "nd", "rd", "th")):
        at += words[at].text[:1].isdigit()
    if at + 1 < len(words) and words[at].low == "," and _YEAR.fullmatch(words[at + 1].text):
        return at + 2
    return at + (at < len(words) and _YEAR.fullmatch(words[at].text) is not None)


def _is_year(words: Sequence[Spoken], at: int) -> bool:
    """A bare year after a word that a year follows: "in 2021"."""
    if words[at].tag != "CD" or not _YEAR.fullmatch(words[at].text) or not at:
        return False
    counts = at + 1 < len(words) and words[at + 1].tag == "NNS"
    return words[at - 1].low in listed("periods", "before_year") and not counts


def _names_a_time(words: Sequence[Spoken], at: int) -> bool:
    word = words[at]
    if word.pos == "PROPN":
        return word.text in _calendar()
    if word.low in listed("kinds", "days"):
        return True
    before = words[at - 1] if at else word
    if word.low in listed("kinds", "lengths"):
        return before.tag == "CD" or before.low in listed("kinds", "counting")
    if word.low not in listed("kinds", "times"):
        return False
    if before.text in _HYPHEN and at > 1:
        return words[at - 2].tag == "CD"  # "a four-year term"
    return before.tag == "CD" or before.low in listed("kinds", "before") or before.text in _calendar()


def _belongs_before(word: Spoken, kind: str) -> bool:
    return (
        kind == "CARDINAL"
        or word.low in listed("kinds", "before")
        or word.text in _HYPHEN
        or word.text in _calendar()
    )


@cache
def _calendar() -> frozenset[str]:
    """Names of days, months and feasts that are one word."""
    named = (*entries("periods", "month"), *entries("periods", "weekday"), *entries("periods", "holiday"))
    return frozenset(surface for each in named for surface in each["surfaces"] if " " not in surface)


# --- names -------------------------------------------------------------------------------------


def _runs(words: Sequence[Spoken], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where names stand side by side, with the "of" that a body's name holds; end excluded."""
    at = 0
    while at < len(words):
        if not _is_name(words[at], kinds[at]):
            at += 1
            continue
        first = at
        while at < len(words):
            if _is_name(words[at], kinds[at]):
                at += 1
            elif (step := _joint(words, kinds, at)) and words[at - 1].low in of_bodies():
                at += step
            elif _is_particle(words, kinds, at):
                at += 1
            elif _is_hyphened(words, at):
                at += 2
            else:
                break
        yield first, at


def _is_name(word: Spoken, kind: str) -> bool:
    named = word.pos == "PROPN" and not kind and word.text[:1].isalpha() and word.text != "I"
    return named and word.text != word.low


def _joint(words: Sequence[Spoken], kinds: Sequence[str], at: int) -> int:
    """How many small words lead on to the rest of a body's name: "of", "of the", "for"."""
    if words[at].low not in ("of", "for") or words[at].pos != "ADP":
        return 0
    for step in (1, 2):
        if at + step >= len(words):
            return 0
        if _is_name(words[at + step], kinds[at + step]):
            return step
        if words[at + step].low != "the":
            return 0
    return 0


def _is_particle(words: Sequence[Spoken], kinds: Sequence[str], at: int) -> bool:
    after = at + 1
    return words[at].text in particles() and after < len(words) and _is_name(words[after], kinds[after])


def _is_hyphened(words: Sequence[Spoken], at: int) -> bool:
    """A hyphen inside one word of a name, one side of it in small letters: "al-Lund", "Ki-ash"."""
    if words[at].text != "-" or at + 1 == len(words) or not (words[at].touches and words[at + 1].touches):
        return False
    sides = words[at - 1].text, words[at + 1].text
    office = words[at - 1].low in titles()  # "Minister-designate Lund"
    return not office and all(side.isalpha() for side in sides) and any(side.islower() for side in sides)


def _mark_names(words: Sequence[Spoken], kinds: list[str], first: int, last: int) -> None:
    """Mark the run: its leading title and nationality are not of the name."""
    if words[first].text in _countries() and last - first > 1 and not _is_body(words, first, last):
        kinds[first] = "GPE"
        first += 1
    if _is_person(words, first, last) and not _is_body(words, first, last):
        title = -1  # "Ada Dean": the title is a surname here
    else:
        title = max((i for i in range(first, last) if words[i].low.rstrip(".") in titles()), default=-1)
    body = _is_body(words, first, last)
    if title >= 0 and (not body or _is_person(words, title + 1, last)):
        _mark_bearer(words, kinds, first, title)
        kinds[title + 1 : last] = ["PERSON"] * (last - title - 1)
    else:
        kind = "ORG" if body else _kind(words, first, last)
        kinds[first:last] = [kind] * (last - first)


def _mark_bearer(words: Sequence[Spoken], kinds: list[str], first: int, title: int) -> None:
    """Mark what stands before the title: "United States" of "United States President Lund"."""
    last = first
    while last < title and words[last].low.rstrip(".") not in titles():
        last += 1
    if first < last and words[last - 1].low not in ("of", "the"):
        kinds[first:last] = [_kind(words, first, last)] * (last - first)


def _is_body(words: Sequence[Spoken], first: int, last: int) -> bool:
    return (
        any(words[i].low in body_words() or words[i].text in papers() for i in range(first, last))
        or " ".join(word.text for word in words[first:last]) in outlets()
    )


def _is_person(words: Sequence[Spoken], first: int, last: int) -> bool:
    return first < last and words[first].text in given()


def _kind(words: Sequence[Spoken], first: int, last: int) -> str:
    if _is_person(words, first, last):
        return "PERSON"
    name, ends = " ".join(word.text for word in words[first:last]), {words[first].text, words[last - 1].text}
    if name in listed("kinds", "regions") or ends & listed("kinds", "sites"):
        return "LOC"
    if name in places() or name in _countries():
        return "GPE"
    if words[last - 1].text in listed("kinds", "happenings"):
        return "EVENT"
    if last - first == 1 and words[first].tag == "NNPS":
        return "NORP"  # "Norwegians", "Democrats"
    if _ACRONYM.fullmatch(words[first].text) or last - first > 3:
        return "ORG"
    if first and words[first - 1].low in ("in", "near", "outside", "from", "at"):
        return "GPE"
    return "PERSON" if last - first > 1 else "ORG"


@cache
def _countries() -> frozenset[str]:
    """Countries by name, short form or adjective."""
    known = table("subjects", "countries")
    return frozenset(known) | {other for others in known.values() for other in others}
