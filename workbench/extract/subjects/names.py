"""Whose figure it is: the persons, bodies and countries that an article names, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.extract.parser import Parse
from workbench.extract.subjects.phrases import noun_phrase, without_article, words
from workbench.lexicon import table
from workbench.values.span import Span

_NAMED = ("PERSON", "ORG", "GPE", "LOC", "FAC")
_IN_NAMES = ("PROPN", "ADP", "PUNCT")
_OPENING = 400
"""Characters in which an article says where it plays."""


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    text: str


class _Sequence:
    """Names in reading order, found by place."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]

    def before(self, at: int) -> Name | None:
        place = bisect_left(self._starts, at)
        return self._names[place - 1] if place else None

    def first(self, start: int, end: int) -> Name | None:
        """The first that begins from `start` on, before `end`."""
        place = bisect_left(self._starts, start)
        return self._names[place] if place < len(self._names) and self._starts[place] < end else None

    def last(self, start: int, end: int) -> Name | None:
        place = bisect_right(self._starts, end - 1)
        return self._names[place - 1] if place and self._starts[place - 1] >= start else None


class Names:
    """The names of one article."""

    def __init__(self, text: str, parses: Sequence[Parse]) -> None:
        found = [entry for parse in parses for entry in _names(parse)]
        people = [name for kind, name in found if kind == "PERSON"]
        self._all = _Sequence([name for _, name in found])
        countries = _countries(text)
        self._countries = _Sequence(countries)
        self._full = _full_names(people)
        self._text = text
        self.capitals = frozenset(re.findall(r"[\w,][ ]([A-Z][\w-]+)", text))
        """Words that have a capital inside sentences too."""
        self._holders: dict[str, str | None] = {}
        named = Counter(name.text for name in sorted(countries, key=lambda name: name.start))
        others = {word for kind, name in found if kind != "GPE" for word in name.text.split()}
        places = set(_IN_PLACE.findall(text))
        towns = Counter(
            town
            for kind, name in found
            if kind == "GPE" and (town := _bare(name.text)) not in others and town.split(" ")[0] in places
        )
        self.home: str | None = self._most_named(named) or self._most_named(towns)
        """The country that the article is about, else the place."""

    def _most_named(self, named: Counter[str]) -> str | None:
        """The one named most, the first of equals; none that is named once, further down."""
        if not named:
            return None
        most = max(named, key=lambda name: named[name])
        return most if named[most] > 1 or most in self._text[:_OPENING] else None

    def full(self, name: str) -> str:
        """The full name that the text gives for a surname, the country for its adjective; else the name."""
        return self._full.get(name) or country_names().get(name) or name

    def country_near(self, at: int) -> str | None:
        """What "the country" stands for: the country named last before the place, else the first after it."""
        found = self._countries.before(at) or self._countries.first(at, 1 << 60)
        return None if found is None else found.text

    def holder_of(self, title: str) -> str | None:
        """The one person who has the title in the text: "the mayor" of an article on "Mayor Ann Lee"."""
        if title not in self._holders:
            self._holders[title] = self._find_holder(title)
        return self._holders[title]

    def _find_holder(self, title: str) -> str | None:
        named = re.findall(
            rf"\b{re.escape(title.capitalize())}[ ]((?:[A-Z][\w’'-]+)(?:[ ][A-Z][\w’-]+){{0,2}})", self._text
        )
        full = {self.full(_bare(name)) for name in named}
        return next(iter(full)) if len(full) == 1 else None

    def country_in(self, place: Span) -> str | None:
        found = self._countries.first(place.start, place.end)
        return None if found is None else found.text

    def first_in(self, place: Span) -> str | None:
        """The first person, body or country that the words name."""
        name = self._all.first(place.start, place.end)
        country = self._countries.first(place.start, place.end)
        if name is not None and (country is None or name.start <= country.start):
            return self.full(name.text)
        return None if country is None else country.text

    def in_phrase(self, parse: Parse, head: int, *, complements: bool = True) -> str | None:
        """The name in a noun phrase: its possessor, its head, else the first of its complements."""
        beside = {i for i, token in enumerate(parse.tokens) if token.dep in ("conj", "cc")}
        indexes = noun_phrase(parse, head, beside - {head}, complements=complements)
        body = parse.tokens[head].pos == "PROPN" and parse.tokens[head].entity != "PERSON"
        possessors = [
            i
            for i in indexes
            if parse.tokens[i].dep == "poss" and not (body and parse.tokens[i].entity == "PERSON")
        ]  # the party is not its founder: "Lund’s National Alliance"
        for index in (*possessors, head, *indexes):
            token = parse.tokens[index]
            text = token.text.removesuffix("’s")
            land = country_names().get(text) or country_names().get(text.removesuffix("s"))  # "Kenyans"
            if land is not None:
                return land
            held = token.pos == "NOUN" and token.dep == "poss" and " " in text
            pronoun = token.pos in ("PRON", "DET") and token.lemma.lower() != text.lower()
            if held or (pronoun and text[:1].isupper()):
                return self.full(text)  # a name that stands in the pronoun's place
            if token.entity in _NAMED and token.pos == "PROPN":
                return self.full(_whole_name(parse, index))
        for index in possessors:  # "Tarrow’s share": a possessor in capitals is a name
            token = parse.tokens[index]
            inside = index > 0 or token.text in self.capitals
            if not token.entity and token.text[:1].isupper() and token.text.isalpha() and inside:
                return self.full(_bare(words(parse, noun_phrase(parse, index, complements=False))))
        return None


