"""Seeding is safe to run twice, tells what it would do, and keeps samples away from real claims."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from db import audit, claims, events, labels, references, reviewers, sources, verdicts
from db.engine import Database
from db.models import Event
from workbench.actions import adding, reviewing, seeding
from workbench.errors import BadSeed, Refused
from workbench.extract.parser import Parse
from workbench.home import ROOT
from workbench.values.listing import ClaimRow
from workbench.values.review import Actor, State
from workbench.values.reviewer import Role
from workbench.values.seed import Seed
from workbench.values.span import Span
from workbench.values.verdict import VerdictCode


class NoGrammar:
    """A parser that finds nothing: figures need none."""

    def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Parse, ...]:
        return ()


ARTICLE = """Arden dam half full

The Arden dam was 48.2 per cent full on Monday, the water board said.

About 52 million litres leak every day. The board has 340 workers.

The repair will cost £4.5 million.
"""

FIGURES = "published,first,last,value\n2026-02-03,2026-02-02,2026-02-02,48.2\n"

SEED = """
[[reviewer]]
name = "Ada"
role = "adjudicator"

[[reviewer]]
name = "Vic"
role = "viewer"

[[label]]
code = "accurate"
label = "Right"
use_when = "It holds."

[[source]]
key = "board"
title = "Levels"
publisher = "Water Board"
url = "https://board.example.org/levels"
kind = "primary_data"
is_primary = true

[[article]]
path = "dam.txt"
published = 2026-02-03
publisher = "The Sample"
url = "https://sample.example.org/dam"

[[series]]
name = "Arden dam"
unit = "%"
publisher = "Water Board"
like = { article = "dam.txt", claim = "48.2 per cent" }
points = "dam.csv"

[[verdict]]
article = "dam.txt"
claim = "48.2 per cent"
reviewer = "Ada"
at = 2026-02-04T10:00:00Z
code = "accurate"
rationale = "As in the table."
checked_value = "48.2"

[[verdict.evidence]]
source = "board"
locator = "row 2 February"

[[verdict]]
article = "dam.txt"
claim = "52 million litres"
reviewer = "Ada"
at = 2026-02-04T10:05:00Z
code = "inaccurate"

