"""The noun that a number counts, found without a parser: the words after it up to the first that
can't belong to it; the last plural of the first run of plurals is the head.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workbench.extract.figures.nouns import STOP, plural, singular, unchanging
from workbench.extract.figures.number_words import SMALL, STARTS, TENS
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.tokens import MARK, NUMBER, WORD, Tokens
from workbench.extract.figures.units import time_unit, unit_after
from workbench.lexicon import entries, gathered

_FARTHEST: Final = 7  # words between a number and its noun

_PHRASES: Final = Phrases(
    {
        phrase: name
        for entry in entries("counts", "phrase", ("nouns", "example"))
        for phrase, name in entry["nouns"].items()
    }
)


_PARTICIPLES: Final = gathered("counts", "participle")
_TIMED: Final = gathered("counts", "timed")
_ATTRIBUTIVE: Final = gathered("counts", "attributive")
HURT: Final = gathered("counts", "hurt")
_NO_NOUN_HERE: Final = gathered("counts", "verb_before_amount")
_SIGNS: Final = frozenset("$€£¥₹")
_NOUN_HERE: Final = gathered("counts", "verb_or_noun")
OTHERS: Final = gathered("counts", "others")
PEOPLE: Final = gathered("counts", "people")
TOLL: Final = Phrases(
    {
        phrase: name
        for entry in entries("counts", "toll", ("nouns", "example"))
        for phrase, name in entry["nouns"].items()
    }
)
SERIES: Final = gathered("counts", "series")
_JOINS: Final = frozenset(["and", "or", "but", "&"])
_FOUND: Final = frozenset(["left", "feared", "found", "reported", "presumed", "believed"])
_ADVERBS_OF_HARM: Final = frozenset(["critically", "seriously", "slightly", "badly", "severely", "confirmed"])
DETERMINERS: Final = frozenset(
    ["the", "its", "his", "her", "their", "our", "these", "those", "this", "all", "my", "your", "own"]
)
_NO_NOUNS: Final = frozenset(["plus", "odd", "something", "and", "or", "to", "in", "of", "by", "a", "the"])


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun` is singular; `end` is one past the head."""

    noun: str
    end: int
    rule: str


def counted_noun(tokens: Tokens, at: int, *, one: bool) -> Counted | None:
    """The noun that the number ending before token `at` counts; `one`: that number is 1."""
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return _joined(tokens, at + 1)
    if tokens.lows[at] == "of":
        return _of_them(tokens, at, one)
    hit = _PHRASES.at(tokens, at)
    if hit is not None:
        return Counted(hit[1], hit[0], "set phrase counted")
    if tokens.lows[at] == "times" or (tokens.lows[at] == "time" and one):
        return Counted("time", at + 1, "times")
    return _one(tokens, at) if one else _many(tokens, at)


def people_after(tokens: Tokens, at: int) -> Counted | None:
    """People without a noun: "12 dead", "seven seriously injured", "two arrested"."""
    end = at
    if tokens.lows[at] in _FOUND and tokens.lows[at + 1] in HURT:
        at = end = at + 1  # "12 left dead"
    while tokens.lows[end] in HURT and end < at + 3:
        end += 1
    if (
        tokens.lows[end - 1] in _ADVERBS_OF_HARM
        and tokens.kinds[end] == WORD
        and tokens.lows[end] not in STOP
    ):
        return None  # "seven critically endangered crocodiles"
    if end > at and not plural(tokens, end) and not _hurt_plural(tokens, end):
        return Counted("person", end, "people hurt")
    return None


def _hurt_plural(tokens: Tokens, i: int) -> bool:
    """A noun follows one word further on: "nine missing young sailors"."""
    if tokens.kinds[i] != WORD or tokens.lows[i] in STOP or tokens.lows[i - 1] in _ADVERBS_OF_HARM:
        return False
    return plural(tokens, i + 1) and tokens.lows[i] not in PEOPLE and not tokens.opens(i)


