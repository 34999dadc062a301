"""The page of one article in a browser: from the list to it, mended, withdrawn and brought back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.test_every_page import told
from tests.pages import sample_desk
from workbench.actions import article_versions, browsing

ID = sample_desk.FUND.id


def open_article(look: Any, served: Any, **options: Any) -> Any:
    page = look(f"{served.url}/articles?article={ID}", **options)
    page.locator("mark.read").first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    return page


def test_the_list_leads_to_an_article_and_on_to_its_review(look: Any, served: Any) -> None:
    page = look(f"{served.url}/articles")
    page.locator("table.articles a", has_text="Harbour fund passes").click()
    page.locator("mark.read", has_text="402.7 million").wait_for()
    assert f"article={ID}" in page.url
    page.get_by_role("button", name="All articles").click()
    page.locator("table.articles a", has_text="Harbour fund passes").click()
    page.get_by_role("button", name="Review its claims").click()
    page.locator(".card .numeral").first.wait_for()
    assert page.url.startswith(f"{served.url}/review")


def test_a_wrong_publisher_is_corrected_and_an_article_withdrawn_and_brought_back(
    look: Any, served: Any
) -> None:
    page = open_article(look, served)
    page.get_by_role("button", name="Correct …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What is wrong").click()
    page.get_by_role("option", name="Publisher").click()
    dialog.get_by_role("textbox", name="It should be").fill("Harbour Herald on Sunday")
    dialog.get_by_label("Why (for the record)").fill("its imprint says so")
    dialog.get_by_role("button", name="Correct", exact=True).click()
    page.get_by_text("Publisher corrected").wait_for(timeout=60_000)
    history = article_versions.history(served.database, ID)
    assert history.article.publisher == "Harbour Herald on Sunday"
    assert history.corrections[0].by == sample_desk.REVIEWER

    page.get_by_role("button", name="Withdraw …").click()
    dialog.get_by_label("Why (for the record)").fill("it is a hoax")
    dialog.get_by_role("button", name="Withdraw", exact=True).click()
    page.get_by_text("it is a hoax").wait_for()
    assert ID not in {row.id for row in browsing.list_articles(served.database)}

    page.get_by_role("button", name="Bring back …").click()
    dialog.get_by_label("Why (for the record)").fill("it is none")
    dialog.get_by_role("button", name="Bring back", exact=True).click()
    page.get_by_text("Brought back.").wait_for()
    assert ID in {row.id for row in browsing.list_articles(served.database)}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_the_page_of_an_article(width: int, dark: bool, look: Any, decided: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python (it is in the dev group)"
    )
    page = open_article(look, decided, width=width, height=844, dark=dark)
    found = axe.Axe().run(page).response["violations"]
    wide = page.evaluate("() => document.querySelector('[data-testid=stAppViewContainer]').scrollWidth")
    assert not found, told(found)
    assert wide <= width

    page.get_by_role("button", name="Correct …").click()
    page.get_by_role("dialog").get_by_label("It should be").first.wait_for()
    page.wait_for_timeout(400)  # the dialog fades in; half-faded text has too little contrast
    found = axe.Axe().run(page).response["violations"]
    assert not found, told(found)
