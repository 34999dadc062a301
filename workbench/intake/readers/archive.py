"""A ZIP file -> the files in it. Nothing is written to disk, whatever the names in it say."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.limits import too_large, too_many
from workbench.intake.readers.forms import SUFFIXES
from workbench.intake.readers.source import Context, Source

DEEPEST = 1
"""Archives that an archive may stand in."""
DENSEST = 200
"""Times that a file may have been packed smaller, beyond the first ten megabytes."""
_ALLOWED = 10_000_000
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_PASSED_OVER = ("__MACOSX/", "Thumbs.db")


def read(source: Source, context: Context) -> Iterator[Source | ItemSkipped]:
    """A source a file, in the order of the archive; hidden ones are passed over, others told."""
    origin = source.origin
    if source.depth > DEEPEST:
        raise UnreadableInput(origin, "a ZIP file inside two others: unpack them and add what is in them")
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.raw))
        members = [member for member in archive.infolist() if not member.is_dir()]
    except _BROKEN as error:
        raise UnreadableInput(origin, f"a ZIP file that is damaged ({error}): fetch it again") from error
    if not members:
        raise UnreadableInput(origin, "an empty ZIP file")
    if len(members) > context.limits.members:
        raise too_many(origin, f"{len(members)} files", context.limits.members)
    size = sum(member.file_size for member in members)
    if size > context.budget.left:
        raise UnreadableInput(
            origin,
            f"{size / 1_000_000:,.0f} MB unpacked, more than {context.limits.unpacked_megabytes} MB: "
            "not opened; unpack it, or raise WORKBENCH_MAX_UNPACKED_MEGABYTES",
        )
    with archive:
        for member in members:
            name = PurePosixPath(member.filename).name
            if member.filename.startswith(_PASSED_OVER) or name.startswith(".") or name in _PASSED_OVER:
                continue
            place = f"{origin} › {shown_name(member.filename)}"
            try:
                raw = _unpacked(archive, member, place, context)
            except ItemSkipped as error:
                yield error
                continue
            yield Source(place, raw, name=name, depth=source.depth + 1)


def shown_name(name: str) -> str:
    """The name as people may safely see it: no marks that move the cursor or turn the writing around."""
    shown = "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in name[:200])
    return shown + ("…" if len(name) > 200 else "")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, context: Context) -> bytes:
    limits = context.limits
    if PurePosixPath(member.filename).suffix.lower() not in SUFFIXES:
        raise UnreadableInput(place, f"not a page; read are {', '.join(sorted(SUFFIXES))}")
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableInput(place, "it has a password: pack the files again without one")
    if member.file_size > limits.megabytes * 1_000_000:
        raise too_large(place, member.file_size, limits.megabytes)
    if member.file_size > _ALLOWED and member.file_size > DENSEST * max(1, member.compress_size):
        raise UnreadableInput(place, f"packed more than {DENSEST} times: not opened, it may be a trap")
    if not context.budget.take(member.file_size):
        raise UnreadableInput(
            place,
            f"beyond the {limits.unpacked_megabytes} MB that are unpacked: unpack the archive, and add it",
        )
    try:
        with archive.open(member) as file:
            raw = file.read(member.file_size + 1)
    except (*_BROKEN, KeyError) as error:
        raise UnreadableInput(place, f"damaged ({str(error)[:100]}): fetch it again") from error
    if len(raw) > member.file_size:
        raise UnreadableInput(place, "larger than the archive says: not read, it may be a trap")
    return raw
