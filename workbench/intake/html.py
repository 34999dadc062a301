"""A web page -> its visible lines with what the markup says of them, and what its head tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from workbench.errors import UnreadableInput
from workbench.intake.called_decks import with_decks
from workbench.intake.called_titles import with_titles
from workbench.intake.document import Told
from workbench.intake.element_lines import Walker
from workbench.intake.error_pages import refuse_error_page
from workbench.intake.furniture import label_of
from workbench.intake.lines import Line, squashed
from workbench.intake.page_head import articles_in_json_ld, told_by_head
from workbench.intake.pull_quotes import pull_quotes
from workbench.intake.teasers import teasers

MAX_MEGABYTES = 5
"""Of one HTML page. Parsers of markup need memory and time beyond proportion on larger ones."""

PARAGRAPH = 12
"""Words of a paragraph, at least."""
MOST = 0.6
"""Share of the words in a page's paragraphs."""
_OF_A_FEW = ("advertisement", "byline", "caption", "time stamp", "section label", "tags", "sharing buttons")
"""Marks that only a few of a page's paragraphs have."""
OUTSIDE = "outside the article's text"
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|div|p|h[1-6]|section|main|meta|span|ul|table|br|a)\b", re.I
)


@dataclass(frozen=True, slots=True)
class WebPage:
    lines: tuple[Line, ...]
    told: Told  # of the page as a whole
    items: tuple[Told, ...]  # of each article that JSON-LD names
    name: str  # what stands in <title>


def looks_like_html(text: str) -> bool:
    head = text[:4000].lstrip("\ufeff \t\r\n")
    if head[:1] == "<" and _MARKUP.match(head):
        return True
    return head.startswith(("<?xml", "<!--")) and _MARKUP.search(head) is not None


def read_html(text: str, origin: str) -> WebPage:
    """The page's lines in reading order, and what it says of itself.

    Raises UnreadableInput for a page that is too large, has no markup that can be read, or is a
    server's error page in place of an article.
    """
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_MEGABYTES * 1_000_000:
        raise UnreadableInput(
            origin,
            f"{size / 1_000_000:.0f} MB of HTML, more than {MAX_MEGABYTES} MB: save the page's text as .txt",
        )
    root = _parse(text, origin)
    items = tuple(articles_in_json_ld(root))
    walker = Walker(root)
    marked = with_titles(pull_quotes(list(walker.lines()), walker.quotes), walker.titles)
    marked = _without_mistaken(with_decks(marked, walker.decks))
    marked = _outside_main(_with_days(marked, walker.days), walker.outside)
    lines = _with_names(teasers(marked), items)
    name = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    page = WebPage(lines, told_by_head(root, items), items, name)
    refuse_error_page(name, lines, origin)
    return page


def _with_names(lines: tuple[Line, ...], items: Sequence[Told]) -> tuple[Line, ...]:
    """The lines, those that JSON-LD names as the headline of an article marked so."""
    names = {squashed(item.headline) for item in items}
    if not names:
        return lines
    return tuple(
        replace(line, named=True) if not line.hint and squashed(line.text) in names else line
        for line in lines
    )


def _with_days(lines: Sequence[Line], days: Mapping[int, str]) -> list[Line]:
    """The lines, the first heading of each article's element with the day that its markup gives unseen."""
    left = dict(days)
    return [
        replace(line, stamp=left.pop(line.unit))
        if line.unit in left and line.level and not line.hint and not line.stamp
        else line
        for line in lines
    ]


def _without_mistaken(lines: Sequence[Line]) -> list[Line]:
    """The lines, without a mark that most of the page's text would have: its elements are called so for
    another reason ("promoted" to the front page)."""
    words = Counter[str]()
    for line in lines:
        if line.words > PARAGRAPH:
            words[line.hint] += line.words
    mistaken = {hint for hint in _OF_A_FEW if words[hint] > MOST * words.total()}
    return [replace(line, hint="") if line.hint in mistaken else line for line in lines]


def _outside_main(lines: Sequence[Line], outside: Container[int]) -> list[Line]:
    """The lines, those beside the element that holds the page's text marked, but for stamps and the like."""
    return [
        replace(line, hint=OUTSIDE)
        if line.number in outside and not line.hint and label_of(line) is None
        else line
        for line in lines
    ]


def _parse(text: str, origin: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableInput(origin, "no text between its tags: save the page again") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableInput(
            origin, "too deeply nested: elements stand in more than 250 others; save the page's text as .txt"
        )
    return root
