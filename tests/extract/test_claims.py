"""Claims: what makes one, of which kind, with which source, date, hedge and order."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extract.claims import make_claims
from workbench.extract.figures import find_figures
from workbench.extract.parser import load_parser
from workbench.extract.periods import find_periods
from workbench.extract.pipeline import read_article
from workbench.extract.sentences import split_sentences
from workbench.values.article import Article
from workbench.values.attribution import (
    Attribution,
    AttributionClass,
    AttributionKind,
    Cue,
    Mention,
    Polarity,
)
from workbench.values.claim import Claim, ClaimKind
from workbench.values.reading import Reading
from workbench.values.span import Span

PUBLISHED = date(2026, 2, 6)


def said(
    text: str,
    source: str | None,
    cue: str,
    *content: str,
    resolved: str | None = None,
    polarity: Polarity = Polarity.ASSERTED,
    hedged: bool = False,
) -> Attribution:
    """An attribution of words of `text`, each found at its first place."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Attribution(
        source=None if source is None else Mention(span(source), resolved),
        cue=Cue(span(cue), cue),
        content=tuple(span(words) for words in content),
        kind=AttributionKind.INDIRECT,
        speech_class=AttributionClass.SPEECH,
        polarity=polarity,
        hedged=hedged,
    )


def claims_of(text: str, *attributions: Attribution, parsed: bool = True) -> tuple[Claim, ...]:
    """Claims with these attributions; figures, periods and sentences are those that our finders find."""
    sentences = split_sentences(text)
    return make_claims(
        Article(text, published=PUBLISHED),
        sentences,
        find_figures(text),
        attributions,
        find_periods(text, sentences, PUBLISHED),
        load_parser().parse(text, sentences) if parsed else (),
    )


def read(text: str) -> Reading:
    return read_article(Article(text, published=PUBLISHED), load_parser())


def days(claim: Claim) -> str | None:
    return None if claim.as_of is None else f"{claim.as_of.first or ''}..{claim.as_of.last or ''}"


# ---------------------------------------------------------------- what makes a claim


def test_a_figure_without_a_source_is_a_numeric_claim() -> None:
    (claim,) = claims_of("Exports stood at $4 billion.")
    assert (claim.kind, claim.figure, claim.attribution) == (ClaimKind.NUMERIC, 0, None)


def test_a_figure_that_an_attribution_holds_is_both() -> None:
    text = "The mayor said exports stood at $4 billion."
    (claim,) = claims_of(text, said(text, "The mayor", "said", "exports stood at $4 billion"))
    assert (claim.kind, claim.figure, claim.attribution) == (ClaimKind.BOTH, 0, 0)


def test_a_statement_without_a_figure_is_an_attributed_claim() -> None:
    text = "The mayor said the harbour was closed."
    (claim,) = claims_of(text, said(text, "The mayor", "said", "the harbour was closed"))
    assert (claim.kind, claim.figure, claim.metric) == (ClaimKind.ATTRIBUTED, None, None)
    assert claim.subject == "the harbour was closed"


def test_what_was_not_said_is_no_claim() -> None:
    text = "The mayor declined to say whether the harbour was closed."
    attribution = said(
        text, "The mayor", "declined to say", "the harbour was closed", polarity=Polarity.NOT_SAID
    )
    assert claims_of(text, attribution) == ()


def test_a_denial_is_a_claim() -> None:
    text = "The mayor denied that the harbour was closed."
    attribution = said(text, "The mayor", "denied", "the harbour was closed", polarity=Polarity.DENIED)
    assert [claim.kind for claim in claims_of(text, attribution)] == [ClaimKind.ATTRIBUTED]


def test_a_question_is_no_claim() -> None:
    text = "The mayor asked: “Is the harbour closed?”"
    assert claims_of(text, said(text, "The mayor", "asked", "Is the harbour closed?")) == ()


def test_a_figure_and_its_restatement_are_one_claim() -> None:
    (claim,) = read("The clerk received 500,000 rubles ($6,500) per month.").claims
    assert (claim.figure, claim.equivalents) == (0, (1,))


def test_a_number_that_only_names_a_date_is_no_claim() -> None:
    text = "Crossings fell by 12% in the first 11 days of 2026."
    figures = find_figures(text)
    assert [figures[claim.figure or 0].span.of(text) for claim in claims_of(text)] == ["12%"]


