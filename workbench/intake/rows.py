"""Rows of entries that make no sentence: tables, tickers, tags, sharing buttons."""

from __future__ import annotations

import re
from functools import cache

from workbench.intake.lines import Line
from workbench.lexicon import table

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


def is_share_row(text: str) -> bool:
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
    return all(token.casefold() in known or token.isupper() or token.isdigit() for token in rest) and bool(
        rest
    )


def is_tag_row(line: Line) -> bool:
    """Two or more subjects of up to three words, kept apart by signs: "Harbour • Trade • Turin"."""
    if line.ends_sentence or line.is_item or line.kept:
        return False
    parts = [part for part in _ROW_SEPARATOR.split(line.text) if part]
    if len(parts) < 2 or any(len(part.split()) > 3 for part in parts):
        return False
    marked = any(sign in line.text for sign in "•·|›»>") or len(parts) > 3
    if any(map(str.isdigit, line.text)) and not any(sign in line.text for sign in "•·|›»"):
        return False
    capital = all(part[:1].isupper() or part[:1].isdigit() for part in parts)
    return capital and marked and " and " not in line.text and "\t" not in line.text


@cache
def _share_words() -> tuple[frozenset[str], frozenset[str]]:
    found = table("furniture", "share")
    return frozenset(found["words"]), frozenset(found["needs"])


@cache
def _ticker_words() -> frozenset[str]:
    return frozenset(table("furniture", "ticker")["words"])
