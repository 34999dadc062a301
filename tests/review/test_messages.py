"""What a browser sends is read or refused in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from workbench.errors import Refused
from workbench.review.messages import (
    read_command,
    read_draft,
    read_judgement,
    read_queue,
    read_reason,
    read_source,
)
from workbench.values.source import EvidenceRole, SourceKind
from workbench.values.verdict import ReasonCode, VerdictCode


def test_a_whole_judgement() -> None:
    found = read_judgement(
        {
            "code": "misleading",
            "attribution": None,
            "extraction": "",
            "reasons": ["stale", "stale", "arithmetic"],
            "rationale": " The base year is 2016. ",
            "known_gaps": "",
            "confidence": "high",
            "checked_value": "1,234.50",
            "checked_unit": "tonne",
            "evidence": [
                {"source_id": "s1", "role": "evidence_against", "figure_value": 1234, "locator": "table 2"},
                {"source": {"title": "Harbour yearbook", "url": "https://example.org/y"}, "role": "context"},
            ],
        }
    )
    judgement, evidence = found.judgement, found.evidence
    assert judgement.code is VerdictCode.MISLEADING
    assert judgement.attribution is None
    assert judgement.extraction is None
    assert judgement.reasons == (ReasonCode.STALE, ReasonCode.ARITHMETIC)
    assert judgement.rationale == "The base year is 2016."
    assert judgement.checked_value == "1234.50"
    assert evidence[0][0] is None
    assert evidence[0][1].figure_value == Decimal(1234)
    assert evidence[0][1].role is EvidenceRole.AGAINST
    assert evidence[1][0] is not None
    assert evidence[1][0].title == "Harbour yearbook"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"code": "true"}, "the verdict 'true' is none of: accurate, "),
        ({"reasons": ["because"]}, "the reason 'because' is none of"),
        ({"reasons": "stale"}, "reasons is a list"),
        ({"rationale": "x" * 1001}, "rationale has 1,001 characters: 1,000 at most"),
        ({"checked_value": "some"}, "the checked value 'some' is no amount"),
        ({"evidence": [{"role": "context"}]}, "evidence needs its source"),
        ({"evidence": ["s1"]}, "evidence needs its source"),
        ({"evidence": [{"source_id": "\ud83d"}]}, "is no source: choose one or add it"),
        ({"evidence": [{"source_id": "s1; DROP"}]}, "'s1; DROP' is no source"),
        ({"evidence": [{"source": {"title": ""}}]}, "a source needs a title"),
        ({"checked_value": float("nan")}, "the checked value 'nan' is no amount"),
        ({"checked_value": "1e5"}, "the checked value '1e5' is no amount"),
        ({"evidence": [{"source": {"title": "x", "url": "javascript:alert(1)"}}]}, "is no address"),
        ({"evidence": [{"source": {"title": "x", "accessed": "today"}}]}, "accessed 'today' is no day"),
        ({"evidence": [{"source_id": "s1"}] * 21}, "21 sources are too many"),
    ],
)
def test_what_a_field_can_not_hold_is_told(body: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        read_judgement(body)


def test_characters_that_no_database_keeps_are_left_out() -> None:
    assert read_judgement({"rationale": "a\0b \ud800c"}).judgement.rationale == "ab ?c"


def test_a_source_with_all_its_dates() -> None:
    source = read_source(
        {"title": "Yearbook", "kind": "primary_data", "is_primary": True, "accessed": "2026-02-01"}
    )
    assert (source.kind, source.is_primary, source.accessed) == (
        SourceKind.PRIMARY_DATA,
        True,
        date(2026, 2, 1),
    )


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"boot": "", "queue": []},
        {"boot": "x" * 61, "queue": []},
        {"boot": "b", "queue": {}},
        {"boot": "b", "queue": [{"kind": "judge"}]},
        {"boot": "b", "queue": [{"number": True}]},
        {"boot": "b", "queue": [{"number": 0}]},
        {"boot": "b", "queue": [{"number": 2**31}]},
        {"boot": "b\0", "queue": []},
        {"boot": "\ud83d", "queue": []},
        {"boot": "b", "queue": ["judge"]},
    ],
)
def test_what_is_no_message_is_refused_whole(message: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="reload the page"):
        read_queue(message)


def test_commands_come_in_the_order_of_their_numbers() -> None:
    _, queue = read_queue({"boot": "b", "queue": [{"number": 2}, {"number": 1}]})
    assert [raw["number"] for raw in queue] == [1, 2]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"number": 1, "kind": "judge", "version": 1}, "needs its claim"),
        ({"number": 1, "kind": "judge", "claim": "c1"}, "needs the version"),
        ({"number": 1, "kind": "judge", "claim": "c1", "version": "1"}, "needs the version"),
        ({"number": 1, "kind": "judge", "claim": "c1", "version": 1, "body": []}, None),
        ({"number": 1, "kind": "judge", "claim": "c1", "version": 1, "body": "x"}, "and a body"),
        ({"number": 1, "kind": "delete", "claim": "c1", "version": 1}, "the command 'delete' is none of"),
    ],
)
def test_a_command_names_its_claim_and_version(raw: dict[str, Any], told: str | None) -> None:
    if told is None:
        assert read_command(raw).body == {}
    else:
        with pytest.raises(Refused, match=told):
            read_command(raw)


def test_a_value_below_zero_is_a_value() -> None:
    assert read_judgement({"checked_value": -0.3}).judgement.checked_value == "-0.3"


def test_a_draft_is_kept_without_what_no_database_keeps() -> None:
    typed = {"rationale": " half an emoji \ud83d", "list": ["a\0b", 5, None, {"deep": True}]}
    kept = {"rationale": " half an emoji ?", "list": ["ab", 5, None, {"deep": True}]}
    assert read_draft(typed) == kept


@pytest.mark.parametrize("typed", [float("nan"), float("inf"), 10**400, b"bytes", "x" * 20_001])
def test_a_draft_that_can_not_be_kept_is_told(typed: object) -> None:
    with pytest.raises(Refused, match="what was typed"):
        read_draft({"rationale": typed})


def test_a_reason_is_needed() -> None:
    assert read_reason({"reason": " furniture "}) == "furniture"
    with pytest.raises(Refused, match="give a reason"):
        read_reason({"reason": "  "})
