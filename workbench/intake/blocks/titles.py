"""Lines that stand where titles do: above a byline or a stamp, with running text below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.bylines import is_names_only
from workbench.intake.decks import BETWEEN_ARTICLES, LONGEST_DECK, LONGEST_STOPPED
from workbench.intake.headings import deck_points
from workbench.intake.label import Role

_TWO_NAMES = re.compile(r"[A-Z][\w’'.-]+ [A-Z][\w’'.-]+ (?:&|and) [A-Z][\w’'.-]+ [A-Z][\w’'.-]+")
FEWEST, LONGEST = 4, 40
"""Words of a title."""
SECTION = 3
"""Words of the name of a section."""
NEAR = 8
"""Lines below a byline among which running text stands."""
FAR = 40
"""The same, where pictures, buttons and summaries stand between."""
BETWEEN = 7
"""Lines of furniture between a title and its byline, at most."""
MARKED = 3
"""Lines between a marker and the headline that it brings, at most."""
DECK = -1
"""Points of a line below a title that sums up, more than."""
OFTEN = 3
"""Times that no title stands on a page."""
OPENING = 12
"""Words of the first paragraph of a text, at least."""
CLOSED = frozenset({Role.LABEL, Role.END, Role.NOISE, Role.PICTURE})
"""Furniture above a title with which no list of headlines goes on."""


def title_places(page: Labelled) -> Iterator[int]:
    """Lines right above a byline or a stamp with running text below, and where a deck stands between, the
    line above the deck: they may be titles."""
    for head, label in page.labels.items():
        if label.role is not Role.HEAD or page.role(head - 1) is not None or not _is_above_text(page, head):
            continue
        title, above = page.line(head - 1), page.line(head - 2)
        if title is None or title.words < FEWEST or title.words > LONGEST:
            continue
        closed = above is None or above.words <= SECTION or page.role(head - 2) in BETWEEN_ARTICLES
        if title.starts_lower and page.role(head - 2) is Role.HEAD:
            continue  # "in Court news" between two stamps
        if not title.is_prose or (closed and title.words <= LONGEST_STOPPED):
            yield head - 1
        if above is not None and page.role(head - 2) is None and not above.is_prose and above.words >= FEWEST:
            yield head - 2


def _is_above_text(page: Labelled, head: int) -> bool:
    """Running text is the first below that is no furniture, no name and no label with a colon."""
    unknown = (
        page.lines[i] for i in range(head + 1, min(head + NEAR, len(page.lines))) if i not in page.labels
    )
    for line in unknown:
        if line.is_prose:
            return True
        if not (line.words <= SECTION and line.text.endswith(":")):
            return False
    return False


SIGNED = frozenset({"byline", "time stamp"})
"""Reasons of the lines that stand below a title."""
ENDED = frozenset({"dividing line", "comments"})
"""Reasons of lines behind an article; others that close one may stand at its head as well."""


class Title(NamedTuple):
    """A line that is surely a title."""

    place: int  # of its line
    head: int  # the byline or stamp below it
    summed_up: bool  # a sentence stands between them: the deck


def sure_titles(page: Labelled) -> Iterator[Title]:
    """Titles that stand clear of the lines above them, a byline or a stamp below them or below their deck."""
    counts = Counter(line.text for line in page.lines)
    often = {text for text, times in counts.items() if times >= OFTEN}
    last = -1  # the byline of the title before, until its text begins
    for head in sorted(page.labels):
        if page.labels[head].reason not in SIGNED or page.role(head - 1) is Role.HEAD:
            continue
        nearest = _unlabelled_above(page, head, often)
        if nearest is None:
            continue
        title = _title_at(page, nearest, _headings_below(page, head))
        if title is not None and (last < 0 or title < last or _has_text(page, last, title)):
            last = head
            yield Title(title, head, page.lines[nearest].is_prose)


def _has_text(page: Labelled, first: int, after: int) -> bool:
    """Running text stands between: what is behind it belongs to another article."""
    free = (page.lines[i] for i in range(first, after) if i not in page.labels)
    return any(line.is_prose and line.words >= OPENING for line in free)


def _unlabelled_above(page: Labelled, head: int, often: Collection[str]) -> int | None:
    """The next line above a byline that is no furniture, over pictures, names, labels and buttons."""
    for index in range(head - 1, max(-1, head - 2 - BETWEEN), -1):
        role = page.role(index)
        if role is None:
            line = page.lines[index]
            brief = line.words <= SECTION and not line.is_prose
            if brief or line.text in often or _TWO_NAMES.fullmatch(line.text) or _is_paper(page, index):
                continue
            return index
        brief = role is Role.MARKER and page.lines[index].words <= SECTION
        if not brief and role not in {Role.NOISE, Role.PICTURE, Role.LABEL} and page.labels[index] != SHARING:
            return None
    return None


def _is_paper(page: Labelled, index: int) -> bool:
    """The name of a paper right below that of a writer."""
    above = page.line(index - 1)
    return (
        above is not None
        and above.words <= SECTION
        and all(is_names_only(line) for line in (above, page.lines[index]))
    )


class _Below(NamedTuple):
    """What stands below a byline."""

    text: bool  # running text, before anything that closes an article
    headings: int  # lines above it that could be titles
    signed: bool  # a name stands there, and no time alone


def _headings_below(page: Labelled, head: int) -> _Below:
    headings, signed = 0, page.labels[head].reason == "byline"
    dated = " ago" not in page.lines[head].text
    for index in range(head + 1, min(head + FAR, len(page.lines))):
        line, label = page.lines[index], page.labels.get(index)
        if label is not None:
            if label.role is Role.LIST or label.reason in ENDED:
                break
            named = label.reason == "byline" or (index < head + BETWEEN and is_names_only(line))
            signed = signed or (named and not headings)
            dated = dated or " ago" not in line.text
        elif line.is_prose and line.words >= OPENING:
            return _Below(signed or dated, headings, signed)
        elif not line.is_prose and line.words >= FEWEST:
            headings += 1
    return _Below(False, headings, signed)


def _title_at(page: Labelled, nearest: int, below: _Below) -> int | None:
    """The line itself or, where it is a deck, that above it."""
    if not below.text:
        return None
    line, above = page.lines[nearest], _candidate(page, nearest - 1)
    if line.is_prose:
        clear = not below.headings or (below.signed and above is not None and page.role(above - 1) in CLOSED)
        return above if line.words <= LONGEST_DECK and clear else None
    if line.words < FEWEST or line.words > LONGEST:
        return None
    if page.role(nearest - 1) is Role.HEAD:
        title = _above_head(page, nearest - 1)
        if title is not None:
            return title if page.role(title - 1) in CLOSED else None
    if above is None:
        alone = not below.headings or (below.signed and page.role(nearest - 1) in CLOSED)
        return nearest if alone and not _is_below_marker(page, nearest) else None
    closed = page.role(above - 1) in CLOSED
    if below.headings and not below.signed:
        return None
    sums_up = deck_points(line.text) > max(DECK, deck_points(page.lines[above].text))
    apart = page.lines[nearest].gap > page.lines[above].gap
    labelled = page.role(above - 1) is Role.LABEL and not page.lines[above - 1].text.isdigit()
    opens = labelled and page.lines[above - 1].gap > page.lines[above].gap
    if labelled and (sums_up or opens or not apart):
        return above if below.signed or not _is_below_marker(page, above) else None
    if not sums_up:
        return nearest if apart and not below.headings else None
    if _is_below_marker(page, above):
        return None
    wider = above > 0 and page.lines[above].gap > page.lines[above - 1].gap
    if closed or (wider and page.role(above - 1) is None):
        return above
    return nearest if apart and not below.headings else None


def _above_head(page: Labelled, index: int) -> int | None:
    """The line that could be a title above a byline or a stamp: what stands below that is a caption."""
    while page.role(index) is Role.HEAD:
        index -= 1
    return _candidate(page, index)


def _is_below_marker(page: Labelled, index: int) -> bool:
    """ "See also", perhaps a section, and the line: it is another article's headline."""
    for above in range(index - 1, index - 1 - MARKED, -1):
        role = page.role(above)
        if role in {Role.MARKER, Role.LIST}:
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
