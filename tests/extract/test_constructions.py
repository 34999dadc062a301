"""The cases of attributions, speakers, periods and subjects measure one construction each."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

from tests.masking import masked

FOLDER = Path(__file__).parents[1] / "cases"
FINDERS = ("attributions", "speakers", "periods", "subjects")


def texts() -> list[tuple[str, str]]:
    """(what to call it in a message, the text) of every case, those that are kept aside too.

    A text of which several figures are asked is there once. Of what is kept aside only the place is told.
    """
    found: dict[str, str] = {}
    for finder in FINDERS:
        for path in sorted(FOLDER.glob(f"{finder}*.toml")):
            for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
                label = f"{path.name} {number}"
                if not path.stem.endswith("_sealed"):
                    label += f": {case['text'][:70]}"
                found.setdefault(case["text"], label)
    return [(label, text) for text, label in found.items()]


def test_no_two_cases_are_equal_once_names_nouns_and_digits_are_masked() -> None:
    cases = texts()
    alike = defaultdict(list)
    for (label, _), construction in zip(cases, masked(text for _, text in cases), strict=True):
        alike[construction].append(label)
    assert [labels for labels in alike.values() if len(labels) > 1] == []
