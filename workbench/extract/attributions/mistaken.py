"""A reporting verb that the tagger took for a noun: "Prosecutors allege Krog hid it"."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.extract.attributions.found import Found, trimmed
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.cues import forms_of, verb_forms, verb_frames
from workbench.values.span import Span

_LATEST = 8
"""Where in the sentence the verb may stand at the latest."""
_LISTS = frozenset({"that", "object"})


def find_mistaken_verb(grammar: Grammar) -> Iterator[Found]:
    """The attribution of a sentence that opens with those who speak and the mistaken verb."""
    for verb in range(1, min(_LATEST, len(grammar.tokens) - 2)):
        if _is_mistaken(grammar, verb):
            source = Span(grammar.tokens[0].span.start, grammar.tokens[verb - 1].span.end)
            said = trimmed(grammar.text, grammar.tokens[verb].span.end, grammar.parse.sentence.end)
            if said is not None:
                lemma, cue = verb_forms()[grammar.low[verb]], grammar.tokens[verb].span
                rule = f"verb: {lemma} mistaken"
                yield Found(source, cue, lemma, (said,), rule, clause=source.joined(cue))
            return


def _is_mistaken(grammar: Grammar, verb: int) -> bool:
    token, word = grammar.tokens[verb], grammar.low[verb]
    lemma = verb_forms().get(word)
    if lemma is None or token.pos != "NOUN" or not grammar.can_speak(verb - 1):
        return False
    if any(grammar.is_verb(i) or grammar.tokens[i].pos == "PUNCT" for i in range(verb)):
        return False
    if not _LISTS & {frame.name for frame in verb_frames().get(lemma, ())}:
        return False
    finite = [i for i in range(verb + 1, len(grammar.tokens)) if grammar.is_verb(i) and grammar.is_finite(i)]
    if word == lemma == forms_of(lemma).past:
        return not finite and grammar.tokens[verb + 1].pos != "PUNCT"  # "The firm forecast revenue of …"
    plural = grammar.tokens[verb - 1].tag in ("NNS", "NNPS") or grammar.low[verb - 1] == "police"
    if word != lemma or not plural or not finite:
        return False
    subject = grammar.first_below(finite[0], "nsubj", "nsubjpass")
    if subject is None or subject <= verb:
        return False
    first = next(
        i for i in grammar.parse.subtree(subject) if i > verb or grammar.tokens[verb].head != subject
    )
    return first == verb + 1
