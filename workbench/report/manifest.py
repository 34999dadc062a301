"""What an export was: rows, hash, filter, who, when. It is kept beside the file and as an event."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime

from workbench.contract import Json, to_text
from workbench.report.rows import EXPORT_VERSION
from workbench.report.safe_csv import utc_text
from workbench.values.listing import ClaimFilter


@dataclass(frozen=True, slots=True)
class Manifest:
    """`sha256` covers the file as it was written, in UTF-8; `filter` holds the filled fields only.

    `withdrawn` is how many final verdicts were left out because their article is withdrawn.
    """

    rows: int
    sha256: str
    filter: tuple[tuple[str, str], ...]
    by: str
    at: datetime
    what: str = "verdicts"
    form: str = "csv"
    withdrawn: int = 0

    def told(self) -> Json:
        """For the event, which knows by itself who and when: a name in it could not be taken back."""
        return {
            "what": self.what,
            "format": self.form,
            "export_version": EXPORT_VERSION,
            "rows": self.rows,
            "sha256": self.sha256,
            "filter": dict(self.filter),
            **({"withdrawn": self.withdrawn} if self.withdrawn else {}),
        }

    def json(self) -> Json:
        return {**self.told(), "by": self.by, "at": utc_text(self.at)}

    def text(self) -> str:
        """As the file that lies beside the export."""
        return to_text(self.json(), indent=2) + "\n"


def filter_fields(wanted: ClaimFilter, *, all_states: bool) -> tuple[tuple[str, str], ...]:
    """What limits the export, field by field; claims without a final verdict count as left out."""
    filled = tuple(
        (field.name, "true" if value is True else str(value))
        for field in fields(wanted)
        if (value := getattr(wanted, field.name)) not in (None, "", False)
    )
    return filled if all_states else (*filled, ("only", "final"))


class Tally:
    """Passes text on and keeps its hash and length; `rows` is counted by who writes."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._digest = hashlib.sha256()
        self._held: list[str] = []

    def __call__(self, text: str) -> None:
        self._held.append(text)
        if len(self._held) >= _CHUNK:
            self.flush()

    def flush(self) -> None:
        text = "".join(self._held)
        self._held.clear()
        if text:
            self._digest.update(text.encode("utf-8"))
            self._write(text)

    @property
    def sha256(self) -> str:
        self.flush()
        return self._digest.hexdigest()


_CHUNK = 200  # rows written at once: fewer, larger writes
