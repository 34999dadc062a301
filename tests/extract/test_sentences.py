"""Where a sentence ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.sentences import split_sentences
from workbench.lexicon import entries


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize("group", entries("abbreviations", "abbreviations"), ids=lambda group: group["kind"])
def test_every_kind_of_abbreviation_does_what_its_example_says(group):
    assert sentences(group["example"]["text"]) == group["example"]["finds"]


@pytest.mark.parametrize(
    ("expected", "because"),
    [
        (["Rates rose to 4.5 percent.", "Nobody was surprised."], "a decimal point is no stop"),
        (["J. R. Okafor spoke.", "So did A. Lund."], "initials belong to the name"),
        (
            ["The U.S. Senate met.", "It left the U.S.", "The vote is due."],
            "only an opener ends at U.S.",
        ),
        (["“It is over.", "We are going home,” she said.", "He stayed."], "a long quotation is several"),
        (["“Is it over?” she asked.", "Nobody knew."], "the reporting clause belongs to its question"),
        (["“Go home!” Mayor Ada Lund told reporters.", "They went."], "even where it opens with a capital"),
        (["“Is it over?”", "The minister left at noon."], "a new sentence after a question is one"),
        (["He said: ‘It is done.’", "Then he left."], "the closing quote goes with its stop"),
        (["''We won.''", "They left."], "two apostrophes are a quote mark"),
        (
            ["It was late…", "And dark."],
            "an ellipsis ends",
        ),
        (["They waited... and waited."], "not before a small letter"),
        (["1. The port reopens.", "2. Fees fall."], "a list number belongs to its line"),
        (["Sales fell.[3]", "Profits rose.[4]"], "reference marks go with their sentence"),
        (["Who won?", "(Nobody did.)", "So it goes."], "brackets close with their sentence"),
        (["The price was 3.", "5 people paid it."], "a full stop before a number ends"),
        (
            ["He read “The Wall.”", "“Good,” she said."],
            "two quotes",
        ),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(expected, because):
    assert sentences(" ".join(expected)) == expected, because


def test_a_line_break_ends_a_sentence():
    assert sentences("Fish stocks fall\nThe catch, a report says\r\n\r\nIt fell by half") == [
        "Fish stocks fall",
        "The catch, a report says",
        "It fell by half",
    ]


def test_no_text_has_no_sentence():
    assert split_sentences(" \n\t ") == ()


@given(st.text(alphabet=st.sampled_from("aB .!?…\"'“”’)(\n3,"), max_size=120) | st.text(max_size=80))
def test_any_text_keeps_every_word_in_order(text):
    found = split_sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert found == split_sentences(text)
