"""Speakers over all articles, as people look at them and decide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db import article_changes
from tests.db.test_speakers import BODY, add, number_of, said
from workbench.actions import speakers, upkeep
from workbench.errors import NotFound, Refused, StaleWrite
from workbench.values.attribution import SpeakerKind
from workbench.values.review import Actor
from workbench.values.reviewer import Role

if TYPE_CHECKING:
    from conftest import Desk, Reader

SYSTEM = Actor("system: test", "system")


def actor_of(desk: Desk) -> Actor:
    return Actor(desk.reviewer.name, desk.reviewer.role.value, desk.reviewer.id, session="test")


def fill(desk: Desk, read: Reader) -> tuple[str, ...]:
    return add(
        desk.database,
        said(read, "Mara Lund", 5, role="Transport minister", day=date(2024, 3, 1)),
        said(read, "Mara Lund", 6, role="Prime minister", day=date(2026, 2, 1)),
        said(read, "M. Lund", 7, role="prime minister", day=date(2026, 2, 2)),
        said(read, "Norvane Harbour Authority", 8, kind=BODY),
    )


def merge_lund(desk: Desk) -> int:
    one, two = number_of(desk.database, "M. Lund"), number_of(desk.database, "Mara Lund")
    seen = speakers.seen(desk.database, one)[1], speakers.seen(desk.database, two)[1]
    return speakers.merge(desk.database, actor_of(desk), one, two, "one and the same", seen=seen)


def test_speakers_are_listed_with_what_is_known_of_them(desk: Desk, read: Reader) -> None:
    fill(desk, read)
    first, *others = speakers.list_speakers(desk.database)
    assert (first.name.label, first.name.kind, first.name.claims) == ("Mara Lund", SpeakerKind.PERSON, 2)
    assert (first.articles, first.first, first.last) == (2, date(2024, 3, 1), date(2026, 2, 1))
    assert first.role == "Prime minister"
    assert [each.name.label for each in others] == ["M. Lund", "Norvane Harbour Authority"]
    assert others[1].name.kind is SpeakerKind.ORGANISATION
    assert speakers.count(desk.database) == 3
    assert speakers.list_speakers(desk.database, skip=1, limit=1) == (others[0],)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lund", ["Mara Lund"]),
        ("MARA", ["Mara Lund"]),
        ("m. lund", ["Mara Lund"]),
        ("harbour auth", ["Norvane Harbour Authority"]),
        ("eva", []),
        ("%", []),
    ],
)
def test_a_speaker_is_found_by_each_of_its_names(
    desk: Desk, read: Reader, words: str, found: list[str]
) -> None:
    fill(desk, read)
    merge_lund(desk)
    assert [each.name.label for each in speakers.list_speakers(desk.database, words=words)] == found


def test_one_speaker_has_its_titles_by_date_and_its_names(desk: Desk, read: Reader) -> None:
    fill(desk, read)
    assert merge_lund(desk) == 1
    case = speakers.speaker(desk.database, number_of(desk.database, "M. Lund"))
    assert (case.row.name.label, case.row.name.claims, case.row.articles) == ("Mara Lund", 3, 3)
    told = [(title.role, title.first, title.claims) for title in case.titles]
    assert told == [
        ("prime minister", date(2026, 2, 1), 2),  # as the newest article has it
        ("Transport minister", date(2024, 3, 1), 1),
    ]
    (other,) = case.names
    assert (other.name, other.claims, other.by, other.reason) == ("M. Lund", 1, "Ann", "one and the same")


def test_a_withdrawn_article_tells_nothing_of_its_speakers(desk: Desk, read: Reader) -> None:
    ids = fill(desk, read)
    with desk.database.writing(SYSTEM) as store:
        article_changes.withdraw(store, ids[3], 1, "a hoax")
    assert speakers.list_speakers(desk.database, words="authority") == ()
    case = speakers.speaker(desk.database, number_of(desk.database, "Norvane Harbour Authority"))
    assert (case.row.articles, case.row.first, case.row.name.claims) == (0, None, 0)


def test_who_may_be_one_is_proposed_until_it_is_decided(desk: Desk, read: Reader) -> None:
    fill(desk, read)
    (pair,) = speakers.proposals(desk.database)
    assert (pair.name.label, pair.into.label) == ("M. Lund", "Mara Lund")
    assert pair.reasons == ("“M.” may stand for “Mara”", "both are called “prime minister”")
    seen = pair.name.row_version, pair.into.row_version
    speakers.differ(
        desk.database, actor_of(desk), pair.name.number, pair.into.number, "two people", seen=seen
    )
    assert speakers.proposals(desk.database) == ()
    add(desk.database, said(read, "M. Lund", 9, role="prime minister"))
    assert speakers.proposals(desk.database) == ()


def test_what_is_proposed_is_merged_with_the_versions_it_shows(desk: Desk, read: Reader) -> None:
    fill(desk, read)
    (pair,) = speakers.proposals(desk.database)
    seen = pair.name.row_version, pair.into.row_version
    names = pair.name.number, pair.into.number
    assert speakers.merge(desk.database, actor_of(desk), *names, "the same", seen=seen) == 1
    assert speakers.proposals(desk.database) == ()
    with pytest.raises(StaleWrite):
        speakers.merge(desk.database, actor_of(desk), *names, "the same", seen=seen)
    assert upkeep.verify_audit(desk.database) == ()


def test_a_split_and_a_new_name_are_taken_by_the_claims(desk: Desk, read: Reader) -> None:
    fill(desk, read)
    merge_lund(desk)
    number = number_of(desk.database, "M. Lund")
    _, version = speakers.seen(desk.database, number)
    assert speakers.split(desk.database, actor_of(desk), number, "another Lund", seen=version) == 1
    _, version = speakers.seen(desk.database, number)
    assert (
        speakers.rename(desk.database, actor_of(desk), number, " Moa  Lund ", "her name", seen=version) == 1
    )
    assert speakers.speaker(desk.database, number).row.name.label == "Moa Lund"
    assert number_of(desk.database, "Moa Lund") == speakers.number_of(desk.database, "moa lund")
    _, version = speakers.seen(desk.database, number)
    speakers.decide_kind(desk.database, actor_of(desk), number, "organisation", "a yard", seen=version)
    found = speakers.speaker(desk.database, number)
    assert (found.row.name.kind, found.kind_decided) == (SpeakerKind.ORGANISATION, True)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_decision_needs_a_reason(desk: Desk, read: Reader, reason: str) -> None:
    fill(desk, read)
    one, two = number_of(desk.database, "M. Lund"), number_of(desk.database, "Mara Lund")
    actor = actor_of(desk)
    for act in (
        lambda: speakers.merge(desk.database, actor, one, two, reason, seen=(1, 1)),
        lambda: speakers.split(desk.database, actor, one, reason, seen=1),
        lambda: speakers.differ(desk.database, actor, one, two, reason, seen=(1, 1)),
        lambda: speakers.rename(desk.database, actor, one, "Eva", reason, seen=1),
        lambda: speakers.decide_kind(desk.database, actor, one, "person", reason, seen=1),
    ):
        with pytest.raises(Refused, match="give a reason"):
            act()


def test_only_who_may_judge_decides(desk: Desk, read: Reader) -> None:
    fill(desk, read)
    one = number_of(desk.database, "M. Lund")
    with pytest.raises(Refused, match="is no person of this desk"):
        speakers.rename(desk.database, SYSTEM, one, "Eva", "x", seen=1)
    eva = desk.person("Eva", Role.VIEWER)
    viewer = Actor(eva.name, eva.role.value, eva.id)
    with pytest.raises(Refused, match="Eva is a viewer and may not"):
        speakers.rename(desk.database, viewer, one, "Eva", "x", seen=1)


@pytest.mark.parametrize(("label", "told"), [(" ", "needs a name"), ("x" * 301, "301 characters")])
def test_a_name_that_can_not_be_is_refused(desk: Desk, read: Reader, label: str, told: str) -> None:
    fill(desk, read)
    with pytest.raises(Refused, match=told):
        speakers.rename(
            desk.database, actor_of(desk), number_of(desk.database, "M. Lund"), label, "x", seen=1
        )


def test_a_name_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(NotFound, match="there is no speaker 'Eva'"):
        speakers.number_of(desk.database, "Eva")
    with pytest.raises(NotFound, match="there is no speaker number 7"):
        speakers.speaker(desk.database, 7)
