"""Lists, search and numbers, the same on both engines."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event as engine_event
from sqlalchemy import text

from db import articles, metrics
from db.claim_order import Place, cursor
from db.engine import Database
from workbench.actions import browsing
from workbench.errors import NotFound
from workbench.values.article import Article
from workbench.values.claim import ClaimKind
from workbench.values.listing import ClaimFilter
from workbench.values.review import Actor, State
from workbench.values.verdict import VerdictCode

if TYPE_CHECKING:
    from conftest import Desk, Reader

SYSTEM = Actor("system: test", "system")
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Shelf:
    """Twelve articles of three claims each: two a day, of two publishers and none in turn."""

    database: Database
    ids: tuple[str, ...]

    def ask(self, **fields: object) -> list[str]:
        return [row.id for row in browsing.list_claims(self.database, ClaimFilter(**fields)).rows]  # type: ignore[arg-type]

    def total(self, **fields: object) -> int:
        return browsing.list_claims(self.database, ClaimFilter(**fields)).total  # type: ignore[arg-type]


@pytest.fixture
def shelf(database: Database, read: Reader) -> Shelf:
    ids = []
    with database.writing(SYSTEM) as store:
        for number in range(12):
            article = Article(
                f"Report {number}: the harbour\nThe port shipped {number + 1} tonnes of grain.\n"
                f"It sold {number + 100} ships, which is 100 % of Zoë's fleet.",
                published=None if number == 11 else FIRST_DAY + timedelta(days=number // 2),
                publisher=("The Harbour Post", "Quay News", None)[number % 3],
            )
            stored = articles.add(store, read(article), extractor_version="1", lexicon_version="w")
            ids.append(stored.id)
    return Shelf(database, tuple(ids))


def pages(database: Database, size: int) -> Iterator[tuple[str, ...]]:
    after = None
    while True:
        listing = browsing.list_claims(database, ClaimFilter(), after=after, size=size)
        yield tuple(row.id for row in listing.rows)
        after = listing.after
        if after is None:
            return


# --- pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 5, 24, 50])
def test_pages_hold_every_claim_once_newest_first(shelf: Shelf, size: int) -> None:
    found = list(itertools.chain(*pages(shelf.database, size)))
    assert len(found) == len(set(found)) == 36
    rows = browsing.list_claims(shelf.database, ClaimFilter(), size=100).rows
    assert [row.id for row in rows] == found
    dated = [row.published for row in rows if row.published]
    assert dated == sorted(dated, reverse=True)


def test_the_way_back_shows_the_same_pages(shelf: Shelf) -> None:
    first = browsing.list_claims(shelf.database, ClaimFilter(), size=10)
    second = browsing.list_claims(shelf.database, ClaimFilter(), size=10, after=first.after)
    back = browsing.list_claims(shelf.database, ClaimFilter(), size=10, before=second.before)
    assert back.rows == first.rows
    assert (first.before, back.before) == (None, None)
    assert back.after == first.after
    assert (first.total, second.total) == (36, 36)


def test_the_last_page_leads_only_back(shelf: Shelf) -> None:
    *_, last = pages(shelf.database, 10)
    assert len(last) == 6
    listing = browsing.list_claims(shelf.database, ClaimFilter(), size=10)
    for _ in range(3):
        listing = browsing.list_claims(shelf.database, ClaimFilter(), size=10, after=listing.after)
    assert listing.after is None
    assert listing.before is not None


def test_a_claim_added_meanwhile_moves_no_page(shelf: Shelf, read: Reader) -> None:
    first = browsing.list_claims(shelf.database, ClaimFilter(), size=10)
    second = browsing.list_claims(shelf.database, ClaimFilter(), size=10, after=first.after)
    with shelf.database.writing(SYSTEM) as store:
        newer = Article("Some 7 boats came.", published=date(2030, 1, 1))
        articles.add(store, read(newer), extractor_version="1", lexicon_version="w")
    again = browsing.list_claims(shelf.database, ClaimFilter(), size=10, after=first.after)
    assert again.rows == second.rows


def test_each_article_of_a_day_stands_together_in_its_reading_order(shelf: Shelf) -> None:
    rows = browsing.list_claims(shelf.database, ClaimFilter(), size=100).rows
    articles_met = [article_id for article_id, _ in itertools.groupby(row.article_id for row in rows)]
    assert len(articles_met) == len(set(articles_met)) == 12
    for _, together in itertools.groupby(rows, key=lambda row: row.article_id):
        starts = [row.span.start for row in together]
        assert starts == sorted(starts)
        assert len(starts) == 3


@pytest.mark.parametrize("fields", [{}, {"publisher": "Quay News"}, {"state": State.OPEN}])
def test_every_claim_leads_on_and_back_to_its_neighbours(shelf: Shelf, fields: dict[str, Any]) -> None:
    wanted = ClaimFilter(**fields)
    rows = browsing.list_claims(shelf.database, wanted, size=100).rows
    on, back, at = [], [], None
    for _ in rows:
        page = browsing.list_claims(shelf.database, wanted, size=1, after=at)
        on.append(page.rows[0])
        at = page.after
    page = browsing.list_claims(shelf.database, wanted, size=1)
    while page.after:
        page = browsing.list_claims(shelf.database, wanted, size=1, after=page.after)
    while page.rows:
        back.append(page.rows[0])
        if page.before is None:
            break
        page = browsing.list_claims(shelf.database, wanted, size=1, before=page.before)
    assert tuple(on) == rows
    assert tuple(reversed(back)) == rows


@contextmanager
def statements_of(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The queries that are sent meanwhile, with their values."""
    sent: list[tuple[str, Any]] = []

    def keep(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            sent.append((statement, values))

    with database.reading() as store:
        bind = store.session.get_bind()
    engine_event.listen(bind, "before_cursor_execute", keep)
    yield sent
    engine_event.remove(bind, "before_cursor_execute", keep)


def test_a_page_takes_two_queries_and_a_further_one_at_most_three(shelf: Shelf) -> None:
    after = browsing.list_claims(shelf.database, ClaimFilter(), size=10).after
    with statements_of(shelf.database) as sent:
        browsing.list_claims(shelf.database, ClaimFilter(words="grain", state=State.OPEN))
    assert len(sent) == 2
    with statements_of(shelf.database) as sent:
        browsing.list_claims(shelf.database, ClaimFilter(), after=after)
    assert len(sent) == 3


@pytest.mark.parametrize("way", ["first", "after", "before"])
@pytest.mark.parametrize(
    ("index", "fields"),
    [
        ("ix_claim_order", {}),
        ("ix_claim_order", {"first": FIRST_DAY, "last": date(2026, 1, 4)}),
        ("ix_claim_state_order", {"state": State.OPEN}),
        ("ix_claim_publisher_order", {"publisher": "Quay News"}),
        ("ix_claim_publisher_order", {"publisher": "Quay News", "state": State.OPEN}),
        ("ix_claim_verdict_order", {"verdict": VerdictCode.MISLEADING}),
        ("ix_claim_speaker_order", {"speaker": "Ann"}),
        ("ix_claim_metric_order", {"metric": "number of ships|count"}),
        ("ix_claim_unit_order", {"unit": "ships"}),
        ("ix_claim_undecided", {"unreviewed": True}),
        ("ix_claim_incomplete", {"incomplete": True}),
    ],
)
def test_each_filter_is_listed_through_its_index_and_sorts_nothing(
    migrated_file: Path, tmp_path: Path, index: str, fields: dict[str, Any], way: str
) -> None:
    path = tmp_path / "empty.sqlite"
    shutil.copy(migrated_file, path)
    at = cursor(Place(date(2026, 1, 3), "a1", 5, "c1"))
    database = Database(f"sqlite:///{path}")
    with statements_of(database) as sent:
        browsing.list_claims(database, ClaimFilter(**fields), **({} if way == "first" else {way: at}))
    with database.reading() as store:
        for statement, values in sent[1:]:  # the first one counts
            found = store.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            plan = " / ".join(row.detail for row in found)
            assert index in plan
            assert "TEMP B-TREE" not in plan
    database.close()
    assert len(sent) == (2 if way == "first" else 3)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "x",
        "!!",
        "MjAyNg",
        cursor(Place(date(2026, 1, 1), "a1", 5, "c1; DROP")),
        "é",
        "AAAA" * 40,
        "MjAyNi05OS05OSBjMQ",
    ],
)
def test_a_cursor_that_is_none_of_ours_is_told(sqlite_database: Database, wrong: str) -> None:
    for way in ("after", "before"):
        with pytest.raises(NotFound, match="go back to its first page"):
            browsing.list_claims(sqlite_database, ClaimFilter(), **{way: wrong})  # type: ignore[arg-type]


