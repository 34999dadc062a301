"""Two versions of an article: which figures changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.values.article_history import ChangeKind, FigureChange
from workbench.values.figure import Figure
from workbench.values.reading import Reading

ALIKE = 0.55
"""Of two sentences, the share of words in common from which on one is taken for the other, rewritten."""

_WORD = re.compile(r"\w+")


def changed_figures(before: Reading, after: Reading) -> tuple[FigureChange, ...]:
    """The figures that differ, in the order of the newer text; dropped ones at the end.

    Sentences that stand in both are passed over. A figure of another one is held against the figure
    of the same measure in the sentence that was rewritten into it: "death toll: 12 → 15". A figure
    that is only written otherwise (12 and twelve) has not changed.
    """
    old, new = tuple(_stated(before)), tuple(_stated(after))
    same = {each.sentence for each in old} & {each.sentence for each in new}
    old = tuple(each for each in old if each.sentence not in same)
    new = tuple(each for each in new if each.sentence not in same)
    pairs = _paired(old, new)
    found = [
        FigureChange(ChangeKind.CHANGED, each.subject, old[pairs[place]].printed, each.printed, each.sentence)
        if place in pairs
        else FigureChange(ChangeKind.ADDED, each.subject, "", each.printed, each.sentence)
        for place, each in enumerate(new)
        if place not in pairs or old[pairs[place]].amount != each.amount
    ]
    gone = set(range(len(old))) - set(pairs.values())
    found += [
        FigureChange(ChangeKind.DROPPED, old[place].subject, old[place].printed, "", old[place].sentence)
        for place in sorted(gone)
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stated:
    """One figure of a claim in its sentence."""

    sentence: str
    words: frozenset[str]  # of the sentence, without its figures
    printed: str
    subject: str
    metric: str
    measure: tuple[str, str | None, bool]  # unit, per what, whether it is a change
    amount: tuple[object, ...]


def _stated(reading: Reading) -> Iterator[_Stated]:
    text = reading.article.text
    for claim in reading.claims:
        if claim.figure is None:
            continue
        figure = reading.figures[claim.figure]
        sentence = claim.sentence.of(text)
        yield _Stated(
            sentence=" ".join(sentence.split()),
            words=frozenset(word for word in _WORD.findall(sentence.casefold()) if not word[0].isdigit()),
            printed=" ".join(figure.span.of(text).split()),
            subject=claim.subject,
            metric=claim.metric or "",
            measure=(figure.unit, figure.per, figure.change is not None),
            amount=_amount(figure),
        )


def _amount(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.high, figure.unit, figure.per, figure.modifier, figure.change)


def _paired(old: tuple[_Stated, ...], new: tuple[_Stated, ...]) -> dict[int, int]:
    """Places in `new` -> places in `old` of the figures that are one, most alike first, one to one."""
    likely: list[tuple[float, int, int]] = []
    for place, each in enumerate(new):
        for other, one in enumerate(old):
            if one.measure != each.measure:
                continue
            likeness = _likeness(one, each)
            if likeness >= ALIKE:
                likely.append((-likeness, place, other))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, other in sorted(likely):
        if place not in pairs and other not in taken:
            pairs[place] = other
            taken.add(other)
    return pairs


def _likeness(one: _Stated, other: _Stated) -> float:
    """How surely the two are one figure: its sentence rewritten, or another one of the same measure."""
    words = 2 * len(one.words & other.words) / max(1, len(one.words) + len(other.words))
    same_measure = bool(one.metric) and one.metric == other.metric
    same_subject = one.subject.casefold() == other.subject.casefold()
    return (
        words + (0.6 if same_measure else 0.3 if same_subject else 0.0) + (one.amount == other.amount) * 0.2
    )
