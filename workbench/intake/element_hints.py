"""What the markup says of the text inside an element: menu, caption, byline, sign-up."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from workbench.lexicon import entries, listed

HIDDEN = "not shown on the page"
DECK = "deck"
BESIDE = "beside the article"
ABOUT = "about the article"
"""Who wrote it, when, and where it is filed: what a page puts at an article's end."""
LONG = 120
"""Characters of a block of running text, at least."""
MUCH, NEARLY_ALL = 0.25, 0.9
"""Shares of a page's running text."""
PICTURE = 250
"""Characters below a picture, at most."""
CARD = 400
"""Characters of what announces another article inside one, at most."""
BIOGRAPHY = 1500
"""Characters of what a page says of an author, at most."""

_HINT_OF_TAG = {
    "nav": "page navigation",
    "aside": BESIDE,
    "figure": "caption",
    "figcaption": "caption",
    "form": "sign-up or promotion",
    "button": "page navigation",
    "time": "time stamp",
    "dialog": "sign-up or promotion",
    "menu": "page navigation",
    "amp-ad": "advertisement",
    "amp-sticky-ad": "advertisement",
    "amp-sidebar": "page navigation",
    "amp-consent": "sign-up or promotion",
    "amp-carousel": BESIDE,
}
_HINT_OF_ROLE = {
    "navigation": "page navigation",
    "complementary": BESIDE,
    "contentinfo": "page navigation",
    "search": "page navigation",
    "dialog": "sign-up or promotion",
    "alertdialog": "sign-up or promotion",
}
_WHOLE = frozenset({"html", "body", "main", "article"})
_NAMING = ("class", "id", "itemprop", "rel", "data-testid", "data-component", "data-module", "data-hook")
"""Attributes in which pages name what an element holds."""
_MOST = {
    "section label": 120,
    "time stamp": 200,
    "tags": 400,
    "sharing buttons": 400,
    "page navigation": 400,
    "byline": 400,
    "caption": 700,
    ABOUT: 700,
}
"""Characters at most of what a class may call so: whole articles are filed under such classes too."""
_STRONG = frozenset({"h2", "h3", "h4", "h5", "h6", "strong", "b"})
_LINES = frozenset({"byline", "time stamp", "section label", "caption"})
"""Of these, none has a headline in it."""
_LISTS = frozenset({"page navigation", "tags", "sharing buttons"})
"""Of these, longer ones are believed that consist of links."""
_FIRM = frozenset({"comments", "sign-up or promotion", "list of other articles", "pull quote"})
"""Reasons that stay even where most of a short page's text has them."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_\s:]+")
_BUILD = re.compile(r"__(?=[\w-]*[A-Z0-9])[\w-]{5,8}$")
"""What a build tool adds to a class: "story_body__3xAdQ"."""


def hint_of(element: Any, tag: str, page_size: int, articles: Container[Any] = ()) -> str:
    """Why what stands in the element is no text, by its tag, class and id; empty where nothing says so.

    `page_size` is the number of characters in the page's long blocks; `articles` are the elements that
    stand for an article each.
    """
    if tag in _WHOLE:
        return ""
    if is_hidden(element):
        return "" if _holds_most(prose_of(element), HIDDEN, page_size, element) else HIDDEN
    if tag in {"h1", "h2"} or (tag == "p" and not element.get("class")):
        return ""
    if element in articles or is_item(element):
        return ""
    reason = _reason_of_kind(element, tag)
    if reason:
        return "" if _holds_most(prose_of(element), reason, page_size, element) else reason
    reason = (
        _reason_of_ends(element, tag) if tag in {"header", "footer"} else _reason_of_names(element, articles)
    )
    if not reason:
        return ""
    if not _is_too_much(element, reason, page_size, articles):
        return reason
    return "about the author" if reason == "byline" and _is_biography(element, page_size) else ""


def is_hidden(element: Any) -> bool:
    """The reader of the page does not see it; a program that reads it aloud may."""
    if element.get("hidden") not in {None, "until-found"}:
        return True
    style = element.get("style")
    if style and "display:none" in style.replace(" ", "").casefold():
        return True
    names = element.get("class")
    return bool(names) and not _hidden_names().isdisjoint(names.casefold().split())


def is_item(element: Any) -> bool:
    """Its class or its type says that it is an article of its own, or the text of one."""
    names = (element.get("class") or "").casefold().split()
    named = names and not _article_names().isdisjoint(names)
    kind = element.get("itemtype") or element.get("itemprop")
    return bool(named or (kind and _is_article_type(kind)))


def is_article(element: Any) -> bool:
    """Its class or its type says that it is an article of its own."""
    names = (element.get("class") or "").casefold().split()
    if names and not listed("markup", "articles").isdisjoint(names):
        return True
    kind = element.get("itemtype") or ""
    return kind.endswith(("Article", "BlogPosting")) or element.get("itemprop") == "blogPost"


def prose_of(element: Any) -> list[int]:
    """The lengths of its blocks of running text, in characters."""
    return [size for size in _blocks(element) if size > LONG]


def _blocks(element: Any) -> Iterator[int]:
    for each in element.iter("p", "div", "td", "br", "li", "section", "font", "span"):
        if each.tag == "p":
            yield len(each.text_content())
        elif each.tag == "span" and each.getparent() is not None and each.getparent().tag == "p":
            continue
        else:
            text = each.tail if each.tag == "br" else each.text
            yield len(text.strip()) if text else 0


def _is_article_type(kind: str) -> bool:
    return kind.endswith(("Article", "BlogPosting", "articleBody")) or kind == "blogPost"


def _reason_of_kind(element: Any, tag: str) -> str:
    """By what kind of element it is."""
    if tag == "figure" and any(True for _ in element.iter("blockquote", "table", "pre")):
        return ""  # what it shows is text; its caption is an element of its own
    if tag == "table" and _is_picture(element):
        return "caption"
    return _HINT_OF_TAG.get(tag) or _HINT_OF_ROLE.get(element.get("role") or "", "")


def _is_picture(table: Any) -> bool:
    """A table that puts a few words below a picture."""
    if not any(True for _ in table.iter("img")) or sum(1 for _ in table.iter("td", "th")) > 3:
        return False
    return 0 < len(table.text_content().strip()) <= PICTURE and not any(
        link.text_content().strip() for link in table.iter("a")
    )


def _reason_of_ends(element: Any, tag: str) -> str:
    """Of a page's header and footer, and of an article's footer."""
    above = list(element.iterancestors())
    if any(up.tag == "blockquote" for up in above):
        return ""  # who said it
    if any(up.tag in {"article", "main"} or is_article(up) for up in above):
        return ABOUT if tag == "footer" else ""
    return "page navigation" if tag == "footer" or element.find(".//h1") is None else ""


def _reason_of_names(element: Any, articles: Container[Any]) -> str:
    names = " ".join(filter(None, map(element.get, _NAMING)))
    if not names.strip():
        return ""
    reason = reason_of(names)
    if not reason and any(word in names.casefold() for word in listed("markup", "cards")):
        inside = any(up in articles for up in element.iterancestors())
        reason = "list of other articles" if inside and _is_card(element) else ""
    return reason


def _is_card(element: Any) -> bool:
    """A headline that is a link, with a few words."""
    if _size(element, CARD) >= CARD:
        return False
    for link in element.iter("a"):
        strong = any(True for _ in link.iter(*_STRONG)) or any(
            up.tag in _STRONG for up in link.iterancestors()
        )
        if strong and len(link.text_content().split()) > 3:
            return True
    return False


def _is_too_much(element: Any, reason: str, page_size: int, articles: Container[Any]) -> bool:
    """It is more than what its name says: an article is filed under it, or stands in it."""
    if reason not in _MOST:
        return _holds_most(prose_of(element), reason, page_size, element)
    size = _size(element, _MOST[reason])
    if any(True for _ in element.iter("h1")) or (reason in _LINES and _has_headline(element)):
        return True
    if reason == "byline" and element.tag in {"div", "section"} and size > 200:
        return True
    if size < _MOST[reason]:
        filed = any(each in articles for each in element.iter())
        return filed or (reason == "section label" and bool(prose_of(element)))
    return reason not in _LISTS or bool(prose_of(element)) or not _is_linked(element)


def _has_headline(element: Any) -> bool:
    return any(len(each.text_content().split()) > 4 for each in element.iter("h2", "h3"))


def _size(element: Any, most: int) -> int:
    """Characters of its words, counted no further than `most`."""
    size = 0
    for text in element.itertext():
        size += len(" ".join(text.split()))
        if size >= most:
            break
    return size


def _holds_most(long: Sequence[int], reason: str, page_size: int, element: Any) -> bool:
    """Most of the page's running text stands in it."""
    share = sum(long) / max(1, page_size)
    if share <= MUCH:
        return False
    if reason == "comments":
        return share > NEARLY_ALL or any(True for _ in element.iter("h1"))
    if len(long) > 2 or (element.tag == "form" and share > NEARLY_ALL and _is_whole(element)):
        return True
    return share > 2 * MUCH and (reason not in _FIRM or any(True for _ in element.iter("h1")))


