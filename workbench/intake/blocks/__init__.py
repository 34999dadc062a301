"""Which lines are furniture by the lines beside them: what stands around a title (`heads`), what is told of
pictures (`pictures`), of writers (`writers`) and of other articles (`related`), and boxes between the texts
(`boxes`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from workbench.intake.blocks.boxes import (
    author_boxes,
    comments,
    lengths_of_recordings,
    market_rows,
    metadata,
    polls,
    promotions,
    pull_quotes,
    remarks,
    scores,
    share_buttons,
    sponsored,
    summaries,
    tags_below_label,
    told_again,
    weather,
)
from workbench.intake.blocks.heads import (
    between_by_and_stamp,
    breadcrumbs,
    names_below_titles,
    names_beside_stamps,
    names_twice,
    namings,
    places,
    repeated_titles,
    sub_headings,
)
from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.blocks.pictures import (
    alternatives,
    below_titles,
    captions,
    doubled,
    givers,
    told_with_giver,
)
from workbench.intake.blocks.related import (
    ages_of_teasers,
    items_below_markers,
    related_by_day,
    related_with_days,
    teasers,
)
from workbench.intake.blocks.writers import notes_on_writers
from workbench.intake.label import PLACE, PROMOTION, Label, Role
from workbench.intake.lines import Line

_FINDERS: tuple[tuple[Callable[[Labelled], Iterator[int]], Label], ...] = (
    (share_buttons, SHARING),
    (ages_of_teasers, Label("link to another article", Role.NOISE)),
    (lengths_of_recordings, Label("length of a recording", Role.NOISE)),
    (breadcrumbs, Label("page navigation", Role.LABEL)),
    (names_twice, Label("byline", Role.HEAD)),
    (names_beside_stamps, Label("byline", Role.HEAD)),
    (names_below_titles, Label("byline", Role.HEAD)),
    (between_by_and_stamp, Label("byline", Role.HEAD)),
    (promotions, Label(PROMOTION, Role.NOISE)),
    (sponsored, Label("advertisement", Role.NOISE)),
    (related_by_day, Label("list of other articles", Role.LIST)),
    (related_with_days, Label("list of other articles", Role.LIST)),
    (pull_quotes, Label("pull quote", Role.NOISE)),
    (told_again, Label("pull quote", Role.NOISE)),
    (market_rows, Label("market ticker", Role.NOISE)),
    (summaries, Label("summary by a program", Role.NOISE)),
    (items_below_markers, Label("link to another article", Role.NOISE)),
    (teasers, Label("link to another article", Role.NOISE)),
    (captions, Label("caption", Role.PICTURE)),
    (doubled, Label("caption", Role.PICTURE)),
    (told_with_giver, Label("caption", Role.PICTURE)),
    (givers, Label("caption", Role.PICTURE)),
    (below_titles, Label("caption", Role.PICTURE)),
    (alternatives, Label("caption", Role.PICTURE)),
    (repeated_titles, Label("repeated title", Role.NOISE)),
    (namings, Label("page navigation", Role.LABEL)),
    (places, Label(PLACE, Role.HEAD)),
    (author_boxes, Label("about the author", Role.END)),
    (notes_on_writers, Label("about the author", Role.END)),
    (tags_below_label, Label("tags", Role.END)),
    (metadata, Label("contact details", Role.END)),
    (polls, Label("poll of readers", Role.NOISE)),
    (comments, Label("comments", Role.END)),
    (remarks, Label("comments", Role.END)),
    (weather, Label("weather", Role.NOISE)),
    (scores, Label("row of a table", Role.NOISE)),
)
"""In this order: each sees what the ones before it found."""


def label_blocks(lines: Sequence[Line], labels: dict[int, Label]) -> None:
    """Add the lines that stand in a block of furniture to `labels`."""
    page = Labelled(lines, labels)
    for index in list(sub_headings(page)):
        del labels[index]
    for find, label in _FINDERS:
        labels.update(dict.fromkeys(list(find(page)), label))
