"""Search words -> a condition on `claim`, the same claims in both engines.

The words are those of the index of the first migration: sentence, subject, entity, speaker and
publisher. Every word must be there; the last one may be a beginning; words in double quotes stand
side by side. What the person typed is always quoted by us, so no operator of an engine gets through.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    column,
    func,
    literal,
    literal_column,
    select,
    text,
)

from db import models

MOST_TERMS = 16
LONGEST = 400
"""Characters of a search that are read: more is a paste by mistake."""


def matching(words: str, dialect: str, *, many: bool = False) -> ColumnElement[bool] | None:
    """The claims that hold the words; None where there is nothing to look for.

    `many` says that many claims do: then SQLite walks through its list in order and asks of each
    whether it is among them, and does not look up and sort them all.

    Words of punctuation alone ("%", "$") are in no index: they are looked for in the sentences
    themselves, which is slower and right.
    """
    wanted = _WITHOUT.sub("", words)[:LONGEST].strip()
    if not wanted:
        return None
    terms = _terms(wanted)
    if not terms:
        return models.Claim.text.contains(wanted.strip('"') or '"', autoescape=True)
    return _postgresql(terms) if dialect == "postgresql" else _sqlite(terms, many=many)


def counting(words: str, dialect: str) -> Select[int] | None:
    """How many claims hold the words, from the index alone; None where it can't tell."""
    terms = _terms(_WITHOUT.sub("", words)[:LONGEST])
    if dialect != "sqlite" or not terms:
        return None
    found = text("SELECT count(*) AS count FROM claim_words WHERE claim_words MATCH :words")
    return select(found.bindparams(words=_query(terms)).columns(column("count", Integer)).subquery().c.count)


def _terms(wanted: str) -> list[tuple[str, bool]]:
    """Each term, and whether it may be the beginning of a word; terms without a letter or digit left out."""
    found = [(phrase or word, not phrase) for phrase, word in _TERM.findall(wanted)][:MOST_TERMS]
    found = [(term, open_) for term, open_ in found if any(character.isalnum() for character in term)]
    last = len(found) - 1
    return [(term, open_ and place == last) for place, (term, open_) in enumerate(found)]


def _sqlite(terms: list[tuple[str, bool]], *, many: bool) -> ColumnElement[bool]:
    found = text("SELECT rowid FROM claim_words WHERE claim_words MATCH :words")
    found = found.bindparams(words=_query(terms))
    number: ColumnElement[int] = literal_column("+claim.number") if many else models.Claim.number.expression
    return number.in_(found.columns(models.Claim.number).scalar_subquery())


def _query(terms: list[tuple[str, bool]]) -> str:
    """In the language of FTS5: quoted words, all of them."""
    return " AND ".join('"' + term.replace('"', '""') + '"' + ("*" if open_ else "") for term, open_ in terms)


def _postgresql(terms: list[tuple[str, bool]]) -> ColumnElement[bool]:
    vector: ColumnElement[str] = literal_column("claim.words_vector")
    conditions = []
    for term, open_ in terms:
        if open_:
            quoted = "'" + term.replace("\\", "\\\\").replace("'", "''") + "':*"
            query = func.to_tsquery(literal_column("'simple'"), literal(quoted))
        else:
            query = func.phraseto_tsquery(literal_column("'simple'"), literal(term))
        conditions.append(vector.op("@@", is_comparison=True)(query))
    return and_(*conditions)


_WITHOUT = re.compile("[\0\ud800-\udfff]")  # no database takes these as text
_TERM = re.compile(
    r"""
    "([^"]*)"       # words side by side
    | ([^\s"]+)     # one word
    """,
    re.VERBOSE,
)
