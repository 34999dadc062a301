"""The formats that can be read, and how the format of some bytes is told.

What the bytes are comes before what the file is called.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from workbench.errors import UnreadableInput
from workbench.intake.encodings import as_plain
from workbench.intake.readers.named import check_name

HEAD = 20_000
"""Bytes that are looked at."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format: the module of `readers` that knows it, and how its documents may be read."""

    module: str
    suffixes: tuple[str, ...]
    contains: bool = False  # it holds other files, which are read in their turn
    attaches: bool = False  # other files hang on it, which are read behind it
    apart: bool = False  # always read in a process of its own
    light: bool = False  # read by our own code alone, whatever its size


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "text": Form("plain", (".txt", ".text"), light=True),
        "markdown": Form("markdown", (".md", ".markdown")),
        "html": Form("web", (".html", ".htm", ".xhtml")),
        "warc": Form("warc", (".warc",), contains=True),
        "feed": Form("feed", (".rss", ".atom", ".rdf")),
        "pdf": Form("pdf", (".pdf",), apart=True),
        "docx": Form("word", (".docx", ".docm"), apart=True),
        "eml": Form("mail", (".eml", ".mht", ".mhtml"), attaches=True),
        "mbox": Form("mbox", (".mbox", ".mbx"), contains=True),
        "csv": Form("table", (".csv",), light=True),
        "tsv": Form("table", (".tsv", ".tab"), light=True),
        "xlsx": Form("sheet", (".xlsx", ".xlsm"), apart=True),
        "jsonl": Form("json_lines", (".jsonl", ".ndjson", ".json"), light=True),
        "zip": Form("archive", (".zip",), contains=True),
        "gzip": Form("gzipped", (".gz",), contains=True),
    }
)
NAMES = ("auto", *FORMS)
SUFFIXES = frozenset(suffix for form in FORMS.values() for suffix in form.suffixes) | {".xml"}
"""Of the files that are read in a folder; a file that is named is read whatever it is called."""

_OF_SUFFIX = {suffix: name for name, form in FORMS.items() for suffix in form.suffixes}

_KINDS = (
    (b"{\\rtf", "an RTF file: save it as DOCX or as text"),
    (b"7z\xbc\xaf", "a 7z archive: pack it as ZIP"),
    (b"Rar!", "a RAR archive: pack it as ZIP"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an XZ file: unpack it first"),
)
_OFFICE = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
)
_FOREIGN = (
    ("ppt/presentation.xml", "a presentation: save it as PDF"),
    ("content.xml", "an OpenDocument file: save it as DOCX, XLSX or text"),
    ("META-INF/container.xml", "an e-book: save its text as .txt or HTML"),
)
_PDF = re.compile(rb"(?:\A|[\r\n\0\xbf])[ \t]*%PDF-\d")
"""Readers of PDF allow for other bytes before it; in the middle of a line it is spoken of."""
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_MBOX = re.compile(rb"From \S[^\r\n]{0,120}\d\d:\d\d[^\r\n]{0,40}\r?\n[A-Za-z][\w-]{1,40}:")
_FIELD = re.compile(rb"([A-Za-z][\w-]{1,40}):[ \t\r\n]")
_JSON_OBJECT = re.compile(r"""[\[\s]*\{\s*"[A-Za-z_]{1,40}"\s*:""")
_ELEMENT = re.compile(rb"<([A-Za-z_][\w:.-]{0,60})")
_BLANK = b"\xef\xbb\xbf \t\r\n"
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
_MAIL_FIELDS = frozenset(
    b"from to subject date message-id received mime-version content-type return-path delivered-to "
    b"reply-to sender cc x-mailer dkim-signature".split()
)


def find_form(raw: bytes, name: str, origin: str, columns: Mapping[str, str] = NO_COLUMNS) -> str:
    """The format of the bytes of the file called `name`. `columns` are those that a person named.

    Raises UnreadableInput for a format that is known and not read, and for text under the name of another.
    """
    suffix = suffix_of(name)
    found = _marked(raw, suffix, origin)
    if found:
        return found
    head = as_plain(raw[:HEAD])
    found = find_kind_of_text(head, suffix)
    promised = promised_by(name)
    if promised == "jsonl" and head.lstrip(_BLANK).startswith((b"{", b"[")):
        return "jsonl"  # damaged: its reader says where
    if promised == "eml" and found == "text" and _FIELD.match(head.lstrip(_BLANK)):
        return "eml"  # with fewer fields than a message has
    check_name(promised, suffix, found, head, origin)
    if found == "text":
        _refuse_other_xml(head, origin)
        if promised in ("", "text"):
            found = _table_in(head, promised, len(raw) <= HEAD, columns, origin) or found
    return found


