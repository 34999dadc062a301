"""The noun of a number that its sentence tallies: "the death toll rose to 45", "the number of women, 102"."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.change import verb_before
from workbench.extract.figures.counted import DETERMINERS, TOLL, counted_noun
from workbench.extract.figures.draft import Draft, sentence_first
from workbench.extract.figures.nouns import STOP, plural, singular
from workbench.extract.figures.times_as_much import MULTIPLES
from workbench.extract.figures.tokens import MARK, NUMBER, WORD, Tokens
from workbench.lexicon import entries

COUNTS_AT: Final = frozenset([
    "to", "at", "is", "was", "of", "from", "reached", "stands", "stood", "by", "exceeded", "hit", "passed",
    "has", "totaled", "totalled", ":", "were", "are", "be", "been", "averages", "averaged", "past",
])  # fmt: skip
_VOTING: Final = frozenset(["vote", "votes", "voted", "voting", "ballot", "division"])
_SET_OFF: Final = frozenset(["(", "[", ",", ";", ":", "with", "a", "an", "total", "–", "—", ""])
_TALLY: Final = entries("counts", "tally", ("words", "not", "example"))[0]
_TALLIES: Final = frozenset(_TALLY["words"])
_NO_TALLY: Final = frozenset(_TALLY["not"])
_NUMBER: Final = frozenset(["number", "tally", "count", "total"])
_PASSES: Final = frozenset([
    "passed", "topped", "surpassed", "exceeded", "crossed", "exceeds", "exceeding", "surpassing", "topping",
])  # fmt: skip
_SENTENCE: Final = 60  # tokens
_RISEN: Final = entries("counts", "risen", ("numbers", "behind", "opens", "amounts", "example"))[0]
_NUMBERS: Final = frozenset(_RISEN["numbers"])
_BEHIND_VERB: Final = frozenset(_RISEN["behind"])
_OPENS: Final = frozenset(_RISEN["opens"])
_AMOUNTS: Final = frozenset(_RISEN["amounts"])
_BY_A_PART: Final = frozenset([
    "%", "percent", "per", "cent", "half", "third", "quarter", "fifth", "tenth", "nearly", "almost", "more",
    "than", "over", "around",
])  # fmt: skip
_LIMITING: Final = frozenset(["more", "than", "almost", "nearly", "roughly"])
_SOLD: Final = entries("counts", "sold", ("words", "things", "example"))[0]
_TRADED: Final = frozenset(_SOLD["words"])
_ONE_BY_ONE: Final = frozenset(_SOLD["things"])
_SUBJECT: Final = 16  # tokens of a subject, with what stands behind its noun


def set_off(tokens: Tokens, draft: Draft) -> str | None:
    """ "(population 1,200)", "attendance: 9,000": the noun stands right before its number, set off."""
    at = draft.first - (tokens.lows[draft.first - 1] == ":")
    if tokens.lows[at - 2 : at] == (",", "at"):
        at -= 2  # "injuries, at 1,012, were few"
    beside = TOLL.before(tokens, at)
    return beside[1] if beside is not None and tokens.lows[beside[0] - 1] in _SET_OFF else None


def with_many(tokens: Tokens, draft: Draft) -> str | None:
    """ "had the most seats, with 60"."""
    at = draft.limit - 1
    if tokens.lows[at] not in ("with", "at") or tokens.lows[at - 1] != "," or not plural(tokens, at - 2):
        return None
    many = {"most", "fewest", "more", "fewer", "number"} & set(tokens.lows[at - 6 : at - 2])
    return singular(tokens.words[at - 2]) if many else None


def toll(tokens: Tokens, draft: Draft, after: int = 0) -> str | None:
    """The noun of "the number of cases rose to" or "the death toll is", told behind token `after`."""
    if tokens.lows[draft.limit - 1] not in COUNTS_AT and tokens.lows[draft.limit] not in _PASSES:
        return None
    first = max(sentence_first(tokens, draft.first, 24), after)
    for i in range(draft.first - 1, first - 1, -1):
        if tokens.lows[i] in _NUMBER and tokens.lows[i + 1] == "of":
            counted = counted_noun(tokens, i + 2, one=False)
            return counted.noun if counted and counted.end < draft.first else None
    for i in range(draft.first - 1, first - 1, -1):
        hit = TOLL.at(tokens, i)
        if hit is not None:
            noun: str = hit[1]
            return noun
        if tokens.lows[i] in _TALLIES and _counts_kind(tokens, i - 1):
            return tokens.lows[i - 1]
    return None


def risen(tokens: Tokens, draft: Draft) -> str | None:
    """ "Complaints about it jumped to 14,902", "Signatories now number 1,486": the subject is counted."""
    verb = _verb_of(tokens, draft.limit) if draft.value == draft.value.to_integral_value() else None
    if verb is None:
        return None
    first = verb
    while first > verb - _SUBJECT and tokens.lows[first - 1] not in _OPENS:
        if tokens.kinds[first - 1] not in (WORD, NUMBER) and tokens.lows[first - 1] not in ("-", "'"):
            break
        first -= 1
    while tokens.lows[first] in DETERMINERS:
        first += 1
    end = first
    while end < verb and tokens.lows[end] not in STOP:
        end += 1
    head = end - 1
    while head > first and tokens.lows[head].endswith("ed"):
        head -= 1  # "doses administered passed 2 million"
    while head > first and tokens.lows[head] in _LIMITING:
        head -= 1  # "bookings more than doubled"
    sold = _sold(tokens, first, head, verb)
    if sold is not None:
        return sold
    named = tokens.capital(head) and not tokens.opens(head)
    if head < first or named or not plural(tokens, head) or tokens.lows[head] in _AMOUNTS:
        return None
    return singular(tokens.lows[head])


def _sold(tokens: Tokens, first: int, head: int, verb: int) -> str | None:
    """What "ticket sales", "car production" or "exports of lorries" counts one by one."""
    if tokens.lows[head] not in _TRADED:
        return None
    if tokens.lows[head + 1] == "of":
        counted = counted_noun(tokens, head + 2, one=False)
        fits = counted is not None and counted.end <= verb and plural(tokens, counted.end - 1)
        return (
            counted.noun
            if counted is not None and fits and tokens.lows[counted.end - 1] not in _AMOUNTS
            else None
        )
    return tokens.lows[head - 1] if head > first and tokens.lows[head - 1] in _ONE_BY_ONE else None


def _verb_of(tokens: Tokens, limit: int) -> int | None:
    """The verb whose number begins at token `limit`, behind "to", "by" and the like or at once."""
    if tokens.lows[limit] in _PASSES:
        return limit
    level = tokens.lows[limit - 1] == "to"
    for at in range(limit - 1, limit - (9 if level else 5), -1):
        if tokens.lows[at] in _NUMBERS:
            return at
        multiple = MULTIPLES.get(tokens.lows[at]) if level else None
        if multiple is not None and multiple.change is not None:
            return at  # "bookings doubled to 31,000"
        if verb_before(tokens, at + 1):
            return at if at < limit - 1 or tokens.lows[limit] in _BEHIND_VERB else None
        if level and (tokens.kinds[at] == NUMBER or tokens.lows[at] in _BY_A_PART):
            continue  # "complaints fell 12% to 410", "by a third to 2,140"
        if tokens.lows[at] not in _BEHIND_VERB:
            return None
    return None


def _counts_kind(tokens: Tokens, i: int) -> bool:
    """The word at `i` names what a tally is of: the "delegate" of "delegate total"."""
    low = tokens.lows[i]
    return tokens.kinds[i] == WORD and low not in STOP and low not in _NO_TALLY and not low.endswith("'s")


def for_or_against(tokens: Tokens, draft: Draft) -> bool:
    """ "The vote was 217 in favour, 203 against"."""
    sides = tokens.lows[draft.end : draft.end + 2]
    if sides[0] != "against" and sides not in (("in", "favour"), ("in", "favor"), ("to", "none")):
        return False
    first = sentence_first(tokens, draft.first, _SENTENCE)
    return not _VOTING.isdisjoint(tokens.lows[first : draft.first])


def number_of(tokens: Tokens, draft: Draft) -> str | None:
    """ "the greatest number of women, 102,": the number is told behind its noun."""
    if tokens.lows[draft.limit - 1] != "," or tokens.kinds[draft.end] != MARK:
        return None
    for i in range(draft.limit - 3, draft.limit - 7, -1):
        if tokens.lows[i - 1 : i + 1] == ("number", "of"):
            counted = counted_noun(tokens, i + 1, one=False)
            return counted.noun if counted and counted.end == draft.limit - 1 else None
    return None
