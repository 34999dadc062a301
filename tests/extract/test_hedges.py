"""Hedges: each word's example, and which clause a hedge governs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.hedges import find_hedges, hedges_of
from workbench.extract.parser import load_parser
from workbench.lexicon import entries
from workbench.values.span import Span


@pytest.mark.parametrize("entry", entries("hedges", "hedge"), ids=lambda entry: entry["name"])
def test_every_hedge_is_found_once_in_its_example(entry: Mapping[str, Any]) -> None:
    found = find_hedges(entry["example"])
    assert [hedge.kind.value for hedge in found] == [entry["kind"]]
    assert found[0].span.of(entry["example"]).lower() in entry["surfaces"]


CASES = [
    ("The pathologist reportedly received 40 bribes.", "40 bribes", "reportedly"),
    ("The dam could hold 40 million litres.", "40 million litres", "could"),
    ("Two generals, suspected of theft, took 40 tanks.", "Two generals", "suspected"),
    ("The gang is believed to have taken 40 tanks.", "40 tanks", "is believed to"),
    ("The mayor allegedly lied, but the town has 40 wells.", "40 wells", None),
    ("The town has 40 wells, and its mayor allegedly lied.", "40 wells", None),
    ("The alleged ring was led by a mayor. The town has 40 wells.", "40 wells", None),
    ("May rain brought 40 litres.", "40 litres", None),
]


@pytest.mark.parametrize(("text", "figure", "hedge"), CASES, ids=[case[0][:40] for case in CASES])
@pytest.mark.parametrize("parsed", [True, False], ids=["with a parse", "by word order"])
def test_a_hedge_governs_its_own_clause(text: str, figure: str, hedge: str | None, parsed: bool) -> None:
    place = Span(text.index(figure), text.index(figure) + len(figure))
    start = text.rindex(". ", 0, place.start) + 2 if ". " in text[: place.start] else 0
    sentence = Span(start, len(text))
    parse = load_parser().parse(text, [sentence])[0] if parsed else None
    found = hedges_of(place, find_hedges(text), sentence, text, parse)
    assert [each.span.of(text) for each in found] == ([hedge] if hedge else [])


@given(st.text())
def test_any_text_has_its_hedges_inside_and_in_order(text: str) -> None:
    found = find_hedges(text)
    assert all(hedge.span.end <= len(text) for hedge in found)
    assert sorted(hedge.span for hedge in found) == [hedge.span for hedge in found]
