"""The first layers of the parser's model, made quicker without another answer.

A word's vector depends on the word alone, so it is worked out once. Matrices are multiplied by NumPy,
three times as fast here as by the library that spaCy brings. Small ones are padded: NumPy adds up a
handful of rows in another order, and a sentence would be read otherwise alone than beside others.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEWEST = 16
"""Rows from which on NumPy gives every row the same sum, whatever the number of rows."""
_MOST = 50_000
"""Words whose vectors are kept, about 20 MB; then all are forgotten and the table begins anew."""


def use_numpy(model: Any) -> None:
    """Let every layer of the model multiply by NumPy."""
    ops = _numpy_ops()
    for node in model.walk():
        node.ops = ops


def _numpy_ops() -> Any:
    import numpy
    from thinc.api import NumpyOps

    class PaddedOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for it
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            rows = x.shape[0]
            if trans1 or out is not None or rows >= _FEWEST:
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            padded = numpy.zeros((_FEWEST, x.shape[1]), x.dtype)
            padded[:rows] = x
            return super().gemm(padded, y, trans2=trans2)[:rows]

    return PaddedOps(use_blis=False)


def remember_words(model: Any) -> None:
    """Let the model (a Tok2Vec, embedding first) keep the vector of each word it has seen."""
    from thinc.api import Model

    features, _, hashed, mixed, _ = model.layers[0].layers
    known = _Vectors(hashed, mixed)

    def forward(_: Any, docs: Sequence[Doc], is_train: bool) -> Any:  # noqa: ARG001 (called by name)
        return known.of(features.predict(docs)), lambda _: []

    model._layers[0] = Model("remembered_embedding", forward)


class _Vectors:
    """Rows of features -> vectors."""

    def __init__(self, hashed: Any, mixed: Any) -> None:
        self._hashed, self._mixed = hashed, mixed
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._places: dict[tuple[int, ...], int] = {}
        self._vectors: Any = None

    def of(self, features: Sequence[Any]) -> list[Any]:
        """For each array of features (a row a word) an array of vectors."""
        rows = [list(map(tuple, each.tolist())) for each in features]
        with self._lock:
            missing = list(dict.fromkeys(row for each in rows for row in each if row not in self._places))
            if missing and len(self._places) + len(missing) > _MOST:
                self._forget()
                missing = list(dict.fromkeys(row for each in rows for row in each))
            if missing:
                self._learn(missing)
            return [self._vectors.take([self._places[row] for row in each], axis=0) for each in rows]

    def _learn(self, rows: Sequence[tuple[int, ...]]) -> None:
        import numpy

        found = self._mixed.predict(self._hashed.predict(numpy.array(rows, "uint64")))
        first = len(self._places)
        if self._vectors is None or first + len(rows) > len(self._vectors):
            grown = numpy.zeros((2 * (first + len(rows)), found.shape[1]), found.dtype)
            if self._vectors is not None:
                grown[:first] = self._vectors[:first]
            self._vectors = grown
        self._vectors[first : first + len(rows)] = found
        self._places.update(zip(rows, range(first, first + len(rows)), strict=True))
