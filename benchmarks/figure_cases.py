"""The sentences of `tests/cases` with all figures in them, and how two answers are held together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.scoring import Score, one_to_one

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure as any reader of figures may give it; what it does not tell is None."""

    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    per: str | None = None
    modifier: str | None = None
    change: str | None = None
    text: str | None = None


def figure_cases(file: str) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
    """The sentences of a file of cases, each with its figures in order."""
    cases = tomllib.loads((CASES / file).read_text("utf-8"))["case"]
    return tuple((case["text"], tuple(map(_answer, case["finds"]))) for case in cases)


def _answer(told: Mapping[str, Any]) -> Answer:
    """As a case tells it. The sealed cases leave ratios without a unit; here "a fifth" is 20 % and "twice"
    2 times in both files, as the figures' own rules have it."""
    value, high, unit = Decimal(str(told["value"])), told.get("high"), told.get("unit", "")
    if told.get("unit_kind") == "ratio" and not unit:
        value, unit = (round(value * 100, 2), "%") if value < 1 else (value, "time")
    return Answer(
        value,
        None if high is None else Decimal(str(high)),
        unit,
        told.get("per"),
        told.get("modifier"),
        told.get("change"),
        told["text"],
    )


def ends(answers: Iterable[Answer]) -> list[Answer]:
    """The answers with each range as its two ends: some readers give them one by one."""
    found: list[Answer] = []
    for each in answers:
        found.append(Answer(each.value, None, each.unit, each.per))
        if each.high is not None:
            found.append(Answer(each.high, None, each.unit, each.per))
    return found


def by_value(given: Iterable[Answer], wanted: Iterable[Answer]) -> Score:
    return one_to_one((each.value.normalize() for each in given), (each.value.normalize() for each in wanted))


def by_unit(given: Iterable[Answer], wanted: Iterable[Answer]) -> Score:
    """Value, unit and denominator."""
    return one_to_one(
        ((each.value.normalize(), each.unit, each.per) for each in given),
        ((each.value.normalize(), each.unit, each.per) for each in wanted),
    )
