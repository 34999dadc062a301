"""What kind of name, date or amount the words of a sentence are part of."""

from __future__ import annotations

import pytest

from workbench.extract.parser import load_parser
from workbench.extract.sentences import split_sentences


def kinds(text: str) -> dict[str, str]:
    """Words that stand side by side with the same kind -> that kind."""
    (parse,) = load_parser().parse(text, split_sentences(text))
    found: dict[str, str] = {}
    run: list[str] = []
    kind = ""
    for token in (*parse.tokens, None):
        if token is None or token.entity != kind:
            if kind:
                found[" ".join(run)] = kind
            run, kind = [], token.entity if token else ""
        if token:
            run.append(token.text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The trial of Ada Lund began.", "Ada Lund", "PERSON"),
        ("The court heard President Norrvik.", "Norrvik", "PERSON"),
        ("Norwegian Finance Minister Osmund Krag resigned.", "Osmund Krag", "PERSON"),
        ("Police arrested Chen Shui-lin in the capital.", "Chen Shui - lin", "PERSON"),
        ("The Ministry of Trade replied.", "Ministry of Trade", "ORG"),
        ("The House of the Elders met.", "House of the Elders", "ORG"),
        ("The vote was watched by the OSCE.", "OSCE", "ORG"),
        ("The ship left Norway.", "Norway", "GPE"),
        ("A fire broke out in Ostrava.", "Ostrava", "GPE"),
        ("Trade with Europe fell.", "Europe", "LOC"),
        ("The oil reached Lake Sarnath.", "Lake Sarnath", "LOC"),
        ("They signed the Norvane Accords.", "Norvane Accords", "EVENT"),
        ("The law frightened many Belgians.", "Belgians", "NORP"),
        ("They met on Tuesday.", "Tuesday", "DATE"),
        ("It opened on May 3, 2021.", "May 3 , 2021", "DATE"),
        ("Prices fell in 2021.", "2021", "DATE"),
        ("She served a four-year term.", "four - year", "DATE"),
        ("Prices fell over the past two years.", "the past two years", "DATE"),
        ("She left three weeks ago.", "three weeks ago", "DATE"),
        ("It cost $3.4 billion.", "$ 3.4 billion", "MONEY"),
        ("It rose 12 per cent.", "12 per cent", "PERCENT"),
        ("Thousands of people fled.", "Thousands", "CARDINAL"),
    ],
)
def test_words_are_of_the_kind_that_their_place_and_form_show(text: str, words: str, kind: str) -> None:
    assert kinds(text).get(words) == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister said that the president had left.", "president"),
        ("It was a sad day for the club.", "day"),
        ("The car drove at 60 miles per hour.", "hour"),
        ("The driver sold 2021 tickets.", "tickets"),
    ],
)
def test_other_words_are_of_no_kind(text: str, word: str) -> None:
    assert not any(word in found.split() for found in kinds(text))
