"""Numbers that count nothing, kept as what they are: dates, names, scores, phone and list numbers.

`blocked_at` is asked before a number is read; its answer says how far the blocked place goes and why.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from workbench.extract.figures.counted import people_after
from workbench.extract.figures.currencies import money_after, money_before
from workbench.extract.figures.dates import (
    WEEKDAYS,
    clock_at,
    date_at,
    month_at,
    year_at,
    year_like,
)
from workbench.extract.figures.following import Block, plural_follows, takes_unit
from workbench.extract.figures.names import NAMES_BEFORE, PLAIN_CAPITALS, model_at, named_at, run_end
from workbench.extract.figures.nouns import STOP
from workbench.extract.figures.number_words import STARTS
from workbench.extract.figures.numeral import decimal_of, small_number
from workbench.extract.figures.numerals import read_numeral, short_scale
from workbench.extract.figures.pairs import groups_at, pair_at, phone_end, score_at
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.powers import power_after
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import BREAK, EDGE, NUMBER, WORD, Tokens
from workbench.extract.figures.units import time_unit, unit_after
from workbench.lexicon import gathered

_PHRASES: Final = Phrases(dict.fromkeys(gathered("blockers", "phrase"), True))
_ONE_BEFORE: Final = gathered("blockers", "one_before")
_SUFFIXES: Final = frozenset(["st", "nd", "rd", "th"])
_LIST_ENDS: Final = frozenset([".", ")", "]", ":"])
_PICTURES: Final = gathered("blockers", "picture")
_CODE: Final = re.compile(r"0[0-9]+")
_TIME_PREFIXES: Final = frozenset(["mid", "pre", "post", "early", "late", "since", "circa"])
_POLES: Final = frozenset(["N", "S", "E", "W"])
_OPEN: Final = frozenset(["open", "opens", "staffed", "manned"])
_LAST_HOUR: Final = 24
_OCLOCK: Final = frozenset(["o'clock", "a.m.", "p.m."])
_PAST_HOUR: Final = frozenset(["half", "quarter", "minutes"])
_COMPASS: Final = frozenset(["n", "s", "e", "w", "north", "south", "east", "west"])


def blocked_at(tokens: Tokens, i: int, around: Surroundings, *, after_year: bool) -> Block | None:
    """Why the number at token `i` is no figure; None where it may be one."""
    idiom = _set_phrase(tokens, i)
    if idiom is not None:
        return idiom
    if tokens.kinds[i] != NUMBER:
        return _word_blocked(tokens, i, around)
    money = money_before(tokens, i, around) is not None
    for rule in (_no_number, _glued_before) if not money else (_no_number,):
        block = rule(tokens, i)
        if block is not None:
            return block
    if money:
        return None
    return (
        _when(tokens, i, after_year)
        or groups_at(tokens, i)
        or _glued_after(tokens, i)
        or _listed(tokens, i)
        or (model_at(tokens, i) or score_at(tokens, i))
        or named_at(tokens, i, around)
        or pair_at(tokens, i)
        or _place(tokens, i)
    )


def _set_phrase(tokens: Tokens, i: int) -> Block | None:
    for first in (i, i - 1, i - 2, i - 3):
        hit = _PHRASES.at(tokens, first)
        if hit is not None and hit[0] > i:
            return Block(first, hit[0], "a set phrase")
    return None


# --- digits --------------------------------------------------------------------------------------


def _no_number(tokens: Tokens, i: int) -> Block | None:
    word = tokens.words[i]
    value = decimal_of(word)
    raised = None if value is None else power_after(tokens, i + 1, value)
    if raised is not None and raised[1] is None:
        return Block(i, run_end(tokens, raised[0]), "a number with more digits than any figure has")
    if tokens.lows[i - 1] == "per":
        return Block(i, i + 1, "what a rate is told for")
    if len(word) > 1 and value is None and date_at(tokens, i) is None:
        return Block(i, i + 1, "a version, an address, a code or a list, not one number")
    if len(word) > 5 and word.isdigit() and not takes_unit(tokens, i) and tokens.kinds[i - 1] == WORD:
        return Block(i, i + 1, "a code: so many digits without commas, and nothing counted")
    if _CODE.fullmatch(word) and clock_at(tokens, i) is None and date_at(tokens, i) is None:
        return Block(i, phone_end(tokens, i), "a code: it begins with a zero")
    return None


def _glued_before(tokens: Tokens, i: int) -> Block | None:
    """G7, Su-57, COVID-19, #3, a_1."""
    if not tokens.glued(i):
        return None
    mark, kind = tokens.lows[i - 1], tokens.kinds[i - 1]
    if kind == WORD:
        return Block(i - 1, run_end(tokens, i + 1), "part of a name with letters and digits")
    if mark in ("#", "_", "@", "\\", "№"):
        return Block(i - 1, run_end(tokens, i + 1), "a numbered thing")
    if mark == "'" and len(tokens.words[i]) == 2 and not tokens.glued(i - 1):
        return Block(i - 1, run_end(tokens, i + 1), "a year")
    if mark == "+" and len(tokens.words[i]) <= 3 and tokens.kinds[i + 1] == NUMBER:
        return Block(i - 1, phone_end(tokens, i), "a telephone number")
    if mark in ("-", "–") and tokens.kinds[i - 2] == WORD and tokens.glued(i - 1):
        return _behind_hyphen(tokens, i)
    if mark in (".", "/") and tokens.glued(i - 1) and tokens.kinds[i - 2] in (WORD, NUMBER) and mark == ".":
        return Block(i, i + 1, "part of an address or a version")
    return None


