"""The day that an element's attributes give: <time>, microformats, RDFa and microdata."""

from __future__ import annotations

import re
from typing import Any

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = frozenset(
    {
        "datepublished",
        "datecreated",
        "dateposted",
        "dc:date",
        "dc:created",
        "dcterms:created",
        "dcterms:issued",
    }
)
_LATER = ("updated", "modified")
LONGEST = 60
"""Characters of a stamp."""


def stamp_of(element: Any, tag: str) -> str:
    """As it is written; empty where the element gives none."""
    if tag == "time":
        return (element.get("datetime") or "")[:LONGEST]
    if tag in {"abbr", "span"}:
        title = element.get("title") or ""
        if _ISO_DAY.match(title):
            return title[:LONGEST]
    content = element.get("content") or ""
    if content and _ISO_DAY.match(content):
        names = f"{element.get('itemprop') or ''} {element.get('property') or ''}".casefold()
        if not _PUBLISHED.isdisjoint(names.split()):
            return content[:LONGEST]
    return ""


def is_later(element: Any) -> bool:
    """It is the day of a change and not of publication."""
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".casefold()
    return any(word in names for word in _LATER) and "published" not in names
