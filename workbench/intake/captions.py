"""Captions that no rule knows: by their words, by their place, and by what stands there at the page's other
articles, for a page keeps to one manner."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.blocks.sure_titles import sure_titles
from workbench.intake.blocks.titles import FEWEST, LONGEST
from workbench.intake.cohesion import share_of
from workbench.intake.decks import LONGEST_DECK
from workbench.intake.depicting import LONGEST as LONGEST_CAPTION
from workbench.intake.depicting import caption_odds
from workbench.intake.label import BRINGS, WORDED, Role
from workbench.intake.lines import Line
from workbench.intake.part import Part

if TYPE_CHECKING:
    from workbench.intake.layout import Layout

_PLACE = re.compile(r"[A-ZÀ-Þ’'-]{3,}\.[ ]")
"""TURIN. The council …"""
SHORTEST = 4
"""Words."""
ABOVE, BELOW = 12, 12
"""Lines above a caption to its article's title, and below to the text, at most."""
BETWEEN = 1
"""Lines that are no furniture between a caption and its title, at most."""
LEAST, LEAST_OF_DECK = -0.5, 0.5
"""Odds of a caption, with those of the lines that stand in its place elsewhere and of furniture: below a
byline or a stamp, and where decks stand."""
OWN_WORDS = 0.2
"""Share of a title's words in the text below it, at least, where another line has more."""
WORDED_SO = 2.0
"""Odds that it is furniture from which on a line below a title is no deck, and begins no text."""
USUAL, LOWEST, HIGHEST = -3.0, -6.0, 1.0
"""Odds by words of a line of which nothing is known, and where they are cut off."""
_SAYS = frozenset(
    {"has", "have", "had", "will", "would", "could", "should", "must", "may"}
    | {"said", "says", "say", "expected"}
)
"""Words of sentences that tell news; a caption with a full stop has none of them."""
_REFERS = re.compile(r"(?:She|He|It|They|There|Her|His|Their|Its|This|These|That)\b")
"""How a paragraph opens that leans on the one above it."""
UNLIKELY = -3.0
"""Odds that it is furniture up to which no line is looked at: most text."""
SHARE = 0.7
"""What the others' odds count for beside a line's own, and those that it is furniture."""


def captions_by_words(page: Labelled, odds: Sequence[float]) -> list[int]:
    """Lines below a byline or a stamp and above the text that are captions."""
    titles = {title.place for title in sure_titles(page)}
    places = {
        index: place
        for index, each in enumerate(odds)
        if each > UNLIKELY and (place := _place(page, index, titles))
    }
    return [index for index, each in odds_in_places(page.lines, places, odds).items() if each > LEAST]


def in_heads(layout: Layout, parts: Sequence[Part]) -> dict[int, str]:
    """Of the lines right below the articles' titles those that are no decks and begin no text -> why."""
    places = {
        index: (index in part.header, _is_headed(layout, part, index), _above(layout, part, index))
        for part in parts
        for index in (*part.header[1:], *part.body[: len(part.body) > 1])
        if part.header and may_be_caption(layout.lines[index]) and not _opens(layout, part, index)
    }
    found: dict[int, str] = {}
    for index, each in odds_in_places(layout.lines, places, layout.odds).items():
        deck, headed, _ = places[index]
        if each > (LEAST if headed else LEAST_OF_DECK):
            found[index] = "caption"
        elif (headed or not deck) and layout.odds[index] > (0.0 if deck else WORDED_SO):
            found[index] = WORDED
    return found


def _opens(layout: Layout, part: Part, index: int) -> bool:
    """It begins the text: it tells, or has the title's words as much as the next paragraph."""
    if index in part.header:
        return False
    if layout.has_dateline(index) or _tells(layout.lines[index], layout.lines[part.body[1]]):
        return True
    terms, overlap = layout.vocabulary.terms, layout.vocabulary.overlap
    title = terms(part.header[0])
    return overlap(title, terms(index)) >= overlap(title, terms(part.body[1]))


