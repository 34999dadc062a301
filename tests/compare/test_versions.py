"""Which figures changed between two versions of an article."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.versions import changed_figures
from workbench.extract.pipeline import read_article
from workbench.values.article import Article
from workbench.values.article_history import ChangeKind, FigureChange
from workbench.values.reading import Reading

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "changed_figures.toml").read_text("utf-8"))


def reading(text: str) -> Reading:
    return read_article(Article(text), None)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["because"])
def test_changed_figures(case: dict[str, Any]) -> None:
    found = changed_figures(reading(case["before"]), reading(case["after"]))
    assert [[each.kind.value, each.before, each.after] for each in found] == case["finds"]


def test_a_change_is_told_in_one_line() -> None:
    changed = FigureChange(ChangeKind.CHANGED, "death toll", "12", "15", "It killed 15.")
    added = FigureChange(ChangeKind.ADDED, "rise in wages", "", "2.1%", "Wages rose by 2.1%.")
    assert str(changed) == "death toll: 12 → 15"
    assert str(added) == "rise in wages: 2.1% (added)"


SENTENCES = st.lists(
    st.builds(
        "The {} sold {} {} in May.".format,
        st.sampled_from(["mill", "port", "shop"]),
        st.integers(1, 50),
        st.sampled_from(["sacks", "boats", "tonnes"]),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_no_figure_is_told_twice_and_none_where_nothing_changed(one: list[str], other: list[str]) -> None:
    before, after = reading("\n".join(one)), reading("\n".join(other))
    assert changed_figures(before, before) == ()
    there = [each for each in changed_figures(before, after) if each.before]
    back = [each for each in changed_figures(after, before) if each.after]
    assert len(there) == len(back)
    assert len(there) <= len(before.figures)
