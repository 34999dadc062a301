"""Numbers that belong to a name: Article 50, FTSE 100, Boeing 737, 737 MAX, 10 Downing Street, A320."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.counted import people_after
from workbench.extract.figures.dates import WEEKDAYS, month_at, year_like
from workbench.extract.figures.following import Block, plural_follows, takes_unit
from workbench.extract.figures.nouns import plural
from workbench.extract.figures.number_words import SCALES
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import EDGE, NUMBER, WORD, Tokens
from workbench.extract.figures.units import unit_after
from workbench.lexicon import entries, gathered

NAMES_BEFORE: Final = Phrases(
    {
        word.lower(): (entry["what"], entry["any_case"], entry.get("unless_counted", False))
        for entry in reversed(entries("blockers", "name_before", ("what", "any_case", "words", "example")))
        for word in entry["words"]
    }
)
_LISTED: Final = 20  # tokens back to the noun of a list of counts
_STREETS: Final = gathered("blockers", "street")
PLAIN_CAPITALS: Final = gathered("blockers", "plain_capital")
_WORKS: Final = gathered("blockers", "work")
_MODELS: Final = gathered("blockers", "model")
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
_POINTING: Final = frozenset(["this", "last", "next", "that", "each", "every", "previous", "past"])
_WEAPONS: Final = frozenset(entries("checkable", "weapon", ("words", "example"))[0]["words"])
_CALIBRES: Final = frozenset(["caliber", "calibre", "gauge", "bore"])


def named_at(tokens: Tokens, i: int, around: Surroundings) -> Block | None:
    """Article 50, No. 10, FTSE 100, Boeing 737, 737 MAX, Windows 10."""
    if tokens.lows[i - 1] == "&" or (
        tokens.lows[i - 2] == "&" and tokens.kinds[i - 1] == WORD and len(tokens.words[i - 1]) == 1
    ):
        return Block(i, i + 1, "an index of shares")
    hit = NAMES_BEFORE.before(tokens, i)
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
            return Block(first, run_end(tokens, i + 1), what)
    if tokens.lows[i - 1] in _WORKS and tokens.capital(i + 1) and not around.titled(i):
        end = i + 1
        while tokens.capital(end) and end < i + 5:
            end += 1
        return Block(i, end, "part of a title")  # "the film 12 Angry Men"
    if tokens.lows[i - 1] in ("the", "a") and tokens.words[i] in _MODELS and not takes_unit(tokens, i):
        return Block(i, run_end(tokens, i + 1), "a model that is named by its number")
    if _capital_name(tokens, i, around):
        return Block(i - 1, run_end(tokens, i + 1), "part of a name")
    return _before_name(tokens, i)


def model_at(tokens: Tokens, i: int) -> Block | None:
    """Boeing 737-800: a name that stands in the lists, and two numbers joined, which are no score."""
    hit = NAMES_BEFORE.before(tokens, i)
    if hit is None or hit[1][0] != "part of a name" or not tokens.capital(i - 1):
        return None
    end = run_end(tokens, i + 1)
    return Block(hit[0], end, hit[1][0]) if end > i + 1 else None


def _counts_after_all(
    tokens: Tokens, i: int, first: int, *, any_case: bool, capital: bool, unless_counted: bool
) -> bool:
    """ "in the line 12 people stood": a numbered thing has neither unit nor noun behind its number."""
    if tokens.lows[first] in ("no", "no.", "nos", "nos."):
        return tokens.lows[first] == "no" and not capital
    if "," in tokens.words[i] or tokens.lows[i + 1] in SCALES:
        return True  # "fined the platform 20.7 billion won"
    if not any_case:
        return tokens.lows[i + 1] in ("%", "percent", "per")
    if unless_counted and tokens.lows[first - 1] in _POINTING:
        return True  # "this year 908 of the guests"
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
    if low.endswith(("'s", "s'")):
        return False  # "Oregon's 7 votes"
    if low in WEEKDAYS or low in PLAIN_CAPITALS or month_at(tokens, before) or around.titled(i):
        return False
    if (
        tokens.lows[i + 1] in ("%", "percent")
        or tokens.lows[i + 1] in SCALES
        or tokens.words[i + 1] == "times"  # "will circle Earth 15 times"
        or unit_after(tokens, i + 1, digits=True, one=False) is not None
    ):
        return False
    counted = plural_follows(tokens, i + 1) or people_after(tokens, i + 1) is not None
    if _listed_count(tokens, before, i):
        return False
    if tokens.opens(before) and counted:
        return False
    at = before
    while tokens.capital(at) and at > before - 4:
        at -= 1
    return not (counted and tokens.lows[at] in _ROUTE)


def _listed_count(tokens: Tokens, name: int, i: int) -> bool:
    """ "812 cases, Victoria 604, Queensland 388": a list of names, each with its count."""
    while tokens.capital(name - 1):
        name -= 1
    if len(tokens.words[i]) < 2 or tokens.lows[name - 1] not in (",", "and", ";"):
        return False
    for at in range(name - 2, name - 2 - _LISTED, -1):
        if tokens.lows[at] in (".", "") or tokens.kinds[at] == EDGE:
            return False
        if tokens.kinds[at] == NUMBER and plural(tokens, at + 1):
            return not year_like(tokens, at) and not year_like(tokens, i)
    return False


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


def run_end(tokens: Tokens, end: int) -> int:
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
