"""Words and set phrases of the lexicon, looked up at a place in the tokens; the longest wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from workbench.extract.figures.tokens import PAD, Tokens, tokenise

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases and what each means. A space in a phrase also stands for a hyphen in the text.

    `exact` phrases are compared as printed, the others in lower case.
    """

    __slots__ = ("_exact", "_first", "_last")

    def __init__(
        self, meanings: Mapping[str, Value] | Iterable[tuple[str, Value]], *, exact: bool = False
    ) -> None:
        self._exact = exact
        self._first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        pairs = meanings.items() if isinstance(meanings, Mapping) else meanings
        for phrase, value in pairs:
            words = _words(phrase, exact)
            self._first.setdefault(words[0], []).append((words[1:], value))
            self._last.setdefault(words[-1], []).append((words[-2::-1], value))
        for table in (self._first, self._last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Tokens, i: int) -> tuple[int, Value] | None:
        """End and meaning of the longest phrase that starts with token `i`."""
        said = tokens.words if self._exact else tokens.lows
        for rest, value in self._first.get(said[i], ()):
            at = i + 1
            for word in rest:
                if said[at] == "-" and word != "-" and tokens.glued(at):
                    at += 1
                if said[at] != word or (self._exact and word.isdigit() and not tokens.glued(at)):
                    break  # "6ft 2in" has no square feet in it
                at += 1
            else:
                return at, value
        return None

    def before(self, tokens: Tokens, end: int) -> tuple[int, Value] | None:
        """Start and meaning of the longest phrase whose last token is the one before `end`."""
        said = tokens.words if self._exact else tokens.lows
        for rest, value in self._last.get(said[end - 1], ()):
            at = end - 2
            for word in rest:
                if said[at] == "-" and word != "-":
                    at -= 1
                if said[at] != word:
                    break
                at -= 1
            else:
                return at + 1, value
        return None


def _words(phrase: str, exact: bool) -> tuple[str, ...]:
    tokens = tokenise(phrase)
    return (tokens.words if exact else tokens.lows)[PAD : tokens.last]
