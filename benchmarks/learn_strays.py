"""Learns what tells a stray line in an article: writes `workbench/words/stray_weights.toml`.

    pip install scikit-learn
    python benchmarks/learn_strays.py [--text ARTICLES.jsonl] [--to FILE]

Each page of `pages/` is split with words learnt on others, and without what is learnt here; the lines of the
articles found are furniture or not, as the page's marks say.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from learn_boundaries import lines_of
from learn_lines import fit, folds, learn, text_of_articles, write
from marked import EITHER, FURNITURE, MarkedPage, marked_pages, pages_of_tests

from workbench.home import WORDS
from workbench.intake import splitting
from workbench.intake.furniture import label_lines
from workbench.intake.layout import Layout
from workbench.intake.lines import squashed
from workbench.intake.strays import signs_of_lines
from workbench.intake.wording import Weights, furniture_odds

PENALTY = 0.3
"""Inverse strength of L1."""
LEARNT = """\
# Learnt by benchmarks/learn_strays.py from the pages beside it.
# Log-odds that a line in an article is furniture: above 0 for it, below 0 against.
"""
Sample = tuple[Mapping[str, float], bool]
"""What is seen of a line, and whether it is furniture."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=WORDS / "stray_weights.toml")
    parser.add_argument("--text", type=Path, help="as of learn_lines.py")
    args = parser.parse_args()
    splitting.strays = lambda *_: {}
    text, pages = text_of_articles(args.text), [*marked_pages(), *pages_of_tests()]
    samples: list[Sample] = []
    for seen, unseen in folds(pages):
        weights = learn(seen, text)
        for page in unseen:
            samples += _samples(page, weights)
    weights = fit([dict(signs) for signs, _ in samples], [furniture for _, furniture in samples], PENALTY)
    write(args.to, LEARNT, {"signs": weights})
    print(f"{len(weights)} signs, from {sum(each for _, each in samples)} strays among {len(samples)} lines")


def _samples(page: MarkedPage, weights: Weights) -> Iterator[Sample]:
    lines = lines_of(page)
    odds = furniture_odds([line.unsigned for line in lines], weights)
    labels = label_lines(lines, odds)
    layout = Layout(lines, labels, odds)
    own = {squashed(line) for mark, line in page.lines if mark != FURNITURE}
    furniture = {squashed(line) for mark, line in page.lines if mark == FURNITURE} - own
    own -= {squashed(line) for mark, line in page.lines if mark == EITHER}
    for part in splitting.split_lines(lines, labels, odds).parts:
        for index, signs in signs_of_lines(layout, part):
            seen = squashed(lines[index].text)
            if seen in own or seen in furniture:
                yield signs, seen in furniture


if __name__ == "__main__":
    main()
