"""Sentences -> their grammar. The rest of `extract/` sees only the values of this module.

The parser is handed our sentences and never splits them again. The same sentence gives the same
parse, whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

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
    entity: str  # PERSON, ORG, GPE …, "" outside a name


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence; `tokens` in reading order, white space left out."""

    sentence: Span
    tokens: tuple[Token, ...]

    def children(self, index: int) -> Iterator[int]:
        return (i for i, token in enumerate(self.tokens) if token.head == index and i != index)

    def subtree(self, index: int) -> list[int]:
        """The token and all that hangs below it, in reading order."""
        found, todo = set[int](), [index]
        while todo:
            at = todo.pop()
            if at not in found:
                found.add(at)
                todo.extend(self.children(at))
        return sorted(found)

    def subtree_span(self, index: int) -> Span:
        below = self.subtree(index)
        return Span(self.tokens[below[0]].span.start, self.tokens[below[-1]].span.end)

    def at(self, offset: int) -> int | None:
        """The token that holds the character at `offset`."""
        for i, token in enumerate(self.tokens):
            if token.span.start <= offset < token.span.end:
                return i
        return None


class Parser(Protocol):
    def parse(self, text: str, sentences: Sequence[Span]) -> tuple[Parse, ...]:
        """One parse a sentence, in their order."""
        ...
