"""What the parser reads of the words of many sentences -> the tree of each, step by step.

spaCy's own rules say which steps a sentence allows and what each does; the sums that choose between
them are NumPy's, for all sentences that are not yet done at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ROWS = 16
"""Rows come in multiples of this number, for which NumPy adds up each row in one order."""


class Transitions:
    """The steps of one model's parser."""

    def __init__(self, language: Language) -> None:
        parser: Any = language.get_pipe("parser")
        self._parser = parser
        strings = language.vocab.strings
        self._root: int = strings["ROOT"]
        names = (parser.moves.get_class_name(move) for move in range(parser.moves.n_moves))
        labels = {name.partition("-")[2] for name in names}
        self._crossing = {strings[label] for label in labels if "||" in label}
        first: Any = language.get_pipe("tok2vec")
        self._step: Any = parser.model.predict([first(language.tokenizer("."))])  # knows where a step looks
        many: int = self._step.state2vec.nF
        self._places = numpy.arange(many, 2 * many, dtype="int32")
        upper = parser.model.layers[2]
        self._weights = numpy.ascontiguousarray(upper.get_param("W").T)
        self._bias = upper.get_param("b")

    def trees(self, docs: Sequence[Doc], parts: Any) -> list[list[tuple[int, int]]]:
        """For each sentence of each word its head's place, a root's its own, and its role's number.

        `parts` are those of `model_layers.Read`, of the same sentences.
        """
        states = self._parser.moves.init_batch(docs)
        live = [state for state in states if not state.is_final()]
        sums = numpy.zeros((-(-len(live) // _ROWS) * _ROWS, len(self._weights)), "float32")
        while live:
            live = self._parser.transition_states(live, self._scores(live, parts, sums))
        return [self._tree(state, doc) for state, doc in zip(states, docs, strict=True)]

    def _scores(self, states: Sequence[Any], parts: Any, best: Any) -> Any:
        """Of each possible step, a row a sentence. `best` is written over."""
        words = self._step.get_token_ids(states)  # -1 where there is none
        number, many = words.shape
        places = words * many
        places += self._places
        sums = numpy.add.reduce(parts.take(places, axis=0), axis=1)
        half = best.shape[1]
        numpy.maximum(sums[:, :half], sums[:, half:], out=best[:number])
        scores = best[: -(-number // _ROWS) * _ROWS] @ self._weights
        scores += self._bias
        return scores[:number]

    def _tree(self, state: Any, doc: Doc) -> list[tuple[int, int]]:
        tree = [(place, self._root) for place in range(len(doc))]
        for arc in state.arcs:
            if arc["label"] in self._crossing:
                return self._uncrossed(state, doc)
            tree[arc["child"]] = (arc["head"], arc["label"])
        return tree

    def _uncrossed(self, state: Any, doc: Doc) -> list[tuple[int, int]]:
        """The tree after spaCy has hung the words elsewhere whose role says so: "nsubj||ccomp"."""
        self._parser.set_annotations([doc], [state])
        found = doc.to_array(["HEAD", "DEP"])
        heads = found[:, 0].astype("int64").tolist()  # each as a distance
        return [
            (place + far, role)
            for place, (far, role) in enumerate(zip(heads, found[:, 1].tolist(), strict=True))
        ]
