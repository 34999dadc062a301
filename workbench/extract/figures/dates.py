"""Dates, years and clock times: where a number tells when, and counts nothing."""

from __future__ import annotations

import re
from typing import Final

from workbench.extract.figures.nouns import plural
from workbench.extract.figures.number_words import SCALES
from workbench.extract.figures.people import handled
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import unit_after
from workbench.lexicon import gathered

MONTHS: Final = gathered("blockers", "month")
WEEKDAYS: Final = gathered("blockers", "weekday")
_CLOCK_AFTER: Final = gathered("blockers", "clock_after")
_YEAR_BEFORE: Final = gathered("blockers", "year_before")
_ROUGHLY: Final = frozenset(["roughly", "nearly", "almost", "approximately", "over", "least", "than"])
_DATING: Final = frozenset([
    "in", "since", "from", "until", "by", "to", "and", "between", "before", "after",
])  # fmt: skip
_YEAR_NOT: Final = gathered("blockers", "year_not")
_DAY: Final = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-4][0-9]")
_DOTTED_DATE: Final = re.compile(r"[0-3]?[0-9]\.[01]?[0-9]\.(?:[0-9]{2}|[0-9]{4})")
_HOUR: Final = re.compile(r"[01]?[0-9]|2[0-4]")
_TWO: Final = re.compile(r"[0-5][0-9]")
_CLOCK_POINT: Final = re.compile(r"(?:0?[1-9]|1[0-2])[.:][0-5][0-9]")
_PARTS_OF_DAY: Final = frozenset(["morning", "afternoon", "evening"])
_MILITARY: Final = re.compile(r"(?:[01][0-9]|2[0-4])[0-5][0-9]")
_ERA: Final = frozenset(["bc", "bce", "ad", "ce", "b.c.", "b.c.e.", "a.d.", "c.e."])
_CLOCK_BEFORE: Final = frozenset(["at", "by", "around", "about", "until", "from", "to", "before", "after"])
_DESCRIBING: Final = frozenset(
    ["more", "armed", "new", "other", "additional", "local", "police", "young", "civilian"]
)
_MANY_DO: Final = frozenset(["were", "are", "have"])
_JOINS: Final = frozenset(["-", "–", "—", "to", "and", "or", ",", "/", "through"])


def year_like(tokens: Tokens, i: int) -> bool:
    return tokens.kinds[i] == NUMBER and _YEAR.fullmatch(tokens.words[i]) is not None


def month_at(tokens: Tokens, i: int) -> bool:
    """A month's name: capitalised, since "may" and "march" are verbs too."""
    return tokens.lows[i] in MONTHS and tokens.words[i][:1].isupper()


def date_at(tokens: Tokens, i: int) -> int | None:
    """The end of the date in which the number at token `i` is the first number."""
    word = tokens.words[i]
    if _DOTTED_DATE.fullmatch(word):
        return i + 1
    for separator in ("-", "/", "–"):
        end = _in_digits(tokens, i, separator)
        if end:
            return end
    if not _DAY.fullmatch(word):
        return None
    end = _suffix(tokens, i + 1)
    before = i - 1
    if tokens.lows[before] == "." or tokens.lows[before] == "the":
        before -= 1
    if month_at(tokens, before) and not _measured(tokens, end):
        return _after_month_day(tokens, end)
    if tokens.lows[end] == "of":
        end += 1
    if month_at(tokens, end) and not _modal(tokens, end):
        return _with_year(tokens, end + 1)
    joined = _next_day(tokens, end)
    if joined and month_at(tokens, joined) and not _modal(tokens, joined):
        return _with_year(tokens, joined + 1)
    if joined:
        third = _next_day(tokens, joined)
        if third and month_at(tokens, third):
            return _with_year(tokens, third + 1)
    return None


def _in_digits(tokens: Tokens, i: int, separator: str) -> int | None:
    """2022-02-01, 1/2/2022."""
    parts = [i, i + 2, i + 4]
    for at in (i + 1, i + 3):
        if tokens.lows[at] != separator or not tokens.glued(at) or not tokens.glued(at + 1):
            return None
    if any(tokens.kinds[part] != NUMBER or not tokens.words[part].isdigit() for part in parts):
        return None
    sizes = [len(tokens.words[part]) for part in parts]
    if max(sizes) > 4 or not (4 in sizes or sizes.count(2) + sizes.count(1) == 3):
        return None
    return i + 5


def _suffix(tokens: Tokens, end: int) -> int:
    return end + 1 if tokens.lows[end] in ("st", "nd", "rd", "th") and tokens.glued(end) else end


def _next_day(tokens: Tokens, at: int) -> int | None:
    """Past "- 14", "to 14", "and 14" where a day follows."""
    if tokens.lows[at] in _JOINS and tokens.kinds[at + 1] == NUMBER and _DAY.fullmatch(tokens.words[at + 1]):
        return _suffix(tokens, at + 2)
    return None


def _after_month_day(tokens: Tokens, end: int) -> int:
    """Past further days and the year: "May 12-14, 2022", "February 1 and 2"."""
    joined = _next_day(tokens, end)
    if joined and not _measured(tokens, joined) and not plural(tokens, joined) and tokens.lows[end] != ",":
        end = joined
    return _with_year(tokens, end)


def _with_year(tokens: Tokens, end: int) -> int:
    at = end + 1 if tokens.lows[end] in (",", ".", "of") else end
    if year_like(tokens, at) and not _measured(tokens, at + 1):
        return at + 1
    return end


def _measured(tokens: Tokens, at: int) -> bool:
    """A unit or sign follows, so the number is no day: "May 5% more"."""
    return unit_after(tokens, at, digits=True, one=False) is not None and tokens.lows[at] not in ("s",)