def _behind_hyphen(tokens: Tokens, i: int) -> Block | None:
    word = tokens.lows[i - 2]
    if word in ("by", "x") and tokens.lows[i - 3] == "-" and tokens.glued(i - 2):
        return None  # "10-by-12-foot"
    if word in _TIME_PREFIXES and year_like(tokens, i):
        return Block(i, i + 1, "a year", year=True)
    if word in STARTS or (tokens.kinds[i - 3] == NUMBER and tokens.glued(i - 2)):
        return None  # "5km-10km", "five-10"
    if word in ("magnitude", "minus", "sub", "plus", "over", "under", "a", "to") and word != "under":
        return None
    if word in ("under", "over") and not takes_unit(tokens, i):
        return Block(i - 2, i + 1, "part of a name")
    if month_at(tokens, i - 2) or word in ("us", "usd"):
        return Block(i, i + 1, "a date") if month_at(tokens, i - 2) else None
    return Block(i - 2, run_end(tokens, i + 1), "part of a name with letters and digits")


def _when(tokens: Tokens, i: int, after_year: bool) -> Block | None:
    end = date_at(tokens, i)
    if end is not None:
        return Block(i, end, "a date", year=year_like(tokens, end - 1))
    end = clock_at(tokens, i)
    if end is not None:
        return Block(i, end, "a clock time")
    if tokens.lows[i - 1] == "from" and tokens.lows[i + 1] == "to" and _open_hours(tokens, i):
        return Block(i, i + 3, "a clock time")
    if month_at(tokens, i - 1) and year_like(tokens, i):
        return Block(i, i + 1, "a date", year=True)
    if tokens.lows[i - 1] == "," and month_at(tokens, i - 2) and year_like(tokens, i):
        return Block(i, i + 1, "a date", year=True)
    end = year_at(tokens, i, after_year=after_year)
    if end is not None:
        return Block(i, end, "a year", year=True)
    return None


def _open_hours(tokens: Tokens, i: int) -> bool:
    """ "open daily from 9 to 5": two hours of the day, and nothing that they count."""
    hours = (small_number(tokens, i), small_number(tokens, i + 2))
    if any(hour is None or hour > _LAST_HOUR for hour in hours) or takes_unit(tokens, i + 2):
        return False
    return not _OPEN.isdisjoint(tokens.lows[i - 5 : i - 1])


