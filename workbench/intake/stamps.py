"""Which of a page's time stamps are those of which article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.intake.dating import read_date
from workbench.intake.label import Label, Role
from workbench.intake.lines import Line
from workbench.intake.part import Part

ABOVE = 6
"""Lines above an article's title, at most, among which its stamp is sought."""
BEHIND = 3
"""Lines behind an article's text."""


def stamps_of(lines: Sequence[Line], labels: Mapping[int, Label], parts: Sequence[Part]) -> list[list[str]]:
    """For each article its stamps, the likeliest first, as they are written.

    Around its head those below the title come first, a bulletin's label last; then those behind its
    text in its own element. Where all of the page's stamps stand behind the articles they are sought there.
    """
    if _stand_behind(lines, labels, parts):
        return [_written(lines, labels, _behind(lines, parts, place)) for place in range(len(parts))]
    found, ended = [], -1
    for part in parts:
        first = max(ended + 1, _start(part) - ABOVE)
        found.append(_written(lines, labels, _around(lines, part, first)))
        ended = part.body[-1]
    return found


def _start(part: Part) -> int:
    return (part.header or part.body)[0]


def _around(lines: Sequence[Line], part: Part, first: int) -> list[int]:
    head, end = _start(part), part.body[-1] + 1
    last, behind = part.body[min(1, len(part.body) - 1)], end
    while behind < len(lines) and 0 < lines[behind].unit == lines[end - 1].unit:
        behind += 1
    own = sorted(range(head, last), key=lambda index: _is_of_change(lines[index].text))
    above = [i for i in range(head - 1, first - 1, -1) if lines[i].unit in {0, lines[head].unit}]
    return [*own, *above, *range(end, behind)]


def _is_of_change(text: str) -> bool:
    """A stamp of a later change: the day of publication comes before it."""
    return text.casefold().startswith(("updated", "modified", "last updated", "last modified", "amended"))


def _behind(lines: Sequence[Line], parts: Sequence[Part], place: int) -> list[int]:
    end = parts[place].body[-1] + 1
    after = _start(parts[place + 1]) if place + 1 < len(parts) else min(len(lines), end + BEHIND)
    return list(range(end, after))


def _stand_behind(lines: Sequence[Line], labels: Mapping[int, Label], parts: Sequence[Part]) -> bool:
    """A day stands behind the text of each article and none at the head of any."""
    if len(parts) < 2:
        return False
    first = parts[0]
    heads = [range(max(0, _start(first) - ABOVE), first.body[0])]
    heads += [range(_start(part), part.body[0]) for part in parts[1:]]
    if any(_names_day(lines, labels, head) for head in heads):
        return False
    return all(_names_day(lines, labels, _behind(lines, parts, place)) for place in range(len(parts)))


def _names_day(lines: Sequence[Line], labels: Mapping[int, Label], places: Sequence[int]) -> bool:
    return any(
        (_may_date(labels.get(i)) and (read_date(lines[i].stamp) or read_date(lines[i].text)) is not None)
        or _is_dated_heading(lines[i])
        for i in places
    )


def _may_date(label: Label | None) -> bool:
    """A stamp or a byline, and what a web page says of an article at its end: "Posted in News on …"."""
    return label is not None and (label.role is Role.HEAD or label.reason == "about the article")


def _is_dated_heading(line: Line) -> bool:
    """The markup gives the day of the article that the heading opens."""
    return bool(line.level and line.stamp)


def _written(lines: Sequence[Line], labels: Mapping[int, Label], places: Sequence[int]) -> list[str]:
    found = [
        i
        for i in places
        if _is_dated_heading(lines[i])
        or (i in labels and (_may_date(labels[i]) or labels[i].reason == "section label"))
    ]
    return [stamp for i in found for stamp in (lines[i].stamp, lines[i].text) if stamp]
