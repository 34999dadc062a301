"""A web page -> its visible lines with what the markup says of them, and what its head tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from workbench.errors import UnreadableInput
from workbench.intake.document import Told
from workbench.intake.element_hints import hint_of
from workbench.intake.error_pages import refuse_error_page
from workbench.intake.lines import Line, squashed
from workbench.intake.page_head import articles_in_json_ld, told_by_head
from workbench.intake.repeated import article_elements, is_layout
from workbench.lexicon import listed

MAX_MEGABYTES = 5
"""Of one HTML page. Parsers of markup need memory and time beyond proportion on larger ones."""

_CELLS = frozenset({"td", "th"})
"""Entries of a line in a table; of a page that a table lays out, parts of their own."""
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|div|p|h[1-6]|section|main|meta|span|ul|table|br|a)\b", re.I
)


@dataclass(frozen=True, slots=True)
class WebPage:
    lines: tuple[Line, ...]
    told: Told  # of the page as a whole
    items: tuple[Told, ...]  # of each article that JSON-LD names
    name: str  # what stands in <title>


@dataclass(slots=True)
class _Context:
    """What the elements around the text say."""

    hint: str = ""
    level: int = 0
    unit: int = 0
    url: str = ""
    kept: bool = False  # a cell row or a list item: text whatever it looks like
    stamp: str = ""


@dataclass(slots=True)
class _Buffer:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    hinted: dict[str, int] = field(default_factory=dict)
    url: str = ""
    stamp: str = ""


def looks_like_html(text: str) -> bool:
    head = text[:4000].lstrip("\ufeff \t\r\n")
    if head[:1] == "<" and _MARKUP.match(head):
        return True
    return head.startswith(("<?xml", "<!--")) and _MARKUP.search(head) is not None


def read_html(text: str, origin: str) -> WebPage:
    """The page's lines in reading order, and what it says of itself.

    Raises UnreadableInput for a page that is too large, has no markup that can be read, or is a
    server's error page in place of an article.
    """
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_MEGABYTES * 1_000_000:
        raise UnreadableInput(
            origin,
            f"{size / 1_000_000:.0f} MB of HTML, more than {MAX_MEGABYTES} MB: save the page's text as .txt",
        )
    root = _parse(text, origin)
    items = tuple(articles_in_json_ld(root))
    lines = _with_names(tuple(_Walker(root).lines()), items)
    name = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    page = WebPage(lines, told_by_head(root, items), items, name)
    refuse_error_page(name, lines, origin)
    return page


def _with_names(lines: tuple[Line, ...], items: Sequence[Told]) -> tuple[Line, ...]:
    """The lines, those that JSON-LD names as the headline of an article marked so."""
    names = {squashed(item.headline) for item in items}
    if not names:
        return lines
    return tuple(
        replace(line, named=True) if not line.hint and squashed(line.text) in names else line
        for line in lines
    )


def _parse(text: str, origin: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableInput(origin, "no text between its tags: save the page again") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableInput(
            origin, "too deeply nested: elements stand in more than 250 others; save the page's text as .txt"
        )
    return root


class _Walker:
    """Goes through the elements in reading order without recursion, and gathers lines."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.units = article_elements(root)
        self.page_size = max(1, sum(len(p.text_content()) for p in root.iter("p")))
        self.found: list[Line] = []
        self.buffer = _Buffer()
        self.gap = 1
        self.blocks, self.skipped = listed("markup", "blocks"), listed("markup", "skipped")

    def lines(self) -> Iterator[Line]:
        """Opens each element, goes through its children, closes it; what follows it is its parent's."""
        waiting: list[tuple[Any, _Context, _Context | None]] = [(self.root, _Context(), None)]
        while waiting:
            element, outer, inner = waiting.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if inner is not None:
                self._close(tag, inner)
            elif tag == "br":
                self._flush(outer)
                self.gap = 0
            elif tag and tag not in self.skipped:
                if tag in self.blocks or (tag in _CELLS and not outer.kept):
                    self._flush(outer)
                inner = self._inner(element, tag, outer)
                waiting.append((element, outer, inner))
                self._text(element.text, inner)
                waiting.extend((child, inner, None) for child in reversed(element))
                continue
            self._text(element.tail, outer)
        self._flush(_Context())
        return iter(self.found)

    def _close(self, tag: str, inner: _Context) -> None:
        if tag in self.blocks or (tag in _CELLS and not inner.kept):
            self._flush(inner)
        elif tag in _CELLS:
            self.buffer.pieces.append("\t")

    def _inner(self, element: Any, tag: str, outer: _Context) -> _Context:
        inner = _Context(outer.hint, outer.level, outer.unit, outer.url, outer.kept)
        if element in self.units:
            inner.unit = self.units[element]
            inner.kept = False
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            inner.level = int(tag[1])
        if tag == "a":
            inner.url = (element.get("href") or "")[:2000] or "#"
        if tag in {"tr", "li", "dd", "dt"}:
            inner.kept = element not in self.units and not is_layout(element)
        if tag == "time":
            inner.stamp = (element.get("datetime") or "")[:60]
        elif tag == "abbr" and _ISO_DAY.match(element.get("title") or ""):
            inner.stamp = element.get("title")[:60]
        if not inner.hint:
            inner.hint = hint_of(element, tag, self.page_size)
        return inner

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        self.buffer.pieces.append(text)
        size = len(text.strip())
        if not size:
            return
        if context.url:
            self.buffer.linked += size
            self.buffer.url = self.buffer.url or context.url
        self.buffer.hinted[context.hint] = self.buffer.hinted.get(context.hint, 0) + size
        self.buffer.stamp = self.buffer.stamp or context.stamp

    def _flush(self, context: _Context) -> None:
        """The text gathered so far becomes a line."""
        buffer, self.buffer = self.buffer, _Buffer()
        joined = "".join(buffer.pieces)
        cells = [_SPACE.sub(" ", cell).strip() for cell in joined.split("\t")] if context.kept else [joined]
        text = "\t".join(cell for cell in cells if cell) if context.kept else _SPACE.sub(" ", joined).strip()
        if not text:
            return
        size = sum(buffer.hinted.values())
        hint = max(buffer.hinted, key=lambda each: buffer.hinted[each]) if buffer.hinted else ""
        linked = buffer.linked * 10 >= 9 * size
        if not hint and linked and context.kept:
            hint = "list of other articles"
        self.found.append(
            Line(
                number=len(self.found) + 1,
                text=text,
                gap=self.gap,
                level=context.level,
                hint=hint,
                linked=linked,
                url=buffer.url if linked else "",
                unit=context.unit,
                kept=context.kept and not linked,
                stamp=buffer.stamp,
            )
        )
        self.gap = 1
