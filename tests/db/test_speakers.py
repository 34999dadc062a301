"""One speaker across articles: merged, split, told apart and named by people, whatever is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from db import (
    article_changes,
    articles,
    audit,
    claim_values,
    claims,
    events,
    models,
    records,
    speaker_decisions,
    speaker_sums,
    speakers,
)
from workbench.compare.rereading import match
from workbench.errors import NotFound, Refused, StaleWrite
from workbench.values.article import Article
from workbench.values.attribution import (
    Attribution,
    AttributionClass,
    AttributionKind,
    Cue,
    Mention,
    SpeakerKind,
)
from workbench.values.listing import ClaimFilter
from workbench.values.reading import Reading
from workbench.values.review import Actor
from workbench.values.span import Span

if TYPE_CHECKING:
    from conftest import Desk, Reader

    from db.engine import Database

SYSTEM = Actor("system: test", "system")
PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION


def said(
    read: Reader,
    name: str,
    number: int,
    *,
    role: str | None = None,
    kind: SpeakerKind | None = PERSON,
    day: date = date(2026, 2, 6),
    words: str = "",
) -> Reading:
    """An article of one claim that `name` made."""
    printed = f"{name} sold {number} boats.{words}"
    reading = read(Article(printed, published=day, publisher="The Harbour Post"))
    place = Span(0, len(name))
    attribution = Attribution(
        source=Mention(place, name, role, kind),
        cue=Cue(place, "say"),
        content=(reading.sentences[0],),
        kind=AttributionKind.INDIRECT,
        speech_class=AttributionClass.SPEECH,
    )
    told = tuple(replace(claim, attribution=0) for claim in reading.claims)
    return replace(reading, attributions=(attribution,), claims=told)


def add(database: Database, *readings: Reading) -> tuple[str, ...]:
    with database.writing(SYSTEM) as store:
        return tuple(
            articles.add(store, each, extractor_version="1", lexicon_version="w").id for each in readings
        )


def number_of(database: Database, name: str) -> int:
    with database.reading() as store:
        return store.session.scalars(select(models.Speaker.id).where(models.Speaker.name == name)).one()


def row_of(database: Database, name: str) -> models.Speaker:
    with database.reading() as store:
        row = speakers.get(store, number_of(database, name))
        store.session.expunge(row)
        return row


def merge(database: Database, name: str, into: str, reason: str = "her own page says so") -> int:
    one, two = row_of(database, name), row_of(database, into)
    with database.writing(SYSTEM) as store:
        return speaker_decisions.merge(store, one.id, two.id, reason, seen=(one.row_version, two.row_version))


def split(database: Database, name: str, reason: str = "another Lund") -> int:
    row = row_of(database, name)
    with database.writing(SYSTEM) as store:
        return speaker_decisions.split(store, row.id, reason, seen=row.row_version)


def differ(database: Database, name: str, other: str) -> None:
    one, two = row_of(database, name), row_of(database, other)
    with database.writing(SYSTEM) as store:
        seen = one.row_version, two.row_version
        speaker_decisions.differ(store, one.id, two.id, "two people", seen=seen)


def rename(database: Database, name: str, label: str) -> int:
    row = row_of(database, name)
    with database.writing(SYSTEM) as store:
        return speaker_decisions.rename(store, row.id, label, "as she writes it", seen=row.row_version)


def who_spoke(database: Database, *ids: str) -> list[str | None]:
    with database.reading() as store:
        return [row.speaker for each in ids for row in claims.of_article(store, each)]


def nothing_is_made_anew(database: Database, *ids: str) -> None:
    with database.writing(SYSTEM) as store:
        assert [claim_values.make_anew(store, each) for each in ids] == [()] * len(ids)
        assert speaker_sums.make_anew(store) == ()
        assert audit.verify(store) == ()


def test_a_merge_holds_for_what_is_there_and_what_is_read_later(database: Database, read: Reader) -> None:
    first, other = add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6))
    assert merge(database, "M. Lund", "Mara Lund") == 1
    (later,) = add(database, said(read, "M. Lund", 7))
    assert who_spoke(database, first, other, later) == ["Mara Lund"] * 3
    nothing_is_made_anew(database, first, other, later)
    assert row_of(database, "Mara Lund").claims == 3
    assert row_of(database, "M. Lund").claims == 0


def test_a_split_gives_each_claim_the_name_of_its_reading(database: Database, read: Reader) -> None:
    ids = add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6), said(read, "Lund", 7))
    merge(database, "Lund", "M. Lund")
    merge(database, "M. Lund", "Mara Lund")
    assert who_spoke(database, *ids) == ["Mara Lund"] * 3
    assert split(database, "M. Lund") == 2
    assert who_spoke(database, *ids) == ["M. Lund", "Mara Lund", "M. Lund"]
    assert split(database, "Lund") == 1
    assert who_spoke(database, *ids) == ["M. Lund", "Mara Lund", "Lund"]
    nothing_is_made_anew(database, *ids)


def test_no_reading_undoes_what_a_person_decided(database: Database, read: Reader) -> None:
    reading = said(read, "M. Lund", 5)
    article, other = add(database, reading, said(read, "Mara Lund", 6))
    merge(database, "M. Lund", "Mara Lund")
    with database.writing(SYSTEM) as store:
        before = articles.read(store, article)
        number = articles.add_reading(store, before.version_id, reading, "2", "w")
        assert number is not None
        found = match(claims.of_article(store, article), reading)
        claims.take_reading(
            store, article, number, reading, kept=found.kept, lost=found.lost, day_added=before.day_added
        )
    assert who_spoke(database, article, other) == ["Mara Lund", "Mara Lund"]
    nothing_is_made_anew(database, article, other)


def test_two_who_were_told_apart_stay_apart(database: Database, read: Reader) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6), said(read, "Lund", 7))
    differ(database, "M. Lund", "Mara Lund")
    pair = tuple(sorted((number_of(database, "M. Lund"), number_of(database, "Mara Lund"))))
    with database.reading() as store:
        assert speaker_decisions.told_apart(store) == {pair}
    with pytest.raises(Refused, match="was said already"):
        differ(database, "Mara Lund", "M. Lund")
    merge(database, "Lund", "M. Lund")
    with pytest.raises(Refused, match=r"M\. Lund and Mara Lund were said to be not the same"):
        merge(database, "Lund", "Mara Lund")
    merge(database, "M. Lund", "Mara Lund", "it was her after all")  # a change of mind is a newer row
    with database.reading() as store:
        assert speaker_decisions.told_apart(store) == frozenset()
        rows = store.session.scalars(select(models.SpeakerPair).order_by(models.SpeakerPair.id)).all()
        assert [(row.decision, row.version) for row in rows][::2] == [("different", 1), ("same", 2)]
    nothing_is_made_anew(database)


def test_who_is_split_off_is_told_apart(database: Database, read: Reader) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6))
    merge(database, "M. Lund", "Mara Lund")
    split(database, "M. Lund")
    with database.reading() as store:
        assert len(speaker_decisions.told_apart(store)) == 1


def test_a_decision_names_the_versions_it_saw(database: Database, read: Reader) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6), said(read, "Lund", 7))
    before = row_of(database, "M. Lund"), row_of(database, "Mara Lund")
    merge(database, "M. Lund", "Lund")
    one, two = before
    with pytest.raises(StaleWrite, match="was changed by someone else"), database.writing(SYSTEM) as store:
        speaker_decisions.merge(store, one.id, two.id, "x", seen=(one.row_version, two.row_version))
    with pytest.raises(StaleWrite), database.writing(SYSTEM) as store:
        speaker_decisions.split(store, one.id, "x", seen=one.row_version)
    with pytest.raises(NotFound, match="there is no speaker number 99"), database.writing(SYSTEM) as store:
        speaker_decisions.split(store, 99, "x", seen=1)


def test_what_can_not_be_is_refused(database: Database, read: Reader) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6), said(read, "Ida Krog", 7))
    merge(database, "M. Lund", "Mara Lund")
    with pytest.raises(Refused, match="are one speaker already"):
        merge(database, "M. Lund", "Mara Lund")
    with pytest.raises(Refused, match="are one speaker: split them"):
        differ(database, "M. Lund", "Mara Lund")
    with pytest.raises(Refused, match="Ida Krog is not merged"):
        split(database, "Ida Krog")
    with pytest.raises(Refused, match="there is another speaker of the name Ida Krog: merge the two"):
        rename(database, "Mara Lund", "Ida Krog")
    with pytest.raises(Refused, match="is merged into Mara Lund: rename that one"):
        rename(database, "M. Lund", "Lund")
    with pytest.raises(Refused, match="is called so already"):
        rename(database, "Mara Lund", "Mara Lund")


def test_a_label_is_a_name_of_the_speaker_from_then_on(database: Database, read: Reader) -> None:
    ids = add(database, said(read, "M. Lund", 5))
    assert rename(database, "M. Lund", "Mara Lund") == 1
    ids += add(database, said(read, "Mara Lund", 6))
    rename(database, "M. Lund", "Mara Lund-Berg")
    ids += add(database, said(read, "Mara Lund", 7))
    assert who_spoke(database, *ids) == ["Mara Lund-Berg"] * 3
    nothing_is_made_anew(database, *ids)
    split(database, "Mara Lund-Berg")  # the label goes with its name
    split(database, "Mara Lund")
    assert who_spoke(database, *ids) == ["M. Lund", "Mara Lund", "Mara Lund"]
    nothing_is_made_anew(database, *ids)


def test_the_office_is_kept_with_the_claim_and_so_with_its_date(database: Database, read: Reader) -> None:
    add(
        database,
        said(read, "Mara Lund", 5, role="Transport minister", day=date(2024, 3, 1)),
        said(read, "Mara Lund", 6, role="Prime minister", day=date(2026, 2, 1)),
    )
    with database.reading() as store:
        found = list(records.records(store, ClaimFilter(), all_states=True))
    told = sorted((each.row.published, each.speaker_role, each.speaker_type) for each in found)
    assert told == [
        (date(2024, 3, 1), "Transport minister", "person"),
        (date(2026, 2, 1), "Prime minister", "person"),
    ]


def test_the_kind_is_what_most_claims_say_until_a_person_decides(database: Database, read: Reader) -> None:
    add(database, said(read, "Lund", 5, kind=BODY), said(read, "Lund", 6))
    assert row_of(database, "Lund").kind is None
    add(database, said(read, "Lund", 7))
    assert row_of(database, "Lund").kind == "person"
    row = row_of(database, "Lund")
    with database.writing(SYSTEM) as store:
        speaker_decisions.decide_kind(store, row.id, "organisation", "a shipyard", seen=row.row_version)
    add(database, said(read, "Lund", 8))
    assert row_of(database, "Lund").kind == "organisation"
    nothing_is_made_anew(database)
    row = row_of(database, "Lund")
    with database.writing(SYSTEM) as store:
        with pytest.raises(Refused, match="is an organisation was said already"):
            speaker_decisions.decide_kind(store, row.id, "organisation", "x", seen=row.row_version)
        with pytest.raises(Refused, match="'ship' is no kind of speaker: person or organisation"):
            speaker_decisions.decide_kind(store, row.id, "ship", "x", seen=row.row_version)


def test_claims_of_a_withdrawn_article_do_not_count(database: Database, read: Reader) -> None:
    first, _ = add(database, said(read, "Mara Lund", 5), said(read, "Mara Lund", 6))
    with database.writing(SYSTEM) as store:
        article_changes.withdraw(store, first, 1, "a hoax")
    assert row_of(database, "Mara Lund").claims == 1
    nothing_is_made_anew(database)


def test_a_mended_speaker_has_neither_office_nor_kind_of_the_one_before(desk: Desk, read: Reader) -> None:
    (article,) = add(desk.database, said(read, "Mara Lund", 5, role="harbour master"))
    with desk.database.reading() as store:
        (row,) = claims.of_article(store, article)
    desk.do("correct", row, field="speaker", value="Ida Krog", reason="the caption says so")
    with desk.database.reading() as store:
        found = store.session.scalars(select(models.Claim).where(models.Claim.id == row.id)).one()
        assert (found.speaker, found.speaker_role, found.speaker_kind) == ("Ida Krog", None, None)
    assert row_of(desk.database, "Mara Lund").claims == 0
    nothing_is_made_anew(desk.database, article)
    merge(desk.database, "Ida Krog", "Mara Lund")
    assert who_spoke(desk.database, article) == ["Mara Lund"]
    nothing_is_made_anew(desk.database, article)


def test_another_correction_leaves_a_renamed_speaker_alone(desk: Desk, read: Reader) -> None:
    (article,) = add(desk.database, said(read, "M. Lund", 5, role="harbour master"))
    rename(desk.database, "M. Lund", "Mara Lund")
    with desk.database.reading() as store:
        (row,) = claims.of_article(store, article)
    desk.do("correct", row, field="unit", value="ship", reason="as printed")
    nothing_is_made_anew(desk.database, article)
    assert who_spoke(desk.database, article) == ["Mara Lund"]


def test_whoever_saw_the_claim_before_a_merge_has_to_look_again(database: Database, read: Reader) -> None:
    article, _ = add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6))
    merge(database, "M. Lund", "Mara Lund")
    with database.reading() as store:
        assert [row.row_version for row in claims.of_article(store, article)] == [2]


def test_every_decision_is_an_event(database: Database, read: Reader) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6))
    merge(database, "M. Lund", "Mara Lund", "her page")
    split(database, "M. Lund", "no")
    rename(database, "M. Lund", "Moa Lund")
    with database.reading() as store:
        told = events.about(store, "speaker", str(number_of(database, "M. Lund")))
    assert [(each.action, each.reason) for each in told] == [
        ("renamed", "as she writes it"),
        ("split", "no"),
        ("merged", "her page"),
    ]
    assert all(each.version_after == (each.version_before or 0) + 1 for each in told)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE speaker SET merged_into = NULL WHERE name = 'M. Lund'", "leads to None; by the log to"),
        (
            "UPDATE speaker SET label = 'Eva' WHERE name = 'Mara Lund'",
            "is called 'Eva'; by the log 'Mara L.'",
        ),
        ("UPDATE speaker SET kind_decided = true, kind = 'person' WHERE name = 'M. Lund'", "is told to be"),
    ],
)
def test_names_that_lead_elsewhere_than_the_log_says_are_told(
    database: Database, read: Reader, statement: str, told: str
) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6))
    merge(database, "M. Lund", "Mara Lund")
    rename(database, "Mara Lund", "Mara L.")
    with database.writing(SYSTEM) as store:
        assert audit.verify(store) == ()
        store.session.execute(text(statement))
    with database.reading() as store:
        assert any(told in problem for problem in audit.verify(store))


@pytest.mark.parametrize("table", ["speaker_pair", "speaker_alias"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_decided_of_speakers_is_never_changed(
    database: Database, read: Reader, table: str, statement: str
) -> None:
    add(database, said(read, "M. Lund", 5), said(read, "Mara Lund", 6))
    merge(database, "M. Lund", "Mara Lund")
    with (
        pytest.raises(Exception, match=f"{table} rows are never changed"),
        database.writing(SYSTEM) as store,
    ):
        store.session.execute(text(statement.format(table)))
