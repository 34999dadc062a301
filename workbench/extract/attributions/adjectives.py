"""Attributions by what somebody is: "is convinced that", "was adamant that", "is keen to"."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.attributions.found import Found, merged, trimmed
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.attributions.verbs import ReportingVerbs
from workbench.extract.cues import reporting_adjectives
from workbench.extract.quotations import Quotation
from workbench.values.attribution import AttributionClass, Polarity

_LINKING = frozenset({"be", "remain", "become", "feel", "seem", "appear", "sound", "grow", "stay"})


def find_by_adjectives(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence that an adjective makes, in reading order."""
    reader = _Adjectives(grammar, quotations)
    known = reporting_adjectives()
    for index, word in enumerate(grammar.low):
        found = reader.adjective(index) if word in known else None
        if found is not None:
            yield found


class _Adjectives(ReportingVerbs):
    def adjective(self, index: int) -> Found | None:
        """ "Lund is convinced that the bridge is safe", where Lund can speak and it is no possibility."""
        entry = reporting_adjectives().get(self.low[index])
        if entry is None or self.tokens[index].pos not in ("ADJ", "VERB"):
            return None
        g = self.grammar
        verb, owner = self._bearer(index)
        if verb is None or owner is None or not g.can_speak(owner) or g.is_document(owner):
            return None
        if self.inside_quotation(self.tokens[index].span) and self.tokens[owner].pos == "PRON":
            return None
        denied = g.negation(verb) is not None
        if not denied and not self._is_real(verb):
            return None
        clause = next((i for i in g.below(index) if i > index and self._fits(i, entry["frames"])), None)
        if clause is None and verb != index:
            clause = next((i for i in g.below(verb) if i > index and self._fits(i, entry["frames"])), None)
        source = g.span_of(g.noun_phrase(owner))
        if clause is None or source is None:
            return None
        marks = {i for i in g.below(clause, "mark") if self.low[i] == "that"}
        words = [i for i in g.parse.subtree(clause) if i not in marks]
        spans = (trimmed(self.text, p.start, p.end) for p in self.pieces(self.until_contrast(words, verb)))
        content = merged((span for span in spans if span is not None), self.text)
        if not content or any(source.overlaps(piece) for piece in content):
            return None
        made = self.tokens[verb].lemma.lower() == "make"
        cue = self.tokens[verb].span.joined(self.tokens[index].span) if made else self.tokens[index].span
        return Found(
            source,
            cue,
            self.low[index],
            content,
            f"adjective + {entry['frames'][0]}",
            AttributionClass(entry["class"]),
            Polarity.DENIED if denied else Polarity.ASSERTED,
            clause=source.joined(cue),
        )

    def _bearer(self, index: int) -> tuple[int | None, int | None]:
        """The verb that links the adjective to a subject, and the subject."""
        g = self.grammar
        own = g.first_below(index, "nsubj", "nsubjpass")
        above = self.tokens[index].head
        if self.tokens[above].lemma.lower() == "make" and (own is None or self.low[own] == "it"):
            return above, g.subject(above)  # "made (it) clear that"
        if own is not None:
            return index, own
        for helper in g.below(index, "auxpass"):
            if (own := g.first_below(helper, "nsubj", "nsubjpass")) is not None:
                return index, own
        head = self.tokens[index].head
        if self.tokens[index].dep not in ("acomp", "oprd", "conj", "xcomp") or head == index:
            return None, None
        if self.tokens[head].lemma.lower() not in _LINKING:
            return None, None
        return head, g.subject(head)

    def _fits(self, child: int, frames: list[str]) -> bool:
        """Whether the clause is of a form that the adjective takes."""
        g = self.grammar
        if self.tokens[child].dep not in ("ccomp", "xcomp", "advcl"):
            return False
        if "to" in frames:
            return any(self.low[i] == "to" for i in g.below(child, "aux"))
        introduced = any(self.low[i] == "that" for i in g.below(child, "mark"))
        return introduced or (
            self.tokens[child].dep == "ccomp"
            and g.is_finite(child)
            and bool(g.below(child, "nsubj", "nsubjpass", "expl"))
            and not g.below(child, "mark")
        )
