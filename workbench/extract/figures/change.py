"""Whether a figure is a change, and in which direction: "rose 60%" is one, "rose to 60%" is a level."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.dates import WEEKDAYS, month_at, year_like
from workbench.extract.figures.draft import Draft
from workbench.extract.figures.nouns import plural
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.tokens import MARK, NUMBER, WORD, Tokens
from workbench.extract.figures.units import time_unit
from workbench.lexicon import entries, gathered
from workbench.values.figure import Change, Modifier, UnitKind


def _table(name: str, how: str | None = None) -> Phrases[Change]:
    return Phrases(
        {
            word: Change(entry["change"])
            for entry in entries("changes", name, ("change", "words", "example"))
            if how is None or entry["how"] == how
            for word in entry["words"]
        }
    )


_SELF: Final = _table("verb", "self")
_MOVED: Final = _table("verb", "moved")
_NOUN: Final = _table("noun")
_PARTICLE: Final = _table("particle")
_AFTER: Final = _table("after")
_BETWEEN: Final = gathered("changes", "between")
_GOING: Final = entries("changes", "going", ("words", "modal", "behind", "example"))[0]
_WENT: Final = frozenset(_GOING["words"])
_GO: Final = frozenset(_GOING["modal"])
_BEHIND: Final = frozenset(_GOING["behind"])
_LEVELS: Final = frozenset(
    ["to", "at", "from", "towards", "into", "reaching", "in", "for", "with", "between"]
)
_SPACE: Final = frozenset(["below", "above", "under", "beyond", "past", "near", "through"])
_CLAUSE_ENDS: Final = frozenset(
    ["that", "which", "who", "while", "when", "after", "before", "because", "but", "said", "says", "if"]
)
_COMPOSED: Final = frozenset([
    "make", "makes", "made", "making", "took", "take", "ended", "wound", "end", "ends", "set", "turn",
    "turns", "turned", "turning", "put", "puts", "putting", "pay", "pays", "paid", "paying", "struck",
])  # fmt: skip
_PARTS: Final = frozenset(["%", "percentage point", "basis point", "point"])
_ON_FOOT: Final = frozenset(
    [
        "drop",
        "dropped",
        "fell",
        "climbed",
        "climb",
        "falling",
        "advance",
        "advances",
        "advanced",
        "advancing",
        "sank",
    ]
)
_SMALL_SIZES: Final = frozenset(["millimetre", "centimetre", "inch"])  # nobody walks them
_NO_ADJECTIVES: Final = frozenset([
    "of", "in", "to", "and", "the", "a", "on", "for", "at", "by", "from", "as", "is", "was", "were", "with",
    "after", "than", "or", "per",
])  # fmt: skip
_MOVING_KINDS: Final = frozenset([UnitKind.PERCENT, UnitKind.CURRENCY, UnitKind.OTHER])
_MORE: Final = {
    word: Change(entry["change"])
    for entry in entries("changes", "compared", ("change", "words", "beside", "example"))
    for word in entry["words"]
}
_BESIDE: Final = {
    word: Change(entry["change"])
    for entry in entries("changes", "compared", ("change", "words", "beside", "example"))
    for word in entry["beside"]
}
_AFTER_MORE: Final = frozenset(
    ["in", "on", "over", "this", "last", "and", "but", "from", "for", "at", "since"]
)
_EARLIER: Final = frozenset(
    ["last", "before", "earlier", "previous", "previously", "prior", "ago", "yesterday"]
)
_TIMES_AS: Final = frozenset(["faster", "slower", "quicker", "as", "more"])
_OBJECT: Final = 5  # tokens of the object between "raised" and its percent
_FAR: Final = 12  # tokens between "by" and its verb


def change_of(tokens: Tokens, draft: Draft) -> Change | None:
    """The direction in which this figure is a change; None where it is a level."""
    if draft.age or draft.kind is UnitKind.TIME or draft.unit == "magnitude":
        return None
    if tokens.lows[draft.first - 4 : draft.first] == ("by", "a", "factor", "of"):
        moved = _PARTICLE.before(tokens, draft.first - 4)
        return moved[1] if moved else _verb_behind(tokens, draft.first - 5, _FAR)
    if draft.unit == "time" and tokens.lows[draft.end] in _TIMES_AS:
        return None  # "grew four times faster"
    return _before(tokens, draft) or _after(tokens, draft) or _compared(tokens, draft)


def change_word_near(tokens: Tokens, i: int, far: int) -> bool:
    """A word of change stands up to `far` tokens before token `i`, in the same clause."""
    for at in range(i - 1, i - 1 - far, -1):
        if tokens.kinds[at] not in (WORD, MARK) or tokens.lows[at] in (".", ";", "!", "?"):
            return False
        for table in (_SELF, _MOVED, _NOUN, _PARTICLE):
            if table.at(tokens, at) is not None:
                return True
    return False


def verb_before(tokens: Tokens, end: int) -> bool:
    """A verb of change stands right before token `end`: "fell a quarter"."""
    return _SELF.before(tokens, end) is not None or _MOVED.before(tokens, end) is not None


def goes_before(tokens: Tokens, i: int) -> bool:
    """A verb of moving stands before the "from" at token `i`: "went from", "will soon go from"."""
    for at in range(i - 1, i - 4, -1):
        if tokens.kinds[at] != WORD:
            return False
        if tokens.lows[at] in _WENT:
            return True
        if tokens.lows[at] in _GO:
            return any(tokens.lows[before] in _BEHIND for before in (at - 1, at - 2))
    return False


def change_noun_at(tokens: Tokens, i: int) -> Change | None:
    hit = _NOUN.at(tokens, i)
    return hit[1] if hit else None


def _compared(tokens: Tokens, draft: Draft) -> Change | None:
    """ "12% more than a rival", "54 fewer than in 2022", "3.5% below the previous year's"."""
    word, than = tokens.lows[draft.end], draft.end + 1
    percent = draft.kind is UnitKind.PERCENT
    if word in _MORE:
        if tokens.lows[than] == "than":
            return _MORE[word] if percent or _earlier(tokens, than + 1) else None
        ends = tokens.kinds[than] != WORD or tokens.lows[than] in _AFTER_MORE or plural(tokens, than)
        return _MORE[word] if percent and ends else None
    if word == "than" and tokens.lows[draft.numeral.end] in _MORE:  # "310 more patients than in May"
        return _MORE[tokens.lows[draft.numeral.end]] if _earlier(tokens, than) else None
    if word in ("up", "down") and tokens.lows[than] == "on" and _earlier(tokens, than + 1):
        return Change(word)  # "6,000 up on last year"
    priced = draft.kind is UnitKind.CURRENCY and tokens.lows[than].removesuffix("'s") in WEEKDAYS
    if word in _BESIDE and (priced or (percent and _earlier(tokens, than))):
        return _BESIDE[word]  # "70 cents above Friday's close"
    return None


def _earlier(tokens: Tokens, at: int) -> bool:
    """An earlier time is told from token `at` on: "a year ago", "in 2022", "last week's"."""
    for i in range(at, at + 4):
        if tokens.kinds[i] == NUMBER:
            return year_like(tokens, i)
        if tokens.kinds[i] != WORD:
            return False
        if tokens.lows[i] in _EARLIER or month_at(tokens, i) or time_unit(tokens, i):
            return True
    return False


def _before(tokens: Tokens, draft: Draft) -> Change | None:
    at = draft.limit - 1
    if draft.modifier_first >= 0 and tokens.lows[draft.modifier_first] in _SPACE:
        return None
    by = of = False
    for _ in range(6):
        word = tokens.lows[at]
        if word == "," and tokens.lows[at + 1] == "of":
            at -= 1  # "the drop, of 1.1 million barrels a day, was"
            continue
        if tokens.kinds[at] != WORD:
            return _verb_behind(tokens, at, _FAR) if by and word == "," else None
        if word == "between" and draft.high is not None:
            at -= 1
            continue
        hit = _SELF.before(tokens, at + 1)
        if hit is not None and not of:
            return hit[1] if by or _may_move(tokens, hit[0], draft) else None
        hit = _MOVED.before(tokens, at + 1)
        if hit is not None and not of:
            return hit[1] if by or draft.unit in _PARTS or _to_a_price(tokens, at, draft) else None
        hit = _NOUN.before(tokens, at + 1)
        if hit is not None:
            if tokens.lows[hit[0] - 1] == "storm" or _leapt(tokens, at, draft):
                return None
            if by:
                return _verb_behind(tokens, at, _FAR)
            return hit[1] if of else None
        if word in ("up", "down", "higher", "lower") and tokens.lows[at + 1] not in ("to", "from"):
            if tokens.lows[at - 1] in _COMPOSED:
                return None
            if at == draft.limit - 1 or tokens.lows[at + 1] in _BETWEEN:
                if draft.kind is UnitKind.COUNT and not by and not _numbers(tokens, at):
                    return None
                return Change.UP if word in ("up", "higher") else Change.DOWN
        if word == "by":
            by = True
        elif word == "of":
            of = True
        elif word in _LEVELS:
            return None
        elif word not in _BETWEEN:
            break
        at -= 1
    if by:
        return _verb_behind(tokens, at, _FAR)
    if draft.unit in _PARTS and not of:
        return _moved_object(tokens, at)
    return None


def _leapt(tokens: Tokens, noun: int, draft: Draft) -> bool:
    """ "a jump of 8.41 m": an athlete's, and no change."""
    return draft.dimension == "metre" and tokens.lows[noun] in ("jump", "leap", "jumps", "leaps")


