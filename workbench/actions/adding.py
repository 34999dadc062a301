"""Add pages to the desk: what becomes of each article, stored whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db import article_changes, articles, origins, pages
from workbench import __version__, lexicon
from workbench.actions.add_reports import AddedArticle, AddReport
from workbench.actions.becoming import (
    Becomes,
    Becoming,
    becomes,
    cannot_be_kept,
    copied,
    keep_sample,
    sample_the_rest,
)
from workbench.actions.leaving_pages import GONE, bring_back, held_otherwise, leave_page, set_back
from workbench.actions.page_previews import (
    PagePreview,
    edited,
    mark_known,
    with_stored_edits,
)
from workbench.actions.previewing import read_input
from workbench.actions.rereading import take_reading
from workbench.compare.addresses import comparable
from workbench.compare.near_duplicates import RULE
from workbench.compare.versions import changed_figures
from workbench.errors import StaleWrite
from workbench.extract.parser import Parser
from workbench.extract.pipeline import VERSION, read_article
from workbench.values.article import Article, DateOrigin
from workbench.values.review import Actor

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.values.reading import Reading

Progress = Callable[[int, int, str], object]
"""Called with how many articles are done, how many there are, and the title of the next one."""


__all__ = (
    "AddReport",
    "AddedArticle",
    "PagePreview",
    "add_page",
    "edited",
    "mark_known",
    "read_input",
    "with_stored_edits",
)


def add_page(
    database: Database,
    actor: Actor,
    preview: PagePreview,
    parser: Parser | None,
    *,
    progress: Progress | None = None,
) -> AddReport:
    """What was added, was there already, became a newer version, and was skipped.

    Each article is stored whole or not at all, as soon as it is read; a run that is stopped and
    started again goes on where it stopped. A text that is there already adds nothing. Where a person
    corrected how the input is split, what it gave before and no longer gives is set back or withdrawn.
    """
    preview = mark_known(database, preview)
    found = preview.page.articles
    if not found:
        return AddReport(
            skipped=((preview.origin, "no article was found on it"),),
            rejected=preview.page.rejected,
            notes=preview.notes,
        )
    if Becoming.ALREADY not in {each.kind for each in preview.becomes} or None in preview.known:
        sample_the_rest(database)
    with database.reading() as store:
        earlier = pages.articles_of(store, preview.sha256)
    adding = _Adding(database, actor, preview, parser, earlier)
    for position, article in enumerate(found):
        if progress is not None:
            progress(position, len(found), article.headline)
        adding.take(position, article)
    if progress is not None:
        progress(len(found), len(found), "")
    adding.keep_edits()
    adding.leave()
    return AddReport(
        added=tuple(adding.added),
        already=tuple(adding.already),
        skipped=tuple(adding.skipped),
        rejected=preview.page.rejected,
        updated=tuple(adding.updated),
        notes=(*preview.notes, *adding.notes),
    )


class _Adding:
    """One page on its way into the database, article by article."""

    def __init__(
        self,
        database: Database,
        actor: Actor,
        preview: PagePreview,
        parser: Parser | None,
        earlier: frozenset[str],
    ) -> None:
        self.database, self.actor, self.preview, self.parser = database, actor, preview, parser
        self.earlier = earlier  # articles of the same input, from an earlier time
        self.beside = {known for known in preview.known if known is not None}
        self.texts = {article.text_sha256 for article in preview.page.articles}
        self.page_id: int | None = None
        self.added: list[AddedArticle] = []
        self.already: list[AddedArticle] = []
        self.updated: list[AddedArticle] = []
        self.skipped: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def take(self, position: int, article: Article) -> None:
        """Store the article, or say why not."""
        problem = cannot_be_kept(article)
        if problem:
            self.skipped.append((f"{self.preview.origin}, {article.headline[:60]!r}", problem))
            return
        # the id is the store's, made from the text, whatever id a line came with
        article = replace(article, given_id=None)
        with self.database.reading() as store:
            will_be = becomes(store, article, beside=self.beside, same_input=self.earlier)
        if will_be.kind is Becoming.ALREADY:
            self._known(article, will_be.article_id)
        elif will_be.kind is Becoming.UPDATE:
            self._update(article, will_be)
        else:
            self._add(position, article)

    def leave(self) -> None:
        """Take back what this input gave before a person corrected it, and gives no longer.

        Where an article could not be stored, nothing is taken back: it may be the one that is missing.
        """
        if not self.preview.corrected or self.skipped:
            return
        with self.database.reading() as store:
            given = pages.ever_given(store, self.preview.sha256)
        for article_id in dict.fromkeys((*self.earlier, *given)):
            if article_id not in self.beside:
                self._tell(leave_page(self.database, article_id, self.preview.sha256, self._read))

    def _read(self, article: Article) -> Reading:
        return read_article(article, self.parser)

    def _tell(self, note: str) -> None:
        if note:
            self.notes.append(note)

    def _bring_back(self, article: Article, article_id: str) -> None:
        if bring_back(self.database, article_id):
            self._tell(f"{article.headline[:60]!r} ({article_id}) is on a page again: it was brought back")

    def _known(self, article: Article, article_id: str) -> None:
        """A text that is there: it holds again where this very input had put another in its place."""
        self._bring_back(article, article_id)
        version = None
        if self.preview.corrected:
            with self.database.reading() as store:
                version = held_otherwise(store, article, self.preview.sha256, self.texts)
        if version is None:
            self.already.append(self._there(article))
            return
        try:
            before, reading = set_back(self.database, article_id, version, self._read)
        except StaleWrite as error:
            self.skipped.append((f"{self.preview.origin}, {article.headline[:60]!r}", str(error)))
            return
        self.beside.add(article_id)
        with self.database.reading() as store:
            stored = articles.stored(store, article_id)
        self.updated.append(
            AddedArticle(
                article_id,
                stored.headline,
                stored.claims,
                version=stored.version,
                changes=changed_figures(before, reading),
                because=f"its other text is {GONE}",
                withdrawn=stored.withdrawn,
            )
        )

    def keep_edits(self) -> None:
        """Keep what the person corrected, where no article had to be stored for it."""
        preview = self.preview
        if not preview.corrected or self.page_id is not None:
            return
        with self.database.reading() as store:
            stored = pages.edits_of(store, preview.sha256)
        if stored != preview.edits:
            with self.database.writing(self.actor) as store:
                self._page(store)

    def _add(self, position: int, article: Article) -> None:
        reading = read_article(article, self.parser)
        with self.database.writing(self.actor) as store:
            if articles.known(store, (article.text_sha256,)):  # someone else was quicker
                there = True
            else:
                there = False
                stored = articles.add(
                    store,
                    reading,
                    extractor_version=VERSION,
                    lexicon_version=lexicon.version(),
                    page_id=self._page(store),
                    position=position,
                    address=comparable(article.url),
                )
                copy = copied(store, article, beside=self.beside | self.earlier)
                keep_sample(store, stored.id, article.text)
                if copy is not None:
                    origins.link(store, stored.id, copy.article_id, copy.score, RULE)
                links = origins.links(store, stored.id)
        if there:
            self.already.append(self._there(article))
            return
        self.beside.add(stored.id)
        self.added.append(
            AddedArticle(stored.id, stored.headline, stored.claims, same_origin=links[0] if links else None)
        )

    def _update(self, article: Article, will_be: Becomes) -> None:
        self._bring_back(article, will_be.article_id)
        with self.database.reading() as store:
            before = articles.read(store, will_be.article_id)
            was = before.article
            # what the newer text does not say of itself is as it was
            if article.published is None:
                article = replace(
                    article,
                    published=was.published,
                    published_from=was.published_from,
                    dated_because=was.dated_because,
                )
            article = replace(
                article,
                publisher=article.publisher or was.publisher,
                url=article.url or was.url,
                given_id=was.id,
            )
            current = article_changes.lay_over(store, was.id, article)
        reading = read_article(current, self.parser)
        try:
            with self.database.writing(self.actor) as store:
                page_id = self._page(store)
                _, version_id = article_changes.take_text(
                    store,
                    was.id,
                    before.row_version,
                    article,
                    address=comparable(current.url),
                    reason=will_be.because,
                    page_id=page_id,
                )
                take_reading(store, before, version_id, reading)
                keep_sample(store, was.id, article.text)
                stored = articles.stored(store, was.id)
        except StaleWrite as error:
            self.skipped.append((f"{self.preview.origin}, {article.headline[:60]!r}", str(error)))
            return
        self.beside.add(was.id)
        self.updated.append(
            AddedArticle(
                was.id,
                stored.headline,
                stored.claims,
                version=stored.version,
                changes=changed_figures(before.reading, reading),
                because=will_be.because,
                withdrawn=stored.withdrawn,
            )
        )

    def _page(self, store: Any) -> int:
        """The number of the page's row, which is made with the first article that needs it."""
        preview = self.preview
        if self.page_id is not None:
            return self.page_id
        edits = preview.edits if preview.corrected else None
        if edits is None or edits == pages.edits_of(store, preview.sha256):
            self.page_id = pages.find(store, preview.sha256, preview.origin, __version__)
        if self.page_id is None:
            self.page_id = pages.add(
                store,
                sha256=preview.sha256,
                kind=preview.form,
                origin=preview.origin,
                reader_version=__version__,
                boundaries=_boundaries(preview),
                rejected=preview.page.rejected,
                edits=edits,
            )
        return self.page_id

    def _there(self, article: Article) -> AddedArticle:
        with self.database.reading() as store:
            stored = articles.by_text(store, article.text_sha256)
        self.beside.add(stored.id)
        left_aside = []
        if stored.asked_for != stored.version:
            left_aside.append(f"text of version {stored.asked_for} (kept: version {stored.version})")
        sure = article.published_from is not DateOrigin.INFERRED
        if article.published is not None and sure and article.published != stored.published:
            left_aside.append(f"published {article.published} (kept: {stored.published or 'no date'})")
        if article.publisher and article.publisher != stored.publisher:
            left_aside.append(f"publisher {article.publisher} (kept: {stored.publisher or 'none'})")
        return AddedArticle(
            stored.id,
            stored.headline,
            stored.claims,
            version=stored.version,
            left_aside=tuple(left_aside),
            withdrawn=stored.withdrawn,
        )


def _boundaries(preview: PagePreview) -> list[dict[str, Any]]:
    """Where each article of the page begins, and why, as the page's row keeps it."""
    page = preview.page
    told = [*page.boundaries, *[None] * (len(page.articles) - len(page.boundaries))]
    return [
        {
            "article": will_be.article_id or articles.article_id_of(article),
            "line": boundary and boundary.line,
            "reasons": list(boundary.reasons) if boundary else [],
        }
        for article, will_be, boundary in zip(page.articles, preview.becomes, told, strict=False)
    ]
