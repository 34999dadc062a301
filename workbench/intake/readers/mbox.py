"""A mailbox file -> its messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.encodings import as_plain
from workbench.intake.limits import too_many
from workbench.intake.readers.source import Context, Source

_START = re.compile(
    rb"""
    (?: \A | (?<=\n\n) | (?<=\r\n\r\n) )
    From [ ] \S [^\r\n]{0,200} \r?\n    # "From ann@a.example Fri Feb  6 10:00:00 2026"
    (?= >? [A-Za-z][\w-]{1,60} : )       # and the first field: a paragraph may begin with "From" too
    """,
    re.VERBOSE,
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(source: Source, context: Context) -> Iterator[Source | ItemSkipped]:
    """A source a message, in the order of the file."""
    raw = as_plain(source.raw).lstrip(b" \t\r\n")
    starts = [(match.start(), match.end()) for match in _START.finditer(raw)]
    if not starts:
        raise UnreadableInput(source.origin, "a mailbox without messages")
    if len(starts) > context.limits.members:
        raise too_many(source.origin, f"{len(starts)} messages", context.limits.members)
    ends = [start for start, _ in starts[1:]] + [len(raw)]
    for number, ((_, first), last) in enumerate(zip(starts, ends, strict=True), 1):
        yield Source(
            f"{source.origin}, message {number}",
            _ESCAPED.sub(rb"\1", raw[first:last]),
            form="eml",
            is_item=True,
            depth=source.depth,
        )