def _to_a_price(tokens: Tokens, verb: int, draft: Draft) -> bool:
    """ "gained $1.37 to $84.10", "added 3 cents to 5.41 euros": money moved, and the level it came to."""
    priced = draft.kind is UnitKind.CURRENCY and draft.high is None and verb == draft.limit - 1
    level = draft.end + 1
    if not priced or tokens.lows[draft.end] != "to":
        return False
    return NUMBER in (tokens.kinds[level], tokens.kinds[level + 1]) and tokens.kinds[level] != WORD


def _numbers(tokens: Tokens, at: int) -> bool:
    """ "was up 12 seats": the particle has a verb of being or a comma before it."""
    return tokens.lows[at - 1] in ("is", "was", "were", "are", ",", "be", "been", "(")


def _may_move(tokens: Tokens, verb: int, draft: Draft) -> bool:
    """The verb's own subject moved by this figure: not "growing 5 crops", "dropped two bombs"."""
    if draft.kind is UnitKind.PHYSICAL and draft.dimension == "metre":
        walked = tokens.lows[verb] in _ON_FOOT and draft.unit not in _SMALL_SIZES
        return not walked and tokens.lows[draft.end] != "above"
    if draft.kind is not UnitKind.COUNT:
        return True
    return draft.bare and draft.value >= 10


