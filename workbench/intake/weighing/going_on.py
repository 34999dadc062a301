"""The article goes on: loose lines are its sub-headings, or teasers to throw out."""

from __future__ import annotations

from workbench.intake.label import RELATED, WORDED
from workbench.intake.lines import Line
from workbench.intake.rows import is_in_table
from workbench.intake.weighing.reading import Reading
from workbench.intake.weighing.region import Region
from workbench.intake.weighing.surroundings import LIKE_FURNITURE

LONGEST_SUB_HEADING = 5
"""Words of a sub-heading without a mark: of longer lines most are headlines of other articles."""


def goes_on(region: Region, several: bool = True) -> Reading:
    """The reading in which no article begins in the region; with `several` false the page is one article."""
    reading = Reading(None)
    for index, cost in region.attached.items():
        reading.rejected[index] = region.reason_of_attached(index)
        reading.add(-cost, "a heading after a marker")
    stray = [index for index in region.headings if index not in region.attached]
    for index in stray:
        _judge_stray(region, index, reading, several)
    if len(stray) > 1:
        reading.add(-0.8 * (len(stray) - 1), "several headings together")
    return reading


def _judge_stray(region: Region, index: int, reading: Reading, several: bool) -> None:
    """A heading without a marker inside a text: a sub-heading, a caption or a related headline."""
    line = region.layout.lines[index]
    if 0 < region.layout.title_level < line.level and not line.linked:
        return  # the page itself marks it as a sub-heading
    layout = region.layout
    if layout.odds[index] > LIKE_FURNITURE and not is_in_table(layout.lines, index):
        reading.rejected[index] = WORDED
        reading.add(-0.3, "a line worded like furniture")
        return
    cost, because = _related(region, index)
    if because:
        reading.rejected[index] = RELATED
        reading.add(-cost, because)
        return
    cost = 0.0 if line.words <= 5 else 0.25 * (line.words - 5)
    reading.add(-min(cost, 2.5), f"a sub-heading of {line.words} words{layout.plainly}")
    if several and line.words > LONGEST_SUB_HEADING and not _may_be_asked_or_listed(line):
        reading.rejected[index] = RELATED


def _may_be_asked_or_listed(line: Line) -> bool:
    """A question, words that somebody said, a row: sub-headings and text may be as long."""
    row = "\t" in line.text or any(map(str.isdigit, line.text))
    return row or line.is_item or line.text.endswith(("?", ":", "”", "’", '"', "'"))


def _related(region: Region, index: int) -> tuple[float, str]:
    """What it costs to take it for the headline of another article, and why; no words: it is none."""
    layout, first, after = region.layout, region.first, region.after
    line = layout.lines[index]
    if after >= len(layout.lines):
        return 0.0, ""
    follows = region.follows(index)
    unmarked = layout.title_level > 0 and not line.level
    elsewhere = layout.copies[line.text] > 1
    if line.words >= 3 and layout.under_picture(index, first):
        return 0.3, "a headline right under a caption"
    if line.words >= 4 and line.linked and not line.level and follows < 0.25:
        return 0.3, "a link, and not of what follows"
    beside = layout.by_picture(index, first, after)
    if line.words >= 4 and beside and (follows < 0.2 or elsewhere or unmarked):
        return 0.3, "a headline beside a picture"
    if line.words >= 7 and follows < 0.2 and _is_teasing(line.text):
        return 0.5, "in the manner of a headline, and not of what follows"
    if line.words >= 6 and follows < 0.1 and elsewhere and layout.is_title_elsewhere(index):
        return 0.3, "the title of another item on the page"
    if line.words >= 7 and follows < 0.25 and elsewhere:
        return 0.5, "it stands elsewhere on the page too"
    if line.words >= 9 and follows < 0.12:
        return 1.2, "not of what follows"
    return 0.0, ""


def _is_teasing(text: str) -> bool:
    """In the manner of a headline: a source after a dash, a note in capitals in brackets."""
    tail = text[-30:]
    return any(dash in tail for dash in (" – ", " — ", " - ", "’– ")) or tail.endswith(
        ("(VIDEO)", "(VIDEOS)", "(PHOTOS)")
    )
