"""The key of a measure: equal for the same measure in another article, so that one series can be charted.

A key is `entity|words|unit kind` with `|per month` after it where the figure has a denominator:
`russia|gold holding|currency`. The entity is left out where none is known. The words are those of the
subject: lower case, singular, each once, in alphabetical order, without the entity, articles, dates and
words of level; every verb and noun of change is `change`. Known names of one measure are joined
(words/metrics.toml); in doubt two measures stay apart.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.lexicon import entries, listed, table
from workbench.values.figure import Figure, UnitKind

_KINDS = {
    UnitKind.PERCENT: "%",
    UnitKind.CURRENCY: "money",
    UnitKind.COUNT: "number",
    UnitKind.PHYSICAL: "quantity",
    UnitKind.TIME: "time",
    UnitKind.RATIO: "ratio",
    UnitKind.OTHER: "",
}
_WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_OWN = re.compile(r"[’']s\b|(?<=s)[’'](?!\w)")
_DATE_WORD = re.compile(
    r"(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december"
)


def metric(subject: str, entity: str | None, figure: Figure, place: str | None = None) -> str:
    """The key of what `figure` measures.

    `place` is where the article is about: it tells measures apart that have no entity and only words
    that fit many things ("people killed").
    """
    text = _joined_names(" ".join(_singular(word) for word in _words(subject)))
    own = {_singular(word) for word in _words(entity or "")} | _adjectives(entity)
    kept = {
        _joined_words(figure.unit_kind).get(word, word)
        for word in text.split()
        if word not in listed("metrics", "dropped")
        and word not in own
        and not word.isdecimal()
        and not _DATE_WORD.fullmatch(word)
    }
    if figure.change is not None:
        kept.add("change")
    if figure.unit_kind is UnitKind.COUNT and figure.unit and not kept:
        kept = {_singular(word) for word in _words(figure.unit)}
    if entity is None and kept <= _plain():
        entity = place
    parts = [
        " ".join(_words(entity or "")),
        " ".join(sorted(kept)) or "figure",
        figure.unit_kind.value,
        f"per {figure.per}" if figure.per else "",
    ]
    return "|".join(part for part in parts if part)


def metric_label(key: str) -> str:
    """The key in words: `russia|gold holding|currency` is "Russia: gold holding (money)"."""
    parts = key.split("|")
    kinds = [kind.value for kind in UnitKind]
    at = next((place for place in range(len(parts) - 1, -1, -1) if parts[place] in kinds), None)
    if at is None or at == 0:
        return key.replace("|", ", ")
    entity = parts[0] if at >= 2 else ""
    measure = parts[at - 1]
    unit = ", ".join(part for part in (_KINDS[UnitKind(parts[at])], *parts[at + 1 :]) if part)
    label = f"{_capitalised(entity)}: {measure}" if entity else measure[:1].upper() + measure[1:]
    return f"{label} ({unit})" if unit else label


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_OWN.sub("", text))]


def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is", "news", "series")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _joined_names(text: str) -> str:
    """Each known measure by its one name; the longest run of words first."""
    pattern, names = _measures()
    return pattern.sub(lambda match: str(names[match[0]]), text)


@cache
def _measures() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        surface: measure["name"]
        for measure in entries("metrics", "measure", ("name", "surfaces", "example"))
        for surface in measure["surfaces"]
    }
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), names


@cache
def _joined_words(kind: UnitKind) -> dict[str, str]:
    return {
        surface: word["name"]
        for word in entries("metrics", "word", ("name", "surfaces", "example"))
        if word.get("only", kind.value) == kind.value
        for surface in word["surfaces"]
    }


@cache
def _plain() -> frozenset[str]:
    return listed("metrics", "plain")


@cache
def _adjectives(entity: str | None) -> frozenset[str]:
    """ "russian" of Russia: they name the entity again."""
    found = table("subjects", "countries").get(entity, ()) if entity else ()
    return frozenset(_singular(word) for surface in found for word in _words(surface))


def _capitalised(entity: str) -> str:
    shorts: dict[str, str] = {
        name.lower(): name for names in table("subjects", "countries").values() for name in names
    }
    if shorts.get(entity, "").isupper():
        return shorts[entity]
    return " ".join(
        word if word in ("of", "the", "and", "for", "in") else word[:1].upper() + word[1:]
        for word in entity.split()
    )
