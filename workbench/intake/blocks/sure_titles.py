"""Titles that are sure: they stand clear of what is above them, and a byline or a stamp is below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.blocks.titles import FEWEST, LONGEST, SECTION
from workbench.intake.bylines import is_names_only
from workbench.intake.decks import LONGEST_DECK
from workbench.intake.headings import deck_points
from workbench.intake.label import BRINGS, Role
from workbench.intake.lines import Line

FAR = 40
"""Lines below a byline among which running text stands, with pictures, buttons and summaries between."""
BETWEEN = 7
"""Lines of furniture between a title and its byline, at most."""
OFTEN = 3
"""Times that no title stands on a page."""
MARKED = 3
"""Lines between a marker and the headline that it brings, at most."""
OPENING = 12
"""Words of the first paragraph of a text, at least."""
DECK = -1
"""Points of a line below a title that sums up, more than."""
SIGNED = frozenset({"byline", "time stamp"})
"""Reasons of the lines that stand below a title."""
CREDIT, CREDITED = "editors' credit line", 6
"""Reason of a line "Source: Ada Field", and its words."""
ENDED = frozenset({"dividing line", "comments"})
"""Reasons of lines behind an article; others that close one may stand at its head as well."""
CLOSED = frozenset({Role.LABEL, Role.END, Role.NOISE, Role.PICTURE})
"""Furniture above a title with which no list of headlines goes on."""
_TWO_NAMES = re.compile(r"[A-Z][\w’'.-]+ [A-Z][\w’'.-]+ (?:&|and) [A-Z][\w’'.-]+ [A-Z][\w’'.-]+")


class Title(NamedTuple):
    """A line that is surely a title."""

    place: int  # of its line
    head: int  # the byline or stamp below it
    summed_up: bool  # a sentence stands between them: the deck


class _Head(NamedTuple):
    """What stands below a byline or a stamp."""

    headings: int  # lines above the text that could be titles
    signed: bool  # a name stands there, and no time alone


def sure_titles(page: Labelled) -> Iterator[Title]:
    """In the order of the page; of one head there is one."""
    counts = Counter([line.text for line in page.lines])
    often = {text for text, times in counts.items() if times >= OFTEN}
    last = -1  # the byline of the title before
    for index in sorted(page.labels):
        if page.labels[index].reason not in SIGNED or page.role(index - 1) is Role.HEAD:
            continue
        nearest, head = _nearest_above(page, index, often), _head_at(page, index)
        if nearest is None or head is None:
            continue
        title = _title_at(page, nearest, head)
        if title is None or (0 <= last < title and not _is_text_between(page, last, title)):
            continue
        last = index
        yield Title(title, index, page.lines[nearest].is_prose)


def _is_text_between(page: Labelled, first: int, after: int) -> bool:
    """Running text: what is behind it belongs to another article."""
    free = (page.lines[i] for i in range(first, after) if i not in page.labels)
    return any(line.is_prose and line.words >= OPENING for line in free)


def _nearest_above(page: Labelled, head: int, often: Collection[str]) -> int | None:
    """The next line above a byline that is no furniture, over pictures, names, labels and buttons."""
    for index in range(head - 1, max(-1, head - 2 - BETWEEN), -1):
        label, line = page.labels.get(index), page.lines[index]
        if label is None:
            if not _is_beside_byline(page, index) and line.text not in often:
                return index
            continue
        button = label == SHARING or (label.role is Role.MARKER and line.words <= SECTION)
        source = label.reason == CREDIT and line.words <= CREDITED
        if label.role not in {Role.NOISE, Role.PICTURE, Role.LABEL} and not button and not source:
            return None
    return None


def _is_beside_byline(page: Labelled, index: int) -> bool:
    """A button or a name, two names, the name of a paper right below that of a writer."""
    line, above = page.lines[index], page.line(index - 1)
    if (line.words <= SECTION and not line.is_prose) or _TWO_NAMES.fullmatch(line.text):
        return True
    named = above is not None and above.words <= SECTION and is_names_only(above)
    return named and is_names_only(line)


def _head_at(page: Labelled, index: int) -> _Head | None:
    """None where no running text follows, or the time is but an age: "2 hours ago"."""
    headings, signed = 0, page.labels[index].reason == "byline"
    dated = not _is_age(page.lines[index])
    for below in range(index + 1, min(index + FAR, len(page.lines))):
        line, label = page.lines[below], page.labels.get(below)
        if label is not None:
            if label.role is Role.LIST or label.reason in ENDED:
                return None
            named = label.reason == "byline" or (below < index + BETWEEN and is_names_only(line))
            signed = signed or (named and not headings)
            dated = dated or not _is_age(line)
        elif line.is_prose and line.words >= OPENING:
            return _Head(headings, signed) if signed or dated else None
        elif not line.is_prose and line.words >= FEWEST:
            headings += 1
    return None


def _is_age(line: Line) -> bool:
    return " ago" in line.text


def _title_at(page: Labelled, nearest: int, head: _Head) -> int | None:
    """The line nearest to the byline or, where it is a deck or a caption, the one above that."""
    line, above = page.lines[nearest], _candidate(page, nearest - 1)
    if line.is_prose:
        return above if line.words <= LONGEST_DECK and _is_clear(page, above, head) else None
    if _candidate(page, nearest) is None:
        return None
    if page.role(nearest - 1) is Role.HEAD and (title := _above_head(page, nearest - 1)) is not None:
        return title if page.role(title - 1) in CLOSED else None
    if above is None:
        return nearest if _is_clear(page, nearest, head) and _is_own(page, nearest, head) else None
    return _of_two(page, above, nearest, head)


def _is_clear(page: Labelled, index: int | None, head: _Head) -> bool:
    """No other line below could be the title; or the head has a name, and furniture is above."""
    return not head.headings or (head.signed and index is not None and page.role(index - 1) in CLOSED)


def _is_own(page: Labelled, index: int, head: _Head) -> bool:
    """No marker brings the line; one further up may, where a name stands below."""
    if head.signed and page.role(index - 1) not in BRINGS:
        return True
    return not _is_below_marker(page, index)


def _of_two(page: Labelled, above: int, nearest: int, head: _Head) -> int | None:
    """Title and deck; or the last headline of a list and the title, which stands apart from it."""
    if head.headings and not head.signed:
        return None
    one, other, before = page.lines[above], page.lines[nearest], page.role(above - 1)
    sums_up = deck_points(other.text) > max(DECK, deck_points(one.text))
    apart = other.gap > one.gap
    if before is Role.LABEL and not page.lines[above - 1].text.isdigit():
        opens = page.lines[above - 1].gap > one.gap
        if sums_up or opens or not apart:
            return above if head.signed or not _is_below_marker(page, above) else None
    if sums_up:
        wider = above > 0 and before is None and one.gap > page.lines[above - 1].gap
        if _is_below_marker(page, above):
            return None
        if before in CLOSED or wider:
            return above
    return nearest if apart and not head.headings else None


def _above_head(page: Labelled, index: int) -> int | None:
    """The line that could be a title above a byline or a stamp: what stands below that is a caption."""
    while page.role(index) is Role.HEAD:
        index -= 1
    return _candidate(page, index)


def _is_below_marker(page: Labelled, index: int) -> bool:
    """ "See also", perhaps a section, and the line: it is another article's headline."""
    for above in range(index - 1, index - 1 - MARKED, -1):
        role = page.role(above)
        if role in BRINGS:
            return True
        if role is not Role.LABEL:
            return False
    return False


def _candidate(page: Labelled, index: int) -> int | None:
    """The line at `index` where it could be a title."""
    line = page.line(index)
    if line is None or page.role(index) is not None or line.is_prose:
        return None
    return index if FEWEST <= line.words <= LONGEST else None
