"""Which elements of a web page stand for an article each: <article>, or siblings that are made alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from workbench.intake.element_hints import BESIDE, is_article, reason_of
from workbench.intake.furniture import label_of
from workbench.intake.label import Role
from workbench.intake.lines import Line

FEWEST = 3
"""Siblings alike."""
TEXT = 150
"""Characters of one of them."""
LEAST = 60
"""Characters of one that has the class of the others."""
BROKEN = 120
"""Characters of a cell in which breaks part the paragraphs."""
LONGEST_TITLE = 30
"""Words."""
LABELS = 3
"""Blocks at most among which the title is sought."""
_PARTS = frozenset({"div", "section", "li", "tr", "td", "dd", "table", "center"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"p", "div", "li", "td", "tr", "section", "header", *_HEADINGS})
_TELLING = 80
"""Characters at most of what may be a stamp, a byline or a "read more"."""


def article_elements(root: Any) -> dict[Any, int]:
    """Each element that stands for an article of its own -> its number, from 1.

    These are the <article> elements, else those that their class or type calls so, else siblings of one
    tag and class that hold half of the page's text and have a short first line, a text, and a link from
    the one, a stamp, a byline or a "read more". Of nested ones the outer is taken, unless it holds several.
    """
    found = _outermost(list(root.iter("article")))
    if not found:
        called = _outermost([each for each in root.iter(*_PARTS) if is_article(each)], headed=False)
        found = called if len(called) > 1 else list(_alike(root))
    return {element: number for number, element in enumerate(found, 1)}


def _outermost(elements: Sequence[Any], *, headed: bool = True) -> list[Any]:
    """Those that have a text, and a heading if need be, outside of comments and of what stands beside."""
    held = {each for each in elements if _has_text(each, headed=headed) and not _is_beside(each)}
    inside: dict[Any, int] = {}
    for each in held:
        for up in each.iterancestors():
            if up in held:
                inside[up] = inside.get(up, 0) + 1
    found: set[Any] = set()
    for each in elements:
        if each in held and inside.get(each, 0) < 2 and not any(up in found for up in each.iterancestors()):
            found.add(each)
    return [each for each in elements if each in found]


def _is_beside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return reason_of(names) == "comments" or any(
        up.tag in {"aside", "nav", "footer"} or reason_of(up.get("id") or "") in {"comments", BESIDE}
        for up in element.iterancestors()
    )


def is_layout(element: Any) -> bool:
    """A row or an item that holds whole texts, and is no row of figures and no item of a list.

    A row of one cell is none of a table either.
    """
    if element.tag == "tr" and sum(bool(cell.text_content().strip()) for cell in element) < 2:
        return True
    if any(True for _ in element.iter("table", *_HEADINGS)):
        return True
    if element.tag in {"dt", "dd"}:
        told = element if element.tag == "dd" else element.getnext()
        if told is not None and any(len(each.text_content()) > LEAST for each in told.iter("p")):
            return True
    if element.tag == "tr" and any(_has_broken_text(cell) for cell in element):
        return True
    return sum(len(each.text_content()) > 200 for each in element.iter("p", "div", "td")) > 1


def _has_broken_text(cell: Any) -> bool:
    """Paragraphs that only breaks part."""
    return cell.find(".//br") is not None and len(cell.text_content()) > BROKEN


def _has_text(element: Any, *, headed: bool = True) -> bool:
    if headed and not any(True for _ in element.iter("h1", "h2", "h3", "h4")):
        return False
    return any(len(p.text_content().split()) > 12 for p in element.iter("p", "div"))


def _alike(root: Any) -> Iterator[Any]:
    """The siblings that are made alike, of the outermost parent that has such."""
    sizes = _sizes(root)
    for parent in root.iter():
        if sizes.get(parent, 0) * 2 < sizes[root]:
            continue
        groups: dict[tuple[str, str], list[Any]] = {}
        for child in parent:
            if child.tag in _PARTS and sizes.get(child, 0) > TEXT:
                for name in (child.get("class") or "").split() or [""]:
                    groups.setdefault((child.tag, name), []).append(child)
        for (tag, name), group in groups.items():
            if len(group) < FEWEST or sum(sizes[each] for each in group) * 2 < sizes[root]:
                continue
            telling = {each for each in group if _is_item(each, sizes)}
            if len(telling) >= FEWEST and len(telling) * 10 >= len(group) * 7:
                return (
                    each
                    for each in parent
                    if each in telling
                    or (
                        name
                        and each.tag == tag
                        and name in (each.get("class") or "").split()
                        and sizes[each] > LEAST
                    )
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
    """A short line among its first, a text, and what only an item of a list has."""
    first = next((block for block in islice(_blocks(element), LABELS) if _words(block, element) > 1), None)
    if first is None or _words(first, element) > LONGEST_TITLE:
        return False
    if not any(len(each.text_content().split()) > 12 for each in element.iter("p", "div", "span")):
        return False
    return _leads_away(first) or any(map(_tells, _small(element, sizes)))


def _words(block: Any, element: Any) -> int:
    """Of a lone word there is one: it is the label of a section."""
    return len((block.text_content() if block is not element else block.text or "").split())


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
