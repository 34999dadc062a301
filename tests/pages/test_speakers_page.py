"""The page of speakers: the list, who may be one and the same, and one speaker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from tests.db.test_speakers import add, number_of, row_of, said
from tests.pages.test_articles_view import said as text_of
from workbench.actions import speakers
from workbench.serving import installation

Open = Callable[..., AppTest]


@pytest.fixture
def lunds(desk: Database, read: Callable[..., object]) -> Database:
    """The sample desk, and two articles in which one person has two names."""
    add(
        desk,
        said(read, "Mara Lund", 5, role="Transport minister", day=date(2024, 3, 1)),
        said(read, "Mara Lund", 6, role="Prime minister"),
        said(read, "M. Lund", 7, role="prime minister"),
    )
    return desk


def button(app: AppTest, label: str) -> AppTest:
    """The page after a press of the button of that label."""
    return next(each for each in app.button if each.label == label).click().run()


def labels(app: AppTest) -> list[str]:
    return [each.label for each in app.button]


def test_an_empty_desk_says_what_to_do(empty_desk: Database, open_page: Open) -> None:
    app = open_page("speakers")
    assert not app.exception
    assert "Nobody has spoken yet. Add a page of text under Articles" in text_of(app)


def test_a_desk_without_look_alikes_proposes_nothing(desk: Database, open_page: Open) -> None:
    app = open_page("speakers")
    assert not app.exception
    assert "speakers, those with the most claims first." in text_of(app)
    assert "The same?" not in text_of(app)


def test_a_pair_is_proposed_with_its_reasons_and_merged(lunds: Database, open_page: Open) -> None:
    app = open_page("speakers")
    assert "“M.” may stand for “Mara”; both are called “prime minister”." in text_of(app)
    app = button(app, "Same")
    assert not app.exception
    assert "M. Lund is Mara Lund from now on: 1 claim went over." in text_of(app)
    assert "The same?" not in text_of(app)
    assert row_of(lunds, "Mara Lund").claims == 3


def test_who_searches_sees_the_list_alone(lunds: Database, open_page: Open) -> None:
    assert "The same?" in text_of(open_page("speakers"))
    assert "The same?" not in text_of(open_page("speakers", words="lund"))


def test_a_pair_that_is_refused_is_not_proposed_again(lunds: Database, open_page: Open) -> None:
    app = button(open_page("speakers"), "Not the same")
    assert "M. Lund and Mara Lund stay two, and are not proposed again." in text_of(app)
    assert "The same?" not in text_of(open_page("speakers"))
    assert row_of(lunds, "Mara Lund").claims == 2


def test_what_someone_else_decided_meanwhile_is_told(lunds: Database, open_page: Open) -> None:
    app = open_page("speakers")
    (pair,) = speakers.proposals(lunds)
    seen = pair.name.row_version, pair.into.row_version
    numbers = pair.name.number, pair.into.number
    speakers.differ(lunds, installation.actor(), *numbers, "two people", seen=seen)
    app = button(app, "Same")
    assert not app.exception
    assert "was changed by someone else" in text_of(app)
    assert row_of(lunds, "Mara Lund").claims == 2


def test_ten_pairs_are_proposed_and_most_of_them_folded_away(
    lunds: Database, open_page: Open, read: Callable[..., object]
) -> None:
    names = [
        f"{first} Brandt"
        for first in ("Ada", "Bo", "Cy", "Di", "Eli", "Flo", "Gus", "Hal", "Ian", "Jo", "Kim")
    ]
    add(lunds, *(said(read, form, at) for at, name in enumerate(names, 10) for form in (name, name.upper())))
    app = open_page("speakers")
    assert not app.exception
    assert labels(app).count("Same") == 10
    assert [each.label for each in app.expander] == ["7 more pairs"]


def test_the_list_is_searched_and_turned(
    lunds: Database, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.speaker_list.ON_A_PAGE", 1)
    app = open_page("speakers")
    assert {"Those before", "Those after"} <= set(labels(app))
    app = button(app, "Those after")
    assert app.query_params["page"] == "2"
    app.text_input(key="find_speaker").set_value("mara lund").run()
    assert "page" not in app.query_params
    assert "Those after" not in labels(app)


@pytest.mark.parametrize("page", ["0", "-3", "x", "99999999999", "２", "7"])
def test_any_page_of_the_list_is_shown_or_told(desk: Database, open_page: Open, page: str) -> None:
    assert not open_page("speakers", page=page).exception


def test_a_speaker_has_titles_names_and_a_way_to_its_claims(lunds: Database, open_page: Open) -> None:
    button(open_page("speakers"), "Same")
    app = open_page("speakers", speaker=str(number_of(lunds, "M. Lund")))
    assert not app.exception
    told = text_of(app)
    assert "Mara Lund" in told
    assert "person · 3 claims in 3 articles · 1 Mar 2024 to 6 Feb 2026" in told
    assert "M. Lund" in told
    assert "confirmed what was proposed: “M.” may stand for “Mara”" in told
    assert {"Show the claims", "Rename …", "Merge …", "Split …"} <= set(labels(app))


@pytest.mark.parametrize("asked", ["0", "99", "x", "-1", "99999999999999999999", "２"])
def test_a_speaker_that_is_not_there_is_told(desk: Database, open_page: Open, asked: str) -> None:
    app = open_page("speakers", speaker=asked)
    assert not app.exception
    assert "There is no speaker at this address." in text_of(app)


def test_claims_of_a_speaker_lead_to_the_speaker(lunds: Database, open_page: Open) -> None:
    app = open_page("claims", speaker="Mara Lund")
    assert not app.exception
    (link,) = app.get("page_link")
    assert link.proto.label == "About this speaker"
    assert f"speaker={number_of(lunds, 'Mara Lund')}" in link.proto.query_string
    assert not open_page("claims", speaker="one source").get("page_link")
