"""A measure over time from the database, with the official figures that belong to it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from db import articles, references
from workbench.actions import charting
from workbench.errors import NotFound
from workbench.values.article import Article
from workbench.values.listing import ReferencePoint
from workbench.values.review import Actor

if TYPE_CHECKING:
    from conftest import Desk, Reader

    from db.engine import Database

SYSTEM = Actor("system: test", "system")
TONNES = "number of tonnes|count"


@pytest.fixture
def harbour(database: Database, read: Reader) -> Database:
    """Three articles: 100 tonnes on 3 January, 200 on 2 January, 300 on 1 January and 7 ships."""
    with database.writing(SYSTEM) as store:
        for number, day in ((1, 3), (2, 2), (3, 1)):
            article = Article(f"It shipped {number}00 tonnes in a day.", published=date(2026, 1, day))
            articles.add(store, read(article), extractor_version="1", lexicon_version="w")
        ships = Article("It sold 7 ships and 9 ships.", published=date(2026, 1, 1))
        articles.add(store, read(ships), extractor_version="1", lexicon_version="w")
    return database


def change(database: Database, assignment: str, where: str, **values: object) -> None:
    with database.writing(SYSTEM) as store:
        store.session.execute(text(f"UPDATE claim SET {assignment} WHERE {where}"), values)


def release(database: Database, published: date, *values: int, unit: str = "tonnes") -> None:
    points = [
        ReferencePoint(date(2026, month, 1), date(2026, month, 28), Decimal(value))
        for month, value in enumerate(values, 1)
    ]
    with database.writing(SYSTEM) as store:
        references.add(
            store,
            "Port statistics",
            metric=TONNES,
            unit=unit,
            publisher="Harbour Office",
            url="https://example.org/port",
            published=published,
            points=points,
        )


def test_measures_are_offered_with_their_counts_those_with_most_claims_first(harbour: Database) -> None:
    first, second = charting.metrics(harbour)
    assert (first.key, first.unit, first.claims, first.articles) == (TONNES, "tonnes", 3, 3)
    assert (second.key, second.unit, second.claims, second.articles) == (
        "number of ships|count",
        "ships",
        2,
        1,
    )
    assert first.label


def test_a_measure_without_a_figure_is_not_offered(harbour: Database) -> None:
    change(harbour, "value = NULL", "unit = 'ships'")
    assert [choice.key for choice in charting.metrics(harbour)] == [TONNES]


def test_a_dismissed_claim_is_neither_counted_nor_drawn(desk: Desk) -> None:
    before = charting.series(desk.database, TONNES)
    desk.do("dismiss", reason="a list number")
    (after,) = charting.series(desk.database, TONNES).points
    assert len(before.points) == 2
    assert after.claim.id == before.points[1].claim.id or after.claim.id == before.points[0].claim.id
    assert next(choice for choice in charting.metrics(desk.database) if choice.key == TONNES).claims == 1


def test_a_series_is_oldest_first_and_stands_at_publication_where_no_date_is_told(harbour: Database) -> None:
    series = charting.series(harbour, TONNES)
    assert [point.claim.value for point in series.points] == [300, 200, 100]
    assert [point.day.day for point in series.points] == [1, 2, 3]
    assert not any(point.day_from_as_of for point in series.points)
    assert (series.unit, series.per, series.references, series.left_out) == ("tonnes", None, (), ())


@pytest.mark.parametrize(
    ("first", "last", "day", "told"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), date(2025, 7, 2), True),  # the middle
        (date(2025, 5, 5), date(2025, 5, 5), date(2025, 5, 5), True),
        (None, date(2025, 5, 5), date(2025, 5, 5), True),  # until then
        (date(2016, 1, 1), None, date(2026, 1, 3), False),  # since then: it speaks of the day it is said
    ],
)
def test_a_claim_stands_at_the_middle_of_the_days_it_speaks_of(
    harbour: Database, first: date | None, last: date | None, day: date, told: bool
) -> None:
    change(harbour, "as_of_from = :first, as_of_to = :last", "digits = '100'", first=first, last=last)
    point = next(point for point in charting.series(harbour, TONNES).points if point.claim.digits == "100")
    assert (point.day, point.day_from_as_of) == (day, told)


def test_what_is_in_another_unit_or_a_change_is_left_out_and_kept(harbour: Database) -> None:
    change(harbour, "unit = 'kilogram'", "digits = '100'")
    change(harbour, "change = 'up'", "digits = '200'")
    change(harbour, "unit = 'tonnes', metric = :metric", "digits = '7'", metric=TONNES)
    series = charting.series(harbour, TONNES)
    assert {point.claim.digits for point in series.points} == {"300", "7"}
    assert {point.claim.digits for point in series.left_out} == {"100", "200"}


def test_the_newest_release_of_official_figures_goes_with_its_measure(harbour: Database) -> None:
    release(harbour, date(2026, 2, 1), 90, 190)
    release(harbour, date(2026, 3, 1), 95, 195, 290)
    (line,) = charting.series(harbour, TONNES).references
    assert (line.name, line.publisher, line.unit) == ("Port statistics", "Harbour Office", "tonnes")
    assert [point.value for point in line.points] == [95, 195, 290]
    assert charting.series(harbour, "number of ships|count").references == ()


def test_official_figures_in_another_unit_are_not_laid_beside(harbour: Database) -> None:
    release(harbour, date(2026, 2, 1), 90, unit="kilogram")
    assert charting.series(harbour, TONNES).references == ()


def test_a_measure_that_no_claim_has_is_told(harbour: Database) -> None:
    with pytest.raises(NotFound, match="choose another measure"):
        charting.series(harbour, "no such thing")
