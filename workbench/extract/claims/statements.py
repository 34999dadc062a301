"""Which attributed statements are no claim: bare requests, and words told once more inside others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from workbench.extract.parser import Parse
from workbench.lexicon import entries, listed
from workbench.values.attribution import Attribution, Mention, Polarity

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))


def only_a_request(
    text: str,
    said: Attribution,
    attributions: Sequence[Attribution],
    near: Sequence[int],
    parse: Parse | None,
) -> bool:
    """ "asked Washington for aid", "ruled out a strike": a thing is named, nothing is stated of it.

    An accusation or a figure makes a claim of it. `near` are the attributions of the sentence: what one
    of them reports inside the content is that one's.
    """
    if said.polarity is not Polarity.ASSERTED or said.cue.lemma.split(" ")[0] not in listed(
        "worthiness", "requests"
    ):
        return False
    words = " ".join(piece.of(text) for piece in said.content)
    if re.search(r"\d", words) or _accusing().search(words) or parse is None:
        return False
    others = [
        place
        for index in near
        if (other := attributions[index]) is not said and _inside(other, said)
        for place in (other.cue.span, *other.content)
    ]
    return not any(
        token.tag in _FINITE
        and any(token.span in piece for piece in said.content)
        and not any(token.span in place for place in others)
        for token in parse.tokens
    )


def inner_statements(
    text: str, attributions: Sequence[Attribution], holding: Mapping[int, Sequence[int]]
) -> frozenset[int]:
    """Indexes of the attributions whose words the same source says in another one of the sentence: "she
    said she hoped to finish" is one statement, the widest. `holding` leads from a sentence to its own."""
    found = set()
    for near in holding.values():
        for index in near:
            said = attributions[index]
            if any(
                other != index
                and _inside(said, attributions[other])
                and _same_source(text, said.source, attributions[other].source)
                for other in near
            ):
                found.add(index)
    return frozenset(found)


def _inside(one: Attribution, other: Attribution) -> bool:
    """Cue and content of the one are words of the other's content."""
    return all(any(place in piece for piece in other.content) for place in (one.cue.span, *one.content))


def _same_source(text: str, one: Mention | None, other: Mention | None) -> bool:
    if one is None or other is None:
        return False
    if one.resolved is not None and other.resolved is not None:
        return one.resolved == other.resolved
    word = one.span.of(text).lower()
    if one.span == other.span:
        return True
    return (
        one.resolved is None
        and other.resolved is None
        and word in _PRONOUNS
        and word == other.span.of(text).lower()
    )


@cache
def _accusing() -> re.Pattern[str]:
    term = next(term for term in entries("worthiness", "term") if term["name"] == "accusation")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, term['words']))})\b", re.IGNORECASE)
