"""From a pasted page to a CSV of verdicts, with the keyboard and what the pages show."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from tests.pages import sample_desk
from workbench.actions import browsing, reviewing

PASTED = """Ferry line carries 12% fewer passengers

The island ferry carried 84,300 passengers in January, 12% fewer than a year before, its operator said.

Transport minister Ada Brandt said the line would lose €2.4 million this year. “It will stay open,” she added.

The operator employs 61 people."""


def settled(page: Any) -> None:
    page.locator('.saved[data-waiting="0"]').wait_for(timeout=30_000)


def test_three_claims_decided_by_keyboard_reach_lists_charts_and_the_csv(
    look: Any, served: Any, tmp_path: Path
) -> None:
    page = look(f"{served.url}/review?article={sample_desk.FUND.id}")
    page.locator(".card .numeral").first.wait_for()

    # the first with a new source, typed; the others with the same source again
    page.keyboard.press("5")
    page.keyboard.press("s")
    page.keyboard.type("Monthly bulletin, January 2026")
    page.keyboard.press("Enter")
    page.keyboard.type("Finance ministry")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.keyboard.type("The bulletin has 398.2 million.")
    page.keyboard.press("Control+Enter")
    for key, words in (("1", "Table 3 has the same figure."), ("2", "It is 21.3, rounded.")):
        settled(page)
        page.keyboard.press(key)
        page.keyboard.press("s")
        page.keyboard.type("Monthly")
        page.keyboard.press("Enter")
        page.keyboard.type("table 3")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
        page.keyboard.type(words)
        page.keyboard.press("Control+Enter")
    settled(page)

    person = reviewing.local_reviewer(served.database, sample_desk.REVIEWER)
    case = reviewing.article_case(served.database, person, sample_desk.FUND.id)
    assert [each.row.verdict for each in case.claims[:4]] == [
        "inaccurate",
        "accurate",
        "mostly_accurate",
        None,
    ]
    assert [each.row.state for each in case.claims[:3]] == ["final"] * 3
    assert len(reviewing.sources(served.database)) == 1

    page.goto(f"{served.url}/claims?state=final")
    page.locator("table.claims tbody tr").nth(2).wait_for()
    assert page.locator("table.claims tbody tr").count() == 3
    for label in ("Inaccurate", "Accurate", "Mostly accurate"):
        assert page.locator("td.mark .label", has_text=label).count() >= 1

    page.goto(f"{served.url}/trends?metric={sample_desk.METRIC}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert page.locator("td.mark .label", has_text="Inaccurate").count() == 1

    page.goto(f"{served.url}/export")
    page.get_by_text("3 rows in the file.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the CSV").click()
    path = tmp_path / "verdicts.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    ids = [each.row.id for each in case.claims[:3]]
    assert {row["claim_id"]: row["verdict_code"] for row in rows} == dict(
        zip(ids, ("inaccurate", "accurate", "mostly_accurate"), strict=True)
    )
    assert {row["primary_source_title"] for row in rows} == {"Monthly bulletin, January 2026"}
    page.get_by_text("SHA-256").wait_for()


def test_a_pasted_page_is_shown_saved_and_then_waits_for_review(look: Any, served: Any) -> None:
    page = look(f"{served.url}/articles")
    page.get_by_text("Add a page").click()
    page.get_by_label("Paste a page, or an article").fill(PASTED)
    page.get_by_label("Publisher, where the page does not say").fill("Island Gazette")
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("button", name="Save 1 article").wait_for()
    assert browsing.desk(served.database).articles == 3

    page.get_by_role("button", name="Save 1 article").click()
    page.get_by_text("Saved 1 article with").wait_for(timeout=60_000)
    assert browsing.desk(served.database).articles == 4

    page.locator("table.articles a", has_text="Ferry line").click()
    page.get_by_role("button", name="Review its claims").click()
    page.locator(".card h3").first.wait_for()
    assert page.locator("mark", has_text="84,300").count() >= 1
    assert page.locator("mark", has_text="12%").count() >= 1


def test_a_dismissed_claim_leaves_the_queue_and_comes_back(look: Any, served: Any) -> None:
    page = look(f"{served.url}/review?article={sample_desk.FUND.id}")
    page.locator(".card .numeral").first.wait_for()
    page.keyboard.press("x")
    page.get_by_role("button", name="Dismiss", exact=True).last.click()
    settled(page)
    assert browsing.desk(served.database).dismissed == 1

    page.keyboard.press("k")
    page.keyboard.press("o")
    page.get_by_label("Why").fill("it does state something")
    page.get_by_role("button", name="Take it back").last.click()
    settled(page)
    assert browsing.desk(served.database).dismissed == 0


def test_a_wrong_field_is_corrected_and_the_card_shows_it(look: Any, served: Any) -> None:
    page = look(f"{served.url}/review?article={sample_desk.FUND.id}")
    page.locator(".card .numeral").first.wait_for()
    page.keyboard.press("c")
    page.get_by_label("It should be").fill("410000000")
    page.get_by_role("button", name="Correct", exact=True).click()
    settled(page)
    page.locator(".card .numeral", has_text="410 million").wait_for()


def test_what_is_typed_is_there_after_leaving_the_page_at_once(look: Any, served: Any) -> None:
    page = look(f"{served.url}/review?article={sample_desk.FUND.id}")
    page.locator(".card .numeral").first.wait_for()
    page.keyboard.press("r")
    page.keyboard.type("Half a thought")
    page.get_by_role("link", name="Claims").click(delay=60)  # as long as a hand takes
    page.locator("table.claims").wait_for()
    page.go_back()
    page.goto(f"{served.url}/review?article={sample_desk.FUND.id}")
    page.locator(".card .numeral").first.wait_for()

    assert page.get_by_label("Rationale").input_value() == "Half a thought"


def test_a_decided_claim_is_reopened_with_a_reason(look: Any, decided: Any) -> None:
    person = reviewing.local_reviewer(decided.database, sample_desk.REVIEWER)
    claim = reviewing.article_case(decided.database, person, sample_desk.FUND.id).claims[1].row
    page = look(f"{decided.url}/review?article={sample_desk.FUND.id}&claim={claim.id}")
    page.get_by_text("Decided ", exact=False).first.wait_for()
    page.keyboard.press("3")  # a decided claim takes no verdict
    page.keyboard.press("o")
    page.get_by_label("Why").fill("a newer bulletin came")
    page.keyboard.press("Enter")
    settled(page)

    row = browsing.claim(decided.database, claim.id)
    assert (row.state, row.round, row.verdict) == ("open", 2, None)
