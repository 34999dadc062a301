"""Who is said to have said what over all articles: looked at, merged, split, told apart and named.

Machines propose, people decide: each decision has its reason, names the row versions that were seen,
and holds for whatever is read later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db import reviewers, speaker_decisions, speaker_lists
from workbench.compare.alike_names import alike
from workbench.compare.same_speakers import MOST_WEIGHED, SHORTENED, weigh
from workbench.errors import Refused
from workbench.review.messages import clean, read_reason
from workbench.review.roles import Act, may, require
from workbench.values.attribution import SpeakerKind
from workbench.values.speaker import SamePair, SpeakerCase, SpeakerRow

if TYPE_CHECKING:
    from db.engine import Database
    from db.store import Store
    from workbench.values.review import Actor

LONGEST_LABEL = 300


def list_speakers(
    database: Database, *, words: str = "", skip: int = 0, limit: int = 100
) -> tuple[SpeakerRow, ...]:
    """The speakers with the most claims, without the first `skip`; `words` are all in one of their names."""
    with database.reading() as store:
        return speaker_lists.list_speakers(store, words=words, skip=skip, limit=limit)


def count(database: Database) -> int:
    """How many speakers have claims."""
    with database.reading() as store:
        return speaker_lists.count(store)


def newest(database: Database) -> int:
    """The number of the name that was read last; it rises with each new name. 0 where there is none."""
    with database.reading() as store:
        return speaker_lists.newest(store)


def speaker(database: Database, number: int) -> SpeakerCase:
    """The speaker that the name of that number stands for. Raises NotFound."""
    with database.reading() as store:
        return speaker_lists.case(store, number)


def number_of(database: Database, name: str) -> int:
    """The number of the name. Raises NotFound."""
    with database.reading() as store:
        return speaker_lists.find(store, name)


def seen(database: Database, number: int) -> tuple[str, int]:
    """The name of that number and its row version, for who is about to decide. Raises NotFound."""
    with database.reading() as store:
        return speaker_lists.versions(store, number)


def proposals(database: Database, *, most: int = 10) -> tuple[SamePair, ...]:
    """Pairs that may be one speaker, best first; none that a person has decided."""
    with database.reading() as store:
        found = alike(speaker_lists.names(store), speaker_decisions.told_apart(store))[:MOST_WEIGHED]
        numbers = {number for pair in found for number in pair.key}
        together = {number for pair in found if pair.why in SHORTENED for number in pair.key}
        details = speaker_lists.details(store, numbers, with_articles=together)
    return weigh(found, details)[:most]


def merge(
    database: Database, actor: Actor, number: int, into: int, reason: str, *, seen: tuple[int, int]
) -> int:
    """How many claims go over: what the one said is said by the other, now and in all that is read later.

    Raises NotFound, StaleWrite; Refused without a reason, or where a person said that they are two.
    """
    reason = read_reason({"reason": reason})
    with database.writing(actor) as store:
        _require_a_person(store)
        return speaker_decisions.merge(store, number, into, reason, seen=seen)


def split(database: Database, actor: Actor, number: int, reason: str, *, seen: int) -> int:
    """How many claims go back to the name that their articles give. Raises NotFound, StaleWrite, Refused."""
    reason = read_reason({"reason": reason})
    with database.writing(actor) as store:
        _require_a_person(store)
        return speaker_decisions.split(store, number, reason, seen=seen)


def differ(
    database: Database, actor: Actor, number: int, other: int, reason: str, *, seen: tuple[int, int]
) -> None:
    """The two are not the same and are not proposed again. Raises NotFound, StaleWrite, Refused."""
    reason = read_reason({"reason": reason})
    with database.writing(actor) as store:
        _require_a_person(store)
        speaker_decisions.differ(store, number, other, reason, seen=seen)


def rename(database: Database, actor: Actor, number: int, label: str, reason: str, *, seen: int) -> int:
    """How many claims show the new name of the speaker. Raises NotFound, StaleWrite, Refused."""
    reason = read_reason({"reason": reason})
    label = " ".join(clean(label).split())
    if not label:
        raise Refused("a speaker needs a name")
    if len(label) > LONGEST_LABEL:
        raise Refused(f"the name has {len(label):,} characters: {LONGEST_LABEL} at most")
    with database.writing(actor) as store:
        _require_a_person(store)
        return speaker_decisions.rename(store, number, label, reason, seen=seen)


def decide_kind(
    database: Database, actor: Actor, number: int, kind: SpeakerKind | str, reason: str, *, seen: int
) -> None:
    """The speaker is a person or an organisation, whatever is read. Raises NotFound, StaleWrite, Refused."""
    reason = read_reason({"reason": reason})
    with database.writing(actor) as store:
        _require_a_person(store)
        speaker_decisions.decide_kind(store, number, str(kind), reason, seen=seen)


def _require_a_person(store: Store) -> None:
    """Raises Refused where no person of the desk does it, or one who may not."""
    if store.actor.reviewer_id is None:
        raise Refused(f"{store.actor.name} is no person of this desk, who alone can say who is who")
    person = reviewers.get(store, store.actor.reviewer_id)  # as they are now: a role can be taken away
    if not may(person, Act.MANAGE):
        require(person, Act.JUDGE)
    store.actor = replace(store.actor, role=person.role.value)
