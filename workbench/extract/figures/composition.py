"""Figures beside each other -> what they make together: ranges, changes from one to the other, lists
with one noun, dimensions, and the same amount told again in another unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from workbench.extract.figures.change import change_noun_at, change_of, change_word_near, goes_before
from workbench.extract.figures.compounds import with_cents
from workbench.extract.figures.currencies import local_dollar
from workbench.extract.figures.draft import Draft, gap_between
from workbench.extract.figures.following import Block
from workbench.extract.figures.handed_on import LIMITS, before_bracket, nouns_leftwards, nouns_onwards
from workbench.extract.figures.number_words import EXACT
from workbench.extract.figures.pairs import votes_beside
from workbench.extract.figures.prices import prices_onwards
from workbench.extract.figures.rates import rate_after
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.times_as_much import MULTIPLES
from workbench.extract.figures.tokens import NUMBER, WORD, Tokens
from workbench.lexicon import entries, gathered
from workbench.values.figure import UnitKind

_SCORE_BEFORE: Final = gathered("blockers", "score_before")
_VOTES: Final = "votes of each side"
_SIDES: Final = (("by",), ("x",), ("×",), ("-", "by", "-"), ("/",), ("±",), ("+", "/", "-"))
_DASHES: Final = frozenset(["-", "–", "—", "−"])
_MEASURES: Final = frozenset([UnitKind.CURRENCY, UnitKind.PHYSICAL])
_SCORED: Final = frozenset(["point", "goal", "run", "try"])
_SAID_AGAIN: Final = frozenset([
    (",", "or"), ("or",), (",", "about"), ("/",), ("–",), ("—",), (",", "equivalent", "to"),
    ("equivalent", "to"),
])  # fmt: skip
_ONCE_MORE: Final = ((";",), (",",), ("or",), ("/",), (",", "or"), ("and",))
_JOIN: Final = 4  # tokens between a measure and the same again
_PHRASE: Final = 6  # tokens of a phrase before that
_PHRASE_OPENS: Final = frozenset([
    "in", "last", "this", "next", "for", "over", "during", "on", "by", "at", "a", "per", "each", "every",
    "of", "to", "from", "since", "through", "worth", "annually", "yesterday", "overall", "altogether",
])  # fmt: skip
_OFF: Final = frozenset(["more", "less", "above", "below", "higher", "lower", "short"])  # a difference
_NO_PHRASE: Final = frozenset(["and", "or", "but", "while", "against", "than", "plus", "with", "compared"])
_LEAP: Final = 10  # a change and the level it led to are further apart than the ends of a range


def compose(tokens: Tokens, drafts: list[Draft], around: Surroundings) -> tuple[list[Draft], list[Block]]:
    """The figures after they were put together, in order, and the pairs that were scores."""
    drafts, blocked = _scores(tokens, drafts)
    nouns_leftwards(tokens, drafts)
    drafts = _ranges(tokens, with_cents(tokens, drafts), around)
    _dimensions(tokens, drafts)
    nouns_onwards(tokens, drafts)
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if draft.rule in ("unit of the figure before", "noun of the tally before") and draft.per is None:
            hit = rate_after(tokens, draft.end, around)  # "40 flights an hour, 900 a day"
            same = before is not None and draft.kind is UnitKind.PHYSICAL and before.unit == draft.unit
            handed = before.per if before is not None and same else None
            draft.end, draft.per = hit or (draft.end, handed)
    prices_onwards(tokens, drafts)
    _transitions(tokens, drafts)
    _equivalents(tokens, drafts, around)
    return drafts, blocked


# --- scores --------------------------------------------------------------------------------------


def _scores(tokens: Tokens, drafts: list[Draft]) -> tuple[list[Draft], list[Block]]:
    """Drop "won by four goals to two"; name the sides of "voted 219 to 212" votes."""
    dropped: set[int] = set()
    blocked: list[Block] = []
    for k in range(len(drafts) - 1):
        a, b = drafts[k], drafts[k + 1]
        told = a.unit in _SCORED and tokens.lows[b.end] in ("win", "victory", "defeat", "loss", "draw")
        if not (a.bare or told) or not (b.bare or b.unit in ("vote", "point", "margin", "set", "goal")):
            continue
        if (
            gap_between(tokens, a, b) not in (("to",), ("against",), ("-",), ("–",), ("-", "to", "-"))
            or tokens.lows[a.first - 1] == "from"
        ):
            continue
        if a.bare and votes_beside(tokens, a.first, b.numeral.end):
            for side in (a, b):
                side.unit, side.bare, side.rule = "vote", False, _VOTES
                side.end = side.numeral.end
            if tokens.lows[a.modifier_first] == "passed":
                a.modifier, a.modifier_first = None, -1  # "the bill passed 17-4"
            continue
        cued = any(tokens.lows[i] in _SCORE_BEFORE for i in range(a.first - 7, a.first))
        if cued or tokens.lows[b.end] in ("vote", "victory", "win", "defeat", "majority"):
            dropped.update((k, k + 1))
            blocked.append(Block(a.first, b.end, "a score or a vote"))
    return [draft for k, draft in enumerate(drafts) if k not in dropped], blocked


# --- ranges --------------------------------------------------------------------------------------


def _ranges(tokens: Tokens, drafts: list[Draft], around: Surroundings) -> list[Draft]:
    made: list[Draft] = []
    for draft in drafts:
        listed = len(made) > 1 and gap_between(tokens, made[-2], made[-1]) == (",",) and made[-2].high is None
        if made and _is_range(tokens, made[-1], draft, listed=listed):
            _merge(made[-1], draft)
            if made[-1].per is None and made[-1].kind in _MEASURES:
                hit = rate_after(tokens, made[-1].end, around)  # "€650-750 a month"
                made[-1].end, made[-1].per = hit or (made[-1].end, None)
        else:
            made.append(draft)
    return made


def _is_range(tokens: Tokens, a: Draft, b: Draft, *, listed: bool) -> bool:
    """`listed`: a comma joins the first to a number before it ("two, four or eight"), so "or" is no range."""
    if (
        a.high is not None
        or a.rule in (_VOTES, "times as much")
        or a.numeral.vague
        or b.numeral.vague
        or (b.bare and a.bare and a.rule == "others of the same")
    ):
        return False
    gap = tuple(word for word in gap_between(tokens, a, b) if word not in LIMITS or word == "to")
    if gap in (("-", "to", "-"), ("-", "to")):
        gap = ("to",)
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
        counts = a.kind is UnitKind.COUNT and a.numeral.end < a.end
        told = not a.bare and not b.bare
        measures = (a.kind in _MEASURES or counts) and told
        measures = measures or (before == "by" and a.bare and b.bare and high > low * 3)
        far = 6 if before == "by" else int(a.kind is UnitKind.CURRENCY)
        if measures and high > low * 2 and change_word_near(tokens, a.limit, far):
            return False  # "narrowed by $2bn to $11bn", "up 90 cents to $7.40"
        if high > low * _LEAP and change_word_near(tokens, a.limit, 6):
            return False  # "rose by 54,000 to 33.1 million"
        return low < high
    if join == "or" and not listed:
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
    return _moved(tokens, a)


def _moved(tokens: Tokens, a: Draft) -> bool:
    """What stands before "from A" says that a level moved."""
    start = a.limit - 1
    if tokens.lows[start] in ("the", "a", "an"):
        start -= 1
    doubled = any(
        tokens.lows[i] in MULTIPLES and MULTIPLES[tokens.lows[i]].change for i in range(start - 3, start)
    )
    return doubled or goes_before(tokens, start) or change_word_near(tokens, a.limit - 1, 9)


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
        if gap_between(tokens, a, b) in _SIDES and b.kind is UnitKind.PHYSICAL and a.bare:
            a.take_unit(b)
            a.rule = "dimension"


# --- from one to the other -----------------------------------------------------------------------


def _transitions(tokens: Tokens, drafts: list[Draft]) -> None:
    for k in range(len(drafts) - 1):
        a, b = drafts[k], drafts[k + 1]
        gap = tokens.lows[a.end : b.limit] if b.limit - a.end <= 10 else ()
        if not gap or "." in gap or ";" in gap:
            continue
        if gap == ("to",) and a.per and a.unit == b.unit and not b.per and b.kind is UnitKind.CURRENCY:
            b.per = a.per  # "rose by £31 a week to £682"
        if tokens.lows[a.limit - 1] == "from" and gap[-1] == "to" and _share_measure(a, b):
            if len(gap) == 1 or _moved(tokens, a):
                if a.numeral.scale == 1 < b.numeral.scale and _alike(a.numeral.mantissa, b.numeral.mantissa):
                    a.value = EXACT.multiply(a.value, b.numeral.scale)  # "from 3.1 to 3.4 million"
                b.from_draft, a.compared = a, True
                a.per = a.per or b.per
        elif gap[-1] == "from" and _comes_from(tokens, a, gap):
            level = before_bracket(tokens, drafts, k) if gap[0] == ")" else a
            if b.bare and level.kind is UnitKind.PERCENT and change_of(tokens, level) is not None:
                b.compared = True  # "up 15 percent from 16,000": the level it moved from, not a percent
            elif _share_measure(level, b):
                level.from_draft, b.compared = b, True
                if b.rule == "unit of the figure before":
                    b.per = b.per or level.per  # "24 ships a day from 38"


def _alike(one: Decimal, other: Decimal) -> bool:
    """Of one order of size, so that one scale word is said for both."""
    return 0 < one < other * _LEAP and other < one * _LEAP


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
        if not _converts(a, b) or tokens.lows[b.end] in _OFF:
            continue
        limit = b.limit + (tokens.lows[b.limit] == "or")  # "or about" is one modifier
        gap = tokens.lows[_past_phrase(tokens, a, limit) : limit]
        if len(gap) > _JOIN:
            continue
        again = a.equivalent_of is not None and gap in _ONCE_MORE
        opened = gap[:1] == ("(",) or gap in (("[",),)
        said = gap in _SAID_AGAIN and a.kind in _MEASURES
        if not (again or opened or said):
            continue
        whole = a.equivalent_of or a
        _restate(tokens, whole, b, around)


def _past_phrase(tokens: Tokens, a: Draft, limit: int) -> int:
    """The end of a short phrase behind `a`: "$18 billion in the fourth quarter, or €7 billion"."""
    join = limit - 1
    if tokens.lows[join] == "or" and tokens.lows[join - 1] == ",":
        join -= 1
    elif tokens.lows[join] not in ("(", "["):
        return a.end
    phrase = range(a.end, join)
    if not 0 < len(phrase) <= _PHRASE or a.kind not in _MEASURES:
        return a.end
    plain = all(tokens.kinds[i] in (WORD, NUMBER) and tokens.lows[i] not in _NO_PHRASE for i in phrase)
    return join if plain and tokens.lows[a.end] in _PHRASE_OPENS else a.end


def _converts(a: Draft, b: Draft) -> bool:
    """Two measures of one thing in different units."""
    if a.kind is not b.kind or a.bare or b.bare:
        return False
    if a.kind is UnitKind.CURRENCY:
        return a.unit != b.unit or (a.bare_dollar and b.sign_left and not b.bare_dollar)
    if a.kind is UnitKind.PHYSICAL:
        return a.unit != b.unit and _quantity(a) == _quantity(b)
    if a.kind is UnitKind.TIME and a.unit == b.unit:
        return a.value == b.value and a.rule != b.rule  # "188 months (15 years, 8 months)"
    return a.kind is UnitKind.TIME and a.dimension == b.dimension and not a.age


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
