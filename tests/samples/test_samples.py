"""The samples are whole, our own, and what the seed says of them is found in them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from workbench.actions.seed_claims import Candidate, find_claim
from workbench.actions.seed_file import load_seed
from workbench.actions.seed_work import preview_of, read_claims
from workbench.extract.parser import load_parser
from workbench.home import SAMPLES
from workbench.intake.pages import read_page
from workbench.review.completeness import missing
from workbench.values.article import Page
from workbench.values.seed import Seed, SeedPage
from workbench.values.verdict import VerdictCode

ORIGIN = (SAMPLES / "ORIGIN.md").read_text("utf-8")
FILES = sorted(
    str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*") if path.suffix in {".txt", ".html", ".csv"}
)
ARCHIVE = "articles/2026-02-13-ardovia-today-archive.txt"
ARCHIVE_OPENINGS = (
    "Bullion makes up a bigger share",
    "Prosecutors say that the former deputy minister",
    "Young people and builders were hit hardest",
    "The freed soldiers were handed over",
    "The number of inmates has grown",
    "Two days of rain have left nine people dead",
    "The Civic Union overtakes the governing party",
    "The command system has cost the taxpayer",
    "A harbour police officer was shot",
    "The foreign minister accuses western members",
)
ARCHIVE_ENDINGS = (
    "let alone a day.”",
    "the court heard.",
    "vacancies had halved since 2023.",
    "its spokesman said.",
    "It counts 285 vacancies.",
    "less than a third of the losses.",
    "it says.",
    "€22 million of orders.",
    "it could not confirm that.",
    "not a breakthrough.”",
)
RESERVED = re.compile(r"https://[a-z.-]*\bexample\.(?:org|com|net)(?:/|$)")
RUN = 8
"""As many words in a row are a sentence taken over, not chance."""


@pytest.fixture(scope="module")
def seed() -> Seed:
    return load_seed()


def read(page: SeedPage) -> Page:
    return read_page(page.raw, origin=page.path, published=page.published, publisher=page.publisher)


def words_in_a_row(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_there_are_enough_samples() -> None:
    assert len([name for name in FILES if name.startswith("articles/")]) >= 14


@pytest.mark.parametrize("name", FILES)
def test_every_sample_is_told_of_and_readable(name: str) -> None:
    assert f"`{name}`" in ORIGIN, "say in ORIGIN.md what it shows"
    assert (SAMPLES / name).read_bytes().decode("utf-8").strip()


def test_what_is_told_of_is_there() -> None:
    for name in re.findall(r"`((?:articles|references)/[^`]+)`", ORIGIN):
        assert (SAMPLES / name).is_file(), name


def test_the_seed_takes_in_every_article(seed: Seed) -> None:
    assert sorted(page.path for page in seed.pages) == [
        name for name in FILES if name.startswith("articles/")
    ]


def test_the_samples_are_marked_as_samples(seed: Seed) -> None:
    assert seed.samples


def test_addresses_are_of_reserved_domains_only(seed: Seed) -> None:
    found = [page.url for page in seed.pages] + [each.source.url for each in seed.sources]
    found += [each.source.archive_url for each in seed.sources] + [each.url for each in seed.series]
    found += re.findall(r"https?://[^\s\"<]+", "".join(page.raw.decode("utf-8") for page in seed.pages))
    for address in filter(None, found):
        assert RESERVED.match(address), address


def test_the_archive_page_splits_into_its_ten_articles(seed: Seed) -> None:
    (archive,) = (page for page in seed.pages if page.path == ARCHIVE)
    articles = read(archive).articles
    assert len(articles) == len(ARCHIVE_OPENINGS)
    for article, opening, ending in zip(articles, ARCHIVE_OPENINGS, ARCHIVE_ENDINGS, strict=True):
        assert article.text.startswith(opening)
        assert article.text.rstrip().endswith(ending)


def test_furniture_of_the_archive_page_is_in_no_article(seed: Seed) -> None:
    (archive,) = (page for page in seed.pages if page.path == ARCHIVE)
    text = "\n".join(article.text for article in read(archive).articles)
    for furniture in ("Read more", "FILE PHOTO", "Share |", "Category Archive", "By Mara Lind", "© "):
        assert furniture not in text


def test_every_other_page_is_one_article_with_its_headline_date_and_publisher(seed: Seed) -> None:
    for page in seed.pages:
        if page.path == ARCHIVE:
            continue
        (article,) = read(page).articles
        if page.path.endswith(".txt"):
            assert article.headline == page.raw.decode("utf-8").partition("\n")[0]
        assert article.published == page.published
        assert article.publisher == page.publisher


def test_the_html_page_brings_its_own_date_and_publisher() -> None:
    (path,) = (SAMPLES / "articles").glob("*.html")
    (article,) = read_page(path.read_bytes(), origin=path.name).articles
    assert str(article.published) == "2026-01-16"
    assert article.publisher == "The Eastmoor Courier"
    for furniture in ("cookies", "Subscribe", "Where the water goes", "Share this", "Registered office"):
        assert furniture not in article.text


@pytest.mark.skipif("WORKBENCH_SEED_PAGE" not in os.environ, reason="WORKBENCH_SEED_PAGE names no page")
def test_no_sentence_is_taken_from_the_page_they_are_like(seed: Seed) -> None:
    theirs = words_in_a_row(Path(os.environ["WORKBENCH_SEED_PAGE"]).read_text("utf-8"))
    for page in seed.pages:
        assert not words_in_a_row(page.raw.decode("utf-8")) & theirs, page.path


# --- what is found in them ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def found(seed: Seed) -> dict[str, tuple[Candidate, ...]]:
    """The claims of each page, as they would be stored."""
    parser = load_parser()
    return {page.path: read_claims(preview_of(page), parser) for page in seed.pages}


def test_every_verdict_and_dismissal_finds_its_claim(
    seed: Seed, found: dict[str, tuple[Candidate, ...]]
) -> None:
    for each in (*seed.verdicts, *seed.dismissals):
        assert find_claim(each.claim, found[each.claim.page]), each.entry


def test_no_two_entries_decide_the_same_claim(seed: Seed, found: dict[str, tuple[Candidate, ...]]) -> None:
    decided = [
        (each.claim.page, find_claim(each.claim, found[each.claim.page]))
        for each in (*seed.verdicts, *seed.dismissals)
    ]
    places = [
        (page, next(at for at, other in enumerate(found[page]) if other is claim)) for page, claim in decided
    ]
    assert len(set(places)) == len(places)


def test_every_reference_series_belongs_to_a_measure(
    seed: Seed, found: dict[str, tuple[Candidate, ...]]
) -> None:
    for series in seed.series:
        assert series.like is not None
        assert find_claim(series.like, found[series.like.page]).metric, series.name


def test_three_measures_can_be_charted_over_several_articles(
    seed: Seed, found: dict[str, tuple[Candidate, ...]]
) -> None:
    for series in seed.series:
        assert series.like is not None
        metric = find_claim(series.like, found[series.like.page]).metric
        pages = [path for path, claims in found.items() if any(each.metric == metric for each in claims)]
        assert len(pages) >= 4, series.name


def test_all_seven_verdicts_are_given_some_are_incomplete_and_most_claims_wait(
    seed: Seed, found: dict[str, tuple[Candidate, ...]]
) -> None:
    assert {each.judgement.code for each in seed.verdicts} == set(VerdictCode)
    complete = [each for each in seed.verdicts if not missing(each.judgement)]
    assert 35 <= len(complete) < len(seed.verdicts)
    assert seed.dismissals
    assert sum(len(claims) for claims in found.values()) > 4 * len(seed.verdicts)


def test_verdicts_are_later_than_their_article(seed: Seed) -> None:
    published = {page.path: page.published for page in seed.pages}
    for each in (*seed.verdicts, *seed.dismissals):
        day = published[each.claim.page]
        assert day is not None
        assert each.at.date() > day, each.entry


def test_no_verdict_rests_on_what_came_later(seed: Seed) -> None:
    sources = {each.key: each.source for each in seed.sources}
    for each in seed.verdicts:
        for evidence in each.judgement.evidence:
            source = sources[evidence.source_id]
            assert (source.published or each.at.date()) <= each.at.date(), (each.entry, source.title)
            assert (source.accessed or each.at.date()) <= each.at.date(), (each.entry, source.title)


def test_every_source_is_used(seed: Seed) -> None:
    used = {evidence.source_id for each in seed.verdicts for evidence in each.judgement.evidence}
    assert used == {each.key for each in seed.sources}
