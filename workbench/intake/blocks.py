"""Which lines are furniture by the lines beside them: bylines of several lines, share buttons, captions,
readers' comments, the weather, match scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from workbench.intake.bylines import is_names_only
from workbench.intake.label import Label, Role
from workbench.intake.lines import Line
from workbench.intake.rows import TOKEN, is_score
from workbench.lexicon import listed, table

LONGEST_BYLINE = 5
"""Words of a line between "By" and the time."""
LONGEST_CAPTION = 45
LONGEST_SHOWN = 30
"""Words of what a picture shows, for those who can't see it."""
COMMENT = 9
"""Lines of a reader's comment, at most."""
FORECAST = 35
"""Words of a forecast in a box with the weather."""
_WEATHER = re.compile(r"-?\d{1,3}\s?°\s?[CFcf]?")
_CREDIT_ALONE = re.compile(
    r"""
    [(\[]? (?: AP[ ]Photo|Photo|Photograph|Photography|Image|Picture|Pic|Credit|Illustration|Graphic|Video )
    s?
    (?: [ ]by | [ ]credit | [ ]courtesy )? [ ]?[:/|–-]
    """,
    re.VERBOSE,
)
_OPENING_IN_CAPITALS = re.compile(r"[A-Z][A-Z’' -]{3,40}[.!][ ][A-Z]")
"""GENTLE GUEST. The whale in a pen on Sunday."""
_NAME_AND_AGENCY = re.compile(r"\([A-Z][\w.’' -]{2,30}/[A-Z][\w.’' -]{1,30}\)$")
"""(Ada Field/The Gazette)"""
_GIVEN_BY = re.compile(
    r"(?:^|[.)”\"—–-][ ]?)(?:Photo|Photograph|Picture|Image|Illustration|Video)s?"
    r"[ ](?:courtesy[ ]of|courtesy|by|via|from|provided[ ]by|supplied[ ]by)[ ].{2,60}$"
)
_COUNTED = re.compile(r"\d{1,2} (?:of|/) \d{1,2}")
_PLACE = re.compile(
    r"[A-ZÀ-Þİ][A-ZÀ-Þİ.’' -]{2,25}(?:,[ ][A-Z]\w+(?:[ ][A-Z]\w+)?)?(?:[ ]/[ ][A-ZÀ-Þİ ,\w]{3,40})?"
)
"""KHARTOUM, Sudan / ISTANBUL"""
_VOTES = re.compile(r"\d{1,3}(?:[.,]\d)?[ ]?%(?:[ ]?[-–—|(][ ]?[\d, .]+(?:[ ]?votes?)?\)?)?", re.I)
_IN_BRACKETS = re.compile(r"\((?P<words>[^()]{2,60})\)$|\[(?P<other>[^\[\]]{2,60})\]$")
_SAID_OF_PICTURE = re.compile(
    r"[—–-][ ]?(?:[A-Z]{3,}[ ])?(?:photos?|images?|file)\b.{0,50}$|[—–-].{2,40}[ ](?:photo|image)s?$", re.I
)
Found = Mapping[int, Label]
_ANSWERS = frozenset({"reply", "replies", "report", "recommend", "respect", "upvote", "like", "quote"})
SUMMARY = "label of a summary"
BYLINE = Label("byline", Role.HEAD)
CAPTION = Label("caption", Role.PICTURE)
SHARING = Label("sharing buttons", Role.END)
COMMENTS = Label("comments", Role.END)
WEATHER = Label("weather", Role.NOISE)
REPEATED = Label("repeated title", Role.NOISE)
PLACE = Label("place of the report", Role.HEAD)
AUTHOR = Label("about the author", Role.END)
TAGS = Label("tags", Role.END)
POLL = Label("poll of readers", Role.NOISE)
SCORES = Label("row of a table", Role.NOISE)


