"""Nouns handed on: what a number counts where its noun stands by another number, or before it.

"Seven of the 10 victims", "12 people in one town, 13 in another", "killing nine", "the toll rose to 45",
"the ward took in 43 patients; 31 came from the coast".
"""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.change import change_of
from workbench.extract.figures.counted import OTHERS, PEOPLE, SERIES, counted_noun
from workbench.extract.figures.draft import Draft, gap_between, same_sentence, sentence_first
from workbench.extract.figures.nouns import STOP
from workbench.extract.figures.people import aboard, group_before, handled, harmed
from workbench.extract.figures.tallies import (
    COUNTS_AT,
    for_or_against,
    number_of,
    risen,
    set_off,
    toll,
    with_many,
)
from workbench.extract.figures.tokens import BREAK, EDGE, MARK, WORD, Tokens
from workbench.lexicon import entries
from workbench.values.figure import UnitKind

LIMITS: Final = frozenset([
    "about", "around", "some", "nearly", "almost", "roughly", "approximately", "perhaps", "even", "as",
    "many", "much", "possibly", "more", "than", "over", "up", "at", "least", "just", "the", "a",
])  # fmt: skip
_LIST: Final = frozenset([",", "and", "or", "&", "nor"])
_MEASURES: Final = frozenset([UnitKind.CURRENCY, UnitKind.PHYSICAL])
_HANDED: Final = frozenset([UnitKind.CURRENCY, UnitKind.PHYSICAL, UnitKind.RATIO])
_WHOLE_IN_PERCENT: Final = 100
_LONGEST: Final = 100  # of a stretch of time whose unit is told before
_EACH: Final = frozenset([UnitKind.CURRENCY, UnitKind.PHYSICAL, UnitKind.TIME])
_RECORDED: Final = entries("counts", "recorded", ("words", "before", "example"))[0]
_RECORDS: Final = frozenset(_RECORDED["words"])
_RECORDS_BEFORE: Final = frozenset(_RECORDED["before"])
_CLAUSE_JOINS: Final = frozenset(["and", "but", "while", ","])  # "eleven backed it, and four dissented"
_OF_WHOM: Final = frozenset(["whom", "which", "them", "these", "those"])
_FORESEEN: Final = frozenset(
    ["forecast", "expected", "predicted", "budgeted", "planned", "sought", "promised"]
)
_SIDES: Final = frozenset(["long", "wide", "high", "tall", "deep", "thick", "across"])
_PLACED: Final = frozenset(["in", "on", "at", "since", "until", "by", "of", "no", "number"])  # "in 40"
_COMPARED: Final = frozenset(["from", "with", "to", "than", "against", "versus"])
_AGAIN: Final = entries("counts", "again", ("words", "before", "example"))[0]
_NUMBER_WORDS: Final = frozenset(_AGAIN["words"])
_KNOWN: Final = frozenset(_AGAIN["before"])
_SUBJECT: Final = entries("counts", "subject", ("words", "before", "example"))[0]
_ITS_VERBS: Final = frozenset(_SUBJECT["words"])
_OPENERS: Final = frozenset(_SUBJECT["before"])
_OPENING: Final = frozenset(["by", "in", "on", "at", "after", "within", "since", "of", "so", "until", "as"])
_PHRASE: Final = 5  # tokens of a phrase that opens a sentence, its comma too
_BACK: Final = 60  # tokens to the noun in the sentence before


