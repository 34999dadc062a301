"""Lines in an article's text that are none of it: notices, captions, teasers.

Once the articles are known, a line can be held against the one it stands in: do its words come again there,
what stands around it, how is it worded? `benchmarks/learn_strays.py` learns the weights, a logistic
regression, from the pages in `benchmarks/pages`. They stand in `words/stray_weights.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workbench.intake.captions import LOWEST, SHARE
from workbench.intake.depicting import LONGEST, caption_odds
from workbench.intake.label import WORDED
from workbench.intake.lines import Line
from workbench.intake.part import Part
from workbench.intake.phrases import is_told
from workbench.intake.rows import is_in_table
from workbench.lexicon import table

if TYPE_CHECKING:
    from workbench.intake.layout import Layout

LEAST = 1.4
"""Log-odds from which on a line is none of its article: four to one."""
DOUBTFUL = -2.0
"""Log-odds by wording of a line that is looked at: most text is below."""
SURE = 1.0
"""Log-odds, with those of furniture, from which on a line is a caption wherever it stands."""
HIGHEST = 4.0
"""Log-odds of a caption are cut off here."""
CAPTION = 0.0
"""Log-odds of a line that is told of as a caption."""
_SPOKEN = ("“", '"', "Q:", "A:")
"""Signs of speech: no furniture without a phrase that tells it has them."""
_READER = re.compile(r"\b(?:you|your|us|we|our)\b", re.IGNORECASE)


def strays(layout: Layout, parts: Sequence[Part]) -> dict[int, str]:
    """Lines of the articles' bodies that are furniture -> why."""
    weights = _learnt()
    found: dict[int, str] = {}
    for part in parts:
        for index, signs in signs_of_lines(layout, part):
            shown = odds_of_caption(layout.lines[index])
            stray = weights[""] + sum(weights.get(sign, 0.0) * each for sign, each in signs.items())
            if shown + SHARE * layout.odds[index] > SURE and not layout.lines[index].ends_full_stop:
                found[index] = "caption"
            elif stray > LEAST:
                found[index] = "caption" if shown > CAPTION else WORDED
    return found


def signs_of_lines(layout: Layout, part: Part) -> Iterator[tuple[int, Mapping[str, float]]]:
    """The lines of the body that could be furniture, with what the regression sees of each."""
    doubtful = [place for place, index in enumerate(part.body) if _is_doubtful(layout, index)]
    if not doubtful:
        return
    own = frozenset((*part.header, *part.body))
    words = Counter(term for index in own for term in layout.vocabulary.terms(index))
    for place in doubtful:
        yield part.body[place], _signs(layout, part, place, own, words)


def _is_doubtful(layout: Layout, index: int) -> bool:
    line = layout.lines[index]
    if layout.odds[index] <= DOUBTFUL or line.is_marked or line.named or line.is_item:
        return False
    if index in layout.listed or layout.has_dateline(index) or is_in_table(layout.lines, index):
        return False
    return not is_told(line.text) and not any(mark in line.text for mark in _SPOKEN)


def _signs(
    layout: Layout, part: Part, place: int, own: frozenset[int], words: Mapping[str, int]
) -> dict[str, float]:
    index = part.body[place]
    line, odds, terms = layout.lines[index], layout.odds[index], layout.vocabulary.terms(index)
    shown = odds_of_caption(line)
    kind = "a sentence" if line.is_prose else "no sentence"
    signs = {
        f"odds of {kind}": odds,
        f"odds of a caption, {kind}": shown,
        f"odds of a caption above -1, {kind}": max(0.0, shown + 1.0),
        kind: 1.0,
        "no word comes again": float(all(words[term] == 1 for term in terms)),
        f"above it {_role(layout, own, index - 1)}": 1.0,
        f"below it {_role(layout, own, index + 1)}": 1.0,
    }
    if place == len(part.body) - 1:
        signs["last"] = 1.0
    return signs | dict.fromkeys(_marks(line), 1.0)


def odds_of_caption(line: Line) -> float:
    """As `depicting.caption_odds`, cut off; the lowest of a line that is too long."""
    return max(LOWEST, min(HIGHEST, caption_odds(line.text))) if line.words <= LONGEST else LOWEST


def _marks(line: Line) -> Iterator[str]:
    if line.has_sentence_break:
        yield "two sentences"
    if _READER.search(line.text):
        yield "speaks to the reader"


def _role(layout: Layout, own: frozenset[int], index: int) -> str:
    """What the line at `index` is: furniture of some kind, text of the same article, another heading."""
    if not 0 <= index < len(layout.lines):
        return "the page's edge"
    label = layout.labels.get(index)
    return label.role if label is not None else "text" if index in own else "a heading"


@cache
def _learnt() -> Mapping[str, float]:
    return dict(table("stray_weights", "signs"))
