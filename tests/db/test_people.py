"""Reviewers, speakers and sources: nobody and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from db import articles, claims, events, labels, reviewers, sources
from db.engine import Database
from workbench.actions import reviewing, upkeep
from workbench.errors import NotFound
from workbench.values.attribution import Attribution, AttributionClass, AttributionKind, Cue, Mention
from workbench.values.reading import Reading
from workbench.values.review import Actor
from workbench.values.reviewer import Reviewer, Role
from workbench.values.source import Source, SourceKind
from workbench.values.span import Span
from workbench.values.verdict import VerdictCode

if TYPE_CHECKING:
    from conftest import Desk, Reader

SYSTEM = Actor("system: test", "system")


def _said(reading: Reading, source: str, resolved: str | None) -> Reading:
    """The reading with every claim said by the words `source`."""
    place = reading.article.text.index(source)
    said = Attribution(
        source=Mention(Span(place, place + len(source)), resolved),
        cue=Cue(Span(place, place + len(source)), "say"),
        content=(reading.sentences[0],),
        kind=AttributionKind.INDIRECT,
        speech_class=AttributionClass.SPEECH,
    )
    return replace(
        reading,
        attributions=(said,),
        claims=tuple(replace(claim, attribution=0) for claim in reading.claims),
    )


def _add(database: Database, reading: Reading) -> str:
    with database.writing(SYSTEM) as store:
        return articles.add(store, reading, extractor_version="1", lexicon_version="w").id


def _speakers(database: Database, article_id: str) -> set[str | None]:
    with database.reading() as store:
        return {row.speaker for row in claims.of_article(store, article_id)}


def test_a_speaker_is_the_name_the_article_tells_or_the_words_it_prints(
    database: Database, read: Reader
) -> None:
    named = _add(database, _said(read("She sold 5 boats."), "She", "Mara Lund"))
    unnamed = _add(database, _said(read("One source sold 6 boats."), "One source", None))
    assert _speakers(database, named) == {"Mara Lund"}
    assert _speakers(database, unnamed) == {"One source"}
    with database.reading() as store:
        assert store.session.execute(text("SELECT name FROM speaker")).scalars().all() == ["Mara Lund"]


def test_a_reviewer_is_added_once_and_changed_with_a_reason(database: Database) -> None:
    with database.writing(SYSTEM) as store:
        ann = reviewers.ensure(store, "Ann", Role.REVIEWER)
        assert reviewers.ensure(store, "Ann", Role.VIEWER) == ann
        changed = reviewers.change(store, ann.id, role=Role.ADJUDICATOR, active=True, reason="promoted")
        assert changed == Reviewer(ann.id, "Ann", Role.ADJUDICATOR)
        reviewers.change(store, ann.id, role=Role.ADJUDICATOR, active=True, reason="no change")
        reviewers.ensure(store, "ben", Role.ADMIN)
        assert [each.name for each in reviewers.everyone(store)] == ["Ann", "ben"]
        assert reviewers.judging(store) == 1
        assert len(events.about(store, "reviewer", str(ann.id))) == 2
        with pytest.raises(NotFound, match="there is no reviewer number 99"):
            reviewers.get(store, 99)


def test_one_who_leaves_is_forgotten_by_name_and_the_record_holds(desk: Desk) -> None:
    desk.decide("accurate")
    with desk.database.writing(SYSTEM) as store:
        reviewers.pseudonymise(store, desk.reviewer.id, "left the desk")
    assert upkeep.verify_audit(desk.database) == ()
    with desk.database.reading() as store:
        told = events.about(store, "claim", desk.claim().id)
        kept = store.session.execute(text('SELECT actor, "before", "after", reason FROM event')).all()
    assert {event.actor for event in told} == {f"Reviewer {desk.reviewer.id}"}
    assert "Ann" not in repr(kept)
    eva = desk.person("Eva")
    (verdict,) = reviewing.article_case(desk.database, eva, desk.article_id).claims[0].verdicts
    assert verdict.reviewer == f"Reviewer {desk.reviewer.id}"


FULL = Source(
    title="Harbour yearbook",
    publisher="Harbour office",
    author="M. Lund",
    url="https://example.org/yearbook",
    identifier="10.1000/182",
    kind=SourceKind.PRIMARY_DATA,
    is_primary=True,
    independence_group="harbour office",
    interest_note="publishes its own figures",
    published=date(2026, 1, 31),
    as_of=date(2025, 12, 31),
    accessed=date(2026, 2, 6),
    archive_url="https://example.org/archive/yearbook",
    content_sha256="0" * 64,
    confidential=True,
    confidential_why="an insider's copy",
)


def test_a_source_comes_back_with_every_field(database: Database) -> None:
    with database.writing(SYSTEM) as store:
        added = sources.add(store, FULL)
    with database.reading() as store:
        assert sources.listed(store) == (added,)
        assert sources.by_id(store, [added.id, "s0"]) == {added.id: added}
    assert replace(added, id="") == FULL
    assert added.id.startswith("s")


def test_a_source_told_again_with_less_is_the_same_one_and_with_other_facts_is_not(
    database: Database,
) -> None:
    with database.writing(SYSTEM) as store:
        added = sources.add(store, FULL)
        less = Source(
            title=FULL.title,
            publisher=FULL.publisher,
            url=FULL.url,
            identifier=FULL.identifier,
            kind=FULL.kind,
        )
        assert sources.add(store, less) == added
        other = sources.add(store, replace(less, published=date(2027, 1, 31)))
        assert other.id != added.id
        assert sources.add(store, replace(FULL, id=added.id)) == added


def test_a_desk_names_its_verdicts_and_the_codes_stay(database: Database) -> None:
    with database.writing(SYSTEM) as store:
        assert labels.name(store, VerdictCode.ACCURATE, "True", "it holds")
        assert not labels.name(store, VerdictCode.ACCURATE, "True", "it holds")
        assert labels.name(store, VerdictCode.ACCURATE, "Correct", "it holds")
    with database.reading() as store:
        assert labels.all_of(store) == {VerdictCode.ACCURATE: ("Correct", "it holds")}
        assert events.count(store) == 2
