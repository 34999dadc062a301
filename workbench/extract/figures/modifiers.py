"""The words that limit a figure: "about", "at least", "more than" before it, "or more" after it."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.draft import Draft
from workbench.extract.figures.nouns import STOP
from workbench.extract.figures.phrases import Phrases
from workbench.extract.figures.tokens import MARK, WORD, Tokens
from workbench.lexicon import entries, gathered
from workbench.values.figure import Modifier, UnitKind

_ENTRIES: Final = entries("modifiers", "modifier", ("kind", "before", "after", "example"))
_BEFORE: Final = Phrases({word: Modifier(entry["kind"]) for entry in _ENTRIES for word in entry["before"]})
_AFTER: Final = Phrases({word: Modifier(entry["kind"]) for entry in _ENTRIES for word in entry["after"]})
_BETWEEN: Final = gathered("modifiers", "between")
_BOUNDS: Final = frozenset(
    [Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.UP_TO, Modifier.LESS_THAN, Modifier.NEARLY]
)
_SPAN_OF_TIME: Final = frozenset(
    ["over", "within", "about", "around", "just", "inside", "above", "near", "past"]
)
_LASTING: Final = frozenset(entries("modifiers", "lasting", ("words", "example"))[0]["words"])
_KNOWN: Final = frozenset(["the", "its", "their", "his", "her"])
_MARKS: Final = frozenset(["mark", "threshold", "level", "limit", "line", "barrier"])
_FEW: Final = 12
_MILESTONE: Final = 100  # a count that one passes
_OVER_VERBS: Final = frozenset(entries("modifiers", "taking_over", ("words", "example"))[0]["words"])
_REACHING: Final = entries("modifiers", "reaching", ("words", "brought", "tallied", "example"))[0]
_UP_GOES: Final = frozenset(_REACHING["words"])
_TALLIED: Final = frozenset(_REACHING["tallied"])
_BROUGHT: Final = frozenset(_REACHING["brought"])
_TELLS: Final = frozenset(entries("modifiers", "telling", ("words", "example"))[0]["words"])


def modifier_before(tokens: Tokens, draft: Draft) -> None:
    """Set what the words before the figure say of it."""
    at = draft.first
    for _ in range(3):
        hit = _BEFORE.before(tokens, at)
        if (
            hit is not None
            and at < draft.first
            and tokens.lows[at] in _KNOWN
            and _compares(tokens, at, draft)
        ):
            return
        if hit is not None and at < draft.first and _those(tokens, hit[0], at, draft):
            return
        if hit is not None and _limits(tokens, hit[0], at, draft):
            draft.modifier, draft.modifier_first = hit[1], hit[0]
            _outer(tokens, draft)
            return
        if tokens.lows[at - 1] not in _BETWEEN:
            return
        at -= 1


def _compares(tokens: Tokens, article: int, draft: Draft) -> bool:
    """ "less than the $25 million that was asked", "above the 6.6% seen before": two figures."""
    if tokens.lows[article - 1] == "than":
        return True
    return tokens.lows[article - 1] in ("above", "below") and tokens.lows[draft.end] not in _MARKS


def _those(tokens: Tokens, word: int, article: int, draft: Draft) -> bool:
    """ "chosen over the two posed by others": a small known number, and no limit."""
    small = draft.kind is UnitKind.COUNT and draft.value <= _FEW and draft.numeral.spelled
    return (
        small and tokens.lows[word] in ("over", "above", "under", "below") and tokens.lows[article] == "the"
    )


def modifier_after(tokens: Tokens, at: int) -> tuple[int, Modifier] | None:
    """End and meaning of "or more", "-plus", "+", "-odd" at token `at`."""
    if tokens.lows[at] == "+" and not tokens.glued(at + 1) and tokens.glued(at):
        return at + 1, Modifier.AT_LEAST
    if tokens.lows[at] == "-" and tokens.glued(at) and tokens.lows[at + 1] in ("plus", "odd", "ish"):
        return at + 2, Modifier.AT_LEAST if tokens.lows[at + 1] == "plus" else Modifier.ABOUT
    if tokens.lows[at] in ("plus", "minimum", "maximum", "max", "ish") and tokens.lows[at] == "plus":
        return None  # "5 plus 3" adds
    return _AFTER.at(tokens, at)


def _outer(tokens: Tokens, draft: Draft) -> None:
    """ "up to about 300": the bound counts, not the rounding inside it."""
    hit = _BEFORE.before(tokens, draft.modifier_first)
    if hit is None or not _limits(tokens, hit[0], draft.modifier_first, draft):
        return
    if tokens.lows[hit[0]] in _SPAN_OF_TIME and draft.kind is UnitKind.TIME:
        return
    if hit[1] in _BOUNDS and draft.modifier not in _BOUNDS:
        draft.modifier = hit[1]
    draft.modifier_first = hit[0]


def _limits(tokens: Tokens, first: int, end: int, draft: Draft) -> bool:
    """The words are a modifier here and not another use of them."""
    word = tokens.lows[first]
    single = end == first + 1
    before = tokens.lows[first - 1]
    if word in ("<", ">", "~", "≈", "≤", "≥"):
        return tokens.kinds[first] == MARK
    if tokens.kinds[first] != WORD:
        return False
    if word in ("c", "ca") and (tokens.words[first] != word or tokens.glued(first)):
        return False  # "at 1,000°C. 27 lorries"
    if word == "up" and tokens.lows[first + 1] == "to" and _reaches(tokens, first):
        return False
    sized = tokens.lows[end - 1] == "than" and word not in ("more", "less", "no", "not")
    if sized and tokens.lows[draft.end] in ("ago", "earlier", "before"):
        return False  # "lower than five years ago"
    if single and word in ("over", "within", "past", "inside") and draft.kind is UnitKind.TIME:
        # "over four years of work" is during them; "for over four years" is more than that
        return before in _LASTING or word == "within"
    if single and word in ("within", "inside"):
        return draft.kind in (UnitKind.TIME, UnitKind.PHYSICAL)
    if single and word == "past":
        return draft.value >= _MILESTONE and tokens.kinds[first - 1] == WORD and before not in STOP
    if single and word == "about" and before in _TELLS:
        return False
    if single and word == "passed" and draft.rule == "votes of each side":
        return False
    if single and word in ("passed", "crossed", "topped") and draft.kind is UnitKind.COUNT:
        return draft.bare or draft.value >= _MILESTONE  # not "passed two bills"
    if single and word == "over" and before in _OVER_VERBS:
        return False
    if single and word in ("near", "passed", "crossed", "topped", "beyond", "above", "below"):
        return draft.kind is not UnitKind.TIME
    if single and word == "under" and before in ("born", "age"):
        return False
    if single and word == "some" and tokens.lows[end] in ("of", "in"):
        return False
    if single and word in ("minimum", "maximum", "max"):
        return before not in ("mandatory", "sentence")
    return True


def _reaches(tokens: Tokens, up: int) -> bool:
    """ "has gone up to 38", "brought the toll up to 30": a level that was reached, and no bound."""
    if tokens.lows[up - 1] in _UP_GOES:
        return True
    if tokens.lows[up - 1] not in _TALLIED:
        return False
    return any(tokens.lows[i] in _BROUGHT for i in range(up - 2, up - 6, -1))
