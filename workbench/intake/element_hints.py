"""What the markup says of the text inside an element: menu, caption, byline, sign-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.lexicon import entries

_HINT_OF_TAG = {
    "nav": "page navigation",
    "aside": "beside the article",
    "figure": "caption",
    "figcaption": "caption",
    "form": "sign-up or promotion",
    "button": "page navigation",
    "time": "time stamp",
    "dialog": "sign-up or promotion",
    "menu": "page navigation",
}
_SMALL = frozenset(
    {"tags", "byline", "time stamp", "section label", "caption", "sharing buttons", "page navigation"}
)
"""Reasons that a class may give only to short content: whole articles are filed under such classes too."""
_SMALL_SIZE = 400
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_\s]+")


def hint_of(element: Any, tag: str, page_size: int) -> str:
    """Why what stands in the element is no text, by its tag, class and id; empty where nothing says so.

    `page_size` is the number of characters in the page's paragraphs.
    """
    if tag in {"html", "body", "main", "article", "p", "h1", "h2"} and not (
        tag == "p" and element.get("class")
    ):
        return ""
    if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", ""):
        return "not shown on the page"
    if tag in _HINT_OF_TAG:
        return _HINT_OF_TAG[tag]
    if tag in {"header", "footer"}:
        inside = any(up.tag in {"article", "main"} for up in element.iterancestors())
        if not inside and (tag == "footer" or element.find(".//h1") is None):
            return "page navigation"
        return ""
    names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "rel"))
    reason = reason_of(names) if names.strip() else ""
    if not reason:
        return ""
    if reason == "byline" and tag in {"div", "section"} and len(element.text_content()) > 200:
        return ""
    size = len(element.text_content())
    if reason in _SMALL:
        return reason if size < _SMALL_SIZE else ""
    long = [p for p in element.iter("p") if len(p.text_content()) > 120]
    told = sum(len(p.text_content()) for p in long)
    return "" if len(long) > 2 and told > 0.25 * page_size else reason


@cache
def _containers() -> Mapping[str, str]:
    return {
        name: entry["reason"]
        for entry in reversed(entries("furniture", "container", ("reason", "names", "example")))
        for name in entry["names"]
    }


@cache
def reason_of(names: str) -> str:
    """The reason that a class or an id gives; empty where it gives none."""
    known = _containers()
    for name in names.split():
        if name.casefold() in known:
            return known[name.casefold()]
        for word in _CAMEL.split(name):
            if word.casefold() in known:
                return known[word.casefold()]
    return ""
