"""A number in the text -> its exact value: digits, words, and mixtures of both.

The text is read as printed: "1,234.5", "1 234", "2½", "forty-one", "half a dozen", "4.2 crore",
"two and a half million", "tens of thousands".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Final

from workbench.extract.figures.number_words import (
    EXACT,
    FRACTIONS,
    GROUPS,
    MULTI,
    ORDINALS,
    SCALES,
    SHORT,
    SMALL,
    STARTS,
    SURE_SHORT,
    TENS,
    VAGUE,
    VULGAR,
    WIDE_PARTS,
)
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens

LONGEST: Final = 24  # digits; a longer run is a code
_MOST_TOKENS: Final = 24  # of one number in words

_SHAPES: Final = (
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ","),  # 1,234,567.8
    (re.compile(r"[0-9]*\.?[0-9]+"), ""),  # 1234.5  .5
    (re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}(?:\.[0-9]+)?"), ","),  # 12,34,567 (lakhs)
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?"), "."),  # 1.234.567,8
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"), "."),  # 1.234,5
    (re.compile(r"[0-9]+,[0-9]{1,2}"), "."),  # 12,5 (only beside a unit, see `decimal_comma`)
)
_DECIMAL_COMMA: Final = re.compile(r"[0-9]+,[0-9]{1,2}")

_NOT_LISTS: Final = re.compile(r"[\u0020\u00a0\u202f\u2009]")  # a space that can group thousands
_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `first` to `end`. Its value is mantissa times scale."""

    first: int
    end: int
    mantissa: Decimal
    scale: Decimal
    digits: tuple[int, int]  # characters of the number as printed, without the scale word
    spelled: bool  # in words
    share: bool = False  # a part of a whole: "two-thirds"; the value is the part of one
    of_one: bool = False  # a part of one thing: "half a mile"
    vague: bool = False  # "thousands of"
    a_few: bool = False  # "a couple of"
    short: str = ""  # the short scale that was read: "m"

    @property
    def value(self) -> Decimal:
        return EXACT.multiply(self.mantissa, self.scale)

    @property
    def whole(self) -> bool:
        return self.value == self.value.to_integral_value()


def decimal_of(printed: str) -> Decimal | None:
    """The value of a run of digits, points and commas; None where it is no one number."""
    if len(printed) > LONGEST:
        return None
    for shape, grouping in _SHAPES:
        if shape.fullmatch(printed):
            plain = printed.replace(grouping, "") if grouping else printed
            return Decimal(plain.replace(",", "."))
    return None


def decimal_comma(printed: str) -> bool:
    """The comma is a decimal one ("12,5"): a number beside a unit, a list anywhere else."""
    return _DECIMAL_COMMA.fullmatch(printed) is not None


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """The part in percent; four digits where it does not come out even (two-thirds is 66.67)."""
    even = EXACT.divide(EXACT.multiply(numerator, Decimal(100)), denominator)
    if len(even.as_tuple().digits) < EXACT.prec:
        return even
    return Context(prec=4).plus(even)


def read_numeral(tokens: Tokens, i: int) -> Numeral | None:
    """The number that begins at token `i`, with its scale word; None where none does."""
    if tokens.kinds[i] == NUMBER:
        found = _from_digits(tokens, i)
    elif tokens.lows[i] in STARTS:
        found = _from_words(tokens, i)
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


def small_number(tokens: Tokens, i: int) -> Decimal | None:
    """The value of a plain whole number at this one token, in digits or in a word."""
    if tokens.kinds[i] == NUMBER:
        value = decimal_of(tokens.words[i])
        return value if value is not None and value == value.to_integral_value() else None
    word = tokens.lows[i]
    if word in SMALL:
        return Decimal(SMALL[word])
    return Decimal(TENS[word]) if word in TENS else None


# --- digits --------------------------------------------------------------------------------------


