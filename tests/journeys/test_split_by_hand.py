"""A pasted page is split by the machine, put right by hand and by key, and stored exactly as it is seen."""

from __future__ import annotations

from typing import Any

import pytest

from db import articles
from db.engine import Database
from tests.journeys.sample_page import PASTED
from tests.journeys.test_every_page import told
from workbench.actions import browsing

MOVED = "The island council asked for a later boat in summer."
LEFT_OUT = "Read more: Why the old pier was closed"


def read(look: Any, served: Any, text: str = PASTED, **options: Any) -> Any:
    page = look(f"{served.url}/articles", **options)
    page.get_by_text("Add a page").click()
    page.get_by_label("Paste a page, or an article").fill(text)
    page.get_by_label("Publisher, where the page does not say").fill("Island Gazette")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("li.row").first.wait_for()
    return page


def settled(page: Any, counts: str) -> None:
    page.locator('.page[data-waiting="0"]').wait_for()
    page.locator(".counts", has_text=counts).wait_for()


def line(page: Any, words: str) -> Any:
    return page.locator("li.row", has_text=words)


def seen(page: Any) -> list[list[str]]:
    """The lines of each article as the page shows them, what is left out not among them."""
    sections = page.locator("section[aria-label^='Article']")
    return [
        sections.nth(place).locator("li.row:not(.left_out) .text").all_inner_texts()
        for place in range(sections.count())
    ]


def stored(database: Database) -> list[list[str]]:
    """The paragraphs of the articles of the Gazette, in the order of the page."""
    with database.reading() as store:
        found = [
            articles.read(store, row.id).article.text
            for row in browsing.list_articles(database, words="Gazette")
        ]
    order = {text: place for place, text in enumerate(PASTED.split("\n\n"))}
    parts = [[part for part in text.split("\n") if part] for text in found]
    return sorted(parts, key=lambda each: order[each[0]])


def test_what_is_seen_after_corrections_by_hand_and_key_is_what_is_stored(look: Any, served: Any) -> None:
    page = read(look, served)
    settled(page, "3 articles, 6 lines left out")

    # with the keyboard alone: an article begins at another line
    page.locator("li.row .no[tabindex='0']").focus()
    for _ in range(30):
        if MOVED in page.locator("li.row.current").inner_text():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("b")
    settled(page, "4 articles, 6 lines left out, 1 correction")
    assert page.evaluate("() => document.activeElement.shadowRoot.activeElement.className") == "no"

    # with the mouse: a line that was left out is taken in, and one is joined again
    line(page, LEFT_OUT).hover()
    line(page, LEFT_OUT).get_by_role("button", name="Take in", include_hidden=True).click()
    settled(page, "4 articles, 5 lines left out, 2 corrections")
    before = seen(page)
    assert before[1][0].startswith(MOVED)
    assert LEFT_OUT in before[1]

    page.get_by_role("button", name="Save 4 articles").click()
    page.get_by_text("Saved 4 articles with").wait_for(timeout=90_000)
    assert stored(served.database) == before

    # the same page again is shown as it was corrected, and adds nothing
    page = read(look, served)
    settled(page, "4 articles, 5 lines left out, 2 corrections")
    assert seen(page) == before
    assert page.locator(".known").count() == 4
    assert page.get_by_role("button", name="Nothing new to save").is_disabled()


def test_a_correction_made_just_before_saving_is_saved(look: Any, served: Any) -> None:
    page = read(look, served)
    line(page, "Fares rose by 4%").locator(".no").click()
    page.keyboard.press("x")
    page.locator(".st-key-save button").click()  # before the server has answered
    page.get_by_text("Saved 3 articles with").wait_for(timeout=90_000)

    assert not any("Fares rose" in part for article in stored(served.database) for part in article)


def test_each_act_can_be_undone(look: Any, served: Any) -> None:
    page = read(look, served)
    at_first = seen(page)
    line(page, "New reservoir fills").locator(".no").click()
    page.keyboard.press("j")
    settled(page, "2 articles, 6 lines left out, 1 correction")
    page.keyboard.press("x")
    settled(page, "2 articles, 7 lines left out, 2 corrections")
    page.keyboard.press("u")
    settled(page, "2 articles, 6 lines left out, 1 correction")
    page.get_by_role("button", name="Undo all").click()
    settled(page, "3 articles, 6 lines left out")

    assert seen(page) == at_first
    assert page.get_by_role("button", name="Undo all").is_disabled()


def test_a_date_and_a_publisher_are_set_for_one_article_and_for_all(look: Any, served: Any) -> None:
    page = read(look, served)
    bus = page.locator("section", has_text="Two villages get their bus back")
    assert "inferred: " in bus.locator(".about").inner_text()

    bus.get_by_role("button", name="Date and publisher").click()
    bus.get_by_label("Published").fill("2026-02-04")
    bus.get_by_label("Publisher").fill("Village Echo")
    bus.get_by_role("button", name="Set").click()
    bus.locator(".about", has_text="Village Echo").wait_for()
    page.get_by_role("button", name="Date and publisher for all").click()
    page.locator(".page-form").get_by_label("Publisher").fill("Coast Archive")
    page.keyboard.press("Enter")
    page.locator("section", has_text="Ferry line").locator(".about", has_text="Coast Archive").wait_for()

    assert "Village Echo" in bus.locator(".about").inner_text()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_a_page_under_way(width: int, dark: bool, look: Any, served: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python (it is in the dev group)"
    )
    page = read(look, served, width=width, height=844, dark=dark)
    page.get_by_role("button", name="Why here").first.click()
    page.get_by_role("button", name="Date and publisher", exact=True).first.click()
    line(page, LEFT_OUT).locator(".no").click()
    page.keyboard.press("t")
    settled(page, "1 correction")
    found = axe.Axe().run(page).response["violations"]
    wide = page.evaluate("() => document.querySelector('[data-testid=stAppViewContainer]').scrollWidth")

    assert not found, told(found)
    assert wide <= width


def test_on_a_phone_a_line_is_left_out_by_two_touches(look: Any, served: Any) -> None:
    page = read(look, served, width=390, height=844, has_touch=True, is_mobile=True)
    line(page, "Fares rose by 4%").locator(".text").tap()
    button = line(page, "Fares rose by 4%").get_by_role("button", name="Leave out")
    assert button.bounding_box()["height"] >= 44
    button.tap()
    settled(page, "3 articles, 7 lines left out, 1 correction")
