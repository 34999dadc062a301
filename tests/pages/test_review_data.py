"""What the review desk is given of an article and its claims."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from db.engine import Database
from pages.parts import review_desk, words
from pages.parts.ledger import clipped
from tests.pages import sample_desk
from workbench.actions import reviewing
from workbench.review.completeness import missing
from workbench.review.corrections import checked
from workbench.values.listing import ArticleCase
from workbench.values.source import Evidence
from workbench.values.verdict import Judgement, VerdictCode

ZONE = ZoneInfo("Europe/Berlin")


def link(article: str, claim: str | None) -> str:
    return f"/review?article={article}&claim={claim}"


@pytest.fixture
def case(desk: Database) -> ArticleCase:
    person = reviewing.local_reviewer(desk, sample_desk.REVIEWER)
    return reviewing.article_case(desk, person, sample_desk.FUND.id)


def test_everything_given_to_the_browser_is_json(case: ArticleCase) -> None:
    data = [review_desk.claim_data(each, ZONE, link) for each in case.claims]

    assert json.loads(json.dumps([review_desk.article_data(case), data, review_desk.FIXED]))


def test_spans_are_of_code_points(case: ArticleCase) -> None:
    for each in case.claims:
        start, end = review_desk.claim_data(each, ZONE, link)["span"]
        assert case.text[start:end] == each.row.verbatim


def test_a_figure_is_spelt_out_in_words_and_digits(case: ArticleCase) -> None:
    data = review_desk.claim_data(case.claims[1], ZONE, link)

    assert data["numeral"] == "about 402.7 million euros"
    assert (data["digits"], data["unit"]) == ("402,700,000", "EUR")


def test_reported_speech_names_speaker_and_cue(case: ArticleCase) -> None:
    facts = review_desk.facts(case.claims[1].row)

    assert ["Said by", "the fund’s office", "“said”, in the article’s words"] in facts


def test_a_decided_claim_says_when_and_by_whom(case: ArticleCase) -> None:
    line = review_desk.claim_data(case.claims[1], ZONE, link)["locked_line"]

    assert line.startswith("Decided ")
    assert line.endswith(f"by {sample_desk.REVIEWER}.")


def test_a_dismissed_claim_says_so(case: ArticleCase) -> None:
    assert "Dismissed" in review_desk.claim_data(case.claims[12], ZONE, link)["locked_line"]


def test_only_fields_that_can_be_corrected_are_offered(case: ArticleCase) -> None:
    """Each is taken back by the rule for corrections with the value that is shown."""
    for each in case.claims:
        for field in review_desk.correctable(each.row):
            if field["now"]:
                checked(each.row, field["name"], field["now"])


@pytest.mark.parametrize(
    "judgement",
    [
        Judgement(),
        Judgement(code=VerdictCode.ACCURATE),
        Judgement(code=VerdictCode.ACCURATE, rationale="It is so."),
        Judgement(code=VerdictCode.ACCURATE, evidence=(Evidence("s1"),)),
        Judgement(code=VerdictCode.UNPROVEN),
    ],
)
def test_the_browser_says_what_is_missing_in_the_words_of_the_rule(judgement: Judgement) -> None:
    assert set(missing(judgement)) <= set(review_desk.MISSING.values())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//outside.example", "", None])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert review_desk.safe_url(url) == ""


def test_no_script_makes_html_of_text() -> None:
    parts = Path(review_desk.__file__).parent
    scripts = [*parts.glob("review_js/*.js"), *parts.glob("*.js")]

    assert len(scripts) > len(review_desk.SCRIPTS)
    for script in scripts:
        text = script.read_text("utf-8")
        assert not [way for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(") if way in text]


def test_a_long_sentence_is_cut_around_its_claim(case: ArticleCase) -> None:
    for each in case.claims:
        before, said, after = clipped(each.row, room=20)
        assert said in each.row.verbatim or said.endswith("…")
        assert len(before) <= 24
        assert len(after) <= 24


def test_times_are_told_with_their_zone() -> None:
    assert words.moment(datetime(2026, 2, 6, 13, 5, tzinfo=UTC), ZONE) == "6 Feb 2026, 14:05 CET"
    assert words.day(date(2026, 2, 6)) == "6 Feb 2026"
