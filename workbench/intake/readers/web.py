"""A web page -> its visible lines, and what its head tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from workbench.errors import UnreadableInput
from workbench.intake.document import Document, Told, web_address
from workbench.intake.lines import Line
from workbench.intake.readers.plain import text_of
from workbench.intake.readers.source import Context, Source


def read(source: Source, _: Context) -> Iterator[Document]:
    """One document. What the page says of itself comes before what its container says."""
    text, notes = text_of(source)
    found = page_document(text, source.origin)
    told = found.told
    if source.told.url:
        told = replace(told, url=whole_address(told.url, source.told.url))
    told = filled(told, source.told)
    yield replace(found, told=told, is_item=source.is_item, notes=notes)


def page_document(text: str, origin: str, *, several: bool = True) -> Document:
    """The page's lines, those outside its main text marked. With `several` false it is one article."""
    from workbench.intake.html import read_html
    from workbench.intake.main_text import outside_main_text

    page = read_html(text, origin)
    if not page.lines:
        raise UnreadableInput(
            origin, "a page without text: its words may be loaded by scripts; paste them instead"
        )
    lines = outside_main_text(text, page.lines, several=several)
    return Document(origin, "html", lines, page.told, page.items)


def fragment_lines(markup: str, origin: str) -> tuple[Line, ...]:
    """The lines of a piece of markup, as feeds, mails and tables hold it. Its headings begin no article."""
    from workbench.intake.html import read_html

    if not markup.strip():
        return ()
    page = read_html(f"<html><body><main>{markup}</main></body></html>", origin)
    return tuple(replace(line, level=max(line.level, 2)) if line.level else line for line in page.lines)


def whole_address(address: str, base: str) -> str:
    """The address as a page at `base` means it; nothing for none, and for one that is broken."""
    try:
        return web_address(urljoin(base, address)) if address.strip() else ""
    except ValueError:
        return ""


def filled(told: Told, other: Told) -> Told:
    """What the first says, and of what it leaves open what the other says."""
    return Told(
        told.headline or other.headline,
        told.published or other.published,
        told.publisher or other.publisher,
        told.url or other.url,
    )
