"""One line of a bulk file -> one article, its text as given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from workbench.errors import NotEnglish, UnreadableInput
from workbench.intake.dating import read_date
from workbench.intake.encodings import check_characters
from workbench.intake.languages import ENGLISH, find_language
from workbench.values.article import Article, DateOrigin

OPTIONAL = ("title", "published", "publisher", "url")


def read_line(line: str | bytes, number: int) -> Article:
    """The article of one line: `{"id", "text", "title"?, "published"?, "publisher"?, "url"?}`.

    Raises UnreadableInput or NotEnglish, with "line N" as the place; `id_of` tells whose line it was.
    """
    place = f"line {number}"
    found = _object(line, place)
    given_id = _id(found, place)
    text = found.get("text")
    if not isinstance(text, str):
        raise UnreadableInput(place, 'no text: put the article under "text"')
    check_characters(text, place)
    if not text.strip():
        raise UnreadableInput(place, "the text is empty")
    fields = {name: _words(found, name, place) for name in OPTIONAL}
    published = _published(fields["published"], place)
    language = find_language(text)
    if language is not None and language != ENGLISH:
        raise NotEnglish(place, f"looks like {language.name}: nothing was read")
    return Article(
        text=text,
        title=fields["title"],
        url=fields["url"],
        publisher=fields["publisher"],
        published=published,
        published_from=DateOrigin.GIVEN if published else None,
        given_id=given_id,
    )


def id_of(line: str | bytes) -> str | None:
    """The id of a line that can't be read as an article; None where even that can't be told."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    given = found.get("id") if isinstance(found, dict) else None
    return str(given) if isinstance(given, str | int) and not isinstance(given, bool) else None


def _object(line: str | bytes, place: str) -> Mapping[str, Any]:
    if isinstance(line, bytes):
        try:
            line = line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            reason = f"not UTF-8 (byte 0x{line[error.start]:02x} at {error.start}); save the file as UTF-8"
            raise UnreadableInput(place, reason) from error
    if not line.strip():
        raise UnreadableInput(place, "the line is empty")
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableInput(place, f"no JSON ({error.msg} at character {error.pos + 1})") from error
    except (RecursionError, ValueError) as error:
        raise UnreadableInput(place, "JSON that is nested too deep or has a number too long") from error
    if not isinstance(found, dict):
        raise UnreadableInput(place, 'no JSON object: each line is {"id": …, "text": …}')
    return found


def _id(found: Mapping[str, Any], place: str) -> str:
    given = found.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str) or not given.strip():
        raise UnreadableInput(place, 'no id: give each article one under "id"')
    check_characters(given, place)
    return given


def _words(found: Mapping[str, Any], name: str, place: str) -> str | None:
    value = found.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableInput(place, f"{name} is no text: put it in quotes")
    check_characters(value, place)
    return value.strip() or None


def _published(value: str | None, place: str) -> date | None:
    if value is None:
        return None
    day = read_date(value)
    if day is None:
        raise UnreadableInput(place, f"published is {value[:40]!r}: write it as YYYY-MM-DD")
    return day
