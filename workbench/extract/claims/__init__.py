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

from workbench.extract.claims.covering import Covering
from workbench.extract.claims.dates import Dates, dated_alike, opening, reach
from workbench.extract.claims.sayings import Sayings, source_name
from workbench.extract.claims.statements import inner_statements, only_a_request
from workbench.extract.hedges import Hedge, HedgeKind, find_hedges, hedges_of
from workbench.extract.metrics import goods_near, metric
from workbench.extract.metrics.forecasts import is_forecast
from workbench.extract.parser import Parse
from workbench.extract.subjects import Subject, Subjects
from workbench.extract.worthiness import Facts, worthiness
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
        self._sayings = Sayings(self._text, sentences, attributions)
        self._inner = inner_statements(self._text, attributions, self._sayings.in_sentence)
        self._restated: dict[int, list[int]] = {}
        for index, figure in enumerate(figures):
            if figure.equivalent_of is not None and figure.checkable:
                self._restated.setdefault(figure.equivalent_of, []).append(index)
        self._primaries = self._checkable()
        spans = [figures[index].span for index in self._primaries]
        self._covering = Covering(self._text, self._starts, self._parses, spans)

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
        said = self._sayings.of_figure(figure)
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
                source=source_name(attribution, self._text),
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

    def _carried_on(self, sentence: Span, subject: Subject) -> int | None:
        """The attribution that runs on: the sentence points back to what its paragraph just reported."""
        return self._sayings.before(sentence) if self._dates.runs_on(subject, sentence) else None

    # ------------------------------------------------------------ statements

    def _of_statement(self, index: int) -> Claim | None:
        """A claim of the attribution itself; None where it asserts nothing or its figures say it all."""
        said = self._attributions[index]
        if said.polarity is Polarity.NOT_SAID or not said.content:
            return None
        words = " ".join(piece.of(self._text) for piece in said.content)
        if not re.search(r"[^\W\d_]{2}", words) or words.rstrip("”\"’' ").endswith("?"):
            return None
        if self._covering.covers(said):
            return None
        if said.source is not None and not self._sayings.names_source(index):
            return None
        sentence = self._sentence_of(said.cue.span)
        parse = self._parses.get(sentence.start)
        if only_a_request(self._text, said, self._attributions, self._sayings.in_same(sentence), parse):
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
                source=source_name(said, self._text),
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


def _each_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, the first of each id."""
    return tuple({claim.id: claim for claim in reversed(claims)}.values())[::-1]
