"""Speakers of all articles -> pairs that may be one and the same, with the reasons for and against.

Names that are alike are weighed with offices, articles and genders. Nothing is merged here: a person
decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache

from workbench.compare.alike_names import Alike, entry
from workbench.compare.speaker_names import folded, gender_of_given, person_name
from workbench.extract.names.words import gender_of_words
from workbench.lexicon import table
from workbench.values.speaker import SamePair, SpeakerDetail, SpeakerName, Title

MOST_WEIGHED = 2000
"""Pairs that are looked at closely: those with the best names."""

AT_ONE_TIME = timedelta(days=45)


def weigh(pairs: Sequence[Alike], details: Mapping[int, SpeakerDetail]) -> tuple[SamePair, ...]:
    """The pairs that are proposed, best first. Of a surname alone, only where one bearer fits."""
    weighed = [(pair, weighed_pair(pair, details)) for pair in pairs[:MOST_WEIGHED]]
    fitting: dict[int, int] = defaultdict(int)
    for pair, found in weighed:
        if pair.why == "surname alone" and found.score >= _enough():
            fitting[pair.name.number] += 1
    proposed = [
        found
        for pair, found in weighed
        if found.score >= _enough() and (pair.why != "surname alone" or fitting[pair.name.number] == 1)
    ]
    return tuple(
        sorted(proposed, key=lambda each: (-each.score, -each.name.claims, each.into.label, each.name.number))
    )


def weighed_pair(pair: Alike, details: Mapping[int, SpeakerDetail]) -> SamePair:
    """The pair with all that tells for and against it, proposed or not."""
    one = details.get(pair.name.number, SpeakerDetail())
    other = details.get(pair.into.number, SpeakerDetail())
    found = [(pair.why, pair.words), *_offices(one.titles, other.titles)]
    if {_gender(pair.name, one), _gender(pair.into, other)} == {"male", "female"}:
        found.append(("other gender", ()))
    if pair.why in SHORTENED and not one.articles.isdisjoint(other.articles):
        found.append(("same article", ()))
    told = [(entry(why)["score"], entry(why)["tells"].format(*words)) for why, words in found]
    return SamePair(
        pair.name,
        pair.into,
        min(99, sum(score for score, _ in told)),
        tuple(text for score, text in told if score > 0),
        tuple(text for score, text in told if score < 0),
    )


SHORTENED = ("surname alone", "first letters", "first letters of several")
"""A short form stands beside the full one in an article; two full forms in one article may be two."""


def _offices(one: Sequence[Title], other: Sequence[Title]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Offices that both have, else two that nobody has at one time."""
    words = [(title, office_words(title.role)) for title in other]
    apart: tuple[str, str] | None = None
    for title in one:
        mine = office_words(title.role)
        for theirs, their_words in words:
            if _one_office(mine, their_words):
                shorter = min(title.role, theirs.role, key=len)
                yield "same office", (shorter,)
                return
            near = title.first - AT_ONE_TIME <= theirs.last and theirs.first - AT_ONE_TIME <= title.last
            if near and mine and their_words and apart is None:
                apart = title.role, theirs.role
    if apart is not None:
        yield "other office", apart


def _one_office(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """One told more fully than the other, or most words the same."""
    if not mine or not theirs:
        return False
    both = mine & theirs
    return both in (mine, theirs) or 2 * len(both) >= len(mine | theirs)


def office_words(role: str) -> frozenset[str]:
    """The words of an office that count."""
    small = table("speakers", "small_words")["words"]
    return frozenset(word.removesuffix("s") for word in folded(role) if word not in small)


def _gender(speaker: SpeakerName, detail: SpeakerDetail) -> str:
    told = {gender_of_words(set(folded(title.role))) for title in detail.titles} - {""}
    if len(told) == 1:
        return told.pop()
    parts = person_name(speaker.label)
    return gender_of_given(parts.given) if parts is not None and not told else ""


@cache
def _enough() -> int:
    return int(table("speakers", "proposing")["enough"])