def _glued_after(tokens: Tokens, i: int) -> Block | None:
    """21st, 1990s, 5G, 747s, 3D."""
    at = i + 1
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        word = tokens.words[at + 1]
        if tokens.kinds[at + 1] == WORD and len(word) == 1 and word.isupper():
            return Block(i, run_end(tokens, at + 2), "part of a name with letters and digits")
        return None
    if not tokens.glued(at) or tokens.kinds[at] != WORD:
        return None
    low = tokens.lows[at]
    if low in _SUFFIXES:
        return Block(i, at + 1, "an ordinal")
    if low == "s" and "." not in tokens.words[i]:
        return Block(i, at + 1, "a decade or a kind of thing")
    if low == "x" and not tokens.glued(at + 1):
        return None
    numeral = read_numeral(tokens, i)
    if low == "e" and numeral is not None and numeral.end > at and not takes_unit(tokens, i):
        return Block(i, numeral.end, "part of a name with letters and digits")
    if numeral is not None and numeral.end > at:
        return None
    if numeral is not None and short_scale(tokens, numeral) is not None:
        noun = tokens.kinds[at + 1] == WORD and tokens.lows[at + 1] not in STOP
        named = tokens.words[at] == "K" and noun and not plural_follows(tokens, at + 1)
        named = named or (tokens.words[at] == "K" and tokens.lows[at + 1] in _PICTURES)
        return Block(i, at + 1, "part of a name with letters and digits") if named else None
    if unit_after(tokens, at, digits=True, one=False) or money_after(
        tokens, at, digits=True, value=Decimal(0)
    ):
        return None
    return Block(i, run_end(tokens, at + 1), "part of a name with letters and digits")


def _listed(tokens: Tokens, i: int) -> Block | None:
    """1. at the start of a line, (2), [3]."""
    if len(tokens.words[i]) > 3 or not tokens.words[i].isdigit():
        return None
    before, after = tokens.kinds[i - 1], tokens.lows[i + 1]
    if before in (EDGE, BREAK) and after in _LIST_ENDS and tokens.glued(i + 1) and not tokens.glued(i + 2):
        return Block(i, i + 2, "a list number")
    if tokens.lows[i - 1] == "[" and after == "]":
        return Block(i - 1, i + 2, "a note number")
    bracketed = tokens.lows[i - 1] == "(" and after == ")" and not tokens.capital(i - 2)
    if bracketed and (tokens.kinds[i - 2] in (EDGE, BREAK) or int(tokens.words[i]) < 20):
        return Block(i - 1, i + 2, "a list number")
    return None


def _place(tokens: Tokens, i: int) -> Block | None:
    """51°30′N, 35 degrees north, TX 75201."""
    at = i + 1
    if "." in tokens.words[i] and tokens.words[at] in _POLES and tokens.kinds[at + 1] != NUMBER:
        return Block(i, at + 1, "a place on the map")
    if tokens.lows[at] in ("°", "degrees"):
        end, sign = at + 1, tokens.lows[at] == "°"
        while (
            sign
            and end < at + 8
            and (tokens.kinds[end] == NUMBER or tokens.lows[end] in ("′", "″", "'", '"', "°"))
        ):
            end += 1
        if tokens.lows[end] in _COMPASS and not (len(tokens.lows[end]) == 1 and tokens.words[end].islower()):
            return Block(i, end + 1, "a place on the map")
    if (
        len(tokens.words[i]) == 5
        and tokens.words[i].isdigit()
        and tokens.words[i - 1].isupper()
        and len(tokens.words[i - 1]) == 2
    ):
        return Block(i, at, "a post code")
    return None


# --- words ---------------------------------------------------------------------------------------