def _from_digits(tokens: Tokens, i: int) -> Numeral | None:
    printed = tokens.words[i]
    if printed in VULGAR:
        return Numeral(i, i + 1, VULGAR[printed], _ONE, _place(tokens, i, i + 1), False, share=True)
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
            return Numeral(i, end + 2, part, _ONE, _place(tokens, i, end + 2), False, share=True)
        return None
    found = Numeral(i, end, value, _ONE, _place(tokens, i, end), False)
    return _with_part(tokens, found)


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


def _with_part(tokens: Tokens, found: Numeral) -> Numeral:
    """A part added to the number: "2½", "2 1/2", "two and a half", "six-and-a-half"."""
    at = found.end
    vulgar = VULGAR.get(tokens.words[at])
    if vulgar is not None:
        return _plus(tokens, found, vulgar, at + 1)
    if tokens.kinds[at] == NUMBER and tokens.lows[at + 1] == "/" and tokens.kinds[at + 2] == NUMBER:
        above, below = small_number(tokens, at), small_number(tokens, at + 2)
        if above and below and above < below <= 16 and not found.spelled and found.whole:
            return _plus(tokens, found, EXACT.divide(above, below), at + 3)
    at = _over_hyphen(tokens, at)
    if tokens.lows[at] == "and":
        at = _over_hyphen(tokens, at + 1)
        above = _ONE if tokens.lows[at] in ("a", "one") else Decimal(SMALL.get(tokens.lows[at], 0))
        at = _over_hyphen(tokens, at + 1)
        below = FRACTIONS.get(tokens.lows[at])
        if above and below and above < below <= 10:
            return _plus(tokens, found, EXACT.divide(above, below), at + 1)
    return found


def _plus(tokens: Tokens, found: Numeral, part: Decimal, end: int) -> Numeral:
    return replace(
        found,
        mantissa=EXACT.add(found.mantissa, part),
        end=end,
        digits=(found.digits[0], tokens.ends[end - 1]),
    )


def _scaled(tokens: Tokens, found: Numeral) -> Numeral:
    """The number with the scale words after it: "1.5 million", "13bn", "2 lakh crore", "2 dozen"."""
    for _ in range(2):
        at = _over_hyphen(tokens, found.end)
        scale = SCALES.get(tokens.lows[at]) or SURE_SHORT.get(tokens.words[at])
        if scale is None and found.scale == 1 and tokens.lows[at] in ("hundred", "dozen"):
            scale = GROUPS[tokens.lows[at]]
        if scale is None or tokens.kinds[at] != WORD or (found.spelled and found.scale != 1):
            break
        found = replace(found, scale=EXACT.multiply(found.scale, scale), end=at + 1)
    return found


# --- words ---------------------------------------------------------------------------------------


def _from_words(tokens: Tokens, i: int) -> Numeral | None:
    word = tokens.lows[i]
    if word in FRACTIONS:
        return _part_word(tokens, i)
    if word in VAGUE:
        return _vague(tokens, i)
    if word.startswith("multi"):
        return _multi(tokens, i)
    if word == "couple":
        return _couple(tokens, i)
    if word in SCALES or word in ("hundred", "dozen"):
        return _bare_scale(tokens, i)
    return _cardinal(tokens, i)


