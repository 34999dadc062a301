"""How much of an input is read, as it is set."""

from __future__ import annotations

from workbench.intake.limits import Limits
from workbench.settings import Settings


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings state."""
    return Limits(
        megabytes=settings.max_megabytes,
        unpacked_megabytes=settings.max_unpacked_megabytes,
        members=settings.max_members,
        pages=settings.max_pages,
        rows=settings.max_rows,
        seconds=settings.max_seconds,
        memory_megabytes=settings.max_memory_megabytes,
    )
