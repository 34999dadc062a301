"""Check-worthiness: a sum of terms between 0 and 1, every one of them shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from workbench.extract.worthiness import Facts, worthiness
from workbench.lexicon import entries
from workbench.values.attribution import Attribution, AttributionClass, AttributionKind, Cue, Mention
from workbench.values.figure import Change, Figure, Modifier, UnitKind
from workbench.values.span import Span

BRIBE = Figure(Span(0, 1), Decimal(5_700_000), "USD", UnitKind.CURRENCY)


def said(name: str | None, speech_class: AttributionClass = AttributionClass.SPEECH) -> Attribution:
    source = None if name is None else Mention(Span(0, 1), name)
    return Attribution(source, Cue(Span(2, 3), "say"), (Span(4, 5),), AttributionKind.INDIRECT, speech_class)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in entries("worthiness", "term") if "example" in entry],
    ids=lambda entry: entry["name"],
)
def test_every_term_of_words_applies_to_its_example(entry: Mapping[str, Any]) -> None:
    assert any(entry["reason"] in reason for reason in worthiness(Facts(entry["example"], ""))[1])


def test_the_reasons_add_up_to_the_number() -> None:
    total, why = worthiness(Facts("The clerk took the keys.", "keys"))
    assert sum(Decimal(re.search(r"\(([+-][\d.]+)\)$", reason)[1]) for reason in why) == total  # type: ignore[index]


def test_the_weightiest_reason_comes_first() -> None:
    _, why = worthiness(Facts("The clerk was accused of a bribe.", "bribe", BRIBE))
    weights = [abs(Decimal(re.search(r"\(([+-][\d.]+)\)$", reason)[1])) for reason in why]  # type: ignore[index]
    assert weights == sorted(weights, reverse=True)


def test_the_number_stays_between_0_and_1() -> None:
    text = "The record bribe killed more people than the corrupt police because of an illegal law."
    most, _ = worthiness(
        Facts(
            text,
            "bribe",
            BRIBE,
            said("Ann Lee", AttributionClass.DOCUMENT),
            "Ann Lee",
            dated=True,
            hedged=True,
        )
    )
    age = Figure(Span(0, 1), Decimal(64), "year", UnitKind.TIME, modifier=Modifier.ABOUT)
    least, _ = worthiness(
        Facts("She will celebrate her birthday.", "age", age, said("a neighbour"), "a neighbour")
    )
    assert most == 1
    assert least == 0


ORDER = [
    ("an accusation against a person before a plain count", "He took a bribe.", "He opened a door."),
    ("a record before an ordinary value", "It is the highest price.", "It is the price."),
    ("a fact before an opinion", "The talks lasted.", "The talks were productive."),
    ("what was before what will be", "The bridge opened.", "The bridge will open."),
    ("a fact before a courtesy", "The mayor resigned.", "The mayor thanked the choir."),
]


@pytest.mark.parametrize(("rule", "one", "other"), ORDER, ids=[rule[0] for rule in ORDER])
def test_a_checker_takes(rule: str, one: str, other: str) -> None:
    assert worthiness(Facts(one, ""))[0] > worthiness(Facts(other, ""))[0], rule


def test_a_named_source_counts_more_than_an_unnamed_one() -> None:
    named = worthiness(Facts("It rained.", "", attribution=said("Ann Lee"), source="Ann Lee"))[0]
    unnamed = worthiness(Facts("It rained.", "", attribution=said(None), source="a resident"))[0]
    assert named > unnamed


def test_money_counts_more_than_a_length_of_time() -> None:
    time = Figure(Span(0, 1), Decimal(4), "year", UnitKind.TIME)
    assert worthiness(Facts("It grew.", "", BRIBE))[0] > worthiness(Facts("It grew.", "", time))[0]


def test_a_change_counts_more_than_a_level() -> None:
    level = Figure(Span(0, 1), Decimal(4), "%", UnitKind.PERCENT)
    change = Figure(Span(0, 1), Decimal(4), "%", UnitKind.PERCENT, change=Change.UP)
    assert worthiness(Facts("It is so.", "", change))[0] > worthiness(Facts("It is so.", "", level))[0]
