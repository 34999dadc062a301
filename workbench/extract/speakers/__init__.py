"""Words that name a source -> the full name they stand for, where the article tells.

What is not certain is left open: of two candidates that fit equally, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.extract.cues import verb_forms
from workbench.extract.names import NameTable
from workbench.extract.names.words import body_words, inside_names, particles, people_words, told_bodies
from workbench.extract.parser import Parse
from workbench.extract.quotations import Quotation
from workbench.extract.source_words import FIRST, HE, IT, SHE, THEY, singular
from workbench.extract.speakers.deeds import Deeds
from workbench.extract.speakers.described import Described
from workbench.extract.speakers.elsewhere import Elsewhere
from workbench.extract.speakers.groups import PAIRS, THREES, Groups
from workbench.extract.speakers.issued import Issued
from workbench.extract.speakers.named import Named
from workbench.extract.speakers.of_two import OfTwo
from workbench.extract.speakers.owned import Owned
from workbench.extract.speakers.passage import Passage
from workbench.extract.speakers.pronouns import Pronouns
from workbench.values.span import Span

_PARTICLE = re.compile(r"\b([A-Za-z]{1,5})\s$")


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
        self._passage = Passage(text, sentences, parses, quotations, names)
        self._named = Named(self._passage)
        self._described = Described(self._passage)
        self._deeds = Deeds(self._passage)
        self._pronouns = Pronouns(self._passage)
        self._of_two = OfTwo(self._passage, self._pronouns)
        self._groups = Groups(self._passage)
        self._elsewhere = Elsewhere(self._passage, self._pronouns)
        self._issued = Issued(self._passage)
        self._owned = Owned(self._passage)

    def note(
        self, source: Span, full: str | None, *, cue: Span | None = None, content: Span | None = None
    ) -> None:
        """Remember a resolved source: pronouns and "the ministry" may stand for it later.

        With `cue` and `content`, who is named between them was told it.
        """
        self._passage.note(source, full, cue=cue, content=content)

    def resolve(self, source: Span) -> str | None:
        """The full name of the source, without titles; None where its own words are all there is."""
        source = self._with_particles(source)
        words = source.of(self._passage.text).strip()
        low = words.lower()
        if low in FIRST:
            return None
        if low in HE or low in SHE:
            return self._pronouns.person(source, "male" if low in HE else "female")
        if low in IT or self._issued.is_owned(source):
            return self._pronouns.thing(source)
        if low in THEY:
            return self._groups.full_name(source)
        if low in PAIRS | THREES:
            return self._groups.pair(source) if low in PAIRS else self._groups.three(source)
        if words == "A" or words.startswith("@"):
            return self._one_who_answers() if words == "A" else self._bearer(words)
        if (issuer := self._issued.issuer(source)) is not None:
            return issuer
        if (behind := self._named_behind(source)) is not None:
            return behind
        elsewhere = self._elsewhere.full_name(source) or self._apposed(source)
        elsewhere = elsewhere or self._owned.holder(source)
        named = elsewhere or self._without_aside(source) or self._full_name(source)
        named = named or self._of_two.full_name(source) or self._deeds.full_name(source)
        return (
            named or self._owned.body(source) or (self._groups.of_role(source) if "s" in low[-1:] else None)
        )

    def _with_particles(self, source: Span) -> Span:
        """The source with the small words of its name: "van den" before "Broek"."""
        text, start = self._passage.text, source.start
        if not text[start : start + 1].isupper():
            return source
        while (before := _PARTICLE.search(text, max(0, start - 8), start)) and before[
            1
        ].lower() in particles():
            start = before.start(1)
        return Span(start, source.end)

    def _named_behind(self, source: Span) -> str | None:
        """NRK, for "news broadcaster" in "news broadcaster NRK reported"."""
        text = self._passage.text
        last = source.of(text).split()[-1]
        if not last.islower() or text[source.end : source.end + 1] != " ":
            return None
        if not text[source.end + 1 : source.end + 2].isupper():
            return None
        noun = singular(last)
        if noun not in people_words() | body_words() | told_bodies():
            return None
        for mention in self._passage.names.inside(Span(source.end + 1, source.end + 60)):
            return mention.name.full if mention.span.start == source.end + 1 else None
        return None

    def _one_who_answers(self) -> str | None:
        """ "A:" in an interview: the one person whom the text names."""
        people = {m.name.full for m in self._passage.names.mentions if m.name.kind == "person"}
        return people.pop() if len(people) == 1 else None

    def _bearer(self, account: str) -> str | None:
        """ "@idakrog": whoever of those named has that name, written in one."""
        plain = account.removeprefix("@").lower().replace("_", "")
        bearers = {
            mention.name.full
            for mention in self._passage.names.mentions
            if mention.name.full.lower().replace(" ", "") == plain
        }
        return bearers.pop() if len(bearers) == 1 else None

    def _full_name(self, source: Span) -> str | None:
        named = self._described.office(source) or self._named.full_name(source)
        if named is not None:
            return named
        return self._described.full_name(source, source.of(self._passage.text).lower())

    def _apposed(self, source: Span) -> str | None:
        """Lee Ash, for "a member of the council" in "A member of the council, Lee Ash said"."""
        text = self._passage.text
        start = source.end + 2
        if not any(word.islower() for word in source.of(text).split()) or text[source.end : start] != ", ":
            return None
        opens = text[: source.start].rstrip(' “"')[-1:] in ("", ".", "\n", ",", "”", '"', "!", "?")
        for mention in self._passage.names.inside(Span(start, min(len(text), start + 60))) if opens else ():
            person = mention.name.kind == "person" and " " in mention.name.full
            if mention.span.start == start and (person or mention.name.kind == "body"):
                following = text[mention.span.end : mention.span.end + 20].lstrip(", ").split()
                return mention.name.full if following and following[0].rstrip(",:") in verb_forms() else None
        return None

    def _without_aside(self, source: Span) -> str | None:
        """The name in "Lund, a deckhand from Bergen" and in "the ruler, Ada Lund", else None."""
        words = source.of(self._passage.text)
        first, comma, rest = words.partition(", ")
        last = Span(source.end - len(words.rpartition(", ")[2]), source.end)
        if comma and any(word.islower() for word in first.split()):
            for mention in self._passage.names.inside(last):
                if mention.span == last and mention.name.kind != "body" and " " in mention.name.full:
                    return mention.name.full  # "the head of the union (Rail, Sea), Ada Lund"
        if first.count("(") > first.count(")"):
            return self._named.full_name(Span(source.start, source.start + first.index("(")))
        if not comma or (" and " in rest and ", " in rest):
            return None
        head = Span(source.start, source.start + len(first))
        if rest[:1].islower() and not rest.startswith("and "):
            named = self._full_name(head)
            if named is None and rest.startswith("the ") and rest[4:5].isupper() and first[:1] in "TtIi":
                return self._named.full_name(Span(head.end + len(comma), source.end))
            return named  # "the regulator, the Civil Air Board"
        if " and " not in rest:
            for mention in self._passage.names.inside(head):
                if mention.span.end == head.end and mention.name.kind == "person":
                    return mention.name.full  # "Lund, D-Ohio"
        if any(word.islower() and word not in inside_names() for word in first.split()):
            start = source.start + len(first) + len(comma)
            return self._named.full_name(Span(start, start + len(rest.partition(",")[0])))
        return None
