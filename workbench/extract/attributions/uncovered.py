"""Quotations that the grammar gave to nobody: by the words right beside them, by the colon before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from workbench.extract.attributions.found import Found
from workbench.extract.attributions.grammar import Grammar
from workbench.extract.attributions.holding_together import AFTER_COLON
from workbench.extract.attributions.word_order import find_before_colon, find_beside_quotation
from workbench.extract.quotations import Quotation
from workbench.values.span import Span

_WORD = re.compile(r"\S+")
_FEWEST_QUOTED = 3
_FEWEST = 2
"""Words of a quotation that says something; fewer are a name or a term."""


def find_uncovered(
    grammar: Grammar, quotations: Sequence[Quotation], found: Sequence[Found]
) -> Iterator[Found]:
    """The attributions of quotations of the sentence that are in the content of none of `found`."""
    text, sentence = grammar.text, grammar.parse.sentence
    open_ones = tuple(
        quotation
        for quotation in quotations
        if quotation.span.overlaps(sentence)
        and _has_words(text, quotation.inner, _FEWEST)
        and not any(
            quotation.span.overlaps(piece)
            for each in found
            if each.cue not in quotation.inner
            for piece in each.content
        )
    )
    if not open_ones:
        return
    beside = find_beside_quotation(text, sentence, open_ones)
    if beside is not None and not any(each.cue.overlaps(beside.cue) for each in found):
        yield beside
        return
    for quotation in open_ones:
        other = (
            _by_other_verb(grammar, quotation)
            or _as_object(grammar, quotation)
            or find_before_colon(text, sentence, quotation)
        )
        if other is not None and not any(each.cue.overlaps(other.cue) for each in found):
            yield other
            return
    for quotation in open_ones:
        after_colon = _after_colon(grammar, quotation)
        if after_colon is not None and not any(each.cue.overlaps(after_colon.cue) for each in found):
            yield after_colon


def _has_words(text: str, span: Span, count: int) -> bool:
    """Whether so many words stand in the span: no more of it is looked at, it may be never closed."""
    return len(tuple(islice(_WORD.finditer(text, span.start, span.end), count))) == count


def _as_object(grammar: Grammar, quotation: Quotation) -> Found | None:
    """ "Lund mourned “the conscience of our screens”": quoted words, and no title, as the whole object."""
    text, tokens = grammar.text, grammar.tokens
    inner = quotation.inner
    at = grammar.parse.at(inner.start)
    if at is None or at < 2 or not _has_words(text, inner, _FEWEST_QUOTED):
        return None
    verb = at - 2
    if tokens[verb].tag not in ("VBD", "VBZ") or tokens[verb].pos != "VERB":
        return None
    if any(word[0][:1].isupper() for word in _WORD.finditer(text, inner.start, inner.end)):
        return None
    speaker = grammar.first_below(verb, "nsubj")
    if speaker is None or not grammar.can_speak(speaker) or grammar.is_document(speaker):
        return None
    source = grammar.span_of(grammar.noun_phrase(speaker))
    if source is None or source.end > tokens[verb].span.start:
        return None
    cue, content = tokens[verb].span, (quotation.span,)
    rule = "verb: other + quote"
    return Found(source, cue, tokens[verb].lemma.lower(), content, rule, clause=source.joined(cue))


def _by_other_verb(grammar: Grammar, quotation: Quotation) -> Found | None:
    """ "“…,” grinned Krog": a verb that no list holds, between a quotation and whoever does it."""
    text, tokens = grammar.text, grammar.tokens
    if quotation.inner.of(text)[-1:] not in (",", "?", "!"):
        return None
    verb = next((i for i, token in enumerate(tokens) if token.span.start >= quotation.span.end), None)
    if verb is None or tokens[verb].tag not in ("VBD", "VBZ") or tokens[verb].pos != "VERB":
        return None
    speaker = grammar.first_below(verb, "nsubj", "dobj")
    if speaker is None or not verb < speaker <= verb + 8 or not grammar.can_speak(speaker):
        return None
    source = grammar.span_of(i for i in grammar.noun_phrase(speaker) if i > verb)
    if source is None or source.start - tokens[verb].span.end > 1:
        return None
    cue = tokens[verb].span
    lemma = tokens[verb].lemma.lower()
    content = (quotation.span,)
    return Found(source, cue, lemma, content, "verb: other + quote", clause=source.joined(cue))


def _is_sentence(grammar: Grammar, quotation: Quotation) -> bool:
    """Whether what is quoted is a whole sentence at the end: "Krog reacted on TV, “We never knew.”"."""
    inner = quotation.inner.of(grammar.text)
    rest = grammar.text[quotation.span.end : grammar.parse.sentence.end].strip(" .")
    return inner[:1].isupper() and _has_words(grammar.text, quotation.inner, _FEWEST_QUOTED + 1) and not rest


def _after_colon(grammar: Grammar, quotation: Quotation) -> Found | None:
    """ "Krog gave another account: “…”": whoever the sentence before the colon is about says it."""
    first = grammar.parse.sentence.start
    lead = grammar.text[first : quotation.span.start].rstrip()
    comma = lead.endswith(",") and _is_sentence(grammar, quotation)
    if not (lead.endswith(":") or comma) or quotation.span.start < first:
        return None
    root = next((i for i, token in enumerate(grammar.tokens) if token.head == i), None)
    if root is not None and grammar.tokens[root].span.start > quotation.span.start:
        before = range(grammar.parse.at(quotation.span.start) or 0)
        root = next((i for i in before if grammar.is_finite(i) and grammar.below(i, "nsubj")), None)
    if root is None or not grammar.is_verb(root):
        return None
    subject = grammar.first_below(root, "nsubj")
    if subject is None or not grammar.can_speak(subject) or grammar.is_document(subject):
        return None
    if grammar.low[subject] in ("i", "we"):
        return None  # of a quotation that began before
    source = grammar.span_of(grammar.noun_phrase(subject))
    if source is None or source.end > quotation.span.start:
        return None
    cue = grammar.tokens[root].span
    return Found(
        source,
        cue,
        grammar.tokens[root].lemma,
        (quotation.span,),
        AFTER_COLON,
        clause=source.joined(cue),
    )
