"""The JSON that `workbench extract` prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import simplejson

from workbench import contract
from workbench.values.article import Article, DateOrigin, RejectedLine
from workbench.values.attribution import (
    Attribution,
    AttributionClass,
    AttributionKind,
    Cue,
    Mention,
    Polarity,
    SpeakerKind,
)
from workbench.values.claim import Claim, ClaimKind, Period
from workbench.values.explanation import Explanation, NumeralSeen
from workbench.values.figure import Change, Figure, Modifier, UnitKind
from workbench.values.reading import Reading
from workbench.values.span import Span

TEXT = "Ferry fares rise\n\nFares rose 12.5% to 1.2 to 1.5 million crowns in March, Ida Quist said."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def reading() -> Reading:
    figures = (
        Figure(
            span_of("12.5%"), Decimal("12.5"), "%", UnitKind.PERCENT,
            change=Change.UP, digits="12.5", rule="percent",
        ),
        Figure(
            span_of("1.2 to 1.5 million crowns"), Decimal(1_200_000), "SEK", UnitKind.CURRENCY,
            high=Decimal(1_500_000), modifier=Modifier.ABOUT, from_figure=0, digits="1.2", rule="range",
        ),
    )  # fmt: skip
    attribution = Attribution(
        source=Mention(span_of("Ida Quist"), "Ida Quist", "harbour master", SpeakerKind.PERSON),
        cue=Cue(span_of("said"), "say"),
        content=(span_of("Fares rose 12.5% to 1.2 to 1.5 million crowns in March"),),
        kind=AttributionKind.INDIRECT,
        speech_class=AttributionClass.SPEECH,
        polarity=Polarity.ASSERTED,
    )
    claim = Claim(
        id="cexample",
        kind=ClaimKind.BOTH,
        sentence=Span(TEXT.index("Fares rose"), len(TEXT)),
        figure=0,
        equivalents=(1,),
        attribution=0,
        hedged=False,
        subject="fares",
        entity=None,
        metric="fares|percent",
        as_of=Period(span_of("in March"), date(2026, 3, 1), None),
        check_worthiness=Decimal("0.75"),
        why=("a specific figure",),
    )
    article = Article(
        TEXT,
        title="Ferry fares rise",
        published=date(2026, 4, 1),
        published_from=DateOrigin.GIVEN,
        given_id="a1",
    )
    return Reading(article, (Span(0, 16), claim.sentence), figures, (attribution,), (claim,))


def test_a_reading_fits_the_schema(reading: Reading) -> None:
    page = contract.page_json([reading], [RejectedLine("Read more", "teaser", 3)])

    for printed in (page, page["articles"][0]):
        jsonschema.validate(simplejson.loads(contract.to_text(printed)), schema())


def test_the_schema_refuses_what_is_not_the_contract(reading: Reading) -> None:
    printed = contract.reading_json(reading)
    for break_it in (
        lambda found: found.pop("figures"),
        lambda found: found["figures"][0].update(value="12.5"),
        lambda found: found["figures"][0].update(modifier="roughly"),
        lambda found: found["claims"][0].update(check_worthiness=2),
        lambda found: found.update(published="1 April 2026"),
    ):
        found = simplejson.loads(contract.to_text(printed))
        break_it(found)

        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(found, schema())


def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    text = contract.to_text(contract.reading_json(reading))

    assert contract.reading_from_json(contract.from_text(text)) == reading


def test_a_reading_of_version_1_has_neither_role_nor_kind(reading: Reading) -> None:
    printed = contract.reading_json(reading)
    printed["schema_version"] = 1
    for name in ("role", "kind"):
        del printed["attributions"][0]["source"][name]

    found = contract.reading_from_json(printed).attributions[0].source

    assert found == Mention(span_of("Ida Quist"), "Ida Quist", None, None)


def test_the_text_given_beside_a_span_is_what_stands_there(reading: Reading) -> None:
    printed = contract.reading_json(reading)
    found = [*printed["figures"], printed["attributions"][0]["source"], printed["claims"][0]["as_of"]]

    assert [TEXT[each["start"] : each["end"]] for each in found] == [each["text"] for each in found]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("402700000000", "402700000000"),
        ("48.30", "48.3"),
        ("1E+5", "100000"),
        ("0.1234567890123456789012", None),
    ],
)
def test_numbers_are_printed_in_full_and_exactly(reading: Reading, value: str, printed: str | None) -> None:
    figure = Figure(Span(0, 5), Decimal(value), "%", UnitKind.PERCENT)

    text = contract.to_text(contract.figure_json(figure, TEXT))

    assert f'"value": {printed or value},' in text
    assert contract.from_text(text)["value"] == Decimal(value)


def test_a_lone_surrogate_is_escaped_and_comes_back() -> None:
    assert contract.from_text(contract.to_text({"text": "a\ud800b"})) == {"text": "a\ud800b"}


def schema() -> dict[str, object]:
    path = Path(contract.__file__).with_name("contract.schema.json")
    return dict(simplejson.loads(path.read_text("utf-8")))


def test_an_explanation_adds_lines_and_numbers_and_changes_nothing(reading: Reading) -> None:
    explanation = Explanation(
        (("Figure: “12.5%” is 12.5.",),),
        (NumeralSeen(span_of("12.5%"), "12.5%", read=True, because="percent sign"),),
        "1 numeral: 1 read, none dismissed",
    )
    plain, told = contract.reading_json(reading), contract.reading_json(reading, explanation)
    jsonschema.validate(simplejson.loads(contract.to_text(told)), schema())
    assert told.pop("numerals_told") == explanation.told
    assert [seen["text"] for seen in told.pop("numerals")] == ["12.5%"]
    assert told["claims"][0].pop("explanation") == ["Figure: “12.5%” is 12.5."]
    assert told == plain


def test_the_store_keeps_the_rules_that_only_an_explanation_tells(reading: Reading) -> None:
    ruled = replace(reading, claims=tuple(replace(claim, subject_rule="a rule") for claim in reading.claims))
    assert contract.reading_from_json(contract.kept_json(ruled)) == ruled
    assert "subject_rule" not in contract.reading_json(ruled)["claims"][0]
