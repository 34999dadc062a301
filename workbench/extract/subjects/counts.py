"""What is counted: "45 civilian deaths", "resignation of two ministers", and what happened to it."""

from __future__ import annotations

from functools import cache

from workbench.extract.names.words import roles
from workbench.extract.subjects.phrases import NOUNS, noun_phrase, without_article, words
from workbench.extract.subjects.reader import Measured, Reader, amount_name, joined, level
from workbench.extract.subjects.verbs import short, with_object, with_verb
from workbench.lexicon import entries, listed, table
from workbench.values.figure import UnitKind

_THEM = frozenset(("them", "these", "those", "which", "whom"))
_WHERE = frozenset(("in", "from", "near", "at", "across", "throughout", "off", "outside"))


def counted_noun(reader: Reader, top: int) -> int | None:
    """The noun that is counted, inside the figure or the one that its numeral belongs to."""
    if reader.figure.unit_kind not in (UnitKind.COUNT, UnitKind.OTHER):
        return None
    if reader.figure.unit == "time":  # "changed 13 times"
        return None
    token = reader.token(top)
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("nmod", "compound", "amod"):
        return top
    if (
        token.dep in ("nummod", "amod", "nmod", "compound", "quantmod")
        and reader.token(token.head).pos in NOUNS
    ):
        return None if reader.figure.unit and "-" in _gap(reader, top) else token.head
    return None


def _gap(reader: Reader, top: int) -> str:
    return "".join(reader.token(i).text for i in sorted(reader.inside) if i <= top)


def of_count(reader: Reader, noun: int) -> Measured:
    """The things counted, with what happened to them or whose they are."""
    parse = reader.parse
    things = _things(reader, noun)
    if things is not None:  # "thousands of buildings stood empty": the buildings, where the thousands stand
        core_indexes = noun_phrase(parse, things)
        core = without_article(words(parse, core_indexes))
        core = amount_name(reader, None) if core.lower() in _THEM else core
        return _by_role(reader, noun, core, core_indexes)
    bare = frozenset(
        i
        for i in reader.inside
        if reader.token(i).pos in ("NUM", "SYM", "PUNCT", "ADV", "ADP", "DET")
        and not (i > noun and reader.token(i).pos == "ADP")  # the "of" of "prisoners of war"
    )
    scales = {i for i in reader.inside if i != noun and reader.token(i).text.lower() in scale_words()}
    if scales:  # "about 3 lakh farmers": no word of the number is a thing
        numerals = scales | {i for i in reader.inside if reader.token(i).pos == "NUM"}
        bare |= {below for numeral in numerals for below in parse.subtree(numeral)}
    others = {i for i in parse.children(noun) if reader.token(i).dep in ("cc", "conj")}
    core_indexes = noun_phrase(parse, noun, (bare | others) - {noun})
    told = [i for i in core_indexes if reader.lemma(i) not in listed("subjects", "number_adjectives")]
    core = without_article(words(parse, told) or reader.token(noun).text)
    if core.lower() in ("other", "others"):
        core = _others(reader, noun)
    if core.lower() in _THEM:
        core = amount_name(reader, None)
    return _by_role(reader, noun, core, core_indexes)


@cache
def scale_words() -> frozenset[str]:
    """ "million", "lakh": parts of a number, no things."""
    return frozenset(
        word for entry in entries("numbers", "word") if entry["kind"] == "scale" for word in entry["values"]
    )


def _others(reader: Reader, noun: int) -> str:
    """ "killed two men and injured 25 others" -> people; of "three shops and 25 others" the shops."""
    counted = [
        i
        for i in range(noun)
        if reader.token(i).tag == "NNS"
        and any(reader.token(j).dep == "nummod" for j in reader.parse.children(i))
    ]
    if not counted or reader.lemma(counted[-1]) in roles() | {"man", "woman", "people", "child"}:
        return "people"
    return reader.token(counted[-1]).text


def _things(reader: Reader, noun: int) -> int | None:
    """ "buildings" of "thousands of buildings"."""
    if reader.lemma(noun) not in listed("subjects", "number_nouns"):
        return None
    of = next(
        (i for i in reader.parse.children(noun) if i > noun and reader.token(i).text.lower() == "of"), None
    )
    things = None if of is None else reader.child(of, "pobj")
    return None if things is None else _things(reader, things) or things  # "tens of thousands of people"


