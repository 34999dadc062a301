"""Boxes between the texts of a page: buttons, authors, tags, polls, readers' comments, weather, scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workbench.intake.blocks.labelled import SHARING, Labelled
from workbench.intake.bylines import is_names_only
from workbench.intake.label import Role
from workbench.intake.lines import Line
from workbench.intake.rows import TOKEN, is_score
from workbench.lexicon import table

COMMENT = 9
"""Lines of a reader's comment, at most."""
FORECAST = 35
"""Words of a forecast in a box with the weather."""
CUT_OFF = 25
"""Words of the opening of another article."""
PROMOTION = "sign-up or promotion"
TAGS = 12
"""Lines below "Topics", at most."""
_DEGREES = re.compile(r"-?\d{1,3}\s?°\s?[CFcf]?")
_VOTES = re.compile(r"\d{1,3}(?:[.,]\d)?[ ]?%(?:[ ]?[-–—|(][ ]?[\d, .]+(?:[ ]?votes?)?\)?)?", re.I)
_ANSWERS = frozenset({"reply", "replies", "report", "recommend", "respect", "upvote", "like", "quote"})


def share_buttons(page: Labelled) -> Iterator[int]:
    """Names of networks in a row of lines of which one is surely a button."""
    words, needs = _words("share", "words"), _words("share", "needs")
    for run in _near([i for i in page.brief if _is_share_word(page.lines[i], words)], 1):
        sure = any(
            (i in page.labels and page.labels[i].reason == SHARING.reason)
            or page.lines[i].text.casefold().strip(" :.") in needs
            for i in run
        )
        if len(run) > 1 and sure:
            yield from (i for i in run if page.role(i) in {None, Role.LABEL})


def _is_share_word(line: Line, words: frozenset[str]) -> bool:
    if line.words > 3 or line.level:
        return False
    tokens = [token.strip(".:,;!+").casefold() for token in TOKEN.findall(line.text)]
    return 0 < len(tokens) <= 3 and all(not each or each in words for each in tokens)


def promotions(page: Labelled) -> Iterator[int]:
    """What stands alone between the heading of a promotion and its button."""
    for index, label in page.labels.items():
        below = page.labels.get(index + 2)
        if (
            label.reason != PROMOTION
            or below is None
            or below.reason != PROMOTION
            or index + 1 in page.labels
        ):
            continue
        text = page.lines[index + 1]
        short = page.lines[index].words <= 8 and page.lines[index + 2].words <= 6
        if short and text.words <= 45 and not text.level:
            yield index + 1


def teasers(page: Labelled) -> Iterator[int]:
    """Openings of other articles that the page cuts off, two at least: "CITIES remember their rivers…"."""
    cut = [
        index
        for index, line in enumerate(page.lines)
        if line.words <= CUT_OFF
        and index not in page.labels
        and line.text.endswith(("…", "..."))
        and line.text[:1] not in "“\"‘'"
        and not line.has_sentence_break
    ]
    if len(cut) > 1:
        yield from cut


def author_boxes(page: Labelled) -> Iterator[int]:
    """A name, an office and a sentence on that person below "About the author"."""
    for index in page.labels:
        if not page.lines[index].text.casefold().startswith(("about the author", "about the writer")):
            continue
        name = ""
        for i in range(index + 1, min(index + 6, len(page.lines))):
            line = page.lines[i]
            if is_names_only(line) and not name:
                name = line.text
            elif not name or not (line.text.startswith(name) or (line.words <= 4 and not line.is_prose)):
                break
            if i not in page.labels:
                yield i


def tags_below_label(page: Labelled) -> Iterator[int]:
    """Short lines in small letters below "Topics"."""
    for index, label in page.labels.items():
        if label.reason not in ("tags", "section label", "link to another article"):
            continue
        for i in range(index + 1, min(index + TAGS, len(page.lines))):
            line = page.lines[i]
            if line.words > 4 or not line.starts_lower or line.ends_sentence or line.is_item:
                break
            if i not in page.labels:
                yield i


def polls(page: Labelled) -> Iterator[int]:
    """The answers of a poll with their votes, and the question above them."""
    lines = page.lines
    for group in _near([i for i in page.brief if _VOTES.fullmatch(lines[i].text)], 2):
        if len(group) < 2 or not any("vote" in lines[i].text.casefold() for i in group):
            continue
        first = max(0, group[0] - 1)
        if first and lines[first - 1].text.endswith("?"):
            first -= 1
        yield from range(first, group[-1] + 1)


def comments(page: Labelled) -> Iterator[int]:
    """From a reader's name, above the time, down to "Reply"."""
    words = _words("comment_end", "words")
    for index in page.brief:
        tokens = [token.strip("():·•|.,").casefold() for token in page.lines[index].text.split()]
        spoken = [token for token in tokens if any(map(str.isalpha, token))]
        if not spoken or spoken[0] not in _ANSWERS or not all(token in words for token in spoken):
            continue
        above = range(index - 1, max(-1, index - COMMENT), -1)
        stamp = next((i for i in above if page.is_stamp(i)), None)
        if stamp is not None:
            named = stamp and stamp - 1 not in page.labels and page.lines[stamp - 1].words <= 4
            yield from range(stamp - 1 if named else stamp, index + 1)


def weather(page: Labelled) -> Iterator[int]:
    """Lines of the weather, three at least, and the forecast between them."""
    for group in _near([i for i in page.brief if _tells_weather(page.lines[i])], 4):
        if len(group) > 2:
            yield from (i for i in range(group[0], group[-1] + 1) if page.lines[i].words <= FORECAST)


def _tells_weather(line: Line) -> bool:
    words, needs = _words("weather", "words"), _words("weather", "needs")
    text = _DEGREES.sub(" ", line.text) if "°" in line.text else line.text
    tokens = [token.casefold().strip(".:,;!%") for token in text.split()]
    rest = [token for token in tokens if token and not token.lstrip("-").isdigit()]
    needed = text != line.text or any(token in needs for token in rest)
    return needed and all(token in words or token in needs for token in rest)


def scores(page: Labelled) -> Iterator[int]:
    """Rows of scores and scorers, three together at least, with the names beside them."""
    rows = [
        index
        for index, line in enumerate(page.lines)
        if (index not in page.labels and is_score(line))
        or (index in page.labels and len(line.text) < 4 and line.text.isdigit())
    ]
    for group in _near(rows, 2):
        told = [i for i in group if i not in page.labels]
        if len(group) < 3 or not told:
            continue
        yield from told
        for i in range(max(0, group[0] - 2), group[-1]):
            if i not in page.labels and page.lines[i].words <= 3 and not page.lines[i].ends_sentence:
                yield i


def _near(places: Sequence[int], apart: int) -> Iterator[list[int]]:
    """The places in groups, no two neighbours of one further apart."""
    group: list[int] = []
    for place in places:
        if group and place - group[-1] > apart:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


@cache
def _words(name: str, key: str) -> frozenset[str]:
    return frozenset(table("furniture", name)[key])
