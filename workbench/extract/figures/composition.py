"""Figures beside each other -> what they make together: ranges, changes from one to the other, lists
with one noun, dimensions, and the same amount told again in another unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from workbench.extract.figures.change import change_noun_at, change_word_near
from workbench.extract.figures.counted import (
    OTHERS,
    PEOPLE,
    STOP,
    TOLL,
    counted_noun,
    group_before,
    harmed,
)
from workbench.extract.figures.currencies import local_dollar
from workbench.extract.figures.draft import Draft, same_sentence, sentence_first
from workbench.extract.figures.following import Block
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.rates import rate_after
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.tokens import WORD, Tokens
from workbench.lexicon import entries
from workbench.values.figure import UnitKind

_SCORE_BEFORE: Final = frozenset(
    word for entry in entries("blockers", "score_before", ("words", "example")) for word in entry["words"]
)
_LIST: Final = frozenset([",", "and", "or", "&", "nor"])
_DASHES: Final = frozenset(["-", "–", "—", "−"])
_LIMITS: Final = frozenset([
    "about", "around", "some", "nearly", "almost", "roughly", "approximately", "perhaps", "even", "as",
    "many", "much", "possibly", "more", "than", "over", "up", "at", "least", "just", "the", "a",
])  # fmt: skip
_COUNTS_AT: Final = frozenset([
    "to", "at", "is", "was", "of", "from", "reached", "stands", "stood", "by", "exceeded", "hit", "passed",
    "has", "totaled", "totalled", ":", "were", "are", "be",
])  # fmt: skip
_MEASURES: Final = frozenset([UnitKind.CURRENCY, UnitKind.PHYSICAL])
_COMPARED: Final = frozenset(["from", "with", "to", "than", "against", "versus"])
_LEAP: Final = 10  # a change and the level it led to are further apart than the ends of a range
_FAR: Final = 8


def compose(tokens: Tokens, drafts: list[Draft], around: Surroundings) -> tuple[list[Draft], list[Block]]:
    """The figures after they were put together, in order, and the pairs that were scores or votes."""
    drafts, blocked = _scores(tokens, drafts)
    _nouns_leftwards(tokens, drafts)
    drafts = _ranges(tokens, drafts)
    _dimensions(tokens, drafts)
    _nouns_onwards(tokens, drafts)
    _transitions(tokens, drafts)
    _equivalents(tokens, drafts, around)
    return drafts, blocked


def _gap(tokens: Tokens, a: Draft, b: Draft) -> tuple[str, ...]:
    """The words between two figures, modifiers of the second included."""
    return tokens.lows[a.end : b.first] if b.first - a.end <= _FAR else ("", "far", "")


# --- scores --------------------------------------------------------------------------------------


def _scores(tokens: Tokens, drafts: list[Draft]) -> tuple[list[Draft], list[Block]]:
    """ "voted 219 to 212", "won by four goals to two"."""
    dropped: set[int] = set()
    blocked: list[Block] = []
    for k in range(len(drafts) - 1):
        a, b = drafts[k], drafts[k + 1]
        if not a.bare or not (b.bare or b.unit in ("vote", "point", "margin", "set", "goal")):
            continue
        if (
            _gap(tokens, a, b) not in (("to",), ("against",), ("-",), ("–",))
            or tokens.lows[a.first - 1] == "from"
        ):
            continue
        cued = any(tokens.lows[i] in _SCORE_BEFORE for i in range(a.first - 7, a.first))
        if cued or tokens.lows[b.end] in ("vote", "victory", "win", "defeat", "majority"):
            dropped.update((k, k + 1))
            blocked.append(Block(a.first, b.end, "a score or a vote"))
    return [draft for k, draft in enumerate(drafts) if k not in dropped], blocked


# --- nouns handed on -----------------------------------------------------------------------------


def _nouns_leftwards(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "four, five and six men", "seven of the 10 victims", "10, 12 and 15 years"."""
    for k in range(len(drafts) - 2, -1, -1):
        a, b = drafts[k], drafts[k + 1]
        if not a.bare or b.bare or b.sign_left or (b.age and not b.unit):
            continue
        gap = _gap(tokens, a, b)
        if (
            (
                gap
                and gap[0] == "of"
                and all(
                    word in ("of", "the", "its", "their", "his", "these", "those", "all", "that")
                    for word in gap
                )
            )
            or gap in (("out", "of"), ("of",))
            or gap == ("out", "of", "the")
        ):
            a.take_unit(b)
            a.rule, a.part_of_many, b.part_of_many = "noun of the whole", True, True
        elif gap and tokens.capital(a.end) and 1 < len(gap) <= 3 and set(gap[1:]) <= _LIST:
            a.take_unit(b)  # "32 Norwegian, 16 Finnish and three Latvian peacekeepers"
            a.rule = "noun of the list"
        elif gap and set(gap) <= _LIST | {"-"} and len(gap) <= 3 and a.rule != "others of the same":
            a.take_unit(b)
            a.age = b.age
            a.rule = "noun of the list"


