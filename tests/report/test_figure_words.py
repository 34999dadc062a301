"""Figures in words: as one would say them, with no more digits than were printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.lexicon import entries
from workbench.report.dates import day_words, span_words
from workbench.report.figure_words import ShortFigure, ends, grouped, number, short, spelt_out, unit_words
from workbench.report.plurals import plural
from workbench.values.figure import Change, Figure, Modifier, UnitKind
from workbench.values.span import Span


def figure(value: str, unit: str = "", kind: UnitKind = UnitKind.OTHER, **fields: object) -> Figure:
    return Figure(Span(0, 1), Decimal(value), unit, kind, **fields)  # type: ignore[arg-type]


MONEY, COUNT, PERCENT, PHYSICAL = UnitKind.CURRENCY, UnitKind.COUNT, UnitKind.PERCENT, UnitKind.PHYSICAL


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (figure("402.7e9", "USD", MONEY, digits="402.7"), "402.7 billion US dollars"),
        (
            figure("500000", "RUB", MONEY, per="month", modifier=Modifier.AT_LEAST),
            "at least 500,000 Russian rubles per month",
        ),
        (figure("62", "%", PERCENT), "62 %"),
        (figure("1.2e6", "person", COUNT, high=Decimal("1.5e6")), "from 1.2 to 1.5 million people"),
        (figure("9e5", "person", COUNT, high=Decimal("1.2e6")), "from 900,000 to 1.2 million people"),
        (figure("60", "%", PERCENT, change=Change.UP), "up 60 %"),
        (figure("5", "%", PERCENT, change=Change.DOWN, modifier=Modifier.ABOUT), "down about 5 %"),
        (
            figure("5", "%", PERCENT, change=Change.UP, high=Decimal(7)),
            "up 5 to 7 %",
        ),
        (figure("10", "%", PERCENT, modifier=Modifier.ABOUT, high=Decimal(12)), "about 10 to 12 %"),
        (figure("3", "percentage point", PERCENT), "3 percentage points"),
        (figure("1", "prisoner of war", COUNT), "1 prisoner of war"),
        (figure("157", "prisoner of war", COUNT), "157 prisoners of war"),
        (figure("74.8e6", "troy ounce", PHYSICAL), "74.8 million troy ounces"),
        (figure("5595", "USD", MONEY, per="troy ounce"), "5,595 US dollars per troy ounce"),
        (figure("1", "USD", MONEY), "1 US dollar"),
        (figure("100", "XTS", MONEY), "100 XTS"),
        (figure("2026"), "2,026"),
        (figure("-5", "%", PERCENT), "\u22125 %"),
    ],
)
def test_a_figure_is_spelt_out(told: Figure, said: str) -> None:
    assert spelt_out(told) == said


@pytest.mark.parametrize(
    ("told", "pieces"),
    [
        (figure("402.7e9", "USD", MONEY), ShortFigure("", "402.7 billion", "USD")),
        (figure("62", "%", PERCENT, modifier=Modifier.UP_TO), ShortFigure("up to", "62", "%")),
        (figure("12e5", "person", COUNT, high=Decimal("15e5")), ShortFigure("", "1.2–1.5 million", "people")),
        (figure("5", "USD", MONEY, per="barrel"), ShortFigure("", "5", "USD per barrel")),
        (figure("60", "%", PERCENT, change=Change.UP), ShortFigure("up", "60", "%")),
        (figure("7"), ShortFigure("", "7", "")),
    ],
)
def test_a_figure_is_short_in_lists(told: Figure, pieces: ShortFigure) -> None:
    assert short(told) == pieces


def test_a_short_figure_reads_with_a_thin_space() -> None:
    assert str(short(figure("62", "%", PERCENT, modifier=Modifier.UP_TO))) == "up to 62\u2009%"
    assert str(short(figure("7"))) == "7"


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        ("48.3", "48.3", "48.3"),
        ("48.30", "48.30", "48.30"),  # printed so
        ("48.3", "", "48.3"),
        ("402700000000", "402.70", "402.70 billion"),
        ("402700000000", "402,700,000,000", "402.7 billion"),
        ("1234567", "1,234,567", "1,234,567"),
        ("1234000", "1,234,000", "1.234 million"),
        ("999999", "", "999,999"),
        ("1000000", "", "1 million"),
        ("2500000000000", "2.5", "2.5 trillion"),
        ("0.3333333333333333333333333333", "a third", "0.3333"),
        ("0", "", "0"),
    ],
)
def test_a_number_has_the_digits_that_were_printed(value: str, digits: str, said: str) -> None:
    assert number(Decimal(value), digits) == said


def test_both_ends_of_a_range_share_a_scale_word() -> None:
    assert ends(Decimal("1.2e6"), Decimal("1.5e6")) == "1.2 to 1.5 million"
    assert ends(Decimal("8e8"), Decimal("1.5e9")) == "800 million to 1.5 billion"
    assert ends(Decimal(3), Decimal(5), joined="–") == "3–5"
    assert ends(Decimal("8e8"), Decimal("1.5e9"), joined="–") == "800 million – 1.5 billion"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40, places=4))
def test_grouping_changes_no_value(value: Decimal) -> None:
    assert Decimal(grouped(value).replace(",", "").replace("\u2212", "-")) == value


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_number_in_words_is_the_number(value: int) -> None:
    text, _, scale = number(Decimal(value)).partition(" ")
    size = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert Decimal(text.replace(",", "").replace("\u2212", "-")) * size == value


@pytest.mark.parametrize(
    "entry", entries("plurals", "plural", ("one", "many", "example")), ids=lambda entry: str(entry["one"])
)
def test_every_plural_in_the_words_is_made_as_its_example_says(entry: dict[str, dict[str, str]]) -> None:
    assert plural(entry["example"]["one"]) == entry["example"]["many"]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("country", "countries"),
        ("day", "days"),
        ("box", "boxes"),
        ("MP", "MPs"),
        ("SMS", "SMS"),
        ("kilowatt hour", "kilowatt hours"),
        ("mile per hour", "miles per hour"),
        ("barrel of oil equivalent", "barrels of oil equivalent"),
        ("degree Celsius", "degrees Celsius"),
        ("talisman", "talismans"),
        ("CO2", "CO2"),
        ("", ""),
    ],
)
def test_the_head_of_a_noun_is_made_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_figure_without_a_value_is_not_spelt_out() -> None:
    nothing = figure("1")
    object.__setattr__(nothing, "value", None)
    assert (spelt_out(nothing), str(short(nothing))) == ("", "")


def test_a_currency_has_its_name_and_a_percentage_its_sign() -> None:
    assert unit_words("USD", MONEY) == "US dollars"
    assert unit_words("%", PERCENT) == "%"
    assert unit_words("", COUNT) == ""


def test_days_are_written_the_same_in_every_locale() -> None:
    assert day_words(date(2026, 2, 6)) == "6 Feb 2026"
    assert span_words(date(2026, 2, 6), date(2026, 2, 6)) == "6 Feb 2026"
    assert span_words(date(2026, 1, 21), date(2026, 1, 31)) == "21 to 31 Jan 2026"
    assert span_words(date(2025, 1, 1), date(2025, 12, 31)) == "2025"
    assert span_words(date(2022, 1, 1), date(2025, 12, 31)) == "2022 to 2025"
    assert span_words(date(2025, 12, 1), date(2026, 1, 5)) == "1 Dec 2025 to 5 Jan 2026"
    assert span_words(date(2016, 1, 1), None) == "from 1 Jan 2016"
    assert span_words(None, date(2016, 1, 1)) == "until 1 Jan 2016"
    assert span_words(None, None) == ""
