"""Words with their tags and roles -> their part of speech and lemma, as the model's own rules give them.

The rules look at one word at a time, but for a few that look at two ("let us", "there is"). What
they gave for a word is remembered, so that they run once a word and not once a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Form = tuple[str, str]
"""Part of speech and lemma."""
_MOST = 200_000
"""Words remembered, about 40 MB; then all are forgotten and the table begins anew."""


class WordForms:
    """The forms of one model."""

    def __init__(self, language: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = language.vocab
        ruler: Any = language.get_pipe("attribute_ruler")
        self._ruler, self._lemmatizer = ruler, language.get_pipe("lemmatizer")
        self._across = Matcher(language.vocab)
        for number, rule in enumerate(ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._across.add(str(number), longer)
        self._known: dict[tuple[int, int, int], Form] = {}

    def of(self, doc: Doc, words: Sequence[tuple[int, int, int]]) -> list[Form]:
        """The form of each of `words`, the (orth, tag, dep) of each token of `doc`."""
        if self._across(doc, allow_missing=True):
            return self._ruled(doc)
        known = self._known
        missing = [word for word in dict.fromkeys(words) if word not in known]
        if missing:
            if len(known) + len(missing) > _MOST:
                known.clear()
                missing = list(dict.fromkeys(words))
            self._learn(missing)
        return [known[word] for word in words]

    def _learn(self, words: Sequence[tuple[int, int, int]]) -> None:
        doc = self._side_by_side(words)
        if len(words) > 1 and self._across(doc, allow_missing=True):
            for word in words:
                self._learn([word])
        else:
            self._known.update(zip(words, self._ruled(doc), strict=True))

    def _side_by_side(self, words: Sequence[tuple[int, int, int]]) -> Doc:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        return Doc(
            self._vocab,
            words=[strings[orth] for orth, _, _ in words],
            tags=[strings[tag] for _, tag, _ in words],
            deps=[strings[dep] for _, _, dep in words],
            heads=list(range(len(words))),
        )

    def _ruled(self, doc: Doc) -> list[Form]:
        return [(token.pos_, token.lemma_) for token in self._lemmatizer(self._ruler(doc))]
