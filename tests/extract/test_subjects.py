"""What figures measure: tests/cases/subjects.toml, names in the place of pronouns, any figure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extract.figures import find_figures
from workbench.extract.parser import load_parser
from workbench.extract.sentences import split_sentences
from workbench.extract.subjects import LONGEST, Subject, Subjects
from workbench.extract.subjects.phrases import participle
from workbench.extract.subjects.statements import statement_words
from workbench.values.figure import Change, Figure, UnitKind
from workbench.values.span import Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "subjects.toml").read_text("utf-8"))["case"]


def read(text: str, figure: Figure, *, parsed: bool = True) -> Subject:
    """The subject of the figure, the figures before it read first."""
    sentences = split_sentences(text)
    parses = load_parser().parse(text, sentences) if parsed else ()
    subjects = Subjects(text, sentences, parses)

    def place(of: Figure) -> int:
        return next(i for i, sentence in enumerate(sentences) if of.span in sentence)

    for before in find_figures(text):
        if before.span.end <= figure.span.start:
            at = place(before)
            subjects.of_figure(before, sentences[at], parses[at] if parses else None)
    at = place(figure)
    return subjects.of_figure(figure, sentences[at], parses[at] if parses else None)


def figure_of(case: Mapping[str, Any]) -> Figure:
    start = case["text"].index(case["figure"])
    return Figure(
        span=Span(start, start + len(case["figure"])),
        value=Decimal(1),
        unit=case["unit"],
        unit_kind=UnitKind(case["kind"]),
        per=case.get("per"),
        change=Change(case["change"]) if "change" in case else None,
    )


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case["gap"], strict=True))
        if "gap" in case
        else case
        for case in CASES
    ],
    ids=lambda case: f"{case['figure']} in {case['text'][:40]}",
)
def test_a_figure_measures_what_its_case_says(case: Mapping[str, Any]) -> None:
    found = read(case["text"], figure_of(case))
    assert (found.text, found.entity) == (case["subject"], case.get("entity")), case["because"]


def test_every_manner_of_measuring_has_a_case() -> None:
    assert len(CASES) >= 60
    assert len({case["because"] for case in CASES}) >= 25


def test_without_a_parse_the_words_of_the_clause_stand_for_the_subject() -> None:
    text = "In the valley, grain exports rose to $40, the mayor said."
    found = read(text, find_figures(text)[0], parsed=False)
    assert found.text == "grain exports"


def test_a_figure_that_points_back_takes_the_measure_before_it_with_its_owner() -> None:
    text = "Norway’s exports stood at $4 billion. By May, that figure had reached $5 billion."
    found = read(text, find_figures(text)[-1])
    assert (found.text, found.entity, found.back) == ("Norway’s exports, value", "Norway", True)


def test_a_pronoun_that_nothing_stands_for_is_left_out() -> None:
    text = "It was late. Somebody spent $40 on it."
    assert "it" not in read(text, find_figures(text)[0]).text.split()[:1]


@pytest.mark.parametrize(
    ("lemma", "form"), [("embezzle", "embezzled"), ("hold", "held"), ("carry", "carried"), ("play", "played")]
)
def test_a_participle_is_the_regular_one_or_a_listed_one(lemma: str, form: str) -> None:
    assert participle(lemma) == form


def test_a_statement_is_told_without_its_asides_and_quotation_marks() -> None:
    text = "The bridge, which was built by a family firm, is “in great danger”."
    sentences = split_sentences(text)
    parse = load_parser().parse(text, sentences)[0]
    said, _ = statement_words(text, [Span(0, len(text))], parse)
    assert said.startswith("the bridge")
    assert "family" not in said
    assert "“" not in said


@settings(deadline=None, max_examples=30)
@given(st.text(min_size=1, max_size=60), st.data())
def test_any_place_in_any_text_has_a_subject(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    figure = Figure(Span(start, end), Decimal(1), "", data.draw(st.sampled_from(UnitKind)))
    sentence = Span(0, len(text))
    parse = load_parser().parse(text, [sentence])[0]
    for grammar in (parse, None):
        found = Subjects(text, [sentence], [parse]).of_figure(figure, sentence, grammar)
        assert found.text
        assert len(found.text.split()) <= LONGEST
