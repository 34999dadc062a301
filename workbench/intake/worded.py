"""Which lines the odds by their wording make furniture, and which they clear of what a phrase says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from workbench.intake.blocks.labelled import Labelled
from workbench.intake.blocks.sure_titles import sure_titles
from workbench.intake.blocks.titles import FEWEST, LONGEST, title_places
from workbench.intake.bylines import is_names_only
from workbench.intake.cohesion import share_of
from workbench.intake.label import PROMOTION, Label
from workbench.intake.lines import Line
from workbench.intake.listings import lists_behind_colons
from workbench.intake.phrases import by_phrase, is_told, plain_words
from workbench.intake.rows import is_in_table
from workbench.intake.wording import LONG

OF_A_SENTENCE, OF_A_FEW_WORDS, OF_A_HEADLINE = 1.8, 2.2, 3.8
WHERE_TEXT_LOOKS_SO, WHERE_MARKUP_SAYS_OTHERWISE = 3.3, 5.0
"""Log-odds by a line's words and place from which on it is furniture."""
OF_A_TITLE = 4.5
"""Of a line that is no title for all its place."""
OF_A_STAMP = 2.0
"""Of a line in which a whole day stands."""
TEXT_FOR_ALL_ITS_PHRASES, LONG_TEXT = -0.9, -4.5
"""Log-odds up to which a sentence is text, whatever phrases it has; of long ones less is weighed."""
OF_A_LIST = 0.5
"""Of the line with the colon above a list."""
SHORT_SENTENCE = 4
"""Words."""
AGAIN, HEAD, OFTEN = 2, 30, 4
"""Times that a title stands in a head at least, and lines of it; times that it stands on a page at most."""
OWN = 0.3
"""Share of a title's words in the text below it."""
SHORT_LABEL = 3
"""Words of the name of a section or a box, at most."""


def is_cleared(line: Line, label: Label, odds: float) -> bool:
    """A whole sentence that a phrase makes furniture, and its words do not: "Posted by accident, it …"."""
    if odds > (TEXT_FOR_ALL_ITS_PHRASES if len(line.text) <= LONG else LONG_TEXT) or line.is_marked:
        return False
    if line.words <= SHORT_SENTENCE or not line.ends_full_stop:
        return False
    return label.reason == PROMOTION or by_phrase(line, plain_words(line.text)) is not None


def worded_alike(lines: Sequence[Line], labels: Mapping[int, Label], odds: Sequence[float]) -> list[int]:
    """Lines that no rule knows, whose words and neighbours are those of furniture."""
    found = [
        index
        for index, (line, each) in enumerate(zip(lines, odds, strict=True))
        if each > OF_A_SENTENCE
        and index not in labels
        and each > _needed(line)
        and not is_in_table(lines, index)
    ]
    if not found:
        return []
    page = Labelled(lines, labels)
    spared = _lists_of_text(lines, labels, odds).union(title_places(page))
    spared |= {title.place for title in sure_titles(page) if odds[title.place] < OF_A_TITLE}
    retold = _retold(lines)
    return [index for index in found if index not in spared and not _heads_text(page, index, retold)]


class _Retold(NamedTuple):
    """What a page tells more than once."""

    named: Collection[str]  # by "Share this article: Harbour closes", "Email “Harbour closes”"
    counts: Mapping[str, int]


def _retold(lines: Sequence[Line]) -> _Retold:
    named = set[str]()
    for line in lines:
        if line.words > FEWEST:
            named.add(line.text.partition(": ")[2])
            named.add(line.text.partition("“")[2].rstrip(".").removesuffix("”"))
    return _Retold(named, Counter([line.text for line in lines]))


def _heads_text(page: Labelled, index: int, retold: _Retold) -> bool:
    """A headline that its page names; or tells again at the same head, above a text with its words."""
    line = page.lines[index]
    if line.is_prose or not FEWEST <= line.words <= LONGEST:
        return False
    if line.text in retold.named:
        return True
    if not AGAIN <= retold.counts[line.text] <= OFTEN:
        return False
    near = range(max(0, index - HEAD), min(index + HEAD, len(page.lines)))
    if sum(page.lines[i].text == line.text for i in near) < AGAIN:
        return False
    text = next((i for i in range(index + 1, near.stop) if page.is_text(i)), None)
    return text is not None and share_of(line.text, page.lines[text].text) > OWN


def _lists_of_text(
    lines: Sequence[Line], labels: Mapping[int, Label], odds: Sequence[float]
) -> frozenset[int]:
    """The items of lists, unless their first line is worded like furniture: "Your subscription includes:"."""
    found, of_text = set[int](), True
    for index in sorted(lists_behind_colons(lines, labels)):
        if lines[index].core.endswith(":"):
            of_text = odds[index] <= OF_A_LIST
        if of_text:
            found.add(index)
    return frozenset(found)


def told_as_often(
    lines: Sequence[Line], labels: Mapping[int, Label], odds: Sequence[float], worded: Sequence[int]
) -> list[int]:
    """The same few words, or sentence, as of lines that are worded like furniture in half of their places,
    or a name."""
    known = frozenset(worded)
    counts = Counter(
        lines[index].text
        for index in worded
        if lines[index].words <= SHORT_SENTENCE or lines[index].ends_full_stop
    )
    alike = {text for text in counts if text.count(" ") < SHORT_SENTENCE}
    others: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if not counts[line.text] or index in labels or index in known or line.is_marked:
            continue
        if line.text in alike or odds[index] > 0.0:
            others.setdefault(line.text, []).append(index)
    return [
        index
        for text, places in others.items()
        if len(places) <= counts[text] or is_names_only(lines[places[0]])
        for index in places
    ]


def _needed(line: Line) -> float:
    """Log-odds from which on the line is taken for furniture: more where text looks so, too."""
    if line.level or line.kept or line.named:
        return WHERE_MARKUP_SAYS_OTHERWISE
    if line.is_item or "\t" in line.text or is_told(line.text) or any(mark in line.text for mark in '“"'):
        return WHERE_TEXT_LOOKS_SO
    if line.is_prose:
        return OF_A_SENTENCE
    return OF_A_FEW_WORDS if line.words <= SHORT_LABEL else OF_A_HEADLINE
