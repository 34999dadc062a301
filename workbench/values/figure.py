"""A figure as it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workbench.values.span import Span


class UnitKind(StrEnum):
    PERCENT = "percent"
    CURRENCY = "currency"
    COUNT = "count"
    PHYSICAL = "physical"
    TIME = "time"
    RATIO = "ratio"
    OTHER = "other"


class Modifier(StrEnum):
    """How the text limits the figure; none at all is `None`, which is not `EXACTLY`."""

    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    JUST = "just"
    EXACTLY = "exactly"


class Change(StrEnum):
    """The figure is a change, in this direction, and not a level."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity in the text. `high` is set only where the text gives a range."""

    span: Span  # in Article.text; the modifier left out, the unit kept
    value: Decimal  # in full, in `unit`: scale words applied
    unit: str  # "%", "percentage point", ISO 4217, singular unit name or counted noun; "" for a bare number
    unit_kind: UnitKind
    high: Decimal | None = None
    per: str | None = None  # the denominator: "month"
    modifier: Modifier | None = None
    change: Change | None = None
    equivalent_of: int | None = None  # index of the figure that this one restates in another unit
    from_figure: int | None = None  # index of the figure that this one changed from
    checkable: bool = True
    not_checkable_because: str | None = None  # in plain words, where `checkable` is false
    digits: str = ""  # the number as printed, without unit and scale word: "402.7"
    rule: str = ""  # the rule that found it, for `--explain`
