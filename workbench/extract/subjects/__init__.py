"""What each figure measures and whose figure it is, in words of the article made complete.

The sentence's grammar says what is measured (`subjects.grammar`); the text before completes it: "his term"
is that of the man named last, "that figure" the measure before, "the share of gold" one of the whole just
spoken of. Without a parse the words of the clause stand for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from workbench.extract.parser import Parse
from workbench.extract.subjects.beside import beside_another, level_of
from workbench.extract.subjects.grammar import measured_by
from workbench.extract.subjects.levels import measure_told
from workbench.extract.subjects.names import Names, country_names, country_pattern
from workbench.extract.subjects.phrases import without_article
from workbench.extract.subjects.reader import Measured, plural
from workbench.extract.subjects.stand_ins import StandIns
from workbench.extract.subjects.statements import statement_words
from workbench.extract.subjects.subject import Subject
from workbench.extract.subjects.tables import CellSubjects
from workbench.lexicon import listed, table
from workbench.values.attribution import Attribution
from workbench.values.figure import Figure, UnitKind
from workbench.values.span import Span

__all__ = ["LONGEST", "Subject", "Subjects"]

LONGEST = 16
"""Words of a subject."""
_LOOK_BACK = 700
"""How many characters before a share its whole may be named, and a clause may begin."""
_SHORT_STATEMENT = 3
"""Words under which a statement takes the rest of its clause to be understood."""


class Subjects:
    """Reads the figures of one article in reading order, and remembers what they measured."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        parses: Sequence[Parse],
        attributions: Sequence[Attribution] = (),
    ) -> None:
        self._text = text
        self._parses = parses
        self._names = Names(text, parses)
        self._stand_ins = StandIns(text, sentences, parses, attributions, self._names)
        self._last: dict[UnitKind, tuple[int, Subject]] = {}
        self._latest: tuple[int, Subject] | None = None
        self._counted: tuple[int, str] | None = None
        self._cells = CellSubjects(text, self.begins_with_name)

    def of_figure(self, figure: Figure, sentence: Span, parse: Parse | None) -> Subject:
        """What the figure measures; its place in the sequence of figures is remembered."""
        found = (
            self._in_table(figure)
            or self._beside(figure, sentence)
            or self._by_itself(figure, sentence, parse)
        )
        found = replace(found, entity=self._named(_country_of(found.text, found.entity), sentence))
        self._last[figure.unit_kind] = self._latest = (figure.span.start, found)
        if figure.unit_kind is UnitKind.COUNT and figure.unit:
            self._counted = (figure.span.start, figure.unit)
        return found

    def _named(self, entity: str | None, sentence: Span) -> str | None:
        """The entity; None where it is only a common noun that opens its sentence: "Turnout was 61 %"."""
        if entity is None or " " in entity or not self._text.startswith(entity, sentence.start):
            return entity
        low = entity.lower()
        common = low in listed("metrics", "plain") | listed("metrics", "goods") or f" {low} " in self._text
        return None if common else entity

    def _in_table(self, figure: Figure) -> Subject | None:
        """The headings of its row and column, where it stands in a table."""
        cell = self._cells.of(figure.span)
        if cell is None:
            return None
        entity = self._names.first_in(cell.row) if cell.row else None
        return Subject(_limited(cell.text), entity, "the headings of the table")

    def _counted_before(self, figure: Figure) -> str:
        """What a bare number counts: the things counted last, near before it; "" where there are none."""
        if self._counted is None or figure.unit:
            return ""
        start, unit = self._counted
        near = figure.span.start - start <= _LOOK_BACK and "\n" not in self._text[start : figure.span.start]
        return unit if near else ""

    def _beside(self, figure: Figure, sentence: Span) -> Subject | None:
        """The measure of another figure of the same sentence, with what is said of this one."""
        last, latest = self._last.get(figure.unit_kind), self._latest
        before = last[1] if last is not None and last[0] >= sentence.start else None
        nearest = latest[1] if latest is not None and latest[0] >= sentence.start else None
        if before is None and nearest is None:
            return None
        found = beside_another(self._text, figure, sentence, before, nearest)
        if found is None:
            return None
        entity = found.entity and self._names.full(found.entity)
        return replace(found, text=_limited(found.text), entity=entity)

    def _by_itself(self, figure: Figure, sentence: Span, parse: Parse | None) -> Subject:
        if parse is None:
            return self._plain(figure, sentence)
        named = self._stand_ins.in_parse(parse, keep_it=figure.unit_kind is not UnitKind.COUNT)
        read = measured_by(named, figure, self._counted_before(figure))
        if read is not None and _WORDS.search(read.subject):
            return self._completed(read, figure, sentence, named)
        return replace(self._plain(figure, sentence), measure=False)

    def of_statement(
        self, content: Sequence[Span], sentence: Span, parse: Parse | None, speaker: str | None = None
    ) -> Subject:
        """What an attributed statement without a figure is about.

        `speaker` is who "he" or "she" at its beginning stands for, where it is not quoted.
        """
        count = sum(len(_WORD.findall(piece.of(self._text))) for piece in content)
        if count < _SHORT_STATEMENT:
            content, parse_of_words = (self._clause(content[0], sentence),), None
        else:
            parse_of_words = parse
        said, subject = statement_words(self._text, content, parse_of_words)
        entity = None
        if parse is not None and subject is not None:
            entity = self._names.in_phrase(parse, subject)
            if speaker and parse.tokens[subject].text.lower() in ("he", "she"):
                entity = speaker
        if entity is None:
            entity = self._names.first_in(content[0])
        if speaker:
            said = re.sub(r"^(?:he|she)(?= )", speaker, said)
        return Subject(said or "statement", entity, "the words of the statement")

    def place(self, sentence: Span) -> str | None:
        """Where it is about: the country that the sentence names, else the one of the article."""
        return self._names.country_in(sentence) or self._names.home

    def begins_with_name(self, subject: str) -> bool:
        """Its first word has a capital inside sentences too."""
        return subject.partition(" ")[0].removesuffix("’s") in self._names.capitals

    # ------------------------------------------------------------ from the grammar

    def _completed(self, read: Measured, figure: Figure, sentence: Span, parse: Parse) -> Subject:
        if read.back:
            before = self._measured_before(figure, sentence)
            if before is not None:
                rule = f"{read.rule}; it points back to the figure before"
                text = before.text
                if read.adds:
                    text = f"{level_of(text)}{read.adds}"
                return Subject(_limited(text), before.entity, rule, back=True, measure=before.measure)
            if self._latest is not None and "\n" not in self._text[self._latest[0] : figure.span.start]:
                latest = self._latest[1]  # "exports have fallen by a third. They amounted to …"
                text = f"{level_of(latest.text)}{read.adds}"
                return Subject(_limited(text), latest.entity, read.rule, measure=False)
            told = self._told_before(sentence)
            if told is not None:
                return replace(told, text=_limited(f"{told.text}{read.adds}"))
        entity = self._entity(read, figure, parse)
        text = self._with_whole(read.subject, figure, sentence)
        if entity is None and text != read.subject:
            entity = _owner_of(text)
        place = _IN_A_PLACE.search(text) if figure.unit_kind in _OF_PLACES else None
        if entity is None and place is not None and not _ELSEWHERE.search(text):
            entity = self._names.full(place["name"])
        plain = _OF_OURS.sub(r"\1", _UNKNOWN_OWNER.sub("", text))
        owned = plain == text or entity is not None  # else whose it is is not told: of no series
        return Subject(_limited(plain), entity, read.rule, measure=read.measure and owned)

    def _measured_before(self, figure: Figure, sentence: Span) -> Subject | None:
        """The measure of the last figure of the same kind of unit, no further than two lines back."""
        found = self._last.get(figure.unit_kind)
        if found is None or self._text.count("\n", found[0], sentence.start) > 2:
            return None
        return found[1]

    def _told_before(self, sentence: Span) -> Subject | None:
        """What the sentence before says has risen, fallen or stood: "exports rose. The figure, 4 t, …"."""
        at = bisect_left(self._parses, sentence.start, key=lambda parse: parse.sentence.start) - 1
        parse = self._parses[at] if at >= 0 else None
        if parse is None or "\n" in self._text[parse.sentence.end : sentence.start]:
            return None
        told = measure_told(parse)
        if told is None:
            return None
        entity = self._names.in_phrase(parse, told[1])
        return Subject(told[0], entity, "the measure of the sentence before", back=True)

    def _with_whole(self, subject: str, figure: Figure, sentence: Span) -> str:
        """ "share of gold" -> "share of gold in Russia’s reserves", the whole that was named last."""
        if figure.unit_kind is not UnitKind.PERCENT or not _BARE_SHARE.fullmatch(subject):
            return subject
        before = self._text[max(0, sentence.start - _LOOK_BACK) : sentence.start]
        wholes = list(_WHOLE.finditer(before))
        if not wholes:
            return subject
        whole = wholes[-1]["whole"].strip()
        return f"{subject} in {self._stand_ins.in_words(whole, sentence.start)}"

    def _entity(self, read: Measured, figure: Figure, parse: Parse) -> str | None:
        """The person, body or country whose figure it is: in the noun's own words, else its owner."""
        timed = figure.unit_kind is UnitKind.TIME
        if read.owner is not None and read.head is not None and not timed and _is_name(parse, read.owner):
            near = self._names.in_phrase(parse, read.head, complements=False)
            whose = self._names.in_phrase(parse, read.owner, complements=False)
            if near is None and whose is not None:
                return whose  # "31 goals for Rovers" are whose who scored them
        for index in (read.head, read.owner):
            if index is None:
                continue
            found = self._names.in_phrase(parse, index)
            if found and index == read.head and not _is_told(found, read.subject):
                found = self._names.in_phrase(parse, index, complements=False)
            if found:
                return found
        country = _country_words().search(read.subject)
        return self._names.country_near(figure.span.start) if country else None

    # ------------------------------------------------------------ without a parse

    def _plain(self, figure: Figure, sentence: Span) -> Subject:
        """The words of the figure's clause, without the figure and its verb of level."""
        clause = self._clause(figure.span, sentence)
        before = self._text[clause.start : figure.span.start]
        after = self._text[figure.span.end : clause.end]
        level, pointing = _LEVEL.search(before), False
        if level:
            text = before[: level.start()]
            if pointing := text.strip().lower() in listed("metrics", "pointers"):
                text = after  # "he served half his sentence"
        elif figure.unit_kind is UnitKind.COUNT and figure.unit:
            text = f"{plural(figure.unit)} {after}"
        else:
            text = f"{before} {after}"
        text = _OPENER.sub("", re.sub(r"\s+", " ", text).strip(" ,;:.()“”\"'’–—-"))
        text = without_article(_limited(text))
        return Subject(
            text or figure.unit or "figure",
            self._names.country_in(clause),
            "the words of the clause",
            measure=(level is not None and not pointing) or figure.unit_kind is UnitKind.COUNT,
        )

    def _clause(self, place: Span, sentence: Span) -> Span:
        """The part of the sentence between the commas, dashes and quotation marks around the place."""
        start = max(sentence.start, place.start - _LOOK_BACK)
        end = max(place.end, min(sentence.end, place.end + _LOOK_BACK))
        for match in _CLAUSE_MARK.finditer(self._text, start, end):
            if match.end() <= place.start and match[0] not in '“”"':
                start = match.end()
            elif match.start() >= place.end and match[0] not in '“”"':
                end = match.start()
                break
        return Span(min(start, place.start), max(end, place.end))


