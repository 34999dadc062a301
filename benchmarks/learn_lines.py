"""Learns how furniture is worded: writes `workbench/words/line_weights.toml`.

    pip install scikit-learn
    python benchmarks/learn_lines.py [--text ARTICLES.jsonl] [--without NAME…] [--to FILE]

Two logistic regressions. The first sees the words of a line (`wording.signs`); L1 keeps the signs that
tell. The second sees a line's log-odds and those of its neighbours (`wording.places`), which for this come
from regressions that have not seen the line's page. Pages named by `--without` are left out and
measured instead.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from marked import EITHER, FURNITURE, MarkedPage, marked_lines, marked_pages, pages_of_tests

from workbench.home import WORDS
from workbench.intake.phrases import NEEDS
from workbench.intake.wording import Weights, furniture_odds, places, signs, wording
from workbench.lexicon import entries

FOLDS = 5
SEEN = 3
"""Pages, or single lines, in which a sign stands at least: less is the matter of one story."""
PENALTY = 0.8
"""Inverse strength of L1 on the words."""
LEAST = 0.05
"""Weights below are left out."""
LEARNT = """\
# Learnt by benchmarks/learn_lines.py from the pages and lines beside it.
# Log-odds that a line is furniture: above 0 for it, below 0 against. "" is where the sum begins.
"""
Sample = tuple[str, bool, str]
"""A line, whether it is furniture, and where it stands."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=(), metavar="NAME")
    parser.add_argument("--to", type=Path, default=WORDS / "line_weights.toml")
    parser.add_argument(
        "--text", type=Path, help="articles, one a line of JSONL: every second one is learnt as text"
    )
    args = parser.parse_args()
    pages = [*marked_pages(), *pages_of_tests()]
    seen = [page for page in pages if page.name not in args.without]
    weights = learn(seen, text_of_articles(args.text))
    write(args.to, LEARNT, {"words": weights.words, "places": weights.places})
    print(f"{len(weights.words)} signs of words, {len(weights.places)} of places, from {len(seen)} pages")
    held = [page for page in pages if page.name in args.without]
    if held:
        measure(held, weights)


def text_of_articles(path: Path | None) -> list[Sample]:
    """Titles and paragraphs of every second article: `benchmarks/splitting.py --half even` has the others."""
    if path is None:
        return []
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][1::2]
    texts = [text for row in rows for text in (row["title"], *row["text"].split("\n"))]
    return [(text.strip(), False, text) for text in texts if text.strip()]


def learn(pages: Sequence[MarkedPage], text: Sequence[Sample] = ()) -> Weights:
    """Both regressions, from these pages, the single lines and lines that are known to be text."""
    single = [*_single_lines(), *text]
    scores: dict[str, list[float]] = {}
    for seen, unseen in folds(pages):
        words = Weights(learn_words([*_samples(seen), *single]), {})
        for page in unseen:
            scores[page.name] = [wording(text, words) for _, text in page.lines]
    return Weights(learn_words([*_samples(pages), *single]), _learn_places(pages, scores))


def folds(pages: Sequence[MarkedPage]) -> Iterator[tuple[list[MarkedPage], Sequence[MarkedPage]]]:
    """Some of the pages, and those that are left out of them: each page is left out once."""
    for fold in range(FOLDS):
        yield [page for number, page in enumerate(pages) if number % FOLDS != fold], pages[fold::FOLDS]


def _single_lines() -> Iterator[Sample]:
    """Those of `lines/`, and the examples of the words by which furniture is known."""
    for mark, line in marked_lines():
        yield line, mark == FURNITURE, line
    for entry in entries("furniture", "furniture", NEEDS):
        for line, furniture in ((entry["example"]["line"], True), (entry["example"]["keeps"], False)):
            yield line, furniture, line


def _samples(pages: Iterable[MarkedPage]) -> list[Sample]:
    """Each line once a page: what is printed ten times tells no more than what is printed once."""
    return [
        (text, mark == FURNITURE, page.name)
        for page in pages
        for mark, text in dict.fromkeys(page.lines)
        if mark != EITHER
    ]


def learn_words(lines: Sequence[Sample], signs_of: Callable[[str], set[str]] = signs) -> dict[str, float]:
    """What each sign that stands in several places counts for."""
    seen = [signs_of(text) for text, _, _ in lines]
    where: dict[str, set[str]] = {}
    for each, (_, _, place) in zip(seen, lines, strict=True):
        for sign in each:
            where.setdefault(sign, set()).add(place)
    rows = [dict.fromkeys((sign for sign in sorted(each) if len(where[sign]) >= SEEN), 1.0) for each in seen]
    return fit(rows, [furniture for _, furniture, _ in lines], PENALTY)


def _learn_places(pages: Sequence[MarkedPage], scores: Mapping[str, list[float]]) -> dict[str, float]:
    rows, truth = [], []
    for page in pages:
        texts = [text for _, text in page.lines]
        for (mark, _), place in zip(page.lines, places(texts, scores[page.name]), strict=True):
            if mark != EITHER:
                rows.append(place.signs())
                truth.append(mark == FURNITURE)
    return fit(rows, truth, 1.0)


def fit(rows: list[dict[str, float]], truth: list[bool], penalty: float) -> dict[str, float]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix: Any = vectorizer.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=penalty, l1_ratio=1.0, solver="liblinear", max_iter=2000, random_state=0)
    model.fit(matrix, truth)
    found = {
        name: round(float(weight), 2)
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
        if abs(weight) >= LEAST
    }
    return {"": round(float(model.intercept_[0]), 2)} | found


def write(path: Path, learnt: str, tables: Mapping[str, Mapping[str, float]]) -> None:
    """The weights as TOML, below a line or two that say where they come from and what they count."""
    lines = [*learnt.splitlines(), "# Not edited by hand."]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", *(f"{_quoted(sign)} = {each}" for sign, each in sorted(weights.items()))]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _quoted(text: str) -> str:
    """As a key of a TOML file."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def measure(pages: Sequence[MarkedPage], weights: Weights) -> None:
    """Of pages that were not learnt from: furniture found and text taken for it, at several thresholds."""
    found: dict[str, list[float]] = {mark: [] for mark in "JBHTD"}
    for page in pages:
        odds = furniture_odds([text for _, text in page.lines], weights)
        for (mark, _), each in zip(page.lines, odds, strict=True):
            found.setdefault(mark, []).append(each)
    for least in (0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0):
        shares = (f"{mark} {sum(each > least for each in odds)}/{len(odds)}" for mark, odds in found.items())
        print(f"above {least}:", *shares)


if __name__ == "__main__":
    main()
