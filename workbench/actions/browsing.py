"""Looking at what is there: claims and articles in lists, one claim, its history, the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import claims, listing, summaries
from db import history as record
from workbench.values.listing import (
    ArticleRow,
    Choices,
    ClaimFilter,
    ClaimRow,
    DeskNumbers,
    HistoryEntry,
    Listing,
)

if TYPE_CHECKING:
    from db.engine import Database


def list_claims(
    database: Database,
    wanted: ClaimFilter,
    *,
    after: str | None = None,
    before: str | None = None,
    size: int = 50,
) -> Listing:
    """A page of the claims that are wanted, newest article first.

    Raises NotFound for a cursor that is none of ours.
    """
    with database.reading() as store:
        return listing.list_claims(store, wanted, after=after, before=before, size=size)


def choices(database: Database) -> Choices:
    """What the list of claims can be filtered by."""
    with database.reading() as store:
        return summaries.choices(store)


def claim(database: Database, claim_id: str) -> ClaimRow:
    """The claim with its current values. Raises NotFound."""
    with database.reading() as store:
        return claims.get(store, claim_id)


def history(database: Database, claim_id: str) -> tuple[HistoryEntry, ...]:
    """What happened to the claim and its article, newest first. Raises NotFound."""
    with database.reading() as store:
        return record.of_claim(store, claim_id)


def list_articles(
    database: Database,
    *,
    words: str = "",
    skip: int = 0,
    limit: int = 200,
    withdrawn: bool = False,
    by_date: bool = False,
) -> tuple[ArticleRow, ...]:
    """The articles added last, or with `by_date` published last, without the first `skip` of them; `words`
    are all in their headline or publisher.

    Withdrawn ones only where `withdrawn` asks for them too.
    """
    with database.reading() as store:
        return listing.list_articles(
            store, words=words, skip=skip, limit=limit, withdrawn=withdrawn, by_date=by_date
        )


def desk(database: Database) -> DeskNumbers:
    """What waits, what is incomplete, what was decided."""
    with database.reading() as store:
        return summaries.desk_numbers(store)


def data_version(database: Database) -> int:
    """A number that rises with every change, for caches."""
    with database.reading() as store:
        return summaries.data_version(store)
