"""Which lines at a page's top name the page and no article: "The archive of the week", "The Gazette"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from workbench.intake.cohesion import has_dateline, terms
from workbench.intake.headings import deck_points
from workbench.intake.languages import small_words
from workbench.intake.lines import Line
from workbench.lexicon import table

LONGEST = 8
"""Words."""
TEXT = 5
"""Paragraphs below that are searched for a heading's words."""
FOREIGN = 0.2
"""Share of a heading's words in the text below it, up to which it is none of that text. Of 235 titles of
open news articles one has less than 0.25, half have 0.86."""
OWN = 0.34
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


def page_names(lines: Sequence[Line], labelled: Collection[int], sections: frozenset[str]) -> list[int]:
    """Indexes of the lines above the first paragraph that name the page.

    Their words say what kind of page it is; or they are not those of the text, and below them a
    headline of that text follows or a page of items without titles. `sections` are the names of
    sections of papers, in small letters.
    """
    top = [
        index
        for index, line in enumerate(lines)
        if index not in labelled and not line.is_prose and not line.named
    ]
    texts = [index for index, line in enumerate(lines) if index not in labelled and line.is_prose]
    if not texts:
        return []
    top = [index for index in top if index < texts[0]]
    found = [index for index in top if is_page_name(lines[index].text, sections)]
    rest = [index for index in top if index not in found]
    if not rest:
        return found
    below = frozenset[str]().union(*(terms(lines[index].text) for index in texts[:TEXT]))
    for place, index in enumerate(rest):
        line, behind = lines[index], rest[place + 1 :]
        if line.words > LONGEST or _share(line.text, below) > FOREIGN:
            break
        titled = behind and _is_headline(lines[behind[0]].text, below)
        listed = not behind and sum(has_dateline(lines[each].text) for each in texts) > 1
        if not titled and not listed:
            break
        found.append(index)
    return found


def is_page_name(text: str, sections: frozenset[str]) -> bool:
    """All its words are of the kind that lists of articles are called by."""
    words = [word.casefold() for word in _WORD.findall(text)]
    known = table("furniture", "page_name")
    if not 0 < len(words) <= LONGEST or not any(word in known["needs"] for word in words):
        return False
    allowed = _allowed() | _words_of(sections)
    return all(word in allowed for word in words)


def is_list_name(text: str, sections: frozenset[str]) -> bool:
    """All its words are of the kind that lists of other articles are called by: "Top news stories today"."""
    words = text.casefold().replace("’", "'").strip(" :»›>→.").split()
    if not 2 <= len(words) <= 6 or not text[:1].isupper():
        return False
    known = _list_words()
    if words[0] not in known[0] or not any(word in known[1] for word in words):
        return False
    return all(any(word in each for each in known) or word in _words_of(sections) for word in words)


@cache
def _list_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    found = table("furniture", "list_name")
    return frozenset(found["words"]), frozenset(found["needs"]), frozenset(found["small"])


def _is_headline(text: str, below: frozenset[str]) -> bool:
    """In the manner of a headline, and of the text below it."""
    return deck_points(text) < 0 and _share(text, below) >= OWN


def _share(text: str, below: frozenset[str]) -> float:
    """How many of its words stand below, 0 to 1."""
    own = terms(text)
    return len(own & below) / len(own) if own else 0.0


@cache
def _allowed() -> frozenset[str]:
    known, stamp = table("furniture", "page_name"), table("furniture", "stamp")
    return small_words() | {*known["needs"], *known["words"], *stamp["words"], *stamp["signs"]}


@cache
def _words_of(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())