_WORDS = re.compile(r"[^\W\d_]{2}")
"""A subject has words: "£94,310" is another figure, and no subject."""
_WORD = re.compile(r"\w+")
_CLAUSE_MARK = re.compile(r",[ ](?!\d)|[;:–—]|[ ]-[ ]|[()]|[ ](?:but|while|whereas|although)[ ]")
_LEVEL = re.compile(
    r"""
    [ ](?:is|are|was|were|stood|stands|rose|fell|grew|jumped|dropped|climbed|declined|increased|decreased
    |reached|hit|totalled|totaled|exceeded|cost|costs|has|have|had)\b[^,;]*$
    """,
    re.VERBOSE,
)
_ELSEWHERE = re.compile(r"\b(?:by|exchange[ ]rate)[ ]")
""" "awarded by a jury in Vell", "pound exchange rate in Vell": the place is not whose figure it is."""
_OF_PLACES = (UnitKind.PERCENT, UnitKind.CURRENCY)
_IN_A_PLACE = re.compile(
    r"[ ](?:in|at)[ ](?:the[ ])?(?P<name>[A-Z][\w.-]*(?:[ ][A-Z][\w.-]*)*)(?=$|[ ]that[ ])"
)
_OPENER = re.compile(r"^(?:(?:and|but|or|while|which|who|that)(?:[ ]|$))+", re.IGNORECASE)
_UNKNOWN_OWNER = re.compile(r"^(?:its|their|his|her|our|my|your)[ ](?=\w)|\b(?:Its|Their|His|Her)[ ](?=\w)")
_OF_OURS = re.compile(r"^It,[ ]|\b(of|in|for)[ ](?:our|my|your)(?=[ ]\w)")
_BARE_SHARE = re.compile(
    r"(?:share|proportion|percentage)[ ]of[ ](?:the[ ])?[\w-]+(?:[ ][\w-]+)?", re.IGNORECASE
)
_WHOLE = re.compile(
    r"""
    (?:composition|structure|make-?up|breakdown|distribution|%|per[ ]?cent|share|proportion)[ ]
    (?:of|in)[ ]
    (?P<whole>(?:the[ ]|its[ ]|all[ ])?[\w’'-]+(?:[ ][\w’'-]+){0,4}?)
    (?=[.,;:)]
      |[ ](?:is|are|was|were|has|have|had|that|which|who|in|by|from|to|at|on|and|as|for|since|over|with)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _is_name(parse: Parse, index: int) -> bool:
    """A name, also where it stands for a pronoun."""
    token = parse.tokens[index]
    return token.pos == "PROPN" or (token.pos == "PRON" and token.text[:1].isupper())


def _owner_of(subject: str) -> str | None:
    """The name that owns the whole: "Russia" of "share of gold in Russia’s reserves"."""
    owner = re.search(r"\bin[ ](?P<name>[A-Z][\w.-]*(?:[ ][A-Z][\w.-]*)*)[’']s\b", subject)
    return None if owner is None else owner["name"]


def _is_told(name: str, subject: str) -> bool:
    """A word of the name or its adjective is in the subject: not the Cairo of "met in Cairo"."""
    forms = (*name.split(" "), *table("subjects", "countries").get(name, ()))
    return any(form in subject for form in forms if len(form) > 1)


def _limited(text: str) -> str:
    """No longer than LONGEST words, without marks of quotation."""
    text = re.sub(r"[“”\"]", "", text).lstrip(" -–—")
    parts = text.split()
    return text if len(parts) <= LONGEST else " ".join(parts[:LONGEST])


@cache
def _country_words() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("subjects", "country_nouns")))
    return re.compile(rf"(?:^|\bthe[ ])(?:{nouns})\b(?![ ](?:of|in)\b)", re.IGNORECASE)


def _country_of(text: str, entity: str | None) -> str | None:
    """The entity; of two countries the one that the words name: "people in Sweden" are Sweden’s."""
    named = {country_names()[each] for each in country_pattern().findall(text)}
    of_country = entity is not None and entity in country_names().values()
    return next(iter(named)) if of_country and len(named) == 1 and entity not in named else entity
