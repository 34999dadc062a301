"""Where one article of a page ends and the next begins. General: no outlet's manner is built in.

A region is what stands between two paragraphs of running text: headings, bylines, teasers, or
nothing at all. Each way to read it (the text goes on; a new article begins at this line) gets
points for its evidence, and the best reading wins. The points are odds in natural logarithms,
set by hand and held by the pages in `tests/intake/pages`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.intake.cohesion import Vocabulary, carries_on, full_names, has_dateline, names_a_day
from workbench.intake.furniture import Label, Role, is_names_only
from workbench.intake.lines import Line

BACK = 6
"""Paragraphs before a place that are compared with those behind it."""
AHEAD = 5
LONGEST_HEADING = 34
"""Words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Points for (or, below zero, against) a new article, and what they are given for."""

    points: float
    because: str


@dataclass(frozen=True, slots=True)
class Part:
    """One article, as indexes into the page's lines. `header` is what stands before its text."""

    header: tuple[int, ...]
    body: tuple[int, ...]
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The articles in reading order; every other line's index with the reason it is left out."""

    parts: tuple[Part, ...]
    rejected: Mapping[int, str]


@dataclass(slots=True)
class _Reading:
    """One way to read a region."""

    start: int | None  # the line at which a new article begins; None: the text goes on
    evidence: list[Evidence] = field(default_factory=list)
    rejected: dict[int, str] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return sum(each.points for each in self.evidence)

    def add(self, points: float, because: str) -> None:
        if points:
            self.evidence.append(Evidence(round(points, 2), because))


def split_lines(lines: Sequence[Line], labels: Mapping[int, Label], *, several: bool = True) -> Split:
    """The page's articles. With `several` false the whole page is one article."""
    return _Splitter(lines, labels, several).split()


@dataclass(frozen=True, slots=True)
class _Manner:
    """What the clear boundaries of a page have in common. Shares are 0 to 1."""

    signed: float  # of them that have a byline or a time stamp
    begins: float  # of the page's headings that begin an article
    placed: float  # of them that open with a dateline