def test_a_longer_statement_beside_a_figure_is_a_claim_of_its_own() -> None:
    text = "Police said the clerk had often persuaded and bribed the guards to open up, paying $40 each."
    content = text[len("Police said ") : -1]
    kinds = [claim.kind for claim in claims_of(text, said(text, "Police", "said", content))]
    assert kinds == [ClaimKind.ATTRIBUTED, ClaimKind.BOTH]


def test_a_figure_stands_for_the_statement_around_it() -> None:
    text = "Police said the sides had agreed to an exchange of 314 prisoners."
    content = text[len("Police said ") : -1]
    assert [claim.kind for claim in claims_of(text, said(text, "Police", "said", content))] == [
        ClaimKind.BOTH
    ]


def test_the_figure_as_a_source_names_nobody() -> None:
    text = "The figure suggests that gold makes up 48% of the reserves."
    (claim,) = claims_of(text, said(text, "The figure", "suggests", "gold makes up 48% of the reserves"))
    assert (claim.kind, claim.attribution) == (ClaimKind.NUMERIC, None)


def test_of_two_attributions_the_narrower_has_the_figure() -> None:
    text = "The paper said the mayor promised 500 flats."
    wide = said(text, "The paper", "said", "the mayor promised 500 flats")
    narrow = said(text, "the mayor", "promised", "500 flats")
    (both,) = (claim for claim in claims_of(text, wide, narrow) if claim.kind is ClaimKind.BOTH)
    assert both.attribution == 1


def test_hearsay_without_a_source_leaves_a_figure_numeric_and_hedged() -> None:
    text = "The clerk allegedly received 40 watches."
    attribution = said(text, None, "allegedly", "received 40 watches", hedged=True)
    figures = [claim for claim in claims_of(text, attribution) if claim.figure is not None]
    assert [(claim.kind, claim.hedged) for claim in figures] == [(ClaimKind.NUMERIC, True)]


# ---------------------------------------------------------------- carried on


CARRIED = "The bank said stocks stood at 40 tonnes in May. By June, that figure had fallen to 31 tonnes."


@pytest.mark.parametrize(
    "text",
    [
        "The clerk denied meeting the dealer, who is believed to own 14 flats.",
        "The mayor denied taking gifts from the yard, which is said to have spent $9,600 on a party.",
    ],
)
def test_hearsay_of_an_aside_is_not_denied_with_the_rest(text: str) -> None:
    (figure,) = [claim for claim in read(text).claims if claim.figure is not None]
    assert figure.attribution is None
    assert figure.hedged


def test_a_source_is_carried_on_where_the_text_points_back() -> None:
    attribution = said(CARRIED, "The bank", "said", "stocks stood at 40 tonnes in May")
    last = claims_of(CARRIED, attribution)[-1]
    assert (last.kind, last.attribution) == (ClaimKind.NUMERIC, 0)


def test_a_source_is_not_carried_on_to_a_sentence_of_its_own() -> None:
    text = "The bank said stocks stood at 40 tonnes. Rents rose 3%."
    attribution = said(text, "The bank", "said", "stocks stood at 40 tonnes")
    assert claims_of(text, attribution)[-1].attribution is None


def test_a_source_is_not_carried_on_to_another_paragraph() -> None:
    text = CARRIED.replace(". By", ".\nBy")
    attribution = said(text, "The bank", "said", "stocks stood at 40 tonnes in May")
    assert claims_of(text, attribution)[-1].attribution is None


def test_a_figure_that_points_back_takes_subject_and_metric_of_the_one_before() -> None:
    first, second = claims_of(CARRIED)
    assert first.subject == second.subject == "stocks"
    assert first.metric == second.metric


# ---------------------------------------------------------------- dates


