"""What a text tells right beside a person's name: age, nickname, the role before a comma."""

from __future__ import annotations

import re

_AGE_AFTER = re.compile(r"(?:,\s(?:aged\s)?|\s\()(\d{1,3})[,.;)]")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old(?:\s[\w’'-]+){0,4}\s$")
_NICKNAME = re.compile(
    r"""
    ,?\s
    (?:(?:better|also|widely|popularly|best)\s)?
    (?:known(?:\s[a-z]+){0,3}?\sas|nicknamed|a\.k\.a\.|aka)\s      # "better known to fans as"
    [“"‘']?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})
    """,
    re.VERBOSE,
)
_LAND_BEFORE = re.compile(r"\b([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)[’']s\s$")
_BODY_AFTER = re.compile(
    r",\s(?:the|an?)\s((?:[\w’'-]+\s){0,2})([a-z][a-z-]+)(?:,|\s(?:which|that|for|of)\b)"
)
_BODY_BEFORE = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[\w-]+[’']s?)\s((?:[\w’'-]+\s){0,2})([a-z][a-z-]+),\s$"
)
_OWNED = ("of", "for", "at")


def age_beside(text: str, start: int, end: int) -> int | None:
    """The age of the person whose name stands at `start` to `end`: "Lund, 43," or "43-year-old Lund"."""
    after = _AGE_AFTER.match(text, end, end + 14)
    before = _AGE_BEFORE.search(text, max(0, start - 70), start) if after is None else None
    told = after or before
    return int(told[1]) if told else None


def owner_before(text: str, start: int) -> str:
    """Whose the person is that is named at `start`, in small letters: "norvane" of "Norvane’s Ada Lund".

    Empty where nobody owns.
    """
    told = _LAND_BEFORE.search(text, max(0, start - 40), start)
    return told[1].lower() if told else ""


def body_after(text: str, end: int) -> tuple[str, ...]:
    """The words of ", the rescue charity," right after a name, its noun last; empty where none stand."""
    told = _BODY_AFTER.match(text, end, end + 90)
    return (*told[1].lower().split(), told[2]) if told else ()


def body_before(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words of "their union, " before a name that a comma closes, its noun last; empty without."""
    if text[end : end + 1] != ",":
        return ()
    told = _BODY_BEFORE.search(text, max(0, start - 60), start)
    return (*told[1].lower().split(), told[2]) if told else ()


def nickname_after(text: str, end: int) -> str | None:
    """The other name that the text gives the person right after this one."""
    told = _NICKNAME.match(text, end, end + 90)
    return told["name"] if told else None


def head_of_role(words: list[str]) -> list[str]:
    """The words up to "of", "for" or "at": "the archbishop" of "the archbishop of Norvane"."""
    return next((words[:at] for at, word in enumerate(words) if at and word in _OWNED), words)
