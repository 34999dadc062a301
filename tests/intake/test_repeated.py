"""Which elements of a web page stand for an article each."""

from __future__ import annotations

import pytest

from workbench.intake.html import read_html
from workbench.intake.pages import read_page

TEXT = "The harbour board met on Monday and raised the fee for small boats by four crowns a day, it said."


def items(inside: str, count: int = 3) -> str:
    made = "".join(
        f"<div class='x'>{inside.format(number=number)}<div>{number} {TEXT}</div><div>More {TEXT}</div></div>"
        for number in range(count)
    )
    return f"<html><body><div>{made}</div></body></html>"


def units(page: str) -> int:
    return len({line.unit for line in read_html(page, "page").lines if line.unit})


@pytest.mark.parametrize(
    "inside",
    [
        "<div><a href='/{number}'>Fees rise again</a></div>",
        "<div>Fees rise again</div><div>6 February 2026</div>",
        "<div>Fees rise again</div><time datetime='2026-02-06'>Friday</time>",
        "<h3>Fees rise again</h3><a href='/{number}'>Read more</a>",
    ],
)
def test_siblings_made_alike_are_an_article_each(inside: str) -> None:
    assert units(items(inside)) == 3


@pytest.mark.parametrize(
    "inside", ["<h2>Fees rise again</h2>", "<h2><a href='#fees'>Fees rise again</a></h2>", ""]
)
def test_sections_of_one_article_are_none(inside: str) -> None:
    assert units(items(inside)) == 0


def test_two_are_too_few() -> None:
    assert units(items("<div><a href='/{number}'>Fees rise again</a></div>", count=2)) == 0


def test_a_line_beside_the_articles_is_left_out() -> None:
    page = items("<div><a href='/{number}'>Fees rise again at lock {number}</a></div>").replace(
        "</body>", "<div>What moves the coast, every morning.</div></body>"
    )
    found = read_page(page, origin="page")
    assert len(found.articles) == 3
    assert [line.reason for line in found.rejected if line.text.startswith("What moves")] == [
        "outside the article's text"
    ]


def test_a_table_for_layout_keeps_no_menu() -> None:
    page = (
        "<table><tr><td><b>Quick Links</b><br><a href='/a'>Lock fees</a></td>"
        f"<td><h1>Fees rise again</h1><p>{TEXT}</p><p>More {TEXT}</p></td></tr></table>"
    )
    assert "Quick Links" not in read_page(page, origin="page").articles[0].text


def test_a_row_of_figures_is_one_line() -> None:
    page = f"<p>{TEXT}</p><table><tr><td>2018</td><td>36 crowns</td></tr></table>"
    assert [line.text for line in read_html(page, "page").lines if line.kept] == ["2018\t36 crowns"]
