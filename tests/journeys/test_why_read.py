"""Why a claim was read so, on its card: asked for once, with the mouse or by key."""

from __future__ import annotations

from typing import Any

from tests.journeys.test_keys import open_review, wait_until_saved

SUMMARY = ".because summary"
LINES = ".because dd"


def test_a_card_tells_why_it_was_read_so_when_it_is_asked(look: Any, served: Any) -> None:
    page = open_review(look, served)
    assert page.locator(LINES).count() == 0
    page.locator(SUMMARY).click()
    page.locator(".because dt", has_text="Worth checking").wait_for()
    assert page.locator(".because dt").first.inner_text() in ("Figure", "Source")


def test_the_next_claim_tells_it_too_without_being_asked_again(look: Any, served: Any) -> None:
    page = open_review(look, served)
    page.locator(SUMMARY).click()
    page.locator(".because dt", has_text="Worth checking").wait_for()
    before = page.locator(".because").inner_text()
    page.keyboard.press("j")
    page.locator(".place", has_text="Claim 2 of").wait_for()
    assert page.locator(".because").inner_text() != before
    page.locator(".because dt", has_text="Worth checking").wait_for()


def test_it_opens_by_key_and_a_verdict_leaves_it_open(look: Any, served: Any) -> None:
    page = open_review(look, served)
    page.locator(SUMMARY).focus()
    page.keyboard.press("Enter")
    page.locator(".because dt", has_text="Worth checking").wait_for()
    page.keyboard.press("3")
    wait_until_saved(page)
    assert page.locator(".because dt", has_text="Worth checking").count() == 1
