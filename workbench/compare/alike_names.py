"""Names of speakers -> pairs whose names are alike, the best reason of each.

Names are compared only where they share a key (a surname, a first name, letters), never all with all, so
that the work grows with the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from workbench.compare.speaker_names import (
    PersonName,
    body_name,
    first_letters,
    folded,
    gender_of_given,
    letters_apart,
    person_name,
    short_form,
)
from workbench.lexicon import Entry, entries
from workbench.values.attribution import SpeakerKind
from workbench.values.speaker import SpeakerName

WINDOW = 5
"""Neighbours in the order of the alphabet that a name of a block is compared with."""

MOST_BEARERS = 30
"""Of a surname that more speakers have, it alone tells nothing."""

LONG_SURNAME, LONG_GIVEN = 6, 5  # letters, from which on two may be one word spelt otherwise

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two speakers whose names are alike; `name` would go into `into`."""

    name: SpeakerName
    into: SpeakerName
    why: str  # an entry of [[same_speaker]]
    words: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return key_of(self.name.number, self.into.number)


def key_of(one: int, other: int) -> Key:
    """The numbers of a pair, the lower one first."""
    return (one, other) if one < other else (other, one)


def alike(speakers: Iterable[SpeakerName], decided: Collection[Key] = frozenset()) -> tuple[Alike, ...]:
    """The pairs whose names are alike, the best reason of each, best first; none that is decided."""
    people: list[tuple[PersonName, SpeakerName]] = []
    bodies: list[SpeakerName] = []
    for speaker in speakers:
        parts = person_name(speaker.label) if speaker.kind is not SpeakerKind.ORGANISATION else None
        if parts is not None:
            people.append((parts, speaker))
        if speaker.kind is not SpeakerKind.PERSON:
            bodies.append(speaker)
    best: dict[Key, Alike] = {}
    for finder in (_people_alike(people), _bodies_alike(bodies)):
        for pair in finder:
            known = best.get(pair.key)
            if pair.key in decided or not _may_be_one(pair):
                continue
            if known is None or entry(pair.why)["score"] > entry(known.why)["score"]:
                best[pair.key] = pair
    return tuple(sorted(best.values(), key=_order))


def _people_alike(people: Sequence[tuple[PersonName, SpeakerName]]) -> Iterator[Alike]:
    full = [each for each in people if each[0].given]
    yield from _in_blocks(
        full, lambda name: [("=", *sorted((name.given, *name.middle, name.surname)))], _same_words
    )
    named = [each for each in full if not each[0].is_initial]
    yield from _by_middle_name(named)
    yield from _in_blocks(
        [each for each in named if len(each[0].surname) >= LONG_SURNAME],
        lambda name: [("<", name.given, name.surname[:2]), (">", name.given, name.surname[-2:])],
        _surname_spelt,
    )
    yield from _in_blocks(
        [each for each in named if len(each[0].given) >= LONG_GIVEN],
        lambda name: [(name.surname, name.given[:2])],
        _given_spelt,
    )
    yield from _by_initial(full)
    yield from _by_surname_alone(people)


def _in_blocks(
    people: Sequence[tuple[PersonName, SpeakerName]],
    keys: Callable[[PersonName], list[tuple[str, ...]]],
    compare: Callable[[PersonName, PersonName], tuple[str, tuple[str, ...]] | None],
) -> Iterator[Alike]:
    blocks: dict[tuple[str, ...], list[tuple[PersonName, SpeakerName]]] = defaultdict(list)
    for each in people:
        for key in keys(each[0]):
            blocks[key].append(each)
    for key, block in blocks.items():
        if len(block) < 2:
            continue
        block.sort(key=lambda each: (*_in_order(each[0], from_end=key[0] == ">"), each[1].number))
        for at, (name, speaker) in enumerate(block):
            for other_name, other in block[at + 1 : at + 1 + WINDOW]:
                found = compare(name, other_name)
                if found is not None and name.junior == other_name.junior:
                    yield _directed(speaker, other, *found)


def _in_order(name: PersonName, *, from_end: bool) -> tuple[str, str, tuple[str, ...]]:
    """What ends alike stands together with `from_end`, else what begins alike."""
    return name.surname[::-1] if from_end else name.surname, name.given, name.middle


def _same_words(one: PersonName, other: PersonName) -> tuple[str, tuple[str, ...]] | None:
    same = (one.given, one.middle, one.surname) == (other.given, other.middle, other.surname)
    return ("folded" if same else "order", ())


def _by_middle_name(people: Sequence[tuple[PersonName, SpeakerName]]) -> Iterator[Alike]:
    """ "Ida K. Krog" and "Ida Krog"; of two middle names it is not told which stands without."""
    middles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, _ in people:
        if name.middle:
            middles[name.given, name.surname].add("".join(word[0] for word in name.middle))

    def compare(one: PersonName, other: PersonName) -> tuple[str, tuple[str, ...]] | None:
        found = _other_middle_name(one, other)
        if found and not (one.middle and other.middle) and len(middles[one.given, one.surname]) > 1:
            return "one middle name of several", ()
        return found

    yield from _in_blocks(people, lambda name: [(name.given, name.surname)], compare)


