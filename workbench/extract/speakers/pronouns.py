"""A pronoun as a source -> whom it stands for, by gender, number, nearness and place in the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from workbench.extract.names.name import Name
from workbench.extract.names.words import places, things
from workbench.extract.source_words import PRONOUNS, is_one_person, without_article
from workbench.extract.speakers.passage import REACH, Passage, Said
from workbench.values.span import Span

_NEAR = 10.0  # what a name in the same sentence weighs
_STEP = 3.0  # and loses with each sentence between
_HAS_SPOKEN = 3.0
_TIE = 1.0  # less apart than this, neither is taken
_FAR_BEHIND = 6.0
_OPENED = 5.0  # what a pronoun weighs that opens its sentence: a subject whose gender is told
_WINDOW = 12  # sources back
_CHAIN = 2  # sentences back to such a pronoun
_GENDERS = {"he": "male", "his": "male", "she": "female", "her": "female"}
_OPENS = re.compile(r"(?:[A-Z][\w-]*(?:\s[\w-]+){0,3},?\s)?(?P<who>[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_HANGS = re.compile(r"\b(?:so|because|when|while|after|before|although|though|that|if|since|until)\s$")
"""What hangs a pronoun on the subject of its own sentence: "Lund stayed because he …"."""
_OF_SELF = re.compile(r"\b[Mm]y\sname\b|\bI(?:\sam|[’']m)\s(?=[A-Z])")  # “I’m Ida Krog,” she said
_AGENT = re.compile(r"\s(?:was|is|were|been|being)\s(?:\w+\s){1,4}by\s(?:[\w’'-]+\s){0,6}$")
"""What leads who does it to the one that the sentence is about: "she was replaced by captain Ida Krog"."""
_JUDGES = frozenset({"judge", "justice", "magistrate", "prosecutor", "recorder", "sheriff"})
_JUDGED = re.compile(
    r"""
    [ ](?:
        must[ ](?:also[ ])?(?:pay|serve|repay|return)                          # "she must pay £90"
      | (?:was|is|has[ ]been)[ ](?:also[ ])?(?:fined|ordered|sentenced|jailed|convicted|acquitted|cleared)
      | (?:pleaded|pled|faces|admitted)\b
    )
    """,
    re.VERBOSE,
)
"""What happens to the one who is judged, and not to the judge."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    full: str
    name: Name
    score: float


