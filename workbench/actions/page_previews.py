"""What an input holds before anything is stored, with a person's corrections of how it was split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from db import articles, pages
from workbench.actions.becoming import Becomes, becomes
from workbench.errors import Refused
from workbench.intake.contents import read_document
from workbench.intake.page_edits import placed
from workbench.values.article import Page
from workbench.values.page import PageEdit

if TYPE_CHECKING:
    from db.engine import Database
    from workbench.intake.document import Document


@dataclass(frozen=True, slots=True)
class Given:
    """A document as it was found in an input, and what was said of it: so it can be split anew."""

    document: Document
    published: date | None
    publisher: str | None
    split: bool


@dataclass(frozen=True, slots=True)
class PagePreview:
    """A page that was read and not stored. `known` has, for each article, the id of the same text in
    the database, else None, and `becomes` what it will be; they are empty before `mark_known`.

    `corrected` says that a person has looked at the splitting: `edits` are theirs, if only none.
    `notes` are what a person should know of the preview: corrections of an earlier time that no
    longer fit, say.
    """

    origin: str
    sha256: str  # of the input
    form: str  # as it was found: "text", "html" …
    page: Page
    known: tuple[str | None, ...] = ()
    becomes: tuple[Becomes, ...] = ()
    edits: tuple[PageEdit, ...] = ()
    corrected: bool = False
    given: Given | None = field(default=None, repr=False)  # None: can't be read again
    notes: tuple[str, ...] = ()


def edited(preview: PagePreview, edits: Sequence[PageEdit]) -> PagePreview:
    """The preview with these corrections and no others: all of them, not only the new one.

    Its notes stay, `known` is empty again. Raises EditRefused for a line that reads otherwise,
    UnreadableInput where nothing would be left of the page, Refused for a page that can't be split.
    """
    given = preview.given
    if given is None:
        raise Refused(f"{preview.origin} can't be split anew: its articles came one by one")
    page = read_document(
        given.document,
        published=given.published,
        publisher=given.publisher,
        split=given.split,
        edits=edits,
    )
    return replace(
        preview, form=page.form, page=page, known=(), becomes=(), edits=tuple(edits), corrected=True
    )


def with_stored_edits(database: Database, preview: PagePreview) -> PagePreview:
    """The preview with the corrections that a person made of the same input before, where there are
    any; those whose lines are no longer to be found are told in `notes`."""
    if preview.corrected or preview.given is None:
        return preview
    with database.reading() as store:
        stored = pages.edits_of(store, preview.sha256)
    if not stored:
        return preview
    edits, lost = placed(preview.page.lines, stored)
    found = edited(preview, edits) if edits else preview
    told = tuple(
        f"line {edit.line}, {edit.text[:60]!r}: corrected before, and no longer to be found" for edit in lost
    )
    return replace(found, notes=tuple(dict.fromkeys((*found.notes, *told))))  # asked again, told once


def mark_known(database: Database, preview: PagePreview) -> PagePreview:
    """The preview with what a person corrected in it before, and with what each article will become."""
    preview = with_stored_edits(database, preview)
    found = preview.page.articles
    with database.reading() as store:
        known = articles.known(store, [article.text_sha256 for article in found])
        earlier = pages.articles_of(store, preview.sha256)
        beside = frozenset(known.values())
        will_be = tuple(becomes(store, article, beside=beside, same_input=earlier) for article in found)
    return replace(preview, known=tuple(known.get(article.text_sha256) for article in found), becomes=will_be)
