"""Bytes -> text. The encoding is found and named; what is no text is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.errors import UnreadableInput

SAMPLE = 100_000
"""Bytes from which an unknown encoding is guessed."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF file, and no text: let its format be told by itself"),
    (b"PK\x03\x04", "a ZIP or Office file, and no text: let its format be told by itself"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save the document as text or HTML first"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a gzip file, and no text: let its format be told by itself"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_DECLARED = re.compile(
    rb"""
    (?: charset | encoding )   # <meta charset=, <?xml encoding=
    \s* = \s* ["']?
    ([A-Za-z0-9_.:-]{2,40})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = frozenset("€…‘’“”•–—™\xa0£«°»½".encode("cp1252"))
"""Signs of windows-1252 that English text is set with, however many there are in a short one."""
_INVISIBLE = re.compile(
    r"""
    \x1b \[ [0-9;?]* [A-Za-z]              # a colour of a terminal
    | [\x01-\x08\x0e-\x1f\x7f]            # other controls
    | [\xad\u200b\u200e\u200f\u2060\ufeff]  # soft hyphens, blanks without a width, marks of order
    """,
    re.VERBOSE,
)
_TWICE = re.compile("â€[\x80-\xbf\u0152-\u2122]|Ã[\x80-\xbf\u0152-\u2122]|Â[\xa0-\xbf]")
"""What UTF-8 looks like that was taken for windows-1252 and written as UTF-8 once more."""
_NOT_OF_TEXT = frozenset({
    "charmap", "idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7",
})  # fmt: skip
"""Codecs of Python's own, and one that hides markup: no page is written in them (WHATWG)."""
_BYTE_OF = codecs.charmap_build(
    "".join(bytes([each]).decode("cp1252", "ignore") or chr(each) for each in range(256))
)
"""Windows-1252, where the five bytes that it leaves open stand for themselves (WHATWG)."""
TWICE = "utf-8, written as such twice"
_MAC_APOSTROPHE = re.compile(rb"[a-z]\xd5[a-z]")
"""In windows-1252 a capital letter in the middle of a word."""
_BAD = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, and the name of the encoding it was read by."""

    text: str
    encoding: str


def decode(raw: bytes, origin: str) -> Decoded:
    """The text, without a byte order mark.

    A mark wins, then UTF-8, then what an HTML or XML head declares, then the likeliest encoding.
    Raises UnreadableInput for what is no text, or text in an encoding that can't be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _by(raw, encoding, origin)
    kind = kind_of_bytes(raw)
    if kind:
        raise UnreadableInput(origin, f"this is {kind}")
    if b"\x00" in raw:
        utf16 = _unmarked_utf16(raw)
        if utf16 is None:
            place = raw.index(b"\x00")
            raise UnreadableInput(origin, f"a NUL byte at {place}: this is no text file")
        return _by(raw, utf16, origin)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, origin)
    return _once(text) or Decoded(text, "utf-8")


def kind_of_bytes(raw: bytes) -> str:
    """What the bytes are, where they are plainly no text: "a picture (PNG)"; nothing for all others."""
    for magic, kind in _KINDS:
        if raw.startswith(magic) and (len(magic) > 2 or b"\x00" in raw[:1000]):
            return kind
    return ""


def as_plain(raw: bytes) -> bytes:
    """The bytes of a text, or its beginning, as a reader of fields and marks wants them: in UTF-8 where
    they are in UTF-16 or UTF-32, lines ending as they do today. All else stays as it is."""
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if encoding is None and b"\x00" in raw:
        encoding = _unmarked_utf16(raw)
    if encoding is not None:
        raw = raw.decode(encoding, "ignore").encode("utf-8", "ignore")
    return raw if b"\n" in raw else raw.replace(b"\r", b"\n")


def without_invisible(text: str) -> str:
    """The text without marks that nobody sees and that part words and numbers: controls, soft hyphens,
    blanks without a width, marks of byte order and of direction."""
    return text if text.isprintable() else _INVISIBLE.sub("", text)


def check_characters(text: str, origin: str) -> None:
    """Nothing; raises UnreadableInput for characters that no database and no file can hold."""
    bad = _BAD.search(text)
    if bad is None:
        return
    line = text.count("\n", 0, bad.start()) + 1
    name = "a NUL character" if bad[0] == "\x00" else f"half a character (surrogate U+{ord(bad[0]):04X})"
    raise UnreadableInput(
        origin, f"{name} at {bad.start()} (line {line}): save the text again as UTF-8 and without it"
    )


def _not_utf8(raw: bytes, error: UnicodeDecodeError, origin: str) -> Decoded:
    declared = _DECLARED.search(raw[:4000]) if b"<" in raw[:200] else None
    if declared:
        try:
            return _by(raw, _known(declared[1].decode("ascii")), origin)
        except (LookupError, UnicodeError, UnreadableInput):
            pass  # the head is wrong: look at the bytes
    try:  # as old programs write what is beyond the first plane: each half by itself
        halves = raw.decode("utf-8", "surrogatepass")
        return Decoded(halves.encode("utf-16", "surrogatepass").decode("utf-16"), "cesu-8")
    except UnicodeError:
        pass  # no: it is damaged, or of another encoding
    place = f"byte 0x{raw[error.start]:02x} at {error.start}"
    if error.reason == "unexpected end of data":
        raise UnreadableInput(origin, "UTF-8 that is cut off in the middle of a letter: fetch it again")
    if _mostly_utf8(raw):
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableInput(origin, f"UTF-8 with a broken {place} (line {line}); save it as UTF-8 again")
    encoding = _likeliest(raw)
    if encoding is None:
        raise UnreadableInput(origin, f"not UTF-8 ({place}) and no encoding fits; save it as UTF-8")
    return _by(raw, encoding, origin)


def looks_encoded_twice(text: str) -> bool:
    """It has several of the marks that such a text has: `decode` could not put it right."""
    return text.count("â€") > 2


def _once(text: str) -> Decoded | None:
    """The text, where it was taken for windows-1252 and written as UTF-8 a second time; else nothing."""
    marks = _TWICE.findall(text)
    if not marks or (len(marks) == 1 and len(marks[0]) < 3):
        return None  # one pair of letters may be meant: a text on such damage
    try:
        raw, _ = codecs.charmap_encode(text, "strict", _BYTE_OF)
        return Decoded(raw.decode("utf-8"), TWICE)
    except UnicodeError:
        return None


def _by(raw: bytes, encoding: str, origin: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            origin, f"no text in {encoding} (broken at byte {error.start}); save it as UTF-8"
        ) from error


def _known(encoding: str) -> str:
    """The name of a text encoding as it is known here. A web page's latin-1 means windows-1252 (WHATWG).

    Raises LookupError for one that is not known, or none of text.
    """
    name = codecs.lookup(encoding).name
    if name in _NOT_OF_TEXT:
        raise LookupError(name)
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    "".encode(name)  # refuses codecs that are none of text
    return name


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is zero in English text."""
    sample = raw[: SAMPLE // 2 * 2]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(raw: bytes) -> bool:
    """Nearly all characters beyond ASCII are sound UTF-8: it was damaged, not written otherwise."""
    sample = raw[:SAMPLE]
    if len(raw) > SAMPLE:
        sample = sample.rsplit(b"\n", 1)[0] or sample
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    return sound > 2 * broken


def _likeliest(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = raw[:SAMPLE]
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in sample)
    if controls * 100 > len(sample):
        return None
    if _MAC_APOSTROPHE.search(sample):
        return "mac_roman"
    high = sum(byte > 127 and byte not in _SIGNS for byte in sample)
    if high * 12 < len(sample) and _fits(raw, "cp1252"):
        return "cp1252"  # a few marks in Western text: quotation marks, dashes, accents
    best = from_bytes(sample).best()
    if best is not None and _fits(raw, best.encoding):
        return str(best.encoding)
    return None


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return not any(0x80 <= ord(character) <= 0x9F for character in text[:SAMPLE])
