"""Captions without a giver, told by their words and by what stands in their place elsewhere on the page; and
lines in a text that are none of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.blocks.pictures import is_credited
from workbench.intake.depicting import caption_odds
from workbench.intake.lines import page_lines
from workbench.intake.pages import Page, read_page

TITLES = (
    "Harbour to close for nine days",
    "Drivers freed over bridge blockade",
    "Salt found in island wells",
)
TEXTS = (
    """The harbour of Turin will close for nine days in May, the port office said on Tuesday.
Cranes that were built in 1964 are to be taken down, and the quay will be raised by two metres.
Ferries will leave from the old basin until then, a spokeswoman said.""",
    """A court in Lagos has freed eleven drivers who blocked a bridge over the price of diesel in 2024.
The judge said that the law of 1962 had never been published, and so could not be broken by anybody.
The state has ninety days to appeal, and its lawyer said that it would.""",
    """Salt has been found in nine of the eleven wells of the island, a survey by the ministry showed.
The water of two wells in the north can no longer be drunk, it said on Friday.
Tankers are to bring 40,000 litres a day until the rains come in October.""",
)


def read(*heads: str) -> Page:
    """A page of one article for each of these, which stand below its title."""
    articles = (
        f"{title}\n{head}\n{text}" for title, head, text in zip(TITLES, heads, TEXTS, strict=False) if head
    )
    return read_page("\n\n".join(articles), origin="pasted", form="text")


def read_text(*lines: str) -> Page:
    """An article with these lines below its byline and stamp."""
    return read_page("\n".join([TITLES[0], "By Ada Field", "4 March 2026", *lines]), origin="pasted")


def reasons(page: Page) -> dict[str, str]:
    return {line.text: line.reason for line in page.lines}


@pytest.mark.parametrize(
    "caption",
    [
        "A ferry in the old basin of Turin",
        "Workers dismantling a crane on the quay",
        "A crane stands on the quay in Turin on March 3, 2026.",
        "Port director Ada Field (left) with the mayor, Ruth Marsh",
        "Passengers wait for a ferry outside the old customs house on Monday.",
        "The port office in Turin. File",
    ],
)
def test_a_caption_below_the_stamp_is_left_out(caption: str) -> None:
    page = read(f"By Ada Field\n4 March 2026\n{caption}")
    assert reasons(page)[caption] == "caption"
    assert page.articles[0].deck is None


@pytest.mark.parametrize(
    "deck",
    [
        "Port office says the quay must be raised before autumn",
        "Shippers fear that the costs will be passed on to them.",
        "‘Nobody asked us’, say the crews of the ferries",
    ],
)
def test_a_deck_stays(deck: str) -> None:
    assert read(f"{deck}\nBy Ada Field\n4 March 2026").articles[0].deck == deck


def test_a_first_paragraph_stays_where_captions_stand_at_the_other_articles() -> None:
    heads = (
        "By Ada Field\n4 March 2026\nA ferry leaves the old basin in Turin on Monday.",
        "By Ruth Marsh\n3 March 2026\nTrucks stand on the bridge in Lagos on Friday.",
        "By Ada Field\n2 March 2026",
    )
    page = read(*heads)
    told = reasons(page)
    assert [told[head.splitlines()[-1]] for head in heads[:2]] == ["caption", "caption"]
    assert page.articles[2].text.split("\n\n")[1:] == TEXTS[2].splitlines()


def test_captions_in_the_place_of_decks_are_told_by_each_other() -> None:
    captions = (
        "A crane at the old quay in Turin, pictured in June 2019",
        "A truck on the bridge in Lagos, seen here in 2024",
        "A woman (left) carries water from a well on the island in 2025",
    )
    page = read(*(f"{caption}\nBy Ada Field\n{day} March 2026" for day, caption in enumerate(captions, 2)))
    assert [each.title for each in page.articles] == [*TITLES]
    assert [each.deck for each in page.articles] == [None] * 3


def test_a_line_that_has_nothing_in_common_with_its_article_is_left_out() -> None:
    notice = "You need to finish your registration before you can read on."
    lines = TEXTS[0].splitlines()
    page = read_text(*lines, "Share", notice)
    assert notice not in page.articles[0].text


@pytest.mark.parametrize(
    "line",
    [
        "The next meeting is on 9 April.",
        "Read that again: nine days, in May, in a port that never sleeps.",
        "TURIN — You can still leave by the old basin until the end of May.",
        "We have waited nine years for this quay.",
    ],
)
def test_short_lines_of_a_text_stay(line: str) -> None:
    one, two, three = TEXTS[0].splitlines()
    page = read_text(one, two, line, three)
    assert line in page.articles[0].text.split("\n\n")


def test_captions_have_higher_odds_than_what_stands_in_a_text() -> None:
    lines = (
        "The quay was raised by two metres last year, the port office said.",
        "Port raises its quay by two metres",
        "Cranes lift a container at the port of Turin on March 3, 2026.",
    )
    assert all(one < other for one, other in pairwise(map(caption_odds, lines)))


@given(st.text(max_size=200))
def test_any_line_has_odds(text: str) -> None:
    assert isinstance(caption_odds(text), float)


def test_a_deck_right_above_a_caption_with_its_giver_stays() -> None:
    deck = "Shippers fear costs of 40 million euros and look to other ports"
    caption = "A ferry in the old basin of Turin. (Photo by Ruth Marsh)"
    page = read(f"{deck}\n{caption}\nADA FIELD, Staff writer\nMarch 4, 2026 15:20 CET")
    assert (page.articles[0].deck, reasons(page)[caption]) == (deck, "caption")


@pytest.mark.parametrize(
    ("heading", "stays"),
    [("Subscription provides you with:", False), ("The daily count in the first days of March was:", True)],
)
def test_a_list_goes_where_the_line_above_it_is_worded_like_furniture(heading: str, stays: bool) -> None:
    items = (
        ("2023: 118", "2024: 104", "2025: 89")
        if stays
        else ("Access to all locked articles", "Sign up for our newsletter", "PDF of the latest issue")
    )
    page = read_text(*TEXTS[0].splitlines(), heading, *items, TEXTS[1])
    assert {item in page.articles[0].text.split("\n\n") for item in items} == {stays}


@pytest.mark.parametrize(
    "caption",
    [
        "A ferry in the old basin, which closed after traffic fell to 118.Ruth Marsh for Harbour News",
        "The quay on Tuesday.Ruth Marsh / Harbour News file",
    ],
)
def test_a_caption_with_its_giver_glued_to_it_is_left_out(caption: str) -> None:
    one, two, three = TEXTS[0].splitlines()
    page = read_text(one, caption, two, three)
    assert reasons(page)[caption] == "caption"


@pytest.mark.parametrize(
    "lede",
    [
        "Founder Ada Marsh has sold her bakeries to a German chain.",
        "Heavy snow is expected near Turin on Wednesday.",
        "Lionel Moura scored twice as Turin beat Lagos 2-1 in the cup on Sunday.",
    ],
)
def test_a_short_lede_stays_beside_a_caption_of_another_article(lede: str) -> None:
    caption = "A woman walks through the snow near Turin on Monday."
    other = f"Snow in the north\nBy Ada Field\n4 March 2026\n{caption}\n"
    article = f"\n\nMarket report of the week\nBy Ruth Marsh\n3 March 2026\n{lede}\n{TEXTS[1]}"
    assert reasons(read_page(other + TEXTS[0] + article, origin="a"))[lede] == ""


@pytest.mark.parametrize(
    "brief", ["Heavy snow is expected near Turin on Wednesday.", "A woman stands at the gate."]
)
def test_an_article_keeps_its_only_sentence(brief: str) -> None:
    page = read_page(f"Snow in the north\nBy Ada Field\n4 March 2026\n{brief}", origin="pasted")
    assert brief in page.articles[0].text


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("Cooling towers behind the new hall south of Turin.(Ada Field / Special Contributor)", True),
        ("A shelter in the hills above the reservoir. Herald file photo", True),
        ("Ada Roe with the form that was sent back to her twice. | Jonas Lind", True),
        ("He had never seen the photo", False),
        ("She won her seat in the U.S. Senate | Opinion", False),
        ("The two lists won 41 seats together (Greens / Liberals)", False),
    ],
)
def test_who_gave_a_picture_stands_at_the_end_of_its_caption(line: str, credited: bool) -> None:
    assert is_credited(page_lines(line)[0]) == credited
