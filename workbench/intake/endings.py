"""What stands below an article's text in its own manner: about the company, about the writer, links."""

from __future__ import annotations

import re
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
_MORE = ("for more", "more information", "further information")
_REACHED = re.compile(r"@|www\.|https?:|\d[\d -]{5,}")
_BETWEEN = re.compile(r"^by:? |,| and | & | in | for |\|", re.IGNORECASE)
_OF_A_WRITER = re.compile(
    r"""
    (?P<name>
      [A-ZÀ-Þ][\w.’'-]+
      (?: [ ] (?: (?: van|von|de|del|da|di|der|bin|al|el|la|le )[ ] )? [A-ZÀ-Þ][\w.’'-]+ ){1,3}
    ) [ ]
    (?: (?: is | are ) [ ] (?: (?: a|an|the|our|also )[ ] | based[ ] | \S+[’']s[ ] )
      | covers[ ] | reports[ ](?: on|from|for )[ ] | writes[ ] | edits[ ] | teaches[ ] | works[ ] | joined[ ]
      | lives[ ]in[ ] | has[ ](?: covered|written|reported|worked )[ ] | can[ ]be[ ]reached )
    """,
    re.VERBOSE,
)
"""Ada Field is a reporter; not: Ada Field is survived by her husband"""


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


def _tells_of_writer(
    lines: Sequence[Line], labels: Mapping[int, Label], header: Sequence[int], body: Sequence[int]
) -> bool:
    """The last line says who the person of the byline is: "Ada Field covers the harbour."."""
    last = lines[body[-1]]
    told = _OF_A_WRITER.match(last.text.lstrip("([—–-* "))
    if told is None or not 4 < last.words <= LONGEST_NOTE:
        return False
    name, first = told["name"].casefold(), (header or body)[0]
    head = [i for i in range(max(0, first - 4), body[0]) if i in labels and labels[i].reason == "byline"]
    signed = {each.strip(" .").casefold() for i in head for each in _BETWEEN.split(lines[i].text)}
    return name in signed or (bool(header) and lines[header[0]].text.casefold().startswith(f"{name} |"))


@cache
def _closing() -> frozenset[str]:
    return frozenset(table("furniture", "closing_heading")["words"])
