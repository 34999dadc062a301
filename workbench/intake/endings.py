"""What stands below an article's text in its own manner: about the company, links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.intake.lines import Line
from workbench.lexicon import table

ABOUT = 5
"""Paragraphs at most in which a press release says what the company is."""
LINKS = 12
"""Lines below "For more information", at most."""
_MORE = ("for more", "more information", "further information")
_REACHED = re.compile(r"@|www\.|https?:|\d[\d -]{5,}")


def end_of_text(lines: Sequence[Line], header: Sequence[int], body: Sequence[int]) -> tuple[int, str]:
    """Place in `body` where its text ends, and what the lines behind it are; its length where all is text."""
    for find, reason in ((_links, "contact details"), (_company, "about the company")):
        end = find(lines, header, body)
        if end < len(body):
            return end, reason
    return len(body), ""


def _company(lines: Sequence[Line], header: Sequence[int], body: Sequence[int]) -> int:
    """Where a press release begins to say what the company is."""
    end = len(body)
    above = " ".join(lines[i].text for i in (*header, *body[:2]))
    for place in range(max(2, end - ABOUT), end):
        if any(_names_company(lines[i], above) for i in range(body[place - 1] + 1, body[place] + 1)):
            return place
    return end


def _names_company(line: Line, above: str) -> bool:
    """ "About Millrace Foods", where the text names it."""
    words = line.text.split()
    if line.is_prose or not 2 <= len(words) <= 7 or words[0].casefold() != "about":
        return False
    return words[1][:1].isupper() and words[1] in above


def _links(lines: Sequence[Line], _: Sequence[int], body: Sequence[int]) -> int:
    """The heading below which addresses and links follow, and nothing of the text."""
    end = len(body)
    for place in range(max(1, end - LINKS), end):
        if not any(_closes(lines[i]) for i in range(body[place - 1] + 1, body[place] + 1)):
            continue
        if not any(_is_running_text(lines[i]) for i in body[place + 1 :]):
            return place
    return end


def _closes(line: Line) -> bool:
    return not line.is_prose and line.text.casefold().rstrip(":") in _closing()


def _is_running_text(line: Line) -> bool:
    """A sentence that gives no number to call and no address, and does not say where more stands."""
    tells = _REACHED.search(line.text) is not None or line.text.casefold().startswith(_MORE)
    return line.is_prose and not tells


@cache
def _closing() -> frozenset[str]:
    return frozenset(table("furniture", "closing_heading")["words"])
