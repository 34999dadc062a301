"""What a file's name promises, held against what the file holds.

A format that has a mark of its own is told by the mark, whatever the file is called. Text has none: under
a name that promises another format, it is more likely a file that went wrong than one to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workbench.errors import UnreadableInput
from workbench.intake.encodings import kind_of_bytes

MARKED: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "PDF file",
        "docx": "Word file",
        "xlsx": "spreadsheet",
        "zip": "ZIP file",
        "gzip": "gzip file",
        "warc": "web archive",
        "feed": "feed",
        "eml": "mail",
        "mbox": "mailbox",
        "jsonl": "file of JSON",
    }
)
"""Formats that have a mark of their own, as people call them."""

_UNMARKED = MappingProxyType(
    {
        "text": ("plain text", ".txt"),
        "markdown": ("plain text", ".txt"),
        "html": ("HTML", ".html"),
        "csv": ("a table", ".csv"),
        "tsv": ("a table", ".tsv"),
    }
)
_ALIKE = ({"eml", "mbox"}, {"zip", "gzip"})
"""Formats that are often called by each other's names."""


def check_name(promised: str, suffix: str, found: str, head: bytes, origin: str) -> None:
    """Nothing; raises UnreadableInput for text, or bytes of no kind, under the name of another format."""
    if promised not in MARKED or found not in _UNMARKED:
        return
    named = f"named {suffix}, and no {MARKED[promised]}"
    kind = kind_of_bytes(head)
    if kind or b"\x00" in head:
        raise UnreadableInput(origin, f"{named}: this is {kind or 'no text either'}; save it again")
    holds, better = _UNMARKED[found]
    raise UnreadableInput(
        origin,
        f"{named}: it holds {holds}; save it again as what it should be, or name it {better} and add that",
    )


def note_of_name(promised: str, suffix: str, found: str) -> str:
    """What to say of a file that is read as something else than its name promises; nothing for others."""
    if promised in ("", found) or found not in MARKED or any({promised, found} <= each for each in _ALIKE):
        return ""
    return f"named {suffix}, and read as the {MARKED[found]} that it is"
