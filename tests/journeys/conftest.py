"""A desk served in a process of its own, and a browser that looks at it.

Without Chromium the journeys are skipped; CHROMIUM names one that is not on the path.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from tests.pages import sample_desk
from workbench.home import ROOT

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("browser"))  # one browser, one journey at a time


@dataclass
class Served:
    """A desk under an address; `database` is the same one, to look behind the pages."""

    url: str
    port: int
    database: Database
    folder: Path
    process: subprocess.Popen[str] = field(repr=False)

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)

    def start_again(self) -> None:
        self.process = _start(self.folder, self.port)


def chromium() -> str:
    """The browser; where there is none the journey is skipped."""
    found = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        pytest.skip("needs Chromium: apt-get install chromium, or name one in CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium()
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright: pip install playwright (it is in the dev group)"
    )
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(executable_path=path, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture
def served(sqlite_database: Database, tmp_path: Path) -> Iterator[Served]:
    """The sample articles, nothing decided."""
    sample_desk.fill(sqlite_database)
    with desk_at(sqlite_database, tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def decided(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample articles with some claims decided; for journeys that only look."""
    folder = tmp_path_factory.mktemp("decided")
    shutil.copy(migrated_file, folder / "workbench.sqlite")
    database = Database(f"sqlite:///{folder / 'workbench.sqlite'}")
    sample_desk.decide_some(database, sample_desk.fill(database))
    with desk_at(database, folder) as found:
        yield found
    database.close()


@contextmanager
def desk_at(database: Database, folder: Path) -> Iterator[Served]:
    """The desk of `database`, a file called workbench.sqlite in the folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    found = Served(f"http://127.0.0.1:{port}", port, database, folder, _start(folder, port))
    try:
        yield found
    finally:
        found.process.kill()
        found.process.communicate()


def _start(folder: Path, port: int) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
    environment |= {
        "WORKBENCH_DATABASE_URL": f"sqlite:///{folder / 'workbench.sqlite'}",
        "WORKBENCH_REVIEWER": sample_desk.REVIEWER,
        "WORKBENCH_TIMEZONE": "Europe/Berlin",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "serve", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = process.stderr.readline()
    assert "the desk is at" in said, said + process.stderr.read()
    return process


Look = Callable[..., Any]


@pytest.fixture
def look(browser: Any) -> Iterator[Look]:
    """Opens pages. In the end no page may have had a fault or asked anything of another machine."""
    contexts: list[Any] = []
    faults: list[str] = []

    def open_page(
        url: str, *, width: int = 1440, height: int = 900, dark: bool = False, **options: Any
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(f"fault in the page: {error}"))
        page.on(
            "request",
            lambda request: (
                request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
                or faults.append(f"asked outside: {request.url}")
            ),
        )
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults
