"""Who speaks, where the grammar of a reporting verb gives no subject or the wrong one."""

from __future__ import annotations

from workbench.extract.attributions.sentence import CLOSING, QuotingSentence
from workbench.extract.cues import verb_forms

_LONGEST_NAME = 4
_LONGEST_ASIDE = 12
_SPEAKING = frozenset({"speaking", "talking", "testifying", "writing", "appearing"})
_HAVE = frozenset({"has", "have", "had"})
_LONGEST_WAY = 6
"""Words from "went" to "say"."""
_FEWEST_SAID = 4
"""Words of what is said before an inverted cue."""


class CueSubjects(QuotingSentence):
    """Finds the subjects that the parse lost."""

    def whose_channel(self, channel: int, verb: int) -> int | None:
        """Who posts there: Lund, in "Lund posted a video on Facebook accusing the police"."""
        preposition = channel - 1
        if preposition < 1 or self.low[preposition] not in ("on", "to", "in") or channel > verb:
            return None
        at = self.tokens[preposition].head
        while not self.grammar.is_verb(at) and self.tokens[at].head != at:
            at = self.tokens[at].head
        poster = None if at == verb else self.grammar.subject(at)
        return poster if poster is not None and self.grammar.can_speak(poster) else None

    def beside(self, verb: int) -> int | None:
        """A name or role right before or after the verb, where the parse gives no subject."""
        if self.low[verb - 1] in CLOSING and verb > 0:
            spoken = self.grammar.first_below(verb, "dobj")
            if (
                spoken is not None
                and self.tokens[spoken].pos in ("NOUN", "PROPN")
                and all(self.inside_quotation(self.tokens[i].span) for i in self.grammar.below(verb, "nsubj"))
            ):
                return spoken  # “Close the gates!” shouted the keeper
        if not self.grammar.is_finite(verb) or self.grammar.below(verb, "expl", "csubj"):
            return None
        at = verb - 1
        while at >= 0 and (self.tokens[at].dep in ("aux", "advmod", "neg") or self.tokens[at].tag == "MD"):
            at -= 1
        if at >= 0 and self.tokens[at].pos in ("PROPN", "PRON") and self.grammar.can_speak(at):
            return at
        if at > 0 and self._is_object_of_cue(at):
            return at  # "claims a source described it", where the parse took the source for an object
        if at > 0 and self.low[at] == "," and self._before_aside(at) is not None:
            return self._before_aside(at)
        tells_on = self.low[verb + 1 : verb + 2] in ((",",), (":",)) or any(
            i > verb for i in self.grammar.below(verb, "ccomp")
        )
        if at > 0 and self.low[at] == "," and tells_on and self._name_before(at) is not None:
            return self._name_before(at)
        if at >= 0 and self.tokens[at].dep == "compound" and self.grammar.is_document(at):
            return at  # "court records show", taken for one noun
        if (
            verb + 1 < len(self.tokens)
            and self.tokens[verb + 1].pos == "PROPN"
            and self.low[verb - 1 : verb] in (("”",), ('"',), (",",), ("''",))
        ):
            at = verb + 1
            while at + 1 < len(self.tokens) and self.tokens[at + 1].pos == "PROPN":
                at += 1
            return at
        return None

    def _is_object_of_cue(self, noun: int) -> bool:
        token = self.tokens[noun]
        return (
            token.dep == "dobj"
            and token.pos == "NOUN"
            and self.low[token.head] in verb_forms()
            and token.head < noun
            and self.grammar.can_speak(noun)
        )

    def _before_aside(self, comma: int) -> int | None:
        """The name before an aside that ends at the comma: "In June Lund, the port's director, said"."""
        opens = next((i for i in range(comma - 1, max(0, comma - 15), -1) if self.low[i] == ","), None)
        if opens is None or opens == 0:
            return None
        aside = range(opens + 1, comma)
        if any(self.grammar.is_verb(i) and self.grammar.is_finite(i) for i in aside):
            return None
        name = opens - 1
        proper = self.tokens[name].pos == "PROPN" and self.grammar.can_speak(name)
        return name if proper and self.tokens[aside[0]].pos in ("DET", "ADJ", "NOUN", "PRON") else None

    def _name_before(self, comma: int) -> int | None:
        """The last word of a name between commas: "At noon, the head of the port, Ada Lund, said"."""
        opens = comma - 1
        while opens > 0 and self.tokens[opens].pos == "PROPN":
            opens -= 1
        if self.low[opens] != "," or not 2 <= comma - 1 - opens <= _LONGEST_NAME:
            return None
        return comma - 1 if self.tokens[opens - 1].pos in ("NOUN", "PROPN") else None

    def follows_statement(self, verb: int) -> int | None:
        """The speaker after the verb: "The road was shut, reported the harbour board, as snow fell"."""
        g = self.grammar
        quoted = verb > 0 and self.low[verb - 1] in CLOSING and self.low[verb] == "read"
        if not quoted and (self.low[verb - 1] != "," or verb < _FEWEST_SAID):
            return None
        if self.tokens[verb].tag not in ("VBD", "VBZ") and self.low[verb] != "read":
            return None
        told = verb_forms()[self.low[verb]] in (
            "say",
            "report",
            "add",
            "note",
            "warn",
            "write",
            "announce",
            "argue",
            "claim",
        )
        speaker = g.first_below(verb, "dobj", "nsubj")
        if not told and not (self.low[verb] == "read" and speaker is not None and g.is_document(speaker)):
            return None
        if speaker is None or g.parse.subtree(speaker)[0] != verb + 1 or not g.can_speak(speaker):
            return None
        after = g.parse.subtree(speaker)[-1] + 1
        closed = after >= len(self.low) or self.low[after] in (",", ".", ";")
        return speaker if closed else None

    def before_speaking(self, subject: int) -> int | None:
        """Who speaks to those that the parse took for the subject: "Lund speaking to the board called it"."""
        first = self.grammar.noun_phrase(subject)[0]
        if first < 3 or self.tokens[first - 1].pos != "ADP" or self.low[first - 2] not in _SPEAKING:
            return None
        return first - 3 if self.grammar.can_speak(first - 3) else None

    def past_aside(self, participle: int) -> int | None:
        """Whose perfect an aside splits: the ministry, in "The ministry has, in a statement, called on"."""
        if self.tokens[participle].tag != "VBN" or self.low[participle - 1] != ",":
            return None
        before = range(max(1, participle - _LONGEST_ASIDE), participle - 1)
        have = next((i - 1 for i in before if self.low[i] == "," and self.low[i - 1] in _HAVE), None)
        return None if have is None else self.grammar.first_below(have, "nsubj")

    def goes_so_far(self, verb: int) -> int | None:
        """The verb before it of "went so far as to say", "goes as far as to claim"."""
        before = range(max(0, verb - _LONGEST_WAY), verb)
        if self.low[verb - 1 : verb] != ("to",) or not any(self.low[i] == "far" for i in before):
            return None
        return next((i for i in before if self.tokens[i].lemma == "go" and self.grammar.is_verb(i)), None)

    def apposed(self, subject: int, verb: int) -> int | None:
        """The speaker that the parse took for an apposition: "The pier, a spokesman said, will reopen"."""
        for child in self.grammar.below(subject, "appos"):
            if self.grammar.can_speak(child) and "," not in self.low[child:verb] and child < verb:
                return child
        return None

    def quoted_person(self, verb: int) -> int | None:
        """Lund, in "Reuters quoted Lund as saying" and in "Lund was quoted as saying"."""
        above = self.quoting_verb(verb)
        return None if above is None else self.grammar.first_below(above, "dobj", "nsubjpass")

    def lost_doer(self, participle: int) -> int | None:
        """The people before a verb that the parse took for a participle: "Local nurses planned to march"."""
        token, doer = self.tokens[participle], self.tokens[participle].head
        if token.tag == "VBG" and self.tokens[participle - 1].dep == "pobj":
            beside = self.low[self.tokens[participle - 1].head] in ("despite", "with")
            return participle - 1 if beside and self.grammar.can_speak(participle - 1) else None
        if (
            token.tag != "VBN"
            or token.dep != "acl"
            or self.tokens[doer].head != doer
            or doer != participle - 1
        ):
            return None
        to = self.grammar.first_below(participle, "xcomp", "ccomp")
        finite = any(self.grammar.is_verb(i) and self.grammar.is_finite(i) for i in range(participle))
        plural = self.tokens[doer].tag == "NNS" and self.grammar.first_below(participle, "agent") is None
        sentence = self.low[-1] in (".", "!", *CLOSING)
        return doer if plural and sentence and to is not None and to > participle and not finite else None

    def is_near(self, subject: int, verb: int) -> bool:
        """Whether no quotation ends between the subject and a verb that follows it."""
        if subject > verb:
            return True
        first, last = self.tokens[subject].span.end, self.tokens[verb].span.start
        return not any(first < quotation.span.end <= last for quotation in self.quotations)

    def outer_subject(self, verb: int) -> int | None:
        """The speaker of the cue whose content the parse hung this verb in."""
        own = self.grammar.first_below(verb, "nsubj")
        if own is None and self.joined_to_cue(verb):
            return self.grammar.subject(self.tokens[verb].head)
        at = self.tokens[verb].head if own is None else verb
        for _ in range(12):
            head = self.tokens[at].head
            if head == at:
                return None
            if self.tokens[at].dep in ("ccomp", "xcomp", "advcl", "conj") and self.low[head] in verb_forms():
                doer = self.grammar.subject(head)
                if doer is not None and self.grammar.can_speak(doer):
                    return doer
            at = head
        return None
