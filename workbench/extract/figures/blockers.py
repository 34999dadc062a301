"""Numbers that count nothing, kept as what they are: dates, names, scores, phone and list numbers.

`blocked_at` is asked before a number is read; its answer says how far the blocked place goes and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from workbench.extract.figures.counted import STOP, people_after, plural
from workbench.extract.figures.currencies import money_after, money_before
from workbench.extract.figures.dates import (
    WEEKDAYS,
    clock_at,
    date_at,
    month_at,
    year_at,
    year_like,
)
from workbench.extract.figures.numerals import (
    STARTS,
    decimal_of,
    read_numeral,
    short_scale,
    small_number,
)
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import BREAK, EDGE, NUMBER, WORD, Tokens
from workbench.extract.figures.units import unit_after
from workbench.lexicon import entries


@dataclass(frozen=True, slots=True)
class Block:
    """Tokens `first` to `end` hold no figure, and why, in plain words."""

    first: int
    end: int
    reason: str
    year: bool = False


def _words(table: str) -> frozenset[str]:
    return frozenset(
        word for entry in entries("blockers", table, ("words", "example")) for word in entry["words"]
    )


_NAMES_BEFORE: Final = Phrases(
    {
        word.lower(): (entry["what"], entry["any_case"], entry.get("unless_counted", False))
        for entry in entries("blockers", "name_before", ("what", "any_case", "words", "example"))
        for word in entry["words"]
    }
)
_PHRASES: Final = Phrases(dict.fromkeys(_words("phrase"), True))
_SCORE_AFTER: Final = _words("score_after")
_SCORE_BEFORE: Final = _words("score_before")
_STREETS: Final = _words("street")
_ONE_BEFORE: Final = _words("one_before")
_PLAIN_CAPITALS: Final = _words("plain_capital")
_SUFFIXES: Final = frozenset(["st", "nd", "rd", "th"])
_ORDINAL_WORDS: Final = frozenset(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
)
_ROUTE: Final = frozenset(
    [
        "in",
        "on",
        "at",
        "from",
        "near",
        "of",
        "across",
        "around",
        "outside",
        "to",
        "inside",
        "throughout",
        "for",
        "by",
        "and",
        "with",
        "between",
    ]
)
_LIST_ENDS: Final = frozenset([".", ")", "]", ":"])
_CODE: Final = re.compile(r"0[0-9]+")
_TIME_PREFIXES: Final = frozenset(["mid", "pre", "post", "early", "late", "since", "circa"])
_WEAPONS: Final = frozenset(entries("checkable", "weapon", ("words", "example"))[0]["words"])
_CALIBRES: Final = frozenset(["caliber", "calibre", "gauge", "bore"])
_DEFENDANTS: Final = frozenset(["no", "number", "#", "№"])
_COMPASS: Final = frozenset(["n", "s", "e", "w", "north", "south", "east", "west"])
_VERB_ENDS: Final = ("ed", "ing")


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
        or _digit_groups(tokens, i)
        or _glued_after(tokens, i)
        or _listed(tokens, i)
        or _named(tokens, i, around)
        or _score(tokens, i)
        or _fraction_or_pair(tokens, i)
        or _place(tokens, i)
    )


def takes_unit(tokens: Tokens, i: int) -> bool:
    """A unit, money, scale or counted noun follows the number at token `i`."""
    numeral = read_numeral(tokens, i)
    if numeral is None:
        return False
    end = numeral.end
    digits = not numeral.spelled
    return (
        numeral.scale != 1
        or unit_after(tokens, end, digits=digits, one=numeral.value <= 1) is not None
        or money_after(tokens, end, digits=digits, value=numeral.value) is not None
        or (short_scale(tokens, numeral) is not None and tokens.glued(end))
        or plural_follows(tokens, end)
        or people_after(tokens, end) is not None
    )


def plural_follows(tokens: Tokens, at: int) -> bool:
    """A plural noun follows, at most two words away."""
    for i in range(at, at + 3):
        if plural(tokens, i):
            return True
        if tokens.kinds[i] != WORD or tokens.lows[i] in STOP:
            return False
    return False


def _set_phrase(tokens: Tokens, i: int) -> Block | None:
    for first in (i, i - 1, i - 2, i - 3):
        hit = _PHRASES.at(tokens, first)
        if hit is not None and hit[0] > i:
            return Block(first, hit[0], "a set phrase")
    return None


# --- digits --------------------------------------------------------------------------------------


def _no_number(tokens: Tokens, i: int) -> Block | None:
    word = tokens.words[i]
    if tokens.lows[i - 1] == "per" and not plural_follows(tokens, i + 1):
        return Block(i, i + 1, "what a rate is told for")
    if len(word) > 1 and decimal_of(word) is None and date_at(tokens, i) is None:
        return Block(i, i + 1, "a version, an address, a code or a list, not one number")
    if len(word) > 5 and word.isdigit() and not takes_unit(tokens, i) and tokens.kinds[i - 1] == WORD:
        return Block(i, i + 1, "a code: so many digits without commas, and nothing counted")
    if _CODE.fullmatch(word) and clock_at(tokens, i) is None and date_at(tokens, i) is None:
        return Block(i, _phone_end(tokens, i), "a code: it begins with a zero")
    return None


def _glued_before(tokens: Tokens, i: int) -> Block | None:
    """G7, Su-57, COVID-19, #3, a_1."""
    if not tokens.glued(i):
        return None
    mark, kind = tokens.lows[i - 1], tokens.kinds[i - 1]
    if kind == WORD:
        return Block(i - 1, _run(tokens, i + 1), "part of a name with letters and digits")
    if mark in ("#", "_", "@", "\\", "№"):
        return Block(i - 1, _run(tokens, i + 1), "a numbered thing")
    if mark == "'" and len(tokens.words[i]) == 2 and not tokens.glued(i - 1):
        return Block(i - 1, _run(tokens, i + 1), "a year")
    if mark == "+" and len(tokens.words[i]) <= 3 and tokens.kinds[i + 1] == NUMBER:
        return Block(i - 1, _phone_end(tokens, i), "a telephone number")
    if mark in ("-", "–") and tokens.kinds[i - 2] == WORD and tokens.glued(i - 1):
        return _behind_hyphen(tokens, i)
    if mark in (".", "/") and tokens.glued(i - 1) and tokens.kinds[i - 2] in (WORD, NUMBER) and mark == ".":
        return Block(i, i + 1, "part of an address or a version")
    return None


