"""What a reviewer gives a verdict on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workbench.values.span import Span


class ClaimKind(StrEnum):
    NUMERIC = "numeric"
    ATTRIBUTED = "attributed"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that words speak of, both ends included; `None` for an open end."""

    span: Span  # of the words, in Article.text
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Indexes point into the reading's figures and attributions."""

    id: str
    kind: ClaimKind
    sentence: Span
    figure: int | None
    equivalents: tuple[int, ...]
    attribution: int | None
    hedged: bool
    subject: str
    entity: str | None
    metric: str | None
    as_of: Period | None
    check_worthiness: Decimal  # 0 to 1, two places
    why: tuple[str, ...]
    subject_rule: str = ""  # how `subject` was read, for `--explain`
