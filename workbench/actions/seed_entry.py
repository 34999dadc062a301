"""One table of a seed file, read field by field; what is wrong is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from workbench.errors import BadSeed

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")


class Entry:
    """One table of the file. Each field is asked for once; `done` refuses what nobody asked for."""

    def __init__(self, path: Path, place: str, found: Mapping[str, Any]) -> None:
        self._path = path
        self._found = dict(found)
        self._asked: set[str] = set()
        self.place = place

    def bad(self, why: str) -> BadSeed:
        return BadSeed(f"{self._path}: {self.place} {why}")

    def done(self, made: Made) -> Made:
        """`made`, once it is sure that every field of the entry has been used."""
        for name in self._found:
            if name not in self._asked:
                raise self.bad(f"has a field {name!r} that is not known{meant(name, sorted(self._asked))}")
        return made

    def text(self, name: str) -> str:
        found = self._take(name, "")
        if not isinstance(found, str):
            raise self.bad(f"has {name} = {found!r}; put it in quotes")
        return found.strip()

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found:
            raise self.bad(f"has no {name!r}")
        return found

    def address(self, name: str) -> str:
        found = self.text(name)
        if found and not found.startswith(("https://", "http://")):
            raise self.bad(f"has {name} = {found!r}; an address begins with https:// or http://")
        return found

    def flag(self, name: str) -> bool:
        found = self._take(name, False)
        if not isinstance(found, bool):
            raise self.bad(f"has {name} = {found!r}; write true or false")
        return found

    def number(self, name: str) -> str:
        """A decimal as typed, in quotes so that no digit is lost; "" where there is none."""
        found = self._take(name, "")
        try:
            if isinstance(found, str) and (not found or finite(found) is not None):
                return found
        except InvalidOperation:
            pass
        raise self.bad(f'has {name} = {found!r}; write a number in quotes, as in "48.3"')

    def count(self, name: str) -> int | None:
        found = self._take(name, None)
        if found is not None and (not isinstance(found, int) or isinstance(found, bool) or found < 1):
            raise self.bad(f"has {name} = {found!r}; count from 1")
        return found

    def day(self, name: str) -> date | None:
        found = self._take(name, None)
        if found is not None and (not isinstance(found, date) or isinstance(found, datetime)):
            raise self.bad(f"has {name} = {found!r}; write a day without quotes, as in 2026-02-13")
        return found

    def moment(self, name: str) -> datetime:
        """In UTC."""
        found = self._take(name, None)
        if not isinstance(found, datetime) or found.tzinfo is None:
            raise self.bad(f"has {name} = {found!r}; write a time with its zone, as in 2026-02-16T09:30:00Z")
        return found.astimezone(UTC)

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        found = self.text(name)
        return self._chosen(name, found, kind) if found else None

    def choices(self, name: str, kind: type[Choice]) -> list[Choice]:
        found = self._take(name, [])
        if not isinstance(found, list):
            raise self.bad(f"has {name} = {found!r}; write a list, as in ['{next(iter(kind)).value}']")
        return [self._chosen(name, each, kind) for each in found]

    def several(self, name: str) -> list[Entry]:
        found = self._take(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.bad(f"has {name} = {found!r}; write it as an array of tables")
        return [
            Entry(self._path, f"{self.place}, {name} {number},", each) for number, each in enumerate(found, 1)
        ]

    def within(self, name: str, make: Callable[[Entry], Made]) -> Made | None:
        found = self._take(name, None)
        if found is None:
            return None
        if not isinstance(found, dict):
            raise self.bad(f"has {name} = {found!r}; write a table with 'article' and 'claim'")
        entry = Entry(self._path, f"{self.place}, {name},", found)
        return entry.done(make(entry))

    def file(self, path: str) -> bytes:
        """What is in the file of that path, seen from the seed file's folder."""
        return read_bytes(self._path.parent / path, f"{self._path}: {self.place}: the file")

    def _chosen(self, name: str, found: object, kind: type[Choice]) -> Choice:
        try:
            return kind(str(found))
        except ValueError:
            known = [each.value for each in kind]
            raise self.bad(f"has {name} = {found!r}{meant(str(found), known)}") from None

    def _take(self, name: str, default: object) -> Any:
        self._asked.add(name)
        return self._found.get(name, default)


def entries_of(path: Path, table: str, found: object) -> Iterable[Entry]:
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise BadSeed(f"{path}: {table} is no array of tables; write [[{table}]]")
    for number, each in enumerate(found, 1):
        yield Entry(path, f"[[{table}]] number {number}", each)


def meant(name: str, known: Iterable[str]) -> str:
    """What may have been meant, to be put behind a complaint."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(known) or 'none'}"


def read_bytes(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadSeed(f"{what} {path} can't be read: {error.strerror or error}") from error


def finite(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise InvalidOperation(f"{text} is no number")
    return number
