"""What is called what, and who is blamed for what: "called the toll a tax", "was accused of theft"."""

from __future__ import annotations

from workbench.extract.attributions.cue_verb import CueVerb
from workbench.extract.attributions.reported_clauses import ReportedClauses
from workbench.extract.cues import Frame
from workbench.values.span import Span

_VERBS = frozenset({"VB", "VBD", "VBG", "VBP", "VBZ"})


class Naming(ReportedClauses):
    """Reads an object and what is said of it."""

    def called(self, cue: CueVerb) -> tuple[Span, ...]:
        """What is called what; the object alone is not enough ("call a vote")."""
        g, verb = self.grammar, cue.verb
        words: list[int] = []
        named = False
        for child in g.below(verb):
            dep = self.tokens[child].dep
            if child <= verb and dep != "nsubjpass":
                continue
            if " " in cue.lemma and dep == "prep" and self.low[child] == cue.lemma.split()[-1]:
                words.extend(i for i in g.parse.subtree(child) if i != child)
                named = named or any(self.low[i] == "as" and self.tokens[i].dep == "prep" for i in words)
                continue
            if dep == "advcl" and self.low[child] in ("did", "does", "do", "was", "were"):
                continue  # "called the vote, as did Lund"
            if (dep == "prep" and self.low[child] == "as") or (
                dep == "advcl" and self.low[g.parse.subtree(child)[0]] == "as"
            ):
                named = True
            elif dep in ("oprd", "ccomp", "xcomp", "acomp", "attr") and cue.lemma not in ("cite", "name"):
                to_be = self._is_to_be(child)
                verbal = self.tokens[child].tag in _VERBS or cue.lemma == "declare"
                if dep in ("ccomp", "xcomp") and verbal and not to_be:
                    continue
                if any(self.low[i] == "to" for i in g.below(child, "aux")) and not to_be:
                    continue
                named = True
            elif dep == "nsubjpass":
                pass
            elif dep == "dobj" and not cue.passive:
                quoted = self._quoted_right_after(child) and cue.lemma != "name"  # a thing has a name
                named = named or quoted or self._as_inside(child)
                named = named or any(self._is_to_be(i) for i in g.below(child, "acl", "relcl"))
                words.extend(self._quoted_after(child) if quoted else ())
            else:
                continue
            words.extend(g.parse.subtree(child))
        if not named:
            return ()
        words = sorted(set(words))
        if not cue.passive and not self._names_thing(cue):
            return ()  # "the Sar, also called the Long River"
        between = range(cue.last + 1, words[0])
        if cue.passive:
            whom = self._who_is_called(cue)
            rest = [i for i in words if self.low[i] != "as" and (not whom or i > cue.verb)]
            return self.pieces(sorted({*whom, *self._whole_quotations(rest)}))
        if all(self.tokens[i].pos in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM", "PART") for i in between):
            words = [*between, *words]  # what the parse left out between the verb and its complement
        elif self.low[words[0]] == "as":
            words = words[1:]  # "what they described as"
        if words and self.low[words[0]] == "as":
            words = words[1:]
        return self.pieces(self.until_contrast(words, verb))

    def _names_thing(self, cue: CueVerb) -> bool:
        """Whether what is called so stands there too, or "which", "what" and a clause stand for it."""
        if self.tokens[cue.verb].dep != "dep" or " " in cue.lemma:
            return True
        return bool(self.grammar.below(cue.verb, "dobj", "ccomp"))

    def _is_to_be(self, child: int) -> bool:
        """Whether "to be" opens the clause: "considers it to be safe"."""
        to = any(self.low[i] == "to" for i in self.grammar.below(child, "aux"))
        return to and self.low[child] == "be" and not self.grammar.below(child, "nsubj")

    def _who_is_called(self, cue: CueVerb) -> list[int]:
        """The words of who "who" is, or of the noun: "Vik, who was named as heir", "Vik, named as heir"."""
        g = self.grammar
        about = g.first_below(cue.verb, "nsubjpass")
        if about is not None and self.low[about] not in ("who", "which", "that"):
            return []
        if self.tokens[cue.verb].dep not in ("relcl", "acl"):
            return []
        return g.noun_phrase(self.tokens[cue.verb].head)

    def _whole_quotations(self, words: list[int]) -> list[int]:
        """With the words of quotations that the parse cut: "described as “knife-obsessed”"."""
        ends = [self.tokens[i].span for i in words]
        quoted = [each.span for each in self.quotations if any(each.span.overlaps(end) for end in ends)]
        more = [i for i, token in enumerate(self.tokens) if any(token.span in span for span in quoted)]
        return sorted({*words, *more})

    def _quoted_right_after(self, child: int) -> bool:
        """A quotation inside the object phrase or at its end: "called them “productive”"."""
        span = self.grammar.parse.subtree_span(child)
        return any(
            span.start < quotation.span.start <= span.end + 2 and len(quotation.inner) > 0
            for quotation in self.quotations
        )

    def _quoted_after(self, child: int) -> list[int]:
        """The words of the quotation at the end of the object, which the parse may hang elsewhere."""
        end = self.grammar.parse.subtree_span(child).end
        after = [q.span for q in self.quotations if end <= q.span.start <= end + 2]
        return [i for i, token in enumerate(self.tokens) if any(token.span in span for span in after)]

    def _as_inside(self, child: int) -> bool:
        return any(self.low[i] == "as" and self.tokens[i].dep == "prep" for i in self.grammar.below(child))

    def blamed(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        g = self.grammar
        whom = g.first_below(cue.verb, "nsubjpass" if cue.passive else "dobj")
        if whom is None and frame.name == "estimate" and not cue.passive:
            return self._estimated_at(cue, frame)
        if whom is None or (frame.objects and self.low[whom] not in frame.objects):
            return ()
        prepositions = [i for i in (*g.below(cue.verb, "prep"), *g.below(whom, "prep")) if i > whom]
        charge = self.charge_past(cue)
        prepositions += [] if charge is None else [charge]
        for preposition in prepositions:
            if self.low[preposition] in frame.prepositions:
                tail = [preposition, *g.parse.subtree(preposition)]
                also = [i for p in prepositions if p > preposition for i in g.parse.subtree(p)]
                words = sorted({*self._whole_phrase(whom, cue.verb), *tail, *also})
                return self.pieces(self.until_contrast(words, cue.verb))
        for far in g.below(cue.verb, "advmod", "npadvmod") if frame.objects else ():
            tail = g.parse.subtree(far)  # "placed the epicentre 8 km south of Norvane"
            if far > whom and any(self.tokens[i].tag == "CD" for i in tail):
                return self.pieces(sorted({*self._whole_phrase(whom, cue.verb), *tail}))
        return ()

    def _estimated_at(self, cue: CueVerb, frame: Frame) -> tuple[Span, ...]:
        """Of "what police estimated at 5,000 people", where "what" stands for them."""
        for at in self.grammar.below(cue.verb, "prep"):
            words = self.grammar.parse.subtree(at)
            number = any(self.tokens[i].tag == "CD" for i in words)
            what = "what" in self.low[max(0, cue.verb - 4) : cue.verb]
            if at == cue.last + 1 and self.low[at] in frame.prepositions and number and what:
                return self.pieces(self.until_contrast(words, cue.verb))
        return ()

    def _whole_phrase(self, whom: int, verb: int) -> list[int]:
        """The words of who is blamed: of the noun, where it is "whom" or "which"."""
        if self.low[whom] in ("whom", "which", "who", "that") and self.tokens[verb].dep == "relcl":
            return self.grammar.noun_phrase(self.tokens[verb].head)
        return self.grammar.parse.subtree(whom)

    def charge_past(self, cue: CueVerb) -> int | None:
        """The "of" that the parse hung on the accuser: "was accused by prosecutors of hiding it"."""
        if not cue.passive or cue.subject is None or cue.lemma not in ("accuse", "suspect"):
            return None
        ofs = [i for i in self.grammar.below(cue.subject, "prep") if self.low[i] == "of"]
        return next((i for i in ofs if self.grammar.below(i, "pcomp")), None)
