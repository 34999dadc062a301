"""Amounts by their place in the clause: object, complement, subject, beside a verb, before a noun."""

from __future__ import annotations

from dataclasses import replace

from workbench.extract.subjects.multiples import multiple
from workbench.extract.subjects.objects import is_misread_object, of_object, verbs_of_level
from workbench.extract.subjects.phrases import NOUNS, noun_phrase, without_article, words
from workbench.extract.subjects.prepositions import after_preposition
from workbench.extract.subjects.reader import (
    Measured,
    Reader,
    amount_name,
    changed,
    level,
    names_itself,
    plural,
    whole_of,
)
from workbench.extract.subjects.shares import one_in, part_beside
from workbench.extract.subjects.sizes import distance, measured_by_verb, size, with_dimension
from workbench.extract.subjects.verbs import short, verb_over, with_verb
from workbench.lexicon import listed, table
from workbench.values.figure import Modifier, UnitKind

_BEYOND = frozenset(("over", "under", "above", "below", "behind"))
_WAYS = {"up": "rise", "down": "fall"}


def of_amount(reader: Reader, top: int) -> Measured | None:
    at = top
    times = multiple(reader, top)
    if times is not None:
        return times
    part = part_beside(reader, top) or one_in(reader, top)
    if part is not None:
        return part
    while _beside_an_amount(reader, at):
        at = reader.token(at).head
    label = ""
    for _ in range(4):  # "a record high of X", "the X mark": the thing whose level it is stands higher
        step = _through_level_noun(reader, at)
        if step is None:
            break
        at = step
        if reader.lemma(at) in listed("subjects", "extremes"):
            label = words(reader.parse, noun_phrase(reader.parse, at, reader.inside, complements=False))
    found = _by_role(reader, at)
    if found is None or not label or found.back:
        return found
    return replace(found, subject=f"{found.subject}, {without_article(label)}")


def _by_role(reader: Reader, at: int) -> Measured | None:
    """The measure, by what the figure (or the noun of its level) is in its clause."""
    token = reader.token(at)
    head = token.head
    if head == at:
        return None
    how_far = distance(reader, at)
    if how_far is not None:
        return how_far
    governor = reader.token(head)
    if token.dep == "pobj":
        if reader.figure.modifier is Modifier.UP_TO and governor.text.lower() == "to":
            verb = governor.head  # "sold up to half a million ounces"
            verb = reader.token(verb).head if reader.token(verb).text.lower() == "up" else verb
            if reader.token(verb).pos == "VERB" and reader.child(verb, "dobj") is None:
                return of_object(reader, at, verb)
        excess = governor.head
        if reader.lemma(excess) == "excess" and reader.token(reader.token(excess).head).text.lower() == "in":
            return _in_excess(reader, at, reader.token(excess).head)
        return after_preposition(reader, at, head)
    if governor.text.lower() == "worth":
        return _beside_verb(reader, head)
    if token.dep in ("dobj", "oprd") and reader.is_verb(head):
        return of_object(reader, at, head)
    if is_misread_object(reader, at, head):
        return of_object(reader, at, head)
    if token.dep in ("attr", "acomp") and governor.pos in ("AUX", "VERB"):
        subject = reader.subject_of(head)
        if subject is None:
            return None
        return level(reader, subject, head, "what the figure is said to be", _state(reader))
    if governor.lemma.lower() in ("year", "month", "quarter") and reader.figure.unit_kind is UnitKind.PERCENT:
        return _by_role(reader, head)  # "grew by 5 % year on year"
    if token.dep in ("nsubj", "nsubjpass") and governor.pos in ("VERB", "AUX"):
        return _amount_as_subject(reader, at, head)
    if token.dep in ("npadvmod", "advmod", "prep", "dep", "xcomp", "ccomp") and governor.pos in (
        "VERB",
        "AUX",
        "ADJ",
        "ADV",
        "ADP",
    ):
        return _beside_verb(reader, head)
    if governor.pos in NOUNS and token.dep in (
        "nummod",
        "compound",
        "nmod",
        "amod",
        "appos",
        "quantmod",
        "npadvmod",
        "poss",
    ):
        return _before_noun(reader, head)
    return None


def _in_excess(reader: Reader, at: int, preposition: int) -> Measured | None:
    """ "winds in excess of 185 km/h", "spent in excess of $2 million": as without these words."""
    verb = reader.token(preposition).head
    if reader.token(verb).pos == "VERB" and reader.child(verb, "dobj", "nsubjpass") is None:
        return of_object(reader, at, verb)
    return after_preposition(reader, at, preposition)


