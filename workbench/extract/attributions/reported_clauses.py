"""The clause that a verb reports: "said (that) it was closed", "asked why it was closed"."""

from __future__ import annotations

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.grammar import WEEKDAYS
from workbench.extract.attributions.inquits import Inquits
from workbench.extract.attributions.listeners import after_listener, told_as_relative
from workbench.extract.attributions.lost_predicates import LostPredicates
from workbench.extract.cues import Frame, verb_forms
from workbench.values.span import Span

_QUESTIONS = frozenset(
    (word,) for word in ("whether", "if", "how", "why", "when", "where", "what", "who", "which")
)
_OCCASIONS = frozenset(
    {
        "briefing",
        "call",
        "interview",
        "hearing",
        "meeting",
        "conference",
        "court",
        "speech",
        "debate",
        "session",
        "proceedings",
        "testimony",
        "remarks",
        "address",
    }
)
"""Where things are said, and which is no thing said: "at a briefing that turnover had doubled"."""
_ASKING = frozenset({"why", "how", "when", "where", "what", "who", "which", "whether"})
_LONGEST_CUE = 5
_REASONS = frozenset((word,) for word in ("because", "if", "unless", "until", "once", "so"))
_IF_SO = frozenset({",", "if", "so", "not"})
_WITHOUT_OBJECT = frozenset({"say", "think", "believe", "argue", "insist", "hope", "reckon", "suspect"})
"""What looks like an object of these opens a clause."""
_OF_CLAUSES = frozenset({"that", "wh", "quote"})


