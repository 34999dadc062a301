"""Ages in all their forms: "aged 41", "41-year-old", "41 years of age", "Ana Ruiz, 41,"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from workbench.extract.figures.counted import PEOPLE
from workbench.extract.figures.nouns import plural, singular
from workbench.extract.figures.numeral import Numeral
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import unit_after
from workbench.lexicon import entries, gathered

_OLDEST: Final = 122

_BEFORE: Final = Phrases(
    {word: "year" for entry in entries("ages", "before", ("words", "example")) for word in entry["words"]}
)
_AFTER: Final = Phrases(
    {
        word: word.split("-")[0].split(" ")[0].rstrip("s").replace("yr", "year").replace("y/o", "year")
        for entry in entries("ages", "after", ("words", "example"))
        for word in entry["words"]
    }
)
_CLAIM: Final = gathered("ages", "claim")
_AFTER_AGE: Final = frozenset(
    ["when", "at", "and", "in", "or", "as", "while", "who", "were", "are", "from", "by", "to"]
)
_AGED_GROUPS: Final = frozenset(
    [
        "those",
        "child",
        "children",
        "people",
        "anyone",
        "persons",
        "boys",
        "girls",
        "men",
        "women",
        "players",
        "students",
        "youths",
        "adults",
        "everyone",
        "patients",
        "person",
    ]
)
_SOMEONE: Final = gathered("ages", "someone")
_OF_AGE: Final = frozenset(
    ["boy", "girl", "man", "woman", "child", "lad", "youth", "son", "daughter", "lady"]
)
_OWNERS: Final = frozenset(["a", "the", "his", "her", "their", "old", "young", "another"])
_DASHES: Final = frozenset(["-", "–", "—"])
_CLOSERS: Final = frozenset([",", ".", ")", ";", "]", "-", "—", "–"])


@dataclass(frozen=True, slots=True)
class Age:
    end: int
    unit: str
    claim: bool  # an average or a legal age: someone would check it


def age_at(tokens: Tokens, found: Numeral) -> Age | None:
    """The age that this number is, if it is one."""
    value = found.value
    if found.scale != 1 or found.share or not value >= 0:
        return None
    first, end = found.first, found.end
    hit = _AFTER.at(tokens, end + 1 if tokens.lows[end] == "-" and tokens.glued(end) else end)
    if hit is not None:
        return Age(hit[0], hit[1], _claimed(tokens, first))
    if not (value <= _OLDEST and found.whole):
        return None
    before = _BEFORE.before(tokens, first)
    if before is None and tokens.lows[first - 1] in ("over", "about", "around", "under", "just", "only"):
        before = _BEFORE.before(tokens, first - 1)
    if before is not None and not _counts_more(tokens, end):
        turned = tokens.lows[before[0]].startswith("turn")
        if not turned or (
            tokens.lows[end] in _CLOSERS or tokens.lows[end] in ("in", "on", "this", "last", "and")
        ):
            return Age(end, "year", _claimed(tokens, first))
    if _of_someone(tokens, first, end):
        return Age(end, "year", False)
    if tokens.kinds[first] == NUMBER and _after_name(tokens, first, end):
        return Age(end, "year", False)
    return None


def _claimed(tokens: Tokens, first: int) -> bool:
    return any(tokens.lows[i] in _CLAIM for i in range(first - 6, first))


def _counts_more(tokens: Tokens, end: int) -> bool:
    """A noun follows that the number would count ("age 41 groups" is none, "aged 41 weeks" neither)."""
    return tokens.lows[end] in ("%", "percent", "per", "months", "weeks", "days", "hours", "million")


def _of_someone(tokens: Tokens, first: int, end: int) -> bool:
    """ "when she was about 57", "those under 19"."""
    ends = tokens.kinds[end] != WORD or tokens.lows[end] in _AFTER_AGE
    at = first - 1
    if tokens.lows[at] in ("under", "over", "between"):
        counts = plural(tokens, end) or unit_after(tokens, end, digits=True, one=False) is not None
        group = tokens.lows[at - 1]
        people = tokens.capital(at - 1) or singular(group) in PEOPLE  # "Canadians over 65"
        aged = group in _AGED_GROUPS or (plural(tokens, at - 1) and people)
        return aged and (not counts or tokens.lows[end] in ("lives", "needs", "works"))
    if tokens.lows[at] == "at" and tokens.lows[at - 1] in ("died", "dies", "dead"):
        return ends or tokens.lows[end] in _CLOSERS or tokens.lows[end] in ("of", "after", "on", "following")
    if tokens.lows[at] == "of" and tokens.lows[at - 1] in _OF_AGE and tokens.lows[at - 2] in _OWNERS:
        return ends  # "a girl of 12"
    if tokens.lows[at] == "at" and tokens.opens(at) and tokens.lows[end] == ",":
        return tokens.lows[end + 1] in ("he", "she")  # "At 41, she became …"
    while tokens.lows[at] in ("about", "just", "only", "around", "nearly", "almost"):
        at -= 1
    if tokens.lows[at - 2 : at + 1] == ("would", "have", "been"):
        at -= 2
        ends = ends or tokens.lows[end] in ("on", "this", "next", "last", "today", "tomorrow")
        return ends and tokens.lows[at - 1] in ("he", "she", "who")
    return ends and tokens.lows[at] in ("was", "is", "turns") and tokens.lows[at - 1] in ("he", "she", "who")


def _after_name(tokens: Tokens, first: int, end: int) -> bool:
    """ "Ana Ruiz, 41," and "Ana Ruiz (41)": a full name, the number, and a mark that closes it."""
    value = tokens.words[first]
    if not value.isdigit() or not 1 <= len(value) <= 3 or value[0] == "0":
        return False
    if tokens.lows[end] in _DASHES and tokens.kinds[end + 1] == NUMBER and tokens.glued(end + 1):
        return False  # "passed in the Senate, 81–16"
    if tokens.lows[first - 1] in ("now", "then") and tokens.lows[first - 2] == ",":
        first -= 1  # "Ana Ruiz, now 41,"
    opener = tokens.lows[first - 1]
    named = first - 2
    if opener == "(" and tokens.lows[end] == ")":
        return _name(tokens, named) and _name(tokens, named - 1) and Decimal(value) >= 5
    if opener == "," and tokens.lows[end] == "," and _someone(tokens, named) and Decimal(value) <= _OLDEST:
        return True  # "her brother, 11, was found"
    if opener != "," or tokens.lows[end] not in _CLOSERS:
        return (
            tokens.lows[end] in ("who", "of", "from", "told", "said", "was")
            and opener == ","
            and _name(tokens, named)
            and _name(tokens, named - 1)
        )
    first_name = named
    while _name(tokens, first_name - 1):
        first_name -= 1
    listed = tokens.lows[end] == ";" and tokens.lows[first_name - 1] == "the"
    group = listed and plural(tokens, named)  # "the Greens, 12;"
    return _name(tokens, named) and not group and Decimal(value) >= 10


def _someone(tokens: Tokens, i: int) -> bool:
    """A person by what they are: "her brother", "the driver", "the mother-of-three"."""
    if tokens.lows[i - 3 : i] == ("-", "of", "-"):
        return tokens.lows[i - 4] in _SOMEONE
    known = tokens.lows[i] in _SOMEONE or tokens.lows[i] in PEOPLE
    return known and "number" not in tokens.lows[i - 5 : i]


def _name(tokens: Tokens, i: int) -> bool:
    return tokens.kinds[i] == WORD and tokens.words[i][0].isupper() and not tokens.words[i].isupper()


__all__ = ["Age", "age_at"]
