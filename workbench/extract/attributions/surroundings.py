"""The clause that a phrase stands in: what "according to Lund" tells of."""

from __future__ import annotations

from workbench.extract.attributions.found import merged, trimmed, without
from workbench.extract.attributions.grammar import WEEKDAYS
from workbench.extract.attributions.sentence import QuotingSentence
from workbench.values.span import Span

_WORDS_OF_TIME = 2
_JOINING = frozenset({"but", "and", "while", "although", "though", "yet", "so"})


class Surroundings(QuotingSentence):
    """Reads what stands around a phrase."""

    def around(self, phrase: Span, index: int) -> tuple[Span, ...]:
        """The rest of the clause that the phrase stands in: of the sentence, unless a contrast bounds it."""
        g = self.grammar
        sentence = g.parse.sentence
        start, end = sentence.start, sentence.end
        at = self.tokens[index].head
        for _ in range(40):
            if self.tokens[at].dep == "advcl" and any(
                self.low[i] in ("while", "whilst", "whereas", "although", "though")
                for i in g.below(at, "mark")
            ):
                whole = g.parse.subtree_span(at)
                if phrase in whole:
                    start, end = whole.start, whole.end
                break
            if self.tokens[at].head == at:
                break
            at = self.tokens[at].head
        start, end = self._in_apposition(phrase, index) or (start, end)
        for i, word in enumerate(self.low):
            if word != ";" or self.quoted(i):
                continue
            if self.tokens[i].span.end <= phrase.start:
                start = max(start, self.tokens[i].span.end)
            elif self.tokens[i].span.start >= phrase.end:
                end = min(end, self.tokens[i].span.start)
        for quotation in self.quotations:
            if phrase in quotation.inner:
                start, end = max(start, quotation.inner.start), min(end, quotation.inner.end)
            elif quotation.span.overlaps(Span(start, end)):
                start = min(start, quotation.span.start) if quotation.span.start < start else start
        joined = next((i for i, token in enumerate(self.tokens) if token.span.start == phrase.start), 0)
        before = self.low[max(0, joined - 2) : joined]
        if before[-1:] == ("that",):  # "said that according to Lund, …"
            start = max(start, phrase.start)
        if len(before) == 2 and before[1] in _JOINING and before[0] == ",":  # ", but according to Lund …"
            start = max(start, phrase.start)
        if (
            len(before) == 2 and before[0] in ("and", "but") and before[1] == ","
        ):  # "and, according to Lund, …"
            start = max(start, phrase.start)
        above = self.tokens[index].head
        opens = g.first_below(above, "nsubj", "nsubjpass")
        if (
            self.tokens[above].dep == "conj"
            and opens is not None
            and self.tokens[opens].span.start > phrase.end
        ):
            start = max(start, phrase.start)  # "… and according to Lund he died there"
        pieces = self._without_time(without((Span(start, end),), phrase))
        return merged(
            (s for p in pieces if (s := trimmed(self.text, p.start, p.end)) and self._says(s)), self.text
        )

    def _without_time(self, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """The pieces but the time of the telling at the end: "…, according to Lund on Friday"."""
        last = pieces[-1].of(self.text).strip(" .,").split() if len(pieces) > 1 else []
        timed = len(last) == _WORDS_OF_TIME and last[0] == "on" and last[1].lower() in WEEKDAYS
        return pieces[:-1] if timed else pieces

    def _in_apposition(self, phrase: Span, index: int) -> tuple[int, int] | None:
        """The ends of an aside that the phrase closes: "the unrest, the worst in years per Lund, left"."""
        at, sentence = self.tokens[index].head, self.grammar.parse.sentence
        if self.tokens[at].dep != "appos" or self.text[phrase.end : phrase.end + 1] != ",":
            return None
        aside = self.grammar.parse.subtree_span(at)
        if aside.start <= sentence.start + 1 or self.text[aside.start - 2 : aside.start] != ", ":
            return None
        return (aside.start, phrase.end) if phrase.start > aside.start else None

    def _says(self, span: Span) -> bool:
        return any(character.isalpha() for character in span.of(self.text))

    def quoted(self, index: int) -> bool:
        return self.inside_quotation(self.tokens[index].span)
