"""What a browser sends -> commands and judgements. Anything that can't be read is refused in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from workbench.errors import Refused
from workbench.review.amounts import decimal_of
from workbench.values.review import Command, CommandKind
from workbench.values.source import Evidence, EvidenceRole, Source, SourceKind
from workbench.values.verdict import (
    AttributionVerdict,
    Confidence,
    ExtractionVerdict,
    Judgement,
    ReasonCode,
    VerdictCode,
)

LONGEST_BOOT = 60
LARGEST_NUMBER = 2**31 - 1  # what every engine keeps as a number
LONGEST_RATIONALE = 1000  # what an export promises
LONGEST_TEXT = 2000
LONGEST_DRAFT = 20_000
MOST_EVIDENCE = 20

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,60}")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Submission:
    """A judgement without its evidence, and the evidence with each new source that comes with it."""

    judgement: Judgement
    evidence: tuple[tuple[Source | None, Evidence], ...]


def read_queue(message: Mapping[str, Any]) -> tuple[str, tuple[Mapping[str, Any], ...]]:
    """The boot and the raw commands in the order of their numbers. Raises Refused for another form."""
    boot, queue = message.get("boot"), message.get("queue")
    if not isinstance(boot, str) or not _is_boot(boot) or not isinstance(queue, list):
        raise Refused("this is no message of a review desk: reload the page")
    for raw in queue:
        if not isinstance(raw, Mapping) or not _is_whole(raw.get("number")):
            raise Refused("a command came without its number: reload the page")
    return boot, tuple(sorted(queue, key=lambda raw: raw["number"]))


def read_command(raw: Mapping[str, Any]) -> Command:
    """Raises Refused for a command of another form."""
    claim, version, body = raw.get("claim"), raw.get("version"), raw.get("body") or {}
    if not isinstance(claim, str) or not _ID.fullmatch(claim) or not isinstance(body, Mapping):
        raise Refused("a command needs its claim and a body")
    if not isinstance(version, int) or isinstance(version, bool):
        raise Refused("a command needs the version of the claim that it saw")
    return Command(raw["number"], _choice(CommandKind, raw.get("kind"), "the command"), claim, version, body)


def read_judgement(body: Mapping[str, Any]) -> Submission:
    """Raises Refused where a field holds what it can't."""
    checked = _text(body, "checked_value", LONGEST_TEXT)
    judgement = Judgement(
        code=_optional(VerdictCode, body.get("code"), "the verdict"),
        attribution=_optional(AttributionVerdict, body.get("attribution"), "the attribution"),
        extraction=_optional(ExtractionVerdict, body.get("extraction"), "the reading"),
        reasons=tuple(
            dict.fromkeys(_choice(ReasonCode, each, "the reason") for each in _list(body, "reasons"))
        ),
        rationale=_text(body, "rationale", LONGEST_RATIONALE),
        known_gaps=_text(body, "known_gaps", LONGEST_RATIONALE),
        confidence=_optional(Confidence, body.get("confidence"), "the confidence"),
        checked_value=format(decimal_of(checked, "the checked value"), "f") if checked else "",
        checked_unit=_text(body, "checked_unit", LONGEST_TEXT),
    )
    evidence = _list(body, "evidence")
    if len(evidence) > MOST_EVIDENCE:
        raise Refused(f"{len(evidence)} sources are too many for one verdict: {MOST_EVIDENCE} at most")
    return Submission(judgement, tuple(_evidence(each) for each in evidence))