def _cardinal(tokens: Tokens, i: int) -> Numeral | None:
    """ "forty-one", "two hundred and five", "three million two hundred thousand"."""
    total, group = Decimal(0), -1
    scales: list[Decimal] = []
    mantissa = Decimal(0)
    before, at, end = "", i, i
    while at < i + _MOST_TOKENS:
        word = tokens.lows[at]
        if word in SMALL:
            value = SMALL[word]
            if group < 0:
                group = value
            elif (before == "ten" and 0 < value < 10) or before == "hundred":
                group += value
            else:
                break
            before = "small"
        elif word in TENS:
            if group < 0:
                group = TENS[word]
            elif before == "hundred":
                group += TENS[word]
            else:
                break
            before = "ten"
        elif word == "hundred" and before in ("small", "ten") and 0 < group < 100:
            group *= 100
            before = "hundred"
        elif word == "dozen" and before in ("small", "ten") and 0 < group < 100:
            group *= 12
            before = "dozen"
        elif word in SCALES and group >= 0 and (not scales or SCALES[word] < scales[-1]):
            scales.append(SCALES[word])
            mantissa = Decimal(group)
            total = EXACT.add(total, EXACT.multiply(mantissa, SCALES[word]))
            group, before = -1, "scale"
        else:
            break
        end = at + 1
        at = _over_hyphen(tokens, end)
        if tokens.lows[at] == "and" and before in ("hundred", "scale"):
            after = _over_hyphen(tokens, at + 1)
            if tokens.lows[after] in SMALL or tokens.lows[after] in TENS:
                at = after
    if end == i:
        return None
    if before == "scale" and len(scales) == 1:
        # the scale is kept apart, so that "five to six million" can hand it on
        found = Numeral(i, end, mantissa, scales[0], _without_last(tokens, i, end), True)
        return _with_part(tokens, found)
    if not scales and before in ("hundred", "dozen"):
        each = GROUPS[before]
        found = Numeral(i, end, group / each, each, _without_last(tokens, i, end), True)
        return _with_part(tokens, found) if tokens.lows[_over_hyphen(tokens, end)] not in ORDINALS else None
    whole = total if group < 0 else EXACT.add(total, Decimal(group))
    found = Numeral(i, end, whole, _ONE, _place(tokens, i, end), True)
    after = _over_hyphen(tokens, end)
    if tokens.lows[after] in ORDINALS:
        return _spelled_part(tokens, found, after)
    if tokens.lows[end] == "point" and tokens.lows[end + 1] in SMALL:
        return _spelled_point(tokens, found)
    return _with_part(tokens, found)


def _spelled_point(tokens: Tokens, found: Numeral) -> Numeral:
    """ "three point five"."""
    at, run = found.end + 1, ""
    while tokens.lows[at] in SMALL and SMALL[tokens.lows[at]] < 10 and len(run) < 8:
        run += str(SMALL[tokens.lows[at]])
        at += 1
    return _plus(tokens, found, Decimal(f"0.{run}"), at) if run else found


def _spelled_part(tokens: Tokens, found: Numeral, at: int) -> Numeral | None:
    """ "two-thirds", "one fifth"; None for an ordinal such as "twenty-first"."""
    word = tokens.lows[at]
    below = FRACTIONS.get(word)
    of_next = tokens.lows[at + 1] == "of"
    joined = at > found.end
    fits = (word[-1] == "s" or word == "half") == (found.mantissa > 1) or (
        word == "half" and found.mantissa == 1
    )
    if below is None or not fits or found.mantissa >= below:
        # "twenty-first" and "two second chances": the first is an ordinal, the second is a two
        return None if joined or found.mantissa % 10 == 0 else found
    if not (of_next or joined) and (below >= 10 or word in WIDE_PARTS):
        return found if word in WIDE_PARTS else None
    part = EXACT.divide(found.mantissa, below)
    return Numeral(found.first, at + 1, part, _ONE, _place(tokens, found.first, at + 1), True, share=True)


def _part_word(tokens: Tokens, i: int) -> Numeral | None:
    """ "half a million", "half a mile", "half of", "a third of"; the article belongs to the number."""
    word, below = tokens.lows[i], FRACTIONS[tokens.lows[i]]
    if word[-1] == "s" and word != "halves":
        return None
    part = EXACT.divide(_ONE, below)
    articled = tokens.lows[i - 1] in ("a", "an")
    first = i - 1 if articled else i
    at = _over_hyphen(tokens, i + 1)
    if word in ("half", "quarter"):
        if word == "quarter" and tokens.lows[at] == "of" and tokens.lows[at + 1] == "a":
            at += 1
        over = at + 1 if tokens.lows[at] in ("a", "an") else at
        over = _over_hyphen(tokens, over)
        scale = SCALES.get(tokens.lows[over]) or GROUPS.get(tokens.lows[over])
        if scale is not None:
            return Numeral(first, over + 1, part, scale, _place(tokens, first, at), True)
    if word == "half" and tokens.lows[at] in ("a", "an"):
        return Numeral(i, at + 1, part, _ONE, _place(tokens, i, i + 1), True, of_one=True)
    if word != "half" and not articled:
        return None
    return Numeral(first, i + 1, part, _ONE, _place(tokens, first, i + 1), True, share=True)


