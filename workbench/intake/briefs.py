"""Short items in a row: a headline and one paragraph each, nothing in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from workbench.intake.cohesion import Vocabulary
from workbench.intake.label import BRINGS, Label
from workbench.intake.lines import Line

FEWEST = 4
"""Items in a row."""
APART = 0.07
"""Share of their words that paragraphs of unrelated items have in common, at most."""


def short_items(
    lines: Sequence[Line], labels: Mapping[int, Label], is_text: Sequence[bool], vocabulary: Vocabulary
) -> frozenset[int]:
    """Indexes of the headlines of such items. Questions are left out: those stand inside a text."""
    found: set[int] = set()
    for run in _runs(lines, labels, is_text):
        texts = [text for _, text in run]
        if len(run) >= FEWEST and _are_apart(texts, vocabulary):
            found.update(heading for heading, _ in run)
    return frozenset(found)


def _runs(
    lines: Sequence[Line], labels: Mapping[int, Label], is_text: Sequence[bool]
) -> Iterator[list[tuple[int, int]]]:
    """Stretches of the page in which a headline and a paragraph take turns, furniture passed over."""
    run: list[tuple[int, int]] = []
    heading: int | None = None
    for index, line in enumerate(lines):
        if index in labels and not is_text[index]:
            continue
        if is_text[index] and heading is not None:
            run.append((heading, index))
            heading = None
        elif is_text[index] or heading is not None or line.text.endswith("?") or _is_teaser(labels, index):
            yield run
            run, heading = [], None
        else:
            heading = index
    yield run


def _is_teaser(labels: Mapping[int, Label], index: int) -> bool:
    """A marker stands above it."""
    beside = (labels.get(index - 1), labels.get(index - 2))
    return any(label is not None and label.role in BRINGS for label in beside)


def _are_apart(texts: Sequence[int], vocabulary: Vocabulary) -> bool:
    terms = vocabulary.terms
    shared = [vocabulary.overlap(terms(other), terms(one)) for one, other in pairwise(texts)]
    return sum(shared) < APART * len(shared)
