"""How much of an input is read, and for how long. The settings of the same names are in docs/commands.md."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import UnreadableInput


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost. Megabytes are of 1,000,000 bytes."""

    megabytes: int = 25  # of one file, and of one file inside an archive
    unpacked_megabytes: int = 200  # of everything that one archive or Office file holds
    members: int = 2000  # files of an archive, messages of a mailbox, items of a feed
    pages: int = 500  # of a PDF
    rows: int = 20_000  # of a table that are not empty
    seconds: int = 60  # for one document of a format whose parser can be led astray
    memory_megabytes: int = 2000  # of the process that reads such a document


def too_large(origin: str, size: int | None, max_megabytes: int) -> UnreadableInput:
    """The refusal of bytes beyond the limit; `size` is None where no more of them were read."""
    found = "" if size is None else f"{size / 1_000_000:.0f} MB, "
    return UnreadableInput(
        origin, f"{found}more than {max_megabytes} MB: split it, or raise WORKBENCH_MAX_MEGABYTES"
    )


def too_many(origin: str, found: str, most: int) -> UnreadableInput:
    """What to say of a container of more than may be: `found` is "4000 files"."""
    return UnreadableInput(origin, f"{found}, more than {most}: split it, or raise WORKBENCH_MAX_MEMBERS")
