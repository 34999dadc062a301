"""Documents, releases, people and data sets that verdicts rest on. Never deleted; withdrawn with a reason."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import insert, select, update

from db import events, mapping, models
from db.store import Store
from workbench.errors import NotFound, Refused
from workbench.values.source import Source


def add(store: Store, source: Source) -> Source:
    """The source with its id. One that is kept already, alike in all but what is left empty, is returned."""
    kept = _alike(store, source)
    if kept is not None:
        return kept
    added = replace(source, id=source.id or "s" + secrets.token_hex(8))
    fields = mapping.source_fields(added)
    store.write(
        insert(models.Source).values(
            **fields, capture_note="", link_status="", added_by=store.by, added_at=store.at
        )
    )
    events.record(store, "added", "source", added.id, after=_as_json(fields))
    return added


def listed(store: Store) -> tuple[Source, ...]:
    """All that are not withdrawn, newest first."""
    rows = store.session.scalars(
        select(models.Source)
        .where(models.Source.withdrawn_at.is_(None))
        .order_by(models.Source.added_at.desc(), models.Source.id)
    )
    return tuple(mapping.source(row) for row in rows)


def by_id(store: Store, ids: Iterable[str]) -> dict[str, Source]:
    """The sources of those ids, withdrawn ones too; what is unknown is left out."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = store.session.scalars(select(models.Source).where(models.Source.id.in_(wanted)))
    return {row.id: mapping.source(row) for row in rows}


def usable(store: Store, source_id: str) -> None:
    """Raises NotFound for an unknown source and Refused for a withdrawn one."""
    row = store.session.get(models.Source, source_id)
    if row is None:
        raise NotFound(f"there is no source {source_id}: choose one from the list or add it")
    if row.withdrawn_at is not None:
        raise Refused(f"the source {row.title!r} was withdrawn ({row.withdrawn_why}): choose another one")


def withdraw(store: Store, source_id: str, reason: str) -> None:
    """Take it off the list. Verdicts that rest on it keep it."""
    usable(store, source_id)
    store.write(
        update(models.Source)
        .where(models.Source.id == source_id)
        .values(withdrawn_at=store.at, withdrawn_why=reason)
    )
    events.record(store, "withdrawn", "source", source_id, reason=reason)


def _alike(store: Store, source: Source) -> Source | None:
    """The kept source of the same id; or of the same title, publisher, address and identifier that
    differs in no field that `source` fills."""
    same = (
        models.Source.id == source.id
        if source.id
        else (models.Source.url == source.url)
        & (models.Source.title == source.title)
        & (models.Source.publisher == source.publisher)
        & (models.Source.identifier == source.identifier)
        & models.Source.withdrawn_at.is_(None)
    )
    for row in store.session.scalars(select(models.Source).where(same).order_by(models.Source.added_at)):
        kept = mapping.source(row)
        filled = {name: value for name, value in mapping.source_fields(source).items() if value}
        if source.id or all(getattr(kept, name) == value for name, value in filled.items()):
            return kept
    return None


def _as_json(fields: mapping.Fields) -> mapping.Fields:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in fields.items()
        if value not in ("", None, False)
    }
