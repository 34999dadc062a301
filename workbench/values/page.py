"""The lines of a page as they were taken, and what a person corrected in that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EditKind(StrEnum):
    """What a person says of one line of a page."""

    BEGIN = "begin"  # a new article begins here
    JOIN = "join"  # no article begins here
    LEAVE_OUT = "leave_out"  # it belongs to no article
    TAKE_IN = "take_in"  # it belongs to the article around it


@dataclass(frozen=True, slots=True)
class PageEdit:
    """One correction of how a page was split. `line` counts from 1; `text` is that line as it stands,
    so that a correction never lands on another one."""

    kind: EditKind
    line: int
    text: str


class LinePart(StrEnum):
    """What a line is of its article."""

    TITLE = "title"
    DECK = "deck"
    BODY = "body"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the input that is not blank. A paragraph that was wrapped over several lines is one,
    under the number of its first."""

    number: int  # from 1
    text: str  # as it stands
    article: int | None  # place in the page's articles, from 0
    part: LinePart
    reason: str = ""  # why it is left out
    reasons: tuple[str, ...] = ()  # of an article's first line: why the article begins there
