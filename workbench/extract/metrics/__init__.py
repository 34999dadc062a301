"""The key of a measure: equal for the same measure in another article, so that one series can be charted.

A key is `entity|words|unit kind` with `|per month` after it where the figure has a denominator:
`russia|gold holding|currency`. The words are those of the subject: lower case, singular, each once, in
alphabetical order, without the entity, its title, articles, dates and words of level; every verb and noun
of change is `change`. Known names of one measure are joined (words/metrics.toml). A wrong join is worse
than a missed one: in doubt two measures stay apart, and what no other article would repeat has no key.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.extract.names.words import titles
from workbench.lexicon import entries, listed, table
from workbench.values.figure import Figure, UnitKind
from workbench.values.span import Span

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
    r"""
      (?:19|20)\d\d(?:-\d\d(?:\d\d)?)?       # 2024, 2024-25
    | january|february|march|april|may|june|july|august|september|october|november|december
    | (?:mon|tues|wednes|thurs|fri|satur|sun)day
    """,
    re.VERBOSE,
)
_AGES = re.compile(r"\b(under|over|aged)[ ](?:the[ ]age[ ]of[ ])?(\d{1,3})\b(?:[ ](?:to|and)[ ](\d{1,3}))?")
_TERM = re.compile(r"\d+-(?:year|month|week)")  # "10-year bond"
LONGEST = 5
"""Words of a key: a longer one is a sentence that no other article repeats."""


def metric(
    subject: str,
    entity: str | None,
    figure: Figure,
    place: str | None = None,
    *,
    named: bool = False,
    forecast: bool = False,
    goods: str | None = None,
) -> str | None:
    """The key of what `figure` measures; None where the words name no measure.

    `place` is the country that the article is about: it stands for the entity where there is none, but
    for the price of goods that are traded everywhere. `named`: the subject begins with a name ("Arden dam").
    `forecast`: it is yet to come, and joins no series of what was. `goods`: what "the ounce price" is of.
    """
    per = figure.per
    words = _words(_with_ages(_without_titles(subject, entity)))
    if any(word in listed("metrics", "pointers") for word in words):
        return None
    text = _joined_names(" ".join(_singular(word) for word in words))
    own = {_singular(word) for word in _words(entity or "")} | _adjectives(entity)
    kept = {
        _joined_words(figure.unit_kind).get(word, word)
        for word in text.split()
        if word not in listed("metrics", "dropped") and word not in own and not _DATE_WORD.fullmatch(word)
    }
    if goods is not None and kept and kept <= listed("metrics", "price_words") - {"change"}:
        kept, per = {goods, "price"}, figure.per or _ounce_of(kept)
    if figure.change is not None:
        kept.add("change")
    if figure.unit_kind is UnitKind.COUNT and figure.unit and not kept:
        kept = {_singular(word) for word in _words(figure.unit)}
    if not _is_measure(kept):
        return None
    if forecast:
        kept.add("forecast")
    names = named or any(
        word[:1].isupper() for word in subject.split()[1:]
    )  # "exports to Latvia" is told apart
    if entity is None and not (kept <= listed("metrics", "price_words") | listed("metrics", "goods")):
        if kept & listed("metrics", "of_a_firm") or (place is None and (kept <= _plain() or not names)):
            return None
        of_place = {_singular(word) for word in _words(place or "")} | _adjectives(place)
        if not named or kept & of_place:  # what has a name of its own is the same wherever it is told of
            entity = place
            kept -= of_place
        if not _is_measure(kept):
            return None
    parts = [
        " ".join(_words(entity or "")),
        " ".join(sorted(kept)),
        figure.unit_kind.value,
        f"per {per}" if per else "",
    ]
    return "|".join(part for part in parts if part)


def _is_measure(kept: set[str]) -> bool:
    """Not only words that fit anything, not a whole sentence, no numerals and times of day."""
    if len(kept) > LONGEST or kept <= listed("metrics", "generic"):
        return False
    return not any(word[0].isdigit() and not _TERM.fullmatch(word) for word in kept)


def _without_titles(subject: str, entity: str | None) -> str:
    """ "Mayor Ann Lee’s rating" of Ann Lee -> "Ann Lee’s rating"."""
    if not entity:
        return subject
    name = "|".join(re.escape(word) for word in entity.split())
    words = subject.split(" ")
    starts = [place for place, word in enumerate(words) if re.match(rf"(?:{name})\b", word)]
    if not starts:
        return subject
    first = starts[0]
    while first and words[first - 1].lower().rstrip(".") in titles():
        first -= 1
    if first and words[first - 1].endswith(("’s", "'s")):  # "Ann Lee’s National Alliance" is the alliance
        while first and words[first - 1][:1].isupper():
            first -= 1
    return " ".join([*words[:first], *words[starts[0] :]])


_NEAR = 400
"""Characters before a sentence, and half as many after it, that may tell what has a price."""
_LONGEST_SENTENCE = 2500
"""Characters; of what is longer (a table, a lost page) only the beginning is looked at."""


def goods_near(text: str, sentence: Span) -> str | None:
    """The one good of the list that the sentence and those beside it name: "gold"."""
    end = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
    window = text[max(0, sentence.start - _NEAR) : end + _NEAR // 2]
    named = {word for word in _words(window) if word in listed("metrics", "goods")}
    return named.pop() if len(named) == 1 else None


def _ounce_of(kept: set[str]) -> str | None:
    return "troy ounce" if "ounce" in kept else None


def _with_ages(subject: str) -> str:
    """ "those under 25" -> "those under-25": a number that belongs to the name of a group."""
    return _AGES.sub(lambda match: "-".join(part for part in match.groups() if part), subject)


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
