"""Why a line is furniture, and what it tells of the lines beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a line of furniture tells of the lines beside it."""

    MARKER = "marker"  # one caption and one headline of another article may follow
    LIST = "list"  # several headlines of other articles may follow
    HEAD = "head"  # stands between an article's title and its text
    END = "end"  # stands after an article's text
    PICTURE = "picture"
    LABEL = "label"  # the name of a section or of a page
    NOISE = "noise"  # says nothing of where it stands


BRINGS = frozenset({Role.MARKER, Role.LIST})
"""Furniture below which headlines of other articles stand."""
RELATED = "related headline"
WORDED = "worded like furniture"
PROMOTION = "sign-up or promotion"
SUMMARY = "label of a summary"
PLACE = "place of the report"
"""Reasons that a line's place may give as well as the line itself."""


@dataclass(frozen=True, slots=True)
class Label:
    """Why a line is furniture, and the part it plays."""

    reason: str
    role: Role
