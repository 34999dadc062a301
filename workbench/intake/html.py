"""A web page -> its visible lines with what the markup says of them, and what its head tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from workbench.errors import UnreadableInput
from workbench.intake.document import Told
from workbench.intake.lines import Line
from workbench.intake.repeated import article_elements, is_layout
from workbench.lexicon import entries, listed, table

MAX_MEGABYTES = 5
"""Of one HTML page. Parsers of markup need memory and time beyond proportion on larger ones."""

_HINT_OF_TAG = {
    "nav": "page navigation",
    "aside": "beside the article",
    "figure": "caption",
    "figcaption": "caption",
    "form": "sign-up or promotion",
    "button": "page navigation",
    "time": "time stamp",
    "dialog": "sign-up or promotion",
    "menu": "page navigation",
}
_SMALL = frozenset(
    {"tags", "byline", "time stamp", "section label", "caption", "sharing buttons", "page navigation"}
)
"""Reasons that a class may give only to short content: whole articles are filed under such classes too."""
_SMALL_SIZE = 400
_INSTEAD = "open it in a browser and save it again"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_\s]+")
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


@dataclass(slots=True)
class _Context:
    """What the elements around the text say."""

    hint: str = ""
    level: int = 0
    unit: int = 0
    url: str = ""
    kept: bool = False  # a cell row or a list item: text whatever it looks like
    stamp: str = ""


@dataclass(slots=True)
class _Buffer:
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    hinted: dict[str, int] = field(default_factory=dict)
    url: str = ""
    stamp: str = ""


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
    lines = tuple(_Walker(root).lines())
    name = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    items = tuple(_json_ld(root))
    page = WebPage(lines, _told(root, items), items, name)
    _refuse_error_page(page, origin)
    return page


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


class _Walker:
    """Goes through the elements in reading order without recursion, and gathers lines."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.units = article_elements(root)
        self.page_size = max(1, sum(len(p.text_content()) for p in root.iter("p")))
        self.found: list[Line] = []
        self.buffer = _Buffer()
        self.gap = 1
        self.blocks, self.skipped = listed("markup", "blocks"), listed("markup", "skipped")

    def lines(self) -> Iterator[Line]:
        """Opens each element, goes through its children, closes it; what follows it is its parent's."""
        waiting: list[tuple[Any, _Context, _Context | None]] = [(self.root, _Context(), None)]
        while waiting:
            element, outer, inner = waiting.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if inner is not None:
                self._close(tag, inner)
            elif tag == "br":
                self._flush(outer)
                self.gap = 0
            elif tag and tag not in self.skipped:
                if tag in self.blocks:
                    self._flush(outer)
                inner = self._inner(element, tag, outer)
                waiting.append((element, outer, inner))
                self._text(element.text, inner)
                waiting.extend((child, inner, None) for child in reversed(element))
                continue
            self._text(element.tail, outer)
        self._flush(_Context())
        return iter(self.found)

    def _close(self, tag: str, inner: _Context) -> None:
        if tag in self.blocks:
            self._flush(inner)
        elif tag in {"td", "th"}:
            self.buffer.pieces.append("\t")

    def _inner(self, element: Any, tag: str, outer: _Context) -> _Context:
        inner = _Context(outer.hint, outer.level, outer.unit, outer.url, outer.kept)
        if element in self.units:
            inner.unit = self.units[element]
            inner.kept = False
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            inner.level = int(tag[1])
        if tag == "a":
            inner.url = (element.get("href") or "")[:2000] or "#"
        if tag in {"tr", "li", "dd", "dt"}:
            inner.kept = element not in self.units and not is_layout(element)
        if tag == "time":
            inner.stamp = (element.get("datetime") or "")[:60]
        if not inner.hint:
            inner.hint = self._hint(element, tag)
        return inner

    def _hint(self, element: Any, tag: str) -> str:
        if tag in {"html", "body", "main", "article", "p", "h1", "h2"} and not (
            tag == "p" and element.get("class")
        ):
            return ""
        if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(
            " ", ""
        ):
            return "not shown on the page"
        if tag in _HINT_OF_TAG:
            return _HINT_OF_TAG[tag]
        if tag in {"header", "footer"}:
            inside = any(up.tag in {"article", "main"} for up in element.iterancestors())
            if not inside and (tag == "footer" or element.find(".//h1") is None):
                return "page navigation"
            return ""
        names = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "rel"))
        reason = _reason_of(names) if names.strip() else ""
        if not reason:
            return ""
        if reason == "byline" and tag in {"div", "section"} and len(element.text_content()) > 200:
            return ""
        size = len(element.text_content())
        if reason in _SMALL:
            return reason if size < _SMALL_SIZE else ""
        long = [p for p in element.iter("p") if len(p.text_content()) > 120]
        told = sum(len(p.text_content()) for p in long)
        return "" if len(long) > 2 and told > 0.25 * self.page_size else reason

    def _text(self, text: str | None, context: _Context) -> None:
        if not text:
            return
        self.buffer.pieces.append(text)
        size = len(text.strip())
        if not size:
            return
        if context.url:
            self.buffer.linked += size
            self.buffer.url = self.buffer.url or context.url
        self.buffer.hinted[context.hint] = self.buffer.hinted.get(context.hint, 0) + size
        self.buffer.stamp = self.buffer.stamp or context.stamp

    def _flush(self, context: _Context) -> None:
        """The text gathered so far becomes a line."""
        buffer, self.buffer = self.buffer, _Buffer()
        joined = "".join(buffer.pieces)
        cells = [_SPACE.sub(" ", cell).strip() for cell in joined.split("\t")] if context.kept else [joined]
        text = "\t".join(cell for cell in cells if cell) if context.kept else _SPACE.sub(" ", joined).strip()
        if not text:
            return
        size = sum(buffer.hinted.values())
        hint = max(buffer.hinted, key=lambda each: buffer.hinted[each]) if buffer.hinted else ""
        linked = buffer.linked * 10 >= 9 * size
        if not hint and linked and context.kept:
            hint = "list of other articles"
        self.found.append(
            Line(
                number=len(self.found) + 1,
                text=text,
                gap=self.gap,
                level=context.level,
                hint=hint,
                linked=linked,
                url=buffer.url if linked else "",
                unit=context.unit,
                kept=context.kept and not linked,
                stamp=buffer.stamp,
            )
        )
        self.gap = 1


