"""What was found in an article -> what a reviewer gives a verdict on, in reading order.

One claim a checkable figure (its equivalents with it): `both` where an attribution's words hold it, else
`numeric`. One `attributed` claim an attribution that asserts something its figures do not cover.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from workbench.extract.claims.dates import Dates, dated_alike, opening, reach
from workbench.extract.claims.statements import inner_statements, only_a_request
from workbench.extract.hedges import Hedge, HedgeKind, find_hedges, hedges_of
from workbench.extract.metrics import goods_near, metric
from workbench.extract.metrics.forecasts import is_forecast
from workbench.extract.parser import Parse
from workbench.extract.subjects import Subject, Subjects
from workbench.extract.worthiness import Facts, worthiness
from workbench.lexicon import listed
from workbench.values.article import Article
from workbench.values.attribution import Attribution, AttributionKind, Polarity
from workbench.values.claim import Claim, ClaimKind, Period
from workbench.values.figure import Figure
from workbench.values.span import Span


def make_claims(
    article: Article,
    sentences: Sequence[Span],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    periods: Sequence[Period],
    parses: Sequence[Parse],
) -> tuple[Claim, ...]:
    """The claims of the article in reading order; indexes point into `figures` and `attributions`."""
    return _Maker(article, sentences, figures, attributions, periods, parses).claims()


class _Maker:
    def __init__(
        self,
        article: Article,
        sentences: Sequence[Span],
        figures: Sequence[Figure],
        attributions: Sequence[Attribution],
        periods: Sequence[Period],
        parses: Sequence[Parse],
    ) -> None:
        self._article = article
        self._text = article.text
        self._sha = article.text_sha256
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._figures = figures
        self._attributions = attributions
        self._parses = {parse.sentence.start: parse for parse in parses}
        self._hedges = find_hedges(self._text)
        self._hedge_starts = [hedge.span.start for hedge in self._hedges]
        self._subjects = Subjects(self._text, sentences, parses, attributions)
        self._dates = Dates(self._text, self._starts, figures, periods)
        self._holding = self._by_sentence()
        self._inner = inner_statements(self._text, attributions, self._holding)
        self._restated: dict[int, list[int]] = {}
        for index, figure in enumerate(figures):
            if figure.equivalent_of is not None and figure.checkable:
                self._restated.setdefault(figure.equivalent_of, []).append(index)
        self._primaries = self._checkable()
        self._primary_starts = [figures[index].span.start for index in self._primaries]

    def claims(self) -> tuple[Claim, ...]:
        numeric = dated_alike(
            [self._of_figure(index) for index in self._primaries], self._figures, self._starts
        )
        stated = [
            claim
            for index in range(len(self._attributions))
            if index not in self._inner and (claim := self._of_statement(index)) is not None
        ]
        return _each_once(sorted([*numeric, *stated], key=self._place))

    def _place(self, claim: Claim) -> tuple[Span, str]:
        """Where the claim stands in reading order: at its figure, else from its sentence to its cue."""
        if claim.figure is not None:
            return self._figures[claim.figure].span, claim.kind.value
        cue = self._attributions[claim.attribution or 0].cue
        return Span(claim.sentence.start, cue.span.end), claim.kind.value

    # ------------------------------------------------------------ figures

    def _checkable(self) -> list[int]:
        """Indexes of the figures that make a claim: no restatements, no figures that only name a date."""
        found = []
        for index, figure in enumerate(self._figures):
            restates = figure.equivalent_of
            if restates is not None and self._makes_claim(self._figures[restates]):
                continue
            if self._makes_claim(figure):
                found.append(index)
        return found

    def _makes_claim(self, figure: Figure) -> bool:
        return figure.checkable and not self._dates.only_names_one(figure)

    def _of_figure(self, index: int) -> Claim:
        figure = self._figures[index]
        sentence = self._sentence_of(figure.span)
        parse = self._parses.get(sentence.start)
        subject = self._subjects.of_figure(figure, sentence, parse)
        said = self._attribution_of(figure)
        kind = ClaimKind.NUMERIC if said is None else ClaimKind.BOTH
        if said is None:
            said = self._carried_on(sentence, subject)
        attribution = None if said is None else self._attributions[said]
        around = reach(figure.span, sentence)
        hedged = bool(hedges_of(figure.span, self._hedges_in(around), around, self._text, parse))
        if kind is ClaimKind.BOTH and attribution is not None and attribution.hedged:
            hedged = True
        as_of = self._dates.of_figure(index, sentence, parse, subject, attribution)
        score, why = worthiness(
            Facts(
                words=around.of(self._text),
                subject=subject.text,
                figure=figure,
                attribution=attribution,
                source=_source_name(attribution, self._text),
                dated=as_of is not None,
                hedged=hedged,
            )
        )
        return Claim(
            id=self._id(kind, figure.span),
            kind=kind,
            sentence=sentence,
            figure=index,
            equivalents=tuple(self._restated.get(index, ())),
            attribution=said,
            hedged=hedged,
            subject=subject.text,
            entity=subject.entity,
            metric=self._metric(index, subject, sentence, as_of),
            as_of=as_of,
            check_worthiness=score,
            why=why,
            subject_rule=subject.rule,
        )

    def _metric(self, index: int, subject: Subject, sentence: Span, as_of: Period | None) -> str | None:
        """The key of the measure; none for a figure of another day that is not told ("up from 52 %")."""
        if not subject.measure or (as_of is None and self._dates.only_compared(index)):
            return None
        place = self._subjects.place(sentence)
        named = self._subjects.begins_with_name(subject.text)
        figure = self._figures[index]
        parse = self._parses.get(sentence.start)
        return metric(
            subject.text,
            subject.entity,
            figure,
            place,
            named=named,
            forecast=parse is not None and is_forecast(figure.span, parse),
            goods=goods_near(self._text, sentence),
        )

    def _by_sentence(self) -> dict[int, list[int]]:
        """Number of a sentence -> the attributions with content in it."""
        found: dict[int, list[int]] = {}
        for index, said in enumerate(self._attributions):
            numbers = {
                number
                for piece in said.content
                for number in range(
                    self._number_of(piece.start), self._number_of(max(piece.start, piece.end - 1)) + 1
                )
            }
            for number in numbers:
                found.setdefault(number, []).append(index)
        return found

    def _number_of(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _attribution_of(self, figure: Figure) -> int | None:
        """The attribution with a source whose words hold the figure, the narrowest of several."""
        holding = [
            (sum(map(len, self._attributions[index].content)), index)
            for index in self._holding.get(self._number_of(figure.span.start), ())
            if self._names_source(index)
            and any(figure.span in piece for piece in self._attributions[index].content)
        ]
        if not holding:
            return None
        narrowest = min(holding)[1]
        return None if self._in_hearsay_of_an_aside(figure, narrowest) else narrowest

    def _in_hearsay_of_an_aside(self, figure: Figure, outer: int) -> bool:
        """ "denied meeting the dealer, who is said to own 14 flats": what is said of him is not denied."""
        denied = self._attributions[outer]
        return denied.polarity is Polarity.DENIED and any(
            said.source is None
            and any(said.cue.span in piece for piece in denied.content)
            and any(figure.span in piece for piece in said.content)
            and any(piece.of(self._text).lower() in ("which", "who", "that") for piece in said.content)
            for said in (
                self._attributions[index]
                for index in self._holding.get(self._number_of(figure.span.start), ())
            )
        )

    def _said_in(self, sentence: Span) -> list[int]:
        return self._holding.get(self._number_of(sentence.start), [])

    def _names_source(self, index: int) -> bool:
        """It asserts or denies, and its source is somebody or something: not "the figure" before."""
        said = self._attributions[index]
        if said.source is None or said.polarity is Polarity.NOT_SAID:
            return False
        return said.source.resolved is not None or not _pointer().fullmatch(said.source.span.of(self._text))

    def _carried_on(self, sentence: Span, subject: Subject) -> int | None:
        """The attribution that runs on: the sentence points back to what its paragraph just reported."""
        if not self._dates.runs_on(subject, sentence):
            return None
        place = bisect_right(self._starts, sentence.start) - 1
        if place < 1:
            return None
        before = self._sentences[place - 1]
        if "\n" in self._text[before.end : sentence.start]:
            return None
        running = [
            index
            for index in self._holding.get(place - 1, ())
            if self._attributions[index].polarity is Polarity.ASSERTED and self._names_source(index)
        ]
        return running[-1] if running else None

    # ------------------------------------------------------------ statements

    def _of_statement(self, index: int) -> Claim | None:
        """A claim of the attribution itself; None where it asserts nothing or its figures say it all."""
        said = self._attributions[index]
        if said.polarity is Polarity.NOT_SAID or not said.content:
            return None
        words = " ".join(piece.of(self._text) for piece in said.content)
        if not re.search(r"[^\W\d_]{2}", words) or words.rstrip("”\"’' ").endswith("?"):
            return None
        if self._covered(said):
            return None
        if said.source is not None and not self._names_source(index):
            return None
        sentence = self._sentence_of(said.cue.span)
        parse = self._parses.get(sentence.start)
        if only_a_request(self._text, said, self._attributions, self._said_in(sentence), parse):
            return None
        pieces = tuple(piece for piece in said.content if piece.overlaps(sentence)) or said.content[:1]
        content = pieces[0]
        speaker = None
        if said.source is not None and said.kind is not AttributionKind.DIRECT:
            speaker = said.source.resolved
        subject = self._subjects.of_statement(pieces, sentence, parse, speaker)
        hedged = said.hedged or self._told_with_distance(content, sentence, parse)
        as_of = self._dates.of_statement(content, said, sentence, parse)
        score, why = worthiness(
            Facts(
                words=words,
                subject=subject.text,
                attribution=said,
                source=_source_name(said, self._text),
                dated=as_of is not None,
                hedged=hedged,
            )
        )
        return Claim(
            id=self._id(ClaimKind.ATTRIBUTED, said.cue.span, *said.content),
            kind=ClaimKind.ATTRIBUTED,
            sentence=sentence,
            figure=None,
            equivalents=(),
            attribution=index,
            hedged=hedged,
            subject=subject.text,
            entity=subject.entity,
            metric=None,
            as_of=as_of,
            check_worthiness=score,
            why=why,
            subject_rule=subject.rule,
        )

    def _covered(self, said: Attribution) -> bool:
        """Its figures stand for the statement: no longer clause with a verb of its own is without one."""
        figures = [span for piece in said.content for span in self._primaries_in(piece)]
        if not figures:
            return False
        return not any(
            len(_WORD.findall(clause.of(self._text))) >= LONG_CLAUSE
            and not any(figure.overlaps(clause) for figure in figures)
            and self._has_verb(clause)
            for piece in said.content
            for clause in _clauses(self._text, piece)
        )

    def _primaries_in(self, piece: Span) -> list[Span]:
        found = []
        for index in self._primaries[bisect_right(self._primary_starts, piece.start - 1) :]:
            span = self._figures[index].span
            if span.start >= piece.end:
                break
            if span in piece:
                found.append(span)
        return found

    def _has_verb(self, clause: Span) -> bool:
        """A finite verb; without a parse it is taken for granted."""
        parse = self._parses.get(self._sentence_of(clause).start)
        if parse is None:
            return True
        return any(
            token.tag in ("VBD", "VBP", "VBZ", "MD") and token.span in clause for token in parse.tokens
        )

    def _told_with_distance(self, content: Span, sentence: Span, parse: Parse | None) -> bool:
        """Hearsay, suspicion or likelihood over the statement; that something could be is what is said."""
        head, around = opening(content), reach(opening(content), sentence)
        found = hedges_of(head, self._hedges_in(around), around, self._text, parse)
        telling = (HedgeKind.HEARSAY, HedgeKind.LIKELIHOOD)
        return any(hedge.kind in telling and hedge.span.overlaps(content) for hedge in found)

    # ------------------------------------------------------------ places

    def _sentence_of(self, place: Span) -> Span:
        at = bisect_right(self._starts, place.start) - 1
        return self._sentences[at] if at >= 0 else place

    def _hedges_in(self, sentence: Span) -> list[Hedge]:
        at = max(0, bisect_right(self._hedge_starts, sentence.start) - 1)
        end = bisect_right(self._hedge_starts, sentence.end)
        return [hedge for hedge in self._hedges[at:end] if hedge.span in sentence]

    def _id(self, kind: ClaimKind, *places: Span) -> str:
        """The same for the same text; begins with a letter, so that nothing reads it as a number."""
        named = f"{self._sha}|{kind.value}|" + "|".join(f"{place.start}-{place.end}" for place in places)
        digest = hashlib.sha256(named.encode()).digest()
        return "c" + base64.b32encode(digest).decode().lower()[:15]


LONG_CLAUSE = 10
"""Words of a clause that says something of its own."""
_WORD = re.compile(r"\w+")
_CLAUSE_MARK = re.compile(r"[,;:–—][ ]|[ ](?:but|while|whereas|and that)[ ]")


def _clauses(text: str, piece: Span) -> list[Span]:
    found, start = [], piece.start
    for match in _CLAUSE_MARK.finditer(text, piece.start, piece.end):
        found.append(Span(start, match.start()))
        start = match.end()
    return [*found, Span(start, piece.end)]


def _source_name(said: Attribution | None, text: str) -> str | None:
    if said is None or said.source is None:
        return None
    return said.source.resolved or said.source.span.of(text)


@cache
def _pointer() -> re.Pattern[str]:
    """ "The figure" as a source: it points back and names nobody."""
    nouns = "|".join(sorted(listed("subjects", "back_nouns")))
    return re.compile(rf"(?:The|That|This|These|Those|It)(?:[ ](?:{nouns})s?)?", re.IGNORECASE)


def _each_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, the first of each id."""
    return tuple({claim.id: claim for claim in reversed(claims)}.values())[::-1]
