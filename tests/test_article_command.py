"""`workbench article`, and what `workbench add` says of what comes again."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

from workbench import cli

PAGE = """River floods lower town

By Ada Field

The river Orrel rose by 12 centimetres on Friday and flooded 40 houses in the lower town, the mayor said.

She asked people to stay with friends, and said that 200 beds were ready in two schools near the station.
"""


class Desk(NamedTuple):
    folder: Path
    article: str  # its id


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A folder with a page that was added to its database."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{tmp_path}/desk.sqlite")
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ann")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flood.txt").write_text(PAGE)
    assert cli.run(["add", "flood.txt", "--published", "2026-02-06"]) == cli.DONE
    found = re.search(r"added +(a[0-9a-f]{16}) ", capsys.readouterr().out)
    assert found is not None
    return Desk(tmp_path, found[1])


def test_an_article_is_shown_corrected_withdrawn_and_brought_back(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    name = desk.article
    assert (
        cli.run(["article", "correct", name, "published", "2026-02-07", "--reason", "misprint"]) == cli.DONE
    )
    assert cli.run(["article", "withdraw", name, "--reason", "a hoax"]) == cli.DONE
    assert cli.run(["article", "show", name]) == cli.DONE
    said = capsys.readouterr().out
    assert "published  2026-02-07 (corrected by a person: misprint)" in said
    assert "corrected  published: 2026-02-06 → 2026-02-07 by Ann: misprint" in said
    assert re.search(r"withdrawn  \d{4}-\d\d-\d\d: a hoax", said)
    assert cli.run(["article", "restore", name, "--reason", "no hoax"]) == cli.DONE
    assert cli.run(["article", "show", name]) == cli.DONE
    assert "a hoax" not in capsys.readouterr().out.partition("brought back")[2]


def test_a_text_is_corrected_from_a_file(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    name = desk.article
    text = "\n\n".join(line for line in PAGE.splitlines() if line and not line.startswith("By "))
    (desk.folder / "new.txt").write_text(text.replace("40 houses", "46 houses"))
    assert (
        cli.run(["article", "correct", name, "text", "new.txt", "--reason", "as printed later"]) == cli.DONE
    )
    assert cli.run(["article", "show", name]) == cli.DONE
    said = capsys.readouterr().out
    assert re.search(r"version 2 .* by Ann, holds: as printed later", said)
    assert "40 houses → 46 houses" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "a0"], "there is no article a0"),
        (
            ["correct", "ID", "published", "soon", "--reason", "x"],
            "'soon' is no date; write it as 2026-02-06",
        ),
        (
            ["correct", "ID", "size", "9", "--reason", "x"],
            "'size' of an article can't be corrected; these can",
        ),
        (["correct", "ID", "text", "none.txt", "--reason", "x"], "none.txt: can't be opened"),
        (["restore", "ID", "--reason", "x"], "is not withdrawn"),
        (["withdraw", "ID", "--reason", " "], "give a reason"),
        (["refuse", "7"], "there is no link number 7"),
    ],
)
def test_what_can_not_be_done_is_told_in_one_line(
    desk: Desk, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    name = desk.article
    assert cli.run(["article", *(name if each == "ID" else each for each in arguments)]) == cli.UNUSABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line


def test_new_values_of_what_is_there_are_told_as_left_aside(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    name = desk.article
    assert cli.run(["add", "flood.txt", "--published", "2026-02-09", "--publisher", "Post"]) == cli.DONE
    said = capsys.readouterr().out
    assert "left aside: published 2026-02-09 (kept: 2026-02-06)" in said
    assert f"left aside: publisher Post (kept: none); `workbench article correct {name} publisher …`" in said
    assert "0 added, 1 already there, 0 skipped" in said


def test_a_newer_text_tells_the_figures_that_changed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    name = desk.article
    (desk.folder / "later.txt").write_text(PAGE.replace("40 houses", "46 houses"))
    assert cli.run(["add", "later.txt", "--published", "2026-02-06"]) == cli.DONE
    said = capsys.readouterr().out
    assert f"updated  {name}" in said
    assert "version 2: the same outlet and title with another text" in said
    assert "40 houses → 46 houses" in said
    assert "0 added, 1 updated, 0 already there, 0 skipped" in said


def test_a_copy_is_told_with_the_way_to_refuse_it(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    name = desk.article
    copy = PAGE.replace("River floods lower town", "Houses in Orrel are under water")
    (desk.folder / "copy.txt").write_text(copy)
    assert cli.run(["add", "copy.txt", "--publisher", "The Hill Times"]) == cli.DONE
    said = capsys.readouterr().out
    assert re.search(
        rf"same text as {name} \(\d+ %\), 'River floods lower town': `workbench article refuse 1`", said
    )
    assert cli.run(["article", "refuse", "1", "--reason", "another flood"]) == cli.DONE
    assert cli.run(["article", "show", name]) == cli.DONE
    assert re.search(
        r"link 1  same text as a\w+ of The Hill Times \(\d+ %, refused\)", capsys.readouterr().out
    )


def test_an_export_says_how_many_withdrawn_ones_it_leaves_out(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    from db.engine import Database
    from workbench.actions import browsing, reviewing
    from workbench.values.listing import ClaimFilter

    name = desk.article
    database = Database(f"sqlite:///{desk.folder}/desk.sqlite")
    ann = reviewing.local_reviewer(database, "Ann")
    claim = browsing.list_claims(database, ClaimFilter()).rows[0]
    body = {
        "code": "accurate",
        "rationale": "As the gauge shows.",
        "evidence": [{"source": {"title": "Gauge", "url": "https://example.org/gauge"}}],
    }
    command = {"number": 1, "kind": "judge", "claim": claim.id, "version": claim.row_version, "body": body}
    reviewing.apply_commands(database, ann, {"boot": "b", "queue": [command]})
    database.close()
    assert cli.run(["article", "withdraw", name, "--reason", "a hoax"]) == cli.DONE
    assert cli.run(["export", "verdicts", "--to", "csv", "--output", "out.csv"]) == cli.DONE
    assert "1 of withdrawn articles are left out; --all has them" in capsys.readouterr().err


def test_a_pipe_is_written_to_and_never_replaced(desk: Desk) -> None:
    pipe = desk.folder / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    assert cli.run(["export", "verdicts", "--to", "csv", "--all", "--output", str(pipe)]) == cli.DONE
    reader.join(timeout=20)
    assert pipe.is_fifo()
    assert len(read[0].splitlines()) > 2
