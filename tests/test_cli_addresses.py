"""Commands that are given an address. Nothing here leaves this machine: the guard is closed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

INSIDE = "https://127.0.0.1/feed"


def workbench(*arguments: str, data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
    environment |= {"XDG_DATA_HOME": str(data)} | settings
    return subprocess.run(
        [sys.executable, "-m", "workbench", *arguments],
        env=environment,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("arguments", [("add", INSIDE), ("watch", INSIDE, "--once")])
def test_addresses_are_off_until_the_setting_says_on(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = workbench(*arguments, data=tmp_path)
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "WORKBENCH_FETCH=on" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_address_inside_is_refused_in_one_line(tmp_path: Path) -> None:
    answer = workbench("add", INSIDE, data=tmp_path, WORKBENCH_FETCH="on")
    assert answer.returncode == 2
    assert answer.stderr == (
        f"workbench: skipped {INSIDE}: it leads to an address that is not public "
        "(this machine, its network or a reserved range)\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_feed_that_can_t_be_read_is_told_and_asked_again_later(tmp_path: Path) -> None:
    answer = workbench("watch", INSIDE, "--once", data=tmp_path, WORKBENCH_FETCH="on")
    assert answer.returncode == 3
    assert "not public" in answer.stderr
    assert answer.stdout.startswith(f"0 added, 0 known  {INSIDE}  next at ")


@pytest.mark.parametrize("minutes", ["0", "4", "soon", "nan", "inf", "20000"])
def test_a_poll_needs_a_decent_distance(minutes: str, tmp_path: Path) -> None:
    answer = workbench("watch", INSIDE, "--every", minutes, data=tmp_path, WORKBENCH_FETCH="on")
    assert answer.returncode == 2
    assert "--every" in answer.stderr
