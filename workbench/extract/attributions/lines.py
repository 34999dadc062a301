"""Attributions that the layout makes: "Lund: we will rebuild", "Bridge unsafe – Lund", transcripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.extract.attributions.found import Found, trimmed
from workbench.extract.cues import documents
from workbench.extract.quotations import Quotation, paragraphs
from workbench.values.attribution import AttributionClass
from workbench.values.span import Span

_SPEAKER_COLON = re.compile(
    r"""
    (?P<name>[A-Z][\w.’'-]*(?:[ ][\w.’'-]+){0,5})   # up to six words, the first with a capital
    (?:[ ]\([^()]{1,40}\))?                          # a party or country in brackets
    \s*:\s+
    (?P<said>\S)
    """,
    re.VERBOSE,
)
_DASH_SPEAKER = re.compile(
    r"""
    \s?[–—-]\s?(?P<name>[A-Za-z][\w.’'&-]*(?:[ ][\w.’'&-]+){0,4})   # up to five words after a dash
    \s*(?:\([A-Z]+\)\s*)?$                                            # "(VIDEO)"
    """,
    re.VERBOSE,
)
_LONGEST_HEADLINE = 160


def find_in_lines(
    text: str, quotations: tuple[Quotation, ...], is_speaker: Callable[[str], bool]
) -> Iterator[Found]:
    """Attributions by a colon or a dash, line by line. `is_speaker` knows the names of the article."""
    for number, line in enumerate(paragraphs(text)):
        quoted = tuple(q for q in quotations if q.paragraph == number)
        found = _colon(text, line, quoted, is_speaker) or _dash(text, line, quoted, is_speaker)
        if found is not None:
            yield found


def _colon(
    text: str, line: Span, quotations: tuple[Quotation, ...], is_speaker: Callable[[str], bool]
) -> Found | None:
    match = _SPEAKER_COLON.match(text, line.start, min(line.end, line.start + 120))
    if match is None:
        return None
    name = match["name"]
    loud = name.isupper() and len(name) > 3 and len(name.split()) <= 4
    quoted = any(q.span.start == match.start("said") for q in quotations)
    if quoted and not (is_speaker(name) or _reads_as_name(name)):
        return None
    if not (loud or quoted or is_speaker(name)) or (
        loud and not is_speaker(name.title()) and not quoted and len(name.split()) < 2
    ):
        return None
    if not (quoted or is_speaker(name) or is_speaker(name.title())) and not loud:
        return None
    said = trimmed(text, match.start("said"), line.end)
    if said is None or len(said) < 8:
        return None
    colon = text.index(":", match.end("name"))
    return Found(
        Span(match.start("name"), match.end("name")),
        Span(colon, colon + 1),
        ":",
        (said,),
        "line: name and colon",
        clause=Span(line.start, colon + 1),
    )


def _reads_as_name(words: str) -> bool:
    """Whether most words have a capital, and none tells what somebody did: not "Lund wept as he left"."""
    small = [word for word in words.split()[1:] if word[:1].islower()]
    return all(word in ("of", "the", "and", "for", "de", "von", "van") for word in small)


def _class_of(name: str) -> AttributionClass:
    last = name.split()[-1]
    return AttributionClass.DOCUMENT if last.islower() and last in documents() else AttributionClass.SPEECH


def _dash(
    text: str, line: Span, quotations: tuple[Quotation, ...], is_speaker: Callable[[str], bool]
) -> Found | None:
    if len(line) > _LONGEST_HEADLINE:
        return None
    match = _DASH_SPEAKER.search(text, max(line.start, line.end - 60), line.end)
    if match is None or any(match.start() < q.span.end and q.span.start < match.end() for q in quotations):
        return None
    dash = match.start() + (match.group()[:1].isspace())
    spaced = text[dash] != "-" or (text[dash - 1 : dash].isspace() and text[dash + 1 : dash + 2].isspace())
    if not spaced or not is_speaker(match["name"]):
        return None
    said = trimmed(text, line.start, match.start())
    if said is None or len(said) < 12:
        return None
    return Found(
        Span(match.start("name"), match.end("name")),
        Span(dash, dash + 1),
        text[dash],
        (said,),
        "line: dash and name",
        speech_class=_class_of(match["name"]),
        clause=Span(match.start(), match.end()),
    )
