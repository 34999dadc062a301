"""A small desk for tests of pages: articles of our own, with readings written by hand.

No parser and no grammar is needed, so what the pages show does not change with the extractor.
"""

# ruff: noqa: E501 (a paragraph is one line, as articles have it)

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db import articles
from db.engine import Database
from workbench.actions import reviewing
from workbench.values.article import Article, DateOrigin
from workbench.values.attribution import Attribution, AttributionClass, AttributionKind, Cue, Mention
from workbench.values.claim import Claim, ClaimKind
from workbench.values.figure import Change, Figure, Modifier, UnitKind
from workbench.values.reading import Reading
from workbench.values.review import Actor
from workbench.values.reviewer import Reviewer
from workbench.values.span import Span

REVIEWER = "Mara Feld"
METRIC = "harbour fund|worth|currency"
SHARE = "harbour fund|bond share|percent"


@dataclass(frozen=True, slots=True)
class Found:
    """One claim by the words that make it; `value` as digits, nothing for reported words alone."""

    words: str
    value: str = ""
    unit: str = ""
    kind: UnitKind = UnitKind.OTHER
    high: str = ""
    modifier: Modifier | None = None
    change: Change | None = None
    speaker: str = ""
    cue: str = ""
    subject: str = "the harbour fund"
    metric: str | None = None
    why: tuple[str, ...] = ()


MONEY, SHARE_OF, COUNT = UnitKind.CURRENCY, UnitKind.PERCENT, UnitKind.COUNT

