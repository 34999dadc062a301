"""Amounts after a preposition: "stood at X", "rose from X", "a fine of X", "Smith at X"."""

from __future__ import annotations

from workbench.extract.subjects.durations import sentence_passed
from workbench.extract.subjects.phrases import NOUNS, noun_phrase, without_article, words
from workbench.extract.subjects.reader import (
    Measured,
    Reader,
    changed,
    level,
    whole_of,
)
from workbench.extract.subjects.shares import share_of_whole
from workbench.extract.subjects.sizes import measured_by_verb
from workbench.extract.subjects.verbs import verb_over, with_verb
from workbench.lexicon import listed, table
from workbench.values.figure import UnitKind

_LEVEL_PREPOSITIONS = frozenset(
    (
        "at",
        "to",
        "from",
        "below",
        "above",
        "over",
        "under",
        "near",
        "around",
        "about",
        "between",
        "past",
        "within",
        "beyond",
    )
)


_ACROSS = frozenset(("across", "over", "through"))
_TIME_PREPOSITIONS = frozenset(("for", "over", "within", "after", "in", "during"))


def after_preposition(reader: Reader, at: int, preposition: int) -> Measured | None:
    said = reader.token(preposition).text.lower()
    governor = reader.token(preposition).head
    before = _noun_before(reader, preposition)
    if said == "at" and before is not None and reader.figure.unit_kind is UnitKind.PERCENT:
        placed = _noun_at(reader, before, governor)
        if placed is not None:
            return placed
    put = _with_noun(reader, preposition)
    if put is not None and said in _LEVEL_PREPOSITIONS - {"to", "from", "for"}:
        whose = reader.token(reader.token(put).head).head
        owner = reader.subject_of(whose) if reader.token(whose).pos == "VERB" else None
        return Measured(reader.phrase(put), put, "a noun put at a figure", owner=owner)
    misread = _cut(reader, preposition, governor)
    if misread is not None:
        return misread
    token = reader.token(governor)
    if said == "as" and token.text.lower() in ("high", "low") and reader.token(token.head).pos == "VERB":
        subject = reader.subject_of(token.head)  # "could climb as high as 49C"
        return (
            None if subject is None else level(reader, subject, token.head, "the level of the verb's subject")
        )
    while token.pos in ("ADP", "ADV") and token.head != governor:  # "from about 5 %", "up 3 % to $2 million"
        governor = token.head
        token = reader.token(governor)
    if token.pos in ("VERB", "AUX"):
        return _after_verb(reader, at, governor, said)
    if token.pos in NOUNS or token.pos == "ADJ":
        return _after_noun(reader, preposition, governor)
    return None


def _with_noun(reader: Reader, place: int) -> int | None:
    """The turnout of "closed with turnout at 28 %": the noun of "with" right before the place."""
    at = _noun_before(reader, place)
    while at is not None and reader.token(at).dep in ("compound", "pobj", "prep"):
        if (
            reader.token(at).tag in ("NN", "NNS")
            and reader.token(at).dep == "pobj"
            and reader.token(reader.token(at).head).text.lower() == "with"
        ):
            return at
        at = reader.token(at).head
    return None


def _noun_before(reader: Reader, preposition: int) -> int | None:
    before = preposition - 1
    return before if before >= 0 and reader.token(before).pos in ("NOUN", "PROPN") else None


def _noun_at(reader: Reader, before: int, governor: int) -> Measured | None:
    """ "Smith at 62 %, Jones at 58 %": each noun has the figure after it."""
    top = before
    while reader.token(top).dep in ("compound", "flat", "appos") and top != reader.token(top).head:
        if reader.token(top).dep == "appos":
            break
        top = reader.token(top).head
    if reader.token(top).dep in ("nsubj", "nsubjpass"):
        return None
    polled, person = _standing(reader) == _POLLED, _is_party(reader, top)
    if polled and person:
        return Measured(
            f"{words(reader.parse, _name(reader, top))} {_POLLED}", top, "a name with its standing in a poll"
        )
    verb = reader.token(governor)
    if verb.pos == "VERB" and reader.child(governor, "dobj") == top and not polled:
        return Measured(reader.phrase(top), top, "a noun put at a figure")
    if person:
        return Measured(f"{words(reader.parse, _name(reader, top))} standing", top, "a name with its figure")
    return None


_POLLED = "poll standing"


def _standing(reader: Reader) -> str:
    """What the sentence calls the per cent of a person or party."""
    polled = any(token.text.lower() in listed("subjects", "poll_words") for token in reader.parse.tokens)
    return _POLLED if polled else "standing"


def _is_party(reader: Reader, noun: int) -> bool:
    return reader.token(noun).entity in ("PERSON", "ORG", "NORP", "GPE")


