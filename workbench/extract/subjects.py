"""What each figure measures and whose figure it is, in words of the article made complete.

The sentence's grammar says what is measured (`subjects_grammar`); the text before completes it: "his term"
is that of the man named last, "that figure" the measure before, "the share of gold" one of the whole just
spoken of. Without a parse the words of the clause stand for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.extract.parser import Parse
from workbench.extract.subjects_grammar import Measured, measured_by
from workbench.extract.subjects_phrases import noun_phrase, without_article, words
from workbench.lexicon import listed, table
from workbench.values.figure import Figure, UnitKind
from workbench.values.span import Span

LONGEST = 16
"""Words of a subject."""
_LOOK_BACK = 700
"""How many characters before a share its whole may be named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`text` is what the figure measures, `entity` whose it is; `back` where the text only points back to
    the figure before; `rule` is how it was read."""

    text: str
    entity: str | None
    rule: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    text: str


class Subjects:
    """Reads the figures of one article in reading order, and remembers what they measured."""

    def __init__(self, text: str, parses: Sequence[Parse]) -> None:
        self._text = text
        self._countries = [
            _Name(match.start(), match.end(), _country_names()[match[0]])
            for match in _country_pattern().finditer(text)
        ]
        names = [name for parse in parses for name in _names(parse)]
        self._people = sorted((name for kind, name in names if kind == "PERSON"), key=lambda name: name.start)
        self._bodies = sorted(
            (name for kind, name in names if kind in ("ORG", "GPE")), key=lambda name: name.start
        )
        self._full = _full_names(self._people)
        self._last: dict[UnitKind, tuple[int, Subject]] = {}

    def of_figure(self, figure: Figure, sentence: Span, parse: Parse | None) -> Subject:
        """What the figure measures; its place in the sequence of figures is remembered."""
        read = measured_by(parse, figure) if parse is not None else None
        if read is not None and parse is not None and read.subject:
            found = self._completed(read, figure, sentence, parse)
        else:
            found = self._plain(figure, sentence)
        self._last[figure.unit_kind] = (figure.span.start, found)
        return found

    def of_statement(self, content: Span, sentence: Span, parse: Parse | None) -> Subject:
        """What an attributed statement without a figure is about."""
        whole = (
            content if len(_WORD.findall(content.of(self._text))) >= 3 else self._clause(content, sentence)
        )
        said = _statement(whole.of(self._text))
        return Subject(said or "statement", self._first_name(whole, parse), "the words of the statement")

    # ------------------------------------------------------------ from the grammar

    def _completed(self, read: Measured, figure: Figure, sentence: Span, parse: Parse) -> Subject:
        if read.back:
            before = self._measured_before(figure, sentence)
            if before is not None:
                return Subject(
                    before.text, before.entity, f"{read.rule}; it points back to the figure before", back=True
                )
        entity = self._entity(read, figure, parse)
        text = self._with_names(read.subject, figure.span.start, sentence)
        text = self._with_whole(text, figure, sentence)
        return Subject(_limited(text), entity, read.rule)

    def _measured_before(self, figure: Figure, sentence: Span) -> Subject | None:
        """The measure of the last figure of the same kind of unit, no further than two lines back."""
        found = self._last.get(figure.unit_kind)
        if found is None or self._text.count("\n", found[0], sentence.start) > 2:
            return None
        return found[1]

    def _with_names(self, subject: str, at: int, sentence: Span) -> str:
        """ "his term" -> "Smith’s term", "the country’s reserves" -> "Russia’s reserves"."""

        def named(match: re.Match[str]) -> str:
            word = (match["pronoun"] or match["word"]).lower()
            if word in ("his", "her", "he", "she"):
                person = self._person_before(at)
                return match[0] if person is None else person + ("’s" if word in ("his", "her") else "")
            if word in ("its", "it"):
                body = self._body_before(at, sentence)
                return match[0] if body is None else body + ("’s" if word == "its" else "")
            country = self._country_near(at)
            return match[0] if country is None else country + ("’s" if match["own"] else "")

        return _stand_ins().sub(named, subject)

    def _with_whole(self, subject: str, figure: Figure, sentence: Span) -> str:
        """ "share of gold" -> "share of gold in Russia’s reserves", where the text has just named the whole."""
        if figure.unit_kind is not UnitKind.PERCENT or not _BARE_SHARE.fullmatch(subject):
            return subject
        before = self._text[max(0, sentence.start - _LOOK_BACK) : sentence.start]
        wholes = list(_WHOLE.finditer(before))
        if not wholes:
            return subject
        whole = wholes[-1]["whole"].strip()
        return f"{subject} in {self._with_names(whole, sentence.start, sentence)}"

    # ------------------------------------------------------------ names

    def _entity(self, read: Measured, figure: Figure, parse: Parse) -> str | None:
        """The person, body or country whose figure it is: in the noun's own words, else its owner."""
        for index in (read.head, read.owner):
            if index is None:
                continue
            found = self._name_in(parse, index)
            if found:
                return found
        country = _country_words().search(read.subject)
        return self._country_near(figure.span.start) if country else None

    def _name_in(self, parse: Parse, head: int) -> str | None:
        indexes = noun_phrase(parse, head)
        possessors = [i for i in indexes if parse.tokens[i].dep == "poss"]
        for index in (*possessors, head, *indexes):
            token = parse.tokens[index]
            if token.text.lower() in ("his", "her"):
                return self._person_before(token.span.start)
            if token.text in _country_names():
                return _country_names()[token.text]
            if token.entity in ("PERSON", "ORG", "GPE") and token.pos == "PROPN":
                return self._full_name(_whole_name(parse, index))
        return None

    def _full_name(self, name: str) -> str:
        return self._full.get(name, name)

    def _first_name(self, content: Span, parse: Parse | None) -> str | None:
        """The first person, body or country that the words name."""
        near = [name for name in (*self._people, *self._bodies) if content.start <= name.start < content.end]
        country = next((name for name in self._countries if content.start <= name.start < content.end), None)
        if near:
            first = min(near, key=lambda name: name.start)
            if country is None or first.start <= country.start:
                return _country_names().get(first.text) or self._full_name(first.text)
        return country.text if country else None

    def _person_before(self, at: int) -> str | None:
        place = bisect_left([name.start for name in self._people], at)
        return self._full_name(self._people[place - 1].text) if place else None

    def _body_before(self, at: int, sentence: Span) -> str | None:
        """A body or country named before in the sentence, else none: "it" may be anything."""
        near = [name for name in self._bodies if sentence.start <= name.start < at]
        return near[0].text if near else None

    def _country_near(self, at: int) -> str | None:
        """The country named last before the place, else the first after it."""
        place = bisect_left([name.start for name in self._countries], at)
        if place:
            return self._countries[place - 1].text
        return self._countries[0].text if self._countries else None

    # ------------------------------------------------------------ without a parse

    def _plain(self, figure: Figure, sentence: Span) -> Subject:
        """The words of the figure's clause, without the figure, dates and verbs of level."""
        clause = self._clause(figure.span, sentence)
        before = self._text[clause.start : figure.span.start]
        after = self._text[figure.span.end : clause.end]
        level = _LEVEL.search(before)
        if level:
            text = before[: level.start()]
        else:
            counted = figure.unit if figure.unit_kind is UnitKind.COUNT else ""
            text = f"{_plural(counted)} {after}" if counted else f"{before} {after}"
        text = without_article(_limited(re.sub(r"\s+", " ", text).strip(" ,;:.()“”\"'’–—-")))
        country = next(
            (name.text for name in self._countries if clause.start <= name.start < clause.end), None
        )
        return Subject(text or figure.unit or "figure", country, "the words of the clause")

    def _clause(self, place: Span, sentence: Span) -> Span:
        start, end = sentence.start, sentence.end
        for match in _CLAUSE_MARK.finditer(self._text, sentence.start, sentence.end):
            if match.end() <= place.start:
                start = match.end()
            elif match.start() >= place.end:
                end = match.start()
                break
        return Span(min(start, place.start), max(end, place.end))


