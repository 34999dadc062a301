"""A text -> the people and bodies it names, and where each of them is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from workbench.extract.names.forms import head_of
from workbench.extract.names.learned import LearnedNames
from workbench.extract.names.name import Name, NameMention
from workbench.extract.names.runs import Word, adjacent
from workbench.extract.names.words import speaking, spelled_alike
from workbench.values.span import Span


class NameTable(LearnedNames):
    """The names of one text, asked for by their words, roles and places."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        super().__init__(text, sentences)
        self._by_role: dict[str, list[Name]] = {}
        self._by_noun: dict[str, list[Name]] = {}
        for name in self._names:
            last = name.full.lower().split()[-1]
            if name.kind == "name" and last in speaking() and " " in name.full:
                self._by_noun.setdefault(last, []).append(name)  # "Harbour Clinic"
            opening = name.full.lower().split()[0]
            if name.kind in ("name", "body") and opening in speaking() and opening != last:
                self._by_noun.setdefault(opening, []).append(name)  # "Hotel Adler"
            if name.kind == "person":
                for role in name.roles:
                    self._by_role.setdefault(role, []).append(name)
            if name.kind == "body":
                for noun in spelled_alike({*name.roles, last, head_of(name.full)[-1]}):
                    self._by_noun.setdefault(noun, []).append(name)
        self._opens = {key[0] for key in self._by_alias if key}
        self.mentions: tuple[NameMention, ...] = tuple(
            mention for words in self._words for mention in self._mentions_in(words)
        )
        self._starts = [mention.span.start for mention in self.mentions]

    def inside(self, span: Span) -> list[NameMention]:
        """The mentions within the span, in reading order."""
        found = []
        for place in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            if self.mentions[place].span in span:
                found.append(self.mentions[place])
        return found

    def people_called(self, role: str) -> tuple[Name, ...]:
        """The people that the text describes with this word, in small letters."""
        return tuple(self._by_role.get(role, ()))

    def bodies_called(self, noun: str) -> tuple[Name, ...]:
        """The bodies, and places that speak, whose name ends in this word, in small letters."""
        return tuple(name for each in spelled_alike((noun,)) for name in self._by_noun.get(each, ()))

    def people_aged(self, age: int) -> tuple[Name, ...]:
        """The people of that age."""
        return tuple(name for name in self._names if name.kind == "person" and age in name.ages)

    def all_called(self, words: str) -> tuple[Name, ...]:
        """All names that these words may stand for."""
        return tuple(self._by_alias.get(tuple(words.replace("’s", "").lower().split()), ()))

    def bodies(self) -> tuple[Name, ...]:
        """The bodies, in the order in which they are first named."""
        return tuple(name for name in self._names if name.kind == "body")

    def known(self, words: str) -> Name | None:
        """The one name that these words stand for; None where there is none, or more than one."""
        found = self._by_alias.get(tuple(words.replace("’s", "").lower().split()))
        return found[0] if found and len(found) == 1 else None

    def _may_open(self, word: Word) -> bool:
        """Whether an alias begins with the word."""
        return word.text.lower() in self._opens or word.bare.lower() in self._opens

    def _mentions_in(self, words: Sequence[Word]) -> Iterator[NameMention]:
        at = 0
        while at < len(words):
            if not words[at].is_capital or not self._may_open(words[at]):
                at += 1
                continue
            for length in range(min(7, len(words) - at), 0, -1):
                chosen = words[at : at + length]
                key = (*(word.text.lower() for word in chosen[:-1]), chosen[-1].bare.lower())
                found = self._by_alias.get(key)
                if found and adjacent(self._text, chosen):
                    start, end = chosen[0].span.start, chosen[-1].span.start + len(chosen[-1].bare)
                    known = found if len(found) == 1 else [name for name in found if name.first <= start]
                    if len(known) == 1:  # of two who share a surname the one told so far
                        yield NameMention(Span(start, end), known[0])
                    at += length - 1
                    break
            at += 1
