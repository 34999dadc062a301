""" "The statement", "its website" -> whose it is: whoever issued the one that was told of before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from workbench.extract.names.name import NameMention
from workbench.extract.names.words import lands
from workbench.extract.source_words import DEFINITE
from workbench.extract.speakers.passage import Passage
from workbench.lexicon import table
from workbench.values.span import Span

_FARTHEST = 2500  # characters back to where the statement is told of
_NEAREST = 70  # characters between a name and what it issues
_BEFORE = re.compile(
    r"(?:\b(?P<in>[Ii]n)\s)?\b(?P<article>[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){0,2}$"
)
_OWNED = re.compile(r"[’']s?\s(?:[a-z-]+\s){0,2}$")
_BY = re.compile(
    r"""
    (?:\s(?:released|issued|published|posted|signed|delivered|made|put\sout|provided))?
    \s(?:by|from)\s(?:the\s)?
    """,
    re.VERBOSE,
)
_ASIDE = r"\)?(?:\s\([^()]{1,12}\))?(?:,[^,]{1,50},)?"  # "(NFB)", ", a union,"


class _Told(NamedTuple):
    """Where "a statement" is told of."""

    start: int
    end: int
    said_in: bool  # "in a statement"


class Issued:
    """Resolves what someone issued, and where a body writes, by whose they are."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def issuer(self, source: Span) -> str | None:
        """Who issued "the statement", where all that the text told of before are of one."""
        low = source.of(self._passage.text).lower()
        words = low.split()
        if words[0] in ("a", "an") and len(words) < 4 and words[-1] in issued():
            told_here = _Told(source.start, source.end, said_in=False)
            return self._issuer(told_here)
        if not low.startswith(DEFINITE) or words[-1] not in issued():
            return None
        told = words[1:-1]
        land = lands().get(told[0]) if len(told) == 1 else None
        if land is None and not set(told) <= set(table("speakers", "issued")["plain"]):
            return None
        issuers = set(self._issuers(source, words[-1]))
        if land is not None:
            issuers = {full for full in issuers if full is not None and self._is_of(full, land)}
        return issuers.pop() if len(issuers) == 1 else None  # one who is told but not named may be meant

    def is_owned(self, source: Span) -> bool:
        """Whether the source is "its website": a place where whoever "it" is writes."""
        owner, _, noun = source.of(self._passage.text).lower().partition(" ")
        return owner == "its" and noun in table("speakers", "own_places")["words"]

    def _issuers(self, source: Span, noun: str) -> list[str | None]:
        """Who is told to have issued one, in reading order; None for one whose name is not told."""
        return [self._issuer(told) or self._who_said_in(told) for told in self._told(source, noun)]

    def _issuer(self, told: _Told) -> str | None:
        """Whom "by" names behind it, and only without "by" the one right before."""
        by = _BY.match(self._passage.text, told.end)
        return self._giver(told) if by is None else self._issuer_after(by.end())

    def _told(self, source: Span, noun: str) -> Iterator[_Told]:
        here = self._passage
        first = max(0, source.start - _FARTHEST)
        for match in re.finditer(rf"\b{noun}\b", here.text[first : source.start]):
            start, end = first + match.start(), first + match.end()
            if here.is_quoted(Span(start, end)):
                continue
            before = here.text[max(0, start - 40) : start]
            if (led := _BEFORE.search(before)) is not None:
                yield _Told(start - len(before) + led.start(), end, led["in"] is not None)
            elif (owned := _OWNED.search(before)) is not None:
                yield _Told(start - len(before) + owned.start(), end, said_in=False)

    def _giver(self, told: _Told) -> str | None:
        """The name right before, which issues or owns it: "Norvex issued a statement"."""
        mention = self._last_mention(told.start)
        if mention is None or told.said_in:
            return None
        between = self._passage.text[mention.span.end : told.start]
        gave = not between or re.fullmatch(rf"{_ASIDE}\s(?:\w+\s){{0,2}}?(?:{_gave()})\s", between)
        return mention.name.full if gave else None

    def _issuer_after(self, start: int) -> str | None:
        """The name right behind: "a statement issued by Norvex", "a statement from the ministry"."""
        text = self._passage.text
        for mention in self._passage.names.inside(Span(start, min(len(text), start + _NEAREST))):
            owns = text[mention.span.end : mention.span.end + 2] in ("’s", "'s")
            return mention.name.full if mention.span.start == start and not owns else None
        return None

    def _who_said_in(self, told: _Told) -> str | None:
        """The one who spoke in the same sentence, "in a statement"."""
        if not told.said_in:
            return None
        sentence = self._passage.sentence_of(told.start)
        said = {each.full for each in self._passage.said if each.sentence == sentence}
        return said.pop() if len(said) == 1 else None

    def _is_of(self, full: str, land: str) -> bool:
        """Whether the name, or what is told of who bears it, is of that country."""
        name = self._passage.names.known(full)
        words = {*full.lower().split(), *(name.roles if name is not None else ())}
        return any(lands().get(word.removesuffix("’s").removesuffix("'s")) == land for word in words)

    def _last_mention(self, before: int) -> NameMention | None:
        here = self._passage
        place = bisect_left(here.mention_starts, before) - 1
        if place < 0 or before - here.mentions[place].span.end > _NEAREST:
            return None
        return here.mentions[place]


@cache
def issued() -> frozenset[str]:
    """What is issued and then speaks for whoever issued it: "statement"."""
    return frozenset(table("speakers", "issued")["words"])


@cache
def _gave() -> str:
    return "|".join(table("speakers", "issued")["verbs"])
