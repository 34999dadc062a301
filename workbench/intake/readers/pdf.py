"""A PDF with a text layer -> its paragraphs."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from workbench.errors import UnreadableInput
from workbench.intake.document import Document, Told
from workbench.intake.readers.pdf_layout import Row, paragraphs
from workbench.intake.readers.source import Context, Source
from workbench.intake.readers.web import filled

NO_TEXT = "no text layer: run OCR first"
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00a0": " "}
)
_ADDRESS = re.compile(r"(https?://\S{4,500})(?:\s+\d{1,4}/\d{1,4})?$")
_NO_TEXT_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read(source: Source, context: Context) -> Iterator[Document]:
    """One document. Running heads and page numbers are lines with that reason; words that were broken
    at a line's end are whole.

    Raises UnreadableInput for a PDF with a password, without a text layer or with too many pages.
    """
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
        pages = [_rows(page) for page in reader.pages]
    except LimitReachedError as error:
        raise UnreadableInput(
            origin, "a PDF that unpacks to more than any text does: not read, it may be a trap"
        ) from error
    text = "".join(row.text for rows in pages for row in rows)
    if not text.strip():
        raise UnreadableInput(origin, NO_TEXT if count else "a PDF without pages")
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
        notes=notes,
    )


def _locked(origin: str) -> UnreadableInput:
    return UnreadableInput(origin, "a PDF with a password: save a copy without one, and add that")


def _rows(page: Any) -> list[Row]:
    """The printed lines of a page, in the order in which the file draws them."""
    found: list[Row] = []
    pieces: list[str] = []
    place: tuple[float, float, float] | None = None

    def close() -> None:
        nonlocal place
        words = " ".join(_NO_TEXT_CHARACTER.sub("", "".join(pieces).translate(_LIGATURES)).split())
        pieces.clear()
        if words and place is not None:
            found.append(Row(words, *place))
        place = None

    def take(text: str, at: list[float], matrix: list[float], _: object, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                close()
            if piece.strip() and place is None:
                place = _placed(at, matrix, size)
            pieces.append(piece)

    page.extract_text(visitor_text=take)
    close()
    return found


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
