"""Markdown -> its lines, by a parser of CommonMark with tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.intake.dating import read_date, untold
from workbench.intake.document import Document, Told
from workbench.intake.readers.gathering import Gathered
from workbench.intake.readers.plain import text_of
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import filled, fragment_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

CODE = "code"
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.+)")
_NAMES = {
    "headline": ("title", "headline"),
    "published": ("date", "published", "pubdate", "published_at"),
    "publisher": ("publisher", "source", "outlet"),
    "url": ("url", "link", "canonical"),
}


def read(source: Source, _: Context) -> Iterator[Document]:
    """One document; what stands in its front matter is told of it."""
    text, notes = text_of(source)
    told, body, first = _front_matter(text.replace("\r\n", "\n"))
    gathered = _Walk(source.origin, first).lines_of(body)
    titled = any(line.level == 1 for line in gathered.lines)
    lines = tuple(gathered.lines) if titled else gathered.titled(told.headline)
    if told.published and read_date(told.published) is None:
        notes = (*notes, untold(told.published))
    told = filled(told, source.told)
    yield Document(source.origin, "markdown", lines, told, is_item=source.is_item, notes=notes)


def _front_matter(text: str) -> tuple[Told, str, int]:
    """What the fields above the text say, the text, and how many lines stand above it."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Told(), text, 0
    fields: dict[str, str] = {}
    for line in match["fields"].splitlines():
        field = _FIELD.fullmatch(line.rstrip())
        if field:
            fields.setdefault(field["name"].casefold(), field["value"].strip().strip("\"'"))
    told = {
        key: next((fields[name] for name in names if fields.get(name)), "") for key, names in _NAMES.items()
    }
    return Told(**told), text[match.end() :], match[0].count("\n")


class _Walk:
    """Goes through the parser's tokens in order, and gathers lines."""

    def __init__(self, origin: str, first: int) -> None:
        self.origin = origin
        self.first = first
        self.found = Gathered()
        self.level = 0
        self.items: list[str] = []  # the marks of the list items around the text
        self.cells: list[str] | None = None
        self.row = 0

    def lines_of(self, text: str) -> Gathered:
        from markdown_it import MarkdownIt

        for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
            self._take(token)
        return self.found

    def _take(self, token: Token) -> None:
        number = self.first + (token.map[0] if token.map else 0) + 1
        match token.type:
            case "heading_open":
                self.level = int(token.tag[1])
            case "heading_close":
                self.level = 0
            case "list_item_open":
                self.items.append(f"{token.info}. " if token.info else "- ")
            case "list_item_close":
                self.items.pop()
            case "tr_open":
                self.cells, self.row = [], number
            case "tr_close":
                self.found.add("\t".join(self.cells or ()), kept=True, number=self.row)
                self.cells = None
            case "inline":
                self._inline(token.children or (), number)
            case "html_block":
                for line in fragment_lines(token.content, self.origin):
                    self.found.add(line.text, hint=line.hint, kept=line.kept, number=number)
            case "fence" | "code_block":
                for place, code in enumerate(token.content.splitlines()):
                    self.found.add(code, hint=CODE, number=number + place)

    def _inline(self, children: Sequence[Token], number: int) -> None:
        if self.cells is not None:
            self.cells.append(" ".join(_texts(children)))
            return
        link = _whole_link(children)
        for place, text in enumerate(_texts(children)):
            mark = self.items[-1] if self.items and not place else ""
            self.found.add(
                mark + text,
                gap=0 if place else 1,
                level=self.level,
                kept=bool(self.items) and not link,
                url=link,
                number=number + place,
            )
        for child in children:
            if child.type == "image" and child.content:
                self.found.add(child.content, hint="caption", number=number)


def _texts(children: Sequence[Token]) -> list[str]:
    """The words of a block, a text for each line that its author broke."""
    pieces = [""]
    for child in children:
        if child.type == "hardbreak":
            pieces.append("")
        elif child.type == "softbreak":
            pieces[-1] += " "
        elif child.type in {"text", "code_inline"}:
            pieces[-1] += child.content
    return [piece for piece in pieces if piece.strip()]


def _whole_link(children: Sequence[Token]) -> str:
    """The address, where all the words are one link."""
    opened = [child for child in children if child.type == "link_open"]
    if len(opened) != 1 or not children or children[0] is not opened[0] or children[-1].type != "link_close":
        return ""
    return str(opened[0].attrs.get("href") or "#")[:2000]
