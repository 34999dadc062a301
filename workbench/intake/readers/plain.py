"""Plain text -> its lines."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.errors import UnreadableInput
from workbench.intake.document import Document
from workbench.intake.encodings import check_characters, decode
from workbench.intake.lines import page_lines
from workbench.intake.readers.source import Context, Source

MOST_LINES = 300_000
"""Of a page. Twenty-five megabytes of prose have fewer."""


def read(source: Source, _: Context) -> Iterator[Document]:
    """One document: the page as it stands."""
    text, notes = text_of(source)
    lines = text.count("\n")
    if lines > MOST_LINES:
        raise UnreadableInput(
            source.origin,
            f"{lines:,} lines, more than {MOST_LINES:,}: split it, each part as a file of its own",
        )
    yield Document(
        source.origin, "text", page_lines(text), told=source.told, is_item=source.is_item, notes=notes
    )


def text_of(source: Source) -> tuple[str, tuple[str, ...]]:
    """The text, and the encoding as a note where it is none of Unicode.

    Raises UnreadableInput for what is no text, and for characters that no database can hold.
    """
    if not source.raw:
        raise UnreadableInput(source.origin, "the file is empty")
    found = decode(source.raw, source.origin)
    check_characters(found.text, source.origin)
    if not found.text.strip():
        raise UnreadableInput(source.origin, "nothing but white space")
    named = () if found.encoding.startswith("utf") else (f"read as {found.encoding}",)
    return found.text, named
