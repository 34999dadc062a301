"""A body told by what it is ("the ministry", "the watchdog", "the paper") -> which of those named it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from workbench.extract.names.name import Name, NameMention
from workbench.extract.names.words import (
    body_modifiers,
    body_words,
    firms,
    given,
    kinds_of_body,
    lands,
    outlets,
    papers,
    peoples,
    places,
    portfolios,
    spelled_alike,
    things,
    told_bodies,
)
from workbench.extract.source_words import NEWS_WORDS
from workbench.extract.speakers.passage import Passage
from workbench.values.span import Span

_PAPERS_OF = frozenset({"Daily", "Sunday", "Evening", "Morning"})
_STATIONS = frozenset({"Radio", "Channel", "Canal"})  # "Radio Norvane"
_DOMAIN = re.compile(r"[a-z]\.[a-z]{2,4}$")  # "Norvane.com"
_OUTLET_REACH = 1500  # characters back
_SUBJECT = 3.0  # what a subject weighs at least
_OFTEN = 3  # times as often as another


class Bodies:
    """Resolves bodies by what they are."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def full_name(self, words: list[str], head: str, source: Span) -> str | None:
        """The body that "the" and these words stand for; `head` is their noun in the singular."""
        if " ".join(words[-2:]) in NEWS_WORDS or words[-1] in NEWS_WORDS:
            outlet = self._last_outlet(source, on_air=words[-1] in kinds_of_body("broadcaster"))
            if outlet:
                return outlet
        bodies = [body for body in self._passage.names.bodies_called(head) if body.first < source.start]
        if bodies:
            return self._best(bodies, words, source)
        if kinds := kinds_of_body(" ".join(words)) or (kinds_of_body(head) if _is_plain(words) else None):
            of_kind = self._only_one(kinds, head, source)
            if of_kind is not None:
                return of_kind
        if head.endswith("maker") and len(head) > len("maker"):
            makes = [
                n for n in self._passage.names.bodies() if head[: -len("maker")] in n.full.lower().split()
            ]
            if len(makes) == 1 and makes[0].first < source.start:
                return makes[0].full  # "the steelmaker": "Harbour Steel"
        if head in kinds_of_body("company") | kinds_of_body("charity") or head.endswith("maker"):
            return self._spoken_of_before(source) or (self._only_speaker(source) if len(words) == 1 else None)
        return None

    def _only_speaker(self, source: Span) -> str | None:
        """ "The company": the one that spoke before, where no other that may be one has."""
        said = [each for each in self._passage.said if each.place < source.start and each.name is not None]
        full = {each.full for each in said if each.name is not None and _may_be_firm(each.name)}
        return full.pop() if len(full) == 1 else None

    def _told_most(self, fitting: Sequence[Name], source: Span) -> str | None:
        """The one of several that the text names thrice as often as any other."""
        place = bisect_left(self._passage.mention_starts, source.start)
        named = Counter(
            mention.name.full for mention in self._passage.mentions[:place] if mention.name in fitting
        )
        (first, most), *others = [*named.most_common(2), ("", 0)]
        return first if most >= _OFTEN * max(1, others[0][1] if others else 0) else None

    def _only_one(self, kinds: frozenset[str], head: str, source: Span) -> str | None:
        """ "the company": the one that was told to be an airline, or bears the name of a firm.

        Of several, the one that a sentence before is about.
        """
        here = self._passage
        fitting = [
            body
            for body in here.names.bodies()
            if body.first < source.start
            and (
                not kinds.isdisjoint(body.roles)
                or not (kinds - {head}).isdisjoint(body.full.lower().split())
                or ("company" in kinds and body.full.split()[-1] in firms())
            )
        ]
        if len({body.full for body in fitting}) == 1:
            return fitting[0].full
        about = [mention for mention in self._subjects_before(source) if mention.name in fitting]
        if any(here.text.startswith(" and ", mention.span.end) for mention in about):
            return None  # "The Treasury and the Home Office": of two neither
        if len({mention.name.full for mention in about}) == 1:
            return about[0].name.full
        return self._told_most(fitting, source)

    def _subjects_before(self, source: Span) -> list[NameMention]:
        """The names that this sentence, or the one before, is about so far."""
        near = self._named_before(source)
        return [mention for mention in near if self._passage.weight(mention) >= _SUBJECT]

    def _named_before(self, source: Span) -> list[NameMention]:
        """The names in this sentence so far, and in the one before."""
        here = self._passage
        place = bisect_left(here.mention_starts, source.start)
        sentence = here.sentence_of(source.start)
        near = here.mentions[max(0, place - 12) : place]
        return [mention for mention in near if sentence - here.sentence_of(mention.span.start) <= 1]

    def _spoken_of_before(self, source: Span) -> str | None:
        """ "the environmental group": the one body that is subject before, if nothing tells another kind."""
        told = self._subjects_before(source) or self._named_before(source)
        full = {mention.name.full for mention in told}
        return full.pop() if len(full) == 1 and _may_be_firm(told[0].name) else None

    def _best(self, bodies: Sequence[Name], words: list[str], source: Span) -> str | None:
        wanted = {word for word in words[:-1] if "-" not in word}  # "the three-judge court" is the court
        wanted = spelled_alike(wanted)
        bodies = [body for body in bodies if not _for_another(wanted, _words_of(body))]
        if len({body.full for body in bodies}) == 1:
            return bodies[0].full
        fitting = [body for body in bodies if wanted and wanted <= _words_of(body)]
        if len(fitting) == 1:
            return fitting[0].full
        place = bisect_left(self._passage.mention_starts, source.start)
        near = self._passage.mentions[max(0, place - 12) : place]
        told = [mention for mention in near if mention.name in bodies and not wanted]
        about = [mention for mention in told if self._passage.weight(mention) >= _SUBJECT]
        last = (about or told)[-1:]
        return last[0].name.full if last and self._is_alone(last[0], bodies) else None

    def _is_alone(self, mention: NameMention, bodies: Sequence[Name]) -> bool:
        """Whether no other of the bodies is named in the same sentence."""
        sentence = self._passage.sentence_around(mention.span.start)
        others = self._passage.names.inside(sentence)
        return not any(other.name in bodies and other.name is not mention.name for other in others)

    def _last_outlet(self, source: Span, *, on_air: bool) -> str | None:
        place = bisect_left(self._passage.mention_starts, source.start)
        for mention in reversed(self._passage.mentions[max(0, place - 40) : place]):
            full = mention.name.full
            if source.start - mention.span.end > _OUTLET_REACH:
                break
            named = full.split()[-1] in papers() or full.split()[0] in _PAPERS_OF
            named = named or (on_air and full.split()[0] in _STATIONS and full.split()[-1] not in things())
            named = named or _DOMAIN.search(full) is not None
            if full in outlets() or f"The {full}" in outlets() or named:
                return mention.name.full
        return None


