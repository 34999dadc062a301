"""Attributions by a phrase beside what was said: "according to", "per", "in his words", "as Lund put it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.extract.attributions.found import Found
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.attributions.surroundings import Surroundings
from workbench.extract.cues import documents, verb_forms
from workbench.extract.quotations import Quotation
from workbench.values.attribution import AttributionClass
from workbench.values.span import Span

_NO_SOURCES = frozenset(
    [
        "plan",
        "plans",
        "schedule",
        "law",
        "laws",
        "rule",
        "rules",
        "size",
        "age",
        "need",
        "needs",
        "taste",
        "type",
        "tradition",
        "custom",
        "regulations",
        "standards",
        "principles",
        "definition",
        "rank",
        "merit",
        "wishes",
        "ability",
        "instructions",
    ]
)
_PLANS = frozenset({"plan", "plans", "schedule", "schedules", "instructions"})
_VIEWS = frozenset(
    ("the", noun, "of") for noun in ("view", "opinion", "eyes", "estimation", "judgment", "judgement")
)
_LONGEST_OPENING = 25
"""Words of "Per the order that …," at the opening of a sentence."""
_AS_VERBS = frozenset(
    {
        "says",
        "said",
        "put",
        "puts",
        "told",
        "noted",
        "notes",
        "reported",
        "reports",
        "explained",
        "wrote",
        "claimed",
    }
    | {"pointed", "observed", "warned", "stated", "argued", "suggested", "claims", "describes", "described"}
)


_OPENINGS = frozenset({"according", "per", "in", *_AS_VERBS})


def find_in_phrases(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence that a phrase makes, in reading order."""
    reader = _Phrases(grammar, quotations)
    for index, word in enumerate(grammar.low):
        if word not in _OPENINGS:
            continue
        found = (
            reader.according_to(index)
            or reader.per(index)
            or reader.in_words_of(index)
            or reader.as_clause(index)
        )
        if found is not None:
            yield found


