"""Attributions without a verb of their own: "according to", "in the words of", nouns, hearsay."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.attributions.found import Found, merged, trimmed, without
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.cues import hearsay_adverbs, reporting_nouns, verb_forms
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

_NO_SOURCES = frozenset({"plan", "schedule", "law", "rules", "size", "age", "need", "needs", "taste", "type"})
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


def find_in_phrases(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence that a phrase or a noun makes, in reading order."""
    reader = _Phrases(grammar, quotations)
    for index in range(len(grammar.tokens)):
        found = (
            reader.according_to(index)
            or reader.per(index)
            or reader.in_words_of(index)
            or reader.as_clause(index)
            or reader.noun(index)
            or reader.passive_hearsay(index)
        )
        if found is not None:
            yield found


def find_hearsay(grammar: Grammar, sourced: tuple[Found, ...]) -> Iterator[Found]:
    """ "allegedly" and its like, where the words they stand in are not attributed already."""
    for index, word in enumerate(grammar.low):
        span = grammar.tokens[index].span
        if word not in hearsay_adverbs() or any(
            span in piece for found in sourced for piece in found.content
        ):
            continue
        content = without(_clause_around(grammar, index), span)
        pieces = merged((s for p in content if (s := trimmed(grammar.text, p.start, p.end))), grammar.text)
        if pieces:
            yield Found(None, span, word, pieces, "adverb of hearsay", hedges=(span,), clause=span)


def _clause_around(grammar: Grammar, index: int) -> tuple[Span, ...]:
    at = grammar.tokens[index].head
    bare = not grammar.is_finite(at) and not grammar.below(at, "nsubj", "nsubjpass", "auxpass")
    if bare and at == index + 1 and grammar.low[index - 1 : index] == (",",):
        own = [i for i in grammar.parse.subtree(at) if i >= at]  # ", allegedly worth two million,"
        end = next((i for i in own if grammar.low[i] == ","), own[-1] + 1)
        span = grammar.span_of(i for i in own if i < end)
        return (span,) if span is not None else ()
    while not grammar.is_verb(at) and grammar.tokens[at].head != at:
        at = grammar.tokens[at].head
    while grammar.tokens[at].dep in ("xcomp", "aux", "auxpass", "conj") and (
        not grammar.below(at, "nsubj", "nsubjpass") and grammar.tokens[at].head != at
    ):
        at = grammar.tokens[at].head
    return (grammar.parse.subtree_span(at),)


