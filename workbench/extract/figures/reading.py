"""Tokens -> figures and blocked places, in one pass from left to right; then what stands together is
put together, and each figure is given its modifier, its direction and whether anyone would check it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from workbench.extract.figures.binding import bind
from workbench.extract.figures.blockers import blocked_at
from workbench.extract.figures.change import change_of
from workbench.extract.figures.checkable import why_not
from workbench.extract.figures.composition import compose
from workbench.extract.figures.draft import Draft
from workbench.extract.figures.following import Block
from workbench.extract.figures.headings import Headings, head_cells
from workbench.extract.figures.modifiers import modifier_before
from workbench.extract.figures.nouns import STOP, plural
from workbench.extract.figures.number_words import STARTS
from workbench.extract.figures.numerals import read_numeral
from workbench.extract.figures.points import points_of_percent
from workbench.extract.figures.surroundings import Surroundings
from workbench.extract.figures.times_as_much import MULTIPLES, multiple_at
from workbench.extract.figures.tokens import NUMBER, PAD, WORD, Tokens, tokenise
from workbench.values.figure import Figure, Modifier, UnitKind
from workbench.values.span import Span

_YEAR_JOINS: Final = frozenset(["-", "–", "to", "and", "or", ",", "/", "through", "until", "from"])


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text where a number stands: the figure it makes, or why it makes none."""

    span: Span
    figure: Figure | None
    reason: str  # why it is no figure, or why no one would check it; "" for a checkable figure
    rule: str
    choices: tuple[str, ...] = ()  # what was ambiguous, what was chosen and why


def read(text: str) -> tuple[Found, ...]:
    """Every figure and every blocked number, in reading order."""
    tokens = tokenise(text)
    around = Surroundings(tokens)
    headings = Headings(tokens, around)
    drafts, blocks = _pass(tokens, around, headings)
    head_cells(tokens, drafts, headings)
    for draft in drafts:
        if draft.modifier is None:
            modifier_before(tokens, draft)
    drafts, scores = compose(tokens, drafts, around)
    for draft in drafts:
        if draft.modifier is None:
            modifier_before(tokens, draft)
    for draft in drafts:
        if draft.change is None:
            draft.change = change_of(tokens, draft)
        if draft.equivalent_of is not None:
            draft.modifier = draft.modifier or draft.equivalent_of.modifier
            draft.change = draft.change or draft.equivalent_of.change
    _changes_onwards(tokens, drafts)
    points_of_percent(tokens, drafts)
    for draft in drafts:
        draft.reason = why_not(tokens, draft)
        if draft.equivalent_of is not None:
            draft.reason = draft.equivalent_of.reason
    return _found(tokens, drafts, [*blocks, *scores])


def _pass(tokens: Tokens, around: Surroundings, headings: Headings) -> tuple[list[Draft], list[Block]]:
    drafts: list[Draft] = []
    blocks: list[Block] = []
    done, year_end = PAD, -9
    for i in _anchors(tokens):
        if i < done:
            continue
        after_year = year_end >= i - 2 and (year_end == i or tokens.lows[i - 1] in _YEAR_JOINS)
        block = headings.block(i)
        if block is None and not headings.counts(i):
            block = blocked_at(tokens, i, around, after_year=after_year)
        if block is not None:
            first = max(block.first, done)
            blocks.append(Block(first, block.end, block.reason))
            done = max(block.end, i + 1)
            if block.year:
                year_end = block.end
            continue
        draft = multiple_at(tokens, i) if tokens.lows[i] in MULTIPLES else None
        if draft is None:
            numeral = read_numeral(tokens, i)
            if numeral is None or (numeral.first < done and numeral.first < i):
                if tokens.kinds[i] == NUMBER:
                    blocks.append(Block(i, i + 1, "not one number"))
                continue
            draft = bind(tokens, numeral, around)
            if draft is None:
                continue
        if draft.first < done:
            draft.first = max(draft.first, done)
        drafts.append(draft)
        done = max(draft.end, i + 1)
    return drafts, blocks


