"""The terminal: lines to the person at it, lines of a result, a bar while work goes on, files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from workbench.errors import WorkbenchError

DONE, FAULT, UNUSABLE, SKIPPED, UNPROVED, STOPPED = 0, 1, 2, 3, 4, 130
"""What a command ends with: `docs/commands.md` has them."""


def tell(line: str) -> None:
    """One line for the person at the terminal."""
    print(f"workbench: {_harmless(line)}", file=sys.stderr)


def say(line: str) -> None:
    """One line of a result, of a command whose work goes on where nobody reads it (`| head`)."""
    try:
        print(_harmless(line), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_COMMANDS_OF_TERMINALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _harmless(line: str) -> str:
    """The line as a terminal may see it: words of a page can't move its cursor or turn its writing."""
    return _COMMANDS_OF_TERMINALS.sub(lambda mark: f"\\u{ord(mark[0]):04x}", line)


class Progress:
    """A line at the terminal that says which article is read; nothing where nobody looks on."""

    def __enter__(self) -> Callable[[int, int, str], None]:
        self.shown = sys.stderr.isatty()
        return self._show

    def _show(self, done: int, total: int, title: str) -> None:
        if self.shown:
            bar = "#" * (20 * done // total)
            told = "".join(filter(str.isprintable, title))
            line = f"[{bar:<20}] {done} of {total}  {told}"
            print(f"\r\033[K{line[:100]}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


class Output:
    """A file that is there whole or not at all, or standard output for "-".

    What stands at the path and is no file, a pipe or a device, is written to and never replaced.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.special = Path(path).exists() and not Path(path).is_file()

    def __enter__(self) -> Callable[[str], object]:
        if self.path == "-":
            return sys.stdout.write
        self.part = Path(self.path if self.special else self.path + ".part")
        try:
            self.stream = self.part.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise WorkbenchError(
                f"{self.path} can't be written ({error.strerror}); give another --output"
            ) from error
        return self.stream.write

    def __exit__(self, kind: object, *_: object) -> None:
        if self.path == "-":
            return
        self.stream.close()
        if self.special:
            return
        if kind is None:
            try:
                self.part.replace(self.path)
            except OSError as error:
                self.part.unlink(missing_ok=True)
                raise WorkbenchError(
                    f"{self.path} can't be written ({error.strerror}); give another --output"
                ) from error
        else:
            self.part.unlink(missing_ok=True)


# --- the words of the command line --------------------------------------------------------------
