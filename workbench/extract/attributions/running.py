"""Quotations that have no cue of their own -> the attribution that they run on from.

A quotation goes with the nearest cue of its paragraph, back before forward. One that its paragraph
leaves open goes with the paragraphs that follow, whose cue may come at the end.
"""

from __future__ import annotations

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
        self._by_line: dict[int, list[int]] = {}
        for index, each in enumerate(self._found):
            self._by_line.setdefault(self._line(each.cue.start), []).append(index)

    def attached(self) -> tuple[Found, ...]:
        for number, quotation in enumerate(self._quotations):
            owner = self._own(quotation)
            if owner is not None:
                self._owner[number] = owner
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
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            if self._lines[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _own(self, quotation: Quotation) -> int | None:
        """The attribution whose content holds the quotation already."""
        near = range(max(0, quotation.paragraph - 1), quotation.paragraph + 1)
        best = None
        for line in near:
            for index in self._by_line.get(line, ())[:60]:
                if any(piece.overlaps(quotation.span) for piece in self._found[index].content):
                    if best is None or len(self._found[index].content[0]) < len(self._found[best].content[0]):
                        best = index
        return best

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
        here = [i for i in self._by_line.get(quotation.paragraph, ()) if self._may_run(i)]
        before = [i for i in here if self._found[i].cue.start < quotation.span.start]
        if before:
            return before[-1]
        previous = number - 1
        if previous >= 0 and self._quotations[previous].continues and previous in self._owner:
            if self._quotations[previous].paragraph == quotation.paragraph - 1:
                return self._owner[previous]
        after = [i for i in here if self._found[i].cue.start >= quotation.span.end]
        if after:
            return after[0]
        if not self._is_whole_line(quotation):
            return None
        earlier = [i for i in self._by_line.get(quotation.paragraph - 1, ()) if self._may_run(i)]
        if previous >= 0 and self._quotations[previous].paragraph == quotation.paragraph - 1:
            owner = self._owner.get(previous)
            if owner is not None and owner in earlier and not self._quotations[previous].continues:
                return owner
            if owner is not None and self._quotations[previous].paragraph == quotation.paragraph - 1:
                return owner
        if earlier and self._text[self._lines[quotation.paragraph - 1].end - 1] == ":":
            return earlier[-1]
        return None

    def _may_run(self, index: int) -> bool:
        each = self._found[index]
        return (
            each.source is not None
            and each.lemma not in ("cite",)
            and each.rule.split(":")[0] in ("verb", "words", "line")
        )

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
