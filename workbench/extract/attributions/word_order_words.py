"""What word order alone tells of a reporting verb, its source and what is said; no parser has read these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cache

from workbench.extract.attributions.found import Found, merged, trimmed
from workbench.extract.cues import documents, forms_of, verb_forms, verb_frames
from workbench.extract.quotations import Quotation
from workbench.values.attribution import AttributionClass, Polarity
from workbench.values.span import Span

_NEVER_SOURCE = re.compile(
    r"^(?:and|but|or|as|while|when|if|that|which|where|there|then|also|not|to|it was)\b", re.IGNORECASE
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|did|does|do|been|be)\b", re.IGNORECASE
)
_WRITING = re.compile(
    r"\b(?:Telegram|Facebook|Twitter|tweets?|posts?(?![-\s]?(?:office|earnings|[a-z]+-)))\b"
)


@cache
def reporting_verbs() -> dict[str, str]:
    """Printed form -> lemma of the verbs that mostly report, whatever stands beside them."""
    quoting = _quoting_verbs({"that", "quote", "whom_that"})
    return {form: lemma for form, lemma in quoting.items() if lemma not in _OTHER_SENSES}


def _quoting_verbs(frames_asked: Set[str] = frozenset({"quote"})) -> dict[str, str]:
    found = {}
    for lemma, frames in verb_frames().items():
        names = {frame.name for frame in frames if frame.speech_class is not AttributionClass.INTENTION}
        if " " in lemma or not names & frames_asked:
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
        "relate",
        "reason",
        "counsel",
        "volunteer",
        "venture",
        "beam",
        "bark",
        "thunder",
        "remember",
        "regret",
        "bet",
    }
)


@cache
def verb_pattern(*, quoting: bool = False) -> str:
    """A reporting verb with its adverbs, group "verb" in group "cue"; `quoting`: beside a quotation only."""
    words = sorted(_quoting_verbs() if quoting else reporting_verbs(), key=len, reverse=True)
    adverbs = "also|since|previously|repeatedly|later|earlier|now"
    return rf"(?P<cue>(?:(?:has|have|had)\s+)?(?:(?:{adverbs})\s+)?(?P<verb>{'|'.join(words)}))\b"


def told_by(
    text: str, source: Span, cue: Span, verb: str, content: tuple[Span, ...], tail: str, rule: str
) -> Found | None:
    if not content:
        return None
    lemma = verb_forms()[verb]
    frame = next(f for f in verb_frames()[lemma] if f.name in ("that", "quote", "whom_that"))
    polarity = frame.polarity if frame.polarity is Polarity.DENIED else Polarity.ASSERTED
    kind = frame.speech_class
    if kind is AttributionClass.SPEECH:
        kind = class_of(text, source, tail)
    return Found(source, cue, lemma, content, rule, kind, polarity, clause=source.joined(cue))


def class_of(text: str, source: Span, tail: str) -> AttributionClass:
    words = source.of(text).lower().split()
    if words and words[-1] in documents():
        return AttributionClass.DOCUMENT
    if _WRITING.search(tail):
        return AttributionClass.WRITING
    return AttributionClass.SPEECH


def may_speak(words: str) -> bool:
    """Whether the words look like a source: few, without a verb, with a capital or an article."""
    each = words.split()
    if not each or len(each) > 10 or _NEVER_SOURCE.match(words) or FINITE.search(words):
        return False
    first = each[0].lower()
    if each[-1].lower() in ("the", "a", "an", "to", "of", "and", "his", "her", "their"):
        return False  # "spoke to the | press", which is no verb there
    return (
        any(word.removeprefix("@")[:1].isupper() for word in each)
        or first
        in ("he", "she", "they", "the", "a", "an", "one", "it", "another", "some", "several", "his", "her")
        or each[-1].endswith("s")
    )


def is_inside(span: Span, quotations: tuple[Quotation, ...]) -> bool:
    return any(span in quotation.inner for quotation in quotations)


def cleaned(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces trimmed, joined where they touch; those without a letter or digit left out."""
    spans = [span for piece in pieces if (span := trimmed(text, piece.start, piece.end))]
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = joined[-1].joined(span)
        else:
            joined.append(span)
    kept = [span for span in joined if any(c.isalnum() for c in span.of(text))]
    return merged(kept, text)
