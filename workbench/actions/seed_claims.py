"""The claim that a seed file means: named by what is printed, because its id is the machine's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.values.seed import ClaimWords

NEAR = 3
"""How many candidates are shown where a claim is not found."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim of the page: its id, what is printed of it, its sentence and its measure."""

    id: str
    verbatim: str
    sentence: str
    metric: str | None = None


class NoSuchClaim(Exception):
    """The words name no claim, or several; the message says which are near."""


def find_claim(wanted: ClaimWords, candidates: Sequence[Candidate]) -> Candidate:
    """The one claim that is meant; `candidates` are the claims of its page in reading order.

    A claim printed exactly as the words comes before one that only contains them. Raises
    NoSuchClaim where none is found, or several and no occurrence is given.
    """
    words, sentence = _plain(wanted.words), _plain(wanted.sentence)
    within = [each for each in candidates if sentence in _plain(each.sentence)]
    found = [each for each in within if _plain(each.verbatim) == words]
    found = found or [each for each in within if words in _plain(each.verbatim)]
    if wanted.occurrence:
        found = found[wanted.occurrence - 1 : wanted.occurrence]
    if len(found) == 1:
        return found[0]
    if found:
        raise NoSuchClaim(
            f"{len(found)} claims are {wanted}: add words of the sentence as 'sentence', or 'occurrence'; "
            f"they are {_shown(found[:NEAR])}"
        )
    raise NoSuchClaim(f"no claim is {wanted}; near ones are {_shown(_near(words, sentence, candidates))}")


def _near(words: str, sentence: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    def likeness(each: Candidate) -> tuple[bool, bool, float]:
        return (
            words in _plain(each.sentence),
            bool(sentence) and sentence in _plain(each.sentence),
            SequenceMatcher(None, words, _plain(each.verbatim)).ratio(),
        )

    return sorted(candidates, key=likeness, reverse=True)[:NEAR]


def _shown(candidates: Sequence[Candidate]) -> str:
    return "; ".join(f"“{each.verbatim}” in “{each.sentence}”" for each in candidates) or "none at all"


def _plain(text: str) -> str:
    """Spaces and quotation marks of every make are alike."""
    return " ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').split()).casefold()
