"""What saving a corrected page would take back of what it gave before, told before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import articles, pages
from workbench.actions.becoming import Becoming, cannot_be_kept
from workbench.actions.leaving_pages import Fate, comes_back, held_otherwise, leaving
from workbench.actions.page_previews import mark_known

if TYPE_CHECKING:
    from db.engine import Database
    from db.store import Store
    from workbench.actions.page_previews import PagePreview
    from workbench.values.article import Article


@dataclass(frozen=True, slots=True)
class GivenBefore:
    """An article that the page gave before. `version` is the one that will hold of it."""

    article_id: str
    headline: str
    version: int


@dataclass(frozen=True, slots=True)
class TakesBack:
    """What becomes of the articles that the page gave before, when it is saved as it is corrected now.

    True where anything is taken back; as text it is the sentence for it, empty where nothing is.
    """

    withdrawn: tuple[GivenBefore, ...] = ()
    set_back: tuple[GivenBefore, ...] = ()  # an earlier text of them holds again
    brought_back: tuple[GivenBefore, ...] = ()  # a correction had withdrawn them, and they are on it again
    staying: tuple[GivenBefore, ...] = ()  # all others, whether the page still gives them or another does

    def __bool__(self) -> bool:
        return bool(self.withdrawn or self.set_back or self.brought_back)

    def __str__(self) -> str:
        if not self:
            return ""
        parts = [
            (len(self.withdrawn), "will be withdrawn", "will be withdrawn"),
            (len(self.set_back), "goes back to an earlier text", "go back to an earlier text"),
            (len(self.brought_back), "comes back", "come back"),
            (len(self.staying), "stays", "stay"),
        ]
        told = [(count, one if count == 1 else many) for count, one, many in parts if count]
        (first, does), *rest = told
        opening = f"{first} article{'s' if first > 1 else ''} that this page gave before {does}"
        return ", ".join((opening, *(f"{count} {words}" for count, words in rest)))


def takes_back(database: Database, preview: PagePreview) -> TakesBack:
    """What `adding.add_page` would take back for this preview. Nothing is stored.

    Nothing is taken back for a page that no person corrected, or of which an article can't be kept.
    """
    if not preview.becomes:
        preview = mark_known(database, preview)
    found = preview.page.articles
    if not preview.corrected or not found or any(map(cannot_be_kept, found)):
        return TakesBack()
    with database.reading() as store:
        told = tuple(_fates(store, preview))

    def those(*fates: Fate) -> tuple[GivenBefore, ...]:
        return tuple(each for each, fate in told if fate in fates)

    return TakesBack(
        withdrawn=those(Fate.WITHDRAWN),
        set_back=those(Fate.SET_BACK),
        brought_back=those(Fate.BROUGHT_BACK),
        staying=those(Fate.WANTED, Fate.UNTOUCHED),
    )


def _fates(store: Store, preview: PagePreview) -> Iterator[tuple[GivenBefore, Fate]]:
    """Each article that the page gave before and that stands, or comes back, with what becomes of it."""
    before = (*sorted(pages.articles_of(store, preview.sha256)), *pages.ever_given(store, preview.sha256))
    pairs = tuple(zip(preview.page.articles, preview.becomes, strict=True))
    still = {will_be.article_id: (article, will_be.kind) for article, will_be in pairs if will_be.article_id}
    texts = {article.text_sha256 for article, _ in pairs}
    for article_id in dict.fromkeys(before):
        if article_id in still:
            article, kind = still[article_id]
            yield from _given_again(
                store, article_id, article if kind is Becoming.ALREADY else None, texts, preview.sha256
            )
        elif gone := leaving(store, article_id, preview.sha256):
            yield GivenBefore(article_id, gone.headline, gone.version), gone.fate


def _given_again(
    store: Store, article_id: str, known: Article | None, texts: Set[str], sha256: str
) -> Iterator[tuple[GivenBefore, Fate]]:
    """What becomes of an article that is still on the page; `known` where its text is there already."""
    standing = articles.standing(store, article_id)
    version = held_otherwise(store, known, sha256, texts) if known else None
    found = GivenBefore(article_id, standing.headline, version or standing.version)
    if not standing.withdrawn:
        yield found, Fate.SET_BACK if version else Fate.UNTOUCHED
    elif comes_back(store, article_id):
        yield found, Fate.BROUGHT_BACK
