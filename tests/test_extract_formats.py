"""`workbench extract` and `figures`: any format, JSON lines by sight, limits as they are set."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.intake.formats import making as make
from workbench import cli

Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """(exit code, what was printed, what was told) of a command, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str, given: bytes = b"", **settings: str) -> tuple[int, str, list[str]]:
        stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(given)))
        monkeypatch.setattr(sys, "stdin", stdin)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        code = cli.run(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err.splitlines()

    return command


def articles(out: str) -> list[Any]:
    return list(json.loads(out)["articles"])


def test_json_lines_on_standard_input_are_told_by_sight(run: Run) -> None:
    code, out, told = run("extract", given=make.json_lines())
    assert (code, told) == (0, [])
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1", "2"]


def test_json_lines_without_figures_asked_for_by_name_are_told_by_sight(run: Run) -> None:
    code, out, _ = run("figures", given=make.json_lines())
    assert code == 0
    first, second = (json.loads(line) for line in out.splitlines())
    assert [figure["text"] for figure in first["figures"]][:2] == ["4%", "12 euros a tonne"]
    assert second["id"] == "2"


def test_text_that_opens_with_a_brace_is_text(run: Run) -> None:
    code, out, _ = run("figures", given=b"{sic} It cost $5 million.")
    assert code == 0
    assert [figure["value"] for figure in json.loads(out)["figures"]] == [5_000_000]


def test_date_and_publisher_hold_for_the_lines_without_their_own(run: Run) -> None:
    options = ("--published", "2026-02-09", "--publisher", "Gazette")
    for jobs in ("1", "2"):
        _, out, _ = run("extract", *options, "--jobs", jobs, given=make.json_lines())
        found = [json.loads(line) for line in out.splitlines()]
        assert [(each["published"], each["publisher"]) for each in found] == [
            ("2026-02-06", "Gazette"),
            ("2026-02-09", "Gazette"),
        ]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("fees.pdf", make.article_pdf()),
        ("fees.docx", make.docx()),
        ("fees.eml", make.mail()),
        ("fees.csv", make.csv_file(make.ROWS[:2])),
    ],
)
def test_a_file_prints_one_page_object(name: str, raw: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    code, out, told = run("extract", name)
    assert (code, told) == (0, [])
    (article,) = articles(out)
    assert article["title"] == make.HEADLINE
    assert {figure["text"] for figure in article["figures"]} >= {"4%", "12 euros a tonne"}
    for figure in article["figures"]:
        assert article["text"][figure["start"] : figure["end"]] == figure["text"]


def test_an_archive_prints_one_object_with_all_its_articles_and_tells_the_rest(
    run: Run, tmp_path: Path
) -> None:
    members = {"a.html": make.page(), "b.pdf": make.pdf([[]]), "c.xml": make.rss()}
    (tmp_path / "all.zip").write_bytes(make.zipped(members))
    code, out, told = run("extract", "all.zip")
    assert code == 3
    assert [article["title"] for article in articles(out)] == [
        make.HEADLINE,
        make.HEADLINE,
        make.OTHER_HEADLINE,
    ]
    assert told[0] == "workbench: skipped all.zip › b.pdf: no text layer: run OCR first"
    assert told[-1] == "workbench: 1 skipped"


def test_columns_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(make.csv_file((("Wer", "Was"), (make.HEADLINE, make.FIRST))))
    code, _, told = run("extract", "a.csv")
    assert code == 2
    assert "--columns text=NAME; there are 'Wer', 'Was'" in told[0]
    code, out, _ = run("extract", "a.csv", "--columns", "text=Was,title=Wer")
    assert code == 0
    assert articles(out)[0]["text"] == f"{make.HEADLINE}\n\n{make.FIRST}"


def test_the_limits_are_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text(make.TEXT * 5000, "utf-8")
    assert run("extract", "big.txt", WORKBENCH_MAX_MEGABYTES="1")[0] == 2
    (tmp_path / "two.pdf").write_bytes(make.article_pdf(lines_a_page=5))
    code, _, told = run("extract", "two.pdf", WORKBENCH_MAX_PAGES="1")
    assert code == 2
    assert told == ["workbench: two.pdf: 2 pages, more than 1: split it, or raise WORKBENCH_MAX_PAGES"]


def test_a_folder_of_many_formats_gives_a_line_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(make.docx())
    (tmp_path / "in" / "b.xml").write_bytes(make.rss())
    code, out, _ = run("extract", "in")
    assert code == 0
    assert [Path(json.loads(line)["path"]).name for line in out.splitlines()] == ["a.docx", "b.xml"]
