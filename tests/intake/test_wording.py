"""How a line is worded, and what stands beside it, tells furniture that no rule knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.intake.pages import read_page
from workbench.intake.wording import CAP, furniture_odds, learnt, signs, wording
from workbench.lexicon import table

TITLE = "Harbour to close for nine days"
TEXT = (
    "The harbour of Turin will close for nine days in May, the port office said on Tuesday.",
    "Cranes that were built in 1964 are to be taken down, and the quay will be raised by two metres.",
    "Ferries will leave from the old basin until then, a spokeswoman said.",
)


def left_out(*lines: str) -> dict[str, str]:
    page = read_page("\n\n".join([TITLE, "By Ada Field", "4 March 2026", *lines]), origin="page")
    return {line.text: line.reason for line in page.lines if line.reason}


@pytest.mark.parametrize(
    "line",
    [
        "When you press Join you accept our house rules and the privacy notice.",
        "Sorry, this story is not open for comments any more.",
        "This story was made with support from a fund for public information.",
    ],
)
def test_sentences_of_furniture_are_left_out_whatever_their_words(line: str) -> None:
    assert line in left_out(*TEXT, line, "Share on Facebook")


@pytest.mark.parametrize(
    "line",
    [
        "We have waited nine years for this bridge.",
        "You pay the fee twice if you move in March.",
        "Read the small print before you sign, the bank tells its customers.",
        "The newsletter has 40,000 subscribers and costs two euros a month.",
        "Photos of the quay hung in the hall for a month.",
    ],
)
def test_sentences_of_a_text_stay_though_furniture_has_such_words(line: str) -> None:
    assert line not in left_out(*TEXT[:2], line, TEXT[2])


def test_rows_of_figures_and_the_words_beside_them_stay() -> None:
    rows = ("Field", "52%", "Marsh", "48%")
    assert not left_out(*TEXT, *rows, TEXT[0] + " It was raining.").keys() & set(rows)


def test_the_country_is_not_us() -> None:
    assert "us" not in signs("US leaves the treaty")
    assert "us" not in signs("The U.S. leaves the treaty")
    assert "us" in signs("Tell us what you saw")


def test_the_same_words_are_furniture_more_likely_between_furniture() -> None:
    buttons = furniture_odds(["Share on Facebook", "Turin", "Follow us on WhatsApp"])
    text = furniture_odds([TEXT[0], "Turin", TEXT[1]])
    assert buttons[1] > text[1]


def test_what_comes_again_and_again_is_furniture_more_likely() -> None:
    lines = [TEXT[0], "Harbour notes", TEXT[1], "Harbour notes", TEXT[2], "Harbour notes"]
    once = furniture_odds(lines[:3])
    assert furniture_odds(lines)[1] > once[1]


@given(st.text(max_size=120))
def test_log_odds_by_words_are_the_sum_of_what_the_signs_count(text: str) -> None:
    weights = learnt()
    total = weights.words[""] + sum(weights.words.get(sign, 0.0) for sign in signs(text))
    assert wording(text, weights) == pytest.approx(max(-CAP, min(CAP, total)))


def test_a_long_line_without_telling_words_is_text() -> None:
    assert (
        wording("The quay will be raised by two metres, and the cranes are to be taken down. " * 4, learnt())
        == -CAP
    )


@pytest.mark.parametrize(
    ("file", "name"), [("line_weights", "words"), ("line_weights", "places"), ("boundary_weights", "weights")]
)
def test_learnt_weights_are_numbers(file: str, name: str) -> None:
    weights = table(file, name)
    assert weights
    assert all(isinstance(weight, int | float) for weight in weights.values())


def test_no_kind_of_evidence_is_silenced_or_turned_round() -> None:
    assert all(0.2 <= weight <= 3.0 for weight in table("boundary_weights", "weights").values())
