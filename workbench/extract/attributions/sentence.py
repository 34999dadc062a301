"""A parsed sentence with its quotations: what every finder of attributions asks of it."""

from __future__ import annotations

from workbench.extract.attributions.grammar import MODALS, Grammar
from workbench.extract.attributions.writers_words import writer_goes_on
from workbench.extract.cues import claiming_forms, verb_forms
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.span import Span

CLOSING = frozenset({"”", '"', "''", "’", "'", "»", "“"})
_CONTRAST = frozenset({"while", "whilst", "whereas", "although", "though"})
_LONGEST_SOURCE = 8
_LONGEST_TELLER = 12
_LONGEST_TIME = 6
_CARRY_ON = frozenset({"add", "note", "stress", "insist", "cite", "emphasise", "emphasize", "argue", "state"})


class QuotingSentence:
    """A sentence whose words are asked for by their index; `quotations` are those that overlap it."""

    def __init__(self, grammar: Grammar, quotations: tuple[Quotation, ...]) -> None:
        self.grammar = grammar
        self.text = grammar.text
        self.tokens = grammar.tokens
        self.low = grammar.low
        self.quotations = quotations

    def inside_quotation(self, span: Span) -> bool:
        return any(span in quotation.inner for quotation in self.quotations)

    def owner_words(self, owner: int) -> list[int]:
        """The words of an owner without the mark of the case: "the ministry" of "the ministry's"."""
        words = [i for i in self.grammar.noun_phrase(owner) if self.tokens[i].dep != "case"]
        return words or [owner]

    def closed(self, span: Span) -> Span:
        """The span with the bracket that closes it: "the Conference of Ports (CP)"."""
        words = span.of(self.text)
        is_open = words.count("(") > words.count(")") and self.text[span.end : span.end + 1] == ")"
        return Span(span.start, span.end + 1) if is_open else span

    def pieces(self, words: list[int]) -> tuple[Span, ...]:
        """The words as spans; a word that is left out between two makes a gap."""
        pieces: list[Span] = []
        previous = -2
        for index in words:
            span = self.tokens[index].span
            if index == previous + 1 and pieces:
                pieces[-1] = pieces[-1].joined(span)
            else:
                pieces.append(span)
            previous = index
        return tuple(pieces)

    def until_contrast(self, words: list[int], verb: int) -> list[int]:
        """The words up to a contrasting clause with a source of its own: ", while Lund claimed …"."""
        for place, index in enumerate(words):
            if place and (self.adds(index) or writer_goes_on(self, words, place)):
                return words[:place]
            if place and self.low[index] in ("and", "but") and self._joins_outer_verb(index, verb):
                return words[:place]
            if place and self.low[index] == "which" and self._tells_more(index):
                return words[:place]
            if place and self.low[index] == ";" and self._another_tells(index):
                return words[:place]
            if (
                place
                and (self.low[index - 1] == "," or self.low[index] == "despite")
                and self._is_aftermath(index)
            ):
                return words[:place]
            if place and self.low[index] == "as" and self._goes_on_in_headline(index):
                return words[:place]
            if self.low[index] not in _CONTRAST and not (
                self.low[index] in ("and", "but", "as") and place and self.low[index - 1] == ","
            ):
                continue
            if self.inside_quotation(self.tokens[index].span):
                continue
            for other in words[place + 1 : place + 12]:
                if other == verb or self.low[other] not in verb_forms() or not self.grammar.is_verb(other):
                    continue
                own = self.grammar.first_below(other, "nsubj")
                if (
                    own is not None
                    and own > index
                    and self.grammar.can_speak(own)
                    and self.grammar.is_finite(other)
                ):
                    return words[:place]
                if (
                    own is None
                    and self.low[index] in ("and", "but")
                    and other <= index + 3
                    and (self.tokens[other].tag in ("VBD", "VBZ", "VBP"))
                    and self.tokens[verb].tag == self.tokens[other].tag
                ):
                    return words[:place]
        return words

    def _is_aftermath(self, index: int) -> bool:
        """Whether the writer tells what came of it or before it: ", sparking protests", ", a day after"."""
        listed = table("reports", "aftermath")
        if self.low[index - 1] != ",":
            return self.low[index] == "despite" and self._another_claims(index)
        if self.low[index] in listed["words"]:
            span = self.tokens[index].span
            quoted = any(each.span.start > span.start for each in self.quotations)
            return not quoted and not self.inside_quotation(span)
        timed = next((i for i in range(index, index + _LONGEST_TIME) if self.low[i : i + 1] == ("after",)), 0)
        if timed <= index or self.inside_quotation(self.tokens[index].span):
            return False
        return all(self.low[i] in listed["times"] or self.tokens[i].tag == "CD" for i in range(index, timed))

    def _another_claims(self, despite: int) -> bool:
        """Whether somebody's claim is set against it: "says it was safe despite Lund claiming it was not"."""
        if self.inside_quotation(self.tokens[despite].span):
            return False
        after = range(despite + 2, min(despite + _LONGEST_SOURCE, len(self.tokens)))
        claim = next(
            (i for i in after if self.tokens[i].tag == "VBG" and self.low[i] in claiming_forms()), None
        )
        return claim is not None and any(self.grammar.can_speak(i) for i in range(despite + 1, claim))

    def _another_tells(self, semicolon: int) -> bool:
        """Whether somebody else says what follows: "Sarra said it won; Norvane said it did not"."""
        if self.inside_quotation(self.tokens[semicolon].span):
            return False
        for verb in range(semicolon + 2, min(semicolon + _LONGEST_TELLER, len(self.tokens))):
            own = self.grammar.first_below(verb, "nsubj")
            if self.low[verb] in verb_forms() and self.grammar.is_finite(verb) and own is not None:
                return (
                    semicolon < own < verb and self.grammar.can_speak(own) and self.tokens[own].tag != "PRP"
                )
        return False

    def _goes_on_in_headline(self, as_word: int) -> bool:
        """Whether a headline tells what happens meanwhile: "Ministers announce deal as rivals march"."""
        headline = self.low[-1] not in (".", "!", "?", *CLOSING)
        clause = self.tokens[as_word].head
        meanwhile = self.tokens[as_word].dep == "mark" and self.tokens[clause].tag in ("VBZ", "VBP")
        return headline and meanwhile and bool(self.grammar.below(clause, "nsubj"))

    def _tells_more(self, which: int) -> bool:
        """Whether a relative clause has a cue of its own: "he may go, which he said would please her"."""
        if self.low[which - 1] != "," or self.inside_quotation(self.tokens[which].span):
            return False
        for verb in range(which + 2, min(which + _LONGEST_SOURCE, len(self.tokens))):
            own = self.grammar.first_below(verb, "nsubj")
            if self.low[verb] in verb_forms() and self.grammar.is_finite(verb) and own is not None:
                return which < own < verb and self.grammar.can_speak(own)
        return False

    def _joins_outer_verb(self, index: int, verb: int) -> bool:
        """Whether what "and" joins is a reporting verb of the outer speaker: "said it should, and called"."""
        after = index + 1
        while after + 1 < len(self.tokens) and self.tokens[after].pos == "ADV":
            after += 1
        if after >= len(self.tokens):
            return False
        if self.low[after] not in verb_forms() and not self._leaves_infinitive(after):
            return False
        return (
            after > verb and self.leaves_clause(after) and not self.inside_quotation(self.tokens[after].span)
        )

    def leaves_clause(self, verb: int) -> bool:
        """Whether a form was hung on a clause of another tense: "said they should stay, and called for".

        So with "alleges he moved it and accuses", "said they were searching and appealed".
        """
        token = self.tokens[verb]
        head = self.tokens[token.head]
        if token.tag in ("VBD", "VBZ") and self.joined_to_cue(verb):
            return True
        if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or self.grammar.below(verb, "nsubj"):
            return False
        if self._is_of_a_thing(token.head):
            return True
        if self._leaves_infinitive(verb) or (head.tag, token.tag) in (("VBD", "VBZ"), ("VBP", "VBD")):
            return True
        if head.tag == "VBG":
            return bool(self.grammar.below(token.head, "aux"))
        return head.tag == "VB" and any(self.low[i] in MODALS for i in self.grammar.below(token.head, "aux"))

    def joined_to_cue(self, verb: int) -> bool:
        """Whether the parse took what "but" joins to the cue for its content: "said it held but admitted"."""
        token = self.tokens[verb]
        if token.dep != "ccomp" or self.low[verb - 1 : verb] not in (("and",), ("but",)):
            return False
        above = self.tokens[token.head]
        cue = above.text.lower() in verb_forms() and above.tag == token.tag and token.head < verb
        return cue and not self.grammar.below(verb, "nsubj", "mark", "expl")

    def _is_of_a_thing(self, verb: int) -> bool:
        """Whether its subject says nothing: "said there was a leak and urged", "said tolls rose and …"."""
        g = self.grammar
        if self.tokens[verb].dep != "ccomp" or self.low[self.tokens[verb].head] not in verb_forms():
            return False
        if g.below(verb, "expl") or self._was(verb):
            return True
        subject = g.first_below(verb, "nsubj", "nsubjpass")
        return subject is not None and self.tokens[subject].pos == "NOUN" and not g.can_speak(subject)

    def _was(self, verb: int) -> bool:
        """Whether it is told how something was, and not what it did: "said he was late and urged"."""
        if self.tokens[verb].lemma.lower() == "be":
            return self.tokens[verb].tag == "VBD"
        return any(self.tokens[i].tag == "VBD" for i in self.grammar.below(verb, "auxpass"))

    def _leaves_infinitive(self, verb: int) -> bool:
        """ "told them to wait and then sent them home": a finite form does not go on from "to"."""
        token = self.tokens[verb]
        if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or self.tokens[token.head].tag != "VB":
            return False
        return any(self.low[i] in ("did", "to") for i in self.grammar.below(token.head, "aux"))

    def adds(self, index: int) -> bool:
        """Whether ", adding" stands here, which goes on with the outer speaker."""
        token = self.tokens[index]
        if token.tag != "VBG" or self.low[index - 1] != "," or self.low[index] not in verb_forms():
            return False
        if self.inside_quotation(token.span) or token.dep not in ("advcl", "xcomp", "acl", "conj", "dep"):
            return False
        if verb_forms()[self.low[index]] in _CARRY_ON:
            return True
        doer = self.grammar.first_below(token.head, "nsubj", "nsubjpass")
        return doer is not None and not self.grammar.can_speak(doer)

    def reduced_passive(self, verb: int) -> bool:
        if self.grammar.below(verb, "nsubj"):
            return False
        return self.tokens[verb].tag == "VBN" and self.tokens[verb].dep in ("acl", "advcl", "amod")

    def quoting_verb(self, verb: int) -> int | None:
        """The verb of "quoted him as saying", "was quoted by the Ledger saying"; None where there is none."""
        as_word = self.tokens[verb].head
        if self.tokens[verb].tag != "VBG":
            return None
        if self.low[as_word] != "as":
            while self.tokens[as_word].dep in ("pobj", "agent", "prep"):
                as_word = self.tokens[as_word].head
            return as_word if self.low[as_word] == "quoted" else None
        above = self.tokens[as_word].head
        for _ in range(3):
            if self.tokens[above].lemma.lower() in ("quote", "cite", "report"):
                return above
            above = self.tokens[above].head
        return None
