"""Attributions by word order alone, for sentences that no parser has read.

Fewer and plainer than those of the grammar: a source of a few words, a reporting verb, a quotation
or a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.extract.attributions.found import Found, merged, trimmed, without
from workbench.extract.cues import documents, forms_of, hearsay_adverbs, verb_frames
from workbench.extract.quotations import Quotation
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

_LONGEST = 4000  # characters of a sentence that are looked at
_SOURCE = r"[^,;:“”\"„«»()\n]{1,90}?"
_NEVER_SOURCE = re.compile(
    r"^(?:and|but|or|as|while|when|if|that|which|where|there|then|also|not|to|it was)\b", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|did|does|do|been|be)\b", re.IGNORECASE
)
_LEAD = re.compile(
    r"""
    (?:(?:On|In|At|By|Last|This|Earlier|Later|After|During|Speaking|However|But|And|Meanwhile|Also)\b
       [^,“”"\n]{0,60},\s+)?                            # "In January, "
    """,
    re.VERBOSE,
)
_WRITING = re.compile(
    r"\b(?:Telegram|Facebook|Twitter|tweets?|posts?(?![-\s]?(?:office|earnings|[a-z]+-)))\b"
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
    found = _inverted(text, window, quotations) or _after(text, window, quotations)
    if found is None or found.source is None or found.source.of(text).islower():
        return None
    near = any(
        quotation.span.end - 1 <= found.cue.start <= quotation.span.end + 60 for quotation in quotations
    )
    return found if near else None


@cache
def _verbs() -> dict[str, str]:
    found = {}
    for lemma, frames in verb_frames().items():
        names = {frame.name for frame in frames if frame.speech_class is not AttributionClass.INTENTION}
        if " " in lemma or not names & {"that", "quote", "whom_that"} or lemma in _OTHER_SENSES:
            continue
        forms = forms_of(lemma)
        for form in (lemma, forms.third, forms.past):
            found[form] = lemma
    return found


_OTHER_SENSES = frozenset(
    {
        "read",
        "hold",
        "figure",
        "find",
        "feel",
        "see",
        "show",
        "know",
        "mean",
        "project",
        "post",
        "rule",
        "plan",
        "offer",
        "sing",
        "begin",
        "answer",
        "continue",
        "go",
        "demand",
        "question",
        "signal",
        "guess",
        "promise",
        "plead",
        "repeat",
        "laugh",
        "smile",
        "nod",
        "shrug",
        "sigh",
        "snap",
        "rage",
        "fume",
        "vent",
        "agree",
        "decide",
        "term",
        "style",
        "express",
        "voice",
        "detail",
        "present",
        "hear",
        "refute",
    }
)


@cache
def _verb_pattern() -> str:
    words = sorted(_verbs(), key=len, reverse=True)
    adverbs = "also|since|previously|repeatedly|later|earlier|now"
    return rf"(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:{adverbs})\s+)?(?P<verb>{'|'.join(words)}))\b"


@cache
def _after_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[,?!…][”\"’»]?|[”\"»’]|'')\s+(?P<source>{_SOURCE})\s+{_verb_pattern()}(?P<tail>[^“”\"„«»\n]{{0,120}})"
    )


@cache
def _inverted_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[,?!…][”\"’»]?|[”\"»’]|'')\s+{_verb_pattern()}\s+(?P<source>(?:[A-Z]|the\s|a\s|an\s|one\s|(?:[a-z-]+\s){{1,4}}[A-Z])[^,;:“”\"()\n]{{1,70}}?)(?=[,.;]|$)"
    )


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<source>{_SOURCE})\s+{_verb_pattern()}(?P<gap>[,:]?\s+(?:(?:on|in|at|last|this|earlier)\s[^,“”\"]{{1,40}}?\s)?(?:that\s+)?)(?P<said>\S)"
    )


def _according_to(text: str, window: Span) -> Found | None:
    match = _ACCORDING.search(text, window.start, window.end)
    if match is None:
        return None
    source = trimmed(text, match.start("source"), match.end("source"))
    phrase = Span(match.start(), match.end())
    content = _clean(text, without((window,), phrase))
    if source is None or not content or not any(len(piece) > 10 for piece in content):
        return None
    cue = Span(match.start(), match.start("source")).of(text).rstrip()
    return Found(
        source,
        Span(match.start(), match.start() + len(cue)),
        "according to",
        content,
        "words: according to",
        _class_of(text, source, ""),
        clause=phrase,
    )


def _after(text: str, window: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    for match in _after_pattern().finditer(text, window.start, window.end):
        source = trimmed(text, match.start("source"), match.end("source"))
        cue = Span(match.start("cue"), match.end("cue"))
        if source is None or not _may_speak(source.of(text)) or _inside(cue, quotations):
            continue
        if match["tail"].strip().startswith(("that ", "to ")) or match.start("source") - window.start < 8:
            continue
        lead = Span(window.start, match.start("source"))
        if (
            not any(q.span.overlaps(lead) for q in quotations)
            and not _FINITE.search(lead.of(text))
            and "ed " not in lead.of(text)
        ):
            continue
        pieces = [lead]
        tail_end = match.end("cue") + len(match["tail"])
        for quotation in quotations:
            if quotation.span.overlaps(lead) or tail_end <= quotation.span.start <= tail_end + 2:
                pieces.append(quotation.span)
        content = _clean(text, pieces)
        if content:
            return _found(
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
    if source is None or not any(q.span.overlaps(lead) for q in quotations) or _inside(cue, quotations):
        return None
    pieces = [lead, *(q.span for q in quotations if q.span.overlaps(lead))]
    return _found(
        text, source, cue, match["verb"], _clean(text, pieces), "", "words: quotation, verb, source"
    )


def _before(text: str, window: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    lead = _LEAD.match(text, window.start, window.end)
    start = lead.end() if lead else window.start
    match = _before_pattern().match(text, start, min(window.end, start + 300))
    if match is None:
        return None
    source = trimmed(text, match.start("source"), match.end("source"))
    cue = Span(match.start("cue"), match.end("cue"))
    if source is None or not _may_speak(source.of(text)) or _inside(cue, quotations):
        return None
    said = Span(match.start("said"), window.end)
    quoted = [q.span for q in quotations if q.span.overlaps(said)]
    explicit = "that" in match["gap"].split()
    if not quoted and not explicit and not _FINITE.search(said.of(text)):
        return None
    if (
        text[match.start("said")].islower()
        and match["said"] + text[match.start("said") + 1 : match.start("said") + 3] == "to "
    ):
        return None
    lead_in = text[cue.end : quoted[0].start].rstrip() if quoted else ""
    spoken = bool(quoted) and (quoted[0].start <= said.start or (lead_in[-1:] in ":," and len(lead_in) < 60))
    pieces = quoted if spoken else [said, *quoted]
    return _found(text, source, cue, match["verb"], _clean(text, pieces), "", "words: source, verb, clause")


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
        \s+{_verb_pattern()}
        (?P<whom>(?:\s(?!that\b)[^\s,“”\"]+){{0,6}}?\sthat\b)?  # "told the Ledger that"
        \s+(?P<said>\S)
        """,
        re.VERBOSE | re.MULTILINE,
    )


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
    if source is None or not _may_speak(source.of(text)) or _inside(cue, quotations):
        return
    if not match["whom"] and not _FINITE.search(said.of(text)):
        return
    pieces = [said, *(each.span for each in quotations if each.span.overlaps(said))]
    found = _found(
        text, source, cue, match["verb"], _clean(text, pieces), "", "words: source, aside, verb, clause"
    )
    if found is not None:
        yield found


def _hearsay(text: str, window: Span) -> Found | None:
    match = _hearsay_pattern().search(text, window.start, window.end)
    if match is None:
        return None
    span = Span(match.start(), match.end())
    content = _clean(text, without((window,), span))
    if not content:
        return None
    return Found(None, span, match.group().lower(), content, "adverb of hearsay", hedges=(span,), clause=span)


@cache
def _hearsay_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(hearsay_adverbs()))})\b", re.IGNORECASE)


