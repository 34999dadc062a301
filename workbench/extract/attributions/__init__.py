"""An article -> who is said to have said what in it.

The grammar of each sentence gives most of them (`clauses`, `phrases`, `nouns`, `hearsay`), the layout
some (`lines`), word order the rest where no parser has read (`word_order`). Quotations without a cue
run on from the attribution before them (`running`); then every source is resolved (`extract.speakers`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from workbench.extract.attributions.adjectives import find_by_adjectives
from workbench.extract.attributions.clauses import find_in_clauses
from workbench.extract.attributions.found import Found
from workbench.extract.attributions.grammar import Grammar, bodies
from workbench.extract.attributions.hearsay import (
    find_by_passives,
    find_hearsay,
    with_hedges,
)
from workbench.extract.attributions.holding_together import held_together, without_repeats
from workbench.extract.attributions.lines import find_in_lines
from workbench.extract.attributions.mistaken import find_mistaken_verb
from workbench.extract.attributions.nouns import find_by_nouns
from workbench.extract.attributions.phrases import find_in_phrases
from workbench.extract.attributions.running import attach_quotations
from workbench.extract.attributions.uncovered import find_uncovered
from workbench.extract.attributions.views import find_views
from workbench.extract.attributions.withheld import find_withheld
from workbench.extract.attributions.word_order import find_by_word_order
from workbench.extract.attributions.word_order_asides import find_at_the_end, find_past_asides
from workbench.extract.cues import documents
from workbench.extract.names import NameTable
from workbench.extract.names.tables import names_of
from workbench.extract.names.words import places, roles
from workbench.extract.parser import Parse
from workbench.extract.quotations import Quotation, find_quotations
from workbench.extract.speakers import Resolver
from workbench.extract.speakers.printed_roles import PrintedRoles
from workbench.extract.worth_parsing import is_worth_reading
from workbench.values.article import Article
from workbench.values.attribution import (
    Attribution,
    AttributionKind,
    Cue,
    Mention,
)
from workbench.values.span import Span

_WORD = re.compile(r"\w+")
_NEARBY = 12
"""Attributions before one of the first person among which the one around it is looked for."""


def find_attributions(
    article: Article, sentences: Sequence[Span], parses: Sequence[Parse]
) -> tuple[Attribution, ...]:
    """The attributions of the article in the order of their cues, with their sources resolved.

    `parses` may be of some of the sentences only; the others are read by word order.
    """
    text = article.text
    quotations = find_quotations(text)
    names = names_of(text, tuple(sentences))
    named = frozenset(
        word.start() + mention.span.start
        for mention in names.mentions
        for word in _WORD.finditer(mention.span.of(text))
    )
    found = list(_in_sentences(text, sentences, parses, quotations, named))
    taken = [each.cue for each in found]
    for line in find_in_lines(text, quotations, lambda words: _is_speaker(names, words)):
        if not any(line.clause is not None and cue.overlaps(line.clause) for cue in taken):
            found.append(line)
    found = list(attach_quotations(text, without_repeats(found), quotations))
    found.sort(key=lambda each: (each.cue, each.source or each.cue))
    resolver = Resolver(text, sentences, parses, quotations, names)
    printed = PrintedRoles(text, names)
    done = []
    for each in found:
        done.append(_resolved(each, resolver, printed, quotations, text))
    return _with_first_persons(done, text)


def _in_sentences(
    text: str,
    sentences: Sequence[Span],
    parses: Sequence[Parse],
    quotations: Sequence[Quotation],
    named: Set[int],
) -> Iterator[Found]:
    by_start = {parse.sentence.start: parse for parse in parses}
    starts = [quotation.span.start for quotation in quotations]
    for sentence in sentences:
        near = _near(text, quotations, starts, sentence)
        parse = by_start.get(sentence.start)
        if parse is None:
            if not parses or is_worth_reading(text, sentence):
                yield from find_by_word_order(text, sentence, near)
            continue
        grammar = Grammar(text, parse, named)
        here = [
            *find_in_clauses(grammar, near),
            *find_in_phrases(grammar, near),
            *find_by_nouns(grammar, near),
            *find_by_adjectives(grammar, near),
            *find_by_passives(grammar, near),
            *find_withheld(grammar, near),
        ]
        here = [with_hedges(each, grammar) for each in held_together(here, text, near)]
        here = here or list(find_past_asides(text, sentence, near))
        here = here or list(find_views(grammar, near))
        here = [*here, *find_uncovered(grammar, near, here)]
        here = here or list(find_at_the_end(text, sentence, near)) or list(find_mistaken_verb(grammar))
        yield from here
        yield from find_hearsay(grammar, tuple(each for each in here if each.source is not None))


def _near(
    text: str, quotations: Sequence[Quotation], starts: list[int], sentence: Span
) -> tuple[Quotation, ...]:
    """The quotations that overlap the sentence, and one that follows its colon."""
    first = max(0, bisect_right(starts, sentence.start) - 1)
    colon = text[sentence.end - 1] in ":,"
    last = bisect_left(starts, sentence.end + 4)
    return tuple(
        quotation
        for quotation in quotations[first:last]
        if quotation.span.overlaps(sentence) or (quotation.span.start >= sentence.end and colon)
    )


def _is_speaker(names: NameTable, words: str) -> bool:
    name = names.known(words)
    if name is not None:
        return name.kind in ("person", "body") or words in places()
    return (words.islower() and _speaks(words.split()[-1])) or words.lower() in (
        "poll",
        "survey",
        "study",
        "report",
        "source",
        "sources",
        "officials",
        "police",
        "prosecutors",
        "court",
        "media",
        "experts",
        "ministry",
        "government",
    )


def _speaks(noun: str) -> bool:
    """Whether a common noun, singular or plural, names people, a body or a document."""
    nouns = roles() | bodies() | documents()
    return noun in nouns or noun.removesuffix("s") in nouns or noun in ("experts", "authorities")


def _resolved(
    found: Found, resolver: Resolver, printed: PrintedRoles, quotations: Sequence[Quotation], text: str
) -> Attribution:
    source = via = None
    if found.via is not None:
        via = _mention(found.via, resolver.resolve(found.via), printed)
    if found.source is not None:
        full = resolver.resolve(found.source)
        told = found.rule.endswith(("whom_that", "tell + quote"))
        resolver.note(found.source, full, cue=found.cue if told else None, content=found.content[0])
        source = _mention(found.source, full, printed)
    return Attribution(
        source=source,
        cue=Cue(found.cue, found.lemma),
        content=found.content,
        kind=_kind(found.content, quotations, text),
        speech_class=found.speech_class,
        via=via,
        polarity=found.polarity,
        hedged=bool(found.hedges),
        hedges=found.hedges,
        rule=found.rule,
    )


def _with_first_persons(found: list[Attribution], text: str) -> tuple[Attribution, ...]:
    """The attributions, where "I" in a quotation stands for whoever is quoted with it.

    Where it is open who that is ("he", "a guest"), it stays open.
    """
    done, outer = [], list[Attribution]()
    for each in sorted(found, key=lambda each: min(each.cue.span.start, each.content[0].start)):
        if each.source is not None and each.source.span.of(text) == "I" and each.source.resolved is None:
            around = next((other for other in reversed(outer) if _holds(other, each)), None)
            if around is not None and around.source is not None:
                each = replace(each, source=replace(around.source, span=each.source.span))
        outer = [*outer[-_NEARBY:], each]
        done.append(each)
    return tuple(sorted(done, key=lambda each: (each.cue.span, (each.source or each.cue).span)))


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(inner.cue.span in piece for piece in outer.content)


def _mention(words: Span, full: str | None, printed: PrintedRoles) -> Mention:
    return Mention(words, full, printed.role_of(full), printed.kind_of(full))


def _kind(content: tuple[Span, ...], quotations: Sequence[Quotation], text: str) -> AttributionKind:
    """Direct where all of the content is quoted, mixed where part of it is."""
    total = quoted = 0
    for piece in content:
        total += _letters(text, piece)
        first = max(0, bisect_right(quotations, piece.start, key=lambda each: each.span.start) - 1)
        for quotation in quotations[first:]:
            if quotation.span.start >= piece.end:
                break
            if quotation.inner.overlaps(piece):
                both = Span(max(piece.start, quotation.inner.start), min(piece.end, quotation.inner.end))
                quoted += _letters(text, both)
    if quoted == 0:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if quoted >= total - 3 else AttributionKind.MIXED


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, span.of(text)))
