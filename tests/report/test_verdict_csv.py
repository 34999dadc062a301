"""verdicts.csv: the columns are final, the rows are whole, the bytes are the same twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UnreadableInput
from workbench.report.rows import (
    VerdictRow,
    agreement,
    best_source,
    build_row,
    checked_value,
    difference,
)
from workbench.report.safe_csv import NEUTRALISED, Kind
from workbench.report.verdict_columns import COLUMNS
from workbench.report.verdict_csv import file_name, read_verdict_csv, verdict_csv
from workbench.values.attribution import AttributionClass, AttributionKind, Polarity
from workbench.values.claim import ClaimKind
from workbench.values.figure import Modifier, UnitKind
from workbench.values.listing import ClaimRow
from workbench.values.record import ClaimRecord, UsedSource
from workbench.values.review import DecisionOrigin, State
from workbench.values.source import Evidence, EvidenceRole, Source, SourceKind
from workbench.values.span import Span
from workbench.values.verdict import Confidence, Judgement, ReasonCode, Verdict, VerdictCode

SPECIFIED = [
    "export_version",
    "claim_id",
    "claim_text",
    "claim_verbatim",
    "claim_language",
    "claim_kind",
    "speaker_name",
    "speaker_role",
    "speaker_type",
    "attribution_kind",
    "attribution_class",
    "polarity",
    "hedged",
    "spoken_at",
    "spoken_at_precision",
    "article_id",
    "article_title",
    "publisher",
    "article_url",
    "article_published_at",
    "appearance_count",
    "independent_origin_count",
    "span_start",
    "span_end",
    "text_sha256",
    "metric",
    "metric_label",
    "subject",
    "entity",
    "value",
    "value_high",
    "unit",
    "unit_kind",
    "per",
    "modifier",
    "change",
    "as_of_text",
    "as_of_from",
    "as_of_to",
    "checked_value",
    "checked_unit",
    "difference_abs",
    "difference_pct",
    "verdict_code",
    "verdict_label",
    "rating_value",
    "attribution_verdict",
    "reason_codes",
    "rationale",
    "known_gaps",
    "primary_source_title",
    "primary_source_url",
    "primary_source_archive_url",
    "primary_source_accessed_at",
    "evidence_count",
    "evidence_against_count",
    "review_state",
    "decision_origin",
    "reviewer_count",
    "agreement_pct",
    "reviewers",
    "adjudicator",
    "confidence",
    "judged_as_of",
    "final_at",
    "last_changed_at",
    "round",
    "valid_until",
    "superseded_by",
    "consistency_flags",
    "conflicts_with",
    "same_claim_as",
    "public_url",
    "guideline_version",
    "neutralised",
]

MORNING = datetime(2026, 2, 7, 9, 30, tzinfo=UTC)
CLAIM = ClaimRow(
    id="c0123456789abcdef",
    article_id="a0123456789abcdef",
    article_title="Harbour ships more grain",
    publisher="The Harbour Post",
    published=date(2026, 2, 6),
    kind=ClaimKind.BOTH,
    text="The port shipped at least 12,500 tonnes in January, the harbour master said.",
    verbatim="12,500 tonnes",
    span=Span(42, 55),
    sentence=Span(16, 92),
    subject="grain shipped by the port",
    entity="the port",
    metric="grain shipped|physical",
    value=Decimal("12500"),
    high=None,
    unit="tonne",
    unit_kind=UnitKind.PHYSICAL,
    per=None,
    modifier=Modifier.AT_LEAST,
    change=None,
    digits="12,500",
    equivalents=(),
    as_of_text="in January",
    as_of_from=date(2026, 1, 1),
    as_of_to=date(2026, 1, 31),
    speaker="Mara Quay",
    cue="said",
    attribution_kind=AttributionKind.INDIRECT,
    attribution_class=AttributionClass.SPEECH,
    polarity=Polarity.ASSERTED,
    hedged=False,
    check_worthiness=Decimal("0.60"),
    why=("a specific figure",),
    state=State.FINAL,
    round=1,
    row_version=2,
    found=True,
    verdict=VerdictCode.MISLEADING,
    complete=True,
    decided_at=MORNING,
)
STATISTICS = Source(
    "Harbour statistics",
    id="s1",
    url="https://example.org/statistics",
    is_primary=True,
    kind=SourceKind.PRIMARY_DATA,
    accessed=date(2026, 2, 7),
)
REPORT = Source("A report", id="s2", url="https://example.org/report", kind=SourceKind.NEWS_REPORT)


def verdict(code: VerdictCode | None, reviewer: str = "Ann", *, complete: bool = True) -> Verdict:
    judgement = Judgement(
        code=code,
        reasons=(ReasonCode.WRONG_PERIOD, ReasonCode.CHERRY_PICKED_BASE),
        rationale="December's grain is counted in.",
        confidence=Confidence.HIGH,
        checked_value="10000",
        checked_unit="tonne",
        evidence=(Evidence("s2"), Evidence("s1", role=EvidenceRole.AGAINST)),
    )
    return Verdict("v1", CLAIM.id, 1, reviewer, MORNING, judgement, complete, "1")


DECIDED = ClaimRecord(
    row=CLAIM,
    language="en",
    article_url="https://example.org/harbour",
    text_sha256="0" * 64,
    speaker_role="harbour master",
    speaker_type="person",
    metric_label="Grain shipped",
    verdicts=(verdict(VerdictCode.MISLEADING),),
    deciding=verdict(VerdictCode.MISLEADING),
    origin=DecisionOrigin.SINGLE,
    verdict_label="Misleading",
    used=(UsedSource(REPORT, Evidence("s2")), UsedSource(STATISTICS, Evidence("s1", EvidenceRole.AGAINST))),
    last_changed=MORNING,
)
UNDECIDED = replace(
    DECIDED,
    row=replace(CLAIM, state=State.OPEN, verdict=None, complete=False, decided_at=None),
    verdicts=(),
    deciding=None,
    origin=None,
    verdict_label="",
    used=(),
)


def whole(*rows: VerdictRow, separator: str = ",") -> str:
    return "".join(verdict_csv(rows, separator=separator))


def test_the_columns_are_those_of_the_specification_in_their_order() -> None:
    assert [*(column.name for column in COLUMNS), NEUTRALISED] == SPECIFIED
    assert [*VerdictRow._fields, NEUTRALISED] == SPECIFIED
    assert whole() == ",".join(SPECIFIED) + "\r\n"


def test_a_decided_claim_fills_its_row() -> None:
    row = build_row(DECIDED)
    assert (row.verdict_code, row.verdict_label, row.rating_value) == ("misleading", "Misleading", 3)
    assert (row.value, row.checked_value, row.difference_abs, row.difference_pct) == (12500, 10000, 2500, 25)
    assert row.reason_codes == "cherry_picked_base;wrong_period"
    assert (row.primary_source_title, row.primary_source_url) == (
        "Harbour statistics",
        "https://example.org/statistics",
    )
    assert (row.evidence_count, row.evidence_against_count) == (2, 1)
    assert (row.review_state, row.decision_origin, row.reviewers) == ("final", "single", "Ann")
    assert (row.judged_as_of, row.final_at, row.guideline_version) == (MORNING, MORNING, "1")


def test_a_claim_without_a_verdict_is_not_unproven() -> None:
    row = build_row(UNDECIDED)
    assert (row.verdict_code, row.verdict_label, row.rating_value) == (None, None, None)
    assert (row.review_state, row.final_at, row.reviewer_count) == ("open", None, 0)


@pytest.mark.parametrize("code", [VerdictCode.UNPROVEN, VerdictCode.NOT_CHECKABLE])
def test_outcomes_that_are_no_step_of_truth_have_no_rating(code: VerdictCode) -> None:
    row = build_row(replace(DECIDED, deciding=verdict(code)))
    assert (row.verdict_code, row.rating_value) == (code.value, None)


def test_a_row_is_written_typed_bare_and_text_quoted() -> None:
    line = whole(build_row(DECIDED)).splitlines()[1]
    assert line.startswith(
        '"1.0",c0123456789abcdef,"The port shipped at least 12,500 tonnes in January, the harbour master '
        'said.","12,500 tonnes","en",both,"Mara Quay","harbour master",person,indirect,speech,asserted,false,'
        ",,a0123456789abcdef,"
    )
    assert (
        ',12500,,"tonne","physical","",at_least,,"in January",2026-01-01,2026-01-31,10000,"tonne",2500,25,'
        in line
    )


def test_the_headline_that_looks_like_a_sum_is_text_and_the_value_a_number() -> None:
    claim = replace(CLAIM, article_title="-5 % growth", verbatim="-5 %", value=Decimal(-5), unit="%")
    line = whole(build_row(replace(DECIDED, row=claim)))
    assert '"\'-5 % growth"' in line
    assert ',-5,,"%",' in line
    assert line.endswith('"claim_verbatim;article_title"\r\n')


def test_export_read_export_gives_the_same_bytes() -> None:
    wild = replace(
        CLAIM,
        id="c1",
        text='=HYPERLINK("x";"y")\r\n"quoted", and 👩‍👩‍👧',
        article_title="\u200b=1",
        speaker="＝1",
        publisher="'kept",
        article_id="=1",
        value=Decimal("-0.10"),
        high=Decimal("1E+20"),
    )
    records = (
        replace(DECIDED, row=wild, article_url="javascript:1"),
        DECIDED,
    )
    rows = sorted((build_row(record) for record in records), key=lambda row: row.claim_id)
    for separator in ",;\t":
        written = whole(*rows, separator=separator)
        back = list(read_verdict_csv(written, separator=separator))
        assert whole(*back, separator=separator) == written
        assert back[1].claim_text == wild.text
        assert back[1].article_url == "javascript:1"
        assert (back[1].value, back[1].hedged, back[1].final_at) == (Decimal("-0.1"), False, MORNING)


@given(st.text(max_size=60), st.text(max_size=20), st.decimals(allow_nan=False, allow_infinity=False))
def test_any_words_and_any_value_survive_export_and_reading(text: str, name: str, value: Decimal) -> None:
    row = build_row(replace(DECIDED, row=replace(CLAIM, text=text, speaker=name, value=value, unit="t")))
    written = whole(row)
    (back,) = read_verdict_csv(written)
    assert whole(back) == written
    assert back.value == value


def test_the_same_rows_give_the_same_bytes_and_any_other_order_is_refused() -> None:
    first, second = build_row(UNDECIDED), build_row(replace(DECIDED, row=replace(CLAIM, id="c9")))
    assert whole(first, second) == whole(first, second)
    with pytest.raises(ValueError, match="sorted by claim id"):
        whole(second, first)


def test_a_cell_that_is_not_of_its_column_is_told_with_its_place() -> None:
    written = whole(build_row(DECIDED)).replace(",2026-01-31,", ",31 Jan,")
    with pytest.raises(UnreadableInput, match=r"edited\.csv, row 2, column as_of_to: '31 Jan' is no date"):
        list(read_verdict_csv(written, place="edited.csv"))


def test_every_column_says_what_it_holds() -> None:
    assert all(column.rule for column in COLUMNS)
    assert {column.kind for column in COLUMNS} == set(Kind)


# --- what is computed ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "checked", "amount", "percent"),
    [
        ("12500", None, "10000", "2500", "25.00"),
        ("80", None, "100", "-20", "-20.00"),
        ("10", "20", "15", "0", "0.00"),  # inside the range
        ("10", "20", "25", "-5", "-20.00"),  # from the nearer end
        ("10", "20", "8", "2", "25.00"),
        ("5", None, "0", "5", None),  # no baseline
        ("5", None, "-5", "10", None),
    ],
)
def test_a_difference_is_from_the_nearer_end_and_in_percent_of_the_checked(
    low: str, high: str | None, checked: str, amount: str, percent: str | None
) -> None:
    claim = replace(CLAIM, value=Decimal(low), high=Decimal(high) if high else None)
    found = difference(claim, Decimal(checked), "tonne")
    assert found is not None
    assert found.amount == Decimal(amount)
    assert found.percent == (None if percent is None else Decimal(percent))


def test_figures_in_different_units_have_no_difference() -> None:
    assert difference(CLAIM, Decimal(1), "kilogram") is None
    assert difference(replace(CLAIM, value=None), Decimal(1), "tonne") is None
    assert difference(CLAIM, Decimal(12500), "") is not None


def test_a_difference_of_any_number_of_digits_is_exact() -> None:
    found = difference(replace(CLAIM, value=Decimal("9" * 60)), Decimal(1), "tonne")
    assert found is not None
    assert found.amount == Decimal("9" * 59 + "8")


@pytest.mark.parametrize(
    ("typed", "value"), [("12,480", "12480"), (" -0.5 ", "-0.5"), ("1234567", "1234567")]
)
def test_a_checked_value_is_read_as_typed(typed: str, value: str) -> None:
    assert checked_value(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "about 5", "1,2,3", "1e5", "NaN", "12,34"])
def test_what_is_no_number_is_no_checked_value(typed: str) -> None:
    assert checked_value(typed) is None


def test_the_best_source_is_primary_and_to_the_point_and_never_confidential() -> None:
    appearance = UsedSource(STATISTICS, Evidence("s1", EvidenceRole.APPEARANCE))
    against = UsedSource(REPORT, Evidence("s2", EvidenceRole.AGAINST))
    secret = UsedSource(replace(STATISTICS, confidential=True), Evidence("s1"))
    assert best_source((appearance, against, secret)) == against
    assert best_source(DECIDED.used) == DECIDED.used[1]
    assert best_source((secret,)) is None


def test_agreement_is_told_for_two_reviewers_and_counts_their_newest_verdicts() -> None:
    accurate, misleading = verdict(VerdictCode.ACCURATE), verdict(VerdictCode.MISLEADING)
    assert agreement((accurate,)) is None
    assert agreement((accurate, replace(misleading, reviewer="Ben"))) == 0
    assert agreement((accurate, misleading, replace(misleading, reviewer="Ben"))) == 100
    assert agreement((accurate, replace(misleading, reviewer="Ben", complete=False))) is None
    three = (accurate, replace(accurate, reviewer="Ben"), replace(misleading, reviewer="Cem"))
    assert agreement(three) == Decimal("33.3")


def test_agreement_stays_unsaid_while_the_second_verdict_is_to_come() -> None:
    both = (verdict(VerdictCode.ACCURATE), verdict(VerdictCode.MISLEADING, "Ben"))
    waiting = replace(DECIDED, verdicts=both, row=replace(CLAIM, state=State.SECOND_REVIEW))
    assert build_row(waiting).agreement_pct is None
    assert build_row(replace(waiting, row=replace(CLAIM, state=State.DISPUTED))).agreement_pct == 0


def test_the_adjudicator_is_named_only_where_one_decided() -> None:
    assert build_row(DECIDED).adjudicator is None
    assert build_row(replace(DECIDED, origin=DecisionOrigin.ADJUDICATED)).adjudicator == "Ann"


def test_a_file_name_tells_its_day_and_what_is_unusual() -> None:
    day = date(2026, 2, 6)
    assert file_name(day) == "verdicts-2026-02-06.csv"
    assert file_name(day, separator=";", byte_order_mark=True) == "verdicts-2026-02-06-semicolon-bom.csv"