def test_a_page_is_never_larger_than_two_hundred(sqlite_database: Database) -> None:
    assert browsing.list_claims(sqlite_database, ClaimFilter(), size=10**9).rows == ()
    assert browsing.list_claims(sqlite_database, ClaimFilter(), size=-1).total == 0


def test_an_undated_article_is_listed_by_the_day_it_was_added_and_shows_no_date(shelf: Shelf) -> None:
    rows = browsing.list_claims(shelf.database, ClaimFilter(article_id=shelf.ids[11])).rows
    assert len(rows) == 3
    assert {row.published for row in rows} == {None}
    assert browsing.list_claims(shelf.database, ClaimFilter(), size=1).rows[0].article_id == shelf.ids[11]


# --- filters -----------------------------------------------------------------------------------------


def test_each_filter_keeps_what_it_says(shelf: Shelf) -> None:
    assert shelf.total() == 36
    assert shelf.total(publisher="Quay News") == 12
    assert shelf.total(kind=ClaimKind.NUMERIC) == 36
    assert shelf.total(kind=ClaimKind.BOTH) == 0
    assert shelf.total(unit="tonnes") == 12
    assert shelf.total(metric="number of ships|count") == 12
    assert shelf.total(speaker="Nobody") == 0
    assert shelf.total(article_id=shelf.ids[0]) == 3
    assert shelf.total(state=State.OPEN) == 36
    assert shelf.total(unreviewed=True) == 36
    assert shelf.total(incomplete=True) == 0
    assert shelf.total(verdict=VerdictCode.ACCURATE) == 0


