"""What a web page's own marks say: elements of its articles, levels and names of its headings."""

from __future__ import annotations

from workbench.intake.weighing.reading import OWN_ELEMENT, Reading
from workbench.intake.weighing.region import Region


def weigh_markup(region: Region, start: int, reading: Reading) -> None:
    """For an article that begins at `start`."""
    lines, after = region.layout.lines, region.after
    line, level = lines[start], region.layout.title_level
    if line.unit != lines[after].unit:
        reading.add(-6.0, "the text below it stands in another <article>")
    if region.body:
        before, behind = lines[region.body[-1]].unit, lines[after].unit
        if before and before == behind:
            reading.add(-5.0, "both sides stand in one <article>")
        elif before and behind:
            reading.add(6.0, OWN_ELEMENT)
        elif behind:
            reading.add(2.0, "an <article> begins")
    if start == after:
        return
    if line.named:
        once = region.layout.copies[line.text] < 2
        reading.add(5.0 if once else 1.5, "the page's own data names it as a headline")
    if not level:
        return
    if line.level == level:
        reading.add(2.0 if line.linked else 1.2, "a heading of the level of the page's titles")
    elif line.level > level:
        reading.add(-2.2, "a heading of a lower level")
    elif line.level:
        reading.add(-2.5, "a heading of a higher level than the page's titles")
    else:
        marked = any(lines[i].level == level for i in region.headings if i >= start)
        reading.add(-2.4 if marked else -1.0, "not marked as a heading, as others are")