def label_blocks(lines: Sequence[Line], labels: dict[int, Label]) -> None:
    """Add the lines that stand in a block of furniture to `labels`."""
    for index in [i for i, label in labels.items() if label.reason == SUMMARY]:
        if index and index - 1 not in labels and lines[index - 1].is_prose:
            del labels[index]  # a sub-heading that is called so
    for find, label in (
        (_share_buttons, SHARING),
        (_names_beside_stamps, BYLINE),
        (_between_by_and_stamp, BYLINE),
        (_captions, CAPTION),
        (_repeated_titles, REPEATED),
        (_places, PLACE),
        (_author_boxes, AUTHOR),
        (_tags_below_label, TAGS),
        (_polls, POLL),
        (_comments, COMMENTS),
        (_weather, WEATHER),
        (_scores, SCORES),
    ):
        for index in list(find(lines, labels)):
            labels[index] = label


def _names_beside_stamps(lines: Sequence[Line], labels: Found) -> list[int]:
    """Names of people or the letters of an agency below a title and right above a byline or a time stamp,
    without "By"."""
    found = []
    for index in range(1, len(lines) - 1):
        above, below = labels.get(index - 1), labels.get(index + 1)
        line = lines[index]
        named = is_names_only(line) or (line.text.isupper() and line.text.isalpha() and len(line.text) < 6)
        if index in labels or below is None or below.role is not Role.HEAD or not named:
            continue
        title = above is None and lines[index - 1].words > 3 and not is_names_only(lines[index - 1])
        if title or (above is not None and above.role is Role.HEAD):
            found.append(index)
    return found


