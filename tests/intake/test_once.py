"""Attributes of a line are worked out when they are asked for, and kept."""

from __future__ import annotations

from workbench.intake.once import once


class Counter:
    def __init__(self) -> None:
        self.asked = 0

    @once
    def answer(self) -> int:
        """What it is."""
        self.asked += 1
        return 40 + self.asked


def test_it_is_worked_out_once_for_each_object() -> None:
    one, other = Counter(), Counter()
    assert one.asked == 0
    assert (one.answer, one.answer) == (41, 41)
    assert (one.asked, other.asked) == (1, 0)
    assert other.answer == 41


def test_on_the_class_it_tells_of_itself() -> None:
    assert Counter.answer.__doc__ == "What it is."
