"""Someone or something that a text names, and a place where the name stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.values.span import Span


@dataclass(slots=True, eq=False)
class Name:
    """Someone or something named. `full` is the longest form, without titles."""

    full: str
    kind: str  # "person", "body", "name" (a place, or not known)
    gender: str = ""  # "male", "female", "" not known
    roles: set[str] = field(default_factory=set)  # words that the text describes it with, small letters
    ages: set[int] = field(default_factory=set)
    called: set[str] = field(default_factory=set)  # nicknames that the text tells
    first: int = 0  # where it is first named


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place where a name stands."""

    span: Span
    name: Name