def _found(
    text: str, source: Span, cue: Span, verb: str, content: tuple[Span, ...], tail: str, rule: str
) -> Found | None:
    if not content:
        return None
    lemma = _verbs()[verb]
    frame = next(f for f in verb_frames()[lemma] if f.name in ("that", "quote", "whom_that"))
    polarity = frame.polarity if frame.polarity is Polarity.DENIED else Polarity.ASSERTED
    kind = frame.speech_class
    if kind is AttributionClass.SPEECH:
        kind = _class_of(text, source, tail)
    return Found(source, cue, lemma, content, rule, kind, polarity, clause=source.joined(cue))


def _class_of(text: str, source: Span, tail: str) -> AttributionClass:
    words = source.of(text).lower().split()
    if words and words[-1] in documents():
        return AttributionClass.DOCUMENT
    if _WRITING.search(tail):
        return AttributionClass.WRITING
    return AttributionClass.SPEECH


def _may_speak(words: str) -> bool:
    """Whether the words look like a source: few, without a verb, with a capital or an article."""
    each = words.split()
    if not each or len(each) > 10 or _NEVER_SOURCE.match(words) or _FINITE.search(words):
        return False
    first = each[0].lower()
    return (
        any(word[:1].isupper() for word in each)
        or first
        in ("he", "she", "they", "the", "a", "an", "one", "it", "another", "some", "several", "his", "her")
        or each[-1].endswith("s")
    )


def _inside(span: Span, quotations: tuple[Quotation, ...]) -> bool:
    return any(span in quotation.inner for quotation in quotations)


def _clean(text: str, pieces: object) -> tuple[Span, ...]:
    spans = [span for piece in pieces if (span := trimmed(text, piece.start, piece.end))]  # type: ignore[attr-defined]
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].joined(span)
        else:
            joined.append(span)
    kept = [span for span in joined if any(c.isalnum() for c in span.of(text))]
    return merged(kept, text)
