"""Is a heading the title of what stands below it?"""

from __future__ import annotations

import re

from workbench.intake.bylines import is_names_only
from workbench.intake.headings import deck_points, names_its_kind
from workbench.intake.label import Role
from workbench.intake.weighing.reading import Reading, points_along
from workbench.intake.weighing.region import Region

FEW = 6
"""Words of a quotation that is a sub-heading."""
_QUOTED = re.compile(r"[‘'“\"][^‘“\"”]+[’'”\"]")
LONGEST = 34
"""Words."""
CLEAR = "it stands clear above a byline"
FEW_WORDS, OWN_WORDS = 0.1, 0.3
"""Shares of a heading's words in the text below it: of another's title, and of its own."""
TITLES = ((0.0, -1.3), (0.08, -0.6), (0.18, 0.0), (0.45, 1.2), (0.8, 2.8), (1.0, 3.4))
FOLLOWING = ((0.0, -0.8), (0.08, -0.3), (0.18, 0.0), (0.45, 0.7), (0.8, 1.7), (1.0, 2.0))
"""Share of a heading's words that the next paragraph has -> points. Titles have 0.25 to 1, decks less."""


def weigh_title(region: Region, start: int, reading: Reading) -> None:
    """Its length, what stands between it and the text, and whose words it has."""
    layout = region.layout
    line = layout.lines[start]
    inside = [i for i in region.headings if i >= start]
    headed = Role.HEAD in region.roles(start, region.after)
    words = max(layout.lines[i].words for i in inside[:2])
    if not line.named:
        reading.add(_points_for_length(words), f"a heading of {words} words")
    _weigh_next_heading(region, start, inside, headed, reading)
    if layout.usual_gap == 0 and any(layout.lines[i].gap for i in inside[1:]):
        reading.add(-1.2, "a gap between it and the next heading")
    if len(inside) > 2:
        each = 1.2 if headed else 0.5
        reading.add(-each * (len(inside) - 2), "many headings before the text")
    if names_its_kind(line.text) and line.words > 2:
        reading.add(1.5, "it says what kind of text it is of")
    if not headed and line.words <= FEW and _QUOTED.fullmatch(line.text):
        reading.add(-1.5, "a quotation alone")
    if start in layout.titles:
        reading.add(1.0, CLEAR)
    elif any(index in layout.titles for index in range(region.first, start)):
        reading.add(-3.0, "below the title that stands above the byline")
    elif any(index in layout.titles for index in range(start + 1, region.after)):
        reading.add(-1.5, "above the title that stands above the byline")
    if line.words > LONGEST:
        reading.add(-2.0, "too long for a heading")
    _weigh_words_of_title(region, start, headed, reading)
    if (
        start - 1 in region.headings
        and start - 1 not in region.attached
        and layout.lines[start - 1].words > 3
    ):
        reading.add(-1.0, "right below another heading")
    if start in layout.alike:
        reading.add(3.0 if line.words > 5 else 1.5, "one of several headings that are made alike")
    if line.ends_sentence and line.words < 7:
        reading.add(-0.3, "a short question")


def _weigh_next_heading(
    region: Region, start: int, inside: list[int], headed: bool, reading: Reading
) -> None:
    """The line below it may be its deck, or the title that it is only the label of."""
    if len(inside) < 2:
        return
    layout, terms = region.layout, region.vocabulary.terms
    line, below = layout.lines[start], layout.lines[inside[1]]
    if len(inside) == 2 and not is_names_only(below):
        apart = not terms(start) & (terms(inside[1]) | terms(region.after))
        apart = apart and not (headed and inside[1] == start + 1)
        apart = apart or _is_title_of_the_text(region, start, inside[1])
        reading.add(-0.9 if apart else 0.6, "two headings apart" if apart else "a title and a deck")
    if Role.LABEL in region.roles(start, inside[1]):
        reading.add(-2.0, "a menu or a label between it and the next heading")
    if line.words <= 2 and below.words > line.words + 1:
        reading.add(-3.0 if deck_points(below.text) < 0 else -1.5, "a label in a title's place")


def _is_title_of_the_text(region: Region, above: int, index: int) -> bool:
    """Of two headlines the lower one has the words of the text, and the upper one has none of them."""
    headline = deck_points(region.layout.lines[index].text) < 0
    return headline and region.follows(above) < FEW_WORDS and region.follows(index) >= OWN_WORDS


def _weigh_words_of_title(region: Region, start: int, headed: bool, reading: Reading) -> None:
    layout, body = region.layout, region.body
    heading = region.vocabulary.terms(start)
    follows = region.follows(start)
    if start in layout.boxes:
        reading.add(-2.5, "a short box that comes again on the page")
    elif (
        body
        and follows < 0.1
        and layout.copies[layout.lines[start].text] > 1
        and layout.is_title_elsewhere(start)
    ):
        reading.add(-3.0, "it is the title of another item on the page")
    elif layout.copies[layout.lines[start].text] > 1 and (not headed or follows < 0.1):
        reading.add(-0.4 if follows > 0.2 else -1.5, "the same heading stands elsewhere on the page")
    points = points_along(TITLES, follows) * (min(1.0, len(heading) / 3) if follows > 0.18 else 1.0)
    reading.add(points, f"{follows:.0%} of its words in the next paragraph")
    if not body:
        return
    if layout.under_picture(start, region.first):
        reading.add(-1.2 if follows > 0.2 else -3.0, "right under a caption")
    elif layout.by_picture(start, region.first, start):
        reading.add(-0.8, "under a caption")
    back = frozenset[str]().union(*map(region.vocabulary.terms, body[-3:]))
    before = region.vocabulary.overlap(heading, back)
    if before > follows:
        reading.add(-1.5 * (before - follows), "its words are those of the text before")


def _points_for_length(words: int) -> float:
    if words <= 2:
        return -3.0
    if words <= 4:
        return -1.6
    if words <= 5:
        return -0.8
    if words <= 7:
        return 0.5
    return 0.8 if words <= 9 else 1.1