class ReportedClauses(Inquits, LostPredicates):
    """Reads the clauses that verbs report."""

    def clause_content(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        """The clause that the verb reports, after it or around it; empty where it reports none."""
        g, verb = self.grammar, cue.verb
        inquit = self.inquit(cue)
        if inquit:
            return inquit
        if cue.lemma == "tell" and self.low[cue.last + 1 : cue.last + 2] == ("of",):
            return ()  # "told of a blast that shook the town"
        if (quoted := self._sentence_in_marks(cue)) is not None:
            return (quoted,)
        if frame.name == "that" and (words := self._past_adjuncts(cue)):
            return self.pieces(self.until_contrast(words, verb))
        words = self._after_lost_subject(cue) or self.after_lost_subject_and_aside(cue)
        if words := words or self._after_lost_clause(cue) or self._after_opening(cue):
            return self.pieces(self.until_contrast(words, verb))
        for child in g.below(verb, "ccomp", "xcomp", "advcl", "csubjpass", "dobj", "pcomp", "acl", "conj"):
            dep = self.tokens[child].dep
            if child < verb or (not g.is_verb(child) and dep != "ccomp"):
                continue
            introduced = any(self.low[i] == "that" for i in g.below(child, "mark"))
            if frame.name == "wh" and self.low[cue.last + 1] == "if":
                introduced = introduced or g.parse.subtree(child)[0] == cue.last + 1  # "did not mention if"
            if dep != "ccomp" and not introduced:
                continue
            has_subject = g.below(child, "nsubj", "nsubjpass", "csubj", "expl", "attr")
            if not (introduced or has_subject or g.is_finite(child)):
                continue
            words = g.parse.subtree(child)
            if self.tokens[child].pos == "PUNCT":  # "says he 'can' pay"
                words = list(range(words[0], len(self.tokens)))
            lost = [i for i in g.below(verb, "dobj") if verb < i < words[0]]
            if lost and not introduced and self.lacks_subject(child):
                first = g.parse.subtree(lost[0])[0]  # the parse took the subject for an object
                words = [*range(max(first, cue.last + 1), words[0]), *words]
            if cue.lemma == "tell" and words[0] == cue.last + 1 and not introduced:
                words = after_listener(g, words)
            if self._is_another_cue(words, child):
                continue
            words = self._with_reason(words, cue)
            words = self.until_contrast(words, verb)
            words = self._with_further_question(words)
            if (
                frame.name == "that"
                and self.low[words[0]] in ("what", "which")
                and not self._takes_questions(cue)
            ):
                continue
            if self.low[words[0]] == "on" and len(words) > 3 and self.low[words[1]] in WEEKDAYS:
                words = words[2:]
            if self.low[words[0]] in WEEKDAYS and len(words) > 2 and self.low[words[1]] != "'s":
                words = words[1:]
            return self.pieces(words)
        for thing in g.below(verb, "dobj") if cue.lemma in ("say", "tweet", "believe", "think") else ():
            if g.parse.subtree(thing)[0] == cue.last + 1 and any(
                self.tokens[i].tag in ("VBN", "VBD") and g.is_verb(i) for i in g.below(thing, "acl")
            ):
                return self.pieces(self.until_contrast(g.parse.subtree(thing), verb))
        for that in range(cue.last + 1, len(self.tokens)) if frame.name != "wh" else ():
            if (
                self.low[that] == "that"
                and self.tokens[that].dep == "mark"
                and cue.lemma != "hear"
                and self._hangs_on_adjunct(that, verb)
            ):
                return self.pieces(self.until_contrast(g.parse.subtree(self.tokens[that].head), verb))
        if cue.governor is not None and self.low[cue.last + 1 : cue.last + 2] in _QUESTIONS:
            return self.pieces(list(range(cue.last + 1, len(self.tokens))))  # the parse lost the question
        if cue.lemma == "tell" and not cue.passive and (words := told_as_relative(g, verb)):
            return self.pieces(self.until_contrast(words, verb))
        if frame.name != "wh" and (words := self._as_relative(cue) or self._after_participle(cue)):
            return self.pieces(self.until_contrast(words, verb))
        return self._after_that(cue) if frame.name != "wh" else ()

    def _is_another_cue(self, words: list[int], verb: int) -> bool:
        """Whether the clause is nothing but who says it: "Bank knew for years, files show"."""
        closing = self.low[words[0] - 1] == "," and words == list(range(words[0], verb + 1))
        closing = closing and len(words) <= _LONGEST_CUE
        return closing and self.low[verb] in verb_forms()

    def _after_opening(self, cue: CueVerb) -> list[int]:
        """The rest of a sentence that opens with the cue: "Krog said on Friday, the lock was shut"."""
        g, verb = self.grammar, cue.verb
        head = self.tokens[verb].head
        own = g.parse.subtree(verb)
        subject = g.first_below(verb, "nsubj")
        after = own[-1] + 1
        if self.tokens[verb].dep != "ccomp" or head <= after or self.low[after] != ",":
            return []
        if subject is None or subject > verb or own[0] != 0 or g.below(verb, "ccomp", "dobj", "xcomp"):
            return []
        return [i for i in g.parse.subtree(head) if i > after] if g.is_finite(head) else []

    def _after_participle(self, cue: CueVerb) -> list[int]:
        """What "with the radio saying" or "upon announcing" reports, where the parse hung it elsewhere."""
        g = self.grammar
        if self.tokens[cue.verb].dep != "pcomp" or g.below(cue.verb, "ccomp"):
            return []
        said = next(
            (i for i in range(cue.last + 1, len(self.tokens)) if g.is_verb(i) and g.is_finite(i)), None
        )
        if said is None or self.tokens[said].dep not in ("conj", "advcl", "ccomp", "ROOT"):
            return []
        subject = g.first_below(said, "nsubj", "nsubjpass", "expl")
        thing = g.first_below(cue.verb, "dobj")
        opens = subject if subject is not None and subject > cue.verb else thing
        if opens is None or any(self.low[i] in (",", "and", "who", "which") for i in range(cue.last, said)):
            return []
        first = g.parse.subtree(opens)[0]
        between = [i for child in g.below(cue.verb, "prep") for i in g.parse.subtree(child)]
        if any(i not in between for i in range(cue.last + 1, first)):
            return []
        return list(range(first, g.parse.subtree(said)[-1] + 1))

    def _as_relative(self, cue: CueVerb) -> list[int]:
        """A clause that the parse hung on a noun before it: "Krog said after the match he was happy"."""
        g = self.grammar
        loose = () if g.below(cue.verb, "dobj", "cc") else ("conj", "advcl", "parataxis")
        for clause in g.below(cue.verb, *loose) if loose else ():
            words = g.parse.subtree(clause)
            subject = g.first_below(clause, "nsubj", "nsubjpass", "expl")
            ends = [g.parse.subtree(i)[-1] for i in g.below(cue.verb, "prep", "npadvmod") if i > cue.last]
            if subject is None or not g.is_finite(clause) or words[0] - 1 not in ends:
                continue
            if g.parse.subtree(subject)[0] == words[0] and not g.below(clause, "mark"):
                return words  # "announced on Facebook there were suspects"
        for clause in g.below(cue.verb, "advcl"):
            adjunct, subject = (
                g.first_below(clause, "prep"),
                g.first_below(clause, "nsubj", "nsubjpass", "expl"),
            )
            if adjunct is None or subject is None or g.below(clause, "mark") or not g.is_finite(clause):
                continue
            said = g.parse.subtree(subject)[0]
            if adjunct == cue.last + 1 and g.parse.subtree(adjunct)[-1] == said - 1:
                return [i for i in g.parse.subtree(clause) if i >= said]
        for adjunct in g.below(cue.verb, "prep", "npadvmod", "advmod"):
            below = g.parse.subtree(adjunct)
            if adjunct < cue.verb:
                continue
            for child in below:
                words = g.parse.subtree(child)
                if self.tokens[child].dep != "relcl" or not g.is_finite(child) or words[-1] != below[-1]:
                    continue
                subject = g.first_below(child, "nsubj", "nsubjpass", "expl")
                if subject is not None and g.parse.subtree(subject)[0] == words[0] and self._is_whole(child):
                    return words if self.tokens[subject].tag not in ("WDT", "WP") else []
        return []

    def _is_whole(self, verb: int) -> bool:
        """Whether the clause lacks no object, as "the speech he gave" does."""
        if self.grammar.below(verb, "dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass", "oprd"):
            return True
        return self.tokens[verb].lemma.lower() in ("resign", "happen", "rise", "fall", "go", "come", "die")

    def _sentence_in_marks(self, cue: CueVerb) -> Span | None:
        """A quoted sentence right after the cue, where the writer goes on: "said “It is over,” and left"."""
        after = self.tokens[cue.last].span.end
        for quotation in self.quotations:
            if quotation.span.start < after or self.text[after : quotation.span.start].strip(" ,:"):
                continue
            inner = quotation.inner.of(self.text)
            rest = self.text[quotation.span.end : self.tokens[-1].span.end].lstrip()
            stops = inner[-1:] in (",", "!", "?") or rest[:1] == ","
            alone = not any(each.span.start > quotation.span.start for each in self.quotations)
            return quotation.span if inner[:1].isupper() and stops and rest.strip(".,") and alone else None
        return None

    def _with_reason(self, words: list[int], cue: CueVerb) -> list[int]:
        """With the reason or condition that follows without a comma, which the parse hung on the cue."""
        after = words[-1] + 1
        if self.low[after : after + 1] not in _REASONS:
            return words
        clause = self.tokens[after].head
        around = (cue.verb, cue.governor, self.tokens[cue.verb].head)
        so = self.low[after] == "so" and self.tokens[clause].dep == "ccomp"
        if not (so or self.tokens[clause].dep == "advcl") or self.tokens[clause].head not in around:
            return words
        below = self.grammar.parse.subtree(clause)
        return [*words, *below] if below[0] == after else words

    def _after_lost_clause(self, cue: CueVerb) -> list[int]:
        """The words after "said" that the parse took for a participle or for a noun with one.

        "said raising the toll would help", "said Norvane required help".
        """
        g, first = self.grammar, cue.last + 1
        if cue.lemma not in _WITHOUT_OBJECT or first >= len(self.tokens) or cue.passive:
            return []
        for child in g.below(cue.verb, "xcomp", "ccomp", "advcl"):
            words = g.parse.subtree(child)
            if words[0] == first == child and self.tokens[child].tag == "VBG":
                finite = any(self.tokens[i].tag in ("MD", "VBD", "VBZ", "VBP") for i in words)
                return words if finite and not g.below(child, "aux") else []
        thing = g.first_below(cue.verb, "dobj")
        if thing is None or g.parse.subtree(thing)[0] != first or self.tokens[first].pos != "PROPN":
            return []
        told = any(self.tokens[i].tag in ("VBN", "VBD") and i > first for i in g.below(thing, "amod"))
        return [i for i in g.parse.subtree(cue.verb) if i >= first] if told else []

    def _after_lost_subject(self, cue: CueVerb) -> list[int]:
        """The words from what the parse took for an object of "says" on: "says his boat, “Ida”, was sold"."""
        thing = self.grammar.first_below(cue.verb, "dobj")
        tells = (
            cue.lemma in _WITHOUT_OBJECT
            or {frame.name for frame in cue.frames if not frame.objects} <= _OF_CLAUSES
        )
        if thing is None or not tells or self.inside_quotation(self.tokens[thing].span):
            return []
        first = self.grammar.parse.subtree(thing)[0]
        clauses = [
            child
            for child in self.grammar.below(cue.verb, "ccomp")
            if child > thing and self.grammar.is_finite(child) and self.lacks_subject(child)
        ]
        after = self.grammar.parse.subtree(thing)[-1] + 1
        if self.low[first] == "that":
            return []
        if first == cue.last + 1 and not clauses and self.is_lost_predicate(after):
            return list(range(first, self.end_of_predicate(after, cue.verb)))
        if first != cue.last + 1 or not clauses:
            return []
        return list(range(first, self.grammar.parse.subtree(clauses[-1])[-1] + 1))

    def _with_further_question(self, words: list[int]) -> list[int]:
        """With what ", and, if so, why …" asks further, which the parse may hang on the verb itself."""
        if self.low[words[0]] not in ("whether", "if"):
            return words
        joined = words[-1] if self.low[words[-1]] in ("and", "or") else words[-1] + 1
        if self.low[joined : joined + 1] not in (("and",), ("or",)):
            return words
        opens = joined + 1
        asked = next((i for i in range(opens, min(opens + 6, len(self.low))) if self.low[i] in _ASKING), None)
        if asked is None or not set(self.low[opens:asked]) <= _IF_SO:
            return words
        further = range(asked + 1, len(self.low))
        also = next((i for i in further if self.grammar.is_verb(i) and self.tokens[i].dep[:3] != "aux"), None)
        return (
            words
            if also is None
            else sorted({*words, *range(joined, self.grammar.parse.subtree(also)[-1] + 1)})
        )

    def _after_that(self, cue: CueVerb) -> tuple[Span, ...]:
        """The rest of the sentence after "that", where the parse took "that" for an article."""
        that = cue.last + 1
        words = list(range(that + 1, len(self.tokens)))
        if self.low[that : that + 1] != ("that",) or self.tokens[that].dep != "det":
            return ()
        if not any(self.grammar.is_verb(i) and self.grammar.is_finite(i) for i in words):
            return ()
        return self.pieces(self.until_contrast(words, cue.verb))

    def _past_adjuncts(self, cue: CueVerb) -> list[int]:
        """The clause after "said in a call that", which the parse may take to tell more of the call."""
        g, first = self.grammar, cue.last + 1
        that = next(
            (i for i in range(first, min(first + 14, len(self.tokens))) if self.low[i] == "that"), None
        )
        if that is None or that < first + 2 or self.tokens[first].pos != "ADP":
            return []
        if any(
            g.is_verb(i) or (self.tokens[i].pos == "PUNCT" and self.low[i] != "-") for i in range(first, that)
        ):
            return []
        if self.tokens[that - 1].pos not in ("NOUN", "PROPN", "NUM"):
            return []
        opens = self.tokens[that].head
        while self.tokens[opens].dep == "prep":
            opens = self.tokens[opens].head
        if self.tokens[that].dep == "det" and self.tokens[opens].dep in ("nsubj", "nsubjpass"):
            opens = self.tokens[opens].head
        elif self.tokens[that].dep != "mark" and not (
            self.tokens[that].dep in ("dobj", "pobj") and self.low[that - 1] in _OCCASIONS
        ):
            return []
        if not g.is_verb(opens) or not g.is_finite(opens) or opens < that:
            return []
        return [i for i in g.parse.subtree(opens) if i > that]

    def _takes_questions(self, cue: CueVerb) -> bool:
        return any(frame.name == "wh" for frame in cue.frames) or cue.lemma in ("say", "know")

    def _hangs_on_adjunct(self, that: int, verb: int) -> bool:
        """Whether the parse hung the clause on a time or place of the cue: "said the same month that"."""
        at = self.tokens[self.tokens[that].head].head
        for _ in range(6):
            if at == verb:
                return True
            if self.tokens[at].dep not in ("npadvmod", "pobj", "prep", "acl", "dobj", "advmod", "pcomp"):
                return False
            at = self.tokens[at].head
        return False
