"""Where the writer goes on behind what somebody said: ", without giving details", "; it was not named"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.extract.cues import forms_of
from workbench.lexicon import table

if TYPE_CHECKING:
    from workbench.extract.attributions.sentence import QuotingSentence

_STATES = frozenset(
    {"be", "have", "do", "know", "want", "need", "hope", "like", "live", "think", "believe", "feel", "seem"}
)
"""What these told in the past of a report lasted, and may be part of it."""
_RELATIVES = frozenset({"which", "who", "whose", "where"})
_LONGEST_LEAD = 4


def writer_goes_on(sentence: QuotingSentence, words: list[int], place: int) -> bool:
    """Whether the words from this place on are the writer's own, and no more of what is reported."""
    index = words[place]
    word = sentence.low[index]
    if word not in ("without", "and", "but", ";") or sentence.inside_quotation(sentence.tokens[index].span):
        return False
    if word == "without":
        return _tells_nothing(sentence, index + 1) and not _another_does(sentence, words[:place])
    return _was_withheld(sentence, words, place) or (
        word == "and" and _tells_what_came(sentence, words, place)
    )


def past_relative(sentence: QuotingSentence, words: list[int]) -> int | None:
    """The comma before ", which was marred by fraud": what is told of the thing said, as it came to be."""
    g = sentence.grammar
    for index in words[1:]:
        if sentence.low[index] not in _RELATIVES or sentence.low[index - 1] != ",":
            continue
        if sentence.inside_quotation(sentence.tokens[index].span):
            continue
        lead = range(index + 1, min(index + 1 + _LONGEST_LEAD, len(sentence.tokens)))
        verb = next((i for i in lead if g.is_verb(i)), None)
        been = verb is not None and sentence.low[verb : verb + 2] in (("has", "been"), ("have", "been"))
        if verb is not None and (been or sentence.tokens[verb].tag == "VBD"):
            return index - 1
    return None


def _tells_nothing(sentence: QuotingSentence, verb: int) -> bool:
    """Whether it opens "giving details", "elaborating", "specifying who": what was left unsaid."""
    if verb >= len(sentence.tokens) or sentence.low[verb] not in _unsaid_forms():
        return False
    after = sentence.low[verb + 1 : verb + 1 + _LONGEST_LEAD]
    asked = {"if", "whether", "who", "what", "when", "where", "why", "how", "which"}
    things = set(table("cues", "unsaid_objects")["nouns"])
    return (
        not after or after[0] in (".", ",", "on", "further") or after[0] in asked or bool(things & set(after))
    )


def _another_does(sentence: QuotingSentence, words: list[int]) -> bool:
    """Whether what is reported last is done by somebody who could tell more: "said the firm sacked forty".

    A pronoun, or "its staff", may stand for whoever reports it; of a passive and of a thing nobody else
    is told.
    """
    g = sentence.grammar
    last = next((i for i in reversed(words) if g.is_verb(i) and g.is_finite(i)), None)
    doer = None if last is None else g.subject(last)
    if doer is None or doer not in words or not g.can_speak(doer):
        return False
    owned = any(sentence.tokens[i].tag == "PRP$" for i in g.below(doer, "poss"))
    return not owned and sentence.tokens[doer].pos != "PRON"


def _was_withheld(sentence: QuotingSentence, words: list[int], place: int) -> bool:
    """Whether it is joined here that something was not told: "and their names were not given".

    It must be what a report tells or leaves out, and kept from nobody in it ("to patients").
    """
    g, joint = sentence.grammar, words[place]
    withheld = table("cues", "unsaid_objects")
    for verb in range(joint + 2, min(joint + 10, len(sentence.tokens))):
        if sentence.low[verb] in (",", ";"):
            return False
        lemma = sentence.tokens[verb].lemma.lower()
        if sentence.tokens[verb].tag == "VBN" and lemma in withheld["verbs"]:
            own = g.first_below(verb, "nsubjpass")
            if own is None or own <= joint or not g.below(verb, "auxpass"):
                return False
            if any(sentence.low[i] in ("to", "by") for i in g.below(verb, "prep", "dative", "agent")):
                return False
            if lemma not in withheld["of_people"] and sentence.low[own] not in withheld["nouns"]:
                return False
            if sentence.low[own] in withheld["of_deeds"] and _another_does(sentence, words[:place]):
                return False
            return g.negation(verb) is not None or any(sentence.low[i] == "no" for i in range(joint, verb))
    return False


def _tells_what_came(sentence: QuotingSentence, words: list[int], joint: int) -> bool:
    """Whether "and" joins what happened to what the speaker would do: "said he would come and the board met".

    What was to happen to others may have happened beside what did, in the same report.
    """
    g, index = sentence.grammar, words[joint]
    head = sentence.tokens[index].head
    came = next((i for i in g.below(head, "conj") if i > index), None)
    if came is None or sentence.tokens[came].tag != "VBD" or sentence.tokens[came].lemma.lower() in _STATES:
        return False
    own = g.first_below(came, "nsubj")
    if own is None or own < index or g.below(came, "aux", "auxpass"):
        return False
    doer = g.first_below(head, "nsubj", "nsubjpass")
    if doer is None or sentence.tokens[doer].pos != "PRON":
        return False
    helpers = {sentence.low[i] for i in g.below(head, "aux")}
    if sentence.tokens[head].tag == "VBN":
        return helpers == {"had"} and sentence.low[index - 1] == ","
    return sentence.tokens[head].tag == "VB" and not helpers.isdisjoint(("would", "will", "'ll"))


@cache
def _unsaid_forms() -> frozenset[str]:
    return frozenset(forms_of(lemma).ing for lemma in table("cues", "unsaid_objects")["verbs"])
