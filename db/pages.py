"""Inputs as they came: what of them is in no article, and what a person corrected in their splitting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from db import events, mapping, models
from db.store import Store
from workbench.values.article import RejectedLine
from workbench.values.page import PageEdit


def add(
    store: Store,
    *,
    sha256: str,
    kind: str,
    origin: str,
    reader_version: str,
    boundaries: Sequence[dict[str, Any]],
    rejected: Sequence[RejectedLine],
    edits: Sequence[PageEdit] | None = None,
) -> int:
    """The number of the page: the input as it came, with what of it is in no article.

    `edits` are a person's corrections; None where nobody looked.
    """
    corrected = None
    if edits is not None:
        corrected = {"edits": mapping.page_edits_json(edits), "by": store.by, "at": store.at.isoformat()}
    lines = [{"text": line.text, "reason": line.reason, "line": line.line} for line in rejected]
    number: int = store.write(
        insert(models.Page)
        .values(
            sha256=sha256,
            kind=kind[:20],
            origin=origin,
            reader_version=reader_version,
            added_at=store.at,
            added_by=store.actor.reviewer_id,
            boundaries=list(boundaries),
            rejected=lines,
            corrected=corrected,
        )
        .returning(models.Page.id)
    ).scalar_one()
    told = {
        "origin": origin,
        "sha256": sha256,
        "articles": len(boundaries),
        "rejected": len(lines),
        "rejected_sha256": events.digest(lines),
    }
    events.record(store, "added", "page", str(number), after=told)
    if corrected is not None:
        events.record(store, "corrected", "page", str(number), after={"edits": corrected["edits"]})
    return number


def find(store: Store, sha256: str, origin: str, reader_version: str) -> int | None:
    """The newest page of this input that was read the same way, to go on with: a run that was stopped."""
    return store.session.scalar(
        select(models.Page.id)
        .where(
            models.Page.sha256 == sha256,
            models.Page.origin == origin,
            models.Page.reader_version == reader_version,
        )
        .order_by(models.Page.id.desc())
        .limit(1)
    )


def edits_of(store: Store, sha256: str) -> tuple[PageEdit, ...]:
    """What a person corrected in how the input of this hash was split; of several times the last."""
    found = store.session.scalar(
        select(models.Page.corrected)
        .where(models.Page.sha256 == sha256, models.Page.corrected.is_not(None))
        .order_by(models.Page.id.desc())
        .limit(1)
    )
    return mapping.page_edits(found["edits"]) if found else ()


def articles_of(store: Store, sha256: str) -> frozenset[str]:
    """The ids of the articles that came from the input of this hash; withdrawn ones left out."""
    return frozenset(
        store.session.scalars(
            select(models.Article.id)
            .join(models.Page, models.Page.id == models.Article.page_id)
            .where(models.Page.sha256 == sha256, models.Article.withdrawn_at.is_(None))
        )
    )


def ever_given(store: Store, sha256: str) -> tuple[str, ...]:
    """The ids of all articles that the input of this hash was said to hold, at any time."""
    rows = store.session.scalars(
        select(models.Page.boundaries).where(models.Page.sha256 == sha256).order_by(models.Page.id)
    )
    return tuple(dict.fromkeys(each["article"] for boundaries in rows for each in boundaries))
