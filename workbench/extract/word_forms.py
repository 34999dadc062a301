"""Words with their tags and roles -> their part of speech and lemma, as the model's own rules give them.

The rules look at one word at a time, but for a few that look at two ("let us", "there is"). What
they gave for a word is remembered, so that they run once a word and not once a place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MOST = 200_000
"""Words remembered, about 40 MB; then all are forgotten and the table begins anew."""


class Word(NamedTuple):
    """A word as the model numbers it: its letters, its tag and its role."""

    orth: int
    tag: int
    dep: int


class Form(NamedTuple):
    pos: str
    lemma: str
    joins: bool  # a rule may look at it together with its neighbour


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
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._across.add(str(number), longer)
                self._signs.update(map(_sign, longer))
        self._known: dict[tuple[int, int, int], Form] = {}

    def of(self, docs: Sequence[Doc], words: Sequence[Sequence[tuple[int, int, int]]]) -> list[list[Form]]:
        """For each doc the forms of its words, which are given as numbers (as in `Word`)."""
        known = self._known
        missing = _missing(words, known)
        if missing and len(known) + len(missing) > _MOST:
            self._known = known = {}
            missing = _missing(words, known)
        if missing:
            self._learn(missing, known)
        return [self._in(doc, [known[word] for word in each]) for doc, each in zip(docs, words, strict=True)]

    def _in(self, doc: Doc, forms: list[Form]) -> list[Form]:
        joined = any(form.joins for form in forms) and self._across(doc, allow_missing=True)
        return self._ruled(doc) if joined else forms

    def _learn(self, words: Sequence[Word], known: dict[tuple[int, int, int], Form]) -> None:
        doc = self._side_by_side(words)
        if len(words) > 1 and self._across(doc, allow_missing=True):  # two that only stand together here
            half = len(words) // 2
            self._learn(words[:half], known)
            self._learn(words[half:], known)
        else:
            known.update(zip(words, self._ruled(doc), strict=True))

    def _side_by_side(self, words: Sequence[Word]) -> Doc:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        return Doc(
            self._vocab,
            words=[strings[word.orth] for word in words],
            tags=[strings[word.tag] for word in words],
            deps=[strings[word.dep] for word in words],
            heads=list(range(len(words))),
        )

    def _ruled(self, doc: Doc) -> list[Form]:
        return [
            Form(token.pos_, token.lemma_, token.lower_ in self._signs or token.dep_ in self._signs)
            for token in self._lemmatizer(self._ruler(doc))
        ]


def _missing(
    words: Sequence[Sequence[tuple[int, int, int]]], known: Mapping[tuple[int, int, int], Form]
) -> list[Word]:
    return [Word(*word) for word in dict.fromkeys(chain.from_iterable(words)) if word not in known]


def _sign(pattern: Sequence[Mapping[str, object]]) -> str:
    """A word or a role without which the pattern fits nowhere."""
    for token in pattern:
        for value in (token.get("LOWER"), token.get("DEP")):
            if isinstance(value, str):
                return value
    raise ValueError(f"a rule of the model over several words names none of them: {pattern}")
