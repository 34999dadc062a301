"""However fast the keys: each verdict is stored once, on the claim that was shown."""

from __future__ import annotations

from typing import Any

from db.engine import Database
from tests.pages import sample_desk
from workbench.actions import reviewing

SCALE = (
    "accurate",
    "mostly_accurate",
    "misleading",
    "mostly_inaccurate",
    "inaccurate",
    "unproven",
    "not_checkable",
)
KEYS = [str(1 + place * 5 % 7) for place in range(16)]
EXPECTED = [SCALE[int(key) - 1] for key in KEYS]

ALL_AT_ONCE = """keys => {
  const how = {bubbles: true, composed: true, cancelable: true};
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', {key, ...how}));
}"""


def given(database: Database) -> list[list[str | None]]:
    """The codes of every verdict of each claim of the article, claims in reading order."""
    person = reviewing.local_reviewer(database, sample_desk.REVIEWER)
    case = reviewing.article_case(database, person, sample_desk.FUND.id)
    return [[verdict.judgement.code for verdict in each.verdicts] for each in case.claims]


def open_review(look: Any, served: Any, **options: Any) -> Any:
    page = look(f"{served.url}/review?article={sample_desk.FUND.id}", **options)
    page.locator(".card .numeral").first.wait_for()
    return page


def wait_until_saved(page: Any) -> None:
    page.locator('.saved[data-waiting="0"]').wait_for(timeout=30_000)


def test_sixteen_verdicts_without_a_pause_are_sixteen_rows_each_on_its_claim(look: Any, served: Any) -> None:
    page = open_review(look, served)
    for key in KEYS:
        page.keyboard.press(key)
        page.keyboard.press("j")
    wait_until_saved(page)

    assert given(served.database) == [[code] for code in EXPECTED] + [[], []]


def test_keys_in_one_instant_are_stored_each_on_its_claim(look: Any, served: Any) -> None:
    page = open_review(look, served)
    page.evaluate(ALL_AT_ONCE, [stroke for key in KEYS for stroke in (key, "j")])
    wait_until_saved(page)

    assert given(served.database) == [[code] for code in EXPECTED] + [[], []]


def test_the_mark_is_painted_before_the_server_answers(look: Any, served: Any) -> None:
    page = open_review(look, served)
    label = page.evaluate(
        """() => {
          const how = {key: '5', bubbles: true, composed: true};
          document.body.dispatchEvent(new KeyboardEvent('keydown', how));
          const find = root => root.querySelector('.pin') || [...root.querySelectorAll('*')]
            .filter(each => each.shadowRoot).map(each => find(each.shadowRoot)).find(Boolean);
          return find(document).getAttribute('aria-label');
        }"""
    )

    assert "Inaccurate" in label
    wait_until_saved(page)


def test_a_verdict_changed_in_haste_is_appended_and_the_last_one_holds(look: Any, served: Any) -> None:
    page = open_review(look, served)
    for key in ("1", "2", "3", "3", "j", "5"):
        page.keyboard.press(key)
    wait_until_saved(page)

    first, second = given(served.database)[:2]
    assert first == [
        "misleading",
        "mostly_accurate",
        "accurate",
    ]  # newest first; the same again is no verdict
    assert second == ["inaccurate"]


def test_verdicts_given_while_the_server_is_away_are_stored_when_it_is_back(look: Any, served: Any) -> None:
    page = open_review(look, served)
    served.stop()
    for key in ("1", "j", "2", "j", "5"):
        page.keyboard.press(key)
    assert page.locator(".saved").inner_text() == "Saving…"
    served.start_again()
    wait_until_saved(page)

    assert given(served.database)[:3] == [["accurate"], ["mostly_accurate"], ["inaccurate"]]


def test_letters_typed_into_a_field_are_no_keys(look: Any, served: Any) -> None:
    page = open_review(look, served)
    page.keyboard.press("r")
    page.keyboard.type("135 jobs, x and k")
    page.keyboard.press("Escape")
    wait_until_saved(page)

    assert not any(given(served.database))
    page.reload()
    page.locator(".card .numeral").first.wait_for()
    assert page.get_by_label("Rationale").input_value() == "135 jobs, x and k"


def test_a_claim_changed_meanwhile_is_refused_and_what_was_typed_is_kept(look: Any, served: Any) -> None:
    page = open_review(look, served)
    person = reviewing.local_reviewer(served.database, sample_desk.REVIEWER)
    claim = reviewing.article_case(served.database, person, sample_desk.FUND.id).claims[0].row
    sample_desk.judge(served.database, person, claim.id, claim.row_version, 1, code="unproven")
    page.keyboard.press("r")
    page.keyboard.type("My own finding.")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.get_by_role("alert").wait_for()

    assert "Not saved" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Rationale").input_value() == "My own finding."
    page.keyboard.press("Enter")  # the desk has seen the newer version now
    wait_until_saved(page)
    assert given(served.database)[0] == ["accurate", "unproven"]


def test_the_desk_works_on_after_a_visit_to_another_page(look: Any, served: Any) -> None:
    page = open_review(look, served)
    page.keyboard.press("5")
    wait_until_saved(page)
    page.get_by_role("link", name="Claims").click(delay=60)
    page.locator("table.claims").wait_for()
    page.keyboard.press("1")  # another page: no verdict
    page.get_by_role("link", name="Review").click(delay=60)
    page.locator(".card .numeral").first.wait_for()
    page.locator(".pin[aria-current]").wait_for()
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.keyboard.press("3")
    wait_until_saved(page)

    codes = sorted(str(code) for each in given(served.database) for code in each)
    assert codes == ["inaccurate", "misleading", "mostly_accurate"]
