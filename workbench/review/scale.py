"""The verdict scale in words. The codes are fixed; what a desk calls them may differ."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.values.verdict import VerdictCode

GUIDELINE_VERSION = "1"
"""The version of `docs/guideline.md` that verdicts given today follow."""


@dataclass(frozen=True, slots=True)
class Step:
    """A code with its label and when to use it; `rating` is None where it is no step of truth."""

    code: VerdictCode
    label: str
    use_when: str

    @property
    def rating(self) -> int | None:
        return self.code.rating


SCALE: tuple[Step, ...] = (
    Step(
        VerdictCode.ACCURATE,
        "Accurate",
        "it holds within the rounding that is stated; nothing material is missing",
    ),
    Step(
        VerdictCode.MOSTLY_ACCURATE,
        "Mostly accurate",
        "the main point holds; a detail or a qualifier is off",
    ),
    Step(
        VerdictCode.MISLEADING,
        "Misleading",
        "the figure can be reproduced, but its baseline, period or an omission changes the conclusion",
    ),
    Step(
        VerdictCode.MOSTLY_INACCURATE,
        "Mostly inaccurate",
        "there is a true element; the main point fails",
    ),
    Step(VerdictCode.INACCURATE, "Inaccurate", "the best available source contradicts it"),
    Step(
        VerdictCode.UNPROVEN,
        "Unproven",
        "searched and documented; the evidence is not enough, or conflicts. Say what is not known",
    ),
    Step(
        VerdictCode.NOT_CHECKABLE,
        "Not checkable",
        "opinion, forecast, or a measure that is not defined",
    ),
)


def one_step_apart(one: VerdictCode | None, other: VerdictCode | None) -> bool:
    """Whether the two are neighbours on the scale; a code without rating has no neighbour."""
    if one is None or other is None or one.rating is None or other.rating is None:
        return False
    return abs(one.rating - other.rating) == 1
