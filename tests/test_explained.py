"""`workbench extract --explain`: why each claim was read so, and what became of every number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import run

TEXT = (
    "Ferry to Quell Island runs at a loss\n\n"
    "The ferry carried 48,200 passengers in January 2026, 12% fewer than a year before, the board said."
)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert run(["extract", *words]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.jsonl"
    path.write_text(json.dumps({"id": "1", "text": TEXT}) + "\n", "utf-8")
    return path


def test_a_page_is_explained(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (article,) = printed(capsys, "--explain", str(page))["articles"]
    assert article["claims"]
    for claim in article["claims"]:
        assert claim["explanation"][-1].startswith("Worth checking: ")
    seen = {each["text"]: each["read"] for each in article["numerals"]}
    assert seen == {"48,200 passengers": True, "2026": False, "12%": True}
    assert article["numerals_told"] == "3 numerals: 2 read, 1 dismissed: a date (1)"


def test_a_line_is_explained_the_same_on_several_processes(
    lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = printed(capsys, "--explain", "--from", "jsonl", str(lines))
    assert printed(capsys, "--explain", "--from", "jsonl", "--jobs", "2", str(lines)) == alone
    assert alone["numerals_told"].startswith("3 numerals")


def test_without_it_nothing_is_added(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = printed(capsys, str(page))
    told = printed(capsys, "--explain", str(page))
    for article in told["articles"]:
        del article["numerals"], article["numerals_told"]
        for claim in article["claims"]:
            del claim["explanation"]
    assert told == plain
