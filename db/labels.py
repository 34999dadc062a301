"""How this desk names the verdict codes; the codes themselves are fixed."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from db import events, models
from db.store import Store
from workbench.values.verdict import VerdictCode


def all_of(store: Store) -> dict[VerdictCode, tuple[str, str]]:
    """Label and "use when" of the codes this desk has named; the others keep the guideline's."""
    rows = store.session.scalars(select(models.VerdictLabel))
    return {VerdictCode(row.code): (row.label, row.use_when) for row in rows}


def name(store: Store, code: VerdictCode, label: str, use_when: str) -> bool:
    """Whether anything changed."""
    row = store.session.get(models.VerdictLabel, code.value)
    if row is not None and (row.label, row.use_when) == (label, use_when):
        return False
    if row is None:
        statement = insert(models.VerdictLabel).values(code=code.value, label=label, use_when=use_when)
        store.write(statement)
    else:
        store.write(
            update(models.VerdictLabel)
            .where(models.VerdictLabel.code == code.value)
            .values(label=label, use_when=use_when)
        )
    events.record(
        store,
        "named",
        "verdict label",
        code.value,
        before=None if row is None else {"label": row.label, "use_when": row.use_when},
        after={"label": label, "use_when": use_when},
    )
    return True
