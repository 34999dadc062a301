"""Text that was wrapped at a column is read as its paragraphs; other lines stay as they are."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.intake.lines import page_lines
from workbench.intake.pages import read_page
from workbench.intake.wrapping import join, words_of
from workbench.lexicon import Entry, entries

PARAGRAPHS = (
    "The harbour of Turin will raise its fees by 4% to 12 euros a tonne in March, the port authority said "
    "on Friday, and ship owners called it a mistake that would cost the city dearly.",
    "“We were not asked,” said Ida Quist, who chairs the owners’ guild. Its 48 members move about 2.1 "
    "million tonnes a year through the port. They had offered to pay 2% more.",
    "Turin’s council meets on Monday. A vote is likely before the end of the month, two of its members said, "
    "although the mayor has not made up her mind.",
)
HEADLINE = "Harbour fees rise for a third year"


def texts(page: str) -> list[str]:
    return [line.text for line in page_lines(page)]


@pytest.mark.parametrize("width", [50, 60, 65, 72, 78, 80, 100])
def test_paragraphs_wrapped_at_any_usual_column_are_whole_again(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(each, width, break_on_hyphens=False) for each in PARAGRAPHS)
    assert texts(f"{HEADLINE}\n\n{wrapped}\n") == [HEADLINE, *PARAGRAPHS]


@pytest.mark.parametrize("width", [66, 72])
def test_without_blank_lines_a_short_line_ends_a_paragraph(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(each, width) for each in PARAGRAPHS)
    assert texts(f"{HEADLINE}\n\n{wrapped}\n") == [HEADLINE, *PARAGRAPHS]


def test_a_line_set_in_begins_a_paragraph_even_below_a_full_one() -> None:
    page = (
        "   The authority said that it had asked the council for the money in\n"
        "the year before last and again in spring, and that nothing had come of\n"
        "it. The mayor said that she had never seen a letter of the authority.\n"
        "   Ship owners called it a mistake that would cost the city dearly, and\n"
        "said so in a letter.\n"
    )
    assert [found.split()[0] for found in texts(page)] == ["The", "Ship"]


def test_a_quoted_mail_keeps_its_paragraphs_apart_from_the_answer() -> None:
    answer = textwrap.fill(PARAGRAPHS[0], 72)
    quoted = textwrap.fill(PARAGRAPHS[1], 70, initial_indent="> ", subsequent_indent="> ")
    found = texts(f"{answer}\n{quoted}\n")
    assert found == [PARAGRAPHS[0], f"> {PARAGRAPHS[1]}"]


@pytest.mark.parametrize(
    "page",
    [
        "\n".join(f"Port number {n} raises its fees for the third year in a row" for n in range(12)),
        "\n".join(PARAGRAPHS * 3),
        "\n".join(f"- {each}" for each in ("a crane", "a quay and a shed", "all of the boats in it")),
        "Name: Ida Quist\nOffice: Harbour of Turin, Quay 4, Building 12, second floor\nPhone: 0\nRoom: 7\n",
    ],
    ids=["headlines", "a paragraph a line", "a list", "fields"],
)
def test_lines_that_were_not_wrapped_stay_as_they_are(page: str) -> None:
    assert texts(page) == [line for line in page.splitlines() if line]


def test_a_list_inside_wrapped_text_keeps_its_items() -> None:
    items = "- Quay 4, with its two cranes\n- Quay 5\n"
    found = texts(f"{textwrap.fill(PARAGRAPHS[0], 72)}\n\n{items}\n{textwrap.fill(PARAGRAPHS[1], 72)}\n")
    assert found == [PARAGRAPHS[0], "- Quay 4, with its two cranes", "- Quay 5", PARAGRAPHS[1]]


def test_a_wrapped_mail_is_read_as_paragraphs_not_as_decks() -> None:
    wrapped = "\n\n".join(textwrap.fill(each, 72) for each in PARAGRAPHS)
    (article,) = read_page(f"{HEADLINE}\n\n{wrapped}\n", origin="mail").articles
    assert article.text.split("\n\n") == [HEADLINE, *PARAGRAPHS]
    assert article.deck is None


@pytest.mark.parametrize("entry", entries("hyphens", "join"), ids=lambda entry: entry["example"]["first"])
def test_a_hyphen_at_a_lines_end_is_kept_where_it_belongs_to_the_word(entry: Entry) -> None:
    example = entry["example"]
    assert join((example["first"], example["second"])) == example["makes"]


def test_a_word_that_is_broken_at_the_end_of_a_short_line_is_whole_again() -> None:
    page = (
        "The council said on Monday that it would pay for the harbour wall in\n"
        "spring, and that the town had to find the rest of the money. The govern-\n"
        "ment and its coun-\n"
        "cillors had never seen a letter of the ministry, the mayor told us on\n"
        "Friday, and nobody else in the town had either, as far as she knew then.\n"
    )
    (found,) = texts(page)
    assert "The government and its councillors had never seen" in found


def test_a_short_line_without_a_broken_word_stays_apart() -> None:
    page = (
        "The council said on Monday that it would pay for the harbour wall in\n"
        "spring, and that the town had to find the rest of the money, and soon,\n"
        "which the mayor of the town would not say again to those who asked her.\n"
        "Harbour, quay -\n"
        "and all of the boats in it that the town has to pay for in the spring.\n"
    )
    assert texts(page)[-1].startswith("and all of the boats")


def test_what_the_document_writes_elsewhere_decides_on_a_hyphen() -> None:
    assert join(("the tax-", "free day"), words_of(["It is taxfree now."])) == "the taxfree day"
    assert join(("a ferry-", "boat sank"), words_of(["The ferry-boat left."])) == "a ferry-boat sank"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6), st.integers(48, 110))
def test_wrapping_and_joining_gives_the_words_back(paragraphs: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(each, width, break_on_hyphens=False) for each in paragraphs)
    assert " ".join(texts(wrapped)) == " ".join(paragraphs)
