"""What is told of a picture: its caption, what it shows for those who can't see it, who gave it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.blocks.sure_titles import sure_titles
from workbench.intake.bylines import is_names_only
from workbench.intake.cohesion import has_dateline
from workbench.intake.dating import WEEKDAYS
from workbench.intake.depicting import caption_odds
from workbench.intake.label import BRINGS, Role
from workbench.intake.lines import Line
from workbench.intake.phrases import is_told
from workbench.lexicon import listed, table

LONGEST = 45
"""Words."""
FEWEST = 5
DOUBLED, GIVER = 6, 4
"""Lines within which a caption comes again, and words of a line that says who gave the picture."""
LONGEST_CREDITED = 75
LONGEST_SHOWN = 30
"""Words of what a picture shows, for those who can't see it."""
LIKE_CAPTION, SURELY = -1.0, 1.0
"""Odds by its words from which on a line right above a caption with its giver is one, too, and no deck; and
right above who gave the picture."""
CREDIT = 8
"""Words of a line that names who gave the picture, and does not tell of it."""
PAPER = 2
"""Times that a page has each word of its own paper's name, at least, beside that below a picture."""
HEAD = 16
"""Lines below a title within which its text begins."""
TAIL = 80
"""Characters at a line's end among which the giver is sought."""
_CREDIT_ALONE = re.compile(
    r"""
    [(\[]? (?: [A-Z]{2,6}[ ] )?
    (?: PHOTO | FILE | AP[ ]Photo | Photo | Foto | Photograph | Photography | Image | Picture | Pic | Credit
      | Illustration | Graphic | Video ) s?
    (?: [ ]by | [ ]credit | [ ]courtesy )? [ ]?[:/|–-]
    | /[ ][A-Z]
    """,
    re.VERBOSE,
)
_OPENING_IN_CAPITALS = re.compile(r"[A-Z]{3,}(?:[ ][A-Z’'-]{2,})+[.!][ ][A-Z]")
"""GENTLE GUEST. The whale in a pen on Sunday."""
_GIVER = re.compile(
    r"""
    [ .,]* [(\[–—-]? [ ]*
      (?: Source | Photo | Photograph | Image | Picture | Credit | Pic | File | Foto | Copyright
        | Courtesy ) [ :/]
    | [ ]* ©
    | [ ]* [(\[] [A-Z][^()\[\]/]{1,40} / [^()\[\]]{2,40} [)\]] $
    """,
    re.VERBOSE,
)
"""Behind a caption: " Source: Ada Field"."""
_NAME_AND_AGENCY = re.compile(
    r"[(\[][A-Z][\w.’' -]{2,30}/[A-Z][\w.’' -]{1,30}[)\]]$"
    r"|\([A-Z][\w.’'-]+ [A-Z][\w.’'-]+ / [A-Z][\w.’' -]{2,40}\)$"
)
"""(Ada Field/The Gazette), [Ada Field/The Gazette], (Ada Field / Staff Photographer)"""
_GIVEN_BY = re.compile(
    r"""
    (?: ^ | [.)”"—–][ ]? )
    (?: Photo | Photograph | Picture | Image | Illustration | Video ) s?
    [ ] (?: courtesy[ ]of | courtesy | by | via | provided[ ]by | supplied[ ]by ) [ ]
    (?: [A-Z][\w.’'-]* (?: [ ,/]+ (?: (?: of | the | and | for )[ ] )? [A-Z][\w.’'-]* ){0,6} [ ,/]*  # names
      | the [ ] [a-z-]+ (?: [ ] [a-z-]+ )? ) $                                       # the municipality
    | [.)”"—–] [ ]? [A-Z][\w’'-]* (?: [ ][A-Z][\w’'-]* )? [ ] (?: [Ff]ile [ ] )? [Pp]hoto $  # Herald photo
    """,
    re.VERBOSE,
)
_GLUED = re.compile(
    r"""
    [.?!”"’)] [A-Z][\w.’'-]+ (?: [ ][A-Z][\w.’'-]+ ){1,2} (?: [ ]for[ ] (?: the[ ] )? | [ ]?/[ ]? )
    [A-Z][\w’'&.-]* (?: [ ][A-Z][\w’'&.-]* ){0,3} (?: [ ]file )? $
    | [.!?”"’)] [ ] \| [ ] [A-Z][\w.’'-]+ (?: [ ][A-Z][\w.’'-]+ ){1,2} $
    """,
    re.VERBOSE,
)
"""The quay on Tuesday.Ada Field for Harbour News, The quay.Ada Field / Harbour News file,
The quay. | Ada Field"""
_DESK_AND_NAME = re.compile(r"\([A-Z][\w.’'& -]{1,30}: [A-Z][\w.’' -]{2,40}\)$")
"""(Harbour News: Ada Field)"""
_WORD = re.compile(r"\w+")
_NAME_AND_PAPER = re.compile(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}(?: ?/ ?|, (?:[Ff]or [Tt]he )?| for (?:the )?| \| )"
    r"(?P<paper>[A-Za-z][\w.&’'-]+(?: [A-Z&][\w.&’'-]*){0,3})"
)
"""Ada Field/Herald; Ada Field, For the Herald"""
_BRACKETED = re.compile(r"[.!?”\"] \((?:[A-Z][\w’'.-]*(?: of| the| for| and)? ?){1,6}\)$")
"""Ministers at the door on Thursday. (Legislature of Manitoba)"""
_IN_BRACKETS = re.compile(r"\((?P<words>[^()]{2,60})\)$|\[(?P<other>[^\[\]]{2,60})\]$")
_BEHIND_DASH = re.compile(
    r"""
    [—–][ ]? (?: [A-Z]{3,}[ ] )? (?: photos? | images? | file )
      (?: [ ]by[ ] | [ ]courtesy | [ ]?[:/] ) .{2,50} $                               # —PHOTO BY ADA FIELD
    | [—–][ ]? (?: [A-Z]{2,5} (?: /[A-Z]{2,5} )? [ ] )? photos? [ ] [A-Z][\w.’' -]{2,40} $  # — TGV Photo Ada
    | [—–][ ]? [A-Z]\w* (?: [ ]\w+ ){0,3} [ ] (?: photo | image | file ) s? $       # —Contributed photo
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = ("hoto", "HOTO", "mage", "MAGE", "icture", "ile", "llustration", "ideo")
"""One of these stands where a giver is named by the word for the picture."""
_SOME = frozenset({"a", "an", "one", "two", "three", "four", "five", "several", "some"})
"""First words of what a picture shows."""
_PAST = frozenset(
    {"is", "are", "was", "were", "had", "has", "have", "will", "would", "can", "could", "may", "should"}
    | {"did", "does", "do", "not"}
)
"""A picture shows what is, and nothing that was or will be."""
_COUNTED = re.compile(r"\d{1,2} (?:of|/) \d{1,2}")


def captions(page: Labelled) -> Iterator[int]:
    """Lines that a credit, a source in brackets, or their own double shows to tell of a picture."""
    last = -1
    for index in range(len(page.lines) - 1, -1, -1):
        line = page.lines[index]
        if line.words > LONGEST or index in page.labels or line.level or line.kept:
            continue
        if _is_in_gallery(page, index):
            yield from (index - 1, index)
        elif (
            is_credited(line)
            or _is_by_its_neighbour(page, index)
            or (last == index + 1 and page.lines[last].text == line.text and _is_below_head(page, index))
        ):
            last = index
            yield index


def doubled(page: Labelled) -> Iterator[int]:
    """A caption that stands twice, for those who look and those who listen, with who gave it between; in the
    middle of a text nothing need stand there."""
    counts, twice = Counter([line.text for line in page.lines]), set[int]()
    for index, line in enumerate(page.lines):
        if counts[line.text] < 2 or index in page.labels or index in twice:
            continue
        if not FEWEST <= line.words <= LONGEST:
            continue
        near = range(index - 1, max(-1, index - 1 - HEAD), -1)
        above = next((i for i in near if i not in twice and page.role(i) is not Role.PICTURE), -1)
        if page.is_text(above) and _is_told_twice(page, index):
            near = range(index, min(index + DOUBLED, len(page.lines)))
            twice.update(i for i in near if page.lines[i].text == line.text)
            continue
        if not line.is_prose:
            continue
        for below in range(index + 2, min(index + DOUBLED, len(page.lines))):
            between = range(index + 1, below)
            if page.lines[below].text != line.text or not all(_may_be_giver(page, i) for i in between):
                continue
            if any(page.role(i) is Role.PICTURE or is_names_only(page.lines[i]) for i in between):
                yield from (index, below)
    yield from twice


def _is_told_twice(page: Labelled, index: int) -> bool:
    """It comes again at once or below a picture's label, and text follows."""
    below = index + 1
    while page.role(below) is Role.PICTURE:
        below += 1
    again = page.line(below)
    if again is None or again.text != page.lines[index].text or below - index >= DOUBLED:
        return False
    while (role := page.role(below + 1)) in {Role.PICTURE, Role.NOISE}:
        below += 1
    return role in BRINGS or _is_text_or_twice(page, below + 1)


def _is_text_or_twice(page: Labelled, index: int) -> bool:
    """Running text, or the next picture's caption."""
    line = page.line(index)
    if line is None or index in page.labels or not (line.is_prose or line.words >= FEWEST):
        return False
    return line.is_prose or any(line.text == each.text for each in page.lines[index + 1 : index + DOUBLED])


def told_with_giver(page: Labelled) -> Iterator[int]:
    """A caption and right below it the same with who gave the picture: "A ferry. Source: Ada Field"."""
    for index, line in enumerate(page.lines[:-1]):
        below = page.lines[index + 1]
        giver = below.text.removeprefix(line.text)
        if line.words < GIVER or line.words > LONGEST or giver == below.text or line.level:
            continue
        role = page.role(index), page.role(index + 1)
        if set(role) <= {None, Role.PICTURE} and len(giver) < TAIL and _GIVER.match(giver):
            yield from (index, index + 1)


def givers(page: Labelled) -> Iterator[int]:
    """Who gave a picture, alone below its caption, and the paper, whose words the page has elsewhere, too:
    "Ada Field, Harbour Herald"."""
    counts = Counter[str]()
    for index in page.brief:
        line, above = page.lines[index], page.line(index - 1)
        match = _NAME_AND_PAPER.fullmatch(line.text)
        if match is None or index in page.labels or above is None or not above.is_prose or line.is_prose:
            continue
        if above.words > LONGEST or index - 1 in page.labels:
            continue
        counts = counts or Counter(_WORD.findall(" ".join(each.text.casefold() for each in page.lines)))
        if all(counts[word] > PAPER for word in _WORD.findall(match["paper"].casefold())):
            yield index


def below_titles(page: Labelled) -> Iterator[int]:
    """Sentences without a verb of what was or will be, between a title and its text, and right above who
    gave the picture."""
    for title in sure_titles(page):
        for index in range(title.place + 1, min(title.place + HEAD, len(page.lines))):
            line, role = page.lines[index], page.role(index)
            if role is not None or not line.is_prose:
                continue
            below = page.line(index + 1)
            credited = below is not None and page.role(index + 1) is Role.PICTURE and below.words <= CREDIT
            if not credited or not _may_show(line):
                break
            yield index


def alternatives(page: Labelled) -> Iterator[int]:
    """What a picture shows, for those who can't see it, between a byline and the text and above the caption
    or the credit: "A crane stands on the quay."."""
    for index, line in enumerate(page.lines[:-1]):
        if index in page.labels or page.role(index + 1) is not Role.PICTURE or line.level or line.kept:
            continue
        if not line.is_prose or not _may_show(line) or not _is_below_head(page, index):
            continue
        if line.text.casefold().split()[0] in _SOME and not any(map(str.isdigit, line.text)):
            yield index


def _may_show(line: Line) -> bool:
    """One sentence of what is, and nobody says it."""
    if line.words > LONGEST_SHOWN or line.has_sentence_break or _is_news(line.text):
        return False
    words = line.text.casefold().rstrip(".").split()
    return _PAST.isdisjoint(words) and not any(word.endswith("ed") for word in words[1:])


def _is_news(text: str) -> bool:
    """Somebody is said to say it, or it names a day of the week: no caption without its giver does."""
    return is_told(text) or any(day in text.casefold() for day in WEEKDAYS)


def _may_be_giver(page: Labelled, index: int) -> bool:
    line, role = page.lines[index], page.role(index)
    return line.words <= GIVER and not line.level and role not in {Role.HEAD, Role.MARKER, Role.LIST}


def is_credited(line: Line) -> bool:
    """It ends with who gave the picture. An agency in brackets behind a full stop has written the text."""
    if not 4 <= line.words <= LONGEST_CREDITED:
        return False
    tail = line.text[-TAIL:]
    if _GLUED.search(tail):
        return True
    if tail[-1] in ")]" and (_names_source(tail, _strong_sources()) or _DESK_AND_NAME.search(tail)):
        return True
    if not any(sign in tail for sign in _SIGNS):
        return False
    return _BEHIND_DASH.search(tail[-60:]) is not None or _GIVEN_BY.search(tail) is not None


def _is_by_its_neighbour(page: Labelled, index: int) -> bool:
    line, below = page.lines[index], page.line(index + 1)
    if below is None:
        return False
    label = index - 1 in page.labels and page.lines[index - 1].text.casefold().strip(" ,:")
    if label and (label == "image caption" or label.startswith(("duration", "runtime"))):
        return True
    capitals = _OPENING_IN_CAPITALS.match(line.text) is not None
    pictured, credited = page.role(index + 1) is Role.PICTURE, is_credited(below)
    if pictured and below.text.casefold().startswith(line.text.casefold()):
        return True
    tail = line.text[-TAIL:]
    bracketed = _BRACKETED.search(tail) is not None or _names_source(tail, _sources())
    if bracketed and page.is_right_below_head(index):
        return True
    capitals = capitals and has_dateline(below.text) and not has_dateline(line.text)
    if not (capitals or pictured or credited) or not _is_below_head(page, index):
        return False
    alone = pictured and not line.is_prose and _CREDIT_ALONE.match(below.text) is not None
    shown = (credited or pictured) and not line.is_prose and line.words <= LONGEST_SHOWN
    shown = shown and caption_odds(line.text) > (LIKE_CAPTION if credited else SURELY)
    return capitals or alone or shown


def _is_in_gallery(page: Labelled, index: int) -> bool:
    """Right below "1 of 5" and above a button or another picture."""
    if page.role(index - 1) is None or page.role(index + 1) in {None, Role.HEAD}:
        return False
    return _COUNTED.fullmatch(page.lines[index - 1].text.casefold()) is not None


def _is_below_head(page: Labelled, index: int) -> bool:
    """A byline, a stamp or a deck stands right above: here is no title."""
    for above in range(index - 1, max(-1, index - 12), -1):
        label = page.labels.get(above)
        if label is not None and above == index - 1 and label.reason == "section label":
            return False
        if label is None:
            return not page.lines[above].is_prose and page.lines[above].words > 3
        if label.role is Role.HEAD:
            return True
        if label.role not in {Role.NOISE, Role.LABEL} and label.reason != SHARING.reason:
            return False
    return False


def _names_source(tail: str, sources: frozenset[str]) -> bool:
    if _NAME_AND_AGENCY.search(tail):
        return True
    match = _IN_BRACKETS.search(tail)
    if match is None:
        return False
    words = (match["words"] or match["other"]).replace("/", " ").split()
    return any(word.strip(":,.").casefold() in sources for word in words) and any(
        word[:1].isupper() for word in words
    )


@cache
def _strong_sources() -> frozenset[str]:
    """Words that are said of pictures alone."""
    return frozenset(table("furniture", "picture_source")["strong"])


@cache
def _sources() -> frozenset[str]:
    found = frozenset(table("furniture", "picture_source")["words"])
    return found | {each.casefold() for each in listed("outlets", "agencies")}
