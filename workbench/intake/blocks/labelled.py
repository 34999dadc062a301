"""A page's lines with what is known of them so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.intake.label import Label, Role
from workbench.intake.lines import Line

BRIEF = 8
"""Words of a line that may be a button, an entry or a name."""
SHARING = Label("sharing buttons", Role.END)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The lines, and the labels of those that are furniture."""

    lines: Sequence[Line]
    labels: Mapping[int, Label]
    brief: Sequence[int] = field(init=False)  # indexes of the lines of a few words

    def __post_init__(self) -> None:
        brief = [index for index, line in enumerate(self.lines) if line.words <= BRIEF]
        object.__setattr__(self, "brief", brief)

    def line(self, index: int) -> Line | None:
        """The line at `index`; None beyond the page's end."""
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def role(self, index: int) -> Role | None:
        """The part that the line plays; None where it may be text."""
        label = self.labels.get(index)
        return label.role if label is not None else None

    def is_text(self, index: int) -> bool:
        """Running text, as far as the line alone tells."""
        line = self.line(index)
        return line is not None and index not in self.labels and line.is_prose

    def is_stamp(self, index: int) -> bool:
        label = self.labels.get(index)
        return label is not None and label.reason == "time stamp"

    def is_right_below_head(self, index: int) -> bool:
        """A byline or a stamp stands above, and between them nothing but furniture."""
        for above in range(index - 1, max(-1, index - 10), -1):
            role = self.role(above)
            if role is None or role is Role.HEAD:
                return role is Role.HEAD
        return False
