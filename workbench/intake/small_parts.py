"""Parts of a page too small for articles: a title with its caption, a teaser, a page's own introduction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.intake.label import BRINGS
from workbench.intake.layout import OWN_WORDS, Layout
from workbench.intake.part import Part
from workbench.intake.weighing.reading import ABOVE, BELOW, BELOW_DECK, OWN_ELEMENT

SMALL = 45
"""Words of a part with one paragraph, at most."""
SENTENCE = 26
"""Words of a paragraph that may be another article's teaser, at most."""
DOUBTFUL = 4.5
"""Points."""
MANY = 3
"""Paragraphs of most articles of a page on which a part with one is too small, at least."""
SIGNED = 0.5
"""Share of the larger articles that have a byline, a stamp or an element of their own, at least."""
SURE = frozenset({ABOVE, BELOW, BELOW_DECK, OWN_ELEMENT})
"""Evidence that a short text is an article for all that."""


def is_sure(part: Part) -> bool:
    return not SURE.isdisjoint(each.because for each in part.evidence)


def are_long(parts: Sequence[Part]) -> bool:
    """Most parts have several paragraphs."""
    lengths = sorted(len(part.body) for part in parts)
    return len(parts) > MANY and lengths[len(lengths) // 2] >= MANY


def is_small(layout: Layout, part: Part) -> bool:
    first = part.body[0]
    alone = len(part.body) == 1 and layout.lines[first].words <= SMALL
    return alone and not layout.has_dateline(first)


def titles_of_the_next(layout: Layout, parts: Sequence[Part]) -> Iterator[tuple[int, Part]]:
    """Number of each small part whose title is that of the part behind it, and both as one.

    "Title, caption, summary, text" reads as two articles, of which the first is a title with a caption.
    """
    for number, (part, behind) in enumerate(pairwise(parts)):
        if not part.header or not is_small(layout, part) or is_small(layout, behind):
            continue
        terms, overlap = layout.vocabulary.terms, layout.vocabulary.overlap
        title, text = terms(part.header[0]), terms(behind.body[0])
        own = terms(behind.header[0]) if behind.header else frozenset()
        if len(title) > 2 and overlap(title, text) >= max(OWN_WORDS, overlap(own, text) if own else 0.0):
            evidence = (*part.evidence, *behind.evidence)
            yield number, Part(part.header[:1], behind.body, part.score, evidence)


def teasers_of_lists(layout: Layout, parts: Sequence[Part]) -> Iterator[int]:
    """Numbers of the small parts of which two or more follow below "Similar picks" or its like."""
    run: list[int] = []
    for number, part in enumerate(parts):
        listed = number > 0 and _is_below_list(layout, parts[number - 1].body[-1], part)
        if is_small(layout, part) and (run or listed):
            run.append(number)
            continue
        yield from run if len(run) > 1 else ()
        run = []
    yield from run if len(run) > 1 else ()


def _is_below_list(layout: Layout, end: int, part: Part) -> bool:
    first = (*part.header, *part.body)[0]
    labels = (layout.labels.get(i) for i in range(end + 1, first))
    return any(label is not None and label.role in BRINGS for label in labels)


def too_small(layout: Layout, parts: Sequence[Part]) -> Iterator[int]:
    """Numbers of the small parts that nothing but a heading makes an article, where the others are signed."""
    large = [part for part in parts if not is_small(layout, part)]
    signed = bool(large) and sum(map(is_sure, large)) >= SIGNED * len(large)
    for number, part in enumerate(parts):
        if is_small(layout, part) and (_is_doubtful(layout, part) or (signed and not is_sure(part))):
            yield number


def _is_doubtful(layout: Layout, part: Part) -> bool:
    """A sentence below a headline for whose beginning an article little speaks: a teaser."""
    if part.score >= DOUBTFUL or layout.lines[part.body[0]].words > SENTENCE:
        return False
    terms = layout.vocabulary.terms
    own = layout.vocabulary.overlap(terms(part.header[0]), terms(part.body[0])) if part.header else 0.0
    return not (is_sure(part) and own >= OWN_WORDS)
