"""A number in the text -> its exact value: digits, words, and mixtures of both.

The text is read as printed: "1,234.5", "1 234", "2½", "forty-one", "half a dozen", "4.2 crore",
"two and a half million", "tens of thousands".
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from workbench.extract.figures.number_words import EXACT, GROUPS, SCALES, SHORT, STARTS, SURE_SHORT, VULGAR
from workbench.extract.figures.numeral import (
    LONGEST,
    ONE,
    Numeral,
    decimal_of,
    over_hyphen,
    place,
    small_number,
    with_part,
)
from workbench.extract.figures.powers import power_after
from workbench.extract.figures.spelled import from_words
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.extract.figures.units import unit_after

_NOT_LISTS: Final = re.compile(r"[\u0020\u00a0\u202f\u2009]")  # a space that can group thousands


def read_numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The number that begins at token `i`, with its scale word; None where none does."""
    if tokens.kinds[i] == NUMBER:
        found = _from_digits(tokens, i)
    elif tokens.lows[i] in STARTS:
        found = from_words(tokens, i)
    else:
        return None
    if found is None or found.share or found.vague:
        return found
    return _scaled(tokens, found)


def short_scale(tokens: Tokens, found: Numeral) -> Numeral | None:
    """The number with the letter after it read as its scale ("8.5m"), for the caller to judge."""
    word = tokens.words[found.end]
    if word not in SHORT or found.scale != 1 or found.spelled:
        return None
    return replace(found, scale=SHORT[word], end=found.end + 1, short=word)


def _scaled(tokens: Tokens, found: Numeral) -> Numeral:
    """The number with the scale words after it: "1.5 million", "13bn", "2 lakh crore", "2 dozen"."""
    for _ in range(2):
        at = over_hyphen(tokens, found.end)
        scale = SCALES.get(tokens.lows[at]) or SURE_SHORT.get(tokens.words[at])
        if scale is None and found.scale == 1 and tokens.lows[at] in ("hundred", "dozen"):
            scale = GROUPS[tokens.lows[at]]
        if scale is None or tokens.kinds[at] != WORD or (found.spelled and found.scale != 1):
            break
        found = replace(found, scale=EXACT.multiply(found.scale, scale), end=at + 1)
    return found


# --- digits --------------------------------------------------------------------------------------


def _from_digits(tokens: Tokens, i: int) -> Numeral | None:
    printed = tokens.words[i]
    if printed in VULGAR:
        return Numeral(i, i + 1, VULGAR[printed], ONE, place(tokens, i, i + 1), False, share=True)
    value = decimal_of(printed)
    if value is None:
        return None
    end = i + 1
    grouped = _grouped(tokens, i)
    if grouped:
        end, value = grouped
    if tokens.lows[end] == "/" and tokens.glued(end) and tokens.kinds[end + 1] == NUMBER:
        below = small_number(tokens, end + 1)
        if below and value < below:
            part = EXACT.divide(value, below)
            return Numeral(i, end + 2, part, ONE, place(tokens, i, end + 2), False, share=True)
        if not above_below(tokens, end + 2):
            return None
    raised = power_after(tokens, end, value)
    if raised is not None:
        end, times = raised
        if times is None:
            return None
        return Numeral(i, end, EXACT.multiply(value, times), ONE, place(tokens, i, end), False)
    found = Numeral(i, end, value, ONE, place(tokens, i, end), False)
    return with_part(tokens, found)


def above_below(tokens: Tokens, at: int) -> bool:
    """A unit of pressure follows two numbers with a stroke: "120/80 mmHg"."""
    found = unit_after(tokens, at, digits=True, one=False)
    return found is not None and found.unit.name == "millimetre of mercury"


def _grouped(tokens: Tokens, i: int) -> tuple[int, Decimal] | None:
    """Thousands set apart by spaces: "1 234 567"."""
    if not (tokens.words[i].isdigit() and len(tokens.words[i]) <= 3) or tokens.words[i][0] == "0":
        return None
    end, run = i + 1, tokens.words[i]
    while (
        tokens.kinds[end] == NUMBER
        and tokens.starts[end] == tokens.ends[end - 1] + 1
        and _NOT_LISTS.fullmatch(tokens.text, tokens.ends[end - 1], tokens.starts[end])
        and len(tokens.words[end].partition(".")[0]) == 3
        and tokens.words[end].replace(".", "", 1).isdigit()
        and len(run) < LONGEST
    ):
        run += tokens.words[end]
        end += 1
        if "." in run:
            break
    return (end, Decimal(run)) if end > i + 1 else None
