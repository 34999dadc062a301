"""The part of the people or of the country that a rate is of: "among those under 25", "in the north"."""

from __future__ import annotations

from workbench.extract.subjects.phrases import noun_phrase, words
from workbench.extract.subjects.reader import Measured, Reader
from workbench.lexicon import listed
from workbench.values.figure import UnitKind

LONGEST = 12
"""Words that name a group; a longer one is told by its noun."""


def group(reader: Reader, top: int, measured: Measured) -> str:
    """ " among those under 25", with a blank before it; "" where the figure is of everybody.

    A group belongs to the measure: its rate is no point in the series of the whole.
    """
    verb, subject = _verb_over(reader, top), measured.subject
    where = "" if verb is None or not _is_near(reader, top, verb) else _where(reader, verb, subject)
    if reader.figure.unit_kind is not UnitKind.PERCENT:
        return where or ("" if verb is None else _of_level(reader, top, verb, measured))
    places = [top, *sorted(reader.inside)] if verb is None else [verb, top, *sorted(reader.inside)]
    found: list[str] = []
    for place in dict.fromkeys(places):
        for child in reader.parse.children(place):
            if child not in reader.inside and _names_group(reader, child, verb, top):
                said = _words(reader, child)
                if said and said not in subject and said not in found:
                    found.append(said)
    return "".join(f" {said}" for said in found[:2]) + where


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
    if token.head in reader.inside:
        return False
    return _is_place(reader, preposition) or (
        said == "in" and reader.lemma(noun) in listed("subjects", "regions")
    )


def _is_place(reader: Reader, preposition: int) -> bool:
    """ "in Chad", "at Fairlight Cinemas"."""
    noun = reader.child(preposition, "pobj")
    if noun is None or reader.token(noun).pos != "PROPN":
        return False
    named = {"in": ("GPE", "LOC"), "at": ("GPE", "LOC", "ORG", "FAC")}
    return reader.token(noun).entity in named.get(reader.token(preposition).text.lower(), ())


_LEVELS = (
    "the level of the verb's subject",
    "the level of the verb's object",
    "the change of the verb's subject",
    "the change of the verb's object",
)


def _of_level(reader: Reader, top: int, verb: int, measured: Measured) -> str:
    """ " at Fairlight Cinemas" of "losses widened to $62m at Fairlight Cinemas"."""
    if reader.figure.unit_kind not in (UnitKind.CURRENCY, UnitKind.PHYSICAL) or measured.rule not in _LEVELS:
        return ""
    if reader.figure.unit in listed("subjects", "lengths"):
        return ""
    after = [i for i in reader.parse.children(verb) if i > top and reader.token(i).dep == "prep"]
    place = next((i for i in after if _is_place(reader, i)), None)
    noun = None if place is None else reader.child(place, "pobj")
    if place is None or noun is None:
        return ""
    said = words(reader.parse, [place, *noun_phrase(reader.parse, noun, reader.inside, complements=False)])
    return f" {said}" if said and said not in measured.subject else ""


_STEPS = 3
"""How far below its verb a figure stands that the verb's place is the place of."""


def _is_near(reader: Reader, top: int, verb: int) -> bool:
    at = top
    for _ in range(_STEPS):
        if at == verb:
            break
        at = reader.token(at).head
    return at == verb


def _words(reader: Reader, preposition: int) -> str:
    below = [i for i in reader.parse.subtree(preposition) if i not in reader.inside]
    if len(below) > LONGEST:
        noun = reader.child(preposition, "pobj", "pcomp")
        below = [preposition, *([] if noun is None else noun_phrase(reader.parse, noun, reader.inside))]
    said = words(reader.parse, below)
    return said[:1].lower() + said[1:]


def _where(reader: Reader, verb: int, subject: str) -> str:
    """ " in Chad" of "in Chad, where 40 % of homes have power"."""
    token = reader.token(verb)
    place = reader.token(token.head)
    told = any(reader.token(i).text.lower() == "where" for i in reader.parse.children(verb))
    known = place.entity in ("GPE", "LOC", "FAC") or (
        place.lemma.lower() in listed("subjects", "regions") and place.tag == "NN"
    )
    if token.dep != "relcl" or not told or not known:
        return ""
    said = words(reader.parse, noun_phrase(reader.parse, token.head, reader.inside))
    return "" if said in subject else f" in {said}"
