"""What a reader is handed: some bytes with their name, and what is known of them from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.intake.document import NOTHING_TOLD, Told
from workbench.intake.limits import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to be read. `name` is the file's own; `origin` says where they stand, for people."""

    origin: str
    raw: bytes
    name: str = ""
    form: str = "auto"
    told: Told = NOTHING_TOLD  # by the container
    is_item: bool = False  # one of several texts of a container that is no archive of files
    depth: int = 0  # archives around it


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked. One for an input, however deep its archives are nested."""

    left: int

    def take(self, size: int) -> bool:
        """Whether there is room for that many; they are counted if so."""
        if size > self.left:
            return False
        self.left -= size
        return True


@dataclass(frozen=True, slots=True)
class Context:
    """How to read: the limits, the columns that a person named, and what may still be unpacked."""

    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    budget: Budget = field(default_factory=lambda: Budget(Limits().unpacked_megabytes * 1_000_000))
