"""A PDF whose columns are drawn line by line across the page is read column by column."""

from __future__ import annotations

import textwrap

import pytest

from tests.intake.formats import making as make
from tests.intake.formats.test_each_format import article
from workbench.intake.readers.pdf_columns import Piece, in_columns

TITLE = "Harbour fees rise again"
LEFT = (
    "The harbour board raised its fees by 4 per cent on Friday, its chair Ida Krog told reporters.",
    "Ships will pay 3,400 crowns a day from March, up from 3,270, the board said in a letter to them.",
    "Ship owners called the rise too steep and asked for talks with the board before the summer.",
)
RIGHT = (
    "In Brenna the fees stay as they are for the third year in a row, the port there said on Friday.",
    "It hopes to win 12 more ships a month from its neighbour, said its director Per Aune in a note.",
    "The region pays 5 million crowns a year for the port, which has 310 workers in two shifts a day.",
)
THIRD = (
    "A decision on more money is due in April, after the council has heard the report of its experts.",
    "The experts are to say whether a quay of 40 million crowns can be paid from the fees alone.",
    "Last year the council put the same question off twice, and 3 of its members then left it.",
)

Placed = tuple[float, float, float, str]


def column(x: float, paragraphs: tuple[str, ...], width: int) -> list[Placed]:
    """The lines of a column, from its top."""
    found, y = [], 700.0
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width):
            found.append((x, y, 10.0, line))
            y -= 13
        y -= 6
    return found


def across(*columns: list[Placed]) -> list[Placed]:
    """The lines of all columns, drawn from the top of the page to its foot."""
    return sorted((line for each in columns for line in each), key=lambda line: (-line[1], line[0]))


def text_of(lines: list[Placed]) -> str:
    return article(make.pdf([[(72, 760, 18, TITLE), *lines]]), "a.pdf").text


def test_two_columns_drawn_across_are_the_text_of_two_columns_drawn_one_by_one() -> None:
    left, right = column(72, LEFT, 38), column(320, RIGHT, 38)
    assert text_of(across(left, right)) == text_of([*left, *right])
    assert text_of(across(left, right)).split("\n\n") == [TITLE, *LEFT, *RIGHT]


def test_three_columns_are_read_one_behind_the_other() -> None:
    lines = across(column(50, LEFT, 26), column(220, RIGHT, 26), column(390, THIRD, 26))
    assert text_of(lines).split("\n\n") == [TITLE, *LEFT, *RIGHT, *THIRD]


def test_a_column_that_is_longer_keeps_its_end() -> None:
    lines = across(column(72, LEFT, 38), column(320, RIGHT[:2], 38))
    assert text_of(lines).split("\n\n") == [TITLE, *LEFT, *RIGHT[:2]]


def pieces(*lines: tuple[tuple[float, str], ...]) -> list[list[Piece]]:
    return [
        [Piece(text, x, 700.0 - 13 * number, 10.0) for x, text in line] for number, line in enumerate(lines)
    ]


def words(lines: list[list[Piece]]) -> list[str]:
    return [" ".join(piece.text for piece in line) for line in in_columns(lines)]


@pytest.mark.parametrize(
    "line",
    [
        ((72.0, "Turin"), (200.0, "3,400"), (320.0, "up 4%")),  # a table of figures
        ((72.0, "Fee of ships for a day in port"), (320.0, "3,400")),  # a list with its prices
    ],
)
def test_the_rows_of_a_table_stay_together(line: tuple[tuple[float, str], ...]) -> None:
    lines = pieces(*[line] * 9)
    assert list(in_columns(lines)) == lines


def test_words_that_are_placed_one_by_one_make_no_columns() -> None:
    lines = []
    for number, text in enumerate((*LEFT, *RIGHT, *THIRD)):
        x, line = 72.0, []
        for word in text.split():
            line.append((x + number % 3, word))
            x += 5.3 * (len(word) + 1)
        lines.append(tuple(line))
    assert list(in_columns(pieces(*lines))) == pieces(*lines)


def test_a_line_across_the_page_stands_between_what_is_above_and_below_it() -> None:
    row = ((72.0, "one two three four five"), (320.0, "six seven eight nine ten"))
    heading = ((72.0, "A heading that goes over the whole width of the page, and so is of no column"),)
    found = words(pieces(*[row] * 5, heading, *[row] * 5))
    left, right = row[0][1], row[1][1]
    assert found == [*[left] * 5, *[right] * 5, heading[0][1], *[left] * 5, *[right] * 5]
