"""Names of one text that are one person’s or one body’s -> one of them, for which the others stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.extract.names.forms import head_of
from workbench.extract.names.name import Name
from workbench.extract.names.words import after_names, body_words, given, particles

_PATRONYMIC = re.compile(r"(?:vich|vych|vna|ichna|ovych|ivna|evich)$")
_LANDS = {"US": "united states", "UK": "united kingdom", "EU": "european union", "UN": "united nations"}


class Joins:
    """Makes one of several names; of two that fit neither is taken, but for a body’s short name."""

    def __init__(
        self,
        names: Sequence[Name],
        by_full: Mapping[str, Name],
        by_alias: dict[tuple[str, ...], list[Name]],
    ) -> None:
        self._names = names
        self._by_full = by_full
        self._by_alias = by_alias

    def join(self) -> None:
        """Join what is told of one, people first."""
        self._join_titled_surnames()
        self._join_ranked_surnames()
        self._join_patronymics()
        self._join_led_names()
        self._join_middle_names()
        self._join_lands()
        self._join_short_bodies()

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
                and not (len(words) > 1 and f" and {' '.join(words)}" in name.full.lower())
            ]
            if longer:  # of two that fit, neither
                short.kind = "alias"
                self._by_alias[tuple(words)] = longer