def _between_by_and_stamp(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """A byline over several lines: "By", a name, what she is at the paper, the time."""
    heads = [index for index, label in labels.items() if label.role is Role.HEAD]
    for one in heads:
        if labels[one].reason != "byline":
            continue
        other = next((i for i in range(one + 1, min(one + 5, len(lines))) if _is_stamp(labels, i)), None)
        inside = range(one + 1, other or one + 1)
        if all(_may_be_byline(lines[i], labels.get(i)) for i in inside):
            yield from inside


def _is_stamp(labels: Found, index: int) -> bool:
    return index in labels and labels[index].reason == "time stamp"


def _may_be_byline(line: Line, label: Label | None) -> bool:
    free = label is None or label.role in {Role.LABEL, Role.HEAD, Role.NOISE}
    return free and not line.level and line.words <= LONGEST_BYLINE and not line.ends_sentence


def _share_buttons(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """Names of networks in a row of lines of which one is surely a button."""
    words, needs = _words("share", "words"), _words("share", "needs")
    for run in _runs([_is_share_word(line, words) for line in lines]):
        sure = sum(
            (i in labels and labels[i].reason == SHARING.reason)
            or lines[i].text.casefold().strip(" :.") in needs
            for i in run
        )
        if len(run) > 1 and sure:
            yield from (i for i in run if i not in labels or labels[i].role is Role.LABEL)


def _is_share_word(line: Line, words: frozenset[str]) -> bool:
    if line.words > 3:
        return False
    tokens = [token.strip(".:,;!+").casefold() for token in TOKEN.findall(line.text)]
    return 0 < len(tokens) <= 3 and not line.level and all(not each or each in words for each in tokens)


def _runs(marked: Sequence[bool]) -> Iterator[range]:
    first = 0
    for index, mark in enumerate((*marked, False)):
        if not mark:
            if index > first:
                yield range(first, index)
            first = index + 1


def _captions(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """What a credit, a source in brackets, or its own double shows to tell of a picture."""
    for index, line in enumerate(lines):
        if index in labels or line.level or line.words > LONGEST_CAPTION or line.kept:
            continue
        if _is_in_gallery(lines, labels, index):
            yield from (index - 1, index)
            continue
        if _is_credited(line):
            yield index
            continue
        below = lines[index + 1] if index + 1 < len(lines) else None
        label = labels.get(index + 1)
        pictured = below is not None and label is not None and label.role is Role.PICTURE
        if below is None or not (pictured or _is_credited(below) or _OPENING_IN_CAPITALS.match(line.text)):
            continue
        if pictured and below.text.startswith(line.text):
            yield index
        elif _is_below_head(lines, labels, index):
            alone = pictured and not line.is_prose and _CREDIT_ALONE.match(below.text) is not None
            shown = (
                _is_credited(below)
                and line.words <= LONGEST_SHOWN
                and not line.has_sentence_break
                and (not line.is_prose or _is_right_below_head(labels, index))
            )
            if alone or shown or _OPENING_IN_CAPITALS.match(line.text):
                yield index


def _is_credited(line: Line) -> bool:
    """It ends with who gave the picture."""
    if line.words < 4 or line.words > LONGEST_CAPTION + 30:
        return False
    tail = line.text[-80:]
    if tail[-1] in ")]" and _names_source(tail):
        return True
    return ("hoto" in tail or "mage" in tail or "HOTO" in tail or "icture" in tail or "ile" in tail) and (
        _SAID_OF_PICTURE.search(tail[-60:]) is not None or _GIVEN_BY.search(tail) is not None
    )


def _is_in_gallery(lines: Sequence[Line], labels: Found, index: int) -> bool:
    """Right below "1 of 5" and above a button or another picture."""
    above, below = labels.get(index - 1), labels.get(index + 1)
    counted = above is not None and _COUNTED.fullmatch(lines[index - 1].text.casefold()) is not None
    return counted and below is not None and below.role is not Role.HEAD


def _is_below_head(lines: Sequence[Line], labels: Found, index: int) -> bool:
    """A byline, a stamp or a deck stands right above: here is no title."""
    for above in range(index - 1, max(-1, index - 12), -1):
        label = labels.get(above)
        if label is None:
            return not lines[above].is_prose and lines[above].words > 3
        if label.role is Role.HEAD:
            return True
        if label.role not in {Role.NOISE, Role.LABEL} and label.reason != SHARING.reason:
            return False
    return False


def _names_source(tail: str) -> bool:
    if _NAME_AND_AGENCY.search(tail):
        return True
    match = _IN_BRACKETS.search(tail)
    if match is None:
        return False
    words = (match["words"] or match["other"]).replace("/", " ").split()
    return any(word.strip(":,.").casefold() in _sources() for word in words) and any(
        word[:1].isupper() for word in words
    )


def _repeated_titles(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """A title that stands again below its own byline or stamp."""
    for index in range(2, len(lines)):
        line = lines[index]
        if index in labels or line.words < 4 or line.level:
            continue
        above = next(
            (i for i in range(index - 1, max(-1, index - 8), -1) if lines[i].text == line.text), None
        )
        between = range(index if above is None else above + 1, index)
        headed = any(i in labels and labels[i].role is Role.HEAD for i in between)
        if headed and not any(lines[i].is_prose and i not in labels for i in between):
            yield index


def _places(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """Where it was written, alone between the stamp and the text: "BISHKEK, Kyrgyzstan"."""
    for index in range(1, len(lines) - 1):
        line = lines[index]
        if index in labels or line.words > 6 or line.level or lines[index + 1].words < 8:
            continue
        if _PLACE.fullmatch(line.text) and lines[index + 1].is_prose and _is_right_below_head(labels, index):
            yield index


def _is_right_below_head(labels: Found, index: int) -> bool:
    for above in range(index - 1, max(-1, index - 10), -1):
        label = labels.get(above)
        if label is None:
            return False
        if label.role is Role.HEAD:
            return True
    return False


def _author_boxes(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """A name, an office and a sentence on that person below "About the author"."""
    for index in labels:
        if not lines[index].text.casefold().rstrip(":").startswith(("about the author", "about the writer")):
            continue
        names: list[str] = []
        for i in range(index + 1, min(index + 6, len(lines))):
            line = lines[i]
            known = any(line.text.startswith(name) for name in names)
            if is_names_only(line) and not names:
                names.append(line.text)
            elif not known and not (names and line.words <= 4 and not line.is_prose):
                break
            if i not in labels:
                yield i


def _tags_below_label(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """Short lines in small letters below "Topics"."""
    for index, label in labels.items():
        if label.reason not in (TAGS.reason, "section label", "link to another article"):
            continue
        for i in range(index + 1, min(index + 12, len(lines))):
            line = lines[i]
            if line.words > 4 or not line.starts_lower or line.ends_sentence or line.is_item:
                break
            if i not in labels:
                yield i


def _polls(lines: Sequence[Line], _: Found) -> Iterator[int]:
    """The answers of a poll with their votes, and the question above them."""
    votes = [i for i, line in enumerate(lines) if line.words <= 5 and _VOTES.fullmatch(line.text)]
    for group in _near(votes, 2):
        if len(group) < 2 or not any("vote" in lines[i].text.casefold() for i in group):
            continue
        first = max(0, group[0] - 1)
        if first and lines[first - 1].text.endswith("?"):
            first -= 1
        yield from range(first, group[-1] + 1)


def _comments(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """From a reader's name, above the time, down to "Reply"."""
    words = _words("comment_end", "words")
    for index, line in enumerate(lines):
        if line.words > 8:
            continue
        tokens = [token for each in line.text.split() if (token := each.strip("():·•|.,").casefold())]
        spoken = [token for token in tokens if any(map(str.isalpha, token))]
        if not spoken or spoken[0] not in _ANSWERS:
            continue
        if not all(token in words for token in spoken):
            continue
        stamp = next(
            (i for i in range(index - 1, max(-1, index - COMMENT), -1) if _is_stamp(labels, i)), None
        )
        if stamp is None:
            continue
        named = stamp and stamp - 1 not in labels and lines[stamp - 1].words <= 4
        yield from range(stamp - 1 if named else stamp, index + 1)


def _weather(lines: Sequence[Line], _: Found) -> Iterator[int]:
    """Lines of the weather, two at least, and the forecast between them."""
    told = [i for i, line in enumerate(lines) if line.words <= 8 and _tells_weather(line)]
    for group in _near(told, 4):
        if len(group) < 3:
            continue
        yield from (i for i in range(group[0], group[-1] + 1) if lines[i].words <= FORECAST)


def _tells_weather(line: Line) -> bool:
    words, needs = _words("weather", "words"), _words("weather", "needs")
    text = _WEATHER.sub(" ", line.text)
    tokens = [token.casefold().strip(".:,;!%") for token in text.split()]
    rest = [token for token in tokens if token and not token.lstrip("-").isdigit()]
    needed = text != line.text or any(token in needs for token in rest)
    return needed and all(token in words or token in needs for token in rest)


def _near(places: Sequence[int], apart: int) -> Iterator[list[int]]:
    group: list[int] = []
    for place in places:
        if group and place - group[-1] > apart:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _scores(lines: Sequence[Line], labels: Found) -> Iterator[int]:
    """Rows of scores and scorers, three together at least."""
    rows = [
        i
        for i, line in enumerate(lines)
        if (i not in labels and is_score(line)) or _is_number(lines, labels, i)
    ]
    for group in _near(rows, 2):
        told = [i for i in group if i not in labels]
        if len(group) < 3 or not told:
            continue
        yield from told
        yield from (
            i
            for i in range(max(0, group[0] - 2), group[-1])
            if i not in labels and lines[i].words <= 3 and not lines[i].ends_sentence
        )


def _is_number(lines: Sequence[Line], labels: Found, index: int) -> bool:
    return index in labels and lines[index].text.isdigit() and len(lines[index].text) < 4


@cache
def _words(name: str, key: str) -> frozenset[str]:
    return frozenset(table("furniture", name)[key])


@cache
def _sources() -> frozenset[str]:
    return _words("picture_source", "words") | {each.casefold() for each in listed("outlets", "agencies")}
