"""JSON lines, or a JSON list of objects -> an article each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.bulk import read_line
from workbench.intake.dating import read_date, untold
from workbench.intake.document import Document, Told
from workbench.intake.readers.columns import find_columns, is_called, row_document
from workbench.intake.readers.plain import text_of
from workbench.intake.readers.source import Context, Source


def read(source: Source, context: Context) -> Iterator[Document | ItemSkipped]:
    """A document an object, its text as given; one that can't be read is told in its place."""
    text, _ = text_of(source)
    for many, (place, line) in enumerate(_objects(text), 1):
        if many > context.limits.rows:
            raise UnreadableInput(
                source.origin,
                f"more than {context.limits.rows:,} articles: split the file, or raise WORKBENCH_MAX_ROWS",
            )
        origin = f"{source.origin}, {place}"
        try:
            yield _document(line, origin, context)
        except ItemSkipped as error:
            yield type(error)(origin, error.reason)


def _objects(text: str) -> Iterator[tuple[str, str]]:
    """(place, JSON) of each; a whole file of JSON is taken apart, lines stay as they are."""
    start = text.lstrip("\ufeff \t\r\n")
    listed = _list_in(start)
    if listed is None:
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
            if line.strip():
                yield f"line {number}", line
        return
    for number, each in enumerate(listed, 1):
        yield f"object {number}", json.dumps(each, ensure_ascii=False)


def _list_in(start: str) -> list[Any] | None:
    """The objects of a file that is one JSON value: a list, an object over several lines, or the longest
    list in an object without a text of its own, as a service answers: {"status": …, "articles": [{…}]}.

    None for what is to be read line by line.
    """
    first, _, rest = start.partition("\n")
    is_line = first.rstrip().endswith("}") and not start.startswith("[")
    if is_line and rest.strip():
        return None
    try:
        whole: object = json.loads(start)
    except (ValueError, RecursionError):
        return None
    if isinstance(whole, dict) and not any(is_called(name) == "text" for name in whole):
        lists: list[list[Any]] = [each for each in whole.values() if _is_of_objects(each)]
        if lists:
            return max(lists, key=len)
    if is_line:
        return None
    return whole if isinstance(whole, list) else [whole]


def _is_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _document(line: str, origin: str, context: Context) -> Document:
    found = _parsed(line)
    if found is None or ("text" in found and not context.columns):
        line, notes = _without_untold_day(line, found)
        article = read_line(_with_id(line, _parsed(line)), 0)
        told = Told(
            article.title or "",
            article.published.isoformat() if article.published else "",
            article.publisher or "",
            article.url or "",
        )
        article = replace(article, given_id=article.given_id if found and "id" in found else None)
        return Document(origin, "jsonl", told=told, article=article, whole=True, is_item=True, notes=notes)
    headings = list(found)
    columns = find_columns(headings, context.columns, origin)
    cells = {field: _words(found[headings[at]]) for field, at in columns.items()}
    return row_document(cells, origin, "jsonl")


def _parsed(line: str) -> Mapping[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _without_untold_day(line: str, found: Mapping[str, Any] | None) -> tuple[str, tuple[str, ...]]:
    """The line without a date that can't be told, and a note of it: the article is worth more than that."""
    stated = (found or {}).get("published")
    if not isinstance(stated, str) or not stated.strip() or read_date(stated):
        return line, ()
    return json.dumps({**(found or {}), "published": None}, ensure_ascii=False), (untold(stated),)


def _with_id(line: str, found: Mapping[str, Any] | None) -> str:
    """The line with an id, where it has none: only a stream of them is put together again by it."""
    return line if found is None or "id" in found else json.dumps({"id": "-", **found}, ensure_ascii=False)


def _words(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)
