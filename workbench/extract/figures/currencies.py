"""Money: the sign, code or name before or after a number, and which currency it means here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import time_unit
from workbench.lexicon import entries

WEIGHT: Final = "pound"
"""What `resolve` answers where "pounds" are weighed and not paid."""


@dataclass(frozen=True, slots=True)
class Money:
    """One currency, a hundredth of one, or a name that several share."""

    code: str
    factor: Decimal = Decimal(1)
    prior_words: tuple[str, ...] = ()
    places: Mapping[str, str] | None = None
    shared: str = ""  # the name or sign that several currencies share
    needs_thousands: bool = False  # a name that is a common verb too ("won")


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """`edge` is the first token where it stands before the number, the end where it stands after."""

    edge: int
    money: Money
    rule: str


_NOT_CODES: Final = frozenset(
    code for entry in entries("money", "not_code", ("codes", "example")) for code in entry["codes"]
)
_names: dict[str, Money] = {}
_signs: dict[str, Money] = {}
_codes: dict[str, Money] = {}
for _entry in entries("currencies", "currency", ("code", "names", "example")):
    _money = Money(_entry["code"])
    for _name in _entry["names"]:
        _names[_name.lower()] = _money
    for _sign in _entry.get("signs", ()):
        _signs[_sign] = _money
    if _entry["code"] not in _NOT_CODES:
        _codes[_entry["code"]] = _money
for _entry in entries("money", "shared", ("names", "prior", "prior_words", "places", "example")):
    _money = Money(
        _entry["prior"],
        prior_words=tuple(_entry["prior_words"]),
        places=_entry["places"],
        shared=(_entry.get("signs") or _entry["names"])[0],
    )
    for _name in _entry["names"]:
        _names[_name.lower()] = _money
    for _sign in _entry.get("signs", ()):
        _signs[_sign] = _money
for _entry in entries("money", "name", ("code", "names", "example")):
    for _name in _entry["names"]:
        _names[_name.lower()] = Money(
            _entry["code"], needs_thousands=_entry.get("thousands_only", False) and " " not in _name
        )
for _entry in entries("money", "sign", ("code", "signs", "example")):
    for _sign in _entry["signs"]:
        _signs[_sign] = Money(_entry["code"])
_pieces: dict[str, Money] = {}
_glued_pieces: dict[str, Money] = {}
for _entry in entries("money", "part", ("code", "names", "factor", "example")):
    _money = Money(
        _entry["code"],
        Decimal(_entry["factor"]),
        prior_words=tuple(_entry.get("prior_words", ())),
        places=_entry.get("places"),
        shared=_entry["names"][0] if "places" in _entry else "",
    )
    _pieces.update({_name.lower(): _money for _name in _entry["names"]})
    _glued_pieces.update(dict.fromkeys(_entry.get("glued", ()), _money))

_NAMES: Final = Phrases(_names | _pieces)
_SIGNS: Final = Phrases(_signs, exact=True)
_CODES: Final = _codes
_LETTERS: Final = {
    sign: (entry["code"], tuple(entry.get("places", ())))
    for entry in entries("money", "letter", ("code", "signs", "example"))
    for sign in entry["signs"]
}
_DOLLAR_PLACES: Final[Mapping[str, str]] = entries("money", "dollar", ("places", "example"))[0]["places"]
_WEIGHT_WORDS: Final = frozenset(entries("money", "weight", ("words", "example"))[0]["words"])
_PAID_WORDS: Final = frozenset(entries("money", "paid", ("words", "example"))[0]["words"])
_COUNTRY_LETTERS: Final = 3  # before a dollar sign
_COUNTRY: Final = frozenset(["us", "u.s.", "american", "usd"])


def money_before(tokens: Tokens, first: int, around: Surroundings) -> MoneyFound | None:
    """The sign or code directly before the digits at token `first`."""
    gap = tokens.starts[first] - tokens.ends[first - 1]
    if gap > 1 or tokens.kinds[first] != NUMBER:
        return None
    hit = _SIGNS.before(tokens, first)
    if hit is not None:
        start, money = hit
        if tokens.glued(start) and tokens.kinds[start - 1] == NUMBER:
            return None  # the sign of the number before: "5€ 6"
        if unknown_dollar(tokens, first):
            return None
        coded = tokens.words[start - 1]
        if tokens.lows[start] == "$" and coded in _CODES and tokens.glued(start):
            return MoneyFound(start - 1, _CODES[coded], "money code")  # "JMD$300"
        if tokens.kinds[first - 1] != WORD or not (tokens.glued(start) and tokens.kinds[start - 1] == WORD):
            return MoneyFound(start, money, "money sign")
    word = tokens.words[first - 1]
    if word in _CODES and not tokens.glued(first - 1):
        return MoneyFound(first - 1, _CODES[word], "money code")
    letter = _LETTERS.get(word)
    if letter is not None and gap == 0 and not tokens.glued(first - 1):
        code, places = letter
        if not places or around.has(places) or around.amounts(word) or _priced(tokens, first):
            return MoneyFound(first - 1, Money(code), "money letter")
    return None


def _priced(tokens: Tokens, first: int) -> bool:
    """The digits are written like a price, or a rate follows: "R27.58", "R28 an hour"."""
    hundredths = len(tokens.words[first].partition(".")[2]) == 2
    return hundredths or (tokens.lows[first + 1] in ("a", "an", "per") and time_unit(tokens, first + 2))


def unknown_dollar(tokens: Tokens, first: int) -> str | None:
    """The sign before the digits at token `first` where its letters are no country's: "Q$" of "Q$7"."""
    sign = first - 1
    if tokens.lows[sign] != "$" or tokens.starts[first] - tokens.ends[sign] > 1:
        return None
    letters = sign - 1
    printed = tokens.words[letters]
    if not tokens.glued(sign) or tokens.kinds[letters] != WORD or len(printed) > _COUNTRY_LETTERS:
        return None
    hit = _SIGNS.before(tokens, first)
    if not printed.isupper() or printed in _CODES or (hit is not None and hit[0] <= letters):
        return None
    return tokens.of(letters, first)


