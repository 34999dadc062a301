"""A name of an article -> whether a person or a body has it, and the office the article gives them.

The office is told as printed: "Norvane Transport Minister" before the name, "chief executive of Norvex"
after it. Of several the fullest holds, of two as full the first.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.extract.cues import verb_forms
from workbench.extract.names import NameTable
from workbench.extract.names.forms import head_of
from workbench.extract.names.name import Name, NameMention
from workbench.extract.names.words import (
    body_words,
    firms,
    openers,
    outlets,
    papers,
    places,
    portfolios,
    ranks,
    roles,
    titles,
)
from workbench.lexicon import table
from workbench.values.attribution import SpeakerKind

MOST_MENTIONS = 20
"""Mentions of a name that are looked at: an office is told early."""

MOST_WORDS, MOST_AFTER = 8, 14  # before the name and after it
LONGEST = 120  # characters

_AFTER = re.compile(
    r"""
    (?:,\s(?:aged\s)?\d{1,3}(?=,))?    # "Krog, 54, head of the union"
    (?:,\s|\s\()
    (?:(?:the|a|an)\s)?
    (?P<words>[^,;:()\[\]\n“”"–—]{2,120})
    """,
    re.VERBOSE,
)
_APART = re.compile(
    r"""
    (?:^|[\n,;:.“”"–—(]\s?|\s)
    (?:[Tt]he|[Aa]n?)\s
    (?P<words>[^,;:()\[\]\n“”"–—.]{2,90})
    ,\s$                               # "the director of the market, Ida Krog"
    """,
    re.VERBOSE,
)
_OF_WHAT = re.compile(
    r"""
    (?<!\S)(?P<office>[\w-]+)\sof\s
    (?:the\s)?
    (?:[A-Z][\w’'-]*\s){1,4}$          # "Minister of Health Ida Krog"
    """,
    re.VERBOSE,
)
_FULL_STOP = re.compile(r"\.(?:\s|$)")
_SMALL = frozenset({"of", "for", "at", "in", "from", "with", "on", "to", "and", "who", "whose", "since", "&"})
_ENDS = tuple(",;:!?)]”\"–—’'")


class PrintedRoles:
    """Kinds and offices of the names of one article."""

    def __init__(self, text: str, names: NameTable) -> None:
        self._text = text
        self._names = names
        self._mentions: dict[str, list[NameMention]] | None = None
        self._roles: dict[str, str | None] = {}

    def kind_of(self, full: str | None) -> SpeakerKind | None:
        """What bears the name; None where the article does not tell."""
        if full is None or full in places():
            return None
        kind = self._kind_in_text(full)
        if kind is not None:
            return kind
        last = head_of(full)[-1:]
        one = " and " not in full or bool(self._of(full))
        if full in outlets() or full in papers() or (one and last and last[0] in body_words() | firms()):
            return SpeakerKind.ORGANISATION
        return None

    def role_of(self, full: str | None) -> str | None:
        """The office of the person of that name, as printed; None where none is told."""
        if full is None or self._kind_in_text(full) is not SpeakerKind.PERSON:
            return None
        if full not in self._roles:
            found = [
                role
                for mention in self._of(full)[:MOST_MENTIONS]
                for role in (self._before(mention), self._after(mention))
                if role
            ]
            self._roles[full] = max(found, key=lambda role: len(role.split()), default=None)
        return self._roles[full]

    def _kind_in_text(self, full: str) -> SpeakerKind | None:
        mentions = self._of(full)
        name: Name | None = mentions[0].name if mentions else self._names.known(full)
        return _KINDS.get(name.kind) if name is not None else None

    def _of(self, full: str) -> list[NameMention]:
        if self._mentions is None:
            self._mentions = {}
            for mention in self._names.mentions:
                self._mentions.setdefault(mention.name.full, []).append(mention)
        return self._mentions.get(full, [])

    def _before(self, mention: NameMention) -> str | None:
        """The office right before the name: "Transport Minister Ida Krog"."""
        start = mention.span.start
        window = self._text[max(0, start - LONGEST) : start].rpartition("\n")[2]
        if window.endswith(", "):
            apart = _APART.search(window)
            return _office(apart["words"].split()) if apart else None
        if not window.endswith(" "):
            return None
        taken: list[str] = []
        of_what = _OF_WHAT.search(window)
        if of_what and _is_office(of_what["office"].lower()):
            taken = window[of_what.start() :].split()[::-1]  # "Secretary of State"
            window = window[: of_what.start()]
        tokens = window.split()
        for at, token in reversed(list(enumerate(tokens))):
            word = token.lstrip("“\"‘'([").rstrip(".")
            low = word.lower()
            if token.endswith(_ENDS) or (token.endswith(".") and low not in titles()):
                break
            if low in courtesies() and not taken:
                continue
            if taken and low == taken[-1].lower():
                continue  # "the mayor, Mayor Ida Krog"
            if low == "of" and taken and at and taken[-1][:1].isupper() and tokens[at - 1][:1].isupper():
                taken.append(word)  # "House of Deputies Speaker Ida Krog"
                continue
            if not (_leads(word) if taken else _is_office(low)) or len(taken) == MOST_WORDS:
                break
            taken.append(word)
            if token[0] in "“\"‘'([":
                break
        while taken and taken[-1].lower() in courtesies():
            taken.pop()
        return " ".join(reversed(taken)) or None

    def _after(self, mention: NameMention) -> str | None:
        """The office right after the name: "Ida Krog, head of the union,"."""
        end = mention.span.end
        found = _AFTER.match(self._text, end, end + LONGEST + 40)
        if found is None:
            return None
        return _office(_FULL_STOP.split(found["words"])[0].split())


def _office(words: list[str]) -> str | None:
    """The words, where they begin with an office, up to a verb: "head of the union"."""
    head = next((at for at, word in enumerate(words) if word.lower() in _SMALL), len(words))
    if not 0 < head <= 6 or not _is_office(words[head - 1].lower()):
        return None
    if any(word.lower() in verb_forms() and not _is_office(word.lower()) for word in words[:head]):
        return None
    if words[0].lower() in _OWNERS or not _DETERMINERS.isdisjoint(words[:head]):
        return None  # "his spokesman": whose is not told; "meeting the coach"
    end = head
    while end < len(words) and words[end].lower() not in verb_forms() and words[end].lower() not in _ENDERS:
        end += 1
    told = words[: min(end, MOST_AFTER)]
    while told and told[-1].lower() in _SMALL | _DETERMINERS:
        told.pop()  # cut off by a line or a bracket
    return " ".join(told) or None


_DETERMINERS = frozenset({"the", "a", "an", "as"})
_ENDERS = frozenset({"who", "that", "which", "and", "but", "whose", "is", "was", "has", "had"})
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our", "your", "one", "another", "some", "two"})


def _leads(word: str) -> bool:
    """Whether the word may stand before the head of an office: "Norvane", "deputy", "fund’s"."""
    low = word.lower()
    if low in before_office() or low in ranks() or low in portfolios() or low in body_words():
        return True
    if not word[:1].isupper() or word.endswith("."):
        return low in titles() or low in roles()
    return low not in _not_leading()


def _is_office(low: str) -> bool:
    last = low.rpartition("-")[2]
    return low in trades_and_offices() or (last != low and last in trades_and_offices())


@cache
def trades_and_offices() -> frozenset[str]:
    """Nouns for what a person does, in the singular and in small letters."""
    people = roles() | titles() | {"executive", "ceo", "cfo", "coo", "cto"}
    return people - courtesies() - frozenset(table("speakers", "no_office")["words"])


@cache
def courtesies() -> frozenset[str]:
    return frozenset(table("speakers", "courtesies")["words"])


@cache
def before_office() -> frozenset[str]:
    return frozenset(table("speakers", "before_office")["words"])


@cache
def _not_leading() -> frozenset[str]:
    """Words whose capital only opens the sentence, and days."""
    days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    opens = frozenset(word.lower() for word in openers())
    return opens | days | _OWNERS | _SMALL | {"the", "a", "an", "but", "yesterday", "today", "earlier", "as"}


_KINDS = {"person": SpeakerKind.PERSON, "body": SpeakerKind.ORGANISATION}
