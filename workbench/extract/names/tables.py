"""The names of an article, found once for all that ask for them."""

from __future__ import annotations

from functools import lru_cache

from workbench.extract.names import NameTable
from workbench.values.span import Span


@lru_cache(maxsize=2)
def names_of(text: str, sentences: tuple[Span, ...]) -> NameTable:
    """The names of the text; those of the article just read are kept, since several steps ask for them."""
    return NameTable(text, sentences)
