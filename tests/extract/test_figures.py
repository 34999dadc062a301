"""Figures: sentences with all that is found in them, and what holds for any text."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.masking import masked
from workbench.extract.figures import explain, find_figures, read_figures
from workbench.extract.figures.tokens import PAD, tokenise
from workbench.values.figure import Figure

FOLDER = Path(__file__).parents[1] / "cases"
CASES = tomllib.loads((FOLDER / "figures.toml").read_text("utf-8"))["case"]


def as_told(figure: Figure, text: str, wanted: dict) -> dict:
    """The figure as a case tells it: what is at rest is left out, `unit_kind` and the like only if asked."""
    found = {"text": figure.span.of(text), "value": f"{figure.value:f}", "unit": figure.unit}
    if figure.high is not None:
        found["high"] = f"{figure.high:f}"
    for name in ("per", "modifier", "change"):
        if getattr(figure, name) is not None:
            found[name] = str(getattr(figure, name))
    if not figure.checkable:
        found["checkable"] = False
    for name in ("equivalent_of", "from_figure", "digits"):
        if name in wanted or (name != "digits" and getattr(figure, name) is not None):
            found[name] = getattr(figure, name)
    if "unit_kind" in wanted:
        found["unit_kind"] = figure.unit_kind.value
    return found


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:70]) for case in CASES])
def test_a_sentence_gives_its_figures(case):
    text, wanted = case["text"], case["finds"]
    found = find_figures(text)
    blank = [{}] * len(found)
    told = [as_told(f, text, w) for f, w in zip(found, [*wanted, *blank], strict=False)]
    assert told == [{"unit": "", **figure, "value": str(figure["value"])} for figure in wanted], case[
        "because"
    ]


def test_every_case_is_a_sentence_of_its_own_with_a_reason():
    assert len({case["text"] for case in CASES}) == len(CASES) >= 1600
    assert all(case["because"].strip() for case in CASES)


def test_no_two_cases_are_one_construction():
    """Neither among the cases of this file nor with one that is kept aside, of which nothing is shown."""
    texts = [case["text"] for case in CASES]
    made = masked(texts)
    first: dict[str, str] = {}
    for text, construction in zip(texts, made, strict=True):
        assert first.setdefault(construction, text) == text, f"the same but for names and digits: {text}"
    aside = FOLDER / "figures_sealed.toml"
    if aside.exists():
        sealed = set(masked([case["text"] for case in tomllib.loads(aside.read_text("utf-8"))["case"]]))
        told = [text for text, construction in zip(texts, made, strict=True) if construction in sealed]
        assert told == [], "a case that is kept aside has the construction of these"


# --- for any text --------------------------------------------------------------------------------

PIECES = [
    "five", "5", "1,234.5", "½", "$", "US$", "€", "%", " percent", " million", "m", "bn", "-", "–", "—",
    " to ", " from ", " per ", " a ", "(", ")", ",", ".", "\n", " and ", " or ", " of the ", " year", "-old",
    " people", " one", " in ", " May ", "2021", ":", "/", "'", "’", " about ", " rose ", " at least ", " km",
    "°C", " half", " hundred", " dozen", " thousands of ", "+", "#", " No. ", " Boeing ", "１２",
    "²", "\u200b", "\u0301", "𝟙", "\ud800",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(alphabet=st.characters(), max_size=80),
)


@given(ANY_TEXT)
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_spans_lie_in_it_in_order(text):
    figures = find_figures(text)
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.digits in text
        assert figure.value.is_finite()
        assert figure.high is None or figure.high > figure.value
        assert (figure.not_checkable_because is None) == figure.checkable
        for index in (figure.equivalent_of, figure.from_figure):
            assert index is None or 0 <= index < len(figures)
    for before, after in pairwise(figures):
        assert before.span.end <= after.span.start


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_answer_twice(text):
    assert explain(text) == explain(text)


@given(ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_tokens_hold_every_character_that_is_no_space(text):
    tokens = tokenise(text)
    held = "".join(tokens.words[PAD : tokens.last])
    assert re.sub(r"\s", "", held) == re.sub(r"\s", "", text)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
@settings(max_examples=200, deadline=None)
def test_a_printed_amount_is_read_exactly(amount):
    figure = find_figures(f"It cost ${amount:,} in all.")[0]
    assert (figure.value, figure.unit, figure.digits) == (amount, "USD", f"{amount:,}")


UNITS = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A number from 1 to 999,999 as English prints it."""
    if number >= 1000:
        rest = number % 1000
        return in_words(number // 1000) + " thousand" + (f" {in_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    return UNITS[number]


@given(st.integers(min_value=2, max_value=999_999))
@settings(max_examples=300, deadline=None)
def test_a_number_in_words_is_read_back(number):
    figure = find_figures(f"They counted {in_words(number)} houses.")[0]
    assert (figure.value, figure.unit) == (number, "house")


# --- time grows with the text, not faster --------------------------------------------------------

ATTACKS = [
    "1", "1,", "1.", "1 ", "1-", "one ", "one-", "hundred ", "million ", "a ", "(", "$", "$1", "5 to ",
    "5 or ", "five and ", "tens of ", "half ", "no ", "more than ", "5% ", "1/", ":", "May 1 ", "x", "-", "'",
    "a.", "B.", "5 people, ", "from 5 to ", "in ", "\n", " ", "½", "5 km (", "Boeing 7 ", "www.",
    "http://", "12-", "a\t1\n", "Votes (m)\t2024\n", "| ", "1e9",
    "1 × 10^5 ", "10⁵ ", "a girl of 12 ", "5 for every ", "two 12-roll ", "12 in every ", "A$1, $1 ",
    "120/80 ", "more, ", "By May, 12 were sent. ",
]  # fmt: skip


def steps(text: str) -> int:
    """How many lines of this package run while the text is read: a count, not a time."""
    count = 0

    def trace(frame, event, arg):
        nonlocal count
        if "figures" not in frame.f_code.co_filename:
            return None
        count += 1
        return trace

    sys.settrace(trace)
    try:
        find_figures(text)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("piece", ATTACKS)
def test_a_repeated_piece_costs_steps_in_proportion(piece):
    find_figures(piece)
    short, long = steps(piece * 200), steps(piece * 800)
    assert long <= 6 * short + 2000


@pytest.mark.parametrize("pattern", ["(a)+$", "1,234", "[[[[", "<b>5</b>", "%s%d"])
def test_marks_of_patterns_and_markup_are_only_text(pattern):
    assert all(figure.span.of(pattern) for figure in find_figures(pattern))


# --- what the package is to others ---------------------------------------------------------------


def test_read_figures_is_the_front_door():
    import workbench

    assert workbench.read_figures is read_figures
    assert read_figures("Rents rose 5%.") == find_figures("Rents rose 5%.")


def test_nothing_heavy_is_imported():
    code = (
        "import sys, workbench; workbench.read_figures('Rents rose 5%.');"
        "heavy = {'spacy', 'pandas', 'sqlalchemy', 'trafilatura', 'babel', 'numpy', 'streamlit'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_blocked_number_is_shown_with_its_reason():
    found = explain("On May 12, 2021 the Boeing 737 carried 130 people.")
    assert [
        (place.span.of("On May 12, 2021 the Boeing 737 carried 130 people."), place.reason) for place in found
    ] == [
        ("12, 2021", "a date"),
        ("Boeing 737", "part of a name"),
        ("130 people", ""),
    ]


def test_a_choice_is_told_with_its_reason():
    found = explain("In Beijing the phone sells for ¥900.")
    assert found[0].choices == ("“¥” is CNY: the text speaks of “beijing”",)


def test_a_restatement_points_at_its_figure():
    first, second = find_figures("He paid at least 900 euros ($990) a month.")
    assert (first.equivalent_of, second.equivalent_of) == (None, 0)
    assert (second.per, second.modifier) == ("month", "at_least")


def test_a_part_that_does_not_come_out_even_keeps_four_digits():
    assert find_figures("Two-thirds of the seats are taken.")[0].value == Decimal("66.67")
