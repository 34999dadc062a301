"""Where the pages are: their files for Streamlit, and their addresses for links."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from workbench.home import PAGES
from workbench.serving import installation


def page(name: str) -> str:
    """The file of a page, for `st.switch_page` and `st.page_link`."""
    return str(PAGES / f"{name}.py")


def address(name: str, parameters: Mapping[str, str]) -> str:
    """The path of a page as a browser has it, the base path before it."""
    base = installation.settings().base_path.strip("/")
    query = urlencode({key: value for key, value in parameters.items() if value})
    return f"{'/' + base if base else ''}/{name}{'?' + query if query else ''}"


def review(place: Mapping[str, str | None]) -> str:
    """The address of a claim, or of an article, on the review page."""
    return address("review", {key: value for key, value in place.items() if value})


def file_name(title: str) -> str:
    """A title as a file may be called anywhere: letters, digits and hyphens."""
    kept = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in title.lower())
    return "-".join(kept.split())[:60] or "series"
