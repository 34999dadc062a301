"""A figure in words for people: spelt out, and short for lists. Never more digits than were printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache
from typing import Protocol

from workbench.lexicon import entries
from workbench.report.plurals import plural
from workbench.values.figure import Change, Modifier, UnitKind

THIN = "\u2009"  # between a number and its unit, in lists

MODIFIERS = {
    Modifier.ABOUT: "about",
    Modifier.NEARLY: "nearly",
    Modifier.AT_LEAST: "at least",
    Modifier.MORE_THAN: "more than",
    Modifier.UP_TO: "up to",
    Modifier.LESS_THAN: "less than",
    Modifier.JUST: "just",
    Modifier.EXACTLY: "exactly",
}
CHANGES = {Change.UP: "up", Change.DOWN: "down"}
SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)


class Quantity(Protocol):
    """What `Figure` and `ClaimRow` have in common."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def unit_kind(self) -> UnitKind | None: ...
    @property
    def per(self) -> str | None: ...
    @property
    def modifier(self) -> Modifier | None: ...
    @property
    def change(self) -> Change | None: ...
    @property
    def digits(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class ShortFigure:
    """The pieces of a figure in a list: "at least", "402.7 billion", "USD per month"; any may be empty."""

    limit: str
    number: str
    unit: str

    def __str__(self) -> str:
        number = f"{self.limit} {self.number}".strip()
        return f"{number}{THIN}{self.unit}" if self.unit else number


def spelt_out(quantity: Quantity) -> str:
    """As one would say it: "at least 402.7 billion US dollars per month", "up 60 %"; "" without a figure."""
    if quantity.value is None:
        return ""
    words = [_limit(quantity)]
    if quantity.high is None:
        words.append(number(quantity.value, quantity.digits or ""))
    else:
        opening = "" if words[0] else "from "
        words.append(opening + ends(quantity.value, quantity.high))
    one = quantity.high is None and abs(quantity.value) == 1
    words.append(unit_words(quantity.unit or "", quantity.unit_kind, one=one))
    if quantity.per:
        words.append(f"per {quantity.per}")
    return " ".join(filter(None, words))


def short(quantity: Quantity) -> ShortFigure:
    """For lists: scale words, but codes for units and a dash in ranges."""
    if quantity.value is None:
        return ShortFigure("", "", "")
    shown = (
        number(quantity.value, quantity.digits or "")
        if quantity.high is None
        else ends(quantity.value, quantity.high, joined="–")
    )
    unit = quantity.unit or ""
    if unit and unit != "%" and quantity.unit_kind is not UnitKind.CURRENCY:
        unit = unit_words(unit, quantity.unit_kind, one=quantity.high is None and abs(quantity.value) == 1)
    if quantity.per:
        unit = f"{unit} per {quantity.per}".strip()
    return ShortFigure(_limit(quantity), shown, unit)


def number(value: Decimal, digits: str = "") -> str:
    """Grouped, from a million up with a scale word where that keeps it short: "402.7 billion", "1,234,567".

    `digits` is the number as printed: the zeros at the end of its fraction are kept.
    """
    scaled, name = _scaled(value)
    text = grouped(scaled, _places(scaled, digits))
    return f"{text} {name}" if name else text


def ends(low: Decimal, high: Decimal, joined: str = " to ") -> str:
    """Both ends of a range; a scale word that both have is said once: "1.2 to 1.5 million"."""
    (first, one), (last, other) = _scaled(low), _scaled(high)
    if one != other:
        return f"{number(low)}{' – ' if joined == '–' else joined}{number(high)}"
    return f"{grouped(first)}{joined}{grouped(last)}" + (f" {other}" if other else "")


def grouped(value: Decimal, places: int | None = None) -> str:
    """Thousands grouped by commas, a true minus sign; `places` digits after the point, or as it has them."""
    with localcontext(prec=200):
        if places is None:
            text = f"{abs(value):,f}"
            if "." in text:
                text = text.rstrip("0").rstrip(".")
                _, _, fraction = text.partition(".")
                if len(fraction) > _LONGEST_FRACTION:  # a third, as no one prints it
                    text = f"{abs(value):,.4f}".rstrip("0").rstrip(".")
        else:
            text = f"{abs(value):,.{places}f}"
    return f"\u2212{text}" if value < 0 and text.strip("0.,") else text


def unit_words(unit: str, kind: UnitKind | None, *, one: bool = False) -> str:
    """The unit after a number: "US dollars", "%", "percentage points", "prisoners of war"."""
    if not unit or unit == "%":
        return unit
    if kind is UnitKind.CURRENCY:
        singular, many = _currencies().get(unit, (unit, unit))
        return singular if one else many
    return unit if one else plural(unit)


def scale_of(largest: Decimal) -> tuple[Decimal, str]:
    """The scale word for an axis that reaches up to `largest`, and its size: (1, "") below a million."""
    for size, name in SCALES:
        if abs(largest) >= size:
            return size, name
    return Decimal(1), ""


_LONGEST_FRACTION = 6
_NUMBER = re.compile(
    r"""
    [0-9]{1,3}(?:,[0-9]{3})*(?:\.([0-9]+))?\Z   # 1,234.50
    | [0-9]+(?:\.([0-9]+))?\Z                   # 1234.50
    """,
    re.VERBOSE,
)


def _scaled(value: Decimal) -> tuple[Decimal, str]:
    """The value in the largest scale that leaves at most three digits after the point."""
    size, name = scale_of(value)
    with localcontext(prec=200):
        scaled = value / size
        if name and scaled * 1000 != (scaled * 1000).to_integral_value():
            return value, ""
    return scaled, name


def _places(scaled: Decimal, digits: str) -> int | None:
    """Digits after the point as printed, where the number shown is the number printed."""
    found = _NUMBER.match(digits)
    if found is None or Decimal(digits.replace(",", "")) != abs(scaled):
        return None
    return len(found[1] or found[2] or "")


def _limit(quantity: Quantity) -> str:
    change = CHANGES[quantity.change] if quantity.change else ""
    modifier = MODIFIERS[quantity.modifier] if quantity.modifier else ""
    return f"{change} {modifier}".strip()


@cache
def _currencies() -> dict[str, tuple[str, str]]:
    """Code -> its name for one and for many, as the first names of its entry."""
    found = {}
    for entry in entries("currencies", "currency", ("code", "names")):
        names = [str(name) for name in entry["names"]]
        found[str(entry["code"])] = (names[0], names[1] if len(names) > 1 else names[0])
    return found
