"""How long, heavy, wide or far: sizes told by an adjective, a noun, a verb or a direction."""

from __future__ import annotations

from workbench.extract.names.words import roles
from workbench.extract.subjects.phrases import noun_phrase, words
from workbench.extract.subjects.reader import Measured, Reader
from workbench.lexicon import listed, table
from workbench.values.figure import Figure, UnitKind


def distance(reader: Reader, at: int) -> Measured | None:
    """ "40 km from the town", "12 miles north of the border": the distance, of the verb's subject."""
    if reader.figure.unit_kind is not UnitKind.PHYSICAL or reader.figure.unit not in listed(
        "subjects", "lengths"
    ):
        return None
    tokens, place = reader.parse.tokens, max(reader.inside) + 1
    way = place
    while way < len(tokens) and tokens[way].text.lower() in listed("subjects", "directions"):
        way += 1
    if way >= len(tokens) or tokens[way].text.lower() not in (("of", "from") if way > place else ("from",)):
        return None
    goal = reader.child(way, "pobj")
    if goal is None:
        return None
    phrase = words(reader.parse, [*range(place, way + 1), *noun_phrase(reader.parse, goal, reader.inside)])
    verb = at
    while reader.token(verb).pos not in ("VERB", "AUX") and reader.token(verb).head != verb:
        verb = reader.token(verb).head
    subject = reader.subject_of(verb)
    if subject is None or reader.is_pronoun(subject):
        return Measured(f"distance {phrase}", goal, "how far it is")
    return Measured(f"{reader.phrase(subject)}, distance {phrase}", subject, "how far it is")


def measured_by_verb(reader: Reader, subject: int, verb: int) -> Measured | None:
    """ "covers 840 square kilometres" is an area, "weighs 420 tonnes" a weight; else None."""
    named = table("subjects", "measuring_verbs").get(reader.lemma(verb))
    if named is None or reader.figure.unit_kind is not UnitKind.PHYSICAL or named != _kind(reader.figure):
        return None
    return Measured(f"{reader.phrase(subject)}, {named}", subject, "what the verb measures")


def _kind(figure: Figure) -> str:
    if figure.unit in listed("subjects", "lengths"):
        return "length"
    if figure.unit in listed("subjects", "weights"):
        return "weight"
    return "area" if figure.unit.startswith("square ") or figure.unit in ("hectare", "acre") else ""


def size(adjective: str) -> str:
    """ "long" -> "length"; any other word as it is."""
    return str(table("subjects", "sizes").get(adjective.lower(), adjective))


def with_dimension(reader: Reader, noun: int, phrase: str) -> str:
    """The phrase with what the size of the noun is called: "tunnel length", "cable to Brisa, capacity"."""
    called = _dimension(reader, noun)
    if not called:
        return phrase
    return f"{phrase} {called}" if phrase.endswith(reader.token(noun).text) else f"{phrase}, {called}"


def _dimension(reader: Reader, noun: int) -> str:
    """What the size of the noun is called; "" where the noun says it itself, as a rate or a stake does."""
    figure, lemma = reader.figure, reader.lemma(noun)
    if figure.unit_kind is UnitKind.PERCENT:
        return "" if lemma in listed("subjects", "percent_nouns") else "share"
    if figure.per:
        return "speed" if figure.unit in listed("subjects", "lengths") else ""
    if figure.unit_kind is UnitKind.TIME and lemma in roles() | listed("subjects", "groups"):
        return "age"
    power = table("subjects", "powers").get(figure.unit)
    if power is not None:
        return str(power)
    return "amount" if figure.unit_kind is UnitKind.CURRENCY else _kind(figure)
