"""Learns how captions are worded: writes `workbench/words/caption_weights.toml`.

    pip install scikit-learn
    python benchmarks/learn_captions.py [--text ARTICLES.jsonl] [--to FILE]

A logistic regression; L1 keeps the signs that tell. It learns from the captions of `pages/` that the rules
know by who gave the picture, with and without the giver, from the lines in `captions/`, and from text.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from learn_lines import learn_words, text_of_articles, write
from marked import FURNITURE, HERE, marked_lines, marked_pages, pages_of_tests

from workbench.home import WORDS
from workbench.intake import furniture
from workbench.intake.depicting import FEWEST, LONGEST, signs_of_captions
from workbench.intake.lines import page_lines
from workbench.intake.wording import odds_of_lines

CAPTIONS = HERE / "captions"
LARGEST = 1.5
"""Of a weight: no single word makes a caption."""
LEARNT = """\
# Learnt by benchmarks/learn_captions.py from the pages and lines beside it.
# Log-odds that a line is a caption: above 0 for it, below 0 against. "" is where the sum begins.
"""
_GIVER = re.compile(
    r"""
    \s* (?: [(\[]? \b (?: Photo | Image | Picture | Pic | Credit | Photograph | Illustration | Foto | Source
             | Courtesy | File ) s? \s* (?: by | credit | courtesy )? \s* [:/|–-] .*
      | \([^()]*\) | \[[^\[\]]*\] | [|/—–] \s? [^|/—–]{2,45} | © .*
      | [A-Z]{3,} \s? / \s? [A-Z] .{2,40} | via[ ] .{2,40} ) \.? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Who gave a picture, at its caption's end."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=WORDS / "caption_weights.toml")
    parser.add_argument("--text", type=Path, help="as of learn_lines.py")
    args = parser.parse_args()
    furniture.captions_by_words = lambda *_: []  # what is learnt here is no teacher
    samples = dict(_samples())
    samples = {line: False for line, _, _ in text_of_articles(args.text)} | samples
    kept = {line: shown for line, shown in samples.items() if FEWEST <= len(line.split()) <= LONGEST}
    found = learn_words([(line, shown, line) for line, shown in kept.items()], signs_of_captions)
    weights = {sign: max(-LARGEST, min(LARGEST, each)) for sign, each in found.items()}
    write(args.to, LEARNT, {"words": weights})
    print(f"{len(weights)} signs, from {sum(kept.values())} captions among {len(kept)} lines")


def _samples() -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is a caption."""
    for page in [*marked_pages(), *pages_of_tests()]:
        for mark, line in page.lines:
            if mark in "TDB":
                yield line, False
        if page.form == "text":
            yield from ((each, True) for line in _captions(page.text) for each in _with_and_without(line))
    for mark, line in marked_lines(CAPTIONS):
        if mark == FURNITURE:
            yield from ((each, True) for each in _with_and_without(line))
        else:
            yield line, False


def _captions(text: str) -> Iterator[str]:
    lines = page_lines(text)
    for index, label in furniture.label_lines(lines, odds_of_lines(lines)).items():
        if label.reason == "caption":
            yield lines[index].text


def _with_and_without(line: str) -> set[str]:
    return {line, _GIVER.sub("", line).strip()}


if __name__ == "__main__":
    main()
