"""Is it English? The scripts and the small words of a text tell; both are in `words/languages.toml`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from workbench.lexicon import entries, listed

SAMPLE = 3_000
"""Characters looked at, from the start, the middle and the end together."""

PER_THE = 400
"""Characters of English among which "the" stands once at least."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Language:
    """What a text is written in: `code` is BCP 47, `name` in English."""

    code: str
    name: str


ENGLISH = Language("en", "English")
LATIN = "\u024f"
"""The last letter of the Latin blocks."""


def find_language(text: str) -> Language | None:
    """The language of the text; None where it is too short to tell.

    Foreign names do not make a text foreign: it needs a foreign script in most of its letters, or
    another language's small words clearly more often than English ones.
    """
    sample = _sample(text)
    foreign = set(filter(_is_other_letter, set(sample)))
    if not foreign and sample.count(" the ") >= max(3, len(sample) // PER_THE):
        return ENGLISH  # no other language has this word so often: most texts need no more counting
    total = sum(map(str.isalpha, sample))
    if total < 12:
        return None
    others = Counter(map(_script, filter(foreign.__contains__, sample) if foreign else ()))
    script, count = others.most_common(1)[0] if others else ("", 0)
    if script and count * 2 > total:
        return _of_script(script, sample)
    words = _WORD.findall(sample.casefold().replace("’", "'"))
    return _of_small_words(words)


def _of_small_words(words: list[str]) -> Language | None:
    counts = Counter(words)
    scores = sorted(
        ((sum(counts[word] for word in small & counts.keys()), language) for language, small in _profiles()),
        key=lambda found: -found[0],
    )
    english = next(score for score, language in scores if language == ENGLISH)
    best, language = scores[0]
    if language != ENGLISH and best >= 3 and best > 1.5 * english:
        return language
    if english >= max(2, len(words) // 25):
        return ENGLISH
    return language if best >= 3 and best > english else None


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    third, middle = SAMPLE // 3, len(text) // 2
    return text[:third] + " " + text[middle : middle + third] + " " + text[-third:]


def _of_script(script: str, sample: str) -> Language:
    """The language of a script, told apart by its letters where several use it."""
    best: Language | None = None
    for entry in entries("languages", "script", ("name", "ranges", "languages")):
        if entry["name"] != script:
            continue
        for choice in entry["languages"]:
            best = Language(choice["code"], choice["name"])
            marks = choice.get("letters", "")
            if not marks or any(letter in sample for letter in marks):
                return best
    return best or Language("und", f"{script} script")


def _is_other_letter(character: str) -> bool:
    """A letter beyond the Latin blocks."""
    return character > LATIN and character.isalpha()


def _script(letter: str) -> str:
    """The script's name; empty for Latin and for what is not listed."""
    code = ord(letter)
    for first, last, name in _ranges():
        if first <= code <= last:
            return name
    return ""


@cache
def _ranges() -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (first, last, entry["name"])
        for entry in entries("languages", "script", ("name", "ranges", "languages"))
        for first, last in entry["ranges"]
    )


@cache
def _profiles() -> tuple[tuple[Language, frozenset[str]], ...]:
    """Each language with its small words; a word of two languages counts for both."""
    return tuple(
        (Language(entry["code"], entry["name"]), frozenset(entry["words"]))
        for entry in entries("languages", "language", ("name", "code", "words", "example"))
    )


@cache
def small_words() -> frozenset[str]:
    """English words that say nothing of a text's topic."""
    english = next(words for language, words in _profiles() if language == ENGLISH)
    return english | listed("languages", "common_in_news")
