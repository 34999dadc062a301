"""The files attached to a mail -> sources, each read in its turn."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import PurePosixPath

from workbench.errors import ItemSkipped, UnreadableInput
from workbench.intake.limits import too_large
from workbench.intake.readers.archive import shown_name
from workbench.intake.readers.forms import SUFFIXES
from workbench.intake.readers.mail_header import make_header_text
from workbench.intake.readers.source import Context, Source

PARTS = 200
"""Of one mail, as many as are looked at for its text."""
DEEPEST = 3
"""Mails and archives that a mail may stand in."""


def attached_files(
    message: Message, source: Source, context: Context, *, mails: bool = True
) -> Iterator[Source | ItemSkipped]:
    """A source for each attached file of a format that is read, and with `mails` for each attached mail."""
    for number, part in enumerate(_leaves(message), 1):
        name = make_header_text(part.get_filename() or "")
        mail = part.get_content_type() == "message/rfc822"
        if mail and not mails:
            continue
        if not mail and not is_read(name):
            continue
        place = f"{source.origin} › {shown_name(PurePosixPath(name).name or f'message {number}')}"
        try:
            raw = _bytes(part, mail=mail)
            _check(raw, place, source, context)
        except ItemSkipped as error:
            yield error
            continue
        form = "eml" if mail else "auto"
        yield Source(place, raw, name=PurePosixPath(name).name, form=form, depth=source.depth + 1)


def is_read(name: str) -> bool:
    """Whether a file of this name is read; pictures and calendars are not."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others, in their order; an attached mail is one."""
    waiting = [message]
    for _ in range(PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" or not isinstance(payload, list):
            yield part
        else:
            waiting[:0] = [each for each in payload if isinstance(each, Message)]


def _bytes(part: Message, *, mail: bool) -> bytes:
    payload = part.get_payload() if mail else part.get_payload(decode=True)
    if mail and isinstance(payload, list) and payload:
        return bytes(payload[0].as_bytes()) if isinstance(payload[0], Message) else b""
    return payload if isinstance(payload, bytes) else b""


def _check(raw: bytes, place: str, source: Source, context: Context) -> None:
    """Refuse what is too deep, too large or too much."""
    limits = context.limits
    if source.depth >= DEEPEST:
        raise UnreadableInput(place, f"a file inside {DEEPEST} mails or archives: save it and add it")
    if len(raw) > limits.megabytes * 1_000_000:
        raise too_large(place, len(raw), limits.megabytes)
    if not context.budget.take(len(raw)):
        raise UnreadableInput(
            place, f"beyond the {limits.unpacked_megabytes} MB that are unpacked: save it, and add it"
        )
