"""Which marks belong together."""

from __future__ import annotations

import pytest

from workbench.extract.quotations import find_quotations


def quotations(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected", "because"),
    [
        ("She said “no” and “never”.", ["no", "never"], "curly double marks"),
        ('She said "no" and "never".', ["no", "never"], "straight double marks"),
        ("She said ‘no’ to the ministers’ plan.", ["no"], "an apostrophe is no mark"),
        ("She called it ‘the ministers’ plan.’ Then she left.", ["the ministers’ plan."], "nor one inside"),
        ("She said 'no' to the '90s and to rock 'n' roll.", ["no", "n"], "a decade is no quotation"),
        ("She said ''no'' and ``never''.", ["no", "never"], "two apostrophes, two accents"),
        ("She said «no» and „never“.", ["no", "never"], "marks of other countries"),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"], "only the outer quotation"),
        ("The board is 5'10\" by 2 feet.", [], "feet and inches"),
        ("She said “no", [], "a mark that nothing closes"),
        ("“No.\n\n“Never,” she said.", ["No.", "Never,"], "a quotation over two paragraphs"),
        ("It’s the captain’s.", [], "apostrophes only"),
    ],
)
def test_marks_are_paired_within_their_paragraph(text, expected, because):
    assert quotations(text) == expected, because


def test_a_quotation_that_goes_on_in_the_next_paragraph_says_so():
    found = find_quotations("“No.\n\n“Never,” she said. “Go.”")
    assert [(each.paragraph, each.continues) for each in found] == [(0, True), (1, False), (1, False)]
