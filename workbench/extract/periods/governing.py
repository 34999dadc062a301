"""Which date of a sentence is that of a figure or a statement: the nearest that governs its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.extract.parser import Parse
from workbench.values.claim import Period
from workbench.values.span import Span

_CLAUSE_DEPS = frozenset(("ccomp", "advcl", "relcl", "acl", "csubj", "parataxis", "pcomp"))
_CROSSING = 4
"""A clause boundary on the way counts as this many steps."""
_OUT_OF_OWN = 10
"""So does the way out of a clause with a time of its own: "who", "when"."""
_REPORTED = 20
"""The way out of what is reported, to the day on which it was: the last choice."""


def governing_period(
    place: Span, periods: Sequence[Period], sentence: Span, text: str, parse: Parse | None
) -> Period | None:
    """The period of the sentence that the words at `place` speak of; None where none governs them."""
    near = [
        period for period in periods if period.span.overlaps(sentence) and not period.span.overlaps(place)
    ]
    own = _right_after(place, near, text)
    if own is not None:
        return own
    near = [
        period
        for period in near
        if not (
            _of_release(period, text)
            or _of_what_is_cited(period, text)
            or _compared_with(period, text)
            or _ranked_since(period, text)
        )
    ]
    if not near:
        return None
    if parse is None:
        return _nearest_in_words(place, near, text)
    before_when = _before_its_when(parse, place, near, text)
    if before_when is not None:
        return before_when
    ranked = [
        (distance, abs(period.span.start - place.start), number)
        for number, period in enumerate(near)
        if (distance := _distance(parse, place, period.span, _one_day(period))) is not None
    ]
    return near[min(ranked)[2]] if ranked else _opening_one(parse, place, near, sentence, text)


_OPENS = re.compile(r"[“\"]?(?:(?:in|on|as[ ]of|by|at|during|over|for)[ ](?:the[ ])?)?", re.IGNORECASE)
_BESIDE_EACH_OTHER = frozenset(("conj", "ccomp", "parataxis", "ROOT"))


def _opening_one(
    parse: Parse, place: Span, periods: Sequence[Period], sentence: Span, text: str
) -> Period | None:
    """ "In December 2010, A had 34 million and B had 95 million": the date that opens the sentence is that of
    every clause beside the first."""
    first, top = periods[0], parse.top(place)
    opening = _OPENS.fullmatch(text, sentence.start, first.span.start)
    if opening is None or top is None or first.span.start > place.start:
        return None
    beside = all(
        parse.tokens[i].dep in _BESIDE_EACH_OTHER
        for i in _line(parse, top)
        if parse.tokens[i].pos in ("VERB", "AUX")
    )
    return first if beside else None


_RELEASED = re.compile(
    r"""
    \b(?:released?|publish(?:ed)?|issued?|posted|unveil(?:ed)?|aired|carried)\b
    [^.;:]{0,60}?(?:[ ](?:on|in|late|early))?[ ]$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _of_release(period: Period, text: str) -> bool:
    """ "statistics released by the bank on Friday": the day something came out, not the one it speaks of."""
    before = text[max(0, period.span.start - 90) : period.span.start]
    return _RELEASED.search(before) is not None


_CITED = re.compile(
    r"\baccording[ ]to[ ][^,;:.()]{1,60}[ ](?:(?:on|in|late|early|this|from)[ ])*$", re.IGNORECASE
)


def _of_what_is_cited(period: Period, text: str) -> bool:
    """ "killing 20, according to officials on Thursday": the day they told it."""
    return _CITED.search(text, max(0, period.span.start - 90), period.span.start) is not None