def _beside_an_amount(reader: Reader, at: int) -> bool:
    """Joined with another amount, or read as part of one: "5 billion or 4.9 %"."""
    token, head = reader.token(at), reader.token(at).head
    joined = token.dep in ("conj", "appos")
    part = token.dep in ("nmod", "compound") and reader.token(head).text == "%"
    counted = token.dep == "conj" and any(
        reader.token(i).dep == "nummod" for i in reader.parse.children(head)
    )
    beside = counted and whole_of(reader, at) is not None  # "21 sailors and 8,000 tonnes of cement"
    return ((joined or part) and head not in reader.inside and _is_amount(reader, head)) or beside


def _state(reader: Reader) -> str:
    """ ", full" of "66 per cent full", ", over budget" of "$4 million over budget"."""
    after = max(reader.inside) + 1
    if after >= len(reader.parse.tokens):
        return ""
    token, goal = reader.token(after), reader.child(after, "pobj")
    if token.text.lower() in _BEYOND and goal is not None and token.head in reader.inside:
        return f", {token.text} {reader.phrase(goal, complements=False)}"
    if reader.figure.unit_kind is not UnitKind.PERCENT:
        return ""
    of_the_figure = token.pos == "ADJ" and token.tag == "JJ" and token.head in reader.inside
    return f", {token.text.lower()}" if of_the_figure and token.text.isalpha() else ""


def _is_amount(reader: Reader, index: int) -> bool:
    token = reader.token(index)
    return (
        token.pos in ("NUM", "SYM")
        or token.entity in ("PERCENT", "MONEY", "QUANTITY", "CARDINAL")
        or token.text == "%"
    )


def _through_level_noun(reader: Reader, at: int) -> int | None:
    """From the figure to the noun that only names its level, if that is what it hangs on."""
    token, head = reader.token(at), reader.token(at).head
    if token.dep == "pobj" and reader.token(head).text.lower() == "of":
        noun, beside = reader.token(head).head, head
    elif token.dep in ("nummod", "compound", "nmod", "amod", "appos"):
        noun, beside = head, at
    else:
        return None
    is_noun = reader.token(noun).pos in (*NOUNS, "ADJ")
    only_level = is_noun and reader.lemma(noun) in listed("subjects", "level_nouns")
    return noun if only_level and not names_itself(reader, noun, beside) else None


def _amount_as_subject(reader: Reader, at: int, verb: int) -> Measured | None:
    """ "48 % of voters backed it", "$5 million was stolen from the bank"."""
    if at not in reader.inside and reader.lemma(at) in listed("subjects", "back_nouns"):
        return level(reader, at, verb, "the level of the verb's subject")
    whole = whole_of(reader, at)
    named = _of_group_before(reader, verb) or amount_name(reader, whole)
    if whole is not None and reader.figure.unit_kind is UnitKind.TIME:
        return Measured(f"{without_article(reader.phrase(whole))} time", whole, "how long the noun took")
    if whole is None and reader.token(verb).lemma == "be" and reader.child(verb, "attr") is not None:
        attr = reader.child(verb, "attr")
        if attr is not None and attr not in reader.inside:
            return Measured(reader.phrase(attr), attr, "what the figure is said to be")
    passive = reader.child(verb, "nsubjpass", "auxpass") is not None
    if whole is not None and not passive and reader.token(verb).lemma not in ("be", "do"):
        named += " that"
    return Measured(with_verb(reader, named, verb), whole, "the amount that did or suffered it")


def _of_group_before(reader: Reader, verb: int) -> str | None:
    """ "workers at the plant" of "Of the 310 workers at the plant, 84 will go"."""
    first = next(reader.parse.children(verb), None)
    if reader.figure.unit_kind is not UnitKind.COUNT or first is None or first in reader.inside:
        return None
    noun = reader.child(first, "pobj") if reader.token(first).text.lower() == "of" else None
    if noun is None or reader.child(noun, "nummod") is None:
        return None
    return without_article(reader.phrase(noun))