def _is_headed(layout: Layout, part: Part, index: int) -> bool:
    """A byline or a stamp stands between the title and the line."""
    labels = (layout.labels.get(i) for i in range(part.header[0], index))
    return any(label is not None and label.role is Role.HEAD for label in labels)


def _above(layout: Layout, part: Part, index: int) -> str:
    """What stands right above the line."""
    label = layout.labels.get(index - 1)
    return label.role if label is not None else "title" if index - 1 == part.header[0] else "text"


def odds_in_places(
    lines: Sequence[Line], places: Mapping[int, Hashable], odds: Sequence[float]
) -> dict[int, float]:
    """Log-odds of each of the lines that it is a caption. `places` say where each stands in its article;
    `odds` are those of `wording.odds_of_lines`."""
    own = {index: caption_odds(lines[index].text) for index in places}
    together = defaultdict[Hashable, list[int]](list)
    for index, place in places.items():
        together[place, lines[index].ends_full_stop].append(index)
    found: dict[int, float] = {}
    for alike in together.values():
        within = {index: max(LOWEST, min(HIGHEST, own[index])) for index in alike}
        total = sum(within.values())
        for index in alike:
            rest = (total - within[index] - USUAL * (len(alike) - 1)) / len(alike)  # of few less
            veto = lines[index].ends_full_stop and (
                own[index] < 0.0 or not _SAYS.isdisjoint(lines[index].text.split())
            )
            found[index] = LOWEST if veto else own[index] + SHARE * (rest + min(HIGHEST, odds[index]))
    return found


def may_be_caption(line: Line) -> bool:
    spoken = line.text[:2] in {"Q:", "A:"}
    return SHORTEST <= line.words <= LONGEST_CAPTION and not (line.is_marked or line.named or spoken)


def _place(page: Labelled, index: int, titles: Container[int]) -> Hashable:
    """What stands right above a line that may be a caption; None where none is."""
    if index in page.labels or index in titles or not may_be_caption(page.lines[index]):
        return None
    title, text = _title_above(page, index), _text_below(page, index)
    if title is None or text is None:
        return None
    line, behind = page.lines[index], page.lines[text]
    if (title not in titles or line.ends_full_stop) and _is_head_below(page, index):
        return None
    titled = share_of(page.lines[title].text, behind.text)
    if titled < min(OWN_WORDS, share_of(line.text, behind.text)):
        return None  # it is the title
    begins = share_of(page.lines[title].text, line.text) >= titled or _tells(line, behind)
    if line.ends_full_stop and begins:
        return None
    return page.role(index - 1) or "text"


def _tells(line: Line, behind: Line) -> bool:
    """It is text whatever its words: a place opens it, or the paragraph behind leans on it."""
    return _PLACE.match(line.text) is not None or _REFERS.match(behind.text) is not None


def _title_above(page: Labelled, index: int) -> int | None:
    """The place of the line above that may be the title, with a byline or a stamp between."""
    headed, free = False, 0
    for above in range(index - 1, max(-1, index - 1 - ABOVE), -1):
        label, line = page.labels.get(above), page.lines[above]
        if label is not None:
            if label.role in BRINGS or (label.role is Role.END and label != SHARING):
                break
            headed = headed or label.role is Role.HEAD
        elif line.is_prose and (not headed or line.words > LONGEST_DECK):
            break
        elif not line.is_prose and FEWEST <= line.words <= LONGEST:
            return above if headed else None
        else:
            free += 1
            if free > BETWEEN:
                break
    return None


def _is_head_below(page: Labelled, index: int) -> bool:
    """A byline or a stamp follows, with nothing but furniture between."""
    for below in range(index + 1, min(index + 1 + BELOW, len(page.lines))):
        role = page.role(below)
        if role is Role.HEAD:
            return True
        if role is None or role in BRINGS:
            return False
    return False


def _text_below(page: Labelled, index: int) -> int | None:
    """The next running text, unless headlines of other articles come before it."""
    for below in range(index + 1, min(index + 1 + BELOW, len(page.lines))):
        if page.role(below) is None and page.lines[below].is_prose:
            return below
        if page.role(below) in BRINGS:
            return None
    return None
