"""Which fields of a machine's reading a person may mend, and with what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from workbench.errors import Refused
from workbench.review.amounts import decimal_of
from workbench.review.messages import clean
from workbench.values.attribution import Polarity
from workbench.values.figure import Change, Modifier
from workbench.values.listing import ClaimRow

LONGEST = 300


def checked(row: ClaimRow, field: str, value: object) -> Any:
    """The mended value as JSON keeps it: decimals and days as text.

    Raises Refused where the field can't be mended, or not with this.
    """
    check = _CHECKS.get(field)
    if check is None:
        raise Refused(f"{field[:40]!r} can't be corrected; these can: {', '.join(_CHECKS)}")
    found = check(field, value)
    if row.value is None and field in _OF_A_FIGURE:
        raise Refused(f"the claim states no figure, so there is no {_called(field)} to correct")
    _in_order(row, field, found)
    return found


def _in_order(row: ClaimRow, field: str, found: Any) -> None:
    if field in ("value", "high"):
        low = Decimal(found) if field == "value" else row.value
        high = row.high if field == "value" else (None if found is None else Decimal(found))
        if low is not None and high is not None and high < low:
            raise Refused(f"a range from {low:f} to {high:f} runs backwards: correct its other end first")
    if field in ("as_of_from", "as_of_to"):
        first = row.as_of_from if field == "as_of_to" else _day_or_none(found)
        last = row.as_of_to if field == "as_of_from" else _day_or_none(found)
        if first is not None and last is not None and last < first:
            raise Refused(f"{first} to {last} runs backwards: correct its other end first")


def _day_or_none(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _amount(field: str, value: object) -> str:
    return format(decimal_of(value, _called(field)), "f")


def _day(field: str, value: object) -> str:
    try:
        return date.fromisoformat(str(value).strip()).isoformat()
    except ValueError as error:
        raise Refused(f"{_called(field)} {str(value)[:40]!r} is no day; write it as 2026-02-01") from error


def _words(field: str, value: object) -> str:
    text = " ".join(clean(str(value)).split())
    if len(text) > LONGEST:
        raise Refused(f"{_called(field)} has {len(text)} characters: {LONGEST} at most")
    return text


def _needed_words(field: str, value: object) -> str:
    text = _words(field, "" if value is None else value)
    if not text:
        raise Refused(f"{_called(field)} can't be empty")
    return text


def _truth(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"{_called(field)} is yes or no")
    return value


def _one_of(choices: type[StrEnum]) -> Callable[[str, object], str]:
    def check(field: str, value: object) -> str:
        try:
            return choices(str(value)).value
        except ValueError as error:
            known = ", ".join(choice.value for choice in choices)
            raise Refused(f"{_called(field)} {str(value)[:40]!r} is none of: {known}") from error

    return check


def _or_none(check: Callable[[str, object], Any]) -> Callable[[str, object], Any]:
    """An empty field is none at all."""
    return lambda field, value: None if value is None or not clean(str(value)) else check(field, value)


def _called(field: str) -> str:
    return field.replace("_", " ")


_CHECKS: dict[str, Callable[[str, object], Any]] = {
    "value": _amount,
    "high": _or_none(_amount),
    "unit": _words,
    "per": _or_none(_words),
    "modifier": _or_none(_one_of(Modifier)),
    "change": _or_none(_one_of(Change)),
    "as_of_from": _or_none(_day),
    "as_of_to": _or_none(_day),
    "subject": _needed_words,
    "entity": _or_none(_words),
    "metric": _or_none(_words),
    "speaker": _or_none(_words),
    "polarity": _or_none(_one_of(Polarity)),
    "hedged": _truth,
}

_OF_A_FIGURE = frozenset({"value", "high", "unit", "per", "modifier", "change"})
