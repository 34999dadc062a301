"""Two names of one speaker in a browser: merged, looked at, split, renamed; with the keyboard alone too."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db import articles
from db.engine import Database
from tests.journeys.test_every_page import told
from tests.pages import sample_desk
from workbench.actions import speakers, upkeep
from workbench.values.article import Article
from workbench.values.review import Actor

LATER = (("I. Marant", "€3 million", "3000000"), ("Ilsé Marant", "€4 million", "4000000"))


def add_names(database: Database) -> None:
    """Two more articles, in which Ilse Marant is written otherwise."""
    with database.writing(Actor("system: test", "system")) as store:
        for name, words, value in LATER:
            found = sample_desk.Found(
                words, value, "EUR", sample_desk.MONEY, speaker=name, cue="said", metric=sample_desk.METRIC
            )
            text = f"The harbour fund lost {words} in a day, {name} said."
            article = Article(text, publisher="Quay Courier", published=date(2026, 2, 8))
            reading = sample_desk.reading_of(article, (found,))
            articles.add(store, reading, extractor_version="test", lexicon_version="test")


def open_speakers(look: Any, served: Any, **options: Any) -> Any:
    add_names(served.database)
    page = look(f"{served.url}/speakers", **options)
    page.locator("table.speakers").wait_for()
    return page


def claims_of(database: Database, name: str) -> int:
    return speakers.speaker(database, speakers.number_of(database, name)).row.name.claims


def test_a_pair_is_merged_looked_at_and_split_again(look: Any, served: Any) -> None:
    page = open_speakers(look, served)
    before = claims_of(served.database, "Ilse Marant")
    pair = page.locator('[class*="st-key-pair-"]', has_text="Ilsé Marant").filter(has_text="but for accents")
    pair.get_by_role("button", name="Same", exact=True).click()
    page.get_by_text("is Ilse Marant from now on: 1 claim went over.").wait_for()
    assert claims_of(served.database, "Ilse Marant") == before + 1

    page.locator("table.speakers a", has_text="Ilse Marant").click()
    page.get_by_role("heading", name="Ilse Marant").wait_for()
    assert "speaker=" in page.url
    page.get_by_role("button", name="Split …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Split", exact=True).click()
    dialog.get_by_text("Give a reason.").wait_for()
    dialog.get_by_label("Why (for the record)").fill("her sister")
    dialog.get_by_role("button", name="Split", exact=True).click()
    page.get_by_text("Ilsé Marant is a speaker of its own again.").wait_for()
    assert claims_of(served.database, "Ilse Marant") == before

    page.get_by_role("button", name="All speakers").click()
    page.get_by_role("heading", name="The same?").wait_for()
    assert page.locator('[class*="st-key-pair-"]', has_text="but for accents").count() == 0
    assert upkeep.verify_audit(served.database) == ()


def test_a_speaker_is_renamed_and_leads_to_its_claims(look: Any, served: Any) -> None:
    page = open_speakers(look, served)
    page.locator("table.speakers a", has_text="I. Marant").click()
    page.get_by_role("button", name="Rename …").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Called from now on").fill("Ida Marant")
    dialog.get_by_label("Why (for the record)").fill("her full name")
    dialog.get_by_role("button", name="Rename", exact=True).click()
    page.get_by_role("heading", name="Ida Marant").wait_for()
    page.get_by_role("button", name="Show the claims").click()
    page.locator("table.claims", has_text="Ida Marant").wait_for()
    assert page.locator("table.claims tbody tr").count() == 1


def test_the_keyboard_alone_tells_two_apart(look: Any, served: Any) -> None:
    page = open_speakers(look, served)
    pair = page.locator('[class*="st-key-pair-"]').first
    pair.get_by_role("button", name="Same", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("stay two, and are not proposed again.").wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label') === 'Search speakers'"):
            break
    page.keyboard.type("finance")
    page.keyboard.press("Enter")
    page.wait_for_url("**/speakers?words=finance")
    page.locator("table.speakers tbody tr").nth(1).wait_for(state="detached")
    row = page.locator("table.speakers a").first
    row.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="finance ministry").wait_for()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("one", [False, True], ids=["pairs", "one"])
def test_axe_finds_nothing(one: bool, dark: bool, look: Any, served: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python (it is in the dev group)"
    )
    page = open_speakers(look, served, dark=dark, width=390 if one else 1440)
    page.get_by_role("heading", name="The same?").wait_for()
    if one:
        page.locator("table.speakers a").first.click()
        page.get_by_role("heading", name="Titles").wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    found = axe.Axe().run(page).response["violations"]

    assert not found, told(found)
    assert page.evaluate("document.documentElement.scrollWidth") <= (390 if one else 1440)
