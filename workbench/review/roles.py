"""Who may do what."""

from __future__ import annotations

from enum import StrEnum

from workbench.errors import Refused
from workbench.values.reviewer import Reviewer, Role


class Act(StrEnum):
    READ = "read"
    JUDGE = "give verdicts"
    ADJUDICATE = "decide between reviewers"
    MANAGE = "manage people and settings"


ALLOWED: dict[Role, frozenset[Act]] = {
    Role.VIEWER: frozenset({Act.READ}),
    Role.REVIEWER: frozenset({Act.READ, Act.JUDGE}),
    Role.ADJUDICATOR: frozenset({Act.READ, Act.JUDGE, Act.ADJUDICATE}),
    Role.ADMIN: frozenset({Act.READ, Act.MANAGE}),  # judges nothing by that role
}


def may(reviewer: Reviewer, act: Act) -> bool:
    return reviewer.active and act in ALLOWED[reviewer.role]


def require(reviewer: Reviewer, act: Act) -> None:
    """Raises Refused where the reviewer may not."""
    if not reviewer.active:
        raise Refused(f"{reviewer.name} is no longer active at this desk: ask an admin")
    if act not in ALLOWED[reviewer.role]:
        raise Refused(
            f"{reviewer.name} is {_with_article(reviewer.role)} and may not {act.value}: ask an admin"
        )


def _with_article(role: Role) -> str:
    return f"{'an' if role.value[0] in 'aeiou' else 'a'} {role.value}"
