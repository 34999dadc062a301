"""Elements that only announce an article, among others that hold one each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.intake.furniture import label_of
from workbench.intake.label import Role
from workbench.intake.lines import Line

REASON = "list of other articles"
FULL = 0.6
"""Share of the text that stands in the other elements, at least."""
_BREAKS = ("…", "...", "[…]", "[...]")


def teasers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of elements marked that break off, are one link, or lead on after a single
    paragraph, where most do not; on a page of such elements alone they are its articles."""
    units: dict[int, list[Line]] = {}
    for line in lines:
        if line.unit:
            units.setdefault(line.unit, []).append(line)
    if len(units) < 2:
        return tuple(lines)
    told = {unit: [each for each in held if each.is_prose and not each.hint] for unit, held in units.items()}
    leading = {unit for unit, held in units.items() if any(map(_leads_on, held))}
    if len(leading) * 2 > len(units):
        leading = set()
    only = {
        unit
        for unit, texts in told.items()
        if len(texts) == 1 and (unit in leading or texts[0].linked or texts[0].text.endswith(_BREAKS))
    }
    if not only or len(only) == len(units):
        return tuple(lines)
    words = {unit: sum(each.words for each in texts) for unit, texts in told.items()}
    if sum(words[unit] for unit in units if unit not in only) < FULL * sum(words.values()):
        return tuple(lines)
    return tuple(
        replace(line, hint=REASON) if line.unit in only and not line.hint else line for line in lines
    )


def _leads_on(line: Line) -> bool:
    """ "Read more", as a link."""
    if not line.linked or not 1 < line.words <= 14 or line.hint not in {"", REASON}:
        return False
    label = label_of(Line(1, line.text.rstrip(" .…")))
    return label is not None and label.role is Role.MARKER
