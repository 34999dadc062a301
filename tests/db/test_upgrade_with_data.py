"""A database of an earlier version, with work in it, is brought to this one and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, make_url, select, text

from db import articles, audit, claim_values, models, speaker_sums
from db.engine import Database
from db.upgrade import SchemaState, state, upgrade
from workbench.actions import article_versions, browsing, rereading, reviewing, upkeep
from workbench.errors import DatabaseUnusable
from workbench.home import MIGRATIONS
from workbench.values.listing import ClaimFilter
from workbench.values.review import Actor, State

if TYPE_CHECKING:
    from conftest import Desk, Reader

FIRST = "0001"
_NUMBERS = count(1)


@pytest.fixture
def first_version(desk: Desk, tmp_path: Path) -> Iterator[Database]:
    """A database as 0001 made it, with the rows of a desk on which people have worked."""
    desk.decide("accurate")
    desk.do("correct", desk.claim(1), field="unit", value="t", reason="as printed")
    desk.do("correct", desk.claim(2), field="speaker", value="Mara Lund", reason="the caption says so")
    if desk.database.dialect == "sqlite":
        address = f"sqlite:///{tmp_path / 'first.sqlite'}"
    else:
        name = f"first_{next(_NUMBERS)}"
        engine = create_engine(desk.database.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        address = make_url(desk.database.url).set(database=name).render_as_string(hide_password=False)
    first = Database(address)
    with first.migrating() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
    _copy(desk.database, first)
    yield first
    first.close()


def _copy(now: Database, first: Database) -> None:
    """The rows, as far as the first version had columns for them."""
    with now.connected() as source, first.migrating() as target:
        target.execute(text("DELETE FROM data_version"))
        if first.dialect == "postgresql":
            target.execute(text("SET session_replication_role = replica"))
        there = set(inspect(target).get_table_names())
        for table in models.Base.metadata.sorted_tables:
            if table.name not in there:
                continue
            old = Table(table.name, MetaData(), autoload_with=target, resolve_fks=False)
            new = Table(table.name, MetaData(), autoload_with=source, resolve_fks=False)
            names = [
                column.name
                for column in old.columns
                if column.name != "words_vector" and column.name in new.c
            ]
            rows = source.execute(select(*(new.c[name] for name in names))).mappings().all()
            if rows:
                target.execute(old.insert(), [dict(row) for row in rows])
            if first.dialect == "postgresql" and rows and old.columns.keys()[0] == "id":
                _go_on_counting(target, table.name)
        if first.dialect == "postgresql":
            target.execute(text("SET session_replication_role = DEFAULT"))


def _go_on_counting(target: Connection, table: str) -> None:
    sequence = target.scalar(text(f"SELECT pg_get_serial_sequence('{table}', 'id')"))
    if sequence is not None:
        target.execute(text(f"SELECT setval('{sequence}', (SELECT max(id) FROM {table}))"))


def test_work_of_the_first_version_is_there_after_the_upgrade(first_version: Database, desk: Desk) -> None:
    assert state(first_version) is SchemaState.OLDER
    assert upgrade(first_version) is SchemaState.OLDER
    assert state(first_version) is SchemaState.CURRENT
    with first_version.reading() as store:
        assert audit.verify(store) == ()
        assert articles.get(store, desk.article_id).text == desk.reading.article.text
    case = reviewing.article_case(first_version, desk.reviewer, desk.article_id)
    assert case == reviewing.article_case(desk.database, desk.reviewer, desk.article_id)
    assert upkeep.verify_audit(first_version) == ()
    with first_version.writing(Actor("system: test", "system")) as store:
        assert claim_values.make_anew(store, desk.article_id) == ()


def test_an_article_gets_its_current_values(first_version: Database, desk: Desk) -> None:
    upgrade(first_version)
    before = desk.reading.article
    found = article_versions.history(first_version, desk.article_id)
    assert (found.article.publisher, found.article.published) == (before.publisher, before.published)
    assert (found.row_version, found.claims, found.withdrawn_at) == (1, 4, None)
    (row,) = browsing.list_articles(first_version)
    assert (row.publisher, row.published) == (before.publisher, before.published)


def test_speakers_have_their_labels_and_counts_after_the_upgrade(first_version: Database, desk: Desk) -> None:
    upgrade(first_version)
    with first_version.writing(Actor("system: test", "system")) as store:
        (row,) = store.session.scalars(select(models.Speaker)).all()
        assert (row.label, row.claims, row.row_version, row.kind_decided) == ("Mara Lund", 1, 1, False)
        named = select(models.Claim.id).where(models.Claim.speaker_name_id == row.id)
        assert store.session.scalars(named).all() == [desk.claim(2).id]
        assert speaker_sums.make_anew(store) == ()


def test_addresses_of_articles_can_be_compared_after_the_upgrade(first_version: Database, desk: Desk) -> None:
    from workbench.compare.addresses import comparable

    url = "https://www.example.org/Harbour/?utm_source=x&b=2&a=1#top"
    with first_version.migrating() as connection:
        if first_version.dialect == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER article_version_never_update"))
        connection.execute(text("UPDATE article_version SET url = :url"), {"url": url})
    upgrade(first_version)
    with first_version.reading() as store:
        assert store.session.scalar(select(models.Article.address)) == comparable(url)
        assert comparable(url) == "example.org/Harbour?a=1&b=2"


def test_a_withdrawn_article_stays_withdrawn(first_version: Database, desk: Desk) -> None:
    with first_version.migrating() as connection:
        at = "'2026-02-06 10:00:00'"
        connection.execute(text(f"UPDATE article SET withdrawn_at = {at}, withdrawn_why = 'a hoax'"))
    upgrade(first_version)
    assert browsing.list_claims(first_version, ClaimFilter()).total == 0
    assert browsing.list_claims(first_version, ClaimFilter(withdrawn=True)).total == 4


def test_articles_are_read_again_after_the_upgrade(
    first_version: Database, desk: Desk, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "read_article", lambda article, _parser: read(article))
    upgrade(first_version)
    report = rereading.read_again(first_version, Actor("t", "system"), None, extractor_version="next")
    assert (report.articles, report.kept) == (1, 4)
    case = reviewing.article_case(first_version, desk.reviewer, desk.article_id)
    assert case.claims[0].row.state is State.FINAL


def test_readings_are_still_never_changed(first_version: Database) -> None:
    upgrade(first_version)
    for statement in ("UPDATE reading SET extractor_version = 'x'", "DELETE FROM reading"):
        with (
            pytest.raises(Exception, match="reading rows are never changed"),
            first_version.connected() as one,
        ):
            one.execute(text(statement))


def test_rows_that_point_to_nothing_stop_the_upgrade(first_version: Database) -> None:
    if first_version.dialect == "postgresql":
        pytest.skip("PostgreSQL has no moment without its foreign keys")
    with first_version.migrating() as connection:
        connection.execute(text("DROP TRIGGER reading_never_delete"))
    with (
        pytest.raises(DatabaseUnusable, match="rows of claim_reading point to rows that are gone"),
        first_version.migrating() as connection,
    ):
        connection.execute(text("DELETE FROM reading"))
    assert state(first_version) is SchemaState.OLDER
    with first_version.migrating() as connection:
        assert connection.execute(text("SELECT count(*) FROM reading")).scalar() == 1