def _by_role(reader: Reader, noun: int, core: str, core_indexes: list[int]) -> Measured:
    """The things with their verb, or with the noun that they are part of."""
    at = noun
    while reader.token(at).dep == "conj":
        at = reader.token(at).head
    token, head = reader.token(at), reader.token(at).head
    if token.dep in ("nsubj", "nsubjpass") and reader.token(head).pos in ("VERB", "AUX"):
        return Measured(with_verb(reader, core, head), noun, "things counted that did or suffered it")
    if token.dep in ("dobj", "oprd") and reader.token(head).pos == "VERB":
        return _counted_object(reader, core, noun, head)
    if token.dep == "pobj":
        return _counted_after_preposition(reader, core, noun, head)
    if token.dep == "attr" and reader.token(head).pos in ("AUX", "VERB"):
        subject = reader.subject_of(head)
        there = any(reader.token(i).text.lower() == "there" for i in reader.parse.children(head))
        expletive = there or (subject is not None and reader.token(subject).dep == "expl")
        if subject is not None and not expletive and subject not in core_indexes:
            return Measured(
                joined(core, reader.phrase(subject)), noun, "things that the subject is", owner=subject
            )
    if token.dep == "appos" and any(reader.token(i).dep == "nummod" for i in reader.parse.children(head)):
        return Measured(core, noun, "things counted")  # one of a list: "2,741 cases, 80 deaths"
    if token.dep == "appos" and head not in reader.inside and reader.lemma(head) != reader.lemma(noun):
        return Measured(
            joined(reader.phrase(head, complements=False), core),
            noun,
            "things set beside a noun",
            owner=head,
        )
    return Measured(core, noun, "things counted")


def _counted_object(reader: Reader, core: str, noun: int, verb: int) -> Measured:
    subject = reader.subject_of(verb)
    if reader.lemma(verb) in listed("subjects", "telling_verbs"):
        return Measured(core, noun, "things counted")
    done = reader.lemma(verb) in listed("subjects", "done_verbs") and reader.token(verb).tag != "VBG"
    if reader.lemma(verb) in listed("subjects", "light_verbs") and not done:
        if subject is None or reader.is_pronoun(subject):
            return Measured(core, noun, "things that someone has or names", owner=subject)
        if reader.lemma(verb) in ("leave", "cause"):
            return Measured(
                f"{core} from {reader.phrase(subject)}", noun, "what the subject caused", owner=subject
            )
        return Measured(
            joined(core, reader.phrase(subject)), noun, "things that someone has or names", owner=subject
        )
    by_all_of_it = reader.token(verb).dep == "advcl" and reader.token(verb).tag == "VBG"
    if reader.lemma(verb) in listed("subjects", "cause_verbs") and subject is not None:
        if by_all_of_it:
            return Measured(core, noun, "things counted")
        return Measured(
            f"{core} from {reader.phrase(subject)}", noun, "what the subject caused", owner=subject
        )
    said = reader.done(verb)
    if subject is None or reader.is_pronoun(subject):
        return Measured(f"{core} {said}", noun, "things something was done to", owner=subject)
    where = next(
        (
            place
            for i in reader.parse.children(verb)
            if i > noun
            and reader.token(i).dep == "prep"
            and reader.token(i).text.lower() in _WHERE
            and (place := short(reader, i))
        ),
        "",
    )
    text = f"{core} {said} by {reader.phrase(subject)} {where}".strip()
    return Measured(text, noun, "things something was done to", owner=subject)


