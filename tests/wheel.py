"""Builds the wheel, installs it in an empty folder and does the main job from there.

    python tests/wheel.py

The dependencies are those of this environment; the checkout is not on the path.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = "Council cuts fares\n\nBus fares in Port Alder fell by 12% to $1.40 on Monday, Mayor Ida Quist said.\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        wheel = build(here)
        tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
        assert tops == {"workbench", wheel.name.split("-py3")[0] + ".dist-info"}, f"the wheel adds {tops}"
        for needed in (
            "_app/pages/app.py",
            "_app/db/migrations/env.py",
            "_app/sample_data/seed.toml",
            "words/units.toml",
        ):
            assert f"workbench/{needed}" in zipfile.ZipFile(wheel).namelist(), f"{needed} is not in the wheel"
        python = install(wheel, here)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("WORKBENCH_", "PYTHON"))
        } | {"WORKBENCH_DATABASE_URL": f"sqlite:///{here / 'desk.sqlite'}", "XDG_DATA_HOME": str(here)}

        def workbench(*words: str) -> str:
            return subprocess.run(
                [python, "-m", "workbench", *words],
                cwd=here, env=environment, check=True, capture_output=True, text=True,
            ).stdout  # fmt: skip

        (here / "page.txt").write_text(PAGE, "utf-8")
        found = json.loads(workbench("extract", "page.txt"))
        assert [figure["text"] for figure in found["articles"][0]["figures"]] == ["12%", "$1.40"], found
        assert "1 added" in workbench("add", "page.txt", "--published", "2026-02-06")
        assert "0 added, 1 already" in workbench("add", "page.txt", "--published", "2026-02-06")
        header, *rows = workbench("export", "verdicts", "--to", "csv", "--all").splitlines()
        assert header.startswith("export_version,claim_id"), header
        assert rows, "the export is empty"
        assert "the log holds" in workbench("audit", "verify")
    print("the wheel works in an empty folder")


def build(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    [wheel] = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> str:
    """An environment that sees this one's dependencies, but not its editable install."""
    home = folder / "venv"
    venv.create(home, with_pip=False)
    [site] = home.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    [ours] = Path(sys.prefix).glob("lib/python*/site-packages")
    for path in ours.iterdir():
        if (
            "claim_workbench" not in path.name
            and not path.name.startswith("_editable")
            and not (site / path.name).exists()
        ):
            (site / path.name).symlink_to(path)
    return str(home / "bin" / "python")


if __name__ == "__main__":
    main()
