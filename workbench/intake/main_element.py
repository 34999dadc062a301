"""Where on a web page its text stands: the <main> element, and the widest cell of a table for layout."""

from __future__ import annotations

from typing import Any

from workbench.intake.element_hints import prose_of

MOST = 0.8
"""Share of a page's running text that its <main> holds, at least."""
LINKS = 3
"""In a column beside the text, at least."""
COLUMNS = 8
"""Of a table for layout, at most."""


def main_element(root: Any, page_size: int) -> Any:
    """The one <main> that holds the page's heading and nearly all of its text; None where there is none."""
    found = [each for each in root.iter("main") if each.getparent() is not None]
    if not found:
        found = [each for each in root.iter("div", "section") if each.get("role") == "main"]
    if len(found) != 1:
        return None
    main = found[0]
    titles = list(root.iter("h1"))
    if titles and not any(True for _ in main.iter("h1")):
        return None
    return main if sum(prose_of(main)) >= MOST * page_size else None


def is_side_cell(cell: Any, page_size: int) -> bool:
    """A column of links beside the one that holds most of the page's text."""
    row = cell.getparent()
    if row is None or row.tag != "tr" or not 1 < len(row) <= COLUMNS or prose_of(cell):
        return False
    if not any(each is not cell and sum(prose_of(each)) * 2 > page_size for each in row):
        return False
    return any(True for _ in cell.iter("form")) or sum(1 for _ in cell.iter("a")) >= LINKS