def test_dates_bound_the_publication_both_days_included(shelf: Shelf) -> None:
    assert shelf.total(first=date(2026, 1, 2), last=date(2026, 1, 3)) == 12
    assert shelf.total(last=date(2026, 1, 1)) == 6
    assert shelf.total(first=date(2026, 1, 6), last=date(2026, 1, 5)) == 0


def test_filters_hold_together(shelf: Shelf) -> None:
    assert shelf.total(publisher="Quay News", unit="tonnes", first=date(2026, 1, 3)) == 3


def test_verdicts_and_dismissals_are_filtered_by_what_they_are(desk: Desk) -> None:
    decided, incomplete, dismissed, waiting = desk.claims()
    desk.decide("accurate", decided)
    desk.do("judge", incomplete, code="misleading")
    desk.do("dismiss", dismissed, reason="a list number")

    def ids(**fields: object) -> list[str]:
        return [row.id for row in browsing.list_claims(desk.database, ClaimFilter(**fields)).rows]  # type: ignore[arg-type]

    assert ids(state=State.FINAL) == ids(verdict=VerdictCode.ACCURATE) == [decided.id]
    assert ids(incomplete=True) == ids(verdict=VerdictCode.MISLEADING) == [incomplete.id]
    assert ids(unreviewed=True) == [waiting.id]
    assert ids(state=State.DISMISSED) == [dismissed.id]


