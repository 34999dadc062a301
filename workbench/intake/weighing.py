"""The ways to read a region of a page, each with the evidence for it.

Either the text goes on (and loose lines are sub-headings or teasers), or a new article begins at one
of the region's lines. The points are odds in natural logarithms, set by hand on pages composed for
it (`benchmarks/splitting.py`) and held by the pages in `tests/intake/pages`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.intake.bylines import is_names_only
from workbench.intake.cohesion import carries_on, full_names, has_dateline, names_a_day
from workbench.intake.furniture import Role
from workbench.intake.layout import Layout
from workbench.intake.lines import Line

BACK = 6
"""Paragraphs before a place that are compared with those behind it."""
AHEAD = 5
LONGEST_HEADING = 34
"""Words."""
ABOVE = "a byline or time stamp before the heading"
BELOW = "a byline or time stamp before the text"
BELOW_DECK = "a byline or time stamp below its deck"
DATELINE = "a dateline"
OWN_ELEMENT = "an <article> of its own"
HEADER = 2
"""Lines: title and deck."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for (or, below zero, against) a reading, and what they are given for."""

    points: float
    because: str


@dataclass(slots=True)
class Reading:
    """One way to read a region."""

    start: int | None  # the line at which a new article begins; None: the text goes on
    evidence: list[Evidence] = field(default_factory=list)
    rejected: dict[int, str] = field(default_factory=dict)
    by_deck: bool = False  # the paragraph at `start` is a deck with a full stop, not yet the text

    @property
    def score(self) -> float:
        return sum(each.points for each in self.evidence)

    def add(self, points: float, because: str) -> None:
        if points:
            self.evidence.append(Evidence(round(points, 2), because))


@dataclass(frozen=True, slots=True)
class Manner:
    """What the clear boundaries of a page have in common. Shares are 0 to 1."""

    signed: float  # of them that have a byline or a time stamp
    begins: float  # of the page's headings that begin an article
    placed: float  # of them that open with a dateline
    lone: bool  # they begin with one heading, and have no byline
    above: float = 0.0  # of them whose byline or stamp stands above the title and not below it
    single: bool = False  # most of them have a title and no deck