def _beside_verb(reader: Reader, governor: int) -> Measured | None:
    """ "rose 60 %", "changed 13 times", "5 % higher", "10 km from the city"."""
    token = reader.token(governor)
    if token.text.lower() == "worth":
        before = governor - 1
        beside = before >= 0 and reader.token(before).tag in ("NN", "NNS") and before not in reader.inside
        noun = token.head if reader.token(token.head).pos in NOUNS else reader.subject_of(token.head)
        noun = before if beside and token.head != before and token.pos == "NOUN" else noun
        if noun is not None:
            phrase = words(reader.parse, noun_phrase(reader.parse, noun, reader.inside | {governor}))
            verb = verb_over(reader, noun)
            owner = reader.other_subject(verb, noun)
            done = verb is not None and owner is not None and reader.token(noun).dep == "dobj"
            light = verb is not None and reader.lemma(verb) in listed("subjects", "light_verbs")
            done = done and (not light or reader.lemma(verb or 0) in listed("subjects", "done_verbs"))
            if done and verb is not None and owner is not None and not reader.is_pronoun(owner):
                phrase = f"{phrase} {reader.done(verb)} by {reader.phrase(owner)}"
            return Measured(phrase, noun, "what something is worth", owner=owner)
    if token.pos in ("ADJ", "ADV") and token.head != governor:
        verb = token.head
        if reader.token(verb).pos in ("VERB", "AUX"):
            subject = reader.subject_of(verb)
            if subject is not None and reader.points_back(subject):
                return changed(reader, subject, governor, "by how much the figure before has changed")
            if subject is not None and (way := _WAYS.get(token.text.lower())) is not None:
                return Measured(
                    f"{reader.phrase(subject)}, {way}", subject, "the change of the verb's subject"
                )
            if subject is not None:
                return Measured(
                    f"{reader.phrase(subject)}, {size(token.text)}", subject, "by how much the subject is so"
                )
        if reader.token(verb).pos in NOUNS:
            return Measured(f"{reader.phrase(verb)}, {size(token.text)}", verb, "by how much the noun is so")
        return None
    goal = reader.child(governor, "pobj") if token.text.lower() in _BEYOND else None
    if goal is not None and (subject := reader.subject_of(token.head)) is not None:
        said = f"{reader.phrase(subject)}, {token.text} {reader.phrase(goal, complements=False)}"
        return Measured(said, subject, "by how much the subject is beyond something")
    if token.pos not in ("VERB", "AUX"):
        return None
    subject = reader.subject_of(governor)
    if subject is None:
        return None
    if reader.lemma(governor) in table("subjects", "change_verbs") and reader.figure.unit != "time":
        return changed(reader, subject, governor, "the change of the verb's subject")
    if reader.figure.unit == "time":
        return Measured(f"{reader.phrase(subject)} {reader.done(governor)}, times", subject, "how often")
    if reader.figure.unit_kind is UnitKind.TIME and reader.lemma(governor) in listed(
        "subjects", "lasting_verbs"
    ):
        return Measured(f"{reader.phrase(subject)}, length", subject, "how long the subject lasted")
    told = measured_by_verb(reader, subject, governor)
    if told is not None:
        return told
    if reader.lemma(governor) in verbs_of_level(reader.figure.unit_kind):
        return level(reader, subject, governor, "the level of the verb's subject", _state(reader))
    if reader.figure.unit_kind is UnitKind.TIME and not reader.is_pronoun(subject):
        said = with_verb(reader, reader.phrase_beside(subject, governor), governor)
        return Measured(f"{said}, time", subject, "how long the verb took")
    return Measured(
        f"{reader.phrase_beside(subject, governor)} {reader.token(governor).text}",
        subject,
        "what the clause is about",
        measure=False,
    )


def _names_thing_in(reader: Reader, preposition: int) -> bool:
    """ "a rise in prices", not "a rise in May"."""
    noun = reader.child(preposition, "pobj")
    return (
        reader.token(preposition).text == "in"
        and noun is not None
        and reader.token(noun).entity not in ("DATE", "TIME")
    )


def _before_noun(reader: Reader, noun: int) -> Measured:
    """ "a $5 million grant", "a 60 % rise in prices", "his five-year term", "a 57-member body"."""
    phrase = reader.phrase(noun)
    lemma, kind, unit = reader.lemma(noun), reader.figure.unit_kind, reader.figure.unit
    token = reader.token(noun)
    verb = verb_over(reader, noun)
    subject = None if verb is None else reader.subject_of(verb)
    if lemma in listed("subjects", "change_nouns"):
        named = any(
            reader.token(i).dep in ("poss", "compound") or _names_thing_in(reader, i)
            for i in reader.parse.children(noun)
            if i not in reader.inside
        )
        if not named and subject is not None and reader.points_back(subject):
            return Measured(phrase, noun, "the change that the noun names", back=True, adds=f", {lemma}")
        if not named and subject is not None and subject != noun:
            return Measured(f"{reader.phrase(subject)}, {phrase}", subject, "the change that the subject had")
        return Measured(phrase, noun, "the change that the noun names")
    if kind in (UnitKind.COUNT, UnitKind.OTHER) and unit and unit != lemma:
        of = token.head if token.dep == "appos" else noun
        return Measured(
            f"{plural(unit)} of {reader.phrase(of, complements=False)}", of, "of how many the noun is made"
        )
    if kind is UnitKind.CURRENCY and verb is not None and token.dep == "dobj":
        given = next(
            (said for i in reader.parse.children(verb) if i > noun and (said := _goal(reader, i))), ""
        )
        phrase = phrase if given in phrase else f"{phrase} {given}"
    said = with_dimension(reader, noun, phrase)
    return Measured(said, noun, "a noun with its size", owner=subject if subject != noun else None)


def _goal(reader: Reader, preposition: int) -> str:
    """ "to the utility" of "granted a €75 million loan to the utility": whom the money goes to."""
    token = reader.token(preposition)
    goal = token.dep in ("prep", "dative") and token.text.lower() in ("to", "on", "against")
    return short(reader, preposition) if goal else ""
