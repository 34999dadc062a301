"""What a reporting verb reports, by the frames of `words/cues.toml`."""

from __future__ import annotations

import re

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.naming import Naming
from workbench.extract.attributions.writers_words import past_relative
from workbench.extract.cues import Frame, verb_forms, verb_frames
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.attribution import Polarity
from workbench.values.span import Span

_ADJUNCTS = ("prep", "npadvmod", "advmod", "agent", "dative", "prt", "neg", "aux", "auxpass", "tmod")
_NEAR = frozenset(
    {
        *_ADJUNCTS,
        "pobj",
        "det",
        "compound",
        "punct",
        "amod",
        "poss",
        "case",
        "nummod",
        "mark",
        "appos",
        "intj",
        "quantmod",
    }
)
"""What may stand between a cue and its quotation."""
_NEW = frozenset({"announce", "unveil", "propose", "outline", "promise", "pledge", "demand", "request"})
"""What follows what is new with these is its purpose: "announced a levy to finance the canal"."""
_DATED = _NEW | {"predict", "forecast", "project", "expect", "fear", "foresee", "estimate"}
_LISTENERS = frozenset(
    {"dobj", "nsubj", "advcl", "pcomp", "attr", "acl", "relcl", "cc", "conj", "dative", "xcomp", "ccomp"}
)
_TOLD = frozenset(
    {"tell", "inform", "assure", "remind", "ask", "urge", "warn", "advise", "order", "brief", "notify"}
)
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


_NESTED = re.compile(
    r"""
    (?:[ ][\w ]{1,30})?,?[ ]            # "told me, "
    (?P<said> ['‘] [^'’"”]              # opens in a word
      (?: [^'’] | ['’](?=\w) ){1,400}?  # an apostrophe inside a word closes nothing
      [.,!?] ['’] )                     # closes behind a mark
    """,
    re.VERBOSE,
)


class Complements(Naming):
    """Reads the content of a reporting verb."""

    def content(self, cue: CueVerb, frame: Frame, clause: set[int]) -> tuple[Span, ...]:
        match frame.name:
            case "that" | "wh":
                return self.clause_content(cue, frame)
            case "quote":
                return self._quoted_content(cue, clause)
            case "whom_that":
                return self.clause_content(cue, frame) or self._quoted_content(cue, clause)
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

    def _quoted_content(self, cue: CueVerb, clause: set[int]) -> tuple[Span, ...]:
        """A quotation that stands beside the clause of the cue."""
        if (nested := self._nested(cue)) is not None:
            return (nested,)
        inquit = self.inquit(cue)
        if inquit:
            quoted = any(each.span.overlaps(piece) for each in self.quotations for piece in inquit)
            return inquit if quoted or any(each.name == "that" for each in cue.frames) else ()
        last = max(cue.last, *clause)
        start = self.tokens[cue.verb].span.start
        for quotation in self.quotations:
            if quotation.span.start < start:
                continue
            between = [
                i
                for i in range(cue.last + 1, len(self.tokens))
                if self.tokens[i].span.end <= quotation.span.start
            ]
            colon = any(self.low[i] in (":", ",") for i in between[-1:]) or not between
            told = cue.lemma in _TOLD
            near = all(
                self.tokens[i].dep in (_NEAR | _LISTENERS if told or colon else _NEAR) for i in between
            )
            if any(self._leads_in(i) for i in between):
                return ()
            if not colon and self._is_of_a_noun(quotation):
                return ()
            if near and (colon or len(between) <= 12):
                if not colon and self._in_object(cue, quotation):
                    return ()
                if not colon and self._embeds(cue, between):
                    return self.pieces([i for i in range(between[0], len(self.tokens)) if i > last])
                return (quotation.span,)
            return ()
        return ()

    def _is_of_a_noun(self, quotation: Quotation) -> bool:
        """Whether a word in marks stands before its noun: "was offering a “free” kitten"."""
        first, after = (
            self.grammar.parse.at(quotation.inner.start),
            self.grammar.parse.at(quotation.span.end + 1),
        )
        if first is None or after is None or after >= len(self.tokens) or self.tokens[after].pos == "PUNCT":
            return False
        return self.tokens[first].head >= after and self.tokens[first].dep in ("amod", "compound", "nmod")

    def _nested(self, cue: CueVerb) -> Span | None:
        """What stands in single marks behind a cue in a quotation: "“He said, ‘It is late.’”"."""
        after = self.tokens[cue.last].span.end
        around = next((each for each in self.quotations if self.tokens[cue.verb].span in each.inner), None)
        match = None if around is None else _NESTED.match(self.text, after, around.inner.end)
        return None if match is None else Span(match.start("said"), match.end("said"))

    def _in_object(self, cue: CueVerb, quotation: Quotation) -> bool:
        """Whether the writer's own words open what the quotation ends: "voiced a “lack of trust”"."""
        return any(frame.name == "object" for frame in cue.frames) and any(
            words[0] == cue.last + 1
            and self.tokens[words[0]].span.end <= quotation.span.start
            and self.tokens[words[-1]].span.end > quotation.span.start
            for words in map(self.grammar.parse.subtree, self.grammar.below(cue.verb, "dobj"))
        )

    def _leads_in(self, index: int) -> bool:
        """Whether a participle stands here to which the quotation belongs: "posted a note, saying"."""
        frames = verb_frames().get(verb_forms().get(self.low[index], ""), ())
        return self.tokens[index].tag == "VBG" and any(frame.name == "quote" for frame in frames)

    def _embeds(self, cue: CueVerb, between: list[int]) -> bool:
        """Whether words of the writer lead into the quotation: "said it was “over”"."""
        return any(
            self.tokens[i].dep in ("nsubj", "mark") and self.tokens[i].head != cue.verb for i in between
        )

    def _infinitive(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
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
                if tail == words[-1] + 1 and self.low[tail] in _ABOUT:
                    words = [*words, *g.parse.subtree(tail)]
            for due in g.below(cue.verb, "prep") if cue.lemma in _DATED else ():
                if due == words[-1] + 1 and self.low[due] in ("by", "within", "until"):
                    words = [*words, *g.parse.subtree(due)]  # "promised new homes by 2030"
            for purpose in g.below(cue.verb, "xcomp", *(("advcl",) if cue.lemma in _NEW else ())):
                below = g.parse.subtree(purpose)
                if below[0] == words[-1] + 1 and self.low[below[0]] == "to":
                    words = [*words, *below]  # "announced a new law to curb rents"
            return self.pieces(self.until_contrast(self._without_telling(words), cue.verb))
        return self._share(cue)

    def _without_telling(self, words: list[int]) -> list[int]:
        """Without where it was said and what came of it: "the toll at a briefing", "the toll, which fell"."""
        comma = past_relative(self, words)
        words = words if comma is None else [i for i in words if i < comma]
        for index in reversed(words[1:]):
            below = self.grammar.parse.subtree(index)
            if self.low[index] in _TOLD_AT and below[-1] == words[-1] and self._is_occasion(index):
                return [i for i in words if i < below[0]]
        return words

    def _is_occasion(self, preposition: int) -> bool:
        """Whether something is said there: "at a briefing", "in a letter to the board", "on Facebook"."""
        where = self.grammar.first_below(preposition, "pobj")
        if where is None or self.tokens[preposition].dep != "prep":
            return False
        return self.low[where] in table("reports", "told_at")["words"]

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
