"""What a number is, before the question how it is written: exact value, place, and the parts added to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Final

from workbench.extract.figures.number_words import EXACT, FRACTIONS, SMALL, TENS, VULGAR
from workbench.extract.figures.tokens import NUMBER, Tokens

LONGEST: Final = 24  # digits; a longer run is a code

_SHAPES: Final = (
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ","),  # 1,234,567.8
    (re.compile(r"[0-9]*\.?[0-9]+"), ""),  # 1234.5  .5
    (re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}(?:\.[0-9]+)?"), ","),  # 12,34,567 (lakhs)
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?"), "."),  # 1.234.567,8
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"), "."),  # 1.234,5
    (re.compile(r"[0-9]+,[0-9]{1,2}"), "."),  # 12,5 (only beside a unit, see `decimal_comma`)
)
_DECIMAL_COMMA: Final = re.compile(r"[0-9]+,[0-9]{1,2}")
ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `first` to `end`. Its value is mantissa times scale."""

    first: int
    end: int
    mantissa: Decimal
    scale: Decimal
    digits: tuple[int, int]  # characters of the number as printed, without the scale word
    spelled: bool  # in words
    share: bool = False  # a part of a whole: "two-thirds"; the value is the part of one
    of_one: bool = False  # a part of one thing: "half a mile"
    vague: bool = False  # "thousands of"
    a_few: bool = False  # "a couple of"
    short: str = ""  # the short scale that was read: "m"

    @property
    def value(self) -> Decimal:
        return EXACT.multiply(self.mantissa, self.scale)

    @property
    def whole(self) -> bool:
        return self.value == self.value.to_integral_value()


def decimal_of(printed: str) -> Decimal | None:
    """The value of a run of digits, points and commas; None where it is no one number."""
    if len(printed) > LONGEST:
        return None
    for shape, grouping in _SHAPES:
        if shape.fullmatch(printed):
            plain = printed.replace(grouping, "") if grouping else printed
            return Decimal(plain.replace(",", "."))
    return None


def decimal_comma(printed: str) -> bool:
    """The comma is a decimal one ("12,5"): a number beside a unit, a list anywhere else."""
    return _DECIMAL_COMMA.fullmatch(printed) is not None


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """The part in percent; four digits where it does not come out even (two-thirds is 66.67)."""
    even = EXACT.divide(EXACT.multiply(numerator, Decimal(100)), denominator)
    if len(even.as_tuple().digits) < EXACT.prec:
        return even
    return Context(prec=4).plus(even)


def small_number(tokens: Tokens, i: int) -> Decimal | None:
    """The value of a plain whole number at this one token, in digits or in a word."""
    if tokens.kinds[i] == NUMBER:
        value = decimal_of(tokens.words[i])
        return value if value is not None and value == value.to_integral_value() else None
    word = tokens.lows[i]
    if word in SMALL:
        return Decimal(SMALL[word])
    return Decimal(TENS[word]) if word in TENS else None


def with_part(tokens: Tokens, found: Numeral) -> Numeral:
    """A part added to the number: "2½", "2 1/2", "8-1/2", "two and a half", "six-and-a-half"."""
    at = found.end
    vulgar = VULGAR.get(tokens.words[at])
    if vulgar is not None:
        return plus(tokens, found, vulgar, at + 1)
    if not found.spelled:
        at = over_hyphen(tokens, at)  # "8-1/2"
    if tokens.kinds[at] == NUMBER and tokens.lows[at + 1] == "/" and tokens.kinds[at + 2] == NUMBER:
        above, below = small_number(tokens, at), small_number(tokens, at + 2)
        if above and below and above < below <= 16 and not found.spelled and found.whole:
            return plus(tokens, found, EXACT.divide(above, below), at + 3)
    at = over_hyphen(tokens, at)
    if tokens.lows[at] == "and":
        at = over_hyphen(tokens, at + 1)
        above = ONE if tokens.lows[at] in ("a", "one") else Decimal(SMALL.get(tokens.lows[at], 0))
        at = over_hyphen(tokens, at + 1)
        below = FRACTIONS.get(tokens.lows[at])
        if above and below and above < below <= 10:
            return plus(tokens, found, EXACT.divide(above, below), at + 1)
    return found


def _short(part: Decimal) -> Decimal:
    """The part itself, or its first four digits where it does not come out even: a third is 0.3333."""
    return part if len(part.as_tuple().digits) < EXACT.prec else Context(prec=4).plus(part)


def plus(tokens: Tokens, found: Numeral, part: Decimal, end: int) -> Numeral:
    return replace(
        found,
        mantissa=EXACT.add(found.mantissa, _short(part)),
        end=end,
        digits=(found.digits[0], tokens.ends[end - 1]),
    )


def place(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    return tokens.starts[first], tokens.ends[end - 1]


def over_hyphen(tokens: Tokens, at: int) -> int:
    """The token after a hyphen that touches both its neighbours, else `at` itself."""
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return at + 1
    return at
