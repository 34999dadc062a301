"""A source told by what it is ("the spokesman", "the ministry", "the paper") -> who of those named it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from workbench.extract.cues import documents
from workbench.extract.names.name import Name
from workbench.extract.names.words import (
    common_nouns,
    gender_of_words,
    lands,
    leaders,
    offices,
    parties,
    people_words,
    places,
    portfolios,
    ranks,
    roles,
    same_roles,
    short_offices,
    things,
    titles,
    told_anew,
    told_bodies,
    trades_anew,
)
from workbench.extract.source_words import DEFINITE, OTHERS, before_preposition, is_one_person, singular
from workbench.extract.speakers.bodies import Bodies
from workbench.extract.speakers.passage import REACH, Passage
from workbench.extract.speakers.seats import Seats
from workbench.values.span import Span

_AGED = re.compile(r"\b(\d{1,3})-year-old$")
_MEN = ("frenchman", "englishman", "irishman", "dutchman", "welshman")
_PLAIN = frozenset({"man", "woman", "boy", "girl"})
_PAST = frozenset({"former", "ex"})
_KIN = frozenset({"father", "mother", "husband", "wife"})
_FARTHEST = 1500  # characters to where the holder of an office is named later


def _only(names: Sequence[Name], source: Span) -> str | None:
    """The one of the names that is told before the source."""
    full = {name.full for name in names if name.first < source.start}
    return full.pop() if len(full) == 1 else None


class Described:
    """Resolves sources by what they are."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._bodies = Bodies(passage)
        self._seats = Seats(passage)

    def office(self, source: Span) -> str | None:
        """ "the CM": the one chief minister named before."""
        words = source.of(self._passage.text).removeprefix("The ").removeprefix("the ")
        office = short_offices().get(words)
        return _only(self._holders(office), source) if office else None

    def full_name(self, source: Span, low: str) -> str | None:
        """ "the spokesman", "the ministry", "the news agency": who of those named before it is."""
        if not low.startswith(DEFINITE):
            return self._single_name(source)
        words = before_preposition(low.split()[1:])
        if not words or _tells_apart(low.split()[len(words) + 1 :]):
            return None
        head = singular(words[-1]).removeprefix("ex-")
        if (aged := _AGED.search(" ".join(words))) is not None:
            of_age = self._passage.names.people_aged(int(aged[1]))
            return _only(of_age, source) if of_age else self._only_one_told(source, ageless=True)
        if head in lands() and _is_people(source.of(self._passage.text).split()[-1]):
            return self._of_land(lands()[head], source) or self._only_one_told(source, lands()[head])
        people = self._people(words, head, source)
        if not _PAST.isdisjoint(words) and all(_PAST.isdisjoint(name.roles) for name in people):
            people = self._before_them(source)  # "the former minister": not the one in office
        if (
            not people
            and (older := next((m for word in words if (m := _AGED.search(word))), None)) is not None
        ):
            of_age = self._passage.names.people_aged(int(older[1]))
            return _only(of_age, source) if of_age else self._only_one_told(source, ageless=True)
        if people:
            return self._best_described(people, {head, *words})
        noun = source.of(self._passage.text).split()[len(words)]
        named = noun[:1].isupper() and len(low.split()) > len(words) + 1  # "the University of Norvane"
        body = self._bodies.full_name(words, head, source)
        if body is not None and (not named or set(body.lower().split()) <= set(low.split())):
            return body
        if head in offices() or frozenset(words) in short_offices().values():
            return self._named_later(words, source)
        if head in _KIN and (kin := self._of_couple(head, source)) is not None:
            return kin
        if head in told_anew() | trades_anew() and not self._passage.introduces(head, source):
            return self._only_one_told(source, of_office=head in told_anew())
        if words == [head] and head in _PLAIN and not self._passage.introduces(head, source):
            return self._only_one_told(source, plain=True)
        if head in same_roles("lawmaker") | {"lawmaker", "senator"} and (
            of_party := self._seats.of_party(source)
        ):
            return of_party
        if len(words) == 1 and words[0] == head:
            return self._only_speaker(head, source)
        return None

    def _before_them(self, source: Span) -> list[Name]:
        """Whom the text calls somebody’s predecessor."""
        told = self._passage.names.people_called("predecessor")
        return [name for name in told if name.first < source.start]

    def _people(self, words: list[str], head: str, source: Span) -> list[Name]:
        """Those named before whom the text describes with the noun, or with one that means the same."""
        if head not in people_words() and not same_roles(head):
            return []
        find = self._passage.names.people_called
        called = {*find(head), *find(words[-1])}
        if head == "leader" and len(words) > 1:
            called |= {name for role in leaders() for name in find(role) if _leads(words[0], name)}
        if not called and words[-1] in (head, f"ex-{head}"):
            called = {name for role in same_roles(head) for name in find(role)}
        wanted = set(words)
        return sorted(
            (name for name in called if name.first < source.start and _fits(wanted, name)),
            key=lambda name: name.first,
        )

    def _holders(self, office: frozenset[str]) -> list[Name]:
        """The people of whom the text tells all words of an office."""
        forms = {*office, *(word for role in office for word in role.split("-"))}
        called = [name for role in forms for name in self._passage.names.people_called(role)]
        return [name for name in called if _apart(office) <= _apart(name.roles)]

    def _named_later(self, words: list[str], source: Span) -> str | None:
        """ "The mayor said … said Ana Ruiz, the mayor": the only one whom the text gives the office."""
        here = self._passage
        fitting = {name.full: name for name in self._holders(frozenset(words))}
        if len(fitting) != 1 or self._passage.introduces(words[-1], source):
            return None
        name = next(iter(fitting.values()))
        told = source.of(here.text).lower().split()[len(words) + 1 :]
        apart = {"of", *told} <= {"of", *name.roles} if "of" in name.roles else True
        near = source.end < name.first < source.end + _FARTHEST
        return name.full if near and apart and not ranks() & name.roles else None

    def _of_land(self, land: str, source: Span) -> str | None:
        """ "the Belgian": the only one before of whom the text tells the country."""
        here = self._passage
        place = bisect_left(here.mention_starts, source.start)
        told = {
            mention.name
            for mention in here.mentions[:place]
            if mention.name.kind == "person" and land in _lands_of(mention.name)
        }
        if len(told) != 1:
            return None
        name = next(iter(told))
        words = source.of(here.text).lower()
        gender = "female" if words.endswith("woman") else "male" if words.endswith(_MEN) else ""
        return name.full if not gender or name.gender in ("", gender) else None

    def _of_couple(self, head: str, source: Span) -> str | None:
        """ "The mother": of two who share a surname, the one of that gender."""
        gender = gender_of_words({head})
        people = {m.name for m in self._passage.mentions if m.name.kind == "person" and " " in m.name.full}
        families: dict[str, list[Name]] = {}
        for name in people:
            if name.first < source.start:
                families.setdefault(name.full.split()[-1], []).append(name)
        couples = [each for each in families.values() if {name.gender for name in each} == {"male", "female"}]
        fitting = [name.full for each in couples for name in each if name.gender == gender]
        return fitting[0] if len(fitting) == 1 else None

    def _only_one_told(
        self,
        source: Span,
        land: str = "",
        *,
        ageless: bool = False,
        of_office: bool = True,
        plain: bool = False,
    ) -> str | None:
        """The one person that the sentences before tell of; None where there are two, or none.

        With a `land`, those that the text tells to come from another one are left out; `ageless`, those
        whose age it tells; who bears an office is nobody where `of_office` is not set. `plain`: nothing may
        be told of what the person does, and the name has to tell the gender.
        """
        here = self._passage
        place = bisect_left(here.mention_starts, source.start)
        sentence = here.sentence_of(source.start)
        told = {
            mention.name
            for mention in here.mentions[max(0, place - 40) : place]
            if mention.name.kind in ("person", "name")
            and sentence - here.sentence_of(mention.span.start) <= REACH
            and " " in mention.name.full
            and (mention.name.kind == "person" or not self._is_thing(mention.name))
            and not (land and _lands_of(mention.name) and land not in _lands_of(mention.name))
            and not (ageless and mention.name.ages)
        }
        people = [name for name in told if name.kind == "person"]
        if len(told) != 1 or not people or not (of_office or leaders().isdisjoint(people[0].roles)):
            return None
        gender = gender_of_words({source.of(here.text).lower().split()[1]})
        if plain and (
            people[0].gender != gender
            or not people[0].roles.isdisjoint(people_words() - {"person"})
            or self._unnamed_since(people[0], source)
        ):
            return None
        return people[0].full if not gender or people[0].gender in ("", gender) else None

    def _unnamed_since(self, name: Name, source: Span) -> bool:
        """Whether another who is not named stands nearer: "her neighbour", before "the woman"."""
        here = self._passage
        last = [mention.span.end for mention in here.mentions_before(source) if mention.name is name][-1]
        since = re.findall(r"[a-z]+", here.text[last : source.start].lower())
        return not people_words().isdisjoint(since)

    def _is_thing(self, name: Name) -> bool:
        """Whether its last word is no one’s, or only tells where a person belongs: "Norvane Rovers"."""
        last = name.full.split()[-1]
        low = last.lower()
        return (
            last in things()
            or low in common_nouns() | told_bodies()
            or any(
                name.full.lower().split()[0] in person.roles
                for person in self._passage.names.people_called(low)
            )
        )

    def _only_speaker(self, role: str, source: Span) -> str | None:
        """ "the economist": the one person who spoke just before, if nothing tells that it is another."""
        if role not in roles() | parties() or role in OTHERS:
            return None
        sentence = self._passage.sentence_of(source.start)
        near = [
            said
            for said in self._passage.said
            if said.place < source.start
            and sentence - said.sentence <= (2 if role not in parties() else REACH)
        ]
        people = {said.full for said in near if said.name is not None and said.name.kind == "person"}
        unknown = [said for said in near if said.full is None and is_one_person(said.words)]
        if len(people) != 1 or unknown:
            return None
        name = next(said.name for said in near if said.name is not None and said.name.kind == "person")
        gender = gender_of_words({role})
        if gender and name.gender not in ("", gender):
            return None
        if role not in parties() and (
            name.roles & roles() - {"person"} or self._passage.introduces(role, source)
        ):
            return None
        return name.full

    def _best_described(self, people: list[Name], words: set[str]) -> str | None:
        gender = gender_of_words(words)
        fitting = [name for name in people if not gender or name.gender in ("", gender)]
        scores = sorted(((len(words & name.roles), name.full) for name in fitting), reverse=True)
        if not scores:
            return None
        wanted = words & ranks() - {"ex", "former", "then"}
        same = [name for name in fitting if wanted <= name.roles and (wanted or not ranks() & name.roles)]
        if wanted and not same:
            same = [name for rank in wanted for name in self._passage.names.people_called(rank)]
        if not _PAST.isdisjoint(words) and (past := [n for n in fitting if not _PAST.isdisjoint(n.roles)]):
            same = past  # "the former president"
        if same:
            fitting = same
            scores = sorted(((len(words & name.roles), name.full) for name in fitting), reverse=True)
        best = [name for name in fitting if len(words & name.roles) == scores[0][0]]
        if len(best) == 1:
            return best[0].full
        recent = [said for said in self._passage.said[-3:] if said.name in best]
        return recent[-1].full if recent and len({said.full for said in recent}) == 1 else None

    def _single_name(self, source: Span) -> str | None:
        """A name that the table does not hold: its own words, titles left out."""
        words = source.of(self._passage.text).strip().split()
        while words and words[0].lower().rstrip(".") in titles() and len(words) > 1:
            words.pop(0)
        if words and words[-1].lower() in documents() | common_nouns():
            return None
        bearers = self._passage.names.all_called(" ".join(words))
        if len(bearers) > 1:  # of two who share a surname neither, of one with two forms the plain one
            plain = min((name.full for name in bearers), key=len)
            one = len({name.full.split()[0] for name in bearers}) == 1
            return (
                plain if one and all({*plain.split()} <= {*name.full.split()} for name in bearers) else None
            )
        if words and all(word[:1].isupper() for word in words) and len(words) <= 4:
            return " ".join(words).removesuffix("’s").removesuffix("'s").rstrip(",.")
        return None


