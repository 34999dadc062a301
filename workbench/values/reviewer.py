"""A person of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    VIEWER = "viewer"
    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Reviewer:
    id: int
    name: str
    role: Role
    active: bool = True
