"""What a page tells of other articles between its own: teasers, related titles, links in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.intake.blocks.labelled import Labelled
from workbench.intake.label import BRINGS, Role

CUT_OFF = 25
"""Words of the opening of another article."""
FEWEST = 4
"""Words of a title, at least, and of a marker, at most."""
CAPTION = 14
"""Words of a caption in a teaser, at most."""
LINKED = 8
"""Lines below a marker that may be a list of links."""
TEASER = 6
"""Lines of a teaser."""
_IN_SECTION = re.compile(r"In [“\"][^“”\"]{2,40}[”\"]")
_CLOCK_OR_YEAR = re.compile(r"\d:\d\d|(?:19|20)\d\d")


def teasers(page: Labelled) -> Iterator[int]:
    """Openings of other articles that the page cuts off, two at least: "CITIES remember their rivers…"."""
    cut = [
        index
        for index, line in enumerate(page.lines)
        if line.words <= CUT_OFF
        and index not in page.labels
        and line.text.endswith(("…", "..."))
        and line.text[:1] not in "“\"‘'"
        and not line.has_sentence_break
        and not page.is_text(index - 1)
        and not page.is_text(index + 1)
    ]
    if len(cut) > 1:
        yield from cut


def related_by_day(page: Labelled) -> Iterator[int]:
    """Title, day and section of another article, as blogs give them: In "Court Stories"."""
    for index in page.brief:
        if not _IN_SECTION.fullmatch(page.lines[index].text) or not page.is_stamp(index - 1):
            continue
        yield from (index - 1, index)
        title = page.line(index - 2)
        if title is not None and index - 2 not in page.labels and not title.is_prose:
            yield index - 2


def related_with_days(page: Labelled) -> Iterator[int]:
    """Titles of other articles below "Related posts", each with its day: two at least, with nothing between.

    Not the last, where running text follows: it may be the title of that.
    """
    for marker, label in page.labels.items():
        if label.role not in BRINGS or page.lines[marker].words > 4:
            continue
        days = list(_dated_titles(page, marker + 1))
        if len(days) < 2 or len({page.lines[day].words for day in days}) > 1:
            continue
        titles = [day - 1 for day in days]
        last = -1 if page.is_text(days[-1] + 1) else None
        yield from (*days[:last], *titles[:last])


def _dated_titles(page: Labelled, first: int) -> Iterator[int]:
    """Places of the days below a title each, one pair behind the other."""
    while page.line(first + 1) is not None and page.is_stamp(first + 1):
        title = page.lines[first]
        if first in page.labels or title.is_prose or not FEWEST <= title.words <= CUT_OFF:
            return
        yield first + 1
        first += 2


def ages_of_teasers(page: Labelled) -> Iterator[int]:
    """ "5 min read" or "3 hours ago" below a headline that "Related article" brings into a text."""
    for marker, label in page.labels.items():
        brings = label.role is Role.MARKER and page.lines[marker].words <= FEWEST
        if not brings or not _is_in_text(page, marker):
            continue
        headings = 0  # the headline, and a caption
        for index in range(marker + 1, min(marker + TEASER, len(page.lines))):
            if headings and page.is_stamp(index) and not _CLOCK_OR_YEAR.search(page.lines[index].text):
                yield index
                break
            if index in page.labels:
                continue
            if headings > 1 or (page.lines[index].is_prose and page.lines[index].words > CAPTION):
                break
            headings += 1


def _is_in_text(page: Labelled, index: int) -> bool:
    """Running text is the first above that is no advertisement or button."""
    above = range(index - 1, max(-1, index - TEASER), -1)
    first = next((i for i in above if page.role(i) is not Role.NOISE), None)
    return first is not None and page.is_text(first)


def items_below_markers(page: Labelled) -> Iterator[int]:
    """Headlines with a star before each, right below "Read more:"."""
    for marker, label in page.labels.items():
        if label.role not in BRINGS:
            continue
        for index in range(marker + 1, min(marker + LINKED, len(page.lines))):
            line = page.lines[index]
            linked = line.text[:1] in "*•" and line.words > FEWEST and not line.ends_full_stop
            if index in page.labels or not linked or line.kept:
                break
            yield index
