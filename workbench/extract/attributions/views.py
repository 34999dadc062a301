"""A point of view that opens the sentence: "To Krog, the tolls are “a tax”", "For Krog, they are “a tax”"."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.attributions.found import Found, trimmed
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.names.words import places
from workbench.extract.quotations import Quotation
from workbench.lexicon import table
from workbench.values.attribution import AttributionClass
from workbench.values.span import Span

_LONGEST = 8  # words of whoever sees it so


def find_views(grammar: Grammar, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """What somebody takes something for; without a quotation it may be the writer's own view."""
    comma = next((i for i in range(1, min(_LONGEST + 2, len(grammar.low))) if grammar.low[i] == ","), None)
    if comma is None or comma < 2 or grammar.low[0] not in ("to", "for"):
        return
    viewer = comma - 1
    source = grammar.span_of(range(1, comma))
    root = next((i for i, token in enumerate(grammar.tokens) if token.head == i), 0)
    about = grammar.first_below(root, "nsubj")
    if source is None or not _sees(grammar, viewer) or grammar.tokens[root].lemma.lower() != "be":
        return
    if about is None or about < comma or not grammar.below(root, "attr", "acomp"):
        return
    said = trimmed(grammar.text, grammar.tokens[comma].span.end, grammar.parse.sentence.end)
    if said is None or grammar.negation(root) is not None or grammar.low[-1] == "?":
        return
    if not any(quotation.span in said for quotation in quotations):
        return
    cue = grammar.tokens[0].span
    clause = Span(cue.start, source.end)
    lemma = grammar.low[0]
    yield Found(source, cue, lemma, (said,), "phrase: to him", AttributionClass.BELIEF, clause=clause)


def _sees(grammar: Grammar, viewer: int) -> bool:
    """Whether it is a person by name, or those who take sides."""
    if grammar.low[viewer] in table("reports", "viewers")["words"]:
        return True
    token = grammar.tokens[viewer]
    name = token.text[:1].isupper() and token.tag in ("NNP", "NN", "VB")  # "To Krog" reads like "to go"
    return name and token.text not in places() and token.entity not in ("GPE", "DATE", "TIME", "EVENT")
