"""Sources that only another place of the text tells: a capital for its country, the suspect, its lawyer."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from workbench.extract.names.words import roles
from workbench.extract.source_words import DEFINITE
from workbench.extract.speakers.passage import Passage
from workbench.extract.speakers.pronouns import Pronouns
from workbench.lexicon import entries, table
from workbench.values.span import Span

_OWNERS = ("its ", "his ", "her ", "their ")
_FARTHEST = 1500  # characters to where a name is given later
_NEAREST = 70  # characters between a name and what befell it


class Elsewhere:
    """Resolves sources by what the text tells in another place."""

    def __init__(self, passage: Passage, pronouns: Pronouns) -> None:
        self._passage = passage
        self._pronouns = pronouns

    def full_name(self, source: Span) -> str | None:
        words = source.of(self._passage.text)
        if (country := _capitals().get(words.removeprefix("The ").removeprefix("the "))) is not None:
            return self._named_country(country)
        low = words.lower()
        if low.startswith(DEFINITE) and (marks := _involved().get(low.partition(" ")[2])):
            return self._only_one_whom(marks, source)
        if low.startswith(_OWNERS) and low.partition(" ")[2] in roles():
            role = low.partition(" ")[2]
            return self._told_before(role, source) or self._named_later(role, source)
        return None

    def _named_country(self, country: str) -> str | None:
        """The country of a capital, where the text names it."""
        return country if re.search(rf"\b{re.escape(country)}\b", self._passage.text) else None

    def _only_one_whom(self, marks: tuple[str, ...], source: Span) -> str | None:
        """The one person before of whom the text tells such a thing: "Ash was arrested", "arrested Ash"."""
        here = self._passage
        befell = re.compile(rf"\b(?:was|were|been|is|being)\s(?:\w+ly\s)?(?:{'|'.join(marks)})\b")
        befalls = re.compile(rf"\b(?:{'|'.join(marks)})\s(?:[\w’'-]+\s){{0,3}}$")
        told = set()
        for place, mention in enumerate(here.mentions):
            if mention.span.start >= source.start:
                break
            if mention.name.kind == "body":
                continue
            following = here.mentions[place + 1] if place + 1 < len(here.mentions) else None
            sentence = here.sentence_around(mention.span.start)
            end = min(mention.span.end + _NEAREST, sentence.end)
            if following is not None:
                end = min(end, following.span.start)
            lead = here.text[max(sentence.start, mention.span.start - _NEAREST) : mention.span.start]
            if befell.search(here.text[mention.span.end : end]) or befalls.search(lead):
                told.add(mention.name)
            elif following is not None and re.match(r"\s*(?:and|,)\s", here.text[mention.span.end : end]):
                told.add(mention.name)  # "Ash and Bell were arrested": of two neither
        return next(iter(told)).full if len(told) == 1 else None

    def _told_before(self, role: str, source: Span) -> str | None:
        """ "Ada Lund and her husband, Lee Ash … Her husband said": the one told to be somebody’s."""
        told = {
            name.full
            for name in self._passage.names.people_called(role)
            if name.first < source.start
            and any(f"{word} " in _OWNERS or word.endswith(("’s", "'s")) for word in name.roles)
        }
        if not told and role in ("husband", "wife"):
            told = self._spouses("male" if role == "husband" else "female", source)
        return told.pop() if len(told) == 1 else None

    def _spouses(self, gender: str, source: Span) -> set[str]:
        """Whom "her husband" means of two named together with one surname, "Ada and Lee Ash": she is Ada."""
        here, found = self._passage, set[str]()
        owner = source.of(here.text).split()[0]
        other = "female" if gender == "male" else "male"
        if owner.lower() != ("her" if gender == "male" else "his"):
            return found
        whose = self._pronouns.person(Span(source.start, source.start + len(owner)), other)
        for first, second in pairwise(here.mentions_before(source)):
            surnames = {each.name.full.split()[-1] for each in (first, second)}
            genders = {each.name.gender for each in (first, second)}
            joined = here.text[first.span.end : second.span.start] == " and "
            if joined and len(surnames) == 1 and genders == {"male", "female"}:
                spouse, wed = (first, second) if first.name.gender == gender else (second, first)
                if wed.name.full == whose:
                    found.add(spouse.name.full)
        return found

    def _named_later(self, role: str, source: Span) -> str | None:
        """ "its lawyer … The lawyer, T. Okafor, said": the one of that role whose name comes later."""
        here = self._passage
        if re.search(rf"\b(?:an?|another|one)\s{re.escape(role)}\b", here.text.lower()):
            return None
        given = {
            mention.name.full
            for mention in here.mentions
            if source.end < mention.span.start < source.end + _FARTHEST
            and here.text[: mention.span.start].lower().endswith(f"the {role}, ")
        }
        return given.pop() if len(given) == 1 else None


@cache
def _capitals() -> dict[str, str]:
    return dict(table("names", "capitals")["countries"])


@cache
def _involved() -> dict[str, tuple[str, ...]]:
    """ "suspect" -> what happened to one: "arrested", "charged"."""
    groups = entries("titles", "involved")
    return {word: tuple(group["marks"]) for group in groups for word in group["words"]}
