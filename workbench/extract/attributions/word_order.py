"""Attributions by word order alone, for sentences that no parser has read.

Fewer and plainer than those of the grammar: a source of a few words, a reporting verb, a quotation
or a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.extract.attributions.found import Found, trimmed, without
from workbench.extract.attributions.word_order_words import (
    FINITE,
    class_of,
    cleaned,
    is_inside,
    may_speak,
    told_by,
    verb_pattern,
)
from workbench.extract.cues import hearsay_adverbs
from workbench.extract.quotations import Quotation
from workbench.values.span import Span

_LONGEST = 4000  # characters of a sentence that are looked at
_SOURCE = r"[^,;:“”\"„«»()\n]{1,90}?"
_LEAD = re.compile(
    r"""
    (?:(?:On|In|At|By|Last|This|Earlier|Later|After|During|Speaking|However|But|And|Meanwhile|Also)\b
       [^,“”"\n]{0,60},\s+)?                            # "In January, "
    """,
    re.VERBOSE,
)
_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+(?P<source>[^,.;:“”\"()\n]{2,90})")


def find_by_word_order(text: str, sentence: Span, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attributions of a sentence without a parse; `quotations` are those that overlap it."""
    end = min(sentence.end, sentence.start + _LONGEST)
    window = Span(sentence.start, end)
    found = (
        _according_to(text, window)
        or _after(text, window, quotations)
        or _inverted(text, window, quotations)
        or _before(text, window, quotations)
    )
    if found is not None:
        yield found
    elif hearsay := _hearsay(text, window):
        yield hearsay


def find_beside_quotation(text: str, sentence: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    """Who speaks right after a quotation by word order: “…”, Krog told the press; “…,” wrote Krog."""
    window = Span(sentence.start, min(sentence.end, sentence.start + _LONGEST))
    near_end = Span(max(window.start, min(quotations[0].span.start, window.end - 1)), window.end)
    found = _inverted(text, window, quotations) or _inverted(text, near_end, quotations)
    found = found or _after(text, window, quotations)
    if found is None or found.source is None or found.source.of(text).islower():
        return None
    near = any(
        quotation.span.end - 1 <= found.cue.start <= quotation.span.end + 60 for quotation in quotations
    )
    return found if near else None


def find_before_colon(text: str, sentence: Span, quotation: Quotation) -> Found | None:
    """Who speaks before a colon by word order: the keeper repeated: “…”."""
    end = quotation.span.start
    if end <= sentence.start:
        return None  # it began in a sentence before
    match = _colon_pattern().search(text, max(sentence.start, end - 200), end)
    if match is None:
        return None
    source = trimmed(text, match.start("source"), match.end("source"))
    if source is None or not may_speak(source.of(text)):
        return None
    cue = Span(match.start("cue"), match.end("cue"))
    return told_by(
        text, source, cue, match["verb"], (quotation.span,), "", "words: source, verb, colon, quotation"
    )


@cache
def _colon_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|,\s)(?P<source>{_SOURCE})\s+{verb_pattern(quoting=True)}[^:“”\"\n]{{0,60}}:\s*$", re.MULTILINE
    )


@cache
def _after_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[,?!…][”\"’»]?|[”\"»’]|'')\s+(?P<source>{_SOURCE})\s+{verb_pattern()}(?P<tail>[^“”\"„«»\n]{{0,120}})"
    )


@cache
def _inverted_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[,?!…][”\"’»]?|[”\"»’]|'')\s+{verb_pattern()}\s+(?P<source>(?:[A-Z]|the\s|a\s|an\s|one\s|(?:[a-z-]+\s){{1,4}}[A-Z])[^,;:“”\"()\n]{{1,70}}?)(?=[,.;]|$)"
    )


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<source>{_SOURCE})\s+{verb_pattern()}(?P<gap>[,:]?\s+(?:(?:on|in|at|last|this|earlier)\s[^,“”\"]{{1,40}}?\s)?(?:that\s+)?)(?P<said>\S)"
    )


def _according_to(text: str, window: Span) -> Found | None:
    match = _ACCORDING.search(text, window.start, window.end)
    if match is None:
        return None
    source = trimmed(text, match.start("source"), match.end("source"))
    phrase = Span(match.start(), match.end())
    content = cleaned(text, without((window,), phrase))
    if source is None or not content or not any(len(piece) > 10 for piece in content):
        return None
    cue = Span(match.start(), match.start("source")).of(text).rstrip()
    return Found(
        source,
        Span(match.start(), match.start() + len(cue)),
        "according to",
        content,
        "words: according to",
        class_of(text, source, ""),
        clause=phrase,
    )


def _after(text: str, window: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    for match in _after_pattern().finditer(text, window.start, window.end):
        source = trimmed(text, match.start("source"), match.end("source"))
        cue = Span(match.start("cue"), match.end("cue"))
        if source is None or not may_speak(source.of(text)) or is_inside(cue, quotations):
            continue
        if match["tail"].strip().startswith(("that ", "to ")) or match.start("source") - window.start < 8:
            continue
        lead = Span(window.start, match.start("source"))
        if (
            not any(q.span.overlaps(lead) for q in quotations)
            and not FINITE.search(lead.of(text))
            and "ed " not in lead.of(text)
        ):
            continue
        pieces = [lead]
        tail_end = match.end("cue") + len(match["tail"])
        for quotation in quotations:
            if quotation.span.overlaps(lead) or tail_end <= quotation.span.start <= tail_end + 2:
                pieces.append(quotation.span)
        content = cleaned(text, pieces)
        if content:
            return told_by(
                text, source, cue, match["verb"], content, match["tail"], "words: clause, source, verb"
            )
    return None


def _inverted(text: str, window: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    match = _inverted_pattern().search(text, window.start, window.end)
    if match is None:
        return None
    source = trimmed(text, match.start("source"), match.end("source"))
    cue = Span(match.start("cue"), match.end("cue"))
    lead = Span(window.start, match.start("cue"))
    if source is None or not any(q.span.overlaps(lead) for q in quotations) or is_inside(cue, quotations):
        return None
    pieces = [lead, *(q.span for q in quotations if q.span.overlaps(lead))]
    return told_by(
        text, source, cue, match["verb"], cleaned(text, pieces), "", "words: quotation, verb, source"
    )


def _before(text: str, window: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    lead = _LEAD.match(text, window.start, window.end)
    start = lead.end() if lead else window.start
    match = _before_pattern().match(text, start, min(window.end, start + 300))
    if match is None:
        return None
    source = trimmed(text, match.start("source"), match.end("source"))
    cue = Span(match.start("cue"), match.end("cue"))
    if source is None or not may_speak(source.of(text)) or is_inside(cue, quotations):
        return None
    said = Span(match.start("said"), window.end)
    quoted = [q.span for q in quotations if q.span.overlaps(said)]
    explicit = "that" in match["gap"].split()
    if not quoted and not explicit and not FINITE.search(said.of(text)):
        return None
    if (
        text[match.start("said")].islower()
        and match["said"] + text[match.start("said") + 1 : match.start("said") + 3] == "to "
    ):
        return None
    lead_in = text[cue.end : quoted[0].start].rstrip() if quoted else ""
    spoken = bool(quoted) and (quoted[0].start <= said.start or (lead_in[-1:] in ":," and len(lead_in) < 60))
    pieces = quoted if spoken else [said, *quoted]
    return told_by(text, source, cue, match["verb"], cleaned(text, pieces), "", "words: source, verb, clause")


def _hearsay(text: str, window: Span) -> Found | None:
    match = _hearsay_pattern().search(text, window.start, window.end)
    if match is None:
        return None
    span = Span(match.start(), match.end())
    content = cleaned(text, without((window,), span))
    if not content:
        return None
    return Found(None, span, match.group().lower(), content, "adverb of hearsay", hedges=(span,), clause=span)


@cache
def _hearsay_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(hearsay_adverbs()))})\b", re.IGNORECASE)
