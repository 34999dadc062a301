"""Quotations that have no cue of their own -> the attribution that they run on from.

A quotation goes with the nearest cue of its paragraph, back before forward. One that its paragraph
leaves open goes with the paragraphs that follow, whose cue may come at the end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from workbench.extract.attributions.found import Found, merged
from workbench.extract.quotations import Quotation, paragraphs
from workbench.values.span import Span


def attach_quotations(
    text: str, found: Sequence[Found], quotations: Sequence[Quotation]
) -> tuple[Found, ...]:
    """The attributions with the quotations that run on from them added to their content."""
    return _Running(text, found, quotations).attached()


class _Running:
    def __init__(self, text: str, found: Sequence[Found], quotations: Sequence[Quotation]) -> None:
        self._text = text
        self._lines = paragraphs(text)
        self._found = sorted(found, key=lambda each: each.cue.start)
        self._added: dict[int, list[Span]] = {}
        self._quotations = quotations
        self._owner: dict[int, int] = {}  # quotation -> attribution
        self._ends = [quotation.span.end for quotation in quotations]
        self._by_line: dict[int, list[int]] = {}
        for index, each in enumerate(self._found):
            self._by_line.setdefault(self._line(each.cue.start), []).append(index)

    def attached(self) -> tuple[Found, ...]:
        self._own()
        for number, quotation in enumerate(self._quotations):
            if number not in self._owner and self._stands_free(quotation):
                owner = self._owner_of(number, quotation)
                if owner is not None:
                    self._owner[number] = owner
                    self._added.setdefault(owner, []).append(quotation.span)
        self._from_the_end()
        return tuple(
            replace(each, content=merged([*each.content, *self._added[index]], self._text))
            if index in self._added
            else each
            for index, each in enumerate(self._found)
        )

    def _line(self, offset: int) -> int:
        return bisect_right(self._lines, offset, key=lambda line: line.end)

    def _own(self) -> None:
        """Give each quotation to the attribution whose content holds it; of several, the narrowest."""
        ends = self._ends
        for index, each in enumerate(self._found):
            for piece in each.content:
                number = bisect_right(ends, piece.start)
                while number < len(ends) and self._quotations[number].span.start < piece.end:
                    if each.cue in self._quotations[number].inner:
                        number += 1
                        continue  # who speaks in it is not who speaks it
                    known = self._owner.get(number)
                    if known is None or len(each.content[0]) < len(self._found[known].content[0]):
                        self._owner[number] = index
                    number += 1

    def _stands_free(self, quotation: Quotation) -> bool:
        """Whether it is a sentence of its own, and not a few words that the writer quotes."""
        line = self._lines[quotation.paragraph]
        before = self._text[max(line.start, quotation.span.start - 3) : quotation.span.start].rstrip()
        opens = not before or before[-1] in '.!?:…”"’»'
        words = len(quotation.inner.of(self._text).split())
        ends = self._text[quotation.inner.end - 1 : quotation.inner.end]
        return (
            opens and words >= 2 and (ends in (".", "!", "?", "…", ",") or quotation.continues or words > 5)
        )

    def _owner_of(self, number: int, quotation: Quotation) -> int | None:
        here = self._by_line.get(quotation.paragraph, [])
        place = bisect_left(here, quotation.span.start, key=lambda index: self._found[index].cue.start)
        before = next(
            (index for index in reversed(here[max(0, place - 9) : place]) if self._may_run(index)), None
        )
        if before is not None:
            return before
        previous = self._quotations[number - 1] if number else None
        if previous is not None and previous.paragraph != quotation.paragraph - 1:
            previous = None
        owner = self._owner.get(number - 1)
        if previous is not None and previous.continues and owner is not None:
            return owner
        after = next((index for index in here[place : place + 9] if self._may_run(index)), None)
        if after is not None:
            return after
        return self._from_line_before(quotation, previous, owner) if self._is_whole_line(quotation) else None

    def _from_line_before(
        self, quotation: Quotation, previous: Quotation | None, owner: int | None
    ) -> int | None:
        """The speaker of the paragraph before, for a paragraph that is nothing but a quotation."""
        if previous is not None and owner is not None:
            return owner
        earlier = [i for i in self._by_line.get(quotation.paragraph - 1, ())[-9:] if self._may_run(i)]
        if not earlier:
            return None
        if self._text[self._lines[quotation.paragraph - 1].end - 1] == ":":
            return earlier[-1]
        return earlier[-1] if len({self._words_of(index) for index in earlier}) == 1 else None

    def _words_of(self, index: int) -> str:
        source = self._found[index].source
        return source.of(self._text).lower() if source else ""

    def _may_run(self, index: int) -> bool:
        each = self._found[index]
        return (
            each.source is not None
            and each.lemma not in ("cite",)
            and each.rule.split(":")[0] in ("verb", "words", "line")
            and not self._is_quoted(each.cue)
        )

    def _is_quoted(self, cue: Span) -> bool:
        number = bisect_right(self._ends, cue.start)
        return number < len(self._ends) and cue in self._quotations[number].inner

    def _is_whole_line(self, quotation: Quotation) -> bool:
        line = self._lines[quotation.paragraph]
        outside = self._text[line.start : quotation.span.start] + self._text[quotation.span.end : line.end]
        return not any(character.isalnum() for character in outside)

    def _from_the_end(self) -> None:
        """Open quotations whose speaker is named only where the last paragraph closes."""
        for number in range(len(self._quotations) - 1, 0, -1):
            before = number - 1
            if (
                number in self._owner
                and before not in self._owner
                and self._quotations[before].continues
                and self._quotations[before].paragraph == self._quotations[number].paragraph - 1
            ):
                self._owner[before] = self._owner[number]
                self._added.setdefault(self._owner[number], []).append(self._quotations[before].span)
