"""The words of many sentences -> their tags, and what the parser reads of each word.

The layers of the model as they were trained, multiplied by NumPy: some four times as fast here as by
the libraries that spaCy brings. A word's vector depends on the word alone, so it is worked out once.
A sentence gets the same numbers alone as beside others: blank rows stand between two sentences, more
than the layers see across, and NumPy is never given so few rows, nor such a number of columns, that it
would add them up in another order. That holds to the last bit where the processor has AVX-512 or no AVX2;
with AVX2 alone the order hangs on a row's place, and the last digits of a number with it. An article is
parsed by itself, so that its own numbers are always the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy

if TYPE_CHECKING:
    from spacy.language import Language

_BLANK = 4
"""Rows between two sentences: each of the four convolutions sees one word to either side."""
_ROWS = 16
"""Rows and columns come in multiples of this number, for which NumPy adds up each row in one order."""
_MOST = 50_000
"""Words whose vectors are kept, about 20 MB; then all are forgotten and the table begins anew."""

Words = Any
"""An array with a row a word: letters, norm, prefix, suffix, shape, followed by a space, is white space."""
_TELLING = (0, 1, 5)
"""The columns of `Words` that tell the others: the letters, the norm and the space."""


class Read(NamedTuple):
    """Of the words of some sentences, one after the other."""

    tags: Any
    """The number of each word's tag."""
    parts: Any
    """A row for each word and each part it may play in a step of the parser, from `PARTS` on.

    The first rows are for no word at all.
    """


class Network:
    """The layers of one model."""

    def __init__(self, language: Language) -> None:
        first: Any = language.get_pipe("tok2vec")
        tagger: Any = language.get_pipe("tagger")
        parser: Any = language.get_pipe("parser")
        embedding, convolutions = first.model.layers
        _, _, hashed, mixed, _ = embedding.layers
        self._embedding = _Embedding(hashed, mixed)
        blocks = [block.layers[0] for block in convolutions.layers[0].layers]
        self._convolutions = [_Convolution(block) for block in blocks]
        (softmax,) = (node for node in tagger.model.walk() if node.name == "softmax")
        weights, bias = softmax.get_param("W"), softmax.get_param("b")
        self._tags = len(bias)
        more = _padded(self._tags) - self._tags
        self._tagger = _Sum(numpy.pad(weights, ((0, more), (0, 0))), numpy.pad(bias, (0, more)))
        narrow, lower, _ = parser.model.layers
        (linear,) = (node for node in narrow.walk() if node.name == "linear")
        self._narrow = _Sum(linear.get_param("W"), linear.get_param("b"))
        self._parts = _Parts(lower)

    def read(self, sentences: Sequence[Words]) -> Read:
        """What the layers make of the sentences' words."""
        found = self.vectors(sentences)
        words = sum(map(len, sentences))
        tags = self._tagger.of(found)[:words, : self._tags].argmax(axis=1)
        return Read(tags, self._parts.of(self._narrow.of(found), words))

    def vectors(self, sentences: Sequence[Words]) -> Any:
        """A row for each word in its sentence, and some blank ones at the end."""
        words = numpy.concatenate(sentences)
        rows = _rows(list(map(len, sentences)))
        layer = numpy.zeros(
            (_padded(len(words) + _BLANK * (len(sentences) + 1)), self._embedding.width), "float32"
        )
        layer[rows] = self._embedding.of(words)
        for convolution in self._convolutions:
            layer += convolution.of(layer)
        found = numpy.zeros((_padded(len(words)), layer.shape[1]), "float32")
        found[: len(words)] = layer[rows]
        return found


def _rows(lengths: Sequence[int]) -> Any:
    """The row of each word, where blank ones stand before each sentence."""
    blank = numpy.repeat(numpy.arange(1, len(lengths) + 1) * _BLANK, lengths)
    return numpy.arange(len(blank)) + blank


