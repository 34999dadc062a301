"""The words of a mail's headers and of its files' names, however they were packed (RFC 2047)."""

from __future__ import annotations

from email.header import decode_header, make_header


def make_header_text(raw: str) -> str:
    """A header's words, decoded where that can be done."""
    try:
        words = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, AssertionError):
        words = raw
    words = words.encode("utf-8", "replace").decode("utf-8")
    return " ".join(words.replace("\0", " ").split())[:500]
