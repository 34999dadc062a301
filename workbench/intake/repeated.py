"""Which elements of a web page stand for an article each: <article>, or siblings that are made alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbench.intake.furniture import Role, label_of
from workbench.intake.lines import Line

FEWEST = 3
"""Siblings alike."""
TEXT = 150
"""Characters of one of them."""
LEAST = 60
"""Characters of one that has the class of the others."""
LONGEST_TITLE = 30
"""Words."""
_PARTS = frozenset({"div", "section", "li", "tr", "td", "dd", "table", "center"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "div", "li", "td", "tr", "section", "header", *_HEADINGS})
_TELLING = 80
"""Characters at most of what may be a stamp, a byline or a "read more"."""


def article_elements(root: Any) -> dict[Any, int]:
    """Each element that stands for an article of its own -> its number, from 1.

    Of nested <article> elements the outer is taken, unless it holds several that have a heading and a
    text each. Where there are none, siblings of one tag and class that hold half of the page's text and
    have a short first line, a text, and a link from the one, a stamp, a byline or a "read more".
    """
    found: dict[Any, int] = {}
    for element in root.iter("article"):
        if any(up in found for up in element.iterancestors("article")):
            continue
        if any(up.tag in {"aside", "nav", "footer"} for up in element.iterancestors()):
            continue
        inner = [each for each in element.iter("article") if each is not element and _has_text(each)]
        if len(inner) > 1:
            continue
        if _has_text(element):
            found[element] = len(found) + 1
    return found or {element: number for number, element in enumerate(_alike(root), 1)}


def is_layout(element: Any) -> bool:
    """A row or an item that holds whole texts, and is no row of figures and no item of a list.

    A row of one cell is none of a table either.
    """
    if element.tag == "tr" and sum(bool(cell.text_content().strip()) for cell in element) < 2:
        return True
    if any(True for _ in element.iter("table", *_HEADINGS)):
        return True
    return sum(len(each.text_content()) > 200 for each in element.iter("p", "div", "td")) > 1


def _has_text(element: Any) -> bool:
    heading = any(True for _ in element.iter("h1", "h2", "h3", "h4"))
    return heading and any(len(p.text_content().split()) > 12 for p in element.iter("p", "div"))


def _alike(root: Any) -> Iterator[Any]:
    """The siblings that are made alike, of the outermost parent that has such."""
    sizes = _sizes(root)
    for parent in root.iter():
        if sizes.get(parent, 0) * 2 < sizes[root]:
            continue
        groups: dict[tuple[str, str], list[Any]] = {}
        for child in parent:
            if child.tag in _PARTS and sizes.get(child, 0) > TEXT:
                groups.setdefault((child.tag, child.get("class") or ""), []).append(child)
        for group in groups.values():
            if len(group) < FEWEST or sum(sizes[each] for each in group) * 2 < sizes[root]:
                continue
            telling = {each for each in group if _is_item(each, sizes)}
            if len(telling) >= FEWEST and len(telling) * 10 >= len(group) * 7:
                kind = (group[0].tag, group[0].get("class"))
                return (
                    each
                    for each in parent
                    if each in telling
                    or ((each.tag, each.get("class")) == kind and kind[1] and sizes[each] > LEAST)
                )
    return iter(())


def _sizes(root: Any) -> Mapping[Any, int]:
    """Characters of text in each element."""
    found: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "noscript", "template"}:
            found[element] = 0
            continue
        inside = len((element.text or "").strip())
        found[element] = inside + sum(found[each] + len((each.tail or "").strip()) for each in element)
    return found


def _is_item(element: Any, sizes: Mapping[Any, int]) -> bool:
    """A short first line, a text, and what only an item of a list has."""
    blocks = _blocks(element)
    first = next(blocks, None)
    if first is None:
        return False
    title = " ".join(first.text_content().split()) if first is not element else (first.text or "").strip()
    if not 2 <= len(title.split()) <= LONGEST_TITLE:
        return False
    if not any(len(each.text_content().split()) > 12 for each in element.iter("p", "div", "span")):
        return False
    return _leads_away(first) or any(map(_tells, _small(element, sizes)))


def _blocks(element: Any) -> Iterator[Any]:
    """The innermost blocks of it that have text, in reading order."""
    for each in element.iter():
        if not isinstance(each.tag, str) or not (each.text or "").strip():
            continue
        block = each
        while block is not element and block.tag not in _BLOCKS:
            above = block.getparent()
            if above is element or (above.tag in _BLOCKS and _has_breaks(above)):
                break
            block = above
        yield block


def _has_breaks(element: Any) -> bool:
    return any(each.tag == "br" for each in element)


def _leads_away(first: Any) -> bool:
    links: Iterable[Any] = [first] if first.tag == "a" else first.iter("a")
    whole = len(first.text_content().strip())
    return any(
        len(link.text_content().strip()) * 10 >= whole * 8 and not (link.get("href") or "#").startswith("#")
        for link in links
    )


def _small(element: Any, sizes: Mapping[Any, int]) -> Iterator[str]:
    """The texts of its small elements, and the days that its <time> elements give."""
    for each in element.iter("time", "span", "div", "p", "i", "em", "small", "a", "b", "td"):
        if each.tag == "time" and each.get("datetime"):
            yield each.get("datetime")
        elif 0 < sizes[each] <= _TELLING:
            yield " ".join(each.text_content().split())


def _tells(text: str) -> bool:
    label = label_of(Line(1, text))
    return label is not None and label.role in {Role.HEAD, Role.MARKER}