def _padded(rows: int) -> int:
    return -(-rows // _ROWS) * _ROWS


class _Sum:
    """Weights and bias: one linear layer."""

    def __init__(self, weights: Any, bias: Any) -> None:
        self._weights, self._bias = numpy.ascontiguousarray(weights.T), bias

    def of(self, rows: Any) -> Any:
        found = rows @ self._weights
        found += self._bias
        return found


class _Convolution:
    """Each row with its neighbours -> the largest of several sums, brought to one mean and spread."""

    def __init__(self, block: Any) -> None:
        nodes = {node.name: node for node in block.walk()}
        maxout, norm = nodes["maxout"], nodes["layernorm"]
        weights = maxout.get_param("W").transpose(1, 0, 2)  # all first sums, all second ones, …
        self._pieces, self._width, seen = weights.shape
        self._sum = _Sum(weights.reshape(-1, seen), maxout.get_param("b").T.reshape(-1))
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def of(self, rows: Any) -> Any:
        width = self._width
        seen = numpy.zeros((len(rows), 3 * width), "float32")
        seen[1:, :width] = rows[:-1]
        seen[:, width : 2 * width] = rows
        seen[:-1, 2 * width :] = rows[1:]
        sums = self._sum.of(seen)
        best = numpy.maximum(sums[:, :width], sums[:, width : 2 * width])
        for piece in range(2, self._pieces):
            numpy.maximum(best, sums[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = numpy.einsum("ij,ij->i", best, best) / numpy.float32(width) + numpy.float32(1e-8)
        best *= (1 / numpy.sqrt(spread))[:, None]
        best *= self._scale
        best += self._shift
        return best


class _Parts:
    """What a word adds to the sums of a step in each part it may play: next word, top of the stack …"""

    def __init__(self, lower: Any) -> None:
        weights = lower.get_param("W").transpose(0, 2, 1, 3)  # part, piece, sum, input
        self._parts, _, _, inputs = weights.shape
        self._weights = numpy.ascontiguousarray(weights.reshape(-1, inputs).T)
        self._none = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self._parts, -1)
        self._bias = lower.get_param("b").T.reshape(-1)

    def of(self, rows: Any, words: int) -> Any:
        found = numpy.empty((self._parts + words * self._parts, len(self._bias)), "float32")
        found[: self._parts] = self._none
        found[self._parts :] = (rows @ self._weights)[:words].reshape(words * self._parts, -1)
        found[:: self._parts] += self._bias  # once a step: with the first part
        return found


class _Embedding:
    """Words -> their vectors."""

    def __init__(self, hashed: Any, mixed: Any) -> None:
        from thinc.api import NumpyOps

        for node in (*hashed.walk(), *mixed.walk()):
            node.ops = NumpyOps(use_blis=False)
        self._hashed, self._mixed = hashed, mixed
        self.width: int = mixed.get_dim("nO")
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._places: dict[tuple[int, ...], int] = {}
        self._known = numpy.zeros((0, self.width), "float32")

    def of(self, words: Words) -> Any:
        """A row a word."""
        keys = list(zip(*(words[:, column].tolist() for column in _TELLING), strict=True))
        with self._lock:
            missing = {key: row for row, key in enumerate(keys) if key not in self._places}
            if missing and len(self._places) + len(missing) > _MOST:
                self._forget()
                missing = {key: row for row, key in enumerate(keys)}
            if missing:
                self._learn(words, missing)
            return self._known.take([self._places[key] for key in keys], axis=0)

    def _learn(self, words: Words, missing: dict[tuple[int, ...], int]) -> None:
        features = words[list(missing.values()), 1:]
        padded = numpy.zeros((_padded(len(features)), features.shape[1]), "uint64")
        padded[: len(features)] = features
        found = self._mixed.predict(self._hashed.predict(padded))[: len(features)]
        first = len(self._places)
        if first + len(found) > len(self._known):
            grown = numpy.zeros((2 * (first + len(found)), self.width), "float32")
            grown[:first] = self._known[:first]
            self._known = grown
        self._known[first : first + len(found)] = found
        self._places.update(zip(missing, range(first, first + len(found)), strict=True))
