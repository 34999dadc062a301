"""A new article begins: at a heading, at a paragraph without one, or at a deck with a full stop."""

from __future__ import annotations

from workbench.intake.cohesion import carries_on
from workbench.intake.decks import is_deck_by_place
from workbench.intake.label import Role
from workbench.intake.weighing.manner import Manner, weigh_like_the_last, weigh_manner, weigh_place_of_stamps
from workbench.intake.weighing.markup import weigh_markup
from workbench.intake.weighing.opening import weigh_opening, weigh_words, weigh_words_of_deck
from workbench.intake.weighing.reading import BELOW, Reading, points_along
from workbench.intake.weighing.region import Region
from workbench.intake.weighing.surroundings import weigh_furniture, weigh_what_is_left
from workbench.intake.weighing.title import FOLLOWING, weigh_title

TITLE_WORDED = 0.4
"""Points for each unit of the log-odds that a title is furniture by its wording."""


def begins(region: Region, start: int, manner: Manner | None) -> Reading:
    """A new article begins at line `start`, which is a heading or the paragraph below itself."""
    layout, after = region.layout, region.after
    reading = Reading(start)
    reading.take(region.once(_weigh_place, start))
    if manner is not None:
        weigh_place_of_stamps(region, start, manner, reading)
    if start in layout.again:
        reading.add(4.0, "the same item stands elsewhere on the page")
    elif start in layout.behind_again and start < after:
        reading.add(3.0, "behind an item that stands elsewhere on the page")
    if start in layout.briefs:
        reading.add(3.0, "one of several short items in a row")
    if not region.body:
        return reading
    if start not in layout.again and start not in layout.alike:  # where titles are alike so are the texts
        reading.take(region.once(weigh_words, after))
    reading.add(-0.6, f"most headings inside a text begin no article{layout.plainly}")
    _weigh_list(region, reading)
    if manner is not None:
        weigh_manner(region, start, manner, reading)
    elif start < after:
        weigh_like_the_last(region, start, reading)
    return reading


def _weigh_place(region: Region, start: int, reading: Reading) -> None:
    """What stands at the line and around it, whatever the page's manner."""
    layout, after = region.layout, region.after
    weigh_what_is_left(region, start, after, reading)
    weigh_furniture(region, start, reading)
    if start < after:
        weigh_title(region, start, reading)
        worded = layout.odds[start]
        reading.add(-TITLE_WORDED * max(0.0, worded - 0.5), f"worded like furniture ({worded:.1f})")
    else:
        open_ = layout.has_dateline(after) or layout.firmly_closed(region.first, after)
        reading.add(-2.0 if open_ else -3.0, "no heading")
        if len(region.body) == 1 and is_deck_by_place(layout, region.body[0], after):
            reading.add(-1.5, "only a deck stands before it")
    below = region.text_below_deck(start)
    reading.take(region.once(weigh_opening, below or after))
    weigh_markup(region, start, reading)


def begins_with_deck(region: Region, start: int, below: int, manner: Manner | None) -> Reading:
    """A new article begins with a line that ends with a full stop and so looks like a paragraph.

    It stands above the text at `below`; what is between them is furniture.
    """
    layout = region.layout
    reading = Reading(start, by_deck=True)
    headed = Role.HEAD in region.roles(start, below)
    weigh_what_is_left(region, start, start, reading)
    reading.add(-0.7 if headed else -2.2, "a paragraph in a heading's place")
    if headed:
        reading.add(2.6, BELOW)
    if layout.lines[start].words * 2 > layout.lines[below].words * 3:
        reading.add(-1.0, "longer than the paragraph below it")
    follows = region.follows(start, below)
    reading.add(points_along(FOLLOWING, follows), f"{follows:.0%} of its words in the next paragraph")
    if region.body:
        weigh_words_of_deck(region, start, reading)
    if carries_on(layout.lines[start].text):
        reading.add(-1.0, "it carries on what was said")
    weigh_opening(region, below, reading)
    if region.body:
        weigh_words(region, start, reading)
    _weigh_list(region, reading)
    if manner is not None and manner.begins > 0.75:
        reading.add(1.0, "the page's articles begin with a heading")
    if region.body and not headed:
        _weigh_lone_deck(region, manner, reading)
    return reading


def _weigh_lone_deck(region: Region, manner: Manner | None, reading: Reading) -> None:
    """Nothing stands beside it: what the rest of the page says of such a beginning."""
    if manner is None or not manner.lone:
        reading.add(-1.0, "nothing tells that the page's articles begin so")
    if manner is not None and manner.signed >= 0.8:
        reading.add(-1.8, f"{manner.signed:.0%} of the page's articles have a byline or stamp")
    alike = region.layout.share_of_single_sentences
    reading.add(-4.0 * max(0.0, alike - 0.3), f"{alike:.0%} of the page's paragraphs are one sentence")


def _weigh_list(region: Region, reading: Reading) -> None:
    if region.layout.calls_itself_a_list:
        reading.add(0.5, "the page calls itself a list")
