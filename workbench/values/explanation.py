"""Why an article was read as it was, in words for people."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.values.span import Span


@dataclass(frozen=True, slots=True)
class NumeralSeen:
    """A place where a number stands. `read` says that it makes a figure; `because` why it does, or not."""

    span: Span  # in the article's text
    text: str
    read: bool
    because: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`claims` has the lines of each claim, in the order of the reading's claims.

    `numerals` has every number of the text in reading order, and `told` counts them in one line.
    """

    claims: tuple[tuple[str, ...], ...]
    numerals: tuple[NumeralSeen, ...]
    told: str
