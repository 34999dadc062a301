"""Every page in a browser: no fault, nothing from outside, readable for all, on every width."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages import sample_desk

PAGES = {
    "desk": "/",
    "articles": "/articles",
    "review": f"/review?article={sample_desk.FUND.id}",
    "claims": "/claims?verdict=accurate",
    "speakers": "/speakers",
    "trends": "/trends",
    "export": "/export",
    "guideline": "/guideline",
}
DRAWN = {
    "desk": "table.claims",
    "articles": "table.articles",
    "review": ".card .numeral",
    "claims": "table.claims",
    "speakers": "table.speakers",
    "trends": ".js-plotly-plot .main-svg",
    "export": "table.claims",
    "guideline": "table",
}


def open_drawn(look: Any, served: Any, name: str, **options: Any) -> Any:
    page = look(served.url + PAGES[name], **options)
    page.locator(DRAWN[name]).first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    return page


def told(violations: list[dict[str, Any]]) -> str:
    """What axe found, a line for each place."""
    return "\n".join(
        f"{each['id']} ({each['impact']}): {each['help']}: {node['html'][:200]} {node['target']}"
        for each in violations
        for node in each["nodes"]
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, dark: bool, look: Any, decided: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python (it is in the dev group)"
    )
    page = open_drawn(look, decided, name, dark=dark)
    found = axe.Axe().run(page).response["violations"]

    assert not found, told(found)


@pytest.mark.parametrize("dialog", ["?", "x", "c"])
def test_axe_finds_nothing_in_the_dialogs(dialog: str, look: Any, decided: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python (it is in the dev group)"
    )
    page = open_drawn(look, decided, "review")
    page.keyboard.press(dialog)
    page.get_by_role("dialog").wait_for()
    found = axe.Axe().run(page).response["violations"]

    assert not found, told(found)


@pytest.mark.parametrize("width", [390, 1024])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_window(name: str, width: int, look: Any, decided: Any) -> None:
    page = open_drawn(look, decided, name, width=width)
    wide = page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )

    assert wide <= width


def test_on_a_phone_a_verdict_is_two_touches(look: Any, served: Any) -> None:
    page = open_drawn(look, served, "review", width=390, height=844, has_touch=True, is_mobile=True)
    page.locator("mark").nth(3).tap()
    button = page.get_by_role("button", name="Accurate", exact=False).first
    box = button.bounding_box()
    button.tap()
    page.locator('.saved[data-waiting="0"]').wait_for()

    assert box["height"] >= 44
    assert page.locator(".pin").nth(3).get_attribute("aria-label").endswith("Accurate, incomplete")


def test_a_link_to_a_claim_opens_it(look: Any, decided: Any) -> None:
    page = look(decided.url + "/claims?verdict=misleading")
    page.locator("table.claims a").first.click()
    page.locator(".card .numeral").wait_for()

    assert page.locator(".card .numeral").inner_text() == "48.3 %"
    assert "claim=" in page.url
    page.reload()
    page.locator(".card .numeral").wait_for()
    assert page.locator(".card .numeral").inner_text() == "48.3 %"


def test_a_click_on_a_mark_of_the_chart_opens_its_claim(look: Any, decided: Any) -> None:
    page = look(f"{decided.url}/trends?metric={sample_desk.SHARE}")
    page.locator(DRAWN["trends"]).first.wait_for()
    page.locator(".js-plotly-plot .scatterlayer .points path").first.wait_for(state="attached")
    box = page.locator(".js-plotly-plot .scatterlayer .points path").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".card .numeral").wait_for()

    assert page.locator(".card .numeral").inner_text() in ("48.3 %", "55 %", "less than 40 %")
