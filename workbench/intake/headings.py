"""What headings tell: title or deck, whether a page's are made alike, which level begins its articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from workbench.intake.cohesion import terms
from workbench.intake.label import Label
from workbench.intake.lines import Line
from workbench.lexicon import table

CHAIN = 4
"""Headings in a row that are made alike, at least."""
SHARED = 0.5
"""Of the words of the longer of two."""
LONGEST = 16
"""Words of a heading with a number."""
_COUNTED = re.compile(r"\(?(?P<number>\d{1,2})[.)][ ]+(?=\S)")
_FIRST = re.compile(r"(?P<number>1)[ ](?=[a-z]+[ ][a-z]+:[ ])")
"""1 big thing: …"""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ARTICLE = re.compile(r"\b(?:the|a|an)\b")
_FINITE = re.compile(
    r"""\b(?: is|are|was|were|has|have|had|will|would|could|should|may|might|can
        | said|says[ ]that|took|came|made|saw|told|called|issued|valued )\b""",
    re.VERBOSE,
)
_HEADLINE_SIGN = re.compile(r"[:|]\s|\s[–—-]\s|[‘'][^’']{3,40}[’'](?!\w)|^(?:How|Why|What|Who|Where)\b")


CLEAR = 3
"""Points of a line that is clearly a deck."""


def names_its_kind(text: str) -> bool:
    """ "Editorial: …", "… | Our view": titles say what kind of text theirs is, sub-headings hardly."""
    low = text.casefold()
    return low.partition(":")[0].strip() in _kinds() or low.rpartition("|")[2].strip() in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(table("furniture", "title_kind")["words"])


def deck_points(text: str) -> int:
    """Above zero for a sentence that sums up (a deck), below for a headline.

    Headlines drop articles and auxiliaries, are short, and stand in capitals or with a colon.
    """
    words = text.split()
    points = min(2, len(_ARTICLE.findall(text))) + min(2, len(_FINITE.findall(text)))
    points += 1 if len(words) >= 14 else -1 if len(words) <= 10 else 0
    if text.rstrip('”"’').endswith("."):
        points += 2
    longer = [word for word in words[1:] if len(word) > 3]
    if longer and sum(word[0].isupper() for word in longer) > 0.7 * len(longer):
        points -= 3
    if _HEADLINE_SIGN.search(text):
        points -= 1
    return points - 1


def are_decks(lone: Sequence[str]) -> bool:
    """Whether the lone first lines of a page's articles are decks: a page keeps to one manner.

    One or two lines must be clear; headlines have -2 in the middle, decks 2.
    """
    enough = 1.5 if len(lone) > 2 else 2.9
    points = [min(deck_points(line), CLEAR) for line in lone]  # one long sentence says nothing of the others
    return bool(lone) and sum(points) > enough * len(lone)


def made_alike(headings: Sequence[str]) -> list[int]:
    """Places of the headings that stand in a row of one template: "Quake of magnitude 4.1 hits Turin".

    Their neighbours have half of their words, one at least that is no small word, and are not
    equal. Questions are left out: those stand inside a text.
    """
    words = [frozenset(_NUMBER.sub("0", each.casefold()).split()) for each in headings]
    found: list[int] = []
    run = [0] if headings else []
    for one, other in pairwise(range(len(headings))):
        longest = max(len(words[one]), len(words[other]))
        alike = (
            longest > 2
            and headings[one] != headings[other]
            and not headings[other].endswith("?")
            and len(words[one] & words[other]) >= SHARED * longest
            and bool(terms(headings[one]) & terms(headings[other]))
        )
        if not alike:
            found += run if len(run) >= CHAIN else []
            run = []
        run.append(other)
    return found + (run if len(run) >= CHAIN else [])


def numbered(lines: Sequence[Line], labelled: Collection[int] = ()) -> frozenset[int]:
    """Indexes of lines "1. Steel: a grant for the furnace" that count up, a paragraph below each.

    The first may be counted in words: "1 big thing". Furniture between a line and its paragraph, and one
    short line, are passed over.
    """
    found: list[int] = []
    for index, line in enumerate(lines):
        match = _COUNTED.match(line.text) or (_FIRST.match(line.text) if not found else None)
        if match is None or line.ends_full_stop or line.words > LONGEST or line.kept:
            continue
        below = [i for i in range(index + 1, min(index + 6, len(lines))) if i not in labelled][:2]
        text = next((lines[i] for i in below if lines[i].is_prose), None)
        if text is None or text.is_item or text.words <= line.words:
            continue
        if int(match["number"]) == len(found) + 1:
            found.append(index)
    return frozenset(found) if len(found) > 1 else frozenset()


def title_level(lines: Sequence[Line], labels: Mapping[int, Label]) -> int:
    """The level of headings that begin articles; 0 where the page marks no headings.

    It is the highest level that stands oftener than once, or once with running text before the next
    heading: a lone first heading with none below it is the page's name.
    """
    marked = [(i, line) for i, line in enumerate(lines) if line.level and i not in labels]
    counts = Counter(line.level for _, line in marked)
    for level in sorted(counts):
        if counts[level] > 1 or len(counts) == 1:
            return level
        place = next(index for index, (_, line) in enumerate(marked) if line.level == level)
        start = marked[place][0]
        end = marked[place + 1][0] if place + 1 < len(marked) else len(lines)
        if any(lines[i].is_prose and i not in labels for i in range(start, end)):
            return level
    return 0
