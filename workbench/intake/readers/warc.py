"""A web archive (WARC) -> the pages in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.document import Told
from workbench.intake.readers.archive import shown_name
from workbench.intake.readers.source import Context, Source

PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf"}

RECORDS = 50
"""Records that may stand in the archive for each page that is read: pictures, scripts, requests."""


def read(source: Source, context: Context) -> Iterator[Source | ItemSkipped]:
    """A source a page that was answered with status 200; pictures, scripts and the like are passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(source.raw)), 1):
            if number > RECORDS * context.limits.members:
                raise UnreadableInput(
                    source.origin,
                    f"more than {number - 1:,} records, not read beyond; pages found: {found}. Split it, "
                    "or raise WORKBENCH_MAX_MEMBERS",
                )
            form = _form_of(record)
            if not form:
                continue
            found += 1
            if found > context.limits.members:
                raise UnreadableInput(
                    source.origin,
                    f"more than {context.limits.members} pages: split it, or raise WORKBENCH_MAX_MEMBERS",
                )
            address = str(record.rec_headers.get_header("WARC-Target-URI") or f"record {number}")
            place = f"{source.origin} › {shown_name(address)}"
            try:
                raw = _content(record, place, context)
            except ItemSkipped as error:
                yield error
                continue
            url = address if address.startswith("http") else ""
            yield Source(place, raw, form=form, told=Told(url=url), depth=source.depth + 1)
    except (ArchiveLoadFailed, EOFError, ValueError, OSError, KeyError, AttributeError) as error:
        raise UnreadableInput(
            source.origin, f"a web archive that is damaged or cut off, after {found} pages: fetch it again"
        ) from error
    if not found:
        raise UnreadableInput(source.origin, "a web archive without a page (HTML, text or PDF, status 200)")


def _form_of(record: Any) -> str:
    """The form of a page; nothing for records of another kind."""
    if record.rec_type not in {"response", "resource"}:
        return ""
    headers = record.http_headers or record.rec_headers
    if record.rec_type == "response" and (
        record.http_headers is None or record.http_headers.get_statuscode() != "200"
    ):
        return ""
    kind = str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return PAGES.get(kind, "")


def _content(record: Any, place: str, context: Context) -> bytes:
    """The page's bytes, unpacked, never more than the limit of a file."""
    limits = context.limits
    pieces, size = [], 0
    stream = record.content_stream()
    while piece := stream.read(65_536):
        size += len(piece)
        if size > limits.megabytes * 1_000_000 or not context.budget.take(len(piece)):
            raise UnreadableInput(
                place, f"more than {limits.megabytes} MB unpacked: save the page's text, and add that"
            )
        pieces.append(piece)
    return b"".join(pieces)
