"""Words that name a source -> the full name they stand for, where the article tells.

What is not certain is left open: of two candidates that fit equally, neither is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.extract.cues import documents
from workbench.extract.names import Name, NameMention, NameTable
from workbench.extract.names_words import (
    after_names,
    common_nouns,
    gender_of_words,
    outlets,
    papers,
    parties,
    people_words,
    peoples,
    places,
    roles,
    titles,
)
from workbench.extract.parser import Parse
from workbench.extract.quotations import Quotation
from workbench.extract.source_words import (
    DEFINITE,
    FIRST,
    HE,
    IT,
    NEWS_WORDS,
    OTHERS,
    PREPOSITIONS,
    PRONOUNS,
    SHE,
    THEY,
    before_preposition,
    is_one_person,
    listed,
    plain_words,
    singular,
    without_article,
)
from workbench.values.span import Span

_REACH = 4  # sentences back that a pronoun may look


@dataclass(frozen=True, slots=True)
class _Said:
    """A source that was resolved already, for what comes after it."""

    place: int
    sentence: int
    words: str
    full: str | None
    name: Name | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What one person told another."""

    content: Span
    speaker: Name | None
    listener: Name

    def meant_by(self, gender: str) -> str | None:
        """Whom "he" or "she" in it means: of speaker and listener the one that fits; None where both may."""
        listens = self.listener.gender in ("", gender)
        speaks = self.speaker is not None and self.speaker.gender in ("", gender)
        if listens and speaks and self.speaker is not None and not self.speaker.gender:
            speaks = not self.listener.gender
        if listens == speaks:
            return None
        return self.listener.full if listens or self.speaker is None else self.speaker.full


