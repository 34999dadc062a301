"""Keys of measures: equal for the same measure, apart for any other, and readable."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.metrics import goods_near, metric, metric_label
from workbench.extract.metrics.forecasts import is_forecast
from workbench.extract.parser import load_parser
from workbench.lexicon import entries
from workbench.values.figure import Change, Figure, UnitKind
from workbench.values.span import Span


def key(
    subject: str,
    entity: str | None = None,
    kind: UnitKind = UnitKind.CURRENCY,
    *,
    per: str | None = None,
    change: Change | None = None,
    unit: str = "",
    place: str | None = None,
    forecast: bool = False,
    goods: str | None = None,
) -> str | None:
    figure = Figure(Span(0, 1), Decimal(1), unit, kind, per=per, change=change)
    return metric(subject, entity, figure, place, forecast=forecast, goods=goods)


SAME = [
    ("Russia’s holdings of monetary gold, value", "value of Russia's gold reserves", "Russia"),
    ("Russia’s bullion holdings", "gold held by Russia", "Russia"),
    ("Norwegian exports", "Norway’s exports, value", "Norway"),
    ("unemployment rate", "jobless rate", None),
    ("number of women in parliament", "women in the parliament", None),
    ("exports to Latvia in March 2024", "exports to Latvia", None),
    ("the price of wheat", "wheat price", None),
    ("people killed in the quake", "people dead in the quake", None),
]


@pytest.mark.parametrize(("one", "other", "entity"), SAME)
def test_the_same_measure_has_the_same_key(one: str, other: str, entity: str | None) -> None:
    one_key = key(one, entity, place="Norway")
    assert one_key is not None
    assert one_key == key(other, entity, place="Norway")


def test_what_is_called_by_a_name_is_the_same_wherever_it_is_told_of() -> None:
    figure = Figure(Span(0, 1), Decimal(1), "%", UnitKind.PERCENT)
    keys = {
        metric("Arden dam, full", None, figure, place, named=True) for place in ("Norway", "Bergen", None)
    }
    assert len(keys) == 1
    assert None not in keys


def test_what_is_expected_joins_no_series_of_what_was() -> None:
    assert key("Norwegian exports", "Norway", forecast=True) == "norway|export forecast|currency"
    assert key("Norwegian exports", "Norway") == "norway|export|currency"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Exports will reach $6 billion in 2030.", "$6 billion", True),
        ("The bank expects exports of $6 billion.", "$6 billion", True),
        ("Exports were forecast to reach $6 billion.", "$6 billion", True),
        ("Exports reached $6 billion, the bank said.", "$6 billion", False),
        ("The bank, which expects more, sold $6 billion.", "$6 billion", False),
        ("The yard, which owes $6 billion, expects to close.", "$6 billion", False),
        ("The yard will close after a loss of $6 billion.", "$6 billion", False),
    ],
)
def test_a_verb_over_the_figure_tells_whether_it_is_expected(text: str, figure: str, expected: bool) -> None:
    (parse,) = load_parser().parse(text, [Span(0, len(text))])
    start = text.index(figure)
    assert is_forecast(Span(start, start + len(figure)), parse) is expected


def test_the_price_of_an_ounce_is_that_of_the_one_good_the_text_names() -> None:
    text = "Gold closed at $4,510 an ounce. The ounce price had doubled."
    near = goods_near(text, Span(32, len(text)))
    assert near == "gold"
    assert key("ounce price", goods=near) == key("Gold price", per="troy ounce")
    assert goods_near("Gold and silver fell.", Span(0, 21)) is None


def test_a_party_is_not_the_person_whose_it_is() -> None:
    subject = "share of the vote won by Ann Lee’s National Alliance"
    one = key(subject, "National Alliance", UnitKind.PERCENT)
    assert one == key("share of the vote won by the National Alliance", "National Alliance", UnitKind.PERCENT)


APART = [
    ("gold reserves", "foreign currency reserves", "Russia"),
    ("gold reserves", "total reserve assets", "Russia"),
    ("exports to Latvia", "exports to Estonia", None),
    ("wheat price", "wheat exports", None),
    ("people killed in the quake", "people injured in the quake", None),
    ("budget deficit", "budget", None),
    ("inflation", "food price inflation in the capital", None),
    ("women in parliament", "women in the army", None),
]


@pytest.mark.parametrize(("one", "other", "entity"), APART)
def test_another_measure_has_another_key(one: str, other: str, entity: str | None) -> None:
    one_key, other_key = key(one, entity, place="Norway"), key(other, entity, place="Norway")
    assert None not in (one_key, other_key)
    assert one_key != other_key


@pytest.mark.parametrize(
    "entry",
    [*entries("metrics", "word"), *entries("metrics", "measure")],
    ids=lambda entry: entry["name"],
)
def test_every_name_of_a_measure_joins_its_example(entry: Mapping[str, Any]) -> None:
    kind = UnitKind(entry.get("only", "currency"))
    one = key(entry["example"]["one"], kind=kind, place="Norway")
    assert one is not None
    assert one == key(entry["example"]["other"], kind=kind, place="Norway")


def test_a_share_of_a_firm_is_no_percentage() -> None:
    assert "percentage" not in str(key("share price of the mill", "Norway"))
    assert "percentage" in str(key("share of mills", "Norway", UnitKind.PERCENT))


def test_a_level_and_its_change_stay_apart() -> None:
    level = key("unemployment rate", "Norway", UnitKind.PERCENT)
    assert key("unemployment rate", "Norway", UnitKind.PERCENT, change=Change.UP) != level
    assert key("unemployment, fall", "Norway", UnitKind.PERCENT) != level


def test_up_and_down_are_one_series_of_changes() -> None:
    up = key("rents, rise", "Norway", UnitKind.PERCENT, change=Change.UP)
    assert (
        up
        == key("rents, fall", "Norway", UnitKind.PERCENT, change=Change.DOWN)
        == "norway|change rent|percent"
    )


def test_kinds_of_units_and_denominators_stay_apart() -> None:
    assert key("gold holdings", "Russia") != key("gold holdings", "Russia", UnitKind.PHYSICAL)
    assert key("pay", "Norway") != key("pay", "Norway", per="month")


def test_people_killed_in_two_countries_are_two_measures() -> None:
    kinds = {key("people killed", None, UnitKind.COUNT, place=place) for place in ("Norway", "Chile")}
    assert len(kinds) == 2


def test_a_measure_with_words_of_its_own_needs_no_place() -> None:
    assert key("gold price", place="Norway") != key("price", place="Norway")
    assert key("gold price", place="Norway") == key("gold price", place="Chile")


def test_a_key_is_readable() -> None:
    assert key("Russia’s holdings of monetary gold, value", "Russia") == "russia|gold holding|currency"


@pytest.mark.parametrize(
    ("made", "label"),
    [
        ("russia|gold holding|currency", "Russia: gold holding (money)"),
        ("change rent|percent", "Change rent (%)"),
        ("clerk received|currency|per month", "Clerk received (money, per month)"),
        ("bank of norway|rate|percent", "Bank of Norway: rate (%)"),
        ("village|other", "Village"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_label_says_the_key_in_words(made: str, label: str) -> None:
    assert metric_label(made) == label


@given(st.text(max_size=80), st.none() | st.text(max_size=20), st.sampled_from(UnitKind))
def test_any_subject_has_no_key_or_one_with_a_label(subject: str, entity: str | None, kind: UnitKind) -> None:
    made = key(subject, entity, kind)
    assert made is None or kind.value in made.split("|")
    assert made is None or metric_label(made)


@pytest.mark.parametrize(
    ("subject", "entity", "kind"),
    [
        ("figure", None, UnitKind.PERCENT),
        ("figure", "Corran Water", UnitKind.PERCENT),
        ("percentage, change", None, UnitKind.PERCENT),
        ("down from", None, UnitKind.PERCENT),
        ("cost", "Norway", UnitKind.CURRENCY),
        ("amount spent", None, UnitKind.CURRENCY),
        ("It, rise", None, UnitKind.PERCENT),
        ("its share of the market", None, UnitKind.PERCENT),
        ("amount lent before 7.30pm", None, UnitKind.CURRENCY),
        ("ferries late on route 9", None, UnitKind.COUNT),
        ("boats built in a yard that storms and floods closed", None, UnitKind.COUNT),
    ],
)
def test_words_that_name_no_measure_have_no_key(subject: str, entity: str | None, kind: UnitKind) -> None:
    assert key(subject, entity, kind, place="Norway") is None


def test_a_title_is_no_part_of_the_measure() -> None:
    made = key("Prime Minister Ann Lee’s approval rating", "Ann Lee", UnitKind.PERCENT)
    assert (
        made
        == key("Ann Lee’s approval rating", "Ann Lee", UnitKind.PERCENT)
        == "ann lee|approval rating|percent"
    )
    assert key("Governor Lee’s salary", "Ann Lee") == key("Ann Lee’s salary", "Ann Lee")


def test_the_rate_of_a_group_is_not_that_of_all() -> None:
    keys = {
        key(f"unemployment rate{group}", "Norway", UnitKind.PERCENT)
        for group in (
            "",
            " among those under 25",
            " among those aged 25 to 54",
            " for women",
            " in the north",
        )
    }
    assert len(keys) == 5
    assert "norway|rate under-25 unemployment|percent" in keys
    assert key("youth unemployment", "Norway", UnitKind.PERCENT) not in keys


def test_a_measure_of_nowhere_has_no_key() -> None:
    assert key("inmates, share", kind=UnitKind.PERCENT) is None
    assert key("wheat price") is not None


def test_a_measure_without_an_owner_is_that_of_the_place() -> None:
    assert key("reserve assets", place="Norway") != key("reserve assets", place="Chile")
