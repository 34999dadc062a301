"""What every answer of the server tells the browser it may do: load from here, and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(
    rb"<script(?![^>]{0,200}\ssrc=)[^>]{0,200}>"  # a script without an address
    rb"(.*?)"  # what it does
    rb"</script>",
    re.DOTALL,
)


def content_policy(inline_scripts: Iterable[bytes] = ()) -> str:
    """The content security policy: own scripts, styles, images and sockets only.

    `inline_scripts` are the ones of Streamlit's own start page, allowed by their hash. Streamlit
    needs 'unsafe-eval' (its bundles compile patterns) and inline styles (it has them throughout).
    """
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in inline_scripts)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'unsafe-eval' blob:{hashes}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss: data: blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def inline_scripts(page: Path) -> tuple[bytes, ...]:
    """The scripts written out in an HTML file, in their order; none where there is no such file."""
    if not page.is_file():
        return ()
    return tuple(found for found in _INLINE_SCRIPT.findall(page.read_bytes()) if found.strip())


def security_headers(policy: str) -> tuple[tuple[bytes, bytes], ...]:
    """The headers that go with every answer."""
    return (
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"x-frame-options", b"DENY"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        (b"cross-origin-opener-policy", b"same-origin"),
    )


class SecurityHeaders:
    """Middleware that lays the security headers over every HTTP answer."""

    def __init__(self, app: ASGIApp, headers: tuple[tuple[bytes, bytes], ...]) -> None:
        self._app = app
        self._headers = headers
        self._names = frozenset(name for name, _ in headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in self._names]
                message = {**message, "headers": [*kept, *self._headers]}
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _hash(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")
