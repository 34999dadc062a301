"""Where one article of a page ends and the next begins. General: no outlet's manner is built in.

The page is walked from paragraph to paragraph; what stands between two of them is read in the way
that has most evidence (`weighing`), and the reasons are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.intake.bylines import is_names_only
from workbench.intake.captions import in_heads
from workbench.intake.decks import LONGEST_DECK, is_deck_by_place, text_below_deck, text_below_head
from workbench.intake.endings import end_of_text
from workbench.intake.label import BRINGS, PLACE, RELATED, Label, Role
from workbench.intake.layout import Layout
from workbench.intake.lines import Line
from workbench.intake.part import Part
from workbench.intake.small_parts import (
    SENTENCE,
    are_long,
    is_sure,
    teasers_of_lists,
    titles_of_the_next,
    too_small,
)
from workbench.intake.strays import strays
from workbench.intake.weighing.beginning import begins, begins_with_deck
from workbench.intake.weighing.going_on import goes_on
from workbench.intake.weighing.manner import Manner
from workbench.intake.weighing.reading import ABOVE, BELOW, BELOW_DECK, Reading
from workbench.intake.weighing.region import Region, Regions
from workbench.intake.weighing.surroundings import why_before
from workbench.intake.wording import odds_of_lines

HEADER = 2
"""Lines: title and deck."""
STARTS = 12
"""Of a region's headings, so many before the next paragraph may begin an article."""
SHORT = 15
"""Words of a text at the page's end that is too short for an article where most have three times as many."""
BESIDE_BYLINE = 3
"""Words of a line beside the byline that is no deck: a place, a section."""
SPONSORED = 6
"""Paragraphs of an advertisement, at most."""
OWN_WORDS = 0.4
"""Share of a line's words in the text below it from which on it is the title of that text and no caption."""
LISTING = BRINGS | {Role.END}
"""Furniture behind a text below which headlines of other articles stand."""
TEASERS = 2
"""Sentences in such a list, at least."""
COLONS = ":–—"
"""Behind the place where a text was written."""
POINTS, TOLD = 10, 0.5
"""Lines of a text in which the points above it are sought, and share of their words that it has."""
TEASER = "link to another article"
TOO_SHORT = "too short for an article"

_SIGNED = frozenset({BELOW, BELOW_DECK})


@dataclass(frozen=True, slots=True)
class Split:
    """The articles in reading order; every other line's index with the reason it is left out."""

    parts: tuple[Part, ...]
    rejected: Mapping[int, str]


def split_lines(
    lines: Sequence[Line],
    labels: Mapping[int, Label],
    odds: Sequence[float] | None = None,
    *,
    several: bool = True,
) -> Split:
    """The page's articles. With `several` false the whole page is one article. `odds` as
    `wording.odds_of_lines` gives them.

    It is read twice: what its clear boundaries have in common helps with the others.
    """
    layout = Layout(lines, labels, odds or odds_of_lines(lines))
    regions = Regions(layout)
    found = Walk(regions, None, several).split()
    if several and len(found.parts) > 2:
        found = Walk(regions, manner_of(layout, found), several).split()
    for find in (in_heads, strays):
        found = _without(found, find(layout, found.parts))
    return found


def _without(split: Split, left_out: Mapping[int, str]) -> Split:
    """The articles without these lines; as it was where its whole text is among them."""
    if not left_out:
        return split
    parts, rejected = list[Part](), dict(split.rejected)
    for part in split.parts:
        header = tuple(index for index in part.header if index not in left_out)
        body = tuple(index for index in part.body if index not in left_out)
        parts.append(replace(part, header=header, body=body) if body else part)
        kept = {*parts[-1].header, *parts[-1].body}
        rejected |= {i: left_out[i] for i in (*part.header, *part.body) if i not in kept}
    return Split(tuple(parts), rejected)


