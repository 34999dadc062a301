"""To whom something is told, told apart from what is told: "told the BBC | prices would fall"."""

from __future__ import annotations

from workbench.extract.attributions.grammar import Grammar

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_PLACE = 3
"""Words of "in the hall"."""
_OPENS_NAME = frozenset({"DET", "PRON"})


def after_listener(grammar: Grammar, words: list[int]) -> list[int]:
    """The words without the listener that opens them, which the parse took for part of their subject.

    `words` follow "told" at once. They stay whole where nothing tells where the listener ends.
    """
    tokens = grammar.parse.tokens
    finite = next((i for i in words if tokens[i].tag in ("MD", "VBD", "VBZ", "VBP")), words[-1])
    subject = next((i for i in reversed(words) if i < finite and tokens[i].pos in _NAMING), None)
    if subject is None:
        return words
    for place in range(1, words.index(subject) + 1):
        before, here = tokens[words[place - 1]], tokens[words[place]]
        if before.pos not in _NAMING or tokens[words[place - 1]].tag == "PRP$":
            continue
        anew = here.pos in _OPENS_NAME or here.tag == "PRP$"
        named = before.pos == "PROPN" and here.pos == "NOUN" and here.text.islower()
        plural = before.tag == "NNS" and here.pos in ("NOUN", "PROPN", "ADJ")
        person = before.tag == "NN" and here.pos == "PROPN"
        if anew or named or plural or person or _past_place(grammar, words, place):
            return words[place:]
    return words


def _past_place(grammar: Grammar, words: list[int], place: int) -> bool:
    """Whether "in the hall" ends here and several begin: "told reporters in the hall | tenants"."""
    if place < _PLACE or place + 1 >= len(words):
        return False
    tags = [grammar.parse.tokens[i].tag for i in words[place - _PLACE : place + 2]]
    return tags[:4] == ["IN", "DT", "NN", "NNS"] and tags[4] in ("MD", "VBD", "VBZ", "VBP")


def told_as_relative(grammar: Grammar, verb: int) -> list[int]:
    """The clause that the parse hung on the listener: "told the court it had paid"."""
    tokens = grammar.parse.tokens
    for listener in grammar.below(verb, "dobj", "dative"):
        for clause in grammar.below(listener, "relcl"):
            words = grammar.parse.subtree(clause)
            subject = next((i for i in words if tokens[i].dep in _SUBJECTS), None)
            if subject is None or not grammar.is_finite(clause) or words[0] <= listener:
                continue
            if grammar.parse.subtree(subject)[0] == words[0] and tokens[subject].tag not in ("WDT", "WP"):
                return words
    return []