class Resolver:
    """Resolves the sources of one article, in reading order."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        parses: Sequence[Parse],
        quotations: Sequence[Quotation],
        names: NameTable,
    ) -> None:
        self._text = text
        self._starts = [sentence.start for sentence in sentences]
        self._names = names
        self._quotations = quotations
        self._quote_starts = [quotation.span.start for quotation in quotations]
        self._mentions = [mention for mention in names.mentions if not self._quoted(mention.span)]
        self._mention_starts = [mention.span.start for mention in self._mentions]
        self._subjects = _subject_places(parses)
        self._said: list[_Said] = []
        self._told: list[_Told] = []
        self._as: dict[str, str] = {}  # full name -> the gender of the pronoun that stood for it

    def note(
        self, source: Span, full: str | None, *, cue: Span | None = None, content: Span | None = None
    ) -> None:
        """Remember a resolved source: pronouns and "the ministry" may stand for it later.

        With `cue` and `content`, who is named between them was told it.
        """
        low = source.of(self._text).lower()
        if full and low in HE | SHE:
            self._as.setdefault(full, "male" if low in HE else "female")
        inside = self._names.inside(source)
        name = next((mention.name for mention in inside if mention.name.full == full), None)
        if name is None and full:
            name = self._names.known(full) or _person_alone(full)
        if cue is not None and content is not None and cue.end < content.start:
            listeners = [
                m.name for m in self._names.inside(Span(cue.end, content.start)) if m.name.kind != "body"
            ]
            if listeners:
                self._told.append(_Told(content, name, listeners[-1]))
        self._said.append(
            _Said(source.start, self._sentence(source.start), source.of(self._text), full, name)
        )

    def resolve(self, source: Span) -> str | None:
        """The full name of the source, without titles; None where its own words are all there is."""
        words = source.of(self._text).strip()
        low = words.lower()
        if low in FIRST:
            return None
        if low in HE or low in SHE:
            return self._person(source, "male" if low in HE else "female")
        if low in IT:
            return self._thing(source)
        if low in THEY:
            return self._group(source)
        named = self._named(source)
        if named is not None:
            return named
        return self._described(source, low)

    # -- by name ------------------------------------------------------------------------------

    def _named(self, source: Span) -> str | None:
        mentions = self._names.inside(source)
        if not mentions:
            return None
        text = self._text
        chosen = []
        for mention in mentions:
            rest = text[mention.span.end : source.end]
            if rest.startswith(("’s ", "'s ")):
                continue  # "Norvane’s mayor": only the owner
            if mention.name.kind == "person" or self._ends_with(mention, source):
                chosen.append(mention)
        people = [mention for mention in chosen if mention.name.kind == "person"]
        if people:
            if len(people) > 1 and self._joined(people, source):
                return listed([mention.name.full for mention in people])
            if len(people) > 1 and self._has_preposition(people[0], people[-1]):
                return people[0].name.full if self._is_head(people[0], source) else None
            return people[-1].name.full if self._is_head(people[-1], source) else None
        if not chosen:
            return self._issuer(mentions, source)
        if not self._heads(chosen[0], source):
            return None
        if len(chosen) > 1 and self._joined(chosen, source):
            return listed(dict.fromkeys(mention.name.full for mention in chosen))
        last = chosen[-1]
        before = text[source.start : last.span.start].strip().lower()
        return (
            last.name.full
            if before in ("", "the") or self._only_peoples(before)
            else self._whole(source, last)
        )

    def _ends_with(self, mention: NameMention, source: Span) -> bool:
        rest = self._text[mention.span.end : source.end].strip()
        if rest.startswith("("):
            rest = rest[rest.find(")") + 1 :].strip() if ")" in rest else ""
        return rest in ("", "’s", "'s") or rest.startswith(("and ", ", ", "& "))

    def _is_head(self, mention: NameMention, source: Span) -> bool:
        """Whether the person is who speaks, and not one whom the words only mention ("Lund's lawyer")."""
        before = self._text[source.start : mention.span.start].lower()
        rest = self._text[mention.span.end : source.end].strip().lower()
        if before.rstrip().endswith((" of", " for", " to", " by", " with", " from", " against", " about")):
            return False
        return (
            not rest
            or not rest[0].isalpha()
            or rest.split()[0] in ("of", "from", "and", "who", "in", "at", "himself", "herself")
            or rest.split()[0].rstrip(".,") in after_names()
        )

    def _has_preposition(self, first: NameMention, last: NameMention) -> bool:
        """Whether the second only tells more of the first: "Lund of Berg’s party"."""
        return not PREPOSITIONS.isdisjoint(self._text[first.span.end : last.span.start].lower().split())

    def _heads(self, mention: NameMention, source: Span) -> bool:
        """Whether the name itself is the source, and not where it comes from: "a spokesman for Norvane"."""
        before = self._text[source.start : mention.span.start].lower().split()
        return PREPOSITIONS.isdisjoint(before)

    def _joined(self, mentions: Sequence[NameMention], source: Span) -> bool:
        between = [self._text[a.span.end : b.span.start].lower() for a, b in pairwise(mentions)]
        return all(" and " in f" {gap} " or ", " in gap for gap in between) and " and " in source.of(
            self._text
        )

    def _only_peoples(self, before: str) -> bool:
        """Whether only a country stands before: "Russia’s central bank" is left whole."""
        return all(word.strip("’s'") in peoples() for word in before.removeprefix("the ").split())

    def _whole(self, source: Span, last: NameMention) -> str | None:
        before = self._text[source.start : last.span.start].strip()
        words = before.split()
        if all(word.lower().strip(",.") in plain_words() or word in peoples() for word in words):
            return last.name.full
        return None

    def _issuer(self, mentions: Sequence[NameMention], source: Span) -> str | None:
        """The body whose data it is: "Bank of Norvane data", "a report by the ministry"."""
        words = source.of(self._text).lower().split()
        if not words or documents().isdisjoint(words):
            return None
        bodies = [mention for mention in mentions if mention.name.kind == "body"]
        return bodies[0].name.full if len(bodies) == 1 else None

    # -- by what they are -----------------------------------------------------------------------

    def _described(self, source: Span, low: str) -> str | None:
        """ "the spokesman", "the ministry", "the news agency": who of those named before it is."""
        if not low.startswith(DEFINITE):
            return self._single_name(source)
        words = before_preposition(low.split()[1:])
        if not words:
            return None
        if " ".join(words[-2:]) in NEWS_WORDS or words[-1] in NEWS_WORDS:
            outlet = self._last_outlet(source)
            if outlet:
                return outlet
        head = singular(words[-1])
        people: list[Name] = []
        if head in people_words():
            called = {*self._names.people_called(head), *self._names.people_called(words[-1])}
            people = sorted((n for n in called if n.first < source.start), key=lambda name: name.first)
        if people:
            return self._best_described(people, set(words))
        bodies = [name for name in self._names.bodies_called(head) if name.first < source.start]
        if bodies:
            return self._best_body(bodies, words, source)
        if len(words) == 1 and words[0] == head:
            return self._only_speaker(head, source)
        return None

    def _only_speaker(self, role: str, source: Span) -> str | None:
        """ "the economist": the one person who spoke just before, if nothing tells that it is another."""
        if role not in roles() | parties() or role in OTHERS:
            return None
        sentence = self._sentence(source.start)
        near = [
            said
            for said in self._said
            if said.place < source.start
            and sentence - said.sentence <= (2 if role not in parties() else _REACH)
        ]
        people = {said.full for said in near if said.name is not None and said.name.kind == "person"}
        unknown = [said for said in near if said.full is None and is_one_person(said.words)]
        if len(people) != 1 or unknown:
            return None
        name = next(said.name for said in near if said.name is not None and said.name.kind == "person")
        gender = gender_of_words({role})
        if gender and name.gender not in ("", gender):
            return None
        if role not in parties() and (name.roles & roles() - {"person"} or self._introduced(role, source)):
            return None
        return name.full

    def _introduced(self, role: str, source: Span) -> bool:
        """Whether an unnamed one was told of before: "a pilot"."""
        before = self._text[max(0, source.start - 3000) : source.start].lower()
        return (
            re.search(rf"\b(?:an?|another|one)\s(?:[\w’'-]+\s){{0,3}}{re.escape(role)}\b", before) is not None
        )

    def _best_described(self, people: list[Name], words: set[str]) -> str | None:
        gender = gender_of_words(words)
        fitting = [name for name in people if not gender or name.gender in ("", gender)]
        scores = sorted(((len(words & name.roles), name.full) for name in fitting), reverse=True)
        if not scores:
            return None
        best = [name for name in fitting if len(words & name.roles) == scores[0][0]]
        if len(best) == 1:
            return best[0].full
        recent = [said for said in self._said[-3:] if said.name in best]
        return recent[-1].full if recent and len({said.full for said in recent}) == 1 else None

    def _best_body(self, bodies: list[Name], words: list[str], source: Span) -> str | None:
        if len({body.full for body in bodies}) == 1:
            return bodies[0].full
        wanted = set(words[:-1])
        fitting = [body for body in bodies if wanted and wanted <= set(body.full.lower().split())]
        if len(fitting) == 1:
            return fitting[0].full
        place = bisect_left(self._mention_starts, source.start)
        for mention in reversed(self._mentions[max(0, place - 12) : place]):
            if mention.name in bodies and not wanted:
                return mention.name.full if self._is_alone(mention, bodies) else None
        return None

    def _is_alone(self, mention: NameMention, bodies: list[Name]) -> bool:
        """Whether no other of the bodies is named in the same sentence."""
        number = self._sentence(mention.span.start)
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        others = self._names.inside(Span(self._starts[number], end))
        return not any(other.name in bodies and other.name is not mention.name for other in others)

    def _last_outlet(self, source: Span) -> str | None:
        place = bisect_left(self._mention_starts, source.start)
        for mention in reversed(self._mentions[max(0, place - 40) : place]):
            full = mention.name.full
            if full in outlets() or f"The {full}" in outlets() or full.split()[-1] in papers():
                return mention.name.full
        return None

    def _single_name(self, source: Span) -> str | None:
        """A name that the table does not hold: its own words, titles left out."""
        words = source.of(self._text).strip().split()
        while words and words[0].lower().rstrip(".") in titles() and len(words) > 1:
            words.pop(0)
        if words and words[-1].lower() in documents() | common_nouns():
            return None
        if words and all(word[:1].isupper() for word in words) and len(words) <= 4:
            return " ".join(words).removesuffix("’s").removesuffix("'s").rstrip(",.")
        return None

    # -- pronouns -------------------------------------------------------------------------------

    def _person(self, source: Span, gender: str) -> str | None:
        sentence = self._sentence(source.start)
        told = next((each for each in reversed(self._told) if source in each.content), None)
        if told is not None:
            return told.meant_by(gender)
        here = self._opening_name(source, gender)
        if here is not None:
            return here
        scores: dict[str, float] = {}
        names: dict[str, Name] = {}
        place = bisect_left(self._mention_starts, source.start)
        for mention in reversed(self._mentions[max(0, place - 40) : place]):
            distance = sentence - self._sentence(mention.span.start)
            if distance > _REACH:
                break
            name = mention.name
            if not _may_be(name, gender):
                continue
            if self._text[mention.span.end : mention.span.end + 2] in ("’s", "'s") and name.gender != gender:
                continue
            score = 10.0 - 3 * distance + self._weight(mention)
            score += 2 if name.gender == gender else 0
            score += 1 if name.kind == "person" else -2
            names[name.full] = name
            scores[name.full] = max(scores.get(name.full, 0.0), score)
        for said in self._said[-4:]:
            distance = sentence - said.sentence
            if said.full is None or said.name is None or distance > _REACH or said.place >= source.start:
                continue
            if _may_be(said.name, gender):
                names[said.full] = said.name
                bonus = 4.0 if said is self._last_person(gender) else 1.0
                base = 10.0 - 3 * distance + 3
                scores[said.full] = max(scores.get(said.full, 0.0), base) + bonus
        scores = {full: score for full, score in scores.items() if self._as.get(full, gender) == gender}
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        sure = [pair for pair in ranked if names[pair[0]].gender == gender]
        if sure and ranked[0] not in sure:  # a name that tells its gender never loses to one that does not
            if ranked[0][1] - sure[0][1] > 6:
                return None
            ranked = sure
        rivals = [pair for pair in ranked[1:] if pair in sure or ranked[0] not in sure]
        if rivals and ranked[0][1] - rivals[0][1] < 1.0:
            return None
        return ranked[0][0]

    def _opening_name(self, source: Span, gender: str) -> str | None:
        """The one person who is the subject of the same sentence: "Ash disagrees: in his view"."""
        start = self._starts[self._sentence(source.start)]
        if ":" not in self._text[start : source.start]:
            return None
        first = bisect_left(self._mention_starts, start)
        last = bisect_left(self._mention_starts, source.start)
        names = [
            m.name for m in self._mentions[first:last] if self._weight(m) >= 3 and _may_be(m.name, gender)
        ]
        return names[0].full if len({name.full for name in names}) == 1 else None

    def _last_person(self, gender: str) -> _Said | None:
        return next((said for said in reversed(self._said) if said.name and _may_be(said.name, gender)), None)

    def _weight(self, mention: NameMention) -> float:
        """Subjects weigh more, and what opens its sentence."""
        weight = 0.0
        if any(mention.span.start <= place < mention.span.end for place in self._subjects_near(mention.span)):
            weight += 3
        start = self._starts[self._sentence(mention.span.start)]
        lead = self._text[start : mention.span.start]
        if "," not in lead and len(lead.split()) <= 5:
            weight += 1
        if not lead.strip():
            weight += 2
        return weight

    def _subjects_near(self, span: Span) -> list[int]:
        return self._subjects[
            bisect_left(self._subjects, span.start) : bisect_right(self._subjects, span.end)
        ]

    def _thing(self, source: Span) -> str | None:
        """ "it": the body or document that spoke last, in this sentence or the one before."""
        sentence = self._sentence(source.start)
        for said in reversed(self._said[-3:]):
            if said.place >= source.start or sentence - said.sentence > 2:
                continue
            if said.name is not None and said.name.kind == "person":
                continue
            if (said.full is None and said.words.lower() in PRONOUNS) or _is_plural(said):
                continue
            return said.full or without_article(said.words)
        place = bisect_left(self._mention_starts, source.start)
        for mention in reversed(self._mentions[max(0, place - 6) : place]):
            if (
                mention.name.kind == "body"
                and sentence - self._sentence(mention.span.start) <= 1
                and self._weight(mention) >= 3
            ):
                return mention.name.full
        return None

    def _group(self, source: Span) -> str | None:
        """ "they": the group that spoke last."""
        sentence = self._sentence(source.start)
        for said in reversed(self._said[-2:]):
            if said.place >= source.start or sentence - said.sentence > 2:
                continue
            if said.name is not None and said.name.kind == "person" and " and " not in (said.full or ""):
                continue
            if said.words.lower() in HE | SHE | IT | FIRST:
                continue
            return said.full or without_article(said.words)
        return None

    # -- places ---------------------------------------------------------------------------------

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _quoted(self, span: Span) -> bool:
        place = bisect_right(self._quote_starts, span.start) - 1
        if place < 0:
            return False
        quotation = self._quotations[place]
        return span in quotation.inner and len(quotation.inner) > len(span) + 1


def _subject_places(parses: Sequence[Parse]) -> list[int]:
    places = [
        token.span.start
        for parse in parses
        for token in parse.tokens
        if token.dep in ("nsubj", "nsubjpass") and token.pos in ("PROPN", "NOUN")
    ]
    return sorted(places)


def _may_be(name: Name, gender: str) -> bool:
    if name.kind == "body" or name.kind == "alias":
        return False
    if name.kind == "name" and (name.gender or len(name.full.split()) == 1):
        return False
    return name.gender in ("", gender)


def _person_alone(full: str) -> Name | None:
    """A surname that the table can't tell apart, as a person of its own."""
    one_word = full.isalpha() and full[:1].isupper() and not full.isupper()
    if not one_word or full in peoples() or full in places():
        return None
    return None if full.lower() in common_nouns() else Name(full, "person")


def _is_plural(said: _Said) -> bool:
    return said.name is None and said.words.endswith("s") and not said.words[:1].isupper()
