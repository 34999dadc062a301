"""The words that name a source: pronouns, articles, nouns for people and for news outlets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from workbench.extract.names.words import roles, titles

HE = frozenset({"he", "him", "his"})
SHE = frozenset({"she", "her"})
IT = frozenset({"it", "its"})
THEY = frozenset({"they", "them", "their", "both"})
FIRST = frozenset({"i", "we", "you", "us", "me", "my", "our"})
PRONOUNS = HE | SHE | IT | THEY | FIRST | {"who", "which", "one", "some", "many", "others", "several"}
PREPOSITIONS = frozenset({"of", "for", "from", "at", "in", "with", "by", "to", "on"})
DEFINITE = ("the ", "this ", "that ", "these ")
NEWS_WORDS = frozenset(
    {
        "news agency",
        "agency",
        "newspaper",
        "paper",
        "outlet",
        "broadcaster",
        "channel",
        "magazine",
        "site",
        "website",
        "newswire",
        "publication",
        "daily",
        "network",
    }
)
OTHERS = frozenset(
    {
        "president", "premier", "king", "queen", "pope", "prince", "princess", "judge", "magistrate", "juror",
        "suspect", "defendant", "victim", "witness", "plaintiff", "claimant", "respondent", "source",
        "insider", "person", "man", "woman", "boy", "girl", "child", "family", "couple", "crew",
        "referee", "umpire", "caller", "bystander", "onlooker", "moderator",
    }
)  # fmt: skip
"""Nouns for people that seldom go on with whoever spoke last."""


def listed(names: Iterable[str]) -> str:
    each = list(dict.fromkeys(names))
    return each[0] if len(each) == 1 else ", ".join(each[:-1]) + " and " + each[-1]


def is_one_person(words: str) -> bool:
    """Whether the words stand for one person who is not named: "a neighbour"."""
    each = before_preposition(words.lower().split())
    return bool(each) and (each[-1] in roles() or each[-1] in HE | SHE)


def before_preposition(words: list[str]) -> list[str]:
    """The words up to "of", "for" and the like, which hold the noun itself."""
    for place, word in enumerate(words):
        if word in ("of", "for", "in", "at", "from", "on", "to", "with"):
            return words[:place]
    return words


def singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def without_article(words: str) -> str:
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if words.startswith(article):
            return words[len(article) :]
    return words


@cache
def plain_words() -> frozenset[str]:
    return titles() | {
        "the",
        "a",
        "an",
        "local",
        "regional",
        "state",
        "ruling",
        "independent",
        "influential",
    }