_THAN = re.compile(
    r"""
    \b(?: than | compared[ ](?:with|to) | against | versus
        | (?:up|down)[ ](?:from|on)
        | (?:up|down)[ ](?:by[ ])?[\w.,%$€£]{1,15}(?:[ ](?:%|per[ ]?cent|points?))?[ ](?:from|on) )
    (?:[ ](?:in|on|at|for|during|it[ ]was|a|the))*[ ]$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _compared_with(period: Period, text: str) -> bool:
    """ "17,000 more than a year earlier", "up on last June": the day of what the figure is compared with."""
    return _THAN.search(text, max(0, period.span.start - 40), period.span.start) is not None


_RANKED = re.compile(
    r"""
    \b(?<!at[ ])(?:\w{2,20}est|most|least|first|worst|best|only|biggest|record|highest|lowest)
    (?:[ ][\w’'-]{1,25}){0,4},?[ ]$
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _ranked_since(period: Period, text: str) -> bool:
    """ "the weakest since 2020": how far back the comparison goes, not the span of the figure."""
    if not re.match(r"(?:ever[ ])?since\b", period.span.of(text), re.IGNORECASE):
        return False
    return _RANKED.search(text[max(0, period.span.start - 90) : period.span.start]) is not None


_OWN = re.compile(r"[ ](?:in|during|for)[ ](?:the[ ])?", re.IGNORECASE)


def _right_after(place: Span, periods: Sequence[Period], text: str) -> Period | None:
    """ "$6 billion in the fourth quarter": the date that follows upon the figure."""
    for period in periods:
        if place.end < period.span.start and _OWN.fullmatch(text, place.end, period.span.start):
            return period
    return None


def _before_its_when(parse: Parse, place: Span, periods: Sequence[Period], text: str) -> Period | None:
    """ "in June, when the river crested at 38 feet": the date that the clause of the figure tells more of."""
    top = parse.top(place)
    if top is None:
        return None
    for index in _line(parse, top):
        if parse.tokens[index].dep not in ("relcl", "advcl"):
            continue
        when = next((i for i in parse.children(index) if parse.tokens[i].text.lower() == "when"), None)
        if when is None or parse.tokens[when].span.start > place.start:
            continue
        at = parse.tokens[when].span.start
        for period in periods:
            if period.span.end <= at <= period.span.end + 2 and not text[period.span.end : at].strip(" ,"):
                return _then(period, text)
    return None


_SINCE = re.compile(r"(?:ever[ ])?(?:since|until|till|before|after)[ ]", re.IGNORECASE)
_DAY_NAMED = re.compile(r"day\b|\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)", re.IGNORECASE)


def _then(period: Period, text: str) -> Period:
    """ "since Tuesday, when 19 were killed": they were on the Tuesday; a month or year has no day there."""
    said = period.span.of(text)
    if not _SINCE.match(said) or period.first is None or not _DAY_NAMED.search(said):
        return period
    return replace(period, last=period.first)


def _one_day(period: Period) -> bool:
    return period.first is not None and period.first == period.last


def _distance(parse: Parse, place: Span, period: Span, on_one_day: bool) -> int | None:
    """Steps through the grammar from the one to the other; None where the date governs another clause."""
    start, goal = parse.top(place), parse.top(period)
    if start is None or goal is None:
        return None
    up, down = _line(parse, start), _line(parse, goal)
    meet = next((index for index in up if index in down), None)
    if meet is None:
        return None
    climb, descent = up[: up.index(meet)], down[: down.index(meet)]
    steps = len(climb) + len(descent)
    if any(parse.tokens[index].dep == "appos" for index in climb[1:]):
        return None  # "the league, a body of 57, was founded in 1975"
    outside = any(parse.tokens[index].dep == "relcl" for index in climb)
    if outside and on_one_day:
        return None  # "who denies taking $6,000, will stand trial on 9 June"
    for index in climb:
        if _contrasts(parse, index):
            return None
        if parse.tokens[index].dep == "ccomp":
            steps += _REPORTED
        elif parse.tokens[index].dep in ("relcl", "advcl"):
            steps += _OUT_OF_OWN
        elif _opens_clause(parse, index):
            steps += _CROSSING
    if any(parse.tokens[index].text.lower() == "according" for index in descent):
        return None  # "according to reports on Friday"
    for index in descent:
        if index != goal and _opens_clause(parse, index):
            if (
                meet != start
                and not _of_the_same_noun(parse, index, start)
                and not _runs_on(parse, meet, descent)
                and not _when(parse, index)
            ):
                return None  # the date of another clause
            steps += _CROSSING
        elif parse.tokens[index].dep in ("nsubj", "nsubjpass"):
            steps += 2
    if descent and _names_a_thing(parse, descent) and not _put_at(parse, climb, descent):
        return None  # "regarding the 1995 dismissal"
    return steps


def _contrasts(parse: Parse, index: int) -> bool:
    """ "While 12 % own one, this year 40 came": what is set against the clause has its own time."""
    return parse.tokens[index].dep == "advcl" and any(
        parse.tokens[i].dep == "mark" and parse.tokens[i].text.lower() in ("while", "whereas", "although")
        for i in parse.children(index)
    )


def _of_the_same_noun(parse: Parse, index: int, start: int) -> bool:
    """A participle of the very noun that the figure belongs to: "the 74 % recorded on 1 February"."""
    token = parse.tokens[index]
    return token.dep in ("acl", "relcl") and (token.head == start or parse.tokens[start].head == token.head)


def _names_a_thing(parse: Parse, descent: list[int]) -> bool:
    """The date only names a noun that is no subject of the clause: "the 1995 dismissal"."""
    if parse.tokens[descent[0]].dep not in ("nummod", "compound", "amod", "nmod", "poss") or len(descent) < 2:
        return False
    return parse.tokens[descent[1]].dep not in ("nsubj", "nsubjpass")


def _put_at(parse: Parse, climb: list[int], descent: list[int]) -> bool:
    """The noun is what the verb sets the figure on: "puts first-quarter growth at 0.1 %"."""
    noun, way = parse.tokens[descent[1]], parse.tokens[climb[-1]] if climb else None
    return (
        noun.dep == "dobj"
        and way is not None
        and way.text.lower() == "at"
        and way.head
        in (
            noun.head,
            descent[1],
        )
    )


def _when(parse: Parse, index: int) -> bool:
    """A clause that says when: its date is that of the clause it belongs to."""
    return parse.tokens[index].dep == "advcl" and any(
        parse.tokens[i].text.lower() == "when" for i in parse.children(index)
    )


def _runs_on(parse: Parse, meet: int, descent: list[int]) -> bool:
    """Inside what is reported, a date at the end of the last of two joined clauses is that of both."""
    if parse.tokens[meet].dep != "ccomp":
        return False
    joined = descent[-1]
    return parse.tokens[joined].dep == "conj" and not any(
        parse.tokens[i].dep in ("nsubj", "nsubjpass") for i in parse.children(joined)
    )


def _opens_clause(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.dep in _CLAUSE_DEPS or (token.dep == "conj" and token.pos in ("VERB", "AUX"))


def _line(parse: Parse, index: int) -> list[int]:
    """The token and all it hangs on, up to the root."""
    found = [index]
    while parse.tokens[index].head != index and len(found) <= len(parse.tokens):
        index = parse.tokens[index].head
        found.append(index)
    return found


_BOUNDARY = re.compile(r"[;:—–]|,[ ](?:but|while|whereas|and|which|who)\b|[ ](?:but|while|whereas)[ ]")


def _nearest_in_words(place: Span, periods: Sequence[Period], text: str) -> Period | None:
    """Without a parse: the nearest of the same clause, else one that opens the sentence."""

    def rank(period: Period) -> tuple[int, int]:
        first, second = sorted((place, period.span))
        parted = len(_BOUNDARY.findall(text, first.end, second.start))
        return parted, second.start - first.end

    best = min(periods, key=rank)
    parted = rank(best)[0]
    return best if parted == 0 or best.span.start < place.start else None