def suffix_of(name: str) -> str:
    """The end of a file's name that says its format: ".docx"; nothing for the address of a page."""
    if "://" in name:
        return ""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def promised_by(name: str) -> str:
    """The format that a file's name promises; nothing where it promises none."""
    return _OF_SUFFIX.get(suffix_of(name), "")


def _marked(raw: bytes, suffix: str, origin: str) -> str:
    """The format of bytes that begin as those of no other do; nothing for what may be text."""
    head = raw[:HEAD]
    for magic, kind in _KINDS:
        if head.startswith(magic):
            raise UnreadableInput(origin, f"this is {kind}")
    if head.startswith(b"WARC/1."):
        return "warc"
    if _PDF.search(head[:1024]):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(raw, suffix, origin)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_compound(raw, origin)
    if raw[257:262] == b"ustar":
        raise UnreadableInput(origin, "this is a TAR archive: pack it as ZIP")
    return ""


def find_kind_of_text(head: bytes, suffix: str) -> str:
    """The format of a file that is text, from its beginning (in UTF-8, or what has ASCII in common)."""
    start = head.lstrip(_BLANK)
    if start.startswith(b"<") and _FEED.search(start[:3000]) and b"<html" not in start[:1000].lower():
        return "feed"
    if _MBOX.match(start):
        return "mbox"
    if _is_mail(start):
        return "eml"
    if start.startswith((b"{", b"[")) and _is_json(start):
        return "jsonl"
    if start.startswith(b"<"):
        from workbench.intake.html import looks_like_html

        if looks_like_html(start.decode("utf-8", "replace")):
            return "html"
    named = _OF_SUFFIX.get(suffix, "")
    if named in {"csv", "tsv", "markdown"}:
        return named
    return "html" if named == "html" and b"<" in head else "text"


def _table_in(head: bytes, promised: str, whole: bool, columns: Mapping[str, str], origin: str) -> str:
    from workbench.intake.readers.headings import find_table

    text = head.decode("utf-8", "replace")
    return find_table(text, whole=whole, named=columns, origin=origin, strict=not promised)


def _refuse_other_xml(head: bytes, origin: str) -> None:
    start = head.lstrip(_BLANK)
    if start.startswith(b"<?xml"):
        element = _ELEMENT.search(start)
        name = f" (<{element[1].decode('ascii', 'replace')}>)" if element else ""
        raise UnreadableInput(
            origin, f"XML of a kind that is not read{name}: save its articles as HTML, text or a feed"
        )


def _kind_of_zip(raw: bytes, suffix: str, origin: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist()[:50_000])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RecursionError) as error:
        kind = {"docx": "a Word file", "xlsx": "a spreadsheet"}.get(_OF_SUFFIX.get(suffix, ""), "a ZIP file")
        raise UnreadableInput(origin, f"{kind} that is damaged ({error}): save or fetch it again") from error
    for member, form in _OFFICE:
        if member in names:
            return form
    for member, kind in _FOREIGN:
        if member in names:
            raise UnreadableInput(origin, f"this is {kind}")
    if suffix in {".docx", ".docm", ".xlsx", ".xlsm"}:
        lacks = "Word file: it has no document" if "doc" in suffix else "spreadsheet: it has no workbook"
        raise UnreadableInput(origin, f"a ZIP file that is no {lacks} inside; save it again")
    return "zip"


def _refuse_compound(raw: bytes, origin: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise UnreadableInput(origin, "an Office file with a password: save a copy without one, and add that")
    raise UnreadableInput(origin, "an old Office file: save it as DOCX, XLSX or text, and add that")


def _is_mail(start: bytes) -> bool:
    """It opens with fields, two of which at least are those of a message."""
    block = re.split(rb"\r?\n\r?\n", start[:HEAD], maxsplit=1)[0]
    lines = block.splitlines()
    known = 0
    for line in lines[:80]:
        if line[:1] in (b" ", b"\t"):
            continue
        field = _FIELD.match(line + b"\n")
        if field is None:
            return False
        known += field[1].lower() in _MAIL_FIELDS
    return known >= 2 and len(lines) > 1


def _is_json(start: bytes) -> bool:
    """It begins with a JSON object, or with a list of such, however it goes on."""
    text = start.decode("utf-8", "replace")
    if _JSON_OBJECT.match(text):
        return True
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) or (isinstance(found, list) and bool(found) and isinstance(found[0], dict))
