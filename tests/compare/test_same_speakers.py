"""Names that may be of one speaker: proposed with reasons, and never two who are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare import alike_names
from workbench.compare.alike_names import alike, key_of
from workbench.compare.same_speakers import weigh, weighed_pair
from workbench.compare.speaker_names import folded, letters_apart, person_name, short_form
from workbench.lexicon import entries, table
from workbench.values.attribution import SpeakerKind
from workbench.values.speaker import SamePair, SpeakerDetail, SpeakerName, Title

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
DAY = date(2026, 2, 6)


def named(*labels: str, kind: SpeakerKind | None = PERSON, claims: int = 1) -> list[SpeakerName]:
    return [SpeakerName(number, label, kind, claims, 1) for number, label in enumerate(labels, 1)]


def detail(role: str | None = None, *articles: str, day: date = DAY) -> SpeakerDetail:
    titles = (Title(role, day, day, 1),) if role else ()
    return SpeakerDetail(titles, frozenset(articles))


def proposed(
    speakers: list[SpeakerName], details: Mapping[int, SpeakerDetail] | None = None
) -> tuple[SamePair, ...]:
    return weigh(alike(speakers), details or {})


EXAMPLES = [
    *(table("speakers", name)["example"] for name in ("juniors", "legal_forms", "small_words", "spellings")),
    table("speakers", "proposing")["example"],
    *(entry["example"] for entry in entries("speakers", "same_speaker", ("example",))),
]
_BODIES = ("Norv", "NHA", "Harbour", "The ", "National")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: " | ".join(example["names"]))
def test_an_entry_of_the_words_holds_for_its_example(example: dict[str, Any]) -> None:
    kind = BODY if example["names"][0].startswith(_BODIES) else PERSON
    speakers = named(*example["names"], kind=kind)
    roles = example.get("roles", [None] * len(speakers))
    article = ["a1"] if example.get("one_article") else []
    details = {each.number: detail(role, *article) for each, role in zip(speakers, roles, strict=True)}
    found = {key_of(pair.name.number, pair.into.number) for pair in proposed(speakers, details)}
    assert ((1, 2) in found) is example["same"]


@pytest.mark.parametrize("entry", entries("speakers", "same_speaker"), ids=lambda entry: entry["name"])
def test_each_reason_is_told_in_words(entry: Mapping[str, Any]) -> None:
    example = entry["example"]
    kind = BODY if example["names"][0].startswith(_BODIES) else PERSON
    speakers = named(*example["names"], kind=kind)
    roles = example.get("roles", [None] * len(speakers))
    article = ["a1"] if example.get("one_article") else []
    details = {each.number: detail(role, *article) for each, role in zip(speakers, roles, strict=True)}
    pairs = [weighed_pair(pair, details) for pair in alike(speakers)]
    told = [text for pair in pairs for text in (*pair.reasons, *pair.against)]
    begins = entry["tells"].partition("{")[0]
    assert any(text.startswith(begins) and "{" not in text for text in told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald J. Trump", "Donald Trump"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Mr Mara Lund", "Mara Lund"),
        ("JEAN-LUC BRANDT", "Jean Luc Brandt"),
        ("Ida Kjær Krog", "Ida K. Krog"),
        ("Søren Dahl", "Soren Dahl"),
        ("Mara Lund MP", "Mara Lund"),
        ("Alexander Petrov", "Aleksander Petrov"),
        ("M. Lund", "Mara Lund"),
        ("M Lund", "Mara Lund"),
        ("Kjær", "Kjaer"),
    ],
)
def test_one_person_in_two_spellings_is_proposed(one: str, other: str) -> None:
    assert len(proposed(named(one, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald J. Trump", "Donald K. Trump"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Lee Ash Jr", "Lee Ash Sr"),
        ("J. K. Lund", "Jo M. Lund"),
        ("Mara Lund", "Maria Lund"),
        ("Daniel Costa", "Daniela Costa"),
        ("Mario Costa", "Maria Costa"),
        ("Ida Holm", "Ida Holt"),
        ("Mara Lund", "Mara Berg"),
        ("Lund", "Mara Lund"),
        ("John Brandt", "Jane Brandt"),
        ("Ida Krog and Lee Ash", "Ida Krog"),
        ("Ash Jr", "Lee Ash"),
    ],
)
def test_two_people_are_not_proposed(one: str, other: str) -> None:
    assert proposed(named(one, other)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvex", "Norvex Ltd."),
        ("The Norvane Fund", "Norvane Fund"),
        ("World Fish Organization", "World Fish Organisation"),
        ("WFO", "World Fish Organization"),
        ("N.H.A.", "Norvane Harbour Authority"),
        ("the NHA", "Norvane Harbour Authority"),
    ],
)
def test_one_body_under_two_names_is_proposed(one: str, other: str) -> None:
    (pair,) = proposed(named(one, other, kind=BODY))
    assert {pair.name.label, pair.into.label} == {one, other}


def test_an_initial_in_the_middle_is_no_particle() -> None:
    (pair,) = proposed(named("Ada E. Lund", "Ada Lund"))
    assert pair.reasons == ("the same, but for a middle name",)
    assert proposed(named("Ada E. Lund", "Ada D. Lund")) == ()


def test_a_person_and_a_body_are_never_one() -> None:
    speakers = [*named("Mara Lund"), SpeakerName(2, "MARA LUND", BODY, 1, 1)]
    assert proposed(speakers) == ()


def test_a_surname_goes_to_the_one_bearer_who_fits() -> None:
    speakers = named("Lund", "Mara Lund", "Ida Lund")
    details = {
        1: detail("transport minister"),
        2: detail("Norvane transport minister"),
        3: detail("goalkeeper"),
    }
    (pair,) = proposed(speakers, details)
    assert (pair.name.label, pair.into.label) == ("Lund", "Mara Lund")
    assert pair.reasons == (
        "“Lund” alone is the surname of “Mara Lund”",
        "both are called “transport minister”",
    )
    both = details | {3: detail("transport minister")}
    assert proposed(speakers, both) == ()


def test_offices_of_other_times_tell_nothing_against() -> None:
    speakers = named("M. Lund", "Mara Lund")
    then = detail("mayor of Norvane", day=date(2019, 1, 1))
    now = detail("finance minister")
    assert len(proposed(speakers, {1: then, 2: now})) == 1
    assert proposed(speakers, {1: detail("mayor of Norvane"), 2: now}) == ()


def test_what_speaks_against_a_pair_is_told() -> None:
    speakers = named("Mara J. Lund", "Mara Lund")
    (pair,) = proposed(speakers, {1: detail("mayor"), 2: detail("goalkeeper")})
    assert pair.against == ("at one time “goalkeeper” and “mayor”",)


def test_the_short_form_goes_into_the_full_one_whatever_its_claims() -> None:
    speakers = [SpeakerName(1, "M. Lund", PERSON, 50, 1), SpeakerName(2, "Mara Lund", PERSON, 1, 1)]
    (pair,) = proposed(speakers)
    assert pair.into.label == "Mara Lund"


def test_a_decided_pair_never_comes_back() -> None:
    speakers = named("M. Lund", "Mara Lund")
    assert alike(speakers, {(1, 2)}) == ()


def test_a_common_surname_alone_is_left_open() -> None:
    firsts = [f"{letter}{vowel}lo" for letter in "BDFGHKLMNPRSTVZ" for vowel in "aeo"]
    speakers = named("Lund", *(f"{first} Lund" for first in firsts))
    details = {1: detail("mayor"), 2: detail("mayor")}
    assert [pair for pair in alike(speakers) if pair.why == "surname alone"] == []
    assert proposed(speakers, details) == ()


def test_the_work_grows_with_the_names_and_not_with_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counting(one: str, other: str, most: int = 2) -> int:
        nonlocal compared
        compared += 1
        return letters_apart(one, other, most)

    monkeypatch.setattr(alike_names, "letters_apart", counting)
    letters = "abcdefghij"
    surnames = [f"Lund{a}{b}{c}" for a in letters for b in letters for c in letters]
    alike(named(*(f"Mara {surname}" for surname in surnames)))
    assert 0 < compared <= 2 * alike_names.WINDOW * len(surnames)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=8), st.sampled_from([PERSON, BODY, None]))
def test_any_names_are_compared_without_a_fault(labels: list[str], kind: SpeakerKind | None) -> None:
    for pair in proposed(named(*labels, kind=kind)):
        assert pair.name.number != pair.into.number
        assert pair.reasons
        assert pair.score >= table("speakers", "proposing")["enough"]


@settings(max_examples=200, deadline=None)
@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_letters_apart_is_a_distance(one: str, other: str) -> None:
    found = letters_apart(one, other)
    assert found == letters_apart(other, one)
    assert (found == 0) is (one == other)
    assert found >= min(3, abs(len(one) - len(other)))


def test_names_are_folded_to_what_is_spelt() -> None:
    assert folded("Zoé O’Brien-Łuk") == ("zoe", "obrien", "luk")
    assert short_form("N.H.A.") == "nha"
    assert short_form("Norvex") == ""
    found = person_name("Sir Lee van der Ash KC")
    assert found is not None
    assert (found.given, found.middle, found.surname) == ("lee", (), "ash")
