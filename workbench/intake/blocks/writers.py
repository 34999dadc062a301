"""Notes on who wrote it: sentences on the person of a byline."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import chain

from workbench.intake.blocks.labelled import Labelled
from workbench.intake.bylines import is_names_only
from workbench.intake.label import WORDED, Role
from workbench.lexicon import table

LONGEST_NOTE = 70
"""Words."""
HEAD = 40
"""Characters at a note's start among which a word of the name stands."""
BYLINES = 3
"""The bylines above a note, at most, of whose people it may tell."""
_NAMED = re.compile(
    r"""
    (?P<name>
      [^\W\d_a-z][\w.’'-]*
      (?: [ ] (?: (?: van|von|de|del|da|di|der|bin|al|el|la|le )[ ] )? [^\W\d_a-z][\w.’'-]* ){0,4}
    )
    (?: , [^,.]{2,40} , )? [ ] (?= [a-z] )                       # Ada Field, a teacher in Turin, is
    """,
    re.VERBOSE,
)
_OFFICE = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Rev|Sir)\.? )+")
_BY = re.compile(r"^.{0,40}?\b(?:by|author|reporter|writer)\b ?:? ?", re.IGNORECASE)
_APART = re.compile(r" ?[|•·/@] ?|, | [—–-] | (?:in|for|at|of|from) ")
_AND = re.compile(r" and | & ")
_TELLS = re.compile(
    r"""
    (?: is | are ) [ ] (?: (?: a|an|the|our|also )[ ] | based[ ] | \S+[’']s[ ]
      | (?: [a-z-]+[ ] ){0,3} (?: editor|reporter|correspondent|columnist|lecturer|professor ) s? [ ] )
    | covers[ ] | reports[ ](?: on|from|for )[ ] | writes[ ] | edits[ ] | teaches[ ] | works[ ] | joined[ ]
    | lives[ ](?: in|on )[ ] | hosts[ ] | leads[ ] | has[ ](?: covered|written|reported|worked )[ ]
    | can[ ]be[ ]reached
    """,
    re.VERBOSE,
)
"""Ada Field is a reporter; not: Ada Field is survived by her husband"""
_PRESENTED = re.compile(
    r"(?P<name>(?P<first>[^\W\d_a-z][\w’'-]+) [\w’' -]{2,40}), [^.“”\"]{3,60}\. (?P=first) "
)
"""Ada Field, transport reporter. Ada writes"""
_NEWS = re.compile(r"(?:said|says|told|asks|asked|added|wins|won|dies|died|warned|urged)\b")
"""What is told of somebody whom an article is about."""


def notes_on_writers(page: Labelled) -> Iterator[int]:
    """ "Ada Field covers the harbour.": no article tells of its own writer so. Of one name only, or of what
    else she did, it must stand at the end of the text; or right below the byline."""
    signed: deque[tuple[str, ...]] = deque(maxlen=BYLINES)
    named: deque[tuple[str, ...]] = deque(maxlen=BYLINES)  # by lines that are but worded like furniture
    sure, others = _Writers(()), _Writers(())
    for index, line in enumerate(page.lines):
        if _is_signed(page, index):
            signed.append(_people(line.text))
            sure = _Writers(chain.from_iterable(signed))
        elif index in page.labels:
            if page.labels[index].reason == WORDED and is_names_only(line):
                named.append(_people(line.text))
                others = _Writers(chain.from_iterable(named))
        elif 4 < line.words <= LONGEST_NOTE and not line.level:
            text = line.text.lstrip("([—–-* ")
            head = text[:HEAD].casefold()
            if (sure.may_begin(head) and _is_note(page, index, text, sure.names)) or (
                others.may_begin(head) and _is_note(page, index, text, others.names, sure=False)
            ):
                yield index


class _Writers:
    """The people of the bylines above."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self._words = tuple({word for name in self.names for word in name.split()})

    def may_begin(self, head: str) -> bool:
        """The letters of a word of one of the names stand in it: quickly seen, and seldom so."""
        return any(map(head.__contains__, self._words))


def _is_signed(page: Labelled, index: int) -> bool:
    label, line = page.labels.get(index), page.lines[index]
    if label is not None:
        return label.reason == "byline" or (page.is_stamp(index) and _BY.match(line.text) is not None)
    above = page.role(index - 1)
    return above not in {None, Role.MARKER, Role.LIST, Role.HEAD} and is_names_only(line)


def _people(text: str) -> tuple[str, ...]:
    """The names of a byline in small letters, without places and offices."""
    signed = _BY.sub("", text)
    if " and " in text:
        signed = signed.replace(", ", " and ")
    names = (_bare(_APART.split(each)[0]) for each in _AND.split(signed))
    return tuple(name for name in names if _bodies().isdisjoint(name.split()))


def _is_note(page: Labelled, index: int, text: str, people: Collection[str], *, sure: bool = True) -> bool:
    """Of one of these people; where they are not sure to be writers it must say what she is or does."""
    presented = _PRESENTED.match(text)
    if presented and _bare(presented["name"]) in people:
        return _TELLS.match(text, presented.end()) is not None
    named = _NAMED.match(text)
    if named is None:
        return False
    name, headed = _bare(named["name"]), page.role(index - 1) is Role.HEAD
    tells = _TELLS.match(text, named.end()) is not None
    ends = page.line(index + 1) is None or index + 1 in page.labels
    if " " not in name:  # it may be that of a place, too
        known = any(name in each.split() for each in people if " " in each)
        return known and tells and ends
    if name not in people:
        return False
    if _goes_on(page, index):
        return tells and headed
    return tells or (sure and not (headed or _NEWS.match(text, named.end())))


def _goes_on(page: Labelled, index: int) -> bool:
    """Running text follows."""
    below = page.line(index + 1)
    return below is not None and index + 1 not in page.labels and below.is_prose


def _bare(name: str) -> str:
    return _OFFICE.sub("", " ".join(name.split())).casefold().strip(" .,:;|()[]@")


@cache
def _bodies() -> frozenset[str]:
    """Words in the names of papers and bodies, which articles do tell of."""
    return frozenset(table("furniture", "bodies")["words"])
