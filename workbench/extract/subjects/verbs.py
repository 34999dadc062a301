"""A noun with its verb: "people killed in the attack", and which of the verb's complements are told."""

from __future__ import annotations

from workbench.extract.subjects.phrases import NOUNS, noun_phrase, words
from workbench.extract.subjects.reader import Reader


def verb_over(reader: Reader, noun: int) -> int | None:
    """The verb whose object or complement the noun is, also behind a preposition."""
    token = reader.token(noun)
    if token.dep in ("dobj", "attr", "oprd") and reader.token(token.head).pos in ("VERB", "AUX"):
        return token.head
    if token.dep == "pobj" and reader.token(reader.token(token.head).head).pos in ("VERB", "AUX"):
        return reader.token(token.head).head
    return None


def with_verb(reader: Reader, core: str, verb: int) -> str:
    """ "people killed in the attack", "ships that left port" without the "that"."""
    token = reader.token(verb)
    if token.lemma in ("be", "have", "do"):
        core = f"{core} not" if token.lemma == "be" and reader.denied(verb) else core
        complement = reader.child(verb, "acomp", "attr")
        if complement is not None and complement not in reader.inside:
            below = [i for i in reader.parse.subtree(complement) if i not in reader.inside]
            return f"{core} {words(reader.parse, below[:6])}"
        thing = reader.child(verb, "dobj")
        if token.lemma == "have" and thing is not None and (had := short(reader, thing)):
            told = (core, _denied(reader, verb), token.text, had)
            return " ".join(part for part in told if part)  # "flats that have unsafe cladding"
        where = [
            said
            for i in reader.parse.children(verb)
            if i > verb and reader.token(i).dep == "prep" and (said := short(reader, i))
        ]
        return " ".join((core, *where[:2])) if token.lemma == "be" else core
    tail = [
        short(reader, i)
        for i in reader.parse.children(verb)
        if i > verb
        and reader.token(i).dep in ("dobj", "prep", "agent", "prt", "acomp", "oprd", "ccomp", "xcomp")
    ]
    if not any(part for part in tail if " " in part):
        tail += [_event(reader, i) for i in reader.parse.children(verb) if i > verb]
    return " ".join(
        part
        for part in (core, _denied(reader, verb), token.text, *[part for part in tail if part][:2])
        if part
    )


def _denied(reader: Reader, verb: int) -> str:
    """ "did not", before a participle "not"; "" where nothing is denied."""
    if not reader.denied(verb):
        return ""
    aux = reader.child(verb, "aux")
    passive = reader.child(verb, "auxpass") is not None
    return "not" if passive or aux is None else f"{reader.token(aux).text} not"


_EVENTS = frozenset(("when", "after", "as", "because"))
"""What opens a clause that tells which ones: "people killed when the dam burst"."""
_LONGEST_EVENT = 10
"""Words of such a clause."""


def _event(reader: Reader, clause: int) -> str:
    """ "when the dam burst": a short clause without a figure or a date; else nothing."""
    token = reader.token(clause)
    below = reader.parse.subtree(clause)
    if token.dep != "advcl" or not _is_plain(reader, below, _LONGEST_EVENT):
        return ""
    finite = reader.child(clause, "nsubj", "nsubjpass") is not None
    known = finite and reader.token(below[0]).text.lower() in _EVENTS
    pronouns = any(reader.token(i).pos == "PRON" for i in below)
    return "" if not known or pronouns else words(reader.parse, below)


def with_object(reader: Reader, verb: int) -> str:
    """ "knocked out power" of "knocked out power to 40 homes": the verb with its particle and its object."""
    thing = reader.child(verb, "dobj")
    near = [i for i in reader.parse.children(verb) if i > verb and reader.token(i).dep == "prt"]
    said = words(reader.parse, [verb, *near])
    own = "" if thing is None or thing < verb or reader.is_pronoun(thing) else short(reader, thing)
    return f"{said} {own}".strip()


def short(reader: Reader, index: int) -> str:
    """The complement, where it is short, no date and holds no figure."""
    if reader.token(index).text.lower() == "according":
        return ""  # who says so is no part of what is measured
    below = reader.parse.subtree(index)
    longest = 12 if reader.token(index).dep == "ccomp" else 8
    if reader.token(index).dep == "dobj" and not _is_plain(reader, below, longest):
        return _bare(reader, index)  # "the plan" of "the plan, a poll of 1,200 people found"
    noun = reader.child(index, "pobj") if reader.token(index).dep == "prep" else None
    if noun is not None and not _is_plain(reader, below, longest):
        return _short_object(reader, index, noun)
    if len(below) > longest or set(below) & reader.inside:
        return ""
    if any(reader.token(i).entity in ("DATE", "TIME") or reader.token(i).pos == "NUM" for i in below):
        return ""
    return words(reader.parse, [i for i in below if reader.token(i).dep != "punct"])


def _is_plain(reader: Reader, below: list[int], longest: int) -> bool:
    """Short, without a figure, a number or a date."""
    return (
        len(below) <= longest
        and not set(below) & reader.inside
        and not any(reader.token(i).entity in ("DATE", "TIME") or reader.token(i).pos == "NUM" for i in below)
    )


def _bare(reader: Reader, noun: int) -> str:
    """The noun without complements; "" where it is counted, dated or long."""
    counted = any(reader.token(i).dep == "nummod" for i in reader.parse.children(noun))
    phrase = noun_phrase(reader.parse, noun, reader.inside, complements=False)
    dated = any(reader.token(i).entity in ("DATE", "TIME") for i in phrase)
    if noun in reader.inside or counted or dated or len(phrase) > 6:
        return ""
    return words(reader.parse, phrase)


def _short_object(reader: Reader, preposition: int, noun: int) -> str:
    """ "for Andean Lithium" of "for Andean Lithium, or $14 a share": the preposition with its bare noun."""
    token = reader.token(noun)
    if noun in reader.inside or token.pos not in NOUNS or token.entity in ("DATE", "TIME"):
        return ""
    if any(reader.token(i).dep == "nummod" for i in reader.parse.children(noun)):
        return ""
    others = {i for i in reader.parse.children(noun) if reader.token(i).dep in ("cc", "conj")}
    phrase = noun_phrase(reader.parse, noun, reader.inside | others, complements=False)
    if len(phrase) > 6 or any(reader.token(i).entity in ("DATE", "TIME") for i in phrase):
        return ""
    return words(reader.parse, [preposition, *phrase])