def money_after(tokens: Tokens, at: int, *, digits: bool, value: Decimal) -> MoneyFound | None:
    """The name, code or sign that begins at token `at`, right after a number."""
    joined = tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
    if digits and not joined:
        if tokens.glued(at) and tokens.words[at] in _glued_pieces and not _runs_on(tokens, at + 1):
            return MoneyFound(at + 1, _glued_pieces[tokens.words[at]], "money part")
        sign = _SIGNS.at(tokens, at)
        of_next = sign is not None and tokens.kinds[sign[0]] == NUMBER and tokens.glued(sign[0])
        if sign is not None and not of_next and (tokens.kinds[at] != WORD or sign[0] > at + 1):
            return MoneyFound(sign[0], sign[1], "money sign")
    start = at + 1 if joined else at
    word = tokens.words[start]
    if word in _CODES:
        return MoneyFound(start + 1, _CODES[word], "money code")
    hit = _NAMES.at(tokens, start)
    if hit is None:
        return None
    end, money = hit
    if money.needs_thousands and value < 1000:
        return None
    return MoneyFound(end, money, "money name")


def money_again(tokens: Tokens, at: int) -> int:
    """Past a name or code that only repeats the sign: "$5 million dollars", "$5 million US"."""
    hit = _NAMES.at(tokens, at)
    if hit is not None and tokens.lows[hit[0] - 1] in ("dollar", "dollars", "pounds", "euros"):
        return hit[0]
    if tokens.words[at] in _CODES or (tokens.words[at] in ("US", "U.S.") and not tokens.capital(at + 1)):
        return at + 1 if tokens.lows[at] in _COUNTRY or tokens.words[at] in _CODES else at
    return at


def resolve(
    money: Money, around: Surroundings, i: int, *, after: int, large: bool, joined: bool
) -> tuple[str, str]:
    """The currency that `money` means at token `i`, and why: ISO code (or WEIGHT), reason."""
    if not money.shared:
        return money.code, ""
    if money.shared in ("£", "pound") and around.tokens.lows[i] not in ("£", "￡"):
        weighed = _weighed(around, money, i, after, large=large, joined=joined)
        if weighed:
            return WEIGHT, weighed
    if around.tokens.lows[i] == "£" and not money.places:
        return money.code, ""
    prior = around.has(money.prior_words)
    if not prior and money.places:
        place = around.commonest(money.places)
        if place:
            return place[0], f"“{money.shared}” is {place[0]}: the text speaks of “{place[1]}”"
    why = f"the text speaks of “{prior}”" if prior else "the usual meaning"
    return money.code, f"“{money.shared}” is {money.code}: {why}"


def local_dollar(around: Surroundings) -> tuple[str, str] | None:
    """The dollar of the country that the text is about, where it is not the United States."""
    return around.commonest(_DOLLAR_PLACES)


def _runs_on(tokens: Tokens, end: int) -> bool:
    return tokens.glued(end) and tokens.kinds[end] in (WORD, NUMBER)


def _weighed(around: Surroundings, money: Money, i: int, after: int, *, large: bool, joined: bool) -> str:
    before = around.tokens.lows[max(0, i - 10) : i]
    if not joined and not _PAID_WORDS.isdisjoint(before) and around.tokens.lows[after] != "of":
        return ""
    near = around.near(i, 10, _WEIGHT_WORDS)
    if near:
        return f"“pounds” is a weight: “{near}” stands near"
    paid = around.has(("£", "sterling", "pence", "gbp", "quid"))
    if paid:
        return ""
    if around.tokens.lows[after] == "of" and not large:
        return "“pounds” is a weight: “pounds of …”"
    if large or around.has(money.prior_words) or around.has(money.places or ()):
        return ""
    return "“pounds” is a weight: nothing here speaks of money" + (", joined by a hyphen" if joined else "")
