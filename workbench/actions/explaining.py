"""Why a stored article was read as it was: for its claims, and for every number of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db import articles, reading_places
from db.engine import Database
from workbench.extract.explanations import explain
from workbench.values.explanation import NumeralSeen

__all__ = ["ArticleExplanation", "NumeralSeen", "why_read"]


@dataclass(frozen=True, slots=True)
class ArticleExplanation:
    """`claims` has the lines of each claim that the newest reading finds, by the claim's id.

    `numerals` has every number of the text that was read, in reading order; `told` counts them in a line.
    """

    claims: Mapping[str, tuple[str, ...]]
    numerals: tuple[NumeralSeen, ...]
    told: str


def why_read(database: Database, article_id: str) -> ArticleExplanation:
    """Worked out from the newest reading, as it is stored: a few milliseconds, no parser. Raises NotFound."""
    with database.reading() as store:
        read = articles.read(store, article_id)
        places = reading_places.of_claims(store, read.reading_id)
    explained = explain(read.reading)
    return ArticleExplanation(
        {claim_id: explained.claims[place] for claim_id, place in places.items()},
        explained.numerals,
        explained.told,
    )