def _modal(tokens: Tokens, i: int) -> bool:
    """ "May" at the start of a sentence can be the verb; after a number it is the month."""
    return tokens.lows[i] == "may" and tokens.words[i] != "May"


def clock_at(tokens: Tokens, i: int) -> int | None:
    """The end of the clock time that begins at token `i`: 10:30, 10.30am, 7 p.m., 1400 GMT."""
    word, after = tokens.words[i], i + 1
    if (
        tokens.lows[after] == ":"
        and tokens.glued(after)
        and tokens.glued(after + 1)
        and _HOUR.fullmatch(word)
        and _TWO.fullmatch(tokens.words[after + 1])
    ):
        end = after + 2
        if tokens.lows[end] == ":" and tokens.kinds[end + 1] == NUMBER and tokens.glued(end + 1):
            end += 2
        return _zone(tokens, end)
    if _CLOCK_POINT.fullmatch(word) or _HOUR.fullmatch(word):
        if tokens.lows[after : after + 2] == ("in", "the") and tokens.lows[after + 2] in _PARTS_OF_DAY:
            return after + 3  # "at about 5.10 in the morning"
        train = tokens.lows[i - 1] == "the" and tokens.lows[after] in ("to", "from") and "." in word
        if train and tokens.capital(after + 1):
            return after  # "the 12.40 to Leeds"
    if tokens.lows[after] in _CLOCK_AFTER and (_HOUR.fullmatch(word) or _CLOCK_POINT.fullmatch(word)):
        if tokens.lows[after] in ("local", "eastern") and tokens.lows[after + 1] != "time":
            return None
        return _zone(tokens, after)
    if _MILITARY.fullmatch(word) and tokens.lows[after] in _CLOCK_AFTER | {"hours", "h", "hrs", "z"}:
        if tokens.lows[after] == "hours" and word[0] != "0" and word[2:] not in ("00", "15", "30", "45"):
            return None
        if tokens.lows[after] == "hours" and tokens.lows[i - 1] not in _CLOCK_BEFORE:
            return None
        return _zone(tokens, after)
    return None


def _zone(tokens: Tokens, end: int) -> int:
    """Past "a.m.", "GMT", "(UTC+3)", "local time" after a clock time."""
    for _ in range(4):
        of_time = tokens.lows[end] == "time" and tokens.lows[end - 1] in _CLOCK_AFTER
        if of_time or tokens.lows[end] in _CLOCK_AFTER:
            end += 1
        elif tokens.lows[end] in ("(", "/") and tokens.lows[end + 1] in _CLOCK_AFTER:
            end += 2
        elif tokens.lows[end] in ("+", "-", "−") and tokens.lows[end - 1] in ("utc", "gmt"):
            return end + 2
        else:
            break
    return end


def year_at(tokens: Tokens, i: int, *, after_year: bool) -> int | None:
    """The end of the year or span of years at token `i`. `after_year`: a year stands just before."""
    if not year_like(tokens, i):
        if (
            tokens.lows[i + 1] in _ERA
            and (tokens.words[i + 1].isupper() or "." in tokens.lows[i + 1])
            and tokens.words[i].isdigit()
        ):
            return i + 2
        if tokens.words[i - 1] in ("AD", "BC") and tokens.words[i].isdigit():
            return i + 1
        return None
    after = i + 1
    joiner = tokens.lows[after]
    if joiner in ("-", "–", "/", "—") and tokens.kinds[after + 1] == NUMBER and tokens.glued(after + 1):
        second = tokens.words[after + 1]
        span = second.isdigit() and (len(second) == 2 or year_like(tokens, after + 1))
        season = len(second) == 2 or not _measured(tokens, after + 2)
        if span and season and tokens.lows[after + 2] not in _YEAR_NOT:
            return after + 2
    if tokens.lows[after] == "s" and tokens.glued(after):
        return after + 1
    if tokens.lows[after] in SCALES and tokens.kinds[after] == WORD:
        return None
    if after_year:
        return after
    if _counted_subject(tokens, i):
        return None
    rounded = tokens.words[i].endswith("00") and tokens.lows[i - 1] in _ROUGHLY
    if rounded and tokens.lows[i - 2] not in _DATING:
        return None
    before = tokens.lows[i - 1]
    noun = _counted_after(tokens, after)
    if noun or _measured(tokens, after):
        if before in ("in", "since", "the", "of", "by", "until", "during") and not noun:
            return after if tokens.lows[after] in ("m", "second", "point", "pt") else None
        return None
    if plural(tokens, after) and before not in _YEAR_BEFORE and not tokens.capital(after):
        # "killed 2000 sheep" is a count, "Tokyo 2020 organisers" and "2004 elections" are years
        round_number = tokens.words[i].endswith("00")
        if round_number or (before and not tokens.capital(i - 1) and not tokens.opens(i)):
            return None
    return after


def _counted_subject(tokens: Tokens, i: int) -> bool:
    """ "1720 had been discharged", "and 1985 were still there": a year has its verb in the singular."""
    if tokens.lows[i - 1] in _YEAR_BEFORE and tokens.lows[i - 1] not in ("and", "at", "than"):
        return False
    if tokens.lows[i + 1] in _MANY_DO:
        return True
    return tokens.lows[i + 1 : i + 3] == ("had", "been") and handled(tokens, i + 1)


def _counted_after(tokens: Tokens, at: int) -> bool:
    """A noun that is hardly ever dated follows at once or behind one adjective: "2000 people"."""
    if tokens.lows[at] in _YEAR_NOT:
        return True
    return tokens.lows[at + 1] in _YEAR_NOT and tokens.lows[at] in _DESCRIBING and not tokens.capital(at)
