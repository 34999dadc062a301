"""What can go wrong, named by its cause.

A message says what was found, where, and what to do next. `ItemSkipped` and its children concern
one article, line or row: the run goes on and tells them at the end. Any other stops the run.
"""

from __future__ import annotations


class WorkbenchError(Exception):
    """The family; `exit_code` is what the command ends with (see `docs/commands.md`)."""

    exit_code = 2


class ItemSkipped(WorkbenchError):
    """One article, line or row can't be used; `place` names it and the rest goes on."""

    exit_code = 3

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class UnreadableInput(ItemSkipped):
    """A file, page or line that holds no text that can be read."""


class UnknownColumns(UnreadableInput):
    """A table of which no column is told to hold the articles' text; `headings` are those that it has."""

    def __init__(self, place: str, reason: str, headings: tuple[str, ...] = ()) -> None:
        super().__init__(place, reason)
        self.headings = headings


class AddressRefused(ItemSkipped):
    """An address from which nothing was taken: not public, not allowed, no answer, over a limit."""


class UnusableInput(WorkbenchError):
    """The one input of a command can't be used at all."""


class NotEnglish(ItemSkipped):
    """The text is of another language: told, and left unread."""


class BadSettings(WorkbenchError):
    """A setting that is unknown or has a value that can't be used."""


class BadWords(WorkbenchError):
    """An entry of `words/` that is broken; the message names the file and the entry."""


class BadSeed(WorkbenchError):
    """A seed file with an entry that can't be used; nothing of it was stored."""


class DatabaseUnusable(WorkbenchError):
    """No database at the address, no permission, or one of a newer workbench."""


class Refused(WorkbenchError):
    """A rule of the desk forbids it: wrong state, wrong role, something missing."""


class StaleWrite(Refused):
    """The row has changed since it was read; `seen` and `now` are its versions."""

    def __init__(self, what: str, seen: int, now: int) -> None:
        super().__init__(
            f"{what} was changed by someone else (you saw version {seen}, it is {now}); look at it again"
        )
        self.seen = seen
        self.now = now


class EditRefused(Refused):
    """A correction of a line of a page that is not there or reads otherwise; `now` is what stands there."""

    def __init__(self, origin: str, line: int, seen: str, now: str | None) -> None:
        stands = f"it reads {now[:60]!r}" if now else "no line of text begins there"
        super().__init__(
            f"{origin}, line {line}: you corrected {seen[:60]!r}, and {stands}; read the page again"
        )


class NotFound(WorkbenchError):
    """No row of that id."""


class Unproved(WorkbenchError):
    """What was asked to be proved does not hold."""

    exit_code = 4
