"""How much of one text stands in another."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from workbench.compare.near_duplicates import SAME_ORIGIN, SHORTEST, containment, runs, sample

WORDS = [f"word{number}" for number in range(300)]
TEXT = " ".join(WORDS)


def test_a_text_is_wholly_contained_in_itself() -> None:
    assert containment(runs(TEXT), runs(TEXT)) == 1


def test_copy_that_was_cut_at_the_end_is_contained_whole() -> None:
    assert containment(runs(" ".join(WORDS[:120])), runs(TEXT)) == 1


def test_copy_under_another_dateline_and_with_another_last_paragraph_is_a_copy() -> None:
    copy = "TURIN (Wire) " + " ".join(WORDS[:240]) + " and a last paragraph of the outlet's own making here"
    assert containment(runs(copy), runs(TEXT)) >= SAME_ORIGIN


def test_a_rewrite_is_no_copy() -> None:
    rewritten = " ".join(word for pair in zip(WORDS, reversed(WORDS), strict=True) for word in pair)
    assert containment(runs(rewritten), runs(TEXT)) < SAME_ORIGIN


def test_capitals_punctuation_and_spaces_do_not_count() -> None:
    assert runs("The Port, in Turin: closed!") == runs("the port\nin  turin closed")


def test_digits_count() -> None:
    assert runs("flooded 40 houses last week") != runs("flooded 46 houses last week")


def test_a_text_too_short_to_say_is_contained_in_none() -> None:
    short = " ".join(WORDS[: SHORTEST + 3])
    assert len(runs(short)) == SHORTEST - 1
    assert containment(runs(short), runs(TEXT)) == 0
    assert sample(runs(short)) == ()


def test_two_texts_that_share_a_run_share_it_in_their_samples() -> None:
    one, other = sample(runs(TEXT)), sample(runs(" ".join(WORDS[100:])))
    assert set(other) <= set(one)
    assert 5 <= len(one) <= 40  # a sixteenth of 296


@given(st.text(), st.text())
def test_any_two_texts_have_a_share_between_nothing_and_all(one: str, other: str) -> None:
    share = containment(runs(one), runs(other))
    assert 0 <= share <= 1
    assert share == containment(runs(other), runs(one))
    assert share == share.quantize(Decimal("0.01"))
    assert all(-(2**63) <= each < 2**63 for each in runs(one))
