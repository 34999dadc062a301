"""Periods: the cases of tests/cases/periods.toml, the examples of words/periods.toml, and any text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.periods import find_periods
from workbench.lexicon import entries
from workbench.values.claim import Period
from workbench.values.span import Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "periods.toml").read_text("utf-8"))["case"]
KINDS = ("month", "weekday", "season", "holiday", "event")


def sentences_of(text: str) -> list[Span]:
    """Good enough for the cases: a sentence ends with a full stop, a blank and a capital."""
    spans, start = [], 0
    for at in range(len(text) - 2):
        if (
            text[at] == "."
            and text[at + 1] == " "
            and text[at + 2].isupper()
            and text[at - 3 : at] not in (" Feb", "Sept")
        ):
            spans.append(Span(start, at + 1))
            start = at + 2
    return [*spans, Span(start, len(text))]


def days(period: Period) -> str:
    return f"{period.first or ''}..{period.last or ''}"


def found_in(text: str, published: date | None) -> list[str]:
    return [
        f"{period.span.of(text)} = {days(period)}"
        for period in find_periods(text, sentences_of(text), published)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_period_is_read_as_its_case_says(case: Mapping[str, Any]) -> None:
    assert found_in(case["text"], case.get("published")) == case["finds"], case["because"]


@pytest.mark.parametrize(
    "entry",
    [entry for kind in KINDS for entry in entries("periods", kind, ("example",))],
    ids=lambda entry: entry["name"],
)
def test_every_word_of_dates_is_found_in_its_example(entry: Mapping[str, Any]) -> None:
    example = entry["example"]
    published = date.fromisoformat(example["published"])
    found = find_periods(example["text"], sentences_of(example["text"]), published)
    assert [days(period) for period in found] == [example["finds"]]


WORDS = st.sampled_from(
    (
        *("Monday", "May", "may", "last", "the", "first", "11", "days", "of", "2026", "since", "Friday,"),
        *("31 April", "9999", "0001-01-01", "9999-12-31", "Q1", "1Q99", "century", "21st", "next", "decade"),
        *("prior", "to", "conflict", "same", "month", "that", "year", "earlier", "1990s", "’80s", "from"),
        *(
            "until",
            "Christmas",
            "1/1/2026",
            "2019",
            "2018–19",
            "in\n",
            "over",
            "past",
            "four",
            "weeks",
            "ago",
        ),
    )
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=25).map(" ".join), st.dates() | st.none())
def test_any_text_is_read_and_no_two_periods_overlap(text: str, published: date | None) -> None:
    found = find_periods(text, [Span(0, len(text))], published)
    assert all(period.span.end <= len(text) and len(period.span) for period in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(not period.first or not period.last or period.first <= period.last for period in found)


def test_a_period_does_not_hang_on_the_sentences_being_known() -> None:
    text = "The fair ran from 28 May to 3 June 2024."
    assert find_periods(text, (), None)[0].last == date(2024, 6, 3)


def test_a_no_break_space_is_a_space() -> None:
    text = "It opened on 1\u00a0February\u00a02026."
    assert find_periods(text, [Span(0, len(text))], None)[0].first == date(2026, 2, 1)


def test_a_rule_that_needs_a_word_finds_it_in_every_match() -> None:
    from workbench.extract.periods import _rules
    from workbench.extract.periods.surroundings import words_of

    found = {
        (rule.name, match[0], text)
        for text in (case["text"] for case in CASES)
        for rule in _rules()
        for match in rule.pattern.finditer(text)
        if rule.needs
    }
    assert {name for name, _, _ in found} == {rule.name for rule in _rules() if rule.needs}
    needs = {rule.name: rule.needs for rule in _rules()}
    assert [each for each in found if needs[each[0]].isdisjoint(words_of(each[2]))] == []
