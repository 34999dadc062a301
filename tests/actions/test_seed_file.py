"""A seed file is checked whole before anything of it is stored, and complaints can be acted on."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from workbench.actions.seed_claims import Candidate, NoSuchClaim, find_claim
from workbench.actions.seed_file import load_seed
from workbench.errors import BadSeed
from workbench.values.reviewer import Role
from workbench.values.seed import ClaimWords
from workbench.values.source import EvidenceRole
from workbench.values.verdict import ReasonCode, VerdictCode

ARTICLE = "Dam half full\n\nThe Arden dam was 48.2 per cent full on Monday, the water board said.\n"

WHOLE = """
[[reviewer]]
name = "Ada"
role = "reviewer"

[[reviewer]]
name = "Vic"
role = "viewer"

[[label]]
code = "accurate"
label = "Right"

[[source]]
key = "board"
title = "Levels"
url = "https://board.example.org/levels"

[[article]]
path = "dam.txt"
published = 2026-02-03
publisher = "The Sample"

[[series]]
name = "Arden dam"
unit = "%"
like = { article = "dam.txt", claim = "48.2 per cent" }
points = "dam.csv"

[[verdict]]
article = "dam.txt"
claim = "48.2 per cent"
reviewer = "Ada"
at = 2026-02-04T10:00:00+01:00
code = "accurate"
reasons = ["wrong_period"]
checked_value = "48.20"

[[verdict.evidence]]
source = "board"
role = "evidence_against"
figure_value = "48.20"