class _Phrases(Surroundings):
    def according_to(self, index: int) -> Found | None:
        """ "according to the ministry"; in a quotation it speaks of nothing outside it."""
        if self.low[index : index + 2] != ("according", "to"):
            return None
        if self.quoted(index) and self.tokens[min(index + 2, len(self.tokens) - 1)].tag == "PRP":
            return None
        return self._rest_of_sentence(index, index + 1, "according to", "phrase: according to")

    def per(self, index: int) -> Found | None:
        """ "per Reuters", "via state television": set off by a comma, before a name."""
        if self.low[index] not in ("per",) or index + 1 >= len(self.tokens) or self.quoted(index):
            return None
        if index and self.low[index - 1] not in (",", "as", "("):
            return None
        if self.tokens[index + 1].pos != "PROPN" and not self._head_can_speak(index):
            opens = index == 0 and self.low[1] in ("the", "a", "an", "its", "his", "her", "their", "this")
            if not opens or "," not in self.low[2:_LONGEST_OPENING]:
                return None  # "per day"
        first = index - 1 if self.low[index - 1] == "as" else index
        return self._rest_of_sentence(first, index, "per", "phrase: per")

    def _head_can_speak(self, preposition: int) -> bool:
        head = self.grammar.first_below(preposition, "pobj")
        return head is not None and self.grammar.can_speak(head)

    def in_words_of(self, index: int) -> Found | None:
        """ "in the words of Lund", "in Lund's words", "in his view"."""
        if self.low[index] != "in" or self.quoted(index):
            return None
        if self.low[index : index + 4] == ("in", "the", "words", "of"):
            return self._rest_of_sentence(index, index + 3, "in the words of", "phrase: in the words of")
        if self.low[index + 1 : index + 4] in _VIEWS:
            lemma = " ".join(self.low[index : index + 4])
            found = self._rest_of_sentence(index, index + 3, lemma, "phrase: in the view of")
            return None if found is None else replace(found, speech_class=AttributionClass.BELIEF)
        noun = self.grammar.first_below(index, "pobj")
        if noun is None or self.low[noun] not in (
            "words",
            "view",
            "opinion",
            "telling",
            "account",
            "estimation",
        ):
            return None
        owner = self.grammar.first_below(noun, "poss")
        if owner is None or self.low[owner] in ("my", "our", "your"):
            return None
        source = self.grammar.span_of(self.owner_words(owner))
        phrase = self.grammar.span_of(range(index, noun + 1))
        content = self.around(phrase, index) if phrase else ()
        if not source or not phrase or not content:
            return None
        kind = AttributionClass.BELIEF if self.low[noun] in ("view", "opinion") else AttributionClass.SPEECH
        return Found(
            source,
            self.tokens[noun].span,
            f"in … {self.low[noun]}",
            content,
            "phrase: in his words",
            kind,
            clause=phrase,
        )

    def as_clause(self, index: int) -> Found | None:
        """ "as Lund put it", ", as Lund noted,"."""
        g = self.grammar
        if self.low[index] not in _AS_VERBS or not g.is_verb(index) or self.quoted(index):
            return None
        opening = next(
            (i for i in g.below(index, "mark", "advmod") if self.low[i] == "as" and i < index), None
        )
        speaker = g.first_below(index, "nsubj")
        if opening is None or speaker is None or not opening < speaker < index or not g.can_speak(speaker):
            return None
        rest = [i for i in g.parse.subtree(index) if i > index and self.low[i] not in ("it", ",", ".")]
        if any(
            self.tokens[i].dep in ("ccomp", "dobj", "xcomp") and self.low[i] != "it" for i in g.below(index)
        ):
            return None
        if index - opening > 12 or len(rest) > 8:
            return None
        source = g.span_of(g.noun_phrase(speaker))
        phrase = g.span_of([opening, index, *(i for i in g.below(index) if self.low[i] == "it"), *rest])
        if source is None or phrase is None:
            return None
        content = self.around(phrase, index)
        lemma = verb_forms().get(self.low[index], self.low[index])
        cue = self.tokens[index].span
        return Found(source, cue, lemma, content, "phrase: as he said", clause=phrase) if content else None

    def _rest_of_sentence(self, first: int, last: int, lemma: str, rule: str) -> Found | None:
        g = self.grammar
        head = None
        for i in range(last, first - 1, -1):
            head = g.first_below(i, "pobj", "pcomp")
            if head is not None:
                break
        if head is None or head < last:
            nouns = [
                i
                for i in range(last + 1, min(last + 8, len(self.tokens)))
                if self.tokens[i].pos in ("PROPN", "NOUN", "PRON")
            ]
            if not nouns:
                return None
            head = nouns[0]
            while head + 1 < len(self.tokens) and self.tokens[head + 1].pos in ("PROPN", "NOUN"):
                head += 1
        while self._is_proper(head) and head + 1 < len(self.tokens) and self._is_proper(head + 1):
            head += 1  # "Norvane Senator Ada Lund", of which the parse took the first word
        words = [i for i in g.noun_phrase(head) if i > last]
        commas = [i for i in range(words[0], words[-1]) if self.low[i] == ","] if words else []
        comma = next((i for i in commas if i in words or self.tokens[i + 1].pos == "ADJ"), None)
        words = [i for i in words if comma is None or i < comma]
        words += self._issuer_of(head)
        if not words or (self.low[head] in _NO_SOURCES and not self._is_of_somebody(head, words[-1])):
            return None
        words = [*range(last + 1, words[0]), *words] if self._is_proper(last + 1) else words
        words += self._lost_nouns(words[-1])
        words += self._name_in_apposition(words[-1])
        end = words[-1]
        source = self.closed(Span(self.tokens[words[0]].span.start, self.tokens[end].span.end))
        tail = g.parse.subtree(head)
        aside = next((i for i in g.below(head, "appos") if i > end), None)
        if aside is not None and self.low[end + 1] == ",":
            after = g.parse.subtree(aside)[-1] + 1
            if after < len(self.low) and self.low[after] == ",":
                end = after - 1  # ", the port's director,"
        who = next((i for i in g.below(head, "relcl") if i > end), None)
        if who is not None and self.low[end + 1] == "," and aside is None:
            after = g.parse.subtree(who)[-1] + 1
            if after < len(self.low) and self.low[after] == ",":
                end = after - 1  # ", who runs the port,"
        while end + 1 in tail and self.low[end + 1] not in (",", ".", "“", '"', ";"):
            end += 1  # "released on Friday" belongs to the phrase
        phrase = g.span_of(range(first, end + 1))
        if phrase is None:
            return None
        content = self.around(phrase.joined(source), first)
        if not content:
            return None
        read = g.is_document(head) or self.low[words[-1]] in documents()
        speech_class = AttributionClass.DOCUMENT if read else AttributionClass.SPEECH
        cue = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        return Found(source, cue, lemma, content, rule, speech_class, clause=phrase)

    def _is_of_somebody(self, plan: int, last: int) -> bool:
        """Whether it is a certain plan, set off by a comma: "according to Lund's schedule, …"."""
        told = self.low[plan] in _PLANS and bool(self.grammar.below(plan, "poss", "amod", "compound"))
        return told and self.low[last + 1 : last + 2] == (",",)

    def _is_proper(self, index: int) -> bool:
        return self.tokens[index].pos == "PROPN"

    def _lost_nouns(self, last: int) -> list[int]:
        """Nouns right after the phrase that the parse left out: "the official | Harbour Board report"."""
        at = last + 1
        while at < len(self.tokens) and not self._tells_time(at):
            shouted = self.tokens[at].text.isupper() and len(self.low[at]) > 1  # "WHO"
            if not (self.tokens[at].pos in ("PROPN", "NOUN") or shouted or self.low[at] in documents()):
                break
            at += 1
        return list(range(last + 1, at)) if at < len(self.tokens) and self.tokens[last].pos != "PUNCT" else []

    def _tells_time(self, index: int) -> bool:
        return self.tokens[index].dep == "npadvmod" or self.tokens[index].entity in ("DATE", "TIME")

    def _name_in_apposition(self, noun: int) -> list[int]:
        """The words of ", Ada Lund," after a common noun: "according to its director, Ada Lund, …"."""
        if self.tokens[noun].pos != "NOUN" or self.low[noun + 1 : noun + 2] != (",",):
            return []
        at = noun + 2
        while at < len(self.tokens) and (
            self._is_proper(at) or self.tokens[at].entity == "PERSON" or self.low[at] == "-"
        ):
            at += 1
        if self.tokens[noun].tag == "NNS" or self.tokens[at - 1].dep in ("nsubj", "nsubjpass"):
            return []  # "according to police, Ada Lund, who …, is"
        closed = at > noun + 2 and self.low[at : at + 1] in ((",",), (".",))
        return list(range(noun + 1, at)) if closed else []

    def _issuer_of(self, document: int) -> list[int]:
        """The words of "released by the ministry" after a document; none where it is not told."""
        g = self.grammar
        if not g.is_document(document):
            return []
        for participle in g.below(document, "acl"):
            by = g.first_below(participle, "agent")
            issuer = None if by is None else g.first_below(by, "pobj")
            if issuer is not None:
                words = list(range(participle, g.noun_phrase(issuer)[-1] + 1))
                comma = next((i for i in words if self.low[i] == ","), None)
                return [i for i in words if comma is None or i < comma]
        return []
