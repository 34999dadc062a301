"""Paths, folders and standard input, one by one; what can't be read does not stop the rest."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from workbench.errors import UnreadableInput
from workbench.intake.inputs import find_inputs


def test_files_come_in_the_order_given(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_bytes(name.encode())
    paths = [tmp_path / "b.txt", tmp_path / "a.txt"]
    assert list(find_inputs(paths)) == [(str(paths[0]), b"b.txt"), (str(paths[1]), b"a.txt")]


def test_a_folder_gives_its_pages_by_name_and_tells_the_rest(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("b.html", "a.txt", "inner/c.md", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "d.png").write_bytes(b"y")
    found = dict(find_inputs([tmp_path]))
    assert [Path(origin).name for origin, raw in found.items() if raw == b"x"] == ["a.txt", "b.html", "c.md"]
    problem = found[str(tmp_path / "d.png")]
    assert isinstance(problem, UnreadableInput)
    assert problem.reason.startswith("not a page (.png); read are ")


def test_what_a_browser_saved_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "fees.html").write_bytes(b"x")
    for name in ("fees_files/crane.png", "fees_files/inner/style.css", "other_files/crane.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"y")
    found = [Path(origin).relative_to(tmp_path).as_posix() for origin, _ in find_inputs([tmp_path])]
    assert found == ["fees.html", "other_files/crane.png"]


def test_a_dash_is_standard_input() -> None:
    assert list(find_inputs(["-"], stdin=io.BytesIO(b"page"))) == [("standard input", b"page")]


def test_a_missing_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (_, missing), (_, raw) = find_inputs([tmp_path / "no.txt", tmp_path / "a.txt"])
    assert isinstance(missing, UnreadableInput)
    assert missing.reason == "there is no such file or folder; check the path"
    assert raw == b"x"


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    ((_, problem),) = find_inputs([tmp_path])
    assert isinstance(problem, UnreadableInput)
    assert problem.reason == "the folder holds no files"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    ((_, problem),) = find_inputs([path])
    assert isinstance(problem, UnreadableInput)
    assert problem.reason == "30 MB, more than 25 MB: split it, or raise WORKBENCH_MAX_MEGABYTES"


@pytest.mark.parametrize("limit", [1, 2])
def test_standard_input_is_read_up_to_the_limit(limit: int) -> None:
    stream = io.BytesIO(b"x" * 5_000_000)
    ((_, problem),) = find_inputs(["-"], max_megabytes=limit, stdin=stream)
    assert isinstance(problem, UnreadableInput)
    assert problem.reason.startswith(f"more than {limit} MB")
    assert stream.tell() == limit * 1_000_000 + 1