def _behind_hyphen(tokens: Tokens, i: int) -> Block | None:
    word = tokens.lows[i - 2]
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
    return Block(i - 2, _run(tokens, i + 1), "part of a name with letters and digits")


def _run(tokens: Tokens, end: int) -> int:
    """To the end of what is glued on: "A320neo", "737-800"."""
    while tokens.kinds[end] in (WORD, NUMBER) and tokens.glued(end):
        end += 1
    if (
        tokens.lows[end] in ("-", "/")
        and tokens.glued(end)
        and tokens.kinds[end + 1] == NUMBER
        and tokens.glued(end + 1)
    ):
        end += 2
    return end


def _when(tokens: Tokens, i: int, after_year: bool) -> Block | None:
    end = date_at(tokens, i)
    if end is not None:
        return Block(i, end, "a date", year=year_like(tokens, end - 1))
    end = clock_at(tokens, i)
    if end is not None:
        return Block(i, end, "a clock time")
    if month_at(tokens, i - 1) and year_like(tokens, i):
        return Block(i, i + 1, "a date", year=True)
    if tokens.lows[i - 1] == "," and month_at(tokens, i - 2) and year_like(tokens, i):
        return Block(i, i + 1, "a date", year=True)
    end = year_at(tokens, i, after_year=after_year)
    if end is not None:
        return Block(i, end, "a year", year=True)
    return None


def _digit_groups(tokens: Tokens, i: int) -> Block | None:
    """Telephone numbers, results of several digits groups."""
    end, groups, digits = i + 1, 1, len(tokens.words[i])
    while (
        tokens.lows[end] in ("-", ".", "–")
        and tokens.kinds[end + 1] == NUMBER
        and tokens.glued(end)
        and tokens.glued(end + 1)
        and groups < 8
    ):
        groups, digits, end = groups + 1, digits + len(tokens.words[end + 1]), end + 2
    if groups >= 3:
        return Block(i, end, "a telephone number" if digits >= 7 else "a run of numbers, not one figure")
    if groups == 2 and len(tokens.words[i]) == 3 and len(tokens.words[i + 2]) == 4:
        return Block(i, end, "a telephone number")
    if tokens.lows[i - 1] in (
        "call",
        "dial",
        "phone",
        "tel",
        "telephone",
        "hotline",
        "line",
    ) and not takes_unit(tokens, i):
        return Block(i, _phone_end(tokens, i), "a telephone number")
    if (
        tokens.lows[i + 1] == ":"
        and tokens.glued(i + 1)
        and tokens.kinds[i + 2] == NUMBER
        and tokens.glued(i + 2)
    ):
        end = i + 3
        if tokens.lows[end] == ":" and tokens.kinds[end + 1] == NUMBER:
            end += 2
        return Block(i, end, "a time or a ratio of two numbers")
    return None


