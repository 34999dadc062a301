"""A dateline opens an article where the page's articles have one; a story may have several."""

from __future__ import annotations

import pytest

from workbench.intake.pages import read_page

STORY = """TOPEKA, Kan. — Grain elevators across eastern Kansas are taking in 14% less wheat than a year \
ago, the state growers' board said on Tuesday, and some have closed for the season.

The board counted 212 elevators that still buy. Five years ago there were 260, said Lena Krause, its clerk.

{second}

The mill bought 3.1 million bushels in June, down from 3.9 million, she said.

“Nobody here is hiring,” said Carl Becker, who has driven a grain truck for 31 years.
"""
SIGN_OFF = "\nKrause reported from Topeka. Ruiz reported from Kansas City.\n"
ITEMS = (
    "TOPEKA, Kan. — Grain elevators in Kansas take in 14% less wheat, the growers' board said on Tuesday.",
    "OSLO — Bakers asked for cheaper flour on Monday, two weeks before the budget is read in parliament.",
    "LAGOS — A ferry with 120 people aboard ran aground on a sandbank on Tuesday, the harbour master said.",
)


@pytest.mark.parametrize("sign_off", ["", SIGN_OFF])
@pytest.mark.parametrize(
    "second",
    [
        "KANSAS CITY, Mo. — About 60 miles to the east, a flour mill has let go 60 of its 310 workers.",
        "KANSAS CITY, Mo. — On Monday a flour mill by the river let go 60 of its 310 workers, she said.",
    ],
)
def test_a_second_dateline_alone_opens_no_article(second: str, sign_off: str) -> None:
    (article,) = read_page(STORY.format(second=second) + sign_off, origin="page").articles
    assert second in article.text
    assert "reported from" not in article.text


def test_a_second_dateline_under_a_headline_and_a_byline_opens_one() -> None:
    second = (
        "Flour mill on the river lets go a fifth of its workers\n\nBy Dana Ruiz\n\n"
        "KANSAS CITY, Mo. — A flour mill by the river let go 60 of its 310 workers on Monday, its owner said."
    )
    assert len(read_page(STORY.format(second=second), origin="page").articles) == 2


def test_a_page_of_items_with_datelines_is_split_at_each() -> None:
    page = "\n\n".join(f"{item}\n\nNo more was known by the evening." for item in ITEMS)
    assert len(read_page(page, origin="page").articles) == 3


def test_places_that_one_sign_off_names_are_those_of_one_story() -> None:
    second = "KANSAS CITY, Mo. — On Monday a flour mill by the river let go 60 of its 310 workers, she said."
    third = "OMAHA, Neb. — Ranchers said on Monday that feed costs 9% more than in May."
    story = STORY.format(second=second) + f"\n{third}\n\nHay is short as well, they said.\n"
    sign_off = "\nKrause reported from Topeka, Ruiz from Kansas City and Tom Marsh from Omaha.\n"
    assert len(read_page(story + sign_off, origin="page").articles) == 1