def _word_blocked(tokens: Tokens, i: int, around: Surroundings) -> Block | None:
    word = tokens.lows[i]
    if tokens.lows[i + 1] in _OCLOCK or (tokens.lows[i - 1] == "past" and tokens.lows[i - 2] in _PAST_HOUR):
        return Block(i, i + 1, "a clock time")
    if word == "one":
        return _one(tokens, i)
    if tokens.capital(i) and not tokens.opens(i) and not around.titled(i):
        after = i + 1
        if (
            (tokens.capital(i - 1) and not tokens.opens(i - 1) and tokens.lows[i - 1] not in PLAIN_CAPITALS)
            or tokens.capital(after)
        ) and tokens.lows[i - 1] not in WEEKDAYS:
            if tokens.lows[after] == "-" and tokens.glued(after) and tokens.capital(after + 1):
                after += 2  # "Nineteen Eighty-Four"
            return Block(i, after, "part of a name")
    hit = NAMES_BEFORE.before(tokens, i)
    if hit is not None and small_number(tokens, i) is not None:
        first, (what, any_case, _) = hit
        named = tokens.capital(i) and not around.titled(i) and "title" in what
        capital = tokens.words[first][:1].isupper() and not tokens.opens(first)
        counted = takes_unit(tokens, i)
        if (
            named
            or tokens.lows[first] == "top"
            or ((capital or any_case) and not counted and "title" not in what)
        ):
            return Block(first, i + 1, what)
    if tokens.lows[i - 1] == "-" and tokens.glued(i) and tokens.glued(i - 1) and tokens.kinds[i - 2] == WORD:
        before = tokens.lows[i - 2]
        if before not in STARTS and before not in (
            "mid",
            "sub",
            "minus",
            "over",
            "under",
            "a",
            "and",
            "to",
            "multi",
            "half",
            "by",
        ):
            return Block(i, i + 1, "part of a compound word")
    if tokens.glued(i) and tokens.kinds[i - 1] == NUMBER:
        return Block(i, i + 1, "part of a number")
    return None


def _one(tokens: Tokens, i: int) -> Block | None:
    """ "one" that counts nothing: a pronoun, or a turn of phrase."""
    before, after = tokens.lows[i - 1], tokens.lows[i + 1]
    pronoun = Block(i, i + 1, "“one” as a pronoun")
    numeral = read_numeral(tokens, i)
    if numeral is not None and (numeral.end > i + 1 or numeral.share):
        return None
    if after in ("in", "out") and small_number(tokens, i + 2 if after == "in" else i + 3) not in (None, 1):
        return None
    if after == "per" and tokens.kinds[i + 2] == NUMBER:
        return None
    next_number = i + (4 if after == "-" else 2)
    if tokens.lows[next_number - 1 - (after == "-")] in ("to", "or") and small_number(tokens, next_number):
        return None  # "one to two metres", "one-to-two hundred people"
    if tokens.lows[i + 2] in ("every",) and after in ("in", "of", "out"):
        return None
    if unit_after(tokens, i + 1, digits=False, one=True) or money_after(
        tokens, i + 1, digits=False, value=Decimal(1)
    ):
        return pronoun if before in ("this", "that", "every", "any") else None
    if after == "-" and tokens.glued(i + 1):
        return pronoun if tokens.lows[i + 2] == "to" else None
    if tokens.lows[i + 2] in ("a", "per") and time_unit(tokens, i + 3) and tokens.kinds[i + 1] == WORD:
        return pronoun if after in STOP else None  # "that one drink a day is harmless"
    if before in _ONE_BEFORE and not (before == "only" or (False)):
        return pronoun
    if after == "of":
        return pronoun
    if tokens.kinds[i + 1] != WORD or after in STOP:
        if people_after(tokens, i + 1) is not None or (
            before
            in ("least", "only", "kill", "killed", "killing", "injured", "injuring", "wounding", "wounded")
            and after not in ("of",)
        ):
            return None
        return pronoun
    return None