def _phone_end(tokens: Tokens, i: int) -> int:
    end = i + 1
    while tokens.kinds[end] == NUMBER or (
        tokens.lows[end] in ("-", "(", ")") and tokens.kinds[end + 1] == NUMBER and end < i + 16
    ):
        end += 1
    return end


def _glued_after(tokens: Tokens, i: int) -> Block | None:
    """21st, 1990s, 5G, 747s, 3D."""
    at = i + 1
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        word = tokens.words[at + 1]
        if tokens.kinds[at + 1] == WORD and len(word) == 1 and word.isupper():
            return Block(i, _run(tokens, at + 2), "part of a name with letters and digits")
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
    if numeral is not None and numeral.end > at:
        return None
    if numeral is not None and short_scale(tokens, numeral) is not None:
        noun = tokens.kinds[at + 1] == WORD and tokens.lows[at + 1] not in STOP
        named = tokens.words[at] == "K" and noun and not plural_follows(tokens, at + 1)
        return Block(i, at + 1, "part of a name with letters and digits") if named else None
    if unit_after(tokens, at, digits=True, one=False) or money_after(
        tokens, at, digits=True, value=Decimal(0)
    ):
        return None
    return Block(i, _run(tokens, at + 1), "part of a name with letters and digits")


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


def _named(tokens: Tokens, i: int, around: Surroundings) -> Block | None:
    """Article 50, No. 10, FTSE 100, Boeing 737, 737 MAX, Windows 10."""
    if tokens.lows[i - 1] == "&" or (
        tokens.lows[i - 2] == "&" and tokens.kinds[i - 1] == WORD and len(tokens.words[i - 1]) == 1
    ):
        return Block(i, i + 1, "an index of shares")
    hit = _NAMES_BEFORE.before(tokens, i)
    if hit is not None:
        first, (what, any_case, unless_counted) = hit
        capital = (
            tokens.words[first][:1].isupper()
            or tokens.words[i - 1][:1].isupper()
            or tokens.words[first][1:] != tokens.words[first][1:].lower()
        )
        if (any_case or capital) and not _counts_after_all(
            tokens, i, first, any_case=any_case, capital=capital, unless_counted=unless_counted
        ):
            return Block(first, _run(tokens, i + 1), what)
    if _capital_name(tokens, i, around):
        return Block(i - 1, _run(tokens, i + 1), "part of a name")
    return _before_name(tokens, i)


def _counts_after_all(
    tokens: Tokens, i: int, first: int, *, any_case: bool, capital: bool, unless_counted: bool
) -> bool:
    """ "in the line 12 people stood": a numbered thing has neither unit nor noun behind its number."""
    if tokens.lows[first] in ("no", "no.", "nos", "nos."):
        return tokens.lows[first] == "no" and not capital
    if not any_case:
        return tokens.lows[i + 1] in ("%", "percent", "per") or "," in tokens.words[i]
    if "," in tokens.words[i]:
        return True
    return unless_counted and takes_unit(tokens, i) and (not capital or tokens.opens(first))


def _capital_name(tokens: Tokens, i: int, around: Surroundings) -> bool:
    """A capitalised word in the middle of a sentence, then a plain short number that counts nothing."""
    before = i - 1
    if not tokens.capital(before) or not tokens.words[i].isdigit():
        return False
    if tokens.opens(before) and not (tokens.words[before].isupper() and 1 < len(tokens.words[before]) < 5):
        return False
    if len(tokens.words[i]) > 4 or tokens.starts[i] == tokens.ends[before]:
        return False
    low = tokens.lows[before]
    if low in WEEKDAYS or low in _PLAIN_CAPITALS or month_at(tokens, before) or around.titled(i):
        return False
    if (
        tokens.lows[i + 1] in ("%", "percent")
        or unit_after(tokens, i + 1, digits=True, one=False) is not None
    ):
        return False
    counted = plural_follows(tokens, i + 1) or people_after(tokens, i + 1) is not None
    if tokens.opens(before) and counted:
        return False
    at = before
    while tokens.capital(at) and at > before - 4:
        at -= 1
    return not (counted and tokens.lows[at] in _ROUTE)


