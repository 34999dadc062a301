"""Claims outlive the extractor."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from db.mapping import claim_fields
from workbench.compare.rereading import carried_over, match
from workbench.values.claim import ClaimKind
from workbench.values.listing import ClaimRow
from workbench.values.reading import Reading
from workbench.values.review import State
from workbench.values.span import Span

if TYPE_CHECKING:
    from conftest import Reader

TEXT = (
    "The mill made 300 sacks and sold 200 sacks.\n"
    "It made 300 sacks in May and 300 sacks in June.\n"
    "Its 12 workers earned 900 crowns."
)


def _rows(reading: Reading) -> tuple[ClaimRow, ...]:
    """The claims of a reading as the store has them."""
    rows = []
    for claim in reading.claims:
        fields = claim_fields(reading, claim, date(2026, 2, 6))
        rows.append(
            ClaimRow(
                id=claim.id,
                article_id="a1",
                article_title="The mill",
                publisher=None,
                published=None,
                kind=ClaimKind(fields["kind"]),
                text=fields["text"],
                verbatim=fields["verbatim"],
                span=Span(fields["span_start"], fields["span_end"]),
                sentence=claim.sentence,
                subject=claim.subject,
                entity=None,
                metric=claim.metric,
                value=fields["value"],
                high=fields["high"],
                unit=fields["unit"],
                unit_kind=None,
                per=None,
                modifier=None,
                change=None,
                digits=fields["digits"],
                equivalents=(),
                as_of_text=None,
                as_of_from=None,
                as_of_to=None,
                speaker=None,
                cue=None,
                attribution_kind=None,
                attribution_class=None,
                polarity=None,
                hedged=False,
                check_worthiness=Decimal("0.5"),
                why=(),
                state=State.OPEN,
                round=1,
                row_version=1,
                found=True,
                verdict=None,
                complete=False,
                decided_at=None,
            )
        )
    return tuple(rows)


def test_the_same_reading_keeps_every_claim(read: Reader) -> None:
    reading = read(TEXT)
    found = match(_rows(reading), reading)
    assert found.kept == {claim.id: position for position, claim in enumerate(reading.claims)}
    assert (found.lost, found.new) == ((), ())


@pytest.mark.parametrize("widen", [1, 2, 4])
def test_shifted_spans_keep_every_claim_in_its_place(read: Reader, widen: int) -> None:
    before, after = read(TEXT), read(TEXT, widen=widen)
    assert {claim.id for claim in before.claims}.isdisjoint(claim.id for claim in after.claims)
    found = match(_rows(before), after)
    assert [found.kept[claim.id] for claim in before.claims] == list(range(len(before.claims)))


def test_a_claim_that_is_no_longer_found_is_lost_and_its_neighbour_is_not_taken_for_it(read: Reader) -> None:
    before, after = read(TEXT), read(TEXT, without=("200",))
    found = match(_rows(before), after)
    lost = before.claims[1]
    assert found.lost == (lost.id,)
    assert found.new == ()
    assert sorted(found.kept.values()) == list(range(len(after.claims)))


def test_a_claim_that_is_found_for_the_first_time_is_new(read: Reader) -> None:
    found = match(_rows(read(TEXT, without=("900",))), read(TEXT))
    assert (found.lost, found.new) == ((), (len(read(TEXT).claims) - 1,))


def test_a_corrected_value_does_not_lose_its_claim(read: Reader) -> None:
    reading = read(TEXT)
    rows = _rows(reading)
    mended = (replace(rows[0], value=Decimal(301), unit="sack"), *rows[1:])
    assert match(mended, read(TEXT, widen=2)).kept[rows[0].id] == 0


def test_a_figure_that_moved_aside_is_known_by_its_value(read: Reader) -> None:
    reading = read(TEXT)
    row = _rows(reading)[1]
    aside = replace(row, span=Span(row.span.start - 9, row.span.start - 5))
    assert match((aside,), reading).kept == {row.id: 1}


def test_a_claim_with_a_figure_is_never_taken_for_one_without(read: Reader) -> None:
    reading = read(TEXT)
    words = replace(_rows(reading)[0], value=None, unit=None, span=reading.sentences[0])
    assert match((words,), reading).kept == {}


def test_the_order_of_the_input_does_not_matter(read: Reader) -> None:
    before, after = read(TEXT), read(TEXT, widen=3, without=("12",))
    rows = list(_rows(before))
    expected = match(rows, after)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert match(rows, after) == expected


def test_claims_move_with_their_words_into_a_new_version_of_the_text(read: Reader) -> None:
    new = "UPDATED: more below.\n" + TEXT.replace("sold 200 sacks", "sold all of 200 sacks at once")
    before, after = read(TEXT), read(new)
    moved = carried_over(_rows(before), TEXT, new)
    assert [new[row.span.start : row.span.end] for row in moved] == [row.verbatim for row in _rows(before)]
    found = match(moved, after)
    assert len(found.kept) == len(before.claims)
    assert found.lost == ()


def test_words_that_a_new_version_dropped_take_their_claims_with_them(read: Reader) -> None:
    new = TEXT.rpartition("\n")[0]
    moved = carried_over(_rows(read(TEXT)), TEXT, new)
    assert [row.verbatim for row in moved] == [
        "300 sacks",
        "200 sacks",
        "300 sacks",
        "300 sacks",
    ]
