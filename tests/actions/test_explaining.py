"""Why a stored article was read as it was."""

from __future__ import annotations

import pytest

from db import articles
from workbench.actions import explaining
from workbench.errors import NotFound
from workbench.extract.parser import load_parser
from workbench.extract.pipeline import read_article
from workbench.values.article import Article
from workbench.values.review import Actor


def test_each_claim_that_is_found_has_its_lines(desk):
    found = explaining.why_read(desk.database, desk.article_id)
    assert set(found.claims) == {row.id for row in desk.claims()}
    for row in desk.claims():
        assert row.verbatim in found.claims[row.id][0]


def test_every_number_of_the_article_is_counted(desk):
    found = explaining.why_read(desk.database, desk.article_id)
    assert [each.text for each in found.numerals if each.read] == [
        "12,500 tonnes",
        "9,800 tonnes",
        "42 ships",
        "0.1 percent",
    ]
    assert found.told.startswith(f"{len(found.numerals)} numerals: 4 read")


def test_an_article_that_is_not_there_is_told(database):
    with pytest.raises(NotFound):
        explaining.why_read(database, "a0")


def test_how_a_subject_was_read_is_kept_with_the_reading(sqlite_database):
    reading = read_article(Article("Exports fell 4% in May."), load_parser())
    with sqlite_database.writing(Actor("system: test", "system")) as store:
        stored = articles.add(store, reading, extractor_version="1", lexicon_version="w")
    (lines,) = explaining.why_read(sqlite_database, stored.id).claims.values()
    assert lines[-2] == "Measures: “Exports, fall”: the change of the verb's subject."
