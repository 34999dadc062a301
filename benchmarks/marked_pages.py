"""Measures how marked pages are split: articles, titles, furniture left in, text lost.

    python benchmarks/marked_pages.py [FOLDER] [--misses] [--claims]

FOLDER is `benchmarks/held`, pages that no weight was learnt from, or `benchmarks/pages`, those that were.
An article is split right where the first and the last line of its text stand in one article, and in it no
line of another. A line of furniture is left in where it stands in an article's text; a claim is taken from
furniture where its sentence begins in such a line.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from marked import EITHER, FURNITURE, HERE, MarkedPage, marked_pages

import workbench
from workbench.intake.pages import read_page
from workbench.values.article import Article

COLUMNS = ("articles", "split", "titles", "lines", "lost", "furniture", "left", "no article")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "held")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--claims", action="store_true", help="extract, too, and count claims from furniture")
    args = parser.parse_args()
    print(f"{'':24}" + "".join(f"{column:>12}" for column in COLUMNS))
    total = Counter[str]()
    for page in marked_pages(args.folder):
        counts, misses = measure(page)
        total += counts
        print(f"{page.name:24}" + "".join(f"{counts[column]:12}" for column in COLUMNS))
        if args.misses:
            print("".join(f"    {miss}\n" for miss in misses), end="")
    print(f"{'all':24}" + "".join(f"{total[column]:12}" for column in COLUMNS))
    if args.claims:
        claims = sum(map(claims_of, marked_pages(args.folder)), Counter[str]())
        print(f"claims: {claims['claims']}, from furniture: {claims['from furniture']}")


def measure(page: MarkedPage) -> tuple[Counter[str], list[str]]:
    """What is counted of one page, and what went wrong. An item told again is counted once."""
    found = [_texts(each) for each in read_page(page.text, origin=page.name, form=page.form).articles]
    owners: dict[str, set[int]] = {}
    for number, article in enumerate(page.articles):
        for text in article.body:
            owners.setdefault(_plain(text), set()).add(number)
    own = {_plain(text) for mark, text in page.lines if mark != FURNITURE}
    furniture = {_plain(text) for mark, text in page.lines if mark == FURNITURE} - own
    held = {line for _, lines in found for line in lines}
    counts, misses = Counter[str](), list[str]()
    counts["furniture"] = len(furniture)
    counts["left"] = sum(line in furniture for _, lines in found for line in lines)
    misses += [f"left in: {line[:100]}" for _, lines in found for line in lines if line in furniture]
    either = {_plain(text) for mark, text in page.lines if mark == EITHER}
    counts["no article"] = sum(not (owners.keys() | either) & {*lines} for _, lines in found)
    told = set[tuple[str, ...]]()
    for number, article in enumerate(page.articles):
        body = tuple(map(_plain, article.body))
        if not body or body in told:
            continue
        told.add(body)
        best = max(found, key=lambda each: len({*body} & {*each[1]}), default=(None, []))
        foreign = [line for line in best[1] if line in owners and number not in owners[line]]
        right = body[0] in best[1] and body[-1] in best[1] and not foreign
        titled = best[0] == (_plain(article.title) if article.title else None)
        lost = [line for line in body if line not in held]
        counts.update(articles=1, split=right, titles=titled, lines=len(body), lost=len(lost))
        misses += [] if right else [f"not split right: {article.title or body[0][:80]}"]
        misses += [f"lost: {line[:100]}" for line in lost]
    return counts, misses


def claims_of(page: MarkedPage) -> Counter[str]:
    """The claims of a page, and those whose sentence begins in a line of furniture."""
    own = {_plain(text) for mark, text in page.lines if mark != FURNITURE}
    furniture = {_plain(text) for mark, text in page.lines if mark == FURNITURE} - own
    counts = Counter[str]()
    suffix = "html" if page.form == "html" else "txt"
    for reading in workbench.read_page(page.text.encode(), origin=f"{page.name}.{suffix}"):
        text = reading.article.text
        for claim in reading.claims:
            first = text.rfind("\n", 0, claim.sentence.start) + 1
            line = text[first:].split("\n", 1)[0]
            counts.update({"claims": 1, "from furniture": _plain(line) in furniture})
    return counts


def _texts(article: Article) -> tuple[str | None, list[str]]:
    """Its title, and the lines of its text behind title and deck."""
    head = {_plain(each) for each in (article.title, article.deck) if each}
    lines = [_plain(line) for line in article.text.split("\n") if line.strip()]
    while lines and lines[0] in head:
        del lines[0]
    return (_plain(article.title) if article.title else None), lines


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


if __name__ == "__main__":
    main()
