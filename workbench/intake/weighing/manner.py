"""What the clear boundaries of a page have in common, and what that says of the others."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.intake.label import Role
from workbench.intake.weighing.going_on import LONGEST_SUB_HEADING
from workbench.intake.weighing.reading import Reading
from workbench.intake.weighing.region import Region


@dataclass(frozen=True, slots=True)
class Manner:
    """Of the articles of a page that begin clearly. Shares are 0 to 1."""

    signed: float  # of them that have a byline or a time stamp
    begins: float  # of the page's headings that begin an article
    placed: float  # of them that open with a dateline
    lone: bool  # they begin with one heading, and have no byline
    above: float = 0.0  # of them whose byline or stamp stands above the title and not below it
    single: bool = False  # most of them have a title and no deck
    below: float = 0.0  # of them whose byline or stamp stands below the title and not above it


def weigh_place_of_stamps(region: Region, start: int, manner: Manner, reading: Reading) -> None:
    """Where the page's stamps stand above its titles, one below this title is another article's; where
    they stand below, what has one above it and none below is no title."""
    if manner.below >= 0.8 and Role.HEAD not in region.roles(start, region.after):
        above = Role.HEAD in region.roles(region.first, start)
        reading.add(-3.0 if above else 0.0, "the page's stamps stand below its titles")
    if manner.above < 0.8:
        return
    within = Role.HEAD in region.roles(start, region.after)
    right = Role.HEAD in region.roles(start - 1, start)
    reading.add(-3.6 if within else 0.6 if right else 0.0, "the page's stamps stand above its titles")


def weigh_like_the_last(region: Region, start: int, reading: Reading) -> None:
    """Does it begin as the page's first article did? Nothing else is known of the page."""
    layout = region.layout
    bare = not region.roles(region.first, region.after) - {Role.NOISE, Role.PICTURE, Role.MARKER, Role.LIST}
    if region.text_below_deck(start) is not None:
        return  # the byline stands below its deck
    if region.signed and bare and layout.lines[start].gap <= layout.usual_gap:
        line = layout.lines[start]
        points = -0.6 if line.level else -4.2 if line.words <= LONGEST_SUB_HEADING else -1.3
        reading.add(points, "the page began with a byline or stamp, and this does not")


def weigh_manner(region: Region, start: int, manner: Manner, reading: Reading) -> None:
    """Does an article that begins at `start` begin as the page's others do?"""
    layout, after = region.layout, region.after
    signed = Role.HEAD in region.roles(region.first, after)
    signed = signed or region.text_below_deck(start) is not None
    if manner.single:
        two = sum(i >= start for i in region.headings) > 1
        reading.add(-1.6 if two else 0.0, "the page's articles have a title and no deck")
    if manner.placed >= 0.8:
        placed = layout.has_dateline(after)
        reading.add(1.2 if placed else -1.0, f"{manner.placed:.0%} of the page's articles have a dateline")
    if manner.signed >= 0.8:
        reading.add(
            0.5 if signed else -1.8, f"{manner.signed:.0%} of the page's articles have a byline or stamp"
        )
    elif manner.begins >= 0.75 and start != after:
        reading.add(0.9, f"{manner.begins:.0%} of the page's headings begin an article")
    elif manner.begins < 0.3:
        reading.add(-0.5, f"{manner.begins:.0%} of the page's headings begin an article")
