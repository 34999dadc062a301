"""The phrases that tell furniture, from `words/furniture.toml`: whole lines, openings, endings and more."""

from __future__ import annotations

import re
from functools import cache

from workbench.intake.label import Label, Role
from workbench.intake.lines import Line
from workbench.lexicon import entries

NEEDS = ("reason", "role", "where", "most_words", "phrases", "example")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "–"})
_POINTERS = "»›▶►▸→➤➔•·*|>-–—:…◀«‹✓✔✕×+▼▲↓↑ \t#[(^"


_SAID = re.compile(r"\b(?:said|says|told|heard|asked|added|announced|according)\b")


def is_told(text: str) -> bool:
    """Somebody is said to say it: then it is no request of the page's own."""
    return _SAID.search(text) is not None


def plain_words(text: str) -> str:
    """The text in small letters with straight marks, without the signs around it."""
    plain = text.translate(_PLAIN).casefold().strip(_POINTERS + '"').rstrip(")]<")
    return " ".join(plain.split())


def by_phrase(line: Line, plain: str) -> Label | None:
    """Why the line is furniture by its words; `plain` is its text as `plain_words` gives it."""
    whole, opens, ends, held = _phrases()
    holds, longest = _held_words()
    bare = plain.rstrip(".:!…")
    for key in (plain, bare):
        if key in whole and line.words <= whole[key][1]:
            return whole[key][0]
    counted = whole.get(bare.rstrip(" 0123456789"))  # "Advertisement 2"; "Top 10" is no button
    if counted is not None and counted[0].reason == "advertisement":
        return counted[0]
    if line.text[:1] in "“\"‘'" and line.is_prose:
        return None  # somebody speaks
    last = line.text.translate(_PLAIN).casefold().rstrip()
    for phrase, label, most in ends if last.endswith(_endings()) else ():
        if line.words <= most and last.endswith(phrase) and _ends_apart(last, phrase):
            if label.role is Role.END and not _is_credit_sentence(line):
                continue
            return label
    told = line.is_prose and is_told(plain)
    if line.level == 0 or line.words < 5:
        for key in (plain[:3], plain[:2]):
            for phrase, label, most in opens.get(key, ()):
                if not plain.startswith(phrase) or line.words > most or not _at_a_word(plain, phrase):
                    continue
                if not (told and label.role is Role.NOISE) and not _is_sentence(line, label):
                    return label
    if told or line.words > longest or holds.isdisjoint(map(_bare, plain.split())):
        return None
    return next((label for phrase, label, most in held if line.words <= most and phrase in plain), None)


def _is_sentence(line: Line, label: Label) -> bool:
    """A whole sentence is no name of a box, and two are no row."""
    boxed = label.reason == "sponsored message" and line.ends_sentence
    return boxed or (label.reason == "row of a table" and line.has_sentence_break)


def _is_credit_sentence(line: Line) -> bool:
    """Opens with the name of a person or an outlet, not with a thing that contributed."""
    words = line.text.split()
    named = sum(word[:1].isupper() for word in words[:6])
    return named >= 2 or line.words < 6 or line.text.startswith(("The Associated", "©"))


def _at_a_word(plain: str, phrase: str) -> bool:
    """The phrase is not the front of a longer word."""
    if not phrase[-1].isalpha():
        return True
    return len(plain) == len(phrase) or not plain[len(phrase)].isalnum()


def _ends_apart(text: str, phrase: str) -> bool:
    if not phrase[0].isalnum():
        return True
    before = text[: len(text) - len(phrase)].rstrip()
    if not before:
        return True
    return text[len(text) - len(phrase) - 1] in " /(|[" and (
        before[-1] in ".,|/([–—-:;”\"'’)]"
        or phrase.startswith(("contributed", "all rights", "without", "via "))
    )


@cache
def _phrases() -> tuple[
    dict[str, tuple[Label, int]],
    dict[str, list[tuple[str, Label, int]]],
    list[tuple[str, Label, int]],
    list[tuple[str, Label, int]],
]:
    whole: dict[str, tuple[Label, int]] = {}
    opens: dict[str, list[tuple[str, Label, int]]] = {}
    ends: list[tuple[str, Label, int]] = []
    holds: list[tuple[str, Label, int]] = []
    for entry in entries("furniture", "furniture", NEEDS):
        label = Label(entry["reason"], Role(entry["role"]))
        most = entry["most_words"]
        for phrase in entry["phrases"]:
            if entry["where"] == "whole":
                whole.setdefault(phrase.strip(_POINTERS).rstrip(".:!…)]<") or phrase, (label, most))
            elif entry["where"] == "opens":
                key = phrase.strip(_POINTERS + '"') if phrase[0] in "([" else phrase
                opens.setdefault(key[:3], []).append((key, label, most))
            elif entry["where"] == "ends":
                ends.append((phrase, label, most))
            else:
                holds.append((phrase, label, most))
    return whole, opens, ends, holds


def _bare(word: str) -> str:
    return word.strip(".,:;!?()[]\"'“”’")


@cache
def _held_words() -> tuple[frozenset[str], int]:
    """The longest word of each phrase that may stand anywhere, and how many words such a line has at most."""
    held = _phrases()[3]
    longest = (max(phrase.split(), key=len) for phrase, _, _ in held)
    return frozenset(map(_bare, longest)), max(most for _, _, most in held)


@cache
def _endings() -> tuple[str, ...]:
    """All phrases that a line may end with: most lines end with none of them."""
    return tuple(phrase for phrase, _, _ in _phrases()[2])
