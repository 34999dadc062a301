"""Attributions that the layout makes: "Lund: we will rebuild", "Bridge unsafe – Lund", transcripts,
pulled quotations with a name below them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set

from workbench.extract.attributions.found import Found, trimmed
from workbench.extract.cues import documents
from workbench.extract.quotations import Quotation, paragraphs
from workbench.lexicon import table
from workbench.values.attribution import AttributionClass
from workbench.values.span import Span

_SPEAKER_COLON = re.compile(
    r"""
    (?P<name>@?[A-Z][\w.’'-]*(?:[ ][\w.’'-]+){0,5})   # up to six words, the first with a capital
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
_LABEL = re.compile(
    r"""
    (?P<name>[A-Z][\w’'-]*(?:[ ][A-Z][\w’'-]*)?)     # one or two words with a capital
    (?::|\.(?=[ ][A-Z]))[ ]                          # "Krog: ", and "Q. "
    (?P<said>\S[^\n]*[.?!…”"])\s*$                   # sentences up to the end of the line
    """,
    re.VERBOSE,
)
_HANDLE = re.compile(r"(?P<name>@\w{2,30})\s*:\s+(?P<said>\S)")
_SIGNED = re.compile(
    r"""
    \s*(?:[–—]|--?)\s*                               # a dash
    (?P<source>
      (?P<name>[A-Z][\w.’'-]*(?:[ ][\w.’'-]+){1,4})  # a name of two to five words
      (?:,[ ][^\n“”":;.!?]{2,80})?                     # ", chief engineer"
    )
    [ ]*\.?\s*$
    """,
    re.VERBOSE,
)
_FEWEST_LINES = 3
_FEWEST_QUOTED = 3  # words of a quotation that is pulled out
_LONGEST_HEADLINE = 160


def find_in_lines(
    text: str, quotations: tuple[Quotation, ...], is_speaker: Callable[[str], bool]
) -> Iterator[Found]:
    """Attributions by a colon or a dash, line by line. `is_speaker` knows the names of the article."""
    lines = paragraphs(text)
    labels = _labels(text, lines, is_speaker)
    for number, line in enumerate(lines):
        quoted = tuple(q for q in quotations if q.paragraph == number)
        before = tuple(q for q in quotations if q.paragraph == number - 1)
        found = (
            _spoken(text, line, labels)
            or _colon(text, line, quoted, is_speaker)
            or _signed(text, line, quoted)
            or (_signed_below(text, lines[number - 1], line, before) if number else None)
            or _dash(text, line, quoted, is_speaker)
        )
        if found is not None:
            yield found


def _labels(text: str, lines: Sequence[Span], is_speaker: Callable[[str], bool]) -> Set[str]:
    """Who speaks in a transcript: names that open lines, two of them or more, one more than once.

    One of them at least is known as a speaker, or asks something.
    """
    opening = [match for line in lines if (match := _LABEL.match(text, line.start, line.end))]
    count = Counter(match["name"] for match in opening)
    never = table("reports", "no_labels")["words"]
    names = {name for name in count if name.lower() not in never}
    if {"Q", "A"} <= names:
        return names
    dotted = {match["name"] for match in opening if text[match.end("name")] == "."}
    names -= dotted
    many = len(names) >= 2 and sum(count[name] for name in names) >= _FEWEST_LINES
    again = any(count[name] > 1 for name in names)
    asks = any(match["name"] in names and match["said"].endswith("?") for match in opening)
    return names if many and again and (asks or any(map(is_speaker, names))) else frozenset()


def _spoken(text: str, line: Span, labels: Set[str]) -> Found | None:
    """A line of a transcript, or of a post: "Krog: It will open in May.", "@port: The pier is shut."."""
    match = _LABEL.match(text, line.start, line.end)
    if match is None or match["name"] not in labels:
        match = _HANDLE.match(text, line.start, line.end)
    if match is None or match["name"] == "Q":
        return None
    said = trimmed(text, match.start("said"), line.end)
    if said is None:
        return None
    source = Span(match.start("name"), match.end("name"))
    mark = Span(source.end, source.end + 1)
    return Found(source, mark, mark.of(text), (said,), "line: label", clause=source.joined(mark))


def _signed(text: str, line: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    """ "“We never asked for it.” — Ida Krog, engineer": a line of a quotation and a name after a dash."""
    if len(quotations) != 1 or quotations[0].span.start != line.start:
        return None
    return _by_signature(text, _SIGNED.match(text, quotations[0].span.end, line.end), quotations[0])


def _signed_below(text: str, above: Span, line: Span, quotations: tuple[Quotation, ...]) -> Found | None:
    """A name after a dash on a line of its own, under a line that is nothing but a quotation."""
    if len(quotations) != 1 or quotations[0].span.start != above.start:
        return None
    if any(character.isalnum() for character in text[quotations[0].span.end : above.end]):
        return None
    return _by_signature(text, _SIGNED.match(text, line.start, line.end), quotations[0])


def _by_signature(text: str, match: re.Match[str] | None, quotation: Quotation) -> Found | None:
    if match is None or not _reads_as_name(match["name"]):
        return None
    if len(quotation.inner.of(text).split()) < _FEWEST_QUOTED:
        return None
    source = Span(match.start("source"), match.end("source"))
    dash = next(i for i in range(match.start(), match.end()) if not text[i].isspace())
    cue = Span(dash, dash + 1)
    clause = Span(match.start(), match.end())
    return Found(source, cue, text[dash], (quotation.span,), "line: signature", clause=clause)


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
