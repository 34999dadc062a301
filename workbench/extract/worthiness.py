"""The order in which a fact-checker would take claims: a sum of terms between 0 and 1, each of them shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from workbench.lexicon import Entry, entries
from workbench.values.attribution import Attribution, AttributionClass
from workbench.values.figure import Figure, Modifier, UnitKind

LARGE = Decimal(1_000_000)
SMALL = Decimal(12)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the terms look at."""

    words: str  # the sentence, or the statement
    subject: str
    figure: Figure | None = None
    attribution: Attribution | None = None
    source: str | None = None  # as resolved, else as printed
    dated: bool = False
    hedged: bool = False


def worthiness(facts: Facts) -> tuple[Decimal, tuple[str, ...]]:
    """The sum, with two places, and its terms in plain words, the weightiest first."""
    found = [term for term, rule in _terms() if rule(facts, term)]
    total = sum((Decimal(term["weight"]) for term in found), Decimal(0))
    ordered = sorted(found, key=lambda term: -abs(Decimal(term["weight"])))
    why = tuple(f"{term['reason']} ({Decimal(term['weight']):+})" for term in ordered)
    return min(Decimal(1), max(Decimal(0), total)).quantize(Decimal("0.01")), why


def _has_word(facts: Facts, term: Entry) -> bool:
    return term["name"] in _terms_said(f"{facts.words} {facts.subject}")


@lru_cache(maxsize=64)
def _terms_said(words: str) -> frozenset[str]:
    """Names of the terms that have one of their words in `words`."""
    low = words.lower()
    said = set(_WORD.findall(low))
    return frozenset(
        name
        for name, single, several in _words_of_terms()
        if not single.isdisjoint(said) or (several is not None and several.search(low))
    )


def _named(facts: Facts) -> bool:
    """The source has a name: what it was resolved to, or a capital after its first word."""
    said = facts.attribution.source if facts.attribution is not None else None
    if said is None or not facts.source:
        return False
    words = facts.source.split()
    resolved = said.resolved is not None and any(word[:1].isupper() for word in words)
    return resolved or any(word[:1].isupper() for word in words[1:])


def _age(facts: Facts, _term: Entry) -> bool:
    return (
        facts.figure is not None
        and facts.figure.unit == "year"
        and facts.subject.lower().endswith(("age", "age of"))
    )


_RULES: dict[str, Callable[[Facts, Entry], bool]] = {
    "always": lambda _facts, _term: True,
    "figure": lambda facts, _term: facts.figure is not None,
    "money": lambda facts, _term: facts.figure is not None and facts.figure.unit_kind is UnitKind.CURRENCY,
    "percent": lambda facts, _term: facts.figure is not None and facts.figure.unit_kind is UnitKind.PERCENT,
    "large": lambda facts, _term: facts.figure is not None and facts.figure.value >= LARGE,
    "change": lambda facts, _term: facts.figure is not None and facts.figure.change is not None,
    "dated": lambda facts, _term: facts.dated,
    "hedged": lambda facts, _term: facts.hedged,
    "named source": lambda facts, _term: _named(facts),
    "unnamed source": lambda facts, _term: (
        facts.attribution is not None and facts.attribution.source is not None and not _named(facts)
    ),
    "document": lambda facts, _term: (
        facts.attribution is not None and facts.attribution.speech_class is AttributionClass.DOCUMENT
    ),
    "words": _has_word,
    "opinion": lambda facts, term: (
        (facts.attribution is not None and facts.attribution.speech_class is AttributionClass.BELIEF)
        or (facts.figure is None and _has_word(facts, term))
    ),
    "forecast": lambda facts, term: (
        (facts.attribution is not None and facts.attribution.speech_class is AttributionClass.INTENTION)
        or _has_word(facts, term)
    ),
    "age": _age,
    "small count": lambda facts, _term: (
        facts.figure is not None and facts.figure.unit_kind is UnitKind.COUNT and facts.figure.value <= SMALL
    ),
    "duration": lambda facts, _term: facts.figure is not None and facts.figure.unit_kind is UnitKind.TIME,
    "vague": lambda facts, _term: (
        facts.figure is not None and facts.figure.modifier in (Modifier.ABOUT, Modifier.NEARLY)
    ),
}


_WORD = re.compile(r"\w+")


@cache
def _terms() -> tuple[tuple[Entry, Callable[[Facts, Entry], bool]], ...]:
    """Each term with its rule."""
    found = entries("worthiness", "term", ("name", "when", "weight", "reason"))
    return tuple((term, _RULES[term["when"]]) for term in found)


@cache
def _words_of_terms() -> tuple[tuple[str, frozenset[str], re.Pattern[str] | None], ...]:
    """Each term that asks for words: its name, those that are one word, and a pattern of the others."""
    found = []
    for term, _ in _terms():
        words = [word.lower() for word in term.get("words", ())]
        single = frozenset(word for word in words if _WORD.fullmatch(word))
        longer = "|".join(re.escape(word) for word in words if word not in single)
        several = re.compile(rf"(?<!\w)(?:{longer})(?!\w)") if longer else None
        if words:
            found.append((term["name"], single, several))
    return tuple(found)
