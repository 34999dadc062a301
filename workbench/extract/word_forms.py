"""Words with their tags and roles -> their part of speech and lemma, as the model's own rules give them.

The rules look at one word at a time, but for a few that look at two ("let us", "there is"). What
they gave for a word is remembered, so that they run once a word and not once a place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        self._ruler, self._lemmatizer = ruler, language.get_pipe("lemmatizer")
        self._across = Matcher(language.vocab)
        self._signs: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._across.add(str(number), longer)
                self._signs.update(map(_sign, longer))
        self._known: dict[tuple[int, int, int], Form] = {}

    def of(self, doc: Doc, words: Sequence[tuple[int, int, int]]) -> list[Form]:
        """The form of each of `words`, the numbers (as in `Word`) of each token of `doc`."""
        known = self._known
        missing = [Word(*word) for word in dict.fromkeys(words) if word not in known]
        if missing:
            if len(known) + len(missing) > _MOST:
                self._known = known = {}
                missing = [Word(*word) for word in dict.fromkeys(words)]
            self._learn(missing, known)
        forms = [known[word] for word in words]
        if any(form.joins for form in forms) and self._across(doc, allow_missing=True):
            return self._ruled(doc)
        return forms

    def _learn(self, words: Sequence[Word], known: dict[tuple[int, int, int], Form]) -> None:
        doc = self._side_by_side(words)
        if len(words) > 1 and self._across(doc, allow_missing=True):
            for word in words:
                self._learn([word], known)
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


def _sign(pattern: Sequence[Mapping[str, object]]) -> str:
    """A word or a role without which the pattern fits nowhere."""
    for token in pattern:
        for value in (token.get("LOWER"), token.get("DEP")):
            if isinstance(value, str):
                return value
    raise ValueError(f"a rule of the model over several words names none of them: {pattern}")
