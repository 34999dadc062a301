"""What stands where on a page: running text, headings, and the regions between paragraphs."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workbench.intake.blocks.labelled import Labelled
from workbench.intake.blocks.sure_titles import sure_titles
from workbench.intake.briefs import short_items
from workbench.intake.cohesion import Vocabulary, dateline_place, has_dateline
from workbench.intake.decks import text_below_deck
from workbench.intake.headings import made_alike, numbered, title_level
from workbench.intake.label import BRINGS, Label, Role
from workbench.intake.lines import Line, usual_gap
from workbench.intake.listings import asked, headlines, lists_behind_colons, told_sources

STORY = 60
"""Lines of a story, at most, between a dateline and the credit line that names its place."""
BUSY = 0.35
"""Share of furniture among the lines of a page on which other articles are told of everywhere."""
OWN_WORDS = 0.3
"""Share of a title's words in the paragraph below it, at least."""
TOLD = 25
"""Words of running text that make a heading with its only paragraph an item."""


class Layout:
    """The lines of a page with their labels. A region is a half-open run of lines that are no running
    text, before a line that is, or at the page's end; it may be empty."""

    def __init__(self, lines: Sequence[Line], labels: Mapping[int, Label], odds: Sequence[float]) -> None:
        self.lines = lines
        self.odds = odds
        self.labels = labels
        busy = len(labels) >= BUSY * len(lines)
        self.plainly = "" if busy else ", and little furniture on the page"  # what evidence weighs less there
        self.usual_gap = usual_gap(lines)
        self.title_level = title_level(lines, labels)
        self.captions = self._captions()
        self.counted = numbered(lines, labels)
        self.titles = {title.place: title for title in sure_titles(Labelled(lines, labels))}
        told = told_sources(lines, labels) | asked(lines, labels)
        self.listed = listed = lists_behind_colons(lines, labels) | told
        titles = self.counted | headlines(lines, labels)
        self.is_text = [
            index in listed
            or (line.is_prose and index not in labels and index not in self.captions and index not in titles)
            for index, line in enumerate(lines)
        ]
        self.texts = [index for index, is_text in enumerate(self.is_text) if is_text]
        self.rank = {index: rank for rank, index in enumerate(self.texts)}
        self.vocabulary = Vocabulary([line.text for line in lines])
        self._going_on: dict[int, bool] = {}
        self._places: dict[str, list[int]] = {}
        for index, line in enumerate(lines):
            if index not in labels and not line.is_prose:
                self._places.setdefault(line.text, []).append(index)
        self.copies = Counter({text: len(places) for text, places in self._places.items()})
        self._texts = [line.text for line in lines]
        self.again, self.behind_again, self.boxes = self._items_told_twice()
        self.teaser_headings = self._teaser_headings()
        self.alike = self._made_alike()
        self.briefs = short_items(lines, labels, self.is_text, self.vocabulary)
        self._datelined = frozenset(i for i in self.texts if i not in listed and has_dateline(lines[i].text))
        self.datelines = len(self._datelined)
        bare = sum(self.is_bare(index) for index in self._datelined)
        self.lists_datelines = bare > 1 and 2 * bare >= self.datelines
        shares = self._shares_after_markers()
        self.markers_close = len(shares) > 1 and sorted(shares)[len(shares) // 2] > 0.3
        self.teasers = 0 if self.markers_close else len(shares)
        self.loose = self._after_loose_headings()
        alone = sum(self.may_be_deck(index) for index in self.texts)
        self.share_of_single_sentences = alone / max(1, len(self.texts))
        self.calls_itself_a_list = any(
            label.reason == "page navigation" and not lines[index].text.casefold().startswith("home")
            for index, label in list(labels.items())[:4]
            if index < 4 and lines[index].words > 1
        )

    def _items_told_twice(self) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
        """Headings at which an item begins that stands on the page more than once, with its text; the
        lines at which something else follows on such an item; and headings that come again with a text
        too short for an item: a box."""
        places: dict[str, list[int]] = {}
        for index, line in enumerate(self.lines):
            if self.is_heading(index) and index + 1 < len(self.lines) and self.copies[line.text] > 1:
                places.setdefault(line.text, []).append(index)
        begin, behind, boxes = set[int](), set[int](), set[int]()
        ends: dict[int, int] = {}  # so many lines further on the page tells the same: up to this line
        for one, other in sorted(pair for each in places.values() for pair in pairwise(each)):
            if self._goes_on_alike(one, other):
                continue
            apart = other - one
            if ends.get(apart, 0) <= one:
                ends[apart] = self._end_of_same(one, apart)
            length = min(ends[apart], other) - one
            if length < 2:
                continue
            texts = [i for i in range(one, one + length) if self.is_text[i]]
            if len(texts) > 1 or sum(self.lines[i].words for i in texts) >= TOLD:
                begin |= {self._above(one), self._above(other)}
                behind |= {one + length, other + length}
            elif texts:
                boxes |= {one, other}
        return frozenset(begin), frozenset(behind), frozenset(boxes)

    def _end_of_same(self, first: int, apart: int) -> int:
        """The first line from `first` on that is not told again so many lines further on."""
        texts, end = self._texts, first
        while end + apart < len(texts) and texts[end] == texts[end + apart]:
            end += 1
        return end

    def _goes_on_alike(self, one: int, other: int) -> bool:
        """The same text or marker stands above both: it is no item that begins at them."""
        label = self.labels.get(one - 1)
        inside = label is None or label.role in BRINGS
        return one > 0 and inside and self.lines[one - 1].text == self.lines[other - 1].text

    def _made_alike(self) -> frozenset[int]:
        """Headings of one template, most of them above as many paragraphs as the others."""
        headings = [index for index in range(len(self.lines)) if self.is_heading(index)]
        alike = [headings[place] for place in made_alike([self.lines[index].text for index in headings])]
        below = Counter(bisect(self.texts, other) - bisect(self.texts, one) for one, other in pairwise(alike))
        regular = max(below.values(), default=0) >= 0.7 * below.total()
        return frozenset(alike) if regular else frozenset()

    def is_title_elsewhere(self, index: int) -> bool:
        """The same line stands above a paragraph with its words in another place: here it is a teaser."""
        return len(self.vocabulary.terms(index)) > 2 and any(
            other != index and other + 1 in self.rank and self._follows(other) >= OWN_WORDS
            for other in self._places[self.lines[index].text]
        )

    def _follows(self, index: int) -> float:
        terms = self.vocabulary.terms
        return self.vocabulary.overlap(terms(index), terms(index + 1))

    def _above(self, index: int) -> int:
        """The heading right above this one: of a deck its title."""
        return index - 1 if index and self.is_heading(index - 1) else index

    def regions(self) -> Iterator[tuple[int, int]]:
        """Half-open runs of lines that are no running text, each before one that is, or at the page's end."""
        first = 0
        for index, is_text in enumerate(self.is_text):
            if is_text:
                yield first, index
                first = index + 1
        if first < len(self.lines):
            yield first, len(self.lines)

    def is_heading(self, index: int) -> bool:
        """Neither furniture by itself nor running text; captions after a marker count."""
        return index not in self.labels and not self.is_text[index]

    def is_heading_like(self, index: int) -> bool:
        """It is no caption."""
        return index not in self.captions

    def closes(self, first: int, after: int) -> bool:
        """Furniture that stands at an article's end or head, and not inside."""
        return any(
            self.labels[i].role in {Role.END, Role.HEAD} for i in range(first, after) if i in self.labels
        )

    def firmly_closed(self, first: int, start: int) -> bool:
        """Tags, credit lines or an end mark: they stand inside no article. Sharing buttons may."""
        return any(
            self.labels[i].role is Role.END and self.labels[i].reason != "sharing buttons"
            for i in range(first, start)
            if i in self.labels
        )

    def may_be_sub_heading(self, index: int) -> bool:
        """The name of a section ("Analysis"), alone between two paragraphs."""
        label = self.labels.get(index)
        return label is not None and label.reason == "section label" and not self.lines[index].hint

    def could_open(self, after: int) -> bool:
        """A paragraph that could begin an article without a heading."""
        line, place = self.lines[after], self.rank[after]
        unit_before = self.lines[self.texts[place - 1]].unit if place else 0
        if line.unit and unit_before and line.unit != unit_before:
            return True
        return self.has_dateline(after) or (line.gap > self.usual_gap + 1 and line.words > 12)

    def has_dateline(self, index: int) -> bool:
        """The paragraph opens with a place and a dash."""
        return index in self._datelined

    def is_bare(self, index: int) -> bool:
        """A paragraph right behind another: no heading, furniture or wider gap between them."""
        return index > 0 and self.is_text[index - 1] and self.lines[index].gap <= self.usual_gap + 1

    def may_be_deck(self, index: int) -> bool:
        """One sentence with a full stop, of the length of a deck."""
        line = self.lines[index]
        return (
            8 <= line.words <= 34
            and line.ends_full_stop
            and not line.has_sentence_break
            and not line.is_item
            and line.text[:1] not in "“\"'‘"
            and not self.has_dateline(index)
        )

    def may_be_lone_deck(self, index: int) -> bool:
        """One sentence right above a paragraph."""
        below = index + 1
        return (
            below < len(self.lines)
            and self.is_text[below]
            and self.may_be_deck(index)
            and not (self.lists_datelines and self.has_dateline(below))
        )

    def only_goes_on(self, index: int) -> bool:
        """A paragraph right behind another, with which nothing begins: most of a page."""
        if index not in self._going_on:
            begins = self.could_open(index) or self.may_be_lone_deck(index)
            self._going_on[index] = not begins and text_below_deck(self, index) is None
        return self._going_on[index]

    def signed_together(self, after: int) -> bool:
        """A credit line soon behind names the place of this dateline and that of the one before it."""
        rank = self.rank[after]
        before = [dateline_place(self.lines[i].text) for i in self.texts[max(0, rank - STORY) : rank]]
        places = (next(filter(None, reversed(before)), ""), dateline_place(self.lines[after].text))
        for index in range(after, min(len(self.lines), after + STORY)):
            label = self.labels.get(index)
            if label is not None and label.role is Role.END:
                signed = self.lines[index].text.casefold()
                return all(place and place in signed for place in places)
        return False

    def text_behind(self, index: int) -> int | None:
        """The paragraph behind that at `index`, no heading between them."""
        rank = self.rank.get(index)
        if rank is None or rank + 1 >= len(self.texts):
            return None
        behind = self.texts[rank + 1]
        return None if any(map(self.is_heading, range(index + 1, behind))) else behind

    def is_titled(self, index: int) -> bool:
        """A heading of some length stands right above it."""
        return index > 0 and self.is_heading(index - 1) and self.lines[index - 1].words > 1

    def by_picture(self, index: int, first: int, after: int) -> bool:
        beside = [self.labels.get(i) for i in (index - 1, index + 1) if first <= i < after]
        return any(label is not None and label.role is Role.PICTURE for label in beside)

    def under_picture(self, index: int, first: int) -> bool:
        """Right under a caption, closer than paragraphs stand."""
        above = self.labels.get(index - 1)
        pictured = index > first and above is not None and above.role is Role.PICTURE
        return pictured and self.usual_gap > 0 and self.lines[index].gap < self.usual_gap

    def _captions(self) -> frozenset[int]:
        """Short lines with a full stop that stand between a marker and a headline."""
        found: set[int] = set()
        for index, label in self.labels.items():
            if label.role is not Role.MARKER or index + 2 >= len(self.lines) or self.lines[index].words > 4:
                continue
            caption, headline = self.lines[index + 1], self.lines[index + 2]
            if index + 1 in self.labels or index + 2 in self.labels or headline.is_prose:
                continue
            tight = self.usual_gap > 0 and headline.gap < self.usual_gap
            if caption.is_prose and (
                caption.words <= 40 if tight else caption.words <= 14 and not caption.has_sentence_break
            ):
                found.add(index + 1)
        return frozenset(found)

    def attached(self, first: int, after: int) -> dict[int, float]:
        """Lines of the region that a marker may bring with it -> what that reading costs."""
        found: dict[int, float] = {}
        allowance, taken = 0, 0
        for index in range(first, after):
            label, line = self.labels.get(index), self.lines[index]
            if label is not None:
                if line.hint:
                    allowance = 0  # the markup says where the teaser ends
                elif label.role is Role.MARKER:
                    allowance, taken = (2 if line.words <= 4 else 0), 0
                elif label.role is Role.LIST:
                    allowance, taken = 14, 0
                elif label.role in {Role.END, Role.HEAD} or (label.reason == "section label" and taken > 1):
                    allowance = 0
                continue
            if index in self.counted or self._is_own_title(index):
                allowance = 0  # one of the page's own items
            if allowance <= 0 or self.is_text[index]:
                continue
            tight = self.usual_gap > 0 and line.gap < self.usual_gap
            if index in self.captions:
                found[index] = 0.0
                continue
            if tight or taken == 0:
                found[index] = 0.0
            elif allowance > 2:
                found[index] = 0.1
            else:
                found[index] = 0.4 if taken < self.teaser_headings else 1.2
            taken += 1
            allowance -= 1
        return found

    def _is_own_title(self, index: int) -> bool:
        """It is surely a title, and the line above is no marker of another article, or a deck is below it."""
        title, above = self.titles.get(index), self.labels.get(index - 1)
        marked = above is not None and above.role in BRINGS
        return title is not None and (title.summed_up or not marked)

    def _teaser_headings(self) -> int:
        """How many headings most markers of this page bring with them, 1 or 2."""
        counts: Counter[int] = Counter()
        for first, after in self.regions():
            marks = [
                i for i in range(first, after) if i in self.labels and self.labels[i].role is Role.MARKER
            ]
            if marks and self.lines[marks[-1]].words <= 4:
                counts[
                    sum(self.is_heading(i) and i not in self.captions for i in range(marks[-1], after))
                ] += 1
        counts.pop(0, None)
        return min(2, min(counts, key=lambda n: (-counts[n], n))) if counts else 1

    def _shares_after_markers(self) -> list[float]:
        """For each marker with a heading below, how many of its words the text below that has.

        Where they are many the page's markers stand behind its items ("Continue reading"), and the
        heading is that of the text; else it is a teaser's.
        """
        shares = []
        for first, after in self.regions():
            marks = [
                i for i in range(first, after) if i in self.labels and self.labels[i].role is Role.MARKER
            ]
            headings = [i for i in range(first, after) if self.is_heading(i) and marks and i > marks[-1]]
            if headings and after < len(self.lines) and self.lines[marks[-1]].words <= 4:
                terms = self.vocabulary.terms
                shares.append(self.vocabulary.overlap(terms(headings[0]), terms(after)))
        return shares

    def _after_loose_headings(self) -> frozenset[int]:
        """Paragraphs before which a heading stands that no marker explains."""
        found: set[int] = set()
        for first, after in self.regions():
            headings = {i for i in range(first, after) if self.is_heading(i)}
            if headings and headings - self.attached(first, after).keys():
                found.add(after)
        return frozenset(found)
