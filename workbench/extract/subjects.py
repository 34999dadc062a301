"""What each figure measures and whose figure it is, in words of the article made complete.

The sentence's grammar says what is measured (`subjects_grammar`); the text before completes it: "his term"
is that of the man named last, "that figure" the measure before, "the share of gold" one of the whole just
spoken of. Without a parse the words of the clause stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from workbench.extract.parser import Parse
from workbench.extract.subjects_grammar import measured_by
from workbench.extract.subjects_names import Names
from workbench.extract.subjects_phrases import without_article
from workbench.extract.subjects_reader import Measured, plural
from workbench.extract.subjects_stand_ins import StandIns
from workbench.extract.subjects_statements import statement_words
from workbench.extract.subjects_tables import CellSubjects
from workbench.lexicon import listed, table
from workbench.values.attribution import Attribution
from workbench.values.figure import Figure, UnitKind
from workbench.values.span import Span

LONGEST = 16
"""Words of a subject."""
_LOOK_BACK = 700
"""How many characters before a share its whole may be named, and a clause may begin."""
_SHORT_STATEMENT = 3
"""Words under which a statement takes the rest of its clause to be understood."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`text` is what the figure measures, `entity` whose it is; `back` where the text only points back to
    the figure before; `rule` is how it was read; `measure` is false where the words only say what the
    clause is about."""

    text: str
    entity: str | None
    rule: str
    back: bool = False
    measure: bool = True


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
        self._names = Names(text, parses)
        self._stand_ins = StandIns(text, sentences, parses, attributions, self._names)
        self._last: dict[UnitKind, tuple[int, Subject]] = {}
        self._latest: tuple[int, Subject] | None = None
        self._capitals = frozenset(re.findall(r"[\w,][ ]([A-Z][\w-]+)", text))
        self._cells = CellSubjects(text, self.begins_with_name)

    def of_figure(self, figure: Figure, sentence: Span, parse: Parse | None) -> Subject:
        """What the figure measures; its place in the sequence of figures is remembered."""
        found = (
            self._in_table(figure)
            or self._beside_another(figure, sentence)
            or self._by_itself(figure, sentence, parse)
        )
        self._last[figure.unit_kind] = self._latest = (figure.span.start, found)
        return found

    def _in_table(self, figure: Figure) -> Subject | None:
        """The headings of its row and column, where it stands in a table."""
        cell = self._cells.of(figure.span)
        if cell is None:
            return None
        entity = self._names.first_in(cell.row) if cell.row else None
        return Subject(_limited(cell.text), entity, "the headings of the table")

    def _by_itself(self, figure: Figure, sentence: Span, parse: Parse | None) -> Subject:
        if parse is None:
            return self._plain(figure, sentence)
        named = self._stand_ins.in_parse(parse, keep_it=figure.unit_kind is not UnitKind.COUNT)
        read = measured_by(named, figure)
        if read is not None and _WORDS.search(read.subject):
            return self._completed(read, figure, sentence, named)
        return replace(self._plain(figure, sentence), measure=False)

    def _beside_another(self, figure: Figure, sentence: Span) -> Subject | None:
        """What stands beside a figure of the same sentence: "down from 58 %", "up 36 %", "a rise of 2 %"."""
        before = self._text[max(sentence.start, figure.span.start - _NEAR) : figure.span.start]
        last = self._last.get(figure.unit_kind)
        if last is not None and last[0] >= sentence.start and _COMPARED.search(before):
            return replace(last[1], rule="compared with the figure before", back=False)
        change = _AND_CHANGED.search(before)
        if change is None or self._latest is None or self._latest[0] < sentence.start:
            return None
        how = change["noun"] or {"up": "rise", "down": "fall"}[change["way"].lower()]
        if change["noun"] and change["noun"] not in listed("subjects", "change_nouns"):
            return None
        measure = self._latest[1]
        return replace(
            measure,
            text=_limited(f"{_level_of(measure.text)}, {how}"),
            rule="the change of the figure before",
        )

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
        return subject.partition(" ")[0].removesuffix("’s") in self._capitals

    # ------------------------------------------------------------ from the grammar

    def _completed(self, read: Measured, figure: Figure, sentence: Span, parse: Parse) -> Subject:
        if read.back:
            before = self._measured_before(figure, sentence)
            if before is not None:
                rule = f"{read.rule}; it points back to the figure before"
                text = before.text
                if read.adds:
                    text = f"{_level_of(text)}{read.adds}"
                return Subject(_limited(text), before.entity, rule, back=True, measure=before.measure)
            if self._latest is not None and "\n" not in self._text[self._latest[0] : figure.span.start]:
                latest = self._latest[1]  # "exports have fallen by a third. They amounted to …"
                text = f"{_level_of(latest.text)}{read.adds}"
                return Subject(_limited(text), latest.entity, read.rule, measure=False)
        entity = self._entity(read, figure, parse)
        text = self._with_whole(read.subject, figure, sentence)
        if entity is None and text != read.subject:
            entity = _owner_of(text)
        return Subject(_limited(text), entity, read.rule, measure=read.measure)

    def _measured_before(self, figure: Figure, sentence: Span) -> Subject | None:
        """The measure of the last figure of the same kind of unit, no further than two lines back."""
        found = self._last.get(figure.unit_kind)
        if found is None or self._text.count("\n", found[0], sentence.start) > 2:
            return None
        return found[1]

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
        for index in (read.head, read.owner):
            whole = index == read.head
            found = None if index is None else self._names.in_phrase(parse, index, complements=whole)
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
        level = _LEVEL.search(before)
        if level:
            text = before[: level.start()]
        elif figure.unit_kind is UnitKind.COUNT and figure.unit:
            text = f"{plural(figure.unit)} {after}"
        else:
            text = f"{before} {after}"
        text = without_article(_limited(re.sub(r"\s+", " ", text).strip(" ,;:.()“”\"'’–—-")))
        return Subject(
            text or figure.unit or "figure",
            self._names.country_in(clause),
            "the words of the clause",
            measure=level is not None or figure.unit_kind is UnitKind.COUNT,
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
_NEAR = 80
"""Characters before a figure that may say what it is to the figure before."""
_WORD = re.compile(r"\w+")
_MODIFIED = (
    r"(?:(?:the|an?|about|around|roughly|nearly|just|only|some|almost|(?:more|less)[ ]than|over|under)[ ])*"
)
_COMPARED = re.compile(
    rf"""
    (?: (?<=[,(–—][ ])from
      | \b(?:up|down)(?:[ ][\w.,%$€£]{{1,15}}(?:[ ](?:%|per[ ]?cent|(?:percentage[ ])?points?))?)?[ ]from
      | \bcompared[ ](?:with|to) | \bagainst | \bversus
    )
    [ ]{_MODIFIED}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AND_CHANGED = re.compile(
    rf"""
    (?:[,(–—][ ]?)
    (?: (?P<way>up|down)[ ](?:by[ ])?
      | (?:an?|the)[ ](?:[a-z-]+[ ])?(?P<noun>[a-z]+)[ ]of[ ]
    )
    {_MODIFIED}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE_MARK = re.compile(r",[ ](?!\d)|[;:–—]|[ ]-[ ]|[()]|[ ](?:but|while|whereas|although)[ ]")
_LEVEL = re.compile(
    r"""
    [ ](?:is|are|was|were|stood|stands|rose|fell|grew|jumped|dropped|climbed|declined|increased|decreased
    |reached|hit|totalled|totaled|exceeded|cost|costs|has|have|had)\b[^,;]*$
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
    (?=[.,;:)]
      |[ ](?:is|are|was|were|has|have|had|that|which|who|in|by|from|to|at|on|and|as|for|since|over|with)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _owner_of(subject: str) -> str | None:
    """The name that owns the whole: "Russia" of "share of gold in Russia’s reserves"."""
    owner = re.search(r"\bin[ ](?P<name>[A-Z][\w.-]*(?:[ ][A-Z][\w.-]*)*)[’']s\b", subject)
    return None if owner is None else owner["name"]


def _level_of(subject: str) -> str:
    """Without what was said of the last figure only: ", rise" and " among those under 25"."""
    nouns = {*listed("subjects", "change_nouns"), *map(str, table("subjects", "change_verbs").values())}
    level, _, change = subject.rpartition(", ")
    subject = level if level and change in nouns else subject
    return re.sub(r"[ ]among(?:st)?[ ][^,]*$", "", subject)


def _limited(text: str) -> str:
    """No longer than LONGEST words."""
    parts = text.split()
    return text if len(parts) <= LONGEST else " ".join(parts[:LONGEST])


@cache
def _country_words() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("subjects", "country_nouns")))
    return re.compile(rf"(?:^|\bthe[ ])(?:{nouns})\b(?![ ](?:of|in)\b)", re.IGNORECASE)
