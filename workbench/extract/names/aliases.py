"""The names of a text -> by which words each may be named again: surname, first name, acronym, first word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from workbench.extract.names.joins import Joins
from workbench.extract.names.name import Name
from workbench.extract.names.words import (
    body_words,
    common_nouns,
    firms,
    first_name_titles,
    gender_of_words,
    given,
    openers,
    papers,
    particles,
    peoples,
    places,
    titles,
)

_FAMILY_FIRST = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w+")  # "Liu Kit-ming"
_ACRONYM = re.compile(r"\b[A-Z]{2,7}\b")
_PREFIX = re.compile(r"(?:a[ldnrstz]|ash|el|ul|d|l)[-’']")
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
        Joins(self._names, self._by_full, self._by_alias).join()
        self._give_acronyms()
        self._give_papers()

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

    def _give_papers(self) -> None:
        """ "The Echo", for the one paper whose name ends so."""
        ending: dict[str, list[Name]] = {}
        for name in self._names:
            *before, last = name.full.split()
            if before and last in papers() and name.kind in ("body", "name"):
                ending.setdefault(last.lower(), []).append(name)
        for last, named in ending.items():
            known = self._by_alias.get((last,), [])
            if len(named) == 1 and all(other.kind in ("name", "alias", "body") for other in known):
                for other in known:
                    other.kind = "alias"
                self._by_alias[(last,)] = named

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
