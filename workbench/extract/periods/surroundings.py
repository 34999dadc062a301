"""What the meaning of a date word may hang on, and the form of a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from workbench.extract.periods import intervals
from workbench.extract.periods.intervals import Grain, Interval
from workbench.extract.periods.tense import Tense
from workbench.values.span import Span


@dataclass(slots=True)
class Surroundings:
    """The day of publication, the sentence, and what was named before."""

    text: str
    published: date | None
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    tense: Tense = field(default_factory=lambda: Tense(""))
    named: dict[Grain, Interval] = field(default_factory=dict)  # the last of each width
    latest: Interval | None = None
    latest_end: int = -1

    def ahead(self, match: re.Match[str]) -> bool:
        """The sentence looks ahead at these words; never after "since" or "than"."""
        if _LOOKS_BACK.search(self.text[max(0, match.start() - 24) : match.start()]):
            return False
        return self.tense.looks_ahead(match.start() - self.sentence.start, match.end() - self.sentence.start)

    def remember(self, interval: Interval, end: int) -> None:
        """These words were named last; they end at `end`."""
        self.latest, self.latest_end = interval, end
        self.named[interval.grain] = interval
        first, last = interval.first, interval.last
        if first and last and (first.year, first.month) == (last.year, last.month):
            self.named[Grain.MONTH] = intervals.month(first.year, first.month)
        if first and last and first.year == last.year:
            self.named[Grain.YEAR] = intervals.year(first.year)


_LOOKS_BACK = re.compile(
    r"""
    \b(?: since | (?<!later[ ])than | (?:up|down)[ ]from | compared[ ](?:with|to) )
    [ ](?:(?:in|on|it[ ]was|the)[ ]){0,2}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""However the sentence looks ahead, what it compares with has been; "no later than" is to come."""

Resolve = Callable[[re.Match[str], Surroundings], Interval | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. None: the words, the news and the text before do not settle it."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve
    needs: frozenset[str] = frozenset()
    """Words as `words_of` gives them, of which one stands in every match: told apart quickly."""


def rule(name: str, verbose: str, resolve: Resolve, needs: Iterable[str] = ()) -> Rule:
    return Rule(name, re.compile(verbose, re.VERBOSE | re.IGNORECASE), resolve, frozenset(needs))


_WORD = re.compile(r"\w+")


def words_of(text: str) -> set[str]:
    """Its words as printed, and in small letters."""
    return {*_WORD.findall(text), *_WORD.findall(text.lower())}
