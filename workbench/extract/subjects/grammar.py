"""What a figure measures, read off the grammar of its sentence.

The way up from the figure decides: "stood at X" measures the verb's subject, "X of the vote" a share,
"embezzle X" the amount embezzled, "a fine of X" the fine.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from workbench.extract.parser import Parse
from workbench.extract.subjects.amounts import of_amount
from workbench.extract.subjects.counts import counted_noun, of_count, people_in_state
from workbench.extract.subjects.groups import group
from workbench.extract.subjects.phrases import noun_phrase, without_article, words
from workbench.extract.subjects.reader import Measured, Reader, top_of
from workbench.extract.subjects.sizes import magnitude
from workbench.lexicon import entries, listed
from workbench.values.figure import Figure, UnitKind


def measured_by(parse: Parse, figure: Figure, counted_before: str = "") -> Measured | None:
    """What the grammar of the sentence says that the figure measures; None where it does not tell.

    `counted_before` is what a bare number counts where its own sentence does not say.
    """
    inside = frozenset(i for i, token in enumerate(parse.tokens) if token.span.overlaps(figure.span))
    top = top_of(parse, inside)
    if top is None:
        return None
    reader = Reader(parse, figure, inside, counted_before)
    state = people_in_state(reader)
    if state is not None:
        return state
    strong = magnitude(reader)
    if strong is not None:
        return strong
    counted = counted_noun(reader, top)
    found = of_count(reader, counted) if counted is not None else of_amount(reader, top)
    if found is None:
        return None
    found = _completed(reader, _respectively(reader, top, found))
    of_group = group(reader, top, found)
    return replace(found, subject=found.subject + of_group, adds=of_group + found.adds)


def _respectively(reader: Reader, top: int, found: Measured) -> Measured:
    """ "Exports and imports fell 5 % and 6 %, respectively": the second figure is that of the imports."""
    if found.head is None or not any(token.text.lower() == "respectively" for token in reader.parse.tokens):
        return found
    figures, things = _figures_in_row(reader, top), _row(reader, found.head)
    if len(things) < 2 and top in figures:
        inner = _row_in_complement(reader, found.head, len(figures))
        if inner:
            return _of_one_in_row(reader, found, inner, inner[figures.index(top)])
    if len(figures) != len(things) or len(things) < 2 or top not in figures:
        return found
    mine = things[figures.index(top)]
    others = {i for thing in things if thing != mine for i in (thing, *_joining(reader, thing))}
    phrase = words(reader.parse, noun_phrase(reader.parse, mine, others | set(_joining(reader, mine))))
    subject = found.subject.replace(reader.phrase(found.head), phrase)
    return replace(found, subject=subject, head=mine, rule=f"{found.rule}; each in its turn")


def _of_one_in_row(reader: Reader, found: Measured, row: list[int], mine: int) -> Measured:
    """ "Sales in Norvania and Tarsk rose 4 % and 7 %": the sales of one of the two alone."""
    others = {*row, *_joining(reader, mine)} - {mine}
    whole = words(reader.parse, noun_phrase(reader.parse, row[0]))
    own = words(reader.parse, noun_phrase(reader.parse, mine, others))
    subject = found.subject.replace(whole, own)
    return replace(found, subject=subject, head=mine, rule=f"{found.rule}; each in its turn")


def _figures_in_row(reader: Reader, top: int) -> list[int]:
    """The figures joined with this one, or hung on the same verb beside it."""
    row = _row(reader, top)
    token = reader.token(top)
    if len(row) > 1:
        return row
    beside = [reader.token(i) for i in reader.parse.children(token.head)]
    return [
        i
        for i, other in zip(reader.parse.children(token.head), beside, strict=True)
        if (other.dep, other.text, other.entity) == (token.dep, token.text, token.entity)
    ]


def _row_in_complement(reader: Reader, noun: int, length: int) -> list[int]:
    """The words joined in a complement of the noun, where there are so many; else none."""
    for preposition in reader.parse.children(noun):
        within = reader.child(preposition, "pobj") if reader.token(preposition).dep == "prep" else None
        if within is not None and length > 1 and len(row := _row(reader, within)) == length:
            return row
    return []


def _row(reader: Reader, index: int) -> list[int]:
    """The words joined with it, in reading order: "5 %, 6 % and 7 %"."""
    while reader.token(index).dep == "conj":
        index = reader.token(index).head
    row = [index]
    while (following := reader.child(row[-1], "conj")) is not None and following not in row:
        row.append(following)
    return row


def _joining(reader: Reader, index: int) -> list[int]:
    return [i for i in reader.parse.children(index) if reader.token(i).dep in ("cc", "conj")]


def _completed(reader: Reader, found: Measured) -> Measured:
    """With what the unit adds: a price for money per ounce, a value for what is stored."""
    subject, figure = without_article(found.subject), reader.figure
    said = subject.lower()
    if found.head is not None and _is_money(reader, found.head):
        return replace(found, subject=_exchange_rate(reader, subject))
    if figure.unit_kind is UnitKind.CURRENCY and found.head is not None and not found.back:
        if figure.per and figure.per not in listed("subjects", "not_goods"):
            if not any(word in said for word in listed("subjects", "prices")):
                subject += " price"
        elif reader.lemma(found.head) in listed("subjects", "stored_nouns") and "value" not in said:
            subject += ", value"
    speed = figure.unit_kind is UnitKind.PHYSICAL and figure.per in ("hour", "second", "minute")
    if figure.per and not speed and figure.per not in subject.lower() and "price" not in subject:
        subject += f" per {figure.per}"
    return replace(found, subject=subject)


def _is_money(reader: Reader, noun: int) -> bool:
    """The rupee of "the rupee slid to 91.4 to the dollar": a currency with its price in another."""
    alone = not any(reader.token(i).dep == "prep" for i in reader.parse.children(noun))
    singular = reader.token(noun).tag in ("NN", "NNP") and noun not in reader.inside
    money = reader.figure.unit_kind is UnitKind.CURRENCY
    return money and singular and alone and reader.lemma(noun) in _currency_words()


def _exchange_rate(reader: Reader, subject: str) -> str:
    """ "rupee exchange rate to the dollar"."""
    inside = sorted(reader.inside)
    to = next((i for i in inside if reader.token(i).text.lower() in ("to", "against", "per")), None)
    level, comma, change = subject.removesuffix(" price").partition(", ")
    against = "" if to is None else " " + words(reader.parse, [i for i in inside if i >= to])
    return f"{level} exchange rate{against}{comma}{change}"


@cache
def _currency_words() -> frozenset[str]:
    """ "rupee", "dollar": the nouns that the names of currencies end in."""
    named = {
        name.rpartition(" ")[2].lower()
        for entry in entries("currencies", "currency")
        for name in entry["names"]
    }
    return frozenset(named) - listed("metrics", "goods") - listed("subjects", "level_nouns")