[[dismissal]]
article = "dam.txt"
claim = "Monday"
reviewer = "Ada"
at = 2026-02-04T10:00:00Z
reason = "A day."
"""

FIGURES = """published,first,last,value
2026-02-03,2026-02-02,2026-02-02,48.2
2026-01-03,2026-01-02,2026-01-02,51.30
2026-02-03,2026-01-02,2026-01-02,51.4
"""


def write(folder: Path, text: str = WHOLE, figures: str = FIGURES) -> Path:
    (folder / "dam.txt").write_text(ARTICLE, "utf-8")
    (folder / "dam.csv").write_text(figures, "utf-8")
    path = folder / "seed.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_seed_file_is_read_into_values(tmp_path: Path) -> None:
    seed = load_seed(write(tmp_path))
    assert [(each.name, each.role) for each in seed.reviewers] == [
        ("Ada", Role.REVIEWER),
        ("Vic", Role.VIEWER),
    ]
    (verdict,) = seed.verdicts
    assert verdict.claim == ClaimWords("dam.txt", "48.2 per cent")
    assert verdict.judgement.code is VerdictCode.ACCURATE
    assert verdict.judgement.reasons == (ReasonCode.WRONG_PERIOD,)
    assert verdict.judgement.evidence[0].role is EvidenceRole.AGAINST
    assert not seed.samples
    assert len(seed.sha256) == 64


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    assert load_seed(write(tmp_path)).verdicts[0].at == datetime(2026, 2, 4, 9, tzinfo=UTC)


def test_digits_are_kept_as_typed(tmp_path: Path) -> None:
    judgement = load_seed(write(tmp_path)).verdicts[0].judgement
    assert judgement.checked_value == "48.20"
    assert str(judgement.evidence[0].figure_value) == "48.20"


def test_reference_figures_are_grouped_by_release_in_order(tmp_path: Path) -> None:
    (series,) = load_seed(write(tmp_path)).series
    assert [vintage.published for vintage in series.vintages] == [date(2026, 1, 3), date(2026, 2, 3)]
    assert [point.value for point in series.vintages[1].points] == [Decimal("51.4"), Decimal("48.2")]


@pytest.mark.parametrize(
    ("found", "instead", "told"),
    [
        ('"accurate"\nlabel', '"acurate"\nlabel', r"code = 'acurate'; did you mean 'accurate'\?"),
        ('code = "accurate"\nreasons', 'cod = "accurate"\ncode = "accurate"\nreasons', "a field 'cod'"),
        ('label = "Right"', "", r"\[\[label\]\] number 1 has no 'label'"),
        ('reviewer = "Ada"', 'reviewer = "Ida"', r"'Ida', who is no \[\[reviewer\]\].*'Ada'"),
        ('reviewer = "Ada"', 'reviewer = "Vic"', "a viewer: only reviewers and adjudicators judge"),
        ('source = "board"', 'source = "bored"', r"cites 'bored', which is no \[\[source\]\].*'board'"),
        ('path = "dam.txt"', 'path = "dem.txt"', "dem.txt can't be read: No such file"),
        (
            'like = { article = "dam.txt"',
            'like = { article = "dem.txt"',
            "which is no .*did you mean 'dam.txt'",
        ),
        ('like = { article = "dam.txt", claim = "48.2 per cent" }', "", "needs either 'metric' .* or 'like'"),
        ("2026-02-04T10:00:00+01:00", "2026-02-04T10:00:00", "write a time with its zone"),
        ("published = 2026-02-03", 'published = "3 Feb"', "write a day without quotes"),
        ('checked_value = "48.20"', "checked_value = 48.20", "write a number in quotes"),
        ('checked_value = "48.20"', 'checked_value = "NaN"', "write a number in quotes"),
        ('url = "https://board', 'url = "javascript:board', "begins with https:// or http://"),
        ('reasons = ["wrong_period"]', 'reasons = "wrong_period"', "write a list"),
        ("[[label]]", "[[lable]]", r"no table is called 'lable'; did you mean 'label'\?"),
        ('code = "accurate"\nreasons', "reasons", "says nothing"),
        ('name = "Vic"', 'name = "Ada"', r"two \[\[reviewer\]\] entries have the name 'Ada'"),
        ('[[reviewer]]\nname = "Ada"', '[[reviewer]\nname = "Ada"', "can't be read as TOML"),
        ('[[label]]\ncode = "accurate"', '[label]\ncode = "accurate"', r"write \[\[label\]\]"),
    ],
)
def test_a_broken_entry_is_told_with_what_to_do(tmp_path: Path, found: str, instead: str, told: str) -> None:
    assert found in WHOLE
    with pytest.raises(BadSeed, match=told):
        load_seed(write(tmp_path, WHOLE.replace(found, instead, 1)))


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ("day,value\n", "line 1: the header must be published,first,last,value"),
        ("published,first,last,value\n", "a header and no figures"),
        (FIGURES + "2026-02-03,2026-02-02,2026-02-02,48\n", "lines 2 and 5: two figures of one day"),
        (FIGURES + "2026-02-03,soon,2026-02-02,48\n", "line 5: .*three dates"),
        (FIGURES + "2026-02-03,2026-02-02,2026-02-01,48\n", "line 5: .*first before last"),
        (FIGURES + "2026-02-03,2026-02-02,2026-02-02,inf\n", "line 5: .*a number"),
    ],
)
def test_a_broken_reference_file_is_told_with_its_line(tmp_path: Path, figures: str, told: str) -> None:
    with pytest.raises(BadSeed, match=told):
        load_seed(write(tmp_path, figures=figures))


def test_a_missing_seed_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSeed, match=r"none\.toml can't be read: No such file"):
        load_seed(tmp_path / "none.toml")


CLAIMS = (
    Candidate("c1", "48.2 per cent", "The dam was 48.2 per cent full."),
    Candidate("c2", "52 million litres", "It’s said that 52 million litres leak."),
    Candidate("c3", "48.2 per cent", "The mayor is liked by 48.2 per cent."),
    Candidate("c4", "it lost 48.2 per cent of its value", "He said it lost 48.2 per cent of its value."),
)


@pytest.mark.parametrize(
    ("wanted", "id_"),
    [
        (ClaimWords("a", "52 million litres"), "c2"),
        (ClaimWords("a", "48.2 per cent", sentence="mayor"), "c3"),
        (ClaimWords("a", "48.2 per cent", occurrence=1), "c1"),
        (ClaimWords("a", "48.2 per cent", occurrence=2), "c3"),
        (ClaimWords("a", "48.2 per cent of its value"), "c4"),
        (ClaimWords("a", "52  MILLION litres", sentence="it's"), "c2"),
    ],
)
def test_a_claim_is_found_by_what_is_printed(wanted: ClaimWords, id_: str) -> None:
    assert find_claim(wanted, CLAIMS).id == id_


def test_words_that_are_several_claims_are_refused() -> None:
    with pytest.raises(NoSuchClaim, match=r"2 claims are .*'sentence', or 'occurrence'"):
        find_claim(ClaimWords("a", "48.2 per cent"), CLAIMS)


def test_words_that_are_no_claim_are_told_with_near_ones() -> None:
    with pytest.raises(NoSuchClaim, match=r"“54 million litres”.*near ones are “52 million litres”"):
        find_claim(ClaimWords("a.txt", "54 million litres"), CLAIMS)


def test_an_occurrence_beyond_the_last_is_no_claim() -> None:
    with pytest.raises(NoSuchClaim, match=r"no claim is .*occurrence 3"):
        find_claim(ClaimWords("a", "48.2 per cent", occurrence=3), CLAIMS)


GUIDE = Path(__file__).parents[2] / "docs" / "seed_file.md"


def test_the_example_of_the_guide_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("Cargo up\n\nCargo rose to 3.1 million tonnes in 2025.\n")
    (tmp_path / "cargo.csv").write_text(
        "published,first,last,value\n2026-02-01,2025-01-01,2025-12-31,3104220\n"
    )
    example = GUIDE.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "seed.toml").write_text(example)
    seed = load_seed(tmp_path / "seed.toml")
    assert [len(each) for each in (seed.reviewers, seed.sources, seed.pages, seed.series, seed.verdicts)] == [
        1
    ] * 5
    assert seed.verdicts[0].judgement.evidence[0].figure_value == Decimal(3104220)


def test_the_guide_names_every_key_and_no_other() -> None:
    code = (Path(load_seed.__code__.co_filename)).read_text("utf-8")
    read = set(re.findall(r"entry\.\w+\(\"(\w+)\"", code))
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `[[")]
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert read == told
