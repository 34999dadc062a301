"""Attributions past an aside or at a sentence's end, by word order, where its parse gave none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.extract.attributions.found import Found, trimmed
from workbench.extract.attributions.word_order_words import (
    FINITE,
    cleaned,
    is_inside,
    may_speak,
    reporting_verbs,
    told_by,
    verb_pattern,
)
from workbench.extract.cues import documents, verb_forms
from workbench.extract.quotations import Quotation
from workbench.values.attribution import AttributionClass
from workbench.values.span import Span

_FEWEST_SAID = 4


@cache
def _asides_pattern() -> re.Pattern[str]:
    documents_ = "|".join(sorted(documents(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?:
          (?:^|(?<=[,—–]\s))                               # opens the sentence or a clause
          (?P<source>(?:[A-Z]|the\s)[^,;:“”\"()\n]{{1,60}})  # "Shopkeeper Lee Ash"
          ,\s(?:(?:aged\s)?\d{{1,3}}|(?:who|which|whose)\s[^,“”\"\n]{{1,90}}),  # ", 51,", ", who runs it,"
        |
          (?P<paper>(?:An?|The)\s(?:[\w’'-]+\s){{0,3}}?(?:{documents_}))  # "A statement"
          \s(?:read|issued|released|published|seen|obtained|sent|signed|posted|filed|given|made)\b
          [^“”\"\n]{{1,90}}?                               # "read on behalf of the family"
        )
        \s+{verb_pattern()}
        (?P<whom>(?:\s(?!that\b)[^\s,“”\"]+){{0,6}}?\sthat\b)?  # "told the Ledger that"
        \s+(?P<said>\S)
        """,
        re.VERBOSE | re.MULTILINE,
    )


@cache
def _ending_pattern() -> re.Pattern[str]:
    readings = "|".join(sorted(documents(), key=len, reverse=True))
    return re.compile(
        rf"""
        ,\s
        (?:
          (?P<source>
            (?:(?:the|an?|his|her|its|their|one|two|another)\s[^,;:“”\"\n]{{2,80}}   # "the head of it"
               (?:,\s[A-Z][^\s,]+(?:\s[A-Z][^\s,]+){{0,3}},)?                    # ", Kemal Ash,"
              |[A-Z][^,;:“”\"\n]{{2,60}}))                                      # "Harbour Master Ash"
          \s{verb_pattern()}
        |
          (?P<paper>(?:(?:the|an?|its|their|his|her|new)\s)?(?:[\w’'-]+\s){{0,2}}?(?:{readings})\b
             [^,;:“”\"\n]{{0,80}})                                             # "a survey by Lund"
          \s(?P<shows>shows?|showed|finds?|found|suggests?|suggested|indicates?|indicated|reveals?|revealed)
        )
        (?:\son\s[A-Z][a-z]+day)?[.]?$                                         # "on Friday."
        """,
        re.VERBOSE,
    )


def find_at_the_end(text: str, sentence: Span, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attribution of a sentence whose parse gave none: clause, comma, source, verb, full stop."""
    start = max(sentence.start, sentence.end - 200)
    match = _ending_pattern().search(text, start, sentence.end)
    if match is None:
        return
    group, told = ("source", "cue") if match["source"] else ("paper", "shows")
    source = trimmed(text, match.start(group), match.end(group))
    cue = Span(match.start(told), match.end(told))
    said = Span(sentence.start, match.start())
    if source is None or not may_speak(source.of(text)) or is_inside(cue, quotations):
        return
    words = source.of(text).split()
    if any(word in reporting_verbs() for word in words):
        return  # "Ash told the press"
    bare = reporting_verbs().get(match["verb"] or "") == match["verb"]
    if match["verb"] and bare and not words[-1].endswith(("s", "police")):
        return  # ", a former judge"
    headline = text[sentence.end - 1] not in '.!?”"' and len(said.of(text).split()) > _FEWEST_SAID
    if not (headline or FINITE.search(said.of(text))) or said.of(text).count("“") != said.of(text).count("”"):
        return
    content = cleaned(text, [said])
    if group == "source":
        found = told_by(text, source, cue, match["verb"], content, "", "words: clause, source, verb")
        if found is not None:
            yield found
    elif content:
        verb = verb_forms()[match["shows"]]
        kind = AttributionClass.DOCUMENT
        yield Found(source, cue, verb, content, "words: clause, paper, verb", kind, clause=source.joined(cue))


def find_past_asides(text: str, sentence: Span, quotations: tuple[Quotation, ...]) -> Iterator[Found]:
    """The attribution of a sentence whose parse gave none: source, an aside between commas, verb, clause."""
    end = min(sentence.end, sentence.start + 600)
    match = _asides_pattern().search(text, sentence.start, end)
    if match is None:
        return
    group = "source" if match["source"] else "paper"
    source = trimmed(text, match.start(group), match.end(group))
    cue = Span(match.start("cue"), match.end("cue"))
    said = Span(match.start("said"), end)
    if source is None or not may_speak(source.of(text)) or is_inside(cue, quotations):
        return
    if not match["whom"] and not FINITE.search(said.of(text)):
        return
    pieces = [said, *(each.span for each in quotations if each.span.overlaps(said))]
    found = told_by(
        text, source, cue, match["verb"], cleaned(text, pieces), "", "words: source, aside, verb, clause"
    )
    if found is not None:
        yield found
