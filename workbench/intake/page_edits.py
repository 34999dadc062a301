"""A person's corrections of how a page was split, laid over what the reader found.

Of several corrections of one line the later ones win: one says whether an article begins there
(`begin`, `join`), one whether the line belongs to an article (`leave_out`, `take_in`); `begin` takes
the line in too. Beyond that their order does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.errors import EditRefused
from workbench.intake.headings import deck_points
from workbench.intake.lines import Line
from workbench.intake.part import Part
from workbench.intake.splitting import HEADER, Split
from workbench.values.page import EditKind, PageEdit, PageLine

LEFT_OUT = "left out by a person"
WITHOUT_TEXT = "left without a text by a person's corrections"
ABOVE_ALL = "above the first article, after a person's corrections"
BEGUN = "a person began an article here"


@dataclass(frozen=True, slots=True)
class Edited:
    """The split as a person left it. `begun` are the first lines of articles that they began, `decks`
    the articles, by their first line, whose lone line above the text is a deck (or, if false, a title).
    """

    split: Split
    begun: frozenset[int] = frozenset()
    decks: Mapping[int, bool] = field(default_factory=dict)


def shown(line: Line) -> str:
    """The line as it stands on the page."""
    return line.printed or line.text


def edited(
    lines: Sequence[Line], split: Split, edits: Sequence[PageEdit], *, origin: str, decks: bool
) -> Edited:
    """The split with the corrections laid over it. `decks` is the page's manner: a lone line above a
    text is its deck.

    An article that is left without a text disappears, and its lines are told. One that is begun on a
    heading right above another article is that article, beginning further up. Raises EditRefused for
    a line that is not there or reads otherwise.
    """
    if not edits:
        return Edited(split)
    said = _what_is_said(lines, edits, origin)
    found = {_first(part): part for part in split.parts}
    headings = {i for part in split.parts for i in part.header}
    inside = {i for part in split.parts for i in (*part.header, *part.body)}
    inside = (inside | said.taken_in) - said.left_out
    why = {i: reason for i, reason in split.rejected.items() if i not in inside}
    why |= dict.fromkeys(said.left_out, LEFT_OUT)
    starts = sorted((found.keys() - said.joined) | said.begun)
    runs = _runs(starts, sorted(inside), said.taken_in)
    parts: list[Part] = []
    begun: set[int] = set()
    lone: dict[int, bool] = {}
    above: tuple[int, ...] = ()  # headings that a person began an article on, still without a text
    for start, run in zip(starts, runs, strict=True):
        by_person = start in said.begun
        if above and by_person:
            why |= dict.fromkeys(above, WITHOUT_TEXT)
            above = ()
        run = (*above, *run)
        if not run:
            continue
        machine = found.get(start)
        header = _header(lines, run, machine, headings, as_found=not above and not by_person)
        if len(header) == len(run):
            if by_person:
                above = run
            else:
                why |= dict.fromkeys(run, WITHOUT_TEXT)
                above = ()
            continue
        if above or by_person:
            begun.add(run[0])
        if len(header) == 1 and (machine is None or header != machine.header):
            was_second = machine is not None and header == machine.header[1:]
            lone[run[0]] = was_second or (decks and deck_points(lines[header[0]].text) > 0)
        above = ()
        parts.append(
            replace(machine, header=header, body=run[len(header) :])
            if machine
            else Part(header, run[len(header) :], 0.0, ())
        )
    why |= dict.fromkeys(above, WITHOUT_TEXT)
    taken = {i for part in parts for i in (*part.header, *part.body)}
    left = {i: why.get(i, ABOVE_ALL) for i in range(len(lines)) if i not in taken}
    return Edited(Split(tuple(parts), left), frozenset(begun), lone)


def placed(
    lines: Sequence[PageLine], edits: Sequence[PageEdit]
) -> tuple[tuple[PageEdit, ...], tuple[PageEdit, ...]]:
    """Corrections of an earlier reading of the page, led to the lines where their words stand now, and
    those whose words stand nowhere, or in several places, any more."""
    at = {line.number: _plain(line.text) for line in lines}
    times = Counter(at.values())
    only = {words: number for number, words in at.items() if times[words] == 1}
    kept: list[PageEdit] = []
    lost: list[PageEdit] = []
    for edit in edits:
        words = _plain(edit.text)
        if at.get(edit.line) == words:
            kept.append(edit)
        elif words in only:
            kept.append(replace(edit, line=only[words]))
        else:
            lost.append(edit)
    return tuple(kept), tuple(lost)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the corrections come to, as indexes of lines."""

    begun: frozenset[int]
    joined: frozenset[int]
    taken_in: frozenset[int]
    left_out: frozenset[int]


def _what_is_said(lines: Sequence[Line], edits: Sequence[PageEdit], origin: str) -> _Said:
    places = {line.number: index for index, line in enumerate(lines)}
    boundary: dict[int, EditKind] = {}
    member: dict[int, EditKind] = {}
    for edit in edits:
        index = places.get(edit.line)
        if index is None:
            raise EditRefused(origin, edit.line, edit.text, None)
        if _plain(shown(lines[index])) != _plain(edit.text):
            raise EditRefused(origin, edit.line, edit.text, shown(lines[index]))
        if edit.kind in (EditKind.BEGIN, EditKind.JOIN):
            boundary[index] = edit.kind
        if edit.kind is EditKind.BEGIN:
            member[index] = EditKind.TAKE_IN
        elif edit.kind is not EditKind.JOIN:
            member[index] = edit.kind
    return _Said(
        begun=frozenset(i for i, kind in boundary.items() if kind is EditKind.BEGIN),
        joined=frozenset(i for i, kind in boundary.items() if kind is EditKind.JOIN),
        taken_in=frozenset(i for i, kind in member.items() if kind is EditKind.TAKE_IN),
        left_out=frozenset(i for i, kind in member.items() if kind is EditKind.LEAVE_OUT),
    )


def _runs(starts: Sequence[int], inside: Sequence[int], taken_in: frozenset[int]) -> list[tuple[int, ...]]:
    """The lines of the article of each start. What was taken in above the first one belongs to it."""
    runs: list[list[int]] = [[] for _ in starts]
    place = -1
    for index in inside:
        while place + 1 < len(starts) and starts[place + 1] <= index:
            place += 1
        if place >= 0:
            runs[place].append(index)
        elif starts and index in taken_in:
            runs[0].append(index)
    return [tuple(run) for run in runs]


def _header(
    lines: Sequence[Line],
    run: Sequence[int],
    machine: Part | None,
    headings: set[int],
    *,
    as_found: bool,
) -> tuple[int, ...]:
    """The lines above the text: those that were found, else the first ones that look like headings."""
    if machine is not None and as_found and run[0] >= _first(machine):
        return tuple(i for i in machine.header if i in run)
    header: list[int] = []
    for index in run[:HEADER]:
        if index not in headings and lines[index].is_prose:
            break
        header.append(index)
    return tuple(header)


def _first(part: Part) -> int:
    return (*part.header, *part.body)[0]


def _plain(text: str) -> str:
    """The words alone: how a line is spaced is not what it reads."""
    return " ".join(text.split())
