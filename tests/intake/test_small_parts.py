"""Parts of a page too small for articles, where its others are long."""

from __future__ import annotations

from workbench.intake.pages import read_page
from workbench.values.article import Page

PLACES = ("Turin", "Lagos", "Geneva", "Manila", "Oslo")


def article(number: int) -> str:
    place = PLACES[number]
    return "\n\n".join(
        (
            f"Ferry fees in {place} rise again for the third year",
            f"By Ada Field\n\n{number + 3} March 2026",
            f"Ferry fees in {place} will rise by {number + 2}% in May, the board of the port said on Monday.",
            f"It is the third rise in {place} in as many years, and owners of small boats call it a mistake.",
            f"The board of {place} said that the quay had cost {number + 4} million euros in all.",
            f"Owners in {place} have until June to object, and {number + 11} of them have done so by now.",
        )
    )


def page_of(*parts: str) -> Page:
    return read_page("\n\n".join(parts), origin="page")


def titles(page: Page) -> list[str | None]:
    return [each.title for each in page.articles]


def test_a_title_with_a_caption_below_it_is_the_title_of_the_text_behind() -> None:
    odd = (
        "Whale swims back to its pen off the coast of Malta\n\n"
        "The pen off Malta seen from above, with its open gate.\n\n"
        "Keepers had nearly given up the search\n\n"
        "By Tom Marsh\n\n4 March 2026\n\n"
        "A whale swam back to its pen off the coast of Malta on Sunday, nine days after a storm.\n\n"
        "Keepers had looked for it with two boats and a plane, and had nearly given up, they said.\n\n"
        "The gate will be mended this week."
    )
    page = page_of(article(0), article(1), odd, article(2), article(3))
    assert titles(page)[2] == "Whale swims back to its pen off the coast of Malta"
    assert len(page.articles) == 5


def test_a_headline_with_one_sentence_is_no_article_where_the_others_are_signed() -> None:
    teaser = "Council that banned kites hires a kite officer\n\nThe post pays twice what a nurse earns."
    page = page_of(article(0), article(1), article(2), article(3), teaser)
    assert len(page.articles) == 4
    assert "The post pays twice what a nurse earns." in {line.text for line in page.rejected}


def test_a_signed_item_of_one_sentence_is_an_article() -> None:
    brief = "Kite lost at sea\n\nBy Tom Marsh\n\n5 March 2026\n\nA kite was lost at sea off Oslo on Sunday."
    page = page_of(article(0), article(1), brief, article(2), article(3))
    assert "Kite lost at sea" in titles(page)


def test_a_deck_with_a_full_stop_above_the_byline_is_the_deck() -> None:
    one = (
        "Whale swims back to its pen off Malta\n\n"
        "Keepers had given up the search for it.\n\n"
        "By Tom Marsh\n\n4 March 2026\n\n"
        "A whale swam back to its pen off the coast of Malta on Sunday, nine days after a storm.\n\n"
        "Keepers had looked for it with two boats and a plane, they said."
    )
    page = page_of(article(0), one, article(2))
    assert [each.deck for each in page.articles][1] == "Keepers had given up the search for it."
