"""Learns what each kind of evidence counts for: writes `workbench/words/boundary_weights.toml`.

    pip install scikit-learn
    python benchmarks/learn_boundaries.py [--text ARTICLES.jsonl] [--without NAME…] [--to FILE]

The points in `intake/weighing` are set by hand; here they are weighed against each other on the pages in
`benchmarks/pages`. Each page is walked as `intake.splitting` does, with the right choice made at each
place; of the readings at a place the right one shall have most points: a multinomial logistic regression
whose weights are drawn to 1. The odds by wording are those of regressions that have not seen the page.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import splitting
from learn_lines import Sample, folds, learn, text_of_articles, write
from marked import Article, MarkedPage, marked_pages, pages_of_tests

from workbench.home import WORDS
from workbench.intake.furniture import label_lines
from workbench.intake.label import Label
from workbench.intake.layout import Layout
from workbench.intake.lines import Line, page_lines, squashed
from workbench.intake.readers.web import page_document
from workbench.intake.splitting import Walk, manner_of
from workbench.intake.weighing import reading
from workbench.intake.weighing.manner import Manner
from workbench.intake.weighing.reading import ABOVE, DATELINE, Reading, kind_of
from workbench.intake.weighing.region import Regions
from workbench.intake.wording import Weights, furniture_odds

LEARNT = """\
# Learnt by benchmarks/learn_boundaries.py from the pages beside it.
# What the points for each kind of evidence are multiplied with; N stands for a figure.
"""
PAGES = 18
"""Of so many composed pages one is learnt from."""
SEEN = 8
"""Readings in which a kind of evidence stands at least."""
DRAWN = 3.0
"""How strongly the weights are drawn to 1."""
FIXED = frozenset(
    {ABOVE, DATELINE, "no heading", "one of several datelines", "not of what follows"}
    | {"one of several short items in a row"}
)
"""Kinds that few of these pages need, and others cannot do without."""
HELD_BACK = re.compile("marker|little furniture|the page began|second dateline")
"""Of kinds that are fixed, too: archives need the one, plain pages the other."""
BOUNDS = (0.2, 3.0)
"""Of a weight: no kind of evidence is silenced, for pages tell of other cases than these."""


@dataclass(frozen=True, slots=True)
class Place:
    """The readings of one place on a page, each as its evidence, and which of them is right."""

    page: str
    readings: tuple[tuple[tuple[str, float], ...], ...]
    right: int
    decks: tuple[int, ...] = ()  # readings that begin with a deck


class Taught(Walk):
    """Walks a page and makes the right choice wherever one of the readings is right."""

    def __init__(self, regions: Regions, manner: Manner | None, page: MarkedPage, kept: list[Place]) -> None:
        super().__init__(regions, manner, several=True)
        self.page, self.kept = page, kept
        self.of = {
            squashed(text): number for number, article in enumerate(page.articles) for text in article.body
        }
        self.titles = {
            squashed(article.title or article.deck or article.body[0]): number
            for number, article in enumerate(page.articles)
        }

    def choose(self, readings: Sequence[Reading]) -> Reading:
        right = self._right(readings) if len(readings) > 1 else None
        if right is None:
            return super().choose(readings)
        decks = tuple(number for number, one in enumerate(readings) if one.by_deck)
        evidence = (((kind_of(each.because), each.points) for each in one.evidence) for one in readings)
        self.kept.append(Place(self.page.name, tuple(map(tuple, evidence)), right, decks))
        return readings[right]

    def _right(self, readings: Sequence[Reading]) -> int | None:
        """Which of them begins at a title of the page, or goes on where the text does; None: not told."""
        below = self._seen(self.region_end)
        titled = [
            self.titles.get(self._seen(one.start)) if one.start is not None else None for one in readings
        ]
        article = self.of.get(below)
        if article is None:  # the line below is furniture, or a title with a full stop
            article = self.titles.get(below)
            if article is None:
                return None
        under_way = [self.of[seen] for i in self.body if (seen := self._seen(i)) in self.of]
        if under_way and article == under_way[-1] and readings[0].start is None:
            return 0
        return next((place for place, each in enumerate(titled) if each == article), None)

    def _seen(self, index: int) -> str:
        return squashed(self.layout.lines[index].text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=(), metavar="NAME")
    parser.add_argument("--to", type=Path, default=WORDS / "boundary_weights.toml")
    parser.add_argument("--text", type=Path, help="as of learn_lines.py")
    args = parser.parse_args()
    places = list(places_of([*marked_pages(), *pages_of_tests()], args.without, text_of_articles(args.text)))
    learnt = [place for place in places if place.page not in args.without]
    weights = fit(learnt)
    write(args.to, LEARNT, {"weights": weights})
    print(f"{len(weights)} kinds of evidence, from {len(learnt)} places")
    for name, some in (("learnt from", learnt), ("left out", [p for p in places if p.page in args.without])):
        if some:
            print(f"{name}: right at {right(some, weights)} of {len(some)}, by hand at {right(some, {})}")


def composed(marked: Sequence[MarkedPage]) -> Iterator[MarkedPage]:
    """Their articles set anew in the manners of `splitting.py`, some on one topic: what busy pages lack."""
    told = [each for page in marked for each in page.articles if each.title and len(each.body) > 1]
    sources = [splitting.Source(each.title or "", tuple(each.body)) for each in told]
    mixed, alike = (
        list(splitting.pages(sources[:], random.Random(5), one_topic=one)) for one in (False, True)
    )
    for number, (manner, setting) in enumerate((*mixed[::PAGES], *alike[::PAGES])):
        page = MarkedPage(f"{manner} {number}", "text", setting.text())
        for kind, place, text in setting.lines:
            if kind == splitting.HEAD and place >= len(page.articles):
                page.articles.append(Article(text))
            elif kind == splitting.HEAD:
                page.articles[place].deck = text
            elif kind == splitting.BODY:
                if place >= len(page.articles):
                    page.articles.append(Article(None))
                page.articles[place].body.append(text)
        yield page


def places_of(pages: Sequence[MarkedPage], without: Sequence[str], text: Sequence[Sample]) -> Iterator[Place]:
    """The places of all pages, each page with words learnt on others and all points as set by hand."""
    reading.weight_of = lambda _: 1.0  # type: ignore[assignment]
    known = [page for page in pages if page.name not in without]
    for seen, unseen in folds(known):
        weights = learn(seen, text)
        for page in unseen:
            yield from walked(page, weights)
    weights = learn(known, text)
    for page in composed(known):
        yield from walked(page, weights)
    for page in pages:
        if page.name in without:
            yield from walked(page, weights)


def walked(page: MarkedPage, weights: Weights) -> list[Place]:
    lines = lines_of(page)
    odds = furniture_odds([line.text for line in lines], weights)
    labels: dict[int, Label] = label_lines(lines, odds)
    layout = Layout(lines, labels, odds)
    kept: list[Place] = []
    regions = Regions(layout)
    found = Taught(regions, None, page, kept).split()
    if len(found.parts) > 2:
        Taught(regions, manner_of(layout, found), page, kept).split()
    return kept


def lines_of(page: MarkedPage) -> Sequence[Line]:
    if page.form == "text":
        return page_lines(page.text)
    return page_document(page.text, f"{page.name}.html", several=True).lines


def fit(places: Sequence[Place]) -> dict[str, float]:
    """Weight of each kind that stands in SEEN readings: the most likely ones within BOUNDS, drawn to 1."""
    from scipy.optimize import minimize

    often = Counter(
        kind
        for place in places
        for number, one in enumerate(place.readings)
        for kind in {kind for kind, _ in one}
        if number not in place.decks  # their points count as they are
    )
    kinds = sorted(
        kind
        for kind, count in often.items()
        if count >= SEEN and kind not in FIXED and not HELD_BACK.search(kind)
    )
    column = {kind: number for number, kind in enumerate(kinds)}
    tables = []
    for place in places:
        points = np.zeros((len(place.readings), len(kinds)))
        others = np.zeros(len(place.readings))
        for row, one in enumerate(place.readings):
            for kind, each in one:
                if kind in column and row not in place.decks:
                    points[row, column[kind]] += each
                else:
                    others[row] += each
        tables.append((points, others, place.right))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = DRAWN * float(np.sum((weights - 1.0) ** 2))
        slope = 2.0 * DRAWN * (weights - 1.0)
        for points, others, right in tables:
            scores = points @ weights + others
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            total -= float(np.log(shares[right] + 1e-300))
            slope += points.T @ shares - points[right]
        return total, slope

    best = minimize(loss, np.ones(len(kinds)), jac=True, method="L-BFGS-B", bounds=[BOUNDS] * len(kinds))
    return {kind: round(float(weight), 2) for kind, weight in zip(kinds, best.x, strict=True)}


def right(places: Sequence[Place], weights: Mapping[str, float]) -> int:
    """At how many places the right reading has most points."""
    count = 0
    for place in places:
        scores = [
            sum(points * (1.0 if row in place.decks else weights.get(kind, 1.0)) for kind, points in one)
            for row, one in enumerate(place.readings)
        ]
        count += scores.index(max(scores)) == place.right
    return count


if __name__ == "__main__":
    main()
