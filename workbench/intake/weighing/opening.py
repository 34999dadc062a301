"""Does a paragraph open an article, and does what follows speak of the same as the text before?"""

from __future__ import annotations

from workbench.intake.cohesion import carries_on, names_a_day
from workbench.intake.weighing.reading import DATELINE, Reading, points_along
from workbench.intake.weighing.region import BACK, Region

AHEAD = 5
SHARED = (
    (0.0, 2.8),
    (0.03, 2.3),
    (0.06, 1.3),
    (0.09, 0.2),
    (0.12, -0.8),
    (0.18, -1.7),
    (0.3, -2.6),
    (1.0, -3.2),
)
"""Share of words that two stretches share -> points. Neighbours of unrelated articles share 0.01 to 0.09,
stretches of one article 0.10 to 0.50."""


def weigh_opening(region: Region, after: int, reading: Reading) -> None:
    """A dateline, a day, names in full at the paragraph `after`."""
    text = region.layout.lines[after].text
    if region.layout.has_dateline(after):
        reading.add(2.6, DATELINE)
        if region.body:
            _weigh_second_dateline(region, after, reading)
    if carries_on(text):
        reading.add(-1.2 * carries_on(text), "the paragraph carries on what was said")
    elif names_a_day(text):
        reading.add(1.3, "the paragraph names a day")
    else:
        reading.add(-0.3, "the paragraph names no day")
    if text[:1] in '“"‘':
        reading.add(-0.7, "the paragraph opens with a quotation")
    if region.body:
        _weigh_names(region, after, reading)


def _weigh_second_dateline(region: Region, after: int, reading: Reading) -> None:
    layout = region.layout
    if layout.is_bare(after) and not layout.lists_datelines:
        reading.add(-3.0, "a story may have a second dateline, and nothing else stands before it")
    elif layout.is_bare(after) and layout.signed_together(after):
        reading.add(-5.0, "one sign-off names this place and the one before")
    elif layout.datelines > 1:
        reading.add(1.8, "one of several datelines")


def _weigh_names(region: Region, after: int, reading: Reading) -> None:
    """Names that were given before are given in full again, or only by their last word."""
    text, names = region.layout.lines[after].text, region.vocabulary.names
    lasts = {last for i in region.body[-BACK:] for _, last in names(i)}
    again = {last for _, last in names(after)} & lasts
    if again:
        reading.add(0.5, "names given before are given in full again")
    first_word = text.lstrip('“"‘(').split(" ", 1)[0].strip(",.’'").removesuffix("’s").removesuffix("'s")
    if first_word in lasts and not again:
        reading.add(-1.2, "the paragraph opens with a name that needs the text before")


def weigh_words_of_deck(region: Region, start: int, reading: Reading) -> None:
    """Whether the short paragraph at `start` has words of the text below it, or of that above."""
    layout, vocabulary = region.layout, region.vocabulary
    place = layout.rank[start] + 1
    below = vocabulary.shared([start], layout.texts[place : place + AHEAD])
    above = vocabulary.shared([start], region.body[-AHEAD:])
    reading.add(2.0 * (below - above), f"{below:.0%} of its words below it, {above:.0%} above")


def weigh_words(region: Region, after: int, reading: Reading) -> None:
    """How far the text from `after` on speaks of the same as the text before it."""
    layout = region.layout
    place = layout.rank[after]
    ahead = [after]
    for index in layout.texts[place + 1 : place + AHEAD]:
        if index in layout.loose and len(ahead) >= 2:
            break
        ahead.append(index)
    back = list(region.body[-BACK:])
    shared = region.vocabulary.shared(back, ahead)
    certainty = min(1.0, 0.4 + 0.15 * min(len(back), 4) + 0.1 * (len(ahead) - 1))
    reading.add(
        points_along(SHARED, shared) * certainty,
        f"{shared:.0%} of the words are shared with the text before",
    )