def _name(reader: Reader, top: int) -> list[int]:
    return [
        i
        for i in reader.parse.subtree(top)
        if i == top
        or (
            reader.token(i).dep == "compound"
            and reader.token(i).head == top
            and reader.token(i).pos == "PROPN"
        )
    ]


def _after_verb(reader: Reader, at: int, verb: int, said: str) -> Measured | None:
    lemma = reader.lemma(verb)
    subject = reader.subject_of(verb)
    whole = whole_of(reader, at)
    thing = reader.child(verb, "dobj")
    if thing is not None and (thing in reader.inside or thing > at or reader.token(thing).entity == "MONEY"):
        thing = None
    outer = reader.token(reader.token(verb).head).head if reader.token(verb).dep == "pcomp" else verb
    if reader.lemma(outer) in table("subjects", "sentencing_verbs"):
        verb = outer  # "banned from driving for two years"
    sentenced = thing if thing is not None and outer == verb and reader.token(thing).head == verb else subject
    passed = None if sentenced is None else sentence_passed(reader, sentenced, verb, whole)
    if passed is not None:
        return passed
    if reader.figure.unit_kind is UnitKind.TIME and whole is not None:  # "over four years of development"
        return Measured(f"{without_article(reader.phrase(whole))} time", whole, "how long the noun took")
    if lemma in ("account", "stand") and said == "for":
        return share_of_whole(reader, at, subject)
    covered = measured_by_verb(reader, subject, verb) if subject is not None and said in _ACROSS else None
    if covered is not None:
        return covered  # "spread across 300 hectares"
    changes = lemma in table("subjects", "change_verbs")
    if thing is not None and (said in _LEVEL_PREPOSITIONS or said in ("by", "for", "with")):
        if said == "by" or (changes and reader.figure.change is not None and said not in _LEVEL_PREPOSITIONS):
            return changed(reader, thing, verb, "the change of the verb's object")
        if said in _TIME_PREPOSITIONS and reader.figure.unit_kind is UnitKind.TIME:
            phrase = f"{reader.phrase(thing)} {reader.done(verb)}, time"
            return Measured(phrase, thing, "how long it was done", owner=subject)
        if said == "for":
            suffix = " price" if reader.figure.unit_kind is UnitKind.CURRENCY else ""
            return Measured(
                f"{reader.phrase(thing)}{suffix}",
                thing,
                "what was given for the verb's object",
                owner=subject,
            )
        if said != "with":
            return level(reader, thing, verb, "the level of the verb's object")
    if subject is None:
        return None
    agent = reader.token(reader.token(at).head).dep == "agent" and not changes
    if said == "by" and (not agent or reader.figure.change is not None):
        return changed(reader, subject, verb, "the change of the verb's subject")
    standing = said in ("with", "on", "at") and lemma in listed("subjects", "standing_verbs")
    if standing and reader.figure.unit_kind is UnitKind.PERCENT and _is_party(reader, subject):
        return Measured(
            f"{reader.phrase(subject)} {_standing(reader)}", subject, "a name with its standing in a poll"
        )
    levels = changes or lemma in listed("subjects", "level_verbs")
    if reader.figure.unit_kind is UnitKind.TIME and (said in _TIME_PREPOSITIONS or not levels):
        phrase = reader.phrase(subject)
        if said in _TIME_PREPOSITIONS:
            done = phrase if lemma == "be" else with_verb(reader, phrase, verb)
            if reader.is_pronoun(subject):
                done = f"time {reader.done(verb)}"
            return Measured(
                done if reader.is_pronoun(subject) else f"{done}, time", subject, "how long the verb took"
            )
        return Measured(f"{phrase} {reader.done(verb)} {said}, time", subject, "how long it is for")
    if said in _LEVEL_PREPOSITIONS or levels:
        return level(reader, subject, verb, "the level of the verb's subject")
    if reader.figure.unit_kind is UnitKind.PERCENT and said == "with" and whole is not None:
        return share_of_whole(reader, at, subject)  # "won with 36 % of the vote"
    if reader.figure.unit_kind is UnitKind.CURRENCY and said in ("for", "with"):
        return level(
            reader, subject, verb, "what was given for the verb's subject", " price" if said == "for" else ""
        )
    if reader.figure.unit_kind is UnitKind.PERCENT and whole is not None:
        part = _part_after_verb(reader, subject, verb, said, whole)
        if part is not None:
            return part
    return Measured(
        f"{reader.phrase_beside(subject, verb)} {reader.token(verb).text}",
        subject,
        "what the clause is about",
        measure=False,
    )