def _is_whole(element: Any) -> bool:
    """The page's text stands in it, as in the form that some servers put around all."""
    body = element.getroottree().getroot().find("body")
    return body is not None and 10 * len(element.text_content()) > 9 * len(body.text_content())


def _is_biography(element: Any, page_size: int) -> bool:
    """A box with an author's name that is too long for a byline, and no article."""
    names = (element.get("class") or "").casefold()
    if not any(word in names for word in ("author", "writer", "contributor")):
        return False
    if _size(element, BIOGRAPHY) >= BIOGRAPHY or any(True for _ in element.iter("h1", "h2")):
        return False
    return sum(prose_of(element)) * 2 < page_size


def _is_linked(element: Any) -> bool:
    size = len(" ".join(element.text_content().split()))
    return sum(len(link.text_content().strip()) for link in element.iter("a")) * 10 >= 6 * size


@cache
def _hidden_names() -> frozenset[str]:
    return listed("markup", "hidden")


@cache
def _article_names() -> frozenset[str]:
    return listed("markup", "articles") | listed("markup", "texts")


@cache
def _containers() -> Mapping[str, str]:
    return {
        name: entry["reason"]
        for entry in reversed(entries("furniture", "container", ("reason", "names", "example")))
        for name in entry["names"]
    }


@cache
def reason_of(names: str) -> str:
    """The reason that a class or an id gives; empty where it gives none."""
    found = [reason for name in names.split() for reason in _reasons(name)]
    return next((reason for reason in found if reason != DECK), found[0] if found else "")


@cache
def _reasons(name: str) -> tuple[str, ...]:
    """Those of the name as a whole, of two words in a row, and of each word."""
    known, whole = _containers(), name.casefold()
    if whole in known:
        return (known[whole],)
    words = [word.casefold() for word in _CAMEL.split(_BUILD.sub("", name)) if word]
    if not words or words[0] in listed("markup", "states") or whole in listed("markup", "builders"):
        return ()
    if "-" not in name and "_" not in name and min(map(len, words)) < 2:
        return ()  # "kTpXAd": letters that a build tool made
    last = listed("markup", "last")
    parts = (*(one + other for one, other in pairwise(words)), *words)
    return tuple(known[part] for part in parts if part in known and (part not in last or part == words[-1]))