DATED = [
    ("Exports rose to $4 billion in May 2024.", ["2024-05-01..2024-05-31"], "a date of the clause"),
    (
        "Rents rose 60% in 2025 and have fallen since, having stood at $200 in 2022.",
        ["2025-01-01..2025-12-31", "2022-01-01..2022-12-31"],
        "each figure has the date of its own clause",
    ),
    (
        "The share of coal has risen from 21% before 2010, while that of gas has dropped from the 74%"
        " recorded on 1 March 2022.",
        ["..2009-12-31", "2022-03-01..2022-03-01"],
        "a date of the noun's own participle",
    ),
    ("The mayor, elected in 2019, spent $4 million.", [None], "a date of an aside is no date of the figure"),
    ("The league, a 12-member body, was founded in 1975.", [None], "an apposition says what still is"),
    ("The mayor spent $4 million.", [None], "a past tense without a date has none"),
    (
        "The mayor said in December that the town would need three months.",
        ["2025-12-01..2025-12-31"],
        "the day of saying, where nothing else is named",
    ),
    (
        "Last month the mayor said that 45 boats sank in the first 11 days of 2026.",
        ["2026-01-01..2026-01-11"],
        "a date inside the statement before the day of saying",
    ),
    (
        "Stocks stood at 40 tonnes on 1 February. The figure means that 12% are left.",
        ["2026-02-01..2026-02-01", "2026-02-01..2026-02-01"],
        "a sentence that points back keeps the date",
    ),
    (
        "The lake rose to 12 feet when the dyke burst in May 2024.",
        ["2024-05-01..2024-05-31"],
        "a clause with when dates the clause it belongs to",
    ),
    (
        "The bridge was to cost $2 million when it was ordered in 2023.",
        ["2023-01-01..2023-12-31"],
        "a clause with when dates the infinitive it belongs to",
    ),
    (
        "The council on Monday praised crews that cleared roads in March 2025, when snow lay 40 inches deep.",
        ["2025-03-01..2025-03-31"],
        "what a clause with when tells was so on the date before it",
    ),
    (
        "The clerk, who denies taking $900, goes on trial on 3 March 2026.",
        [None],
        "the day of the main clause is not that of a relative clause",
    ),
    (
        "On Tuesday the court fined a builder who had sold 12 flats in 2021.",
        ["2021-01-01..2021-12-31"],
        "the date inside a relative clause is that of its figure",
    ),
    (
        "For 2024 as a whole, sales grew by 3%, the slowest pace since 2009.",
        ["2024-01-01..2024-12-31"],
        "since after a superlative only says how far back it compares",
    ),
    ("Rents fell by 4%, the first drop since 2011.", [None], "the first since is a comparison too"),
    (
        "The firm sold $7 billion in the third quarter and $8 billion in the fourth.",
        ["2025-07-01..2025-09-30", "2025-10-01..2025-12-31"],
        "each figure has the date that follows upon it",
    ),
    (
        "Sales shrank 2% in the second quarter after growing 1% in the first.",
        ["2025-04-01..2025-06-30", "2025-01-01..2025-03-31"],
        "a quarter that is understood",
    ),
    (
        "Kestrel posted a profit of $4 million in the third quarter.",
        ["2025-07-01..2025-09-30"],
        "a profit that is posted is no text that is",
    ),
    (
        "The analyst puts third-quarter revenue at $4 million.",
        ["2025-07-01..2025-09-30"],
        "the quarter of what is put at a figure",
    ),
    (
        "The bank estimates second-quarter growth at 0.3%.",
        ["2025-04-01..2025-06-30"],
        "the quarter of what is estimated at a figure",
    ),
    (
        "Debt reached $4 billion, according to data released by the bank on Friday.",
        [None],
        "the day of release is not the day that is spoken of",
    ),
    (
        "In May 2010, Arbor reported 34 million clients, Birk had 95 million, and Cole reported 94 million.",
        ["2010-05-01..2010-05-31"] * 3,
        "the date that opens a sentence is that of every clause beside the first",
    ),
    (
        "As of Thursday, the agency reported there were at least 700 cases, resulting in 14 deaths.",
        ["2026-02-05..2026-02-05"] * 2,
        "as of a day is never the day of saying",
    ),
    (
        "The fleet has been idle since Tuesday, when a storm sank 19 boats.",
        ["2026-02-03..2026-02-03"],
        "what happened on the day since when is of that day",
    ),
    (
        "Lumen was founded in 1985, and since then has raised $90 million.",
        ["1985-01-01.."],
        "since then is since the date before it",
    ),
    (
        "Around 700 guests came, according to a note by the mayor on Thursday.",
        [None],
        "the day of what is cited is not that of the figure",
    ),
    (
        "There were 170 fires in May. That was a 93% increase from 88 fires in May 2019.",
        ["2025-05-01..2025-05-31", "2025-05-01..2025-05-31", "2019-05-01..2019-05-31"],
        "an increase has the day of what it led to, not of what it began from",
    ),
    (
        "There were 170 fires in May. That showed a 93% rise on the 88 fires in May 2019.",
        ["2025-05-01..2025-05-31", "2025-05-01..2025-05-31", "2019-05-01..2019-05-31"],
        "what that showed is of the day that it points back to",
    ),
    (
        "At least 40 people have died since the rains began on 3 January.",
        ["2026-01-03.."],
        "since something began on a day is since that day; at least ranks nothing",
    ),
    (
        "The price of rye hit $210 a tonne on Monday, up 3% from Friday.",
        ["2026-02-02..2026-02-02"] * 2,
        "the day of what it rose from is not that of the rise",
    ),
    (
        "While 12% of the members own a suit, the club said 900 guests wore one this year.",
        [None, "2026-01-01..2026-12-31"],
        "what is set against a clause has its own time",
    ),
]