def _after_noun(reader: Reader, preposition: int, noun: int) -> Measured | None:
    """ "a fine of $5 million", "aid worth 3 billion", "growth of 4 %"."""
    phrase = words(reader.parse, noun_phrase(reader.parse, noun, reader.inside | {preposition}))
    verb = verb_over(reader, noun)
    subject = reader.other_subject(verb, noun)
    whose = _described_with(reader, noun, subject)
    if whose is not None:
        return Measured(f"{reader.phrase(whose)}, {without_article(phrase)}", whose, "what the subject has")
    if verb is None or subject is None:
        return Measured(phrase, noun, "a noun with its amount")
    lemma = reader.lemma(verb)
    if lemma in table("subjects", "change_verbs") and phrase in _sizes(reader.figure.unit_kind):
        return Measured(
            f"{reader.phrase(subject)}, {without_article(phrase)}",
            subject,
            "a size that the subject rises to",
        )
    has_it = lemma in listed("subjects", "light_verbs") | listed("subjects", "report_verbs")
    if has_it and reader.lemma(noun) in listed("subjects", "change_nouns"):
        return Measured(f"{reader.phrase(subject)}, {phrase}", subject, "the change that the subject had")
    if lemma in listed("subjects", "hold_verbs"):
        bare = phrase.endswith(reader.token(noun).text)
        has = f"{phrase} of {reader.phrase(subject)}" if bare else f"{reader.phrase(subject)}, {phrase}"
        return Measured(has, subject, "what the subject has")
    done = reader.token(noun).dep == "dobj" and reader.token(verb).pos == "VERB"
    if not done or reader.is_pronoun(subject) or lemma in listed("subjects", "light_verbs"):
        return Measured(phrase, noun, "a noun with its amount", owner=subject)
    given = reader.child(verb, "dative")
    to = given is not None and given < noun and reader.token(given).pos in ("NOUN", "PROPN")
    whom = f" to {reader.phrase(given)}" if to and given is not None else ""
    said = f"{phrase} {reader.done(verb)}{whom} by {reader.phrase(subject)}"
    return Measured(said, noun, "a noun with its amount", owner=given if to else subject)


def _sizes(kind: UnitKind) -> frozenset[str]:
    """ "a height", of "rises to a height of 211 metres"."""
    sizes = map(str, table("subjects", "sizes").values()) if kind is UnitKind.PHYSICAL else ()
    return frozenset(f"{article}{size}" for size in sizes for article in ("", "a ", "the "))


def _described_with(reader: Reader, noun: int, subject: int | None) -> int | None:
    """The lake of "with an area of 540 km², the lake is", the firm of "a firm with sales of $2 million"."""
    token = reader.token(noun)
    preposition = token.head
    if token.dep != "pobj" or reader.token(preposition).text.lower() != "with":
        return None
    if any(reader.token(i).dep == "poss" for i in reader.parse.children(noun)):
        return None
    before = reader.token(preposition).head
    if reader.token(before).pos in ("NOUN", "PROPN"):
        named = reader.token(before).head
        return named if reader.token(before).dep == "appos" and reader.is_name(named) else before
    opens = subject is not None and preposition < subject
    return subject if opens and subject is not None and not reader.is_pronoun(subject) else None


def _cut(reader: Reader, preposition: int, noun: int) -> Measured | None:
    """ "The bank cut rates by 1 %", where the parse reads "cut rates" as rates that were cut."""
    changes = table("subjects", "change_verbs")
    beside = list(reader.parse.children(noun))
    verb = next((i for i in beside if reader.token(i).dep == "amod" and reader.lemma(i) in changes), None)
    said = reader.token(preposition).text.lower()
    if verb is None or said not in ("by", "to", "from"):
        return None
    actor = next((i for i in beside if i < verb and reader.token(i).pos == "PROPN"), None)
    if actor is None:
        return None
    before = set(range(verb + 1))
    phrase = words(reader.parse, noun_phrase(reader.parse, noun, reader.inside | before | {preposition}))
    how = f", {changes[reader.lemma(verb)]}" if said == "by" else ""
    return Measured(f"{phrase}{how}", noun, "the change of the verb's object", owner=actor)


def _part_after_verb(reader: Reader, subject: int, verb: int, said: str, whole: int) -> Measured | None:
    """The share that it is done to or that does it: "pays for a third of the costs", "is used by 9 %"."""
    named, passive = (
        f"share of {reader.phrase(whole)}",
        reader.child(verb, "nsubjpass", "auxpass") is not None,
    )
    if passive and said == "by" and reader.token(verb).text.endswith("ed"):
        text = f"{named} that {reader.token(verb).text} {reader.phrase(subject)}"
        return Measured(text, whole, "the amount that did or suffered it", owner=subject)
    if passive or said != "for" or reader.child(verb, "dobj") is not None:
        return None
    text = f"{named} {reader.done(verb)} {said} by {reader.phrase(subject)}"
    return Measured(text, whole, "what was done with the amount", owner=subject)
