"""The words of `words/*.toml`, read once.

A file holds arrays of tables; each entry has what its kind needs and an `example` that the test
suite runs (`tests/test_words.py`). A broken entry is refused with its file and place.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from workbench.errors import BadWords
from workbench.home import WORDS

Entry = Mapping[str, Any]


@cache
def entries(file: str, table: str, needs: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """The entries of `[[table]]` in `words/<file>.toml`, in their order.

    Raises BadWords where the file can't be read or an entry lacks one of `needs`.
    """
    found = _read(file).get(table, [])
    if not isinstance(found, list):
        raise BadWords(f"words/{file}.toml: {table} is no array of tables; write [[{table}]]")
    for place, entry in enumerate(found, 1):
        for key in needs:
            if key not in entry:
                name = entry.get("name") or entry.get("lemma") or f"number {place}"
                raise BadWords(f"words/{file}.toml: [[{table}]] {name} has no {key!r}")
    return tuple(MappingProxyType(entry) for entry in found)


@cache
def gathered(file: str, table: str) -> frozenset[str]:
    """The `words` of all entries of `[[table]]` in `words/<file>.toml`, which need an `example` each."""
    return frozenset(word for entry in entries(file, table, ("words", "example")) for word in entry["words"])


@cache
def listed(file: str, key: str) -> frozenset[str]:
    """The words of the plain list `key` in `words/<file>.toml`."""
    found = _read(file).get(key)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise BadWords(f"words/{file}.toml: {key} is no list of words")
    return frozenset(found)


@cache
def table(file: str, key: str) -> Mapping[str, Any]:
    """The table `[key]` of `words/<file>.toml`."""
    found = _read(file).get(key)
    if not isinstance(found, dict):
        raise BadWords(f"words/{file}.toml: there is no table [{key}]")
    return MappingProxyType(found)


@cache
def version() -> str:
    """Twelve hexadecimal digits that change when any word does."""
    digest = hashlib.sha256()
    for path in sorted(WORDS.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@cache
def _read(file: str) -> dict[str, Any]:
    path = WORDS / f"{file}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadWords(f"words/{file}.toml can't be read: {error}") from error
