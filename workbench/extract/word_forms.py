"""Words with their tags and roles -> their part of speech and lemma, as the model's own rules give them.

The rules look at one word at a time, but for a few that look at two ("let us", "there is"). They name
some words and some roles, and take all others for the same; so they run once a kind of word, and a
lemma is sought once a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MOST = 200_000
"""Words remembered, about 60 MB; then all are forgotten and the table begins anew."""

Numbers = tuple[int, int, int]
"""A word as the model numbers it: its letters, its tag and its role."""


class Form(NamedTuple):
    """A word as we tell of it."""

    text: str
    low: str
    tag: str
    dep: str
    pos: str
    lemma: str
    joins: bool  # a rule may look at it together with its neighbour
    blank: bool  # white space


class _Kind(NamedTuple):
    """Words that the rules take for the same."""

    low: str  # "" for a word that no rule names
    tag: str
    dep: str
    blank: bool


class _Ruled(NamedTuple):
    """What the rules say of a word."""

    pos: str
    morph: str
    lemma: str  # "" for most


class WordForms:
    """The forms of one model."""

    def __init__(self, language: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = language.vocab
        ruler: Any = language.get_pipe("attribute_ruler")
        lemmatizer: Any = language.get_pipe("lemmatizer")
        self._ruler, self._lemmatizer = ruler, lemmatizer
        words = lemmatizer.lookups.get_table("lemma_index")
        for part in ("noun", "verb", "adj", "adv"):
            words[part] = frozenset(words[part])  # a list of 50,000 nouns is gone through for each word
        self._across = Matcher(language.vocab)
        self._signs: set[str] = set()
        single: list[Mapping[str, object]] = []
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            single += chain.from_iterable(pattern for pattern in rule["patterns"] if len(pattern) == 1)
            if longer:
                self._across.add(str(number), longer)
                self._signs.update(map(_sign, longer))
        self._lows = frozenset(chain.from_iterable(_named(token.get("LOWER")) for token in single))
        self._deps = frozenset(chain.from_iterable(_named(token.get("DEP")) for token in single))
        self._spelled = [re.compile(each) for token in single for each in _spelled(token.get("LOWER"))]
        self._other: str = next(dep for dep in language.get_pipe("parser").labels if dep not in self._deps)  # type: ignore[attr-defined]
        self._ruled: dict[_Kind, _Ruled] = {}
        self._known: dict[Numbers, Form] = {}

    def of(self, docs: Sequence[Doc], words: Sequence[Sequence[Numbers]]) -> list[list[Form]]:
        """For each doc the forms of its words, which are given as numbers."""
        known = self._known
        missing = _missing(words, known)
        if missing and len(known) + len(missing) > _MOST:
            self._known = known = {}
            missing = _missing(words, known)
        if missing:
            self._learn(missing, known)
        return [
            self._in(doc, list(map(known.__getitem__, each))) for doc, each in zip(docs, words, strict=True)
        ]

    def _in(self, doc: Doc, forms: list[Form]) -> list[Form]:
        """The forms in this sentence: a rule over several words may give another one."""
        if not any(form.joins for form in forms):
            return forms
        from spacy.tokens import Doc as _Doc

        together = _Doc(
            doc.vocab,
            words=[form.text for form in forms],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=[form.tag for form in forms],
            deps=[form.dep for form in forms],
            heads=list(range(len(forms))),
        )
        if not self._across(together, allow_missing=True):
            return forms
        told = self._lemmatizer(self._ruler(together))
        return [
            form._replace(pos=token.pos_, lemma=token.lemma_) for form, token in zip(forms, told, strict=True)
        ]

    def _learn(self, missing: Sequence[Numbers], known: dict[Numbers, Form]) -> None:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        words = [(strings[orth], strings[tag], strings[dep]) for orth, tag, dep in missing]
        kinds = [self._kind(*word) for word in words]
        new = {kind: text for kind, (text, _, _) in zip(kinds, words, strict=True) if kind not in self._ruled}
        if new:
            self._rule(list(new.items()))
        ruled = [self._ruled[kind] for kind in kinds]
        doc = Doc(
            self._vocab,
            words=[text for text, _, _ in words],
            pos=[each.pos for each in ruled],
            morphs=[each.morph for each in ruled],
        )
        for numbers, (text, tag, dep), each, token in zip(missing, words, ruled, doc, strict=True):
            low = text.lower()
            lemma = each.lemma or self._lemmatizer.rule_lemmatize(token)[0]
            joins = low in self._signs or dep in self._signs
            known[numbers] = Form(text, low, tag, dep, each.pos, lemma, joins, text.isspace())

    def _kind(self, text: str, tag: str, dep: str) -> _Kind:
        low = text.lower()
        told = low in self._lows or any(pattern.search(low) for pattern in self._spelled)
        return _Kind(low if told else "", tag, dep if dep in self._deps else self._other, text.isspace())

    def _rule(self, kinds: Sequence[tuple[_Kind, str]]) -> None:
        """Run the rules over one word of each kind."""
        from spacy.tokens import Doc

        doc = Doc(
            self._vocab,
            words=[text for _, text in kinds],
            tags=[kind.tag for kind, _ in kinds],
            deps=[kind.dep for kind, _ in kinds],
            heads=list(range(len(kinds))),
        )
        if len(kinds) > 1 and self._across(doc, allow_missing=True):  # two that only stand together here
            half = len(kinds) // 2
            self._rule(kinds[:half])
            self._rule(kinds[half:])
            return
        for (kind, _), token in zip(kinds, self._ruler(doc), strict=True):
            self._ruled[kind] = _Ruled(token.pos_, str(token.morph), token.lemma_)


def _missing(words: Sequence[Sequence[Numbers]], known: Mapping[Numbers, Form]) -> list[Numbers]:
    return [word for word in dict.fromkeys(chain.from_iterable(words)) if word not in known]


def _sign(pattern: Sequence[Mapping[str, object]]) -> str:
    """A word or a role without which the pattern fits nowhere."""
    for token in pattern:
        for value in (token.get("LOWER"), token.get("DEP")):
            if isinstance(value, str):
                return value
    raise ValueError(f"a rule of the model over several words names none of them: {pattern}")


def _named(value: object) -> Iterator[str]:
    """The words or roles that a rule names, to take them or to leave them out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for way, named in value.items():
            if way in ("IN", "NOT_IN"):
                yield from named
            elif way != "REGEX":
                raise ValueError(f"a rule of the model tells words apart in another way: {way}")


def _spelled(value: object) -> Iterator[str]:
    """The pattern by which a rule tells words."""
    if isinstance(value, dict) and "REGEX" in value:
        yield value["REGEX"]
