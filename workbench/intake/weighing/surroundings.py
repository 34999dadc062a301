"""What stands around the place where an article may begin: headings left over, markers, furniture."""

from __future__ import annotations

from workbench.intake.bylines import is_names_only
from workbench.intake.label import Role
from workbench.intake.lines import Line
from workbench.intake.weighing.reading import ABOVE, BELOW, BELOW_DECK, Reading
from workbench.intake.weighing.region import Region

LIKE_FURNITURE = 2.0
"""Log-odds by its wording from which on nobody expects a text of a heading's own."""


def weigh_what_is_left(region: Region, start: int, after: int, reading: Reading) -> None:
    """Headings before the start need a reason to be there."""
    layout, inside = region.layout, bool(region.body)
    attached = region.attached if after == region.after else layout.attached(region.first, after)
    for index in range(region.first, start):
        if not layout.is_heading(index):
            continue
        if index in attached:
            reading.rejected[index] = region.reason_of_attached(index)
            reading.add(-attached[index], "a heading after a marker")
        elif layout.lines[index].words <= 3:
            reading.rejected[index] = "section label"
            reading.add(-0.3, "a short line before the title")
        else:
            reading.rejected[index] = why_before(layout.lines[index])
            cost = 1.4 if inside else 0.6
            if layout.odds[index] > LIKE_FURNITURE:
                cost = 0.3
            reading.add(-cost, "a heading left over before the title")
    if start in attached:
        tight = layout.usual_gap > 0 and layout.lines[start].gap < layout.usual_gap
        tight = tight and not _is_below_section(region, start)
        before = [i for i in range(region.first, start) if i in attached and layout.is_heading(i)]
        if tight:
            reading.add(-4.5, "directly under a marker")
        elif not before and inside:
            _weigh_after_marker(region, start, after, reading)
        elif before and len(before) >= layout.teaser_headings:
            reading.add(0.3, "after as many headings as other markers have")
        elif before:
            reading.add(-0.7, "soon after a marker")


def _is_below_section(region: Region, start: int) -> bool:
    """Right above it stands the name of a section, and no marker."""
    above = start - 1
    return above >= region.first and region.layout.is_heading(above) and region.layout.lines[above].words <= 3


def _weigh_after_marker(region: Region, start: int, after: int, reading: Reading) -> None:
    """ "Read more" closes an item of a list on some pages and opens a teaser on others."""
    follows = region.follows(start, after)
    if region.layout.markers_close:
        reading.add(0.5, "the page's markers close its items")
    elif region.layout.teasers > 1:
        reading.add(-4.5, "the first heading after a marker, as in the page's teasers")
    elif follows > 0.5:
        reading.add(-1.8, "the first heading after a marker, but of what follows")
    elif follows > 0.2:
        reading.add(-3.0, "the first heading after a marker")
    else:
        reading.add(-4.0, "the first heading after a marker, and not of what follows")


def weigh_furniture(region: Region, start: int, reading: Reading) -> None:
    """Bylines, stamps, labels and what closes an article, before the start and between it and the text."""
    layout, first, after = region.layout, region.first, region.after
    before, within = region.roles(first, start), region.roles(start, after)
    if layout.lines[start].words > 2 and region.text_below_deck(start):
        reading.add(2.2, BELOW_DECK)
    elif Role.HEAD in within:
        reading.add(2.6, BELOW)
    elif any(is_names_only(layout.lines[i]) for i in region.headings if i > start):
        reading.add(1.8, "names of people before the text")
    if Role.HEAD in before:
        reading.add(1.2, ABOVE)
    if Role.END in before:
        ruled = any(
            layout.labels[i].reason == "dividing line" for i in range(first, start) if i in layout.labels
        )
        firm = layout.firmly_closed(first, start)
        reading.add(1.2 if ruled else 1.5 if firm else 0.8, "what closes an article stands before it")
    if Role.LABEL in before:
        reading.add(0.8, "a section label before it")
    if before and Role.MARKER in within:
        reading.add(-0.5, "a marker after it")
    gap, usual = layout.lines[start].gap, layout.usual_gap
    if gap > usual + 1 or (gap > usual and usual == 0):
        reading.add(0.7, "a wider gap before it")


def why_before(line: Line) -> str:
    """The reason to leave out a line that stands above a title."""
    return "section label" if line.words <= 4 else "headline without a text"