@cache
def _containers() -> Mapping[str, str]:
    return {
        name: entry["reason"]
        for entry in reversed(entries("furniture", "container", ("reason", "names", "example")))
        for name in entry["names"]
    }


@cache
def _reason_of(names: str) -> str:
    """The reason that a class or an id gives; empty where it gives none."""
    known = _containers()
    for name in names.split():
        if name.casefold() in known:
            return known[name.casefold()]
        for word in _CAMEL.split(name):
            if word.casefold() in known:
                return known[word.casefold()]
    return ""


def _told(root: Any, items: Iterable[Told]) -> Told:
    """From JSON-LD where it names one article, else from the meta elements."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        if key and element.get("content"):
            meta.setdefault(key, element.get("content").strip())
    canonical = next(
        (each.get("href") or "" for each in root.iter("link") if each.get("rel") == "canonical"), ""
    )
    named = list(items)
    one = named[0] if len(named) == 1 else Told()
    stamps = (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "sailthru.date",
        "parsely-pub-date",
        "publish-date",
        "article.published",
    )
    return Told(
        headline=one.headline or meta.get("og:title", ""),
        published=one.published or next((meta[key] for key in stamps if key in meta), ""),
        publisher=one.publisher or meta.get("og:site_name", "") or meta.get("application-name", ""),
        url=one.url or canonical or meta.get("og:url", ""),
    )


def _json_ld(root: Any) -> Iterator[Told]:
    """Each article that the page's JSON-LD describes; broken JSON is passed over."""
    for script in root.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json" or not script.text:
            continue
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[Any] = [found]
        for _ in range(5000):
            if not waiting:
                break
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                if _is_article(value):
                    yield _item(value)
                else:
                    waiting.extend(
                        value.get(key)
                        for key in ("@graph", "itemListElement", "item", "mainEntity", "hasPart", "blogPost")
                    )


def _is_article(value: Mapping[str, Any]) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(each, str) and (each.endswith("Article") or each == "BlogPosting") for each in kinds
    ) and bool(value.get("headline"))


def _item(value: Mapping[str, Any]) -> Told:
    publisher = value.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    place = value.get("url") or value.get("mainEntityOfPage")
    if isinstance(place, dict):
        place = place.get("@id")
    return Told(
        *(
            str(each)[:2000] if isinstance(each, str) else ""
            for each in (value.get("headline"), value.get("datePublished"), name, place)
        )
    )


def _refuse_error_page(page: WebPage, origin: str) -> None:
    told = table("furniture", "error_page")
    words = sum(line.words for line in page.lines if line.is_prose and not line.hint)
    if words > 150:
        return
    headings = [page.name, *(line.text for line in page.lines if line.level in {1, 2})][:4]
    for heading in headings:
        for part in (heading, *re.split(r"\s[|–—-]\s|:\s", heading)):
            if part.strip().casefold().rstrip("!. ") in {title.rstrip("!. ") for title in told["titles"]}:
                raise UnreadableInput(
                    origin,
                    f"an error page ({heading.strip()[:60]!r}), no article: {_INSTEAD}",
                )
    shown = " ".join(line.text for line in page.lines).casefold()[:5000]
    for phrase in told["holds"]:
        if phrase in shown:
            raise UnreadableInput(
                origin,
                f"an error page (it says {phrase!r}), no article: {_INSTEAD}",
            )
