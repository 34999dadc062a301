"""Tables inside a text: which lines make one, and the headings of each cell."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extract.tables import Tables

PIECES = ["\t", "|", "\n", " ", "Votes", "1985", "4.5", "%", "---", "| ", "\r\n", "*", "2024", "\ud800"]


def told(text: str) -> list[tuple[str, ...]]:
    """Each cell with its row, its column and the line over the table."""
    return [
        tuple("" if place is None else place.of(text) for place in (cell.span, cell.row, cell.column))
        for cell in Tables(text).cells
    ]


def test_a_header_row_stands_over_its_columns():
    text = "Town\tVotes\tShare\nNorvane\t45\t3%"
    assert told(text) == [
        ("Norvane", "", "Town"),
        ("45", "Norvane", "Votes"),
        ("3%", "Norvane", "Share"),
    ]


def test_a_rule_of_a_table_drawn_with_pipes_is_no_row():
    assert told("| Town | Votes |\n|:---|---:|\n| Norvane | 45 |")[-1] == ("45", "Norvane", "Votes")


def test_a_header_may_leave_out_the_corner():
    assert told("2023\t2024\nWheat\t12\t13") == [
        ("Wheat", "", ""),
        ("12", "Wheat", "2023"),
        ("13", "Wheat", "2024"),
    ]


def test_a_row_with_a_hole_has_no_column_headings():
    assert told("Town\tVotes\tShare\nNorvane\t45") == [("Norvane", "", ""), ("45", "Norvane", "")]


def test_rows_of_numbers_alone_have_no_header():
    assert told("DAX | 15,300\nAEX | 800") == [
        ("DAX", "", ""),
        ("15,300", "DAX", ""),
        ("AEX", "", ""),
        ("800", "AEX", ""),
    ]


def test_one_line_is_no_table():
    assert told("Photo: Ana Ruiz | 3 May 2024") == []


def test_the_line_before_is_the_caption():
    cells = Tables("Rain, mm\nMonth\t2023\nMay\t40").cells
    assert [cell.caption is not None for cell in cells] == [True, True]


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
@settings(max_examples=300, deadline=None)
def test_cells_of_any_text_lie_in_it_in_order(text):
    tables = Tables(text)
    ends = [0]
    for cell in tables.cells:
        assert ends[-1] <= cell.span.start < cell.span.end <= len(text)
        ends.append(cell.span.end)
        assert tables.at(cell.span) == cell