def _nouns_onwards(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "12 people in one town, 13 in another", "up from 21", "killing nine", "the toll rose to 45"."""
    last: Draft | None = None
    before: Draft | None = None
    for draft in drafts:
        previous, before = before, draft
        if draft.bare and previous is not None and previous.age and previous.unit == "year":
            gap = _gap(tokens, previous, draft)
            if gap and set(gap) <= _LIST:
                draft.unit, draft.kind, draft.bare, draft.age = "year", UnitKind.TIME, False, True
                draft.rule = "age in a list"
        if not draft.bare:
            if not draft.age and draft.unit != "time":
                last = draft
            continue
        near = last if last is not None and same_sentence(tokens, last.end, draft.first) else None
        if harmed(tokens, draft.limit, draft.end):
            known = near is not None and near.unit in PEOPLE and near.unit != "death"
            _name(draft, near.unit if known and near else "person", "people harmed")
            last = draft
            continue
        group = group_before(tokens, draft.limit) or group_before(tokens, _before_limits(tokens, draft.first))
        if group:
            _name(draft, group, "members of a group")
        elif near is not None and _goes_on(tokens, near, draft):
            draft.unit, draft.kind, draft.dimension, draft.bare = near.unit, near.kind, near.dimension, False
            draft.rule = "unit of the figure before"
            last = draft
        else:
            noun = _toll(tokens, draft)
            if noun:
                _name(draft, noun, "noun of the tally before")


def _name(draft: Draft, noun: str, rule: str) -> None:
    draft.unit, draft.bare, draft.rule = noun, False, rule


def _before_limits(tokens: Tokens, first: int) -> int:
    """Back over the words that limit a number: "a crowd of over 38,000"."""
    at = first
    while tokens.lows[at - 1] in _LIMITS and at > first - 3:
        at -= 1
    return at


def _goes_on(tokens: Tokens, near: Draft, draft: Draft) -> bool:
    """The bare number counts what the figure before it counted."""
    after = tokens.lows[draft.end]
    if (tokens.kinds[draft.end] == WORD and after not in STOP and after not in OTHERS) or after == "-":
        return False
    first = _before_limits(tokens, draft.first)
    compared = tokens.lows[first - 1] in _COMPARED
    if near.kind is UnitKind.COUNT:
        return near.numeral.end != near.end or near.rule != "joined noun"
    if near.kind is UnitKind.PERCENT:
        return draft.value <= 100 and (compared or tokens.lows[first - 1] in ("and", ",", "or"))
    return compared and tokens.lows[first - 1] != "to" and near.kind in _MEASURES


def _toll(tokens: Tokens, draft: Draft) -> str | None:
    """The noun of "the number of cases rose to" or "the death toll is"."""
    if tokens.lows[draft.limit - 1] not in _COUNTS_AT:
        return None
    first = sentence_first(tokens, draft.first, 20)
    for i in range(draft.first - 1, first - 1, -1):
        if tokens.lows[i : i + 2] == ("number", "of"):
            counted = counted_noun(tokens, i + 2, one=False)
            return counted.noun if counted else None
        hit = TOLL.at(tokens, i)
        if hit is not None:
            noun: str = hit[1]
            return noun
    return None


# --- ranges --------------------------------------------------------------------------------------


def _ranges(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    made: list[Draft] = []
    for draft in drafts:
        if made and _is_range(tokens, made[-1], draft):
            _merge(made[-1], draft)
        else:
            made.append(draft)
    return made


def _is_range(tokens: Tokens, a: Draft, b: Draft) -> bool:
    if (
        a.high is not None
        or a.numeral.vague
        or b.numeral.vague
        or (b.bare and a.bare and a.rule == "others of the same")
    ):
        return False
    gap = tuple(word for word in _gap(tokens, a, b) if word not in _LIMITS or word == "to")
    before = tokens.lows[a.limit - 1]
    if before in ("the", "a", "an"):
        before = tokens.lows[a.limit - 2]
    if len(gap) != 1 or not _same_measure(a, b):
        return False
    low, high = _low_value(a, b), b.value
    join = gap[0]
    if join == "and":
        between = "between" in tokens.lows[a.first - 4 : a.first]
        return between and low <= high
    if join in _DASHES:
        return low < high and (join != "-" or tokens.glued(a.end))
    if join == "to":
        if a.kind is UnitKind.CURRENCY and b.bare and not a.sign_left:
            return False
        if before == "from" and _moves(tokens, a, b):
            return False
        if high > low * _LEAP and change_word_near(tokens, a.limit, 6):
            return False  # "rose by 54,000 to 33.1 million"
        return low < high
    if join == "or":
        small = (
            b.numeral.spelled == a.numeral.spelled
            and low < high <= low * 2
            and (a.rule == "noun of the list" or a.bare)
        )
        return small or (a.unit == b.unit and a.kind is not UnitKind.COUNT and low < high <= low * 2)
    return False


def _same_measure(a: Draft, b: Draft) -> bool:
    if a.bare or b.bare:
        return True
    return a.unit == b.unit and a.kind is b.kind


def _low_value(a: Draft, b: Draft) -> Decimal:
    """The lower end, with the scale of the upper one where it has none of its own."""
    alone = a.numeral.scale == 1 and b.numeral.scale > 1 and a.numeral.mantissa < b.numeral.mantissa
    return EXACT.multiply(a.value, b.numeral.scale) if alone else a.value


def _moves(tokens: Tokens, a: Draft, b: Draft) -> bool:
    """ "rose from 5 to 10", "an increase from 5 to 10", "from 5 to 10, a rise of"."""
    if any(change_noun_at(tokens, i) for i in range(b.end, b.end + 3)):
        return True
    return change_word_near(tokens, a.limit - 1, 9)


def _merge(a: Draft, b: Draft) -> None:
    low = _low_value(a, b)
    if a.bare:
        a.take_unit(b)
    a.value, a.high = low, b.value
    a.kind = b.kind if b.unit == a.unit else a.kind
    a.per = b.per or a.per
    a.end = b.end
    a.digits = (a.digits[0], b.digits[1])
    a.rule = "range"
    a.age = a.age or b.age
    a.modifier = a.modifier or b.modifier
    a.bare_dollar = a.bare_dollar or b.bare_dollar
    a.choices.extend(why for why in b.choices if why not in a.choices)


def _dimensions(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "3 by 4 metres", "10ft x 12ft": the unit belongs to both."""
    for k in range(len(drafts) - 2, -1, -1):
        a, b = drafts[k], drafts[k + 1]
        if (
            _gap(tokens, a, b) in (("by",), ("x",), ("×",), ("-", "by", "-"))
            and b.kind is UnitKind.PHYSICAL
            and a.bare
        ):
            a.take_unit(b)
            a.rule = "dimension"


# --- from one to the other -----------------------------------------------------------------------


def _transitions(tokens: Tokens, drafts: list[Draft]) -> None:
    for k in range(len(drafts) - 1):
        a, b = drafts[k], drafts[k + 1]
        gap = tokens.lows[a.end : b.limit] if b.limit - a.end <= 10 else ()
        if not gap or "." in gap or ";" in gap:
            continue
        if tokens.lows[a.limit - 1] == "from" and gap[-1] == "to" and _share_measure(a, b):
            if len(gap) == 1 or change_word_near(tokens, a.limit - 1, 9):
                b.from_draft, a.compared = a, True
        elif gap[-1] == "from" and _comes_from(tokens, a, gap) and _share_measure(a, b):
            a.from_draft, b.compared = b, True


def _comes_from(tokens: Tokens, a: Draft, gap: tuple[str, ...]) -> bool:
    """ "to 48% from", "48%, up from", "48% was raised from"."""
    if len(gap) == 1 or gap[-2] in ("up", "down", ",") or tokens.lows[a.limit - 1] in ("to", "at"):
        return True
    return len(gap) <= 4 and change_word_near(tokens, a.end + len(gap) - 1, len(gap) - 1)


def _share_measure(a: Draft, b: Draft) -> bool:
    if a.kind is UnitKind.TIME and b.kind is not a.kind:
        return False
    if a.bare and not b.bare:
        a.take_unit(b)
    elif b.bare and not a.bare:
        b.take_unit(a)
    return a.unit == b.unit


# --- the same again ------------------------------------------------------------------------------


def _equivalents(tokens: Tokens, drafts: list[Draft], around: Surroundings) -> None:
    for k in range(len(drafts) - 1):
        a, b = drafts[k], drafts[k + 1]
        if b.limit - a.end > 4 or not _converts(a, b):
            continue
        gap = tokens.lows[a.end : b.limit]
        again = a.equivalent_of is not None and gap in (
            (";",),
            (",",),
            ("or",),
            ("/",),
            (",", "or"),
            ("and",),
        )
        opened = gap[:1] == ("(",) or gap in (("[",),)
        said = gap in ((",", "or"), ("or",), (",", "about"), ("/",), ("–",), ("—",)) and a.kind in _MEASURES
        if not (again or opened or said):
            continue
        whole = a.equivalent_of or a
        _restate(tokens, whole, b, around)


def _converts(a: Draft, b: Draft) -> bool:
    """Two measures of one thing in different units."""
    if a.kind is not b.kind or a.bare or b.bare:
        return False
    if a.kind is UnitKind.CURRENCY:
        return a.unit != b.unit or (a.bare_dollar and b.sign_left and not b.bare_dollar)
    if a.kind is UnitKind.PHYSICAL:
        return a.unit != b.unit and _quantity(a) == _quantity(b)
    return a.kind is UnitKind.TIME and a.unit != b.unit and a.dimension == b.dimension and not a.age


_SAME: Final[Mapping[str, str]] = entries("units", "quantity", ("of", "example"))[0]["of"]


def _quantity(draft: Draft) -> str:
    base = _SAME.get(draft.dimension, draft.dimension)
    return "speed" if draft.per in ("hour", "second") and base == "length" else base


def _restate(tokens: Tokens, whole: Draft, again: Draft, around: Surroundings) -> None:
    again.equivalent_of = whole
    again.modifier = again.modifier or whole.modifier
    if whole.per is None:
        close = again.end
        while close < again.end + 6 and tokens.lows[close] not in (")", "]", ""):
            close += 1
        if tokens.lows[close] in (")", "]"):
            hit = rate_after(tokens, close + 1, around)
            whole.per = hit[1] if hit else again.per
        elif again.per:
            whole.per = again.per
    again.per = whole.per if _quantity(again) != "speed" or whole.per is None else again.per
    if whole.bare_dollar and again.unit == "USD" and not again.bare_dollar:
        local = local_dollar(around)
        if local is not None:
            whole.unit = local[0]
            whole.choices.append(
                f"“$” is {local[0]}: it is restated in US dollars and the text speaks of “{local[1]}”"
            )
