"""A Word file -> its paragraphs, headings and tables in reading order.

What was deleted with the changes tracked is no text; what was inserted is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from workbench.errors import UnreadableInput
from workbench.intake.document import Document, Told
from workbench.intake.readers.gathering import Gathered
from workbench.intake.readers.office import check_package
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import filled

PARAGRAPH = 20
"""Words; a cell of a table of figures has fewer."""
HEADER, NOTE = "header or footer of the page", "footnote"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})


def read(source: Source, context: Context) -> Iterator[Document]:
    """One document. Page headers, footers and footnotes are lines with that reason.

    Raises UnreadableInput for what is no Word file, is damaged, or holds no text.
    """
    import docx

    check_package(source, context, "Word file")
    document = docx.Document(io.BytesIO(source.raw))
    walk = _Walk(document)
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.even_page_header):
            walk.beside(part, HEADER)
    walk.body(document.element.body)
    for section in document.sections:
        for foot in (section.footer, section.first_page_footer, section.even_page_footer):
            walk.beside(foot, HEADER)
    walk.footnotes()
    lines = walk.found.lines
    if not any(not line.hint for line in lines):
        raise UnreadableInput(source.origin, "a Word file without text (pictures alone?): run OCR first")
    properties = document.core_properties
    titled = any(line.level for line in lines)
    told = Told(headline="" if titled else (properties.title or "").strip())
    yield Document(
        source.origin,
        "docx",
        tuple(lines),
        told=filled(told, source.told),
        is_item=source.is_item,
        made=_made(properties),
    )


class _Walk:
    """Goes through the parts of the document and gathers lines."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.found = Gathered()
        self.levels = {style.style_id: _level(style) for style in document.styles if style.style_id}
        self.lists = {
            style.style_id for style in document.styles if (style.name or "").lower().startswith("list")
        }
        self.seen: set[str] = set()

    def body(self, element: Any) -> None:
        """Paragraphs and tables; what a content control or a tracked insertion holds is theirs too."""
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _LEFT:
                self.body(child)

    def beside(self, part: Any, hint: str) -> None:
        """Lines of a page header or footer, once each."""
        if part.is_linked_to_previous:
            return
        for paragraph in part._element.iter(f"{_W}p"):
            text = " ".join(_texts(paragraph))
            if text.strip() and text not in self.seen:
                self.seen.add(text)
                self.found.add(text, hint=hint)

    def footnotes(self) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from lxml import etree  # type: ignore[import-untyped]

        for relation in self.document.part.rels.values():
            if relation.reltype in {RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES}:
                parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
                for paragraph in etree.fromstring(relation.target_part.blob, parser).iter(f"{_W}p"):
                    self.found.add(" ".join(_texts(paragraph)), hint=NOTE)

    def _paragraph(self, element: Any) -> None:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val") if style is not None else ""
        level = self.levels.get(name, 0)
        listed = element.find(f"{_W}pPr/{_W}numPr") is not None or name in self.lists
        for place, text in enumerate(_texts(element)):
            mark = "- " if listed and not level and not place else ""
            self.found.add(mark + text, gap=0 if place else 1, level=level, kept=listed and not level)
        for box in element.iter(f"{_W}txbxContent"):
            if not any(up.tag == _FALLBACK for up in box.iterancestors()):
                self.body(box)

    def _table(self, element: Any) -> None:
        """A line a row, its cells apart by a tab; cells that hold paragraphs of text are read as such,
        since the table only places them."""
        for row in element.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not element:
                continue  # of a table inside: its words are in the cell around it
            cells = row.findall(f"{_W}tc")
            texts = [
                [text for paragraph in cell.iter(f"{_W}p") for text in _texts(paragraph)] for cell in cells
            ]
            if any(_is_placed_text(each) for each in texts):
                for cell in cells:
                    self.body(cell)
            else:
                self.found.add("\t".join(" ".join(each).strip() for each in texts if each), kept=True)


def _is_placed_text(texts: Sequence[str]) -> bool:
    """Several paragraphs, of which one is long."""
    return len(texts) > 1 and max(len(text.split()) for text in texts) > PARAGRAPH


def _texts(paragraph: Any) -> list[str]:
    """The paragraph's text, a piece for each line that its author broke."""
    pieces = [""]
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            pieces[-1] += element.text or ""
        elif element.tag in {f"{_W}tab", f"{_W}ptab"}:
            pieces[-1] += " "
        elif element.tag == f"{_W}noBreakHyphen":
            pieces[-1] += "-"
        elif element.tag in _BREAKS:
            pieces.append("")
        elif element.tag not in _LEFT and element.tag != f"{_W}txbxContent":
            waiting.extend(reversed(element))
    return [piece for piece in pieces if piece.strip()]


def _level(style: Any) -> int:
    """Of a heading: 1 for a title and "Heading 1"; 0 for other styles."""
    name = (style.name or "").lower()
    if name == "title":
        return 1
    kind, _, number = name.partition(" ")
    return int(number) if kind == "heading" and number.isdecimal() and 1 <= int(number) <= 6 else 0


def _made(properties: Any) -> date | None:
    """When the file says that it was made; not where a program took the day over from its template."""
    try:
        made = properties.created
        program = f"{properties.author} {properties.comments}".lower()
    except ValueError:
        return None
    return made.date() if made and "python-docx" not in program else None
