"""What a thing takes to do, and sentences passed: "it takes 14 months to train", "jailed for a year"."""

from __future__ import annotations

from workbench.extract.subjects.phrases import words
from workbench.extract.subjects.reader import Measured, Reader
from workbench.lexicon import listed, table
from workbench.values.figure import UnitKind

LONGEST = 9
"""Words that tell what is done."""
_NEAR = 4
"""Words behind the time in which "in prison" stands."""


def it_takes(reader: Reader, verb: int) -> Measured | None:
    """ "It takes 14 months to train a pilot": the time that the infinitive takes; of money its cost."""
    kind, tokens = reader.figure.unit_kind, reader.parse.tokens
    named = {("take", UnitKind.TIME): "time taken", ("cost", UnitKind.CURRENCY): "cost"}.get(
        (reader.lemma(verb), kind)
    )
    it = reader.child(verb, "nsubj", "expl")
    to = max(reader.inside) + 1
    if named is None or it is None or tokens[it].lemma.lower() != "it":
        return None
    if to >= len(tokens) or tokens[to].tag != "TO":
        return None
    below = [i for i in reader.parse.subtree(tokens[to].head) if i >= to]
    aside = {j for i in below if tokens[i].dep == "advcl" and i > to + 1 for j in reader.parse.subtree(i)}
    own = [
        i
        for i in below
        if i not in aside and tokens[i].entity not in ("DATE", "TIME") and tokens[i].dep != "punct"
    ]
    whose = reader.child(verb, "dative")
    paid = "to" if kind is UnitKind.CURRENCY else "by"
    by = "" if whose is None or reader.is_pronoun(whose) else f" {paid} {reader.phrase(whose)}"
    said = f"{named}{by} {words(reader.parse, own[:LONGEST])}"
    return Measured(said, tokens[to].head, "what it takes to do it", owner=whose)


def sentence_passed(reader: Reader, person: int, verb: int, whole: int | None) -> Measured | None:
    """ "sentenced to nine years in prison": the length of the person's sentence; None of another verb."""
    named = table("subjects", "sentencing_verbs").get(reader.lemma(verb))
    if named is None or reader.figure.unit_kind is not UnitKind.TIME:
        return None
    after = max(reader.inside) + 1
    start = max(verb, min(reader.inside) - _NEAR)
    near = {token.text.lower() for token in reader.parse.tokens[start : after + _NEAR]}
    said = "prison sentence" if near & listed("subjects", "prisons") else str(named)
    if whole is not None and said == named:  # "two years of probation"
        said = f"{reader.phrase(whole)} sentence"
    if reader.is_pronoun(person):
        return Measured(f"{said}, length", person, "the sentence passed on somebody")
    phrase = reader.phrase_beside(person, verb)
    text = f"{phrase}’s {said}" if reader.is_name(person) else f"{said} of {phrase}"
    return Measured(f"{text}, length", person, "the sentence passed on somebody", owner=person)
