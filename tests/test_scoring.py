"""The counting behind docs/accuracy.md."""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks import scoring
from benchmarks.accuracy import share
from benchmarks.figure_cases import Answer, by_unit, by_value, ends
from benchmarks.scoring import Score, one_to_one, write_table
from workbench.values.span import Span


def test_an_answer_given_twice_is_right_once():
    assert one_to_one(["5", "5", "7"], ["5", "6"]) == Score(right=1, given=3, wanted=2)


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    score = Score(right=3, given=4, wanted=6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.5 / (0.75 + 0.5))


def test_nothing_asked_and_nothing_given_is_right():
    assert (Score().f1, Score(given=1).f1, Score(wanted=1).f1) == (1.0, 0.0, 0.0)


def test_a_range_counts_as_its_two_ends_however_it_is_given():
    whole = [Answer(Decimal(5), Decimal(6), "USD")]
    parts = [Answer(Decimal(5), None, "USD"), Answer(Decimal(6), None, "USD")]
    assert by_value(ends(whole), ends(parts)) == by_unit(ends(parts), ends(whole)) == Score(2, 2, 2)


def test_the_same_value_in_another_unit_or_per_something_else_is_not_the_same():
    given, wanted = [Answer(Decimal("5.0"), None, "USD")], [Answer(Decimal(5), None, "USD", "month")]
    assert (by_value(given, wanted).right, by_unit(given, wanted).right) == (1, 0)


def test_two_spans_share_what_both_cover_of_what_either_covers():
    assert share([Span(0, 10)], [Span(5, 15)]) == pytest.approx(5 / 15)
    assert share([Span(0, 4), Span(6, 10)], [Span(0, 10)]) == pytest.approx(0.8)


def test_a_table_takes_its_place_and_no_other(tmp_path, monkeypatch):
    page = tmp_path / "accuracy.md"
    page.write_text("before\n<!-- a -->\nold\n<!-- /a -->\nbetween\n<!-- b -->\n\n<!-- /b -->\nafter\n")
    monkeypatch.setattr(scoring, "ACCURACY", page)
    write_table("a", [("x", "y"), ("1", "2")])
    write_table("b", [("z",)])
    assert page.read_text() == (
        "before\n<!-- a -->\n| x | y |\n| --- | --- |\n| 1 | 2 |\n<!-- /a -->\n"
        "between\n<!-- b -->\n| z |\n| --- |\n<!-- /b -->\nafter\n"
    )
    with pytest.raises(SystemExit, match="no place <!-- c -->"):
        write_table("c", [("x",)])