def _anchors(tokens: Tokens) -> list[int]:
    """The tokens at which a number can begin."""
    lows = tokens.lows
    return [
        i
        for i, kind in enumerate(tokens.kinds)
        if kind == NUMBER or (kind == WORD and (lows[i] in STARTS or lows[i] in MULTIPLES))
    ]


def _changes_onwards(tokens: Tokens, drafts: list[Draft]) -> None:
    """ "rose 5 percent in May and 3 percent in June": the direction belongs to both."""
    moving = [draft for draft in drafts if draft.kind is not UnitKind.TIME]
    for a, b in itertools.pairwise(moving):
        if a.change is None or b.change is not None or b.equivalent_of is not None:
            continue
        if tokens.lows[b.end] == "of":
            continue  # "a rise of 41%, and 23% of them": a part
        again = b.kind in (UnitKind.PERCENT, UnitKind.CURRENCY) or b.unit == "point"
        if tokens.lows[a.end : b.limit] in ((",", "or"), ("or",)) and again:
            b.change = a.change  # "fell $1.20, or 1.5%", "gained 1.1 percent, or 83 points"
        if a.unit != b.unit:
            continue
        if b.kind is UnitKind.PERCENT and _verb_left_out(tokens, a, b):
            b.change = a.change
            continue
        only = tokens.lows[b.limit - 1] == "but" and b.modifier is Modifier.JUST  # "but only 38 percent"
        if (
            b.limit - a.end > 8
            or b.limit - a.end < 1
            or not (only or tokens.lows[b.limit - 1] in ("and", ",", "by", "or", "then"))
        ):
            continue
        between = tokens.lows[a.end : b.limit]
        if not {"to", "at", "from", "of", ".", ";", "was", "is"} & set(between):
            b.change = a.change


def _verb_left_out(tokens: Tokens, a: Draft, b: Draft) -> bool:
    """ "the Vanta gained 1.2%, the Orin 0.8%": a name between them, and no verb of its own."""
    between = range(a.end, b.limit)
    if 2 <= len(between) <= 4 and tokens.lows[a.end] in ("and", "while") and plural(tokens, b.limit - 1):
        return all(tokens.kinds[i] == WORD and tokens.lows[i] not in STOP for i in between[1:])
    if not 2 <= len(between) <= 5 or tokens.lows[a.end] not in (",", ";"):
        return False
    names = [i for i in between[1:] if tokens.lows[i] not in ("the", "and", "while", "but")]
    return bool(names) and all(tokens.capital(i) for i in names)


def _found(tokens: Tokens, drafts: list[Draft], blocks: list[Block]) -> tuple[Found, ...]:
    drafts = sorted(drafts, key=lambda draft: (draft.first, draft.end))
    index = {id(draft): place for place, draft in enumerate(drafts)}
    figures = [
        Found(figure.span, figure, figure.not_checkable_because or "", figure.rule, tuple(draft.choices))
        for draft in drafts
        for figure in [_figure(tokens, draft, index)]
    ]
    places = [
        Found(Span(tokens.starts[block.first], tokens.ends[block.end - 1]), None, block.reason, "blocked")
        for block in blocks
    ]
    return tuple(sorted([*figures, *places], key=lambda found: found.span))


def _figure(tokens: Tokens, draft: Draft, index: dict[int, int]) -> Figure:
    return Figure(
        span=Span(tokens.starts[draft.first], tokens.ends[draft.end - 1]),
        value=_plain(draft.value),
        unit=draft.unit,
        unit_kind=draft.kind,
        high=None if draft.high is None else _plain(draft.high),
        per=draft.per,
        modifier=draft.modifier,
        change=draft.change,
        equivalent_of=None if draft.equivalent_of is None else index.get(id(draft.equivalent_of)),
        from_figure=None if draft.from_draft is None else index.get(id(draft.from_draft)),
        checkable=draft.reason is None,
        not_checkable_because=draft.reason,
        digits=tokens.text[draft.digits[0] : draft.digits[1]],
        rule=draft.rule,
    )


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros that only the arithmetic made."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return Decimal(format(value.normalize(), "f"))
