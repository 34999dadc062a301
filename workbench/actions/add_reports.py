"""What became of a page that was added, article by article."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.values.article import RejectedLine
from workbench.values.article_history import FigureChange, OriginLink


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """An article of the database; `claims` is how many it has."""

    id: str
    title: str
    claims: int
    version: int = 1
    left_aside: tuple[str, ...] = ()  # new values of what is there already, in words
    changes: tuple[FigureChange, ...] = ()  # figures that differ from the version before
    because: str = ""  # why it is taken for a version
    same_origin: OriginLink | None = None  # an article that has most of the same text
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of a page. `skipped` are (place, reason); with `rejected` nothing disappears unseen."""

    added: tuple[AddedArticle, ...] = ()
    already: tuple[AddedArticle, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    rejected: tuple[RejectedLine, ...] = ()
    updated: tuple[AddedArticle, ...] = ()  # a newer version of one that was there
    notes: tuple[str, ...] = ()
