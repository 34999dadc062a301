"""Plain text -> its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.errors import UnreadableInput
from workbench.intake.document import Document
from workbench.intake.encodings import TWICE, check_characters, decode, looks_encoded_twice
from workbench.intake.lines import page_lines
from workbench.intake.readers.source import Context, Source

_MARK_AT_START = re.compile("^\ufeff+", re.MULTILINE)
"""Of a line: files that were put one behind the other have it in their middle."""
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
    check_text(found.text, source.origin)
    known = found.encoding.startswith("utf") and found.encoding != TWICE
    text = found.text if "\n" in found.text else found.text.replace("\r", "\n")
    notes = () if known else (f"read as {found.encoding}",)
    if looks_encoded_twice(text):
        notes = (*notes, "its quotation marks look as if they were encoded twice (â€™): save it again")
    return _MARK_AT_START.sub("", text), notes


def check_text(text: str, origin: str) -> None:
    """Raises UnreadableInput for white space alone, and for characters that no database can hold."""
    check_characters(text, origin)
    if not text.strip():
        raise UnreadableInput(origin, "nothing but white space")