def manner_of(layout: Layout, found: Split) -> Manner | None:
    clear = [part for part in found.parts[1:] if part.score > 1.0]
    if len(clear) < 2:
        return None
    signed = sum(any("byline" in each.because for each in part.evidence) for part in clear)
    inside = sum(layout.is_heading(i) for part in found.parts for i in part.body)
    titled = sum(bool(part.header) for part in clear)
    placed = sum(layout.has_dateline(part.body[0]) for part in clear)
    lone = sum(len(part.header) == 1 for part in clear) >= 0.8 * len(clear) and signed == 0
    above = sum(_is_stamped_above(part) for part in clear) / len(clear)
    below = sum(_is_stamped_below(part) for part in clear) / len(clear)
    single = sum(len(part.header) == 1 for part in clear) >= 0.75 * len(clear)
    begins = titled / max(1, titled + inside)
    return Manner(signed / len(clear), begins, placed / len(clear), lone, above, single, below)


def _is_stamped_above(part: Part) -> bool:
    because = {each.because for each in part.evidence}
    return ABOVE in because and not because & {BELOW, BELOW_DECK}


def _is_stamped_below(part: Part) -> bool:
    because = {each.because for each in part.evidence}
    return ABOVE not in because and bool(because & {BELOW, BELOW_DECK})


