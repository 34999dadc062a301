"""A mail message -> one article: its subject, and the part of its body that is text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.dating import read_date, untold
from workbench.intake.document import Document, Told
from workbench.intake.encodings import as_plain, check_characters, decode
from workbench.intake.readers import web
from workbench.intake.readers.attached import attached_files, is_read
from workbench.intake.readers.gathering import Gathered
from workbench.intake.readers.mail_header import make_header_text
from workbench.intake.readers.mail_lines import own_lines, without_prefixes
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import filled, fragment_lines

STUB = 40
"""Words of a plain part, below which a longer HTML part is the message."""
_ATTACHES = re.compile(rb"name\*?\d*\*?\s*=|message/rfc822", re.IGNORECASE)
"""What a part says that is a file or a mail (RFC 2045, 2183, 2231)."""
COVER = 12
"""Words of a mail's own, below which it is no article where files hang on it."""
PARTS = 200


def read(source: Source, context: Context) -> Iterator[Document]:
    """One document. Quoted messages, signatures and notices are lines with that reason; attached files
    that can't be read are named in a note (`attached` gives the others).

    Raises UnreadableInput where it holds no text.
    """
    message = _parsed(source)
    if _is_saved_page(message):
        yield from _saved_page(message, source, context)
        return
    plain, markup, attached, whole = _bodies(message, source.origin)
    inside = _passed_on(message)
    if inside is not None and not (plain.strip() or markup.strip()):
        yield from read(replace(source, raw=inside.as_bytes(), depth=source.depth + 1), context)
        return
    lines, inner = own_lines(plain) if plain.strip() else ((), Told())
    if markup and len(plain.split()) < STUB and len(markup.split()) > 2 * len(plain.split()):
        lines, inner = fragment_lines(markup, source.origin), Told()
    if not lines:
        raise UnreadableInput(source.origin, _why_empty(attached))
    if sum(line.words for line in lines if not line.hint) < COVER and _passes_files_on(message):
        raise UnreadableInput(source.origin, "a mail that only passes files on")
    gathered = Gathered()
    gathered.lines.extend(lines)
    headline = inner.headline or without_prefixes(_header(message, "subject"))
    day, stated = inner.published or _day(message), _header(message, "date")
    told = Told(headline, day, inner.publisher or _sender(message))
    notes = (f"not read of what is attached: {', '.join(attached[:5])}",) if attached else ()
    if not whole:
        notes = (*notes, f"of its parts the first {PARTS} are read, and no more")
    if stated and not day:
        notes = (*notes, untold(stated))
    found = gathered.titled(headline)
    for line in found:
        check_characters(line.text, source.origin)
    yield Document(
        source.origin,
        "eml",
        found,
        told=filled(told, source.told),
        whole=True,
        is_item=source.is_item,
        notes=notes,
    )


def attached(source: Source, context: Context) -> Iterator[Source | ItemSkipped]:
    """The attached files and mails that are read in their turn.

    The one mail that a mail without a text of its own passes on is none of them: that is the document.
    """
    if _ATTACHES.search(as_plain(source.raw)) is None:
        return  # most mails: they need not be taken apart once more
    message = _parsed(source)
    if _is_saved_page(message):
        return
    plain, markup, _, _ = _bodies(message, source.origin)
    passed_on = _passed_on(message) is not None and not (plain.strip() or markup.strip())
    yield from attached_files(message, source, context, mails=not passed_on)


def _passes_files_on(message: Message) -> bool:
    names = (make_header_text(part.get_filename() or "") for part in islice(message.walk(), PARTS))
    return any(map(is_read, names))


def _parsed(source: Source) -> Message:
    return BytesParser(policy=policy.compat32).parsebytes(as_plain(source.raw))


def _is_saved_page(message: Message) -> bool:
    """A browser saved a page as one file (MHTML)."""
    saved = "saved by" in str(message.get("from") or "").lower()
    return bool(message.get("snapshot-content-location")) or saved


