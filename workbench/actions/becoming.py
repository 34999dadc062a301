"""What an article becomes when it is added: new, there already, or a newer version of one that is there.

And whether it tells the same text as another: wire copy, or the same article from another file.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from db import articles, origins
from workbench.compare.addresses import comparable
from workbench.compare.near_duplicates import (
    RULE,
    SAME_ORIGIN,
    SAME_STORY,
    SAME_TITLE,
    containment,
    runs,
    sample,
)
from workbench.values.article import Article
from workbench.values.review import Actor

if TYPE_CHECKING:
    from db.engine import Database
    from db.store import Store

_AT_ONCE = 200
"""Articles that are sampled in one unit of work."""

SYSTEM = Actor("system: workbench", "system")


class Becoming(StrEnum):
    NEW = "new"
    ALREADY = "already"  # its text is there
    UPDATE = "update"  # a newer version of an article that is there


@dataclass(frozen=True, slots=True)
class Becomes:
    """What an article becomes; `article_id` is the one that is there, empty for a new one."""

    kind: Becoming
    article_id: str = ""
    because: str = ""  # in words, for an update


@dataclass(frozen=True, slots=True)
class Copied:
    """An article that has most of the same text."""

    article_id: str
    score: Decimal


def becomes(
    store: Store, article: Article, *, beside: Set[str] = frozenset(), same_input: Set[str] = frozenset()
) -> Becomes:
    """What the article becomes.

    `beside` are articles of the same page, of which it is no version; `same_input` those that an
    earlier reading of the same input gave, whose address says nothing.
    """
    known = articles.known(store, (article.text_sha256,)).get(article.text_sha256)
    if known is not None:
        return Becomes(Becoming.ALREADY, known)
    own = runs(article.text)
    address = comparable(article.url)
    if address is not None:
        ids = [each for each in origins.at_address(store, address) if each not in beside | same_input]
        for other in origins.known(store, ids):
            same_title = article.title is not None and article.title == other.title
            if same_title or containment(own, runs(other.text)) >= SAME_STORY:
                return Becomes(Becoming.UPDATE, other.id, "the same address with another text")
    if article.title:
        ids = [
            each
            for each in origins.with_headline(store, article.headline, article.publisher)
            if each not in beside
        ]
        for other in origins.known(store, ids):
            if other.title == article.title and containment(own, runs(other.text)) >= SAME_TITLE:
                return Becomes(Becoming.UPDATE, other.id, "the same outlet and title with another text")
    return Becomes(Becoming.NEW)


def copied(store: Store, article: Article, *, beside: Set[str] = frozenset()) -> Copied | None:
    """The oldest article that tells nearly the same text, or None; `beside` are those of the same page."""
    own = runs(article.text)
    ids = [each for each in origins.candidates(store, sample(own)) if each not in beside]
    scores = {other.id: containment(own, runs(other.text)) for other in origins.known(store, ids)}
    alike = [article_id for article_id, score in scores.items() if score >= SAME_ORIGIN]
    if not alike:
        return None
    first = origins.came_first(store, alike)
    return Copied(first, scores[first])


def keep_sample(store: Store, article_id: str, text: str) -> None:
    """Keep what the article is found by when a text like it comes."""
    origins.keep_sample(store, article_id, sample(runs(text)), RULE)


def sample_the_rest(database: Database) -> None:
    """Sample the articles that came before there were samples, some at a time."""
    while True:
        with database.reading() as store:
            waiting = origins.not_sampled(store, _AT_ONCE)
        if not waiting:
            return
        with database.writing(SYSTEM) as store:
            for article_id, text in waiting:
                keep_sample(store, article_id, text)


def cannot_be_kept(article: Article) -> str:
    """Why no database can keep the text, or nothing."""
    if not article.text.strip():
        return "it has no text"
    if "\0" in article.text:
        return f"a null character at {article.text.index(chr(0))}: it is not plain text"
    try:
        article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"half a surrogate pair at {error.start}: save the page as UTF-8"
    return ""
