"""What an attributed statement is about: its clause without asides, in few words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.extract.parser import Parse
from workbench.extract.subjects.phrases import words
from workbench.values.span import Span

LONGEST = 16
"""Words of a statement's subject."""
_ASIDES = frozenset(("appos", "relcl", "parataxis", "intj", "meta"))
_OPENERS = frozenset(("WDT", "WP"))  # "who questioned the change"
_NOT_LAST = frozenset(("ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON", "AUX"))


def statement_words(text: str, content: Sequence[Span], parse: Parse | None) -> tuple[str, int | None]:
    """The words, and the token that is the statement's own subject where a parse tells.

    Words of quotation are kept, quotation marks are not.
    """
    if parse is not None:
        inside = [i for i, token in enumerate(parse.tokens) if any(token.span in piece for piece in content)]
        if inside:
            said, subject = _from_parse(parse, inside)
            if said:
                return said, subject
    return plain_words(" ".join(piece.of(text) for piece in content)), None


def _from_parse(parse: Parse, inside: Sequence[int]) -> tuple[str, int | None]:
    """The words under the statement's top, without asides and dates, cut where they get too many."""
    within = set(inside)
    tops = [i for i in inside if parse.tokens[i].head not in within or parse.tokens[i].head == i]
    verbs = [i for i in tops if parse.tokens[i].pos in ("VERB", "AUX")]
    top = (verbs or tops)[0]
    aside = _asides(parse, within)
    kept = [
        i
        for i in inside
        if i not in aside
        and parse.tokens[i].text not in ("“", "”", '"', "''", "``", "(", ")", "-LRB-", "-RRB-")
    ]
    while kept and (
        parse.tokens[kept[0]].dep in ("mark", "cc", "punct") or parse.tokens[kept[0]].tag in _OPENERS
    ):
        kept = kept[1:]
    while kept and parse.tokens[kept[-1]].dep == "punct":
        kept = kept[:-1]
    if len(kept) > LONGEST:
        kept = kept[:LONGEST]
        while len(kept) > 4 and (
            parse.tokens[kept[-1]].pos in _NOT_LAST or _parts_noun(parse, kept[-1], within)
        ):
            kept = kept[:-1]
    subject = next((i for i in parse.children(top) if parse.tokens[i].dep in ("nsubj", "nsubjpass")), None)
    if subject is None and parse.tokens[top].pos not in ("VERB", "AUX"):
        subject = top
    return words(parse, kept), subject


def _asides(parse: Parse, within: set[int]) -> set[int]:
    """Tokens of asides and of clauses that only tell more of a noun, where the rest says enough."""
    found: set[int] = set()
    for index in within:
        token = parse.tokens[index]
        if token.dep in _ASIDES and token.head in within and index not in found:
            found.update(parse.subtree(index))
    return found if len(within) - len(found) >= 4 else set()


def _parts_noun(parse: Parse, index: int, within: set[int]) -> bool:
    """Cutting here would part an adjective or a first noun from its noun."""
    token = parse.tokens[index]
    return (
        token.dep in ("amod", "compound", "nummod", "poss", "case", "aux", "neg")
        and token.head > index
        and (token.head in within)
    )


def plain_words(text: str) -> str:
    """The first clause of the words, without quotation marks and "that"."""
    text = re.sub(r"[“”„\"]", "", re.sub(r"\s+", " ", text)).strip(" ,;:.–—-")
    text = re.sub(r"^(?:that|how|whether|if|to)[ ]", "", text)
    parts = text.split(" ")
    if len(parts) <= LONGEST:
        return text
    kept = " ".join(parts[:LONGEST])
    cut = max(kept.rfind(", "), kept.rfind("; "))
    return kept[:cut] if cut > len(kept) // 2 else kept
