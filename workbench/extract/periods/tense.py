"""Whether a date looks ahead: the verb nearest to it decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from workbench.lexicon import listed

_CLAUSE_END = re.compile(
    r"""
      [;:]
    | [,—–-][ ](?:but|while|whereas|which|who|although|though)\b
    | \b(?:and|after|when)[ ]
    """,
    re.VERBOSE,
)


_THINGS = frozenset(("plan", "plans", "target", "goal", "forecast", "forecasts"))
_A_THING = re.compile(r"\b(?:an?|the|his|her|its|their|any|no|this|that)[ ](?:[a-z]+[ ])?$", re.IGNORECASE)


@cache
def _cues() -> re.Pattern[str]:
    ahead = "|".join(re.escape(words) for words in sorted(listed("periods", "future"), key=len, reverse=True))
    past = "|".join(re.escape(words) for words in sorted(listed("periods", "past"), key=len, reverse=True))
    title = "|".join(sorted(listed("periods", "title_future"), key=len, reverse=True))
    return re.compile(
        rf"""
          (?<![\w’'])(?P<ahead>{ahead})(?!\w)     # looks ahead
        | (?<!\w)to[ ](?P<title>{title})(?!\w)     # so it does in a title
        | (?<!\w)(?<!\bbe[ ])(?:{past}|\w{{2,20}}ed)(?!\w)   # looks back; not "will be counted"
        """,
        re.VERBOSE | re.IGNORECASE,
    )


class Tense:
    """The words of one sentence that say whether it looks ahead or back."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._found: list[tuple[int, bool]] = []
        for match in _cues().finditer(sentence):
            if match.start() and match[0] in ("May", "Will", "Might"):
                continue  # names have a capital and stand inside the sentence
            if match.lastgroup == "title" and (self._found or sentence.rstrip().endswith((".", "”", '"'))):
                continue  # "Fares to rise in April" looks ahead, "It caused fares to rise" does not
            told = bool(self._found) and not self._found[-1][1]
            if told and match[0].lower() in _THINGS and _A_THING.search(sentence, 0, match.start()):
                continue  # "I asked for a plan in May": the plan is a thing of the past clause
            self._found.append((match.start(), match.lastgroup in ("ahead", "title")))

    def looks_ahead(self, start: int, end: int) -> bool:
        """The last cue before `start`, else the first after `end`; without any, it looks back.

        A cue of an earlier clause does not count where the clause of the date has one of its own.
        """
        place = bisect_left(self._found, (start, False))
        before = self._found[place - 1] if place else None
        after = next((cue for cue in self._found[place:] if cue[0] >= end), None)
        if before and after and _CLAUSE_END.search(self._sentence, before[0], start):
            between = _CLAUSE_END.search(self._sentence, end, after[0])
            return before[1] if between else after[1]
        if before:
            return before[1]
        return bool(after and after[1])
