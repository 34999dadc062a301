"""The server: where it may be reached, what it tells browsers, how it stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.errors import WorkbenchError
from workbench.home import ROOT
from workbench.serving.headers import content_policy, inline_scripts
from workbench.serving.server import address_of, allowed_hosts, check_address, is_loopback, streamlit_options
from workbench.settings import Settings

SETTINGS = Settings("sqlite://", port=8777)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A desk in a process of its own, warm; what it says goes to `stderr`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKBENCH_")}
    environment |= {
        "WORKBENCH_DATABASE_URL": f"sqlite:///{folder / 'desk.sqlite'}",
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "serve", "--port", str(port)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        first = process.stderr.readline()
        assert f"the desk is at http://127.0.0.1:{port}/" in first, first + process.stderr.read()
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_stops_cleanly(how: signal.Signals, tmp_path: Path) -> None:
    with served(tmp_path, free_port()) as process:
        process.send_signal(how)
        said = "".join(process.communicate(timeout=30))

        assert process.returncode == 0
        assert "Traceback" not in said


def test_every_answer_carries_the_security_headers(tmp_path: Path) -> None:
    port = free_port()
    with served(tmp_path, port):
        for path in ("/", "/_stcore/health", "/claims", "/nothing/here"):
            request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
            with urllib.request.urlopen(request, timeout=20) as answer:
                assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(WorkbenchError, match=f"port {port} .*--port"):
            check_address("127.0.0.1", port)


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(WorkbenchError, match=r"127\.0\.0\.1"):
        check_address("no-such-name.invalid", 8777)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("desk.example", False)],
)
def test_loopback_is_known(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_on_loopback_only_its_own_names_are_answered() -> None:
    assert "*" not in allowed_hosts("127.0.0.1")
    assert "localhost" in allowed_hosts("127.0.0.1")


def test_nothing_is_sent_out_and_no_fault_shows_its_insides() -> None:
    options = streamlit_options(SETTINGS)

    assert options["browser.gatherUsageStats"] is False
    assert options["client.showErrorDetails"] == "none"
    assert options["server.address"] == "127.0.0.1"


def test_every_option_is_one_that_streamlit_knows() -> None:
    from streamlit import config

    known = config.get_config_options()
    assert not [name for name in streamlit_options(SETTINGS) if name not in known]


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = content_policy((b"let a = 1;",))

    assert "http:" not in policy
    assert "https:" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert "'sha256-" in policy


def test_inline_scripts_are_found_and_linked_ones_left_out(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<script type="module" src="./a.js"></script><script>let b = 2;</script>', "utf-8")

    assert inline_scripts(page) == (b"let b = 2;",)


def test_a_base_path_is_in_the_address() -> None:
    settings = Settings("sqlite://", base_path="/desk/")

    assert address_of(settings, 8501) == "http://127.0.0.1:8501/desk"
    assert streamlit_options(settings)["server.baseUrlPath"] == "desk"