def _other_middle_name(one: PersonName, other: PersonName) -> tuple[str, tuple[str, ...]] | None:
    """None where both have one and they differ: two people."""
    for mine, theirs in zip(one.middle, other.middle, strict=False):
        if mine != theirs and not (1 in (len(mine), len(theirs)) and mine[0] == theirs[0]):
            return None
    return ("middle name", ()) if one.middle != other.middle else ("folded", ())


def _surname_spelt(one: PersonName, other: PersonName) -> tuple[str, tuple[str, ...]] | None:
    if one.surname == other.surname or one.middle != other.middle:
        return None
    if letters_apart(one.surname, other.surname) > 2:
        return None
    return "surname spelt", (one.surname.title(), other.surname.title())


def _given_spelt(one: PersonName, other: PersonName) -> tuple[str, tuple[str, ...]] | None:
    if one.given == other.given or one.middle != other.middle:
        return None
    genders = {gender_of_given(one.given), gender_of_given(other.given)}
    if genders == {"male", "female"} or _feminine(one.given, other.given):
        return None
    if letters_apart(one.given, other.given) > (2 if min(len(one.given), len(other.given)) > 6 else 1):
        return None
    return "first name spelt", (one.given.title(), other.given.title())


def _feminine(one: str, other: str) -> bool:
    """ "Daniel" and "Daniela" are two names, and so are "Mario" and "Maria"."""
    short, long = sorted((one, other), key=len)
    return long in (short + "a", short + "e", short + "ne") or (
        short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"}
    )


def _by_initial(people: Sequence[tuple[PersonName, SpeakerName]]) -> Iterator[Alike]:
    """ "M. Lund" and "Mara Lund"."""
    blocks: dict[tuple[str, str], list[tuple[PersonName, SpeakerName]]] = defaultdict(list)
    for each in people:
        blocks[each[0].given[0], each[0].surname].append(each)
    for block in blocks.values():
        short = [each for each in block if each[0].is_initial]
        full = [each for each in block if not each[0].is_initial]
        if not short or not full or len(full) > MOST_BEARERS:
            continue
        several = len({name.given for name, _ in full}) > 1
        for name, speaker in short[:MOST_BEARERS]:
            for other_name, other in full:
                fits = _other_middle_name(name, other_name) is not None and name.junior == other_name.junior
                if fits:
                    why = "one initial of several" if several else "initial"
                    yield Alike(speaker, other, why, (name.given.upper(), other_name.given.title()))
        for (name, speaker), (other_name, other) in pairwise(short):
            found = _other_middle_name(name, other_name)
            if found is not None and name.junior == other_name.junior:
                yield _directed(speaker, other, *found)


def _by_surname_alone(people: Sequence[tuple[PersonName, SpeakerName]]) -> Iterator[Alike]:
    bearers: dict[tuple[str, str], list[SpeakerName]] = defaultdict(list)
    alone: dict[tuple[str, str], list[SpeakerName]] = defaultdict(list)
    for name, speaker in people:
        if name.given:
            bearers[name.surname, name.junior].append(speaker)
        elif speaker.kind is SpeakerKind.PERSON:
            alone[name.surname, name.junior].append(speaker)
    for key, short in alone.items():
        for speaker, other in pairwise(short):
            yield _directed(speaker, other, "folded", ())
        found = bearers.get(key, [])
        for speaker in short if len(found) <= MOST_BEARERS else ():
            for other in found:
                yield Alike(speaker, other, "surname alone", (speaker.label, other.label))


def _bodies_alike(bodies: Sequence[SpeakerName]) -> Iterator[Alike]:
    same: dict[tuple[str, ...], list[SpeakerName]] = defaultdict(list)
    letters: dict[str, list[SpeakerName]] = defaultdict(list)
    for body in bodies:
        same[body_name(body.label)].append(body)
        if spelt := first_letters(body.label):
            letters[spelt].append(body)
    for block in same.values():
        block.sort(key=lambda each: (-each.claims, each.number))
        for other in block[1 : 1 + MOST_BEARERS]:
            if folded(other.label) == folded(block[0].label):
                yield _directed(other, block[0], "folded", ())
            else:
                yield _directed(other, block[0], "legal form", ())
    for body in bodies:
        spelt = short_form(body.label)
        found = letters.get(spelt, []) if spelt else []
        if len(found) <= MOST_BEARERS:
            names = {body_name(each.label) for each in found}
            why = "first letters" if len(names) == 1 else "first letters of several"
            for other in found:
                yield Alike(body, other, why, (body.label, other.label))


def _directed(one: SpeakerName, other: SpeakerName, why: str, words: tuple[str, ...]) -> Alike:
    """The one with fewer claims goes into the other; of two with as many the shorter."""
    into, name = sorted((one, other), key=lambda each: (-each.claims, -len(each.label), each.number))
    return Alike(name, into, why, words)


def _may_be_one(pair: Alike) -> bool:
    kinds = {pair.name.kind, pair.into.kind} - {None}
    return len(kinds) < 2


def _order(pair: Alike) -> tuple[int, int, str, Key]:
    return (
        -int(entry(pair.why)["score"]),
        -min(pair.name.claims, pair.into.claims),
        pair.into.label,
        pair.key,
    )


@cache
def entry(name: str) -> Entry:
    """The words and the score of one reason."""
    return next(
        each
        for each in entries("speakers", "same_speaker", ("name", "score", "tells", "example"))
        if each["name"] == name
    )
