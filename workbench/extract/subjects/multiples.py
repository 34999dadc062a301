"""How many times another: "three times as many as in May", "2.6 times earnings", "twice the limit"."""

from __future__ import annotations

import re

from workbench.extract.subjects.phrases import words
from workbench.extract.subjects.reader import Measured, Reader
from workbench.lexicon import listed, table

UNIT = "time"
LONGEST = 8
"""Words that say of what it is a multiple."""
_TIMES = frozenset((UNIT, "twice", "thrice"))
_ENDS = frozenset(("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX"))

AS_MANY = re.compile(
    r"""
    [ ](?P<what>
      (?: as[ ](?:many|much|high|large|big|often)(?:[ ]as)? | its | their | the )\b
      [^.,;:()–—]{0,40}
    )
    (?=[.,;:)–—]|$)
    """,
    re.VERBOSE,
)
""" "three times as many as in 2021", to the end of its clause."""


def multiple(reader: Reader, top: int) -> Measured | None:
    """The subject with what it is a multiple of; None for "changed three times"."""
    tokens, after = reader.parse.tokens, max(reader.inside) + 1
    if reader.figure.unit != UNIT or after >= len(tokens) or tokens[after - 1].lemma.lower() not in _TIMES:
        return None
    end = after
    while (
        end < len(tokens)
        and end - after < LONGEST
        and (tokens[end].pos not in _ENDS or tokens[end].text == "-")
    ):
        end += 1
    first, verb = tokens[after], _verb_over(reader, top)
    compared = first.text.lower() == "as" or first.tag in ("JJR", "RBR")
    named = first.tag in ("NN", "NNS") or first.text.lower() in ("the", "its", "their")
    if verb is None or not (compared or named):
        return None
    levels = listed("subjects", "level_verbs") | set(table("subjects", "change_verbs"))
    subject = reader.subject_of(verb) if reader.lemma(verb) in levels else None
    if subject is None or reader.is_pronoun(subject):
        return None
    said = f"{reader.phrase(subject)}, times {words(reader.parse, range(after, end))}"
    return Measured(said, subject, "how many times another it is")


def _verb_over(reader: Reader, top: int) -> int | None:
    at = top
    while reader.token(at).head != at and reader.token(at).pos not in ("VERB", "AUX"):
        at = reader.token(at).head
    return at if reader.token(at).pos in ("VERB", "AUX") else None