@pytest.mark.parametrize(("text", "dates", "rule"), DATED, ids=[case[2] for case in DATED])
def test_as_of(text: str, dates: list[str | None], rule: str) -> None:
    assert [days(claim) for claim in claims_of(text)] == dates, rule


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The rate stands at 55%, down from 58% in June.", [None, "2025-06-01..2025-06-30"]),
        ("Output is 40 tonnes, compared with 30 tonnes in 2019.", [None, "2019-01-01..2019-12-31"]),
        ("In May the fare rose to $5 from $4.", ["2025-05-01..2025-05-31", None]),
    ],
)
def test_the_date_beside_what_a_figure_is_compared_with_is_not_its_own(
    text: str, dates: list[str | None]
) -> None:
    assert [days(claim) for claim in claims_of(text)] == dates


def test_more_than_a_year_earlier_is_no_date_of_the_figure() -> None:
    text = "Some 208,000 people are out of work, about 17,000 more than a year earlier."
    assert {days(claim) for claim in read(f"In 2025 it rained. {text}").claims} == {None}


def test_the_day_of_the_report_is_not_the_day_of_the_figure() -> None:
    assert [days(claim) for claim in read("Profit rose to $5 million, the yard said on Monday.").claims] == [
        None
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ms Ortiz said in March 2024 that the roof had cost $4 million.", ["2024-03-01..2024-03-31"]),
        ("The mayor warned last year that the dam would need nine engineers.", ["2025-01-01..2025-12-31"]),
        ("Ms Ortiz said on 3 March 2024 that the roof had cost $4 million.", [None]),
    ],
)
def test_a_month_in_which_something_was_said_dates_it_and_a_day_does_not(
    text: str, dates: list[str | None]
) -> None:
    assert [days(claim) for claim in read(text).claims] == dates


def test_a_figure_of_another_day_that_is_not_told_is_in_no_series() -> None:
    level, before = claims_of("In May Norway’s jobless rate rose to 5% from 4%.")
    assert (level.metric, before.metric) == ("norway|rate unemployment|percent", None)


def test_the_measure_of_an_article_without_an_owner_is_that_of_its_country() -> None:
    text = "The Central Bank of Veldia met on Monday. The country’s gold reserves stood at $4 billion."
    (claim,) = [claim for claim in read(text).claims if claim.figure is not None]
    assert claim.metric == "veldia|gold holding|currency"


# ---------------------------------------------------------------- requests, words told twice


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee called for a boycott of the ferry.",
        "Ann Lee appealed for help.",
        "The mayor ruled out a new tax.",
    ],
)
def test_a_bare_request_is_no_claim(text: str) -> None:
    assert read(text).claims == ()


def test_a_request_with_a_figure_or_an_accusation_is_a_claim() -> None:
    accused = "Ann Lee called for an inquiry into the theft of the bell."
    attribution = said(accused, "Ann Lee", "called for", "an inquiry into the theft of the bell")
    assert [claim.kind for claim in claims_of(accused, attribution)] == [ClaimKind.ATTRIBUTED]
    assert len(read("Ann Lee called for a tax of 5% on ferries.").claims) >= 1


def test_words_that_one_source_says_in_its_own_statement_are_one_claim() -> None:
    reading = read("Ann Lee spoke. She said she hoped to open the bridge on Sunday.")
    contents = [
        reading.attributions[claim.attribution or 0].content[0].of(reading.article.text)
        for claim in reading.claims
    ]
    assert contents == ["she hoped to open the bridge on Sunday"]


def test_words_of_another_source_inside_a_statement_are_a_claim_of_their_own() -> None:
    text = "Ann Lee said that Tom Ash had claimed that the bridge was closed."
    outer = said(
        text, "Ann Lee", "said", "Tom Ash had claimed that the bridge was closed", resolved="Ann Lee"
    )
    inner = said(text, "Tom Ash", "claimed", "the bridge was closed", resolved="Tom Ash")
    assert len(claims_of(text, outer, inner)) == 2


