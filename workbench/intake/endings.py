"""What stands below an article's text in its own manner: about the company, about the writer, links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from workbench.intake.label import Label
from workbench.intake.lines import Line
from workbench.lexicon import table

ABOUT = 5
"""Paragraphs at most in which a press release says what the company is."""
LINKS = 12
"""Lines below "For more information", at most."""
LONGEST_NOTE = 60
"""Words of the note on who wrote it."""


def end_of_text(
    lines: Sequence[Line], labels: Mapping[int, Label], header: Sequence[int], body: Sequence[int]
) -> tuple[int, str]:
    """Place in `body` where its text ends, and what the lines behind it are; its length where all is text."""
    for find, reason in ((_links, "contact details"), (_company, "about the company")):
        end = find(lines, header, body)
        if end < len(body):
            return end, reason
    if len(body) > 1 and _tells_of_writer(lines, labels, header, body):
        return len(body) - 1, "about the author"
    return len(body), ""


def _company(lines: Sequence[Line], header: Sequence[int], body: Sequence[int]) -> int:
    """Where a press release begins to say what the company is."""
    end = len(body)
    for place in range(max(2, end - ABOUT), end - 1):
        line = lines[body[place]]
        words = line.text.split()
        if line.is_prose or not 2 <= len(words) <= 7 or words[0].casefold() != "about":
            continue
        above = " ".join(lines[i].text for i in (*header, *body[:2]))
        if words[1][:1].isupper() and words[1] in above:
            return place
    return end


def _links(lines: Sequence[Line], _: Sequence[int], body: Sequence[int]) -> int:
    """The heading below which addresses and links follow, and nothing of the text."""
    end = len(body)
    for place in range(max(1, end - LINKS), end):
        line = lines[body[place]]
        if line.is_prose or line.text.casefold().rstrip(":") not in _closing():
            continue
        below = [lines[i] for i in body[place + 1 :]]
        if sum(each.is_prose for each in below) <= 2:
            return place
    return end


def _tells_of_writer(
    lines: Sequence[Line], labels: Mapping[int, Label], header: Sequence[int], body: Sequence[int]
) -> bool:
    """The last line says who the person of the byline is: "Ada Field covers the harbour."."""
    last = lines[body[-1]]
    opens = last.text.lstrip("([—–-* ").split()
    if not 4 < last.words <= LONGEST_NOTE or not opens[0][:1].isupper():
        return False
    first = (header or body)[0]
    signed = " ".join(
        lines[i].text
        for i in range(max(0, first - 4), body[0])
        if i in labels and labels[i].reason == "byline"
    ).casefold()
    verbs = table("furniture", "about_the_author")["verbs"]
    place = next((place for place, word in enumerate(opens[:6]) if word in verbs), 0)
    name = " ".join(opens[:place]).casefold()
    titled = bool(header) and lines[header[0]].text.casefold().startswith((f"{name} |", f"{name}:"))
    return place > 1 and (name in signed or titled)


@cache
def _closing() -> frozenset[str]:
    return frozenset(table("furniture", "closing_heading")["words"])
