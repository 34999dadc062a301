""" "The senator", "the lawmaker" -> who of those told by their party has a seat."""

from __future__ import annotations

import re

from workbench.extract.names.name import Name
from workbench.extract.names.words import parties, people_words
from workbench.extract.speakers.passage import Passage
from workbench.values.span import Span

_SEATED = frozenset({"senator", "lawmaker", "representative", "congressman", "congresswoman"})
_CONGRESS = _SEATED | {"person", "member"}
_SEAT = re.compile(
    r"""
    ,?\s\(?[RDI]-[A-Z]             # "(R-Neb.)", ", D-Ohio"
    | \s(?:\w+ly\s)?(?:voted|votes)\b
    """,
    re.VERBOSE,
)
"""What tells behind the name of someone of a party that he or she sits in a parliament."""


class Seats:
    """Resolves members of a parliament by their party."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def of_party(self, source: Span) -> str | None:
        """ "The senator", after "Republican Lee Ash": the only one told by the party and no other office."""
        called = {name for party in parties() for name in self._passage.names.people_called(party)}
        told = [name for name in called if name.first < source.start]
        if len(told) != 1 or not (told[0].roles & people_words() - parties()) <= _CONGRESS:
            return None
        words = source.of(self._passage.text).lower().split()
        if not self._has_seat(told[0], source) or self._passage.introduces(words[-1], source):
            return None
        return told[0].full

    def _has_seat(self, name: Name, source: Span) -> bool:
        """Whether more than the party is told: "(R-Neb.)", "congressman", "voted no"."""
        if not name.roles.isdisjoint(_SEATED):
            return True
        here = self._passage
        return any(
            mention.name is name and _SEAT.match(here.text, mention.span.end) is not None
            for mention in here.mentions_before(source)
        )