_WORD = re.compile(r"\w+")
_CLAUSE_MARK = re.compile(r",[ ](?!\d)|[;:–—]|[ ]-[ ]|[“”\"()]|[ ](?:but|while|whereas|although)[ ]")
_LEVEL = re.compile(
    r"""
    [ ](?:is|are|was|were|stood|stands|rose|fell|grew|jumped|dropped|climbed|declined|increased|decreased|reached|hit
    |totalled|totaled|exceeded|cost|costs|has|have|had)\b[^,;]*$
    """,
    re.VERBOSE,
)
_BARE_SHARE = re.compile(
    r"(?:share|proportion|percentage)[ ]of[ ](?:the[ ])?[\w-]+(?:[ ][\w-]+)?", re.IGNORECASE
)
_WHOLE = re.compile(
    r"""
    (?:composition|structure|make-?up|breakdown|distribution|%|per[ ]?cent|share|proportion)[ ]
    (?:of|in)[ ]
    (?P<whole>(?:the[ ]|its[ ]|all[ ])?[\w’'-]+(?:[ ][\w’'-]+){0,4}?)
    (?=[.,;:)]|[ ](?:is|are|was|were|has|have|had|that|which|who|in|by|from|to|at|on|and|as|for|since|over|with)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _limited(text: str) -> str:
    """No longer than LONGEST words."""
    parts = text.split()
    return text if len(parts) <= LONGEST else " ".join(parts[:LONGEST])


def _statement(text: str) -> str:
    """The first clause of the statement, without quotation marks and "that"."""
    text = re.sub(r"[“”„\"]", "", re.sub(r"\s+", " ", text)).strip(" ,;:.–—-")
    text = re.sub(r"^(?:that|how|whether|if|to)[ ]", "", text)
    parts = text.split(" ")
    if len(parts) <= LONGEST:
        return text
    kept = " ".join(parts[:LONGEST])
    cut = max(kept.rfind(", "), kept.rfind("; "))
    return kept[:cut] if cut > len(kept) // 2 else kept


def _plural(noun: str) -> str:
    return noun if not noun or noun.endswith("s") or noun in ("people", "police") else f"{noun}s"


def _names(parse: Parse) -> list[tuple[str, _Name]]:
    """The names of the sentence with their kind, each whole."""
    found, at = [], 0
    tokens = parse.tokens
    while at < len(tokens):
        kind, end = tokens[at].entity, at + 1
        if kind in ("PERSON", "ORG", "GPE"):
            while end < len(tokens) and tokens[end].entity == kind and tokens[end].pos == "PROPN":
                end += 1
            text = words(parse, range(at, end)).removesuffix("’s").removesuffix("'s")
            text = re.sub(r"^[Tt]he[ ]", "", text)
            found.append((kind, _Name(tokens[at].span.start, tokens[end - 1].span.end, text)))
        at = end
    return found


def _whole_name(parse: Parse, index: int) -> str:
    """The name that the token is part of."""
    kind, tokens = parse.tokens[index].entity, parse.tokens
    first = last = index
    while first > 0 and tokens[first - 1].entity == kind and tokens[first - 1].pos in ("PROPN", "ADP"):
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].entity == kind
        and tokens[last + 1].pos in ("PROPN", "ADP")
    ):
        last += 1
    text = words(parse, range(first, last + 1)).removesuffix("’s").removesuffix("'s")
    return without_article(text)


def _full_names(people: Sequence[_Name]) -> dict[str, str]:
    """Surname -> the full name that the text gives, where it gives only one."""
    full: dict[str, set[str]] = {}
    for name in people:
        parts = name.text.split(" ")
        if len(parts) > 1:
            full.setdefault(parts[-1], set()).add(name.text)
    return {surname: next(iter(names)) for surname, names in full.items() if len(names) == 1}


@cache
def _country_names() -> dict[str, str]:
    """Name, adjective or short form -> name of the country."""
    return {
        surface: name
        for name, others in table("subjects", "countries").items()
        for surface in (name, *others)
    }


@cache
def _country_pattern() -> re.Pattern[str]:
    surfaces = sorted(_country_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, surfaces))})(?!\w)")


@cache
def _country_words() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:the[ ])?(?:{'|'.join(sorted(listed('subjects', 'country_nouns')))})\b", re.IGNORECASE
    )


@cache
def _stand_ins() -> re.Pattern[str]:
    """Words that stand for a name."""
    countries = "|".join(sorted(listed("subjects", "country_nouns")))
    return re.compile(
        rf"""
          (?:(?<=^)|\bthe[ ])(?P<word>{countries})\b(?P<own>[’']s)?(?![ ](?:of|in|that|which|and)\b)
        | \b(?P<pronoun>his|her|its|he|she|it)\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )
