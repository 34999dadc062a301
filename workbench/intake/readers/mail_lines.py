"""The lines of a mail's plain text: which are its own, which are quoted, signature or notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import getaddresses, parsedate_to_datetime

from workbench.intake.dating import read_date
from workbench.intake.document import Told
from workbench.intake.lines import Line, page_lines
from workbench.lexicon import entries, table

QUOTED = "quoted message"
HEADER = "mail header"
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_WROTE = re.compile(
    r"""
    (?: on[ ] .{4,160} \b wrote \s* :        # "On Fri, 6 Feb 2026, A. B. <a@b.example> wrote:"
      | .{2,160} \b schrieb \b .{0,60} :
      | le[ ] .{4,160} \b a[ ]écrit \s* : )
    \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIELD = re.compile(
    r"\*?(?P<name>from|to|cc|date|sent|subject|reply-to)\*?:[ \t]*(?P<value>.*)", re.IGNORECASE
)


def own_lines(text: str) -> tuple[tuple[Line, ...], Told]:
    """The lines, those that are not the writer's own text with the reason, and what the header of a
    message that is passed on says of it.

    A mail that is nothing but a quotation is what it quotes.
    """
    lines = page_lines(text)
    if lines and all(_QUOTE.match(line.text) or _WROTE.fullmatch(line.text) for line in lines):
        kept = "\n".join(
            _QUOTE.sub("", row) for row in text.splitlines() if not _WROTE.fullmatch(row.strip())
        )
        lines = page_lines(kept)
    reasons, told = _reasons(lines)
    return tuple(
        replace(line, hint=why) if why else line for line, why in zip(lines, reasons, strict=True)
    ), told


def without_prefixes(subject: str) -> str:
    """The subject without "Re:", "Fwd:" and the name of a list before it."""
    known = "|".join(table("mail", "prefixes")["subject"])
    pattern = re.compile(rf"(?:(?:{known})(?:\[\d{{1,3}}\])?\s*:|\[[^\]]{{1,40}}\])\s*", re.IGNORECASE)
    while match := pattern.match(subject):
        if match.end() == len(subject):
            break
        subject = subject[match.end() :]
    return subject


def reason_of(text: str) -> tuple[str, bool]:
    """Why a line is not the writer's own text, and whether all below it goes too; ("", False) if it is."""
    plain = text.translate({0x2019: "'", 0x2018: "'"}).casefold()
    for entry in entries("mail", "line", ("reason", "where", "phrases", "example")):
        for phrase in entry["phrases"]:
            if plain == phrase.strip() or (plain.startswith(phrase) and not entry.get("whole")):
                return entry["reason"], bool(entry.get("cuts"))
    return "", False


def _reasons(lines: Sequence[Line]) -> tuple[list[str], Told]:
    found: list[str] = []
    told = Told()
    cut = ""
    passed_on = False
    for line in lines:
        reason, cuts = reason_of(line.text)
        if cut:
            reason = reason or cut
        elif _QUOTE.match(line.text) or _WROTE.fullmatch(line.text):
            reason = QUOTED
        elif cuts:
            cut = reason
        elif reason == HEADER:
            passed_on = True
            found = [QUOTED if not why and _is_short(found) else why for why in found]
        elif passed_on and _FIELD.match(line.text):
            told = _with_field(told, line.text)
            reason = HEADER
        elif line.words > 8:
            passed_on = False
        found.append(reason)
    if not any(not why for why in found) and cut:
        return [""] * len(lines), told  # nothing would be left: better too much than nothing
    return found, told


def _is_short(above: Sequence[str]) -> bool:
    """Few lines stand above the message that is passed on: a word to whom it is passed on to."""
    return len(above) <= 4


def _with_field(told: Told, text: str) -> Told:
    match = _FIELD.match(text)
    if match is None:
        return told
    name, value = match["name"].casefold(), match["value"].strip("* \t")
    if name == "subject":
        return replace(told, headline=without_prefixes(value))
    if name in {"date", "sent"}:
        return replace(told, published=_day(value))
    if name == "from":
        sender = next((name for name, _ in getaddresses([value]) if name and "@" not in name), "")
        return replace(told, publisher=sender)
    return told


def _day(stated: str) -> str:
    day = read_date(stated)
    if day is not None:
        return day.isoformat()
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
