"""Looking at what became of one article: versions with the figures that changed, corrections, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import article_changes, article_history, origins
from workbench.compare.versions import changed_figures
from workbench.values.article_history import ArticleHistory, ArticleVersion, FigureChange

if TYPE_CHECKING:
    from db.engine import Database


def history(database: Database, article_id: str) -> ArticleHistory:
    """The article as it stands and all that became of it; each list newest first. Raises NotFound."""
    with database.reading() as store:
        kept = article_history.kept(store, article_id)
        found = article_history.versions(store, article_id)
        corrections = article_changes.corrections(store, article_id)
        links = origins.links(store, article_id)
    return ArticleHistory(
        article=kept.article,
        row_version=kept.row_version,
        claims=kept.claims,
        added_at=kept.added_at,
        origin=kept.origin,
        versions=_told(found),
        corrections=corrections,
        links=links,
        withdrawn_at=kept.withdrawn_at,
        withdrawn_why=kept.withdrawn_why,
    )


def _told(found: tuple[article_history.KeptVersion, ...]) -> tuple[ArticleVersion, ...]:
    """Newest first, each with the figures that differ from the one before it."""
    told: list[ArticleVersion] = []
    for place, version in enumerate(found):
        changes: tuple[FigureChange, ...] = ()
        if place:
            changes = changed_figures(found[place - 1].reading, version.reading)
        told.append(
            ArticleVersion(
                number=version.number,
                at=version.at,
                title=version.article.headline,
                text=version.article.text,
                by=version.by,
                why=version.why,
                holds=version.holds,
                changes=changes,
            )
        )
    return tuple(reversed(told))
