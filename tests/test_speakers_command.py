"""`workbench speakers`: who is who, from the terminal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.engine import Database
from tests.db.test_speakers import BODY, add, said
from workbench import cli

if TYPE_CHECKING:
    from conftest import Reader


@pytest.fixture
def desk(
    sqlite_database: Database, read: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Database:
    """A database in which Mara Lund and a port have spoken, found by the command."""
    add(
        sqlite_database,
        said(read, "Mara Lund", 5, role="Prime minister"),
        said(read, "Mara Lund", 6),
        said(read, "M. Lund", 7, role="prime minister"),
        said(read, "Norvane Harbour", 8, kind=BODY),
    )
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", sqlite_database.url.render_as_string())
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ann")
    monkeypatch.chdir(tmp_path)
    return sqlite_database


def run(*arguments: str) -> int:
    return cli.run(["speakers", *arguments])


def test_speakers_are_listed_searched_and_shown(desk: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == cli.DONE
    first, second, third = capsys.readouterr().out.splitlines()
    assert re.search(r"2 claims +2 articles  2026-02-06 +person +Mara Lund  Prime minister$", first)
    assert "M. Lund" in second
    assert "organisation" in third
    assert run("list", "harbour", "norv") == cli.DONE
    assert capsys.readouterr().out.splitlines() == [third]
    assert run("list", "eva") == cli.DONE
    assert capsys.readouterr().out == "no speaker has these words\n"
    assert run("show", "mara lund") == cli.DONE
    told = capsys.readouterr().out
    assert "  claims    2 in 2 articles  2026-02-06" in told
    assert "  called    Prime minister  2026-02-06" in told


def test_a_proposal_is_told_merged_and_taken_back(desk: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("same") == cli.DONE
    told = capsys.readouterr().out
    assert "'M. Lund' 'Mara Lund': “M.” may stand for “Mara”; both are called “prime minister”" in told
    assert run("merge", "M. Lund", "Mara Lund", "--reason", "her page") == cli.DONE
    assert capsys.readouterr().out == "merged 'M. Lund' into 'Mara Lund': 1 claim goes over\n"
    assert run("same") == cli.DONE
    assert capsys.readouterr().out == "no two speakers look like one\n"
    assert run("show", "M. Lund") == cli.DONE
    assert "also      M. Lund (1 claim)  merged by Ann: her page" in capsys.readouterr().out
    assert run("split", "M. Lund", "--reason", "her sister") == cli.DONE
    assert capsys.readouterr().out == "split off 'M. Lund': 1 claim goes back\n"
    assert run("same") == cli.DONE
    assert capsys.readouterr().out == "no two speakers look like one\n"


def test_names_kinds_and_differences_are_told(desk: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("differ", "M. Lund", "Mara Lund", "--reason", "two") == cli.DONE
    assert "are not the same; they are not proposed again" in capsys.readouterr().out
    assert run("rename", "M. Lund", "Moa Lund", "--reason", "her name") == cli.DONE
    assert capsys.readouterr().out == "'M. Lund' is called 'Moa Lund': 1 claim goes with it\n"
    assert run("kind", "Moa Lund", "organisation", "--reason", "a yard") == cli.DONE
    assert run("show", "M. Lund") == cli.DONE
    assert "kind      organisation (a person said so)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "Eva"], "there is no speaker 'Eva': search the list of speakers"),
        (["merge", "M. Lund", "Eva", "--reason", "x"], "there is no speaker 'Eva'"),
        (["merge", "M. Lund", "M. Lund", "--reason", "x"], "are one speaker already"),
        (["split", "M. Lund", "--reason", "x"], "M. Lund is not merged into another speaker"),
        (["differ", "M. Lund", "Mara Lund", "--reason", " "], "give a reason"),
        (["kind", "M. Lund", "ship", "--reason", "x"], "'ship' is no kind of speaker"),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(
    desk: Database, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(*arguments) == cli.UNUSABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line


@pytest.mark.parametrize(
    "arguments",
    [[], ["merge", "A", "B"], ["list", "--page", "0"], ["list", "--page", "1" + "0" * 20], ["dance"]],
)
def test_a_call_that_can_not_be_is_told_with_the_way_to_its_help(
    desk: Database, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == cli.UNUSABLE
    assert "--help" in capsys.readouterr().err


def test_a_long_list_goes_on_on_another_page(
    desk: Database, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.commands import speakers

    monkeypatch.setattr(speakers, "ON_A_PAGE", 2)
    assert run("list") == cli.DONE
    assert capsys.readouterr().out.splitlines()[-1] == "more: `workbench speakers list --page 2`"
    assert run("list", "--page", "2") == cli.DONE
    assert "Norvane Harbour" in capsys.readouterr().out
