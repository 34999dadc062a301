"""Shares: of a whole that is named, "one in five" of a group, and the part that another amount is."""

from __future__ import annotations

from workbench.extract.subjects.phrases import without_article
from workbench.extract.subjects.reader import Measured, Reader, level, whole_of
from workbench.extract.subjects.verbs import with_verb
from workbench.lexicon import listed
from workbench.values.figure import UnitKind


def share_of_whole(reader: Reader, at: int, subject: int | None) -> Measured | None:
    """The subject's share of the noun after "of"."""
    whole = whole_of(reader, at)
    if subject is None:
        return (
            None
            if whole is None
            else Measured(f"share of {reader.phrase(whole)}", whole, "a share of a whole")
        )
    if whole is None:
        return level(reader, subject, None, "a share of a whole that is not named", " share")
    if reader.is_pronoun(subject):
        return Measured(f"share of {reader.phrase(whole)}", whole, "a share of a whole")
    whose = reader.phrase(subject)
    if reader.is_name(subject) and whose.endswith(reader.token(subject).text):
        whose = f"{whose}’s"  # "Osk’s share", but "coal share" and "firms in Osk share"
    return Measured(f"{whose} share of {reader.phrase(whole)}", whole, "a share of a whole", owner=subject)


def part_beside(reader: Reader, top: int) -> Measured | None:
    """ "$2 million, or 23 % of the total": the share that the amount before is."""
    verb = reader.token(reader.token(top).head).head
    if (
        reader.figure.unit_kind is not UnitKind.PERCENT
        or reader.token(top).dep not in ("conj", "appos")
        or reader.token(reader.token(top).head).entity == "PERCENT"
        or reader.token(verb).pos not in ("VERB", "AUX")
        or whole_of(reader, top) is None
    ):
        return None
    subject, beside, whole = reader.subject_of(verb), reader.token(top).head, whole_of(reader, top)
    levels = listed("subjects", "share_verbs") | listed("subjects", "level_verbs")
    done = reader.token(beside).dep == "dobj" and reader.lemma(verb) not in levels
    if not done or whole is None or subject is None or reader.is_pronoun(subject):
        return share_of_whole(reader, top, subject)
    said = f"share of {reader.phrase(whole)} {reader.done(verb)} by {reader.phrase(subject)}"
    return Measured(said, whole, "what was done with the amount", owner=subject)


def one_in(reader: Reader, top: int) -> Measured | None:
    """ "One in five children is short": the share of the children that are."""
    token = reader.token(top)
    noun, preposition = token.head, reader.token(token.head).head
    first = reader.token(preposition).head
    if (
        reader.figure.unit_kind is not UnitKind.PERCENT
        or token.dep != "nummod"
        or noun in reader.inside
        or not {preposition, first} <= reader.inside
    ):
        return None
    named, verb = f"share of {without_article(reader.phrase(noun))}", reader.token(first).head
    if reader.token(first).dep in ("nsubj", "nsubjpass"):
        return Measured(with_verb(reader, named, verb), noun, "the amount that did or suffered it")
    subject = reader.subject_of(verb) if reader.token(first).dep == "dobj" else None
    if subject is None or reader.is_pronoun(subject):
        return Measured(named, noun, "a share of a whole")
    said = f"{named} {reader.done(verb)} by {reader.phrase(subject)}"
    return Measured(said, noun, "what was done with the amount", owner=subject)
