"""Amounts as people type them."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.errors import Refused

_PLAIN = re.compile(
    r"""
    [+-]?
    (?: [0-9]{1,3} (?: , [0-9]{3} )+    # 1,234,567
      | [0-9]+                          # 1234567
    )
    (?: \. [0-9]+ )?
    """,
    re.VERBOSE,
)

LONGEST = 60
"""Characters of one amount."""


def decimal_of(typed: object, called: str) -> Decimal:
    """The amount, exactly as typed: digits, commas or spaces between thousands, a point before decimals.

    Raises Refused, naming the field as `called`, for anything else.
    """
    text = "".join(str(typed).split()).replace("\N{MINUS SIGN}", "-")
    if len(text) > LONGEST or not _PLAIN.fullmatch(text):
        raise Refused(f"{called} {str(typed)[:LONGEST]!r} is no amount; write digits alone, as in 1234.5")
    return Decimal(text.replace(",", ""))
