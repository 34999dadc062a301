"""Where what is reported begins and ends: whole quotations, no "that", what ", and that" adds."""

from __future__ import annotations

from workbench.extract.attributions.found import merged, trimmed
from workbench.extract.attributions.sentence import QuotingSentence
from workbench.extract.cues import Frame
from workbench.values.span import Span


class ContentEdges(QuotingSentence):
    """Mends the ends of what a verb reports."""

    def with_further_clauses(self, pieces: tuple[Span, ...], frame: Frame) -> tuple[Span, ...]:
        """With what "; that" and ", and that" add, and a quotation that ends the sentence."""
        if frame.name not in ("that", "whom_that"):
            return pieces
        pieces = self._with_last_quotation(pieces)
        for i, word in enumerate(self.low):
            after = self.low[i + 1 : i + 3]
            if not (word == ";" and after[:1] == ("that",)) and not (
                word in ";," and after == ("and", "that")
            ):
                continue
            if self.tokens[i].span.start < pieces[-1].start or self.inside_quotation(self.tokens[i].span):
                continue
            return (*pieces[:-1], Span(pieces[-1].start, self.tokens[-1].span.end))
        return pieces

    def _with_last_quotation(self, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        """ "said she did it to show them “there is nothing to fear”", of which the parse lost the end."""
        end = pieces[-1].end
        for quotation in self.quotations:
            beside = not self.text[end : quotation.span.start].strip() and quotation.span.start > end
            if beside and not self.text[quotation.span.end : self.grammar.parse.sentence.end].strip(" ."):
                return (*pieces[:-1], pieces[-1].joined(quotation.span))
        return pieces

    def finished(self, pieces: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
        """Whole quotations instead of parts of them, edges trimmed, "that" left out."""
        kept: list[Span] = []
        for piece in pieces:
            kept.append(piece)
            for quotation in self.quotations:
                if quotation.span.overlaps(piece) and cue not in quotation.span:
                    inside = quotation.span.overlap(piece) > 1
                    if inside:
                        kept.append(quotation.span)
        joined: list[Span] = []
        for piece in sorted(kept):
            if joined and piece.start <= joined[-1].end:
                joined[-1] = joined[-1].joined(piece)
            else:
                joined.append(piece)
        done = []
        for piece in map(self._whole_word, joined):
            span = trimmed(self.text, piece.start, piece.end)
            if span is not None and span.of(self.text).startswith("only that "):
                span = trimmed(self.text, span.start + 5, span.end)
            if span is not None and self._opens_with_that(span):
                span = trimmed(self.text, span.start + 4, span.end)
            if span is not None and not self.inside_quotation(Span(span.end - 1, span.end)):
                span = self._without_joining_word(span)
            if span is not None and any(character.isalnum() for character in span.of(self.text)):
                done.append(span)
        return merged(done, self.text)

    def _whole_word(self, piece: Span) -> Span:
        """With the rest of a word that the parse cut at a hyphen: "condemned anti-semitism"."""
        end = piece.end
        while self.text[end : end + 1] == "-" and self.text[end + 1 : end + 2].isalnum():
            end += 1
            while self.text[end : end + 1].isalnum():
                end += 1
        return Span(piece.start, end)

    def _without_joining_word(self, span: Span) -> Span | None:
        """Without "and" or "but" at its end."""
        for word in (" and", " but"):
            if span.of(self.text).endswith(word):
                return trimmed(self.text, span.start, span.end - len(word))
        return span

    def _opens_with_that(self, span: Span) -> bool:
        """Whether "that" opens the clause, and is no pronoun or article."""
        if self.text[span.start : span.start + 5].lower() not in ("that ", "that,"):
            return False
        index = self.grammar.parse.at(span.start)
        return index is None or self.tokens[index].dep == "mark" or self.tokens[index].tag in ("IN", "RB")

    def stays_in_quotation(self, content: tuple[Span, ...], cue: Span) -> bool:
        """A cue inside a quotation attributes nothing outside it."""
        around = next((quotation for quotation in self.quotations if cue in quotation.inner), None)
        return around is None or all(piece in around.span for piece in content)
