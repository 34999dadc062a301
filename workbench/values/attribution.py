"""Who is said to have said what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.values.span import Span


class AttributionKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AttributionClass(StrEnum):
    SPEECH = "speech"
    WRITING = "writing"
    DOCUMENT = "document"  # data, a poll, a report says
    BELIEF = "belief"
    INTENTION = "intention"


class Polarity(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"
    NOT_SAID = "not_said"  # "declined to say", "did not claim"


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a source, and the full name they stand for where the article tells.

    `role` is the office or title of that person as this article prints it, `kind` what bears the name;
    None where the article does not tell.
    """

    span: Span
    resolved: str | None = None
    role: str | None = None
    kind: SpeakerKind | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that something was said."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """`source` is None for hearsay without a source ("allegedly"); `content` is in reading order."""

    source: Mention | None
    cue: Cue
    content: tuple[Span, ...]
    kind: AttributionKind
    speech_class: AttributionClass
    via: Mention | None = None
    polarity: Polarity = Polarity.ASSERTED
    hedged: bool = False
    hedges: tuple[Span, ...] = ()
    rule: str = ""  # the rule that found it, for `--explain`
