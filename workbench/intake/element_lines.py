"""The elements of a web page in reading order -> its visible lines, and what the markup says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from workbench.intake.called_titles import title_of
from workbench.intake.element_hints import BESIDE, DECK, hint_of, is_hidden, prose_of
from workbench.intake.element_stamps import is_later, stamp_of
from workbench.intake.furniture import label_of
from workbench.intake.label import BRINGS
from workbench.intake.lines import Line
from workbench.intake.main_element import is_side_cell, main_element
from workbench.intake.pull_quotes import PULL_QUOTE
from workbench.intake.repeated import article_elements, is_layout
from workbench.lexicon import listed

_CELLS = frozenset({"td", "th"})
"""Entries of a line in a table; of a page that a table lays out, parts of their own."""
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ITEMS = frozenset({"tr", "li", "dd", "dt"})
_PLAIN = frozenset({"p", "div", "span", "a", "b", "i", "em", "strong", "li", "ul", "tr", *_LEVELS})
"""They say nothing of their words by themselves."""
_UNTOLD: tuple[list[str], ...] = ([], ["href"])
ROW = 3
"""Links beside each other that are a menu."""
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Context:
    """What the elements around the text say."""

    hint: str = ""
    level: int = 0
    unit: int = 0
    url: str = ""
    kept: bool = False  # a cell row or a list item: text whatever it looks like
    outside: bool = False  # not in the element that holds the page's text
    deck: bool = False  # its class calls it so
    quoted: bool | None = None  # in a quotation; True of one that its class calls a pull quote
    title: str = ""  # how it is marked as a title: by a class, by larger letters
    stamp: str = ""
    later: bool = False  # the stamp is that of a change

    def within(self) -> _Context:
        """What an element inside begins with: all but the stamp."""
        return _Context(
            self.hint,
            self.level,
            self.unit,
            self.url,
            self.kept,
            self.outside,
            self.deck,
            self.quoted,
            self.title,
        )


@dataclass(slots=True)
class _Buffer:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    hinted: dict[str, int] = field(default_factory=dict)
    url: str = ""
    urls: set[str] = field(default_factory=set)
    stamp: str = ""
    later: bool = False
    loose: list[str] = field(default_factory=list)  # what is no link
    titled: dict[str, int] = field(default_factory=dict)


class Walker:
    """Goes through the elements in reading order without recursion, and gathers lines."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.units = article_elements(root)
        self.page_size = max(1, sum(prose_of(root)))
        self.main = main_element(root, self.page_size)
        self.outside: set[int] = set()
        self.quotes: dict[int, bool] = {}
        self.decks: set[int] = set()
        self.days: dict[int, str] = {}
        self.titles: dict[int, str] = {}
        self.found: list[Line] = []
        self.buffer = _Buffer()
        self.gap = 1
        self.blocks, self.skipped = listed("markup", "blocks"), listed("markup", "skipped")

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names of places on the page."""
        named = self.root.iter("a", "div", "section", "span", "h2", "h3", "h4", "li", "p", "td")
        return frozenset(each.get("id") or each.get("name") or "" for each in named)

    def lines(self) -> Iterator[Line]:
        """Opens each element, goes through its children, closes it; what follows it is its parent's."""
        waiting: list[tuple[Any, _Context, _Context | None]] = [
            (self.root, _Context(outside=self.main is not None), None)
        ]
        while waiting:
            element, outer, inner = waiting.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if inner is not None:
                self._close(tag, inner)
                if self._is_stamp_of_title(outer, inner):
                    self._flush(inner)
            elif tag == "br":
                self._flush(outer)
                self.gap = 0
            elif tag and tag not in self.skipped and (outer.hint or not self._is_unseen(element, tag)):
                if tag in self.blocks or (tag in _CELLS and not outer.kept):
                    self._flush(outer)
                inner = self._inner(element, tag, outer)
                if self._is_stamp_of_title(outer, inner):
                    self._flush(outer)
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

    def _is_stamp_of_title(self, outer: _Context, inner: _Context) -> bool:
        """A day inside a heading: a line of its own."""
        return inner.hint == "time stamp" and not outer.hint and outer.level > 0

    def _is_unseen(self, element: Any, tag: str) -> bool:
        """A word inside a line that the page does not show."""
        return tag not in self.blocks and tag not in _CELLS and is_hidden(element)

    def _inner(self, element: Any, tag: str, outer: _Context) -> _Context:
        inner = outer.within()
        if element in self.units:
            inner.unit = self.units[element]
            inner.kept = False
        if element is self.main:
            inner.outside = False
        if tag in _LEVELS:
            inner.level = _LEVELS[tag]
        elif tag == "a":
            inner.url = (element.get("href") or "")[:2000] or "#"
        elif tag in _ITEMS:
            inner.kept = bool(inner.hint) or (element not in self.units and not is_layout(element))
        elif tag == "blockquote" and inner.quoted is None:
            inner.quoted = False
        if tag in _PLAIN and element.keys() in _UNTOLD:
            return inner
        self._stamp(element, tag, inner)
        if not inner.hint:
            inner.title = inner.title or title_of(element, tag)
            inner.hint = hint_of(element, tag, self.page_size, self.units)
            if inner.hint == PULL_QUOTE:
                inner.hint, inner.quoted = "", True
            elif inner.hint == DECK:
                inner.hint, inner.deck = "", len(list(islice(element.iter("p"), 2))) < 2
            elif not inner.hint and tag == "td" and is_side_cell(element, self.page_size):
                inner.hint = BESIDE
        return inner

    def _stamp(self, element: Any, tag: str, inner: _Context) -> None:
        """Of what is shown it is the line's; what only the markup tells is the article's."""
        stamp = stamp_of(element, tag)
        if not stamp:
            return
        if tag == "meta" or not element.text_content().strip():
            if inner.unit and not inner.hint and not is_later(element):
                self.days.setdefault(inner.unit, stamp)
        else:
            inner.stamp, inner.later = stamp, is_later(element)

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        size = len(text.strip())
        if size or self.buffer.pieces:
            self.buffer.pieces.append(text)
        if not size:
            return
        if context.url:
            self.buffer.linked += size
            self.buffer.url = self.buffer.url or context.url
            self.buffer.urls.add(context.url)
        else:
            self.buffer.loose.append(text)
        if context.title:
            self.buffer.titled[context.title] = self.buffer.titled.get(context.title, 0) + size
        self.buffer.hinted[context.hint] = self.buffer.hinted.get(context.hint, 0) + size
        if context.stamp and (not self.buffer.stamp or (self.buffer.later and not context.later)):
            self.buffer.stamp, self.buffer.later = context.stamp, context.later

    def _flush(self, context: _Context) -> None:
        """The text gathered so far becomes a line."""
        if not self.buffer.pieces:
            return
        buffer, self.buffer = self.buffer, _Buffer()
        joined = "".join(buffer.pieces)
        cells = [_SPACE.sub(" ", cell).strip() for cell in joined.split("\t")] if context.kept else [joined]
        text = "\t".join(cell for cell in cells if cell) if context.kept else _SPACE.sub(" ", joined).strip()
        if not text:
            return
        size = sum(buffer.hinted.values())
        hint = max(buffer.hinted, key=lambda each: buffer.hinted[each]) if buffer.hinted else ""
        linked = buffer.linked * 10 >= 9 * size
        hint = hint or self._hint_of_links(buffer, context, text, linked=linked)
        if context.outside:
            self.outside.add(len(self.found) + 1)
        if buffer.titled and not context.level:
            kind = max(buffer.titled, key=lambda each: buffer.titled[each])
            if buffer.titled[kind] == size:
                self.titles[len(self.found)] = kind
        if context.deck:
            self.decks.add(len(self.found))
        if context.quoted is not None and not hint:
            self.quotes[len(self.found)] = context.quoted
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

    def _hint_of_links(self, buffer: _Buffer, context: _Context, text: str, *, linked: bool) -> str:
        """An item of a list that is a link, a row of links, a link to a place on this page, and
        "Read also:" with a link."""
        if linked and context.kept:
            return "list of other articles"
        if linked and not context.level:
            to_place = buffer.url[:1] == "#" and len(buffer.url) > 1 and buffer.url[1:] in self.anchors
            to_place = to_place and not Line(1, text).ends_full_stop
            row = len(buffer.urls) >= ROW and label_of(Line(1, text)) is None
            return "page navigation" if to_place or row else ""
        if linked or buffer.linked * 2 < sum(buffer.hinted.values()) or context.level:
            return ""
        loose = " ".join(" ".join(buffer.loose).split())
        label = label_of(Line(1, loose)) if 0 < len(loose) < 40 else None
        return "link to another article" if label and label.role in BRINGS else ""
