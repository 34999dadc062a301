"""What a text tells right beside a person's name: age, nickname, the role before a comma."""

from __future__ import annotations

import re

from workbench.extract.cues import verb_forms
from workbench.extract.names.words import lands, roles, titles

_EDGE = re.compile(r"[,.;:!?()\n“”\"–—]|\b(?:and|with|by|to|in|from|that|as|said|says|told)\b")
_AGE = re.compile(r",\s(?:aged\s)?\d{1,3}(?=,)")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Engr|Hon)\.?\s$")
_SEAT = re.compile(r"(?:,\s|\s\()([DR])(?:-[A-Z]|\))")  # "Lund, D-Ohio"
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
    r",\s(?:the|an?|[A-Z][\w-]+[’']s)\s((?:[\w’'-]+\s){0,2})([a-z][a-z-]+)(?:,|\s(?:which|that|for|of|from|in|based)\b)"
)
_BODY_BEFORE = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|an?|[\w-]+[’']s?)\s((?:[\w’'-]+\s){0,2})([a-z][a-z-]+),\s$"
)
_OFFICE_BEFORE = re.compile(
    r"""
    \b([A-Za-z-]+)\s(?:of|for|to|at)(?:\sthe)?    # "minister for"
    (?:\s[A-Z]\w+,?)*(?:\s(?:of|and))?\s$        # "Roads and"
    """,
    re.VERBOSE,
)
_LED = re.compile(r"-(?:based|led|backed|born|owned|listed|funded|registered|headquartered)$")
_OWNED = ("of", "for", "at")
_WHOM = re.compile(
    r"""
    ,\s(?!(?:the|an?|former|then|now|once|currently|formerly|himself|herself|both|also)\s)[a-z]+\s
    (?:the|an?|his|her|its|[A-Z][\w-]+[’']s)\s
    """,
    re.VERBOSE,
)
"""A verb and whom it hits behind a name: ", met Berg’s mayor" tells no office of the one who met him."""
_THING = re.compile(
    r"[^.\n]{1,140}?\b(?:[Ii]t\s(?:would|will|plans|planned|expects|expected|aims|intends|has|had)|its)\b"
)
"""What tells that a given name may be a company’s: "Ola said it would", "Ola said its fares"."""
_COMPANY = re.compile(
    r"[^.\n]{1,160}\.\s+The\s(?:company|firm|group|maker|carrier|charity|startup|start-up)\b"
)
_TOLD_OF = 190


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
    if text[end : end + 1] not in (",", ".", ";"):
        return ()
    told = _BODY_BEFORE.search(text, max(0, start - 60), start)
    return (*told[1].lower().split(), told[2]) if told else ()


def is_led(word: str) -> bool:
    """Whether the word tells where the body is whose name follows: "Norvane-based"."""
    return _LED.search(word) is not None


def office_before(text: str, start: int) -> str:
    """The office that goes on to `start`, in small letters: "envoy" of "envoy to the". Empty without."""
    told = _OFFICE_BEFORE.search(text, max(0, start - 60), start)
    return told[1].lower() if told else ""


def nickname_after(text: str, end: int) -> str | None:
    """The other name that the text gives the person right after this one."""
    told = _NICKNAME.match(text, end, end + 90)
    return told["name"] if told else None


def words_before(text: str, start: int) -> list[str]:
    """Up to five words before a name, back to a mark or a small word: "former deputy spokesman"."""
    window = text[max(0, start - 60) : start]
    if (bare := _COURTESY.sub("", window)).endswith(", "):
        window = bare  # "the chairman, Mr Lee Ash"
    apart = window.endswith((", ", " ("))  # "the chairman, Lee Ash", "the chairman (Lee Ash)"
    window = _EDGE.split(window[:-2] if apart else window)[-1]
    words = [word.lower() for word in window.split()[-7:]]
    head = head_of_role(words) if apart else words
    if head and head[-1] not in roles() | titles() and words[-1] in roles() | titles():
        return words[-5:]  # "the plan of his predecessor, Lee Ash"
    return head[-5:]


def role_after(text: str, end: int) -> set[str]:
    """The words of ", a spokesman for the port," after a name; empty where no role follows."""
    window = text[end : end + 90]
    if not window.startswith((", ", " (")):
        return set()
    if (aged := _AGE.match(window)) is not None:
        return {"person"} | role_after(text, end + aged.end())  # "Lee Ash, 43, a farmer,"
    if (seat := _SEAT.match(window)) is not None:
        return {"democrat" if seat[1] == "D" else "republican"}
    if _WHOM.match(window) is not None:
        return set()
    words = re.split(r"[,;.()\n]", window[2:])[0].lower().split()
    head: list[str] = []
    for word in words[:7]:
        if word in verb_forms():
            return set()
        if word in ("of", "for", "at", "in", "from", "with", "who", "to", "and", "on"):
            break
        head.append(word)
    told = head and (head[-1] in roles() or head[-1] in titles())
    of_land = len(head) > 1 and head[0] in ("a", "an", "the") and head[-1] in lands()  # "a German"
    return set(words) if told or of_land else set()


def head_of_role(words: list[str]) -> list[str]:
    """The words up to "of", "for" or "at": "the archbishop" of "the archbishop of Norvane"."""
    return next((words[:at] for at, word in enumerate(words) if at and word in _OWNED), words)


def kind_of_given(text: str, end: int) -> str:
    """What a given name alone is: of "Paul said" a person, of "Ola said it would" perhaps not."""
    thing = _THING.match(text, end, end + _TOLD_OF) is not None
    company = _COMPANY.match(text, end, end + _TOLD_OF) is not None
    return "body" if thing and company else "name" if thing or company else "person"
