"""A text -> its quotations, paired paragraph by paragraph, whatever marks it uses.

Only the outer quotation is given; one within it is part of it. A quotation that its paragraph does
not close goes on where the next paragraph opens with a mark again, as newspapers print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.extract.sentences import LINE
from workbench.values.span import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‹›']")

_CLOSED_BY = {
    "“": '”“"',
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "``": "''\"",
    "''": "''",
    '"': '"',
    "‘": "’'",
    "‚": "‘’",
    "‹": "›",
    "'": "'’",
}
_MARKS_OF_BOTH = 3
_SINGLE = frozenset("‘’‚'‹›")
_OPENS_AFTER = frozenset('([{—–-/:,;“"„«‘…')


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` holds the marks, `inner` does not. `continues`: its paragraph ends before it does."""

    span: Span
    inner: Span
    paragraph: int  # index of the paragraph, counted from 0
    continues: bool = False


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of `text` that hold more than white space, in order."""
    return tuple(Span(line.start(), line.end()) for line in LINE.finditer(text) if not line.group().isspace())


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outer quotations of `text` in reading order; none reaches over a line break."""
    found: list[Quotation] = []
    lines = paragraphs(text)
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        reopened = following is not None and text[following.start :][:2].lstrip(" ")[:1] in tuple('"“„«‘`')
        found.extend(_in_paragraph(text, line, number, reopened))
    return tuple(found)


def _in_paragraph(text: str, line: Span, number: int, reopened: bool) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    marks = list(_MARK.finditer(text, line.start, line.end))
    within = -1  # the last mark of a quotation within one
    for place, mark in enumerate(marks):
        if place <= within:
            continue
        if (
            opened is not None
            and opened.group() == '"'
            and _opens_within(text, marks[place : place + 3], line)
        ):
            within = place + 1
        elif opened is None:
            opened = mark if _can_open(text, mark, line) else None
        elif mark.group() in _closers(opened) and _can_close(text, mark, line, opened):
            yield Quotation(
                Span(opened.start(), mark.end()), Span(opened.end(), max(opened.end(), mark.start())), number
            )
            opened = None
        elif opened.group() in _SINGLE and mark.group() not in _SINGLE and _can_open(text, mark, line):
            opened = mark  # what looked like a single opening mark was an apostrophe
    if opened is not None and opened.group() not in _SINGLE:
        before = text[line.start : opened.start()].rstrip()
        if reopened or not before or before[-1] in ":,":
            end = line.start + len(text[line.start : line.end].rstrip())
            if end > opened.end():
                yield Quotation(Span(opened.start(), end), Span(opened.end(), end), number, reopened)


def _opens_within(text: str, marks: list[re.Match[str]], line: Span) -> bool:
    """Whether the first of the marks opens a quotation within one: "The "United States" is gone."

    The one after it closes it in mid-sentence, and the next closes what is around it.
    """
    if len(marks) < _MARKS_OF_BOTH or any(mark.group() != '"' for mark in marks):
        return False
    first, second, third = marks
    if text[first.start() - 1].isalnum() or not text[first.start() - 1].isspace():
        return False
    if not text[first.end() : first.end() + 1].isalnum():
        return False
    inside = text[second.start() - 1].isalnum() and text[second.end() : second.end() + 1] == " "
    inside = inside and text[second.end() + 1 : second.end() + 2].islower()
    after = text[third.end()] if third.end() < line.end else " "
    return inside and text[third.start() - 1] in ".,!?" and after.isspace()


def _closers(opened: re.Match[str]) -> tuple[str, ...]:
    marks = _CLOSED_BY[opened.group()]
    return ("''", '"') if marks == "''\"" else ("''",) if marks == "''" else tuple(marks)


def _can_open(text: str, mark: re.Match[str], line: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > line.start else " "
    after = text[mark.end()] if mark.end() < line.end else " "
    sign = mark.group()
    if sign in ("”", "’", "›") or after.isspace():
        return False
    if sign in ("“", "„", "‟", "«", "``", "‹", "‚"):
        return True
    if sign == "‘":
        return not before.isalnum()
    free = before.isspace() or before in _OPENS_AFTER
    if sign == "'":
        return free and after.isalpha()
    return free


def _can_close(text: str, mark: re.Match[str], line: Span, opened: re.Match[str]) -> bool:
    if mark.start() == opened.end():
        return False
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < line.end else " "
    sign = mark.group()
    if sign in ("”", "»", "›", "''"):
        return True
    if sign == '"':
        return not (before.isspace() and after.isalnum())
    if sign == "“":
        return opened.group() == "„" or not after.isalnum()
    if after.isalnum() or before.isspace():
        return False  # an apostrophe inside a word, or another opening mark
    if before == "s" and after == " " and mark.end() + 1 < line.end and text[mark.end() + 1].islower():
        return not _closes_later(text, mark.end(), line.end)  # "the ministers’ plan"
    return True


_LATER = re.compile(r"[.,!?…]['’](?!\w)")


def _closes_later(text: str, start: int, end: int) -> bool:
    """Whether a single mark that surely closes stands within the next 300 characters."""
    return _LATER.search(text, start, min(end, start + 300)) is not None
