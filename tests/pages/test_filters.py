"""What the address holds is what is filtered, both ways."""

from __future__ import annotations

from datetime import date

import pytest

from pages.parts.filters import read, written
from workbench.values.claim import ClaimKind
from workbench.values.listing import ClaimFilter
from workbench.values.review import State
from workbench.values.verdict import VerdictCode

FILTERS = (
    ClaimFilter(),
    ClaimFilter(words="gold & silver", publisher="Harbour Herald"),
    ClaimFilter(verdict=VerdictCode.UNPROVEN, kind=ClaimKind.BOTH, state=State.FINAL),
    ClaimFilter(unreviewed=True, first=date(2026, 1, 1), last=date(2026, 2, 6)),
    ClaimFilter(incomplete=True, speaker="Ilse Marant", metric="a|b|c", unit="%"),
)


@pytest.mark.parametrize("wanted", FILTERS)
def test_a_filter_comes_back_from_its_address(wanted: ClaimFilter) -> None:
    assert read(written(wanted)) == wanted


@pytest.mark.parametrize(
    "address", [{"verdict": "nonsense"}, {"first": "soon"}, {"kind": "both "}, {"state": ""}, {"other": "x"}]
)
def test_what_can_not_be_read_does_not_filter(address: dict[str, str]) -> None:
    assert read(address) == ClaimFilter()