# --- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("grain", 12),
        ("GRAIN", 12),
        ("port grain", 12),
        ("port ships", 0),  # every word is needed, in one claim
        ("gra", 12),  # the last word may be a beginning
        ("gra tonnes", 0),  # any other may not
        ('"tonnes of grain"', 12),
        ('"grain of tonnes"', 0),
        ("quay", 12),  # the publisher
        ("zoë", 24),
        ("grain -port", 12),  # no operator of ours or theirs
        ("grain OR ships", 0),
        ("grain*", 12),
        ("NEAR(grain)", 0),
        ("words:grain", 0),
        ("(grain", 12),
        ('grain"', 12),
        ("'grain'", 12),
        ("grain\\", 12),
        ("gr&ain | !", 0),
        ("xylophone", 0),
        ("", 36),
        ("   ", 36),
        ("\0", 36),
        ("grain\0", 12),
        ("\ud800", 36),
    ],
)
def test_words_find_the_same_claims_in_both_engines(shelf: Shelf, words: str, found: int) -> None:
    assert shelf.total(words=words) == found


@pytest.mark.parametrize(
    "words", ["grain", "port grain", "gra", '"tonnes of grain"', "quay", "xylophone", "%"]
)
def test_many_hits_are_listed_in_the_same_order_as_few(
    shelf: Shelf, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = browsing.list_claims(shelf.database, ClaimFilter(words=words, state=State.OPEN), size=5)
    monkeypatch.setattr("db.listing.MANY", 0)
    assert browsing.list_claims(shelf.database, ClaimFilter(words=words), size=5) == few


@pytest.mark.parametrize(("words", "found"), [("%", 24), ("'", 24), (".", 36), ("€", 0), ("_", 0), ('"', 0)])
def test_punctuation_alone_is_looked_for_in_the_sentences(shelf: Shelf, words: str, found: int) -> None:
    assert shelf.total(words=words) == found


def test_a_corrected_claim_is_found_by_its_new_words(desk: Desk) -> None:
    desk.do("correct", desk.claim(), field="subject", value="barley in silos", reason="as printed")
    found = browsing.list_claims(desk.database, ClaimFilter(words="barley")).rows
    assert [row.id for row in found] == [desk.claim().id]


def test_a_search_of_any_length_is_answered(shelf: Shelf) -> None:
    assert shelf.total(words="grain " * 5000) == 12
    assert shelf.total(words='"' * 5000) == 0


# --- articles, numbers, choices --------------------------------------------------------------------------


def test_articles_are_listed_newest_added_first_with_their_counts(shelf: Shelf) -> None:
    rows = browsing.list_articles(shelf.database)
    assert len(rows) == 12
    assert {row.id for row in rows} == set(shelf.ids)
    assert all((row.claims, row.waiting) == (3, 3) for row in rows)
    assert rows[0].title.startswith("Report")
    assert len(browsing.list_articles(shelf.database, limit=5)) == 5


@pytest.mark.parametrize("by_date", [False, True])
def test_articles_are_listed_page_by_page_none_twice(shelf: Shelf, by_date: bool) -> None:
    whole = browsing.list_articles(shelf.database, by_date=by_date)
    pages = [
        browsing.list_articles(shelf.database, skip=skip, limit=5, by_date=by_date) for skip in (0, 5, 10, 15)
    ]

    assert [len(page) for page in pages] == [5, 5, 2, 0]
    assert tuple(row for page in pages for row in page) == whole


def test_articles_by_date_have_those_without_one_at_the_end(shelf: Shelf) -> None:
    rows = browsing.list_articles(shelf.database, by_date=True)
    days = [row.published for row in rows if row.published]

    assert days == sorted(days, reverse=True)
    assert all(row.published is None for row in rows[len(days) :])
    assert {row.id for row in rows} == {row.id for row in browsing.list_articles(shelf.database)}


@pytest.mark.parametrize(
    ("words", "found"),
    [("quay", 4), ("report 11", 1), ("REPORT harbour", 12), ("%", 0), ("none", 0), ("\0", 12)],
)
def test_articles_are_found_by_words_of_headline_and_publisher(shelf: Shelf, words: str, found: int) -> None:
    assert len(browsing.list_articles(shelf.database, words=words)) == found


def test_the_numbers_of_the_desk_add_up(desk: Desk) -> None:
    decided, incomplete, dismissed, waiting = desk.claims()
    desk.decide("accurate", decided)
    desk.do("judge", incomplete, code="misleading")
    desk.do("dismiss", dismissed, reason="a list number")
    numbers = browsing.desk(desk.database)
    assert (numbers.articles, numbers.claims) == (1, 4)
    assert (numbers.waiting, numbers.incomplete, numbers.decided, numbers.dismissed) == (1, 1, 1, 1)
    assert numbers.by_verdict == ((VerdictCode.ACCURATE, 1),)
    assert [row.id for row in numbers.next_claims] == [waiting.id]
    assert [row.id for row in numbers.incomplete_claims] == [incomplete.id]
    assert [row.id for row in numbers.recent_decisions] == [decided.id]
    (article,) = numbers.queue
    assert article == browsing.list_articles(desk.database)[0]
    assert (article.claims, article.waiting, article.incomplete, article.decided, article.dismissed) == (
        4,
        1,
        1,
        1,
        1,
    )


def test_a_decided_claim_that_is_no_longer_found_is_flagged(desk: Desk) -> None:
    desk.decide("accurate")
    with desk.database.writing(SYSTEM) as store:
        store.session.execute(
            text("UPDATE claim SET found = :no WHERE id = :id"), {"no": False, "id": desk.claim().id}
        )
    assert browsing.desk(desk.database).flagged == 1


def test_the_numbers_of_an_empty_desk_are_zero(database: Database) -> None:
    numbers = browsing.desk(database)
    assert (numbers.articles, numbers.claims, numbers.waiting, numbers.flagged) == (0, 0, 0, 0)
    assert numbers.queue == numbers.next_claims == numbers.by_verdict == ()
    assert browsing.choices(database).publishers == ()
    assert browsing.list_articles(database) == ()


def test_choices_are_what_there_is_each_once_in_alphabetical_order(shelf: Shelf) -> None:
    choices = browsing.choices(shelf.database)
    assert choices.publishers == ("Quay News", "The Harbour Post")
    assert choices.units == ("%", "ships", "tonnes")
    assert choices.speakers == ()
    assert [key for key, _ in choices.metrics] == [
        "number of %|count",
        "number of ships|count",
        "number of tonnes|count",
    ]


def test_a_metric_is_chosen_by_its_label(shelf: Shelf) -> None:
    with shelf.database.writing(SYSTEM) as store:
        labels = metrics.labels(store)
    assert dict(browsing.choices(shelf.database).metrics) == labels


def test_one_claim_is_found_by_its_id(shelf: Shelf) -> None:
    row = browsing.list_claims(shelf.database, ClaimFilter(), size=1).rows[0]
    assert browsing.claim(shelf.database, row.id) == row
    assert replace(row, value=Decimal(row.value or 0)) == row
    with pytest.raises(NotFound):
        browsing.claim(shelf.database, "nothing")


def test_the_data_version_rises_with_every_change(desk: Desk) -> None:
    before = browsing.data_version(desk.database)
    desk.decide("accurate")
    assert browsing.data_version(desk.database) > before
    assert browsing.data_version(desk.database) == browsing.data_version(desk.database)


def test_articles_are_found_by_letters_beyond_ascii_in_any_case(database: Database, read: Reader) -> None:
    with database.writing(SYSTEM) as store:
        text = "Ärger in Österö\n\nThe port of Österö sold 12 ships on Monday."
        article = Article(text, title="Ärger in Österö", publisher="Zoë’s Paper")
        articles.add(store, read(article), extractor_version="1", lexicon_version="w")
    assert len(browsing.list_articles(database, words="öSTERÖ ZOË")) == 1
