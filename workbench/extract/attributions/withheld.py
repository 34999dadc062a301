"""What somebody did not tell: "gave no details", "did not give a date"."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.attributions.found import Found
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.attributions.verbs import ReportingVerbs
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.attribution import Polarity


def find_withheld(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of the sentence of what was withheld, in reading order."""
    reader = _Withheld(grammar, quotations)
    for index, token in enumerate(grammar.tokens):
        found = reader.withheld(index) if token.pos == "VERB" else None
        if found is not None:
            yield found


class _Withheld(ReportingVerbs):
    def withheld(self, verb: int) -> Found | None:
        """ "gave no further details": a verb of telling, nothing told."""
        g, asked = self.grammar, table("cues", "unsaid_objects")
        lemma = self.tokens[verb].lemma.lower()
        if lemma not in asked["verbs"] or self.tokens[verb].pos != "VERB":
            return None
        thing = g.first_below(verb, "dobj")
        if thing is None or thing < verb or self.low[thing] not in asked["nouns"]:
            return None
        no = any(self.low[i] in ("no", "few") for i in g.below(thing, "det", "amod"))
        if not no and g.negation(verb) is None:
            return None
        subject = g.subject(verb)
        if subject is None or g.is_document(subject) or self.inside_quotation(self.tokens[verb].span):
            return None
        if not g.can_speak(subject) and self.low[subject] != "it":
            return None
        source = g.span_of(g.noun_phrase(subject))
        content = self.pieces(g.parse.subtree(thing))
        first = min([verb, *(i for i in g.below(verb, "aux", "neg") if i < verb)])
        cue = g.span_of(range(first, verb + 1))
        if source is None or cue is None or not content or source.overlaps(content[0]):
            return None
        rule = "verb: tell withheld"
        return Found(source, cue, lemma, content, rule, polarity=Polarity.NOT_SAID, clause=source.joined(cue))
