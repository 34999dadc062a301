"""A gzip file -> the one file in it."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

from workbench.errors import UnreadableInput
from workbench.intake.readers.archive import DEEPEST
from workbench.intake.readers.source import Context, Source


def read(source: Source, context: Context) -> Iterator[Source]:
    """One source: what it unpacks to, never more than the limit of a file."""
    origin, most = source.origin, context.limits.megabytes * 1_000_000
    if source.depth > DEEPEST:
        raise UnreadableInput(origin, "a packed file inside two others: unpack them and add what is in them")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(source.raw)) as file:
            raw = file.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableInput(origin, f"a gzip file that is damaged ({error}): fetch it again") from error
    if len(raw) > most or not context.budget.take(len(raw)):
        raise UnreadableInput(
            origin,
            f"more than {context.limits.megabytes} MB unpacked: split it, or raise WORKBENCH_MAX_MEGABYTES",
        )
    name = source.name[:-3] if source.name.lower().endswith(".gz") else ""  # else it tells of the outside
    yield Source(origin, raw, name=name, told=source.told, depth=source.depth + 1)
