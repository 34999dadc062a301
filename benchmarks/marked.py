"""Pages and lines with a mark before each line that says what it is: `pages/` and `lines/`, and `held/`,
which is not learnt from.

A mark is a letter and a space; an empty line of the page is `.` or empty.

    T  the title of an article      A  an article without a title begins here (not on the page)
    P  the day of that article, where the page tells it (not on the page)
    D  its deck                     B  a line of its body          H  a sub-heading
    J  furniture                    X  may be either, and is not counted

Every sentence is our own; the manners are those of many outlets and systems.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
PAGES, LINES = HERE / "pages", HERE / "lines"
TESTS = HERE.parent / "tests" / "intake" / "pages"
FURNITURE, EITHER = "J", "X"
_TAG = re.compile(r"<[^>]+>")


@dataclass(slots=True)
class Article:
    title: str | None
    deck: str | None = None
    body: list[str] = field(default_factory=list)


@dataclass(slots=True)
class MarkedPage:
    name: str
    form: str  # "text" or "html"
    text: str  # as a person pastes or saves it
    articles: list[Article] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)  # mark, what is seen of the line


def marked_pages(folder: Path = PAGES) -> Iterator[MarkedPage]:
    """The pages of the folder, in the order of their names."""
    for path in sorted(folder.glob("*.*")):
        yield read_page(path)


def read_page(path: Path) -> MarkedPage:
    """One page. Raises ValueError with file and line where a mark is none."""
    page = MarkedPage(path.stem, "html" if path.suffix == ".html" else "text", "")
    printed: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        mark, rest = line[:1], line[2:]
        if mark == "P":
            continue
        if mark == "A":
            page.articles.append(Article(None))
            continue
        printed.append("" if mark in ("", ".") else rest)
        seen = _seen(rest, page.form)
        if mark in ("", ".") or not seen:
            continue
        page.lines.append((mark, seen))
        if mark == "T":
            page.articles.append(Article(seen))
        elif mark == "D":
            page.articles[-1].deck = seen
        elif mark == "B":
            page.articles[-1].body.append(seen)
        elif mark not in ("H", FURNITURE, EITHER):
            raise ValueError(f"{path}:{number}: no mark: {line[:40]!r}")
    page.text = "\n".join(printed)
    return page


def marked_lines(folder: Path = LINES) -> Iterator[tuple[str, str]]:
    """The single lines of the folder: mark, line."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").split("\n"):
            if line[1:2] == " " and line[2:].strip():
                yield line[0], line[2:].strip()


def _seen(text: str, form: str) -> str:
    return " ".join((html.unescape(_TAG.sub("", text)) if form == "html" else text).split())


def pages_of_tests(folder: Path = TESTS) -> Iterator[MarkedPage]:
    """The text pages of the test suite, marked by what `<name>.toml` beside each says of it."""
    for path in sorted(folder.glob("*.txt")):
        gold = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        page = MarkedPage(f"test {path.stem}", "text", path.read_text("utf-8"))
        furniture, coming = set(gold["junk"]), list(gold["article"])
        for line in page.text.split("\n"):
            seen = _seen(line, page.form)
            if not seen:
                continue
            if coming and seen == (coming[0].get("title") or coming[0].get("deck")):
                page.articles.append(Article(coming[0].get("title"), coming.pop(0).get("deck")))
                page.lines.append(("T", seen))
            elif seen in furniture or not page.articles:
                page.lines.append((FURNITURE, seen))
            elif seen == page.articles[-1].deck:
                page.lines.append(("D", seen))
            else:
                page.articles[-1].body.append(seen)
                page.lines.append(("B", seen))
        if coming:
            raise ValueError(f"{path}: no line {coming[0]}")
        yield page