def _many(tokens: Tokens, at: int) -> Counted | None:
    if _measure_first(tokens, at):
        return None
    number_next = tokens.kinds[at + 1] == NUMBER or tokens.lows[at + 1] in _SIGNS | STARTS
    if tokens.lows[at] in _NO_NOUN_HERE and number_next:
        return None  # "a pack of 20 costs £12"
    if tokens.lows[at] in _NOUN_HERE and tokens.kinds[at] == WORD:
        return Counted(singular(tokens.words[at]), at + 1, "counted noun")
    head, soft = -1, False
    hyphens = 2 * sum(_hyphened(tokens, i) for i in range(at, at + _FARTHEST))
    for i in range(at, at + _FARTHEST + hyphens):
        if tokens.kinds[i] == MARK:
            if _hyphened(tokens, i) and head < 0:
                continue
            if tokens.lows[i] in ('"', "'") and head < 0 and tokens.kinds[i + 1] == WORD and i == at:
                continue
            if tokens.lows[i] == "," and head < 0 and _adjectives(tokens, at, i):
                continue
            break
        if tokens.kinds[i] == NUMBER and i > at and tokens.glued(i) and head < 0:
            if tokens.lows[i + 1] == "s" and tokens.glued(i + 1):
                return Counted(tokens.of(_name_first(tokens, i, at), i + 1), i + 2, "counted name")
            continue  # "two S-300 rockets"
        if tokens.kinds[i] == NUMBER and i > at and head < 0 and _named(tokens, i):
            continue  # "three Expedition 20 crew members"
        if tokens.kinds[i] != WORD:
            break
        low = tokens.lows[i]
        if low in _JOINS and head < 0 and i > at and _joined_adjectives(tokens, i):
            continue
        if low in STOP and not _describes(tokens, i, at, head):
            break
        if head >= 0 and (low in HURT or (tokens.capital(i) and not tokens.capital(head))):
            break
        if head == i - 1 >= at and _is_verb(tokens, i):
            break  # "9,000 couriers deliver" told of an army: "delivers 1.3 million parcels"
        if plural(tokens, i) and not _hyphened(tokens, i + 1):
            head, soft = i, unchanging(tokens, i)
            hit = _PHRASES.at(tokens, i)
            if hit is not None and hit[0] > i + 1:
                return Counted(hit[1], hit[0], "set phrase counted")
        elif head >= 0 and not soft:
            break
    if head < 0 and tokens.lows[at] in _ATTRIBUTIVE and tokens.kinds[at + 1] == WORD:
        return Counted(tokens.lows[at], at + 1, "noun that describes")
    if head < 0:
        return None
    hit = _PHRASES.at(tokens, head)
    name = hit[1] if hit is not None and hit[0] == head + 1 else singular(tokens.words[head])
    return Counted(name, head + 1, "counted noun")


def _is_verb(tokens: Tokens, i: int) -> bool:
    """The word in -s behind a plural has an object: a number, or a thing with its article."""
    after = i + 1
    if not tokens.lows[i].endswith("s") or tokens.capital(i):
        return False
    if tokens.lows[after] in ("a", "an"):
        return tokens.kinds[after + 1] == WORD and not time_unit(tokens, after + 1)
    return tokens.kinds[after] == NUMBER or tokens.lows[after] in _SIGNS | {"the", "its", "their"}


def _hyphened(tokens: Tokens, i: int) -> bool:
    """Token `i` is a hyphen inside a word, and no dash between two."""
    return tokens.lows[i] == "-" and tokens.glued(i) and tokens.glued(i + 1)


def _measure_first(tokens: Tokens, at: int) -> bool:
    """A measure stands between the number and its noun: "two four-year terms"."""
    word = tokens.lows[at]
    if (word not in SMALL and word not in TENS) or word == "one":
        return False
    return tokens.lows[at + 1] == "-" and unit_after(tokens, at + 1, digits=False, one=False) is not None


def _named(tokens: Tokens, i: int) -> bool:
    """The number at `i` belongs to the name before it, and a noun follows."""
    name = tokens.capital(i - 1) and not tokens.glued(i) and tokens.words[i].isdigit()
    return name and tokens.lows[i - 1] not in STOP and (plural(tokens, i + 1) or plural(tokens, i + 2))


def _name_first(tokens: Tokens, i: int, at: int) -> int:
    """Where the name of letters and digits that ends with token `i` begins: "F-16"."""
    while i > at and tokens.glued(i):
        i -= 1
    return i


def _describes(tokens: Tokens, i: int, at: int, head: int) -> bool:
    """A word of the stop list that still belongs to the noun: "two recently discovered moons"."""
    if head >= 0:
        return False
    low = tokens.lows[i]
    if tokens.lows[i + 1] == "-" and tokens.glued(i + 1) and tokens.glued(i + 2):
        return tokens.kinds[i + 2] == WORD  # "six out-of-work miners"
    short = tokens.words[i].isupper() and len(low) > 1 and not tokens.words[i + 1].isupper()
    if (short and plural(tokens, i + 1)) or (short and plural(tokens, i + 2)) or tokens.words[i] == "US":
        return True  # "five AM radio stations"
    if tokens.lows[i - 1] == "-" and tokens.glued(i):
        return True
    if low in _PARTICIPLES or (low == "run" and tokens.lows[i - 1].endswith("ly")):
        return plural(tokens, i + 1) or (i == at + 1 and tokens.lows[at].endswith("ly"))
    if low in _TIMED and i == at:
        return _joined_adjectives(tokens, i) or plural(tokens, i + 1)  # "50 weekly flights"
    return low.endswith("ly") and i == at and tokens.lows[i + 1].endswith(("ed", "en", "own"))


