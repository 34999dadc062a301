"""Rows of entries that make no sentence: tables, tickers, tags, sharing buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.intake.lines import Line
from workbench.lexicon import table

ROW = 8
"""Words of a row of a list or a table, at most."""
NAME = 3
"""Words of what stands alone beside a row, at most."""
GLUED = 3
"""Words of a row whose names may stand without spaces."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""FacebookTwitterEmail"""
TOKEN = re.compile(r"[^\s,|•·()\[\]/–—+]+")
_NUMBER = re.compile(r"[+\-−±▲▼↑↓]?[$€£¥₽]?\d[\d.,:]*%?[a-z]{0,2}")
_SIGNED = re.compile(
    r"""
    [+\-−±▲▼↑↓] \s? \d[\d.,]* \s? %?    # +0.45% or ▲ 12
    | \d[\d.,]* \s? [▲▼↑↓]              # 12 ▲
    | \( [+\-−]? \d[\d.,]* % \)         # (0.45%)
    """,
    re.VERBOSE,
)
_POINTS = str.maketrans("():,;|", "      ")
_RESULT = re.compile(r"[A-Z]\w+ \d{1,3}[–:-]\d{1,3} [A-Z]")
_WIRE = re.compile(
    r"""
    ZCZC [ ] \w+ | [a-z] [ ] [a-z] [ ] (?: bc | am | pm ) - .{2,60}     # service, priority, category, slug
    | [A-Z]{3,} (?: - [A-Z]{3,} )+ /? [A-Z]* (?: [ ] \( [A-Z0-9 ,.]+ \) )?    # HARBOUR-TOLLS/ (PIX)
    """,
    re.VERBOSE,
)
_MINUTES = re.compile(r"\d{1,3}(?:\+\d{1,2})?[%’']?(?:[–:-]\d{1,3}%?)?")
_TABLE_TOKEN = re.compile(r"[+\-−±]?\d[\d.,:]*%?|[A-Z][A-Za-z]{0,2}|[-–—]")
_ROW_SEPARATOR = re.compile(r"\s*[,•·|/>›»]\s*|\s{2,}|\t")


def is_table_row(line: Line) -> bool:
    """Five short entries or more, most of them numbers or all of them abbreviations: "P W D L GD Pts"."""
    tokens = line.text.split()
    if len(tokens) < 5 or line.kept or "\t" in line.text or line.ends_sentence:
        return False
    short = [token for token in tokens if _TABLE_TOKEN.fullmatch(token)]
    numbers = sum(any(map(str.isdigit, token)) for token in short)
    return (numbers >= 5 and numbers * 10 >= 6 * len(tokens)) or len(short) == len(tokens)


def is_score(line: Line) -> bool:
    """Names beside numbers and nothing else: "Corners 5 – 8", "Sykes 71 (pen), Adjei 90+4".

    Or several results: "Turin 2-2 Oslo (FT) | Lund 0-1 Bern (FT)".
    """
    results = line.text.split("|")
    if len(results) > 1 and sum(_RESULT.search(each) is not None for each in results) * 2 > len(results):
        return True
    if (
        line.words > 14
        or line.ends_sentence
        or line.kept
        or "\t" in line.text
        or ":" in line.text  # a list with figures: "Kiboko: 5,600"
        or not any(map(str.isdigit, line.text))
    ):
        return False
    bare = line.text.translate(_POINTS)
    tokens = bare.split()
    numbers = sum(_MINUTES.fullmatch(token) is not None for token in tokens)
    names = sum(token[:1].isupper() for token in tokens)
    small = sum(token in {"pen", "og", "pens", "aet", "on", "and", "target"} for token in tokens)
    rest = len(tokens) - numbers - names - small - sum(token in {"–", "-", "v", "|"} for token in tokens)
    return rest == 0 < numbers and names <= 2 * numbers + 1


def is_wire_header(text: str) -> bool:
    """What a wire puts before a story in the format of ANPA 1312: "ZCZC MNA0412", "u i bc-Harbour-1stld"."""
    return _WIRE.fullmatch(text) is not None


def is_share_row(text: str) -> bool:
    """Names of networks and their counts, with spaces between them or without."""
    return _is_share_row(text) or (text.count(" ") < GLUED and _is_share_row(_HUMP.sub(" ", text)))


def _is_share_row(text: str) -> bool:
    words, needs = _share_words()
    first = TOKEN.search(text)
    opens = first[0].strip(".:,;!+").casefold() if first else ""
    if opens and opens not in words and not opens.isdigit():
        return False
    tokens = [token.strip(".:,;!+").casefold() for token in TOKEN.findall(text)]
    tokens = [token for token in tokens if token]
    if not 2 <= len(tokens) <= 20 or text.rstrip().endswith((".", "?")):
        return False
    return all(token in words or token.isdigit() for token in tokens) and any(
        token in needs for token in tokens
    )


def is_ticker(line: Line) -> bool:
    """Names of markets beside numbers, with a sign or an arrow, and no sentence."""
    if line.ends_full_stop or not any(map(str.isdigit, line.text)):
        return False
    tokens = line.text.split()
    numbers = sum(_NUMBER.fullmatch(token.strip("()")) is not None for token in tokens)
    if numbers < 1 or not _SIGNED.search(line.text):
        return False
    known = _ticker_words()
    rest = [token.strip("().,:|") for token in tokens if not _NUMBER.fullmatch(token.strip("()"))]
    rest = [token for token in rest if token and token not in "▲▼↑↓+-−–|"]
    return all(token.casefold() in known or token.isupper() or token.isdigit() for token in rest)


def is_tag_row(line: Line) -> bool:
    """Two or more subjects of up to three words, kept apart by signs: "Harbour • Trade • Turin"."""
    if line.ends_sentence or line.is_item or line.kept:
        return False
    parts = [part for part in _ROW_SEPARATOR.split(line.text) if part]
    longest = 3 if len(parts) < 5 else 5
    if len(parts) < 2 or any(len(part.split()) > longest for part in parts):
        return False
    marked = any(sign in line.text for sign in "•·|›»>") or len(parts) > 3
    if any(map(str.isdigit, line.text)) and not any(sign in line.text for sign in "•·|›»"):
        return False
    if len(parts) > 2 and all("  " + part in "  " + line.text for part in parts) and "  " in line.text:
        return not any(sign in line.text for sign in ".!?\t")  # corruption  Odesa  court
    capital = all(part[:1].isupper() or part[:1].isdigit() for part in parts)
    return capital and marked and " and " not in line.text and "\t" not in line.text


@cache
def _share_words() -> tuple[frozenset[str], frozenset[str]]:
    found = table("furniture", "share")
    return frozenset(found["words"]), frozenset(found["needs"])


@cache
def _ticker_words() -> frozenset[str]:
    return frozenset(table("furniture", "ticker")["words"])


def is_in_table(lines: Sequence[Line], index: int) -> bool:
    """A row of a list or a table, a few words beside one, or a letter alone: as likely text as anything."""
    line = lines[index]
    if _has_figure(line) or len(line.text) < 2:
        return True
    beside = (lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines))
    return line.words <= NAME and any(_has_figure(each) and each.words <= NAME for each in beside)


def _has_figure(line: Line) -> bool:
    return line.words <= ROW and not line.is_prose and any(map(str.isdigit, line.text))