class _Splitter:
    def __init__(self, lines: Sequence[Line], labels: Mapping[int, Label], several: bool) -> None:
        self.lines = lines
        self.labels = labels
        self.several = several
        self.manner: _Manner | None = None
        self.usual_gap = _usual_gap(lines)
        self.captions = self._captions()
        self.is_text = [
            line.is_prose and index not in labels and index not in self.captions
            for index, line in enumerate(lines)
        ]
        self.texts = [index for index, is_text in enumerate(self.is_text) if is_text]
        self.rank = {index: rank for rank, index in enumerate(self.texts)}
        self.vocabulary = Vocabulary([line.text for line in lines])
        self.teaser_headings = self._teaser_headings()
        self.copies = Counter(
            line.text for i, line in enumerate(lines) if i not in labels and not line.is_prose
        )
        self.loose = self._loose_regions()
        self.listing = any(
            label.reason == "page navigation" and not lines[index].text.casefold().startswith("home")
            for index, label in list(labels.items())[:40]
            if index < 4 and lines[index].words > 1
        )

    # ------------------------------------------------------------------ the walk

    def split(self) -> Split:
        """Read twice: what the clear boundaries of the page have in common helps with the others."""
        found = self._walk()
        if self.several and len(found.parts) > 2:
            self.manner = self._manner(found)
            found = self._walk()
        return found

    def _manner(self, found: Split) -> _Manner | None:
        clear = [part for part in found.parts[1:] if part.score > 1.0]
        if len(clear) < 2:
            return None
        signed = sum(any("byline" in each.because for each in part.evidence) for part in clear)
        inside = sum(self._is_heading(i) for part in found.parts for i in part.body)
        titled = sum(bool(part.header) for part in clear)
        placed = sum(has_dateline(self.lines[part.body[0]].text) for part in clear)
        return _Manner(signed / len(clear), titled / max(1, titled + inside), placed / len(clear))

    def _walk(self) -> Split:
        parts: list[Part] = []
        rejected: dict[int, str] = {i: label.reason for i, label in self.labels.items()}
        rejected |= dict.fromkeys(self.captions, "caption")
        header: list[int] = []
        body: list[int] = []
        opened: _Reading | None = None
        for first, after in self._regions():
            best = self._best(first, after, body, len(parts))
            rejected |= best.rejected
            if best.start is None:
                if after == first + 1 < len(self.lines) and body and self._may_be_sub_heading(first):
                    rejected.pop(first, None)
                kept = [i for i in range(first, after) if i not in rejected]
                body += kept
            else:
                if opened is not None and body:
                    parts.append(_part(header, body, opened))
                    header, body = [], []
                opened = best
                head = [i for i in range(best.start, after) if i not in rejected]
                names = [i for i in head[1:] if i < after and is_names_only(self.lines[i])]
                rejected |= dict.fromkeys(names, "byline")
                header, late = self._header([i for i in head if i not in names])
                body += late
            if after < len(self.lines):
                body.append(after)
                if opened is None:
                    opened = best
        if body:
            parts.append(_part(header, body, opened or _Reading(None)))
        else:
            rejected |= dict.fromkeys(header, "headline without a text")
        taken = {i for part in parts for i in (*part.header, *part.body)}
        for index in range(len(self.lines)):
            if index not in taken:
                rejected.setdefault(index, "headline without a text")
        return Split(tuple(parts), {i: why for i, why in sorted(rejected.items()) if i not in taken})

    def _regions(self) -> Iterable[tuple[int, int]]:
        """Half-open runs of lines that are no running text, each before one that is, or at the page's end."""
        first = 0
        for index, is_text in enumerate(self.is_text):
            if is_text:
                yield first, index
                first = index + 1
        if first < len(self.lines):
            yield first, len(self.lines)

    def _best(self, first: int, after: int, body: Sequence[int], parts: int) -> _Reading:
        goes_on = self._goes_on(first, after)
        if after >= len(self.lines):
            return self._at_the_end(first, after, goes_on)
        headings = [i for i in range(first, after) if self._is_heading(i)]
        if not body:
            return self._first(first, after, headings, parts)
        if not self.several:
            return goes_on
        if not headings and first == after and not self._could_open(after):
            return goes_on
        readings = [self._begins(start, first, after, body, headings) for start in headings]
        if self._could_open(after) or (not headings and self._closes(first, after)):
            readings.append(self._begins(after, first, after, body, headings))
        return max((goes_on, *readings), key=lambda reading: reading.score)

    def _first(self, first: int, after: int, headings: Sequence[int], parts: int) -> _Reading:
        """Where the first article begins; what stands before it belongs to the page."""
        readings = [self._begins(start, first, after, (), headings) for start in headings[-8:]]
        if not readings:
            return _Reading(after if parts == 0 else None)
        best = max(readings, key=lambda reading: (reading.score, -(reading.start or 0)))
        for index in headings:
            if best.start is not None and index < best.start and index not in best.rejected:
                best.rejected[index] = _why_before(self.lines[index])
        return best

    def _at_the_end(self, first: int, after: int, goes_on: _Reading) -> _Reading:
        """After the last paragraph: list items and short lines stay only where they follow it directly."""
        for index in range(first, after):
            if self._is_heading(index) and index not in goes_on.rejected:
                goes_on.rejected[index] = "headline without a text"
        return goes_on

    # ------------------------------------------------------------------ ways to read a region

    def _goes_on(self, first: int, after: int) -> _Reading:
        """The article continues: loose lines are sub-headings, or teasers to throw out."""
        reading = _Reading(None)
        attached = self._attached(first, after)
        stray = [i for i in range(first, after) if self._is_heading(i) and i not in attached]
        for index, cost in attached.items():
            reading.rejected[index] = "related headline" if self.is_heading_like(index) else "caption"
            reading.add(-cost, "a heading after a marker")
        for index in stray:
            self._judge_stray(index, first, after, reading)
        if len(stray) > 1:
            reading.add(-0.8 * (len(stray) - 1), "several headings together")
        return reading

    def _judge_stray(self, index: int, first: int, after: int, reading: _Reading) -> None:
        """A heading without a marker inside a text: a sub-heading, a caption or a related headline."""
        line = self.lines[index]
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
        if line.words >= 4 and (
            self._under_picture(index, first) or (self._by_picture(index, first, after) and follows < 0.2)
        ):
            return 0.3, "a headline beside a picture"
        if line.words >= 7 and follows < 0.2 and _is_teasing(line.text):
            return 0.5, "in the manner of a headline, and not of what follows"
        if line.words >= 5 and follows < 0.25 and self.copies[line.text] > 1:
            return 0.5, "it stands elsewhere on the page too"
        if line.words >= 9 and follows < 0.12:
            return 1.2, "not of what follows"
        return 0.0, ""

    def _by_picture(self, index: int, first: int, after: int) -> bool:
        beside = [self.labels.get(i) for i in (index - 1, index + 1) if first <= i < after]
        return any(label is not None and label.role is Role.PICTURE for label in beside)

    def _under_picture(self, index: int, first: int) -> bool:
        """Right under a caption, closer than paragraphs stand."""
        above = self.labels.get(index - 1)
        pictured = index > first and above is not None and above.role is Role.PICTURE
        return pictured and self.usual_gap > 0 and self.lines[index].gap < self.usual_gap

    def _begins(
        self, start: int, first: int, after: int, body: Sequence[int], headings: Sequence[int]
    ) -> _Reading:
        """A new article begins at line `start`, which is a heading or the paragraph `after` itself."""
        reading = _Reading(start)
        self._weigh_what_is_left(start, first, after, reading)
        self._weigh_furniture(start, first, after, reading)
        if start < after:
            self._weigh_heading(start, first, after, body, headings, reading)
        else:
            open_ = has_dateline(self.lines[after].text) or self._firmly_closed(first, after)
            reading.add(-2.0 if open_ else -3.0, "no heading")
        self._weigh_opening(after, body, reading)
        if body:
            self._weigh_words(after, body, reading)
            reading.add(-0.6, "most headings inside a text begin no article")
            if self.listing:
                reading.add(0.5, "the page calls itself a list")
            if self.manner is not None:
                self._weigh_manner(self.manner, first, after, reading)
        return reading

    def _weigh_what_is_left(self, start: int, first: int, after: int, reading: _Reading) -> None:
        """Headings before the start need a reason to be there."""
        attached = self._attached(first, after)
        for index in range(first, start):
            if not self._is_heading(index):
                continue
            if index in attached:
                reading.rejected[index] = "related headline" if self.is_heading_like(index) else "caption"
                reading.add(-attached[index], "a heading after a marker")
            elif self.lines[index].words <= 3:
                reading.rejected[index] = "section label"
                reading.add(-0.3, "a short line before the title")
            else:
                reading.rejected[index] = _why_before(self.lines[index])
                reading.add(-1.4, "a heading left over before the title")
        if start in attached:
            tight = self.usual_gap > 0 and self.lines[start].gap < self.usual_gap
            before = [i for i in range(first, start) if i in attached and self._is_heading(i)]
            if tight:
                reading.add(-4.5, "directly under a marker")
            elif not before:
                reading.add(-3.0, "the first heading after a marker")
            elif len(before) >= self.teaser_headings:
                reading.add(0.3, "after as many headings as other markers have")
            else:
                reading.add(-0.7, "soon after a marker")

    def _weigh_furniture(self, start: int, first: int, after: int, reading: _Reading) -> None:
        before = {self.labels[i].role for i in range(first, start) if i in self.labels}
        within = {self.labels[i].role for i in range(start, after) if i in self.labels}
        ruled = any(self.labels[i].reason == "dividing line" for i in range(first, start) if i in self.labels)
        if Role.HEAD in within:
            reading.add(2.6, "a byline or time stamp before the text")
        elif any(is_names_only(self.lines[i]) for i in range(start + 1, after) if self._is_heading(i)):
            reading.add(1.8, "names of people before the text")
        if Role.HEAD in before:
            reading.add(1.2, "a byline or time stamp before the heading")
        if Role.END in before:
            firm = self._firmly_closed(first, start)
            reading.add(1.2 if ruled else 1.5 if firm else 0.8, "what closes an article stands before it")
        if Role.LABEL in before:
            reading.add(0.8, "a section label before it")
        if before and Role.MARKER in within:
            reading.add(-0.5, "a marker after it")
        gap = self.lines[start].gap
        if gap > self.usual_gap + 1 or (gap > self.usual_gap and self.usual_gap == 0):
            reading.add(0.7, "a wider gap before it")

    def _weigh_heading(
        self,
        start: int,
        first: int,
        after: int,
        body: Sequence[int],
        headings: Sequence[int],
        reading: _Reading,
    ) -> None:
        line, paragraph = self.lines[start], self.vocabulary.terms(after)
        inside = [i for i in headings if i >= start]
        words = max(self.lines[i].words for i in inside[:2])
        reading.add(_points_for_length(words), f"a heading of {words} words")
        if len(inside) == 2 and not is_names_only(self.lines[inside[1]]):
            deck = self.vocabulary.terms(inside[1])
            apart = not self.vocabulary.terms(start) & (deck | paragraph)
            reading.add(-0.6 if apart else 0.6, "two headings apart" if apart else "a title and a deck")
        if len(inside) > 2:
            reading.add(-0.5 * (len(inside) - 2), "many headings before the text")
        if line.words > LONGEST_HEADING:
            reading.add(-2.0, "too long for a heading")
        if self.copies[line.text] > 1:
            reading.add(-0.4, "the same heading stands elsewhere on the page")
        heading = self.vocabulary.terms(start)
        follows = self.vocabulary.overlap(heading, paragraph)
        reading.add(_points_along(_FOLLOWING, follows), f"{follows:.0%} of its words in the next paragraph")
        if body and self._under_picture(start, first):
            reading.add(-1.6, "right under a caption")
        if body:
            back = frozenset[str]().union(*map(self.vocabulary.terms, body[-3:]))
            before = self.vocabulary.overlap(heading, back)
            if before > follows:
                reading.add(-1.5 * (before - follows), "its words are those of the text before")
        if line.ends_sentence and line.words < 7:
            reading.add(-0.3, "a short question")
        reading.add(_points_for_level(line), "what the markup says of the heading")

    def _weigh_manner(self, manner: _Manner, first: int, after: int, reading: _Reading) -> None:
        signed = any(self.labels[i].role is Role.HEAD for i in range(first, after) if i in self.labels)
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

    def _weigh_opening(self, after: int, body: Sequence[int], reading: _Reading) -> None:
        """Does the paragraph open an article: a dateline, a day, names in full?"""
        text = self.lines[after].text
        if has_dateline(text):
            reading.add(2.6, "a dateline")
        if carries_on(text):
            reading.add(-1.6, "the paragraph carries on what was said")
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

    def _weigh_words(self, after: int, body: Sequence[int], reading: _Reading) -> None:
        """How far the text behind the place speaks of the same as the text before it."""
        place = self.rank[after]
        ahead = [after]
        for index in self.texts[place + 1 : place + AHEAD]:
            if index in self.loose and len(ahead) >= 2:
                break
            ahead.append(index)
        back = list(body[-BACK:])
        shared = self.vocabulary.shared(back, ahead)
        certainty = min(1.0, 0.4 + 0.15 * min(len(back), 4) + 0.1 * (len(ahead) - 1))
        reading.add(
            _points_along(_SHARED, shared) * certainty,
            f"{shared:.0%} of the words are shared with the text before",
        )

    # ------------------------------------------------------------------ what lines are

    def _is_heading(self, index: int) -> bool:
        """Neither furniture by itself nor running text; captions after a marker count."""
        return index not in self.labels and not self.is_text[index]

    def is_heading_like(self, index: int) -> bool:
        return index not in self.captions

    def _closes(self, first: int, after: int) -> bool:
        """Furniture that stands at an article's end or head, and not inside."""
        return any(
            self.labels[i].role in {Role.END, Role.HEAD} for i in range(first, after) if i in self.labels
        )

    def _firmly_closed(self, first: int, start: int) -> bool:
        """Tags, credit lines or an end mark: they stand inside no article. Sharing buttons may."""
        return any(
            self.labels[i].role is Role.END and self.labels[i].reason != "sharing buttons"
            for i in range(first, start)
            if i in self.labels
        )

    def _may_be_sub_heading(self, index: int) -> bool:
        """The name of a section ("Analysis"), alone between two paragraphs."""
        label = self.labels.get(index)
        return label is not None and label.reason == "section label" and not self.lines[index].hint

    def _could_open(self, after: int) -> bool:
        """A paragraph that could begin an article without a heading."""
        line = self.lines[after]
        return has_dateline(line.text) or (line.gap > self.usual_gap + 1 and line.words > 12)

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

    def _attached(self, first: int, after: int) -> dict[int, float]:
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
                elif label.role in {Role.END, Role.HEAD}:
                    allowance = 0
                continue
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

    def _teaser_headings(self) -> int:
        """How many headings most markers of this page bring with them, 1 or 2."""
        counts: Counter[int] = Counter()
        for first, after in self._regions():
            marks = [
                i for i in range(first, after) if i in self.labels and self.labels[i].role is Role.MARKER
            ]
            if marks and self.lines[marks[-1]].words <= 4:
                counts[
                    sum(self._is_heading(i) and i not in self.captions for i in range(marks[-1], after))
                ] += 1
        counts.pop(0, None)
        return min(2, min(counts, key=lambda n: (-counts[n], n))) if counts else 1

    def _loose_regions(self) -> frozenset[int]:
        """Paragraphs before which a heading stands that no marker explains."""
        return frozenset(
            after
            for first, after in self._regions()
            if after > first
            and any(self._is_heading(i) for i in range(first, after) if i not in self._attached(first, after))
        )

    def _header(self, head: Sequence[int]) -> tuple[list[int], list[int]]:
        """Title and deck, and what of the lines above the text belongs to the text."""
        return list(head[:2]), list(head[2:])


def _part(header: Sequence[int], body: Sequence[int], opened: _Reading) -> Part:
    return Part(tuple(header), tuple(body), opened.score, tuple(opened.evidence))


def _usual_gap(lines: Sequence[Line]) -> int:
    """Blank lines between most paragraphs of the page."""
    counts = Counter(min(line.gap, 3) for line in lines[1:2000])
    return counts.most_common(1)[0][0] if counts else 0


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


def _points_for_level(line: Line) -> float:
    return 0.0 if not line.level else (1.5 if line.level == 1 else 0.4)


def _is_teasing(text: str) -> bool:
    """In the manner of a headline: a source after a dash, a note in capitals in brackets."""
    tail = text[-30:]
    return any(dash in tail for dash in (" – ", " — ", " - ", "’– ")) or tail.endswith(
        ("(VIDEO)", "(VIDEOS)", "(PHOTOS)")
    )


def _why_before(line: Line) -> str:
    return "section label" if line.words <= 4 else "headline without a text"
