"""One address written in several ways."""

from __future__ import annotations

import importlib.util

import pytest

from workbench.compare.addresses import LONGEST, comparable
from workbench.home import MIGRATIONS

ADDRESSES = [
    ("https://www.example.org/a/b/", "example.org/a/b"),
    ("http://example.org/a/b", "example.org/a/b"),
    ("HTTPS://Example.ORG:443/A/b#top", "example.org/A/b"),
    ("https://example.org/?utm_source=mail&id=7&fbclid=x", "example.org?id=7"),
    ("https://example.org/a?b=2&a=1", "example.org/a?a=1&b=2"),
    ("https://ann@example.org/a", "example.org/a"),
    ("  https://example.org/a \n", "example.org/a"),
    ("ftp://example.org/a", None),
    ("pasted text", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_addresses_that_lead_to_one_page_are_compared_as_one(url: str | None, expected: str | None) -> None:
    assert comparable(url) == expected


def test_a_very_long_address_still_fits_an_index() -> None:
    found = comparable("https://example.org/" + "é" * 5000)
    assert found is not None
    assert len(found) == LONGEST


@pytest.mark.parametrize("url", [url for url, _ in ADDRESSES if url])
def test_the_migration_compares_addresses_the_same_way(url: str) -> None:
    path = MIGRATIONS / "versions" / "0002_articles_that_change.py"
    spec = importlib.util.spec_from_file_location("migration_0002", path)
    assert spec is not None
    assert spec.loader is not None
    migration = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(migration)
    assert migration._address(url) == comparable(url)
