"""Why a claim was read so, and what became of every number."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.explanations import explain
from workbench.extract.parser import load_parser
from workbench.extract.pipeline import read_article
from workbench.values.article import Article
from workbench.values.explanation import Explanation
from workbench.values.reading import Reading


def read(text: str) -> Reading:
    return read_article(Article(text, published=date(2026, 2, 6)), load_parser())


def explained(text: str) -> Explanation:
    return explain(read(text))


def lines(text: str, words: str) -> str:
    """The lines of the claim whose figure is `words`, or of the first statement where it is empty."""
    reading = read(text)
    for claim, found in zip(reading.claims, explain(reading).claims, strict=True):
        figure = None if claim.figure is None else reading.figures[claim.figure].span.of(text)
        if (figure or "") == words:
            return "\n".join(found)
    raise AssertionError(f"no claim {words!r} in {reading.claims}")


def test_a_figure_is_told_with_its_rule_its_limits_and_what_was_chosen() -> None:
    told = lines("Exports rose by about $3.4 billion in May.", "$3.4 billion")
    assert "“$3.4 billion” is 3,400,000,000, unit “USD” (the rule “money sign”)" in told
    assert "Limits: the words limit it: about; it is a change, up, and not a level." in told
    assert "Chosen: “$” is USD: the usual meaning." in told


def test_a_range_is_told_with_both_ends() -> None:
    told = lines("The bridge will cost 1.2 to 1.5 million euros.", "1.2 to 1.5 million euros")
    assert "is 1,200,000 to 1,500,000, unit “EUR”" in told


def test_a_source_is_told_with_its_cue_and_the_way_it_reports() -> None:
    told = lines("Ada Lund said that exports fell 4% in May.", "4%")
    assert "“said” attributes it; “Ada Lund” is its source (the verb “say” with the clause that" in told
    assert "Speaker: Ada Lund, as printed." in told


def test_a_pronoun_is_told_with_whom_it_stands_for() -> None:
    told = lines("Mayor Ada Lund left. She said that exports fell 4% in May.", "4%")
    assert "“She” stands for Ada Lund" in told


def test_a_figure_that_nobody_gives_says_so() -> None:
    assert "Source: none" in lines("Exports fell 4% in May.", "4%")


def test_a_date_is_told_with_its_words_and_its_days() -> None:
    told = lines("Exports fell 4% in May.", "4%")
    assert "Date: “May” is 2025-05-01 to 2025-05-31" in told
    assert "it governs the clause of the figure" in told


def test_a_missing_date_says_so() -> None:
    assert "Date: none" in lines("The dam is 70 metres high.", "70 metres")


def test_what_is_measured_is_told_with_how_it_was_read() -> None:
    told = lines("The price of wheat rose to $260 per tonne.", "$260 per tonne")
    assert "Measures: “price of wheat”: the level of the verb's subject." in told


def test_a_statement_tells_what_it_is_about() -> None:
    told = lines("Ada Lund denied that the port had ever been closed.", "")
    assert "“denied” says that it is denied" in told
    assert "About: “" in told
    assert "the words of the statement" in told


def test_the_terms_of_the_weight_add_up_to_it() -> None:
    for text in ("Exports fell 4% in May, Ada Lund said.", "The dam is 70 metres high."):
        reading = read(text)
        for claim, found in zip(reading.claims, explain(reading).claims, strict=True):
            line = found[-1]
            assert line.startswith(f"Worth checking: {claim.check_worthiness} = ")
            assert all(why in line for why in claim.why)


def test_numbers_are_told_as_read_or_dismissed_with_the_reason() -> None:
    text = "On May 3, 2021, at 10:30 p.m., 42 ships of the Boeing 737 fleet left Channel 4."
    found = {each.text: (each.read, each.because) for each in explained(text).numerals}
    assert found["42 ships"] == (True, "counted noun")
    assert found["10:30 p.m."] == (False, "a clock time")


def test_the_count_line_adds_up() -> None:
    found = explained("On May 3, 2021, 42 ships and 3 boats left at 10:30 p.m. for 7 days.")
    seen, read_, dismissed = (int(number) for number in re.findall(r"\d+(?= (?:num|read|dis))", found.told))
    assert (seen, read_) == (len(found.numerals), sum(each.read for each in found.numerals))
    assert seen == read_ + dismissed
    reasons = [int(number) for number in re.findall(r"\((\d+)\)", found.told)]
    assert sum(reasons) == dismissed


def test_a_text_without_numbers_says_so() -> None:
    assert explained("Nothing was counted.").told == "no numerals"


def test_one_number_is_one_numeral() -> None:
    assert explained("It rained for 3 days.").told == "1 numeral: 1 read, none dismissed"


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("0123456789.,:%$ ab\n"), max_size=120))
def test_every_digit_is_in_a_number_that_was_seen(text: str) -> None:
    seen = explain(Reading(Article(text), (), (), (), ())).numerals
    covered = {at for each in seen for at in range(each.span.start, each.span.end)}
    assert all(at in covered for at, character in enumerate(text) if character in "0123456789")
    assert list(seen) == sorted(seen, key=lambda each: each.span)
