"""What a reporting verb reports, by the frames of `words/cues.toml`."""

from __future__ import annotations

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.quoted_content import QuotedContent
from workbench.extract.attributions.writers_words import past_relative
from workbench.extract.cues import Frame, verb_forms
from workbench.lexicon import table
from workbench.values.attribution import Polarity
from workbench.values.span import Span

_NEW = frozenset({"announce", "unveil", "propose", "outline", "promise", "pledge", "demand", "request"})
"""What follows what is new with these is its purpose: "announced a levy to finance the canal"."""
_DATED = _NEW | {"predict", "forecast", "project", "expect", "fear", "foresee", "estimate"}
_ABOUT = frozenset(
    {
        "over",
        "for",
        "about",
        "with",
        "against",
        "from",
        "to",
        "as",
        "of",
        "into",
        "toward",
        "between",
        "among",
    }
)


_TOLD_AT = frozenset({"at", "in", "on", "via", "during"})


class Complements(QuotedContent):
    """Reads the content of a reporting verb."""

    def content(self, cue: CueVerb, frame: Frame, clause: set[int]) -> tuple[Span, ...]:
        match frame.name:
            case "that" | "wh":
                return self.clause_content(cue, frame)
            case "quote":
                return self.quoted_content(cue, clause)
            case "whom_that":
                return self.clause_content(cue, frame) or self.quoted_content(cue, clause)
            case "to" | "gerund":
                return self._infinitive(cue, frame)
            case "whom_to":
                return self._whom_to(cue)
            case "wish":
                return self._wish(cue)
            case "object":
                return self._object(cue, frame)
            case "as":
                return self.called(cue)
            case "for" | "estimate":
                return self.blamed(cue, frame)
            case "about":
                return self._about(cue, frame)
        return ()

    def _infinitive(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        if cue.passive and frame.name == "to":
            return ()  # "is expected by Lund to sink" is read with the passives
        for child in g.below(cue.verb, "xcomp", "ccomp", "advcl"):
            if child < cue.verb:
                continue
            if frame.name == "gerund" and self.tokens[child].tag == "VBG" and self.low[child - 1] != ",":
                return self.pieces(self.until_contrast(g.parse.subtree(child), cue.verb))
            if frame.polarity is Polarity.DENIED and self.low[child] in verb_forms():
                return ()  # "refused to comment" is read where the other verb stands
            if frame.name == "gerund":
                continue
            if not any(self.low[i] == "to" for i in g.below(child, "aux")):
                continue
            words = g.parse.subtree(child)
            if self.tokens[child].dep != "advcl" or (words[0] == cue.last + 1 and self.low[words[0]] == "to"):
                return self.pieces(self.until_contrast(words, cue.verb))
        for seen in g.below(cue.verb, "dobj") if frame.name == "gerund" else ():
            if any(self.tokens[i].tag == "VBG" and i > seen for i in g.below(seen, "acl")):
                return self.pieces(
                    self.until_contrast(g.parse.subtree(seen), cue.verb)
                )  # "described it burning"
        return ()

    def _whom_to(self, cue: CueVerb) -> tuple[Span, ...]:
        g = self.grammar
        for child in g.below(cue.verb, "xcomp", "ccomp", "advcl"):
            if child < cue.verb or not any(self.low[i] == "to" for i in g.below(child, "aux")):
                continue
            words = g.parse.subtree(child)
            for whom in g.below(cue.verb, "dobj", "dative"):
                words = g.parse.subtree(whom) + words
            for preposition in g.below(cue.verb, "prep"):
                if self.low[preposition] in ("on", "upon", "to", "for") and preposition < child:
                    words = [i for i in g.parse.subtree(preposition) if i != preposition] + words
            words = [i for i in words if i > cue.last]
            if cue.passive:
                told = g.first_below(cue.verb, "nsubjpass")
                words = [*(g.noun_phrase(told) if told is not None else ()), *words]
            if len(words) > len(g.parse.subtree(child)) or self.tokens[child].dep == "ccomp":
                return self.pieces(self.until_contrast(sorted(set(words)), cue.verb))
        for whom in g.below(cue.verb, "dobj"):
            for child in g.below(whom, "acl", "relcl"):
                if any(self.low[i] == "to" for i in g.below(child, "aux")):
                    return self.pieces(g.parse.subtree(whom))
        return ()

    def _wish(self, cue: CueVerb) -> tuple[Span, ...]:
        """ "wants the bridge closed", "wants drivers to pay", "wants a bridge"; no thing wished before."""
        g = self.grammar
        if cue.passive:
            return ()
        for child in g.below(cue.verb, "ccomp", "xcomp", "dobj"):
            words = [i for i in g.parse.subtree(child) if i > cue.last]
            clause = self.tokens[child].dep != "dobj" or bool(g.below(child, "acl", "relcl"))
            if child < cue.verb or not words or (not clause and self.tokens[cue.verb].tag == "VBD"):
                continue
            if len(words) > 1:
                return self.pieces(self.until_contrast(words, cue.verb))
        return ()

    def _object(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        if frame.objects and not any(self.low[i] in frame.objects for i in g.below(cue.verb, "dobj")):
            return ()
        if cue.passive:
            victim = self.grammar.first_below(cue.verb, "nsubjpass")
            if victim is None and self.reduced_passive(cue.verb):
                victim = self.tokens[cue.verb].head
            if victim is None:
                return ()
            rest = [
                i for child in g.below(cue.verb, "xcomp", "oprd", "advcl") for i in g.parse.subtree(child)
            ]
            return self.pieces(sorted({*g.noun_phrase(victim), *(i for i in rest if i > cue.verb)}))
        if " " in cue.lemma:
            for preposition in g.below(cue.verb, "prep"):
                if self.low[preposition] == cue.lemma.split()[-1]:
                    words = [i for i in g.parse.subtree(preposition) if i != preposition]
                    return self.pieces(self.until_contrast(words, cue.verb)) if words else ()
        for child in g.below(cue.verb, "ccomp", "pcomp"):
            words = g.parse.subtree(child)
            if child > cue.verb and self.low[words[0]] == "what":
                return self.pieces(self.until_contrast(words, cue.verb))
        for child in g.below(cue.verb, "dobj"):
            alone = child == len(self.tokens) - 2 == cue.last + 1
            if alone and self.low[child] in ("that", "this") and cue.lemma in _denying():
                return (self.tokens[child].span,)
            if child < cue.verb or self.tokens[child].pos == "PRON" or self.low[child] in ("that", "what"):
                continue
            if self.tokens[child].tag in ("PRP", "WP", "WDT"):
                continue
            words = g.parse.subtree(child)
            after = words[-1] + 1
            lost = after < len(self.tokens) and self._opens_predicate(after)
            if (lost or self.predicate_past_aside(cue, words)) and words[0] <= cue.last + 3:
                words = list(range(words[0], len(self.tokens)))  # the parse took the subject for an object
                return self.pieces(self.until_contrast(words, cue.verb))
            if frame.sources == "documents" or (cue.subject is not None and g.is_document(cue.subject)):
                words = [i for i in g.parse.subtree(cue.verb) if i >= words[0]]
            for tail in g.below(cue.verb, "prep"):
                if tail == words[-1] + 1 and (self.low[tail] in _ABOUT or self._may_tell_which(tail)):
                    words = [*words, *g.parse.subtree(tail)]
            for due in g.below(cue.verb, "prep") if cue.lemma in _DATED else ():
                if due == words[-1] + 1 and self.low[due] in ("by", "within", "until"):
                    words = [*words, *g.parse.subtree(due)]  # "promised new homes by 2030"
            for purpose in g.below(cue.verb, "xcomp", *(("advcl",) if cue.lemma in _NEW else ())):
                below = g.parse.subtree(purpose)
                if below[0] == words[-1] + 1 and self.low[below[0]] == "to":
                    words = [*words, *below]  # "announced a new law to curb rents"
            return self.pieces(self.until_contrast(self._without_telling(words, cue.lemma), cue.verb))
        return self._share(cue)

    def _without_telling(self, words: list[int], verb: str) -> list[int]:
        """Without where it was said and what came of it: "the toll at a briefing", "the toll, which fell"."""
        comma = past_relative(self, words)
        words = words if comma is None else [i for i in words if i < comma]
        for index in reversed(words[1:]):
            below = self.grammar.parse.subtree(index)
            if self.low[index] in _TOLD_AT and below[-1] == words[-1] and self._is_occasion(index, verb):
                return [i for i in words if i < below[0]]
        return words

    def _is_occasion(self, preposition: int, verb: str) -> bool:
        """Whether something is said there: "at a briefing", "unveiled the plan on Facebook".

        Where it is known already it may tell which thing: "denied the claims in the letter".
        """
        g, occasions = self.grammar, table("reports", "told_at")
        where = g.first_below(preposition, "pobj")
        if (
            where is None
            or self.tokens[preposition].dep != "prep"
            or self.low[where] not in occasions["words"]
        ):
            return False
        return verb in occasions["with_verbs"] or any(
            self.low[i] in ("a", "an") for i in g.below(where, "det")
        )

    def _may_tell_which(self, preposition: int) -> bool:
        """Whether it names what is known already, where the thing may be: "the claims in the letter"."""
        g = self.grammar
        where = g.first_below(preposition, "pobj")
        if where is None or self.low[where] not in table("reports", "told_at")["words"]:
            return False
        return self.low[preposition] in _TOLD_AT and any(self.low[i] == "the" for i in g.below(where, "det"))

    def _share(self, cue: CueVerb) -> tuple[Span, ...]:
        """ "had projected 2%": a share that the parse took for a measure of the verb."""
        for child in self.grammar.below(cue.verb, "npadvmod"):
            words = self.grammar.parse.subtree(child)
            if words[0] == cue.last + 1 and self.low[child] in ("%", "percent", "cent", "points"):
                return self.pieces(words)
        return ()

    def _opens_predicate(self, index: int) -> bool:
        """Whether a finite verb stands here that the words before it can be the subject of."""
        return self.tokens[index].tag in ("VBD", "VBZ", "VBP", "MD") and self.tokens[index].dep not in (
            "conj",
        )

    def _about(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        for child in g.below(cue.verb, "advcl", "ccomp", "xcomp") if "for" in frame.prepositions else ():
            words = g.parse.subtree(child)
            wished = any(self.low[i] == "to" for i in g.below(child, "aux"))
            if wished and self.low[words[0]] == "for" and words[0] == cue.last + 1:
                return self.pieces(self.until_contrast(words[1:], cue.verb))  # "called for it to be dropped"
        for child in g.below(cue.verb, "prep"):
            if cue.lemma == "call" and any(cue.verb < i < child for i in g.below(cue.verb, "dobj")):
                continue  # "called a vote for May", "called Norvane for Lund"
            if self.low[child] in frame.prepositions and child > cue.verb:
                words = [i for i in g.parse.subtree(child) if i != child]
                if words and self.tokens[words[0]].tag != "PRP":
                    words = self._with_participle(words, cue.verb)
                    for tail in g.below(cue.verb, "prep"):
                        if tail == words[-1] + 1 and self.low[tail] in ("for", "from", "over"):
                            words = [*words, *g.parse.subtree(tail)]  # "asked for a room for a guest"
                    return self.pieces(self.until_contrast(words, cue.verb))
        return ()

    def _with_participle(self, words: list[int], verb: int) -> list[int]:
        """With what the thing does: "warned of prices rising by half", which the parse hung on the verb."""
        after = words[-1] + 1
        if after < len(self.tokens) and self.tokens[after].tag == "VBG" and self.tokens[after].head == verb:
            return [*words, *self.grammar.parse.subtree(after)]
        return words


def _denying() -> frozenset[str]:
    return frozenset(table("reports", "denying_verbs")["words"])