def _counted_after_preposition(reader: Reader, core: str, noun: int, preposition: int) -> Measured:
    governor = reader.token(preposition).head
    said = reader.token(preposition).text.lower()
    token = reader.token(governor)
    if governor in reader.inside or governor == preposition:
        return Measured(core, noun, "things counted")
    if token.pos in NOUNS:
        if reader.lemma(governor) in listed("subjects", "joining_nouns") and not any(
            reader.token(i).dep in ("det", "amod", "poss") for i in reader.parse.children(governor)
        ):
            return Measured(core, noun, "things counted")  # "in addition to the 36 deaths"
        outer = words(
            reader.parse,
            noun_phrase(reader.parse, governor, reader.inside | {preposition}, complements=False),
        )
        if said in ("from", "on", "over") and reader.lemma(governor) in listed("subjects", "change_nouns"):
            return Measured(core, noun, "things counted")  # "an increase from 88 deaths"
        if said in ("including", "like"):
            return Measured(joined(core, outer), noun, "some of a group", owner=governor)
        if token.lemma.lower() in (
            "total",
            "number",
            "group",
            "team",
            "crowd",
            "couple",
            "pair",
            "list",
            "series",
            "half",
        ):
            outer_role = of_count(reader, governor)
            return Measured(
                outer_role.subject.replace(without_article(outer), core, 1) if outer else core,
                noun,
                "things counted",
                owner=outer_role.owner,
            )
        whole = _described(reader, governor, said)
        if whole is not None:  # "Pell, a town of 14,600 people"
            return Measured(f"{core} of {reader.phrase(whole, complements=False)}", whole, "things counted")
        return Measured(f"{outer} {said} {core}", governor, "part of a noun")
    if token.pos in ("VERB", "AUX"):
        stood = _level_in_things(reader, noun, governor, said)
        if stood is not None:
            return stood
        if said in ("including", "among", "of"):  # "Of the 212 passengers, 190 …"
            return Measured(core, noun, "some of a group")
        subject = reader.subject_of(governor)
        owned = any(reader.token(i).dep == "poss" for i in reader.parse.children(noun))
        if owned or ((subject is None or reader.is_pronoun(subject)) and reader.lemma(governor) == "be"):
            return Measured(core, noun, "things counted")
        if subject is None or reader.is_pronoun(subject):
            return Measured(
                f"{core} {reader.done(governor)} {said}" if said != "including" else core,
                noun,
                "things after a verb",
            )
        if token.lemma in listed("subjects", "cause_verbs") and token.dep == "advcl" and token.tag == "VBG":
            return Measured(core, noun, "things counted")  # the whole clause before led to it
        if token.lemma in listed("subjects", "cause_verbs"):
            return Measured(
                f"{core} from {reader.phrase(subject)}", noun, "what the subject caused", owner=subject
            )
        return Measured(
            joined(core, f"{reader.phrase_beside(subject, governor)} {with_object(reader, governor)} {said}"),
            noun,
            "things after a verb",
            owner=subject,
        )
    return Measured(core, noun, "things counted")


_LEVELS = frozenset(("to", "from", "at", "above", "below", "over", "under", "near"))


def _level_in_things(reader: Reader, noun: int, verb: int, said: str) -> Measured | None:
    """ "The toll rose from five people": the level of the subject, which is told in the things counted."""
    lemma = reader.lemma(verb)
    moved = lemma in table("subjects", "change_verbs")
    put = said == "at" and lemma in listed("subjects", "level_verbs") - {"be"}
    thing = reader.child(verb, "dobj")
    capped = thing is not None and said == "to" and lemma in listed("subjects", "limit_verbs")
    if capped and thing is not None and reader.lemma(thing) in listed("subjects", "back_nouns"):
        return None
    if said not in _LEVELS or not (moved or put or capped):
        return None
    thing = thing if thing is not None and verb < thing < noun else reader.subject_of(verb)
    if thing is None or reader.is_pronoun(thing) or thing in reader.inside:
        return None
    asked = any(reader.token(i).tag in ("WP", "WDT") for i in reader.parse.children(thing))
    served = lemma == "cut" and said == "to" and thing > verb
    if asked or served:  # "what organizers put at …", "cut supplies to 40 homes"
        return None
    return level(reader, thing, None, "the level of the verb's subject")


def _described(reader: Reader, governor: int, said: str) -> int | None:
    """Pell, of "Pell, a town of 14,600 people", "Pell is a town with 14,600 people"."""
    token = reader.token(governor)
    if said not in ("of", "with"):
        return None
    if token.dep == "appos" and reader.is_name(token.head):
        return token.head
    if token.dep != "attr" or reader.lemma(token.head) != "be":
        return None
    subject = reader.subject_of(token.head)
    return subject if subject is not None and reader.is_name(subject) else None


_STATES = ("ADJ", "ADV", "VERB")


def people_in_state(reader: Reader) -> Measured | None:
    """ "32 hospitalised", "27 dead": people, where the figure's own words say only how they are."""
    if reader.figure.unit != "person" or reader.figure.unit_kind is not UnitKind.COUNT:
        return None
    inside = sorted(reader.inside)
    numerals = [i for i in inside if reader.token(i).pos == "NUM"]
    states = [i for i in inside if numerals and i > numerals[-1]]
    if not states or any(reader.token(i).pos not in _STATES or reader.token(i).tag == "JJR" for i in states):
        return None
    last = states[-1]
    if reader.lemma(last) == "strong":  # "a crowd 400 strong"
        return None
    below = [i for i in reader.parse.children(last) if i > last and reader.token(i).text.lower() in _WHERE]
    where = next((said for i in below if (said := short(reader, i))), "")
    core = f"people {words(reader.parse, states)} {where}".strip()
    verb = next((i for i in inside if reader.token(i).head not in reader.inside), last)
    verb = reader.token(verb).head
    subject = reader.subject_of(verb) if reader.lemma(verb) == "leave" else None
    if subject is None or reader.is_pronoun(subject):
        return Measured(core, last, "people in the state that the figure tells")
    return Measured(f"{core} from {reader.phrase(subject)}", last, "what the subject caused", owner=subject)
