"""One address written in several ways. Pure."""

from __future__ import annotations

import re

LONGEST = 500
"""Characters that are compared: an index entry has to fit on a page of the database."""

_ADDRESS = re.compile(
    r"""
    https?://
    (?: [^/@?#]* @ )?       # a user, which says nothing of the page
    (?P<host> [^/?#]+ )
    (?P<path> [^?#]* )
    (?P<asked> \? [^#]* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRACKING = ("utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "cmpid=", "ocid=")


def comparable(url: str | None) -> str | None:
    """The address as it is compared: without scheme, "www.", fragment, closing slash and what only
    counts readers; what is asked for in the order of the alphabet. None for what is no web address.
    """
    match = _ADDRESS.match(url.strip()) if url else None
    if match is None:
        return None
    host = match["host"].lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    asked = [part for part in (match["asked"] or "")[1:].split("&") if part]
    kept = sorted(part for part in asked if not part.lower().startswith(_TRACKING))
    path = match["path"].rstrip("/")
    return (host + path + ("?" + "&".join(kept) if kept else ""))[:LONGEST]