class Walk:
    """Goes through the regions in order and gathers the articles."""

    def __init__(self, regions: Regions, manner: Manner | None, several: bool) -> None:
        self.regions = regions
        self.layout = layout = regions.layout
        self.manner = manner
        self.several = several
        self.parts: list[Part] = []
        self.rejected = {index: label.reason for index, label in layout.labels.items()}
        self.rejected |= dict.fromkeys(layout.captions, "caption")
        self.header: list[int] = []
        self.body: list[int] = []
        self.opened = Reading(None)
        self.region_end = 0

    def split(self) -> Split:
        for first, after in self.layout.regions():
            if first == after and self.body and self.layout.only_goes_on(after):
                self.body.append(after)
                continue
            best = self._best(first, after)
            self.rejected |= best.rejected
            if best.start is None:
                self._go_on(first, after)
            else:
                self._begin(best, best.start, after)
            if after < len(self.layout.lines):
                (self.header if best.by_deck or self._is_deck(best, after) else self.body).append(after)
        self._drop_afterthought()
        self._close()
        self._settle_small()
        self._drop_short()
        taken = {i for part in self.parts for i in (*part.header, *part.body)}
        left = {i: self.rejected.get(i, "headline without a text") for i in range(len(self.layout.lines))}
        return Split(tuple(self.parts), {i: why for i, why in left.items() if i not in taken})

    def _go_on(self, first: int, after: int) -> None:
        if (
            after == first + 1 < len(self.layout.lines)
            and self.body
            and self.layout.may_be_sub_heading(first)
        ):
            self.rejected.pop(first, None)
        self.body += [i for i in range(first, after) if i not in self.rejected]

    def _begin(self, reading: Reading, start: int, after: int) -> None:
        self._close()
        self.opened = reading
        head = [i for i in range(start, after) if i not in self.rejected]
        names = [i for i in head[1:] if is_names_only(self.layout.lines[i])]
        self.rejected |= dict.fromkeys(names, "byline")
        headed = next((i for i in range(start, after) if self._is_head(i)), after)
        opens = [i for i in head[1:] if i == after - 1 and self._may_be_place(i)]
        short = [i for i in head[1:] if headed < after and self.layout.lines[i].words <= BESIDE_BYLINE]
        short = [i for i in short if i not in opens]
        self.rejected |= dict.fromkeys(short, "beside the byline")
        names += short
        points = self._points(head, names, after)
        names += [*points, *opens]
        if headed < after:
            beside = [i for i in head if i not in names][HEADER:]
            self.rejected |= dict.fromkeys(beside, "beside the byline")
            names += beside
        head = [i for i in head if i not in names]
        self.header, self.body = head[:HEADER], head[HEADER:] + points + opens

    def _points(self, head: Sequence[int], names: Sequence[int], after: int) -> list[int]:
        """What the text is about, in some lines between byline or stamp and text: it has their words."""
        last = next((i for i in range(after - 1, self.opened.start or 0, -1) if self._is_head(i)), after)
        below = [i for i in head if i > last and i not in names]
        if not below or (len(below) == 1 and len(head) - len(names) <= HEADER):
            return []
        vocabulary = self.layout.vocabulary
        text = [i for i in range(after, min(after + POINTS, len(self.layout.lines))) if not self._is_head(i)]
        words = frozenset[str]().union(*map(vocabulary.terms, text))
        told = len({self.layout.lines[i].text for i in below}) == len(below) and all(
            vocabulary.overlap(vocabulary.terms(i), words) >= TOLD for i in below
        )
        return below if told else []

    def _is_deck(self, reading: Reading, index: int) -> bool:
        """The paragraph under the title that was just begun stands above the byline or the stamp."""
        below_deck = any(each.because == BELOW_DECK for each in reading.evidence)
        if len(self.header) != 1 or self.body or not below_deck:
            return False
        below = text_below_head(self.layout, index)
        return below is not None and not any(map(self.layout.is_heading, range(index + 1, below)))

    def _is_head(self, index: int) -> bool:
        label = self.layout.labels.get(index)
        return label is not None and label.role is Role.HEAD

    def _is_sponsored(self) -> bool:
        """A label above the article under way calls it an advertisement."""
        first = (*self.header, *self.body)[0]
        labels = self.layout.labels
        above = labels.get(first - 1)
        return above is not None and above.reason == "sponsored message" and len(self.body) <= SPONSORED

    def _close(self) -> None:
        """The article under way is done, if there is one."""
        if self.body and self.several and self._is_sponsored():
            self.rejected |= dict.fromkeys((*self.header, *self.body), "advertisement")
            self.body = []
        if len(self.header) == 1 and len(self.body) > 1 and is_deck_by_place(self.layout, *self.body[:2]):
            self.header.append(self.body.pop(0))
        if self.body:
            self._drop_teasers()
            end, behind = end_of_text(self.layout.lines, self.header, self.body)
            self.rejected |= dict.fromkeys(self.body[end:], behind)
            self.body = self.body[:end]
            if self._is_place(self.body[0] - 1):
                self.body.insert(0, self.body[0] - 1)
            part = Part(tuple(self.header), tuple(self.body), self.opened.score, tuple(self.opened.evidence))
            self.parts.append(part)
        self.header, self.body = [], []

    def _is_place(self, index: int) -> bool:
        """It opens the text, and is but printed on a line of its own: "TURIN:"."""
        label = self.layout.labels.get(index)
        return label is not None and label.reason == PLACE and self.layout.lines[index].text[-1] in COLONS

    def _may_be_place(self, index: int) -> bool:
        """A few words with a colon, or a dash."""
        line = self.layout.lines[index]
        return line.words <= BESIDE_BYLINE and line.text[-1] in COLONS and line.text[:1].isupper()

    def _drop_teasers(self) -> None:
        """Sentences below two headlines of other articles, or more, behind what lists or closes."""
        end = len(self.body)
        while end > 1 and self._is_teaser(self.body[end - 1]):
            end -= 1
        if len(self.body) - end < TEASERS:
            return
        between = (self.layout.labels.get(i) for i in range(self.body[end - 1] + 1, self.body[end]))
        if any(label is not None and label.role in LISTING for label in between):
            self.rejected |= dict.fromkeys(self.body[end:], TEASER)
            self.body = self.body[:end]

    def _is_teaser(self, index: int) -> bool:
        line = self.layout.lines[index]
        return line.words <= SENTENCE and self.rejected.get(index - 1) == RELATED

    def _drop_afterthought(self) -> None:
        """A few words below the headline of another article are of that, where the page ends with them."""
        if len(self.body) < 2 or self.rejected.get(self.body[-1] - 1) != RELATED:
            return
        if self.several and self.layout.lines[self.body[-1]].words < SHORT:
            self.rejected[self.body.pop()] = TOO_SHORT

    def _settle_small(self) -> None:
        """What the length of the other articles says of those with one short paragraph."""
        teasers = frozenset(teasers_of_lists(self.layout, self.parts))
        if teasers and are_long([part for number, part in enumerate(self.parts) if number not in teasers]):
            self._drop(teasers)
        if not are_long(self.parts):
            return
        for number, joined in reversed(list(titles_of_the_next(self.layout, self.parts))):
            left = {*self.parts[number].body, *self.parts[number].header, *self.parts[number + 1].header}
            self.rejected |= dict.fromkeys(left - {*joined.header}, "beside the byline")
            self.parts[number : number + 2] = [joined]
        self._drop(too_small(self.layout, self.parts))

    def _drop(self, numbers: Iterable[int]) -> None:
        for number in sorted(numbers, reverse=True):
            part = self.parts.pop(number)
            self.rejected |= dict.fromkeys((*part.header, *part.body), TOO_SHORT)

    def _drop_short(self) -> None:
        """Behind articles of some length, a heading with one short sentence at the page's end is none."""
        words = [sum(self.layout.lines[i].words for i in part.body) for part in self.parts]
        if len(words) < 4 or sorted(words)[len(words) // 2] < 3 * SHORT:
            return
        while len(self.parts) > 1 and words.pop() < SHORT:
            if is_sure(self.parts[-1]):
                return
            self._drop([len(self.parts) - 1])

    def _best(self, first: int, after: int) -> Reading:
        signed = not self.parts and any(each.because in _SIGNED for each in self.opened.evidence)
        region = self.regions.region(first, after, self.body, signed=signed)
        self.region_end = after
        going_on = goes_on(region, self.several)
        if after >= len(self.layout.lines):
            return self._at_the_end(region, going_on)
        if self.header and not self.body:
            return going_on  # a deck stands open and this is its text
        if not self.body:
            return self._first(region)
        if self._is_below_deck(region):
            going_on.rejected |= dict.fromkeys(region.headings, "caption")
            return going_on
        if not self.several:
            return going_on
        return self.choose([going_on, *self._beginnings(region)])

    def choose(self, readings: Sequence[Reading]) -> Reading:
        """The reading with most evidence; of equal ones the first."""
        return max(readings, key=lambda reading: reading.score)

    def _beginnings(self, region: Region) -> Iterator[Reading]:
        """The readings in which a new article begins: at a heading, at the paragraph itself, at a deck."""
        after = region.after
        for start in region.headings[-STARTS:]:
            yield begins(region, start, self.manner)
        closed = not region.headings and self.layout.closes(region.first, after)
        if closed or self.layout.could_open(after):
            yield begins(region, after, self.manner)
        below = text_below_deck(self.layout, after)
        if below is not None:
            yield begins_with_deck(region, after, below, self.manner)
        elif not region.headings and self._may_be_deck(region.first, after):
            yield begins_with_deck(region, after, after + 1, self.manner)

    def _is_below_deck(self, region: Region) -> bool:
        """Title, one short paragraph, byline or stamp: what follows is the text of the same article."""
        labels, lines = self.layout.labels, self.layout.lines
        return (
            bool(self.header)
            and not any(each.because == ABOVE for each in self.opened.evidence)
            and lines[self.header[0]].unit == lines[region.after].unit
            and not any(lines[i].level or region.follows(i) > OWN_WORDS for i in region.headings)
            and len(region.headings) < 2
            and len(self.body) == 1
            and lines[self.body[0]].words <= LONGEST_DECK
            and region.first in labels
            and labels[region.first].role is Role.HEAD
        )

    def _may_be_deck(self, first: int, after: int) -> bool:
        """One sentence above a paragraph."""
        return first == after and len(self.body) > 1 and self.layout.may_be_lone_deck(after)

    def _first(self, region: Region) -> Reading:
        """Where the first article begins; what stands before it belongs to the page."""
        after = region.after
        below = text_below_deck(self.layout, after)
        readings = [] if below is None else [begins_with_deck(region, after, below, self.manner)]
        if not region.headings:
            return readings[0] if readings else Reading(after)
        readings += [begins(region, start, self.manner) for start in region.headings[-STARTS:]]
        best = self.choose(readings)
        for index in region.headings:
            if best.start is not None and index < best.start and index not in best.rejected:
                best.rejected[index] = why_before(self.layout.lines[index])
        return best

    def _at_the_end(self, region: Region, going_on: Reading) -> Reading:
        """Behind the last paragraph no heading has a text of its own."""
        for index in region.headings:
            going_on.rejected.setdefault(index, "headline without a text")
        return going_on
