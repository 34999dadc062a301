"""How long, heavy, wide or far: sizes told by an adjective, a noun, a verb or a direction."""

from __future__ import annotations

from workbench.extract.names.words import roles
from workbench.extract.subjects.phrases import noun_phrase, without_article, words
from workbench.extract.subjects.reader import Measured, Reader
from workbench.lexicon import listed, table
from workbench.values.figure import Figure, UnitKind


def distance(reader: Reader, at: int) -> Measured | None:
    """ "40 km from the town", "12 miles north of the border": the distance, of the verb's subject."""
    if reader.figure.unit_kind is not UnitKind.PHYSICAL or reader.figure.unit not in listed(
        "subjects", "lengths"
    ):
        return None
    tokens, place = reader.parse.tokens, _behind_brackets(reader, max(reader.inside) + 1)
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
    moved = reader.child(verb, "dobj") if reader.lemma(verb) in listed("subjects", "placing_verbs") else None
    subject = moved if moved is not None and moved < at else reader.subject_of(verb)
    if subject is None or reader.is_pronoun(subject):
        return Measured(f"distance {phrase}", goal, "how far it is")
    return Measured(f"{reader.phrase(subject)}, distance {phrase}", subject, "how far it is")


_IN_BRACKETS = 8


def _behind_brackets(reader: Reader, place: int) -> int:
    """Behind the "(120 km)" of "75 miles (120 km) north of the town"."""
    tokens = reader.parse.tokens
    if place >= len(tokens) or tokens[place].text not in ("(", "-LRB-"):
        return place
    closing = [
        i for i in range(place, min(place + _IN_BRACKETS, len(tokens))) if tokens[i].text in (")", "-RRB-")
    ]
    return closing[0] + 1 if closing else place


def magnitude(reader: Reader) -> Measured | None:
    """ "A magnitude 5.4 earthquake": the earthquake's, where the word stands before its noun."""
    if reader.figure.unit != "magnitude":
        return None
    tokens, after = reader.parse.tokens, max(reader.inside) + 1
    while after < len(tokens) and (tokens[after].text == "-" or tokens[after].lemma.lower() == "magnitude"):
        after += 1
    while (
        after < len(tokens) and tokens[after].dep in ("amod", "compound") and tokens[after].head == after + 1
    ):
        after += 1
    if after >= len(tokens) or tokens[after].tag not in ("NN", "NNS"):
        return None
    beside = {i for i in reader.parse.subtree(after) if tokens[i].lemma.lower() == "magnitude"}
    phrase = without_article(words(reader.parse, noun_phrase(reader.parse, after, reader.inside | beside)))
    return Measured(f"{phrase}, magnitude", after, "a noun with its magnitude")


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
    return reader.called(noun, phrase, called)


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
