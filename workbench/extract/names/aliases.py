"""The names of a text -> by which words each may be named again: surname, first name, acronym, first word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from workbench.extract.names.forms import head_of
from workbench.extract.names.name import Name
from workbench.extract.names.words import (
    after_names,
    body_words,
    common_nouns,
    firms,
    first_name_titles,
    gender_of_words,
    given,
    openers,
    particles,
    peoples,
    places,
    titles,
)

_FAMILY_FIRST = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w+")  # "Liu Kit-ming"
_ACRONYM = re.compile(r"\b[A-Z]{2,7}\b")
_PREFIX = re.compile(r"(?:a[ldnrstz]|ash|el|ul|d|l)[-’']")
_PATRONYMIC = re.compile(r"(?:vich|vych|vna|ichna|ovych|ivna|evich)$")
_LANDS = {"US": "united states", "UK": "united kingdom", "EU": "european union", "UN": "united nations"}
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "de", "du", "des", "&"})


class Aliases:
    """Gives the names of one text the words that may stand for them."""

    def __init__(
        self,
        text: str,
        names: Sequence[Name],
        by_full: Mapping[str, Name],
        by_alias: dict[tuple[str, ...], list[Name]],
        acting: Collection[str],
    ) -> None:
        self._text = text
        self._names = names
        self._by_full = by_full
        self._by_alias = by_alias
        self._acting = acting

    def give(self) -> None:
        """Fill in for every name the words that may stand for it; of two that fit, both are kept."""
        for name in self._names:
            self._give_to(name)
        for name in self._names:
            self._give_first_surname(name)
        self._join_titled_surnames()
        self._join_ranked_surnames()
        self._join_patronymics()
        self._join_led_names()
        self._join_middle_names()
        self._join_lands()
        self._join_short_bodies()
        self._give_acronyms()

    def _give_to(self, name: Name) -> None:
        words = tuple(name.full.lower().split())
        self._alias(words, name)
        for nickname in name.called:
            self._alias(tuple(nickname.lower().split()), name)
        if name.kind == "person" and len(words) > 1:
            self._give_surname(words, name)
            first = name.full.split()[0]
            if (
                first.split("-")[0] in given()
                or first in self._acting
                or _FAMILY_FIRST.fullmatch(name.full)
                or not name.roles.isdisjoint(first_name_titles())
            ):
                self._alias(words[:1], name)
        elif name.kind == "name" and self._acts_by_first(words, name):
            self._alias(words[:1], name)
        elif name.kind == "body" and len(words) > 1 and self._is_firm(name):
            self._alias(words[:1], name)
            self._join_firm(words[0], name)
        elif name.kind == "body" and words[0] in _low_peoples() and len(words) > 2:
            self._alias(words[1:], name)

    def _acts_by_first(self, words: tuple[str, ...], name: Name) -> bool:
        """Whether the first word of two, which speaks alone elsewhere, is of no other name: "Maisie"."""
        first = name.full.split()[0]
        if len(words) != 2 or first not in self._acting or self._stands_elsewhere(words[0], name):
            return False
        return not any(first in known for known in (places(), peoples(), openers())) and not (
            {first.lower(), words[1]} & (body_words() | common_nouns())
        )

    def _give_surname(self, words: tuple[str, ...], name: Name) -> None:
        last = len(words) - 1
        self._alias(words[last:], name)
        if (bare := _PREFIX.sub("", words[last], count=1)) != words[last]:
            self._alias((bare,), name)  # "Amri" for "Saleh al-Amri"
        while last > 1 and words[last - 1] in particles():
            last -= 1
            self._alias(words[last:], name)

    def _give_first_surname(self, name: Name) -> None:
        """ "Solís", and "Ferraz da Luna", for who bears two surnames, where no one else does."""
        words = tuple(name.full.lower().split())
        inner = range(1, len(words) - 1) if name.kind == "person" else ()
        for at in inner:
            if words[at] in particles() or words[at].endswith(".") or words[at] in titles():
                continue
            if self._stands_elsewhere(words[at], name):
                continue
            for key in (words[at:], words[at : at + 1]):
                known = self._by_alias.setdefault(key, [])
                known[:] = [other for other in known if other.kind != "alias"]
                if all(other.full.lower() == " ".join(key) and not other.gender for other in known):
                    self._alias(key, name)

    def _stands_elsewhere(self, word: str, name: Name) -> bool:
        """Whether a name that does not end this one holds the word: "Norvane Rovers"."""
        return any(
            word in other.full.lower().split() and not name.full.endswith(other.full)
            for other in self._names
            if other is not name
        )

    def _is_firm(self, name: Name) -> bool:
        """Whether its first word alone stands for it: "Norvex" for "Norvex Foods"."""
        first, *_, last = name.full.split()
        if last not in firms() or first.lower() in body_words() or first.lower() in common_nouns():
            return False
        return not any(first in known for known in (places(), peoples(), given(), openers()))

    def _join_firm(self, word: str, name: Name) -> None:
        """Make one of "Norvex" and "Norvex Corporation"."""
        short = self._by_full.get(word)
        if short is None or short is name or short.kind != "body" or len(name.full.split()) > 2:
            return
        name.roles |= short.roles
        name.first = min(name.first, short.first)
        short.kind = "alias"
        self._by_alias[(word,)] = [name]

    def _join_titled_surnames(self) -> None:
        """Make "President Lund" stand for Ada Lund, where only one of those named so can be meant."""
        for short in self._names:
            if short.kind != "person" or " " in short.full or not short.roles:
                continue
            bearers = [
                name
                for name in self._by_alias.get((short.full.lower(),), ())
                if name is not short and name.kind == "person"
            ]
            genders = {short.gender, *(name.gender for name in bearers)} - {""}
            if len(bearers) != 1 or len(genders) > 1:
                continue
            bearers[0].roles |= short.roles
            bearers[0].gender = bearers[0].gender or short.gender
            bearers[0].first = min(bearers[0].first, short.first)
            short.kind = "alias"
            self._by_alias[(short.full.lower(),)].remove(short)

    def _join_ranked_surnames(self) -> None:
        """Make "DSU Lund" and "Lund LJ" stand for Ada Lund: letters beside a known surname are a rank."""
        for short in self._names:
            rank, _, surname = short.full.partition(" ")
            if surname.lower() in after_names():
                rank, surname = surname, rank
            if not (rank.isupper() and 2 <= len(rank) <= 5 and surname) or short.kind == "body":
                continue
            bearers = [n for n in self._by_alias.get(tuple(surname.lower().split()), ()) if n is not short]
            if len(bearers) == 1 and bearers[0].kind == "person":
                short.kind = "alias"
                self._by_alias[tuple(short.full.lower().split())] = bearers

    def _join_patronymics(self) -> None:
        """Make "Ivan Petrovich" stand for Ivan Petrovich Lund, where only one bears both names."""
        bearers: dict[tuple[str, ...], list[Name]] = {}
        for name in self._names:
            words = tuple(name.full.lower().split())
            if name.kind == "person" and len(words) == 3 and _PATRONYMIC.search(words[1]):
                bearers.setdefault(words[:2], []).append(name)
        for key, named in bearers.items():
            short = self._by_full.get(" ".join(key))
            if len(named) == 1:
                self._by_alias[key] = named
                if short is not None:
                    short.kind = "alias"
                    named[0].first = min(named[0].first, short.first)

    def _join_led_names(self) -> None:
        """Make "Norvane Ada Lund", of a place and a name side by side, stand for Ada Lund."""
        for longer in self._names:
            words = longer.full.split()
            for at in range(1, len(words) - 1) if longer.kind in ("person", "name") else ():
                name = self._by_full.get(" ".join(words[at:]).casefold())
                if name is None or name.kind != "person" or words[at - 1] in given() or "-" in words[at]:
                    continue
                self._make_one(longer, name)
                break

    def _join_middle_names(self) -> None:
        """Make "Ada Maria Lund" stand for Ada Lund, where no other bears her names."""
        longer: dict[tuple[str, str], list[Name]] = {}
        for name in self._names:
            words = name.full.casefold().split()
            if name.kind == "person" and len(words) == 3 and words[1] not in particles():
                longer.setdefault((words[0], words[-1]), []).append(name)
        for key, names in longer.items():
            plain = self._by_full.get(" ".join(key))
            if len(names) == 1 and plain is not None and plain.kind == "person":
                self._make_one(names[0], plain)

    def _join_lands(self) -> None:
        """Make one of "U.S. Fish Survey" and "United States Fish Survey", whichever is told first."""
        for short in self._names:
            land, _, rest = short.full.partition(" ")
            spelled = _LANDS.get(land.replace(".", ""))
            if short.kind != "body" or spelled is None or not rest:
                continue
            name = self._by_full.get(f"{spelled} {rest}".casefold())
            if name is not None and name.kind == "body":
                self._make_one(*((short, name) if name.first < short.first else (name, short)))

    def _make_one(self, other: Name, name: Name) -> None:
        """Let the first name stand for the second wherever it is printed."""
        other.kind = "alias"
        name.roles |= other.roles
        name.ages |= other.ages
        name.first = min(name.first, other.first)
        words = other.full.lower().split()
        parts = [tuple(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
        for key in (*parts, *(tuple(called.lower().split()) for called in other.called)):
            if other in (named := self._by_alias.get(key, [])):
                named[:] = [each for each in named if each is not other and each is not name]
                named.append(name)

    def _join_short_bodies(self) -> None:
        """Make "the Corps" stand for the longer name that it ends or heads: "Army Corps of Engineers"."""
        bodies = [name for name in self._names if name.kind == "body"]
        by_head: dict[str, list[Name]] = {}
        for name in bodies:
            for noun in {name.full.split()[-1], head_of(name.full)[-1].capitalize()}:
                by_head.setdefault(noun, []).append(name)
        placed: dict[str, list[Name]] = {}
        for name in bodies:
            head, where, _ = name.full.partition(" in ")
            if where:
                placed.setdefault(head, []).append(name)
        for short in bodies:
            words = short.full.lower().split()
            inside = placed.get(short.full, [])
            if len(inside) == 1:  # "Court of Session" of "Court of Session in Scotland"
                short.kind = "alias"
                inside[0].first = min(inside[0].first, short.first)
                self._by_alias[tuple(words)] = inside
            if len(words) > 2 or words[-1] not in body_words():
                continue
            longer = [
                name
                for name in by_head.get(short.full.split()[-1], ())
                if name is not short
                and len(name.full.split()) > len(words)
                and (
                    name.full.lower().split()[-len(words) :] == words
                    or head_of(name.full)[-len(words) :] == words
                )
            ]
            if longer:  # of two that fit, neither
                short.kind = "alias"
                self._by_alias[tuple(words)] = longer

    def _give_acronyms(self) -> None:
        """Make "the NWS" stand for the one name with these capitals: "National Weather Service"."""
        written = {match.group() for match in _ACRONYM.finditer(self._text)} - places()
        if not written:
            return
        spelled: dict[str, list[Name]] = {}
        for name in self._names:
            words = [word for word in name.full.split() if word.lower() not in _SMALL]
            if name.kind in ("body", "name") and len(words) > 1 and name.full not in places():
                parts = "-".join(words).split("-")  # "World Anti-Hunger Programme" is WAP or WAHP
                for letters in {"".join(word[:1] for word in each).upper() for each in (words, parts)}:
                    spelled.setdefault(letters, []).append(name)
        for acronym in written & spelled.keys():
            names = spelled[acronym]
            known = self._by_alias.setdefault((acronym.lower(),), [])
            if len(names) != 1 or any(name.full != acronym for name in known):
                continue  # of two that fit neither; what the text tells in brackets stands
            if names[0].kind == "name" and not self._has_article(names[0]):
                continue  # "Make Norvane Great" is no body
            for name in known:
                name.kind = "alias"
            names[0].kind = "body"
            known[:] = names

    def _has_article(self, name: Name) -> bool:
        return self._text[max(0, name.first - 4) : name.first].lower() == "the "

    def _alias(self, words: tuple[str, ...], name: Name) -> None:
        known = self._by_alias.setdefault(words, [])
        exact = self._by_full.get(" ".join(words))
        if exact is not None and exact is not name and exact.kind == "body":
            return
        if len(words) < len(name.full.split()):
            alone = " ".join(words)
            kinds = ("name",) if len(words) == 1 else ("name", "person")
            bare = [other for other in known if other.full.lower() == alone and other.kind in kinds]
            for other in bare:  # the surname alone was taken for a name of its own
                known.remove(other)
                if other in self._names:
                    other.kind = "alias"
        if name.kind == "alias" or name in known:
            return
        whole = len(words) == 1 or words[0] in particles()
        if whole and name.full.lower() == " ".join(words) and known:
            if _are_a_couple(name, known):
                known.append(name)
            else:
                name.kind = "alias"
            return
        known.append(name)


def _are_a_couple(name: Name, others: Sequence[Name]) -> bool:
    """Whether titles tell that the name is none of theirs: "Sir Lee Ash and Lady Ash"."""
    told = gender_of_words(name.roles)
    apart = {gender_of_words(other.roles) for other in others} - {told, ""}
    return bool(told) and bool(apart) and not any(other.gender == told for other in others)


@cache
def _low_peoples() -> frozenset[str]:
    return frozenset(people.lower() for people in peoples())
