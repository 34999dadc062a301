"""Notes on who wrote an article are none of its text."""

from __future__ import annotations

import pytest

from workbench.intake.pages import read_page

HEAD = "Harbour to close for nine days"
TEXT = """The harbour of Turin will close for nine days in May, the port office said on Tuesday.
Cranes that were built in 1964 are to be taken down, and the quay will be raised by two metres.
Ferries will leave from the old basin until then, a spokeswoman said."""


def body(byline: str, last: str, behind: str = "") -> list[str]:
    """The article's paragraphs; `last` stands behind its text and `behind` below that."""
    page = f"{HEAD}\n{byline}\n{TEXT}\n{last}\n{behind}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    return article.text.split("\n\n")[1:]


@pytest.mark.parametrize(
    ("byline", "note"),
    [
        ("By Ada Field\n3 March 2026", "Ada Field covers the harbour. She lives in Turin with two cats."),
        ("By: Ada Field - 3 March 2026, 5:05 am", "Ada Field reports on harbours for the Gazette."),
        ("By ADA FIELD\n3 March 2026", "Ada Field retired from the port office in 2020."),
        ("By Dr. Ada Field\n3 March 2026", "Dr. Ada Field is a physician in Turin."),
        ("By Ada Field and Tom Marsh\n3 March 2026", "Tom Marsh, a diver, writes on what lies below."),
        ("By Ada Field\n3 March 2026", "Field is the host of the morning programme."),
        ("By Ada Field\n3 March 2026", "Ada is a reporter who came to the paper in 2019."),
        ("By Ada Field\n3 March 2026", "Ada Field, harbour reporter. Ada writes on ships in the Gazette."),
    ],
)
def test_what_is_said_of_the_person_of_the_byline_is_left_out(byline: str, note: str) -> None:
    assert body(byline, note) == TEXT.split("\n")


def test_a_note_between_the_byline_and_the_text_is_left_out() -> None:
    page = f"{HEAD}\n3 March 2026\nBy Ada Field\nAda Field is a reporter in Turin.\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert article.text.split("\n\n")[1:] == TEXT.split("\n")


@pytest.mark.parametrize(
    ("byline", "last"),
    [
        ("By Ada Field in New York\n3 March 2026", "New York is the next port on her way."),
        ("By Ada Field, Turin\n3 March 2026", "Turin is the only port of the canton."),
        ("By Ada Field\n3 March 2026", "Ada Field said that she would sue."),  # it is about her
        ("By Ada Field in Sierra Leone and Tom Marsh in Oslo", "Sierra Leone has reported 412 cases."),
        ("By Green Harbour Trust\n3 March 2026", "Green Harbour Trust plans to open the quay in May."),
        ("By Ada Field\n3 March 2026", "Tom Marsh is a diver in Turin and was not heard."),
    ],
)
def test_somebody_or_something_else_is_text(byline: str, last: str) -> None:
    assert body(byline, last) == [*TEXT.split("\n"), last]


def test_one_name_in_the_middle_of_a_text_is_text() -> None:
    inside = "Field is a quay of the old port."
    assert inside in body("By Ada Field\n3 March 2026", inside, "It was built in 1894 and has sunk since.")


def test_what_the_paper_of_the_byline_did_is_text() -> None:
    inside = "Harbour Gazette visited three piers in July and counted nine cranes."
    assert inside in body("By Harbour Gazette\n3 March 2026", inside, "Two of them were built in 1894.")


def test_a_name_that_may_be_a_place_opens_an_article() -> None:
    page = f"{HEAD}\n3 March 2026\nBy Georgia Bell\nGeorgia is a country of 3.7 million people.\n{TEXT}"
    (article,) = read_page(page, origin="pasted", form="text").articles
    assert "Georgia is a country" in article.text


def test_an_obituary_keeps_its_first_paragraph() -> None:
    first = "Ivo Brandt was a harbour pilot who knew each rock of the bay by its name."
    page = (
        f"{HEAD}\n3 March 2026\nBy Ada Field\n{TEXT}\nShare this:\n2 March 2026\nIvo Brandt\n{first}\n{TEXT}"
    )
    assert any(first in each.text for each in read_page(page, origin="pasted", form="text").articles)
