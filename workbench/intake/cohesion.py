"""How far two stretches of a page speak of the same thing: shared words, carried names, openings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from math import fsum, log

from workbench.intake.languages import small_words
from workbench.lexicon import listed

SAMPLE = 3_000
"""Lines from which the page's word counts are taken; longer pages are sampled evenly."""

_TERM = re.compile(r"[^\W_][\w’'.-]+[^\W_]")
"""A word of three letters or more."""
_FULL_NAME = re.compile(r"\b(?P<first>[A-ZÀ-ÖØ-Þ][\w’'-]+) (?P<last>[A-ZÀ-ÖØ-Þ][\w’'-]{2,})\b")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{2,24}"
_DATELINE = re.compile(
    rf"""
    (?: (?P<capitals> {_CAPITALS} (?: [ /]{_CAPITALS} ){{0,3}} )     # KYIV, NEW DELHI
      | [A-Z][a-zà-ÿ]+ (?: [ -][A-Z][a-zà-ÿ]+ ){{0,2}}              # Kyiv, New Delhi
    )
    (?: [ ]\[[A-Z][a-z]+\] )?                                      # [Pakistan]
    (?: ,[ ][A-ZÀ-ÖØ-Þ][\w.’' ]{{1,24}}? ){{0,2}}                   # , Ukraine
    (?: ,?[ ]{_MONTH}[ ]\d{{1,2}} (?: ,[ ]\d{{4}} )? )?             # , Feb 6, 2026
    (?: ,?[ ]\d{{1,2}}[ ]{_MONTH} (?: ,?[ ]\d{{4}} )? )?            # , 6 February 2026
    (?: [ ]?\([A-Z][A-Za-z &./-]{{1,28}}\) )?                      # (Reuters)
    (?: \.?[ ]?/[A-Z][A-Za-z ,0-9./]{{1,40}}/\.? )?                # . /TASS/.
    (?: [ ]?(?:—|–|--)[ ]? | [ ]-[ ] | (?<=/)[ ] | (?<=/\.)[ ] | (?<=\)):[ ]  # a dash; nothing after /TASS/.
      | (?(capitals) (?: -[ ] | :[ ] ) | (?!) )                     # a colon after capitals only
    )
    (?= [“"‘'(]? [A-Z0-9$€£À-Þ] )
    """,
    re.VERBOSE,
)
_AGENCY = (
    "(?:Reuters|REUTERS|AP|AFP|Xinhua|dpa|ANI|PTI|IANS|Bernama|BERNAMA|EFE|ANSA|Kyodo|Yonhap|TASS|UPI"
    "|Interfax|Bloomberg|CNN|Antara|APP|MENAFN)"
)
_AGENCY_DATELINE = re.compile(
    rf"""
    (?: [A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ.'’ -]{{1,28}} ,?[ ]? )?                                # a place
    (?: \d{{1,2}}[ ]{_MONTH} (?:[ ]\d{{4}})? | {_MONTH}[ ]\d{{1,2}} )? ,?[ ]?      # a day
    \( {_AGENCY} \)
    """,
    re.VERBOSE,
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b|\btoday\b|\bthis (?:week|month|morning)\b",
    re.I,
)
_OPENS_WITH_DAY = re.compile(
    r"""
    (?: (?: On | In | At | Late | Early | Earlier | Only ) [ ] (?: the [ ] )? (?: same [ ] )? )?
    (?: (?: Mon | Tues | Wednes | Thurs | Fri | Satur | Sun )? day
      | yesterday | today | tonight | midnight
      | this [ ] (?: morning | afternoon | evening | week | weekend | month | year )
    ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
KEPT = 50_000
"""Words whose stems are kept."""
_ENDINGS = ("’s", "'s", "s’", "ings", "ing", "edly", "ies", "es", "ed", "ly", "s")


def terms(text: str) -> frozenset[str]:
    """The words that tell what the text is about, without their endings."""
    words = set(_TERM.findall(text.casefold())) - small_words()
    if len(_stems) > KEPT:
        _stems.clear()
    return frozenset(map(_stems.__getitem__, words))


def share_of(text: str, other: str) -> float:
    """Share of the terms of `text` that stand in `other`, 0 to 1."""
    own = terms(text)
    return len(own & terms(other)) / max(1, len(own))


class _Stems(dict[str, str]):
    """Word -> the word without its ending, worked out when it is first asked for."""

    def __missing__(self, word: str) -> str:
        endings = (each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) > 3)
        found = self[word] = word[: len(word) - len(next(endings, ""))]
        return found


_stems = _Stems()


class _Weights(dict[str, float]):
    """Word -> its weight, worked out when it is first asked for."""

    def __init__(self, counts: Counter[str], sampled: int) -> None:
        super().__init__()
        self._counts, self._sampled = counts, sampled

    def __missing__(self, term: str) -> float:
        found = self[term] = log(1 + self._sampled / (1 + self._counts[term]))
        return found


class Vocabulary:
    """The words of a page's paragraphs, each weighed by how few of them hold it."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._terms: dict[int, frozenset[str]] = {}
        self._known: dict[frozenset[str], float] = {}
        self._shared: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
        self._names: dict[int, frozenset[tuple[str, str]]] = {}
        step = max(1, len(paragraphs) // SAMPLE)
        counts = Counter(chain.from_iterable(map(self.terms, range(0, len(paragraphs), step))))
        self._weights = _Weights(counts, max(1, len(paragraphs[::step])))

    def terms(self, index: int) -> frozenset[str]:
        found = self._terms.get(index)
        if found is None:
            found = self._terms[index] = terms(self._paragraphs[index])
        return found

    def names(self, index: int) -> frozenset[tuple[str, str]]:
        found = self._names.get(index)
        if found is None:
            found = self._names[index] = full_names(self._paragraphs[index])
        return found

    def weight(self, of: Iterable[str]) -> float:
        """The sum of theirs, which hangs not on the order in which a set gives them."""
        return fsum(map(self._weights.__getitem__, of))

    def _weight_of(self, words: frozenset[str]) -> float:
        """The weight of one line's words, which is asked for again and again."""
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self.weight(words)
        return found

    def shared(self, first: Sequence[int], second: Sequence[int]) -> float:
        """The weight of the words that both hold, as a share of the lighter one: 0 to 1."""
        key = (tuple(first), tuple(second))  # a page is read twice, and most of it alike
        if key not in self._shared:
            one = frozenset[str]().union(*map(self.terms, first))
            two = frozenset[str]().union(*map(self.terms, second))
            self._shared[key] = self._part(one & two, self.weight(one), self.weight(two))
        return self._shared[key]

    def overlap(self, one: frozenset[str], two: frozenset[str]) -> float:
        return self._part(one & two, self._weight_of(one), self._weight_of(two))

    def _part(self, both: frozenset[str], one: float, two: float) -> float:
        """The weight of the words that both have, as a part of the lighter of two weights."""
        least = min(one, two)
        return self.weight(both) / least if least else 0.0


def has_dateline(text: str) -> bool:
    """It opens with a place and a dash: "KYIV, Feb 6 (Agency) — "."""
    head = text[:120]
    return _DATELINE.match(head) is not None or _AGENCY_DATELINE.match(head) is not None


def dateline_place(text: str) -> str:
    """The place that a dateline opens with, in small letters; empty where there is none."""
    return (
        re.split(r"[,.:(/\[—–-]", text[:120], maxsplit=1)[0].strip().casefold() if has_dateline(text) else ""
    )


def names_a_day(text: str) -> bool:
    return _DAY.search(text) is not None


def full_names(text: str) -> frozenset[tuple[str, str]]:
    """First and last words of names of two words or more."""
    return frozenset((match["first"], match["last"]) for match in _FULL_NAME.finditer(text))


def carries_on(text: str) -> float:
    """How much its opening needs something said before it: 1 for "However", a half for "The move", 0.

    A day needs nothing: "This morning", "Earlier today", "On the same day".
    """
    if _OPENS_WITH_DAY.match(text):
        return 0.0
    words = [word.strip("“”\"'‘’,.:;").casefold() for word in text.split()[:2]]
    if not words:
        return 0.0
    one, two = _continuing()
    if words[0] in one:
        return 1.0
    return 0.5 if " ".join(words) in two else 0.0


@cache
def _continuing() -> tuple[frozenset[str], frozenset[str]]:
    return listed("openings", "continues"), listed("openings", "continues_by_two")