class _Phrases:
    def __init__(self, grammar: Grammar, quotations: tuple[Quotation, ...]) -> None:
        self.grammar = grammar
        self.text = grammar.text
        self.tokens = grammar.tokens
        self.low = grammar.low
        self.quotations = quotations

    def according_to(self, index: int) -> Found | None:
        """ "according to the ministry"."""
        if self.low[index : index + 2] != ("according", "to") or self._quoted(index):
            return None
        return self._rest_of_sentence(index, index + 1, "according to", "phrase: according to")

    def per(self, index: int) -> Found | None:
        """ "per Reuters", "via state television": set off by a comma, before a name."""
        if self.low[index] not in ("per",) or index == 0 or index + 1 >= len(self.tokens):
            return None
        if self.low[index - 1] not in (",", "as", "(") or self._quoted(index):
            return None
        if self.tokens[index + 1].pos != "PROPN" and not (
            self.low[index + 1] in ("the", "a") and self._head_can_speak(index)
        ):
            return None
        first = index - 1 if self.low[index - 1] == "as" else index
        return self._rest_of_sentence(first, index, "per", "phrase: per")

    def _head_can_speak(self, preposition: int) -> bool:
        head = self.grammar.first_below(preposition, "pobj")
        return head is not None and self.grammar.can_speak(head)

    def in_words_of(self, index: int) -> Found | None:
        """ "in the words of Lund", "in Lund's words", "in his view"."""
        if self.low[index] != "in" or self._quoted(index):
            return None
        if self.low[index : index + 4] == ("in", "the", "words", "of"):
            return self._rest_of_sentence(index, index + 3, "in the words of", "phrase: in the words of")
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
        source = self.grammar.span_of(self._owner_words(owner))
        phrase = self.grammar.span_of(range(index, noun + 1))
        content = self._around(phrase, index) if phrase else ()
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
        if self.low[index] not in _AS_VERBS or not g.is_verb(index) or self._quoted(index):
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
        content = self._around(phrase, index)
        lemma = verb_forms().get(self.low[index], self.low[index])
        cue = self.tokens[index].span
        return Found(source, cue, lemma, content, "phrase: as he said", clause=phrase) if content else None

    def _owner_words(self, owner: int) -> list[int]:
        words = [i for i in self.grammar.noun_phrase(owner) if self.tokens[i].dep != "case"]
        return words or [owner]

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
        words = [i for i in g.noun_phrase(head) if i > last]
        comma = next((i for i in words if self.low[i] == ","), None)
        words = [i for i in words if comma is None or i < comma]
        words += self._issuer_of(head)
        if not words or self.low[head] in _NO_SOURCES:
            return None
        source = g.span_of(words)
        end = words[-1]
        tail = g.parse.subtree(head)
        aside = next((i for i in g.below(head, "appos") if i > end), None)
        if aside is not None and self.low[end + 1] == ",":
            after = g.parse.subtree(aside)[-1] + 1
            if after < len(self.low) and self.low[after] == ",":
                end = after - 1  # ", the port's director,"
        while end + 1 in tail and self.low[end + 1] not in (",", ".", "“", '"', ";"):
            end += 1  # "released on Friday" belongs to the phrase
        phrase = g.span_of(range(first, end + 1))
        if source is None or phrase is None:
            return None
        content = self._around(phrase, first)
        if not content:
            return None
        speech_class = AttributionClass.DOCUMENT if g.is_document(head) else AttributionClass.SPEECH
        cue = Span(self.tokens[first].span.start, self.tokens[last].span.end)
        return Found(source, cue, lemma, content, rule, speech_class, clause=phrase)

    def _issuer_of(self, document: int) -> list[int]:
        """The words of "released by the ministry" after a document; none where it is not told."""
        g = self.grammar
        if not g.is_document(document):
            return []
        for participle in g.below(document, "acl"):
            by = g.first_below(participle, "agent")
            issuer = None if by is None else g.first_below(by, "pobj")
            if issuer is not None:
                return list(range(participle, g.noun_phrase(issuer)[-1] + 1))
        return []

    def _around(self, phrase: Span, index: int) -> tuple[Span, ...]:
        """The rest of the clause that the phrase stands in: of the sentence, unless a contrast bounds it."""
        g = self.grammar
        sentence = g.parse.sentence
        start, end = sentence.start, sentence.end
        at = self.tokens[index].head
        for _ in range(40):
            if self.tokens[at].dep == "advcl" and any(
                self.low[i] in ("while", "whereas", "although", "though") for i in g.below(at, "mark")
            ):
                whole = g.parse.subtree_span(at)
                if phrase in whole:
                    start, end = whole.start, whole.end
                break
            if self.tokens[at].head == at:
                break
            at = self.tokens[at].head
        for quotation in self.quotations:
            if quotation.span.overlaps(Span(start, end)):
                start = min(start, quotation.span.start) if quotation.span.start < start else start
        pieces = without((Span(start, end),), phrase)
        return merged(
            (s for p in pieces if (s := trimmed(self.text, p.start, p.end)) and self._says(s)), self.text
        )

    def _says(self, span: Span) -> bool:
        return any(character.isalpha() for character in span.of(self.text))

    def noun(self, index: int) -> Found | None:
        """ "the ministry's claim that …", "issued a warning that …", "his call for …"."""
        entries = reporting_nouns().get(self.low[index])
        if entries is None or self.tokens[index].pos != "NOUN" or self._quoted(index):
            return None
        entry, content, frame = entries[0], list[int](), ""
        for entry in entries:
            content, frame = self._noun_content(index, entry["frames"])
            if content:
                break
        else:
            return None
        polarity = Polarity(entry.get("polarity", "asserted"))
        speech_class = AttributionClass(entry["class"])
        cue = self.tokens[index].span
        owner = self._owner(index)
        if owner is None:
            verb = self._verb_over(index)
            if verb is None:
                return None
            stem = self.tokens[verb].lemma.lower()
            owner = self.grammar.subject(verb)
            if stem in table("reports", "denying_verbs")["words"]:
                polarity = Polarity.DENIED
            elif stem not in table("reports", "light_verbs")["words"]:
                return None
            cue = self.tokens[verb].span.joined(cue) if verb < index else cue
        if owner is None or (not self.grammar.can_speak(owner) and self.tokens[owner].tag != "PRP$"):
            return None
        if self.low[owner] in ("my", "our", "your", "i", "we", "you", "its") and frame != "that":
            return None
        source = self.grammar.span_of(self._owner_words(owner))
        pieces = self.grammar.span_of(content)
        if source is None or pieces is None:
            return None
        for quotation in self.quotations:
            if quotation.span.overlap(pieces) > 1 and not quotation.span.overlaps(cue):
                pieces = pieces.joined(quotation.span)
        spans = merged((s for p in [pieces] if (s := trimmed(self.text, p.start, p.end))), self.text)
        if not spans or source.overlaps(spans[0]):
            return None
        return Found(
            source,
            cue,
            self.tokens[index].lemma,
            spans,
            f"noun + {frame}",
            speech_class,
            polarity,
            clause=source.joined(cue),
        )

    def _noun_content(self, index: int, frames: list[str]) -> tuple[list[int], str]:
        g = self.grammar
        for child in g.below(index):
            dep = self.tokens[child].dep
            if child < index:
                continue
            if "that" in frames and dep in ("acl", "ccomp", "relcl", "dobj"):
                marks = [i for i in g.below(child, "mark", "nsubj") if self.low[i] == "that"]
                if marks and self.tokens[marks[0]].dep == "mark":
                    return [i for i in g.parse.subtree(child) if i > marks[0]], "that"
            if (
                "to" in frames
                and dep in ("acl", "xcomp", "relcl")
                and any(self.low[i] == "to" for i in g.below(child, "aux"))
            ):
                return g.parse.subtree(child), "to"
            if "of" in frames and dep == "prep" and self.low[child] in ("of", "for", "about"):
                return [i for i in g.parse.subtree(child) if i != child], "of"
        return [], ""

    def _owner(self, index: int) -> int | None:
        g = self.grammar
        owner = g.first_below(index, "poss")
        if owner is not None:
            return owner
        for child in g.below(index, "prep", "agent"):
            if self.low[child] in ("by", "from"):
                return g.first_below(child, "pobj")
        return None

    def _verb_over(self, index: int) -> int | None:
        if self.tokens[index].dep == "dobj":
            return self.tokens[index].head
        if self.tokens[index].dep == "pobj":
            above = self.tokens[self.tokens[index].head].head
            return above if self.tokens[above].lemma.lower() in ("come", "reach", "arrive") else None
        return None

    def passive_hearsay(self, index: int) -> Found | None:
        """ "is said to have fled", "it is alleged that …": nobody is named."""
        g = self.grammar
        words = table("cues", "hearsay_passive")
        if self.low[index] not in words["words"] or self.tokens[index].tag != "VBN" or self._quoted(index):
            return None
        helpers = g.below(index, "auxpass")
        if not helpers or g.below(index, "agent") or g.negation(index) is not None:
            return None
        cue = g.span_of([helpers[0], index])
        hedges = (cue,) if cue and self.low[index] in words["hedging"] else ()
        subject = g.first_below(index, "nsubjpass", "nsubj", "expl")
        at = index
        while subject is None and self.tokens[at].dep == "conj" and self.tokens[at].head != at:
            at = self.tokens[at].head
            subject = g.first_below(at, "nsubj", "nsubjpass")
        for child in g.below(index, "ccomp", "xcomp", "advcl", "csubjpass"):
            if child < index or cue is None or subject is None:
                continue
            words_below = g.parse.subtree(child)
            infinitive = any(self.low[i] == "to" for i in g.below(child, "aux"))
            if self.low[subject] == "it":
                if not g.is_finite(child):
                    continue
                whole = g.span_of(words_below)
                pieces: tuple[Span, ...] = (whole,) if whole else ()
            elif infinitive:
                pieces = tuple(s for s in (g.span_of(g.noun_phrase(subject)), g.span_of(words_below)) if s)
            else:
                continue
            content = merged(map(self._plain, pieces), self.text)
            return Found(
                None, cue, self.tokens[index].lemma, content, "passive of hearsay", hedges=hedges, clause=cue
            )
        return None

    def _plain(self, piece: Span) -> Span:
        span = trimmed(self.text, piece.start, piece.end) or piece
        if span.of(self.text).startswith("that "):
            return Span(span.start + 5, span.end)
        return span

    def _quoted(self, index: int) -> bool:
        return any(self.tokens[index].span in quotation.inner for quotation in self.quotations)