class Weighing:
    """Gives the readings of a page's regions; `manner` is what was learnt of the page, if anything."""

    def __init__(self, layout: Layout, manner: Manner | None = None) -> None:
        self.layout = layout
        self.lines = layout.lines
        self.labels = layout.labels
        self.vocabulary = layout.vocabulary
        self.manner = manner
        self.listing = any(
            label.reason == "page navigation" and not layout.lines[index].text.casefold().startswith("home")
            for index, label in list(layout.labels.items())[:4]
            if index < 4 and layout.lines[index].words > 1
        )

    def goes_on(self, first: int, after: int) -> Reading:
        """The article continues: loose lines are sub-headings, or teasers to throw out."""
        reading = Reading(None)
        attached = self.layout.attached(first, after)
        stray = [i for i in range(first, after) if self.layout.is_heading(i) and i not in attached]
        for index, cost in attached.items():
            reading.rejected[index] = "related headline" if self.layout.is_heading_like(index) else "caption"
            reading.add(-cost, "a heading after a marker")
        for index in stray:
            self._judge_stray(index, first, after, reading)
        if len(stray) > 1:
            reading.add(-0.8 * (len(stray) - 1), "several headings together")
        return reading

    def _judge_stray(self, index: int, first: int, after: int, reading: Reading) -> None:
        """A heading without a marker inside a text: a sub-heading, a caption or a related headline."""
        line = self.lines[index]
        if 0 < self.layout.title_level < line.level and not line.linked:
            return  # the page itself marks it as a sub-heading
        cost, because = self._related(index, first, after)
        if because:
            reading.rejected[index] = "related headline"
            reading.add(-cost, because)
            return
        cost = 0.0 if line.words <= 5 else 0.25 * (line.words - 5)
        reading.add(-min(cost, 2.5), f"a sub-heading of {line.words} words")

    def _related(self, index: int, first: int, after: int) -> tuple[float, str]:
        """What it costs to take it for the headline of another article, and why; no words: it is none."""
        line = self.lines[index]
        if after >= len(self.lines):
            return 0.0, ""
        follows = self.vocabulary.overlap(self.vocabulary.terms(index), self.vocabulary.terms(after))
        unmarked = self.layout.title_level > 0 and not line.level
        elsewhere = self.layout.copies[line.text] > 1
        if line.words >= 3 and self.layout.under_picture(index, first):
            return 0.3, "a headline right under a caption"
        beside = self.layout.by_picture(index, first, after)
        if line.words >= 4 and beside and (follows < 0.2 or elsewhere or unmarked):
            return 0.3, "a headline beside a picture"
        if line.words >= 7 and follows < 0.2 and _is_teasing(line.text):
            return 0.5, "in the manner of a headline, and not of what follows"
        if line.words >= 7 and follows < 0.25 and elsewhere:
            return 0.5, "it stands elsewhere on the page too"
        if line.words >= 9 and follows < 0.12:
            return 1.2, "not of what follows"
        return 0.0, ""

    def begins(
        self, start: int, first: int, after: int, body: Sequence[int], headings: Sequence[int]
    ) -> Reading:
        """A new article begins at line `start`, which is a heading or the paragraph `after` itself."""
        reading = Reading(start)
        self._weigh_what_is_left(start, first, after, reading, inside=bool(body))
        self._weigh_furniture(start, first, after, reading)
        if start < after:
            self._weigh_heading(start, first, after, body, headings, reading)
        else:
            open_ = has_dateline(self.lines[after].text) or self.layout.firmly_closed(first, after)
            reading.add(-2.0 if open_ else -3.0, "no heading")
        below = self.layout.text_below_head(after) if start == after - 1 else None
        self._weigh_opening(below or after, body, reading)
        self._weigh_markup(start, after, body, reading)
        if self.manner is not None and self.manner.above >= 0.8:
            within = any(self.labels[i].role is Role.HEAD for i in range(start, after) if i in self.labels)
            right = start - 1 in self.labels and self.labels[start - 1].role is Role.HEAD
            reading.add(-3.6 if within else 0.6 if right else 0.0, "the page's stamps stand above its titles")
        if start in self.layout.again:
            reading.add(4.0, "the same item stands elsewhere on the page")
        elif start in self.layout.behind_again and start < after:
            reading.add(3.0, "behind an item that stands elsewhere on the page")
        if body and start not in self.layout.again:
            self._weigh_words(after, body, reading)
        if body:
            reading.add(-0.6, "most headings inside a text begin no article")
            if self.listing:
                reading.add(0.5, "the page calls itself a list")
            if self.manner is not None:
                self._weigh_manner(self.manner, first, after, reading)
        return reading

    def begins_with_deck(self, start: int, first: int, after: int, body: Sequence[int]) -> Reading:
        """A new article begins with a line that ends with a full stop and so looks like a paragraph.

        It stands above the text at `after`; what is between them is furniture.
        """
        reading = Reading(start, by_deck=True)
        headed = any(self.labels[i].role is Role.HEAD for i in range(start, after) if i in self.labels)
        self._weigh_what_is_left(start, first, start, reading, inside=bool(body))
        reading.add(-0.7 if headed else -2.2, "a paragraph in a heading's place")
        if headed:
            reading.add(2.6, BELOW)
        if self.lines[start].words * 2 > self.lines[after].words * 3:
            reading.add(-1.0, "longer than the paragraph below it")
        terms = self.vocabulary.terms
        follows = self.vocabulary.overlap(terms(start), terms(after))
        reading.add(_points_along(_FOLLOWING, follows), f"{follows:.0%} of its words in the next paragraph")
        if carries_on(self.lines[start].text):
            reading.add(-1.0, "it carries on what was said")
        self._weigh_opening(after, body, reading)
        if body:
            self._weigh_words(start, body, reading)
        if self.listing:
            reading.add(0.5, "the page calls itself a list")
        if self.manner is not None and self.manner.begins > 0.75:
            reading.add(1.0, "the page's articles begin with a heading")
        return reading

    def _weigh_what_is_left(
        self, start: int, first: int, after: int, reading: Reading, *, inside: bool
    ) -> None:
        """Headings before the start need a reason to be there."""
        attached = self.layout.attached(first, after)
        for index in range(first, start):
            if not self.layout.is_heading(index):
                continue
            if index in attached:
                reading.rejected[index] = (
                    "related headline" if self.layout.is_heading_like(index) else "caption"
                )
                reading.add(-attached[index], "a heading after a marker")
            elif self.lines[index].words <= 3:
                reading.rejected[index] = "section label"
                reading.add(-0.3, "a short line before the title")
            else:
                reading.rejected[index] = why_before(self.lines[index])
                reading.add(-1.4 if inside else -0.6, "a heading left over before the title")
        if start in attached:
            tight = self.layout.usual_gap > 0 and self.lines[start].gap < self.layout.usual_gap
            before = [i for i in range(first, start) if i in attached and self.layout.is_heading(i)]
            if tight:
                reading.add(-4.5, "directly under a marker")
            elif not before and inside:
                self._weigh_after_marker(start, after, reading)
            elif before and len(before) >= self.layout.teaser_headings:
                reading.add(0.3, "after as many headings as other markers have")
            elif before:
                reading.add(-0.7, "soon after a marker")

    def _weigh_after_marker(self, start: int, after: int, reading: Reading) -> None:
        """ "Read more" closes an item of a list on some pages and opens a teaser on others."""
        follows = self.vocabulary.overlap(self.vocabulary.terms(start), self.vocabulary.terms(after))
        if self.layout.markers_close:
            reading.add(0.5, "the page's markers close its items")
        elif self.layout.teasers > 1:
            reading.add(-4.5, "the first heading after a marker, as in the page's teasers")
        elif follows > 0.5:
            reading.add(-1.8, "the first heading after a marker, but of what follows")
        elif follows > 0.2:
            reading.add(-3.0, "the first heading after a marker")
        else:
            reading.add(-4.0, "the first heading after a marker, and not of what follows")

    def _weigh_furniture(self, start: int, first: int, after: int, reading: Reading) -> None:
        before = {self.labels[i].role for i in range(first, start) if i in self.labels}
        within = {self.labels[i].role for i in range(start, after) if i in self.labels}
        ruled = any(self.labels[i].reason == "dividing line" for i in range(first, start) if i in self.labels)
        if start == after - 1 and self.lines[start].words > 3 and self.layout.text_below_head(after):
            reading.add(2.2, BELOW_DECK)
        elif Role.HEAD in within:
            reading.add(2.6, BELOW)
        elif any(is_names_only(self.lines[i]) for i in range(start + 1, after) if self.layout.is_heading(i)):
            reading.add(1.8, "names of people before the text")
        if Role.HEAD in before:
            reading.add(1.2, ABOVE)
        if Role.END in before:
            firm = self.layout.firmly_closed(first, start)
            reading.add(1.2 if ruled else 1.5 if firm else 0.8, "what closes an article stands before it")
        if Role.LABEL in before:
            reading.add(0.8, "a section label before it")
        if before and Role.MARKER in within:
            reading.add(-0.5, "a marker after it")
        gap = self.lines[start].gap
        if gap > self.layout.usual_gap + 1 or (gap > self.layout.usual_gap and self.layout.usual_gap == 0):
            reading.add(0.7, "a wider gap before it")

    def _weigh_heading(
        self,
        start: int,
        first: int,
        after: int,
        body: Sequence[int],
        headings: Sequence[int],
        reading: Reading,
    ) -> None:
        line, paragraph = self.lines[start], self.vocabulary.terms(after)
        inside = [i for i in headings if i >= start]
        words = max(self.lines[i].words for i in inside[:2])
        headed = any(self.labels[i].role is Role.HEAD for i in range(start, after) if i in self.labels)
        reading.add(_points_for_length(words), f"a heading of {words} words")
        if len(inside) == 2 and not is_names_only(self.lines[inside[1]]):
            deck = self.vocabulary.terms(inside[1])
            apart = not self.vocabulary.terms(start) & (deck | paragraph)
            apart = apart and not (headed and inside[1] == start + 1)
            reading.add(-0.9 if apart else 0.6, "two headings apart" if apart else "a title and a deck")
        if len(inside) > 1 and any(
            self.labels[i].role is Role.LABEL for i in range(start, inside[1]) if i in self.labels
        ):
            reading.add(-2.0, "a menu or a label between it and the next heading")
        if line.words <= 2 and len(inside) > 1 and self.lines[inside[1]].words > 4:
            reading.add(-1.5, "a label in a title's place")
        if self.layout.usual_gap == 0 and any(self.lines[i].gap for i in inside[1:]):
            reading.add(-1.2, "a gap between it and the next heading")
        if len(inside) > 2:
            each = 1.2 if headed else 0.5
            reading.add(-each * (len(inside) - 2), "many headings before the text")
        if line.words > LONGEST_HEADING:
            reading.add(-2.0, "too long for a heading")
        heading = self.vocabulary.terms(start)
        follows = self.vocabulary.overlap(heading, paragraph)
        if self.layout.copies[line.text] > 1 and not headed:
            reading.add(-0.4 if follows > 0.2 else -1.5, "the same heading stands elsewhere on the page")
        points = _points_along(_FOLLOWING, follows) * (min(1.0, len(heading) / 3) if follows > 0.18 else 1.0)
        reading.add(points, f"{follows:.0%} of its words in the next paragraph")
        if body and self.layout.under_picture(start, first):
            reading.add(-1.2 if follows > 0.2 else -3.0, "right under a caption")
        elif body and self.layout.by_picture(start, first, start):
            reading.add(-0.8, "under a caption")
        if body:
            back = frozenset[str]().union(*map(self.vocabulary.terms, body[-3:]))
            before = self.vocabulary.overlap(heading, back)
            if before > follows:
                reading.add(-1.5 * (before - follows), "its words are those of the text before")
        if line.ends_sentence and line.words < 7:
            reading.add(-0.3, "a short question")

    def _weigh_manner(self, manner: Manner, first: int, after: int, reading: Reading) -> None:
        start = after if reading.start is None else reading.start
        signed = any(self.labels[i].role is Role.HEAD for i in range(first, after) if i in self.labels)
        signed = signed or (start == after - 1 and self.layout.text_below_head(after) is not None)
        if manner.single:
            two = sum(self.layout.is_heading(i) for i in range(start, after)) > 1
            reading.add(-1.6 if two else 0.0, "the page's articles have a title and no deck")
        if manner.placed >= 0.8:
            placed = has_dateline(self.lines[after].text)
            reading.add(
                1.2 if placed else -1.0, f"{manner.placed:.0%} of the page's articles have a dateline"
            )
        if manner.signed >= 0.8:
            reading.add(
                0.5 if signed else -1.8, f"{manner.signed:.0%} of the page's articles have a byline or stamp"
            )
        elif manner.begins >= 0.75 and reading.start != after:
            reading.add(0.9, f"{manner.begins:.0%} of the page's headings begin an article")
        elif manner.begins < 0.3:
            reading.add(-0.5, f"{manner.begins:.0%} of the page's headings begin an article")

    def _weigh_markup(self, start: int, after: int, body: Sequence[int], reading: Reading) -> None:
        """What the page's own marks say: elements of its articles, levels of its headings."""
        line, level = self.lines[start], self.layout.title_level
        if line.unit != self.lines[after].unit:
            reading.add(-6.0, "the text below it stands in another <article>")
        if body:
            before, behind = self.lines[body[-1]].unit, self.lines[after].unit
            if before and before == behind:
                reading.add(-5.0, "both sides stand in one <article>")
            elif before and behind:
                reading.add(6.0, OWN_ELEMENT)
            elif behind:
                reading.add(2.0, "an <article> begins")
        if not level or start == after:
            return
        if line.level == level:
            reading.add(2.0 if line.linked else 1.2, "a heading of the level of the page's titles")
        elif line.level > level:
            reading.add(-2.2, "a heading of a lower level")
        elif line.level:
            reading.add(-2.5, "a heading of a higher level than the page's titles")
        else:
            marked = any(self.lines[i].level == level for i in range(start, after) if i not in self.labels)
            reading.add(-2.4 if marked else -1.0, "not marked as a heading, as others are")

    def _weigh_opening(self, after: int, body: Sequence[int], reading: Reading) -> None:
        """Does the paragraph open an article: a dateline, a day, names in full?"""
        text = self.lines[after].text
        if has_dateline(text):
            reading.add(2.6, DATELINE)
            if body and self.layout.is_bare(after) and not self.layout.lists_datelines:
                reading.add(-3.0, "a story may have a second dateline, and nothing else stands before it")
            elif body and self.layout.is_bare(after) and self.layout.signed_together(after):
                reading.add(-4.0, "one sign-off names this place and the one before")
            elif body and self.layout.datelines > 1:
                reading.add(1.8, "one of several datelines")
        if carries_on(text):
            reading.add(-1.6 * carries_on(text), "the paragraph carries on what was said")
        elif names_a_day(text):
            reading.add(0.8, "the paragraph names a day")
        else:
            reading.add(-0.2, "the paragraph names no day")
        if text[:1] in '“"‘':
            reading.add(-0.7, "the paragraph opens with a quotation")
        if body:
            lasts = {last for _, last in full_names(" ".join(self.lines[i].text for i in body[-BACK:]))}
            again = {last for _, last in full_names(text)} & lasts
            if again:
                reading.add(0.5, "names given before are given in full again")
            first_word = (
                text.lstrip('“"‘(').split(" ", 1)[0].strip(",.’'").removesuffix("’s").removesuffix("'s")
            )
            if first_word in lasts and not again:
                reading.add(-1.2, "the paragraph opens with a name that needs the text before")

    def _weigh_words(self, after: int, body: Sequence[int], reading: Reading) -> None:
        """How far the text behind the place speaks of the same as the text before it."""
        place = self.layout.rank[after]
        ahead = [after]
        for index in self.layout.texts[place + 1 : place + AHEAD]:
            if index in self.layout.loose and len(ahead) >= 2:
                break
            ahead.append(index)
        back = list(body[-BACK:])
        shared = self.vocabulary.shared(back, ahead)
        certainty = min(1.0, 0.4 + 0.15 * min(len(back), 4) + 0.1 * (len(ahead) - 1))
        reading.add(
            _points_along(_SHARED, shared) * certainty,
            f"{shared:.0%} of the words are shared with the text before",
        )


def _points_for_length(words: int) -> float:
    if words <= 2:
        return -3.0
    if words <= 4:
        return -1.6
    if words <= 5:
        return -0.8
    if words <= 7:
        return 0.1
    return 0.7 if words <= 9 else 1.1


_SHARED = (
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

_FOLLOWING = ((0.0, -0.8), (0.08, -0.3), (0.18, 0.0), (0.45, 0.7), (0.8, 1.7), (1.0, 2.0))
"""Share of a heading's words that the next paragraph has -> points. Titles have 0.25 to 1, decks less."""


def _points_along(steps: Sequence[tuple[float, float]], share: float) -> float:
    """The points at `share` on the line through the steps."""
    for (low, first), (high, last) in pairwise(steps):
        if share <= high:
            return first + (last - first) * (share - low) / (high - low)
    return steps[-1][1]


def _is_teasing(text: str) -> bool:
    """In the manner of a headline: a source after a dash, a note in capitals in brackets."""
    tail = text[-30:]
    return any(dash in tail for dash in (" – ", " — ", " - ", "’– ")) or tail.endswith(
        ("(VIDEO)", "(VIDEOS)", "(PHOTOS)")
    )


def why_before(line: Line) -> str:
    return "section label" if line.words <= 4 else "headline without a text"
