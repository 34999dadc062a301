"""Lines that are none of running text and yet an article's own: the list behind a colon, what an
interviewer asks; and titles that look like running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from workbench.intake.cohesion import share_of
from workbench.intake.headings import names_its_kind
from workbench.intake.label import BRINGS, Label, Role
from workbench.intake.lines import Line

LONGEST_LIST = 60
"""Lines."""
LONGEST_ITEM = 40
"""Words."""
LONGEST_HEADLINE = 20
LONGEST_OF_TWO = 26
AHEAD = 8
"""Lines below a title, at most, among which its byline stands."""
OWN_WORDS = 0.45
"""Share of a line's words in the paragraph below it from which on it is the title of that."""
_ASKED = re.compile(r"(?P<who>[A-Z][\w.&’'-]*)(?:[ ][\w.&’'-]+){0,3}:[ ].{3,400}\?[”\"’']?")
"""The Herald: What did you see?"""


def lists_behind_colons(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of the items below "The following roads are closed:", two at least.

    The list ends at furniture, at a wider gap or at running text; a title that stands there is none of it.
    """
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index in labels or not line.core.endswith(":") or line.words < 2 or line.level:
            continue
        items = _items(lines, labels, index + 1)
        if line.words < 4 and not all(any(map(str.isdigit, lines[i].text)) for i in items):
            continue  # "Read more on:"
        if sum(not lines[i].is_prose for i in items) > 1:
            found.update((index, *items))
    return frozenset(found)


def told_sources(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of lines "Source: the ministry on Telegram" that "Details: …" follows: text, and no credit."""
    return frozenset(
        index
        for index, line in enumerate(lines[:-1])
        if line.text.startswith("Source:")
        and lines[index + 1].is_prose
        and lines[index + 1].text.startswith(("Details", "Quote", "Background"))
        and index + 1 not in labels
    )


def asked(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of the questions of an interview, each with the paper that asks and an answer below: two at
    least, one of them right behind an answer. "Explainer: …?" is a title."""
    places = defaultdict[str, list[int]](list)
    for index, line in enumerate(lines[:-1]):
        if not line.text.endswith(("?", "?”", '?"')) or index in labels or line.level:
            continue
        match, answer = _ASKED.fullmatch(line.text), lines[index + 1]
        if match and not names_its_kind(line.text) and answer.is_prose and index + 1 not in labels:
            places[match["who"]].append(index)
    return frozenset(
        index
        for each in places.values()
        if len(each) > 1 and any(lines[i - 1].is_prose and i - 1 not in labels for i in each if i)
        for index in each
    )


def _items(lines: Sequence[Line], labels: Mapping[int, Label], first: int) -> list[int]:
    found: list[int] = []
    for index in range(first, min(first + LONGEST_LIST, len(lines))):
        line = lines[index]
        wide = len(found) > 1 and line.gap > lines[first + 1].gap
        row = index in labels and labels[index].reason == "row of a table"
        furniture = index in labels and not row
        if furniture or line.level or line.named or wide or line.is_prose or line.words > LONGEST_ITEM:
            break
        found.append(index)
    after = first + len(found)
    headed = any(
        index in labels and labels[index].role is Role.HEAD
        for index in range(after, min(after + 3, len(lines)))
    )
    if headed:
        text = next((line for line in lines[after : after + 9] if line.is_prose), None)
        decked = len(found) > 1 and text is not None and _is_title_of(lines[after - 2], text)
        return found[: -2 if decked else -1]
    if found and after < len(lines) and after not in labels and _is_title_of(lines[after - 1], lines[after]):
        return found[:-1]
    return found


def _is_title_of(line: Line, below: Line) -> bool:
    return below.words > line.words and share_of(line.text, below.text) >= OWN_WORDS


def headlines(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of the headlines that look like running text by themselves."""
    return (
        entries_of_lists(lines, labels)
        | headlines_of_two_sentences(lines, labels)
        | headlines_with_full_stop(lines, labels)
    )


def entries_of_lists(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of the numbered headlines below "Most read": "1. Queues at the border reach 14 km"."""
    found: set[int] = set()
    for index, label in labels.items():
        if label.role is not Role.LIST:
            continue
        for i in range(index + 1, min(index + LONGEST_LIST, len(lines))):
            if i in labels:
                continue
            if not lines[i].is_item or lines[i].ends_full_stop or lines[i].words > LONGEST_HEADLINE:
                break
            found.add(i)
    return frozenset(found)


def headlines_of_two_sentences(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of lines "She taught three generations to swim. Who will teach the fourth?" above a byline or
    a time stamp, with furniture or nothing above them."""
    return frozenset(
        index
        for index, line in enumerate(lines)
        if index not in labels
        and line.words <= LONGEST_OF_TWO
        and not line.ends_full_stop
        and not line.kept
        and _is_headed(labels, index)
        and line.has_sentence_break
        and (index == 0 or index - 1 in labels or not lines[index - 1].is_prose)
    )


def headlines_with_full_stop(lines: Sequence[Line], labels: Mapping[int, Label]) -> frozenset[int]:
    """Indexes of single sentences that stand on the page twice, once above a byline or a time stamp and
    once among other headlines: titles that end with a full stop."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if index not in labels and _may_be_headline(line):
            places.setdefault(line.text, []).append(index)
    return frozenset(
        index
        for each in places.values()
        if len(each) > 1
        and any(_is_headed(labels, index, 3) for index in each)
        and any(_is_among_others(lines, labels, index) for index in each)
        for index in each
    )


def _may_be_headline(line: Line) -> bool:
    return (
        line.is_prose and line.words <= LONGEST_HEADLINE and not line.has_sentence_break and not line.is_item
    )


def _is_headed(labels: Mapping[int, Label], index: int, ahead: int = AHEAD) -> bool:
    """A byline or a stamp stands below, and between them at most a deck and what belongs to a picture."""
    free = 0
    for below in range(index + 1, index + ahead):
        role = labels[below].role if below in labels else None
        free += role is None
        if role is Role.HEAD:
            return True
        if free > 1 or role in BRINGS:
            return False
    return False


def _is_among_others(lines: Sequence[Line], labels: Collection[int], index: int) -> bool:
    """No running text stands right below it."""
    return index + 1 == len(lines) or index + 1 in labels or not lines[index + 1].is_prose
