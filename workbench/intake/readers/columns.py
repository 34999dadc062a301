"""Which column of a table of articles holds what, and the article of one of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from workbench.errors import NotEnglish, UnknownColumns, UnreadableInput
from workbench.intake.dating import read_date, untold
from workbench.intake.document import Document, Told
from workbench.intake.encodings import check_characters
from workbench.intake.languages import ENGLISH, find_language
from workbench.intake.readers.web import fragment_lines
from workbench.lexicon import entries
from workbench.values.article import Article, DateOrigin

FIELDS = ("text", "title", "published", "publisher", "url")
LONGEST = 2_000_000
"""Characters of a cell. Beyond it a quotation mark is not closed, or it is no article."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|li|span|table)\b[^<>]*>", re.IGNORECASE)
_SLASHED = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")


def find_columns(headings: Sequence[str], named: Mapping[str, str], origin: str) -> dict[str, int]:
    """Field -> place of its column, from 0. `named` are the fields and headings that a person gave.

    Raises UnknownColumns where no column is told to hold the text, UnreadableInput where one that was named
    is not there.
    """
    plain = [_plain(heading) for heading in headings]
    found: dict[str, int] = {}
    for field, heading in named.items():
        if _plain(heading) not in plain:
            raise UnreadableInput(origin, f"no column is called {heading!r}; there are {listed(headings)}")
        found[field] = plain.index(_plain(heading))
    for entry in entries("columns", "column", ("field", "names", "example")):
        if entry["field"] not in found:
            place = _place_of(entry["names"], plain, set(found.values()))
            if place is not None:
                found[entry["field"]] = place
    if "text" not in found:
        raise UnknownColumns(
            origin,
            f"no column that holds the articles' text: name it, as in --columns text=NAME; "
            f"there are {listed(headings)}",
            _named(headings),
        )
    return found


def _place_of(names: Sequence[str], plain: Sequence[str], taken: set[int]) -> int | None:
    free = [place for place in range(len(plain)) if place not in taken]
    for name in names:
        for place in free:
            if plain[place] == name:
                return place
    for name in names:
        holding = [place for place in free if name in plain[place].split()]
        if len(holding) == 1:
            return holding[0]
    return None


def has_day_first(cells: Sequence[str]) -> bool | None:
    """Whether "06/02/2026" is the sixth of February in this column; None where no cell tells."""
    matches = [match for cell in cells if (match := _SLASHED.match(cell))]
    first = any(int(match[1]) > 12 for match in matches)
    second = any(int(match[3]) > 12 for match in matches)
    return first if first != second else None


def row_document(
    cells: Mapping[str, str], origin: str, form: str, *, day_first: bool | None = None
) -> Document:
    """The article of a row: its title, and its text as given or, where that is markup, the text of it.

    Raises UnreadableInput where it has no text, NotEnglish for another language.
    """
    text = cells.get("text", "").strip()
    if not text:
        raise UnreadableInput(origin, "no text in this row")
    for field in FIELDS:
        if len(cells.get(field, "")) > LONGEST:
            raise UnreadableInput(
                origin,
                f"a {field} of {len(cells[field]):,} characters: a quotation mark may not be closed",
            )
        check_characters(cells.get(field, ""), origin)
    stated = cells.get("published", "").strip()
    day = _day(stated, day_first)
    notes = () if day or not stated else (untold(stated),)
    told = Told(
        " ".join(cells.get("title", "").split()),
        day.isoformat() if day else "",
        cells.get("publisher", "").strip(),
        cells.get("url", "").strip(),
    )
    if _MARKUP.search(text):
        lines = fragment_lines(text, origin)
        if lines:
            return Document(origin, form, lines, told, whole=True, is_item=True, notes=notes)
    language = find_language(text)
    if language is not None and language != ENGLISH:
        raise NotEnglish(origin, f"looks like {language.name}: nothing was read")
    text = text.replace("\r\n", "\n")
    if told.headline and not text.startswith(told.headline):
        text = f"{told.headline}\n\n{text}"
    article = Article(
        text=text,
        title=told.headline or None,
        url=told.url or None,
        publisher=told.publisher or None,
        published=day,
        published_from=DateOrigin.METADATA if day else None,
    )
    return Document(origin, form, told=told, article=article, whole=True, is_item=True, notes=notes)


def _day(stated: str, day_first: bool | None) -> date | None:
    match = _SLASHED.match(stated)
    if match is None or day_first is None:
        return read_date(stated) if stated else None
    day, month = (match[1], match[3]) if day_first else (match[3], match[1])
    try:
        return date(int(match[4]), int(month), int(day))
    except ValueError:
        return None


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", heading.casefold()).split())


def is_called(heading: str) -> str:
    """The field that the whole heading is a name of; nothing where it is of none."""
    plain = _plain(heading)
    fields = entries("columns", "column", ("field", "names", "example"))
    return next((str(entry["field"]) for entry in fields if plain in entry["names"]), "")


def _named(headings: Sequence[str]) -> tuple[str, ...]:
    return tuple(heading for heading in headings if heading.strip())


def listed(headings: Sequence[str]) -> str:
    """The headings, as a message tells them."""
    shown = ", ".join(repr(heading.strip()[:30]) for heading in headings[:12] if heading.strip())
    return shown or "no headings"