def read_draft(body: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as it can be kept. Raises Refused where it is too long or can't be JSON."""
    try:
        kept: dict[str, Any] = _storable(body)
    except (TypeError, OverflowError, RecursionError) as error:
        raise Refused("what was typed can't be kept: it holds something that is no text") from error
    if len(str(kept)) > LONGEST_DRAFT:
        raise Refused(f"what was typed is longer than {LONGEST_DRAFT:,} characters")
    return kept


def read_reason(body: Mapping[str, Any]) -> str:
    """Raises Refused where no reason is given."""
    reason = _text(body, "reason", LONGEST_RATIONALE)
    if not reason:
        raise Refused("give a reason")
    return reason


def _evidence(raw: object) -> tuple[Source | None, Evidence]:
    if not isinstance(raw, Mapping):
        raise Refused("evidence needs its source")
    source_id, new = raw.get("source_id") or "", raw.get("source")
    if not isinstance(source_id, str) or (not source_id and not isinstance(new, Mapping)):
        raise Refused("evidence needs its source: choose one or add it")
    if source_id and not _ID.fullmatch(source_id):
        raise Refused(f"{source_id[:40]!r} is no source: choose one or add it")
    value = _text(raw, "figure_value", LONGEST_TEXT)
    role = raw.get("role") or EvidenceRole.FOR.value
    return (
        None if source_id else read_source(new or {}),
        Evidence(
            source_id=source_id,
            role=_choice(EvidenceRole, role, "the role of the evidence"),
            locator=_text(raw, "locator", LONGEST_TEXT),
            quote=_text(raw, "quote", LONGEST_TEXT),
            figure_value=decimal_of(value, "the figure found") if value else None,
            figure_unit=_text(raw, "figure_unit", LONGEST_TEXT),
            anchor=_text(raw, "anchor", LONGEST_TEXT),
        ),
    )


def read_source(raw: Mapping[str, Any]) -> Source:
    """Raises Refused for a source without a title, or with an address that is none."""
    title, url = _text(raw, "title", LONGEST_TEXT), _text(raw, "url", LONGEST_TEXT)
    if not title:
        raise Refused("a source needs a title")
    for address in (url, _text(raw, "archive_url", LONGEST_TEXT)):
        if address and not address.lower().startswith(("http://", "https://")):
            raise Refused(f"{address[:80]!r} is no address; it starts with https://")
    return Source(
        title=title,
        publisher=_text(raw, "publisher", LONGEST_TEXT),
        author=_text(raw, "author", LONGEST_TEXT),
        url=url,
        identifier=_text(raw, "identifier", LONGEST_TEXT),
        kind=_choice(SourceKind, raw.get("kind") or SourceKind.OFFICIAL_RELEASE.value, "the kind of source"),
        is_primary=raw.get("is_primary") is True,
        independence_group=_text(raw, "independence_group", LONGEST_TEXT),
        interest_note=_text(raw, "interest_note", LONGEST_TEXT),
        published=_day(raw, "published"),
        as_of=_day(raw, "as_of"),
        accessed=_day(raw, "accessed"),
        archive_url=_text(raw, "archive_url", LONGEST_TEXT),
        confidential=raw.get("confidential") is True,
        confidential_why=_text(raw, "confidential_why", LONGEST_TEXT),
    )


def clean(text: str) -> str:
    """The text without what no database keeps, and without white space around it."""
    storable: str = _storable(text)
    return storable.strip()


def _storable(value: Any) -> Any:
    """The value, its texts without null characters and with ? for halves of surrogate pairs: a browser
    that cuts a text can leave half an emoji. Raises TypeError for what JSON can't hold."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_storable(str(key)): _storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(each) for each in value]
    if value is None or (isinstance(value, int | float | Decimal) and isfinite(value)):
        return value
    raise TypeError(type(value).__name__)


def _text(raw: Mapping[str, Any], name: str, longest: int) -> str:
    value = raw.get(name)
    text = "" if value is None else clean(str(value))
    if len(text) > longest:
        raise Refused(f"{name.replace('_', ' ')} has {len(text):,} characters: {longest:,} at most")
    return text


def _list(raw: Mapping[str, Any], name: str) -> list[Any]:
    value = raw.get(name) or []
    if not isinstance(value, list | tuple):
        raise Refused(f"{name.replace('_', ' ')} is a list")
    return list(value)


def _day(raw: Mapping[str, Any], name: str) -> date | None:
    text = _text(raw, name, LONGEST_TEXT)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"{name.replace('_', ' ')} {text[:40]!r} is no day; write it as 2026-02-01") from error


def _optional(choices: type[Choice], value: object, called: str) -> Choice | None:
    return None if value is None or value == "" else _choice(choices, value, called)


def _choice(choices: type[Choice], value: object, called: str) -> Choice:
    try:
        return choices(str(value))
    except ValueError as error:
        known = ", ".join(choice.value for choice in choices)
        raise Refused(f"{called} {str(value)[:40]!r} is none of: {known}") from error


def _is_boot(text: str) -> bool:
    return 0 < len(text) <= LONGEST_BOOT and text.isascii() and text.isprintable()


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_NUMBER
