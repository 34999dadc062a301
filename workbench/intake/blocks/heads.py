"""What stands around a title: bylines of several lines, a place alone, the title once more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.blocks.sure_titles import sure_titles
from workbench.intake.blocks.titles import FEWEST, LONGEST, SECTION
from workbench.intake.bylines import is_names_only
from workbench.intake.label import SUMMARY, Role
from workbench.intake.lines import Line

LONGEST_BYLINE = 5
"""Words of a line between "By" and the time."""
LONGEST_DECK = 40
DOUBLED = 4
"""Times that a doubled name stands on a page, at most."""
AHEAD = 20
"""Lines below a title among which its byline is sought."""
BELOW_CRUMBS = 6
"""Lines below breadcrumbs among which the title is sought."""
BACK = 8
"""Lines above a title told again, at most, to its first."""
NAMING = 8
"""Words that name a title, at most."""
_NAMING = re.compile(
    r"""
    (?: E-?mail | Share | Feedback | Comment | Reply | Print | Save | Report | Cite | Copy ) [ ]
      (?: [a-z]+ [ ] ){0,3} (?: “ (?P<quoted>.+) ” | " (?P<plain>.+) " ) \.?
    | (?: Share | Comment | E-?mail | Feedback | Reply | Listen(?:ing)? | You(?:[ ]a|[’'])re[ ]reading
        | Currently[ ]reading | Cite[ ]this ) [\w ]{0,40} : [ ] (?P<title>.+)
    """,
    re.VERBOSE,
)
"""Email “Harbour closes”, Share this article: Harbour closes"""
_NAMES = (
    *("Email", "E-mail", "Share", "Feedback", "Comment", "Reply", "Print", "Save", "Report", "Cite", "Copy"),
    *("You", "Currently reading", "Listen"),
)
"""How such a line opens."""
_HOME = re.compile(r"(?:Home|HOME)\b")
_BETWEEN_NAMES = re.compile(r",[ ]|[ ]and[ ]|[ ]&[ ]")
_IN_PLACE = re.compile(r" in [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
"""Ada Field in Turin and Tom Marsh in New York"""
_AGENCY = 6
"""Letters that an agency's initials have fewer of."""
_PLACE = re.compile(
    r"""
    [A-ZÀ-Þİ][A-ZÀ-Þİ.’' -]{2,25}                     # KHARTOUM
    (?: ,[ ][A-Z]\w+ (?: [ ][A-Z]\w+ )? )?            # , Sudan
    (?: [ ]/[ ] [A-ZÀ-Þİ ,\w]{3,40} )?                # / ISTANBUL
    [ ]? [:–—-]?
    | [A-ZÀ-Þ][\w.’'-]+ (?: [ ][A-ZÀ-Þ][\w.’'-]+ ){0,2} [ ]? [:–—]   # Bhopal:
    """,
    re.VERBOSE,
)


def sub_headings(page: Labelled) -> Iterator[int]:
    """ "Highlights" behind running text: a sub-heading, and no label of a summary."""
    for index, label in page.labels.items():
        above = page.line(index - 1) if label.reason == SUMMARY else None
        if above is not None and index - 1 not in page.labels and above.is_prose:
            yield index


def names_beside_stamps(page: Labelled) -> Iterator[int]:
    """Names of people or the letters of an agency below a title and right above a byline or a time stamp,
    without "By"."""
    for below, label in page.labels.items():
        index = below - 1
        if label.role is not Role.HEAD or index < 1 or index in page.labels:
            continue
        line = page.lines[index]
        letters = line.text.isupper() and line.text.isalpha() and len(line.text) < _AGENCY
        names = replace(line, text=_IN_PLACE.sub("", line.text)) if page.is_stamp(below) else line
        if not letters and not is_names_only(names):
            continue
        short = all(1 < len(name.split()) < 4 for name in _BETWEEN_NAMES.split(names.text))
        beside = page.role(index - 1) is Role.HEAD or _is_right_below_title(page, index)
        if beside or ((short or letters) and _is_below_title(page, index)):
            yield index


def _is_right_below_title(page: Labelled, index: int) -> bool:
    above = page.lines[index - 1]
    return page.role(index - 1) is None and above.words > 3 and not is_names_only(above)


def _is_below_title(page: Labelled, index: int) -> bool:
    """A line that may be a title stands above, and between them no running text and no other name."""
    for above in range(index - 1, max(-1, index - BACK), -1):
        line, role = page.lines[above], page.role(above)
        if role is Role.END and page.labels[above] != SHARING:
            return False
        if role is None and line.is_prose and line.words > LONGEST_DECK:
            return False
        if role is None and line.words > 3 and not is_names_only(line):
            return True
    return False


def between_by_and_stamp(page: Labelled) -> Iterator[int]:
    """A byline over several lines: "By", a name, what she is at the paper, the time."""
    for one, label in page.labels.items():
        if label.role is not Role.HEAD or label.reason != "byline":
            continue
        other = next((i for i in range(one + 1, one + 5) if page.is_stamp(i)), one + 1)
        inside = range(one + 1, other)
        if all(_may_be_byline(page.lines[i], page.role(i)) for i in inside):
            yield from inside


def _may_be_byline(line: Line, role: Role | None) -> bool:
    free = role in {None, Role.LABEL, Role.HEAD, Role.NOISE}
    return free and not line.level and line.words <= LONGEST_BYLINE and not line.ends_sentence


def repeated_titles(page: Labelled) -> Iterator[int]:
    """A title that stands again below its own byline or stamp."""
    for head, label in page.labels.items():
        if label.role is not Role.HEAD:
            continue
        for index in range(head + 1, min(head + BACK, len(page.lines))):
            line = page.lines[index]
            if index in page.labels:
                continue
            above = range(head - 1, max(-1, index - BACK), -1)
            first = next((i for i in above if _is_told_again(line, page.lines[i])), None)
            if first is not None and 4 <= line.words <= LONGEST and not line.level:
                yield index
            break


def _is_told_again(line: Line, title: Line) -> bool:
    """The same words, or behind a label: "Listening: Harbour closes"."""
    labelled = line.text.endswith(f": {title.text}") and line.words <= title.words + SECTION
    return line.text == title.text or (labelled and title.words >= FEWEST)


def namings(page: Labelled) -> Iterator[int]:
    """What a page says of its own title: "Email “Harbour closes”", "Share this article: Harbour closes"."""
    titles = set[str]()
    for index, line in enumerate(page.lines):
        if index in page.labels or line.words > LONGEST + NAMING or not line.text.startswith(_NAMES):
            continue
        named = _NAMING.fullmatch(line.text)
        if named is None:
            continue
        titles = titles or {line.text for line in page.lines if FEWEST <= line.words <= LONGEST}
        if not titles.isdisjoint(named.groups()):
            yield index


def breadcrumbs(page: Labelled) -> Iterator[int]:
    """Where the page stands on its site, with the title that follows at its end: "Home » Markets » …",
    "Home Markets …"."""
    for index, line in enumerate(page.lines):
        if index in page.labels or not _HOME.match(line.text) or line.is_prose:
            continue
        titles = (page.line(i) for i in range(index + 1, index + BELOW_CRUMBS))
        if any(title is not None and _ends_with_title(line, title) for title in titles):
            yield index


def _ends_with_title(line: Line, title: Line) -> bool:
    if not FEWEST <= title.words < line.words or not line.text.endswith(title.text):
        return False
    sections = line.text[: -len(title.text)].split()
    if ":" in sections[-1]:
        return False
    return all(word[:1].isupper() or not word[:1].isalnum() or word == "and" for word in sections)


def names_twice(page: Labelled) -> Iterator[int]:
    """A writer's name with a picture and again without, right below each other."""
    often = Counter(page.lines[index].text for index in page.brief)
    for one in page.brief:
        line, other = page.lines[one], page.line(one + 1)
        if other is None or line.text != other.text or one in page.labels or one + 1 in page.labels:
            continue
        if not 1 < line.words <= SECTION or not is_names_only(line) or often[line.text] > DOUBLED:
            continue  # what comes oftener is a button
        above = page.line(one - 1)
        behind_text = above is not None and above.is_prose and above.words > LONGEST_DECK // 2
        if not behind_text and _is_below_title(page, one):
            yield from (one, one + 1)


def names_below_titles(page: Labelled) -> Iterator[int]:
    """Two or three words in capitals between a title and its text, with buttons and pictures between them:
    names of people mostly."""
    for title in sure_titles(page):
        for index in range(title.place + 1, min(title.place + AHEAD, len(page.lines))):
            line = page.lines[index]
            if index in page.labels:
                continue
            if 1 < line.words <= SECTION and is_names_only(line) and index > title.place + 1:
                yield index
            elif line.is_prose and index > title.place + 1:
                break


def places(page: Labelled) -> Iterator[int]:
    """Where it was written, alone between the stamp and the text: "BISHKEK, Kyrgyzstan"."""
    for index in page.brief:
        line, below = page.lines[index], page.line(index + 1)
        if index in page.labels or line.level or below is None or below.words <= line.words:
            continue
        if not below.is_prose or not _PLACE.fullmatch(line.text):
            continue
        if not page.is_right_below_head(index) and not (line.text[-1] in ":–—" and _is_in_head(page, index)):
            continue
        if line.text.isupper() or _is_named(page, index, line.text.rstrip(" :–—-")):
            yield index


def _is_named(page: Labelled, index: int, place: str) -> bool:
    """A sentence of the text below has the words inside, with their capitals."""
    below = page.lines[index + 1 : index + 1 + AHEAD]
    return any(line.text.find(place) > 0 for line in below if line.is_prose)


def _is_in_head(page: Labelled, index: int) -> bool:
    """A byline or a stamp stands above, and between them no running text."""
    for above in range(index - 1, max(-1, index - AHEAD), -1):
        if page.role(above) is Role.HEAD:
            return True
        if page.role(above) is None and page.lines[above].is_prose:
            return False
    return False
