"""A text -> its sentences. The only splitter of the workbench: the parser is handed these.

A sentence never crosses a line break, so titles, decks and paragraphs bound it. A quotation over
several sentences is several; a closing quote and its reporting clause ("…?" she asked) are one.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.lexicon import entries, table
from workbench.values.span import Span

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""A line, ended by whatever mark of a line break."""

_DATELINE = re.compile(
    r"""
    \s*[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{2,}(?:\s[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+){0,3}   # a place in capitals: NEW YORK
    (?:,\s[A-Z][\w.]{1,20}(?:\s[\w.]{1,12}){0,2})?               # ", Norway", ", Oct. 4"
    \s*(?:\([^()\n]{2,30}\)\s*)?                                # the agency in brackets
    [—–-]{1,2}\s+(?=[“"A-Z‘'])
    """,
    re.VERBOSE,
)
_STOP = re.compile(
    r"""
    (?P<mark>[.!?…‽]+)                     # the stop: one or several marks
    (?P<closing>(?:''|["'”’»“›)\]])*)      # quotes and brackets that close after it
    (?:\[\d{1,3}\])*                       # reference marks: [3]
    (?=\s|$)
    """,
    re.VERBOSE,
)
_LATE_CLOSING = re.compile(r"\s[”»](?=\s|$)")  # a closing quote set off by a space
_OPENING = re.compile(r"[\s\"'“”„‘’«‹»(\[`¿¡–—-]*")
_WORD_BEFORE = re.compile(r"[^\s\"“”„«»(\[/–—]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # "J", "U.S": single letters with stops between
_WORD = re.compile(r"[^\W\d_]+")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")

_SPEECH = (
    "said|says|say|asked|asks|told|tells|wrote|writes|added|adds|replied|replies|shouted|cried|quipped|tweeted"
    "|exclaimed|wondered|demanded|joked|recalled|insisted|warned|posted|declared|stated|continued|responded"
)
_REPORTING_CLAUSE = re.compile(
    rf"""
    (?:the\s+|a\s+|one\s+)?                                   # the minister said
    (?:[^\W\d_][\w’'-]*\.?,?\s+){{1,6}}?                      # up to six words of the name
    (?:has\s+|have\s+|had\s+|also\s+|then\s+|later\s+)?
    (?:{_SPEECH})
    (?:\s*[.,;:]|\s*$|\s+(?:in|on|at|to|as|after|during|when|while|from|by|with|of|about|him|her|them|me|us
                           |reporters|journalists|before|last|this|earlier|later)\b)
    """,
    re.VERBOSE,
)
_REACH = 160  # characters looked at after a stop, so that a long line stays linear


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in reading order, white space at their ends left out."""
    found: list[Span] = []
    for line in LINE.finditer(text):
        start = line.start()
        dateline = _DATELINE.match(text, start, min(line.end(), start + _REACH))
        if dateline:
            _add(found, text, start, dateline.end())
            start = dateline.end()
        for end in _ends(text, start, line.end()):
            _add(found, text, start, end)
            start = end
        _add(found, text, start, line.end())
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends(text: str, line_start: int, line_end: int) -> list[int]:
    """Where a sentence ends inside the line."""
    ends: list[int] = []
    opened = line_start  # where the running sentence began
    for stop in _STOP.finditer(text, line_start, line_end):
        end = stop.end()
        late = _LATE_CLOSING.match(text, end, line_end)
        closing = stop["closing"]
        if late:
            end, closing = late.end(), closing + "”"
        if end < line_end and _is_end(text, opened, stop, closing, end, line_end):
            ends.append(end)
            opened = end
    return ends


def _is_end(text: str, opened: int, stop: re.Match[str], closing: str, end: int, line_end: int) -> bool:
    reach = min(line_end, end + _REACH)
    gap = _OPENING.match(text, end, reach)
    after = gap.end() if gap else end
    if after >= reach:
        return gap is None or after >= line_end
    following = text[after]
    opens_quote = any(mark in text[end:after] for mark in '"“„«‘`')
    if following.islower() and not (opens_quote and stop["mark"] == "." and not closing):
        return False
    quoted = any(mark in closing for mark in "\"”’»'")
    if stop["mark"] != "." and quoted and not opens_quote and _REPORTING_CLAUSE.match(text, after, reach):
        return False
    if stop["mark"] != "." or closing:
        return True
    return _full_stop_ends(text, opened, stop.start(), after, reach)


def _full_stop_ends(text: str, opened: int, stop: int, after: int, reach: int) -> bool:
    """Whether a lone full stop at `stop` ends the sentence, and not only an abbreviation."""
    before = _WORD_BEFORE.search(text, max(opened, stop - 24), stop)
    word = before.group() if before else ""
    if not text[opened : stop - len(word)].strip() and _LIST_NUMBER.fullmatch(word):
        return False  # "1. The" at the head of a sentence is a list number
    next_word = _WORD.match(text, after, reach)
    opener = next_word.group() if next_word else ""
    match _abbreviations().get(word.lower()):
        case "title" | "inner":
            return False
        case "before_number":
            return not text[after].isdigit()
        case "may_end":
            return opener in _openers()
        case "clock":
            return bool(opener) and opener not in _after_clock()
    if word and _INITIALS.fullmatch(word) and (len(word) > 1 or word.isupper()):
        return opener in _openers() and not (len(word) == 1 and opener == "A")
    return True


@cache
def _abbreviations() -> dict[str, str]:
    groups = entries("abbreviations", "abbreviations", ("kind", "words", "example"))
    return {word: group["kind"] for group in groups for word in group["words"]}


@cache
def _openers() -> frozenset[str]:
    return frozenset(table("abbreviations", "openers")["words"])


@cache
def _after_clock() -> frozenset[str]:
    return frozenset(table("abbreviations", "clock")["words"])
