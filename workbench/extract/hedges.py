"""Words by which a text keeps its distance: "allegedly", "suspected of", "likely", "could"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from workbench.extract.parser import Parse
from workbench.lexicon import entries
from workbench.values.span import Span


class HedgeKind(StrEnum):
    HEARSAY = "hearsay"  # allegedly, is said to
    SUSPICION = "suspicion"  # suspected, alleged
    LIKELIHOOD = "likelihood"  # likely, possibly
    POSSIBILITY = "possibility"  # could, may
    CONDITION = "condition"  # if


@dataclass(frozen=True, slots=True)
class Hedge:
    span: Span
    kind: HedgeKind


def find_hedges(text: str) -> tuple[Hedge, ...]:
    """Every hedge of the text, in reading order."""
    kinds = _kinds()
    return tuple(
        Hedge(Span(match.start(), match.end()), kinds[_plain(match[0])])
        for match in _matches(text)
        if match[0] != "May"  # the month, or a name
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Each surface in the text: tried only where a word stands that one begins with."""
    openers, pattern, past = _openers(), _pattern(), 0
    for word in _WORD.finditer(text):
        if word.start() >= past and word[0].lower() in openers:
            match = pattern.match(text, word.start())
            if match is not None:
                past = match.end()
                yield match


def hedges_of(
    figure: Span, hedges: Sequence[Hedge], sentence: Span, text: str, parse: Parse | None
) -> tuple[Hedge, ...]:
    """Those of the sentence that govern the clause in which `figure` stands."""
    near = tuple(hedge for hedge in hedges if hedge.span in sentence)
    if parse is None:
        return tuple(hedge for hedge in near if _same_clause(hedge.span, figure, text))
    return tuple(hedge for hedge in near if _governs(parse, hedge, figure))


def _governs(parse: Parse, hedge: Hedge, figure: Span) -> bool:
    """The word that the hedge belongs to stands above the figure."""
    word, at = parse.at(hedge.span.start), parse.top(figure)
    if word is None or at is None:
        return False
    line = _line(parse, at)
    token = parse.tokens[word]
    if token.dep in ("acl", "amod", "relcl", "advmod", "aux", "neg", "auxpass", "mark"):
        return token.head in line
    return word in line


def _line(parse: Parse, index: int) -> set[int]:
    """The token and all that it hangs on, up to the root; not past a clause that is only set beside it."""
    found = {index}
    while parse.tokens[index].head != index:
        if parse.tokens[index].dep in ("conj", "parataxis") and parse.tokens[index].pos in ("VERB", "AUX"):
            break
        index = parse.tokens[index].head
        found.add(index)
    return found


_CLAUSE_MARK = re.compile(
    r"""
      [;:—–]                                        # marks that part clauses
    | ,[ ](?:but|while|and|which|who|whereas|so)\b    # a comma with a joining word
    | [ ](?:but|while|whereas)[ ]
    """,
    re.VERBOSE,
)


def _same_clause(hedge: Span, figure: Span, text: str) -> bool:
    first, second = sorted((hedge, figure))
    return _CLAUSE_MARK.search(text, first.end, second.start) is None


@cache
def _kinds() -> dict[str, HedgeKind]:
    return {
        _plain(surface): HedgeKind(hedge["kind"])
        for hedge in entries("hedges", "hedge", ("surfaces", "kind", "example"))
        for surface in hedge["surfaces"]
    }


_WORD = re.compile(r"\w+")


@cache
def _openers() -> frozenset[str]:
    """The first words of the surfaces; each begins with one."""
    return frozenset(match[0] for surface in _kinds() if (match := _WORD.match(surface)))


@cache
def _pattern() -> re.Pattern[str]:
    surfaces = sorted(_kinds(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(surface) for surface in surfaces)})\b", re.IGNORECASE)


def _plain(surface: str) -> str:
    return surface.lower()
