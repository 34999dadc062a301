"""Whatever comes in: no crash, and no line disappears."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import NotEnglish, UnreadableInput
from workbench.intake.bulk import read_line
from workbench.intake.furniture import label_lines
from workbench.intake.lines import page_lines
from workbench.intake.pages import read_page
from workbench.intake.splitting import split_lines

PAGES = Path(__file__).parent / "pages"
PIECES = [
    "Harbour fees in Turin rise for a third year",
    "The fee rose by 4% to €12 a tonne on Friday, the authority said.",
    "“No,” he said.",
    "It was the third rise in as many years, and ship owners called it a mistake.",
    "Read more",
    "Related stories",
    "FILE PHOTO: A crane.",
    "By Ada Field",
    "6 Feb 2026, 10:32",
    "Share",
    "Tags: a, b",
    "* * *",
    "## A sub-heading",
    "**Bold words**",
    "- an item of a list",
    "TURIN, Feb 6 (Reuters) - The port closed on Friday.",
    "",
    "",
    "\t",
    "\u00a0",
    "World",
    "What happens next",
    "Advertisement",
    "1",
    "…",
    "((",
    "“",
    "\u202e\u2066abc",
    "a\u0301" * 5,
]


def bare(text: str) -> str:
    return " ".join(text.strip("#*_ \t\u00a0").split())


def assert_nothing_is_lost(text: str) -> None:
    try:
        page = read_page(text, origin="page", form="text")
    except (UnreadableInput, NotEnglish):
        return
    articles = " ".join(" ".join(article.text.split()) for article in page.articles)
    told = " ".join(bare(line.text) for line in page.rejected)  # wrapped lines are joined
    for line in text.splitlines():
        if line.strip():
            assert bare(line) in told or bare(line) in articles
    assert all(line.reason for line in page.rejected)
    assert all(article.text.strip() for article in page.articles)
    assert len(page.boundaries) == len(page.articles)


def assert_read_or_refused(raw: bytes, origin: str) -> None:
    """Articles with a text, or one line that names the origin."""
    told = ""
    try:
        page = read_page(raw, origin=origin)
    except (UnreadableInput, NotEnglish) as error:
        told = str(error)
    else:
        assert page.articles
        assert all(article.text.strip() for article in page.articles)
    assert not told or (told.startswith(f"{origin}: ") and "\n" not in told)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert_nothing_is_lost(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_line_of_a_page_disappears(pieces: list[str]) -> None:
    assert_nothing_is_lost("\n".join(pieces))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_each_line_is_in_one_place_only(pieces: list[str]) -> None:
    lines = page_lines("\n".join(pieces))
    found = split_lines(lines, label_lines(lines))
    places = [i for part in found.parts for i in (*part.header, *part.body)] + list(found.rejected)
    assert sorted(places) == list(range(len(lines)))
    kept = [i for part in found.parts for i in (*part.header, *part.body)]
    assert kept == sorted(kept)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert_read_or_refused(raw, "x")


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(sorted(path for path in PAGES.iterdir() if path.suffix in {".txt", ".html"})),
    st.integers(0, 3000),
    st.integers(0, 3000),
    st.binary(max_size=8),
)
def test_a_damaged_page_is_read_or_refused(path: Path, cut: int, till: int, put: bytes) -> None:
    raw = path.read_bytes()
    assert_read_or_refused(raw[:cut] + put + raw[till:], path.name)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=120), st.binary(max_size=120)))
def test_any_bulk_line_is_read_or_refused(line: str | bytes) -> None:
    with pytest.raises((UnreadableInput, NotEnglish)):
        read_line(line, 3)


def test_a_page_of_headings_alone_takes_no_longer_for_each() -> None:
    text = "\n".join(f"Heading number {n} of a very long page" for n in range(20_000))
    with pytest.raises(UnreadableInput, match="no article in it"):
        read_page(text, origin="page")


def test_many_headings_before_a_text_are_read_once_each() -> None:
    headings = "\n".join(f"Heading number {n} of a very long list" for n in range(20_000))
    page = read_page(
        f"{headings}\n\nFees at the quay rose by 4% on Friday, the authority said.", origin="page"
    )
    assert len(page.articles) == 1
    assert len(page.rejected) > 19_000


def test_a_thousand_articles_stay_a_thousand() -> None:
    places = ("Turin", "Lagos", "Oslo", "Manila")
    items = [
        f"Port of {places[n % 4]} number {n} raises its fee\n\nBy Ada Field\n\n"
        f"Fees at quay {n} in {places[n % 4]} rose by {n} euros on Friday, the authority of quay {n} said."
        for n in range(1000)
    ]
    assert len(read_page("\n\n".join(items), origin="page").articles) == 1000


@pytest.mark.parametrize("depth", [200, 100_000])
def test_markup_that_is_nested_deep_does_no_harm(depth: int) -> None:
    paragraph = b"<p>The fee rose by 4% to 12 euros a tonne on Friday, the authority said.</p>"
    assert_read_or_refused(b"<html><body>" + b"<div>" * depth + paragraph, "page")


def test_one_long_line_of_markup_is_refused_by_its_size() -> None:
    with pytest.raises(
        UnreadableInput, match=r"page: 20 MB of HTML, more than 5 MB: save the page's text as .txt"
    ):
        read_page("<html><body>" + "<p>Fee up.</p>" * 1_430_000, origin="page")