def _words_of(body: Name) -> set[str]:
    return spelled_alike(body.full.lower().split())


def _for_another(wanted: set[str], told: set[str]) -> bool:
    """Whether both tell what they are for, and not the same: "the defence ministry", "Foreign Ministry"."""
    asked, known = wanted & spelled_alike(portfolios()), told & spelled_alike(portfolios())
    return bool(asked) and bool(known) and asked.isdisjoint(known)


def _is_plain(words: Sequence[str]) -> bool:
    """Whether nothing before the noun tells which: "the agency", "the federal agency"."""
    return all(word in body_modifiers() or word in lands() for word in words[:-1])


def _may_be_firm(name: Name) -> bool:
    """Whether nothing tells that the name is a person’s, a place’s or a public body’s."""
    words = name.full.split()
    land = len(words) == 1 and words[0] in places() | peoples()
    if words[0] in given() and (name.kind != "body" or len(words) > 1):
        return False
    if name.kind not in ("body", "name") or land or name.full in places():
        return False
    told, firm = name.roles & told_bodies(), kinds_of_body("company") | kinds_of_body("charity")
    if told and told.isdisjoint(firm):
        return False  # told to be a union
    public = body_words() - (told_bodies() - kinds_of_body("union"))
    return public.isdisjoint(word.lower() for word in words) and words[-1] not in papers()