FUND = Article(
    title="Harbour fund passes €400 million as bonds lose favour",
    deck="The reserve grew by a fifth in a year, its governor says, while the ministry counts differently",
    url="https://herald.example/fund",
    publisher="Harbour Herald",
    published=date(2026, 2, 6),
    published_from=DateOrigin.METADATA,
    text="""Harbour fund passes €400 million as bonds lose favour
The reserve grew by a fifth in a year, its governor says, while the ministry counts differently

The harbour city’s reserve fund was worth about €402.7 million at the end of January, the fund’s office said on Friday. That is 21.4% more than a year earlier, when it held €331.7 million.

Governor Ilse Marant told reporters that the fund “has never been stronger”, and that between 1.2 and 1.5 million people now depend on it. She declined to say how many had joined since March.

According to the finance ministry, bonds made up 48.3% of the fund, or €194.5 million, down from 55% in 2024. Deputy minister Tomas Reiker said the share “will be below 40% by summer”, which analysts at Quay Research doubt.

At least 3,400 households received a payment in January, more than in any month since records began. The smallest payment was €18, the largest €2,150.

The fund employs 212 people in 4 offices and spends 0.6% of its worth on its own running. A new office opens on the north quay in March with 35 staff.""",
)
FUND_CLAIMS = (
    Found(
        "€400 million",
        "400000000",
        "EUR",
        MONEY,
        modifier=Modifier.MORE_THAN,
        metric=METRIC,
        why=("in the headline", "a large sum of public money"),
    ),
    Found(
        "€402.7 million",
        "402700000",
        "EUR",
        MONEY,
        modifier=Modifier.ABOUT,
        speaker="the fund’s office",
        cue="said",
        metric=METRIC,
        why=("a large sum of public money", "an exact figure with a named source"),
    ),
    Found(
        "21.4%", "21.4", "%", SHARE_OF, change=Change.UP, why=("can be worked out from two other figures",)
    ),
    Found("€331.7 million", "331700000", "EUR", MONEY, metric=METRIC),
    Found("the fund “has never been stronger”", speaker="Ilse Marant", cue="told reporters"),
    Found(
        "between 1.2 and 1.5 million people",
        "1200000",
        "person",
        COUNT,
        high="1500000",
        speaker="Ilse Marant",
        cue="told reporters",
        subject="people who depend on the fund",
    ),
    Found("48.3%", "48.3", "%", SHARE_OF, speaker="finance ministry", cue="According to", metric=SHARE),
    Found("€194.5 million", "194500000", "EUR", MONEY, speaker="finance ministry", cue="According to"),
    Found("55%", "55", "%", SHARE_OF, speaker="finance ministry", cue="According to", metric=SHARE),
    Found("the share “will be below 40% by summer”", speaker="Tomas Reiker", cue="said"),
    Found(
        "below 40%",
        "40",
        "%",
        SHARE_OF,
        modifier=Modifier.LESS_THAN,
        speaker="Tomas Reiker",
        cue="said",
        metric=SHARE,
    ),
    Found(
        "3,400 households",
        "3400",
        "household",
        COUNT,
        modifier=Modifier.AT_LEAST,
        subject="households that received a payment",
    ),
    Found("€18", "18", "EUR", MONEY, subject="the smallest payment"),
    Found("€2,150", "2150", "EUR", MONEY, subject="the largest payment"),
    Found("212 people", "212", "person", COUNT, subject="people the fund employs"),
    Found("4 offices", "4", "office", COUNT, subject="offices of the fund"),
    Found("0.6%", "0.6", "%", SHARE_OF, subject="what the fund spends on its own running"),
    Found("35 staff", "35", "staff", COUNT, subject="staff of the new office"),
)
EARLIER = Article(
    title="Reserve fund holds €331.7 million, auditors find",
    publisher="Quay Courier",
    published=date(2025, 2, 11),
    published_from=DateOrigin.GIVEN,
    text="""Reserve fund holds €331.7 million, auditors find

The harbour city’s reserve fund held €331.7 million at the end of January 2025, its auditors said. Bonds were 55% of it.""",
)
EARLIER_CLAIMS = (
    Found("€331.7 million", "331700000", "EUR", MONEY, metric=METRIC),
    Found("55%", "55", "%", SHARE_OF, metric=SHARE),
)
SUMMER = Article(
    title="Fund grows to at least €365 million",
    publisher="Harbour Herald",
    published=date(2025, 8, 22),
    published_from=DateOrigin.GIVEN,
    text="""Fund grows to at least €365 million

The reserve fund was worth at least €365 million in August. “We are on course,” Governor Ilse Marant said.""",
)
SUMMER_CLAIMS = (
    Found("€365 million", "365000000", "EUR", MONEY, modifier=Modifier.AT_LEAST, metric=METRIC),
    Found("We are on course", speaker="Ilse Marant", cue="said"),
)
ALL = ((EARLIER, EARLIER_CLAIMS), (SUMMER, SUMMER_CLAIMS), (FUND, FUND_CLAIMS))


def reading_of(article: Article, found: tuple[Found, ...]) -> Reading:
    """The reading that finds exactly these claims. The last words that match are meant, except in FUND's
    headline, which comes first."""
    sentences = _sentences(article.text)
    figures: list[Figure] = []
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    at = 0
    for each in found:
        at = article.text.index(each.words, 0 if each.words == found[0].words else at)
        span = Span(at, at + len(each.words))
        if not each.value:
            at += 1
        else:
            at = span.start + (1 if each.speaker else len(each.words))
        sentence = next(one for one in sentences if span.start in range(one.start, one.end))
        figure = attribution = None
        if each.value:
            figure = len(figures)
            figures.append(
                Figure(
                    span,
                    Decimal(each.value),
                    each.unit,
                    each.kind,
                    high=Decimal(each.high) if each.high else None,
                    modifier=each.modifier,
                    change=each.change,
                )
            )
        if each.speaker:
            attribution = len(attributions)
            attributions.append(_attribution(article, sentence, span, each))
        kind = ClaimKind.BOTH if each.value and each.speaker else None
        kind = kind or (ClaimKind.NUMERIC if each.value else ClaimKind.ATTRIBUTED)
        claims.append(
            Claim(
                id=f"{article.id[:9]}c{len(claims):02}",
                kind=kind,
                sentence=sentence,
                figure=figure,
                equivalents=(),
                attribution=attribution,
                hedged=False,
                subject=each.subject,
                entity=None,
                metric=each.metric,
                as_of=None,
                check_worthiness=Decimal(f"0.{90 - 3 * len(claims):02}"),
                why=each.why,
            )
        )
    return Reading(article, sentences, tuple(figures), tuple(attributions), tuple(claims))