def _before_name(tokens: Tokens, i: int) -> Block | None:
    """10 Downing Street, 737 MAX, 20 Minutes."""
    after = i + 1
    if tokens.lows[after] in _CALIBRES or (tokens.lows[after] == "-" and tokens.lows[after + 1] in _CALIBRES):
        return Block(i, after + 1, "a calibre")
    if tokens.words[i].startswith(".") and tokens.lows[after] in _WEAPONS:
        return Block(i, after, "a calibre")
    if tokens.kinds[after] != WORD or not tokens.words[i].isdigit() or len(tokens.words[i]) > 5:
        return None
    end = after
    while tokens.capital(end) and end < after + 4:
        end += 1
        if tokens.lows[end - 1] in _STREETS and (
            end - 1 > after
            or tokens.lows[end - 1] not in ("st", "square", "place", "court", "way", "drive", "row")
        ):
            return Block(i, end, "an address")
    word = tokens.words[after]
    if word in ("MAX", "Max", "NEO") or (
        word.isupper()
        and 2 <= len(word) <= 4
        and len(tokens.words[i]) == 3
        and word in ("ER", "LR", "NG", "DC")
    ):
        return Block(i, after + 1, "part of a name")
    return None


def _score(tokens: Tokens, i: int) -> Block | None:
    """3-1, 6-4, 51-49 beside a word of winning or voting; falling pairs without a noun."""
    joiner = tokens.lows[i + 1]
    if joiner not in ("-", "–") or tokens.kinds[i + 2] != NUMBER or not tokens.words[i].isdigit():
        return None
    if not tokens.words[i + 2].isdigit() or tokens.glued(i + 1) != tokens.glued(i + 2):
        return None
    if joiner == "-" and not tokens.glued(i + 1):
        return None
    low, high = int(tokens.words[i]), int(tokens.words[i + 2])
    if max(low, high) > 1000:
        return None
    end = i + 3
    after = tokens.lows[end]
    if after == "-" and tokens.glued(end):
        after = tokens.lows[end + 1]
    if after in _SCORE_AFTER and after not in ("to", "over", "on", "against", "up", "down"):
        return Block(i, end, "a score or a vote")
    if takes_unit(tokens, i + 2) and after not in ("sets", "points", "games", "runs"):
        return None
    if low > high or after in _SCORE_AFTER or any(tokens.lows[at] in _SCORE_BEFORE for at in range(i - 7, i)):
        return Block(i, end, "a score or a vote")
    if tokens.capital(i - 1) or high <= 6:
        return Block(i, end, "a score or a vote")
    return None


def _fraction_or_pair(tokens: Tokens, i: int) -> Block | None:
    """9/11, 4/20: a part of a whole only where the second number is a common denominator."""
    if tokens.lows[i + 1] != "/" or not tokens.glued(i + 1) or tokens.kinds[i + 2] != NUMBER:
        return None
    above, below = small_number(tokens, i), small_number(tokens, i + 2)
    if above and below and above < below and below in (2, 3, 4, 5, 8, 10) and tokens.lows[i + 3] != "/":
        return None
    return Block(i, i + 3, "two numbers with a stroke: a date, a score or a name")


def _place(tokens: Tokens, i: int) -> Block | None:
    """51°30′N, 35 degrees north, TX 75201."""
    at = i + 1
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
    if word == "one":
        return _one(tokens, i)
    if tokens.capital(i) and not tokens.opens(i) and not around.titled(i):
        after = i + 1
        if (
            (tokens.capital(i - 1) and not tokens.opens(i - 1) and tokens.lows[i - 1] not in _PLAIN_CAPITALS)
            or tokens.capital(after)
        ) and tokens.lows[i - 1] not in WEEKDAYS:
            return Block(i, after, "part of a name")
    hit = _NAMES_BEFORE.before(tokens, i)
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
    if tokens.lows[i + 2] in ("every",) and after in ("in", "of", "out"):
        return None
    if unit_after(tokens, i + 1, digits=False, one=True) or money_after(
        tokens, i + 1, digits=False, value=Decimal(1)
    ):
        return pronoun if before in ("this", "that", "every", "any") else None
    if after == "-" and tokens.glued(i + 1):
        return pronoun if tokens.lows[i + 2] == "to" else None
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


__all__ = ["Block", "blocked_at", "plural_follows", "takes_unit"]