def nouns_leftwards(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "four, five and six men", "seven of the 10 victims", "10, 12 and 15 years"."""
    for k in range(len(drafts) - 2, -1, -1):
        a, b = drafts[k], drafts[k + 1]
        if a.bare and a.end == b.first and _behind_measure(tokens, a, b):
            continue
        if not a.bare or b.bare or b.sign_left or (b.age and not b.unit):
            continue
        gap = gap_between(tokens, a, b)
        if _out_of(gap):
            a.take_unit(b)
            a.rule, a.part_of_many, b.part_of_many = "noun of the whole", True, True
        elif gap and tokens.capital(a.end) and 1 < len(gap) <= 3 and set(gap[1:]) <= _LIST:
            a.take_unit(b)  # "32 Norwegian, 16 Finnish and three Latvian peacekeepers"
            a.rule = "noun of the list"
        elif len(gap) == 2 and gap[1] in _LIST and _describes_too(tokens, a, b):
            a.take_unit(b)  # "350 permanent and 1,200 temporary jobs"
            a.rule = "noun of the list"
        elif b.kind is UnitKind.PERCENT and a.value > _WHOLE_IN_PERCENT:
            continue  # "lifted the total to 323, 2% up"
        elif not a.numeral.whole and b.kind is UnitKind.COUNT and b.numeral.whole:
            continue  # "the mean is 4.2, and 31 posts are vacant"
        elif gap and set(gap) <= _LIST | {"-"} and len(gap) <= 3 and a.rule != "others of the same":
            a.take_unit(b)
            a.age = b.age
            a.rule = "noun of the list"


def _describes_too(tokens: Tokens, a: Draft, b: Draft) -> bool:
    """The word behind `a` and the one behind `b` each describe the noun of `b`."""
    word = tokens.lows[a.end]
    parallel = not word.endswith("ed") or tokens.lows[b.numeral.end].endswith("ed")
    plain = tokens.kinds[a.end] == WORD and word not in STOP and not word.endswith("s") and parallel
    return plain and b.rule == "counted noun" and b.end - b.numeral.end > 1


def _behind_measure(tokens: Tokens, a: Draft, b: Draft) -> bool:
    """ "two four-year terms", "three $50 notes": the noun stands behind the measure of each."""
    each = b.kind in _EACH or b.rule == "joined noun"
    if not each or b.per or not b.first == a.numeral.end == a.end:
        return False
    found = counted_noun(tokens, b.end, one=False)
    if found is not None:
        _name(a, found.noun, "noun behind the measure of each")
    return found is not None


_WHOLE: Final = SERIES | frozenset([
    "a", "possible", "original", "of", "the", "its", "their", "his", "her", "these", "those", "all", "that",
])  # fmt: skip


def _out_of(gap: tuple[str, ...]) -> bool:
    """The first number is a part of the second: "7 of the 10", "12 of the state's 40", "3 out of 4"."""
    if gap[:1] != ("of",):
        return gap in (("out", "of"), ("out", "of", "the"))
    owned = len(gap) > 1 and gap[-1].endswith(("'s", "s'")) and len(gap) <= 5 and "," not in gap
    return owned or set(gap) <= _WHOLE


def nouns_onwards(tokens: Tokens, drafts: list[Draft]) -> None:
    """Give each bare number the noun that the text before it, or its verb, carries clearly."""
    last: Draft | None = None
    before: Draft | None = None
    for k, draft in enumerate(drafts):
        previous, before = before, draft
        listed_age = previous is not None and previous.age and previous.unit == "year"
        if draft.bare and listed_age and draft.rule == "others of the same":
            _name(draft, "person", "people among them")
        elif draft.bare and previous is not None and listed_age:
            gap = gap_between(tokens, previous, draft)
            if gap and set(gap) <= _LIST:
                draft.unit, draft.kind, draft.bare, draft.age = "year", UnitKind.TIME, False, True
                draft.rule = "age in a list"
        if draft.bare:
            if _noun_for(tokens, draft, last, drafts[k + 1 : k + 2]):
                last = draft
        elif not draft.age and draft.unit != "time":
            last = before_bracket(tokens, drafts, k)


def before_bracket(tokens: Tokens, drafts: list[Draft], k: int) -> Draft:
    """The measure that the bracket around figure `k` restates, else `k`: "6 hectares (15 acres)"."""
    at = k
    while at > 0 and tokens.lows[drafts[at].limit - 1] in (";", ",") and at > k - 3:
        at -= 1
    opener = drafts[at].limit - 1
    if at == 0 or tokens.lows[opener] != "(" or drafts[at].kind not in _MEASURES:
        return drafts[k]
    restated = drafts[at - 1].kind is drafts[k].kind and drafts[at - 1].end >= opener
    return drafts[at - 1] if restated else drafts[k]


def _noun_for(tokens: Tokens, draft: Draft, last: Draft | None, after: list[Draft]) -> bool:
    """Name what the bare figure counts; true where it may hand that on to the next."""
    near = last if last is not None and same_sentence(tokens, last.end, draft.first) else None
    people = near.unit if near is not None and near.unit in PEOPLE and near.unit != "death" else "person"
    if draft.rule == "others of the same" and near is not None and near.value == 1:
        people = "person"  # "one woman was killed and nine others were hurt"
    if harmed(tokens, draft.limit, draft.end) or aboard(tokens, draft.limit, draft.end):
        _name(draft, people, "people harmed")
        return True
    beside = set_off(tokens, draft)
    if beside:
        _name(draft, beside, "noun of the tally before")  # "(population 1,200)"
        return False
    group = group_before(tokens, draft.limit) or group_before(tokens, _before_limits(tokens, draft.first))
    if group:
        _name(draft, group, "members of a group")
        return False
    subject = (toll(tokens, draft, near.end) if near is not None else None) or risen(tokens, draft)
    if subject:
        _name(draft, subject, "noun of the tally before")
        return True
    if near is not None and _goes_on(tokens, near, draft):
        draft.unit, draft.kind, draft.dimension, draft.bare = near.unit, near.kind, near.dimension, False
        draft.rule = "unit of the figure before"
        return True
    if for_or_against(tokens, draft):
        _name(draft, "vote", "votes for or against")
        return True
    noun = number_of(tokens, draft) or toll(tokens, draft)
    if noun:
        _name(draft, noun, "noun of the tally before")
        return True
    noun = with_many(tokens, draft)
    if noun:
        _name(draft, noun, "noun of the tally before")
        return True
    told = _told_before(tokens, draft, last)
    if told is not None:
        _name(draft, told.unit, "noun of the sentence before")
        return True
    if near is None and handled(tokens, draft.end):
        _name(draft, "person", "people, by what befell them")
        return True
    if _includes_people(tokens, draft, after) or (near is None and _others_harmed(tokens, draft)):
        _name(draft, "person", "people among them")
        return True
    return False


def _told_before(tokens: Tokens, draft: Draft, last: Draft | None) -> Draft | None:
    """The count that this number goes on with: "Some 31 came …", "The number rose to 214"."""
    if last is None or last.kind is not UnitKind.COUNT or not last.unit or last.rule == "joined noun":
        return None
    first = sentence_first(tokens, draft.first, 20)
    if not last.end <= first or first - last.end > _BACK or _new_paragraphs(tokens, last.end, first) > 1:
        return None
    if tokens.lows[draft.limit - 1] in COUNTS_AT:
        again = any(
            tokens.lows[i] in _NUMBER_WORDS and tokens.lows[i - 1] in _KNOWN and tokens.lows[i + 1] != "of"
            for i in range(first, draft.limit)
        )
        return last if again else None
    begins = _past_opening(tokens, first, draft.first)
    opens = all(tokens.lows[i] in _OPENERS for i in range(begins, draft.first)) and draft.first - begins < 8
    at = draft.end + (tokens.lows[draft.end] in OTHERS)
    next_to_it = _sentences_between(tokens, last.end, first) <= 1
    them = tokens.lows[at] == "of" and tokens.lows[at + 1] in ("them", "these", "those")
    part = draft.value < (last.high or last.value)
    return last if opens and part and next_to_it and (them or tokens.lows[at] in _ITS_VERBS) else None


def _past_opening(tokens: Tokens, first: int, end: int) -> int:
    """Behind a short phrase that opens the sentence: "By May, 1,200 had gone home"."""
    if tokens.lows[first] not in _OPENING:
        return first
    return next((i + 1 for i in range(first + 1, min(first + _PHRASE, end)) if tokens.lows[i] == ","), first)


def _sentences_between(tokens: Tokens, end: int, first: int) -> int:
    """How many whole sentences stand between the one of token `end` and the one that begins at `first`."""
    count, at = -1, first
    while at > end:
        at = sentence_first(tokens, _end_before(tokens, at) - 1, _BACK)
        count += 1
    return max(count, 0)


def _end_before(tokens: Tokens, first: int) -> int:
    """The end of the sentence before the one that begins at token `first`, its mark left out."""
    at = first
    while tokens.kinds[at - 1] in (BREAK, EDGE, MARK) and at > first - 6:
        at -= 1
    return at


def _new_paragraphs(tokens: Tokens, first: int, end: int) -> int:
    return sum(tokens.kinds[i] in (BREAK, EDGE) for i in range(first, end))


def _includes_people(tokens: Tokens, draft: Draft, after: list[Draft]) -> bool:
    """ "at least seven, including two children, died": the part tells what the whole is."""
    if not after or tokens.lows[draft.end : draft.end + 2] != (",", "including"):
        return False
    return after[0].unit in PEOPLE and after[0].limit - draft.end <= 3


def _others_harmed(tokens: Tokens, draft: Draft) -> bool:
    """ "The bomb killed a singer and five others"."""
    if draft.rule != "others of the same":
        return False
    first = sentence_first(tokens, draft.first, 14)
    return any(harmed(tokens, i + 1, i + 1) for i in range(first, draft.limit) if tokens.kinds[i] == WORD)


def _name(draft: Draft, noun: str, rule: str) -> None:
    draft.unit, draft.bare, draft.rule = noun, False, rule


def _before_limits(tokens: Tokens, first: int) -> int:
    """Back over the words that limit a number: "a crowd of over 38,000"."""
    at = first
    while tokens.lows[at - 1] in LIMITS and at > first - 3:
        if tokens.lows[at - 1] == "at" and tokens.lows[at] not in ("least", "most"):
            break
        at -= 1
    return at


def _goes_on(tokens: Tokens, near: Draft, draft: Draft) -> bool:
    """The bare number counts what the figure before it counted."""
    after = tokens.lows[draft.end]
    if _new_clause(tokens, near, draft):
        return True
    if after in _RECORDS and tokens.lows[_before_limits(tokens, draft.first) - 1] in _RECORDS_BEFORE:
        return near.kind is UnitKind.COUNT and near.rule != "joined noun"
    of_them = tokens.lows[draft.limit - 1] in _OF_WHOM and tokens.lows[draft.limit - 2] == "of"
    if of_them and near.kind is UnitKind.COUNT:
        return True  # "112 patients, of whom 31 needed oxygen"
    if (
        tokens.lows[near.end : near.end + 3] == (",", "of", "which")
        and draft.numeral.scale == near.numeral.scale > 1
    ):
        return near.kind is UnitKind.CURRENCY  # "6 million euros, of which she gets 1.2 million"
    if near.kind is UnitKind.PHYSICAL and near.dimension == "metre" and after in _SIDES:
        return True  # "300 metres long and 60 wide"
    foreseen = after in _FORESEEN and near.kind is UnitKind.CURRENCY and draft.numeral.scale > 1
    if foreseen and near.numeral.scale > 1:
        return True  # "fell to 3.3bn kroner, below the 3.6bn forecast"
    ends = tokens.kinds[draft.end] != WORD or after in STOP or after in OTHERS or after == "fewer"
    if not ends or after == "-":
        first = _before_limits(tokens, draft.first)
        first -= tokens.lows[first - 1] in ("another", "further")  # "and another 1,100 delayed"
        joined = tokens.lows[first - 1] in _CLAUSE_JOINS
        return (
            joined
            and after.endswith(("ed", "ing"))
            and near.kind is UnitKind.COUNT
            and near.rule != "joined noun"
        )
    first = _before_limits(tokens, draft.first)
    compared = tokens.lows[first - 1] in _COMPARED
    if near.kind is UnitKind.COUNT:
        return near.numeral.end != near.end or near.rule != "joined noun"
    if near.kind is UnitKind.TIME:
        fell_from = tokens.lows[first - 1] == "from" and tokens.lows[near.limit - 1] in ("to", "at")
        aim = tokens.lows[first - 1] == "of" and tokens.lows[first - 2] in (
            "target",
            "average",
            "limit",
            "norm",
        )
        again = fell_from or aim or tokens.lows[first - 1] in ("for", "against", "versus")
        again = again or (after in ("more", "less", "fewer") and tokens.lows[draft.end + 1] == "than")
        return again and not near.age and draft.value <= _LONGEST
    if near.kind is UnitKind.PERCENT:
        if tokens.lows[draft.end : draft.end + 2] == ("out", "of"):
            return False
        if compared and change_of(tokens, near) is not None:
            return False  # "up 15 percent from 16,000", "fell 3 percent to 98.5"
        return draft.value <= 100 and (compared or tokens.lows[first - 1] in ("and", ",", "or"))
    if near.kind is UnitKind.PHYSICAL and draft.modifier is not None and tokens.lows[draft.limit - 1] == "of":
        return True  # "winds of 185 kph and gusts of up to 210"
    if tokens.lows[first - 1] == "to" and change_of(tokens, near) is None:
        return False  # but "rose by 2.4 ppm to 419" tells the level in the same unit
    moved = "by" == tokens.lows[first - 1] == tokens.lows[near.limit - 1]  # "up by 3 tonnes, down by 2"
    if near.kind is UnitKind.PHYSICAL and (moved or tokens.lows[first - 1] not in _PLACED):
        return True  # "940 megabits per second down but only 110 up"
    return compared and (near.kind in _HANDED or near.dimension == near.unit == "part per million")


def _new_clause(tokens: Tokens, near: Draft, draft: Draft) -> bool:
    """ "seven members backed it; two wanted more": the number is the subject of the next clause."""
    first = _before_limits(tokens, draft.first)
    if tokens.lows[first - 1] in ("and", "but", "while"):
        first -= 1
    subject = tokens.kinds[draft.end] == WORD and tokens.glued(draft.end) is False
    counted = near.kind is UnitKind.COUNT and near.unit != "time" and near.rule != "joined noun"
    return subject and counted and tokens.lows[first - 1] == ";"
