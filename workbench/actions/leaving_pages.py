"""What a corrected page no longer gives: set back to a former version, withdrawn, or brought back.

Only what that very input gave is touched: a text that another input or a person gave stays, and so
does an article that a person brought back. A withdrawal of this kind ends as soon as an input gives
the article again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from db import article_changes, article_history, articles, events
from workbench.actions.becoming import SYSTEM, keep_sample
from workbench.actions.rereading import take_reading
from workbench.compare.addresses import comparable
from workbench.errors import NotFound, Refused, StaleWrite

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from db.engine import Database
    from db.store import Store
    from workbench.values.article import Article
    from workbench.values.reading import Reading

GONE = "no longer on this page as it was corrected"


class Fate(StrEnum):
    """What a corrected page makes of an article that it gave before."""

    WITHDRAWN = "withdrawn"
    SET_BACK = "set back"  # an earlier version of it holds again
    BROUGHT_BACK = "brought back"  # a correction had withdrawn it, and it is on the page again
    WANTED = "wanted"  # it stays, because a person brought it back
    UNTOUCHED = "untouched"  # the page still gives it, or what holds of it is of another input or a person


@dataclass(frozen=True, slots=True)
class Leaving:
    """An article that leaves its page. `version` is the one that then holds."""

    article_id: str
    headline: str
    fate: Fate
    row_version: int
    version: int


def leaving(store: Store, article_id: str, sha256: str) -> Leaving | None:
    """What becomes of an article when the input of this hash no longer gives it; None where none stands."""
    try:
        row = articles.standing(store, article_id)
    except NotFound:
        return None
    if row.withdrawn:
        return None
    found = Leaving(article_id, row.headline, Fate.UNTOUCHED, row.row_version, row.version)
    givers = article_history.givers(store, article_id)
    if givers[row.version] != sha256:
        return found
    if _brought_back_by_a_person(store, article_id):
        return replace(found, fate=Fate.WANTED)
    former = [number for number, giver in givers.items() if number < row.version and giver != sha256]
    if former:
        return replace(found, fate=Fate.SET_BACK, version=max(former))
    return replace(found, fate=Fate.WITHDRAWN)


def leave_page(database: Database, article_id: str, sha256: str, read: Callable[[Article], Reading]) -> str:
    """What became of an article that the input of this hash no longer gives, in words; empty where
    nothing did, because what holds of it never came from this input."""
    with database.reading() as store:
        found = leaving(store, article_id, sha256)
    if found is None or found.fate is Fate.UNTOUCHED:
        return ""
    title = f"{found.headline[:60]!r} ({article_id})"
    if found.fate is Fate.WANTED:
        return f"{title} is {GONE}, and stays: a person brought it back"
    try:
        if found.fate is Fate.SET_BACK:
            set_back(database, article_id, found.version, read)
            return f"{title} is {GONE}: version {found.version} of it holds again"
        with database.writing(SYSTEM) as store:
            article_changes.withdraw(store, article_id, found.row_version, GONE)
    except (StaleWrite, Refused) as error:
        return f"{title} is {GONE}, and stays: {error}"
    return f"{title} is {GONE}: it was withdrawn, and can be brought back"


def set_back(
    database: Database, article_id: str, number: int, read: Callable[[Article], Reading]
) -> tuple[Reading, Reading]:
    """The readings before and after this earlier version holds again; claims keep ids and verdicts.

    Raises NotFound, StaleWrite.
    """
    with database.reading() as store:
        before = articles.read(store, article_id)
        article = replace(article_history.text_of(store, article_id, number), given_id=article_id)
        current = article_changes.lay_over(store, article_id, article)
    reading = read(current)
    with database.writing(SYSTEM) as store:
        _, version_id = article_changes.take_text(
            store, article_id, before.row_version, article, address=comparable(current.url), reason=GONE
        )
        take_reading(store, before, version_id, reading)
        keep_sample(store, article_id, article.text)
    return before.reading, reading


def held_otherwise(store: Store, article: Article, sha256: str, texts: Set[str]) -> int | None:
    """The version of a text that is there, where the input of this hash put another in its place and,
    as it is corrected, gives that no longer (`texts` are the hashes of all that it gives): it holds again.
    """
    there = articles.by_text(store, article.text_sha256)
    if there.asked_for == there.version or articles.get(store, there.id).text_sha256 in texts:
        return None
    came_from_it = article_history.givers(store, there.id)[there.version] == sha256
    return there.asked_for if came_from_it else None


def comes_back(store: Store, article_id: str) -> bool:
    """Whether the desk itself withdrew the article because a corrected page did not give it."""
    return _left(store, article_id) is not None


def bring_back(database: Database, article_id: str) -> bool:
    """Whether the article was withdrawn because a corrected page did not give it, and stands again."""
    with database.reading() as store:
        row_version = _left(store, article_id)
    if row_version is None:
        return False
    with database.writing(SYSTEM) as store:
        article_changes.restore(store, article_id, row_version, "on this page again")
    return True


def _left(store: Store, article_id: str) -> int | None:
    """The row version of an article that the desk itself withdrew for this reason, else None."""
    standing = articles.standing(store, article_id)
    if not standing.withdrawn:
        return None
    withdrawn = next(
        each for each in events.about(store, "article", article_id) if each.action == "withdrawn"
    )
    by_the_desk = (withdrawn.role, withdrawn.reason) == (SYSTEM.role, GONE)
    return standing.row_version if by_the_desk else None


def _brought_back_by_a_person(store: Store, article_id: str) -> bool:
    return any(
        each.action == "restored" and each.role != SYSTEM.role
        for each in events.about(store, "article", article_id)
    )
