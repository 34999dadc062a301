"""The order of claims in lists: newest day first, and each article of a day in its reading order.

A cursor is the place of a claim in that order, so a page is found as fast at the end of a list as at
its start, and nothing is shown twice or left out when claims are added meanwhile.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, tuple_

from db.models import Claim
from workbench.errors import NotFound

NEWEST_FIRST: tuple[Any, ...] = (Claim.published.desc(), Claim.article_id, Claim.span_start, Claim.id)
"""One index for each list that pages offer ends in these columns, in these directions."""

BACKWARDS: tuple[Any, ...] = (
    Claim.published,
    Claim.article_id.desc(),
    Claim.span_start.desc(),
    Claim.id.desc(),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in the order."""

    published: date
    article_id: str
    span_start: int
    claim_id: str

    def following(self) -> tuple[ColumnElement[bool], ...]:
        """What comes after it: the rest of its day, then the days before. Each is one range of the
        index; the two directions of the order could not be one."""
        rest = (Claim.published == self.published) & (tuple_(*self._in_the_day) < _IN_THE_DAY)
        return rest, Claim.published < self.published

    def preceding(self) -> tuple[ColumnElement[bool], ...]:
        """What comes before it, the nearest first: see `following`."""
        rest = (Claim.published == self.published) & (tuple_(*self._in_the_day) > _IN_THE_DAY)
        return rest, Claim.published > self.published

    @property
    def _in_the_day(self) -> tuple[str, int, str]:
        return self.article_id, self.span_start, self.claim_id


_IN_THE_DAY = tuple_(Claim.article_id, Claim.span_start, Claim.id)


def cursor(place: Place) -> str:
    """The place in letters that an address can hold."""
    words = f"{place.published.isoformat()} {place.article_id} {place.span_start} {place.claim_id}"
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def place_of(given: str) -> Place:
    """The place that a cursor means. Raises NotFound for one that is none of ours."""
    try:
        padded = given + "=" * (-len(given) % 4)
        found = _WORDS.match(base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii"))
        if found is None:
            raise ValueError(given)
        return Place(date.fromisoformat(found[1]), found[2], int(found[3]), found[4])
    except (ValueError, UnicodeError, binascii.Error):
        raise NotFound(
            f"{given[:60]!r} is no place in the list of claims: go back to its first page"
        ) from None


_WORDS = re.compile(
    r"""
    ([0-9]{4}-[0-9]{2}-[0-9]{2})    # day
    [ ] ([A-Za-z0-9_.-]{1,40})      # article
    [ ] ([0-9]{1,9})                # where the claim begins in it
    [ ] ([A-Za-z0-9_.-]{1,40}) \Z   # claim
    """,
    re.VERBOSE,
)
