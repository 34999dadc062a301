"""What is looked at before an Office file is opened: its size unpacked, and that its XML is plain."""

from __future__ import annotations

import io
import zipfile

from workbench.errors import UnreadableInput
from workbench.intake.readers.source import Context, Source

_DEFINITION = b"<!DOCTYPE"
_BY = (
    zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, KeyError, RuntimeError,
)  # fmt: skip
LOOKED_AT = 4000
"""Bytes of a part. A document type definition stands before the first element."""


def check_package(source: Source, context: Context, kind: str) -> None:
    """Nothing; raises UnreadableInput for a package that is damaged, too large or a trap."""
    origin, most = source.origin, context.limits.unpacked_megabytes
    try:
        with zipfile.ZipFile(io.BytesIO(source.raw)) as package:
            parts = package.infolist()
            size = sum(part.file_size for part in parts)
            if size > most * 1_000_000 or len(parts) > 20_000:
                raise UnreadableInput(
                    origin,
                    f"{size / 1_000_000:,.0f} MB unpacked, more than {most} MB: not opened; "
                    "raise WORKBENCH_MAX_UNPACKED_MEGABYTES if it is what it seems",
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    with package.open(part) as file:
                        head = file.read(LOOKED_AT).replace(b"\0", b"").upper()
                    if _DEFINITION in head:
                        raise UnreadableInput(
                            origin,
                            f"{part.filename[:60]!r} in it declares entities, which no {kind} does: "
                            "not read, it may be a trap",
                        )
    except _BY as error:
        why = str(error).replace("\n", " ")[:100]
        raise UnreadableInput(origin, f"a {kind} that is damaged ({why}): save it again") from error
