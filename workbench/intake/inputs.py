"""Paths, folders and standard input -> the bytes to read, one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.errors import UnreadableInput, UnusableInput
from workbench.intake.limits import too_large
from workbench.intake.readers.forms import HEAD, SUFFIXES, find_kind_of_text

STANDARD_INPUT = "-"
MAX_MEGABYTES = 25


def find_inputs(
    paths: Iterable[str | Path],
    *,
    max_megabytes: int = MAX_MEGABYTES,
    stdin: BinaryIO | None = None,
) -> Iterator[tuple[str, bytes | UnreadableInput]]:
    """Each input as (origin, bytes), in the order given; a folder's files by name, hidden ones left out.

    Where an input can't be read the error stands in place of its bytes, so that the rest goes on.
    """
    for path in paths:
        if not str(path):
            yield "''", UnreadableInput("''", "an empty path; name a file, a folder or -")
        elif str(path) == STANDARD_INPUT:
            yield "standard input", _read(stdin or sys.stdin.buffer, "standard input", max_megabytes)
        elif Path(path).is_dir():
            yield from _in_folder(Path(path), max_megabytes)
        else:
            yield str(path), _read_file(Path(path), max_megabytes)


def _in_folder(folder: Path, max_megabytes: int) -> Iterator[tuple[str, bytes | UnreadableInput]]:
    try:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        yield str(folder), UnreadableInput(str(folder), _in_words(error))
        return
    seen = False
    for path in files:
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        seen = True
        if _belongs_to_a_page(path, folder):
            continue
        if path.suffix.lower() not in SUFFIXES:
            kinds = ", ".join(sorted(SUFFIXES))
            yield (
                str(path),
                UnreadableInput(str(path), f"not a page ({path.suffix or 'no suffix'}); read are {kinds}"),
            )
        else:
            yield str(path), _read_file(path, max_megabytes)
    if not seen:
        yield str(folder), UnreadableInput(str(folder), "the folder holds no files")


def _belongs_to_a_page(path: Path, folder: Path) -> bool:
    """It is a picture, style or script that a browser saved beside a page ("fees.html", "fees_files/")."""
    for parent in path.parents:
        if parent == folder:
            return False
        page = parent.name.removesuffix("_files")
        if page != parent.name and any(
            (parent.parent / f"{page}{end}").is_file() for end in (".html", ".htm")
        ):
            return True
    return False


def open_stream(path: str) -> BinaryIO:
    """The bytes of a file, or of standard input for "-", to be read as a stream.

    Raises UnusableInput where it can't be opened.
    """
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise UnusableInput(
            f"{path}: can't be opened ({error.strerror}); check the name and the permission"
        ) from error


def has_json_lines(path: str) -> bool:
    """Whether a file, or standard input for "-", is a stream of JSON objects, one a line.

    Nothing of standard input is lost by looking. False for what can't be opened.
    """
    if path.lower().endswith((".jsonl", ".ndjson")):
        return True
    if path == STANDARD_INPUT:
        peek = getattr(sys.stdin.buffer, "peek", None)
        return peek is not None and _is_line_of_json(peek(HEAD))
    try:
        with Path(path).open("rb") as file:
            return _is_line_of_json(file.read(HEAD))
    except (OSError, ValueError):
        return False


def _is_line_of_json(head: bytes) -> bool:
    """The first line is a whole JSON object, or one that is longer than what was looked at."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    line, ended, _ = start.partition(b"\n")
    if not start.startswith(b"{") or find_kind_of_text(start, "") != "jsonl":
        return False
    return not ended or line.rstrip().endswith(b"}")


def _read_file(path: Path, max_megabytes: int) -> bytes | UnreadableInput:
    try:
        size = path.stat().st_size
        if size > max_megabytes * 1_000_000:
            return too_large(str(path), size, max_megabytes)
        with path.open("rb") as file:
            return _read(file, str(path), max_megabytes)
    except (OSError, ValueError) as error:
        return UnreadableInput(str(path), _in_words(error))


def _read(file: BinaryIO, origin: str, max_megabytes: int) -> bytes | UnreadableInput:
    """What the file holds; never more than the limit and one byte are read of it."""
    try:
        raw = file.read(max_megabytes * 1_000_000 + 1)
    except OSError as error:
        return UnreadableInput(origin, _in_words(error))
    if len(raw) > max_megabytes * 1_000_000:
        return too_large(origin, None, max_megabytes)
    return raw


def _in_words(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    return f"can't be read ({error})"
