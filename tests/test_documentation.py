"""What the documentation says is so: its commands run, and its generated pages are what the code gives."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.home import SAMPLES

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def examples(page: Path) -> list[tuple[str, str]]:
    """(command, printed) of every `$ command` in the page's console blocks."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.M | re.S):
        for piece in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = piece.partition("\n")
            found.append((command, printed.strip()))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the samples in it and a database of its own."""
    here = tmp_path_factory.mktemp("documentation")
    shutil.copytree(SAMPLES, here / "sample_data")
    return here


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command's answer; a desk is stopped with Ctrl-C once it says where it is."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
        "XDG_DATA_HOME": str(folder / "data"),
    }
    if command.startswith(("workbench serve", "workbench demo")):
        process = subprocess.Popen(
            ["bash", "-c", f"exec {command}"], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
        )
        assert process.stderr is not None
        said = next((line for line in process.stderr if "the desk is at" in line), "")
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)[1]
        assert said, f"{command} served nothing\n{rest}"
        return subprocess.CompletedProcess(command, process.returncode, "", rest)
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_run_and_print_what_it_says(page: Path, folder: Path) -> None:
    for command, printed in examples(page):
        answer = run(command, folder)
        assert answer.returncode == 0, f"{command}\n{answer.stderr}"
        if printed:
            wanted = re.escape(printed).replace(r"\.\.\.", ".*?").replace("…", ".*?")
            assert re.fullmatch(wanted, answer.stdout.strip(), re.S), f"{command} prints\n{answer.stdout}"


def commands() -> Iterator[str]:
    answer = subprocess.run(
        [sys.executable, "-m", "workbench", "--help"], capture_output=True, text=True, check=True
    )
    yield from re.findall(r"^    (\w+) +\w", answer.stdout, re.M)


def test_every_command_is_documented_and_has_help_with_an_example() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    names = list(commands())

    assert len(names) >= 10
    for name in names:
        assert f"`workbench {name}" in text, f"docs/commands.md does not tell of {name}"
        answer = subprocess.run(
            [sys.executable, "-m", "workbench", name, "--help"], capture_output=True, text=True, check=True
        )
        assert "example:" in answer.stdout, f"`workbench {name} --help` has no example"


def test_every_setting_is_documented() -> None:
    from workbench.settings import Settings

    text = (ROOT / "docs" / "commands.md").read_text("utf-8")

    for name in Settings.__dataclass_fields__:
        assert f"`WORKBENCH_{name.upper()}`" in text, f"docs/commands.md does not tell of {name}"


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    for page in [*PAGES, ROOT / "CONTRIBUTING.md", *(ROOT / "docs" / "decisions").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_data_dictionary_is_what_the_code_says() -> None:
    from workbench.data_dictionary import data_dictionary

    written = (ROOT / "docs" / "data_dictionary.md").read_text("utf-8")

    assert written == data_dictionary(), "run `python -m workbench.data_dictionary` and commit what it wrote"


def test_no_requirement_names_a_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text("utf-8"), path.name