def test_the_same_measure_dated_in_the_next_sentence_lends_its_date() -> None:
    text = (
        "The value of Norway’s gold reserves has passed $40 billion. Norway’s gold reserves were worth"
        " $40.2 billion on 1 February."
    )
    assert [days(claim) for claim in claims_of(text)] == ["2026-02-01..2026-02-01"] * 2


def test_another_size_of_the_measure_lends_no_date() -> None:
    text = (
        "Norway’s gold reserves are worth $40 billion. Norway’s gold reserves were worth $2 billion in 1990."
    )
    assert [days(claim) for claim in claims_of(text)] == [None, "1990-01-01..1990-12-31"]


def test_without_a_parse_the_nearest_date_of_the_clause_counts() -> None:
    text = "Exports rose to $4 billion in May 2024, but imports fell to $2 billion in June 2024."
    assert [days(claim) for claim in claims_of(text, parsed=False)] == [
        "2024-05-01..2024-05-31",
        "2024-06-01..2024-06-30",
    ]


def test_a_date_far_off_in_an_endless_sentence_is_not_that_of_the_figure() -> None:
    text = f"In May 2024 it rained {'and it rained ' * 80}and fares rose to $4."
    assert [days(claim) for claim in claims_of(text, parsed=False)] == [None]


# ---------------------------------------------------------------- order, sentence, id


ARTICLE = (
    "Ferry fares rise\nThe ferry line raised fares by 8% on Monday, the company said.\n"
    "“We had no choice,” said Ann Lee, its director. “Fuel costs us $4 million a year. It was $3 million"
    " in 2024.”\n"
    "Police said the harbour master had allegedly taken 40 crates of fuel."
)


def test_claims_are_in_reading_order() -> None:
    reading = read(ARTICLE)
    starts = [claim.sentence.start for claim in reading.claims]
    assert starts == sorted(starts)
    figures = [claim.figure for claim in reading.claims if claim.figure is not None]
    assert figures == sorted(figures)


def test_a_title_that_repeats_a_figure_is_a_claim_too() -> None:
    reading = read("Fares rise 8%\nThe ferry line raised fares by 8% on Monday.")
    assert len([claim for claim in reading.claims if claim.figure is not None]) == 2


def test_the_sentence_of_a_figure_holds_it_and_that_of_a_statement_its_cue() -> None:
    reading = read(ARTICLE)
    for claim in reading.claims:
        if claim.figure is not None:
            assert reading.figures[claim.figure].span in claim.sentence
        else:
            assert reading.attributions[claim.attribution or 0].cue.span in claim.sentence


def test_a_claim_keeps_its_id_when_it_is_read_again() -> None:
    assert [claim.id for claim in read(ARTICLE).claims] == [claim.id for claim in read(ARTICLE).claims]


def test_a_claim_of_another_text_has_another_id() -> None:
    assert not {claim.id for claim in read(ARTICLE).claims} & {
        claim.id for claim in read(f"{ARTICLE} ").claims
    }


def test_no_spreadsheet_reads_an_id_as_a_number_or_a_date() -> None:
    ids = [claim.id for claim in read(ARTICLE).claims]
    assert all(re.fullmatch(r"c[a-z2-7]{15}", claim_id) for claim_id in ids)
    assert len(set(ids)) == len(ids) >= 4


def test_a_claim_says_why_it_is_worth_checking() -> None:
    assert all(claim.why and 0 <= claim.check_worthiness <= 1 for claim in read(ARTICLE).claims)


PIECES = st.sampled_from(
    [
        *(
            "Ann Lee said ",
            "“We lost $4 million,” ",
            "according to police, ",
            "in May 2024 ",
            "fell 8% ",
            "\n",
        ),
        *(
            "The figure ",
            "could reach 40 tonnes ",
            "allegedly ",
            "who said ",
            "5%, 6% and 7%, respectively",
            ". ",
        ),
        *(
            "that ",
            "(",
            "”",
            "“",
            "its share of ",
            "a 12-member body ",
            "he ",
            "the country’s ",
            "\U0001f40b ",
        ),
    ]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join), st.booleans())
def test_any_text_gives_claims_that_stand_in_it(text: str, parsed: bool) -> None:
    reading = read_article(Article(text, published=PUBLISHED), load_parser() if parsed else None)
    for claim in reading.claims:
        assert claim.sentence.end <= len(text)
        assert claim.subject
        assert claim.metric is None or claim.figure is not None
        assert (claim.kind is ClaimKind.ATTRIBUTED) == (claim.figure is None)
        assert claim.as_of is None or claim.as_of.span.end <= len(text)