def fill(database: Database) -> Reviewer:
    """Put the articles into the desk; nothing is decided yet. The reviewer is returned."""
    person = reviewing.local_reviewer(database, REVIEWER)
    actor = Actor(person.name, person.role.value, person.id, session="test")
    for article, found in ALL:
        with database.writing(actor) as store:
            articles.add(store, reading_of(article, found), extractor_version="test", lexicon_version="test")
    return person


def judge(
    database: Database, person: Reviewer, claim_id: str, version: int, number: int, **body: object
) -> None:
    """Give one verdict, as the browser would."""
    message = {
        "boot": "test",
        "queue": [{"number": number, "kind": "judge", "claim": claim_id, "version": version, "body": body}],
    }
    answer = reviewing.apply_commands(database, person, message).answers[0]
    assert answer.outcome.value == "applied", answer.why


def decide_some(database: Database, person: Reviewer) -> None:
    """Decide four claims, leave one incomplete, dismiss one."""
    case = reviewing.article_case(database, person, FUND.id)
    ids = [each.row.id for each in case.claims]
    bulletin = {
        "title": "Monthly bulletin, January 2026",
        "publisher": "Finance ministry",
        "accessed": "2026-02-07",
    }
    report = {"title": "Annual report 2025", "publisher": "Harbour reserve fund", "kind": "primary_data"}
    full = {
        "rationale": "Table 3 gives the same figure.",
        "evidence": [{"source": bulletin, "locator": "table 3"}],
    }
    judge(database, person, ids[1], 1, 1, code="accurate", **full)
    judge(
        database,
        person,
        ids[2],
        1,
        2,
        code="mostly_accurate",
        reasons=["arithmetic"],
        evidence=[{"source": report, "locator": "page 12"}],
    )
    judge(
        database,
        person,
        ids[6],
        1,
        3,
        code="misleading",
        rationale="The base changed.",
        evidence=full["evidence"],
    )
    judge(database, person, ids[9], 1, 4, code="not_checkable")
    judge(database, person, ids[11], 1, 5, code="inaccurate")
    message = {
        "boot": "test",
        "queue": [
            {"number": 6, "kind": "dismiss", "claim": ids[12], "version": 1, "body": {"reason": "trivial"}}
        ],
    }
    assert reviewing.apply_commands(database, person, message).answers[0].outcome.value == "applied"


def _attribution(article: Article, sentence: Span, span: Span, each: Found) -> Attribution:
    said = article[sentence]
    cue = said.find(each.cue)
    name = said.lower().find(each.speaker.lower())
    cue_span = Span(sentence.start + max(cue, 0), sentence.start + max(cue, 0) + len(each.cue))
    name_span = Span(sentence.start + max(name, 0), sentence.start + max(name, 0) + len(each.speaker))
    return Attribution(
        source=Mention(name_span, resolved=each.speaker),
        cue=Cue(cue_span, each.cue),
        content=(span,),
        kind=AttributionKind.INDIRECT,
        speech_class=AttributionClass.SPEECH,
    )


def _sentences(text: str) -> tuple[Span, ...]:
    """Lines cut after a full stop and a space."""
    found = []
    start = 0
    for place, letter in enumerate(text):
        ends = letter == "\n" or (letter == " " and text[place - 1] == ".")
        if ends or place == len(text) - 1:
            end = place + 1 if place == len(text) - 1 else place
            if text[start:end].strip():
                found.append(Span(start, end))
            start = place + 1
    return tuple(found)