[[dismissal]]
article = "dam.txt"
claim = "340 workers"
reviewer = "Ada"
at = 2026-02-04T10:10:00Z
reason = "Nothing hangs on it."
"""


def write(folder: Path, text: str = SEED) -> Seed:
    (folder / "dam.txt").write_text(ARTICLE, "utf-8")
    (folder / "dam.csv").write_text(FIGURES, "utf-8")
    (folder / "seed.toml").write_text(text, "utf-8")
    return seeding.load_seed(folder / "seed.toml")


def claim(database: Database, verbatim: str) -> ClaimRow:
    with database.reading() as store:
        rows = [
            row
            for article in adding.mark_known(database, adding.read_input("dam.txt", ARTICLE)).known
            if article
            for row in claims.of_article(store, article)
        ]
    (found,) = (row for row in rows if row.verbatim == verbatim)
    return found


def happened(database: Database, row: ClaimRow) -> tuple[events.Event, ...]:
    with database.reading() as store:
        return events.about(store, "claim", row.id)


def test_a_seed_brings_people_words_sources_articles_figures_and_verdicts(
    database: Database, tmp_path: Path
) -> None:
    told = seeding.apply(database, write(tmp_path), NoGrammar())
    assert told[0] == "added 2 reviewers"
    assert "added 2 verdicts" in told
    assert "added 1 dismissal" in told
    with database.reading() as store:
        assert [(each.name, each.role) for each in reviewers.everyone(store)] == [
            ("Ada", Role.ADJUDICATOR),
            ("Vic", Role.VIEWER),
        ]
        assert labels.all_of(store) == {VerdictCode.ACCURATE: ("Right", "It holds.")}
        assert [each.title for each in sources.listed(store)] == ["Levels"]
        assert references.releases(store, "Arden dam") == {date(2026, 2, 3)}
    level = claim(database, "48.2 per cent")
    assert (level.publisher, level.published) == ("The Sample", date(2026, 2, 3))
    assert level.state is State.FINAL


def test_a_verdict_is_as_if_its_reviewer_had_given_it_that_day(database: Database, tmp_path: Path) -> None:
    seeding.apply(database, write(tmp_path), NoGrammar())
    level = claim(database, "48.2 per cent")
    with database.reading() as store:
        (verdict,) = verdicts.of_claims(store, [level.id])[level.id]
    assert verdict.reviewer == "Ada"
    assert verdict.at == level.decided_at == datetime(2026, 2, 4, 10, tzinfo=UTC)
    assert verdict.complete
    assert verdict.judgement.evidence[0].locator == "row 2 February"


def test_the_record_says_that_the_seed_script_did_it_and_today(database: Database, tmp_path: Path) -> None:
    before = datetime.now(UTC)
    seed = write(tmp_path)
    seeding.apply(database, seed, NoGrammar())
    judged = next(
        each for each in happened(database, claim(database, "48.2 per cent")) if each.action == "judged"
    )
    assert judged.actor == seeding.SEED_SCRIPT
    assert judged.at >= before
    with database.reading() as store:
        assert audit.verify(store) == ()
        by_script = select(Event.session).where(Event.actor == seeding.SEED_SCRIPT).distinct()
        assert store.session.scalars(by_script).all() == [f"seed.toml, sha256 {seed.sha256}"]


def test_a_verdict_that_lacks_something_stays_incomplete_and_nobody_is_at_its_claim(
    database: Database, tmp_path: Path
) -> None:
    seeding.apply(database, write(tmp_path), NoGrammar())
    leak = claim(database, "52 million litres")
    assert leak.verdict is VerdictCode.INACCURATE
    assert not leak.complete
    assert leak.state is State.OPEN


def test_a_dismissal_keeps_its_reason(database: Database, tmp_path: Path) -> None:
    seeding.apply(database, write(tmp_path), NoGrammar())
    workers = claim(database, "340 workers")
    assert workers.state is State.DISMISSED
    assert happened(database, workers)[0].reason == "Nothing hangs on it."


def test_reference_figures_belong_to_the_measure_of_the_claim_they_are_like(
    database: Database, tmp_path: Path
) -> None:
    from db.series import series

    seeding.apply(database, write(tmp_path), NoGrammar())
    metric = claim(database, "48.2 per cent").metric
    assert metric is not None
    with database.reading() as store:
        (line,) = series(store, metric).references
    assert [str(point.value) for point in line.points] == ["48.2"]


def test_a_second_run_changes_nothing_and_says_so(database: Database, tmp_path: Path) -> None:
    seed = write(tmp_path)
    seeding.apply(database, seed, NoGrammar())
    with database.reading() as store:
        before = events.count(store)
    assert seeding.plan(database, seed, NoGrammar()) == ()
    assert seeding.apply(database, seed, NoGrammar()) == (seeding.NOTHING_TO_DO,)
    with database.reading() as store:
        assert events.count(store) == before


def test_a_second_run_needs_no_parser(database: Database, tmp_path: Path) -> None:
    seed = write(tmp_path)
    seeding.apply(database, seed, NoGrammar())

    class Refusing:
        def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Parse, ...]:
            raise AssertionError("nothing has to be read")

    assert seeding.apply(database, seed, Refusing()) == (seeding.NOTHING_TO_DO,)


def test_a_plan_tells_everything_and_stores_nothing(database: Database, tmp_path: Path) -> None:
    told = seeding.plan(database, write(tmp_path), NoGrammar())
    assert "add the reviewer Ada (adjudicator)" in told
    assert "add 1 reference figure of “Arden dam”, as published on 2026-02-03" in told
    assert "judge “48.2 per cent” (dam.txt): accurate, by Ada on 2026-02-04" in told
    assert "dismiss “340 workers” (dam.txt), by Ada on 2026-02-04" in told
    assert any(line.startswith("add 1 article with ") and line.endswith("from dam.txt") for line in told)
    with database.reading() as store:
        assert events.count(store) == 0


def test_what_was_added_to_the_file_is_added_and_the_rest_left(database: Database, tmp_path: Path) -> None:
    seeding.apply(database, write(tmp_path), NoGrammar())
    more = SEED.replace(
        "[[dismissal]]",
        '[[verdict]]\narticle = "dam.txt"\nclaim = "£4.5 million"\nreviewer = "Ada"\n'
        'at = 2026-02-05T09:00:00Z\ncode = "not_checkable"\n\n[[dismissal]]',
    )
    assert seeding.apply(database, write(tmp_path, more), NoGrammar()) == ("added 1 verdict",)


def test_what_a_person_did_since_stands(database: Database, tmp_path: Path) -> None:
    seed = write(tmp_path)
    seeding.apply(database, seed, NoGrammar())
    with database.reading() as store:
        ada = reviewers.named(store, "Ada")
    assert ada is not None
    commands = [
        {"number": 1, "kind": "reopen", "body": {"reason": "Look again."}, "row": "48.2 per cent"},
        {"number": 2, "kind": "restore", "body": {"reason": "It matters."}, "row": "340 workers"},
    ]
    for each in commands:
        row = claim(database, str(each.pop("row")))
        queue = [{**each, "claim": row.id, "version": row.row_version}]
        (answer,) = reviewing.apply_commands(database, ada, {"boot": "b1", "queue": queue}).answers
        assert answer.outcome.value == "applied"
    with database.writing(Actor("Ada", "adjudicator", ada.id)) as store:
        sources.withdraw(store, sources.listed(store)[0].id, "It was moved.")
    assert seeding.apply(database, seed, NoGrammar()) == (seeding.NOTHING_TO_DO,)
    assert claim(database, "48.2 per cent").state is State.OPEN
    assert claim(database, "340 workers").state is State.OPEN


def add_a_real_article(database: Database) -> None:
    text = "Bridge to be closed\n\nThe bridge carries 12,000 cars a day, the council said on Monday.\n"
    preview = adding.read_input("real.txt", text, published=date(2026, 3, 1))
    report = adding.add_page(database, Actor("Nia", "reviewer"), preview, NoGrammar())
    assert report.added[0].claims > 0


def test_samples_are_refused_where_real_claims_are(database: Database, tmp_path: Path) -> None:
    add_a_real_article(database)
    seed = write(tmp_path, "samples = true\n" + SEED)
    with pytest.raises(Refused, match=r"samples are made up, and there .* real claims? .*--yes"):
        seeding.apply(database, seed, NoGrammar())
    assert seeding.plan(database, seed, NoGrammar())[-1].startswith("all this needs --yes: there ")
    with database.reading() as store:
        assert reviewers.named(store, "Ada") is None


def test_samples_mix_with_real_claims_when_told_so(database: Database, tmp_path: Path) -> None:
    add_a_real_article(database)
    seed = write(tmp_path, "samples = true\n" + SEED)
    assert "added 2 verdicts" in seeding.apply(database, seed, NoGrammar(), yes=True)


def test_a_seed_of_ones_own_goes_where_real_claims_are(database: Database, tmp_path: Path) -> None:
    add_a_real_article(database)
    assert "added 2 verdicts" in seeding.apply(database, write(tmp_path), NoGrammar())


def test_samples_that_are_there_stay_where_real_claims_came_later(database: Database, tmp_path: Path) -> None:
    seed = write(tmp_path, "samples = true\n" + SEED)
    seeding.apply(database, seed, NoGrammar())
    add_a_real_article(database)
    assert seeding.apply(database, seed, NoGrammar()) == (seeding.NOTHING_TO_DO,)


@pytest.mark.parametrize(
    ("found", "instead", "told"),
    [
        (
            'claim = "52 million litres"',
            'claim = "54 million litres"',
            "number 2: no claim .*52 million litres",
        ),
        ('claim = "48.2 per cent" }', 'claim = "Monday" }', "Arden dam: no claim is “Monday”"),
        ('rationale = "As in the table."', f'rationale = "{"long " * 300}"', "number 1: rationale has 1,499"),
    ],
)
def test_nothing_is_stored_of_a_seed_with_an_entry_that_can_never_be_applied(
    sqlite_database: Database, tmp_path: Path, found: str, instead: str, told: str
) -> None:
    assert found in SEED
    seed = write(tmp_path, SEED.replace(found, instead))
    with pytest.raises(BadSeed, match=told):
        seeding.apply(sqlite_database, seed, NoGrammar())
    with sqlite_database.reading() as store:
        assert events.count(store) == 0


def test_a_reviewer_who_may_not_judge_at_this_desk_is_told(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.writing(Actor("admin", "admin")) as store:
        reviewers.ensure(store, "Ada", Role.VIEWER)
    with pytest.raises(BadSeed, match="Ada is at this desk already and may not give verdicts"):
        seeding.apply(sqlite_database, write(tmp_path), NoGrammar())


def run(*arguments: str, database: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WORKBENCH_DATABASE_URL": f"sqlite:///{database}"}
    return subprocess.run(
        [sys.executable, "-m", "db.seed", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_script_in_a_checkout_plans_applies_and_says_when_nothing_is_left(tmp_path: Path) -> None:
    write(tmp_path)
    path, database = str(tmp_path / "seed.toml"), tmp_path / "desk.sqlite"
    planned = run(path, "--dry-run", database=database)
    assert planned.returncode == 4, planned.stderr
    assert "add the reviewer Ada" in planned.stdout
    done = run(path, database=database)
    assert done.returncode == 0, done.stderr
    assert "added 2 verdicts" in done.stdout
    again = run(path, "--dry-run", database=database)
    assert (again.returncode, again.stdout.strip()) == (0, seeding.NOTHING_TO_DO)


def test_the_script_tells_a_bad_file_in_one_line(tmp_path: Path) -> None:
    told = run(str(tmp_path / "none.toml"), database=tmp_path / "desk.sqlite")
    assert told.returncode == 2
    assert told.stderr.startswith("db.seed: the seed file ")
    assert told.stderr.count("\n") == 1