def _apart(office: Iterable[str]) -> set[str]:
    """The words of an office, each side of a hyphen alone: "inspector-general", "inspector general"."""
    return {word for role in office for word in role.split("-")}


def _is_people(word: str) -> bool:
    """Whether the word is for a people and not for their country: "the Belgian", not "the U.S."."""
    return word[:1].isupper() and not word.isupper() and word not in places()


def _fits(wanted: set[str], name: Name) -> bool:
    """Whether nothing tells that the name has another office: "foreign minister", "Health Minister Ash"."""
    asked, known = wanted & portfolios(), name.roles & portfolios()
    if asked and known and asked.isdisjoint(known):
        return False
    if asked and not known and "minister" in wanted:
        own = name.roles - ranks() - titles() - {"the", "of", "for", "s", "’s", "person"}
        if not all(word in lands() for word in own):
            return False  # "the health minister", "Civil Aviation Minister Ash"
    land = {lands()[word] for word in wanted if word in lands()}
    return not land or not _lands_of(name) or not land.isdisjoint(_lands_of(name))


def _lands_of(name: Name) -> set[str]:
    """The countries that the text names beside the person."""
    words = (role.removesuffix("’s").removesuffix("'s") for role in name.roles)
    return {lands()[word] for word in words if word in lands()}


def _leads(whom: str, name: Name) -> bool:
    """Whether the person leads such a body or country: "the union leader", "the Norvanian leader"."""
    return whom in name.roles or (whom in lands() and lands()[whom] in _lands_of(name))


def _tells_apart(tail: list[str]) -> bool:
    """Whether the words after the noun tell of another one: "the judge in that case"."""
    return not {"that", "another", "other", "first", "second", "earlier", "previous"}.isdisjoint(tail)