def _vague(tokens: Tokens, i: int) -> Numeral | None:
    """ "tens of thousands of", "dozens of": the least they can mean."""
    value, at = VAGUE[tokens.lows[i]], i + 1
    while tokens.lows[at] == "of" and tokens.lows[at + 1] in VAGUE and at < i + 6:
        value = EXACT.multiply(value, VAGUE[tokens.lows[at + 1]])
        at += 2
    if tokens.lows[i] == "tens" and at == i + 1 and tokens.lows[at] != "of":
        return None
    return Numeral(i, at, value, _ONE, _place(tokens, i, at), True, vague=True)


def _multi(tokens: Tokens, i: int) -> Numeral | None:
    """ "multi-million", "multimillion"."""
    if tokens.lows[i] == "multi":
        at = _over_hyphen(tokens, i + 1)
        scale = MULTI.get(tokens.lows[at])
        end = at + 1
    else:
        scale, end = MULTI.get(tokens.lows[i].removeprefix("multi")), i + 1
    if scale is None:
        return None
    return Numeral(i, end, _ONE, scale, _place(tokens, i, end), True, vague=True)


def _couple(tokens: Tokens, i: int) -> Numeral | None:
    """ "a couple of weeks", "a couple hundred"; a couple that is two people is none."""
    if tokens.lows[i - 1] != "a":
        return None
    at = i + 1
    if tokens.lows[at] == "of":
        at += 1
    scale = SCALES.get(tokens.lows[at]) or GROUPS.get(tokens.lows[at])
    if scale is not None:
        return Numeral(i - 1, at + 1, Decimal(2), scale, _place(tokens, i - 1, i + 1), True, a_few=True)
    if at == i + 1:
        return None
    return Numeral(i - 1, at, Decimal(2), _ONE, _place(tokens, i - 1, i + 1), True, a_few=True)


def _bare_scale(tokens: Tokens, i: int) -> Numeral | None:
    """ "a hundred", "several thousand", "a few dozen"; a scale word alone is none."""
    word, before = tokens.lows[i], tokens.lows[i - 1]
    scale = SCALES.get(word) or GROUPS[word]
    end = i + 1
    bigger = SCALES.get(tokens.lows[end])
    if word in ("hundred", "dozen") and bigger:
        scale, end = EXACT.multiply(scale, bigger), end + 1
    vague = before in ("several", "few", "many")
    if not vague and before not in ("a", "an"):
        return None
    first = i - 2 if before == "few" and tokens.lows[i - 2] == "a" else i - 1
    found = Numeral(first, end, _ONE, scale, _place(tokens, first, end), True, vague=vague)
    if vague:
        return found
    if word == "hundred" and tokens.lows[end] == "and":
        more = _cardinal(tokens, end + 1)
        if more is not None and more.value < 100 and more.whole and not more.share:
            value = EXACT.add(scale, more.value)
            return Numeral(first, more.end, value, _ONE, _place(tokens, first, more.end), True)
    return _with_part(tokens, found)


def _place(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    return tokens.starts[first], tokens.ends[end - 1]


def _without_last(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """The place of the number without its last word, the scale, and without a hyphen before that."""
    return _place(tokens, first, end - 1 if tokens.lows[end - 2] != "-" else end - 2)


def _over_hyphen(tokens: Tokens, at: int) -> int:
    """The token after a hyphen that touches both its neighbours, else `at` itself."""
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return at + 1
    return at
