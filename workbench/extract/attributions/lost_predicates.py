"""Clauses whose subject the parse took for the object of the cue: "reports the port, of all, is full"."""

from __future__ import annotations

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.sentence import QuotingSentence

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PARTING = frozenset({",", "—", "–", "-", ")", '"', "”"})


class LostPredicates(QuotingSentence):
    """Finds the verb that belongs to an object of the cue."""

    def after_lost_subject_and_aside(self, cue: CueVerb) -> list[int]:
        """The words from the object on, where the cue takes a clause and an aside parts it from its verb."""
        thing = self.grammar.first_below(cue.verb, "dobj")
        if (
            thing is None
            or cue.passive
            or any(frame.name == "object" and not frame.objects for frame in cue.frames)
        ):
            return []
        words = self.grammar.parse.subtree(thing)
        if words[0] != cue.last + 1 or not self.predicate_past_aside(cue, words):
            return []
        return list(range(words[0], len(self.tokens)))

    def predicate_past_aside(self, cue: CueVerb, words: list[int]) -> bool:
        """Whether an aside parts the object from a verb of its own: "claims the port, too, is full"."""
        near = self.low[words[0] : words[-1] + 2]
        if all(frame.name != "that" for frame in cue.frames) or _PARTING.isdisjoint(near):
            return False
        for verb in self.grammar.below(cue.verb, "conj", "advcl", "ccomp", "xcomp"):
            below = self.grammar.below(verb, "nsubj", "nsubjpass", "mark", "cc", "expl")
            first = min(verb, *self.grammar.below(verb, "aux", "auxpass"), len(self.tokens))
            told = self.tokens[first].tag in _FINITE and self.low[first - 1] in _PARTING
            aside = not _PARTING.isdisjoint(self.low[words[0] : first - 1])  # else "wrote books, made films"
            joined = any(self.low[i : i + 2] == (",", "but") for i in range(words[0], first))
            if verb > words[-1] + 1 and told and aside and not joined and not any(i < verb for i in below):
                return True
        return False

    def is_lost_predicate(self, index: int) -> bool:
        """Whether a finite verb stands here that has no subject but the words before it."""
        if index >= len(self.tokens) or self.tokens[index].tag not in _FINITE:
            return False
        helps = self.tokens[index].dep in ("aux", "auxpass")
        return self.lacks_subject(self.tokens[index].head if helps else index)

    def end_of_predicate(self, index: int, cue: int) -> int:
        """The end of the clause that the finite word opens; of the sentence, where the cue hangs in it."""
        helps = self.tokens[index].dep in ("aux", "auxpass")
        below = self.grammar.parse.subtree(self.tokens[index].head if helps else index)
        return len(self.tokens) if cue in below else below[-1] + 1

    def lacks_subject(self, verb: int) -> bool:
        return not self.grammar.below(verb, "nsubj", "nsubjpass", "expl", "csubj")
