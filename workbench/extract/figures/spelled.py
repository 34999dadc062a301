"""A number in words -> its exact value: "forty-one", "half a dozen", "two and a half", "tens of"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from workbench.extract.figures.number_words import (
    EXACT,
    FRACTIONS,
    GROUPS,
    MULTI,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
    VAGUE,
    WIDE_PARTS,
)
from workbench.extract.figures.numeral import ONE, Numeral, over_hyphen, place, plus, with_part
from workbench.extract.figures.tokens import Tokens
from workbench.lexicon import entries

_MOST_TOKENS: Final = 24  # of one number in words
_PLACES: Final = frozenset(entries("counts", "part_of_place", ("words", "example"))[0]["words"])
_FURTHER: Final = frozenset(["additional", "extra", "further", "estimated", "whole", "full", "cool"])


def from_words(tokens: Tokens, i: int) -> Numeral | None:
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
        at = over_hyphen(tokens, end)
        if tokens.lows[at] == "and" and before in ("hundred", "scale"):
            after = over_hyphen(tokens, at + 1)
            if tokens.lows[after] in SMALL or tokens.lows[after] in TENS:
                at = after
    if end == i:
        return None
    if before == "scale" and len(scales) == 1:
        # the scale is kept apart, so that "five to six million" can hand it on
        found = Numeral(i, end, mantissa, scales[0], _without_last(tokens, i, end), True)
        return with_part(tokens, found)
    if not scales and before in ("hundred", "dozen"):
        each = GROUPS[before]
        found = Numeral(i, end, group / each, each, _without_last(tokens, i, end), True)
        return with_part(tokens, found) if tokens.lows[over_hyphen(tokens, end)] not in ORDINALS else None
    whole = total if group < 0 else EXACT.add(total, Decimal(group))
    found = Numeral(i, end, whole, ONE, place(tokens, i, end), True)
    after = over_hyphen(tokens, end)
    if tokens.lows[after] in ORDINALS:
        return _spelled_part(tokens, found, after)
    if tokens.lows[end] == "point" and tokens.lows[end + 1] in SMALL:
        return _spelled_point(tokens, found)
    return with_part(tokens, found)


def _spelled_point(tokens: Tokens, found: Numeral) -> Numeral:
    """ "three point five"."""
    at, run = found.end + 1, ""
    while tokens.lows[at] in SMALL and SMALL[tokens.lows[at]] < 10 and len(run) < 8:
        run += str(SMALL[tokens.lows[at]])
        at += 1
    return plus(tokens, found, Decimal(f"0.{run}"), at) if run else found


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
    return Numeral(found.first, at + 1, part, ONE, place(tokens, found.first, at + 1), True, share=True)


def _part_word(tokens: Tokens, i: int) -> Numeral | None:
    """ "half a million", "half a mile", "half of", "a third of"; the article belongs to the number."""
    word, below = tokens.lows[i], FRACTIONS[tokens.lows[i]]
    if word[-1] == "s" and word != "halves":
        return None
    if tokens.lows[i - 1] in _PLACES:
        return None  # "the southern half of the island"
    part = EXACT.divide(ONE, below)
    articled = tokens.lows[i - 1] in ("a", "an")
    first = i - 1 if articled else i
    at = over_hyphen(tokens, i + 1)
    if word in ("half", "quarter"):
        if word == "quarter" and tokens.lows[at] == "of" and tokens.lows[at + 1] == "a":
            at += 1
        over = at + 1 if tokens.lows[at] in ("a", "an") else at
        over = over_hyphen(tokens, over)
        scale = SCALES.get(tokens.lows[over]) or GROUPS.get(tokens.lows[over])
        if scale is not None:
            return Numeral(first, over + 1, part, scale, place(tokens, first, at), True)
    if word == "half" and tokens.lows[at] in ("a", "an"):
        return Numeral(i, at + 1, part, ONE, place(tokens, i, i + 1), True, of_one=True)
    if word != "half" and not articled:
        return None
    return Numeral(first, i + 1, part, ONE, place(tokens, first, i + 1), True, share=True)


def _vague(tokens: Tokens, i: int) -> Numeral | None:
    """ "tens of thousands of", "dozens of": the least they can mean."""
    value, at = VAGUE[tokens.lows[i]], i + 1
    while tokens.lows[at] == "of" and tokens.lows[at + 1] in VAGUE and at < i + 6:
        value = EXACT.multiply(value, VAGUE[tokens.lows[at + 1]])
        at += 2
    if tokens.lows[i] == "tens" and at == i + 1 and tokens.lows[at] != "of":
        return None
    return Numeral(i, at, value, ONE, place(tokens, i, at), True, vague=True)


def _multi(tokens: Tokens, i: int) -> Numeral | None:
    """ "multi-million", "multimillion"."""
    if tokens.lows[i] == "multi":
        at = over_hyphen(tokens, i + 1)
        scale = MULTI.get(tokens.lows[at])
        end = at + 1
    else:
        scale, end = MULTI.get(tokens.lows[i].removeprefix("multi")), i + 1
    if scale is None:
        return None
    return Numeral(i, end, ONE, scale, place(tokens, i, end), True, vague=True)


def _couple(tokens: Tokens, i: int) -> Numeral | None:
    """ "a couple of weeks", "a couple hundred"; a couple that is two people is none."""
    if tokens.lows[i - 1] != "a":
        return None
    at = i + 1
    if tokens.lows[at] == "of":
        at += 1
    scale = SCALES.get(tokens.lows[at]) or GROUPS.get(tokens.lows[at])
    if scale is not None:
        return Numeral(i - 1, at + 1, Decimal(2), scale, place(tokens, i - 1, i + 1), True, a_few=True)
    if at == i + 1:
        return None
    return Numeral(i - 1, at, Decimal(2), ONE, place(tokens, i - 1, i + 1), True, a_few=True)


def _bare_scale(tokens: Tokens, i: int) -> Numeral | None:
    """ "a hundred", "several thousand", "a few dozen"; a scale word alone is none."""
    word, before = tokens.lows[i], tokens.lows[i - 1]
    scale = SCALES.get(word) or GROUPS[word]
    end = i + 1
    bigger = SCALES.get(tokens.lows[end])
    if word in ("hundred", "dozen") and bigger:
        scale, end = EXACT.multiply(scale, bigger), end + 1
    vague = before in ("several", "few", "many")
    if before in _FURTHER and tokens.lows[i - 2] in ("a", "an", "another"):
        return with_part(tokens, Numeral(i, end, ONE, scale, place(tokens, i, end), True))
    if not vague and before not in ("a", "an", "another"):
        return None
    if before == "another":
        return with_part(tokens, Numeral(i, end, ONE, scale, place(tokens, i, end), True))
    first = i - 2 if before == "few" and tokens.lows[i - 2] == "a" else i - 1
    found = Numeral(first, end, ONE, scale, place(tokens, first, end), True, vague=vague)
    if vague:
        return found
    if word == "hundred" and tokens.lows[end] == "and":
        more = _cardinal(tokens, end + 1)
        if more is not None and more.value < 100 and more.whole and not more.share:
            value = EXACT.add(scale, more.value)
            return Numeral(first, more.end, value, ONE, place(tokens, first, more.end), True)
    return with_part(tokens, found)


def _without_last(tokens: Tokens, first: int, end: int) -> tuple[int, int]:
    """The place of the number without its last word, the scale, and without a hyphen before that."""
    return place(tokens, first, end - 1 if tokens.lows[end - 2] != "-" else end - 2)
