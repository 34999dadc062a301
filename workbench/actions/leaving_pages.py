"""What a corrected page no longer gives: set back to a former version, withdrawn, or brought back.

Only what that very input gave is touched: a text that another input or a person gave stays, and so
does an article that a person brought back. A withdrawal of this kind ends as soon as an input gives
the article again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db import article_changes, article_history, articles, events
from workbench.actions.becoming import SYSTEM, keep_sample
from workbench.actions.rereading import take_reading
from workbench.compare.addresses import comparable
from workbench.errors import NotFound, Refused, StaleWrite

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.engine import Database
    from db.store import Store
    from workbench.values.article import Article
    from workbench.values.reading import Reading

GONE = "no longer on this page as it was corrected"


def leave_page(database: Database, article_id: str, sha256: str, read: Callable[[Article], Reading]) -> str:
    """What became of an article that the input of this hash no longer gives, in words; empty where
    nothing did, because what holds of it never came from this input."""
    with database.reading() as store:
        try:
            before = articles.read(store, article_id)
        except NotFound:
            return ""
        givers = article_history.givers(store, article_id)
        held = article_history.number_held(store, article_id)
        kept = _brought_back_by_a_person(store, article_id)
    title = f"{before.article.headline[:60]!r} ({article_id})"
    if before.withdrawn or givers[held] != sha256:
        return ""
    if kept:
        return f"{title} is {GONE}, and stays: a person brought it back"
    former = [number for number, giver in givers.items() if number < held and giver != sha256]
    try:
        if former:
            set_back(database, article_id, max(former), read)
            return f"{title} is {GONE}: version {max(former)} of it holds again"
        with database.writing(SYSTEM) as store:
            article_changes.withdraw(store, article_id, before.row_version, GONE)
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


def came_from(store: Store, article_id: str, sha256: str) -> bool:
    """Whether the version that holds was given by the input of this hash."""
    held = article_history.number_held(store, article_id)
    return article_history.givers(store, article_id)[held] == sha256


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
    if not articles.stored(store, article_id).withdrawn:
        return None
    withdrawn = next(
        each for each in events.about(store, "article", article_id) if each.action == "withdrawn"
    )
    by_the_desk = (withdrawn.role, withdrawn.reason) == (SYSTEM.role, GONE)
    return articles.state(store, article_id)[0] if by_the_desk else None


def _brought_back_by_a_person(store: Store, article_id: str) -> bool:
    return any(
        each.action == "restored" and each.role != SYSTEM.role
        for each in events.about(store, "article", article_id)
    )
