"""Pages in the manners of several outlets: each article whole, no furniture inside, nothing lost."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.intake.pages import read_page
from workbench.values.article import Page

PAGES = Path(__file__).parent / "pages"
GOLDS = sorted(PAGES.glob("*.toml"))


def gold_and_page(path: Path) -> tuple[dict[str, Any], Page]:
    gold = tomllib.loads(path.read_text("utf-8"))
    source = next(each for each in PAGES.glob(f"{path.stem}.*") if each.suffix != ".toml")
    return gold, read_page(source.read_bytes(), origin=source.name)


@pytest.fixture(params=GOLDS, ids=lambda path: path.stem)
def read(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Page]:
    return gold_and_page(request.param)


def test_there_are_enough_manners() -> None:
    assert len(GOLDS) >= 7


def test_each_article_begins_and_ends_where_it_does(read: tuple[dict[str, Any], Page]) -> None:
    gold, page = read
    wanted = [(each.get("title"), each.get("deck"), each["last"], each["lines"]) for each in gold["article"]]
    found = [
        (article.title, article.deck, lines[-1], len(lines))
        for article in page.articles
        for lines in [article.text.split("\n\n")]
    ]
    assert found == wanted


def test_no_furniture_is_left_in_an_article(read: tuple[dict[str, Any], Page]) -> None:
    gold, page = read
    inside = {line for article in page.articles for line in article.text.split("\n")}
    assert inside & set(gold["junk"]) == set()


def test_furniture_is_told_with_a_reason(read: tuple[dict[str, Any], Page]) -> None:
    gold, page = read
    told = {line.text for line in page.rejected if line.reason}
    assert set(gold["junk"]) <= told


def test_text_that_looks_like_furniture_stays(read: tuple[dict[str, Any], Page]) -> None:
    gold, page = read
    for article, wanted in zip(page.articles, gold["article"], strict=True):
        assert set(wanted.get("keeps", [])) <= set(article.text.split("\n\n"))


def test_dates_and_addresses_are_those_of_the_page(read: tuple[dict[str, Any], Page]) -> None:
    gold, page = read
    for article, wanted in zip(page.articles, gold["article"], strict=True):
        if "published" in wanted:
            assert article.published == wanted["published"]
        if "url" in wanted:
            assert article.url == wanted["url"]
