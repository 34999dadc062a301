"""The people of the desk. Never deleted: one who leaves is made inactive, and pseudonymised on request."""

from __future__ import annotations

from sqlalchemy import func, insert, select, update

from db import events, mapping, models
from db.store import Store
from workbench.errors import NotFound
from workbench.values.reviewer import Reviewer, Role


def ensure(store: Store, name: str, role: Role) -> Reviewer:
    """The reviewer of that name; added with `role` where there is none yet."""
    found = named(store, name)
    if found is not None:
        return found
    number = store.write(
        insert(models.Reviewer)
        .values(name=name, role=role.value, active=True, added_at=store.at)
        .returning(models.Reviewer.id)
    ).scalar_one()
    # a name may have to be forgotten one day, so it stands in no event
    events.record(store, "added", "reviewer", str(number), after={"role": role.value, "active": True})
    return Reviewer(number, name, role)


def named(store: Store, name: str) -> Reviewer | None:
    row = store.session.scalar(select(models.Reviewer).where(models.Reviewer.name == name))
    return None if row is None else mapping.reviewer(row)


def get(store: Store, reviewer_id: int) -> Reviewer:
    """Raises NotFound."""
    row = store.session.get(models.Reviewer, reviewer_id)
    if row is None:
        raise NotFound(f"there is no reviewer number {reviewer_id}")
    return mapping.reviewer(row)


def everyone(store: Store) -> tuple[Reviewer, ...]:
    """In order of their names."""
    rows = store.session.scalars(select(models.Reviewer))
    return tuple(sorted((mapping.reviewer(row) for row in rows), key=lambda each: each.name.casefold()))


def judging(store: Store) -> int:
    """How many active people may give verdicts."""
    return store.session.scalar(
        select(func.count())
        .select_from(models.Reviewer)
        .where(models.Reviewer.active, models.Reviewer.role.in_((Role.REVIEWER, Role.ADJUDICATOR)))
    ) or 0  # fmt: skip


def change(store: Store, reviewer_id: int, *, role: Role, active: bool, reason: str) -> Reviewer:
    """The reviewer with that role; nothing is recorded where nothing changes."""
    before = get(store, reviewer_id)
    after = Reviewer(before.id, before.name, role, active)
    if before == after:
        return before
    store.write(
        update(models.Reviewer)
        .where(models.Reviewer.id == reviewer_id)
        .values(role=role.value, active=active)
    )
    events.record(
        store,
        "changed",
        "reviewer",
        str(reviewer_id),
        before={"role": before.role.value, "active": before.active},
        after={"role": role.value, "active": active},
        reason=reason,
    )
    return after


def pseudonymise(store: Store, reviewer_id: int, reason: str) -> Reviewer:
    """The reviewer under a pseudonym, inactive. Verdicts and events stay; the name is gone."""
    before = get(store, reviewer_id)
    pseudonym = f"Reviewer {reviewer_id}"
    store.write(
        update(models.Reviewer)
        .where(models.Reviewer.id == reviewer_id)
        .values(name=pseudonym, active=False, pseudonymised_at=store.at)
    )
    events.record(store, "pseudonymised", "reviewer", str(reviewer_id), reason=reason)
    return Reviewer(before.id, pseudonym, before.role, active=False)
