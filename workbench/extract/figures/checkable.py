"""Which figures no one would check, each with its reason in plain words."""

from __future__ import annotations

from typing import Final

from workbench.extract.figures.counted import PEOPLE
from workbench.extract.figures.draft import Draft, cell_end
from workbench.extract.figures.tokens import BREAK, EDGE, WORD, Tokens
from workbench.lexicon import entries, gathered
from workbench.values.figure import UnitKind

_SOURCES: Final = gathered("checkable", "source")
_ALWAYS: Final = frozenset(entries("checkable", "source", ("always",))[0]["always"])
_SPEAKING: Final = frozenset(entries("checkable", "source", ("speaking",))[0]["speaking"])
_DEFINITE: Final = gathered("checkable", "definite")
_PASSING: Final = gathered("checkable", "passing")
_WHEN_BEFORE: Final = gathered("checkable", "when_before")
_WHEN_AFTER: Final = gathered("checkable", "when_after")
_TERM: Final = gathered("checkable", "term")
_COMPOUND: Final = gathered("checkable", "compound")
_LOANS: Final = gathered("checkable", "loan")
_RACES: Final = gathered("checkable", "race")
_RACED: Final = frozenset(entries("units", "metres", ("races",))[0]["races"])
_RACED_IN: Final = frozenset(
    ["in", "final", "title", "record", "gold", ",", "and", "heats", "heat", "champion"]
)
_GUNS: Final = gathered("checkable", "weapon")
_ORDERING: Final = frozenset(["other", "same", "first", "last", "next", "remaining", "main", "top"])
_INDEX: Final = entries("checkable", "index", ("words", "listed", "example"))[0]
_INDICES: Final = frozenset(_INDEX["words"])
_LISTED: Final = frozenset(_INDEX["listed"])
_DOZEN: Final = 12
_FEW: Final = 3
_HARM: Final = gathered("checkable", "harm")


def why_not(tokens: Tokens, draft: Draft) -> str | None:
    """The reason why no one would check this figure; None where someone would."""
    if draft.reason is not None:
        return draft.reason
    if draft.age:
        return "an age in passing"
    if draft.unit == "millimetre" and tokens.lows[draft.end] in _GUNS:
        return "a calibre"
    if draft.kind is UnitKind.PHYSICAL and draft.dimension == "metre" and _race(tokens, draft):
        return "names a race"
    if draft.kind is UnitKind.TIME:
        return _time(tokens, draft)
    if draft.kind is UnitKind.COUNT:
        return _bare(tokens, draft) if draft.bare else _count(tokens, draft)
    return None


def _race(tokens: Tokens, draft: Draft) -> bool:
    """ "the 200m freestyle", "ran the 100m in 10.9 seconds"."""
    if tokens.lows[draft.end] in _RACES:
        return True
    printed = tokens.text[draft.digits[0] : draft.digits[1]]
    return tokens.lows[draft.first - 1] == "the" and printed in _RACED and tokens.lows[draft.end] in _RACED_IN


def _time(tokens: Tokens, draft: Draft) -> str | None:
    if tokens.lows[draft.end - 2] == "-" and {tokens.lows[draft.end], tokens.lows[draft.end + 1]} & _LOANS:
        return "names a kind of loan"
    before = tokens.lows[draft.limit - 1]
    if before in _WHEN_BEFORE or tokens.lows[draft.first - 1] in _WHEN_BEFORE:
        return "a stretch of time in passing"
    after = tokens.lows[draft.end]
    if after == "'":
        after = tokens.lows[draft.end + 1]
    if after in ("ago", "later", "earlier", "beforehand", "hence", "afterwards", "previously", "prior"):
        return "places something in time"
    if after in _WHEN_AFTER and after not in ("from", "on", "into", "away"):
        return "places something in time"
    if after in ("from", "away", "into") and before not in _TERM:
        return "places something in time"
    if before in ("every", "each"):
        return "how often, in passing"
    if draft.numeral.a_few or draft.numeral.vague:
        return "a stretch of time in passing"
    short = draft.value <= _FEW and draft.numeral.spelled and draft.high is None and draft.modifier is None
    if (
        short
        and draft.unit
        in (
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "night",
            "year",
            "decade",
        )
        and not any(tokens.lows[i] in _TERM for i in range(draft.first - 7, draft.end + 5))
    ):
        return "a stretch of time in passing"
    return None