class Pronouns:
    """Resolves pronouns; of two that fit equally, neither is taken."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._stood_for: dict[int, str | None] = {}  # where a pronoun opens a sentence -> whom it means

    def person(self, source: Span, gender: str) -> str | None:
        """Whom "he" or "she" stands for."""
        told = next((each for each in reversed(self._passage.told) if source in each.content), None)
        if told is not None:
            return told.meant_by(gender)
        here = self._opening_name(source, gender)
        if here is not None:
            return here
        candidates = self._candidates(source, gender)
        self._leave_out_quoted(candidates, source)
        ranked = sorted(candidates.values(), key=lambda each: -each.score)
        if not ranked:
            return None
        sure = [each for each in ranked if self._is_sure(each, gender)]
        spoke = self._passage.said[-1].full if self._passage.said else None
        if (
            sure
            and ranked[0] not in sure
            and ranked[0].full != spoke
            and ranked[0].score - sure[0].score <= _FAR_BEHIND
        ):
            ranked = sure  # a name that tells its gender loses only to one that stands much nearer
        if any(self._stands_beside(ranked[0], each) for each in candidates.values()):
            return None
        if self._is_followed(ranked[0], candidates, source, gender):
            return None
        rivals = [each for each in ranked[1:] if each in sure or ranked[0] not in sure]
        if rivals and ranked[0].score - rivals[0].score < _TIE:
            return None
        return ranked[0].full

    def _leave_out_quoted(self, candidates: dict[str, _Candidate], source: Span) -> None:
        """Drop whom the words beside the source call by name: “Kim has done well,” is not said by Kim."""
        quoted = self._passage.quotation_beside(source)
        if quoted is not None and _OF_SELF.search(quoted.of(self._passage.text)) is not None:
            return
        for mention in self._passage.names.inside(quoted) if quoted is not None else ():
            candidates.pop(mention.name.full, None)

    def _is_followed(
        self, first: _Candidate, candidates: dict[str, _Candidate], source: Span, gender: str
    ) -> bool:
        """Whether what was told last of the first is that another came: "She was replaced by Ida Krog"."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        for number in range(sentence, max(-1, sentence - _CHAIN - 1), -1):
            around = here.sentence_around(here.starts[number])
            opened = _OPENS.match(here.text, around.start, min(around.end, source.start))
            if opened is None or self._stood_for.get(opened.start("who")) != first.full:
                continue
            for mention in here.names.inside(Span(opened.end(), min(around.end, source.start))):
                rival = mention.name.full in candidates and mention.name.full != first.full
                told = _AGENT.search(here.text, opened.end(), mention.span.start) is not None
                if rival and (told or self._is_told_of(source, gender)):
                    return True
            return False
        return False

    def _is_told_of(self, source: Span, gender: str) -> bool:
        """Whether the words beside the source tell what such a one is or does: “He never waits,” he said."""
        quoted = self._passage.quotation_beside(source)
        words = quoted.of(self._passage.text).lower() if quoted is not None else ""
        return ("he" if gender == "male" else "she") in re.findall(r"[a-z]+", words)

    def _stands_beside(self, first: _Candidate, other: _Candidate) -> bool:
        """Whether both are named last as one pair: "Ruiz and Torres share a bench"."""
        if first.full == other.full:
            return False
        here = self._passage
        last = {
            each.full: next((m.span for m in reversed(here.mentions) if m.name.full == each.full), None)
            for each in (first, other)
        }
        one, two = last[first.full], last[other.full]
        if one is None or two is None:
            return False
        left, right = sorted((one, two))
        return here.text[left.end : right.start] == " and "

    def _is_sure(self, candidate: _Candidate, gender: str) -> bool:
        """Whether the name, or a pronoun that stood for it, tells its gender."""
        return candidate.name.gender == gender or self._passage.pronouns.get(candidate.full) == gender

    def _candidates(self, source: Span, gender: str) -> dict[str, _Candidate]:
        """Full name -> who was named or has spoken not far before, and may be meant."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        found: dict[str, _Candidate] = {}
        hangs = _HANGS.search(here.text, max(0, source.start - 12), source.start) is not None
        judged = _JUDGED.match(here.text, source.end) is not None
        place = bisect_left(here.mention_starts, source.start)
        for mention in reversed(here.mentions[max(0, place - 40) : place]):
            distance = sentence - here.sentence_of(mention.span.start)
            if distance > REACH:
                break
            name = mention.name
            owner = here.text[mention.span.end : mention.span.end + 2] in ("’s", "'s")
            if not _may_be(name, gender) or (owner and name.gender != gender):
                continue
            if judged and not name.roles.isdisjoint(_JUDGES):
                continue
            score = _NEAR - _STEP * distance + here.weight(mention)
            score += 2 if name.gender == gender else 0
            score += 1 if name.kind == "person" else -2
            score += _HAS_SPOKEN if hangs and distance == 0 and here.weight(mention) >= _HAS_SPOKEN else 0
            known = found.get(name.full)
            if known is None or known.score < score:
                found[name.full] = _Candidate(name.full, name, score)
        for said in here.said[-4:]:
            distance = sentence - said.sentence
            if said.full is None or said.name is None or distance > REACH or said.place >= source.start:
                continue
            if judged and not said.name.roles.isdisjoint(_JUDGES):
                continue
            if _may_be(said.name, gender):
                score = _NEAR - _STEP * distance + _HAS_SPOKEN
                if said.full in found:
                    score = max(score, found[said.full].score)
                score += 4 if said is self._last_person(gender) else 1
                found[said.full] = _Candidate(said.full, said.name, score)
        before = self._goes_on(source, gender)
        if before is not None and before.full is not None and before.name is not None:
            score = _NEAR - _STEP * (sentence - before.sentence)
            score += _OPENED if before.words.lower() in ("he", "she") else 0
            score += _HAS_SPOKEN if any(said.place == before.place for said in here.said[-4:]) else 0
            if before.full not in found or found[before.full].score < score:
                found[before.full] = _Candidate(before.full, before.name, score)
        unknown = [said for said in here.said[-4:] if said.full is None and is_one_person(said.words)]
        unnamed = max((said.sentence for said in unknown), default=-1)
        new = any(  # "A nurse said …" in the sentence before, or in this one
            sentence - said.sentence <= 1 and said.words.lower() not in PRONOUNS for said in unknown
        )
        return {
            full: each
            for full, each in found.items()
            if here.pronouns.get(full, gender) == gender
            and ((self._is_sure(each, gender) and not new) or self._last_place(each, source) >= unnamed)
        }

    def _goes_on(self, source: Span, gender: str) -> Said | None:
        """Whom "she" or "her" stood for that opened a sentence since: "Last week she met Ida Krog"."""
        here = self._passage
        sentence = here.sentence_of(source.start)
        for number in range(sentence, max(-1, sentence - _CHAIN - 1), -1):
            around = here.sentence_around(here.starts[number])
            opened = _OPENS.match(here.text, around.start, min(around.end, source.start))
            if opened is None or (_GENDERS[opened["who"].lower()] != gender):
                continue
            span = Span(opened.start("who"), opened.end("who"))
            if span.start >= source.start or here.is_quoted(span):
                continue
            if span.start not in self._stood_for:
                self._stood_for[span.start] = None  # while it is looked for
                self._stood_for[span.start] = self.person(span, gender)
            full = self._stood_for[span.start]
            name = here.names.known(full) if full else None
            unnamed = any(
                said.full is None
                and said.words.lower() not in PRONOUNS
                and span.start < said.place < source.start
                for said in here.said[-_WINDOW:]
            )
            return None if name is None or unnamed else Said(span.start, number, opened["who"], full, name)
        return None

    def _last_place(self, candidate: _Candidate, source: Span) -> int:
        """The last sentence before the source that names the candidate, or in which it speaks."""
        here = self._passage
        places = [said.sentence for said in here.said[-4:] if said.full == candidate.full]
        end = bisect_left(here.mention_starts, source.start)
        places += [
            here.sentence_of(mention.span.start)
            for mention in here.mentions[max(0, end - 40) : end]
            if mention.name.full == candidate.full
        ]
        return max(places, default=-1)

    def _opening_name(self, source: Span, gender: str) -> str | None:
        """The one person who is the subject of the same sentence: "Ash disagrees: in his view"."""
        start = self._passage.starts[self._passage.sentence_of(source.start)]
        if ":" not in self._passage.text[start : source.start]:
            return None
        first = bisect_left(self._passage.mention_starts, start)
        last = bisect_left(self._passage.mention_starts, source.start)
        names = [
            m.name
            for m in self._passage.mentions[first:last]
            if self._passage.weight(m) >= 3 and _may_be(m.name, gender)
        ]
        return names[0].full if len({name.full for name in names}) == 1 else None

    def _last_person(self, gender: str) -> Said | None:
        return next(
            (said for said in reversed(self._passage.said) if said.name and _may_be(said.name, gender)), None
        )

    def thing(self, source: Span) -> str | None:
        """ "it": the body or document that spoke last, in this sentence or the one before."""
        sentence = self._passage.sentence_of(source.start)
        for said in reversed(self._passage.said[-3:]):
            if said.place >= source.start or sentence - said.sentence > 2:
                continue
            if said.name is not None and said.name.kind == "person":
                continue
            if said.full is None and said.words.lower().partition(" ")[0] in PRONOUNS:
                if said.words.lower() in PRONOUNS:
                    continue
                return None  # "Its website": of somebody who is not told
            if _is_plural(said):
                continue
            return said.full or without_article(said.words)
        place = bisect_left(self._passage.mention_starts, source.start)
        for mention in reversed(self._passage.mentions[max(0, place - 6) : place]):
            if (
                mention.name.kind == "body"
                and sentence - self._passage.sentence_of(mention.span.start) <= 1
                and self._passage.weight(mention) >= 3
            ):
                return mention.name.full
        return None


def _may_be(name: Name, gender: str) -> bool:
    if name.kind == "body" or name.kind == "alias":
        return False
    words = name.full.split()
    if name.kind == "name" and (name.gender or len(words) == 1 or not places().isdisjoint(words)):
        return False
    if words[0] == "The" or (name.kind == "name" and words[-1] in things()):
        return False
    return name.gender in ("", gender)


def _is_plural(said: Said) -> bool:
    return said.name is None and said.words.endswith("s") and not said.words[:1].isupper()
