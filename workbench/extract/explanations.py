"""A reading -> why each claim was read as it was, and what became of every number of the text.

Pure, and cheap: the reading says what was found and by which rule, and the figures of the text are
read once more for the numbers that are none. No parser is needed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from workbench.extract import figures as figure_reader
from workbench.extract.periods import rule_of
from workbench.extract.source_words import FIRST, HE, IT, SHE, THEY
from workbench.lexicon import table
from workbench.values.article import Article
from workbench.values.attribution import Attribution, Mention, Polarity
from workbench.values.claim import Claim, ClaimKind, Period
from workbench.values.explanation import Explanation, NumeralSeen
from workbench.values.figure import Figure
from workbench.values.reading import Reading
from workbench.values.span import Span

Found = figure_reader.Found


def explain(reading: Reading) -> Explanation:
    """The lines of each claim, every number of the text, and a line that counts the numbers."""
    found = figure_reader.explain(reading.article.text)
    choices = {each.span: each.choices for each in found if each.figure is not None}
    numerals = tuple(_numerals(reading.article.text, found))
    return Explanation(
        tuple(tuple(_lines(claim, reading, choices)) for claim in reading.claims),
        numerals,
        tell_numerals(numerals),
    )


# --- numbers -----------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d(?:[\d.,:/]*\d)?")
UNREAD = "no rule reads it"


def _numerals(text: str, found: Sequence[Found]) -> Iterator[NumeralSeen]:
    """Every number in reading order; digits that no rule has looked at are told too."""
    spans = [each.span for each in found]
    unread = [span for span in _digits(text) if not _is_in(span, spans)]
    seen = [(each.span, each.figure is not None, _because(each)) for each in found]
    for span, read, because in sorted([*seen, *((span, False, UNREAD) for span in unread)]):
        yield NumeralSeen(span, span.of(text), read, because)


def _digits(text: str) -> Iterator[Span]:
    for match in _DIGITS.finditer(text):
        yield Span(*match.span())


def _is_in(span: Span, others: Sequence[Span]) -> bool:
    at = bisect_right(others, span.start, key=lambda other: other.start)
    return any(span.overlaps(other) for other in others[max(0, at - 2) : at + 1])


def _because(found: Found) -> str:
    if found.figure is None:
        return found.reason
    return f"{found.rule}; {found.reason}" if found.reason else found.rule


def tell_numerals(numerals: Sequence[NumeralSeen]) -> str:
    """ "31 numerals: 24 read, 7 dismissed: a date (3), part of a name (2), a clock time (2)"."""
    if not numerals:
        return "no numerals"
    dismissed = Counter(each.because for each in numerals if not each.read)
    line = f"{len(numerals)} numeral{'s' * (len(numerals) > 1)}: {len(numerals) - dismissed.total()} read"
    if not dismissed:
        return f"{line}, none dismissed"
    reasons = ", ".join(f"{reason} ({count})" for reason, count in dismissed.most_common())
    return f"{line}, {dismissed.total()} dismissed: {reasons}"


# --- one claim ---------------------------------------------------------------------------------


def _lines(claim: Claim, reading: Reading, choices: dict[Span, tuple[str, ...]]) -> Iterator[str]:
    text = reading.article.text
    attribution = None if claim.attribution is None else reading.attributions[claim.attribution]
    if claim.figure is not None:
        figure = reading.figures[claim.figure]
        yield from _figure(figure, text, choices.get(figure.span, ()))
        for index in claim.equivalents:
            yield f"Restated: “{reading.figures[index].span.of(text)}” gives the same quantity again."
    yield _source(claim, attribution, text)
    if attribution is not None:
        yield from _speaker(attribution, text)
    if claim.hedged:
        yield _hedged(attribution, text)
    yield _date(claim, attribution, reading.article)
    yield _subject(claim)
    yield _worthiness(claim)


def _figure(figure: Figure, text: str, choices: Sequence[str]) -> Iterator[str]:
    value = _number(figure.value)
    if figure.high is not None:
        value += f" to {_number(figure.high)}"
    unit = (
        f", unit “{figure.unit}{' per ' + figure.per if figure.per else ''}”" if figure.unit else ", no unit"
    )
    rule = f" (the rule “{figure.rule}”)" if figure.rule else ""
    yield f"Figure: “{figure.span.of(text)}” is {value}{unit}{rule}."
    limits = []
    if figure.modifier is not None:
        limits.append(f"the words limit it: {figure.modifier.value.replace('_', ' ')}")
    if figure.change is not None:
        limits.append(f"it is a change, {figure.change.value}, and not a level")
    if limits:
        yield f"Limits: {'; '.join(limits)}."
    for choice in choices:
        yield f"Chosen: {choice}."


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _source(claim: Claim, attribution: Attribution | None, text: str) -> str:
    if attribution is None:
        return "Source: none; no words around the figure say who gives it."
    cue, finder = attribution.cue.span.of(text), _finder(attribution.rule)
    if claim.kind is ClaimKind.NUMERIC:
        return (
            f"Source: carried over from “{cue}” in a sentence before; this one goes on with the same "
            "measure and names nobody itself."
        )
    if attribution.source is None:
        return f"Source: open; “{cue}” says that it is said, not by whom ({finder})."
    verb = {
        Polarity.DENIED: "says that it is denied",
        Polarity.NOT_SAID: "says that it was not said",
        Polarity.ASSERTED: "attributes it",
    }[attribution.polarity]
    return f"Source: “{cue}” {verb}; “{attribution.source.span.of(text)}” is its source ({finder})."


def _finder(rule: str) -> str:
    known = table("explanations", "finders")
    if rule in known:
        return str(known[rule])
    kind, _, rest = rule.partition(": ")
    lemma, plus, frame = rest.partition(" + ")
    frames = table("explanations", "frames")
    if kind == "verb" and plus and frame in frames:
        return f"the verb “{lemma}” {frames[frame]}"
    return f"the rule “{rule}”" if rule else "its rule was not kept"


def _speaker(attribution: Attribution, text: str) -> Iterator[str]:
    if attribution.source is not None:
        yield f"Speaker: {_resolved(attribution.source, text)}."
    if attribution.via is not None:
        via = attribution.via
        yield f"Passed on by: {_resolved(via, text)}."


def _resolved(mention: Mention, text: str) -> str:
    words = mention.span.of(text)
    low, full = words.lower(), mention.resolved
    if full is None:
        if low in HE | SHE | IT | THEY | FIRST:
            return f"“{words}” is left as it is: who it stands for is not certain"
        return f"“{words}” is left as it is: the article gives no fuller name"
    if full.lower() == low:
        return f"{full}, as printed"
    if low in HE | SHE:
        return f"“{words}” stands for {full}, the person last spoken of whom it fits"
    if low in IT | THEY:
        return f"“{words}” stands for {full}, last spoken of"
    if full in words:
        return f"{full}, named in “{words}”"
    if words.split()[-1] in full.split():
        return f"“{words}” is short for {full}, as the article names them elsewhere"
    return f"“{words}” stands for {full}, the only one whom the article describes so"


def _hedged(attribution: Attribution | None, text: str) -> str:
    hedges = [] if attribution is None else [f"“{hedge.of(text)}”" for hedge in attribution.hedges]
    return f"Hedged: by {', '.join(hedges)}." if hedges else "Hedged: by words beside it."


def _date(claim: Claim, attribution: Attribution | None, article: Article) -> str:
    period = claim.as_of
    if period is None:
        return "Date: none; no date governs the clause, and none is carried over."
    words = period.span.of(article.text)
    rule = rule_of(words)
    how = table("explanations", "dates").get(rule, f"the rule “{rule}”" if rule else "")
    reading = f" ({how})" if how else ""
    return f"Date: “{words}” is {_days(period)}{reading}; {_where(period, claim, attribution)}."


def _days(period: Period) -> str:
    if period.first == period.last:
        return str(period.first)
    if period.first is None:
        return f"up to {period.last}"
    return f"from {period.first} on" if period.last is None else f"{period.first} to {period.last}"


def _where(period: Period, claim: Claim, attribution: Attribution | None) -> str:
    if period.span.start < claim.sentence.start:
        return "carried over from a sentence before, whose measure this one goes on with"
    if period.span.start >= claim.sentence.end:
        return "taken from a sentence that follows and dates the same measure"
    if attribution is not None and claim.figure is None:
        if not any(period.span in piece for piece in attribution.content):
            return "the day it was said: the statement has no date of its own"
        return "it stands in the statement"
    return "it governs the clause of the figure"


def _subject(claim: Claim) -> str:
    named = "Measures" if claim.figure is not None else "About"
    rule = f": {claim.subject_rule}" if claim.subject_rule else ""
    whose = f" Whose: {claim.entity}." if claim.entity else ""
    return f"{named}: “{claim.subject}”{rule}.{whose}"


def _worthiness(claim: Claim) -> str:
    total = sum((Decimal(weight) for why in claim.why for weight in _WEIGHT.findall(why)), Decimal(0))
    held = "" if total == claim.check_worthiness else f"; in all {total}, held between 0 and 1"
    return f"Worth checking: {claim.check_worthiness} = {'; '.join(claim.why)}{held}."


_WEIGHT = re.compile(r"\(([+-]\d\.\d+)\)$")
