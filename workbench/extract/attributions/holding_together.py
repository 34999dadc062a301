"""Attributions of one sentence that bear on each other: doubles, citations, who has passed on what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.extract.attributions.found import Found, trimmed, without
from workbench.extract.attributions.hearsay import without_inner_tellings
from workbench.extract.quotations import Quotation
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

AFTER_COLON = "quotation after a colon"
_JOINED = re.compile(r",?\s(?:and|but)(?:\s\w+ly|\salso|\sthen)?\s\Z")
_RELATIVE = re.compile(r"(?<=\w),? who\b")


def held_together(found: list[Found], text: str, quotations: Sequence[Quotation]) -> list[Found]:
    """The attributions of a sentence without doubles, each with the words that are its own."""
    found = _without_denied_beliefs(_without_doubles(_with_citations(found, text), text), text)
    cues = [each.source.joined(each.cue) for each in found if each.source is not None and _is_plain(each)]
    found = [each for each in found if len(each.content) > 1 or each.content[0] not in cues]
    found = [_up_to_joined(each, found, text) for each in found]
    found = [_without_inquits(each, found, text) for each in without_inner_tellings(found)]
    return [_passed_on(each, found, quotations) for each in found]


def _is_plain(each: Found) -> bool:
    """Whether source and cue stand side by side: "Krog says", which nobody else can have said."""
    return each.source is not None and 0 <= each.cue.start - each.source.end <= 1


def _with_citations(found: list[Found], text: str) -> list[Found]:
    """ "Reuters said, citing three sources", in either order: the sources say it, by way of Reuters."""
    kept = [each for each in found if each.rule != "verb: cite + source"]
    for each in found:
        if each.rule != "verb: cite + source":
            continue
        same = [other for other in kept if other.source == each.source and other.lemma != "cite"]
        before = [other for other in same if other.cue.start < each.cue.start]
        outer = next(iter(before or (same if each.cue.of(text)[0].isupper() else ())), None)
        if outer is None:
            continue
        citing = _with_the_cited(each, outer.content[-1].end, text)
        said = tuple(
            span
            for piece in without(outer.content, citing)
            if (span := trimmed(text, *_past_that(piece, text)))
        )
        kept[kept.index(outer)] = replace(
            outer,
            content=said or outer.content,
            source=_without_relative(text, each.content[0]),
            via=outer.source,
            cue=each.cue,
            lemma="cite",
            rule="citing",
        )
    return kept


def _with_the_cited(citation: Found, end: int, text: str) -> Span:
    """The words of "citing three officials at court", up to a comma."""
    cited = citation.content[0]
    comma = text.find(",", cited.end, max(end, cited.end))
    return Span(citation.cue.start, comma if comma >= 0 else max(end, cited.end))


def _past_that(piece: Span, text: str) -> tuple[int, int]:
    """The ends of the piece without "that" before it: "reported, citing a letter, that it closed"."""
    words = piece.of(text)
    lead = len(words) - len(words.lstrip(" ,"))
    return piece.start + lead + (5 if words[lead:].startswith("that ") else 0), piece.end


def _without_relative(text: str, source: Span) -> Span:
    """The source up to "who": "three traders who asked not to be named"."""
    relative = _RELATIVE.search(text, source.start, source.end)
    return Span(source.start, relative.start()) if relative else source


def _without_doubles(found: list[Found], text: str) -> list[Found]:
    """ "rejected claims that …" and "repeated his call for …" are one attribution, not two."""
    dropped: set[int] = set()
    for noun in found:
        if noun.rule == "phrase: per" or noun.rule == "phrase: according to":
            dropped.update(id(verb) for verb in found if _is_of_phrase(verb, noun))
        if not noun.rule.startswith("noun"):
            continue
        for verb in found:
            if not verb.rule.startswith("verb") or not any(
                noun.content[0] in piece for piece in verb.content
            ):
                continue
            if verb.cue.overlaps(noun.cue):
                dropped.add(id(verb))
            elif (noun.source is None and verb.source is not None) or (
                noun.source is not None and noun.source.of(text) in ("his", "her", "their", "its")
            ):
                dropped.add(id(noun))
    return [each for each in found if id(each) not in dropped]


def _is_of_phrase(verb: Found, phrase: Found) -> bool:
    """Whether a verb tells where the phrase's source is from: "per figures reported by the Ledger"."""
    return verb.rule.startswith("verb") and phrase.clause is not None and verb.cue in phrase.clause


def _without_denied_beliefs(found: list[Found], text: str) -> list[Found]:
    """Of "denied he knew what was in it" nobody is left to believe it; nor of "said he did not know"."""
    inner = (AttributionClass.BELIEF, AttributionClass.INTENTION)
    outer = [each for each in found if each.speech_class not in inner]
    denied = [piece for each in found if each.polarity is Polarity.DENIED for piece in each.content]
    said = [piece for each in outer for piece in each.content]
    kept = []
    for each in found:
        none = each.polarity is Polarity.DENIED and each.source is not None
        own = none and each.source is not None and each.source.of(text).lower() in ("he", "she", "they", "it")
        if each.speech_class in inner and any(each.cue in piece for piece in (said if own else denied)):
            continue
        kept.append(each)
    return kept


def _up_to_joined(each: Found, found: list[Found], text: str) -> Found:
    """Of "said it was true and appealed to them" the part that "said" has, where both have one speaker."""
    last = each.content[-1]
    for other in found:
        if other is each or other.source != each.source or other.cue not in last or each.cue > other.cue:
            continue
        joined = _JOINED.search(text, last.start, other.cue.start)
        if joined is not None and (kept := trimmed(text, last.start, joined.start())) is not None:
            return replace(each, content=(*each.content[:-1], kept))
    return each


def _without_inquits(each: Found, found: list[Found], text: str) -> Found:
    """ "In her view, said Lund, it grows": the words of the other cue are no part of what is said."""
    if each.rule != "phrase: in his words":
        return each
    pieces = each.content
    for other in found:
        clause = other.clause if other.rule.startswith("verb") else None
        if clause is not None and any(clause in piece for piece in pieces):
            pieces = without(pieces, clause)
    kept = tuple(span for piece in pieces if (span := trimmed(text, piece.start, piece.end)))
    return replace(each, content=kept) if kept else each


def _passed_on(each: Found, found: list[Found], quotations: Sequence[Quotation]) -> Found:
    """Of "according to" in a quotation, whoever is quoted has passed it on."""
    if each.rule != "phrase: according to" or each.via is not None:
        return each
    if not any(each.cue in quotation.inner for quotation in quotations):
        return each
    outer = (
        other.source
        for other in found
        if other.source is not None and any(each.cue in piece for piece in other.content)
    )
    return replace(each, via=next(outer, None))


def without_repeats(found: list[Found]) -> list[Found]:
    """One attribution a cue, and one where the same source says the same; the one found first.

    Who stands before the colon of a quotation that somebody else is said to have said does not say it.
    """
    told = {piece.start for each in found if each.rule != AFTER_COLON for piece in each.content}
    found = [each for each in found if each.rule != AFTER_COLON or each.content[0].start not in told]
    seen: set[tuple[object, ...]] = set()
    kept = []
    for each in found:
        keys = {(each.cue, each.source), (each.source, each.content, each.cue.start // 200)}
        if seen.isdisjoint(keys):
            kept.append(each)
        seen |= keys
    return kept
