"""Add pages to the desk, and read articles again with a newer extractor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from db import articles, claims
from db.engine import Database
from workbench import __version__, lexicon
from workbench.compare.rereading import carried_over, match
from workbench.errors import Refused
from workbench.extract.parser import Parser
from workbench.extract.pipeline import VERSION, read_article
from workbench.intake.page_edits import placed
from workbench.intake.pages import read_page
from workbench.report.plurals import counted
from workbench.values.article import Article, Page, RejectedLine
from workbench.values.page import PageEdit
from workbench.values.review import Actor


@dataclass(frozen=True, slots=True)
class Given:
    """An input as it was given, so that it can be read again with corrections."""

    raw: bytes | str
    form: str
    published: date | None
    publisher: str | None
    split: bool


@dataclass(frozen=True, slots=True)
class PagePreview:
    """A page that was read and not stored. `known` has, for each article, the id of the same text in
    the database, else None; it is empty before `mark_known`.

    `notes` are what a person should know of the preview: corrections of an earlier time that no
    longer fit, say.
    """

    origin: str
    sha256: str  # of the input
    form: str  # as it was found: "text", "html" …
    page: Page
    known: tuple[str | None, ...] = ()
    edits: tuple[PageEdit, ...] = ()
    given: Given | None = field(default=None, repr=False)  # None: can't be read again
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """An article of the database; `claims` is how many it has."""

    id: str
    title: str
    claims: int


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of a page. `skipped` are (place, reason); with `rejected` nothing disappears unseen."""

    added: tuple[AddedArticle, ...] = ()
    already: tuple[AddedArticle, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    rejected: tuple[RejectedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RereadReport:
    """What a newer extractor changed. `flagged` claims are no longer found and stay, because a person
    has worked on them."""

    articles: int = 0
    kept: int = 0
    added: int = 0
    flagged: tuple[str, ...] = ()
    removed: int = 0

    def __str__(self) -> str:
        if not self.articles:
            return "nothing to do: every article was read by this version"
        told = f"{counted(self.articles, 'article')} read again: {counted(self.kept, 'claim')} kept"
        told += f", {self.added} added, {self.removed} removed"
        if self.flagged:
            told += (
                f"; {counted(len(self.flagged), 'claim')} no longer found and kept, because someone worked "
                f"on them: {', '.join(self.flagged[:10])}"
            )
        return told


def read_input(
    origin: str,
    raw: bytes | str,
    *,
    form: str = "auto",
    published: date | None = None,
    publisher: str | None = None,
    split: bool = True,
    edits: Sequence[PageEdit] = (),
) -> PagePreview:
    """What the input holds, with a person's corrections of how it was split; nothing is stored.

    Raises UnreadableInput where there is nothing to read, NotEnglish for another language,
    EditRefused for a correction of a line that reads otherwise.
    """
    return _read(origin, Given(raw, form, published, publisher, split), tuple(edits))


def edited(preview: PagePreview, edits: Sequence[PageEdit]) -> PagePreview:
    """The preview with these corrections and no others: all of them, not only the new one.

    `known` is empty again. Raises EditRefused, UnreadableInput and NotEnglish as `read_input` does.
    """
    if preview.given is None:
        raise Refused(f"{preview.origin} can't be split anew: its articles came one by one")
    return _read(preview.origin, preview.given, tuple(edits))


def with_stored_edits(database: Database, preview: PagePreview) -> PagePreview:
    """The preview with the corrections that a person made of the same input before, where there are
    any; those whose lines are no longer to be found are told in `notes`."""
    if preview.edits or preview.given is None:
        return preview
    with database.reading() as store:
        stored = articles.edits_of(store, preview.sha256)
    if not stored:
        return preview
    edits, lost = placed(preview.page.lines, stored)
    found = edited(preview, edits) if edits else preview
    told = tuple(
        f"line {edit.line}, {edit.text[:60]!r}: corrected before, and no longer to be found" for edit in lost
    )
    return replace(found, notes=(*found.notes, *told))


def _read(origin: str, given: Given, edits: tuple[PageEdit, ...]) -> PagePreview:
    page = read_page(
        given.raw,
        origin=origin,
        form=given.form,
        published=given.published,
        publisher=given.publisher,
        split=given.split,
        edits=edits,
    )
    raw = given.raw
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    return PagePreview(
        origin, hashlib.sha256(data).hexdigest(), page.form or given.form, page, edits=edits, given=given
    )


def mark_known(database: Database, preview: PagePreview) -> PagePreview:
    """The preview with the ids of the articles that are in the database already."""
    with database.reading() as store:
        known = articles.known(store, [article.text_sha256 for article in preview.page.articles])
    return replace(preview, known=tuple(known.get(article.text_sha256) for article in preview.page.articles))


def add_page(database: Database, actor: Actor, preview: PagePreview, parser: Parser | None) -> AddReport:
    """What was added, was there already and was skipped.

    Each article is stored whole or not at all, as soon as it is read; a run that is stopped and
    started again goes on where it stopped. A text that is there already adds nothing.
    """
    preview = mark_known(database, preview)
    if not preview.page.articles:
        return AddReport(
            skipped=((preview.origin, "no article was found on it"),), rejected=preview.page.rejected
        )
    added: list[AddedArticle] = []
    already: list[AddedArticle] = []
    skipped: list[tuple[str, str]] = []
    page_id: int | None = None
    for position, article in enumerate(preview.page.articles):
        problem = _cannot_be_kept(article)
        if problem:
            skipped.append((f"{preview.origin}, {article.headline[:60]!r}", problem))
            continue
        if preview.known[position] is not None:
            already.append(_kept(database, article))
            continue
        # the id is the store's, made from the text, whatever id a line came with
        reading = read_article(replace(article, given_id=None), parser)
        with database.writing(actor) as store:
            if page_id is None:
                page_id = articles.add_page(
                    store,
                    sha256=preview.sha256,
                    kind=preview.form,
                    origin=preview.origin,
                    reader_version=__version__,
                    boundaries=_boundaries(preview.page),
                    rejected=preview.page.rejected,
                )
            stored = articles.add(
                store,
                reading,
                extractor_version=VERSION,
                lexicon_version=lexicon.version(),
                page_id=page_id,
                position=position,
            )
        each = AddedArticle(stored.id, stored.headline, stored.claims)
        (added if stored.is_new else already).append(each)
    return AddReport(tuple(added), tuple(already), tuple(skipped), preview.page.rejected)


def read_again(
    database: Database, actor: Actor, parser: Parser | None, *, extractor_version: str = VERSION
) -> RereadReport:
    """What changed by reading every article that this extractor, with these words, has not read.

    Verdicts and corrections stay with their claims. Each article is one unit of work.
    """
    words = lexicon.version()
    with database.reading() as store:
        waiting = articles.not_read_by(store, extractor_version, words)
    total = RereadReport()
    for one in _read_each_again(database, actor, parser, waiting, extractor_version, words):
        total = RereadReport(
            total.articles + one.articles,
            total.kept + one.kept,
            total.added + one.added,
            total.flagged + one.flagged,
            total.removed + one.removed,
        )
    return total


def _read_each_again(
    database: Database,
    actor: Actor,
    parser: Parser | None,
    ids: tuple[str, ...],
    extractor_version: str,
    words: str,
) -> Iterator[RereadReport]:
    for article_id in ids:
        with database.reading() as store:
            before = articles.read(store, article_id)
        reading = read_article(before.article, parser)
        with database.writing(actor) as store:
            if articles.newest_version(store, article_id) != before.version_id:
                continue  # a newer text came in the meantime; the next run reads that
            reading_id = articles.add_reading(store, before.version_id, reading, extractor_version, words)
            if reading_id is None:
                continue  # someone else read it in the meantime
            known = claims.of_article(store, article_id)
            found = match(carried_over(known, before.reading.article.text, before.article.text), reading)
            lost = sorted({row.id for row in known} - found.kept.keys())
            added, flagged, removed = claims.take_reading(
                store,
                article_id,
                reading_id,
                reading,
                kept=found.kept,
                lost=lost,
                day_added=before.day_added,
            )
        yield RereadReport(1, len(found.kept), len(added), flagged, len(removed))


def _kept(database: Database, article: Article) -> AddedArticle:
    with database.reading() as store:
        stored = articles.by_text(store, article.text_sha256)
    return AddedArticle(stored.id, stored.headline, stored.claims)


def _boundaries(page: Page) -> list[dict[str, Any]]:
    """Where each article of the page begins, and why, as the page's row keeps it."""
    told = [*page.boundaries, *[None] * (len(page.articles) - len(page.boundaries))]
    return [
        {
            "article": articles.article_id_of(article),
            "line": boundary and boundary.line,
            "reasons": list(boundary.reasons) if boundary else [],
        }
        for article, boundary in zip(page.articles, told, strict=False)
    ]


def _cannot_be_kept(article: Article) -> str:
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
