"""The day an article was published is read or inferred, never invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workbench.intake.dating import Dating, day_of_page, find_date, order_of, read_date
from workbench.intake.pages import read_page
from workbench.values.article import DateOrigin


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Feb 6, 2026, 10:32 AM IST", date(2026, 2, 6)),
        ("Updated Fri 6 Feb 2026 06.00 GMT", date(2026, 2, 6)),
        ("6th of February 2026", date(2026, 2, 6)),
        ("2026-02-06T23:30:00+00:00", date(2026, 2, 6)),
        ("06.02.2026 14:05", date(2026, 2, 6)),
        ("23/02/2026", date(2026, 2, 23)),
        ("02/23/2026", date(2026, 2, 23)),
        ("05/05/2026", date(2026, 5, 5)),
        ("Sept. 9, 2025", date(2025, 9, 9)),
        ("2026/02/13", date(2026, 2, 13)),
        ("2026.02.13 14:05", date(2026, 2, 13)),
        ("2026/2/3", date(2026, 2, 3)),
        ("2026/02.13", None),
        ("2026/13/02", None),
        ("12.2026.02.13", None),
        ("2026.02.131", None),
        ("2026.02.13.4", None),
        ("06/02/2026", None),
        ("31 February 2026", None),
        ("2 hours ago", None),
        ("6 Feb", None),
    ],
)
def test_a_stamp_gives_its_day_or_none(stamp: str, day: date | None) -> None:
    assert read_date(stamp) == day


def test_what_is_given_wins() -> None:
    found = find_date(given=date(2026, 2, 9), stamps=["Feb 6, 2026"], url="https://a.example/2026/02/06/x")
    assert found == Dating(date(2026, 2, 9), DateOrigin.GIVEN, "given with the page")


@pytest.mark.parametrize(
    ("evidence", "day", "origin"),
    [
        ({"stamps": ["Feb 6, 2026"]}, date(2026, 2, 6), DateOrigin.METADATA),
        ({"url": "https://a.example/2026/02/06/x"}, date(2026, 2, 6), DateOrigin.METADATA),
        ({"paragraphs": ["TURIN, Feb 6, 2026 — Fees rose."]}, date(2026, 2, 6), DateOrigin.METADATA),
        ({"stamps": ["2 hours ago"]}, date(2026, 2, 9), DateOrigin.GIVEN),
        ({"paragraphs": ["Fees rose on February 6, 2026."]}, date(2026, 2, 9), DateOrigin.GIVEN),
    ],
)
def test_one_of_several_keeps_its_own_full_day(
    evidence: dict[str, Any], day: date, origin: DateOrigin
) -> None:
    found = find_date(given=date(2026, 2, 9), one_of_several=True, **evidence)
    assert found is not None
    assert (found.day, found.origin) == (day, origin)


def test_a_stamp_comes_before_the_address() -> None:
    found = find_date(stamps=["soon", "Feb 7, 2026"], url="https://a.example/2026/02/06/x")
    assert found == Dating(date(2026, 2, 7), DateOrigin.METADATA, "the page says 'Feb 7, 2026'")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2026/02/06/x", date(2026, 2, 6)),
        ("https://a.example/world/2026/feb/06/x", date(2026, 2, 6)),
        ("https://a.example/2026-02-06-x", date(2026, 2, 6)),
        ("https://a.example/2026/14/41/x", None),
        ("https://a.example/story/20260206", None),
    ],
)
def test_an_address_gives_its_day(url: str, day: date | None) -> None:
    found = find_date(url=url)
    assert (found.day if found else None) == day


def test_a_dateline_with_its_year_gives_the_day() -> None:
    found = find_date(paragraphs=["TURIN, Feb 6, 2026 (Reuters) - The port closed."])
    assert found is not None
    assert (found.day, found.origin) == (date(2026, 2, 6), DateOrigin.METADATA)


@pytest.mark.parametrize(
    ("paragraphs", "day"),
    [
        (["The port closed on February 6, 2026, the authority said."], date(2026, 2, 6)),
        (
            ["The port closed on Friday, February 6, the authority said.", "It opened in 2025."],
            date(2026, 2, 6),
        ),
        (["The port closed on Friday, 6 February.", "It cost more than in 2026."], date(2026, 2, 6)),
    ],
)
def test_a_day_is_inferred_from_what_the_text_says(paragraphs: list[str], day: date) -> None:
    found = find_date(paragraphs=paragraphs)
    assert found is not None
    assert (found.day, found.origin) == (day, DateOrigin.INFERRED)
    assert found.because


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The port closed on Friday."],
        ["The port will stay closed until February 6, 2026."],
        ["Holdings stood at 5 tonnes as of February 1, 2026."],
        ["The share fell from the 74% recorded on February 1, 2022.", "In 2025 it rose."],
        ["The port closed on Friday, February 6."],
        ["The port closed on Monday, February 6.", "It opened in 2025."],
        [],
    ],
)
def test_no_day_is_invented(paragraphs: list[str]) -> None:
    assert find_date(paragraphs=paragraphs) is None


def test_the_one_day_above_a_page_is_inferred_for_its_articles() -> None:
    found = day_of_page(["LIVE", "Tuesday 3 March 2026", "15:20", "3 March 2026"])
    assert found is not None
    assert (found.day, found.origin) == (date(2026, 3, 3), DateOrigin.INFERRED)


@pytest.mark.parametrize("stamps", [[], ["15:20"], ["3 March 2026", "4 March 2026"]])
def test_a_page_of_no_day_or_several_gives_none(stamps: list[str]) -> None:
    assert day_of_page(stamps) is None


@pytest.mark.parametrize(
    ("stamps", "day_first"),
    [
        (["04/03/2026", "22/03/2026"], True),
        (["04/03/2026", "03/22/2026"], False),
        (["Published on: 04/03/2026 - 18:21", "03/03/2026", "02/03/2026"], True),
        (["03/04/2026", "03/05/2026", "03/02/2026"], False),
        (["04/03/2026"], None),
        (["04/03/2026", "22/03/2026", "03/22/2026"], None),
        (["01/02/2026", "02/01/2026"], None),
        ([], None),
    ],
)
def test_a_page_s_stamps_tell_the_order_of_day_and_month(stamps: list[str], day_first: bool | None) -> None:
    order = order_of(stamps)
    assert (order.day_first if order else None) is day_first


def test_a_stamp_in_the_page_s_order_is_read_with_its_reason() -> None:
    order = order_of(["04/03/2026", "03/03/2026", "02/03/2026"])
    found = find_date(stamps=["04/03/2026"], order=order)
    assert found is not None
    assert (found.day, found.origin) == (date(2026, 3, 4), DateOrigin.INFERRED)
    assert "so read, the page's stamps lie within 2 days" in found.because


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    text = (
        "Harbour to close for nine days\nUpdated: 3 March 2026\nPublished: 2 March 2026\n" + "It is old. " * 9
    )
    (article,) = read_page(text, origin="pasted", form="text").articles
    assert article.published == date(2026, 3, 2)


def test_a_day_above_several_items_is_that_of_each() -> None:
    page = "\n\n".join(
        [
            "12 March 2026",
            "Bridge over the Vell closed to lorries until autumn",
            "KORVA, March 12 - The bridge over the Vell was closed to lorries, the river board said.",
            "It had found two cracks in a pier of the bridge.",
            "Views: 2,310",
            "Sea lions of the Berd zoo move to Lund",
            "BERD, March 12 - Two sea lions left the zoo in crates, and a crowd of children waved to them.",
            "Lund has a larger pool for the sea lions.",
            "Views: 1,120",
            "Wednesday, 11 March 2026",
            "Chess: Horo shares third place in Lund",
            "LUND, March 11 - Horo drew her last game in nineteen moves and came third with two others.",
            "The chess players had met for nine days.",
            "Views: 480",
        ]
    )
    articles = read_page(page, origin="pasted", form="text").articles
    assert [each.published for each in articles] == [date(2026, 3, 12), date(2026, 3, 12), date(2026, 3, 11)]
    assert articles[1].published_from is DateOrigin.INFERRED


def test_a_day_in_the_text_of_one_article_dates_no_other() -> None:
    said = "The port office said on Monday that the harbour would close for nine days."
    page = (
        f"Diary of a harbour town\n9 March 2026\n{said}\n4 March 1944\nNobody slept that night, she wrote.\n"
        "Share this\nWhale swims back to its pen off Turin\nBy Tom Marsh\n"
        "A whale that was freed from a pen off Turin swam back to it, the coastguard said.\nIt was fed."
    )
    articles = read_page(page, origin="pasted", form="text").articles
    assert date(1944, 3, 4) not in {each.published for each in articles}