def _bare(tokens: Tokens, draft: Draft) -> str | None:
    if draft.modifier is not None or draft.change is not None or draft.from_draft is not None:
        return None
    if draft.compared or draft.per:
        return None
    if cell_end(tokens, draft.limit - 1) and (
        cell_end(tokens, draft.end) or tokens.kinds[draft.end] in (BREAK, EDGE)
    ):
        return "a bare number in a table: only its heading says what it counts"
    printed = tokens.text[draft.digits[0] : draft.digits[1]]
    if draft.numeral.scale != 1 or "," in printed or draft.value >= 1000 or "." in printed:
        return None
    return "a bare number: nothing says what it counts"


def _count(tokens: Tokens, draft: Draft) -> str | None:
    small = draft.value <= _DOZEN and draft.high is None
    before = tokens.lows[draft.limit - 1]
    if draft.numeral.a_few and draft.numeral.scale == 1:
        return "a small count in passing"
    if small and draft.unit in _ALWAYS:
        return "a count of the sources"
    if small and draft.unit in _SOURCES and draft.rule != "people harmed" and _speaks(tokens, draft):
        return "a count of the sources"
    if draft.rule == "joined noun" and draft.unit in _LISTED and _index(tokens, draft.end):
        return "names a share index"
    if draft.rule == "joined noun" and small and (draft.value <= _FEW or draft.unit in _COMPOUND):
        return "part of a compound word"
    if small and not draft.part_of_many and tokens.lows[draft.first - 1] in _DEFINITE:
        return "points back to what was named"
    if draft.modifier is None and small and not draft.part_of_many:
        over = before in _ORDERING and tokens.lows[draft.limit - 2] in _DEFINITE
        if over or before in _DEFINITE:
            return "points back to what was named"
    if small and draft.value <= 5 and draft.unit in _PASSING and draft.modifier is None:
        return "a small count in passing"
    if draft.unit == "time" and draft.value <= _FEW and not draft.per and draft.numeral.spelled:
        return (
            "how often, in passing" if tokens.lows[draft.end] not in ("as", "more", "the", "higher") else None
        )
    if draft.value == 1 and draft.modifier is None and draft.per is None and not _harm(tokens, draft):
        return "“one” in passing"
    return None


def _index(tokens: Tokens, at: int) -> bool:
    """A name or a word for an index follows: "the 30-share Sensex", "its 50-stock benchmark"."""
    return any(tokens.capital(i) or tokens.lows[i] in _INDICES for i in (at, at + 1))


def _speaks(tokens: Tokens, draft: Draft) -> bool:
    """They are told as those who said it, in the same sentence, and not as those who were hurt."""
    if _harm(tokens, draft):
        return False
    at = draft.end
    if tokens.lows[at] in _SPEAKING:
        return True
    if tokens.kinds[at] == WORD and tokens.lows[at + 1] in _SPEAKING:
        return True
    return any(
        tokens.lows[i] in ("citing", "told", "by", "to") for i in (draft.limit - 1, draft.limit - 2)
    ) and (draft.unit in ("source", "official", "diplomat", "analyst", "witness", "expert"))


def _harm(tokens: Tokens, draft: Draft) -> bool:
    """ "one person was killed": a count of harm is checked even when it is one."""
    if draft.unit not in PEOPLE:
        return False
    near = range(draft.first - 5, draft.end + 7)
    return any(tokens.lows[i] in _HARM for i in near)


__all__ = ["why_not"]
