"""A PDF with a text layer -> its paragraphs."""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from workbench.errors import UnreadableInput
from workbench.intake.document import Document, Told
from workbench.intake.readers.pdf_columns import Piece, in_columns
from workbench.intake.readers.pdf_layout import Row, paragraphs
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import filled

NO_TEXT = "no text layer: run OCR first"
DAMAGED = "the file is damaged in places: look whether its text is whole"
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00a0": " "}
)
_ADDRESS = re.compile(r"(https?://\S{4,500})(?:\s+\d{1,4}/\d{1,4})?$")
_NO_TEXT_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read(source: Source, context: Context) -> Iterator[Document]:
    """One document. Running heads and page numbers are lines with that reason; words that were broken
    at a line's end are whole.

    Raises UnreadableInput for a PDF with a password, without a text layer, with too many pages, or with
    text that can't be unpacked.
    """
    with _Remarks() as remarks:
        reader, pages = _opened(source, context)
    origin = source.origin
    if any(remark.startswith("Error -") for remark in remarks.found):  # of zlib
        raise UnreadableInput(origin, "damaged: a part of its text can't be unpacked; save or fetch it again")
    text = "".join(row.text for rows in pages for row in rows)
    if not text.strip():
        raise UnreadableInput(origin, NO_TEXT if pages else "a PDF without pages")
    if text.count("\ufffd") * 5 > len(text):
        raise UnreadableInput(origin, f"its fonts do not say which letters they show; {NO_TEXT}")
    bare = [number for number, rows in enumerate(pages, 1) if not rows]
    notes = (f"without a text layer, and not read: {_numbered(bare)}",) if bare else ()
    yield Document(
        origin,
        "pdf",
        tuple(paragraphs(pages)),
        told=filled(source.told, Told(url=_address(pages))),
        is_item=source.is_item,
        made=_made(reader),
        notes=(*notes, DAMAGED) if remarks.found else notes,
    )


def _opened(source: Source, context: Context) -> tuple[Any, list[list[Row]]]:
    """The reader, and the printed lines of each page."""
    import pypdf
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    origin = source.origin
    reader = pypdf.PdfReader(io.BytesIO(source.raw), strict=False)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(origin)
    except (DependencyError, NotImplementedError) as error:
        raise _locked(origin) from error
    try:
        count = len(reader.pages)
    except (PyPdfError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableInput(origin, "a PDF whose pages can't be found: save or fetch it again") from error
    if count > context.limits.pages:
        raise UnreadableInput(
            origin, f"{count} pages, more than {context.limits.pages}: split it, or raise WORKBENCH_MAX_PAGES"
        )
    try:
        return reader, [_rows(page) for page in reader.pages]
    except LimitReachedError as error:
        raise UnreadableInput(
            origin, "a PDF that unpacks to more than any text does: not read, it may be a trap"
        ) from error


class _Remarks(logging.Handler):
    """What the PDF reader says of damage that it passes over, while this is open."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []
        self.logger = logging.getLogger("pypdf")

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())

    def __enter__(self) -> _Remarks:
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)


def _locked(origin: str) -> UnreadableInput:
    return UnreadableInput(origin, "a PDF with a password: save a copy without one, and add that")


def _rows(page: Any) -> list[Row]:
    """The printed lines of a page, in the order in which the file draws them, column by column."""
    return [row for drawn in in_columns(_drawn(page)) if (row := _row(drawn)) is not None]


def _drawn(page: Any) -> list[list[Piece]]:
    lines: list[list[Piece]] = [[]]

    def take(text: str, at: list[float], matrix: list[float], _: object, size: float) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(Piece(piece, *_placed(at, matrix, size)))

    page.extract_text(visitor_text=take)
    return lines


def _row(drawn: Sequence[Piece]) -> Row | None:
    words = "".join(piece.text for piece in drawn).translate(_LIGATURES)
    words = " ".join(_NO_TEXT_CHARACTER.sub("", words).split())
    inked = [piece for piece in drawn if piece.text.strip()]
    if not words or not inked:
        return None
    longest = max(inked, key=lambda piece: len(piece.text))  # a bullet has a size of its own
    return Row(words, inked[0].x, longest.y, longest.size)


def _placed(at: list[float], matrix: list[float], size: float) -> tuple[float, float, float]:
    """(x, y, size) on the page: the text's matrix within that of the page."""
    a, b, c, d, e, f = (float(value) for value in at)
    x, y = float(matrix[4]), float(matrix[5])
    scale = math.hypot(float(matrix[1]), float(matrix[3])) * math.hypot(b, d)
    placed = (x * a + y * c + e, x * b + y * d + f, abs(float(size)) * scale)
    return placed if all(map(math.isfinite, placed)) else (0.0, 0.0, 0.0)


def _made(reader: Any) -> date | None:
    """When the file says that it was made."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except Exception:  # a library's reading of what anybody may have written there
        return None
    return made.date() if made else None


def _address(pages: list[list[Row]]) -> str:
    """Where the page stands that a browser printed; it says so at the foot."""
    for row in (row for rows in pages[:2] for row in rows[-4:]):
        match = _ADDRESS.match(row.text)
        if match:
            return match[1]
    return ""


def _numbered(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    return f"page{'s' if len(pages) > 1 else ''} {shown}{' and more' if len(pages) > 10 else ''}"