def _countries(text: str) -> list[Name]:
    """The countries of the list, and those that the text shows to be one: "Bank of X", "Xia" and "Xian"."""
    found = [
        Name(match.start(), match.end(), country_names()[match[0]])
        for match in country_pattern().finditer(text)
    ]
    listed = {match for name in found for match in (text[name.start : name.end], name.text)}
    capitals = set(re.findall(r"\b[A-Z][a-z]{2,}", text))
    others = {name for name in capitals if name.endswith("ia") and f"{name}n" in capitals}
    others |= set(_STATE.findall(text))
    shown = {form: name for name in others - listed - set(country_names()) for form in (name, f"{name}n")}
    if shown:
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, shown), reverse=True))})\b")
        found += [Name(match.start(), match.end(), shown[match[0]]) for match in pattern.finditer(text)]
    return found


_IN_PLACE = re.compile(r"\b(?:in|near|outside|from)[ ]([A-Z][\w’-]+)")
_STATE = re.compile(r"\b(?:National|Central|Reserve)[ ]Bank[ ]of[ ]([A-Z][a-z]{2,})\b(?![ ][A-Z])")


def _names(parse: Parse) -> list[tuple[str, Name]]:
    """The names of the sentence with their kind, each whole."""
    found, at, tokens = [], 0, parse.tokens
    while at < len(tokens):
        kind, end = tokens[at].entity, at + 1
        if kind in _NAMED:
            while end < len(tokens) and tokens[end].entity == kind and tokens[end].pos in _IN_NAMES:
                end += 1
            text = _bare(words(parse, range(at, end)))
            found.append((kind, Name(tokens[at].span.start, tokens[end - 1].span.end, text)))
        at = end
    return found


def _whole_name(parse: Parse, index: int) -> str:
    """The name that the token is part of."""
    kind, tokens = parse.tokens[index].entity, parse.tokens
    first = last = index
    while first > 0 and tokens[first - 1].entity == kind and tokens[first - 1].pos in _IN_NAMES:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == kind and tokens[last + 1].pos in _IN_NAMES:
        last += 1
    return _bare(words(parse, range(first, last + 1)))


def _bare(name: str) -> str:
    return without_article(name.removesuffix("’s").removesuffix("'s"))


def _full_names(people: Sequence[Name]) -> dict[str, str]:
    """Surname -> the full name that the text gives, where it gives only one."""
    full: dict[str, set[str]] = {}
    for name in people:
        parts = name.text.split(" ")
        if len(parts) > 1:
            full.setdefault(parts[-1], set()).add(name.text)
    return {surname: next(iter(names)) for surname, names in full.items() if len(names) == 1}


@cache
def country_names() -> dict[str, str]:
    """Name, adjective or short form -> name of the country."""
    return {
        surface: name
        for name, others in table("subjects", "countries").items()
        for surface in (name, *others)
    }


@cache
def country_pattern() -> re.Pattern[str]:
    surfaces = sorted(country_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, surfaces))})(?!\w)")
