"""Capitalised words that stand side by side: what the names of a text are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.extract.names.words import (
    body_words,
    firms,
    given,
    joined_in_bodies,
    never,
    of_bodies,
    on_bodies,
    openers,
    outlets,
    papers,
    particles,
    places,
    portfolios,
    roles,
    short_titles,
    titles,
)
from workbench.values.span import Span

WORD = re.compile(
    r"""
    [A-Z]{1,4}&[A-Z]{1,3}\b                               # "PG&E"
    | [A-Z][\w-]{1,30}\.(?:com|org|net|info|ru|tv|io)\b   # "Norvane.com"
    | (?:[A-Z]\.)+
    | [^\W\d_]\w*(?:[’'-][^\W\d_]\w*)*
    | \d[\d.,]*
    """,
    re.VERBOSE,
)
_LINE = re.compile(r"[^\n]+")
_PREFIXED = re.compile(r"(?:a[ldnrstz]|ash|el|ul|d|l)[-’'](?=[A-Z])")
"""A small syllable written in one with a name: "al-Lund", "d’Ash"."""
_OF = ("of", "for")
_BOTH = ("state", "press")  # also the last word of a name: "Norvane State"
_FIRM_SIGN = "plc"  # ends the name of a firm though it has no capital


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    span: Span

    @property
    def low(self) -> str:
        return self.text.lower().rstrip(".")

    @property
    def plain(self) -> str:
        """In small letters, without a possessive ending."""
        return self.bare.lower().rstrip(".")

    @property
    def is_capital(self) -> bool:
        """Whether it begins as names do: "Lund", "al-Lund"."""
        return self.text[:1].isupper() or _PREFIXED.match(self.text) is not None

    @property
    def bare(self) -> str:
        """Without a possessive ending."""
        if not self.text.endswith(("s", "’", "'")):
            return self.text
        for ending in ("’s", "'s", "’", "'"):
            if self.text.endswith(ending):
                return self.text[: -len(ending)]
        return self.text


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words side by side, with what stands around them."""

    words: tuple[Word, ...]
    before: str  # the word before, small letters
    opens: bool  # opens its sentence


def adjacent(text: str, words: Sequence[Word]) -> bool:
    return all(not text[a.span.end : b.span.start].strip(" \u00a0") for a, b in pairwise(words))


def words_of(text: str, sentence: Span) -> Iterator[Word]:
    for match in WORD.finditer(text, sentence.start, sentence.end):
        end = match.end()
        after = text[end : end + 2]
        if after in ("’ ", "' ") and _owns_as_many(text, match):
            end += 1
        elif after == ". " and match.group().lower() in short_titles() and text[end + 2 : end + 3].isupper():
            end += 1  # "Gov. Lund"
        yield Word(text[match.start() : end], Span(match.start(), end))


def _owns_as_many(text: str, match: re.Match[str]) -> bool:
    """Whether the mark after the word is part of a name: "the Harbour Workers’ Union"."""
    word = match.group()
    after = text[match.end() + 2 : match.end() + 3]
    return word.endswith("s") and word[:1].isupper() and after.isupper() and word[:-1].lower() in roles()


def runs_of(text: str, words: list[Word]) -> Iterator[Run]:
    """Of the words of a sentence those with a capital side by side, and what names hold between them."""
    run: list[Word] = []
    before, opens = "", True
    for place, word in enumerate(words):
        gap = text[run[-1].span.end : word.span.start] if run else ""
        ended = bool(run) and (gap.strip(" \u00a0") != "" or _owns(run, word))
        if run and ended:
            yield Run(tuple(run), before, opens)
            run = []
        named = word.is_capital or (word.text == _FIRM_SIGN and bool(run))
        if named and (word.text.rstrip(".") not in never() or _opens_paper(words, place)):
            if not run:
                before = words[place - 1].low if place else ""
                opens = place == 0
                quoted = text[max(0, word.span.start - 1) : word.span.start] in ("“", '"')
                if (opens or quoted) and (word.text in openers() or _is_adverb(word)):
                    continue
                if opens and _are_people(words, place):
                    continue
            run.append(word)
        elif run and (_goes_on(text, words, place, run) or _joins(words, place, run)):
            run.append(word)
        elif run:
            yield Run(tuple(run), before, opens)
            run = []
    if run:
        yield Run(tuple(run), before, opens)


def _is_adverb(word: Word) -> bool:
    """Whether only the sentence gives the word its capital: "Initially"."""
    text = word.text
    return text.endswith("ly") and len(text) > 5 and text not in given() and text not in places()


def _are_people(words: list[Word], place: int) -> bool:
    """Whether the word tells what several are whose names follow: "Twins Ida and Lee Ash"."""
    told = words[place].low.endswith("s") and words[place].low.removesuffix("s") in roles()
    if not told or place + 2 >= len(words) or not words[place + 1].is_capital:
        return False
    return words[place + 1].text in given() or (words[place + 2].text == "and")


def _opens_paper(words: list[Word], place: int) -> bool:
    """Whether a day of the week begins the name of a paper: "Sunday Ledger"."""
    if place + 1 == len(words) or words[place].text not in ("Sunday", "Saturday", "Today"):
        return False
    return words[place + 1].bare in papers() and words[place + 1].bare not in ("Today", "News")


def _owns(run: Sequence[Word], following: Word) -> bool:
    """Whether a possessive ends the name: not in "Prosecutor’s Office", nor in "St Ida’s Hospital"."""
    word = run[-1]
    if run[0].text.rstrip(".") in ("St", "Saint") and following.low in body_words():
        return False
    if not word.text.endswith(("’s", "'s")):
        return False
    if word.bare in ("People", "Women", "Men", "Children", "Workers", "Citizens", "Veterans", "Farmers"):
        return not following.text[:1].isupper()
    return not (word.bare.lower() in titles() and following.low in body_words())


def _goes_on(text: str, words: list[Word], place: int, run: list[Word]) -> bool:
    """Whether a small word stands inside a name: "Bank of Norvane", "Ana von der Berg"."""
    word = words[place].low
    if word not in particles() and word not in ("of", "for", "and", "the", "on", "in"):
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None or text[words[place].span.end : following.span.start].strip(" "):
        return False
    if word in particles():
        return following.text[:1].isupper() or following.low in particles()
    if not following.text[:1].isupper():
        return False
    if word in ("of", "for", "on"):
        if words[place - 1].low in (on_bodies() if word == "on" else of_bodies()):
            return True
        return word != "on" and any(each.text in ("for", "of") for each in run)
    return any(each.text in ("for", "of", "on") for each in run)


def _joins(words: list[Word], place: int, run: list[Word]) -> bool:
    """Whether "and" stands inside the name of a body: "the Fire and Rescue Service"."""
    if words[place].low != "and" or run[-1].low not in joined_in_bodies() | portfolios():
        return False
    end = place + 1
    while end < len(words) and words[end].is_capital and end - place <= 4:
        if words[end].span.start - words[end - 1].span.end > 1:
            break  # a mark stands between
        end += 1
    if end <= place + 2 or not (words[end - 1].plain in body_words() or words[end - 1].bare in firms()):
        return False
    first = words.index(run[0])
    led = (first > 0 and words[first - 1].low == "the") or any(word.low in _OF for word in run)
    return led or _opens_body(run) or _tell_what_for(words[place + 1 : end - 1])


def _opens_body(run: Sequence[Word]) -> bool:
    """Whether the words before "and" are no name of their own: "Food", "US Food", "Norvane Health"."""
    if len(run) == 1:
        return True
    told = run[-1].low in portfolios() and run[-1].low not in _BOTH
    land = run[0].text in places() and told
    return len(run) == 2 and (land or run[0].text.replace(".", "").isupper())


def _tell_what_for(words: Sequence[Word]) -> bool:
    """Whether the words behind "and" begin no other name: "Gas and Electric", but not "Media and Virgin"."""
    return all(word.low in joined_in_bodies() | portfolios() for word in words)


def headlines(text: str) -> tuple[Span, ...]:
    """The lines where most words have a capital, in order."""
    found = []
    for line in _LINE.finditer(text):
        words = [word for word in line.group()[:300].split() if word[:1].isalpha() and len(word) > 3]
        capitals = sum(word[:1].isupper() for word in words)
        if (
            len(words) > 2
            and capitals >= 0.8 * len(words)
            and not line.group().rstrip().endswith((".", "”", '"'))
        ):
            found.append(Span(line.start(), line.end()))
    return tuple(found)


def starts_in(lines: Sequence[Span], offset: int) -> bool:
    place = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return place >= 0 and offset < lines[place].end


def is_body(words: Sequence[Word]) -> bool:
    return (
        any(word.bare.lower() in body_words() for word in words)
        or (len(words) > 1 and words[-1].bare in firms())
        or words[-1].bare in outlets()
        or (" ".join(word.bare for word in words) in outlets())
    )


def has_inside(words: Sequence[Word]) -> bool:
    return any(word.text in ("of", "for", "and", "on") for word in words)
