"""The part of the people or of the country that a rate is of: "among those under 25", "in the north"."""

from __future__ import annotations

from workbench.extract.subjects.phrases import noun_phrase, words
from workbench.extract.subjects.reader import Reader
from workbench.lexicon import listed
from workbench.values.figure import UnitKind

LONGEST = 12
"""Words that name a group; a longer one is told by its noun."""


def group(reader: Reader, top: int, subject: str) -> str:
    """ " among those under 25", with a blank before it; "" where the figure is of everybody.

    A group belongs to the measure: its rate is no point in the series of the whole.
    """
    if reader.figure.unit_kind is not UnitKind.PERCENT:
        return ""
    verb = _verb_over(reader, top)
    places = [top, *sorted(reader.inside)] if verb is None else [verb, top, *sorted(reader.inside)]
    found: list[str] = []
    for place in dict.fromkeys(places):
        for child in reader.parse.children(place):
            if child not in reader.inside and _names_group(reader, child, verb, top):
                said = _words(reader, child)
                if said and said not in subject and said not in found:
                    found.append(said)
    return "".join(f" {said}" for said in found[:2])


def _verb_over(reader: Reader, top: int) -> int | None:
    at = top
    while reader.token(at).head != at:
        at = reader.token(at).head
        if reader.token(at).pos in ("VERB", "AUX"):
            return at
    return at if reader.token(at).pos in ("VERB", "AUX") else None


def _names_group(reader: Reader, preposition: int, verb: int | None, top: int) -> bool:
    """It opens the clause or follows the figure, and its noun is a group of people or a part of a country."""
    token = reader.token(preposition)
    noun = reader.child(preposition, "pobj", "pcomp")
    if token.dep != "prep" or noun is None or reader.token(noun).entity in ("DATE", "TIME"):
        return False
    said = token.text.lower()
    if said in ("among", "amongst"):
        return True
    if not (preposition > top or verb is None or preposition < (reader.subject_of(verb) or verb)):
        return False
    if said == "for":
        return reader.lemma(noun) in listed("subjects", "groups")
    if said != "in" or token.head in reader.inside:
        return False
    place = reader.token(noun).entity in ("GPE", "LOC")
    return place or reader.lemma(noun) in listed("subjects", "regions")


def _words(reader: Reader, preposition: int) -> str:
    below = [i for i in reader.parse.subtree(preposition) if i not in reader.inside]
    if len(below) > LONGEST:
        noun = reader.child(preposition, "pobj", "pcomp")
        below = [preposition, *([] if noun is None else noun_phrase(reader.parse, noun, reader.inside))]
    said = words(reader.parse, below)
    return said[:1].lower() + said[1:]