def _verb_behind(tokens: Tokens, at: int, far: int) -> Change | None:
    """The verb that "by" belongs to, further back in the clause; failing one, the noun."""
    noun: Change | None = None
    for i in range(at, at - far, -1):
        if tokens.kinds[i] not in (WORD, NUMBER) and tokens.lows[i] not in ("-", "'", '"', "%", "$", ","):
            break
        if tokens.lows[i] in _CLAUSE_ENDS:
            break
        for table in (_SELF, _MOVED):
            hit = table.before(tokens, i + 1)
            if hit is not None:
                return hit[1]
        found = _NOUN.before(tokens, i + 1)
        noun = noun or (found[1] if found else None)
    return noun


def _moved_object(tokens: Tokens, at: int) -> Change | None:
    """ "raised rents 6%", "cut its main rate a quarter point"."""
    for i in range(at, at - _OBJECT, -1):
        if tokens.kinds[i] != WORD or tokens.lows[i] in _LEVELS or tokens.lows[i] in _CLAUSE_ENDS:
            return None
        if tokens.lows[i] in ("of", "and", "is", "was", "were", "has", "by"):
            return None
        hit = _MOVED.before(tokens, i + 1)
        if hit is not None:
            return hit[1]
    return None


def _after(tokens: Tokens, draft: Draft) -> Change | None:
    """ "a 5% rise", "5 percent lower", "a $3 million annual cut"."""
    folded = tokens.lows[draft.end - 1] == "fold"  # "a 20-fold rise"
    if (draft.kind in (UnitKind.COUNT, UnitKind.RATIO) and not folded) or (
        draft.modifier is Modifier.EXACTLY and not draft.unit
    ):
        return None
    at = draft.end
    for far in range(4):
        if tokens.kinds[at] == MARK and tokens.lows[at] == "-" and far:
            at += 1
            continue
        if tokens.kinds[at] != WORD:
            return None
        if tokens.lows[at + 1] == "-" and tokens.glued(at + 1) and tokens.lows[at + 3] == "-":
            at += 5  # "year-on-year"
        if far == 0:
            hit = _AFTER.at(tokens, at) if draft.kind in _MOVING_KINDS else None
            if (hit is not None and tokens.lows[at + 1] not in ("to", "from")) or (hit and hit[0] > at + 1):
                return hit[1]
        hit = _NOUN.at(tokens, at)
        if hit is not None:
            return hit[1]
        if tokens.lows[at] in _NO_ADJECTIVES:
            return None
        at += 1
    return None