def _saved_page(message: Message, source: Source, context: Context) -> Iterator[Document]:
    """The page that a browser saved as one file (MHTML). Its date is that of saving, and not told."""
    _, markup, _, _ = _bodies(message, source.origin)
    address = str(message.get("snapshot-content-location") or message.get("content-location") or "")
    told = Told(url=address if address.startswith("http") else "")
    page = replace(source, raw=markup.encode("utf-8", "replace"), form="html", told=filled(told, source.told))
    yield from web.read(page, context)


def _passed_on(message: Message) -> Message | None:
    """The message that is attached to one, where there is one alone."""
    found = [part for part in islice(message.walk(), PARTS) if part.get_content_type() == "message/rfc822"]
    payload = found[0].get_payload() if len(found) == 1 else None
    return payload[0] if isinstance(payload, list) and len(payload) == 1 else None  # type: ignore[return-value]


def _bodies(message: Message, origin: str) -> tuple[str, str, list[str], bool]:
    """(plain text, HTML, names of what is attached and can't be read, whether these are all of its parts).
    A message inside the message is attached."""
    plain: list[str] = []
    markup: list[str] = []
    attached: list[str] = []
    waiting: list[Message] = [message]
    for _ in range(PARTS):
        if not waiting:
            break
        part = waiting.pop(0)
        kind = part.get_content_type()
        payload = part.get_payload()
        if kind.startswith("multipart/") and isinstance(payload, list):
            waiting[:0] = [each for each in payload if isinstance(each, Message)]
            continue
        name = make_header_text(part.get_filename() or "")
        if (
            name
            or "attachment" in str(part.get("content-disposition", "")).lower()
            or kind == "message/rfc822"
        ):
            if kind != "message/rfc822" and not is_read(name):
                attached.append(repr(name or kind)[:60])
        elif kind == "text/html":
            markup.append(_text(part, origin))
        elif kind.startswith("text/") or (part is message and isinstance(payload, str)):
            text = _text(part, origin)
            plain.append(_unflowed(text, part) if part.get_param("format") == "flowed" else text)
    return "\n\n".join(plain), "\n".join(markup), attached, not waiting


def _text(part: Message, origin: str) -> str:
    """The text of a part; its own word for the encoding is believed where it fits."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return str(raw or "")
    charset = part.get_content_charset("")
    if charset and charset not in {"us-ascii", "ascii"}:
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # wrong or unknown: look at the bytes
    return decode(raw, origin).text if raw.strip() else ""


def _unflowed(text: str, part: Message) -> str:
    """Lines that end in a blank go on in the next (RFC 3676); quoted lines stay as they are."""
    joins = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    out: list[str] = []
    flowing = False
    for line in text.splitlines():
        if flowing and line and not line.startswith(">"):
            out[-1] = out[-1].rstrip(" ") + joins + line.removeprefix(" ")
        else:
            out.append(line)
        flowing = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(out)


def _header(message: Message, name: str) -> str:
    return make_header_text(_raw_header(message, name))


def _raw_header(message: Message, name: str) -> str:
    """A header as it was sent; letters that it may not hold are read as UTF-8, else as windows-1252."""
    found = next((str(value) for each, value in message.raw_items() if each.lower() == name), "")
    raw = found.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _sender(message: Message) -> str:
    """The name in From, else the part of the address behind the @."""
    for name, address in getaddresses([_raw_header(message, "from")]):
        words = make_header_text(name).strip("'\"")
        if words and "@" not in words:
            return words
        if "@" in address:
            return address.rpartition("@")[2][:200]
    return ""


def _day(message: Message) -> str:
    """The day in the sender's own time zone."""
    try:
        day = parsedate_to_datetime(str(message.get("date") or "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return day if read_date(day) else ""  # the year 1 is none


def _why_empty(attached: list[str]) -> str:
    if attached:
        return (
            f"a mail without a text of its own; save what is attached and add that: {', '.join(attached[:5])}"
        )
    return "a mail without a text"
