"""The office of a person as an article prints it, and what kind of speaker a name is."""

from __future__ import annotations

import pytest

from workbench.extract.names.tables import names_of
from workbench.extract.sentences import split_sentences
from workbench.extract.speakers.printed_roles import PrintedRoles
from workbench.lexicon import entries, table
from workbench.values.attribution import SpeakerKind

EXAMPLES = [
    *(entry["example"] for entry in entries("speakers", "printed_role", ("example",))),
    *(table("speakers", name)["example"] for name in ("courtesies", "no_office", "before_office")),
]


def read(text: str) -> PrintedRoles:
    return PrintedRoles(text, names_of(text, tuple(split_sentences(text))))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:40])
def test_an_office_is_told_as_it_is_printed(example: dict[str, str]) -> None:
    assert read(example["text"]).role_of(example["name"]) == example.get("role")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ida Krog", SpeakerKind.PERSON),
        ("Norvane Harbour Authority", SpeakerKind.ORGANISATION),
        ("Norvex Ltd", SpeakerKind.ORGANISATION),
        ("Reuters", SpeakerKind.ORGANISATION),
        ("Norvane", None),
        ("Ida Krog and Lee Ash", None),
        (None, None),
    ],
)
def test_a_name_is_a_person_s_or_an_organisation_s_or_left_open(
    name: str | None, kind: SpeakerKind | None
) -> None:
    text = (
        "Mayor Ida Krog and the Norvane Harbour Authority met Lee Ash in Norvane. Norvex Ltd and Reuters "
        "were there. Krog said the port was open."
    )
    assert read(text).kind_of(name) is kind


def test_a_body_has_no_office() -> None:
    assert (
        read("The director of the Norvane Harbour Authority left.").role_of("Norvane Harbour Authority")
        is None
    )


def test_a_name_of_another_article_tells_nothing() -> None:
    found = read("It rained.")
    assert (found.role_of("Ida Krog"), found.kind_of("Ida Krog")) == (None, None)
