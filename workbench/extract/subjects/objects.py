"""Amounts that are what a verb does something to: "embezzle $5 million", "won 62 % of the vote"."""

from __future__ import annotations

from dataclasses import replace

from workbench.extract.subjects.durations import it_takes
from workbench.extract.subjects.reader import Measured, Reader, amount_name, changed, level, whole_of
from workbench.extract.subjects.shares import share_of_whole
from workbench.extract.subjects.sizes import measured_by_verb
from workbench.extract.subjects.verbs import short
from workbench.lexicon import listed, table
from workbench.values.figure import UnitKind


def of_object(reader: Reader, at: int, verb: int) -> Measured | None:
    """The figure is what the verb does it to: "embezzle $5 million", "won 62 % of the vote"."""
    taken = it_takes(reader, verb)
    if taken is not None:
        return taken
    lemma, kind = reader.lemma(verb), reader.figure.unit_kind
    subject = reader.subject_of(verb)
    whole = whole_of(reader, at)
    if _is_noun_in_fact(reader, verb):
        outer = reader.token(verb).head
        suffix = " cost" if reader.lemma(outer) == "cost" and kind is UnitKind.CURRENCY else ""
        return Measured(f"{reader.token(verb).text}{suffix}", verb, "a noun whose verb is left out")
    if lemma in listed("subjects", "share_verbs") and kind is UnitKind.PERCENT:
        return share_of_whole(reader, at, subject)
    collected = lemma == "raise" and kind is UnitKind.CURRENCY  # "raised $3 million for charity"
    if lemma in table("subjects", "change_verbs") and subject is not None and not collected:
        if whole is not None and kind is UnitKind.PERCENT:
            by = "" if reader.is_pronoun(subject) else f" by {reader.phrase(subject)}"
            said = f"share of {reader.phrase(whole)} {reader.done(verb)}{by}"
            return Measured(said, subject, "a share that was lost or won")
        return changed(reader, subject, verb, "the change of the verb's subject")
    if whole is not None and lemma in listed("subjects", "telling_verbs") | {"measure"}:
        return Measured(reader.phrase(whole), whole, "what was measured")
    if subject is not None and (told := measured_by_verb(reader, subject, verb)) is not None:
        return told
    sold = whole is not None and reader.token(reader.token(whole).head).text == "of"  # "$2 million of shares"
    if (
        subject is not None
        and lemma in verbs_of_level(kind)
        and not (sold and lemma in ("sell", "close", "open"))
    ):
        found = level(reader, subject, verb, "the level of the verb's subject")
        borne = reader.child(verb, "dative")
        if lemma == "cost" and borne is not None and not reader.is_pronoun(borne):
            found = replace(found, subject=f"{found.subject} to {reader.phrase(borne)}", owner=borne)
        return found
    if kind is UnitKind.TIME and subject is not None and lemma in listed("subjects", "lasting_verbs"):
        return Measured(f"{reader.phrase(subject)}, length", subject, "how long the subject lasted")
    named = amount_name(reader, whole)
    if subject is None or reader.is_pronoun(subject):
        return Measured(f"{named} {reader.done(verb)}", whole, "what was done with the amount")
    tail = [
        short(reader, i)
        for i in reader.parse.children(verb)
        if i > at
        and reader.token(i).dep in ("prep", "xcomp", "dative", "advcl")
        and reader.token(i).text.lower() not in ("by", "as")
    ]
    tail = [*_purpose(reader), *tail]
    if reader.figure.per and any(part == f"per {reader.figure.per}" for part in tail):
        tail = [part for part in tail if part != f"per {reader.figure.per}"]
    if lemma in listed("subjects", "hold_verbs"):
        return Measured(
            f"{named} held by {reader.phrase(subject)}", subject, "what the subject holds", owner=subject
        )
    given = reader.child(verb, "dative")
    if given is not None and given not in reader.inside and reader.token(given).pos in ("NOUN", "PROPN"):
        said = f"{named} {reader.phrase(given)} was {reader.done(verb)} by {reader.phrase(subject)}"
        return Measured(said, given, "what somebody was given, charged or fined")
    said = " ".join(
        [f"{named} {reader.done(verb)} by {reader.phrase(subject)}", *[part for part in tail if part][:1]]
    )
    return Measured(said, whole, "what was done with the amount", owner=subject)


def _purpose(reader: Reader) -> list[str]:
    """ "for the harbour" of "$3 million for the harbour", where it hangs on the amount."""
    return [
        said
        for index in sorted(reader.inside)
        for i in reader.parse.children(index)
        if i not in reader.inside
        and i > index
        and reader.token(i).dep == "prep"
        and reader.token(i).text.lower() in ("for", "on", "towards", "toward")
        and (said := short(reader, i))
    ]


def verbs_of_level(kind: UnitKind) -> frozenset[str]:
    """Only money is what something sells for: "sold 120,000" tells how many."""
    levels = listed("subjects", "level_verbs")
    return levels | listed("subjects", "price_verbs") if kind is UnitKind.CURRENCY else levels


def is_misread_object(reader: Reader, at: int, verb: int) -> bool:
    """The $17m of "laundered $17m", read as telling by how much."""
    moves = table("subjects", "change_verbs").keys() | verbs_of_level(reader.figure.unit_kind)
    return (
        reader.token(at).dep == "npadvmod"
        and reader.figure.unit_kind is UnitKind.CURRENCY
        and reader.token(verb).pos == "VERB"
        and verb == min(reader.inside) - 1
        and reader.lemma(verb) not in moves
        and reader.child(verb, "dobj", "nsubjpass") is None
    )


def _is_noun_in_fact(reader: Reader, verb: int) -> bool:
    """ "care cost $2 million and overtime $1 million": a bare verb joined with a finite one is a noun."""
    token = reader.token(verb)
    outer = reader.token(token.head)
    return (
        token.dep == "conj"
        and token.tag == "VB"
        and outer.tag in ("VBD", "VBZ", "VBP")
        and reader.child(verb, "aux", "nsubj") is None
        and reader.child(token.head, "aux") is None
    )