def _adjectives(tokens: Tokens, at: int, comma: int) -> bool:
    """ "three young, armed men": words that are no nouns on both sides of the comma."""
    after = tokens.lows[comma + 1]
    if comma == at or tokens.kinds[comma + 1] != WORD or after in STOP or plural(tokens, comma + 1):
        return False
    noun = comma + 2
    hyphen = _hyphened(tokens, noun)
    if hyphen:
        noun += 2  # "young, fast-growing trees"
    if tokens.capital(comma + 1):
        return False
    if plural(tokens, noun):
        return hyphen or comma == at + 1
    # "22 privately run, state-funded care homes"
    return (
        hyphen and tokens.kinds[noun] == WORD and tokens.lows[noun] not in STOP and plural(tokens, noun + 1)
    )


def _joined_adjectives(tokens: Tokens, i: int) -> bool:
    """ "licensed and unlicensed shops", "separate but related counts": the noun stands behind both."""
    for at in range(i + 1, i + 4):
        low = tokens.lows[at]
        if tokens.kinds[at] != WORD or low in STOP or low in STARTS:
            return False
        if plural(tokens, at):
            return at > i + 1
    return False


def _one(tokens: Tokens, at: int) -> Counted | None:
    """ "one government minister": the first noun for people, else the last word of a short run."""
    end = at
    while end < at + 4 and tokens.kinds[end] == WORD and tokens.lows[end] not in STOP:
        if tokens.lows[end] in PEOPLE:
            return Counted(tokens.lows[end], end + 1, "counted noun")
        if "'" in tokens.lows[end]:
            return None
        end += 1
    if end == at or end > at + 3:
        return None
    if tokens.lows[end] == "-" and tokens.glued(end) and tokens.glued(end + 1):
        return None  # "one lever-action"
    last = end - 1
    if last == at + 1 and plural(tokens, last) and tokens.capital(at):
        return Counted(singular(tokens.words[last]), end, "counted noun")  # "… and one Finnish divers"
    while last > at and (tokens.lows[last].endswith(("ed", "ing", "ly")) or plural(tokens, last)):
        last -= 1
    if tokens.lows[last].endswith(("ed", "ing", "ly")) or plural(tokens, last):
        return None
    hit = _PHRASES.at(tokens, last)
    name = hit[1] if hit else singular(tokens.words[last])
    return Counted(name, last + 1, "counted noun")


def _joined(tokens: Tokens, i: int) -> Counted | None:
    """ "57-member", "300-strong", "12-man"; what runs on behind another hyphen is no noun."""
    if tokens.kinds[i] != WORD or tokens.lows[i] in _NO_NOUNS or tokens.lows[i] in ("under", "over"):
        return None
    if tokens.lows[i] == "strong":
        return Counted("person", i + 1, "joined noun")
    name = singular(tokens.words[i]) if plural(tokens, i) else tokens.lows[i]
    if tokens.words[i].isupper():
        name = tokens.words[i]
    return Counted(name, i + 1, "joined noun")


def _of_them(tokens: Tokens, at: int, one: bool) -> Counted | None:
    """ "two of the men", "three of Ukraine's reactors": counted out of more."""
    start = at + 1
    if tokens.lows[start] in ("them", "us", "you", "whom", "which"):
        return None
    owned = tokens.capital(start) and "'" in tokens.words[start].replace("’", "'")
    if not owned and tokens.lows[start] not in DETERMINERS:
        return None
    while (owned and start == at + 1) or (tokens.lows[start] in DETERMINERS and start < at + 3):
        start += 1
    numbered = start + (tokens.lows[start] in SERIES)
    if tokens.kinds[numbered] == NUMBER or tokens.lows[numbered] in STARTS:
        return None  # "five of the seven members": two figures, and the second has the noun
    hurt = people_after(tokens, start)
    if hurt is not None:
        return Counted(hurt.noun, hurt.end, "counted out of more")
    found = _many(tokens, start)
    if found is not None and any(
        tokens.lows[i] in SMALL or tokens.lows[i] in TENS for i in range(start, found.end)
    ):
        return None  # "nine of the country's ten lenders"
    if found is None or (one and found.noun == "time"):
        return found
    return Counted(found.noun, found.end, "counted out of more")
