"""A page under way: as it was read, and what a person says of it before it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeGuard

from db.engine import Database
from workbench.actions import adding
from workbench.actions.adding import PagePreview
from workbench.actions.becoming import Becomes, Becoming
from workbench.errors import Refused
from workbench.values.article import Article, DateOrigin
from workbench.values.page import LinePart, PageEdit, PageLine

WHOLE_PAGE = 0
"""The line of an `About` that speaks of every article."""


@dataclass(frozen=True, slots=True)
class About:
    """The date and the publisher of the article that begins at `line`, or of the whole page; None says
    that there is none."""

    line: int
    published: date | None
    publisher: str | None


Act = PageEdit | About


@dataclass(frozen=True, slots=True)
class Draft:
    """`preview` is what would be stored now; `acts` are what was said since the page was read, oldest
    first, so that the last can be taken back."""

    read: PagePreview
    preview: PagePreview
    acts: tuple[Act, ...] = ()

    @property
    def lines(self) -> tuple[PageLine, ...]:
        return self.preview.page.lines or lines_of(self.preview.page.articles)

    @property
    def can_be_split(self) -> bool:
        """Its lines can be taken otherwise. What came article by article stays as it came."""
        return self.preview.given is not None and bool(self.preview.page.lines)

    @property
    def fresh(self) -> int:
        """How many of its articles would be stored: new ones, and newer versions."""
        if not self.preview.becomes:
            return len(self.preview.page.articles)
        return sum(each.kind is not Becoming.ALREADY for each in self.preview.becomes)

    @property
    def whole(self) -> About:
        """What was said of the whole page."""
        given = self.preview.given
        said = About(WHOLE_PAGE, given.published if given else None, given.publisher if given else None)
        return next((each for each in reversed(self.acts) if _is_of_page(each)), said)


def begin(database: Database, preview: PagePreview) -> Draft:
    """The page with the corrections that were stored with it before, and what of it is there already."""
    found = adding.mark_known(database, preview)
    return Draft(found, found)


def take(database: Database, draft: Draft, act: Act) -> Draft:
    """The page after one more act.

    Raises EditRefused for a line that reads otherwise, UnreadableInput where nothing would be left of
    the page, Refused for a page that can't be split.
    """
    if isinstance(act, PageEdit) and not draft.can_be_split:
        raise Refused(f"{draft.read.origin} can't be split anew: its articles came one by one")
    return _after(database, draft, (*draft.acts, act))


def undo(database: Database, draft: Draft) -> Draft:
    """The page before the last act."""
    return _after(database, draft, draft.acts[:-1])


def undo_all(database: Database, draft: Draft) -> Draft:
    """The page as the machine splits it: corrections of an earlier time are taken back too."""
    if not draft.acts and draft.read.edits:
        machine = adding.mark_known(database, adding.edited(draft.read, ()))
        return Draft(machine, machine)
    return Draft(draft.read, draft.read)


def marked(database: Database, draft: Draft) -> Draft:
    """The draft with what is in the database by now."""
    return replace(draft, preview=adding.mark_known(database, draft.preview))


def lines_of(articles: tuple[Article, ...]) -> tuple[PageLine, ...]:
    """The paragraphs of articles that came one by one, numbered through as if they stood on one page."""
    found: list[PageLine] = []
    for place, article in enumerate(articles):
        heads = {article.title: LinePart.TITLE, article.deck: LinePart.DECK}
        for text in filter(None, map(str.strip, article.text.splitlines())):
            part = heads.pop(text, LinePart.BODY)
            found.append(PageLine(len(found) + 1, text, place, part))
    return tuple(found)


def first_lines(lines: tuple[PageLine, ...]) -> dict[int, int]:
    """The number of the first line of each article, by the article's place."""
    found: dict[int, int] = {}
    for line in lines:
        if line.article is not None:
            found.setdefault(line.article, line.number)
    return found


def _after(database: Database, draft: Draft, acts: tuple[Act, ...]) -> Draft:
    read = draft.read
    edits = tuple(act for act in acts if isinstance(act, PageEdit))
    abouts = [act for act in acts if isinstance(act, About)]
    whole = next((about for about in reversed(abouts) if _is_of_page(about)), None)
    preview = read
    if edits or whole:
        preview = _read_again(read, edits, whole)
    single = {about.line: about for about in abouts if not _is_of_page(about)}
    if single:
        preview = _described(preview, single)
    return Draft(read, _marked_as(database, preview, draft.preview), acts)


def _marked_as(database: Database, preview: PagePreview, before: PagePreview) -> PagePreview:
    """The preview with what each article will become: the database is asked of those alone that an act
    has changed."""
    articles = preview.page.articles
    told = _told(before)
    fresh = tuple(article for article in articles if _same(article) not in told)
    if fresh:
        alone = replace(preview, given=None, page=replace(preview.page, articles=fresh))
        told |= _told(adding.mark_known(database, alone))
    found = [told[_same(article)] for article in articles]
    return replace(
        preview, known=tuple(known for known, _ in found), becomes=tuple(will_be for _, will_be in found)
    )


def _told(preview: PagePreview) -> dict[tuple[str | None, ...], tuple[str | None, Becomes]]:
    """What is known of each article of a preview that was marked."""
    pairs = zip(preview.page.articles, preview.known, preview.becomes, strict=True)
    return {_same(article): (known, will_be) for article, known, will_be in pairs}


def _same(article: Article) -> tuple[str | None, ...]:
    """What decides what an article becomes."""
    return article.text_sha256, article.title, article.publisher, article.url


def _read_again(read: PagePreview, edits: tuple[PageEdit, ...], whole: About | None) -> PagePreview:
    if read.given is None:
        assert whole is not None
        articles = tuple(_within(article, whole) for article in read.page.articles)
        return replace(read, page=replace(read.page, articles=articles))
    given = read.given
    if whole is not None:
        given = replace(given, published=whole.published, publisher=whole.publisher)
    again = adding.edited(replace(read, given=given), (*read.edits, *edits))
    return replace(again, notes=read.notes)


def _within(article: Article, whole: About) -> Article:
    """The article of a page of which this was said: its own date stays, as the reader has it."""
    published = article.published
    if article.published_from is not DateOrigin.METADATA:
        published = whole.published or article.published
    return _said(article, About(0, published, whole.publisher or article.publisher))


def _described(preview: PagePreview, single: dict[int, About]) -> PagePreview:
    page = preview.page
    firsts = first_lines(page.lines or lines_of(page.articles))
    articles = tuple(
        _said(article, single[firsts[place]]) if firsts.get(place) in single else article
        for place, article in enumerate(page.articles)
    )
    return replace(preview, page=replace(page, articles=articles))


def _said(article: Article, about: About) -> Article:
    """The article with what a person says of it; what they left as it was is known as it was."""
    if about.published == article.published:
        return replace(article, publisher=about.publisher)
    origin = DateOrigin.GIVEN if about.published else None
    return replace(
        article,
        publisher=about.publisher,
        published=about.published,
        published_from=origin,
        dated_because="",
    )


def _is_of_page(act: Act) -> TypeGuard[About]:
    return isinstance(act, About) and act.line == WHOLE_PAGE
