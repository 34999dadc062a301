"""Pages that list whole articles, in the ways that site builders do: each is one article with its day."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.intake.pages import read_page

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "web_listings.toml").read_text("utf-8"))


@pytest.mark.parametrize("way", CASES["way"], ids=lambda way: str(way["name"]))
def test_each_item_of_a_list_is_an_article(way: dict[str, Any]) -> None:
    items = (way["item"].format(n=number, **article) for number, article in enumerate(CASES["article"]))
    body = way["page"].format("".join(items))
    found = read_page(f"<html><head><title>News</title></head><body>{body}</body></html>", origin="page")
    told = [(each.title, str(each.published), *each.text.split("\n\n")[1:]) for each in found.articles]
    assert told == [(each["title"], each["day"], each["one"], each["two"]) for each in CASES["article"]]
