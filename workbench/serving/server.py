"""Serve the desk: one process, loopback unless told otherwise, a clean stop."""

from __future__ import annotations

import gc
import importlib
import ipaddress
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from workbench.errors import BadSettings, WorkbenchError
from workbench.home import PAGES, make_importable
from workbench.serving.headers import SecurityHeaders, content_policy, inline_scripts, security_headers
from workbench.serving.theme import THEME

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.settings import Settings

# Loaded before the first visitor, and then taken out of the collector's sight: Streamlit collects
# garbage after each run, which takes 79 ms with these in view and next to nothing without.
WARM = (
    "pandas",
    "pyarrow",
    "plotly.graph_objects",
    "sqlalchemy.orm",
    "workbench.actions.browsing",
    "workbench.actions.reviewing",
    "workbench.actions.adding",
    "workbench.actions.charting",
    "workbench.actions.exporting",
    "workbench.report.charts",
    "pages.parts.review_desk",
    "pages.parts.ledger",
    "pages.parts.article_adding",
    "pages.parts.article_view",
)


def serve(settings: Settings, database: Database, *, ready: Callable[[str], None] | None = None) -> None:
    """Serve the desk until Ctrl-C or SIGTERM; `ready` gets the address once the desk is warm.

    Raises WorkbenchError where the address can't be used. One desk a process.
    """
    check_address(settings.host, settings.port)
    if not is_loopback(settings.host):
        print(
            f"workbench: everyone who can reach {settings.host} works here as {settings.reviewer}; "
            "there is no login. Put a proxy that asks for one in front",
            file=sys.stderr,
        )
    make_importable()

    import streamlit
    from starlette.middleware import Middleware

    from workbench.serving import installation

    installation.install(settings, database)
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    headers = security_headers(content_policy(inline_scripts(page)))

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[dict[str, Any]]:
        for name in WARM:
            importlib.import_module(name)
        gc.collect()
        gc.freeze()
        if ready is not None:
            ready(address_of(settings, int(streamlit.config.get_option("server.port"))))
        yield {}

    app = streamlit.App(
        PAGES / "app.py",
        lifespan=lifespan,
        middleware=[Middleware(SecurityHeaders, headers=headers)],
        on_script_error=installation.tell_fault,
    )
    with _stops_cleanly():
        app.run(config=streamlit_options(settings))


def streamlit_options(settings: Settings) -> dict[str, Any]:
    """What Streamlit is told; nothing of it is left to a file or variable of Streamlit's own."""
    return {
        "server.address": settings.host,
        "server.port": settings.port,
        "server.baseUrlPath": settings.base_path.strip("/"),
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "server.maxUploadSize": settings.max_megabytes,
        "server.allowedHosts": allowed_hosts(settings.host),
        "server.enableXsrfProtection": True,
        "server.enableCORS": True,
        "server.enableStaticServing": False,
        "server.enableAgentApi": False,
        "server.showEmailPrompt": False,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "viewer",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "runner.magicEnabled": False,
        "logger.hideWelcomeMessage": True,
        "logger.level": "error",
        **THEME,
    }


def allowed_hosts(host: str) -> list[str]:
    """The names a browser may call the desk by. On loopback only its own, so that no web page can
    reach it under a name of its choosing; elsewhere any, as a proxy decides."""
    return ["localhost", "127.0.0.1", "::1"] if is_loopback(host) else ["*"]


def is_loopback(host: str) -> bool:
    """Only this machine can reach it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address_of(settings: Settings, port: int) -> str:
    """What to type into a browser."""
    host = settings.host
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    if ":" in host:
        host = f"[{host}]"
    path = settings.base_path.strip("/")
    return f"http://{host}:{port}/{path}"


def check_address(host: str, port: int) -> None:
    """Raises WorkbenchError where nothing can be served on it; says what to do."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadSettings(
            f"host = {host!r}: no address of this machine; 127.0.0.1 is this machine alone"
        ) from error
    family, kind, protocol, _, place = found[0]
    with socket.socket(family, kind, protocol) as trial:
        if sys.platform != "win32":
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(place)
            trial.listen(1)
        except PermissionError as error:
            raise WorkbenchError(
                f"port {port} needs more rights; choose one above 1023 with --port"
            ) from error
        except OSError as error:
            raise WorkbenchError(
                f"port {port} on {host} can't be used ({(error.strerror or str(error)).lower()}); "
                f"is a desk running there already? Choose another with --port"
            ) from error


@contextmanager
def _stops_cleanly() -> Iterator[None]:
    """Ctrl-C and SIGTERM end what stands inside without a traceback."""

    def end(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)
