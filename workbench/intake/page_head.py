"""What a web page says of itself in its head: headline, day, publisher, address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workbench.intake.document import Told

_STAMPS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "originalpublicationdate",
    "citation_publication_date",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
)
"""The names of <meta> elements in which sites give the day of an article."""
_HOLDS = (
    "@graph",
    "itemListElement",
    "item",
    "mainEntity",
    "hasPart",
    "blogPost",
    "blogPosts",
    "liveBlogUpdate",
)
"""Where JSON-LD lists articles."""


def told_by_head(root: Any, items: Iterable[Told]) -> Told:
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
    return Told(
        headline=one.headline or meta.get("og:title", ""),
        published=one.published or next((meta[key] for key in _STAMPS if key in meta), ""),
        publisher=one.publisher or meta.get("og:site_name", "") or meta.get("application-name", ""),
        url=one.url or canonical or meta.get("og:url", ""),
    )


def articles_in_json_ld(root: Any) -> Iterator[Told]:
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
                    waiting.extend(value.get(key) for key in _HOLDS)


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
