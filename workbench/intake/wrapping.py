"""Lines of text that was wrapped at a column -> its paragraphs, one line each.

Text that was wrapped shows it: a line is full, so that the next word would not have fitted, and the
line below goes on in the middle of a sentence. Mail, press releases and what is copied out of a PDF
come so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.intake.lines import Line
from workbench.lexicon import listed

NARROWEST, WIDEST = 40, 120
"""Columns between which text is wrapped. A paragraph on one line is longer, or short of it."""
NEARLY = 0.85
"""Of the column: a line of printed text this long is full, as its letters are of different widths."""
FEWEST = 3
"""Lines that follow another, below which nothing can be told of a page."""
SHORTEST = 30
"""Characters of a full line, at least."""
LONGEST_WORD = 20
"""Of a longer one (an address) no more is counted."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BROKEN = re.compile(
    r"""
    (?P<first> [^\W_]+ ) (?P<mark> [-\u00ad\u2010] ) $   # "govern-" at the line's end
    """,
    re.VERBOSE,
)
_SOFT = "\u00ad"
_FIELD = re.compile(r"[A-Z][\w-]{1,20}:[ \t]")
_QUOTED = re.compile(r"(?:>[ \t]?)+")


def unwrapped(lines: Sequence[Line], indents: Sequence[int] = ()) -> tuple[Line, ...]:
    """The lines, those of a paragraph that was wrapped at a column joined to one.

    `indents` are the blanks before each line on the page. Lines of a page that is not wrapped come
    back as they are.
    """
    wrap = _wrap_of(lines)
    if wrap is None:
        return tuple(lines)
    indents = indents or [0] * len(lines)
    words = words_of(line.text for line in lines)
    groups: list[list[Line]] = []
    for place, line in enumerate(lines):
        if place and _belongs(lines[place - 1], line, indents[place - 1], indents[place], wrap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_joined(group, words) for group in groups)


def join(texts: Iterable[str], words: frozenset[str] = frozenset()) -> str:
    """One text of several lines: a space between them, words broken by a hyphen made whole.

    `words` are those of the document, in small letters: what it writes elsewhere decides on a hyphen.
    """
    pieces: list[str] = []
    for text in texts:
        broken = _BROKEN.search(pieces[-1]) if pieces else None
        if broken is None or not text[:1].isalnum():
            pieces.append(f" {text}" if pieces else text)
            continue
        if broken["mark"] == _SOFT or not _keeps_hyphen(broken["first"], text, words):
            pieces[-1] = pieces[-1][:-1]
        pieces.append(text)
    return "".join(pieces)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document for `join`: those inside its lines, hyphens kept."""
    found: set[str] = set()
    for text in texts:
        for token in text.split()[:-1]:  # the last of a line may be half a word
            found.add(token.strip("“”\"'‘’.,;:!?()[]").casefold())
    return frozenset(found)


def _keeps_hyphen(first: str, second: str, words: frozenset[str]) -> bool:
    match = _WORD.match(second)
    if match is None or first[-1:].isdigit() or not second[0].islower():
        return True
    a, b = first.casefold(), match[0].casefold()
    if f"{a}{b}" in words or f"{a}-{b}" in words:
        return f"{a}{b}" not in words
    return a in listed("hyphens", "before") or b in listed("hyphens", "after")


@dataclass(frozen=True, slots=True)
class _Wrap:
    """At which column the page is wrapped, and from which share of it on a line is full."""

    column: int
    share: float

    def is_full(self, a: Line, b: Line, share: float = 0) -> bool:
        """The first word of `b` would not have fitted behind `a`."""
        word = _QUOTED.sub("", b.text).partition(" ")[0]
        size = len(a.text) + 1 + min(len(word), LONGEST_WORD)
        return len(a.text) >= SHORTEST and size > (share or self.share) * self.column


def _wrap_of(lines: Sequence[Line]) -> _Wrap | None:
    """How the page is wrapped; None where it is not.

    Nearly all lines that have another right below end at or before the column, most of them are full,
    and of those below full ones many go on in the middle of a sentence.
    """
    followers = [(a, b) for a, b in pairwise(lines) if not b.gap]
    lengths = sorted(len(a.text) for a, _ in followers if " " in a.text)
    if len(lengths) < FEWEST:
        return None
    column = lengths[(len(lengths) - 1) * 97 // 100]
    if not NARROWEST <= column <= WIDEST:
        return None
    nearly = _Wrap(column, NEARLY)
    full = [(a, b) for a, b in followers if nearly.is_full(a, b)]
    running = [(a, b) for a, b in full if _goes_on(a, b)]
    paragraphs = sum(len(line.text) > WIDEST and line.words > 15 for line in lines)
    if len(running) < 2 or len(running) * 5 < len(full) * 2 or paragraphs * 4 > len(full):
        return None
    exact = sum(nearly.is_full(a, b, 1) for a, b in running)
    return _Wrap(column, 1) if exact * 10 >= 9 * len(running) else nearly


def _goes_on(a: Line, b: Line) -> bool:
    """`b` continues the sentence of `a`."""
    first = _QUOTED.sub("", b.text, count=1).lstrip("\"'“‘«([*_ ")[:1]
    return not a.ends_sentence and (first.islower() or first.isdigit() or a.text[-1] in ",;-–—")


def _breaks_a_word(a: Line, b: Line) -> bool:
    """A word stands in both, its hyphen at the end of `a`: however short that line is."""
    broken = _BROKEN.search(a.text)
    first = _QUOTED.sub("", b.text, count=1)[:1]
    return broken is not None and broken["first"][-1].isalpha() and first.islower()


def _belongs(a: Line, b: Line, indent: int, own: int, wrap: _Wrap) -> bool:
    """`b` stands in the same paragraph as the line above it."""
    if b.gap or a.level or b.level or a.is_ruler or b.is_ruler or len(a.text) > WIDEST:
        return False
    if _FIELD.match(a.text) or (_FIELD.match(b.text) and not a.text.endswith(",")):
        return bool(own > indent and _FIELD.match(a.text))  # a header's line goes on further in
    if (_QUOTED.match(a.text) is None) != (_QUOTED.match(b.text) is None):
        return False
    if b.is_item and not (b.text[:1].isdigit() and not a.ends_sentence and wrap.is_full(a, b, 1)):
        return False
    if own >= indent + 2 and not a.is_item:
        return False  # the first line of a paragraph is set in
    if _goes_on(a, b):
        return len(a.text) >= NARROWEST or _breaks_a_word(a, b)
    return wrap.is_full(a, b)


def _joined(group: Sequence[Line], words: frozenset[str]) -> Line:
    if len(group) == 1:
        return group[0]
    texts = [group[0].text, *(_QUOTED.sub("", line.text, count=1) for line in group[1:])]
    return replace(group[0], text=join(texts, words), printed="")
