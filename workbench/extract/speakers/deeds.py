""" "The founder", "the witness" -> whoever the text tells to have founded or seen something."""

from __future__ import annotations

import re
from functools import cache

from workbench.extract.names.name import Name
from workbench.extract.names.words import gender_of_words
from workbench.extract.source_words import DEFINITE
from workbench.extract.speakers.passage import Passage
from workbench.lexicon import entries
from workbench.values.span import Span

_NEAREST = 60  # characters between a name and the verb
_LEAD = r"""
    (?:,[^,.;:“”"]{1,40},|\s\(\d+\))?      # ", 34," and ", a widow,"
    (?:,?\swho)?
    (?:\s\w+ly)?                           # "quietly"
    \s
"""


class Deeds:
    """Resolves people by what they did."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    def full_name(self, source: Span) -> str | None:
        """The one person named before who did what the noun tells; None where two did, or one unnamed."""
        low = source.of(self._passage.text).lower()
        noun = low.partition(" ")[2]
        verbs = _deeds().get(noun) if low.startswith(DEFINITE) else None
        if not verbs or self._passage.introduces(noun, source):
            return None
        did = self._who_did(verbs, source)
        gender = gender_of_words({noun})
        fitting = {name.full for name in did if not gender or name.gender in ("", gender)}
        return fitting.pop() if len(fitting) == 1 and len(did) == 1 else None

    def _who_did(self, verbs: tuple[str, ...], source: Span) -> set[Name]:
        here = self._passage
        spaced = "|".join(re.escape(verb) for verb in verbs)
        deed = re.compile(rf"{_LEAD}(?:{spaced})\b", re.VERBOSE)
        did = set()
        for place, mention in enumerate(here.mentions):
            if mention.span.start >= source.start:
                break
            if mention.name.kind == "body":
                continue
            end = min(mention.span.end + _NEAREST, here.sentence_around(mention.span.start).end)
            if not deed.match(here.text, mention.span.end, end):
                continue
            did.add(mention.name)
            before = here.mentions[place - 1] if place else None
            if before is not None and here.text[before.span.end : mention.span.start] in (" and ", " or "):
                did.add(before.name)  # "Ash and Bell founded": of two neither
        return {name for name in did if name.kind == "person" or " " in name.full}


@cache
def _deeds() -> dict[str, tuple[str, ...]]:
    """ "founder" -> what one did: "founded", "set up"."""
    groups = entries("titles", "deeds")
    return {word: tuple(group["marks"]) for group in groups for word in group["words"]}
