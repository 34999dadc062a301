"""Every entry of the word files that figures are read with: its example finds what it says."""

from __future__ import annotations

import tomllib

import pytest

from workbench.extract.figures import find_figures
from workbench.home import WORDS
from workbench.values.figure import Figure

FILES = (
    "ages", "blockers", "changes", "checkable", "counts", "currencies", "modifiers", "money", "numbers",
    "units",
)  # fmt: skip


def told(figure: Figure) -> str:
    """A figure in the words of the examples: "12 USD per share, about, up, not checkable"."""
    high = f" to {figure.high:f}" if figure.high is not None else ""
    unit = f" {figure.unit}" if figure.unit else ""
    per = f" per {figure.per}" if figure.per else ""
    more = [word.value for word in (figure.modifier, figure.change) if word is not None]
    more += [] if figure.checkable else ["not checkable"]
    return ", ".join([f"{figure.value:f}{high}{unit}{per}", *more])


ENTRIES = [
    pytest.param(entry, id=f"{name}-{table}-{place}")
    for name in FILES
    for table, entries in tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8")).items()
    for place, entry in enumerate(entries, 1)
]


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_example_of_a_word_finds_what_it_says(entry):
    example = entry["example"]
    assert "; ".join(told(figure) for figure in find_figures(example["text"])) == example["finds"]


@pytest.mark.parametrize("name", ["units", "money"])
def test_no_surface_means_two_units(name):
    seen: dict[str, str] = {}
    for table, entries in tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8")).items():
        for entry in entries:
            owner = f"{entry.get('name') or entry.get('code')} {entry.get('per', '')}"
            for surface in (*entry.get("surfaces", ()), *entry.get("symbols", ()), *entry.get("signs", ())):
                assert seen.setdefault(surface, owner) == owner, f"{surface!r} is in {table} twice"
